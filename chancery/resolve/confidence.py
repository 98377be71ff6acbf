"""How likely a claim is right as a whole, once its parties are known.

The reader's own confidence knows how sure the heads were; whether a party was
looked up, guessed or left open is known only here. A logistic regression over
both, fitted by `training.tune` on texts kept from training, keeps the promise
that of the claims given 0.8 about four in five are right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp, log

from chancery import assets
from chancery.model import DISPUTING, Claim, EventType, Party, Reading

WEIGHTS = "confidence.json"
LEAST = "least"  # the confidence below which a claim is not worth a reader's time
SPARED = 0.5  # of it, asked of what a claim that is worth it is about, and of what is disputed
PLAIN: Mapping[str, float] = {"read": 1.0}  # leaves the reader's confidence as it is
# Sectors of people and firms whose doings are news of politics only now and then.
PRIVATE = frozenset({None, "AGR", "BUS", "CRM", "CVL", "EDU", "JRN", "MED", "SOC"})


@cache
def shipped() -> Mapping[str, float]:
    """The weights that ship, by feature."""
    import msgspec

    return msgspec.json.decode(assets.path(WEIGHTS).read_bytes(), type=dict[str, float])


def weighed(reading: Reading, weights: Mapping[str, float]) -> Reading:
    """The reading with the confidence of every claim set anew.

    Claims below the weight `least`, where there is one, are left out, and no
    other claim is about them any more; of what a claim that stays is about less is
    asked, since a demand without what it demands cannot be followed, and of what
    somebody denies, doubts or will not confirm, which is rarely told in full.
    """
    least = weights.get(LEAST, 0.0)
    held = features(reading.claims)
    sure = [
        replace(claim, confidence=_share(one, weights))
        for claim, one in zip(reading.claims, held, strict=True)
    ]
    kept = {c.id for c in sure if c.confidence >= least}
    asked = {c.about for c in sure if c.id in kept}
    asked |= {c.id for c in sure if any(a.stance.value in DISPUTING for a in c.accounts)}
    kept |= {c.id for c in sure if c.id in asked and c.confidence >= SPARED * least}
    claims = tuple(
        c if c.about is None or c.about in kept else replace(c, about=None)
        for c in sure
        if c.id in kept
    )
    return replace(reading, claims=claims)


def features(claims: Sequence[Claim]) -> list[dict[str, float]]:
    """What the confidence of each claim of an article rests on, in their order.

    The reader's own as a logit, the rest from 0 to 1. The other claims of the
    article tell too: a doubtful one among sure ones is likelier than alone, and
    less likely where its sentence holds a surer one of its type.
    """
    best: dict[tuple[int, EventType], float] = {}
    for claim in claims:
        key = (claim.sentence, claim.event_type.value)
        best[key] = max(best.get(key, 0.0), claim.confidence)
    total = sum(claim.confidence for claim in claims)
    return [
        {
            **_alone(claim),
            "echo": float(best[claim.sentence, claim.event_type.value] > claim.confidence),
            "others": (total - claim.confidence) / (len(claims) - 1) if len(claims) > 1 else 0.0,
        }
        for claim in claims
    ]


def _alone(claim: Claim) -> dict[str, float]:
    """What a claim tells by itself."""
    sure = min(max(claim.confidence, 1e-3), 1.0 - 1e-3)
    parties = (*claim.actors, *claim.recipients)
    countries = {p.who.country for p in parties}
    return {
        "read": log(sure / (1.0 - sure)),
        "actor": _least(claim.actors),
        "recipient": _least(claim.recipients),
        "open": float(None in countries),
        "many_actors": float(len(claim.actors) > 2),
        "many_recipients": float(len(claim.recipients) > 2),
        "nobody": float(not parties),
        "private": float(bool(parties) and all(p.who.sector in PRIVATE for p in parties)),
        "two": float(len(countries - {None}) > 1),
        "first": float(claim.sentence == 0),
    }


def _least(parties: tuple[Party, ...]) -> float:
    """The least sure identity; sure where there is nobody to be identified."""
    return min((p.identity.confidence if p.identity else 0.0 for p in parties), default=1.0)


def _share(held: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = weights.get("bias", 0.0)
    total += sum(weights.get(name, 0.0) * value for name, value in held.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
