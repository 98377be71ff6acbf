"""Contents of attributions made whole: quotations closed, stray bits dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.model import Span

OPENS = {"“": "”", "‘": "’", '"': '"', "«": "»", "''": "''"}
_TAIL = re.compile(r"""[.,!?]?[\"”’']{0,2}""")
LONGEST = 1500  # characters within which a quotation must close
STRAY = 0.25  # of the longest part: a shorter part that is no quotation is left out


def whole_contents(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The parts of one content in the order of the text, apart from each other."""
    longest = max(s.end - s.start for s in spans)
    kept = [s for s in spans if s.end - s.start > STRAY * longest or _mark(text, s.start)]
    found: list[Span] = []
    for span in sorted(_closed(_one_paragraph(s, text), text) for s in kept):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _mark(text: str, start: int) -> str:
    """The opening quotation mark at or right before a place; nothing where there is none."""
    for at in (start, start - 1, start - 2):
        for mark in OPENS:
            if at >= 0 and text.startswith(mark, at) and at + len(mark) >= start:
                return mark
    return ""


def _one_paragraph(span: Span, text: str) -> Span:
    """What stands before the end of the paragraph, unless a quotation runs on past it."""
    broken = text.find("\n\n", span.start, span.end)
    if broken <= span.start or _mark(text, span.start):
        return span
    return Span(span.start, broken)


def _closed(span: Span, text: str) -> Span:
    """With its quotation marks, the closing one looked for; with the sign at its end."""
    mark = _mark(text, span.start)
    start, end = span.start, span.end
    if mark:
        start = text.rfind(mark, max(0, start - len(mark)), start + len(mark))
        close = OPENS[mark]
        inside = text.find(close, start + len(mark), end)
        at = text.find(close, end - 1, start + LONGEST) if inside < 0 else -1
        if at >= 0:
            end = at + len(close)
    tail = _TAIL.match(text, end)
    return Span(start, tail.end() if tail else end)
