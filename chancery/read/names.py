"""One name, one kind: what an article calls a person in one place it calls so in another.

Krishnan and Manning, "An effective two-stage model for exploiting non-local
dependencies in named entity recognition" (2006), in its simplest form: the same
words in one article take the kind that most of their readings have, and stand
as a name wherever they are printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
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
    taken = [m.span for m in mentions]
    added: list[Mention] = []
    for words, m in sure.items():
        for at in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text):
            span = Span(at.start(), at.end())
            if not any(span.overlaps(t) for t in taken):
                added.append(Mention(span, words, m.kind, m.confidence * SURE))
                taken.append(span)
    return added
