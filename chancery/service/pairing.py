"""Which relationships a record knows, and how their page first shows them: plain counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from chancery.follow.series import READ
from chancery.service.countries import country_name
from chancery.service.datasets import view as datasets_view
from chancery.service.filters import ClaimFilter, country_of, limited, query, span
from chancery.store import Record
from chancery.store import ties as store
from chancery.store.datasets import EventQuery

Row = dict[str, Any]
Pair = tuple[str, str]


def dyads(
    record: str | Path,
    *,
    who: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    limit: int = 20,
) -> Iterator[Row]:
    """Pairs of countries by how much is known of them, most first; origins apart.

    Keys: `actor`, `recipient`, `read` (claims read from articles) and `imported`
    (dataset -> events), dated from `since` to `until`. `who` is a country that must be one of
    the two. First come the pairs with the largest share, on the mean of what was read and of each
    dataset: their numbers are not comparable, and are never added up.
    """
    limited(limit)
    country = country_of(who) if who else None
    begin, end = span(since, until)
    with Record.open(record) as opened:
        read = {(a, r): n for a, r, n in store.dyads(opened.glance, None, span=(begin, end))}
    imported: dict[Pair, dict[str, int]] = defaultdict(dict)
    with datasets_view(record) as view:
        for actor, recipient, dataset, number in view.dyads(EventQuery(since=begin, until=end)):
            imported[actor, recipient][dataset] = number
    shares = _shares(read, imported)
    found = [pair for pair in shares if country in {None, *pair}]
    for pair in sorted(found, key=lambda one: (-shares[one], one))[:limit]:
        yield {
            "actor": pair[0],
            "recipient": pair[1],
            "read": read.get(pair, 0),
            "imported": dict(sorted(imported.get(pair, {}).items())),
        }


def _shares(
    read: Mapping[Pair, int], imported: Mapping[Pair, Mapping[str, int]]
) -> dict[Pair, float]:
    """The share that each pair has of every origin's counts, added up over the origins."""
    counts = {pair: {READ: n} for pair, n in read.items()}
    for pair, by_dataset in imported.items():
        counts.setdefault(pair, {}).update(by_dataset)
    whole: Counter[str] = Counter()
    for one in counts.values():
        whole.update(one)
    return {
        pair: round(sum(n / whole[name] for name, n in sorted(one.items())), 12)
        for pair, one in counts.items()
    }


def pairs(
    record: str | Path, who: str | None = None, *, limit: int = 60, offset: int = 0
) -> list[Row]:
    """Pairs of countries of which one acts on the other, those in most claims first.

    Keys: `actor`, `recipient`, `actor_name`, `recipient_name`, `claims`. `who` is a
    country that must be one of the two; UsageError for what is none.
    """
    country = country_of(who) if who else None
    with Record.open(record) as opened:
        rows = store.dyads(opened.glance, country, limit, offset)
    return [
        {
            "actor": actor,
            "recipient": recipient,
            "actor_name": country_name(actor),
            "recipient_name": country_name(recipient),
            "claims": number,
        }
        for actor, recipient, number in rows
    ]


def dyad_days(  # noqa: PLR0913 - one option of the page each
    record: str | Path,
    first: str,
    second: str,
    *,
    directed: bool = False,
    since: str | None = None,
    until: str | None = None,
) -> list[tuple[str, str, int]]:
    """How many claims of something told as actual are dated on each day: day, quad, number.

    Both ways, unless `directed`. A range counts by its first day.
    """
    asked = ClaimFilter(dyad=(first, second), statuses=("actual",), since=since, until=until)
    ways = [asked] if directed else [asked, replace(asked, dyad=(second, first))]
    sums: Counter[tuple[str, str]] = Counter()
    with Record.open(record) as opened:
        for way in ways:
            for day, quad, number in store.days(opened.glance, query(way, opened.view)):
                sums[day, quad] += number
    return [(day, quad, sums[day, quad]) for day, quad in sorted(sums)]
