"""From what the heads say of word pieces to spans of whole words in the text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from chancery.model import Span

if TYPE_CHECKING:
    from chancery.read.encoder import Floats
    from chancery.read.windows import Window

# Words that never are a span by themselves, nor its last word.
EMPTY = frozenset("the a an and or of in on at to by for with from that which as its their".split())
CERTAIN = 0.97  # "outside" with this probability is not asked again
NEVER = -1e9
EDGES = " \t\n,;:.!?\"'“”‘’()[]-–—…"


@dataclass(frozen=True, slots=True)
class Found:
    """A span with its score and the first piece that stands in it."""

    span: Span
    score: float
    piece: int


def tagged(
    window: Window, text: str, tags: Floats, names: Sequence[str]
) -> list[tuple[Found, str]]:
    """Spans of a B/I/O head with their kinds, in all of the window, the context included.

    Stretches in which something other than "outside" is possible are decoded by
    the likeliest path (Viterbi 1967) on which no span starts with an I, changes
    its kind, or begins or ends inside a word.
    """
    import numpy as np

    found = []
    done, stop = 1, len(window.pieces) - 1
    possible = (tags[:, 0] < CERTAIN).tolist()
    for at in itertools.compress(range(stop), possible):
        if at < done:
            continue
        end = at + 1
        while end < stop and (
            (possible[end] and not _fresh(window, end)) or glued(window, text, end)
        ):
            end += 1
        inner = [glued(window, text, i) for i in range(at, end)]
        path = _path(np.log(tags[at:end] + 1e-9), inner, names)
        for first, last, kind in _runs(path, names):
            span = words(window, text, at + first, at + last)
            if span:
                score = float(tags[range(at + first, at + last), path[first:last]].mean())
                found.append((Found(span, score, at + first), kind))
        done = end
    return found


def _path(scores: Floats, glued: Sequence[bool], names: Sequence[str]) -> list[int]:
    """The tags of the likeliest path through a stretch that "outside" precedes."""
    between, within = _moves(tuple(names))
    path: list[int] = scores.argmax(-1).tolist()
    if _allowed(path, glued, between, within):
        return path  # no path is likelier than the likeliest tag of each piece
    best = [0.0] + [NEVER] * (len(names) - 1)
    back: list[list[int]] = []
    for row, inside in zip(scores.tolist(), glued, strict=True):
        likeliest = max(range(len(names)), key=best.__getitem__)
        came = [
            likeliest if before is None else max(before, key=best.__getitem__, default=-1)
            for before in (within if inside and back else between)
        ]
        back.append(came)
        best = [NEVER if a < 0 else best[a] + score for a, score in zip(came, row, strict=True)]
    path = [max(range(len(names)), key=best.__getitem__)]
    for steps in reversed(back[1:]):
        path.append(steps[path[-1]])
    return path[::-1]


Moves = list[list[int] | None]


def _allowed(path: Sequence[int], glued: Sequence[bool], between: Moves, within: Moves) -> bool:
    """Whether each tag of a path may follow the one before, "outside" before the first."""
    before = 0
    for at, (tag, inside) in enumerate(zip(path, glued, strict=True)):
        may = (within if inside and at else between)[tag]
        if may is not None and before not in may:
            return False
        before = tag
    return True


@lru_cache(maxsize=8)
def _moves(names: tuple[str, ...]) -> tuple[Moves, Moves]:
    """Which tags may come before each tag, between words and within one; None for any."""
    between: Moves = [
        None if name[:1] != "I" else [i for i, b in enumerate(names) if _follows(b, name)]
        for name in names
    ]
    within: Moves = [
        [0] if name == "O" else before if before is not None else []
        for name, before in zip(names, between, strict=True)
    ]
    return between, within


def _follows(before: str, after: str) -> bool:
    """Whether a tag may stand right after another."""
    return after[:1] != "I" or (before != "O" and before[1:] == after[1:])


def _runs(path: Sequence[int], names: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans on a path: first and last piece (the last not included), and the kind."""
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(path):
        name = names[tag]
        if name[:1] == "B":
            found.append((at, at + 1, name[2:]))
        elif name[:1] == "I" and found:
            found[-1] = (found[-1][0], at + 1, found[-1][2])
    return found


def linked(window: Window, text: str, row: Floats, threshold: float, gap: int = 0) -> list[Found]:
    """Runs of pieces likelier than the threshold, as whole words; best first.

    `gap` pieces below the threshold do not end a run (quotations are long and
    have weak spots).
    """
    found, done, stop = [], 1, len(window.pieces) - 1
    likely = (row >= threshold).tolist()
    for at in itertools.compress(range(stop), likely):
        if at < done:
            continue
        end = last = at + 1
        while end < stop and end - last <= gap and not (gap == 0 and _fresh(window, end)):
            if likely[end] or glued(window, text, end):
                last = end + 1
            end += 1
            if gap == 0 and end > last:
                break
        span = words(window, text, at, last)
        if span:
            found.append(Found(span, float(row[at:last].max()), at))
        done = last
    return sorted(found, key=lambda f: -f.score)


def words(window: Window, text: str, first: int, last: int) -> Span | None:
    """Pieces `first` up to `last` widened to whole words, without loose signs at the edges."""
    start, end = window.pieces.starts[first], window.pieces.ends[last - 1]
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES and not _abbreviated(text, start, end):
        end -= 1
    if start >= end or text[start:end].lower() in EMPTY:
        return None
    return Span(start, end)


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether a full stop at the end belongs to "U.S." or the like."""
    return text[end - 1] == "." and "." in text[start : end - 1] and text[end - 2].isupper()


def _fresh(window: Window, at: int) -> bool:
    """Whether a piece begins a sentence: no name runs on into the next one."""
    return window.sentence[at] != window.sentence[at - 1]


def glued(window: Window, text: str, at: int) -> bool:
    """Whether a piece goes on in the same word as the piece before it."""
    start = window.pieces.starts[at]
    return (
        start == window.pieces.ends[at - 1] and text[start - 1].isalnum() and text[start].isalnum()
    )
