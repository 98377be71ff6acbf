"""Which documents of a topic of ECB+ tell one story, seen from their words alone.

ECB+ put beside each topic's documents others on a second story of the same kind
(Cybulska and Vossen 2014): a verdict on one singer and on another. Documents are
joined by the cosine of their weighted stems, and the topic is cut in two where its
graph is weakest (Shi and Malik's normalised cut, by the second eigenvector), unless
what is cut is nearly as alike as what is left together. Annotations and the names
of files are not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from bench.ecbplus_data import Document
from chancery import collate
from chancery.collate.words import rarity, stems

GIST = 40
CLEAN = 0.9  # of the likeness within two parts; where that between them is more, they are one


def stories(listed: Sequence[Document]) -> list[list[Document]]:
    """The documents of a topic by the story they tell; one story or two."""
    weights = [_weights([document]) for document in listed]
    alike = np.array([[_cosine(one, other) for other in weights] for one in weights])
    np.fill_diagonal(alike, 0.0)
    degree = np.maximum(alike.sum(axis=1), 1e-9)
    _, vectors = np.linalg.eigh(alike / np.sqrt(np.outer(degree, degree)))
    first = vectors[:, -2] / np.sqrt(degree) > 0 if len(listed) > 1 else np.ones(len(listed), bool)
    parts = [np.flatnonzero(first), np.flatnonzero(~first)]
    if min(map(len, parts)) < 2 or not _clean(alike, parts):
        return [list(listed)]
    return [[listed[i] for i in part] for part in parts]


def _clean(alike: collate.Floats, parts: Sequence[collate.Ints]) -> bool:
    """Whether two parts are less alike than either within itself."""
    within = [alike[np.ix_(p, p)].sum() / (len(p) * (len(p) - 1)) for p in parts]
    return bool(alike[np.ix_(*parts)].mean() < CLEAN * np.mean(within))


def about(told: Sequence[Sequence[Document]]) -> dict[str, collate.Text]:
    """What each document is about: the rarest stems of all that tell its story."""
    found = {}
    for story in told:
        weights = _weights(story)
        first = sorted(weights, key=lambda key: (-weights[key], key))[:GIST]
        for document in story:
            found[document.name] = collate.Text(collate.digest(document.name), frozenset(first))
    return found


def _weights(listed: Sequence[Document]) -> dict[str, float]:
    """How telling each stem of some documents is: how often it stands there, and how rare it is."""
    seen: dict[str, int] = defaultdict(int)
    for document in listed:
        for key in stems(document.text):
            seen[key] += 1
    return {
        key: (1 + float(np.log(n))) * rarity(key)
        for key, n in seen.items()
        if rarity(key) >= 2 and key[1:]
    }


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    both = sum(weight * other[key] for key, weight in one.items() if key in other)
    sizes = [np.sqrt(sum(w * w for w in side.values())) for side in (one, other)]
    return float(both / (sizes[0] * sizes[1])) if all(sizes) else 0.0
