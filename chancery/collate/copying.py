"""Near-copies of texts: wire stories printed whole, cut, under another title or lightly edited.

A text is known by its shingles, the digests of every five words in a row. Texts
that share one of their smallest digests are compared; the share of the shorter
one's shingles that the longer one holds decides (Broder's containment).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from chancery.collate.words import tokens

WORDS = 5  # of a shingle
LONGER, KEYS = 7, 64  # words of the runs by which candidates are found, and how many smallest
WHOLE = 400  # shingles up to which all are kept; of longer texts every fourth, by digest
EVERY = 4
ENOUGH = 0.4  # of the shorter text's shingles
COMMON = 4  # keys that copies of like length share at least
LEAST = 12  # shared shingles, of all


@dataclass(frozen=True, slots=True)
class Sketch:
    """The shingles kept of a text; `whole` when these are all, `count` how many it has.

    `keys` find candidates: the smallest digests of longer runs of words, which stock
    phrases seldom fill.
    """

    marks: frozenset[int]
    count: int
    whole: bool
    keys: tuple[int, ...] = ()


def sketch(text: str) -> Sketch:
    """The sketch of a text; one of fewer than five words has a single shingle."""
    words = tokens(text)
    marks = _marks(words, WORDS)
    whole = len(marks) <= WHOLE
    kept = marks if whole else {mark for mark in marks if mark % EVERY == 0}
    return Sketch(frozenset(kept), len(marks), whole, tuple(sorted(_marks(words, LONGER))[:KEYS]))


def _marks(words: Sequence[str], length: int) -> set[int]:
    last = max(1, len(words) - length + 1)
    return {crc32(" ".join(words[i : i + length]).encode()) for i in range(last)}


def share(one: Sketch, other: Sketch) -> float:
    """How much of the shorter text the longer one holds, 0 to 1; 0 where that is too little to tell."""
    a, b = one.marks, other.marks
    times = 1
    if not (one.whole and other.whole):
        times = EVERY
        a = frozenset(mark for mark in a if mark % EVERY == 0) if one.whole else a
        b = frozenset(mark for mark in b if mark % EVERY == 0) if other.whole else b
    common = len(a & b)
    if common * times < LEAST or not a or not b:
        return 0.0
    return common / min(len(a), len(b))


def copies(
    new: Iterable[int], sketches: Mapping[int, Sketch], by_key: Mapping[int, Sequence[int]]
) -> list[tuple[int, int, float]]:
    """Pairs of texts that are copies and of which one is new: numbers in order, and the share.

    `by_key` lists the texts under each key, those of `new` among them.
    """
    found: dict[tuple[int, int], float] = {}
    for text in new:
        near: Counter[int] = Counter()
        for key in sketches[text].keys:
            near.update(by_key.get(key, ()))
        for other in near:
            pair = (min(text, other), max(text, other))
            if other == text or pair in found or other not in sketches:
                continue
            sizes = sorted((sketches[text].count, sketches[other].count))
            if near[other] < COMMON and sizes[0] * 2 > sizes[1]:
                continue  # copies of like length share many; stock phrases fill one or two
            held = share(sketches[text], sketches[other])
            if held >= ENOUGH:
                found[pair] = held
    return [(left, right, held) for (left, right), held in sorted(found.items())]
