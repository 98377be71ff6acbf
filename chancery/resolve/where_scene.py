"""Which place a name means in one article: size, and what else the article speaks of."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from chancery.assets.fold import fold
from chancery.model import Kind, Mention, Span
from chancery.resolve.where_gazetteer import Gazetteer, Place

_DIVISION = re.compile(
    r"\s+(?:region|oblast|province|state|governorate|prefecture|territory|republic|krai|"
    r"department|canton)$",
    re.IGNORECASE,
)
_COUNTY = re.compile(r"\s+(?:county|parish|district|municipality|borough|raion)$", re.IGNORECASE)
_PART = re.compile(
    r"^(?:(?:the|far|mainly|mostly|occupied|rebel-held|downtown|greater|"
    r"(?:north|south|east|west)(?:ern)?(?:[- ]?(?:east|west)(?:ern)?)?|upper|lower|central|"
    r"mainland|rural|city of|state of|province of|town of|village of)\s+)+",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\s*,\s+(?:in\s+)?((?:[A-Z][\w’'-]*\.?|of|and|the)(?:\s[A-Z][\w’'.-]*)*)"
    r"|\s*\(([A-Z][\w’' .-]+)\)"
)
STATES = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California",
    "colo": "Colorado", "conn": "Connecticut", "del": "Delaware", "fla": "Florida",
    "ga": "Georgia", "ill": "Illinois", "ind": "Indiana", "kan": "Kansas", "ky": "Kentucky",
    "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts", "mich": "Michigan",
    "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "mont": "Montana",
    "neb": "Nebraska", "nev": "Nevada", "nh": "New Hampshire", "nj": "New Jersey",
    "nm": "New Mexico", "ny": "New York", "nc": "North Carolina", "nd": "North Dakota",
    "okla": "Oklahoma", "ore": "Oregon", "pa": "Pennsylvania", "ri": "Rhode Island",
    "sc": "South Carolina", "sd": "South Dakota", "tenn": "Tennessee", "tex": "Texas",
    "vt": "Vermont", "va": "Virginia", "wash": "Washington", "wva": "West Virginia",
    "wis": "Wisconsin", "wyo": "Wyoming", "al": "Alabama", "az": "Arizona", "ar": "Arkansas",
    "ca": "California", "ct": "Connecticut", "fl": "Florida", "il": "Illinois", "ia": "Iowa",
    "ks": "Kansas", "ma": "Massachusetts", "mi": "Michigan", "mn": "Minnesota", "tx": "Texas",
    "bc": "British Columbia", "oh": "Ohio", "wi": "Wisconsin", "tn": "Tennessee",
    "ont": "Ontario", "alta": "Alberta",
}  # fmt: skip

_FEATURE = {"country": 1.0, "admin1": -0.3, "airport": -2.0, "peak": -1.5, "continent": 1.0}
_SHARE, _SOME = 2.6, 0.8  # what the country's share of the article adds, at most
_DIVISION_TOLD = 1.2  # the article names the division that the place lies in
_NEAR = 1.6  # a sure place of the article lies within _NEAR_KM
_LARGE = 1_000_000  # a city known the world over, which its name means first
_KNOWN = 0.3
_COMPANY = 0.8  # per doubling of the names that may mean something close by
_CELL = 1.5  # degrees: what lies in a cell or beside it is close by
_SHARPNESS, _SLIGHT = 1.6, 0.02
_NEAR_KM, _FAR_KM = 160.0, 500.0
_FAR_DEGREES = 4.6  # of latitude: beyond _FAR_KM without reckoning


@dataclass(slots=True)
class Scene:
    """What an article speaks of: how often each country, which divisions, which sure points."""

    gazetteer: Gazetteer
    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[str] = field(default_factory=Counter)
    own: dict[str, Counter[str]] = field(default_factory=dict)  # what each name itself told
    points: dict[str, Place] = field(default_factory=dict)
    cells: dict[tuple[int, int], dict[str, float]] = field(default_factory=dict)

    def resolve(self, name: str, parent: str | None = None) -> Place | None:
        """The likeliest meaning of a name, or None where the gazetteer has none."""
        choices = self.weigh(name, parent)
        return choices[0][1] if choices else None

    def weigh(self, name: str, parent: str | None = None) -> list[tuple[float, Place]]:
        """Every meaning with its score, best first."""
        found, kind = candidates(self.gazetteer, name)
        if not found and "," in name:  # "Lahore, Pakistan" as one mention
            first, _, rest = name.partition(",")
            return self.weigh(first.strip(), rest.strip() or parent)
        if kind == "county":
            found = self._local(found)
        own: Mapping[str, int] = self.own.get(name, {})
        scored = [(self._score(place, kind, parent, own), place) for place in found]
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
        if place.feature == "city" and place.weight >= _LARGE:
            score += _KNOWN
        if kind:
            score += 4.0 if place.feature == "admin1" else 0.0
        if fold(place.name) == place.key:
            score += 0.4
        if parent and self._inside(place, parent):
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
        if place.feature in _WIDE:
            return 0.0
        row, column = _cell(place)
        near: dict[str, float] = {}
        for i in (row - 1, row, row + 1):
            for j in (column - 1, column, column + 1):
                for key, told in self.cells.get((i, j), {}).items():
                    if key != place.key:
                        near[key] = max(told, near.get(key, 0.0))
        return _COMPANY * math.log2(1.0 + sum(near.values()))

    def _share(self, place: Place, own: Mapping[str, int]) -> float:
        """The share of the article's country mentions, but for the name's own, that agree."""
        total = self.countries.total() - sum(own.values())
        if total <= 0:
            return 0.0
        return sum(self.countries[c] - own.get(c, 0) for c in place.countries) / total

    def _inside(self, place: Place, parent: str) -> bool:
        bare = parent.replace(".", "").replace(" ", "").lower()
        name = fold(STATES.get(bare, parent))
        if place.admin1 and place.feature != "admin1" and fold(place.admin1) == name:
            return True
        return any(
            p.feature == "country" and p.country in place.countries
            for p in self.gazetteer.places(name)
            if place.feature != "country"
        )

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


_WIDE = frozenset(("country", "continent", "sea"))


def _cell(place: Place) -> tuple[int, int]:
    return int(place.lat // _CELL), int(place.lon // _CELL)


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees."""
    a, b, c, d = (math.radians(x) for x in (*first, *second))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def candidates(gazetteer: Gazetteer, name: str) -> tuple[tuple[Place, ...], str]:
    """The meanings of a name and, where it is cut from "X region", which kind of area it names."""
    state = STATES.get(name.replace(".", "").replace(" ", "").lower())
    if state and name.endswith(".") and name != "L.A.":
        return tuple(p for p in gazetteer.places(state) if p.feature == "admin1"), ""
    found = gazetteer.places(name)
    nation = gazetteer.nation(name)
    if nation and all(p.weight < _LARGE for p in found):
        return gazetteer.country(nation), ""
    if found:
        return found, ""
    for pattern, kind in ((_DIVISION, "division"), (_COUNTY, "county")):
        cut = pattern.sub("", name)
        if cut != name:
            found = gazetteer.places(_PART.sub("", cut))
            if found or kind == "county":
                return _areas(found) if kind == "division" else _around(found), kind
    cut = re.sub(r"[’']s?$", "", _PART.sub("", name))
    return (gazetteer.places(cut) if cut and cut != name else ()), ""


