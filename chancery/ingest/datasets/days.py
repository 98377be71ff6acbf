"""Days as datasets write them; one that can be read two ways is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from chancery.assets.calendar import MONTHS
from chancery.ingest.datasets.values import EMPTY, UnfitRow

_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ].*|\d{6})?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ].*)?")
_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]+)\.?,?[ -](\d{4})")
_WORDS_US = re.compile(r"([A-Za-z]+)\.? (\d{1,2}),? (\d{4})")
_EXPECTED = "2018-05-14, 20180514, 14/05/2018 or 14 May 2018"
_KEPT = 200_000  # days remembered; a file has some thousand


class Days:
    """Reads the days of one file; `day_first` says how ``3/5/2018`` is meant, None that it is open."""

    def __init__(self, *, day_first: bool | None = None) -> None:
        self._day_first = day_first
        self._known: dict[str, date] = {}

    def __call__(self, cell: str) -> date:
        """The day of a cell; raises UnfitRow."""
        found = self._known.get(cell)
        if found is None:
            found = self._read(cell.strip())
            if len(self._known) < _KEPT:
                self._known[cell] = found
        return found

    def maybe(self, cell: str) -> date | None:
        """The day of a cell that may be empty or wrong."""
        try:
            return self(cell) if cell else None
        except UnfitRow:
            return None

    def _read(self, cell: str) -> date:
        if cell in EMPTY:
            raise UnfitRow("no date", f"an empty date, expected {_EXPECTED}")
        if match := _YEAR_FIRST.fullmatch(cell):
            return _day(cell, match[1], match[3], match[4])
        if match := _YEAR_LAST.fullmatch(cell):
            return self._ordered(cell, match[1], match[3], match[4])
        if match := _WORDS.fullmatch(cell):
            return _day(cell, match[3], _month(cell, match[2]), match[1])
        if match := _WORDS_US.fullmatch(cell):
            return _day(cell, match[3], _month(cell, match[1]), match[2])
        raise UnfitRow("a date that is none", f"{cell!r}, expected {_EXPECTED}")

    def _ordered(self, cell: str, first: str, second: str, year: str) -> date:
        day_first = self._day_first
        if int(first) > 12 or first == second:
            day_first = True
        elif int(second) > 12:
            day_first = False
        if day_first is None:
            raise UnfitRow(
                "a date that can be read two ways",
                f"{cell!r}, and no other date of the file's beginning shows which is the month",
            )
        month, day = (second, first) if day_first else (first, second)
        return _day(cell, year, month, day)


def day_first(cells: Iterable[str]) -> bool | None:
    """Whether dates such as ``3/5/2018`` begin with the day, by others that leave no doubt."""
    seen = set()
    for cell in cells:
        match = _YEAR_LAST.fullmatch(cell.strip())
        if match and int(match[1]) > 12:
            seen.add(True)
        elif match and int(match[3]) > 12:
            seen.add(False)
    return seen.pop() if len(seen) == 1 else None


def _month(cell: str, name: str) -> str:
    number = MONTHS.get(name.lower())
    if number is None:
        raise UnfitRow("a date that is none", f"{cell!r}, expected {_EXPECTED}")
    return str(number)


def _day(cell: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise UnfitRow("a date that is none", f"{cell!r} ({error})") from error
