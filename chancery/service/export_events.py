"""What the field's own forms can hold of a claim or an imported row, before it is written in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.model import SEPARATOR, Status
from chancery.store.codec import day
from chancery.store.dataset_schema import COLUMNS
from chancery.store.datasets import DatasetView, EventQuery, listed

ACTUAL = str(Status.ACTUAL)


@dataclass(frozen=True, slots=True)
class Member:
    """One of those who acted or to whom it was done."""

    name: str | None
    raw: str | None
    country: str | None
    sectors: tuple[str, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class FormEvent:
    """One event for a form; `original` holds an imported row's own cells by their columns."""

    id: str
    story: str
    form: str
    date: str | None
    published: str | None
    event_type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    quad: str | None
    cameo: str | None
    goldstein: float | None
    intensity: float | None
    status: str
    actors: tuple[Member, ...]
    recipients: tuple[Member, ...]
    place: str | None
    place_raw: str | None
    feature: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    publisher: str | None
    text: str | None
    sentence: int | None
    original: Mapping[str, str]


def of_claim(claim: Mapping[str, Any]) -> FormEvent:
    """One claim's shape as an event."""
    when, place = claim["date"] or {}, claim["place"] or {}
    return FormEvent(
        id=claim["claim"].removeprefix("c_"),
        story=claim["article"].removeprefix("a_"),
        form="chancery",
        date=when.get("from") or when.get("to") or claim["published"],
        published=claim["published"],
        event_type=claim["event_type"],
        mode=claim["mode"],
        contexts=tuple(claim["contexts"]),
        quad=claim["quad"],
        cameo=claim["cameo"],
        goldstein=claim["goldstein"],
        intensity=claim["intensity"],
        status=claim["status"],
        actors=tuple(map(_member, claim["actors"])),
        recipients=tuple(map(_member, claim["recipients"])),
        place=place.get("name"),
        place_raw=place.get("text"),
        feature=place.get("feature"),
        admin1=place.get("admin1"),
        country=place.get("country"),
        lat=place.get("lat"),
        lon=place.get("lon"),
        geonames=None,
        publisher=claim["publisher"],
        text=claim["trigger"]["text"],
        sentence=claim["sentence"]["index"],
        original={},
    )


def _member(party: Mapping[str, Any]) -> Member:
    sectors = (party["sector"],) if party["sector"] else ()
    return Member(
        party["name"] or party["text"], party["text"], party["country"], sectors, party["role"]
    )


def from_datasets(record: str | Path, query: EventQuery) -> Iterator[FormEvent]:
    """Imported rows as events, with the cells that their own files had."""
    headers = {one.dataset: one.columns for one in listed(record)}
    names = tuple(COLUMNS)
    with DatasetView(record) as view:
        for values in view.events(query, names):
            row = dict(zip(names, values, strict=True))
            yield of_row(row, headers[row["dataset"]])


def of_row(row: Mapping[str, Any], header: tuple[str, ...]) -> FormEvent:
    """One imported row as an event."""
    own = row["format"] != "claims"
    cells = row["original"].split(SEPARATOR) if own else []
    fallback = f"{row['dataset']}-{row['line']}"
    return FormEvent(
        id=row["event_id"] or fallback,
        story=row["story"] or fallback,
        form=row["format"],
        date=day(row["date_from"]),
        published=day(row["published"]),
        event_type=row["event_type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        quad=row["quad"],
        cameo=row["cameo"],
        goldstein=row["goldstein"],
        intensity=row["intensity"],
        status=row["status"],
        actors=_side(row, "actor"),
        recipients=_side(row, "recipient"),
        place=row["place_name"],
        place_raw=None,
        feature=None,
        admin1=row["admin1"],
        country=row["place_country"],
        lat=row["lat"],
        lon=row["lon"],
        geonames=row["geonames"],
        publisher=row["publisher"],
        text=row["text"],
        sentence=None,
        original=dict(zip(header, cells, strict=False)),
    )


def _side(row: Mapping[str, Any], label: str) -> tuple[Member, ...]:
    """The members of one side: as many as it has countries, each with all that is known of it."""
    name, sectors = row[f"{label}_name"], tuple(row[f"{label}_sectors"])
    countries = row[f"{label}_countries"] or [None]
    if name is None and not sectors and countries == [None]:
        return ()
    return tuple(Member(name, name, country, sectors) for country in countries)
