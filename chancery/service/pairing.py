"""Relationships as their page first shows them: counts of claims, from narrow tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from chancery.service.countries import country_name
from chancery.service.filters import ClaimFilter, country_of, query
from chancery.store import Record
from chancery.store import ties as store

Row = dict[str, Any]


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
