"""Time expressions in news text: where they stand and what day or period they mean.

The values are TimeML's (TIMEX3), so the bench can score them on TempEval-3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chancery.model import Granularity, Span
from chancery.resolve.when import calendar
from chancery.resolve.when.context import Context
from chancery.resolve.when.meaning import NOTHING, Build, Found
from chancery.resolve.when.names import entitled
from chancery.resolve.when.rules import ISLAND, RULES
from chancery.resolve.when.words import tokens


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its TIMEX3 type and value, and the days it covers where known."""

    span: Span
    type: str
    value: str
    start: date | None = None
    end: date | None = None
    granularity: Granularity | None = None


def find(text: str, published: date | None, spans: Sequence[Span] = ()) -> list[Timex]:
    """Every time expression in a text, in order; `spans`, if any, limit where to look.

    Relative expressions are read against the day of publication; where that is
    unknown they are left out or keep X for what cannot be known.
    """
    words = tokens(text)
    context = Context(words, published)
    found = []
    reached = 0
    for start, end, build in _matches(words.shape):
        if start < reached:
            continue
        # The full stop is the sentence's.
        stop = end - 2 if words.shape[end - 1] == "." else end - 1
        span = Span(words.offsets[start][0], words.offsets[stop][1])
        if spans and not any(limit.holds(span) for limit in spans):
            continue
        if entitled(text, span):
            reached = end
            continue
        meaning = build(Found(context, start, end))
        if meaning is None:
            continue
        reached = end
        if meaning is NOTHING:
            continue
        first, last, granularity = calendar.bounds(meaning.value)
        if meaning.until:
            first, last = meaning.since or first, meaning.until
            granularity = Granularity.RANGE
        if meaning.type in ("DATE", "TIME"):
            context.remember(meaning.value, start)
        found.append(Timex(span, meaning.type, meaning.value, first, last, granularity))
    return found


def _matches(shape: str) -> list[tuple[int, int, Build]]:
    """Every rule's matches: leftmost, then longest, then the earlier rule first."""
    near, where = _islands(shape)
    matches = sorted(
        (where[match.start()], -where[match.end() - 1] - 1, order)
        for order, (pattern, _) in enumerate(RULES)
        for match in pattern.finditer(near)
    )
    return [(start, -negative, RULES[order][1]) for start, negative, order in matches]


def _islands(shape: str) -> tuple[str, list[int]]:
    """The shape without the stretches that no rule can match, and where each letter came from."""
    parts: list[str] = []
    where: list[int] = []
    for island in ISLAND.finditer(shape):
        parts.append(island[0])
        where.extend(range(island.start(), island.end() + 1))
    return "x".join(parts), where
