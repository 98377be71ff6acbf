"""The events of two sides as series need them, from what was read and from datasets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chancery.errors import UsageError
from chancery.follow.blocks import Block, joined
from chancery.follow.series import Happening
from chancery.model import SYMMETRIC, Claim, EventType, Status
from chancery.service.collating import settle
from chancery.service.datasets import chosen
from chancery.service.datasets import view as datasets_view
from chancery.service.filters import known, side
from chancery.service.shape import claim_shape
from chancery.service.standing import denied_by_all
from chancery.store import ClaimQuery, PartyMatch, Record
from chancery.store.datasets import EventQuery

if TYPE_CHECKING:
    from chancery.service.events import Cluster

_NAMED = 3  # parties of a side that the sentence on a change names
_PLAIN = ("dataset", "line", "date_from", "event_type", "quad", "goldstein", "intensity", "story")
_FULL = (*_PLAIN, "mode", "cameo", "text", "actor_name", "recipient_name", "publisher")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which relationship, between which days (either open), in which datasets (all if none)."""

    first: PartyMatch
    second: PartyMatch
    directed: bool = False
    since: date | None = None
    until: date | None = None
    datasets: tuple[str, ...] = ()

    def ways(self) -> list[tuple[PartyMatch, PartyMatch, bool]]:
        """Actor, recipient and whether that is outward, for one way or both."""
        found = [(self.first, self.second, True)]
        return found if self.directed else [*found, (self.second, self.first, False)]


def asked(
    record: str | Path,
    sides: tuple[str, str],
    *,
    directed: bool,
    span: tuple[date | None, date | None],
    datasets: tuple[str, ...] = (),
) -> Asked:
    """The question with its sides understood; raises UsageError, RecordError, NotFoundError."""
    with Record.open(record) as opened:  # so that a missing record is told before anything else
        first, second = side(sides[0]), side(sides[1])
        known(first, opened.view)
        known(second, opened.view)
    if first == second:
        raise UsageError(f"{sides[0]} and {sides[1]}: expected two different sides")
    for given, match in zip(sides, (first, second), strict=True):
        if datasets and not coded(match):
            raise UsageError(
                f"{given!r}: datasets know sides by code: expected a country such as PAK, or PAK.MIL"
            )
    return Asked(first, second, directed, *span, chosen(record, datasets))


def span_of(told: list[Happening], wanted: Asked) -> tuple[date, date]:
    """The days that a series covers: those asked for, else first event to last."""
    days = [one.day for one in told]
    return wanted.since or min(days), wanted.until or max(days)


def read(record: str | Path, wanted: Asked) -> list[Happening]:
    """Events read from articles: told as actual, not denied by all who tell of them, each once."""
    from chancery.service.events import fitting

    found: dict[str, Happening] = {}
    with Record.open(record) as opened:
        settle(opened)
        for actor, recipient, outward in wanted.ways():
            query = ClaimQuery(
                actors=(actor,), recipients=(recipient,), statuses=(Status.ACTUAL,),
                since=wanted.since, until=wanted.until,
            )  # fmt: skip
            for cluster in fitting(opened, query):
                one = happening(cluster, outward=outward)
                if one is not None and _inside(one.day, wanted):
                    found.setdefault(one.id, one)
    return sorted(found.values(), key=lambda one: (one.day, one.id))


def _inside(day: date, wanted: Asked) -> bool:
    return (wanted.since or day) <= day <= (wanted.until or day)


def _denied(claim: Claim) -> bool:
    return denied_by_all(
        str(claim.event_type.value), ((str(a.stance.value), a.via) for a in claim.accounts)
    )


def happening(
    cluster: Cluster, *, outward: bool, statuses: tuple[Status, ...] = (Status.ACTUAL,)
) -> Happening | None:
    """An event of the record; None where it has no day, another status, or everybody denies it."""
    lead = cluster.lead
    day = cluster.day
    told = [s for s in cluster.claims if not _denied(s.claim)]
    if day is None or not told or lead.claim.status.value not in statuses:
        return None
    shape = claim_shape(lead.claim, lead.article)
    return Happening(
        id=cluster.event,
        day=day,
        kind=shape["event_type"],
        quad=shape["quad"],
        goldstein=shape["goldstein"],
        intensity=shape["intensity"],
        origins=frozenset(origin.articles[0] for origin in cluster.origins),
        outward=outward,
        what=_done_by(shape),
        reports=len(cluster.claims),
        label=" ".join(filter(None, (shape["event_type"], shape["mode"]))),
    )


def _done_by(shape: dict[str, Any]) -> str:
    """Who did it to whom; those of a joint act side by side."""
    actors, recipients = shape["actors"], shape["recipients"]
    if EventType(shape["event_type"]) in SYMMETRIC:
        return _parties([*actors, *recipients])
    return f"{_parties(actors)} → {_parties(recipients)}"


