"""Who somebody was, given the words: country and sector of gold parties and sources.

The claims of the corpus are handed to the resolver with their types, triggers
and the spans of their actors, recipients and sources, so that only the
resolving is measured. `country` and `sector` are the shares that are right
(nothing where the gold has nothing counts as right), `unresolved` the share of
the parties with a country that got none, `wrong` the share of all that got
another country than the gold's, `named` whether a proper name stands behind it.
Where the gold has several countries behind the same words ("both sides"), the
words are given once and the countries compared as sets; one too many is wrong.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.claims_data import day_of
from bench.common import BenchError, Outcome, existing, read_text, split_of
from chancery.model import (
    Account,
    Article,
    Cited,
    Claim,
    EventType,
    Identity,
    Kind,
    Mention,
    Party,
    Reading,
    Span,
    Stance,
    Status,
)
from chancery.resolve import Resolver
from chancery.resolve.confidence import PLAIN

_STAGE = "gold@1"


@dataclass(frozen=True, slots=True)
class Gold:
    """What the annotators found behind one party's words."""

    country: str | None
    sector: str | None
    words: Span
    named: bool | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One party of one claim: the words, what is right, what was found."""

    doc: str
    part: str
    words: Span
    gold: Gold
    found: Cited[Identity] | None


def run(data: Path, *, split: str | None = None) -> Outcome:
    """Score one part of the corpus; dev where splits.csv names one, unless told otherwise."""
    found = list(cases(data, split or "dev"))
    if not found:
        raise BenchError(f"{data}: no parties in the {split or 'dev'} part; see splits.csv")
    return {"n": len(found), "measures": measures(found)}


def measures(found: list[Case]) -> dict[str, float | None]:
    """The shares, over all cases."""
    tally: Counter[str] = Counter()
    for case in found:
        who = case.found.value if case.found else Identity()
        known = case.gold.country is not None
        tally["country"] += who.country == case.gold.country
        tally["known"] += known
        tally["known_right"] += known and who.country == case.gold.country
        tally["unresolved"] += known and who.country is None
        tally["wrong"] += who.country is not None and who.country != case.gold.country
        tally["sectored"] += case.gold.sector is not None
        tally["sector"] += case.gold.sector is not None and who.sector == case.gold.sector
        if case.gold.named is not None:
            tally["sources"] += 1
            tally["named"] += who.named == case.gold.named
    of = len(found)
    return {
        "country": tally["country"] / of,
        "country_where_known": tally["known_right"] / max(tally["known"], 1),
        "sector": tally["sector"] / max(tally["sectored"], 1),
        "unresolved": tally["unresolved"] / max(tally["known"], 1),
        "wrong": tally["wrong"] / of,
        "named": tally["named"] / tally["sources"] if tally["sources"] else None,
    }


def cases(data: Path, split: str = "all") -> Iterator[Case]:
    """Every gold party of the part, resolved."""
    resolver = Resolver(weights=PLAIN)  # gold claims have no confidence, and none is left out
    for doc, rows in documents(data, split):
        reading, gold = reading_of(data, doc, rows)
        for claim in resolver.resolve(reading).claims:
            parts = {
                "actor": claim.actors,
                "recipient": claim.recipients,
                "source": tuple(account.source for account in claim.accounts),
            }
            for part, parties in parts.items():
                yield from _compare(doc, part, parties, gold[claim.id][part])


def _compare(doc: str, part: str, parties: tuple[Party, ...], gold: list[Gold]) -> Iterator[Case]:
    """Each gold party with the one found for its words, and what was found beyond the gold."""
    found: dict[Span, list[Cited[Identity]]] = defaultdict(list)
    for party in parties:
        if party.identity and party.identity not in found[party.mention.spans[0]]:
            found[party.mention.spans[0]].append(party.identity)
    for words in dict.fromkeys(right.words for right in gold):
        listed = list(found[words])
        here = [right for right in gold if right.words == words]
        for right in here:
            same = next((i for i in listed if i.value.country == right.country), None)
            yield Case(doc, part, words, right, same or next(iter(listed), None))
        known = {right.country for right in here}
        for extra in listed if len(listed) > 1 else ():
            if extra.value.country not in known:
                yield Case(doc, part, words, Gold(None, None, words), extra)


def documents(data: Path, split: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each document of the part with its claims' rows."""
    splits = split_of(data / "splits.csv")
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in read_text(existing(data / "claims.jsonl")).splitlines():
        row = json.loads(line)
        if not row.get("none"):
            rows[row["doc"]].append(row)
    for doc, listed in rows.items():
        if split == "all" or not splits or splits.get(doc) == split:
            yield doc, listed


def reading_of(
    data: Path, doc: str, rows: list[dict[str, Any]]
) -> tuple[Reading, dict[str, dict[str, list[Gold]]]]:
    """A reading with the gold claims in it, and what is right for their parties in order."""
    text = read_text(data / "texts" / f"{doc}.txt")
    day = day_of(read_text(data / "texts" / f"{doc}.date"))
    article = Article(text=text, published=day, published_basis="given" if day else None)
    gold: dict[str, dict[str, list[Gold]]] = {}
    claims, spans = [], set()
    for row in rows:
        gold[row["id"]] = {
            "actor": [_gold(p) for p in row["actors"]],
            "recipient": [_gold(p) for p in row["recipients"]],
            "source": [_gold(a, "source_") for a in row["accounts"]],
        }
        parties = {
            part: tuple(_party(text, span) for span in dict.fromkeys(g.words for g in listed))
            for part, listed in gold[row["id"]].items()
        }
        voices = tuple(
            Account(
                _party(text, _gold(a, "source_").words),
                Cited(Stance(a["stance"]), (), 1.0, _STAGE, why="gold"),
            )
            for a in row["accounts"]
        )
        claims.append(_claim(article, row, parties, voices))
        spans |= {g.words for listed in gold[row["id"]].values() for g in listed}
    mentions = tuple(Mention(s, s.of(text), _kind(s.of(text)), 1.0) for s in sorted(spans))
    return Reading(article, mentions=mentions, claims=tuple(claims)), gold


def _claim(
    article: Article, row: dict[str, Any], parties: dict[str, tuple[Party, ...]],
    voices: tuple[Account, ...],
) -> Claim:  # fmt: skip
    trigger = Span(row["trigger_start"], row["trigger_start"] + len(row["trigger"]))
    return Claim(
        id=row["id"],
        article=article.id,
        sentence=0,
        sentence_span=Span(row["start"], row["end"]),
        event_type=Cited(EventType(row["event_type"]), (trigger,), 1.0, _STAGE),
        trigger=Cited(row["trigger"], (trigger,), 1.0, _STAGE),
        status=Cited(Status(row["status"]), (trigger,), 1.0, _STAGE),
        actors=parties["actor"],
        recipients=parties["recipient"],
        accounts=voices,
    )


def _gold(row: dict[str, Any], prefix: str = "") -> Gold:
    words, start = row["source_text" if prefix else "text"], row["start"]
    named = bool(row["named"]) if prefix else None
    span = Span(start, start + len(words))
    return Gold(row[f"{prefix}country"], row[f"{prefix}sector"], span, named)


def _party(text: str, span: Span) -> Party:
    return Party(Cited(span.of(text), (span,), 1.0, _STAGE))


def _kind(words: str) -> Kind:
    """A plain guess, since the corpus marks no kinds."""
    if words.lower() in {"he", "she", "they", "it", "we", "i", "him", "her", "them", "us", "his"}:
        return Kind.PRONOUN
    return Kind.ROLE if words[:1].islower() else Kind.ORGANISATION
