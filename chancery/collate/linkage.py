"""Average-link clusters of any number of scored pairs, as columns of numbers.

Two clusters may be joined whenever each is the other's best: what a third is like to
the two together is never more than what it is like to one of them, so that joining them
takes no better partner from anybody, and whatever the order, the clusters are those that
joining the best pair of all, again and again, would make (Bruynooghe 1977). So all such pairs
are joined at once. For the same reason a cluster that has no partner from the threshold
up will never have one, and it and its scores are laid aside.

Where many are alike, each one's best may be the same one, and then all joins but one wait for
the next look at every pair. So after some looks the rest is joined along chains of each one's
best (Murtagh 1983), where a join looks at the scores of a few clusters alone: the time is in
the number of pairs, and not in that times the number of clusters.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from chancery.collate.rows import Bools, Floats, Ints

MICRO = 1_000_000  # scores are summed as whole numbers of millionths, so that order changes nothing

LOOKS = 20  # at as many pairs as there are, before what is left is joined along chains
_BARRED = -(10**18)  # a sum that no scores make good


class Scored(NamedTuple):
    """Scored pairs of nodes, which are numbers from 0; each pair once, in either order."""

    left: Ints
    right: Ints
    score: Floats


@dataclass(frozen=True, slots=True)
class Linkage:
    """The first node of each node's cluster; the clusters joined, by their first nodes, at which mean.

    What is joined stands before what it is joined to as a whole.
    """

    top: Ints
    low: Ints
    high: Ints
    mean: Floats


def link(count: int, pairs: Scored, threshold: float, top: Ints, apart: Scored) -> Linkage:
    """Join clusters while their pairs' mean score is at least `threshold`; no pair is a score of 0.

    `top` has the first node of what is one from the start, its own number for a node alone.
    What `apart` holds is never joined, nor what has been joined with it. Ties go by the first
    nodes' numbers.
    """
    work = _Work(count, pairs, top, apart)
    limit = round(threshold * MICRO, 6)
    while work.round(limit):
        if work.looked > LOOKS * len(pairs.left):
            work.chains(limit)
            break
    return work.made()


class _Work:
    """Clusters under way, by their first nodes, and the sums of the scores between them."""

    def __init__(self, count: int, pairs: Scored, top: Ints, apart: Scored) -> None:
        self.looked = 0  # how many rows the rounds have gone through
        self._top = top.copy()
        self._size = np.bincount(top, minlength=count)
        self._joined: list[tuple[Ints, Ints, Floats]] = []
        left, right = (
            top[np.concatenate(both)]
            for both in ((pairs.left, apart.left), (pairs.right, apart.right))
        )
        total = np.rint(pairs.score * MICRO).astype(np.int64)
        self._low, self._high = np.minimum(left, right), np.maximum(left, right)
        self._total = np.concatenate([total, np.zeros(len(apart.left), dtype=np.int64)])
        self._barred: Bools = np.arange(len(left)) >= len(total)
        self._sum_up(np.ones(len(left), dtype=bool))

    def round(self, limit: float) -> bool:
        """Join every two that are each other's best; whether there was anything to join."""
        self.looked += len(self._low)
        mean = self._total / (self._size[self._low] * self._size[self._high])
        live = (mean >= limit) & ~self._barred
        if not live.any():
            return False
        alive = np.zeros(len(self._size), dtype=bool)
        alive[self._low[live]] = alive[self._high[live]] = True
        kept = alive[self._low] & alive[self._high]
        self._keep(kept)
        mean, live = mean[kept], np.flatnonzero(live[kept])
        low, high, mean = self._low[live], self._high[live], mean[live]
        best = _mutual(low, high, mean, len(self._size))
        self._join(low[best], high[best], mean[best])
        return True

    def chains(self, limit: float) -> None:
        """Join all that is left, each time the last two of a chain of one after its best."""
        sums: dict[int, dict[int, int]] = defaultdict(dict)
        columns = (self._low, self._high, np.where(self._barred, _BARRED, self._total))
        for low, high, total in zip(*(column.tolist() for column in columns), strict=True):
            sums[low][high] = sums[high][low] = total
        size: list[int] = self._size.tolist()
        starts, chain = sorted(sums, reverse=True), list[int]()
        made: list[tuple[int, int, float]] = []
        while starts or chain:
            if not chain:
                chain = [starts.pop()]
            node = chain[-1]
            held = [(total / (size[node] * size[k]), -k) for k, total in sums[node].items()]
            mean, partner = max(held, default=(-1.0, 0))
            if mean < limit:  # the first of a chain, since each other has the one before it
                chain.pop()
                for k in sums.pop(node):
                    del sums[k][node]
            elif len(chain) > 1 and -partner == chain[-2]:
                low, high = sorted((chain.pop(), chain.pop()))
                made.append((low, high, mean / MICRO))
                size[low] += size[high]
                _merge(sums, low, high)
                starts.append(low)
            else:
                chain.append(-partner)
        low, high = (np.array([row[k] for row in made], dtype=np.int64) for k in (0, 1))
        self._joined.append((low, high, np.array([row[2] for row in made], dtype=float)))
        self._top[high] = low

    def _join(self, low: Ints, high: Ints, mean: Floats) -> None:
        self._joined.append((low, high, mean / MICRO))
        self._size[low] += self._size[high]
        self._top[high] = low
        changed = np.zeros(len(self._size), dtype=bool)
        changed[low] = changed[high] = True
        touched = changed[self._low] | changed[self._high]
        one, other = self._top[self._low], self._top[self._high]
        self._low, self._high = np.minimum(one, other), np.maximum(one, other)
        self._sum_up(touched)

    def _sum_up(self, touched: Bools) -> None:
        """Make one of the rows that are of the same two clusters, none of those within one."""
        self._keep(apart := self._low != self._high)
        touched = touched[apart]
        rows = np.flatnonzero(touched)
        code = self._low[rows] * len(self._size) + self._high[rows]
        order = np.argsort(code, kind="stable")
        rows, code = rows[order], code[order]
        starts = np.flatnonzero(np.diff(code, prepend=-1))
        if not len(starts):
            return
        total = np.add.reduceat(self._total[rows], starts)
        barred = np.logical_or.reduceat(self._barred[rows], starts)
        first = rows[starts]
        self._total[first], self._barred[first] = total, barred
        touched[first] = False
        self._keep(~touched)

    def _keep(self, kept: Bools) -> None:
        self._low, self._high = self._low[kept], self._high[kept]
        self._total, self._barred = self._total[kept], self._barred[kept]

    def made(self) -> Linkage:
        top = self._top
        while (top != (above := top[top])).any():
            top = above
        none = np.zeros(0, dtype=np.int64)
        low, high = (np.concatenate([none, *(part[k] for part in self._joined)]) for k in (0, 1))
        return Linkage(top, low, high, np.concatenate([np.zeros(0), *(p[2] for p in self._joined)]))


def _merge(sums: dict[int, dict[int, int]], low: int, high: int) -> None:
    """Put one cluster's sums with all others to those of another."""
    del sums[low][high]
    for k, total in sums.pop(high).items():
        if k != low:
            del sums[k][high]
            sums[low][k] = sums[k][low] = sums[low].get(k, 0) + total


def _mutual(low: Ints, high: Ints, mean: Floats, count: int) -> Bools:
    """Which pairs are the best of both of their sides."""
    order = np.lexsort((high, low, -mean))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    best = np.full(count, len(order))
    np.minimum.at(best, low, rank)
    np.minimum.at(best, high, rank)
    found: Bools = (best[low] == rank) & (best[high] == rank)
    return found
