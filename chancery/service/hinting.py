"""What may have been meant otherwise: a country's name for its code, or a name that nobody has."""

from __future__ import annotations

from pathlib import Path

from chancery.service.countries import country_code, country_name, country_names
from chancery.service.filters import ClaimFilter, party
from chancery.service.spellings import like, meant, place_names
from chancery.store import Record

_KNOWN = 5_000  # names of a record that are looked through, those of most claims
_OFFERED = 4


def hints(record: str | Path, filters: ClaimFilter) -> list[str]:
    """What to ask instead, for parties and a place whose words may not have been meant so.

    The record is opened only where words are no country's name.
    """
    sides = filters.dyad or filters.between or ()
    given = (filters.actor, filters.recipient, *sides, filters.source)
    names = [name.strip() for name in given if name]
    found = [_of_party(record, name) for name in names if party(name).words]
    if filters.place:
        found.append(_of_place(record, filters.place.strip()))
    return list(dict.fromkeys(filter(None, found)))


def _of_party(record: str | Path, name: str) -> str | None:
    """Of words that are looked for in names, where a country is called so or nobody is."""
    code = country_code(name)
    if code is None:
        with Record.open(record) as opened:
            if not opened.view.tells_of(name):
                told = opened.glance.figures(None, unresolved=False, named=True, limit=_KNOWN)
                near = _country(name) or like(name, [row.name for row in told])
                return f"{name!r} is in nobody's name or words in this record{_instead(near)}"
        code = meant(name)
    if code is None:
        return None
    return (
        f"{name!r} finds only those with it in their name or words: {code} finds all of "
        f"{country_name(code)}"
    )


def _of_place(record: str | Path, name: str) -> str | None:
    """Of a place's name, where a country is called so or no place is."""
    if name.upper() in country_names():
        return None
    if code := country_code(name):
        return f"{name!r} finds only places so called: {code} finds all in {country_name(code)}"
    with Record.open(record) as opened:
        if opened.glance.lies_in(place_names(name)):
            return None
        near = _country(name) or like(name, opened.glance.place_names(_KNOWN))
    return f"{name!r} is no place of a claim in this record{_instead(near)}"


def _country(name: str) -> list[str]:
    code = meant(name)
    return [f"{code} ({country_name(code)})"] if code else []


def _instead(near: list[str]) -> str:
    return f": did you mean {' or '.join(near[:_OFFERED])}?" if near else ""
