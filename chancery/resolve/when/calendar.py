"""Calendar sums: moving by units, writing TimeML values, and reading them back as days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from chancery.model import Granularity

Bounds = tuple[date | None, date | None, Granularity | None]

_DAYS = {"D": 1, "W": 7, "2W": 14}
_YEARS = {"Y": 1, "E": 10, "C": 100}
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNKNOWN: Bounds = (None, None, None)


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has no such day (30 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def add_months(when: date, months: int) -> date:
    """The same day some months on, or the last day of that month where it is shorter."""
    index = when.year * 12 + when.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(when.day, monthrange(year, month)[1]))


def shift(when: date, count: int, unit: str) -> date:  # noqa: PLR0911 - one case a line
    """The day that lies so many units on (negative: back); hours stay within the day."""
    try:
        if unit in _DAYS:
            return when + timedelta(days=count * _DAYS[unit])
        if unit == "WE":
            return when + timedelta(days=count * 7)
        if unit in _YEARS:
            return add_months(when, 12 * _YEARS[unit] * count)
        if unit in ("M", "Q"):
            return add_months(when, count * (3 if unit == "Q" else 1))
        if unit == "TH":
            return when + timedelta(days=int(count / 24))
    except OverflowError:
        return when
    return when


def value_of(when: date, unit: str) -> str:  # noqa: PLR0911 - one case a line
    """The TimeML value of the unit (day, week, month ...) in which a day lies."""
    if unit in ("W", "2W", "WE"):
        year, week, _ = when.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{when.year:04}-{when.month:02}"
    if unit == "Q":
        return f"{when.year:04}-Q{(when.month + 2) // 3}"
    if unit == "Y":
        return f"{when.year:04}"
    if unit == "E":
        return f"{when.year // 10}"
    if unit == "C":
        return f"{when.year // 100}"
    return when.isoformat()


def duration(count: float | None, unit: str) -> str:
    """The TimeML value of a length of time; an unknown count is an X."""
    if unit == "2W":
        unit, count = "W", 2 * count if count else None
    head = "PT" if unit in ("S", "TM", "TH") else "P"
    letter = unit[-1] if unit in ("TM", "TH") else unit
    if count is None:
        return f"{head}X{letter}"
    if unit == "C":
        count, letter = 100 * count, "Y"
    whole = int(count)
    if count == whole:
        return f"{head}{whole}{letter}"
    if unit == "Y" and (count - whole) * 12 == int((count - whole) * 12):
        months = int((count - whole) * 12)
        return f"P{whole}Y{months}M" if whole else f"P{months}M"
    if unit in ("TH", "TM") and count - whole == 0.5:
        half = "30M" if unit == "TH" else "30S"
        return f"PT{whole}{letter}{half}" if whole else f"PT{half}"
    return f"{head}{count:g}{letter}"


def _month_bounds(year: int, month: int, months: int = 1) -> tuple[date, date]:
    first = date(year, month, 1)
    last = add_months(first, months - 1)
    return first, last.replace(day=monthrange(last.year, last.month)[1])


_VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?$"
    r"|(?P<week>\d{4})-W(?P<number>\d\d)(?P<weekend>-WE)?$"
    r"|(?P<quarter_year>\d{4})-Q(?P<quarter>[1-4])$"
    r"|(?P<half_year>\d{4})-H(?P<half>[12])$"
    r"|(?P<season_year>\d{4})-(?P<season>SP|SU|FA|WI)$"
    r"|(?P<month_year>\d{4})-(?P<month>\d\d)$"
    r"|(?P<year>\d{4})$|(?P<decade>\d{3})X?$"
)


def bounds(value: str) -> Bounds:
    """First and last day that a TimeML value covers, and how finely; all None if it has none."""
    found = _VALUE.match(value)
    if not found:
        return _UNKNOWN
    part = found.groupdict()
    try:
        return _bounds(part)
    except (ValueError, OverflowError):  # the calendar ends within the last week of 9999
        return _UNKNOWN


def _bounds(part: dict[str, str | None]) -> Bounds:  # noqa: PLR0911 - one case a line
    if part["day"]:
        when = date.fromisoformat(part["day"])
        return when, when, Granularity.DAY
    if part["week"] and part["number"]:
        monday = date.fromisocalendar(int(part["week"]), int(part["number"]), 1)
        first = monday + timedelta(days=5) if part["weekend"] else monday
        return first, monday + timedelta(days=6), Granularity.RANGE
    if part["month_year"] and part["month"]:
        return *_month_bounds(int(part["month_year"]), int(part["month"])), Granularity.MONTH
    if part["year"]:
        return *_month_bounds(int(part["year"]), 1, 12), Granularity.YEAR
    if part["decade"]:
        return *_month_bounds(int(part["decade"]) * 10, 1, 120), Granularity.RANGE
    if part["quarter_year"] and part["quarter"]:
        month = 3 * int(part["quarter"]) - 2
        return *_month_bounds(int(part["quarter_year"]), month, 3), Granularity.RANGE
    if part["half_year"] and part["half"]:
        month = 6 * int(part["half"]) - 5
        return *_month_bounds(int(part["half_year"]), month, 6), Granularity.RANGE
    if part["season_year"] and part["season"]:
        month = _SEASON_START[part["season"]]
        return *_month_bounds(int(part["season_year"]), month, 3), Granularity.RANGE
    return _UNKNOWN
