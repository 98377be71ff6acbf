"""Who deals with whom: a graph of actors in GraphML, and entities in FollowTheMoney's form."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from chancery.assets import rows
from chancery.model import Quad
from chancery.service.export_events import FormEvent, Member
from chancery.service.export_forms import COUNTRY_CODES, both_ways
from chancery.service.noting import link

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_QUADS = {quad: str(quad).replace(" ", "_") for quad in Quad}
_NODE = {"name": "string", "country": "string", "sector": "string", "events": "int"}
_EDGE = {
    "events": "int", **dict.fromkeys(_QUADS.values(), "int"), "goldstein": "double",
    "first": "string", "last": "string",
}  # fmt: skip


@dataclass(slots=True)
class _Tie:
    """What one actor has done to one recipient."""

    events: int = 0
    quads: dict[str, int] = field(default_factory=dict)
    scored: list[float] = field(default_factory=lambda: [0.0, 0.0])
    first: str | None = None
    last: str | None = None

    def add(self, event: FormEvent) -> None:
        self.events += 1
        if event.quad:
            name = event.quad.replace(" ", "_")
            self.quads[name] = self.quads.get(name, 0) + 1
        if event.goldstein is not None:
            self.scored[0] += event.goldstein
            self.scored[1] += 1
        if event.date:
            self.first = min(self.first or event.date, event.date)
            self.last = max(self.last or event.date, event.date)


def write_graphml(path: Path, events: Iterable[FormEvent]) -> int:
    """Actors as nodes and what they did to each other as directed edges; how many events.

    Edges count the events in all and by quadrant, and have the mean Goldstein value
    and the first and last day. Joint acts go both ways. Events without a recipient count at
    their actors.
    """
    nodes: dict[str, tuple[Member, int]] = {}
    ties: dict[tuple[str, str], _Tie] = {}
    count = 0
    for event in events:
        count += 1
        for member in (*event.actors, *event.recipients):
            known = nodes.get(_key(member), (member, 0))
            nodes[_key(member)] = known[0], known[1] + 1
        done = itertools.product(event.actors, event.recipients)
        for actor, recipient in {(_key(a), _key(b)) for a, b in (*done, *both_ways(event))}:
            ties.setdefault((actor, recipient), _Tie()).add(event)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_graph(nodes, ties))
    return count


def _key(member: Member) -> str:
    """Who counts as one: the same name with the same country and sector."""
    parts = (member.name or "", member.country or "", member.sectors[0] if member.sectors else "")
    return "|".join(parts)


def _graph(
    nodes: dict[str, tuple[Member, int]], ties: dict[tuple[str, str], _Tie]
) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for part, columns in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in columns.items():
            yield (
                f'<key id="{part}_{name}" for="{part}" attr.name="{name}" attr.type="{kind}"/>\n'
            )
    yield '<graph id="actors" edgedefault="directed">\n'
    ids = {key: f"n{number}" for number, key in enumerate(sorted(nodes))}
    for key in sorted(nodes):
        member, events = nodes[key]
        sector = member.sectors[0] if member.sectors else None
        values: dict[str, Any] = {"name": member.name, "country": member.country, "sector": sector,
                  "events": events}  # fmt: skip
        yield f"<node id={quoteattr(ids[key])}>{_data('node', values)}</node>\n"
    for (actor, recipient), tie in sorted(ties.items()):
        total, scored = tie.scored
        values = {
            "events": tie.events,
            **{name: tie.quads.get(name, 0) for name in _QUADS.values()},
            "goldstein": round(total / scored, 3) if scored else None,
            "first": tie.first,
            "last": tie.last,
        }
        ends = f"source={quoteattr(ids[actor])} target={quoteattr(ids[recipient])}"
        yield f"<edge {ends}>{_data('edge', values)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(part: str, values: dict[str, Any]) -> str:
    return "".join(
        f'<data key="{part}_{name}">{escape(_NOT_XML.sub(" ", str(value)))}</data>'
        for name, value in values.items()
        if value is not None
    )


# PLOVER's sectors, and bodies of no country, to FollowTheMoney's kinds of entity.
_PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "LEG", "IGO"})


def write_ftm(path: Path, claims: Iterable[dict[str, Any]]) -> int:
    """Claims as FollowTheMoney's entities, a line each: events, who took part, and the articles.

    https://followthemoney.tech, schemata Event, Person, PublicBody, Organization,
    LegalEntity and Article. Each entity is written once; how many claims.
    """
    written: set[str] = set()
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for claim in claims:
            count += 1
            for entity in _entities(claim):
                if entity["id"] not in written:
                    written.add(entity["id"])
                    file.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return count


def _entities(claim: dict[str, Any]) -> Iterator[dict[str, Any]]:
    article = _entity(
        _id("article", claim["article"]), "Article",
        title=claim["title"] or f"Untitled, {claim['article']}",
        publisher=claim["publisher"], publishedAt=claim["published"], sourceUrl=link(claim),
    )  # fmt: skip
    yield article
    sides = {}
    for label in ("actors", "recipients"):
        made = [_party(party) for party in claim[label]]
        yield from made
        sides[label] = [entity["id"] for entity in made]
    sources = [_party(account["source"]) for account in claim["accounts"]]
    yield from sources
    when, place = claim["date"] or {}, claim["place"] or {}
    kind = claim["event_type"] + (f" {claim['mode']}" if claim["mode"] else "")
    said = "; ".join(
        f"{account['source']['name'] or account['source']['text']} {account['stance']}"
        for account in claim["accounts"]
    )
    yield _entity(
        _id("event", claim["claim"]), "Event",
        name=f"{kind} ({claim['status']}): {claim['trigger']['text']}",
        startDate=when.get("from"), endDate=when.get("to"),
        date=None if when else claim["published"], location=place.get("name"),
        country=_iso2(place.get("country")), organizer=sides["actors"],
        involved=[*sides["recipients"], *(s["id"] for s in sources)], proof=article["id"],
        keywords=[kind, claim["quad"], claim["status"], *claim["contexts"]],
        summary=said or None, recordId=claim["claim"],
    )  # fmt: skip


def _party(party: dict[str, Any]) -> dict[str, Any]:
    name = party["name"] or party["text"]
    key = party["entity"] or f"{name}|{party['country']}|{party['sector']}"
    schema = _schema(party)
    office = {"position" if schema == "Person" else "notes": party["role"]}
    return _entity(_id("party", key), schema, name=name,
                   country=_iso2(party["country"]), **office)  # fmt: skip


def _schema(party: dict[str, Any]) -> str:
    kind = (party["entity"] or "").partition(":")[0]
    if kind == "person":
        return "Person"
    if kind == "country" or party["sector"] in _PUBLIC:
        return "PublicBody"
    return "Organization" if kind == "org" else "LegalEntity"


def _entity(id_: str, schema: str, **properties: Any) -> dict[str, Any]:
    """An entity with the properties that have a value, each as a list of words."""
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list) else [value]
        kept = list(dict.fromkeys(str(one) for one in values if one not in {None, ""}))
        if kept:
            found[name] = kept
    return {"id": id_, "schema": schema, "properties": found}


def _id(kind: str, key: str) -> str:
    return f"chancery-{kind}-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def _iso2(country: str | None) -> str | None:
    return _two_letters().get(country or "")


@cache
def _two_letters() -> dict[str, str]:
    return {
        country: code.lower()
        for scheme, code, country in rows("country_codes.tsv", COUNTRY_CODES)
        if scheme == "iso2"
    }
