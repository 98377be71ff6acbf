"""What reads from a record; every answer is a snapshot and blocks nobody."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from itertools import chain
from pathlib import Path

from chancery.model import Article, Span
from chancery.store.codec import decode, decode_spans, parse_day
from chancery.store.connection import clear_errors
from chancery.store.query import ClaimQuery, conditions, fold, printed_by
from chancery.store.rows import ArticleRow, DropRow, RunRow, StoredClaim

ARTICLE = "a.id, a.title, a.publisher, a.published, a.published_basis, a.url, a.origin"
_UNLIMITED = -1  # SQLite's word for it


class View:
    """Questions to a record, each answered in an order that does not depend on the reading's."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file

    def claims(self, query: ClaimQuery) -> Generator[StoredClaim, None, None]:
        """Live claims by the article's date, the article and the place in its text."""
        where = conditions(query)
        rows = self._rows(
            f"SELECT c.body, c.run, {ARTICLE}, a.text "  # noqa: S608 - values are bound
            f"FROM claims c JOIN articles a ON a.id = c.article WHERE {where.sql} "
            "ORDER BY a.published IS NULL, a.published, a.id, c.start, c.id LIMIT ?",
            (*where.values, _UNLIMITED if query.limit is None else query.limit),
        )
        article: Article | None = None
        for body, run, *parts in rows:
            if article is None or article.id != parts[0]:
                article = article_of(parts)
            yield StoredClaim(decode(body), article, run)

    def claim_ids(self, prefix: str, limit: int = 10) -> list[str]:
        """Ids of live claims that begin with `prefix`, at most `limit` of them."""
        return self._ids("claims", prefix, limit, "AND superseded IS NULL")

    def article_ids(self, prefix: str, limit: int = 10) -> list[str]:
        """Ids of articles that begin with `prefix`, at most `limit` of them."""
        return self._ids("articles", prefix, limit)

    def sentences(self, article: str) -> tuple[Span, ...]:
        """The sentences of an article as they were split when it was last read."""
        rows = self._rows(
            "SELECT sentences FROM readings WHERE article = ? AND superseded IS NULL", (article,)
        )
        return next((decode_spans(text) for (text,) in rows), ())

    def tells_of(self, words: str) -> bool:
        """Whether these begin a word in some party's name or text; True where there is no party."""
        held, given = "f.folded" if words.isascii() else "folded(f.folded)", fold(words)
        rows = self._rows(
            f"SELECT 1 FROM forms f WHERE instr({held}, ?) "  # noqa: S608 - own words
            f"AND begins({held}, ?) LIMIT 1",
            (given, given),
        )
        if any(True for _ in rows):
            return True
        return not any(True for _ in self._rows("SELECT 1 FROM forms LIMIT 1"))

    def publishers(self) -> list[str]:
        """Every publisher in the record, by name."""
        rows = self._rows(
            "SELECT DISTINCT publisher FROM articles WHERE publisher IS NOT NULL ORDER BY publisher"
        )
        return [name for (name,) in rows]

    def articles(
        self, limit: int | None = None, *, publisher: str | None = None, undated: bool = False
    ) -> Iterator[ArticleRow]:
        """Articles that have been read, by date; of a publisher ('' for none), or without a date."""
        tests = [printed_by(publisher)] if publisher is not None else []
        tests += ["a.published IS NULL"] if undated else []
        rows = self._rows(
            f"SELECT {ARTICLE}, length(a.text), json_array_length(r.sentences), "  # noqa: S608
            "(SELECT count(*) FROM claims c WHERE c.article = a.id AND c.superseded IS NULL) "
            "FROM articles a JOIN readings r ON r.article = a.id AND r.superseded IS NULL "
            f"WHERE {' AND '.join(tests) or '1'} "
            "ORDER BY a.published IS NULL, a.published, a.id LIMIT ?",
            (*([] if publisher is None else [publisher]), _UNLIMITED if limit is None else limit),
        )
        for id_, title, printer, published, *rest in rows:
            yield ArticleRow(id_, title, printer, parse_day(published), *rest)

    def drops(self) -> Iterator[DropRow]:
        """What could not be read and has not been read since, newest run first."""
        for row in self._rows(
            "SELECT place, stage, reason, run FROM drops WHERE healed IS NULL "
            "ORDER BY run DESC, place, stage, reason"
        ):
            yield DropRow(*row)

    def runs(self) -> Iterator[RunRow]:
        """The runs that wrote to the record, oldest first."""
        for row in self._rows(
            "SELECT id, version, stages, started, finished, "
            "iif(finished IS NULL, (SELECT count(*) FROM readings WHERE run = runs.id), articles), "
            "already, "
            "iif(finished IS NULL, (SELECT count(*) FROM claims WHERE run = runs.id), claims), "
            "dropped FROM runs ORDER BY id"
        ):
            yield RunRow(*row)

    def _ids(self, table: str, prefix: str, limit: int, also: str = "") -> list[str]:
        rows = self._rows(
            f"SELECT id FROM {table} WHERE id >= ? AND id < ? {also} "  # noqa: S608 - own words
            "ORDER BY id LIMIT ?",
            (prefix, prefix + "\U0010ffff", limit),
        )
        return [id_ for (id_,) in rows]

    def _rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[sqlite3.Row]:
        with clear_errors(self._file):
            # Through `chain`: a cursor itself is closed with the generator, which raises once the
            # record is, as after Ctrl-C.
            yield from chain(self._connection.execute(sql, tuple(values)))


def article_of(parts: Sequence[object]) -> Article:
    """An article of a row with the columns ARTICLE and its text."""
    id_, title, publisher, published, basis, url, origin, text = parts
    return Article(
        text=str(text), title=title, publisher=publisher,  # type: ignore[arg-type]
        published=parse_day(published), published_basis=basis,  # type: ignore[arg-type]
        url=url, origin=origin, id=str(id_),  # type: ignore[arg-type]
    )  # fmt: skip
