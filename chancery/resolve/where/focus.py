"""Where an article plays: the spot that most of its other place names lie around."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from chancery.resolve.where.gazetteer import Place

_AROUND = 1.0  # degrees: what lies so near is of one spot
_MOST = 0.5  # share of the names around one spot that make it the article's
_FAR = 5.0  # degrees: an obscure place that has nothing so near is not the one meant
_TOLD = 2  # other names that it takes to say where an article plays
_BESIDE = 60  # characters between names that are told together


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name that was resolved to something smaller than a country, and where it is printed."""

    start: int
    name: str
    place: Place


def spot(anchors: Sequence[Anchor], name: str, at: Sequence[int]) -> Place | None:
    """The place around which a name must lie that the gazetteer lacks, printed at `at`.

    The middle of the article where most of its names lie together; else the name
    printed beside it; None where there is neither.
    """
    others = [a for a in anchors if a.name != name]
    if not others:
        return None
    company = [sum(_near(a.place, b.place, _AROUND) for b in others) for a in others]
    most = max(company)
    if most >= _MOST * len(others):
        return others[company.index(most)].place
    apart, place = min(
        ((abs(a.start - start), a.place) for a in others for start in at),
        key=lambda pair: pair[0],
        default=(_BESIDE, others[0].place),
    )
    return place if apart < _BESIDE else None


def astray(place: Place, others: Sequence[Anchor]) -> bool:
    """Whether a place lies far from all other names of an article that plays around one spot."""
    if len({a.name for a in others}) < _TOLD:
        return False
    if any(_near(place, a.place, _FAR) for a in others):
        return False
    company = max(sum(_near(a.place, b.place, _AROUND) for b in others) for a in others)
    return company >= _MOST * len(others)


def _near(one: Place, other: Place, degrees: float) -> bool:
    if abs(one.lat - other.lat) > degrees:
        return False
    return abs(one.lon - other.lon) * math.cos(math.radians(one.lat)) <= degrees
