"""Countries from every scheme and sectors to PLOVER: who the parties of a row are."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import cache

from chancery.assets import path, rows
from chancery.assets.fold import fold
from chancery.assets.tables import SortedTable
from chancery.ingest.datasets.values import EMPTY
from chancery.model import SECTORS

COUNTRY_COLUMNS = ("scheme", "code", "country")
SECTOR_COLUMNS = ("scheme", "name", "sector", "rank")
ORGANISATION_COLUMNS = ("key", "name", "country", "sector", "acronym", "grade")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")


@cache
def country(given: str, *schemes: str) -> str | None:
    """ISO 3166 alpha-3 (or ``IGO`` and the like) of a code or English name, by the schemes in turn.

    Schemes: ``iso3``, ``iso2``, ``iso_num``, ``cameo``, ``fips``, ``cow`` (letters or
    Gleditsch and Ward's numbers) and ``name``. None where no scheme has it.
    """
    bare = given.strip()
    if bare in EMPTY and bare != "NA":  # Namibia, in ISO's two letters
        return None
    for scheme in schemes:
        table = _countries()[scheme]
        if scheme == "name":
            found = table.get(fold(bare)) or table.get(fold(_BRACKETS.sub("", bare)))
        else:
            found = table.get(_number(bare) if bare[:1].isdigit() else bare.upper())
        if found:
            return found
    return None


def bracketed(name: str) -> tuple[str, str | None]:
    """A name without the country it ends in: ``Military (Pakistan)`` is Pakistan's."""
    match = _BRACKETS.search(name)
    found = country(match[1], "name") if match else None
    return (name[: match.start()], found) if match and found else (name, None)


@cache
def sector(given: str, *schemes: str) -> tuple[int, str] | None:
    """The rank and the PLOVER sector of a code or a name; the lowest rank tells most."""
    bare = given.strip()
    for scheme in schemes:
        if scheme == "plover":
            if bare.upper() in SECTORS:
                return 0, bare.upper()
            continue
        exact, patterns = _sectors()[scheme]
        key = bare if scheme == "cameo" else bare.lower()
        if found := exact.get(key):
            return found
        for pattern, answer in patterns:
            if fnmatchcase(key, pattern):
                return answer
    return None


def ranked(given: tuple[str, ...], *schemes: str) -> tuple[str, ...]:
    """The sectors of an actor, the most telling first, whatever order the file has."""
    found = [one for name in given if (one := sector(name, *schemes))]
    return tuple(dict.fromkeys(code for _, code in sorted(found)))


@cache
def organisation(name: str) -> tuple[str | None, str | None]:
    """Country and sector of a group that the shipped table knows by name, else None twice."""
    for key in dict.fromkeys((fold(name), fold(_BRACKETS.sub("", name)))):
        for _, _, home, kind, _, _ in _organisations().get(key) if key else ():
            return home or None, kind or None
    return None, None


def _number(code: str) -> str:
    """A numeric code without zeros before it or a decimal point after it."""
    whole = code.partition(".")[0].lstrip("0")
    return whole or "0"


@cache
def _countries() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for scheme, code, iso in rows("country_codes.tsv", COUNTRY_COLUMNS):
        key = _number(code) if code[:1].isdigit() else code
        found.setdefault(scheme, {})[key] = iso
    return found


@cache
def _sectors() -> dict[str, tuple[dict[str, tuple[int, str]], list[tuple[str, tuple[int, str]]]]]:
    found: dict[str, tuple[dict[str, tuple[int, str]], list[tuple[str, tuple[int, str]]]]] = {}
    for scheme, name, code, rank in rows("sectors.tsv", SECTOR_COLUMNS):
        exact, patterns = found.setdefault(scheme, ({}, []))
        if "*" in name:
            patterns.append((name, (int(rank), code)))
        else:
            exact[name] = (int(rank), code)
    return found


@cache
def _organisations() -> SortedTable:
    return SortedTable(path("organisations.tsv"), ORGANISATION_COLUMNS)
