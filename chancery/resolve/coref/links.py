"""Chains in the making: mentions joined only where they agree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeVar

from chancery.model import Kind, Mention, Reading
from chancery.resolve.coref import words
from chancery.resolve.coref.nodes import Node, nodes
from chancery.resolve.lookup.scene import Scene

T = TypeVar("T")
Names = frozenset[tuple[str, ...]]
_FEW = 4  # mentions of a chain that make it an often named one


@dataclass(frozen=True, slots=True)
class Sense:
    """What the mentions of one chain tell of it, so that none of them need be asked again."""

    genders: frozenset[str]
    plurals: frozenset[bool]
    beings: frozenset[str]
    full: Names  # names of persons in two words or more
    speakers: frozenset[str | None]  # of whom an "I" in it is said
    kinds: frozenset[Kind]
    it: bool  # whether an "it" is in it
    one: bool  # whether a mention in it is of one, and of no body
    firsts: tuple[int, ...]  # the tokens of its first mentions, a few

    @classmethod
    def of(cls, node: Node) -> Sense:
        """What one mention tells."""
        full = node.kind is Kind.PERSON and len(node.words) > 1
        spoken = node.kind is Kind.PRONOUN and node.low in words.FIRST_ONE
        return cls(
            frozenset() if node.gender is None else frozenset((node.gender,)),
            frozenset() if node.plural is None else frozenset((node.plural,)),
            frozenset() if node.being is None else frozenset((node.being,)),
            frozenset((node.words,)) if full else frozenset(),
            frozenset((node.speaker,)) if spoken else frozenset(),
            frozenset((node.kind,)),
            node.kind is Kind.PRONOUN and node.low in words.IT,
            node.plural is False and node.kind is not Kind.ORGANISATION,
            (node.at,),
        )

    def __or__(self, other: Sense) -> Sense:
        return Sense(
            self.genders | other.genders,
            self.plurals | other.plurals,
            self.beings | other.beings,
            self.full | other.full,
            self.speakers | other.speakers,
            self.kinds | other.kinds,
            self.it or other.it,
            self.one or other.one,
            tuple(sorted((*self.firsts, *other.firsts))[:_FEW]),
        )


class Links:
    """The mentions of one article, and which of them are joined."""

    def __init__(self, scene: Scene, reading: Reading, given: bool = False) -> None:
        self.scene = scene
        self.nodes = nodes(scene, reading, given)
        self.given = given
        self._chain: list[list[int]] = [[i] for i in range(len(self.nodes))]
        self.of = list(range(len(self.nodes)))
        self._sense = [Sense.of(node) for node in self.nodes]  # of each chain

    def listed(self) -> list[tuple[Mention, ...]]:
        """The chains, each with its mentions in order."""
        return [tuple(self.nodes[i].mention for i in sorted(c)) for c in self._chain if c]

    def members(self, index: int) -> list[Node]:
        """The mentions of the chain that one belongs to."""
        return [self.nodes[i] for i in self._chain[self.of[index]]]

    def alone(self, index: int) -> bool:
        """Whether a mention is joined with no other."""
        return len(self._chain[self.of[index]]) == 1

    def within(self, at: int, stop: int) -> range:
        """The mentions that begin at tokens [at, stop)."""
        return range(bisect_left(self._starts, at), bisect_left(self._starts, stop))

    @cached_property
    def _starts(self) -> list[int]:
        return [node.at for node in self.nodes]

    def sense(self, index: int) -> Sense:
        """What is told of the chain that a mention belongs to."""
        return self._sense[self.of[index]]

    def join(self, one: int, other: int) -> None:
        """Make two chains one."""
        a, b = sorted((self.of[one], self.of[other]))
        if a == b:
            return
        for index in self._chain[b]:
            self.of[index] = a
        self._chain[a] += self._chain[b]
        self._chain[b] = []
        self._sense[a] |= self._sense[b]

    def stands_for(self, token: int) -> tuple[int, int] | None:
        """The tokens of the person's name, else role, that the pronoun at a token goes back to."""
        index = self.pronoun(token)
        if index is None:
            return None
        persons = self._persons.get(self.of[index]) or self._roles.get(self.of[index], [])
        after = bisect_left(persons, (token,))
        near = [*islice(reversed(persons[:after]), 1), *persons[after : after + 1]]
        return min(near, key=lambda tokens: abs(tokens[0] - token), default=None)

    def pronoun(self, token: int) -> int | None:
        """The mention of one word at a token."""
        here = self.within(token, token + 1)
        return next((i for i in here if self.nodes[i].end == token + 1), None)

    @cached_property
    def _persons(self) -> dict[int, list[tuple[int, int]]]:
        """The tokens of the persons' names of each chain, in order; asked when all are joined."""
        return self._tokens(lambda node: node.kind is Kind.PERSON)

    @cached_property
    def _roles(self) -> dict[int, list[tuple[int, int]]]:
        """The same of roles that somebody acts in: "Peru's envoy", the first in a sentence."""
        told = lambda n: n.kind is Kind.ROLE and n.definite and n.first and not n.plural  # noqa: E731
        return self._tokens(told)

    def _tokens(self, fits: Callable[[Node], bool]) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for index, node in enumerate(self.nodes):
            if fits(node):
                found.setdefault(self.of[index], []).append((node.at, node.end))
        return found

    def agree(self, one: int, other: int) -> bool:
        """Whether two chains may be one: in gender, number and kind, and neither inside the other."""
        first, second = self.sense(one), self.sense(other)
        return (
            _same(first.genders, second.genders)
            and _same(first.plurals, second.plurals)
            and _same(first.beings, second.beings)
            and not _nested(self.nodes[one], self.nodes[other])
            and not _namesakes(first.full, second.full)
        )


def _nested(one: Node, other: Node) -> bool:
    return one.at < other.end and other.at < one.end


def _namesakes(first: Names, second: Names) -> bool:
    """Whether both have full names of persons that cannot be one: "Sherri" and "Jared Padalecki"."""
    return any(
        not (set(a) <= set(b) or set(b) <= set(a)) and not _initialled(a, b)
        for a in first for b in second
    )  # fmt: skip


def _initialled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names differ by initials and middle names only: "J. R. Smith" and "John Smith"."""
    return one[-1] == other[-1] and one[0][0] == other[0][0] and (
        one[0] == other[0] or 1 in (len(one[0]), len(other[0]))
    )  # fmt: skip


def _same(first: frozenset[T], second: frozenset[T]) -> bool:
    return not first or not second or not first.isdisjoint(second)
