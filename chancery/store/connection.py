"""Opening the file and turning SQLite's complaints into ours."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from chancery.errors import RecordBusyError, RecordError, RecordVersionError
from chancery.store.schema import APPLICATION_ID, TABLES, UPGRADES, VERSION

# What SQLite says, and what it means to a user; the first that fits is taken.
_COMPLAINTS: tuple[tuple[str, type[RecordError], str], ...] = (
    ("locked", RecordBusyError, "another process has been writing to it for too long: try again"),
    ("full", RecordError, "the disk is full: free some space and run the same command again"),
    ("readonly", RecordError, "it cannot be written: check the folder's permissions"),
    ("unable to open", RecordError, "it cannot be opened: check the folder's permissions"),
    ("not a database", RecordError, "it is not a record: name another folder with --record"),
    ("malformed", RecordError, "it is damaged: restore a copy, or read the articles anew"),
    ("no such", RecordError, "it is not a record: name another folder with --record"),
    ("disk I/O", RecordError, "the disk failed or is full: check it and run the command again"),
)
_KEPT = "what was reported as done is kept"


@contextmanager
def clear_errors(file: Path) -> Iterator[None]:
    """Raise what SQLite raises as a RecordError that says what to do."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise  # not the disk's fault
    except (sqlite3.DatabaseError, sqlite3.Warning) as error:
        said = str(error)
        for words, kind, meaning in _COMPLAINTS:
            if words in said:
                raise kind(f"{file}: {meaning}; {_KEPT} ({said})") from error
        raise RecordError(f"{file}: {said}; {_KEPT}") from error


def all_rows(
    connection: sqlite3.Connection, file: Path, sql: str, values: Sequence[object] = ()
) -> list[Any]:
    """All rows of one question to a record's file; raises RecordError where it cannot be asked."""
    with clear_errors(file):
        return connection.execute(sql, tuple(values)).fetchall()


def connect(file: Path, *, create: bool, wait: float) -> sqlite3.Connection:
    """Open a record's file, in WAL mode, laying out its tables where they are wanted and missing.

    Without `create`, one that may not be written is opened for questions alone.
    `wait` is how many seconds another writer is waited for. Raises RecordError
    for a file that is not a record and RecordVersionError for a newer one.
    """
    with clear_errors(file):
        if create:
            return _opened(file, "mode=rwc", create=True, wait=wait)
        try:
            return _opened(file, "mode=rw", create=False, wait=wait)
        except sqlite3.OperationalError as error:
            if not any(words in str(error) for words in ("readonly", "unable to open")):
                raise
        # Somebody else's record, or one on a medium that cannot be written: it can be asked.
        log = file.with_name(file.name + "-wal")
        unused = not log.exists() or log.stat().st_size == 0
        options = "mode=ro&immutable=1" if unused else "mode=ro"
        return _opened(file, options, create=False, wait=wait)


def _opened(file: Path, options: str, *, create: bool, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.resolve().as_uri()}?{options}", uri=True, timeout=wait, isolation_level=None
    )
    try:
        if "mode=ro" in options:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            _known(connection, file)
        else:
            _settle(connection, file, create=create, wait=wait)
    except BaseException:
        connection.close()
        raise
    return connection


def engine() -> str:
    """Which SQLite this is; raises RecordError where it lacks what a record needs."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        connection.execute("SELECT json_array_length('[]')")
    except sqlite3.OperationalError as error:
        raise RecordError(f"SQLite {sqlite3.sqlite_version} lacks a part: {error}") from error
    finally:
        connection.close()
    return f"SQLite {sqlite3.sqlite_version} with FTS5 and JSON"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is written inside, or nothing; takes the write lock at once."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have rolled back already, and a second time would hide why; where it was
        # stopped in here and came back late, the connection may be closed, which rolls back too.
        with suppress(sqlite3.ProgrammingError):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        raise


def _settle(connection: sqlite3.Connection, file: Path, *, create: bool, wait: float) -> None:
    if not _known(connection, file):
        if not create:
            raise RecordError(
                f"{file}: empty, expected a record: make one with `chancery read PATH...`"
            )
        _use_wal(connection, wait)
        with transaction(connection):
            if not _known(connection, file):  # another process may have come first
                _lay_out(connection)
    _use_wal(connection, wait)
    if _version(connection) < VERSION:
        with transaction(connection):
            _upgrade(connection, _version(connection))
    # A killed process loses nothing so; a power cut may undo the last seconds,
    # whole articles at a time, and the next run reads those again.
    connection.execute("PRAGMA synchronous=NORMAL")


def _lay_out(connection: sqlite3.Connection) -> None:
    _run(connection, TABLES)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    _upgrade(connection, 1)


def _upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Add what later versions of the form added; nothing that stands is touched."""
    for number in range(version + 1, VERSION + 1):
        _run(connection, UPGRADES[number])
    connection.execute(f"PRAGMA user_version={VERSION}")


def _run(connection: sqlite3.Connection, statements: str) -> None:
    statement = ""
    for part in statements.split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement):  # a trigger holds statements of its own
            connection.execute(statement)
            statement = ""


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _known(connection: sqlite3.Connection, file: Path) -> bool:
    """Whether the tables are there; False for an empty file, an error for anything else."""
    owner, version, tables = _at_one_moment(connection)
    if owner == 0 and version == 0 and tables == 0:
        return False
    if owner != APPLICATION_ID:
        raise RecordError(
            f"{file}: an SQLite file of another program, expected a Chancery record: "
            "name another folder with --record"
        )
    if version > VERSION:
        raise RecordVersionError(
            f"{file}: written in version {version} of the record's form, and this Chancery "
            f"knows up to {VERSION}: install a newer Chancery, or name another folder"
        )
    return True


def _at_one_moment(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Whose file it is, in which version, with how many tables.

    Read one after the other, a file that another process is just laying out
    would be nobody's and have tables.
    """
    alone = not connection.in_transaction
    if alone:
        connection.execute("BEGIN")
    try:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        if alone and connection.in_transaction:
            connection.execute("ROLLBACK")
    return owner, version, tables


def _use_wal(connection: sqlite3.Connection, wait: float) -> None:
    """Switch to write-ahead logging: readers and one writer at once.

    The switch itself does not heed SQLite's waiting time when two processes
    make it together, so the waiting is done here.
    """
    until = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
