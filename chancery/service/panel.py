"""A panel of all pairs: events by dyad, period and origin, counted as `follow` counts each pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.follow.series import READ, STEPS, YEAR, asked_day, mean, starts, summed
from chancery.model import SYMMETRIC, EventType, Party, Status
from chancery.service import export_tables as tables
from chancery.service.collating import settle
from chancery.service.columns import PANEL_COLUMNS, kinds, names
from chancery.service.datasets import chosen, coded
from chancery.service.events import fitting
from chancery.service.export_source import Write
from chancery.service.exporting import Exported, write_whole
from chancery.service.filter_names import filter_by
from chancery.service.filters import choices, day, pair, span
from chancery.service.following_events import happening
from chancery.service.stata import write_stata
from chancery.store import ClaimQuery, Record, StoredClaim
from chancery.store.datasets import Side, listed
from chancery.store.panels import Counts, Panel, PanelQuery, Told, panel_of_dataset, panel_of_told

Row = dict[str, Any]
PANEL_STEPS = (*STEPS, YEAR)
PANEL_FORMATS = ("csv", "parquet", "stata", "jsonl")
_COLUMNS = names(PANEL_COLUMNS)
_SQL = {"text": "VARCHAR", "number": "DOUBLE", "whole": "BIGINT", "day": "DATE"}
_LABEL = "Chancery: events by dyad and period"
_NONE = Counts("", "", date.min, 0, 0, 0, 0, 0, 0, 0, 0, None, 0, None, 0)


@dataclass(frozen=True, slots=True)
class PanelFilter:
    """Which panel is wanted, in the user's words.

    `step` is day, week, month or year. Both ways of a dyad are one unless `directed`, or one of
    `actor`, `recipient` and `dyad` asks for a direction; `between` keeps to two sides. Sides are
    ``PAK``, ``PAK.MIL``, ``.MIL`` or a country's name. With `fill`, a dyad has a row for every
    period from `since`, else the origin's first, to `until`, else its last. Events are those of
    `statuses` and of `types`, all if none; `min_confidence` is asked of the claims that tell them.
    `datasets` are ids, or beginnings of them, to count beside what was read; all if none.
    """

    step: str = "month"
    directed: bool = False
    fill: bool = False
    since: str | date | None = None
    until: str | date | None = None
    actor: str | None = None
    recipient: str | None = None
    dyad: tuple[str, str] | None = None
    between: tuple[str, str] | None = None
    statuses: tuple[str, ...] = ("actual",)
    types: tuple[str, ...] = ()
    min_confidence: float = 0.0
    datasets: tuple[str, ...] = ()


def panel(record: str | Path, filters: PanelFilter | None = None, **given: Any) -> Iterator[Row]:
    """A row for each dyad of countries, period and origin that has events, with PANEL_COLUMNS.

    Options are a PanelFilter, or its parts by name. What was read comes first, then each dataset,
    by dyad and period. An event that was read counts once, however many articles tell it, unless
    all who tell of it deny it; an imported row counts one. Each row has the numbers that `follow`
    has of that dyad. Raises UsageError for a filter value that does not exist.
    """
    asks = _options(filters, given)
    query = _query(asks)
    with ExitStack() as stack:
        opened = stack.enter_context(Record.open(record))
        wanted = chosen(record, asks.datasets) or [one.dataset for one in listed(record)]
        settle(opened)
        told = _told(opened, query, asks.min_confidence)
        yield from _rows(READ, stack.enter_context(panel_of_told(told, asks.step)), query, asks)
        for dataset in sorted(wanted):
            with panel_of_dataset(record, dataset, query) as counted:
                yield from _rows(dataset, counted, query, asks)


def write_panel(
    record: str | Path,
    out: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the name of the option
    filters: PanelFilter | None = None,
    **given: Any,
) -> Exported:
    """Write a panel to `out`, whole or not at all; by its ending, as `export`, else `format`.

    `Exported.claims` is the number of rows. Raises UsageError and InputError as `export` does.
    """
    asks = _options(filters, given)
    kept = kinds(PANEL_COLUMNS)

    def found() -> Iterator[Row]:
        return panel(record, asks)

    formats: dict[str, Write] = {
        "csv": lambda path: tables.write_csv(path, found(), _COLUMNS),
        "parquet": lambda path: tables.write_parquet(
            path, found(), {name: _SQL[kind] for name, kind in kept.items()}
        ),
        "stata": lambda path: write_stata(path, found(), kept, _LABEL),
        "jsonl": lambda path: tables.write_jsonl(path, found()),
    }
    return Exported(Path(out), write_whole(Path(out), format, formats))


def _options(filters: PanelFilter | None, given: dict[str, Any]) -> PanelFilter:
    asks = filter_by(PanelFilter, given, "panel by", filters)
    if asks.step not in PANEL_STEPS:
        raise UsageError(f"step {asks.step!r}: expected one of: {', '.join(PANEL_STEPS)}")
    if not 0.0 <= asks.min_confidence <= 1.0:
        raise UsageError(f"confidence {asks.min_confidence}: expected 0 to 1")
    return asks


def _query(asks: PanelFilter) -> PanelQuery:
    """The question with its sides understood."""
    ways, directed = _ways(asks)
    since = asked_day("since", day(asks.since, last=False))
    until = asked_day("until", day(asks.until, last=True))
    return PanelQuery(
        asks.step,
        directed,
        ways,
        *span(since, until),
        tuple(map(str, choices("type", asks.types, EventType))),
        tuple(map(str, choices("status", asks.statuses, Status) or Status)),
    )


def _ways(asks: PanelFilter) -> tuple[tuple[tuple[Side, Side], ...], bool]:
    """Which sides may be actor and recipient, and whether their direction counts."""
    one_way = [name for name in ("actor", "recipient") if getattr(asks, name)]
    dyad, between = pair("dyad", asks.dyad), pair("between", asks.between)
    named = [*one_way, *(["dyad"] if dyad else []), *(["between"] if between else [])]
    if len(named) > 1 and named != one_way:
        raise UsageError(
            f"{' and '.join(named)}: expected one of dyad and between, or actor and recipient"
        )
    if between:
        one, other = (coded("between", side) for side in between)
        if one == other:
            raise UsageError(f"{between[0]} and {between[1]}: expected two different sides")
        return ((one, other), (other, one)), asks.directed
    actor, recipient = dyad or (asks.actor, asks.recipient)
    way = coded("actor", actor), coded("recipient", recipient)
    return (way,), asks.directed or bool(named)


def _rows(origin: str, counted: Panel, query: PanelQuery, asks: PanelFilter) -> Iterator[Row]:
    """An origin's rows, with those of empty periods where they are asked for."""
    seen = counted.span
    if seen is None:
        return
    periods: list[date] = []
    if asks.fill:
        first, last = query.since or seen[0], query.until or seen[1]
        periods = starts((first, last), asks.step)
    for (one, other), held in groupby(counted.rows(), key=lambda row: row[:2]):
        by_start = {row.start: row for row in held}
        empty = _NONE._replace(first=one, second=other)
        for start in periods or by_start:
            row = by_start.get(start) or empty._replace(start=start)
            yield _row(origin, asks.step, row)


