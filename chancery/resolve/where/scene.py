"""Which place a name means in one article: size, and what else the article speaks of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from chancery.assets.fold import fold
from chancery.resolve.lookup.states import STATES
from chancery.resolve.where.focus import Anchor, astray, spot
from chancery.resolve.where.gazetteer import UNLISTED, Gazetteer, Place
from chancery.resolve.where.levels import alone, lies_in, within
from chancery.resolve.where.names import LARGE, called, candidates
from chancery.resolve.where.waters import first_so_called

_FEATURE = {"country": 1.6, "admin1": -0.3, "airport": -2.0, "peak": -1.5, "continent": 1.0}
_SHARE, _SOME = 2.6, 0.8  # what the country's share of the article adds, at most
_DIVISION_TOLD = 0.9  # the article names the division that the place lies in
_NEAR = 1.6  # a sure place of the article lies within _NEAR_KM
_KNOWN = 0.3
_OWN = 1.2  # for a name that is the place's own
_BARE = 1000  # what a county counts for where its name is printed alone
_ANY_NAME = 2_500_000  # whatever is so large, or listed by hand, is known by all its names
_VOICE = 1.0  # the report speaks as that country's own do
_ENCLOSES = 1.0
_RULED = 4.0  # the words around the name call it a state
_BESIDE, _CLOSE = 0.6, 3.0  # degrees: next door, and what a neighbour next door adds
_COMPANY = 0.8  # per doubling of the names that may mean something close by
_CELL = 1.5  # degrees: what lies in a cell or beside it is close by
_HOME, _TOLD = 0.75, 2  # share and count of a country's mentions that make it the article's
_NAMED_STATES = frozenset(STATES.values()) - {"Georgia"}  # "in Brussels, Georgia said"
_OBSCURE = 30_000
_COMMON = 3  # meanings that make a name a common one
_ENCLOSING = frozenset(("admin1", "country"))
_STRAY = frozenset(("city", "region"))
_NEAR_KM, _FAR_KM = 160.0, 500.0
_FAR_DEGREES = 4.6  # of latitude: beyond _FAR_KM without reckoning

_DIRECTIONS = frozenset("north south east west".split())


@dataclass(slots=True)
class Scene:
    """What an article speaks of: how often each country, which divisions, which sure points."""

    gazetteer: Gazetteer
    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[str] = field(default_factory=Counter)
    own: dict[str, Counter[str]] = field(default_factory=dict)  # what each name itself told
    points: dict[str, Place] = field(default_factory=dict)
    cells: dict[tuple[int, int], dict[str, tuple[float, Place]]] = field(default_factory=dict)
    voice: frozenset[str] = frozenset()  # the countries whose ways of speaking a local report shows
    counties: frozenset[str] = frozenset()
    parents: dict[str, str] = field(default_factory=dict)  # what a name is once said to lie in
    own_names: frozenset[str] = frozenset()  # all that the article prints
    enclosing: frozenset[str] = frozenset()  # names that tell what another lies in
    printed: dict[str, list[int]] = field(default_factory=dict)  # where each name begins
    ruled: set[str] = field(default_factory=set)  # names called a state or a province
    rivers: set[str] = field(default_factory=set)  # names with the article that rivers have
    headings: tuple[tuple[int, str], ...] = ()  # countries on lines of their own
    settled: bool = False  # nothing more is counted, so that what was weighed holds
    weighed: dict[tuple[str, str | None], list[tuple[float, Place]]] = field(default_factory=dict)
    told: list[Anchor] | None = None  # the names that say where the article plays

    def resolve(self, name: str, parent: str | None = None) -> Place | None:
        """The likeliest meaning of a name, or None where the gazetteer has none."""
        choices = self.weigh(name, parent)
        return choices[0][1] if choices else None

    def unlisted(self, name: str, parent: str | None = None) -> Place | None:
        """An unlisted place, where the article plays: in what it is said to lie in, if that is told."""
        parent = parent or self.parents.get(name) or self._heading(name)
        around = self._parent(parent) if parent else None
        anchors = [a for a in self._anchors() if around is None or within(a.place, around)]
        found = spot(anchors, name, self.printed.get(name, ())) or around or self._home()
        if found is None:
            return None
        told = around.admin1 if around else ""  # where the article plays is too little to tell one
        return replace(found, name=name, admin1=told, feature=UNLISTED, geonames=None)

    def _heading(self, name: str) -> str | None:
        """The country that stands on a line of its own above the first mention of a name."""
        at = min(self.printed.get(name, ()), default=0)
        return next((told for start, told in reversed(self.headings) if start < at), None)

    def _parent(self, name: str) -> Place | None:
        """The country or division of a name; of both, the one whose country is spoken of."""
        found = [p for _, p in self.weigh(STATES.get(name.replace(".", "").lower(), name))]
        if not found or found[0].feature not in _ENCLOSING:
            return None
        spoken = (p for p in found if p.feature in _ENCLOSING and self.spoken_of(name, p))
        return next(spoken, found[0])

    def _anchors(self) -> list[Anchor]:
        """Every printed name that means something smaller than a country, as the text has them."""
        if self.told is None:
            self.told = []
            for name, starts in self.printed.items():
                choices = self._weigh(name, self.parents.get(name))
                if choices and choices[0][1].feature not in WIDE:
                    self.told += [Anchor(start, name, choices[0][1]) for start in starts]
            self.told.sort(key=lambda anchor: anchor.start)
        return self.told

    def _home(self) -> Place | None:
        """The country that the article speaks of, where it is nearly all one."""
        if not self.countries:
            return None
        code, told = self.countries.most_common(1)[0]
        if told < _HOME * self.countries.total() or told < _TOLD:
            return None
        return next(iter(self.gazetteer.country(code)), None)

    def foremost(self) -> Place | None:
        """The country that the article speaks of most; None where two share that."""
        first, second = (*self.countries.most_common(2), ("", 0), ("", 0))[:2]
        if first[1] == second[1]:
            return None
        return next(iter(self.gazetteer.country(first[0])), None)

    def weigh(self, name: str, parent: str | None = None) -> list[tuple[float, Place]]:
        """Every meaning with its score, best first; a bare direction has none."""
        if name.lower().removeprefix("the ") in _DIRECTIONS:
            return []  # "the south" is that of whatever is spoken of
        parent = parent or self.parents.get(name)
        if not self.settled:
            return self._weigh(name, parent)
        if (name, parent) not in self.weighed:
            choices = self._weigh(name, parent)
            if choices and (
                self._elsewhere(choices, parent) if parent else self._astray(name, choices)
            ):
                choices = []
            self.weighed[name, parent] = choices
        return self.weighed[name, parent]

    def _elsewhere(self, choices: list[tuple[float, Place]], parent: str) -> bool:
        """Whether a name is said to lie in a state, or an obscure one in a country, that has none."""
        state = STATES.get(parent.replace(".", "").replace(" ", "").lower(), parent)
        if choices[0][1].feature in ("admin1", "country"):
            return False
        obscure = all(p.weight < _OBSCURE for _, p in choices)
        if state not in _NAMED_STATES and not (obscure and self._is_country(state)):
            return False
        return not any(lies_in(self.gazetteer, p, state) for _, p in choices)

    def _is_country(self, name: str) -> bool:
        """Whether a country is called so."""
        return any(p.feature == "country" for p in self.gazetteer.places(name))

    def _astray(self, name: str, choices: list[tuple[float, Place]]) -> bool:
        """Whether an obscure namesake lies far from where nearly all of the article plays.

        A rare name is believed abroad: "Aberystwyth" in an article about Lahore.
        """
        place = choices[0][1]
        if place.feature not in _STRAY or place.weight >= _OBSCURE:
            return False
        others = [a for a in self._anchors() if a.name != name]
        if len(choices) < _COMMON and all(place.country != a.place.country for a in others):
            return False
        return astray(place, others)

    def meanings(self, name: str, parent: str | None) -> tuple[tuple[Place, ...], str]:
        """What a name may mean as it is printed here, and which kind of area its words call it."""
        found, kind = candidates(self.gazetteer, name)
        told = bool(kind) or name in self.ruled or self._has_division(found, parent)
        return first_so_called(found, name, division=told, river=name in self.rivers), kind

    def _has_division(self, found: tuple[Place, ...], parent: str | None) -> bool:
        """Whether a division of that name lies in what it is said to: not "Red Sea, Beijing said"."""
        return parent is not None and any(
            p.feature == "admin1" and lies_in(self.gazetteer, p, parent) for p in found
        )

    def _weigh(self, name: str, parent: str | None) -> list[tuple[float, Place]]:
        found, kind = self.meanings(name, parent)
        if name in self.counties:
            listed = called(self.gazetteer, name)
            found = listed or found if parent is None else found + listed
        elif f"{name} County" in self.own_names:  # a town of that name comes first
            found += tuple(replace(p, weight=_BARE) for p in called(self.gazetteer, name))
        if not found and "," in name:  # "Lahore, Pakistan" as one mention
            first, _, rest = name.partition(",")
            return self.weigh(first.strip(), rest.strip() or parent)
        if kind == "county":
            found = self._local(found)
        own: Mapping[str, int] = self.own.get(name, {})
        whole = {p.country for p in found if p.feature == "country"}
        if whole and not kind:  # the state of Mexico is seldom meant
            found = tuple(p for p in found if p.feature in WIDE or p.country not in whole or parent)
        encloses = name in self.enclosing and parent is None
        scored = [
            (
                self._score(place, kind, parent, own)
                + encloses * self._enclosing(place)
                + (_RULED if name in self.ruled and place.feature == "admin1" else 0.0)
                + alone(place, found),
                place,
            )
            for place in found
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].name, pair[1].country))

    def _local(self, found: tuple[Place, ...]) -> tuple[Place, ...]:
        """Towns that a county may be called after, in the divisions the article speaks of.

        Counties are not listed: the division itself stands for one without such a town.
        """
        if not self.divisions:
            return found
        near = tuple(p for p in found if self.divisions[fold(p.admin1)])
        if near:
            return near
        name = self.divisions.most_common(1)[0][0]
        wider = tuple(p for p in self.gazetteer.places(name) if p.feature == "admin1")
        return tuple(replace(p, feature="region", geonames=None) for p in wider) or found

    def _score(self, place: Place, kind: str, parent: str | None, own: Mapping[str, int]) -> float:
        score = math.log10(place.weight + 10) + _FEATURE.get(place.feature, 0.0)
        if place.feature == "city" and place.weight >= LARGE:
            score += _KNOWN
        if kind:
            score += 4.0 if place.feature == "admin1" else 0.0
        if fold(place.name) == place.key or place.weight >= _ANY_NAME:
            score += _OWN
        if place.country in self.voice:
            score += _VOICE
        if parent and lies_in(self.gazetteer, place, parent):
            score += 6.0
        share = self._share(place, own)
        score += _SHARE * share + (_SOME if share else 0.0)
        if place.admin1 and place.feature != "admin1" and self.divisions[fold(place.admin1)]:
            score += _DIVISION_TOLD
        return score + self._nearness(place) + self._company(place)

    def _company(self, place: Place) -> float:
        """What the article's other names add that may mean something close by, sure or not.

        A name with many meanings tells less of where the article plays.
        """
        if place.feature in WIDE:
            return 0.0
        row, column = cell_of(place)
        near: dict[str, float] = {}
        close = 0.0
        for i in (row - 1, row, row + 1):
            for j in (column - 1, column, column + 1):
                for key, (told, other) in self.cells.get((i, j), {}).items():
                    if key == place.key or place.name in other.name or other.name in place.name:
                        continue
                    near[key] = max(told, near.get(key, 0.0))
                    apart = abs(place.lat - other.lat) + 0.8 * abs(place.lon - other.lon)
                    if apart < _BESIDE:
                        close = max(close, told * (1.0 - apart / _BESIDE))
        return _COMPANY * math.log2(1.0 + sum(near.values())) + _CLOSE * close

    @staticmethod
    def _enclosing(place: Place) -> float:
        return _ENCLOSES if place.feature in ("admin1", "country", "region") else 0.0

    def _share(self, place: Place, own: Mapping[str, int]) -> float:
        """The share of the article's country mentions, but for the name's own, that agree."""
        total = self.countries.total() - sum(own.values())
        if total <= 0:
            return 0.0
        return sum(self.countries[c] - own.get(c, 0) for c in place.countries) / total

    def spoken_of(self, name: str, place: Place) -> bool:
        """Whether the article speaks of a place's country by other names than this one."""
        own: Mapping[str, int] = self.own.get(name, {})
        return any(self.countries[c] > own.get(c, 0) for c in place.countries)

    def _nearness(self, place: Place) -> float:
        """What other, sure places of the article nearby add."""
        best = 0.0
        for key, other in self.points.items():
            if key == place.key or other.name == place.name:
                continue
            if abs(place.lat - other.lat) > _FAR_DEGREES:
                continue
            distance = kilometres((place.lat, place.lon), (other.lat, other.lon))
            if distance < _NEAR_KM:
                return _NEAR
            if distance < _FAR_KM:
                best = _NEAR / 2
        return best


WIDE = frozenset(("country", "continent", "sea"))


def cell_of(place: Place) -> tuple[int, int]:
    """The square of the grid that a place lies in."""
    return int(place.lat // _CELL), int(place.lon // _CELL)


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees."""
    a, b, c, d = (math.radians(x) for x in (*first, *second))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
