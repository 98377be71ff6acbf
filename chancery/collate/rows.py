"""Faces as columns of numbers, so that many pairs can be compared at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from chancery.collate.faces import Face, Text, digest
from chancery.collate.kinds import KIN
from chancery.collate.triggers import near, numbers
from chancery.collate.words import rarest, rarity, vector_row, vectors
from chancery.model import SYMMETRIC, EventType

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Number = TypeVar("Number", np.int64, np.float32, np.float64)

NEAR, FAR = 40.0, 120.0  # km within which two places are one, and beyond which they are two
MOST_RARE = 9.0
_SIZES = {
    "parties": 8,
    "countries": 6,
    "names": 6,
    "actors": 5,
    "recipients": 5,
    "words": 28,
    "party_words": 8,
    "context": 20,
}
_GIST, _TITLE = 40, 12
RARE = 4.5  # rarity of a word that few articles hold
_KINDS = {str(kind): number for number, kind in enumerate(EventType, start=1)}
FORCE = np.array([_KINDS[k] for k in ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION")])
TALKS = np.array([_KINDS["CONSULT"]])
RELEASE = np.array([_KINDS["RETREAT"]])
SPEECH = np.array(
    [_KINDS[k] for k in ("AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE",
                         "REJECT", "THREATEN")]
)  # fmt: skip
_STATUSES = {"actual": 1, "negated": 2, "future": 3, "hypothetical": 4, "historical": 5}
_PLAIN = (
    "kind", "mode", "status", "denied", "symmetric", "trigger", "class", "text", "sentence",
    "first", "last", "told", "exact", "dated", "place", "fine", "place_country", "side", "war",
    "class_number",
)  # fmt: skip
NONE = np.iinfo(np.int64).min  # what is not there


def _kin_table() -> Bools:
    table = np.zeros((len(_KINDS) + 1, len(_KINDS) + 1), dtype=bool)
    for one, other in KIN:
        table[_KINDS[str(one)], _KINDS[str(other)]] = True
    return table


KIN_TABLE = _kin_table()


@cache
def near_table() -> Bools:
    """Whether words of two classes may tell one happening, by the classes' numbers."""
    places = numbers()
    table = np.zeros((len(places) + 1, len(places) + 1), dtype=bool)
    for one, other in near():
        table[places[one], places[other]] = True
    return table


_SYMMETRIC = frozenset(map(str, SYMMETRIC))


@lru_cache(maxsize=500_000)
def _number(word: str) -> int:
    return digest(word)


def _numbers(words: frozenset[str], most: int) -> list[int]:
    found = sorted(_number(word) for word in words)[:most]
    return found + [NONE] * (most - len(found))


class Sides:
    """Faces as columns of numbers, each face a row; `row` finds a face by its id."""

    def __init__(self, faces: Sequence[Face], texts: Mapping[int, Text]) -> None:
        self.row = {face.id: row for row, face in enumerate(faces)}
        plain = np.array([_plain(face) for face in faces], dtype=np.int64).reshape(-1, len(_PLAIN))
        self.plain = {name: plain[:, i].copy() for i, name in enumerate(_PLAIN)}
        self.point = np.array(
            [(f.spot.lat, f.spot.lon) if f.spot and f.spot.lat is not None else (np.nan, np.nan)
             for f in faces], dtype=float,
        ).reshape(-1, 2)  # fmt: skip
        self.sets = {
            name: np.array([_numbers(_set(face, name), size) for face in faces], dtype=np.int64)
            .reshape(-1, size)
            for name, size in _SIZES.items()
        }  # fmt: skip
        self.rarity: dict[str, Floats] = {}
        around = [face.words | texts[face.text].title for face in faces]
        for name, groups in (("words", [face.words for face in faces]), ("context", around)):
            self.sets[name], self.rarity[name] = _by_rarity(groups, name)
        self.rarity_sums = {name: held.sum(axis=1) for name, held in self.rarity.items()}
        self.counts = {name: (held != NONE).sum(axis=1) for name, held in self.sets.items()}
        used = sorted({face.text for face in faces})
        place = {text: i for i, text in enumerate(used)}
        self.gist_row = np.array([place[face.text] for face in faces], dtype=np.int64)
        self.gists = np.array(
            [_numbers(texts[text].gist, _GIST) for text in used], dtype=np.int64
        ).reshape(-1, _GIST)
        self.titles = np.array(
            [_numbers(texts[text].title, _TITLE) for text in used], dtype=np.int64
        ).reshape(-1, _TITLE)
        self.senses = _senses(faces, [texts[text] for text in used])
        self.trigger_rarity = np.array([rarity(face.trigger) for face in faces], dtype=float)
        self.amounts = [face.amounts for face in faces]
        self.counted = np.array([bool(face.amounts) for face in faces], dtype=bool)

    def add(self, faces: Sequence[Face], texts: Mapping[int, Text]) -> None:
        """Put further faces below those that are there already."""
        more, count, articles = Sides(faces, texts), len(self.amounts), len(self.gists)
        self.row |= {face: count + row for face, row in more.row.items()}
        self.plain = _below(self.plain, more.plain)
        self.sets = _below(self.sets, more.sets)
        self.senses = _below(self.senses, more.senses)
        self.point = np.concatenate([self.point, more.point])
        self.counts = _below(self.counts, more.counts)
        self.rarity = _below(self.rarity, more.rarity)
        self.rarity_sums = _below(self.rarity_sums, more.rarity_sums)
        self.gist_row = np.concatenate([self.gist_row, more.gist_row + articles])
        self.gists = np.concatenate([self.gists, more.gists])
        self.titles = np.concatenate([self.titles, more.titles])
        self.trigger_rarity = np.concatenate([self.trigger_rarity, more.trigger_rarity])
        self.amounts += more.amounts
        self.counted = np.concatenate([self.counted, more.counted])


