"""A record's articles and claims as one Parquet, whole, to travel from machine to machine.

One row a claim, in the columns of the JSON shape where the writer gives them,
and beside them what another record needs to take the claim in as its own: the
article's text and particulars, the sentences, the stages that read it and the
claim's `body`. An article without claims has one row without a claim.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from chancery.errors import InputError, RecordError
from chancery.model import Article, Claim, Reading, Span
from chancery.store.codec import decode, decode_spans, encode, encode_spans
from chancery.store.connection import clear_errors
from chancery.store.duck import connect, run
from chancery.store.view import ARTICLE, article_of

WHOLE = {
    "article": "VARCHAR", "stages": "VARCHAR", "body": "VARCHAR", "sentences": "VARCHAR",
    "article_title": "VARCHAR", "article_publisher": "VARCHAR", "article_published": "DATE",
    "article_published_basis": "VARCHAR", "article_url": "VARCHAR", "article_origin": "VARCHAR",
    "article_text": "VARCHAR",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoredReading:
    """An article with its sentences and claims, and the stages that read it."""

    article: Article
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]
    stages: str


def readings(connection: sqlite3.Connection, file: Path) -> Iterator[StoredReading]:
    """Every article that has been read, with its live claims, by id."""
    with clear_errors(file):
        found = connection.execute(
            f"SELECT r.stages, r.sentences, {ARTICLE}, a.text FROM articles a "  # noqa: S608
            "JOIN readings r ON r.article = a.id AND r.superseded IS NULL ORDER BY a.id"
        )
        for stages, sentences, *parts in found:
            article = article_of(parts)
            bodies = connection.execute(
                "SELECT body FROM claims WHERE article = ? AND superseded IS NULL "
                "ORDER BY start, id",
                (article.id,),
            )
            claims = tuple(decode(body) for (body,) in bodies)
            yield StoredReading(article, decode_spans(sentences), claims, stages)


def whole_row(reading: StoredReading, claim: Claim | None) -> dict[str, Any]:
    """The columns WHOLE of one claim of an article, or of an article without any."""
    article = reading.article
    return {
        "article": article.id,
        "stages": reading.stages,
        "body": encode(claim) if claim else None,
        "sentences": encode_spans(reading.sentences),
        "article_title": article.title,
        "article_publisher": article.publisher,
        "article_published": article.published.isoformat() if article.published else None,
        "article_published_basis": article.published_basis,
        "article_url": article.url,
        "article_origin": article.origin,
        "article_text": article.text,
    }


def parquet_columns(path: Path) -> list[str]:
    """The names of a Parquet file's columns; InputError where it is none."""
    with connect() as connection:
        try:
            found = run(connection, "SELECT name FROM parquet_schema(?)", [str(path)])
            names = run(connection, "DESCRIBE SELECT * FROM read_parquet(?)", [str(path)])
        except RecordError as error:
            raise InputError(str(path), f"not a whole Parquet file: {error}") from error
    return [name for name, *_ in names] if found else []


def read_whole(path: Path, spill: Path) -> Iterator[StoredReading | InputError]:
    """Articles with their claims from such a Parquet, one by one; what is damaged is told.

    `spill` is a folder for what does not fit in memory.
    """
    with connect(spill) as connection:
        columns = ", ".join(WHOLE)
        result = connection.execute(
            f"SELECT {columns} FROM read_parquet(?) ORDER BY article, stages",  # noqa: S608
            [str(path)],
        )
        held: list[dict[str, Any]] = []
        while block := result.fetchmany(500):
            for values in block:
                row = dict(zip(WHOLE, values, strict=True))
                if held and held[0]["article"] != row["article"]:
                    yield _reading(path, held)
                    held = []
                held.append(row)
        if held:
            yield _reading(path, held)


def read_rows(path: Path, spill: Path) -> Iterator[dict[str, Any]]:
    """The rows of any Parquet as they stand, with their columns' names."""
    with connect(spill) as connection:
        result = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in result.description or []]
        while block := result.fetchmany(2_000):
            for values in block:
                yield dict(zip(names, values, strict=True))


def _reading(path: Path, rows: list[dict[str, Any]]) -> StoredReading | InputError:
    first = rows[0]
    where = f"{path}: article {first['article']}"
    published: date | None = first["article_published"]
    article = Article(
        text=first["article_text"] or "",
        title=first["article_title"],
        publisher=first["article_publisher"],
        published=published,
        published_basis=first["article_published_basis"],
        url=first["article_url"],
        origin=first["article_origin"],
    )
    if article.id != first["article"]:
        return InputError(where, "its text is not the one that was read: export it again")
    stages = max(str(row["stages"]) for row in rows)
    # Two shards may hold one article, and one file of both holds its claims twice.
    bodies = dict.fromkeys(row["body"] for row in rows if row["body"] and row["stages"] == stages)
    try:
        claims = tuple(decode(body) for body in bodies)
        sentences = decode_spans(first["sentences"])
    except (RecordError, ValueError) as error:
        return InputError(where, f"a claim cannot be understood ({error}): export it again")
    return StoredReading(article, sentences, claims, stages)


def as_reading(stored: StoredReading) -> Reading:
    """The noun that a writer takes."""
    return Reading(article=stored.article, sentences=stored.sentences, claims=stored.claims)
