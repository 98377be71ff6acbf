"""Who speaks, and which names mean the same: the surest links of coreference."""

from __future__ import annotations

from chancery.model import Kind
from chancery.resolve import chain_words as words
from chancery.resolve.chain_links import Links
from chancery.resolve.chain_nodes import Node
from chancery.resolve.who_scene import Scene


def speakers(chains: Links) -> None:
    """One chain of "I", one of "we" and one of "you" for each speaker, with the speaker's name."""
    last: dict[tuple[str | None, str], int] = {}
    for index, node in enumerate(chains.nodes):
        if node.kind is not Kind.PRONOUN:
            continue
        which = (
            "i" if node.low in words.FIRST_ONE
            else "we" if node.low in words.FIRST_MANY
            else "you" if node.low in words.SECOND
            else ""
        )  # fmt: skip
        if not which:
            continue
        key = (node.speaker, which)
        if key in last:
            chains.join(last[key], index)
        last[key] = index
    _addressed(chains, last)
    named = {n.speaker for n in chains.nodes}
    for (speaker, which), index in last.items():
        if which == "i" and speaker and speaker in named:
            for other, node in enumerate(chains.nodes):
                if node.kind is Kind.PERSON and _called(node, speaker):
                    chains.join(index, other)
                    break


def _called(node: Node, speaker: str) -> bool:
    called = speaker.split()
    return bool(node.words) and (
        set(node.words) <= set(called) or (set(called) <= set(node.words) and called != [])
    )


def _addressed(chains: Links, last: dict[tuple[str | None, str], int]) -> None:
    """In a talk of two, the one's "you" is the other's "I"."""
    speakers = {s for s, _ in last if s and not s.startswith("quote:")}
    if len(speakers) != 2:
        return
    one, other = sorted(speakers)
    for a, b in ((one, other), (other, one)):
        if (a, "you") in last and (b, "i") in last:
            chains.join(last[a, "you"], last[b, "i"])


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
    if hit and hit.place and hit.end >= node.end - 1 and hit.entries[0].kind == "country":
        return ("country", hit.entries[0].code)
    return node.words


def _initials(name: tuple[str, ...]) -> str:
    return "".join(w[0] for w in name if w not in {"of", "the", "and", "for", "in"})


def short(chains: Links) -> None:
    """A family or given name after the full one; the longest earlier name that it is a part of."""
    for index, node in enumerate(chains.nodes):
        if node.kind is Kind.ORGANISATION:
            _short_body(chains, index)
        if node.kind is not Kind.PERSON or not node.words:
            continue
        before = [
            i for i, other in enumerate(chains.nodes)
            if i != index and other.kind is Kind.PERSON and len(other.words) > len(node.words)
            and _part(node.words, other.words)
        ]  # fmt: skip
        earlier = [i for i in before if i < index]
        for other in [*reversed(earlier), *(i for i in before if i > index)]:
            if chains.of[other] == chains.of[index] or chains.agree(index, other):
                chains.join(index, other)
                break


def _short_body(chains: Links, index: int) -> None:
    """As in "the Society" after "the Society of the Cincinnati": the head noun of an earlier name."""
    short = chains.nodes[index].words
    for other in range(index - 1, -1, -1):
        full = chains.nodes[other].words
        if chains.nodes[other].kind is not Kind.ORGANISATION or len(full) <= len(short):
            continue
        cut = next((i for i, w in enumerate(full) if w in {"of", "de", "for", "in"}), len(full))
        if short and full[cut - len(short) : cut] == short and chains.agree(index, other):
            chains.join(index, other)
            return


def _part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) == 1:
        return short[0] in (full[-1], full[0])
    return set(short) <= set(full) and short[-1] == full[-1]
