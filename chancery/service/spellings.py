"""Other spellings of what a user wrote: the codes it comes near to, the names a place has."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches

from chancery.service.countries import country_code, country_name, country_names, known_names

_OFFERED = 3
_NEAR = 0.6  # as alike as difflib asks for by itself
_NAME = 0.8  # names are longer, and more of them are a little alike
_SWAPPED = 0.2  # what the same letters in another order are nearer than other letters
_MINOR = 0.1  # of the greatest place of a name: what is smaller is seldom meant


def nearest(given: str) -> str:
    """What to write instead: the countries that are written nearly so, or how one is written."""
    near = _codes(given) if len(given) == 3 and given.isupper() else _named(given)
    listed = " or ".join(f"{code} ({country_name(code)})" for code in near)
    wanted = f"did you mean {listed}" if near else "expected a code such as PAK"
    return f"{wanted}; `chancery actors` lists who is in the record"


def like(given: str, known: Sequence[str]) -> list[str]:
    """Of known names those that begin alike and are written nearly so, whole or in a word of them.

    What is written in the same letters is near as well, ``Kiyv`` to ``Kyiv``.
    """
    wanted = given.casefold()
    if not wanted:
        return []
    names: dict[str, str] = {}
    for name in known:
        for word in (name.casefold(), *name.casefold().split()):
            names.setdefault(word, name)
    swapped = [word for word in names if sorted(word) == sorted(wanted)]
    close = get_close_matches(wanted, names, _OFFERED, _NAME)
    near = [*swapped, *(word for word in close if word[0] == wanted[0])]
    return list(dict.fromkeys(names[word] for word in near))[:_OFFERED]


def meant(given: str) -> str | None:
    """The country whose name is nearly so written and begins alike: Rusia is RUS, Hamas none."""
    near = get_close_matches(given.casefold(), known_names(), _OFFERED, _NAME)
    alike = (name for name in near if name[:1] == given[:1].casefold())
    return next((code for name in alike if (code := country_code(name))), None)


def _codes(given: str) -> list[str]:
    """Codes nearly so written, nearest first."""

    def nearness(code: str) -> float:
        swapped = _SWAPPED if sorted(code) == sorted(given) else 0.0
        return SequenceMatcher(None, given, code).ratio() + swapped + 0.1 * (given[0] == code[0])

    near = [code for code in country_names() if nearness(code) > _NEAR]
    return sorted(near, key=lambda code: (-nearness(code), code))[:_OFFERED]


def _named(given: str) -> list[str]:
    """Codes of countries whose names are nearly so written, nearest first."""
    near = get_close_matches(given.casefold(), known_names(), _OFFERED, _NAME)
    return list(dict.fromkeys(code for name in near if (code := country_code(name))))


def place_names(given: str) -> tuple[str, ...]:
    """A place's name as it was written, and those that the gazetteer has for it: Kiev is Kyiv."""
    name = given.strip()
    if not name:
        return ()
    if name.upper() in country_names():  # the code of a country, not another place's short name
        return (name,)
    from chancery.resolve.where.gazetteer import shipped

    places = shipped().places(name)
    least = _MINOR * max((place.weight for place in places), default=0)
    other = (place.name for place in places if place.weight >= least)
    return tuple({one.casefold(): one for one in (name, *other)}.values())
