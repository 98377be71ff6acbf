"""Which countries are heard in an event: those of its parties, and of whoever speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from chancery import collate as judging
from chancery.store import StoredClaim

FEW = 5  # articles up to which every party counts
PART = 10  # of more articles, one in so many, and two at least, must name a party


def sides_of(claims: Iterable[StoredClaim]) -> list[str]:
    """Countries of the parties and of the sources and official publishers that speak.

    A party that one report in ninety names is read wrongly, or is of that report alone: where
    many articles tell of an event it must stand in some. Who speaks is heard however rarely.
    """
    named: dict[str, set[str]] = defaultdict(set)
    heard: set[str | None] = set()
    articles: set[str] = set()
    for stored in claims:
        articles.add(stored.article.id)
        for party in (*stored.claim.actors, *stored.claim.recipients):
            named[party.who.country or ""].add(stored.article.id)
        heard |= {judging.side_of_source(account.source) for account in stored.claim.accounts}
        heard.add(judging.side_of_publisher(stored.article.publisher))
    least = max(2, len(articles) / PART) if len(articles) > FEW else 1
    heard |= {country for country, told in named.items() if len(told) >= least}
    return sorted(country for country in heard if country)
