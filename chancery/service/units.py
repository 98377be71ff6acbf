"""Faces that stay together while events are made anew, and what undoes it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

CLOSE = 1e-9  # what two means may differ by and be the same


class Join(NamedTuple):
    """Two groups of faces that were joined, and the mean of the scores between them."""

    low: tuple[int, ...]
    high: tuple[int, ...]
    mean: float


@dataclass(frozen=True, slots=True)
class Unit:
    """Faces that are one; `since` is the mean below which they are something new, 0 where never.

    `joins` tell how they became one, what was joined before what it was joined to as a whole.
    """

    faces: list[int]
    since: float = 0.0
    joins: Sequence[Join] = field(default=())

    @property
    def last(self) -> float:
        """The mean it was last joined at; a face alone cannot be disturbed."""
        return self.joins[-1].mean if self.joins else inf

    def disturbed(self, sums: Mapping[int, float], size: int, since: float) -> set[int]:
        """Which joins something of `size` faces undoes, by the sum of its scores with each face."""
        return {
            i
            for i, join in enumerate(self.joins)
            if since >= join.mean - CLOSE
            and any(
                sum(sums.get(face, 0.0) for face in side) >= (join.mean - CLOSE) * size * len(side)
                for side in (join.low, join.high)
            )
        }

    def parts(self, undone: Collection[int]) -> list[Unit]:
        """What is left when some joins are undone, and with them all that came of them."""
        loose: set[int] = set()
        sides: list[tuple[tuple[int, ...], float]] = []
        kept: list[Join] = []
        for i, join in enumerate(self.joins):
            if i not in undone and loose.isdisjoint(join.low + join.high):
                kept.append(join)
                continue
            sides += [(side, join.mean) for side in join[:2] if loose.isdisjoint(side)]
            loose.update(join.low + join.high)
        return [
            Unit(sorted(side), mean, [join for join in kept if join.low[0] in side])
            for side, mean in sides
        ]