def _parties(parties: list[dict[str, Any]]) -> str:
    """Their names, each once; of many the first, and how many more."""
    names = list(dict.fromkeys(one["name"] or one["text"] or "?" for one in parties))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return (", ".join(names[:_NAMED]) or "?") + more


def imported(record: str | Path, wanted: Asked) -> dict[str, list[Happening]]:
    """Imported events by dataset; none for sides that are no codes, which datasets do not know."""
    found: dict[str, dict[str, Happening]] = {}
    columns = (*_FULL, "status")
    if not coded(wanted.first) or not coded(wanted.second):
        return {}
    with datasets_view(record) as view:
        for query, outward in _queries(wanted):
            for row in view.events(query, columns):
                if row[-1] not in {None, Status.ACTUAL.value}:
                    continue
                one = _full(row, outward)
                if _inside(one.day, wanted):  # a row that fits both ways counts once
                    found.setdefault(row[0], {}).setdefault(one.id, one)
    return {dataset: list(told.values()) for dataset, told in found.items()}


def _queries(wanted: Asked) -> Iterator[tuple[EventQuery, bool]]:
    """What datasets are asked, for one way or both, and whether it is outward."""
    for actor, recipient, outward in wanted.ways():
        query = EventQuery(
            actor_country=actor.country, actor_sector=actor.sector,
            recipient_country=recipient.country, recipient_sector=recipient.sector,
            since=wanted.since, until=wanted.until, datasets=wanted.datasets,
        )  # fmt: skip
        yield query, outward


def blocks(record: str | Path, wanted: Asked) -> dict[str, Block]:
    """Imported events by dataset as columns, for series alone; ways of a dyad together."""
    import numpy as np

    if not coded(wanted.first) or not coded(wanted.second):
        return {}
    parts: dict[str, list[Block]] = {}
    seen: dict[str, Any] = {}
    with datasets_view(record) as view:
        for query, outward in _queries(wanted):
            found = view.arrays(query, (*_PLAIN, "status"))
            if not len(found["dataset"]):
                continue
            text = {name: _filled(found[name], None) for name in ("status", "dataset")}
            actual = np.array([one in {None, Status.ACTUAL.value} for one in text["status"]])
            # Datasets that are not there in an answer have no part in it.
            for name in dict.fromkeys(text["dataset"].tolist()):
                chosen = actual & (text["dataset"] == name)
                lines = _filled(found["line"], 0)
                chosen &= ~np.isin(lines, seen.get(name, ()))  # fits both ways, and counts once
                seen[name] = lines[chosen]
                parts.setdefault(name, []).append(_block(found, chosen, outward))
    return {name: joined(held) for name, held in sorted(parts.items())}


def _block(found: dict[str, Any], chosen: Any, outward: bool) -> Block:
    import numpy as np

    texts = [_filled(found[name], None)[chosen] for name in ("event_type", "quad", "story")]
    numbers = [_filled(found[name], np.nan)[chosen] for name in ("goldstein", "intensity")]
    days = _filled(found["date_from"], np.datetime64("NaT"))[chosen].astype("datetime64[D]")
    return Block(
        days=days, kinds=texts[0], quads=texts[1], goldstein=numbers[0], intensity=numbers[1],
        stories=texts[2], outward=np.full(len(days), outward),
    )  # fmt: skip


def _filled(column: Any, absent: Any) -> Any:
    """A masked column with what stands for absent values."""
    import numpy as np

    if not isinstance(column, np.ma.MaskedArray):
        return np.asarray(column)
    if absent is not None:
        return column.filled(absent)
    plain = np.asarray(column.data).astype(object)
    plain[np.ma.getmaskarray(column)] = None
    return plain


def coded(side: PartyMatch) -> bool:
    """Whether a side is a country or a sector, as datasets know them."""
    return side.words is None and side.entity is None


def _row(row: tuple[Any, ...], outward: bool) -> Happening:
    dataset, line, day, kind, quad, goldstein, intensity, story = row[:8]
    origin = frozenset((story,)) if story is not None else frozenset()
    return Happening(f"{dataset}:{line}", day, kind, quad, goldstein, intensity, origin, outward)


def _full(row: tuple[Any, ...], outward: bool) -> Happening:
    plain = _row(row, outward)
    mode, cameo, text, actor, recipient, _ = row[8:14]
    finer = " ".join(filter(None, (plain.kind, mode))) or (f"CAMEO {cameo}" if cameo else "")
    # ICEWS's text is the name of its CAMEO code; other formats' are sentences.
    named = text if row[0].startswith("icews") and text else finer
    return Happening(
        plain.id, plain.day, plain.kind, plain.quad, plain.goldstein, plain.intensity,
        plain.origins, outward, f"{actor or '?'} → {recipient or '?'}", 1, named,
    )  # fmt: skip
