"""Which of an event's claims leads, and which gives its day: one rule for every face.

Lists, series, threads and briefs all ask here, so that an event stands on the same day in each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from chancery.model import Basis, Granularity, Status
from chancery.store import ClaimQuery, Record, StoredClaim
from chancery.store import gathered as store
from chancery.store.collation import Standing

DONE = 3  # one in so many claims that tell it as done is enough for an event to be told so
_FINE = {str(Granularity.DAY): 0, str(Granularity.MONTH): 1, str(Granularity.RANGE): 1}


class Telling(NamedTuple):
    """What of a claim says which event it tells and when; days as ISO dates."""

    claim: str
    article: str
    status: str
    confidence: float
    published: str | None
    first: str | None = None
    last: str | None = None
    basis: str | None = None
    granularity: str | None = None

    @property
    def day(self) -> str | None:
        """The first day that it gives, else its article's."""
        return self.first or self.last or self.published


def telling(stored: StoredClaim) -> Telling:
    """A claim of the record as it is asked here."""
    claim, printed = stored.claim, stored.article.published
    when = claim.date.value if claim.date else None
    return Telling(
        claim.id,
        stored.article.id,
        str(claim.status.value),
        claim.confidence,
        printed.isoformat() if printed else None,
        when.start.isoformat() if when and when.start else None,
        when.end.isoformat() if when and when.end else None,
        str(when.basis) if when else None,
        str(when.granularity) if when else None,
    )


def leading(tellings: Sequence[Telling]) -> Telling:
    """The surest of the claims that tell it with the event's status."""
    return max(_agreed(tellings), key=lambda one: (one.confidence, one.claim))


def dating(tellings: Sequence[Telling]) -> Telling | None:
    """The claim whose day is the event's, None where no claim has any.

    Of the days that words give, the one that most articles give, of as many the earliest, and
    days before months. Where words of no claim give one, those beside it, unless they only name
    the day of print; else the earliest day on which it was told: that an article of April speaks
    of a war does not make it one of April.
    """
    agreed = _agreed(tellings)
    worded = [one for one in agreed if one.basis == Basis.EXPRESSION and one.day]
    beside = [
        one for one in agreed if one.basis == Basis.CONTEXT and one.day not in {None, one.published}
    ]
    for given in (worded, beside):
        if given:
            return _most_given(given, leading(tellings))
    dated = [one for one in agreed if one.day]
    return min(dated, key=lambda one: (one.day, -one.confidence, one.claim), default=None)


def _agreed(tellings: Sequence[Telling]) -> list[Telling]:
    """The claims with the event's status: that it was done, where one in three says so.

    What only fears or expects it was mostly said before, and says nothing against that.
    """
    held: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        held[one.status].append(one)
    done = held.get(Status.ACTUAL, [])
    if len(done) * DONE >= len(tellings):
        return done
    most = max(map(len, held.values()))
    return [one for one in tellings if len(held[one.status]) == most]


def _most_given(dated: Iterable[Telling], lead: Telling) -> Telling:
    """One that gives the day that most articles give, of the finest: the leading claim before others."""
    found = list(dated)
    fine = min(_FINE.get(one.granularity or "", 2) for one in found)
    days: dict[str | None, list[Telling]] = defaultdict(list)
    for one in found:
        if _FINE.get(one.granularity or "", 2) == fine:
            days[one.day].append(one)
    day = min(days, key=lambda day: (-len({one.article for one in days[day]}), day))
    return max(days[day], key=lambda one: (one == lead, one.confidence, one.claim))


def event_tellings(opened: Record, rows: Iterable[Standing]) -> dict[str, list[Telling]]:
    """The claims of events, by event, without their bodies."""
    held: dict[str, list[Standing]] = defaultdict(list)
    for row in rows:
        held[row.event].append(row)
    many = [row.claim for group in held.values() if len(group) > 1 for row in group]
    dates = opened.collation.dates(many)
    return {event: [_kept(row, dates) for row in group] for event, group in held.items()}


def _kept(row: Standing, dates: Mapping[str, tuple[str | None, ...]]) -> Telling:
    """One claim; of an event that nothing else tells, its first and last day are enough."""
    first, last, basis, granularity = dates.get(row.claim, (row.first, row.last, None, None))
    return Telling(
        row.claim, row.article, row.status, row.confidence, row.published,
        first, last, basis, granularity,
    )  # fmt: skip


def within(opened: Record, query: ClaimQuery) -> frozenset[str] | None:
    """Events whose own date lies in the days that are asked for, None where no days are."""
    if not (query.since or query.until) or not opened.collation.ready:
        return None
    near = store.fitting(opened.glance, ClaimQuery(since=query.since, until=query.until))
    found = event_tellings(opened, opened.collation.standings(near))
    since = query.since.isoformat() if query.since else ""
    until = query.until.isoformat() if query.until else "9999-12-31"
    return frozenset(
        event
        for event, tellings in found.items()
        if (one := dating(tellings)) and (one.last or one.day or "") >= since
        and (one.day or "") <= until
    )  # fmt: skip


def events_with(opened: Record, query: ClaimQuery) -> frozenset[str]:
    """Events of which a claim fits, within the days asked for by their own date."""
    inside = within(opened, query)
    if inside is None:
        return store.fitting(opened.glance, query)
    return inside & store.fitting(opened.glance, replace(query, since=None, until=None))
