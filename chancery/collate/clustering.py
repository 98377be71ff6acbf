"""From judgements on pairs to events, the same in whatever order they came."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


class Sets(dict[Node, Node]):
    """Disjoint sets: what has been joined is one."""

    def top(self, node: Node) -> Node:
        """The node that stands for the set; a node never seen stands for itself."""
        while (above := self.get(node, node)) != node:
            self[node] = self.get(above, above)
            node = above
        return node

    def join(self, one: Node, other: Node) -> None:
        """Make one set of the two."""
        self[self.top(one)] = self.top(other)


def components(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """Nodes that edges lead between, each once, in the order of the nodes."""
    sets: Sets[Node] = Sets()
    for one, other in edges:
        sets.join(one, other)
    found: dict[Node, list[Node]] = {}
    for node in nodes:
        found.setdefault(sets.top(node), []).append(node)
    return list(found.values())


def cluster(
    nodes: Sequence[str],
    scores: Mapping[tuple[str, str], float],
    threshold: float,
    together: Sequence[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[list[str]]:
    """Average-link clusters: two join while their pairs' mean score is at least `threshold`.

    A pair without a score counts as 0. `together` are people's words that two are
    one, heeded before any score, the first of them first; `apart` that they are
    not, which nothing overrides. Ties go by the nodes' own order, so that the
    result depends on what is given and not on the order it is given in.
    """
    groups = _Groups(nodes, apart)
    for one, other in together:
        groups.join_unless_apart(one, other)
    return groups.agglomerate(scores, threshold)


class _Groups:
    """Clusters under way, each named by its first node."""

    def __init__(self, nodes: Sequence[str], apart: Iterable[tuple[str, str]]) -> None:
        self._members: dict[str, list[str]] = {node: [node] for node in sorted(nodes)}
        self._of: dict[str, str] = {node: node for node in nodes}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            if one in self._of and other in self._of and one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def join_unless_apart(self, one: str, other: str) -> None:
        if one not in self._of or other not in self._of:
            return
        first, second = sorted((self._of[one], self._of[other]))
        if first != second and second not in self._apart[first]:
            self._join(first, second)

    def _join(self, first: str, second: str) -> None:
        for node in self._members[second]:
            self._of[node] = first
        self._members[first] += self._members.pop(second)
        for other in self._apart.pop(second, set()):
            self._apart[other].discard(second)
            self._apart[other].add(first)
            self._apart[first].add(other)

    def agglomerate(
        self, scores: Mapping[tuple[str, str], float], threshold: float
    ) -> list[list[str]]:
        sums = self._sums(scores)
        # What is below the threshold is left out: should it rise, it is put in when it does.
        heap = [
            (-mean, a, b)
            for a, row in sums.items()
            for b, total in row.items()
            if a < b and (mean := self._mean(a, b, total)) >= threshold
        ]
        heapq.heapify(heap)
        while heap:
            mean, first, second = heapq.heappop(heap)
            current = sums.get(first, {}).get(second)
            if current is None or second not in self._members:
                continue
            now = self._mean(first, second, current)
            if abs(now + mean) > 1e-12:  # an entry from before one of them grew
                continue
            if second in self._apart[first]:
                continue
            self._join(first, second)
            for other, total in sums.pop(second).items():
                del sums[other][second]
                if other != first:
                    joint = sums[first].get(other, 0.0) + total
                    sums[first][other] = sums[other][first] = joint
            for other, total in sums[first].items():
                low, high = min(first, other), max(first, other)
                if (now := self._mean(first, other, total)) >= threshold:
                    heapq.heappush(heap, (-now, low, high))
        return [sorted(members) for _, members in sorted(self._members.items())]

    def _mean(self, one: str, other: str, total: float) -> float:
        return round(total / (len(self._members[one]) * len(self._members[other])), 9)

    def _sums(self, scores: Mapping[tuple[str, str], float]) -> dict[str, dict[str, float]]:
        sums: dict[str, dict[str, float]] = {name: {} for name in self._members}
        # Sums of several scores are made in one order; where nothing is joined yet, each is of one.
        joined = len(self._members) < len(self._of)
        for (one, other), score in sorted(scores.items()) if joined else scores.items():
            if one not in self._of or other not in self._of:
                continue
            a, b = self._of[one], self._of[other]
            if a != b:
                sums[a][b] = sums[b][a] = sums[a].get(b, 0.0) + score
        return sums
