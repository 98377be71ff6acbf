"""The year, or the day, that an anniversary looks back to."""

from __future__ import annotations

import re
from datetime import date

from chancery.model import Basis, Cited, Claim, Granularity, Span, Status, When
from chancery.resolve.when.calendar import add_months
from chancery.resolve.when.carried import STAGE
from chancery.resolve.when.words import NUMBERS, ORDINALS, TENS, number

_COUNT = r"(\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_BACK = re.compile(
    rf"\b(?:{_COUNT}(?:st|nd|rd|th)?[ -]+(?:year[ -]+)?anniversary\b|{_COUNT} years? (?:of|since)\b)",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:today|this day)\b[^.;]{0,40}$", re.IGNORECASE)
_FAR = 110  # characters between the count and what is remembered


def anniversary(text: str, published: date | None, claim: Claim) -> Cited[When] | None:
    """What "the 75th anniversary of" looks back to, for a historical claim told after it.

    The year is told so; "today marks six years since" tells the day.
    """
    if claim.status.value is not Status.HISTORICAL or published is None:
        return None
    start, stop = claim.sentence_span.start, claim.trigger_span.start
    found = [m for m in _BACK.finditer(text, start, stop) if stop - m.end() < _FAR]
    years = _years(found[-1][1] or found[-1][2]) if found else None
    if years is None or not 0 < years < published.year:
        return None
    day = add_months(published, -12 * years)
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    granularity, value = Granularity.YEAR, f"{day.year:04}"
    if _TODAY.search(text[start : found[-1].start()]):
        first, last, granularity, value = day, day, Granularity.DAY, day.isoformat()
    when = When(first, last, granularity, Basis.EXPRESSION, value)
    spans = (Span(found[-1].start(), found[-1].end()),)
    return Cited(when, spans, 0.7, STAGE, why="so many years before publication")


def _years(word: str) -> int | None:
    """How many years a figure, a number or an ordinal counts; None for any other word."""
    low = word.lower()
    if low.isdigit():
        return int(low)
    ten, _, unit = low.partition("-")
    if unit and ten in TENS and unit in ORDINALS:
        return NUMBERS[ten] + ORDINALS[unit]
    if low in ORDINALS:
        return ORDINALS[low]
    if low.endswith("ieth") and low[:-4] + "y" in TENS:
        return NUMBERS[low[:-4] + "y"]
    value = number(low.split("-"))
    return int(value) if value else None
