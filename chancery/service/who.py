"""Somebody in the record: offices, what they did, said and were said to do, and with whom."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from chancery import assets
from chancery.assets.fold import fold
from chancery.errors import NotFoundError
from chancery.service.countries import country_name
from chancery.service.filters import ClaimFilter, party, query
from chancery.service.looking import seen
from chancery.store import Glance, PartyMatch, Record
from chancery.store import ties as store

Row = dict[str, Any]
NEWEST = 2_000  # claims of each part that a page looks through
PARTS = ("actor", "recipient", "source")
NODES = 200
_OFFICES = {
    "HOS": "Head of state", "HOG": "Head of government", "FM": "Foreign minister",
    "DEFMIN": "Defence minister", "ARMY_CHIEF": "Army chief",
}  # fmt: skip


def figure(record: str | Path, who: str, *, limit: int = 12) -> Row:
    """Somebody, written as filters take them: ``person:asim-munir``, ``PAK``, ``PAK.MIL``, a name.

    Keys: `who`, `name`, `entity`, `country`, `sector`; `offices` (role, name, from, to; `to`
    is None where no end is known); `counts` by part and type; `did`, `said_to_do` and `said`,
    each `total` and `rows` as of `page`. All are of the 2,000 claims of each part that were
    read last; `capped` says whether there are more. Raises NotFoundError where nobody fits.
    """
    match = party(who)
    with Record.open(record) as opened:
        glance = opened.glance
        found = {part: store.standing_in(glance, match, part, NEWEST) for part in PARTS}
        if not any(found.values()):
            raise NotFoundError(f"{who!r}: nobody in this record: see `chancery actors`")
        row = glance.figure(match.entity) if match.entity else None
        parts = {
            "did": [at for _, told, *at in found["actor"] if not told],
            "said_to_do": [at for _, told, *at in found["actor"] if told],
            "said": [at for _, _, *at in found["source"]],
        }
        lists = {name: _newest(glance, places, limit) for name, places in parts.items()}
    counts = {part: Counter(kind for kind, *_ in rows) for part, rows in found.items()}
    country = row.country if row else match.country
    name = row.name if row else _name(match, who)
    return {
        "who": who,
        "name": name,
        "entity": match.entity,
        "country": country,
        "sector": row.sector if row else match.sector,
        "offices": _offices(match, name, country),
        "counts": {part: dict(found.most_common()) for part, found in counts.items()},
        "capped": any(len(rows) == NEWEST for rows in found.values()),
        **lists,
    }


def ties(record: str | Path, filters: ClaimFilter | None = None, who: str | None = None) -> Row:
    """Who acts on whom in the newest 2,000 claims that fit; or in those read last of `who`.

    `nodes` (key, name, entity, country, claims), at most 200, those in most claims first;
    `edges` (actor, recipient: keys; claims, cooperation, conflict) between them, and
    `left_out`, how many ties reach somebody who is not among them.
    """
    with Record.open(record) as opened:
        asked = query(filters or ClaimFilter(), opened.view)
        if who is None:
            found = store.ties(opened.glance, asked, NEWEST)
        else:
            found = store.ties_of(opened.glance, party(who), NEWEST)
    known: dict[str, Row] = {}
    quads: dict[tuple[str, str], dict[int, bool]] = defaultdict(dict)
    for claim, quad, *parties in found:
        actor, recipient = _key(known, parties[:5]), _key(known, parties[5:])
        if actor != recipient:
            quads[actor, recipient][claim] = quad.endswith("cooperation")
    weight: Counter[str] = Counter()
    for (actor, recipient), claims in quads.items():
        weight[actor] += len(claims)
        weight[recipient] += len(claims)
    nodes = [{**known[key], "claims": n} for key, n in weight.most_common(NODES)]
    chosen = {node["key"] for node in nodes}
    edges = [
        _edge(ends, claims) for ends, claims in quads.items() if chosen.issuperset(ends)
    ]  # fmt: skip
    edges.sort(key=lambda edge: (-edge["claims"], edge["actor"], edge["recipient"]))
    return {"nodes": nodes, "edges": edges, "left_out": len(quads) - len(edges)}


def _key(known: dict[str, Row], party: list[Any]) -> str:
    """What somebody is counted by; the first sight of them is kept under it."""
    entity, name, words, country, sector = party
    key = str(entity or f"{(name or words).casefold()}|{country or ''}|{sector or ''}")
    if key not in known:
        shown = name or words
        known[key] = {"key": key, "name": shown, "entity": entity, "country": country}
    return key


def _edge(ends: tuple[str, str], claims: dict[int, bool]) -> Row:
    good = sum(claims.values())
    return {
        "actor": ends[0],
        "recipient": ends[1],
        "claims": len(claims),
        "cooperation": good,
        "conflict": len(claims) - good,
    }


def _newest(glance: Glance, places: list[list[Any]], limit: int) -> Row:
    """The newest of claims given as day of print, article, place in it and row number."""
    newest = heapq.nlargest(limit, places, key=lambda p: (p[0] or "", -p[1], -p[2]))
    rows = seen(glance, glance.stored([seq for *_, seq in newest]))
    return {"total": len(places), "rows": rows}


def _name(match: PartyMatch, who: str) -> str:
    parts = [country_name(match.country)] if match.country else []
    if match.sector:
        from chancery.model import SECTORS

        parts.append(SECTORS[match.sector])
    return ", ".join(parts) or match.words or who


def _offices(match: PartyMatch, name: str, country: str | None) -> list[Row]:
    """A person's offices, or who has held a country's, by the tables that ship; newest first."""
    if match.entity and match.entity.startswith("person:"):
        from chancery.resolve.who.people import People

        found = [
            (office.role or "", office.name, office.since, office.until)
            for office in People().find(fold(name), None)
            if office.role
            and fold(office.name) == fold(name)
            and office.country == (country or office.country)
        ]
    elif country and match.sector in {None, "GOV", "MIL"} and not match.words:
        found = [
            (label, holder, since, "" if to.endswith("?") else to)
            for norm, label in _OFFICES.items()
            for _, holder, _, _, since, to, _ in _table().get(f"{country}:{norm}")
        ]
    else:
        found = []
    return [
        {"role": role, "name": holder, "from": since or None, "to": to or None}
        for role, holder, since, to in _joined(found)[:60]
    ]


def _joined(found: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Spells of one holder in one role that overlap, as sources tell them, made one."""
    kept: list[tuple[str, str, str, str]] = []
    for role, holder, since, to in sorted(found):
        if kept and kept[-1][:2] == (role, holder) and since <= (kept[-1][3] or "9999"):
            *_, began, ended = kept.pop()
            kept.append((role, holder, began, max(ended or "9999", to or "9999")))
        else:
            kept.append((role, holder, since, to))
    shown = [(r, h, since, "" if to == "9999" else to) for r, h, since, to in kept]
    return sorted(shown, key=lambda one: (one[2], one[3] or "9999"), reverse=True)


@cache
def _table() -> assets.SortedTable:
    from chancery.resolve.who.office import COLUMNS

    return assets.SortedTable(assets.path("offices.tsv"), COLUMNS)
