"""From judgements on pairs to events, the same in whatever order they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from chancery.collate.linkage import Scored

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
    one, the first of them first: they join the whole clusters that the scores make of
    both. `apart` are words that they are not, which nothing overrides: where one stands
    between the two clusters, the two nodes are joined with what else of both is not told
    apart from them. Ties go by the nodes' own order, so that the result depends on what is
    given and not on the order it is given in.
    """
    import numpy as np

    from chancery.collate.linkage import Scored

    names = sorted(nodes)
    number = {name: i for i, name in enumerate(names)}
    rows = [(number[a], number[b], s) for (a, b), s in scores.items() if {a, b} <= number.keys()]
    left, right = (np.array([row[side] for row in rows], dtype=np.int64) for side in (0, 1))
    pairs = Scored(left, right, np.array([row[2] for row in rows], dtype=float))
    both = [[(number[a], number[b]) for a, b in held if {a, b} <= number.keys()]
            for held in (together, apart)]  # fmt: skip
    groups: dict[int, list[str]] = {}
    for name, top in zip(names, clusters(len(names), pairs, threshold, *both), strict=True):
        groups.setdefault(top, []).append(name)
    return list(groups.values())


def clusters(  # noqa: PLR0913 - scores, and three kinds of words on them
    count: int,
    pairs: Scored,
    threshold: float,
    together: Sequence[tuple[int, int]] = (),
    apart: Sequence[tuple[int, int]] = (),
    whole: Sequence[tuple[int, int]] = (),
) -> list[int]:
    """As `cluster`, of nodes that are numbers from 0: for each the first node of its cluster.

    `whole` are pairs that are one from the start.
    """
    at_odds: dict[tuple[int, int], list[int]] = {}
    while True:
        seeds = _seeds(together, apart, whole, at_odds)
        made = _linked(count, pairs, threshold, seeds, apart)
        told = _Told((made[one], made[other]) for one, other in apart)
        for pair in together:
            sides = [made[node] for node in pair]
            if not told.join_unless_apart(*sides) and pair not in at_odds:
                at_odds[pair] = [node for node in range(count) if made[node] in sides]
                break
        else:
            return [told.top(node) for node in made]


def _seeds(
    together: Sequence[tuple[int, int]],
    apart: Sequence[tuple[int, int]],
    whole: Sequence[tuple[int, int]],
    at_odds: Mapping[tuple[int, int], Sequence[int]],
) -> _Told:
    """What is one before any score is heeded.

    Of two clusters that cannot be one as they are, the two nodes that people named, and what
    else of both is not told apart from those.
    """
    told = _Told(apart)
    for one, other in whole:
        told.join_unless_apart(one, other)
    for one, other in (pair for pair in together if pair in at_odds):
        if told.join_unless_apart(one, other):
            for node in at_odds[one, other]:
                told.join_unless_apart(one, node)
    return told


def _linked(
    count: int, pairs: Scored, threshold: float, seeds: _Told, apart: Sequence[tuple[int, int]]
) -> list[int]:
    """The first node of each node's cluster by the scores, the seeds one from the start."""
    import numpy as np

    from chancery.collate.linkage import Scored, link

    top = np.array([seeds.top(node) for node in range(count)], dtype=np.int64)
    barred = np.array([pair for pair in apart if pair[0] != pair[1]], np.int64).reshape(-1, 2)
    none = Scored(barred[:, 0], barred[:, 1], np.zeros(len(barred)))
    made: list[int] = link(count, pairs, threshold, top, none).top.tolist()
    return made


class _Told(Sets[int]):
    """What people say is one, each set by its first node, but for what they say is not."""

    def __init__(self, apart: Iterable[tuple[int, int]]) -> None:
        super().__init__()
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def join_unless_apart(self, one: int, other: int) -> bool:
        """Make one of two sets, unless something of the one is told apart from something of the other.

        Whether they are one now.
        """
        first, second = sorted((self.top(one), self.top(other)))
        if first == second or second in self._apart[first]:
            return first == second
        self.join(second, first)
        for node in self._apart.pop(second, set()):
            self._apart[node].discard(second)
            self._apart[node].add(first)
            self._apart[first].add(node)
        return True
