"""How alike two claims are, as numbers with names, and what a table of weights makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log, radians, sin, sqrt

from chancery.collate.face import Amount, Days, Face, Spot, Text
from chancery.collate.kinds import compatible
from chancery.collate.words import rarity
from chancery.model import SYMMETRIC

FEATURES = (
    "one", "same kind", "kindred kind", "other kind", "same mode", "other mode",
    "same status", "other time", "denied", "parties", "countries", "countries apart", "actors",
    "actors apart", "recipients", "turned round", "shared name", "other names", "same day",
    "day apart", "days apart", "told apart", "period", "undated", "same place", "other place",
    "same number", "other number", "same trigger", "same class", "words", "rarest word", "gist",
    "same sentence", "sentences apart", "class and parties", "words and day", "gist and class",
)  # fmt: skip
_SYMMETRIC = frozenset(map(str, SYMMETRIC))
_MOST_RARE = 9.0
_NEAR, _FAR = 40.0, 120.0  # km within which two places are one, and beyond which they are two


@dataclass(frozen=True, slots=True)
class Side:
    """A face with what is asked of it again and again worked out once."""

    face: Face
    gist: frozenset[str]
    parties: frozenset[str]
    countries: frozenset[str]
    names: frozenset[str]
    weight: float = field(default=0.0)

    @classmethod
    def of(cls, face: Face, text: Text) -> Side:
        """The side of a face in its article."""
        parties = face.parties
        names = frozenset(n for n in parties if not n.startswith("country:"))
        weight = sum(rarity(word) for word in face.words)
        return cls(face, text.gist, parties, face.countries, names, weight)


def features(one: Side, other: Side) -> list[float]:
    """The values of FEATURES for two sides; the same whichever comes first."""
    a, b = one.face, other.face
    same_text = a.text == b.text
    same_kind = a.kind == b.kind
    kin = not same_kind and compatible(a.kind, b.kind)
    shared = a.words & b.words
    words = _overlap(shared, one.weight, other.weight)
    gist = 0.0 if same_text else _jaccard(one.gist, other.gist)
    same_class = bool(a.trigger_class) and a.trigger_class == b.trigger_class
    parties = _jaccard(one.parties, other.parties)
    time = _time(a.days, b.days)
    roles = _roles(a, b)
    return [
        1.0,
        float(same_kind),
        float(kin),
        float(not same_kind and not kin),
        float(same_kind and a.mode is not None and a.mode == b.mode),
        float(same_kind and bool(a.mode) and bool(b.mode) and a.mode != b.mode),
        float(a.status == b.status),
        float(_other_time(a.status, b.status)),
        float(a.denied != b.denied),
        parties,
        _jaccard(one.countries, other.countries),
        float(bool(one.countries) and bool(other.countries) and one.countries.isdisjoint(other.countries)),
        *roles,
        float(not one.names.isdisjoint(other.names)),
        float(bool(one.names) and bool(other.names) and one.names.isdisjoint(other.names)),
        *time,
        *_place(a.spot, b.spot),
        *_number(a.amounts, b.amounts),
        float(a.trigger == b.trigger and bool(a.trigger)),
        float(same_class),
        words,
        max((rarity(word) for word in shared), default=0.0) / _MOST_RARE,
        gist,
        float(same_text and a.sentence == b.sentence),
        min(abs(a.sentence - b.sentence), 20) / 20 if same_text else 0.0,
        float(same_class) * parties,
        words * time[0],
        gist * float(same_class),
    ]  # fmt: skip


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def _overlap(shared: frozenset[str], one: float, other: float) -> float:
    """The shared rarity over the geometric mean of both sides' rarity."""
    if not shared:
        return 0.0
    return sum(rarity(word) for word in shared) / sqrt(one * other)


def _other_time(one: str, other: str) -> bool:
    """Whether one tells what has been and the other what may come or is long past."""
    past = {"actual", "negated"}
    return one != other and not (one in past and other in past)


def _roles(a: Face, b: Face) -> tuple[float, float, float, float]:
    """Actors alike, actors apart, recipients alike, roles exchanged; by country where known."""
    first, second = a.actor_countries or a.actors, b.actor_countries or b.actors
    third, fourth = a.recipient_countries or a.recipients, b.recipient_countries or b.recipients
    if a.kind in _SYMMETRIC or b.kind in _SYMMETRIC:
        both = _jaccard(first | third, second | fourth)
        return both, 0.0, 0.0, 0.0
    apart = bool(first) and bool(second) and first.isdisjoint(second)
    turned = apart and not first.isdisjoint(fourth) and not third.isdisjoint(second)
    return _jaccard(first, second), float(apart), _jaccard(third, fourth), float(turned)


def gap(one: Days, other: Days) -> int:
    """Days between the nearest ends; 0 where the two periods meet."""
    return max(0, one.first - other.last, other.first - one.last)


def _time(one: Days | None, other: Days | None) -> tuple[float, float, float, float, float, float]:
    """Same day, a day apart, tenths of days apart, told apart, a period that holds both, unknown."""
    if one is None or other is None:
        return 0.0, 0.0, 0.0, 0.0, 0.0, 1.0
    days = gap(one, other)
    exact = one.exact and other.exact
    return (
        float(exact and days == 0),
        float(days == 1),
        log(1 + min(days, 60)) / log(61),
        float(one.told and other.told and days > 1),
        float(not exact and days == 0),
        0.0,
    )


def kilometres(one: Spot, other: Spot) -> float | None:
    """Between two points on the globe; None where either is unknown."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, lon = radians(other.lat - one.lat), radians(other.lon - one.lon)
    across = sin(lat / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(lon / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(across)))


def _place(one: Spot | None, other: Spot | None) -> tuple[float, float]:
    if one is None or other is None or not (one.fine and other.fine):
        return 0.0, float(
            one is not None
            and other is not None
            and bool(one.country)
            and bool(other.country)
            and one.country != other.country
        )
    if one.name == other.name:
        return 1.0, 0.0
    away = kilometres(one, other)
    if away is None:
        return 0.0, 0.0
    return float(away <= _NEAR), float(away >= _FAR)


def _number(one: Sequence[Amount], other: Sequence[Amount]) -> tuple[float, float]:
    """Whether a kind of number fits on both sides, or none does though both have it."""
    pairs = [(a, b) for a in one for b in other if a.kind == b.kind]
    if not pairs:
        return 0.0, 0.0
    fits = any(a.low <= b.high and b.low <= a.high for a, b in pairs)
    return float(fits), float(not fits)


@dataclass(frozen=True, slots=True)
class Matcher:
    """Weights for two claims of one text and for claims of two texts, by name of feature."""

    version: str
    within: Mapping[str, float]
    across: Mapping[str, float]
    threshold: float = 0.5
    _rows: tuple[tuple[float, ...], tuple[float, ...]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        rows = tuple(
            tuple(float(table.get(name, 0.0)) for name in FEATURES)
            for table in (self.within, self.across)
        )
        object.__setattr__(self, "_rows", rows)

    def score(self, one: Side, other: Side) -> float:
        """The probability that the two are one happening."""
        weights = self._rows[one.face.text != other.face.text]
        total = sum(w * v for w, v in zip(weights, features(one, other), strict=True) if v)
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))

    def parts(self, one: Side, other: Side) -> list[tuple[str, float, float]]:
        """Each feature that has a value here: name, value, and what it adds to the log odds."""
        weights = self._rows[one.face.text != other.face.text]
        found = zip(FEATURES, features(one, other), weights, strict=True)
        return [(name, value, value * weight) for name, value, weight in found if value]
