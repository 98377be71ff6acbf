"""One event that two words of a sentence show, "signed an agreement", is one claim."""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Claim, Party, Reading

NEAR = 30  # characters between the two words


def told_once(reading: Reading) -> Reading:
    """The reading without claims that a surer one beside them tells with the same parties.

    What was about a claim left out is about the one that stands for it.
    """
    kept: dict[int, list[Claim]] = {}  # by sentence
    stands: dict[str, str] = {}
    for claim in sorted(reading.claims, key=lambda c: -c.confidence):
        beside = kept.setdefault(claim.sentence, [])
        same = next((other for other in beside if _same(claim, other)), None)
        if same is None:
            beside.append(claim)
        else:
            stands[claim.id] = same.id
    if not stands:
        return reading
    claims = (c for c in reading.claims if c.id not in stands)
    return replace(reading, claims=tuple(_about(c, stands) for c in claims))


def _same(one: Claim, other: Claim) -> bool:
    """Whether two claims of a sentence differ in nothing but the word that shows the event."""
    return (
        one.event_type.value == other.event_type.value
        and one.status.value == other.status.value
        and one.trigger.spans[0].gap(other.trigger.spans[0]) <= NEAR
        and _parties(one.actors) == _parties(other.actors)
        and _parties(one.recipients) == _parties(other.recipients)
    )


def _parties(parties: tuple[Party, ...]) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((p.who.country, p.who.name or p.mention.value) for p in parties)


def _about(claim: Claim, stands: dict[str, str]) -> Claim:
    """With its `about` led on; a claim is never about itself."""
    if claim.about not in stands:
        return claim
    led = stands[claim.about]
    return replace(claim, about=None if led == claim.id else led)
