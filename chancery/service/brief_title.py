"""What a brief is about, in the words of what was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.service.countries import country_names
from chancery.service.filters import ClaimFilter


def brief_title(asked: ClaimFilter) -> str:
    """The heading of a brief: ``Brief: Pakistan and India, ASSAULT, from 2025``."""
    ends = (
        asked.dyad or asked.between or tuple(end for end in (asked.actor, asked.recipient) if end)
    )
    about = " and ".join(country_names().get(end.upper(), end) for end in ends)
    narrowed = list(_narrowed(asked))
    days = [f"{word} {day}" for word, day in (("from", asked.since), ("to", asked.until)) if day]
    parts = [about or ("Claims" if narrowed else "All claims"), *narrowed, " ".join(days)]
    return f"Brief: {', '.join(part for part in parts if part)}"


def _narrowed(asked: ClaimFilter) -> Iterator[str]:
    """Everything else that was asked for; each in a few words."""
    yield from (*asked.types, *asked.statuses, *asked.stances, *asked.quads)
    for words, given in (
        ("in articles with", asked.text and f"“{asked.text}”"),
        ("according to", asked.source),
        ("printed by", asked.publisher),
        ("in", asked.place),
        ("of", asked.article),
        ("confidence from", asked.min_confidence),
        ("the first", asked.limit),
    ):
        if given:
            yield f"{words} {given}"
