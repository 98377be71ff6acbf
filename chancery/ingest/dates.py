"""Reads the day of publication in the forms that files, pages and datelines write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from chancery.assets.calendar import MONTHS

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
# A day with its year, as prose and headers write it: "May 12, 2021", "12 May 2021", "2021-05-12".
WRITTEN = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}\b", re.IGNORECASE),
    re.compile(
        rf"\b{_YEAR}\s*(?P<mark>[-./])\s*(?P<month>\d\d?)\s*(?P=mark)\s*(?P<day>\d\d?)(?!\d)"
    ),
)
_COMPACT = re.compile(rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{{4,6}}Z?)?")
_DOTTED = re.compile(rf"\b(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}\b")
_SLASHED = re.compile(rf"\b(?P<one>\d\d?)[/-](?P<two>\d\d?)[/-]{_YEAR}\b")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{13}")
EARLIEST, LATEST = 1800, 2100  # years of news


class NotADayError(ValueError):
    """What stands where a date is expected does not name a day."""


class Order(StrEnum):
    """Which comes first in a date of numbers and slashes."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"

    @property
    def first(self) -> str:
        """What comes first, as a word."""
        return "day" if self is Order.DAY_FIRST else "month"

    @property
    def other(self) -> Order:
        """The opposite order."""
        return Order.MONTH_FIRST if self is Order.DAY_FIRST else Order.DAY_FIRST


def parse(value: object, order: Order = Order.MONTH_FIRST) -> date:
    """The day that a date field names, as it is written there, without a change of time zone.

    Takes ISO 8601, RFC 2822, dates in words, ``31.12.2021``, ``12/31/2021`` (in
    `order`, unless that is no day) and seconds or milliseconds since 1970.
    Raises NotADayError, whose message goes after the value.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value)) if value == value and abs(value) < 1e15 else repr(value)  # noqa: PLR0124
    text = " ".join(str(value).split())[:100]
    for pattern in (*WRITTEN, _DOTTED):
        match = pattern.search(text)
        if match:
            return day(match)
    match = _COMPACT.fullmatch(text)
    if match:
        return day(match)
    match = _SLASHED.search(text)
    if match:
        first, second = int(match["one"]), int(match["two"])
        day_first = first > 12 or (order is Order.DAY_FIRST and second <= 12)
        month, number = (second, first) if day_first else (first, second)
        return _build(match["year"], month, number)
    if _EPOCH.fullmatch(text):
        return _epoch(float(text))
    raise NotADayError("is not a day: expected a date such as 2021-05-12")


def shows_order(value: object) -> Order | None:
    """The order that a date of numbers shows by one that can be no month; None for all others."""
    numbers = _numbers(value)
    if numbers is None or (numbers[0] > 12) == (numbers[1] > 12):
        return None
    return Order.DAY_FIRST if numbers[0] > 12 else Order.MONTH_FIRST


def needs_order(value: object) -> bool:
    """Whether a date of numbers is another day, the one or the other way round."""
    numbers = _numbers(value)
    return numbers is not None and numbers[0] != numbers[1] and max(numbers) <= 12


def _numbers(value: object) -> tuple[int, int] | None:
    """The first two numbers of a date that is read as numbers with slashes between them."""
    if not isinstance(value, str):
        return None
    text = " ".join(value[:200].split())[:100]
    match = _SLASHED.search(text)
    if not match or any(pattern.search(text) for pattern in (*WRITTEN, _DOTTED)):
        return None
    return int(match["one"]), int(match["two"])


def day(match: re.Match[str]) -> date:
    """The day of a match with year, month and day; raises NotADayError where there is none such."""
    month = match["month"].lower()
    return _build(match["year"], MONTHS.get(month) or int(month), int(match["day"]))


def in_name(name: str) -> date | None:
    """The day in a file's name or an address (``2021-05-03_x.txt``, ``/2021/05/03/``), if any."""
    match = re.search(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)([-_./]?)(?P<month>\d\d)\2(?P<day>\d\d)(?!\d)", name
    )
    if not match:
        return None
    if not match[2] and not (1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31):
        return None  # eight figures that are a number of something else
    return day(match)


def nearest(month: int, number: int, anchor: date) -> date | None:
    """The last such day that is not later than a day or two after the anchor."""
    for year in (anchor.year + 1, anchor.year, anchor.year - 1):
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if found - anchor <= timedelta(days=2):
            return found
    return None


def _build(year: str, month: int, number: int) -> date:
    try:
        return date(int(year), month, number)
    except ValueError:
        raise NotADayError(
            f"is not a day: there is no {int(year):04d}-{month:02d}-{number:02d} in the calendar"
        ) from None


def _epoch(seconds: float) -> date:
    if abs(seconds) > 1e11:
        seconds /= 1000
    found = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()
    if not EARLIEST <= found.year <= LATEST:
        raise NotADayError(f"is not a day of news: it would be {found}")
    return found
