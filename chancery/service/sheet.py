"""The sheet in which people say what is right of each claim: its columns, and what they wrote."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chancery.errors import InputError
from chancery.ingest.decode import decode
from chancery.ingest.files import reason

FIELDS = ("event", "status", "actors", "recipients", "date", "place", "accounts")
ANSWERS = tuple(f"right_{field}" for field in FIELDS)
COLUMNS = (
    "claim", "title", "published", "before", "sentence", "trigger", "event_type", "mode", "status",
    "actors", "recipients", "date", "place", "accounts", "confidence", *ANSWERS, "note",
)  # fmt: skip
_NEEDED = ("claim", "event_type", "confidence", *ANSWERS)
_YES = frozenset(("y", "yes", "1", "1.0", "1,0", "true"))  # pandas and R write 1.0 beside gaps
_NO = frozenset(("n", "no", "0", "0.0", "0,0", "false"))
_MOST = 10  # cells at fault that a message names
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim of a sheet: its PLOVER type, its confidence from 0 to 1, and what was said of it.

    `right` has each of FIELDS, None where it was not judged.
    """

    event_type: str
    confidence: float
    right: Mapping[str, bool | None]


def read_sheet(sheet: str | Path) -> list[Checked]:
    """The claims of a filled-in sheet, as it was drawn or as a spreadsheet wrote it back.

    It may be separated by commas, semicolons or tabs, in any encoding that articles may have, with
    a comma in its decimals. Raises InputError where it cannot be read, lacks a column, holds a
    claim twice, or has answers that are neither yes nor no, of which it names ten.
    """
    path = Path(sheet)
    try:
        lines = _lines(decode(path.read_bytes()))
    except OSError as error:
        raise InputError(str(path), reason(error)) from error
    except csv.Error as error:
        raise InputError(str(path), f"cannot be read as a CSV file: {error}") from error
    header = [name.strip().lower() for name in (lines or [[]])[0]]
    if missing := [name for name in _NEEDED if name not in header]:
        raise InputError(
            str(path),
            f"no column {', '.join(missing)}: expected a sheet that `chancery sample` drew, with all "
            "its columns, saved as CSV",
        )
    rows = {
        number: dict(zip(header, (cell.strip() for cell in line), strict=False))
        for number, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    }
    _refuse(path, list(_faults(rows)))
    return [_checked(row) for row in rows.values()]


def _lines(text: str) -> list[list[str]]:
    """The cells of each row, at the separator that the header has most of."""
    first = next(iter(text.splitlines()), "")
    separator = max(_SEPARATORS, key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def _faults(rows: Mapping[int, Mapping[str, str]]) -> Iterator[str]:
    """Each cell that cannot be understood, with its row as the spreadsheet numbers it."""
    seen: dict[str, int] = {}
    for number, row in rows.items():
        first = seen.setdefault(row.get("claim", ""), number)
        if first != number:
            yield f"row {number}, claim: {row['claim']!r} stands in row {first} too"
        if _confidence(row) is None:
            yield f"row {number}, confidence: {row.get('confidence', '')!r}, expected 0 to 1 as drawn"
        for column in ANSWERS:
            answer = row.get(column, "")
            if answer and _right(answer) is None:
                yield f"row {number}, {column}: {answer!r}, expected y, n or nothing"


def _refuse(path: Path, faults: Sequence[str]) -> None:
    if not faults:
        return
    more = f"; and {len(faults) - _MOST} more" if len(faults) > _MOST else ""
    raise InputError(
        str(path),
        f"{len(faults)} cell{'s' if len(faults) > 1 else ''} to mend: "
        f"{'; '.join(faults[:_MOST])}{more}. Yes and no may be y/n, yes/no, 1/0 or true/false",
    )


def _checked(row: Mapping[str, str]) -> Checked:
    right = {
        field: _right(row.get(column, "")) for field, column in zip(FIELDS, ANSWERS, strict=True)
    }
    return Checked(row["event_type"], _confidence(row) or 0.0, right)


def _right(answer: str) -> bool | None:
    """Yes, no, or None for an empty cell and for other words."""
    folded = answer.casefold()
    return True if folded in _YES else False if folded in _NO else None


def _confidence(row: Mapping[str, str]) -> float | None:
    """A confidence with a point or a comma; None for what is none."""
    try:
        found = float(row.get("confidence", "").replace(",", "."))
    except ValueError:
        return None
    return found if 0.0 <= found <= 1.0 else None