def _below(
    held: Mapping[str, NDArray[Number]], more: Mapping[str, NDArray[Number]]
) -> dict[str, NDArray[Number]]:
    return {name: np.concatenate([column, more[name]]) for name, column in held.items()}


def _senses(faces: Sequence[Face], texts: Sequence[Text]) -> dict[str, NDArray[np.float32]]:
    """What triggers, sentences and articles mean: the mean of their stems' vectors, by rarity."""
    return {
        "trigger": _mean([frozenset({face.trigger}) for face in faces]),
        "sentence": _mean([face.words | {face.trigger} for face in faces]),
        "article": _mean([text.gist for text in texts]),
    }


def _mean(groups: Sequence[frozenset[str]]) -> NDArray[np.float32]:
    table = vectors()
    made = np.zeros((len(groups), table.shape[1]), dtype=np.float32)
    for row, group in enumerate(groups):
        words = sorted(group)
        if words:
            weights = np.array([rarity(word) for word in words], dtype=np.float32)
            made[row] = weights @ table[[vector_row(word) for word in words]]
    length = np.linalg.norm(made, axis=1, keepdims=True)
    found: NDArray[np.float32] = made / np.maximum(length, 1e-6)
    return found


def _set(face: Face, name: str) -> frozenset[str]:
    return _OF[name](face) if name in _OF else frozenset()


_OF: dict[str, Callable[[Face], frozenset[str]]] = {
    "parties": lambda face: face.parties,
    "countries": lambda face: face.countries,
    "names": lambda face: frozenset(n for n in face.parties if n.startswith(("person:", "org:"))),
    "actors": lambda face: face.actor_countries or face.actors,
    "recipients": lambda face: face.recipient_countries or face.recipients,
    "party_words": lambda face: frozenset(rarest(face.party_words)[: _SIZES["party_words"]]),
}


def _by_rarity(groups: Sequence[frozenset[str]], name: str) -> tuple[Ints, Floats]:
    """The rarest of each group as numbers, and how rare each is."""
    size = _SIZES[name]
    ordered = [_rarest(group, size) for group in groups]
    found = np.array([[n for n, _ in row] for row in ordered], dtype=np.int64)
    rarities = np.array([[r for _, r in row] for row in ordered], dtype=float)
    return found.reshape(-1, size), rarities.reshape(-1, size)


def _rarest(words: frozenset[str], most: int) -> list[tuple[int, float]]:
    rows = [(_number(word), rarity(word)) for word in rarest(words)[:most]]
    return rows + [(NONE, 0.0)] * (most - len(rows))


def _plain(face: Face) -> tuple[int, ...]:
    days, spot = face.days, face.spot
    return (
        _KINDS.get(face.kind, 0),
        _number(face.mode) if face.mode else NONE,
        _STATUSES.get(face.status, 0),
        int(face.denied),
        int(face.kind in _SYMMETRIC),
        _number(face.trigger) if face.trigger else NONE,
        _number(face.trigger_class) if face.trigger_class else NONE,
        face.text,
        face.sentence,
        days.first if days else 0,
        days.last if days else 0,
        int(bool(days and days.told)),
        int(bool(days and days.exact)),
        int(days is not None),
        _number(spot.name) if spot else NONE,
        int(bool(spot and spot.fine)),
        _number(spot.country) if spot and spot.country else NONE,
        _number(face.side) if face.side else NONE,
        int(face.kind == "ASSAULT" and bool(days) and not face.words and face.trigger == "war"),
        numbers().get(face.trigger_class, 0),
    )
