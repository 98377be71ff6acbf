"""People's judgements: appended, withdrawn, never deleted; and the matchers learnt from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from chancery.model import Judgement, Verdict
from chancery.store.codec import now
from chancery.store.connection import all_rows, clear_errors, transaction

_COLUMNS = (
    "id, left, right, verdict, by, at, note, left_anchor, right_anchor, withdrawn, withdrawn_by"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judged claim stood, so that a newer reading's claim on the same words is found."""

    article: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class StoredJudgement:
    """A person's judgement with where its claims stood."""

    judgement: Judgement
    left: Anchor
    right: Anchor


class Judgements:
    """What people said of pairs of claims, each in a transaction of its own."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file

    def add(self, judgement: Judgement, left: Anchor, right: Anchor) -> None:
        """Append one; two people who judge at once take turns."""
        with clear_errors(self._file), transaction(self._connection):
            self._connection.execute(
                f"INSERT INTO judgements ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (judgement.id, judgement.left, judgement.right, str(judgement.verdict),
                 judgement.by, judgement.at, judgement.note, _pack(left), _pack(right),
                 judgement.withdrawn, judgement.withdrawn_by),
            )  # fmt: skip

    def withdraw(self, judgement: str, by: str) -> bool:
        """Mark one as withdrawn; False where somebody had withdrawn it before."""
        with clear_errors(self._file), transaction(self._connection):
            done = self._connection.execute(
                "UPDATE judgements SET withdrawn = ?, withdrawn_by = ? "
                "WHERE id = ? AND withdrawn IS NULL",
                (now(), by, judgement),
            )
            return bool(done.rowcount)

    def all(self, *, withdrawn: bool = True) -> list[StoredJudgement]:
        """Judgements in the order they were made, with or without those withdrawn."""
        test = "" if withdrawn else "WHERE withdrawn IS NULL "
        return self._found(test)

    def ids(self, prefix: str, limit: int = 10) -> list[str]:
        """Ids that begin with `prefix`, at most `limit` of them."""
        rows = self._rows(
            "SELECT id FROM judgements WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
            (len(prefix), prefix, limit),
        )
        return [id_ for (id_,) in rows]

    def one(self, judgement: str) -> StoredJudgement:
        """The judgement of an id that is there."""
        (found,) = self._found("WHERE id = ? ", (judgement,))
        return found

    def put_matcher(self, body: str, by: str) -> None:
        """Append a matcher that was learnt, or nothing to go back to the shipped; the last counts."""
        with clear_errors(self._file), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO matchers (at, by, body) VALUES (?, ?, ?)", (now(), by, body)
            )

    def matcher(self) -> str:
        """The matcher that was learnt last, or nothing."""
        rows = self._rows("SELECT body FROM matchers ORDER BY seq DESC LIMIT 1")
        return str(rows[0][0]) if rows else ""

    def learnt(self) -> tuple[str, str]:
        """When, and by whom, the matcher was learnt that was learnt last; there must be one."""
        ((at, by),) = self._rows("SELECT at, by FROM matchers ORDER BY seq DESC LIMIT 1")
        return at, by

    def _found(self, test: str, values: Sequence[object] = ()) -> list[StoredJudgement]:
        sql = f"SELECT {_COLUMNS} FROM judgements {test}ORDER BY seq"  # noqa: S608
        return [_stored(row) for row in self._rows(sql, values)]

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return all_rows(self._connection, self._file, sql, values)


def _pack(anchor: Anchor) -> str:
    return msgspec.json.encode(anchor).decode()


def _stored(row: Any) -> StoredJudgement:
    id_, left, right, verdict, by, at, note, first, second, withdrawn, withdrawn_by = row
    judgement = Judgement(
        id=id_, left=left, right=right, verdict=Verdict(verdict), by=by, at=at, note=note,
        withdrawn=withdrawn, withdrawn_by=withdrawn_by,
    )  # fmt: skip
    left_anchor, right_anchor = (msgspec.json.decode(held, type=Anchor) for held in (first, second))
    return StoredJudgement(judgement, left_anchor, right_anchor)
