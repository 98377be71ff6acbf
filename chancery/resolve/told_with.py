"""What is asked, promised or refused stands on the word of whoever reports the asking.

Nobody vouches for what is merely demanded: where the demand itself is told by nobody else,
the one who makes it is not the source of the thing demanded; where somebody reports it, that
source stands behind both. In the annotated claims 3,000 of 3,900 things asked, promised,
threatened, praised or refused in the text's own voice have no source, and of 640 that follow
a reported act of speech 500 have just its sources (counted in passing on the training
documents and `training/claims`). An accusation is another matter: who accuses says so.
"""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Account, Claim, EventType, Identity, Reading, Status

_ACTS = frozenset(
    (
        EventType.REQUEST,
        EventType.AGREE,
        EventType.THREATEN,
        EventType.SUPPORT,
        EventType.REJECT,
    )
)


def told_with(reading: Reading) -> Reading:
    """The reading with the accounts of what acts of speech are about brought in line with theirs."""
    acts = {c.about: c for c in reading.claims if c.about and c.event_type.value in _ACTS}
    if not acts:
        return reading
    return replace(
        reading,
        claims=tuple(_with(c, acts[c.id]) if c.id in acts else c for c in reading.claims),
    )


def _with(claim: Claim, act: Claim) -> Claim:
    """The claim beside the act of speech that is about it."""
    if act.accounts:
        follows = not claim.accounts and claim.status.value is Status.FUTURE
        return replace(claim, accounts=act.accounts) if follows else claim
    if claim.accounts and all(_by(account, act) for account in claim.accounts):
        return replace(claim, accounts=())
    return claim


def _by(account: Account, act: Claim) -> bool:
    """Whether the word that attributes is the act of speech itself, or whoever acts has the floor."""
    if account.cue is None:
        return any(_alike(account.source.who, party.who) for party in act.actors)
    return any(cue.overlaps(word) for cue in account.cue.spans for word in act.trigger.spans)


def _alike(speaker: Identity, actor: Identity) -> bool:
    """Whether whoever speaks may be who acts: "we demand", in a minister's turn."""
    return speaker.country is not None and speaker.country == actor.country
