"""Values with the head that gave them, and what else it considered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from chancery.model import Cited, Span

if TYPE_CHECKING:
    from chancery.read.encoder import Floats

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as it is written into every value, such as `read@1`."""

    name: str

    def cited(
        self, head: str, value: T, span: Span, confidence: float, runner_up: str | None = None
    ) -> Cited[T]:
        """A value with the head that gave it, as in `read.status@1`."""
        stage, _, version = self.name.partition("@")
        sure = min(1.0, float(confidence))
        return Cited(value, (span,), sure, f"{stage}.{head}@{version}", runner_up)


def best(scores: Floats, names: tuple[str, ...]) -> tuple[str, float, str]:
    """The likeliest name, its probability, and the next one in words."""
    order = scores.argsort()[::-1]
    second = f"{names[order[1]]} {float(scores[order[1]]):.2f}"
    return names[order[0]], float(scores[order[0]]), second
