"""The capital of a country, for words that name it by what it is: "the Armenian capital"."""

from __future__ import annotations

import re
from functools import cache

from chancery.resolve.lookup.tables import tables
from chancery.resolve.where.gazetteer import Gazetteer, Place

_CAPITAL = re.compile(
    r"(?<!provincial )(?<!regional )(?<!district )(?<!state )(?<!county )(?<!former )(?<!old )"
    r"(?<!ancient )(?<!commercial )(?<!economic )(?<!financial )(?<!cultural )\bcapital(?: city)?$"
)


def is_capital(words: str) -> bool:
    """Whether words mean the capital of a country."""
    return bool(_CAPITAL.search(words))


def capital(gazetteer: Gazetteer, code: str) -> Place | None:
    """The capital of a country (ISO 3166 alpha-3); None where the tables hold several towns."""
    towns = {
        town.key: town
        for name in _capitals().get(code, ())
        for town in _towns(gazetteer, name, code)
    }
    points = {(town.lat, town.lon) for town in towns.values()}
    return next(iter(towns.values())) if len(points) == 1 else None


def _towns(gazetteer: Gazetteer, name: str, code: str) -> list[Place]:
    """The largest town of that name in a country, in a list; empty where there is none."""
    found = [p for p in gazetteer.places(name) if p.feature == "city" and p.country == code]
    return sorted(found, key=lambda town: -town.weight)[:1]


@cache
def _capitals() -> dict[str, list[str]]:
    """The names of each country's capital."""
    found: dict[str, list[str]] = {}
    for name, entries in tables().entries.items():
        for entry in entries:
            if entry.kind == "capital":
                found.setdefault(entry.code, []).append(name)
    return found
