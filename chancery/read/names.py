"""One name, one kind: what an article calls a person in one place it calls so in another.

Krishnan and Manning, "An effective two-stage model for exploiting non-local
dependencies in named entity recognition" (2006), in its simplest form: the same
words in one article take the kind that most of their readings have, and stand
as a name wherever they are printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.model import Kind, Mention, Span

OUTVOTED = 1.2  # times the score of the other kinds that a kind needs to take them over
SURE = 0.9  # score from which a name is looked for elsewhere
LONG = 4  # letters from which it is
NAMES = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.NATIONALITY})


def agreed(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of one article in order, with names that agree."""
    kinds = _kinds(mentions)
    found = [
        replace(m, kind=kinds[m.text][0]) if m.kind in NAMES and m.text in kinds else m
        for m in mentions
    ]
    return sorted([*found, *_elsewhere(found, text)], key=lambda m: m.span)


def _kinds(mentions: Sequence[Mention]) -> dict[str, tuple[Kind, float]]:
    """The kind of each name that has one beyond doubt."""
    votes: dict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
    for m in mentions:
        if m.kind in NAMES:
            votes[m.text][m.kind] += m.confidence
    found = {}
    for words, held in votes.items():
        best = max(held, key=lambda kind: held[kind])
        rest = sum(held.values()) - held[best]
        if held[best] >= OUTVOTED * rest:
            found[words] = (best, held[best])
    return found


def _elsewhere(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Sure names where they are printed and were not read."""
    sure: dict[str, Mention] = {}
    for m in mentions:
        if m.kind in NAMES and m.confidence >= SURE and len(m.text) >= LONG and m.text[0].isupper():
            sure.setdefault(m.text, m)
    taken = bytearray(len(text))  # the characters that mentions have
    for m in mentions:
        taken[m.span.start : m.span.end] = b"\1" * (m.span.end - m.span.start)
    added: list[Mention] = []
    for words, m in sure.items():
        for start in _printed(words, text):
            end = start + len(words)
            if not any(taken[start:end]):
                added.append(Mention(Span(start, end), words, m.kind, m.confidence * SURE))
                taken[start:end] = b"\1" * len(words)
    return added


def _printed(words: str, text: str) -> Iterator[int]:
    """Where words are printed that are not part of a longer word."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if _apart(text[at - 1 : at]) and _apart(text[end : end + 1]):
            yield at
            at = text.find(words, end)
        else:
            at = text.find(words, at + 1)


def _apart(character: str) -> bool:
    """Whether a word may end beside a character, or beside the end of the text."""
    return not (character.isalnum() or character in {"_", "-"})
