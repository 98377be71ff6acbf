"""What somebody is said to be or to serve as: "is a writer", "Shalev, a writer,", "worked as a nurse"."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.model import Kind
from chancery.resolve.coref import words
from chancery.resolve.coref.links import Links
from chancery.resolve.coref.nodes import Node
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import TITLES


def predicates(chains: Links) -> None:
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


def offices(chains: Links) -> None:
    """What somebody is, becomes or serves as, with words between: "Ann Lee (born 1950) was a nurse"."""
    for index, node in enumerate(chains.nodes):
        said = node.kind is Kind.ROLE or (node.kind is Kind.PERSON and _capital(node))
        if not said or node.plural or not chains.alone(index):
            continue
        other = _subject(chains, index)
        if other is None:
            other = _listed(chains, index)
        if other is not None:
            chains.join(other, index)


def _capital(node: Node) -> bool:
    """Whether a name is an office in capitals: "Rector of the University"."""
    return bool(node.words) and (node.words[-1] in tables().roles or node.words[-1] in TITLES)


def _subject(chains: Links, role: int) -> int | None:
    """The nearest earlier person of the sentence that a role is told of, if the verb says so."""
    lows, node = chains.scene.lows, chains.nodes[role]
    verb = _verb(lows, node.at)
    if node.being == "place" or verb is None:
        return None
    for other in range(role - 1, -1, -1):
        one = chains.nodes[other]
        if one.sentence != node.sentence:
            break
        if one.end > verb or not (one.kind is Kind.PERSON or _he(one)):
            continue
        between = _open(lows[one.end : verb])
        near = not between or (between[0] == "," and between[-1] == ",")
        subject = lows[one.at] in words.SUBJECTS or (one.name and one.first)
        if (near or (subject and not (_OTHERS | words.SAYING) & set(between))) and chains.agree(
            other, role
        ):
            return other
        if subject:
            break
    return None


def _verb(lows: Sequence[str], at: int) -> int | None:
    """Where the verb stands that makes the role at a token somebody's; None where none does."""
    before = at - 1
    while before > 0 and lows[before] in words.ADVERBS:
        before -= 1
    if before < 1:
        return None
    if lows[before] in words.BE | _BECAME:
        return _auxiliary(lows, before)
    led = _SERVED if lows[before] == "as" else _RAISED if lows[before] == "to" else frozenset()
    for back in range(before - 1, max(before - 7, 0), -1):
        if lows[back] in led:
            return _auxiliary(lows, back)
    return None


def _auxiliary(lows: Sequence[str], verb: int) -> int:
    """Where the verb's auxiliaries begin: "has since been"."""
    while verb > 0 and lows[verb - 1] in words.BE | words.ADVERBS | _HAVING:
        verb -= 1
    return verb


def _open(between: Sequence[str]) -> list[str]:
    """What stands between a subject and its verb but for brackets and adverbs."""
    kept: list[str] = []
    depth = 0
    for low in between:
        if low in {"(", "["}:
            depth += 1
        elif low in {")", "]"}:
            depth = max(depth - 1, 0)
        elif not depth and low not in words.ADVERBS:
            kept.append(low)
    return kept if any(low[0].isalnum() for low in kept) else []


def _he(node: Node) -> bool:
    return node.kind is Kind.PRONOUN and node.low in words.HE | words.SHE | words.FIRST_ONE


def _listed(chains: Links, index: int) -> int | None:
    """The role before in a list of what one is: "an actress, singer and director"."""
    node, lows = chains.nodes[index], chains.scene.lows
    start = node.at - 1 if node.at and lows[node.at - 1] in {"as", "was", "is"} else node.at
    if not start or lows[start - 1] not in {",", "and", "/"}:
        return None
    for other in range(index - 1, max(-1, index - 3), -1):
        earlier = chains.nodes[other]
        beside = earlier.end in (start - 1, start - 2) and earlier.sentence == node.sentence
        told = any(m.name or _he(m) for m in chains.members(other))
        if beside and told and earlier.kind is Kind.ROLE and chains.agree(other, index):
            return other
    return None


_HAVING = frozenset("has have had later soon subsequently eventually widely best well".split())
_BECAME = frozenset(
    "became become becomes becoming being made named elected appointed called dubbed".split()
)
_SERVED = frozenset(
    "served serves serving serve worked works working work recognised recognized known acted acting "
    "established described elected appointed hired employed career joined regarded considered "
    "himself herself appointment role election commissioned crowned ordained retired fame".split()
)
_RAISED = frozenset("promoted raised elevated appointed elected".split())
_OTHERS = frozenset("but while whose who which that because when where whom".split())
