"""Who speaks, and which names mean the same: the surest links of coreference."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from chancery.model import Kind
from chancery.resolve.coref import words
from chancery.resolve.coref.links import Links
from chancery.resolve.coref.nodes import Node
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import TITLES


def speakers(chains: Links) -> None:
    """One chain of "I", one of "we" and one of "you" for each speaker, with the speaker's name."""
    last: dict[tuple[str | None, str, str | None], int] = {}
    for index, node in enumerate(chains.nodes):
        which = _person(node)
        if not which:
            continue
        key = (node.speaker, which, node.addressee if which == "you" else None)
        if key in last:
            chains.join(last[key], index)
        last[key] = index
    for (_, which, addressee), index in last.items():  # the one's "you" is the other's "I"
        if which == "you" and addressee and (addressee, "i", None) in last:
            chains.join(index, last[addressee, "i", None])
    for (speaker, which, _), index in last.items():
        if which == "i" and speaker:
            found = (
                _framed(chains, index)
                if speaker.startswith("quote:")
                else _by_label(chains, speaker)
            )
            if found is not None:
                chains.join(index, found)


def _person(node: Node) -> str:
    """Whether a pronoun is of the speaker, of several or of whom is spoken to."""
    if node.kind is Kind.ROLE and node.owner is not None and node.low in _ADDRESSED:
        return "you"  # "Your Honor"
    if node.kind is not Kind.PRONOUN:
        return ""
    if node.low in words.FIRST_ONE:
        return "i"
    if node.low in {"'s", "’s"}:  # "let's"
        return "we"
    return "we" if node.low in words.FIRST_MANY else "you" if node.low in words.SECOND else ""


_ADDRESSED = frozenset("honor honour excellency majesty highness lordship".split())


def _by_label(chains: Links, speaker: str) -> int | None:
    """The first mention of a speaker's name."""
    return next(
        (
            i
            for i, node in enumerate(chains.nodes)
            if node.kind is Kind.PERSON and _called(node, speaker)
        ),
        None,
    )


def _framed(chains: Links, index: int) -> int | None:
    """Who says a quotation that "I" stands in: named with a verb of saying beside it."""
    quote = chains.scene.quoted(chains.nodes[index].at)
    if quote is None:
        return None
    lows = chains.scene.lows
    after = range(quote[1] + 1, min(quote[1] + 7, len(lows)))
    before = range(max(quote[0] - 12, 0), quote[0])
    for near in (after, before):
        told = [
            i for i in chains.within(near.start, near.stop)
            if (n := chains.nodes[i]).end <= near.stop
            and (n.kind is Kind.PERSON or (n.kind is Kind.PRONOUN and n.low in {"he", "she"}))
        ]  # fmt: skip
        if told and any(lows[t] in words.SAYING for t in near):
            return told[0] if near is after else told[-1]
    return None


def _called(node: Node, speaker: str) -> bool:
    called = speaker.split()
    return bool(node.words) and (
        set(node.words) <= set(called) or (set(called) <= set(node.words) and called != [])
    )


def names(chains: Links) -> None:
    """Equal names, names of one country, and acronyms."""
    first: dict[tuple[str, ...], int] = {}
    for index, node in enumerate(chains.nodes):
        if not node.name or not node.words:
            continue
        key = key_of(chains.scene, node)
        if key in first:
            chains.join(first[key], index)
        else:
            first[key] = index
    for key, index in first.items():
        if len(key) == 1 and chains.scene.words[chains.nodes[index].head].isupper():
            for longer, other in first.items():
                if len(longer) > 1 and _initials(longer) == key[0]:
                    chains.join(index, other)


def key_of(scene: Scene, node: Node) -> tuple[str, ...]:
    """What a name is known by: its words, or for a country its code."""
    hit = scene.hit_at.get(node.at) or scene.hit_at.get(node.at + 1)
    whole = hit and hit.place and hit.end > node.head and node.kind is not Kind.PERSON
    if hit and whole and hit.entries[0].kind == "country" and node.low not in _NATIONS:
        return ("country", hit.entries[0].code)
    return node.words


