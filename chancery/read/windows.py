"""Cuts a text into the windows of word pieces that the encoder reads.

A window holds consecutive sentences, preceded by as much of the sentences
before them as fits in `CONTEXT`, so that a sentence's sources and actors are
usually in sight. Only the sentences it *owns* are decoded from it, so every
sentence is decoded exactly once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from chancery.model import Span
from chancery.read.wordpiece import REMEMBERED, WordPiece

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 224  # word pieces in a window, the two special ones included
CONTEXT = 48  # word pieces of earlier sentences at most
CLS, SEP, PAD = 101, 102, 0

# What the uncased vocabulary cannot see is told to the encoder beside each
# piece: the letter case of its word, and whether it is marked as one of the
# two parties whose relation is asked for.
SHAPES = 5  # special, lower case, Capitalised, CAPITALS, digits and signs
ACTOR_MARK, RECIPIENT_MARK = 1, 2
KINDS = SHAPES * 3


@dataclass(frozen=True, slots=True)
class Pieces:
    """A stretch of text as word pieces: ids, shapes, and each piece's place in the text."""

    ids: list[int]
    shapes: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> Pieces:
        return Pieces(self.ids[part], self.shapes[part], self.starts[part], self.ends[part])


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder is given, with the range of sentences that it owns.

    `owned` is the index of the first piece that belongs to an owned sentence;
    `sentence` gives each piece's sentence (or -1 for a special piece).
    """

    pieces: Pieces
    owned: int
    sentence: list[int] = field(default_factory=list)

    def within(self, span: Span) -> slice:
        """The pieces that stand in a span of the text."""
        starts, ends = self.pieces.starts, self.pieces.ends
        first = bisect_right(ends, span.start, 1, len(ends) - 1)
        return slice(first, bisect_left(starts, span.end, first, len(starts) - 1))


@lru_cache(maxsize=2)
def tokenizer(path: Path) -> WordPiece:
    """The word pieces that belong to the weights."""
    return WordPiece.from_file(path)


@lru_cache(maxsize=REMEMBERED)
def shape(word: str) -> int:
    """The letter case of a piece as it stands in the text: 1 to 4."""
    if not any(c.isalpha() for c in word):
        return 4
    if word[0].isupper():
        return 3 if len(word) > 1 and word.isupper() else 2
    return 1


def pieces(tokens: WordPiece, text: str, spans: Sequence[Span]) -> list[Pieces]:
    """The word pieces of each span, with offsets into the whole text."""
    found = []
    for span in spans:
        one, base = tokens.encode(span.of(text)), span.start
        starts = [base + start for start in one.starts]
        ends = [base + end for end in one.ends]
        shapes = [shape(text[a:b]) for a, b in zip(starts, ends, strict=True)]
        found.append(Pieces(one.ids, shapes, starts, ends))
    return found


def windows(
    sentences: Sequence[Pieces], limit: int = LIMIT, context: int = CONTEXT
) -> list[Window]:
    """Windows over the sentences, in order; a sentence longer than a window is cut up."""
    room = limit - 2
    units = [(i, s[at : at + room]) for i, s in enumerate(sentences)
             for at in range(0, len(s), room)]  # fmt: skip
    found: list[Window] = []
    at = 0
    while at < len(units):
        before: list[tuple[int, Pieces]] = []
        size, back = 0, at - 1
        budget = min(context, room - len(units[at][1]))
        while back >= 0 and size + len(units[back][1]) <= budget:
            before.insert(0, units[back])
            size += len(units[back][1])
            back -= 1
        owned_at = size + 1
        chosen = before
        while at < len(units) and size + len(units[at][1]) <= room:
            chosen.append(units[at])
            size += len(units[at][1])
            at += 1
        found.append(_window(chosen, owned_at))
    return found


def _window(units: list[tuple[int, Pieces]], owned: int) -> Window:
    ids, shapes, starts, ends, sentence = [CLS], [0], [0], [0], [-1]
    for index, one in units:
        ids += one.ids
        shapes += one.shapes
        starts += one.starts
        ends += one.ends
        sentence += [index] * len(one)
    return Window(
        Pieces([*ids, SEP], [*shapes, 0], [*starts, 0], [*ends, 0]), owned, [*sentence, -1]
    )
