"""Which faces to compare: those of which one is new and has a key of the other's, each pair once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from chancery.collate import Ints, Keys

AT_ONCE = 2_000_000  # pairs that are made together, to bound the memory
_HALF = 32  # bits of a pair's code that the second number has


class Pairs(NamedTuple):
    """Pairs of faces by their ids, the smaller first."""

    left: Ints
    right: Ints


class Blocks:
    """Faces under their keys, as columns of numbers; a face's number here is its place in `ids`."""

    def __init__(self) -> None:
        self._number: dict[int, int] = {}
        self._parts: list[tuple[Ints, Ints]] = []  # keys in order, and the faces that have them

    def add(self, rows: Sequence[tuple[int, int]]) -> None:
        """Put faces under keys, (key, face) by (key, face)."""
        held = np.fromiter((key for key, _ in rows), dtype=np.int64, count=len(rows))
        who = np.fromiter((self._numbered(face) for _, face in rows), np.int64, count=len(rows))
        # Parts of like size are joined, so that there are never more than a few.
        while self._parts and len(self._parts[-1][0]) <= 2 * len(held):
            more, others = self._parts.pop()
            held, who = np.concatenate([more, held]), np.concatenate([others, who])
        order = np.argsort(held, kind="stable")
        self._parts.append((held[order], who[order]))

    def drop(self, faces: Collection[int]) -> None:
        """Take faces from under all their keys."""
        gone = _column(self._number[face] for face in faces if face in self._number)
        for i, (keys, who) in enumerate(self._parts if len(gone) else ()):
            left = ~np.isin(who, gone)
            self._parts[i] = keys[left], who[left]

    def _numbered(self, face: int) -> int:
        return self._number.setdefault(face, len(self._number))

    def pairs(self, new: Mapping[int, Keys]) -> Pairs:
        """The pairs of new faces with what has one of their keys, or one that is next to it."""
        sought = _column(chain.from_iterable((*keys.own, *keys.near) for keys in new.values()))
        sizes = [len(keys.own) + len(keys.near) for keys in new.values()]
        who = np.repeat(_column(map(self._numbered, new)), sizes)
        order = np.argsort(sought, kind="stable")
        sought, who = sought[order], who[order]
        found = [np.zeros(0, dtype=np.int64)]
        for keys, faces in self._parts:
            found += _joined(sought, who, keys, faces)
        codes = np.unique(np.concatenate(found))
        ids = np.fromiter(self._number, dtype=np.int64, count=len(self._number))
        one, other = ids[codes >> _HALF], ids[codes & ((1 << _HALF) - 1)]
        return Pairs(np.minimum(one, other), np.maximum(one, other))


def _column(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _joined(sought: Ints, who: Ints, keys: Ints, faces: Ints) -> list[Ints]:
    """A code for each pair of who seeks a key and who has it, some at a time."""
    first = np.searchsorted(keys, sought, side="left")
    many = np.searchsorted(keys, sought, side="right") - first
    ends = np.cumsum(many)
    found: list[Ints] = []
    at = 0
    while at < len(sought):
        before = int(ends[at - 1]) if at else 0
        until = max(at + 1, int(np.searchsorted(ends, before + AT_ONCE, side="right")))
        size = many[at:until]
        starts = np.repeat(first[at:until] - (ends[at:until] - size - before), size)
        one, other = np.repeat(who[at:until], size), faces[starts + np.arange(len(starts))]
        codes = (np.minimum(one, other) << _HALF) | np.maximum(one, other)
        found.append(np.unique(codes[one != other]))
        at = until
    return found
