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
from chancery.store.glance_filters import narrow
from chancery.store.query import (
    PRONOUNS,
    UNRESOLVED,
    ClaimQuery,
    fold,
    in_places,
    marks,
    printed_by,
)
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
        """The type of the speech act that is about each claim, where there is one.

        Of several a demand or a threat comes first, then an accusation.
        """
        return dict(
            self.rows(
                f"SELECT about, type FROM glance WHERE about IN ({marks(claims)}) "
                "ORDER BY type IN ('REQUEST', 'THREATEN'), type = 'ACCUSE', id",
                claims,
            )
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
            (query.publisher, printed_by(query.publisher)),
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
        self,
        words: str | None,
        *,
        unresolved: bool,
        named: bool = False,
        limit: int,
        offset: int = 0,
    ) -> list[FigureRow]:
        """Who appears, most often first; `words` is looked for in their names.

        With `unresolved`, only the open questions, as `View.actors` has them; with `named`, only
        who has a name of their own, not the soldiers or protesters.
        """
        tests = ["actor + recipient + source > 0"]
        known = "coalesce(entity, country) IS NOT NULL"
        tests.append(UNRESOLVED.format(p="figures") if unresolved else known)
        tests.append(f"(entity IS NOT NULL OR lower(name) NOT IN ({PRONOUNS}))")
        values: list[object] = []
        if named:
            tests.append("named")
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

    def lies_in(self, places: Sequence[str]) -> bool:
        """Whether any claim lies in one of these places, by name or by country's code."""
        where = in_places(tuple(places))
        return bool(self.rows(f"SELECT 1 FROM glance WHERE {where.sql} LIMIT 1", where.values))

    def place_names(self, limit: int) -> list[str]:
        """Names of places, those of most claims first."""
        rows = self.rows(
            "SELECT place FROM glance WHERE place IS NOT NULL GROUP BY place "
            "ORDER BY count(*) DESC, place LIMIT ?",
            (limit,),
        )
        return [name for (name,) in rows]

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


def _article_row(row: Sequence[Any]) -> ArticleRow:
    id_, title, publisher, published, *rest = row
    return ArticleRow(id_, title, publisher, parse_day(published), *rest)
