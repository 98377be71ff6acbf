"""What judging claims leaves behind in a record, and the questions it asks of it.

Faces and texts are kept as bytes: what they hold is the business of
`chancery.collate`. All but people's judgements can be worked out again from the
claims, and is when the matcher changes.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from chancery.model import Article
from chancery.store.codec import decode
from chancery.store.collated_faces import CollatedFaces
from chancery.store.connection import clear_errors, transaction
from chancery.store.rows import StoredClaim
from chancery.store.view import ARTICLE, article_of

CACHE = 200_000  # KiB of the file that are held, where much is written in no order
_DERIVED = (
    "texts", "article_texts", "text_keys", "copies", "faces", "face_keys", "likenesses", "collated",
)  # fmt: skip


class Standing(NamedTuple):
    """A judged claim without its body: its event, face and article, how sure it is, and its days.

    `first` and `last` are its article's day where it gives none.
    """

    event: str
    claim: str
    article: str
    face: int
    status: str
    confidence: float
    about: str | None
    published: str | None
    first: str | None
    last: str | None


class Collation(CollatedFaces):
    """The tables of judged claims; every writing method is called inside `writing`."""

    @property
    def ready(self) -> bool:
        """Whether the tables are there: not in an older record that may not be written."""
        return bool(self._rows("SELECT 1 FROM sqlite_schema WHERE name = 'collated'"))

    @property
    def writable(self) -> bool:
        """Whether the record may be written by this process."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "readonly" in str(error):
                return False
            with clear_errors(self._file):
                raise
        self._connection.execute("ROLLBACK")
        return True

    def hold(self) -> None:
        """Keep much of the tables at hand from now on, for whoever writes a great deal."""
        self._connection.execute(f"PRAGMA cache_size=-{CACHE}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside, or nothing; others wait meanwhile."""
        with clear_errors(self._file), transaction(self._connection):
            yield

    def value(self, name: str, default: str = "") -> str:
        """What was kept under a name."""
        rows = self._rows("SELECT value FROM collation WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else default

    def keep(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self._run("INSERT OR REPLACE INTO collation (name, value) VALUES (?, ?)", [(name, value)])

    def clear(self) -> None:
        """Forget everything that can be worked out again."""
        for table in _DERIVED:
            self._run(f"DELETE FROM {table}", [()])  # noqa: S608 - own words
        self._run("DELETE FROM collation WHERE name IN ('seq', 'run', 'open', 'turn')", [()])

    def behind(self) -> bool:
        """Whether claims have not been looked at or are gone, or events were left to be made."""
        seq = int(self.value("seq", "0"))
        return self.newest() > seq or bool(self.value("open") or self.gone(limit=1))

    def pending(self, limit: int) -> list[tuple[int, StoredClaim]]:
        """Live claims not yet looked at with their row numbers, in the order they were written."""
        rows = self._rows(
            f"SELECT c.seq, c.body, c.run, {ARTICLE}, a.text "  # noqa: S608 - own words
            "FROM claims c JOIN articles a ON a.id = c.article "
            "WHERE c.seq > ? AND c.superseded IS NULL ORDER BY c.seq LIMIT ?",
            (int(self.value("seq", "0")), limit),
        )
        found: list[tuple[int, StoredClaim]] = []
        articles: dict[str, Article] = {}
        for seq, body, run, *parts in rows:
            article = articles.get(parts[0]) or articles.setdefault(parts[0], article_of(parts))
            found.append((seq, StoredClaim(decode(body), article, run)))
        return found

    def waiting(self, *, since_the_beginning: bool = False) -> int:
        """How many live claims have not been looked at, or how many there are to look at at all."""
        seq = 0 if since_the_beginning else int(self.value("seq", "0"))
        sql = "SELECT count(*) FROM claims WHERE seq > ? AND superseded IS NULL"
        return int(self._rows(sql, (seq,))[0][0])

    def newest(self) -> int:
        """The number of the newest claim's row, 0 where there is none."""
        return int(self._rows("SELECT coalesce(max(seq), 0) FROM claims")[0][0])

    def gone(self, limit: int = -1) -> list[str]:
        """Claims that were judged and are live no longer."""
        rows = self._rows(
            "SELECT DISTINCT c.id FROM claims c JOIN collated k ON k.claim = c.id "
            "WHERE c.superseded IS NOT NULL AND c.superseded >= ? AND NOT EXISTS "
            "(SELECT 1 FROM claims l WHERE l.id = c.id AND l.superseded IS NULL) LIMIT ?",
            (int(self.value("run", "0")), limit),
        )
        return [id_ for (id_,) in rows]

    def settled_run(self) -> int:
        """The first run that may still supersede claims."""
        sql = (
            "SELECT coalesce((SELECT min(id) FROM runs WHERE finished IS NULL), "
            "(SELECT coalesce(max(id), 0) FROM runs))"
        )
        return int(self._rows(sql)[0][0])

    # claims and their events

    def put_claims(self, rows: Iterable[tuple[str, str, int, str, str | None]]) -> None:
        """Keep claims (id, article, face, event, published)."""
        self._run(
            "INSERT OR REPLACE INTO collated (claim, article, face, event, published) "
            "VALUES (?, ?, ?, ?, ?)",
            rows,
        )

    def put_events(self, rows: Iterable[tuple[str, str]]) -> None:
        """Change the events (event, claim) of claims."""
        self._run("UPDATE collated SET event = ? WHERE claim = ?", rows)

    def forget(self, claims: Sequence[str]) -> list[int]:
        """Drop claims that are gone and faces that only they had; gives what they were beside.

        That is the faces that are like them, and the others of their events.
        """
        faces = {f for (f,) in self._among("SELECT face FROM collated WHERE claim IN ({})", claims)}
        beside = {face for _, face in self.events_of_faces(faces)}
        self._run("DELETE FROM collated WHERE claim = ?", [(claim,) for claim in claims])
        kept = {f for (f,) in self._among("SELECT face FROM collated WHERE face IN ({})", faces)}
        bare = faces - kept
        return sorted((self.forget_faces(bare) | beside | kept) - bare)

    def first_texts(self, faces: Iterable[int]) -> list[tuple[int, int, str]]:
        """Faces with the smallest of their claims' texts, and a claim of it."""
        return self._among(
            "SELECT k.face, min(t.text), k.claim FROM collated k "
            "JOIN article_texts t ON t.article = k.article WHERE k.face IN ({}) GROUP BY k.face",
            faces,
        )

    def all_faces(self) -> set[int]:
        """The faces that claims have."""
        return {face for (face,) in self._rows("SELECT DISTINCT face FROM collated")}

    def claims_of_faces(self, faces: Iterable[int]) -> list[tuple[str, str, int, str, str | None]]:
        """Claims (id, article, face, event, published) of faces."""
        return self._among(
            "SELECT claim, article, face, event, published FROM collated WHERE face IN ({})", faces
        )

    def events_of_faces(self, faces: Iterable[int]) -> list[tuple[str, int]]:
        """The events (event, face) that hold one of the faces, with every face that they hold."""
        rows = self._among(
            "SELECT DISTINCT event, face FROM collated WHERE event IN "
            "(SELECT event FROM collated WHERE face IN ({}))",
            faces,
        )
        return sorted(set(rows))

    def count(self) -> int:
        """How many claims were judged."""
        return int(self._rows("SELECT count(*) FROM collated")[0][0])

    def collated(self, claims: Iterable[str]) -> list[tuple[str, str, int, str, str | None]]:
        """Claims (id, article, face, event, published) by their ids."""
        return self._among(
            "SELECT claim, article, face, event, published FROM collated WHERE claim IN ({})",
            claims,
        )

    def members(self, events: Iterable[str]) -> dict[str, list[str]]:
        """The claims of each event, the earliest published first."""
        sql = "SELECT event, claim, published FROM collated WHERE event IN ({})"
        rows = self._among(sql, events)
        found: dict[str, list[str]] = defaultdict(list)
        for event, claim, _ in sorted(rows, key=lambda row: (row[2] is None, row[2] or "", row[1])):
            found[event].append(claim)
        return dict(found)

    def standings(self, events: Iterable[str] | None = None) -> list[Standing]:
        """Every judged claim, or those of some events, without its body; an event's together."""
        sql = (
            "SELECT k.event, k.claim, k.article, k.face, g.status, g.confidence, g.about, "
            "g.published, g.first, g.last FROM collated k JOIN glance g ON g.id = k.claim"
        )
        rows = (
            self._rows(sql)
            if events is None
            else self._among(f"{sql} WHERE k.event IN ({{}})", events)
        )
        return sorted((Standing(*row) for row in rows), key=lambda row: row[:2])

    def dates(self, claims: Iterable[str]) -> dict[str, tuple[str | None, ...]]:
        """Of each live claim its first and last day, what these rest on, and how fine they are."""
        rows = self._among(
            "SELECT id, date_from, date_to, json_extract(body, '$.date.value.basis'), "
            "json_extract(body, '$.date.value.granularity') FROM claims "
            "WHERE superseded IS NULL AND id IN ({})",
            claims,
        )
        return {claim: tuple(held) for claim, *held in rows}

    def claims_of(self, ids: Iterable[str]) -> list[StoredClaim]:
        """Live claims by their ids."""
        return self._stored("c.id IN ({})", ids)

    def claims_about(self, ids: Iterable[str], kinds: Collection[str]) -> list[StoredClaim]:
        """Live claims of some types that are about one of these."""
        about = self._stored("c.id IN (SELECT id FROM glance WHERE about IN ({}))", ids)
        return [stored for stored in about if str(stored.claim.event_type.value) in kinds]

    def _stored(self, test: str, ids: Iterable[str]) -> list[StoredClaim]:
        rows = self._among(
            f"SELECT c.body, c.run, {ARTICLE}, a.text FROM claims c "  # noqa: S608 - own words
            f"JOIN articles a ON a.id = c.article WHERE c.superseded IS NULL AND {test}",
            ids,
        )
        articles: dict[str, Article] = {}
        found = []
        for body, run, *parts in rows:
            article = articles.get(parts[0]) or articles.setdefault(parts[0], article_of(parts))
            found.append(StoredClaim(decode(body), article, run))
        return sorted(found, key=lambda stored: stored.claim.id)
