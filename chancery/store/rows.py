"""What a record answers with, besides the nouns of the model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chancery.model import Article, Claim


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with the article it was read from and the run that wrote it."""

    claim: Claim
    article: Article
    run: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of the record without its text, and what was read from it."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    published_basis: str | None
    url: str | None
    origin: str | None
    characters: int
    sentences: int
    claims: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Somebody in the record, and in how many claims they stand as what."""

    name: str
    entity: str | None
    country: str | None
    sector: str | None
    named: bool
    actor: int
    recipient: int
    source: int
    claims: int


@dataclass(frozen=True, slots=True)
class DropRow:
    """What one run could not read, where and why."""

    where: str
    stage: str
    reason: str
    run: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of reading; `finished` is None while it goes on and after a kill."""

    id: int
    version: str
    stages: str
    started: str
    finished: str | None
    articles: int
    already: int
    claims: int
    dropped: int