_NATIONS = frozenset("england scotland wales ireland".split())  # of one country's code


def _initials(name: tuple[str, ...]) -> str:
    return "".join(w[0] for w in name if w not in {"of", "the", "and", "for", "in"})


def short(chains: Links) -> None:
    """A family or given name after the full one; the longest earlier name that it is a part of."""
    bodies, places = _bodies(chains), _places(chains)
    persons = _persons(chains)
    for index, node in enumerate(chains.nodes):
        if node.kind is Kind.ORGANISATION:
            _short_body(chains, index, bodies)
        if node.kind is Kind.PLACE:
            _short_place(chains, index, places)
        if node.kind is not Kind.PERSON or not node.words or _office(node):
            continue
        for other in _longer(chains, index, persons.get(node.words[-1], [])):
            if chains.of[other] == chains.of[index] or chains.agree(index, other):
                chains.join(index, other)
                break


def _persons(chains: Links) -> dict[str, list[int]]:
    """The persons by the first and the last word of their names."""
    found: dict[str, list[int]] = {}
    for index, node in enumerate(chains.nodes):
        if node.kind is Kind.PERSON and node.words:
            for word in {node.words[0], node.words[-1]}:
                found.setdefault(word, []).append(index)
    return found


def _longer(chains: Links, index: int, namesakes: list[int]) -> Iterator[int]:
    """Those whose names a shorter one is part of: the nearest before, else the next behind."""
    here = bisect_left(namesakes, index)
    short = chains.nodes[index].words
    for other in (*reversed(namesakes[:here]), *namesakes[here:]):
        full = chains.nodes[other].words
        if len(full) > len(short) and _part(short, full):
            yield other


def _office(node: Node) -> bool:
    """Whether a name is only an office in capitals: "the President" is not "the Vice President"."""
    return node.words[-1] in TITLES or node.words[-1] in tables().roles


def _places(chains: Links) -> dict[tuple[str, ...], list[int]]:
    """The places whose names end in what they are, by the words before."""
    found: dict[tuple[str, ...], list[int]] = {}
    for index, node in enumerate(chains.nodes):
        if node.kind is Kind.PLACE and node.low in _KINDS:
            found.setdefault(node.words[:-1], []).append(index)
    return found


def _short_place(chains: Links, index: int, longer: Mapping[tuple[str, ...], list[int]]) -> None:
    """As in "New York" and "New York City"."""
    for other in longer.get(chains.nodes[index].words, ()):
        if chains.agree(index, other):
            chains.join(index, other)
            return


_KINDS = frozenset("city town island islands province county region valley peninsula".split())


def _bodies(chains: Links) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The bodies by the head nouns of their names, with the words up to these."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for index, node in enumerate(chains.nodes):
        if node.kind is Kind.ORGANISATION:
            joints = (i for i, w in enumerate(node.words) if w in {"of", "de", "for", "in"})
            head = node.words[: next(joints, len(node.words))]
            found.setdefault(head[-1] if head else "", []).append((index, head))
    return found


def _short_body(
    chains: Links, index: int, bodies: Mapping[str, list[tuple[int, tuple[str, ...]]]]
) -> None:
    """As in "the Society" after "the Society of the Cincinnati": the head noun of an earlier name."""
    short = chains.nodes[index].words
    for other, head in reversed(bodies.get(short[-1], ()) if short else ()):
        longer = other < index and len(chains.nodes[other].words) > len(short)
        if longer and head[-len(short) :] == short and chains.agree(index, other):
            chains.join(index, other)
            return


def _part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) == 1:
        return short[0] in (full[-1], full[0])
    return set(short) <= set(full) and short[-1] == full[-1]
