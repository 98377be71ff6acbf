"""One event that two words of a sentence show, "signed an agreement", is one claim.

Where nothing parts the two words, neither a comma nor "and", the countries tell: the reader
gives the noun fewer of the parties than its verb, or other words for them. Of 33 such pairs
within 60 characters in the tuning texts both are annotated in 4, one in 21 (counted in passing).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from chancery.model import Claim, Party, Reading

NEAR = 30  # characters between the two words
_FAR = 60  # and where nothing parts them
Known = tuple[str | None, str | None]
Sides = tuple[frozenset[Known], frozenset[Known]]
_PARTED = re.compile(r"\b(?:and|or|but|while|as|after|before|following)\b|[,;:()\u2013\u2014\n]")


def told_once(reading: Reading) -> Reading:
    """The reading without claims that a surer one beside them tells with the same parties.

    What was about a claim left out is about the one that stands for it.
    """
    kept: dict[int, list[Claim]] = {}  # by sentence
    stands: dict[str, str] = {}
    for claim in sorted(reading.claims, key=lambda c: -c.confidence):
        beside = kept.setdefault(claim.sentence, [])
        same = next((other for other in beside if _same(claim, other, reading.article.text)), None)
        if same is None:
            beside.append(claim)
        else:
            stands[claim.id] = same.id
    if not stands:
        return reading
    claims = (c for c in reading.claims if c.id not in stands)
    return replace(reading, claims=tuple(_about(c, stands) for c in claims))


def _same(one: Claim, other: Claim, text: str) -> bool:
    """Whether two claims of a sentence differ in little but the word that shows the event."""
    first, last = sorted((one.trigger.spans[0], other.trigger.spans[0]))
    if (
        one.event_type.value != other.event_type.value
        or one.status.value != other.status.value
        or first.gap(last) > _FAR
    ):
        return False
    if first.gap(last) <= NEAR and _parties(one) == _parties(other):
        return True
    linked = one.about == other.id or other.about == one.id  # "praised the support"
    plain = first.end < last.start and not _PARTED.search(text, first.end, last.start)
    return plain and not linked and _within(_countries(one), _countries(other))


def _within(one: Sides, other: Sides) -> bool:
    """Whether both sides of one are among those of the other."""
    pairs = tuple(zip(one, other, strict=True))
    return all(a <= b for a, b in pairs) or all(b <= a for a, b in pairs)


def _parties(claim: Claim) -> Sides:
    return _told(claim, lambda p: (p.who.country, p.who.name or p.mention.value))


def _countries(claim: Claim) -> Sides:
    return _told(claim, lambda p: (p.who.country, None))


def _told(claim: Claim, tell: Callable[[Party], Known]) -> Sides:
    """What tells the actors, and the recipients."""
    return frozenset(map(tell, claim.actors)), frozenset(map(tell, claim.recipients))


def _about(claim: Claim, stands: dict[str, str]) -> Claim:
    """With its `about` led on; a claim is never about itself."""
    if claim.about not in stands:
        return claim
    led = stands[claim.about]
    return replace(claim, about=None if led == claim.id else led)
