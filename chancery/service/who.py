"""Somebody in the record: offices, what they did, said and were said to do, and with whom."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from chancery import assets
from chancery.assets.fold import fold
from chancery.errors import NotFoundError
from chancery.service.countries import country_name
from chancery.service.filters import ClaimFilter, party, query
from chancery.service.looking import seen
from chancery.store import PartyMatch, Record
from chancery.store import ties as store

Row = dict[str, Any]
NEWEST = 20_000  # claims that a picture of ties is drawn from
NODES = 200
_OFFICES = {
    "HOS": "Head of state", "HOG": "Head of government", "FM": "Foreign minister",
    "DEFMIN": "Defence minister", "ARMY_CHIEF": "Army chief",
}  # fmt: skip
_SPELL = ("key", "name", "role", "sector", "from", "to", "grade")


def figures(
    record: str | Path,
    words: str | None = None,
    *,
    unresolved: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> list[Row]:
    """Who appears, most often first, as `actors` but counted by places, not by claims.

    `words` is looked for in names, or is a country's code. Keys: `name`, `entity`,
    `country`, `sector`, `named`, `actor`, `recipient`, `source`, and `who`, as filters take it.
    """
    with Record.open(record) as opened:
        found = opened.glance.figures(words, unresolved=unresolved, limit=limit, offset=offset)
    return [
        {
            "who": row.entity or row.name,
            **{name: getattr(row, name) for name in row.__slots__},
        }
        for row in found
    ]


def figure(record: str | Path, who: str, *, limit: int = 12) -> Row:
    """Somebody, written as filters take them: ``person:asim-munir``, ``PAK``, ``PAK.MIL``, a name.

    Keys: `who`, `name`, `entity`, `country`, `sector`; `offices` (role, name, from, to; `to`
    is None where no end is known); `counts` by part and type; `did`, `said_to_do` and `said`,
    each `total` and `rows` as of `page`. Raises NotFoundError where nobody fits.
    """
    match = party(who)
    with Record.open(record) as opened:
        glance = opened.glance
        counts: dict[str, Counter[str]] = {p: Counter() for p in ("actor", "recipient", "source")}
        for part, kind, number in store.part_counts(glance, match):
            counts[part][kind] += number
        if not any(counts.values()):
            raise NotFoundError(f"{who!r}: nobody in this record: see `chancery actors`")
        row = glance.figure(match.entity) if match.entity else None
        said = ClaimFilter(source=who)
        asked = query(said, opened.view)
        lists = {}
        for name, told in (("did", False), ("said_to_do", True)):
            total, seqs = store.did(glance, match, told=told, limit=limit)
            lists[name] = {"total": total, "rows": seen(glance, glance.stored(seqs))}
        lists["said"] = {
            "total": glance.count(asked), "rows": seen(glance, glance.page(asked, limit)),
        }  # fmt: skip
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
        **lists,
    }


def ties(record: str | Path, filters: ClaimFilter | None = None, who: str | None = None) -> Row:
    """Who acts on whom in the newest 20,000 claims that fit; with `who`, at one end of each.

    `nodes` (key, name, entity, country, claims), at most 200, those in most claims first;
    `edges` (actor, recipient: keys; claims, cooperation, conflict) between them, and
    `left_out`, how many ties reach somebody who is not among them.
    """
    with Record.open(record) as opened:
        asked = query(filters or ClaimFilter(), opened.view)
        match = party(who) if who else None
        found = store.ties(opened.glance, asked, match, NEWEST, 20 * NODES)
    weight: Counter[str] = Counter()
    known: dict[str, Row] = {}
    for tie in found:
        for key, name, entity, country in (tie.actor, tie.recipient):
            known[key] = {"key": key, "name": name, "entity": entity, "country": country}
            weight[key] += tie.claims
    chosen = {key for key, _ in weight.most_common(NODES)}
    edges = [
        {
            "actor": tie.actor[0], "recipient": tie.recipient[0], "claims": tie.claims,
            "cooperation": tie.cooperation, "conflict": tie.claims - tie.cooperation,
        }
        for tie in found
        if tie.actor[0] in chosen and tie.recipient[0] in chosen
    ]  # fmt: skip
    nodes = [{**known[key], "claims": n} for key, n in weight.most_common(NODES)]
    return {"nodes": nodes, "edges": edges, "left_out": len(found) - len(edges)}


def _name(match: PartyMatch, who: str) -> str:
    parts = [country_name(match.country)] if match.country else []
    if match.sector:
        from chancery.model import SECTORS

        parts.append(SECTORS[match.sector])
    return ", ".join(parts) or match.words or who


def _offices(match: PartyMatch, name: str, country: str | None) -> list[Row]:
    """A person's offices, or who has held a country's, by the tables that ship; newest first."""
    if match.entity and match.entity.startswith("person:"):
        from chancery.resolve.who_people import People

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
    found.sort(key=lambda one: (one[2], one[3] or "9999"), reverse=True)
    rows = dict.fromkeys(found)
    return [
        {"role": role, "name": holder, "from": since or None, "to": to or None}
        for role, holder, since, to in list(rows)[:60]
    ]


@cache
def _table() -> assets.SortedTable:
    return assets.SortedTable(assets.path("offices.tsv"), _SPELL)