def _areas(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Divisions of that name; where none is listed, the area around the town of that name."""
    divisions = tuple(p for p in found if p.feature == "admin1")
    return divisions or _around(found)


def _around(found: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(replace(p, feature="region", geonames=None) for p in found if p.feature == "city")


def parent_after(text: str, span: Span) -> str | None:
    """What a name is said to lie in: "Lexington, Ky.", "Tripoli (Lebanon)"."""
    found = _PARENT.match(text, span.end)
    return (found[1] or found[2]) if found else None


def survey(gazetteer: Gazetteer, text: str, mentions: Iterable[Mention]) -> Scene:
    """Count what an article's place names and nationalities tell of, then settle the sure ones."""
    scene = Scene(gazetteer)
    names: Counter[str] = Counter()
    parents: dict[str, str] = {}
    for mention in mentions:
        if mention.kind is Kind.NATIONALITY:
            nation = gazetteer.nation(mention.text)
            if nation:
                scene.countries[nation] += 1
        elif mention.kind is Kind.PLACE:
            names[mention.text] += 1
            parent = parent_after(text, mention.span)
            if parent:
                parents.setdefault(mention.text, parent)
    for name, count in names.items():
        _count(scene, name, count, parents.get(name))
        _settle(scene, name)
    weighed = {name: scene.weigh(name, parents.get(name)) for name in names}
    scene.cells = {}
    for choices in weighed.values():
        _enter(scene, choices)
    for name in names:
        choices = scene.weigh(name, parents.get(name))
        if choices and choices[0][1].feature in ("city", "admin1") and _sure(choices):
            scene.points[choices[0][1].key] = choices[0][1]
    return scene


def _enter(scene: Scene, choices: list[tuple[float, Place]]) -> None:
    """Enter what a name may mean again, each place as likely as it looked at first."""
    if not choices:
        return
    top = choices[0][0]
    shares = [(math.exp(_SHARPNESS * (score - top)), place) for score, place in choices[:12]]
    total = sum(share for share, _ in shares)
    for share, place in shares:
        if place.feature not in _WIDE and share / total > _SLIGHT:
            cell = scene.cells.setdefault(_cell(place), {})
            cell[place.key] = max(share / total, cell.get(place.key, 0.0))


def _settle(scene: Scene, name: str) -> None:
    """Enter every place that a name may mean into the cell it lies in."""
    found = [p for p in candidates(scene.gazetteer, name)[0] if p.feature not in _WIDE]
    told = 1.0 / math.sqrt(len(found)) if found else 0.0
    for place in found:
        scene.cells.setdefault(_cell(place), {})[place.key] = told


def _count(scene: Scene, name: str, count: int, parent: str | None) -> None:
    """Add the countries and divisions of a name that can mean one thing only, or nearly."""
    found, _ = candidates(scene.gazetteer, name)
    if not found and "," in name:
        name, _, rest = name.partition(",")
        _count(scene, name.strip(), count, parent or rest.strip())
        return
    best = max(found, key=lambda p: p.weight, default=None)
    if parent:
        state = STATES.get(parent.replace(".", "").replace(" ", "").lower())
        if state:
            scene.divisions[fold(state)] += count
            scene.countries["CAN" if state in ("Ontario", "Alberta") else "USA"] += count
            return
    if best is None:
        return
    one_country = len({p.country for p in found}) == 1
    if best.feature == "country" or best.weight > 300_000 or one_country:
        own = Counter(dict.fromkeys(best.countries, count))
        scene.countries += own
        if len(found) > 1:
            scene.own[name] = own
    if best.feature == "admin1":
        scene.divisions[best.key] += count


def _sure(choices: list[tuple[float, Place]]) -> bool:
    return len(choices) == 1 or choices[0][0] - choices[1][0] > 1.5
