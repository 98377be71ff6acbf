"""How an import goes and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from chancery.store.dataset_writer import StoredDataset


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far the import of one file has come, in bytes of it; `rows` includes rejected ones."""

    file: str
    bytes: int
    size: int
    rows: int
    sorting: bool = False


@dataclass(slots=True)
class Telling:
    """Tells somebody, if anybody, how far the import of one file has come."""

    now: ImportProgress
    to: Callable[[ImportProgress], None] | None

    def taken(self, count: int) -> None:
        """So many bytes are read, which is told with the next rows."""
        self.now = replace(self.now, bytes=count)

    def show(self, rows: int, sorting: bool = False) -> None:
        """Tell that so many rows are taken, and whether they are being sorted."""
        if self.to:
            self.to(replace(self.now, rows=rows, sorting=sorting))


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What came of one file: its dataset, or claims taken into the record, or why neither.

    `before` is set where the very same file was imported earlier and nothing was
    done; `error` where it could not be read at all. `claims` and `articles` count
    what is in the record now that was not, `left_out` names articles of the file
    that could not be taken in.
    """

    file: str
    dataset: StoredDataset | None = None
    before: bool = False
    error: str | None = None
    articles: int = 0
    claims: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, file by file."""

    files: tuple[ImportedFile, ...]
    seconds: float

    @property
    def rows(self) -> int:
        """Rows imported now."""
        return sum(f.dataset.rows for f in self.files if f.dataset and not f.before)

    @property
    def complete(self) -> bool:
        """Whether every file was imported with all its rows, now or before (exit code 0 or 1)."""
        return all(
            f.error is None and not f.left_out and not (f.dataset and f.dataset.rejected)
            for f in self.files
        )

    @property
    def claims(self) -> int:
        """Claims taken into the record now."""
        return sum(f.claims for f in self.files)
