"""Claims of a raid, and the place that is found for it."""

from __future__ import annotations

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


def placed(
    text: str, *names: str, at: str, kind: EventType = EventType.ASSAULT
) -> Cited[Where] | None:
    """The place of what "raid" tells, which the reader has found to be `at`."""
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
        place=Cited(Where(at), (spot,), 0.8, "read@1") if kind is EventType.ASSAULT else None,
    )
    told = tuple(
        Mention(Span(text.index(n), text.index(n) + len(n)), n, Kind.PLACE, 1.0) for n in names
    )
    return places(Reading(Article(text=text), mentions=told, claims=(claim,))).claims[0].place
