"""Contents of attributions made whole: quotations closed, stray bits dropped."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from chancery.model import Span

# Opening marks, each with what closes it: typesetters mix curly and straight ones.
OPENS = {"“": '[”"]', "‘": "’", '"': '["”]', "«": "»", "''": "''"}
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
        end = max(end, _close(mark, text, start))
    tail = _TAIL.match(text, end)
    return Span(start, tail.end() if tail else end)


def _close(mark: str, text: str, start: int) -> int:
    """Where a quotation ends; 0 where nothing closes it.

    It runs on past the end of a paragraph only if the next one opens with its mark.
    """
    end = re.compile(rf"(?P<close>{OPENS[mark]})|\n\s*\n(?!\s*{mark})")
    found = end.search(text, start + len(mark), start + LONGEST)
    return found.end("close") if found and found["close"] else 0


_QUOTED = re.compile(
    r"“[^“”\"\n]*(?:[”\"]|(?=\n|$))|\"[^\"\n]*(?:\"|(?=\n|$))"
    r"|''(?:(?!'').)*(?:''|(?=\n|$))|«[^«»\n]*(?:»|(?=\n|$))"
)
LONG = 25  # characters from which words in marks are somebody's speech
SHORT = 12  # and from which they can go on with it
ALL_BUT = 0.8  # of a span that must lie inside a quotation to be part of it
BETWEEN = 220  # characters between two parts of one speech


@lru_cache(maxsize=2)
def quoted(text: str) -> tuple[Span, ...]:
    """Words in quotation marks, the marks included; what is left open ends with its line."""
    return tuple(Span(m.start(), m.end()) for m in _QUOTED.finditer(text) if len(m[0]) > 2)


def whole_speech(
    content: Sequence[Span], cue: Span, cues: Sequence[Span], text: str
) -> tuple[Span, ...]:
    """A content grown to the quotations that it stands in, and on over "..., she said. ...".

    `cues` are all those of the window: a quotation that holds one, or that has
    one beside it, is another speaker's.
    """
    parts = [_within(span, cue, cues, text) for span in content]
    while more := _goes_on(parts, cue, cues, text):
        parts.append(more)
    found: list[Span] = []
    for span in sorted(parts):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _within(span: Span, cue: Span, cues: Sequence[Span], text: str) -> Span:
    """The span, or the whole quotation of which it is a part."""
    for quote in _around(span, text):
        if (
            quote.end - quote.start >= LONG
            and not quote.overlaps(cue)
            and _shared(quote, span) >= ALL_BUT * (span.end - span.start)
            and not any(quote.holds(c) for c in cues)
        ):
            return Span(min(span.start, quote.start), max(span.end, quote.end))
    return span


def _goes_on(parts: Sequence[Span], cue: Span, cues: Sequence[Span], text: str) -> Span | None:
    """The next quotation of the same speaker, where one follows with nothing new between."""
    last = max(parts, key=lambda span: span.end)
    if not any(
        _shared(q, last) >= ALL_BUT * (q.end - q.start) and not q.overlaps(cue)
        for q in _around(last, text)
    ):
        return None
    end = max(last.end, cue.end)
    following = _after(end, text)
    if following is None or following.end - following.start < SHORT:
        return None
    gap = text[end : following.start]
    if "\n" in gap or len(gap) > BETWEEN:
        return None
    # after the cue its sentence may end first: who said it, where, when; nothing else
    plain = not gap.strip() if last.end > cue.end else re.fullmatch(r".*[.!?,:;—-]\s*", gap)
    if not plain or re.search(r"[.!?]\s+[A-Z]", gap.rstrip()):
        return None
    rest = "" if text[following.end - 2] in ".!?" else _clause(text, following.end)
    near = Span(end, following.end + max(1, len(rest)))
    if any(c != cue and near.holds(c) and not following.holds(c) for c in cues):
        return None
    return following


def _around(span: Span, text: str) -> tuple[Span, ...]:
    """The quotations that share characters with a span: a few of the many in a long text."""
    quotes = quoted(text)
    first = bisect_left(quotes, span.start, key=lambda quote: quote.end)
    return quotes[first : bisect_left(quotes, span.end, first, key=lambda quote: quote.start)]


def _after(at: int, text: str) -> Span | None:
    """The first quotation that begins at a place or behind it."""
    quotes = quoted(text)
    index = bisect_left(quotes, at, key=lambda quote: quote.start)
    return quotes[index] if index < len(quotes) else None


def _clause(text: str, at: int) -> str:
    """What follows up to the end of the sentence."""
    found = re.match(r"[^.!?\n]*", text[at : at + 200])
    return found[0] if found else ""


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))
