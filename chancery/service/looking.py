"""What the desk shows of claims and articles, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.model import Span, event_id
from chancery.service.filters import ClaimFilter, only, query
from chancery.service.finding import find_claim
from chancery.service.shape import claim_shape
from chancery.service.standing import standing
from chancery.store import ArticleRow, ClaimQuery, Glance, Record, StoredClaim

Row = dict[str, Any]
MOST = 1000  # rows of one page


def page(
    record: str | Path, filters: ClaimFilter | None = None, *, limit: int = 50, offset: int = 0
) -> Row:
    """So many claims that fit, newest article first: `total`, `offset`, `limit` and `rows`.

    Each row is a claim's shape with `sentence_text`, `standing`, `event` and `reports`.
    A limit in the filter is passed over. Raises UsageError as `claims` does.
    """
    _bounded(limit, offset)
    with Record.open(record) as opened:
        asked = query(filters or ClaimFilter(), opened.view)
        glance = opened.glance
        total, stored = glance.counted_page(asked, limit, offset)
        return {
            "total": total,
            "offset": offset,
            "limit": limit,
            "rows": seen(glance, stored),
        }


def article_page(
    record: str | Path, filters: ClaimFilter | None = None, *, limit: int = 50, offset: int = 0
) -> Row:
    """So many articles that fit the filter's words, publisher and dates, newest first.

    Rows are those of `articles`, with `snippet`: words around those searched for, each of
    which stands between the characters U+0002 and U+0003; None where nothing was searched for.
    """
    _bounded(limit, offset)
    with Record.open(record) as opened:
        asked = query(filters or ClaimFilter(), opened.view)
        glance = opened.glance
        total, found = glance.articles(asked.text, asked, limit, offset)
        snippets: dict[str, str] = {}
        if asked.text is not None and found:
            snippets = glance.snippets([row.id for row in found], asked.text)
        rows = [{**article_row(row), "snippet": snippets.get(row.id)} for row in found]
        return {"total": total, "offset": offset, "limit": limit, "rows": rows}


def article(record: str | Path, article: str) -> Row:
    """One article by its id or a unique prefix of it, with its text and all claims in it.

    The keys of `articles`, then `text`, `sentence_spans` (a list of `start` and `end`) and
    `claim_list` (rows as of `page`, in the order of the text). Raises NotFoundError.
    """
    with Record.open(record) as opened:
        view, glance = opened.view, opened.glance
        id_ = only("article", article, view.article_ids(article))
        row = glance.article(id_)
        stored = sorted(
            view.claims(ClaimQuery(article=id_)), key=lambda one: _place(one.claim.trigger.spans)
        )
        return {
            **article_row(row),
            "text": glance.text(id_),
            "sentence_spans": [
                {"start": span.start, "end": span.end} for span in view.sentences(id_)
            ],
            "claim_list": seen(glance, stored),
        }


def claim(record: str | Path, claim: str) -> Row:
    """One claim by its id or a unique prefix of it, as a row of `page`. Raises NotFoundError."""
    with Record.open(record) as opened:
        stored = find_claim(opened.view, claim)
        return seen(opened.glance, [stored])[0]


def seen(glance: Glance, stored: Sequence[StoredClaim]) -> list[Row]:
    """Claims as rows of a page."""
    ids = [one.claim.id for one in stored]
    asked, events = glance.asked(ids), glance.events(ids)
    rows = []
    for one in stored:
        shape = claim_shape(one.claim, one.article)
        event, reports = events.get(one.claim.id, (event_id(one.claim.id), 1))
        rows.append({
            "event": event,
            "reports": reports,
            "standing": standing(shape, asked.get(one.claim.id)),
            **shape,
            "sentence_text": one.claim.sentence_span.of(one.article.text),
        })  # fmt: skip
    return rows


def article_row(row: ArticleRow) -> Row:
    """An article without its text, as `articles` gives it."""
    return {
        "article": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published.isoformat() if row.published else None,
        "published_basis": row.published_basis,
        "url": row.url,
        "origin": row.origin,
        "characters": row.characters,
        "sentences": row.sentences,
        "claims": row.claims,
    }


def publishers(record: str | Path) -> list[str]:
    """Every publisher in the record, by name."""
    with Record.open(record) as opened:
        return opened.view.publishers()


def totals(record: str | Path) -> Row:
    """How much a record holds: `articles`, `claims`, `first_published`, `last_published`, `read`."""
    with Record.open(record) as opened:
        return opened.glance.totals()


def _place(spans: Iterable[Span]) -> tuple[int, int]:
    return next(((span.start, span.end) for span in spans), (0, 0))


def _bounded(limit: int, offset: int) -> None:
    if not 1 <= limit <= MOST:
        raise UsageError(f"limit {limit}: expected 1 to {MOST}")
    if not 0 <= offset <= 2**62:
        raise UsageError(f"offset {offset}: expected 0 or more")
