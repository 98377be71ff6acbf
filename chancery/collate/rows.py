"""Faces as columns of numbers, so that many pairs can be compared at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from chancery.collate.faces import Face, Text, digest
from chancery.collate.kinds import KIN
from chancery.collate.triggers import near, numbers
from chancery.collate.words import rarity, vector_row, vectors
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
    "surnames": 6,
    "called": 6,
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
_PARTICLES = frozenset(
    "abu al ap as at ben bin bint d da dal dalla das de degli dei del della den der des di do dos "
    "du e el ibn il la las le les lo los mac mc ol ould ter ul ur van vom von y zu".split()
)
_FAMILIES = frozenset(
    "bui cai cao chang chen cheng cho choe choi chu dang deng ding dinh do dong du duong fan fang "
    "feng gao guo han he ho hoang hu huang hwang huynh jang jeong jiang jin jo jung kang kim kong "
    "kwon lai lam lee li liang lin liu lu luo luong ma ngo nguyen pak pan park peng pham phan qian "
    "qin ri ryu seo shen shi shin sim sin so son song su sun tan tang tian tran truong tsai u vo vu "
    "wan wang wei wen wu xi xia xiao xie xu xue yan yang yao ye yi yin yon yoon yu yuan yun zeng "
    "zhang zhao zheng zhong zhou zhu".split()
)


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


def _numbers(
    groups: Sequence[Collection[str]], most: int, *, rare: bool = False
) -> tuple[Ints, Floats]:
    """The words of each group as numbers, a row for each group, and how rare each word is.

    Of more words than `most` the smallest numbers are kept; the rarest, and these first, where
    it is asked for what is `rare`.
    """
    index: dict[str, int] = {}
    ids = np.fromiter((index.setdefault(w, len(index)) for g in groups for w in g), np.int64)
    owner = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    numbers = np.fromiter(map(_number, index), dtype=np.int64, count=len(index))
    rarities = np.fromiter(map(rarity, index), dtype=float, count=len(index))
    rank = numbers
    if rare:
        words = list(index)
        rank = np.empty(len(words), dtype=np.int64)
        rarest = sorted(range(len(words)), key=lambda i: (-rarities[i], words[i]))
        rank[rarest] = np.arange(len(words))
    order = np.lexsort((rank[ids], owner))
    column = np.arange(len(ids)) - np.searchsorted(owner, owner)
    kept = column < most
    row, column, ids = owner[kept], column[kept], ids[order][kept]
    found, how_rare = np.full((len(groups), most), NONE), np.zeros((len(groups), most))
    found[row, column], how_rare[row, column] = numbers[ids], rarities[ids]
    return found, how_rare


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
            name: _numbers([_OF[name](face) for face in faces], size, rare=name == "party_words")[0]
            for name, size in _SIZES.items()
            if name in _OF
        }
        self.rarity: dict[str, Floats] = {}
        around = [face.words | texts[face.text].title for face in faces]
        for name, groups in (("words", [face.words for face in faces]), ("context", around)):
            self.sets[name], self.rarity[name] = _numbers(groups, _SIZES[name], rare=True)
        self.rarity_sums = {name: held.sum(axis=1) for name, held in self.rarity.items()}
        self.counts = {name: (held != NONE).sum(axis=1) for name, held in self.sets.items()}
        used = sorted({face.text for face in faces})
        place = {text: i for i, text in enumerate(used)}
        self.gist_row = np.array([place[face.text] for face in faces], dtype=np.int64)
        self.gists = _numbers([texts[text].gist for text in used], _GIST)[0]
        self.titles = _numbers([texts[text].title for text in used], _TITLE)[0]
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
    known: dict[frozenset[str], int] = {}
    for row, group in enumerate(groups):
        if (same := known.setdefault(group, row)) != row:
            made[row] = made[same]
        elif group:
            words = sorted(group)
            weights = np.array([rarity(word) for word in words], dtype=np.float32)
            made[row] = weights @ table[[vector_row(word) for word in words]]
    length = np.linalg.norm(made, axis=1, keepdims=True)
    found: NDArray[np.float32] = made / np.maximum(length, 1e-6)
    return found


def _people(face: Face) -> list[tuple[str, str]]:
    """What goes before the surname, and the surname, of each party known by two words or more.

    A surname may have small words of its own: "Lo Presti" alone has no first name. Where the first
    word is a family's in China, Korea or Vietnam, the name is read that way round as well.
    """
    names = (p.removeprefix("person:").split("-") for p in face.parties if p.startswith("person:"))
    whole = [[word for word in words if word and word not in _PARTICLES] for words in names]
    people = [words for words in whole if len(words) > 1]
    return [(words[0][0], words[-1]) for words in people] + [
        ("".join(words[1:]), words[0]) for words in people if words[0] in _FAMILIES
    ]


_OF: dict[str, Callable[[Face], frozenset[str]]] = {
    "parties": lambda face: face.parties,
    "countries": lambda face: face.countries,
    "names": lambda face: frozenset(n for n in face.parties if n.startswith(("person:", "org:"))),
    "surnames": lambda face: frozenset(last for _, last in _people(face)),
    "called": lambda face: frozenset(f"{first} {last}" for first, last in _people(face)),
    "actors": lambda face: face.actor_countries or face.actors,
    "recipients": lambda face: face.recipient_countries or face.recipients,
    "party_words": lambda face: face.party_words,
}


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
