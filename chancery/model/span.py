"""Where in a text something stands, and values that cite where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from chancery.errors import InvariantError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets into an article's frozen text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvariantError(f"span {self.start}:{self.end}: expected 0 <= start < end")

    def of(self, text: str) -> str:
        """The words the span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def gap(self, other: Span) -> int:
        """Characters between the two; none where they touch or overlap."""
        return max(self.start - other.end, other.start - self.end, 0)

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Cited(Generic[T]):
    """A value with the words it rests on and the stage that set it.

    `confidence` is a calibrated probability in [0, 1]; `stage` reads
    ``name@version``; `runner_up` is what else was considered, `why` the reason
    in words. `spans` is empty only for values that no words state: those of an
    imported row, or a default that says so in `why`.
    """

    value: T
    spans: tuple[Span, ...]
    confidence: float
    stage: str
    runner_up: str | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise InvariantError(f"confidence {self.confidence}: expected 0 to 1")
        if "@" not in self.stage:
            raise InvariantError(f"stage {self.stage!r}: expected name@version")
