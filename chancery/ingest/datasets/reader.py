"""A file of event data to events, one by one, with everything odd counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from chancery.ingest.datasets.acled import Acled
from chancery.ingest.datasets.days import Days, day_first
from chancery.ingest.datasets.gdelt import Gdelt
from chancery.ingest.datasets.icews import Icews
from chancery.ingest.datasets.mapping import Context, Mapping
from chancery.ingest.datasets.ngec import Ngec
from chancery.ingest.datasets.polecat import Polecat
from chancery.ingest.datasets.table import BadLine, Table
from chancery.ingest.datasets.ucdp import Ucdp
from chancery.ingest.datasets.values import UnfitRow
from chancery.model import ImportedEvent, RejectedRow

# The formats, and the column whose cells show how days are written.
MAPPINGS: dict[str, tuple[Callable[[Context], Mapping], str]] = {
    "icews": (Icews, "Event Date"),
    "gdelt": (Gdelt, "SQLDATE"),
    "polecat": (Polecat, "Event Date"),
    "ucdp": (Ucdp, "date_start"),
    "acled": (Acled, "event_date"),
    "ngec": (Ngec, "date"),
}
_SHOWN = 2_000  # characters of a rejected row that are kept


class DatasetReader:
    """One file, read once: `form` and `columns` are known from the start, `notes` at the end.

    Raises InputError where the file cannot be read or has no known format,
    UsageError for an unknown `form`. `progress` is called with the bytes taken.
    """

    def __init__(
        self,
        path: Path,
        *,
        form: str | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self.notes: Counter[str] = Counter()
        self._table = Table(path, form=form, notes=self.notes, progress=progress)
        self.form = self._table.form.name
        self.columns = tuple(self._table.header)
        make, dated = MAPPINGS[self.form]
        days = Days(day_first=day_first(self._table.column(dated)))
        self._mapping = make(Context(self.columns, days, self.notes))

    def __iter__(self) -> Iterator[ImportedEvent | RejectedRow]:
        event = self._mapping.event
        for row in self._table:
            if isinstance(row, BadLine):
                yield _rejected(row.line, row.unfit, row.text)
                continue
            line, cells = row
            cells.append("")  # for the columns that the header does not have
            try:
                yield event(line, cells)
            except UnfitRow as unfit:
                yield _rejected(line, unfit, self._table.separator.join(cells[:-1]))


def _rejected(line: int, unfit: UnfitRow, text: str) -> RejectedRow:
    return RejectedRow(line, unfit.reason, unfit.found, text[:_SHOWN])
