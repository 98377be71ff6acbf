"""A record: the folder in which everything of one project is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from chancery.errors import RecordError
from chancery.store.collation import Collation
from chancery.store.connection import clear_errors, connect
from chancery.store.glance import Glance
from chancery.store.judgements import Judgements
from chancery.store.query import begins, fold
from chancery.store.view import View
from chancery.store.whole import StoredReading, readings
from chancery.store.writer import Writer

FILE = "record.sqlite"
WAIT = 30.0  # seconds; a transaction takes milliseconds, so this is a queue of thousands


class Record(AbstractContextManager["Record"]):
    """An open record; one per process and thread, closed by ``with``."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self.file = file

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, wait: float = WAIT) -> Record:
        """Open the record in the folder `path`; with `create`, make what is missing.

        Raises RecordError where there is none, where it cannot be written or is
        something else, RecordVersionError where it is a newer Chancery's, and
        RecordBusyError after `wait` seconds of another's writing.
        """
        folder = Path(path)
        file = folder / FILE
        if folder.exists() and not folder.is_dir():
            raise RecordError(f"{folder}: a file, expected a folder: name another with --record")
        if create:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise RecordError(
                    f"{folder}: the folder cannot be made ({error.strerror}): "
                    "name another with --record"
                ) from error
        elif not file.is_file():
            raise RecordError(
                f"{folder}: no record there, expected {FILE} in it: "
                "make one with `chancery read PATH...`, or name another with --record"
            )
        connection = connect(file, create=create, wait=wait)
        connection.create_function("folded", 1, fold, deterministic=True)
        connection.create_function("begins", 2, begins, deterministic=True)
        return cls(connection, file)

    @staticmethod
    def stands_in(path: str | Path) -> bool:
        """Whether there is a record in the folder `path`."""
        return (Path(path) / FILE).is_file()

    def writer(self, *, version: str, stages: str) -> Writer:
        """Begin a run of Chancery `version` with `stages` (``read@1 resolve@1``)."""
        return Writer(self._connection, self.file, version=version, stages=stages)

    @property
    def view(self) -> View:
        """The face that answers questions."""
        return View(self._connection, self.file)

    @property
    def glance(self) -> Glance:
        """The face that answers page by page."""
        return Glance(self._connection, self.file)

    @property
    def collation(self) -> Collation:
        """The face that keeps what was judged of claims."""
        return Collation(self._connection, self.file)

    @property
    def judgements(self) -> Judgements:
        """The face that keeps what people judged."""
        return Judgements(self._connection, self.file)

    def readings(self) -> Iterator[StoredReading]:
        """Every article that has been read, with its live claims, by id."""
        return readings(self._connection, self.file)

    def close(self) -> None:
        """Let go of the file; what was written stays written."""
        with clear_errors(self.file):
            self._connection.close()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
