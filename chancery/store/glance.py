"""Questions that a person asks page by page, answered from narrow tables."""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.store.codec import day, decode, parse_day
from chancery.store.connection import all_rows
from chancery.store.query import JOINT, ClaimQuery, PartyMatch, Where, fold, in_places
from chancery.store.rows import ArticleRow, StoredClaim
from chancery.store.view import ARTICLE, article_of

_NEWEST = "ORDER BY g.published DESC, g.article, g.start"
_ARTICLE_ROW = (
    f"SELECT {ARTICLE}, length(a.text), json_array_length(r.sentences), "
    "(SELECT count(*) FROM glance g WHERE g.article = a.seq) FROM articles a "
    "JOIN readings r ON r.article = a.id AND r.superseded IS NULL "
)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Somebody, and how often they stand as what; `entity` is None where they are not known."""

    name: str
    entity: str | None
    country: str | None
    sector: str | None
    named: bool
    actor: int
    recipient: int
    source: int


class Glance:
    """A record seen page by page, the newest first; asked within one short transaction each."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file

    def count(self, query: ClaimQuery) -> int:
        """How many claims fit."""
        where = narrow(query)
        return int(
            self.rows(f"SELECT count(*) FROM glance g WHERE {where.sql}", where.values)[0][0]
        )

    def page(self, query: ClaimQuery, limit: int, offset: int = 0) -> list[StoredClaim]:
        """So many claims that fit, newest article first, then by their place in the text."""
        return self.counted_page(query, limit, offset)[1]

    def counted_page(
        self, query: ClaimQuery, limit: int, offset: int = 0
    ) -> tuple[int, list[StoredClaim]]:
        """How many claims fit, and so many of them; what is asked of all is asked once."""
        where = narrow(query)
        every = where.sql == "1"
        count = "0" if every else "count(*) OVER ()"
        found = self.rows(
            f"SELECT g.claim, {count} FROM glance g WHERE {where.sql} {_NEWEST} LIMIT ? OFFSET ?",
            (*where.values, limit, offset),
        )
        total = found[0][1] if found and not every else self.count(query)
        return total, self.stored([seq for seq, _ in found])

    def stored(self, seqs: Sequence[int]) -> list[StoredClaim]:
        """Claims by their row numbers, in the order asked for."""
        rows = self.rows(
            f"SELECT c.seq, c.body, c.run, {ARTICLE}, a.text "
            "FROM claims c JOIN articles a ON a.id = c.article "
            f"WHERE c.seq IN ({marks(seqs)})",
            seqs,
        )
        found = {
            seq: StoredClaim(decode(body), article_of(parts), run)
            for seq, body, run, *parts in rows
        }
        return [found[seq] for seq in seqs if seq in found]

    def by_id(self, claims: Sequence[str]) -> list[StoredClaim]:
        """Claims by their ids, in the order asked for; those that are gone are left out."""
        rows = self.rows(
            f"SELECT id, claim FROM glance WHERE id IN ({marks(claims)})",
            claims,
        )
        seqs = dict(rows)
        return self.stored([seqs[one] for one in claims if one in seqs])

    def asked(self, claims: Sequence[str]) -> dict[str, str]:
        """The type of the speech act that is about each claim, where there is one."""
        return dict(
            self.rows(f"SELECT about, type FROM glance WHERE about IN ({marks(claims)})", claims)
        )

    def events(self, claims: Sequence[str]) -> dict[str, tuple[str, int]]:
        """The event of each claim that has been judged, and how many reports that has."""
        rows = self.rows(
            "SELECT k.claim, k.event, (SELECT count(*) FROM collated o WHERE o.event = k.event) "
            f"FROM collated k WHERE k.claim IN ({marks(claims)})",
            claims,
        )
        return {claim: (event, reports) for claim, event, reports in rows}

    def articles(
        self, text: str | None, query: ClaimQuery, limit: int, offset: int = 0
    ) -> tuple[int, list[ArticleRow]]:
        """How many articles hold the words, and so many of them, newest first."""
        tests, values = ["1"], []
        for value, sql in (
            (text, "a.seq IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)"),
            (query.publisher, "a.publisher = ? COLLATE NOCASE"),
            (day(query.since), "a.published >= ?"),
            (day(query.until), "a.published <= ?"),
        ):
            if value is not None:
                tests.append(sql)
                values.append(value)
        # An article's row holds its text; its day is asked of the index, which does not.
        index = "" if query.publisher else "INDEXED BY article_day"
        found = self.rows(
            f"SELECT a.seq, count(*) OVER () FROM articles a {index} WHERE {' AND '.join(tests)} "
            "ORDER BY a.published DESC, a.seq LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        seqs = [seq for seq, _ in found]
        rows = self.rows(
            f"{_ARTICLE_ROW} WHERE a.seq IN ({marks(seqs)}) ORDER BY a.published DESC, a.seq", seqs
        )
        return int(found[0][1]) if found else 0, [_article_row(row) for row in rows]

    def article(self, article: str) -> ArticleRow:
        """One article of an id that is there."""
        return _article_row(self.rows(f"{_ARTICLE_ROW} WHERE a.id = ?", (article,))[0])

    def text(self, article: str) -> str:
        """The frozen text of an article."""
        return str(self.rows("SELECT text FROM articles WHERE id = ?", (article,))[0][0])

    def added(self, since: str, limit: int) -> tuple[int, list[ArticleRow]]:
        """How many articles were read since a moment in UTC, and the last of them."""
        count = self.rows(
            "SELECT count(*) FROM readings WHERE superseded IS NULL AND at > ?", (since,)
        )
        rows = self.rows(
            f"{_ARTICLE_ROW} WHERE r.at > ? ORDER BY r.at DESC, a.published DESC, a.seq LIMIT ?",
            (since, limit),
        )
        return int(count[0][0]), [_article_row(row) for row in rows]

    def snippets(self, articles: Sequence[str], text: str) -> dict[str, str]:
        """Some words of each article around those searched for, which stand between U+0002 and U+0003."""
        rows = self.rows(
            "SELECT a.id, snippet(article_words, 1, char(2), char(3), '…', 30) "
            "FROM article_words JOIN articles a ON a.seq = article_words.rowid "
            f"WHERE article_words MATCH ? AND a.id IN ({marks(articles)})",
            (text, *articles),
        )
        return dict(rows)

    def figures(
        self, words: str | None, *, unresolved: bool, limit: int, offset: int = 0
    ) -> list[FigureRow]:
        """Who appears, most often first; `words` is looked for in their names."""
        tests = ["actor + recipient + source > 0"]
        tests.append(f"coalesce(entity, country) IS {'' if unresolved else 'NOT '}NULL")
        values: list[object] = []
        if words:
            names = "lower(name)" if words.isascii() else "folded(name)"
            tests.append(f"(instr({names}, ?) OR country = ?)")
            values += [fold(words), words.upper()]
        rows = self.rows(
            "SELECT name, entity, country, sector, named, actor, recipient, source FROM figures "
            f"WHERE {' AND '.join(tests)} ORDER BY actor + recipient + source DESC, key "
            "LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [FigureRow(n, e, c, s, bool(named), *counts) for n, e, c, s, named, *counts in rows]

    def figure(self, entity: str) -> FigureRow | None:
        """Somebody by their entity."""
        rows = self.rows(
            "SELECT name, entity, country, sector, named, actor, recipient, source FROM figures "
            "WHERE key = ?",
            (entity,),
        )
        return FigureRow(*rows[0]) if rows else None

    def totals(self) -> dict[str, Any]:
        """How much there is, from when to when, and when it was last read."""
        claims, first, last = self.rows(
            "SELECT (SELECT count(*) FROM glance), (SELECT min(published) FROM glance), "
            "(SELECT max(published) FROM glance)"
        )[0]
        return {
            "articles": self.rows("SELECT count(*) FROM readings WHERE superseded IS NULL")[0][0],
            "claims": claims,
            "first_published": first,
            "last_published": last,
            "read": self.rows("SELECT max(at) FROM readings WHERE superseded IS NULL")[0][0],
        }

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of one question."""
        return all_rows(self._connection, self._file, sql, values)


def narrow(query: ClaimQuery) -> Where:
    """The WHERE of a query over ``glance g``, which asks what `conditions` asks."""
    parts = [Where("1")]
    for column, wanted in (
        ("g.type", query.types), ("g.status", query.statuses), ("g.quad", query.quads),
    ):  # fmt: skip
        if wanted:
            parts.append(Where(f"{column} IN ({marks(wanted)})", tuple(map(str, wanted))))
    actors, recipients = query.actors, query.recipients
    if len(actors) == len(recipients) == 1 and _country(actors[0]) and _country(recipients[0]):
        parts.append(Where(
            "g.claim IN (SELECT claim FROM pairs WHERE actor = ? AND recipient = ?)",
            (_country(actors[0]), _country(recipients[0])),
        ))  # fmt: skip
        actors = recipients = ()
    for part, matches in (("actor", actors), ("recipient", recipients), ("source", query.sources)):
        parts += [_standing(match, part) for match in matches]
    found = [
        (day(query.since), "g.last >= ?"),
        (day(query.until), "g.first <= ?"),
        (
            query.publisher,
            "g.article IN (SELECT seq FROM articles WHERE publisher = ? COLLATE NOCASE)",
        ),
        (query.article, "g.article = (SELECT seq FROM articles WHERE id = ?)"),
        (query.claim, "g.id = ?"),
        (query.min_confidence or None, "g.confidence >= ?"),
        (
            query.text,
            "g.article IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)",
        ),
    ]
    parts += [Where(sql, (value,)) for value, sql in found if value is not None]
    parts += [in_places(query.places)] if query.places else []
    if query.stances:
        parts.append(Where(
            f"g.claim IN (SELECT claim FROM parties WHERE stance IN ({marks(query.stances)}))",
            tuple(map(str, query.stances)),
        ))  # fmt: skip
    return Where(
        " AND ".join(part.sql for part in parts),
        tuple(value for part in parts for value in part.values),
    )


def _standing(match: PartyMatch, part: str) -> Where:
    """Claims in which somebody stands as a part; in joint acts actors are recipients too."""
    own = party_in(match, part)
    if part == "source":
        return own
    other = party_in(match, "recipient" if part == "actor" else "actor")
    return Where(
        f"({own.sql} OR g.type IN ({JOINT}) AND {other.sql})", (*own.values, *other.values)
    )


def party_in(match: PartyMatch, *parts: str) -> Where:
    """Claims in which somebody stands as one of `parts`, all being meant where there are none."""
    tests: list[str] = []
    values: list[str] = []
    table = "parties p"
    if match.words is not None:
        # The forms first: they are few, and each leads to its parties.
        table = "forms f CROSS JOIN parties p ON p.text = f.text AND p.name IS nullif(f.name, '')"
        held = "f.folded" if match.words.isascii() else "folded(f.folded)"
        tests.append(f"instr({held}, ?) AND begins({held}, ?)")
        values += [fold(match.words)] * 2
    for column, value in (
        ("country", match.country), ("sector", match.sector), ("entity", match.entity),
    ):  # fmt: skip
        if value is not None:
            tests.append(f"p.{column} = ?")
            values.append(value)
    if parts:
        tests.append(f"p.part IN ({marks(parts)})")
        values += parts
    return Where(
        f"g.claim IN (SELECT p.claim FROM {table} WHERE {' AND '.join(tests)})",
        tuple(values),
    )


def _country(match: PartyMatch) -> str:
    """The country of a party that is nothing but one."""
    return match.country or "" if match == PartyMatch(country=match.country) else ""


def marks(values: Sequence[object]) -> str:
    """A placeholder for each value."""
    return ", ".join("?" * len(values))


def _article_row(row: Sequence[Any]) -> ArticleRow:
    id_, title, publisher, published, *rest = row
    return ArticleRow(id_, title, publisher, parse_day(published), *rest)
