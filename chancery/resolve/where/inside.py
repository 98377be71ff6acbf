"""What an unlisted name lies in by its own words: "the continental U.S.", "port of Odesa"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.resolve.where.gazetteer import Place
from chancery.resolve.where.scene import WIDE, Scene
from chancery.resolve.where.waters import GROUND

_WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’']*(?:-[\w’']+)*(?:\.(?=\s[A-Z]))?)"
_RUN = re.compile(rf"{_WORD}(?:\s{_WORD})*")
_POSSESSIVE = re.compile(r"[’']s?$")
_LIES = re.compile(r"\b(?:in|of|off|near|at|outside)\s(?:the\s)?(?:[a-z-]+\s)?$", re.IGNORECASE)
# What a country has abroad lies anywhere.
_ABROAD = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?|missions?|bases?|outposts?|posts?|ships?|warships?|vessels?|"
    r"tankers?|carriers?)\b",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\bKorean peninsula\b", re.IGNORECASE)  # a people of two countries
_ACRONYM = 5  # letters: in "UN" or "NATO" no town is meant


def inside(scene: Scene, name: str) -> list[Place]:
    """The listed place that an unlisted name lies in by its words; several where it is between.

    A country, its people or a division, or another place whose country the article speaks of.
    """
    if _DIVIDED.search(name):
        return [*scene.gazetteer.country("KOR"), *scene.gazetteer.country("PRK")]
    found = list(_listed(scene, name))
    told = [place for start, place in found if _LIES.search(name, 0, start)]
    if told:
        return told[-1:]
    abroad = _ABROAD.search(name)
    places = [place for _, place in found if not (abroad and place.feature == "country")]
    if len({code for place in places for code in place.countries}) > 1:
        return places
    smaller = [place for place in places if place.feature not in WIDE]
    return (smaller or places)[:1]


def _listed(scene: Scene, name: str) -> Iterator[tuple[int, Place]]:
    """Each capitalised part of a name that is listed, and where it begins."""
    for run in _RUN.finditer(name):
        whole = _POSSESSIVE.sub("", run[0])
        people, _, noun = whole.rpartition(" ")
        leads = name[: run.start()].lower() in ("", "the ")
        place = None if whole == name else _place(scene, whole, leads=leads)
        if place is None and noun.lower() in GROUND:
            place = _country(scene, people)
        if place:
            yield run.start(), place
        elif "-" in whole:  # "U.S.-Mexico"
            countries = (_country(scene, part) for part in whole.split("-"))
            yield from ((run.start(), found) for found in countries if found)


def _country(scene: Scene, name: str) -> Place | None:
    """The country of that name or people."""
    place = scene.resolve(name)
    return place if place and place.feature == "country" else None


def _place(scene: Scene, part: str, *, leads: bool) -> Place | None:
    """What a part of a name means, where that tells where the whole lies."""
    place = scene.resolve(part)
    if place is None:
        return None
    if place.feature == "country":
        return place
    if part.isupper() and len(part) <= _ACRONYM:
        return None
    sure = leads or place.feature in ("admin1", "continent") or scene.spoken_of(part, place)
    return place if sure else None
