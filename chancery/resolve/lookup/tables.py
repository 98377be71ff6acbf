"""The shipped tables of names: countries and peoples, organisations, role nouns, cities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from chancery import assets
from chancery.assets.countries import country_names


class Entry(NamedTuple):  # of which there are twenty thousand: quicker made than a dataclass
    """What one name stands for.

    `kind` is country, adjective, people, capital, city, region, continent or
    organisation; `code` a country or the code that stands for none, with a
    trailing ``?`` where it holds only in an article about that country.
    """

    name: str
    code: str
    kind: str
    sector: str | None = None
    cased: bool = False
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """All names by their folded words; `longest` tells how many words follow a first one."""

    entries: dict[str, tuple[Entry, ...]]
    longest: dict[str, int]
    roles: dict[str, str]
    cities: dict[str, str]
    surnames: dict[str, str]


@cache
def tables() -> Tables:
    """The tables, read at the first call."""
    entries: dict[str, tuple[Entry, ...]] = {}
    columns = ("key", "name", "country", "sector", "acronym", "grade")
    for key, name, code, sector, acronym, grade in assets.rows("organisations.tsv", columns):
        entry = Entry(
            name, code, "organisation", sector or None, acronym == "1", grade == "curated"
        )
        words = key.replace("'s ", " 's ")  # a possessive is a word of its own in a scene
        entries[words] = (*entries.get(words, ()), entry)
    for phrase, code, kind, cased in assets.rows("names.tsv", ("phrase", "code", "kind", "cased")):
        name = country_names().get(code.rstrip("?"), phrase)
        words = phrase.replace("'s ", " 's ")
        entries[words] = (Entry(name, code, kind, None, cased == "1", curated=True),)
    longest: dict[str, int] = {}
    for key in entries:
        first, size = key.partition(" ")[0], key.count(" ") + 1
        if size > longest.get(first, 0):
            longest[first] = size
    roles = dict(assets.rows("roles.tsv", ("noun", "sector")))
    cities = dict(assets.rows("cities.tsv", ("key", "country")))
    surnames = dict(assets.rows("surnames.tsv", ("surname", "country")))
    return Tables(entries, longest, roles, cities, surnames)
