"""Quantities as the ranges of values that their words allow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.model import Cited, Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as the range of values that its words allow."""

    kind: str
    low: float
    high: float


_AT_LEAST = re.compile(
    r"(?:(?<!no )(?<!not )more than|at least|no fewer than|no less than|over|above)\s*$"
)
_AT_MOST = re.compile(r"(?:up to|as many as|fewer than|less than|not? more than|under|at most)\s*$")
_ABOUT = re.compile(
    r"(?:about|around|nearly|almost|some|approximately|roughly|an estimated|dozens of)\s*$"
)
_BOUNDED = (
    (_AT_LEAST, re.compile(r"^(?:more than|at least|no fewer than|over)\b")),
    (_AT_MOST, re.compile(r"^(?:up to|as many as|fewer than|less than)\b")),
    (_ABOUT, re.compile(r"^(?:about|around|nearly|almost|some|approximately|roughly)\b")),
)


# "20 to 30", "between 20 and 30": of a range the record holds the lower end and all the words.
_RANGE = re.compile(r"^\d[\d,.]*(?: (?:to|and) | ?[-–] ?)(\d[\d,]*(?:\.\d+)?)$")


def amount(cited: Cited[Quantity], text: str) -> Amount:
    """The range that a quantity's words allow: "more than two dozen" is 24 and upwards.

    A round number without a bound may stand for its neighbours: 100 for 95 to 105.
    """
    value = cited.value.value
    kind = cited.value.kind
    if (highest := _highest(cited, text)) is not None:
        return Amount(kind, value, highest)
    least, most, about = _bounds(cited, text)
    if least:
        return Amount(kind, value, value * 2 + 10)
    if most:
        return Amount(kind, 0.0, value)
    slack = 0.2 if about else 0.05 if value >= 20 and value % 10 == 0 else 0.0
    return Amount(kind, value * (1 - slack), value * (1 + slack))


def ends(cited: Cited[Quantity], text: str) -> tuple[float | None, float | None]:
    """The lowest and the highest number that a quantity's words give, None for an end left open.

    "At least 26" has no highest and "up to 26" no lowest; of "26" and "about 26" it is both.
    """
    value = cited.value.value
    if (highest := _highest(cited, text)) is not None:
        return value, highest
    least, most, _ = _bounds(cited, text)
    if least:
        return value, None
    return (None, value) if most else (value, value)


def _highest(cited: Cited[Quantity], text: str) -> float | None:
    """The upper end of a range in figures, None where its words are no such range."""
    found = _RANGE.match(cited.spans[0].of(text)) if cited.spans else None
    highest = float(found[1].replace(",", "")) if found else None
    return highest if highest is not None and highest > cited.value.value else None


def _bounds(cited: Cited[Quantity], text: str) -> tuple[bool, bool, bool]:
    """Whether its words, or those before them, say "at least", "at most" or "about"."""
    before, own = "", ""
    if cited.spans:
        start = cited.spans[0].start
        before = " ".join(text[max(0, start - 24) : start].lower().split()) + " "
        own = cited.spans[0].of(text).lower()
    least, most, about = (
        bool(ahead.search(before) or inside.search(own)) for ahead, inside in _BOUNDED
    )
    return least, most, about
