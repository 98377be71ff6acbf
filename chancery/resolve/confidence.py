"""How likely a claim is right as a whole, once its parties are known.

The reader's own confidence knows how sure the heads were; whether a party was
looked up, guessed or left open is known only here. A logistic regression over
both, fitted by `training.tune` on texts kept from training, keeps the promise
that of the claims given 0.8 about four in five are right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import exp, log

from chancery import assets
from chancery.model import Claim, Party, Reading

WEIGHTS = "confidence.json"
LEAST = "least"  # the confidence below which a claim is not worth a reader's time
PLAIN: Mapping[str, float] = {"read": 1.0}  # leaves the reader's confidence as it is


@cache
def shipped() -> Mapping[str, float]:
    """The weights that ship, by feature."""
    import msgspec

    return msgspec.json.decode(assets.path(WEIGHTS).read_bytes(), type=dict[str, float])


def weighed(reading: Reading, weights: Mapping[str, float]) -> Reading:
    """The reading with the confidence of every claim set anew.

    Claims below the weight `least`, where there is one, are left out, and no
    other claim is about them any more.
    """
    least = weights.get(LEAST, 0.0)
    sure = [replace(c, confidence=_share(features(c), weights)) for c in reading.claims]
    kept = {c.id for c in sure if c.confidence >= least}
    claims = tuple(
        c if c.about is None or c.about in kept else replace(c, about=None)
        for c in sure
        if c.id in kept
    )
    return replace(reading, claims=claims)


def features(claim: Claim) -> dict[str, float]:
    """What the confidence rests on; the reader's own as a logit, the rest from 0 to 1."""
    sure = min(max(claim.confidence, 1e-3), 1.0 - 1e-3)
    return {
        "read": log(sure / (1.0 - sure)),
        "actor": _least(claim.actors),
        "recipient": _least(claim.recipients),
        "open": float(any(p.who.country is None for p in (*claim.actors, *claim.recipients))),
        "several": float(len(claim.actors) + len(claim.recipients) > 2),
    }


def _least(parties: tuple[Party, ...]) -> float:
    """The least sure identity; sure where there is nobody to be identified."""
    return min((p.identity.confidence if p.identity else 0.0 for p in parties), default=1.0)


def _share(held: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = weights.get("bias", 0.0)
    total += sum(weights.get(name, 0.0) * value for name, value in held.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
