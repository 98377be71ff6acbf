"""The year of what is told of the past: that told just before, for a day or a month without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chancery.assets.calendar import MONTHS
from chancery.model import Claim, Granularity, Status
from chancery.resolve.when import calendar
from chancery.resolve.when.find import Timex

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LONG = 3  # years before print: what happened later is told as news
_REACH = 600  # characters over which a year is carried


def bygone(
    text: str, times: Sequence[Timex], claim: Claim, at: slice, published: date | None
) -> list[Timex]:
    """The times of a historical claim's sentence, `at` those of the text, with the year told before.

    "The Soviet Union fell in 1991. In December its flag was lowered": December 1991.
    """
    own = list(times[at])
    if claim.status.value is not Status.HISTORICAL or published is None:
        return own
    year = _told(text, times, at.start, published)
    for index, timex in enumerate(own):
        words = timex.span.of(text)
        if found := _YEAR.search(words):
            year = int(found[0])
        elif year and published.year - year >= _LONG and _yearless(timex, words):
            own[index] = _in_year(timex, year)
    return own


def _told(text: str, times: Sequence[Timex], before: int, published: date) -> int | None:
    """The year told last before the claim's sentence, if it is not far back nor another since."""
    for timex in reversed(times[max(0, before - 4) : before]):
        found = _YEAR.search(timex.span.of(text))
        if found:
            near = (
                times[before].span.start - timex.span.end <= _REACH
                if before < len(times)
                else False
            )
            return int(found[0]) if near else None
        if timex.start and timex.start.year == published.year:
            return None  # the text has come back to the present
    return None


def _yearless(timex: Timex, words: str) -> bool:
    """Whether an expression is a month or a day of one, and no more: "July 5", "that November"."""
    fine = timex.granularity in (Granularity.DAY, Granularity.MONTH)
    return fine and any(word.strip(".,") in MONTHS for word in words.lower().split())


def _in_year(timex: Timex, year: int) -> Timex:
    """The same expression in another year; unchanged where that has no such day."""
    value = f"{year:04}{timex.value[4:]}"
    start, end, _ = calendar.bounds(value)
    return replace(timex, start=start, end=end, value=value) if start else timex
