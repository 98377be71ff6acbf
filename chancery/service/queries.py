"""Queries over a record: claims, events, actors, articles, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chancery.service.filters import ClaimFilter

Row = dict[str, Any]


def claims(record: str | Path, filters: ClaimFilter | None = None) -> Iterator[Row]:
    """Claims in the JSON shape, ordered by the article's date, the article and the text.

    Raises UsageError for a filter value that does not exist, naming those that do.
    """
    raise NotImplementedError


def events(record: str | Path, filters: ClaimFilter | None = None) -> Iterator[Row]:
    """Events: `event` (an id ``e_...``), `reports`, then a claim's shape.

    For now every claim is its own event, so `reports` is 1.
    """
    raise NotImplementedError


def show(record: str | Path, event: str) -> Row:
    """One event by its id or a unique prefix of it, or by the id of its claim.

    The shape of `events` plus `sentence_text`. Raises NotFoundError.
    """
    raise NotImplementedError


def actors(
    record: str | Path, *, unresolved: bool = False, limit: int | None = None
) -> Iterator[Row]:
    """Who appears, most often first: `name`, `entity`, `country`, `sector`, `named`,
    then `actor`, `recipient`, `source` (in how many claims as each) and `claims`.

    With `unresolved`, only those without entity and country, by their words,
    so that the most wanted rows for a CSV of people come first.
    """
    raise NotImplementedError


def articles(record: str | Path, *, limit: int | None = None) -> Iterator[Row]:
    """Articles by date: `article`, `title`, `publisher`, `published`, `published_basis`,
    `url`, `origin`, `characters`, `sentences`, `claims`."""
    raise NotImplementedError


def drops(record: str | Path) -> Iterator[Row]:
    """What could not be read, newest run first: `where`, `stage`, `reason`, `run`."""
    raise NotImplementedError


def runs(record: str | Path) -> Iterator[Row]:
    """The runs of `read`: `run`, `version`, `stages`, `started`, `finished`,
    `articles`, `already`, `claims`, `dropped`; `finished` is null for one that was killed."""
    raise NotImplementedError
