"""Coreference within an article: mentions of one person, body or place in a chain.

Rules from the surest to the least, as in Lee et al. (2013): speakers, equal
names, acronyms, short forms, predicates, repeated descriptions, pronouns. Each
joins two chains only where they agree in number, gender and kind; where nobody
fits, a mention stays alone, since a wrong link is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence

from chancery.model import Kind, Mention, Reading
from chancery.resolve import chain_words as words
from chancery.resolve.chain_links import Links
from chancery.resolve.chain_names import key_of, names, short, speakers
from chancery.resolve.chain_nodes import Node
from chancery.resolve.chain_pronouns import antecedent
from chancery.resolve.who_scene import Scene
from chancery.resolve.who_scene import scene as seen


def chains(reading: Reading, *, given: bool = False) -> list[tuple[Mention, ...]]:
    """The mentions of a reading in chains, in order; those of nobody else alone.

    With `given` the reading's mentions are all there are; else pronouns and
    definite roles that it has no mention of are added.
    """
    return Chains(seen(reading.article), reading, given).listed()


class Chains(Links):
    """Joins the mentions of one article, rule by rule."""

    def __init__(self, scene: Scene, reading: Reading, given: bool = False) -> None:
        super().__init__(scene, reading, given)
        for sieve in (speakers, names, short, _predicates, _descriptions, _pronouns, _owned):
            sieve(self)


def _predicates(chains: Links) -> None:
    """As in "Shalev is a writer", "Shalev, a writer,", "his father, Anthony": who is said to be what."""
    roles = {n.at: i for i, n in enumerate(chains.nodes) if n.kind is Kind.ROLE}
    ends = {n.end: i for i, n in enumerate(chains.nodes) if n.kind is Kind.ROLE}
    lows = chains.scene.lows
    for index, node in enumerate(chains.nodes):
        if not node.name and node.kind is not Kind.PRONOUN:
            continue
        other = roles.get(_complement(lows, node.end))
        if other is None and node.kind is Kind.PERSON:
            other = ends.get(node.at, ends.get(node.at - 1) if lows[node.at - 1] == "," else None)
        elif other is not None and lows[node.end] == "," and not node.name:
            continue  # "he, the president, said"
        said = other is not None and _says_what(node, chains.nodes[other])
        if other is not None and said and chains.agree(index, other):
            chains.join(index, other)


def _complement(lows: Sequence[str], at: int) -> int:
    """Where what somebody is said to be begins: after "is", "was also" or a comma; -1 for nowhere."""
    if at < len(lows) and lows[at] == ")":
        at += 1
    if at >= len(lows) or not (lows[at] in words.BE or lows[at] == ","):
        return -1
    after = at + 1
    while lows[at] != "," and after < len(lows) and lows[after] in words.ADVERBS:
        after += 1
    return after


def _says_what(node: Node, role: Node) -> bool:
    if role.plural or role.being == "place" or role.sentence != node.sentence:
        return False
    return role.owner is None or node.kind is Kind.PERSON


def _descriptions(chains: Links) -> None:
    """A definite role whose head stood before with the same modifiers or more."""
    for index, node in enumerate(chains.nodes):
        if node.kind is not Kind.ROLE or node.owner is not None:
            continue
        if not node.definite:
            _repeated(chains, index)
            continue
        for other in range(index - 1, -1, -1):
            earlier = chains.nodes[other]
            if node.sentence - earlier.sentence > _REACH:
                break
            if (
                earlier.kind is Kind.ROLE
                and earlier.low == node.low
                and set(node.words) <= set(earlier.words)
                and earlier.owner is None
                and chains.agree(index, other)
            ):
                chains.join(index, other)
                break
        else:
            _sort_of(chains, index)


_COUNTRIES = frozenset({"country", "nation"})
_TOWNS = frozenset({"city", "town", "capital"})


def _sort_of(chains: Links, index: int) -> None:
    """As in "the country" after its name: the last country named, "the city" the last other place."""
    node = chains.nodes[index]
    wanted = node.low in _COUNTRIES
    if len(node.words) > 1 or not (wanted or node.low in _TOWNS):
        return
    for other in range(index - 1, -1, -1):
        earlier = chains.nodes[other]
        if node.sentence - earlier.sentence > 3:
            return
        country = key_of(chains.scene, earlier)[0] == "country"
        if earlier.kind is Kind.PLACE and wanted == country and chains.agree(index, other):
            chains.join(index, other)
            return


def _repeated(chains: Links, index: int) -> None:
    """Bare words said again: "public land" and "public land"."""
    node = chains.nodes[index]
    if chains.scene.lows[node.at] in words.INDEFINITE:
        return
    for other in range(index - 1, -1, -1):
        earlier = chains.nodes[other]
        if earlier.kind is Kind.ROLE and earlier.words == node.words and chains.agree(index, other):
            chains.join(index, other)
            return


_REACH = 40  # sentences that a description reaches back


def _pronouns(chains: Links) -> None:
    """Third persons, in order, so that a pronoun's own chain helps the next."""
    for index, node in enumerate(chains.nodes):
        if node.kind is Kind.PRONOUN and node.low in words.HE | words.SHE | words.IT | words.THEY:
            found = antecedent(chains, index)
            if found is not None:
                chains.join(index, found)


def _owned(chains: Links) -> None:
    """Join "his father" and "his father", where both are the same man's."""
    by_token = {n.at: i for i, n in enumerate(chains.nodes) if n.kind is Kind.PRONOUN}
    last: dict[tuple[int, str], int] = {}
    for index, node in enumerate(chains.nodes):
        owner = by_token.get(node.owner) if node.owner is not None else None
        if owner is None:
            continue
        key = (chains.of[owner], node.low)
        if key in last and chains.agree(last[key], index):
            chains.join(last[key], index)
        last[key] = index
