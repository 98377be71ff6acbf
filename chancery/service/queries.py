"""Queries over a record: claims, actors, articles, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chancery.service.filters import ClaimFilter, known_publisher, limited, query
from chancery.service.looking import article_row
from chancery.service.shape import claim_shape
from chancery.store import Record
from chancery.store import actors as store

Row = dict[str, Any]


def claims(
    record: str | Path, filters: ClaimFilter | None = None, *, sentences: bool = False
) -> Iterator[Row]:
    """Claims in the JSON shape, ordered by the article's date, the article and the text.

    With `sentences`, each has its `sentence_text` too, for tables. Raises UsageError
    for a filter value that does not exist, naming those that do.
    """
    with Record.open(record) as opened:
        view = opened.view
        for stored in view.claims(query(filters or ClaimFilter(), view)):
            shape = claim_shape(stored.claim, stored.article)
            if sentences:
                shape["sentence_text"] = stored.claim.sentence_span.of(stored.article.text)
            yield shape


def actors(
    record: str | Path,
    words: str | None = None,
    *,
    unresolved: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[Row]:
    """Who appears, those in most claims first.

    Keys: `name`, `entity`, `country`, `sector`, `named`, then in how many claims as
    `actor`, `recipient`, `source`, and `claims` in all. `words` is looked for in names, or is a
    country's code. With `unresolved`, only those of whom no country or sector is known, names
    first and the most frequent before, so that the rows most wanted in a table of people come
    first. Words that name nobody, pronouns and what stands for several countries at once ("the
    leaders", "both sides"), are left out.
    """
    with Record.open(record) as opened:
        found = store.actors(
            opened.glance, words, unresolved=unresolved, limit=limited(limit), offset=offset
        )
    for row in found:
        yield {name: getattr(row, name) for name in row.__slots__}


def articles(
    record: str | Path,
    *,
    limit: int | None = None,
    publisher: str | None = None,
    undated: bool = False,
) -> Iterator[Row]:
    """Articles by date; with `publisher` those it printed ('' for none), `undated` those without one.

    Keys: `article`, `title`, `publisher`, `published`, `published_basis`, `url`,
    `origin`, `characters`, `sentences`, `claims`.
    """
    with Record.open(record) as opened:
        view = opened.view
        printer = known_publisher(publisher, view)
        for row in view.articles(limited(limit), publisher=printer, undated=undated):
            yield article_row(row)


def drops(record: str | Path) -> Iterator[Row]:
    """What could not be read and has not been since: `where`, `stage`, `reason`, `run`."""
    with Record.open(record) as opened:
        for row in opened.view.drops():
            yield {"where": row.where, "stage": row.stage, "reason": row.reason, "run": row.run}


def runs(record: str | Path) -> Iterator[Row]:
    """The runs of `read`, oldest first; `finished` is None for one that was stopped.

    Keys: `run`, `version`, `stages`, `started`, `finished`, `articles`, `already`,
    `claims`, `dropped`.
    """
    with Record.open(record) as opened:
        for row in opened.view.runs():
            yield {
                "run": row.id,
                "version": row.version,
                "stages": row.stages,
                "started": row.started,
                "finished": row.finished,
                "articles": row.articles,
                "already": row.already,
                "claims": row.claims,
                "dropped": row.dropped,
            }
