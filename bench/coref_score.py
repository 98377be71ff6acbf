"""MUC, B3 and CEAF-e of two sets of chains, as counts that add up over texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.common import harmonic

Chains = Sequence[frozenset[Any]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Numerators and denominators of recall (over the gold) and precision (over the found)."""

    hit_gold: float = 0.0
    gold: float = 0.0
    hit_found: float = 0.0
    found: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        """Two texts' counts as one."""
        return Counts(
            self.hit_gold + other.hit_gold,
            self.gold + other.gold,
            self.hit_found + other.hit_found,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        """The gold's share found; 0 where there is none."""
        return self.hit_gold / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was."""
        return self.hit_found / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """Of the two."""
        return harmonic(self.precision, self.recall)


def muc(gold: Chains, found: Chains) -> Counts:
    """Links kept: a chain of n mentions has n-1, less where the other side cuts it."""
    recall, precision = _links(gold, found), _links(found, gold)
    return Counts(*recall, *precision)


def _links(chains: Chains, others: Chains) -> tuple[float, float]:
    of = {mention: index for index, chain in enumerate(others) for mention in chain}
    kept = total = 0
    for chain in chains:
        parts = {of[m] for m in chain if m in of}
        alone = sum(m not in of for m in chain)
        kept += len(chain) - len(parts) - alone
        total += len(chain) - 1
    return kept, total


def b3(gold: Chains, found: Chains) -> Counts:
    """For each mention the share of its chain that the other side has with it."""
    recall, precision = _shares(gold, found), _shares(found, gold)
    return Counts(*recall, *precision)


def _shares(chains: Chains, others: Chains) -> tuple[float, float]:
    of = {mention: chain for chain in others for mention in chain}
    kept = 0.0
    for chain in chains:
        kept += sum(len(chain & of[m]) / len(chain) for m in chain if m in of)
    return kept, float(sum(len(chain) for chain in chains))


def ceaf(gold: Chains, found: Chains) -> Counts:
    """Chains paired one to one for the greatest sum of 2|shared| / (|one| + |other|)."""
    if not gold or not found:
        return Counts(0.0, len(gold), 0.0, len(found))
    rows, columns = (gold, found) if len(gold) <= len(found) else (found, gold)
    alike = [[2 * len(r & c) / (len(r) + len(c)) for c in columns] for r in rows]
    best = sum(alike[row][column] for row, column in enumerate(assign(alike)))
    return Counts(best, len(gold), best, len(found))


def assign(gain: Sequence[Sequence[float]]) -> list[int]:  # noqa: C901 - one algorithm, as published
    """The column of each row for the greatest total, rows no more than columns (Kuhn, Munkres)."""
    rows, columns = len(gain), len(gain[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        slack, came = [float("inf")] * (columns + 1), [0] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[column]:
            used[column], at, step, following = True, owner[column], float("inf"), 0
            for c in range(1, columns + 1):
                if used[c]:
                    continue
                cost = -gain[at - 1][c - 1] - row_price[at] - column_price[c]
                if cost < slack[c]:
                    slack[c], came[c] = cost, column
                if slack[c] < step:
                    step, following = slack[c], c
            for c in range(columns + 1):
                if used[c]:
                    row_price[owner[c]] += step
                    column_price[c] -= step
                else:
                    slack[c] -= step
            column = following
        while column:
            owner[column] = owner[came[column]]
            column = came[column]
    chosen = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            chosen[owner[column] - 1] = column - 1
    return chosen
