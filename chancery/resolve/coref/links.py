"""Chains in the making: mentions joined only where they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chancery.model import Kind, Mention, Reading
from chancery.resolve.coref.nodes import Node, nodes
from chancery.resolve.lookup.scene import Scene


class Links:
    """The mentions of one article, and which of them are joined."""

    def __init__(self, scene: Scene, reading: Reading, given: bool = False) -> None:
        self.scene = scene
        self.nodes = nodes(scene, reading, given)
        self.given = given
        self._chain: list[list[int]] = [[i] for i in range(len(self.nodes))]
        self.of = list(range(len(self.nodes)))

    def listed(self) -> list[tuple[Mention, ...]]:
        """The chains, each with its mentions in order."""
        return [tuple(self.nodes[i].mention for i in sorted(c)) for c in self._chain if c]

    def members(self, index: int) -> list[Node]:
        """The mentions of the chain that one belongs to."""
        return [self.nodes[i] for i in self._chain[self.of[index]]]

    def join(self, one: int, other: int) -> None:
        """Make two chains one."""
        a, b = sorted((self.of[one], self.of[other]))
        if a == b:
            return
        for index in self._chain[b]:
            self.of[index] = a
        self._chain[a] += self._chain[b]
        self._chain[b] = []

    def stands_for(self, token: int) -> tuple[int, int] | None:
        """The tokens of the person's name that the pronoun at a token goes back to, if any."""
        index = next(
            (i for i, n in enumerate(self.nodes) if n.at == token and n.end == token + 1), -1
        )
        if index < 0:
            return None
        told = [n for n in self.members(index) if n.kind is Kind.PERSON]
        best = min(told, key=lambda n: abs(n.at - token), default=None)
        return (best.at, best.end) if best else None

    def agree(self, one: int, other: int) -> bool:
        """Whether two chains may be one: in gender, number and kind, and neither inside the other."""
        first, second = self.members(one), self.members(other)
        return (
            _same(first, second, lambda n: n.gender)
            and _same(first, second, lambda n: n.plural)
            and _same(first, second, lambda n: n.being)
            and not _nested(self.nodes[one], self.nodes[other])
            and not _namesakes(first, second)
        )


def _nested(one: Node, other: Node) -> bool:
    return one.at < other.end and other.at < one.end


def _namesakes(first: Sequence[Node], second: Sequence[Node]) -> bool:
    """Whether both have full names of persons that cannot be one: "Sherri" and "Jared Padalecki"."""
    full = [
        {n.words for n in chain if n.kind is Kind.PERSON and len(n.words) > 1}
        for chain in (first, second)
    ]
    return any(
        not (set(a) <= set(b) or set(b) <= set(a)) and not _initialled(a, b)
        for a in full[0] for b in full[1]
    )  # fmt: skip


def _initialled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names differ by initials and middle names only: "J. R. Smith" and "John Smith"."""
    return one[-1] == other[-1] and one[0][0] == other[0][0] and (
        one[0] == other[0] or 1 in (len(one[0]), len(other[0]))
    )  # fmt: skip


def _same(first: Sequence[Node], second: Sequence[Node], told: Callable[[Node], object]) -> bool:
    a = {told(n) for n in first} - {None}
    b = {told(n) for n in second} - {None}
    return not a or not b or bool(a & b)
