"""What a matched time expression is, and the small readings that all rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chancery.resolve.when import calendar
from chancery.resolve.when.context import Context
from chancery.resolve.when.words import (
    ORDINALS,
    PARTS,
    PLURALS,
    UNITS,
    bare,
    number,
)


class Meaning(NamedTuple):
    """What a time expression says; `until` is the last day of a written range."""

    type: str
    value: str
    until: date | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The tokens that a rule matched, by class."""

    context: Context
    start: int
    end: int

    @property
    def shape(self) -> str:
        """The classes of the matched tokens."""
        return self.context.tokens.shape[self.start : self.end]

    def of(self, classes: str) -> list[str]:
        """The words, in small letters, of the matched tokens of these classes."""
        words = self.context.tokens.lows[self.start : self.end]
        return [bare(w) for w, c in zip(words, self.shape, strict=True) if c in classes]

    def first(self, classes: str) -> str:
        """The first such word; the pattern has made sure that there is one."""
        return self.of(classes)[0]

    @property
    def tense(self) -> int:
        """Which way the sentence looks at this place."""
        return self.context.tense(self.start, self.end)

    def after(self, offset: int = 0) -> str:
        """The word after the match, in small letters."""
        return self.context.low(self.end + offset)

    def before(self, offset: int = 0) -> str:
        """The word before the match, in small letters."""
        return self.context.low(self.start - 1 - offset)


NOTHING = Meaning("", "")  # no time at all, and nothing within the words is one either
Build = Callable[[Found], Meaning | None]


def dated(when: date | None, unit: str = "D") -> Meaning | None:
    """Return the meaning of a day or the unit it lies in, or None for no day."""
    return Meaning("DATE", calendar.value_of(when, unit)) if when else None


def with_part(value: str, parts: list[str]) -> Meaning:
    """Return a day, or a part of the day ("morning") as a TIME."""
    if not parts:
        return Meaning("DATE", value)
    code = PARTS[parts[0]]
    return Meaning("TIME", f"{value}T{code}")


# Words that look from the day of the story, where it has one, and not from that of print.
OF_THE_STORY = frozenset(("following", "previous", "preceding", "that", "same"))


def direction(word: str) -> int:
    """Tell whether a word like "last" or "next" looks back, ahead or neither."""
    if word in ("last", "past", "previous", "preceding", "latest"):
        return -1
    return 1 if word in ("next", "coming", "following", "upcoming") else 0


def count_of(found: Found) -> float | None:
    """Return how many units are counted; None where "several" leaves it open."""
    words = found.of("NDYOAF&9")
    halves = found.of("H")
    if not halves and "&" in found.shape.rstrip("UVmGgb"):
        words = words[: found.shape.index("&")]  # "two to three weeks": the lower
    digits = [w for w in words if w not in ("and", "or", "to", "a", "an", "first")]
    value = number(digits)
    if "couple" in digits:
        value = 2
    elif any(w in ("few", "several", "many", "some") for w in digits):
        return None
    if value is None and not halves:
        return 1 if "a" in words or "an" in words else None
    if halves:
        return (value or (1 if "U&AH" in found.shape else 0)) + 0.5
    return value


def unit_of(found: Found) -> str:
    """Return the code of the unit that the match ends in."""
    word = found.of("UV")[-1]
    return UNITS.get(word) or PLURALS[word]


def day_number(words: list[str]) -> int:
    """Read "7th", "seventh" or "7" as a number."""
    word = words[0]
    return ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))
