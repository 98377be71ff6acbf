"""Dates of claims, given the gold triggers and statuses.

Of the claims that have a date in the gold: `right` is the share with the same
first and last day, `overlap` the share that shares a day, `missing` the share
left without one. `written` is the precision of dates taken from an expression
of the claim's own, on claims with a gold date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.claims_data import find
from bench.claims_data import published as day_of
from bench.common import BenchError, Outcome, read_text, split_of
from chancery.model import (
    Article,
    Basis,
    Cited,
    Claim,
    EventType,
    Reading,
    Span,
    Status,
    When,
    claim_id,
)
from chancery.read.sentences import split as sentences
from chancery.resolve.when import dates

_STAGE = "gold@1"


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with a gold date, or without, and what was chosen."""

    doc: str
    id: str
    trigger: Span
    status: str
    gold: tuple[date | None, date | None]
    found: Cited[When] | None

    @property
    def right(self) -> bool:
        """Whether both ends agree."""
        when = self.found.value if self.found else None
        return when is not None and (when.start, when.end) == self.gold

    @property
    def overlap(self) -> bool:
        """Whether some day lies in both; an open end reaches for ever."""
        if self.found is None:
            return False
        when = self.found.value
        late, early = date(9000, 1, 1), date(1, 1, 1)
        begins = max(when.start or early, self.gold[0] or early)
        return begins <= min(when.end or late, self.gold[1] or late)


def run(data: Path, *, split: str | None = None) -> Outcome:
    """Score one part of the claims corpus; dev unless told otherwise."""
    every = list(cases(data, split or "dev"))
    dated = [case for case in every if case.gold != (None, None)]
    if not dated:
        raise BenchError(f"{data}: no dated claims in the {split or 'dev'} part; see splits.csv")
    written = [c for c in dated if c.found and c.found.value.basis is Basis.EXPRESSION]
    measures = {
        "right": sum(c.right for c in dated) / len(dated),
        "overlap": sum(c.overlap for c in dated) / len(dated),
        "missing": sum(c.found is None for c in dated) / len(dated),
        "written": sum(c.right for c in written) / len(written) if written else None,
    }
    return {"n": len(dated), "measures": measures}


def cases(data: Path, split: str) -> Iterator[Case]:
    """Every claim of the texts whose day of publication is known."""
    table = find(data)
    splits = split_of(table.parent / "splits.csv")
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in read_text(table).splitlines():
        row = json.loads(line)
        if not row.get("none") and split in ("all", splits.get(row["doc"])):
            rows.setdefault(row["doc"], []).append(row)
    for doc, claims in rows.items():
        day = table.parent / "texts" / f"{doc}.date"
        published = day_of(day)
        if published:
            yield from _cases(doc, published, read_text(day.with_suffix(".txt")), claims)


def _cases(doc: str, published: date, text: str, rows: list[dict[str, Any]]) -> Iterator[Case]:
    article = Article(text=text, published=published, published_basis="given", origin=doc)
    spans = tuple(sentences(text))
    claims = tuple(_claim(article, row, spans) for row in rows)
    resolved = dates(Reading(article, spans, claims=claims))
    for row, claim in zip(rows, resolved.claims, strict=True):
        ends = tuple(
            date.fromisoformat(e) if e else None for e in (row["date_from"], row["date_to"])
        )
        yield Case(
            doc, row["id"], claim.trigger.spans[0], row["status"], (ends[0], ends[1]), claim.date
        )


def _claim(article: Article, row: dict[str, Any], spans: tuple[Span, ...]) -> Claim:
    trigger = Span(row["trigger_start"], row["trigger_start"] + len(row["trigger"]))
    index = next((i for i, s in enumerate(spans) if s.overlaps(trigger)), 0)
    kind = EventType(row["event_type"])
    return Claim(
        id=claim_id(article.id, trigger, kind),
        article=article.id,
        sentence=index,
        sentence_span=spans[index],
        event_type=Cited(kind, (trigger,), 1.0, _STAGE),
        trigger=Cited(row["trigger"], (trigger,), 1.0, _STAGE),
        status=Cited(Status(row["status"]), (trigger,), 1.0, _STAGE),
    )
