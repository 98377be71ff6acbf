"""Opening a record: what is one, what is not, and what the user is told."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from chancery.errors import RecordError, RecordVersionError
from chancery.store import ClaimQuery, Counts, Record, connection, engine
from chancery.store.connection import _known, clear_errors, connect, transaction


def a_file(folder: Path) -> Path:
    folder.write_text("a file")
    return folder


def below_a_file(folder: Path) -> Path:
    folder.write_text("a file")
    return folder / "below"


def empty_folder(folder: Path) -> Path:
    folder.mkdir()
    return folder


def no_database(folder: Path) -> Path:
    folder.mkdir()
    (folder / "record.sqlite").write_text("not a database, and longer than a header is " * 20)
    return folder


def another_program(folder: Path) -> Path:
    folder.mkdir()
    connection = sqlite3.connect(folder / "record.sqlite")
    connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    return folder


def a_folder_in_the_way(folder: Path) -> Path:
    (folder / "record.sqlite").mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("make", "create", "said"),
    [
        (lambda folder: folder, False, "no record there.*chancery read"),
        (empty_folder, False, "no record there"),
        (a_file, False, "a file, expected a folder"),
        (a_file, True, "a file, expected a folder"),
        (below_a_file, True, "cannot be made"),
        (no_database, False, "not a record"),
        (no_database, True, "not a record"),
        (another_program, False, "another program"),
        (another_program, True, "another program"),
        (a_folder_in_the_way, True, "cannot be opened: check the folder's permissions"),
    ],
)
def test_what_is_no_record_is_told_so(tmp_path: Path, make, create: bool, said: str) -> None:
    with pytest.raises(RecordError, match=said) as caught:
        Record.open(make(tmp_path / "record"), create=create)
    assert str(tmp_path) in str(caught.value)


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    Record.open(tmp_path, create=True).close()
    connection = sqlite3.connect(tmp_path / "record.sqlite")
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(RecordVersionError, match=r"version 99 .* knows up to 4: install a newer"):
        Record.open(tmp_path)


def test_a_record_whose_making_was_cut_short_is_finished(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").touch()
    with pytest.raises(RecordError, match="empty, expected a record"):
        Record.open(tmp_path)
    with Record.open(tmp_path, create=True) as record:
        assert list(record.view.claims(ClaimQuery())) == []


def test_making_again_keeps_what_is_there(tmp_path: Path) -> None:
    with Record.open(tmp_path / "deep" / "er", create=True) as record:
        record.writer(version="0", stages="read@1")
    with Record.open(tmp_path / "deep" / "er", create=True) as record:
        assert len(list(record.view.runs())) == 1


def test_a_folder_with_odd_characters_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "what? 100% #1 é"
    Record.open(folder, create=True).close()
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    Record.open(folder).close()


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("database or disk is full", "free some space"),
        ("attempt to write a readonly database", "check the folder's permissions"),
        ("database is locked", "try again"),
        ("database disk image is malformed", "restore a copy"),
        ("disk I/O error", "check it and run the command again"),
        ("something never seen", "something never seen; what was reported as done is kept"),
    ],
)
def test_complaints_are_told_in_clear_words(said: str, meaning: str) -> None:
    with pytest.raises(RecordError, match=meaning), clear_errors(Path("record.sqlite")):
        raise sqlite3.OperationalError(said)


def test_faults_of_ours_keep_their_traceback(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.ProgrammingError), clear_errors(tmp_path):
        raise sqlite3.ProgrammingError("Cannot operate on a closed database.")


def test_the_engine_says_what_it_is() -> None:
    assert sqlite3.sqlite_version in engine()


def test_a_record_that_may_not_be_written_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colleague's record, or one on a read-only disk; permissions do not bind the superuser."""
    with Record.open(tmp_path, create=True) as opened:
        opened.writer(version="0", stages="read@1").finish(Counts())
    (tmp_path / "record.sqlite-wal").unlink(missing_ok=True)

    def refuse(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(connection, "_settle", refuse)
    with Record.open(tmp_path) as opened:
        assert [run.stages for run in opened.view.runs()] == ["read@1"]
        with pytest.raises(RecordError, match="cannot be written"):
            opened.writer(version="0", stages="read@1")
    with pytest.raises(RecordError, match="cannot be written"):
        Record.open(tmp_path, create=True)


def test_what_was_stopped_inside_a_transaction_ends_quietly_after_the_end() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    inside = transaction(connection)
    inside.__enter__()
    connection.close()
    assert inside.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None) is False


class Overtaken(sqlite3.Connection):
    """A connection during whose first question another process lays the record out, if it can."""

    other: Path

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        if "user_version" in sql:
            with suppress(RecordError):  # held off while this one reads
                connect(self.other, create=True, wait=0.0).close()
        return super().execute(sql, *values)


def test_a_record_laid_out_meanwhile_is_never_taken_for_a_strangers(tmp_path: Path) -> None:
    file = tmp_path / "record.sqlite"
    reading = sqlite3.connect(file, factory=Overtaken, isolation_level=None)
    reading.other = file
    assert _known(reading, file) is False
    reading.close()
