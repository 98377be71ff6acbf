"""A table of event data: its format, its header, and its rows as cells, by whatever is odd there."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from chancery.errors import InputError, UsageError
from chancery.ingest.datasets.forms import FORMS, Form, by_header, by_shape, has, likest, plain
from chancery.ingest.datasets.lines import Lines
from chancery.ingest.datasets.values import UnfitRow

SAMPLE = 2_000  # lines looked at before the first row is read
_SEPARATORS = ("\t", ",", ";", "|")
_NAMES = {"\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars"}
_QUOTED = 1 << 20  # characters a quoted cell may have


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no row of the table, and why."""

    line: int
    text: str
    unfit: UnfitRow


Cells = tuple[int, list[str]]


class Table:
    """One file's rows as lists of cells, all of the header's length; iterated once."""

    def __init__(
        self,
        path: Path,
        *,
        form: str | None,
        notes: Counter[str],
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self.path = path
        self._lines = Lines(path, notes=notes, progress=progress)
        self._notes = notes
        lines = iter(self._lines)
        self._sample = list(islice(lines, SAMPLE))
        self._rest = lines
        first = next((line for line in self._sample if line.strip()), "")
        self.separator = max(_SEPARATORS, key=first.count)
        self._quotes = self.separator != "\t" or first.startswith('"')
        cells = (
            next(csv.reader([first], delimiter=self.separator))
            if self._quotes
            else (first.split(self.separator))
        )
        self.form, self.header, self._headed = self._told_by(cells, form)
        if self._headed and self._has_row_names():
            self.header = ["", *self.header]
            notes["rows begin with a cell that the header does not name"] += 1

    def _told_by(self, cells: list[str], wanted: str | None) -> tuple[Form, list[str], bool]:
        if wanted is not None and wanted not in FORMS:
            raise UsageError(f"format {wanted!r}: expected one of: {', '.join(FORMS)}, claims")
        if found := by_header(cells):
            self._agreed(found.name, wanted, "header")
            return found, _trimmed(cells), True
        if shape := by_shape(cells):
            self._agreed(shape[0].name, wanted, "columns")
            return shape[0], list(shape[1]), False
        raise InputError(str(self.path), self._not_known(cells, wanted))

    def _agreed(self, found: str, wanted: str | None, by: str) -> None:
        if wanted not in {None, found}:
            raise InputError(
                str(self.path),
                f"has the {by} of {found}, and was to be read as {wanted}: "
                f"leave --format out, or say --format {found}",
            )

    def _not_known(self, cells: list[str], wanted: str | None) -> str:
        form, missing = (FORMS[wanted], []) if wanted else likest(cells)
        if wanted:
            missing = [name for name in form.needed if name not in has(cells, form.needed)]
        known = len(has(cells, form.columns))
        shown = ", ".join(repr(cell[:30]) for cell in cells[:6])
        found = (
            f"its first line has {len(cells)} cells between {_NAMES[self.separator]}: {shown}"
            if len(cells) > 1
            else f"its first line is one cell: {shown}"
        )
        if known:
            wrong = f"{known} of {form.name}'s {len(form.columns)} columns, without {missing}"
        else:
            wrong = "no column of any format"
        return (
            f"{found}; that is {wrong}. Expected the header of one of {', '.join(FORMS)}, "
            "or GDELT's 61, 58 or 57 columns without one"
        )

    def _has_row_names(self) -> bool:
        """Whether every row begins with a number more than the header says, as R writes them."""
        start = next((i for i, line in enumerate(self._sample) if line.strip()), 0) + 1
        rows = [cells for cells in self._cells(self._sample[start:]) if any(cells)]
        width = len(self.header) + 1
        return bool(rows) and all(
            len(cells) == width and cells[0].isdigit() and cells[-1] for cells in rows[:100]
        )

    def _cells(self, lines: Iterable[str]) -> Iterator[list[str]]:
        if self._quotes:
            return csv.reader(lines, delimiter=self.separator)
        return (line.split(self.separator) for line in lines)

    def column(self, name: str) -> list[str]:
        """The cells of a column in the first rows, for whoever must look ahead."""
        names = [plain(cell) for cell in self.header]
        at = names.index(plain(name)) if plain(name) in names else None
        if at is None:
            return []
        return [cells[at] for cells in self._cells(self._sample) if len(cells) > at]

    def __iter__(self) -> Iterator[Cells | BadLine]:
        """Rows with their line; a BadLine for each that is none."""
        lines = chain(self._sample, self._rest)
        rows = self._quoted(lines) if self._quotes else self._split(lines)
        width, first = len(self.header), self.header[0]
        headed = self._headed
        for row in rows:
            line, cells = row
            if len(cells) != width:
                fitted = self._fitted(line, cells, width)
                if fitted is None:
                    continue
                if not headed and isinstance(fitted, BadLine):
                    yield fitted
                    continue
                line, cells = (line, cells) if isinstance(fitted, BadLine) else fitted
            if headed:
                headed = False
                continue
            if cells[0].strip() == first and self._headed and _trimmed(cells) == self.header:
                self._notes["the header stands there again"] += 1
                continue
            yield line, cells
        if self._lines.tail:
            self._notes["the last line has no line's end: its last cell may be cut short"] += 1

    def _fitted(self, line: int, cells: list[str], width: int) -> Cells | BadLine | None:
        """A row of the header's length where what is surplus is empty; None for an empty line."""
        if not any(map(str.strip, cells)):
            return None
        if not any(map(str.strip, cells[width:])) and len(cells) > width:
            self._notes["surplus empty cells at a line's end, left out"] += 1
            return line, cells[:width]
        text = self.separator.join(cells)
        if len(cells) < width and self._is_tail(cells):
            reason, found = "the last line is cut short", "no line's end, and "
        else:
            reason, found = "too many cells" if len(cells) > width else "too few cells", ""
        found += f"{len(cells)} cells, expected {width} as in the header"
        return BadLine(line, text, UnfitRow(reason, found))

    def _is_tail(self, cells: list[str]) -> bool:
        """Whether these are the cells of the file's last line, and that has no end."""
        tail = self._lines.tail
        if not tail:
            return False
        (last,) = self._cells([tail])
        return [cell.rstrip("\n") for cell in cells] == last

    def _split(self, lines: Iterator[str]) -> Iterator[Cells]:
        separator = self.separator
        for number, line in enumerate(lines, start=1):
            yield number, line.split(separator)

    def _quoted(self, lines: Iterator[str]) -> Iterator[Cells]:
        """Rows whose cells may be quoted and hold line ends.

        Where a quotation mark that never closes has swallowed the rows after it, the
        lines are read again one by one, so that only its own row is lost.
        """
        csv.field_size_limit(_QUOTED)
        held: list[str] = []

        def fed() -> Iterator[str]:
            for line in lines:
                held.append(line)
                yield line + "\n"

        reader = csv.reader(fed(), delimiter=self.separator)
        number = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = []  # a cell longer than any cell is
            taken = list(held)
            held.clear()
            if len(taken) == 1 or len(cells) == len(self.header):
                yield number, cells
            else:
                for at, line in enumerate(taken):
                    yield number + at, next(self._cells([line]), [])
            number += len(taken)


def _trimmed(cells: list[str]) -> list[str]:
    """A header without the empty cells after its last name."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names
