"""Which level a name means: a town, or the division that is called after it or as a country is."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.assets.fold import fold
from chancery.resolve.lookup.states import STATES
from chancery.resolve.where.gazetteer import Gazetteer, Place

_DIVISION = 1.3  # a division of _PEOPLED is known by its name
_PEOPLED, _TOWN = 500_000, 50_000
_OVERSHADOWED = 0.3  # a division that is called as a country is: Niger, Georgia
_SEAT, _SEATED = 8, 2.2  # a town with a share of the people of the division called after it


def within(place: Place, around: Place) -> bool:
    """Whether a place lies in a country or a division."""
    if around.country not in place.countries:
        return False
    return around.feature == "country" or fold(place.admin1) == fold(around.admin1)


def lies_in(gazetteer: Gazetteer, place: Place, parent: str) -> bool:
    """Whether a place lies in the division or country of a name."""
    bare = parent.replace(".", "").replace(" ", "").lower()
    name = fold(STATES.get(bare, parent))
    if place.admin1 and place.feature != "admin1" and fold(place.admin1) == name:
        return True
    return place.feature != "country" and any(
        p.feature == "country" and p.country in place.countries for p in gazetteer.places(name)
    )


def alone(place: Place, found: Sequence[Place]) -> float:
    """What a division gains or loses by what else of its country its name may mean."""
    if place.feature != "admin1":
        return 0.0
    if any(p.feature == "country" for p in found):
        return -_OVERSHADOWED
    if any(
        p.feature == "city" and _SEAT * p.weight >= place.weight and within(p, place) for p in found
    ):
        return -_SEATED  # the town is meant that its division is called after
    if place.weight < _PEOPLED:
        return 0.0
    rivals = any(
        p.feature != "admin1" and p.weight >= _TOWN and place.country in p.countries for p in found
    )
    return 0.0 if rivals else _DIVISION
