"""Whom a pronoun cannot mean by the grammar of its clause: "Macron urged him", "he met Xi".

Nobody is both who does and who is done to, unless a word says so ("himself"): an object is
not the subject of its clause, a subject not whom its clause names after it, and who opens a
sentence by a participle ("Greeting Xi, he said") is not the object of that.
"""

from __future__ import annotations

from itertools import pairwise

from chancery.model import Kind
from chancery.resolve.coref import words
from chancery.resolve.coref.links import Links
from chancery.resolve.coref.nodes import Node

_OBJECTS = frozenset({"him", "them"})
_SUBJECTS = frozenset({"he", "she", "they"})
# Where a clause ends and another may begin.
_BOUNDS = frozenset(
    (
        "that who whom whose which when while as if because although though before after since "
        "until unless whether where what how than so for , ; : . - \u2013 \u2014 ( ) \" \u201c \u201d ''"
    ).split()
)
_TELLING = frozenset(
    "said says say saying claimed claims believes thinks insisted argued added noted stated".split()
)
_HAVING = frozenset("has have had is was were also later then now once again".split())
_PREPOSITIONS = frozenset(
    "about after against at beside by for from in into of on over to under with without".split()
)
_AND = frozenset({"and", "but", "or", "then"})
_FAR = 25  # tokens that a clause is long


def barred(chains: Links, index: int) -> frozenset[int]:
    """The chains that a pronoun cannot belong to."""
    node = chains.nodes[index]
    if node.low in _OBJECTS:
        found = [i for i in _before(chains, node) if _subject(chains, i, index)]
    elif node.low in _SUBJECTS:
        found = [*_objects(chains, node), *_greeted(chains, node)]
    else:
        return frozenset()
    return frozenset(chains.of[i] for i in found)


def sayer(chains: Links, index: int) -> int | None:
    """Who says what a pronoun opens: "Sanders has said he", "the army says it"."""
    node, lows = chains.nodes[index], chains.scene.lows
    at = node.at - 1
    at -= at > 0 and lows[at] == "that"
    if at < 1 or lows[at] not in _TELLING:
        return None
    at -= 1
    while at > 0 and lows[at] in _HAVING:
        at -= 1
    for other in chains.within(max(0, at - _FAR), at + 1):
        earlier = chains.nodes[other]
        if earlier.end == at + 1 and not _oblique(chains, earlier) and _said(earlier, node):
            return other if chains.agree(index, other) else None
    return None


def _said(earlier: Node, node: Node) -> bool:
    """Whether one is of the sort that a pronoun is of: a person for "he", else a body or several."""
    person = earlier.being == "person" or earlier.kind in {Kind.PERSON, Kind.ROLE}
    if node.low in words.HE | words.SHE:
        return person and earlier.plural is not True
    return node.low in words.THEY and earlier.plural is not False


def _before(chains: Links, node: Node) -> range:
    first = max(chains.scene.begins(node.sentence), node.at - _FAR)
    return chains.within(first, node.at)


def _subject(chains: Links, index: int, object_: int) -> bool:
    """Whether a mention is the subject, or another object, of the verb that has the pronoun."""
    one, node, lows = chains.nodes[index], chains.nodes[object_], chains.scene.lows
    between = lows[one.end : node.at]
    owner = lows[one.end] in {"'s", "\u2019s", "'", "\u2019"} or one.low in words.POSSESSIVE
    if owner or _oblique(chains, one) or not between or lows[node.at - 1] in _PREPOSITIONS:
        return False
    if not _BOUNDS.isdisjoint(between) or not _TELLING.isdisjoint(between):
        return False
    others = [chains.nodes[i] for i in chains.within(one.end, node.at)]
    others = [n for n in others if n.end <= node.at and n.kind is not Kind.PLACE]
    again = any(a in _AND and b in _HAVING for a, b in pairwise(between))
    if again:
        return one.first  # "has asked Putin to meet Xi and has called him"
    if any(lows[n.end] == "to" for n in others):
        return False  # "asked Putin to meet him"
    joined = not _AND.isdisjoint(between)
    return not joined or one.first


def _objects(chains: Links, node: Node) -> list[int]:
    """The names behind a subject in its clause: of "he praised Xi" Xi."""
    lows, found = chains.scene.lows, []
    for other in chains.within(node.end, node.end + _FAR):
        later = chains.nodes[other]
        if later.sentence != node.sentence or not _BOUNDS.isdisjoint(lows[node.end : later.at]):
            break
        if not _TELLING.isdisjoint(lows[node.end : later.at]):
            break
        owner = lows[later.end : later.end + 1] in (["'s"], ["\u2019s"])
        if later.kind in {Kind.PERSON, Kind.ORGANISATION} and not owner:
            found.append(other)
    return found


def _greeted(chains: Links, node: Node) -> list[int]:
    """Those whom an opening participle has as its object: of "Greeting Xi, he said" Xi."""
    first, lows = chains.scene.begins(node.sentence), chains.scene.lows
    led = lows[first : node.at]
    if len(led) < 3 or led[-1] != "," or not led[0].endswith("ing") or "," in led[1:-1]:
        return []
    return [
        i for i in chains.within(first + 1, node.at)
        if lows[chains.nodes[i].end] not in {"'s", "\u2019s"}
    ]  # fmt: skip


def _oblique(chains: Links, node: Node) -> bool:
    return node.at > 0 and chains.scene.lows[node.at - 1] in _PREPOSITIONS
