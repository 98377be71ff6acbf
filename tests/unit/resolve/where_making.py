"""Claims of a raid, and the place that is found for it."""

from __future__ import annotations

import re

from chancery.model import (
    Article,
    Cited,
    Claim,
    EventType,
    Kind,
    Mention,
    Reading,
    Span,
    Status,
    Where,
)
from chancery.resolve.where.places import places


def placed(  # one case, one line
    text: str,
    *names: str,
    at: str,
    kind: EventType = EventType.ASSAULT,
    given: bool = False,
    everywhere: bool = False,
) -> Cited[Where] | None:
    """The place of what "raid" tells, which the reader has found to be `at`.

    `given`, also for talks; names are mentions where they stand first, or `everywhere`.
    """
    start = text.index("raid")
    trigger = Span(start, start + 4)
    spot = Span(text.rindex(at), text.rindex(at) + len(at))
    claim = Claim(
        id="c_1",
        article="a_1",
        sentence=0,
        sentence_span=Span(0, len(text)),
        event_type=Cited(kind, (trigger,), 1.0, "test@1"),
        trigger=Cited("raid", (trigger,), 1.0, "test@1"),
        status=Cited(Status.ACTUAL, (trigger,), 1.0, "test@1"),
        place=Cited(Where(at), (spot,), 0.8, "read@1")
        if given or kind is EventType.ASSAULT
        else None,
    )
    starts = [
        (m.start(), n)
        for n in names
        for m in list(re.finditer(re.escape(n), text))[: None if everywhere else 1]
    ]
    told = tuple(Mention(Span(at, at + len(n)), n, Kind.PLACE, 1.0) for at, n in starts)
    return places(Reading(Article(text=text), mentions=told, claims=(claim,))).claims[0].place
