"""Whom a pronoun of the third person goes back to, by agreement, nearness and prominence."""

from __future__ import annotations

from chancery.model import Kind
from chancery.resolve.coref import words
from chancery.resolve.coref.clauses import barred, sayer
from chancery.resolve.coref.links import Links
from chancery.resolve.coref.nodes import Node

# How many sentences back each sort looks.
_REACH = {"one": 8, "it": 1, "they": 3}
_BACK = 0.8  # what each sentence back costs
_SUBJECT = 0.7  # the first mention of its sentence
_PRONOUN = 1.0  # a pronoun of the same sort goes on with its chain
_NAMED = 0.4
_OFTEN = 0.4  # per mention of the chain so far, of its first four
_SAME_SENTENCE = 0.5
# "They" goes back to whoever was named last sooner than to an earlier "they".
_SAME_SENTENCE_MANY = 1.5
_LEAST = 0.0
_WE_AND_YOU = words.FIRST_MANY | words.SECOND


def antecedent(chains: Links, index: int) -> int | None:
    """The mention that a pronoun stands for, or None where nobody fits well."""
    node = chains.nodes[index]
    beside = _beside(chains, index)
    if beside is not None:
        return beside
    told = sayer(chains, index)
    if told is not None:
        return told
    best, chosen = _LEAST, None
    others = barred(chains, index)
    reach = _REACH["it" if node.low in words.IT else "they" if node.low in words.THEY else "one"]
    for other in range(index - 1, -1, -1):
        earlier = chains.nodes[other]
        if node.sentence - earlier.sentence > reach:
            break
        if chains.of[other] in others or not _may(chains, index, other):
            continue
        score = _score(chains, node, other)
        if score > best:
            best, chosen = score, other
    return chosen


def _beside(chains: Links, index: int) -> int | None:
    """As in "Plenkovic and his government": the person just before the "and"."""
    node = chains.nodes[index]
    if node.low not in words.POSSESSIVE or node.at < 2 or chains.scene.lows[node.at - 1] != "and":
        return None
    for other in range(index - 1, max(-1, index - 4), -1):
        earlier = chains.nodes[other]
        if (
            earlier.end == node.at - 1
            and earlier.kind is not Kind.PRONOUN
            and chains.agree(index, other)
        ):
            return other
    return None


def _may(chains: Links, index: int, other: int) -> bool:
    """Whether a pronoun can go back to a mention at all."""
    node, earlier = chains.nodes[index], chains.nodes[other]
    if node.at < earlier.end and earlier.at < node.end:
        return False
    return (
        _not_spoken(chains, node, other)
        and _fits(chains, node, other)
        and chains.agree(index, other)
    )


def _not_spoken(chains: Links, node: Node, other: int) -> bool:
    """No "he" is the "you", the "we", or the "I" of the same speaker."""
    earlier = chains.nodes[other]
    if earlier.kind is Kind.PRONOUN and earlier.low in _WE_AND_YOU:
        return False
    return node.speaker not in chains.sense(other).speakers


def _fits(chains: Links, node: Node, other: int) -> bool:
    if node.low in words.IT:
        # Most words "it" stand for no one and no place: a name or role must have been told.
        return _thing(chains, other) and (chains.given or _told(chains, other))
    if node.low in words.THEY:
        return _many(chains, other)
    sense = chains.sense(other)
    return "person" in sense.beings or Kind.ROLE in sense.kinds


def _told(chains: Links, other: int) -> bool:
    """Whether a chain has a name or a role in it."""
    return chains.sense(other).kinds != {Kind.PRONOUN}


def _thing(chains: Links, other: int) -> bool:
    """Whether a chain is of a body or place, one of its kind."""
    sense = chains.sense(other)
    thing = sense.it or "n" in sense.genders or "place" in sense.beings
    return thing and "person" not in sense.beings


def _many(chains: Links, other: int) -> bool:
    """Whether a chain is of several, or of a body of several."""
    sense = chains.sense(other)
    return not sense.one and (True in sense.plurals or Kind.ORGANISATION in sense.kinds)


def _score(chains: Links, node: Node, other: int) -> float:
    earlier = chains.nodes[other]
    back = node.sentence - earlier.sentence
    score = 2.0 - _BACK * back
    many = node.low in words.THEY
    if back == 0:
        score += _SAME_SENTENCE_MANY if many else _SAME_SENTENCE
    if earlier.first:
        score += _SUBJECT
    if earlier.kind is Kind.PRONOUN and _sort(earlier) == _sort(node):
        score += 0.0 if many else _PRONOUN
    if earlier.name:
        score += _NAMED
    before = sum(at < node.at for at in chains.sense(other).firsts)
    return score + (0.0 if many else _OFTEN) * before


def _sort(node: Node) -> int:
    return next(
        (
            i
            for i, sort in enumerate((words.HE, words.SHE, words.IT, words.THEY))
            if node.low in sort
        ),
        -1,
    )