def _row(origin: str, step: str, counts: Counts) -> Row:
    row = {"origin": origin, "step": step, **counts._asdict(), "start": counts.start.isoformat()}
    for scale in ("goldstein", "intensity"):
        whole, known = row[scale] or 0.0, row[f"{scale}_known"]
        row |= {f"{scale}_sum": summed(whole), f"{scale}_mean": mean(whole, known)}
    return {name: row[name] for name in _COLUMNS}


def _told(opened: Record, query: PanelQuery, least: float) -> Iterator[Told]:
    """The events that were read, once for each dyad that they are of."""
    statuses = tuple(map(Status, query.statuses))
    asked = ClaimQuery(
        statuses=statuses, since=query.since, until=query.until, min_confidence=least
    )
    for cluster in fitting(opened, asked):
        one = happening(cluster, outward=True, statuses=statuses)
        if one is None or not _inside(one.day, query):
            continue
        if query.types and one.kind not in query.types:
            continue
        told = [s for s in cluster.claims if _fits(s, query, least)]
        for (first, second), outward in _dyads(told, query).items():
            stories: list[str | None] = [*sorted(one.origins)] or [None]
            yield Told(
                first, second, one.day.isoformat(), 1, int(outward), one.reports, one.quad,
                one.goldstein, one.intensity, stories[0],
            )  # fmt: skip
            for story in stories[1:]:
                yield Told(first, second, one.day.isoformat(), 0, 0, 0, None, None, None, story)


def _inside(day: date, query: PanelQuery) -> bool:
    return (query.since or day) <= day <= (query.until or day)


def _fits(stored: StoredClaim, query: PanelQuery, least: float) -> bool:
    """Whether a claim of an event is one of those that were asked for, as the record asks it."""
    claim = stored.claim
    return str(claim.status.value) in query.statuses and claim.confidence >= least


def _dyads(claims: Iterable[StoredClaim], query: PanelQuery) -> dict[tuple[str, str], bool]:
    """The dyads that claims of one event are of, and whether the first side did it."""
    found: dict[tuple[str, str], bool] = {}
    for stored in claims:
        claim = stored.claim
        joint = claim.event_type.value in SYMMETRIC  # everybody is actor and recipient alike
        both = (*claim.actors, *claim.recipients)
        for actor, recipient in query.ways:
            did = _called(both if joint else claim.actors, actor)
            done_to = _called(both if joint else claim.recipients, recipient)
            for a, r in ((a, r) for a in did for r in done_to if a != r):
                key = (a, r) if query.directed or a < r else (r, a)
                found[key] = found.get(key, False) or key == (a, r)
    return found


def _called(parties: Iterable[Party], side: Side) -> set[str]:
    """What those parties that are of a side are called in the panel."""
    country, sector = side
    return {
        f"{party.who.country}.{sector}" if sector else party.who.country
        for party in parties
        if party.who.country
        and country in {None, party.who.country}
        and sector in {None, party.who.sector}
    }
