"""What two rows of columns have in common: sets, words by their rarity, meaning, distance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chancery.collate.amounts import Amount
from chancery.collate.rows import NONE, RARE, Bools, Floats, Ints, Sides

TOGETHER = 4096  # pairs


def both(one: Ints, other: Ints) -> Bools:
    """Whether both sides have a thing, and the same."""
    found: Bools = (one == other) & (one != NONE)
    return found


def count(rows: Ints) -> Ints:
    """How many numbers each row holds."""
    found: Ints = (rows != NONE).sum(axis=1)
    return found


def hits(one: Ints, other: Ints) -> Bools:
    """Which of one row's numbers are in the other's row, a column for each row of pairs.

    Turned on their side, some thousand pairs at a time, so that each step runs over
    what lies together in memory and stays in the processor's cache.
    """
    found = np.zeros(one.shape[::-1], dtype=bool)
    for at in range(0, len(one), TOGETHER):
        sought = np.ascontiguousarray(one[at : at + TOGETHER].T)
        held = np.ascontiguousarray(other[at : at + TOGETHER].T)
        here = found[:, at : at + TOGETHER]
        for column in held:
            here |= sought == column
        here &= sought != NONE
    return found


def common(one: Ints, other: Ints) -> Ints:
    """How many of one row's numbers are in the other's."""
    found: Ints = hits(one, other).sum(axis=0)
    return found


def jaccard(sides: Sides, name: str, left: Ints, right: Ints, common: Ints) -> Floats:
    """The share of what either row holds that both do."""
    held = sides.counts[name]
    union = held[left] + held[right] - common
    made: Floats = np.where(common > 0, common / np.maximum(union, 1), 0.0)
    return made


def contained(sides: Sides, name: str, left: Ints, right: Ints, common: Ints) -> Floats:
    """The share of the smaller set that the other holds; 0 where either is empty."""
    held = sides.counts[name]
    least = np.minimum(held[left], held[right])
    made: Floats = np.where(least > 0, common / np.maximum(least, 1), 0.0)
    return made


def shared_words(sides: Sides, left: Ints, right: Ints) -> tuple[Floats, Floats, Ints]:
    """The shared words' rarity over the geometric mean of both sides'; the rarest; how many rare."""
    held, shared = _shared(sides, "words", left, right)
    return shared, held.max(axis=0, initial=0.0), (held >= RARE).sum(axis=0)


def shared_context(sides: Sides, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """As `shared_words`, of the sentence and the article's title together: the shared, and the rarest."""
    held, shared = _shared(sides, "context", left, right)
    apart = sides.plain["text"][left] != sides.plain["text"][right]
    return shared * apart, held.max(axis=0, initial=0.0) * apart


def _shared(sides: Sides, name: str, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """The rarity of each shared word, a column for each pair, and of all over both sides' mean."""
    column, rarity, sums = sides.sets[name], sides.rarity[name], sides.rarity_sums[name]
    held = hits(column[left], column[right]) * rarity[left].T
    shared = held.sum(axis=0) / np.maximum(np.sqrt(sums[left] * sums[right]), 1e-9)
    return held, np.minimum(shared, 1.0)


def shared_matter(sides: Sides, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """The Jaccards of what two articles are about and of their titles, once for each two articles."""
    one, other = sides.gist_row[left], sides.gist_row[right]
    size = len(sides.gists) + 1
    pairs, back = np.unique(
        np.minimum(one, other) * size + np.maximum(one, other), return_inverse=True
    )
    first, second = pairs // size, pairs % size
    found = []
    for rows in (sides.gists, sides.titles):
        held = common(rows[first], rows[second])
        union = count(rows[first]) + count(rows[second]) - held
        found.append((held / np.maximum(union, 1))[back.reshape(-1)])
    return found[0], found[1]


def senses(sides: Sides, left: Ints, right: Ints) -> dict[str, Floats]:
    """The cosines of what the triggers, sentences and articles mean, none below 0."""
    held = sides.senses
    one, other = sides.gist_row[left], sides.gist_row[right]
    made = {
        "trigger": _products(held["trigger"][left], held["trigger"][right]),
        "sentence": _products(held["sentence"][left], held["sentence"][right]),
        "article": _products(held["article"][one], held["article"][other]),
    }
    return {name: np.maximum(cosine, 0.0).astype(float) for name, cosine in made.items()}


def _products(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    made: NDArray[np.float32] = np.einsum("ij,ij->i", one, other)
    return made


def kilometres(one: Floats, other: Floats) -> Floats:
    """Between points of latitude and longitude on the globe; not a number where one is unknown."""
    first, second = np.radians(one), np.radians(other)
    lat, lon = second[:, 0] - first[:, 0], second[:, 1] - first[:, 1]
    across = (
        np.sin(lat / 2) ** 2 + np.cos(first[:, 0]) * np.cos(second[:, 0]) * np.sin(lon / 2) ** 2
    )
    made: Floats = 12_742 * np.arcsin(np.sqrt(np.clip(across, 0.0, 1.0)))
    return made


def numbers_fit(one: Sequence[Amount], other: Sequence[Amount]) -> int:
    """1 where a number of one kind can be the same on both sides, -1 where none can, else 0."""
    pairs = [(a, b) for a in one for b in other if a.kind == b.kind]
    if not pairs:
        return 0
    return 1 if any(a.low <= b.high and b.low <= a.high for a, b in pairs) else -1
