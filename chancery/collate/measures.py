"""What two rows of columns have in common: sets, words by their rarity, meaning, distance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chancery.collate.amounts import Amount
from chancery.collate.rows import NONE, RARE, Bools, Floats, Ints, Sides


def both(one: Ints, other: Ints) -> Bools:
    """Whether both sides have a thing, and the same."""
    found: Bools = (one == other) & (one != NONE)
    return found


def count(rows: Ints) -> Ints:
    """How many numbers each row holds."""
    found: Ints = (rows != NONE).sum(axis=1)
    return found


def common(one: Ints, other: Ints) -> Ints:
    """How many of one row's numbers are in the other's."""
    hits = (one[:, :, None] == other[:, None, :]) & (one != NONE)[:, :, None]
    found: Ints = hits.any(axis=2).sum(axis=1)
    return found


def jaccard(sides: Sides, name: str, left: Ints, right: Ints, common: Ints) -> Floats:
    """The share of what either row holds that both do."""
    column = sides.sets[name]
    union = count(column[left]) + count(column[right]) - common
    made: Floats = np.where(common > 0, common / np.maximum(union, 1), 0.0)
    return made


def contained(sides: Sides, name: str, left: Ints, right: Ints, common: Ints) -> Floats:
    """The share of the smaller set that the other holds; 0 where either is empty."""
    column = sides.sets[name]
    least = np.minimum(count(column[left]), count(column[right]))
    made: Floats = np.where(least > 0, common / np.maximum(least, 1), 0.0)
    return made


def shared_words(sides: Sides, left: Ints, right: Ints) -> tuple[Floats, Floats, Ints]:
    """The shared words' rarity over the geometric mean of both sides'; the rarest; how many rare."""
    one, other = sides.sets["words"][left], sides.sets["words"][right]
    hits = (one[:, :, None] == other[:, None, :]).any(axis=2) & (one != NONE)
    held = np.where(hits, sides.rarity[left], 0.0)
    whole = np.sqrt(sides.rarity[left].sum(axis=1) * sides.rarity[right].sum(axis=1))
    shared = held.sum(axis=1) / np.maximum(whole, 1e-9)
    return np.minimum(shared, 1.0), held.max(axis=1, initial=0.0), (held >= RARE).sum(axis=1)


def shared_context(sides: Sides, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """As `shared_words`, of the sentence and the article's title together: the shared, and the rarest."""
    one, other = sides.sets["context"][left], sides.sets["context"][right]
    hits = (one[:, :, None] == other[:, None, :]).any(axis=2) & (one != NONE)
    held = np.where(hits, sides.context_rarity[left], 0.0)
    sums = sides.context_rarity[left].sum(axis=1), sides.context_rarity[right].sum(axis=1)
    shared = held.sum(axis=1) / np.maximum(np.sqrt(sums[0] * sums[1]), 1e-9)
    apart = sides.plain["text"][left] != sides.plain["text"][right]
    return np.minimum(shared, 1.0) * apart, held.max(axis=1, initial=0.0) * apart


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
        held = np.concatenate(
            [common(rows[first[i : i + 2000]], rows[second[i : i + 2000]])
             for i in range(0, len(first), 2000)] or [np.zeros(0, dtype=np.int64)]
        )  # fmt: skip
        union = count(rows[first]) + count(rows[second]) - held
        found.append((held / np.maximum(union, 1))[back.reshape(-1)])
    return found[0], found[1]


def senses(sides: Sides, left: Ints, right: Ints) -> dict[str, Floats]:
    """The cosines of what the triggers, sentences and articles mean, none below 0."""
    held = sides.senses
    one, other = sides.gist_row[left], sides.gist_row[right]
    made = {
        "trigger": (held["trigger"][left] * held["trigger"][right]).sum(axis=1),
        "sentence": (held["sentence"][left] * held["sentence"][right]).sum(axis=1),
        "article": (held["article"][one] * held["article"][other]).sum(axis=1),
    }
    return {name: np.maximum(cosine, 0.0).astype(float) for name, cosine in made.items()}


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
