"""Finds the sentences of an article, as offsets into its frozen text.

Lines are joined into paragraphs first (a wrapped line is no end), furniture is
left out, and then each full stop is judged by the words on either side of it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from chancery.assets.furniture import is_furniture
from chancery.model.span import Span
from chancery.read.abbreviations import continues

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 3000  # characters: bounds the time spent on one sentence
_BRACKET = 300  # characters: a longer bracket is taken for one that was never closed
_NARROWEST, _WIDEST = 40, 110  # columns of texts that were wrapped by a machine
_WRAPPED_SHARE = 0.7

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BULLET = re.compile(r"[ \t]*(?:[•▪◦●■‣⁃∙·*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+")
_GLYPHS = " \t\u00a0•▪◦●■‣⁃∙·*–—->|"
_END = re.compile(
    r"""[.!?…]+                                   # the full stop itself
        (?:["”’»')\]]|\[\d{1,3}\])*               # what closes with it
        (?:\s+|(?<=[a-z]{2}[.!?])(?=["“]?[A-Z][a-z’' ])|(?<=[.!?]["”])(?=["“A-Z]))
    """,
    re.VERBOSE,
)
_CUT = re.compile(r"[;:,.–—)\]]\s+|\s+")


def split(text: str) -> list[Span]:
    """The sentences of a text in order: trimmed, not overlapping, each with a letter or digit."""
    found: list[Span] = []
    for start, end in _paragraphs(text):
        for first, last in pairwise(_ends(text, start, end)):
            found += _pieces(text, first, last)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of text that no sentence crosses: one line, or several that were wrapped."""
    block: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        blank = not line.strip()
        if block and (blank or text.count("\n", last, match.start()) > 1):
            yield from _unwrapped(text, block)
            block = []
        last = match.end()
        if not blank:
            if is_furniture(line):
                yield from _unwrapped(text, block)
                block = []
            else:
                block.append(match.span())
    yield from _unwrapped(text, block)


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the lines of a block that a machine, not the writer, has broken."""
    if not lines:
        return
    width = _width(text, lines)
    start, end = lines[0]
    for (_, above), (head, tail) in pairwise(lines):
        if not _runs_on(text, (start, above), (head, tail), width):
            yield start, above
            start = head
        end = tail
    yield start, end


def _width(text: str, lines: list[tuple[int, int]]) -> int:
    """The column at which a block was wrapped, or 0 where it was not."""
    if len(lines) < 3:
        return 0
    width = max(end - start for start, end in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_is_full(text, above, below, width) for above, below in pairwise(lines))
    return width if full >= _WRAPPED_SHARE * (len(lines) - 1) else 0


def _is_full(text: str, above: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    """Whether the first word of the line below would not have fitted on the one above."""
    word = text[below[0] : below[1]].lstrip().partition(" ")[0]
    return len(text[above[0] : above[1]].rstrip()) + len(word) + 3 >= width


def _runs_on(text: str, above: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    """Whether a line goes on in the next one."""
    if _BULLET.match(text, *below):
        return False
    line = text[above[0] : above[1]].rstrip()
    head = text[below[0] : below[1]]
    if head[0] in " \t" and not text[above[0]].isspace():
        return False  # an indented line starts a paragraph
    if head.lstrip()[0].islower():
        return line[-1] not in ".!?:;…"
    newest = (max(above[0], text.rfind("\n", above[0], above[1]) + 1), above[1])
    return width > 0 and _is_full(text, newest, below, width)


def _ends(text: str, start: int, end: int) -> list[int]:
    """The offsets at which sentences of one paragraph begin and end, outer ones included."""
    bullet = _BULLET.match(text, start, end)
    cuts = [start]
    for match in _END.finditer(text, bullet.end() if bullet else start, end):
        if (
            match.end() < end
            and not continues(text, cuts[-1], match, end)
            and not _bracketed(text, cuts[-1], match, end)
        ):
            cuts.append(match.end())
    return [*cuts, end]


def _bracketed(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the full stop stands inside a bracket that opened within the sentence."""
    at = match.start()
    opened = text.rfind("(", max(start + 1, at - _BRACKET), at)
    if opened < 0 or text.rfind(")", opened, match.end()) >= 0:
        return False
    if text.find(")", at, min(end, at + _BRACKET)) < 0:
        return False
    return opened - start > 10 or text[start:opened].strip(_GLYPHS) != ""


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """One sentence, trimmed; or several pieces where it is too long to be read at once."""
    while end - start > LONGEST:
        cut = start + LONGEST
        for match in _CUT.finditer(text, start + LONGEST // 2, start + LONGEST):
            if match.end() - match.start() > 1 or cut == start + LONGEST:
                cut = match.end()
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The range without outer spaces and bullets, if anything readable is left."""
    while start < end and (text[start].isspace() or text[start] in _GLYPHS):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(map(str.isalnum, text[start:end])):
        yield Span(start, end)
