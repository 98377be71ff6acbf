"""Coreference within an article: mentions of one person, body or place in a chain.

Rules from the surest to the least, as in Lee et al. (2013): speakers, equal
names, acronyms, short forms, predicates, repeated descriptions, pronouns. Each
joins two chains only where they agree in number, gender and kind; where nobody
fits, a mention stays alone, since a wrong link is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from chancery.model import Kind, Mention, Reading
from chancery.resolve.coref import words
from chancery.resolve.coref.clauses import barred
from chancery.resolve.coref.links import Links
from chancery.resolve.coref.names import key_of, names, short, speakers
from chancery.resolve.coref.nodes import Node
from chancery.resolve.coref.predicates import offices, predicates
from chancery.resolve.coref.pronouns import antecedent
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.scene import scene as seen
from chancery.resolve.lookup.tables import tables


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
        for sieve in (
            speakers, names, short, predicates, offices, _descriptions, _called_after, _own_country,
            _pronouns, _there, _owned,
        ):  # fmt: skip
            sieve(self)

    def apart(self, token: int) -> set[int]:
        """The tokens of whom the pronoun at a token cannot mean by the grammar of its clause."""
        index = self.pronoun(token)
        others = barred(self, index) if index is not None else frozenset()
        nodes = (n for i, n in enumerate(self.nodes) if self.of[i] in others) if others else ()
        return {at for node in nodes for at in range(node.at, node.end)}


def _descriptions(chains: Links) -> None:
    """A definite role whose head stood before with the same modifiers or more."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, node in enumerate(chains.nodes):
        alike.setdefault(node.words, []).append(index)
    for index, node in enumerate(chains.nodes):
        office = node.kind is Kind.PERSON and len(node.words) == 1 and node.low in tables().roles
        if not (node.kind is Kind.ROLE or office) or node.owner is not None:
            continue
        if not node.definite:
            _repeated(chains, index, alike[node.words])
            continue
        for other in range(index - 1, -1, -1):
            earlier = chains.nodes[other]
            if node.sentence - earlier.sentence > _REACH:
                break
            if _described(node, earlier) and earlier.owner is None and chains.agree(index, other):
                chains.join(index, other)
                break
        else:
            _sort_of(chains, index)


def _described(node: Node, earlier: Node) -> bool:
    """Whether a description repeats an earlier one, or a title that a name was printed with."""
    if earlier.kind is Kind.ROLE or earlier.words == node.words:
        return earlier.low == node.low and set(node.words) <= set(earlier.words)
    return len(node.words) == 1 and node.low in earlier.titles


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


def _there(chains: Links) -> None:
    """As in "there" after a place, and "the couple" after two people."""
    for index, node in enumerate(chains.nodes):
        if node.kind is not Kind.ROLE:
            continue
        if node.low == "there":
            found = _last(chains, index, lambda n: n.kind is Kind.PLACE or n.being == "place")
        elif node.definite and node.low in _PAIRS and len(node.words) == 1:
            found = _last(chains, index, lambda n: n.plural is True and n.being != "place")
        else:
            continue
        if found is not None:
            chains.join(found, index)


def _last(chains: Links, index: int, fits: Callable[[Node], bool]) -> int | None:
    """The nearest mention before that fits, in this sentence or the one before."""
    sentence = chains.nodes[index].sentence
    for other in range(index - 1, -1, -1):
        if sentence - chains.nodes[other].sentence > 1:
            return None
        if fits(chains.nodes[other]):
            return other
    return None


_PAIRS = frozenset(("couple", "pair", "two", "duo"))


def _called_after(chains: Links) -> None:
    """As in "the university" after "the University of Copenhagen": the nearest name with the noun."""
    for index, node in enumerate(chains.nodes):
        single = node.kind is Kind.ROLE and node.definite and len(node.words) == 1
        if not single or node.owner is not None or not chains.alone(index):
            continue
        for other in range(index - 1, -1, -1):
            earlier = chains.nodes[other]
            if node.sentence - earlier.sentence > _NAMED_AFTER:
                break
            named = earlier.kind in _BODIES and len(earlier.words) > 1
            if named and node.low in earlier.words and earlier.plural is not True:
                chains.join(index, other)
                break


_BODIES = (Kind.ORGANISATION, Kind.PLACE)
_NAMED_AFTER = 20  # sentences


def _own_country(chains: Links) -> None:
    """As in "our country": all of them one, and the country that a speech names far most often."""
    ours = [
        i for i, n in enumerate(chains.nodes)
        if n.kind is Kind.ROLE and len(n.words) == 1 and n.low in _COUNTRIES
        and chains.scene.lows[n.at] in {"our", "this"} and chains.alone(i)
    ]  # fmt: skip
    if not ours:
        return
    for index in ours[1:]:
        chains.join(ours[0], index)
    counts: dict[int, int] = {}
    for index, node in enumerate(chains.nodes):
        if node.kind is Kind.PLACE and key_of(chains.scene, node)[0] == "country":
            counts[chains.of[index]] = counts.get(chains.of[index], 0) + 1
    listed = [*sorted(counts.values(), reverse=True), 0, 0]
    if listed[0] >= _OURS and listed[0] >= 2 * listed[1]:
        most = max(counts, key=lambda chain: counts[chain])
        chains.join(next(i for i in range(len(chains.nodes)) if chains.of[i] == most), ours[0])


_OURS = 3  # times that a speaker's own country is named at least


def _repeated(chains: Links, index: int, alike: list[int]) -> None:
    """Bare words said again: "public land" and "public land"."""
    node = chains.nodes[index]
    if chains.scene.lows[node.at] in words.INDEFINITE:
        return
    for other in reversed(alike[: bisect_left(alike, index)]):
        if chains.agree(index, other):
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
    by_token = {n.at: i for i, n in enumerate(chains.nodes) if n.kind is Kind.PRONOUN or n.name}
    last: dict[tuple[int, str], int] = {}
    for index, node in enumerate(chains.nodes):
        owner = by_token.get(node.owner) if node.owner is not None else None
        if owner is None:
            continue
        key = (chains.of[owner], node.low)
        if key in last and chains.agree(last[key], index):
            chains.join(last[key], index)
        last[key] = index
