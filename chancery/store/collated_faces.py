"""Faces of judged claims in a record, under their keys, and how like one another they are."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from chancery.store.collated_texts import CollatedTexts
from chancery.store.connection import clear_errors

SOME = 50_000  # rows that are held at once, where there may be millions


class CollatedFaces(CollatedTexts):
    """The tables of faces; every writing method is called inside a transaction."""

    def put_faces(self, rows: Sequence[tuple[int, bytes, Iterable[int]]]) -> None:
        """Keep faces (id, body, keys) that are not there."""
        self._run(
            "INSERT INTO faces (id, body) VALUES (?, ?)", [(face, body) for face, body, _ in rows]
        )
        self._run(
            "INSERT INTO face_keys (key, face) VALUES (?, ?)",
            sorted((key, face) for face, _, keys in rows for key in keys),
        )

    def faces(self, ids: Iterable[int]) -> dict[int, bytes]:
        """The bodies of faces."""
        return dict(self._among("SELECT id, body FROM faces WHERE id IN ({})", ids))

    def faces_by_key(self, keys: Iterable[int]) -> list[tuple[int, int]]:
        """The faces (key, face) that have one of these keys, under each that they have."""
        return self._among("SELECT key, face FROM face_keys WHERE key IN ({})", keys)

    def all_keys(self) -> list[tuple[int, int]]:
        """Every face (key, face) under each of its keys, in order."""
        return self._rows("SELECT key, face FROM face_keys")

    def forget_faces(self, faces: Collection[int]) -> set[int]:
        """Drop faces with their keys and scores; gives them and the faces that are like them."""
        around = {face for left, right, _ in self.likenesses(faces) for face in (left, right)}
        for sql in (
            "DELETE FROM faces WHERE id = ?",
            "DELETE FROM likenesses WHERE left = ?",
            "DELETE FROM likenesses WHERE right = ?",
        ):
            self._run(sql, [(face,) for face in sorted(faces)])
        # keys stand in their own order: one walk through all of them for all faces together
        self._run(
            "DELETE FROM face_keys WHERE face IN (SELECT value FROM json_each(?))",
            [(json.dumps(sorted(faces)),)] if faces else [],
        )
        return around.union(faces)

    def put_likenesses(self, rows: Iterable[tuple[int, int, float]]) -> None:
        """Keep scores of pairs of faces, the smaller number first."""
        self._run(
            "INSERT OR REPLACE INTO likenesses (left, right, score) VALUES (?, ?, ?)", sorted(rows)
        )

    def likenesses(self, faces: Iterable[int]) -> list[tuple[int, int, float]]:
        """Scored pairs of which either is among the faces."""
        wanted = set(faces)
        sql = "SELECT left, right, score FROM likenesses WHERE {} IN ({{}})"
        found: list[tuple[int, int, float]] = self._among(sql.format("left"), wanted)
        beside = self._among(sql.format("right"), wanted)
        return found + [row for row in beside if row[0] not in wanted]

    def likenesses_among(self, faces: Iterable[int]) -> list[tuple[int, int, float]]:
        """Scored pairs of which both are among the faces."""
        wanted = set(faces)
        sql = "SELECT left, right, score FROM likenesses WHERE left IN ({})"
        return [row for row in self._among(sql, wanted) if row[1] in wanted]

    def all_likenesses(self) -> Iterator[list[tuple[int, int, float]]]:
        """Every scored pair, as many at a time as do not weigh."""
        with clear_errors(self._file):
            cursor = self._connection.execute("SELECT left, right, score FROM likenesses")
            while rows := cursor.fetchmany(SOME):
                yield rows
