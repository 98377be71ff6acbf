"""One printed text, frozen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

DATE = "ingest.date"  # the stage of a date that is no day, whose article is read without it
ORDER = "ingest.order"  # the stage of dates whose order of day and month was guessed


@dataclass(frozen=True, slots=True)
class Article:
    """A text after cleaning, never edited again: every offset points into it.

    `origin` says where it was found (``folder/a.html`` or ``news.jsonl:7``);
    `published_basis` says how the date is known: ``metadata``, ``text``,
    ``given`` or None.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_basis: str | None = None
    url: str | None = None
    origin: str | None = None
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", article_id(self))


def article_id(article: Article) -> str:
    """A digest of what was printed, by whom and when, so that reading twice adds nothing."""
    parts = (
        article.text,
        article.title or "",
        article.publisher or "",
        article.published.isoformat() if article.published else "",
    )
    return "a_" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Dropped:
    """An input, or a part of one, that was not read: where, at which stage and why."""

    where: str
    stage: str
    reason: str

    @property
    def read_all_the_same(self) -> bool:
        """Whether only a part is missing, the date, and the article itself was read."""
        return self.stage == DATE

    @property
    def guessed(self) -> bool:
        """Whether all was read, dates among it that may be another day."""
        return self.stage == ORDER
