"""From what the heads say of word pieces to spans of whole words in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.model import Span

if TYPE_CHECKING:
    from chancery.read.encoder import Floats
    from chancery.read.windows import Window

# Words that never are a span by themselves, nor its last word.
EMPTY = frozenset("the a an and or of in on at to by for with from that which as its their".split())
EDGES = " \t\n,;:.!?\"'“”‘’()[]-–—…"
QUOTED = "\"'“”‘’()[]"


@dataclass(frozen=True, slots=True)
class Found:
    """A span with its score and the first piece that stands in it."""

    span: Span
    score: float
    piece: int


def tagged(
    window: Window, text: str, tags: Floats, names: Sequence[str], *, owned: bool = True
) -> list[tuple[Found, str]]:
    """Spans of a B/I/O head with their kinds; those in the context only if not `owned`."""
    best = tags.argmax(-1)
    scores = tags.max(-1)
    found: list[tuple[Found, str]] = []
    at, stop = window.owned if owned else 1, len(window.pieces) - 1
    while at < stop:
        name = names[best[at]]
        if name == "O":
            at += 1
            continue
        kind, end = name[2:], at + 1
        while end < stop and (
            names[best[end]] == ("I-" + kind if kind else "I")
            or (
                names[best[end]][2:] == kind
                and names[best[end]] != "O"
                and _glued(window, text, end)
            )
            or (names[best[end]] == "O" and _glued(window, text, end))
        ):
            end += 1
        span = words(window, text, at, end)
        if span:
            found.append((Found(span, float(scores[at:end].mean()), at), kind))
        at = end
    return found


def linked(window: Window, text: str, row: Floats, threshold: float, gap: int = 0) -> list[Found]:
    """Runs of pieces likelier than the threshold, as whole words; best first.

    `gap` pieces below the threshold do not end a run (quotations are long and
    have weak spots).
    """
    found, at, stop = [], 1, len(window.pieces) - 1
    while at < stop:
        if row[at] < threshold:
            at += 1
            continue
        end = last = at + 1
        while end < stop and end - last <= gap:
            if row[end] >= threshold or _glued(window, text, end):
                last = end + 1
            end += 1
            if gap == 0 and end > last:
                break
        span = words(window, text, at, last)
        if span:
            found.append(Found(span, float(row[at:last].max()), at))
        at = last
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


def _glued(window: Window, text: str, at: int) -> bool:
    """Whether a piece goes on in the same word as the piece before it."""
    start = window.pieces.starts[at]
    return (
        start == window.pieces.ends[at - 1] and text[start - 1].isalnum() and text[start].isalnum()
    )
