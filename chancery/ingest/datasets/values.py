"""Cells to values: what counts as empty, numbers, and the complaint about a row."""

from __future__ import annotations

import re

# As written by R, pandas, SQL and the datasets themselves.
EMPTY = frozenset({"", "NULL", "null", "NA", "N/A", "n/a", "NaN", "nan", "None", "none", r"\N"})
JOINT = ";"
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


class UnfitRow(ValueError):  # noqa: N818 - an answer to the reader of rows, which counts it
    """A row cannot be imported: `reason` in fixed words, to be counted, and what was `found`."""

    def __init__(self, reason: str, found: str = "") -> None:
        super().__init__(f"{reason}: {found}")
        self.reason = reason
        self.found = found


def text(cell: str) -> str | None:
    """The words of a cell, or None where it holds none."""
    if cell in EMPTY:
        return None
    bare = cell.strip()
    return None if bare in EMPTY else bare


def several(cell: str, joint: str = JOINT) -> tuple[str, ...]:
    """The values of a cell that may hold several, in their order, each once."""
    if cell in EMPTY:
        return ()
    if joint not in cell:
        one = text(cell)
        return (one,) if one else ()
    return tuple(dict.fromkeys(part for part in map(text, cell.split(joint)) if part))


def number(cell: str) -> float | None:
    """A number, or None where the cell holds none."""
    if cell in EMPTY:
        return None
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None  # not inf, not nan


def whole(cell: str) -> int | None:
    """A whole number as a column of 32 bits holds it, or None."""
    value = number(cell)
    return int(value) if value is not None and abs(value) < 2**31 else None


def identifier(cell: str) -> int | None:
    """A number that names something, such as a GeoNames id, or None."""
    value = number(cell)
    return int(value) if value is not None else None


def count(cell: str) -> int | None:
    """A count: a whole number that is not below nought (where -1 stands for unknown)."""
    value = whole(cell)
    return value if value is not None and value >= 0 else None


def point(lat: str, lon: str) -> tuple[float | None, float | None]:
    """Degrees of latitude and longitude, both or neither: 0, 0 and what lies off the globe is none."""
    north, east = number(lat), number(lon)
    if north is None or east is None or (north == 0 and east == 0):
        return None, None
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        return None, None
    return north, east


def first_number(words: str) -> int | None:
    """The first number written in digits, as in "at least 12 people"; None without one."""
    found = _NUMBER.search(words.replace(",", ""))
    return count(found.group()) if found else None
