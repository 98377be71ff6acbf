"""Those of the joint act before: "They discussed trade", "The parties agreed", "It was agreed to"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from chancery.model import SYMMETRIC, Claim, Party

FAR = 4  # sentences back, at most, in which those met of whom "they" speaks
_ALL = re.compile(
    r"they|both|(?:(?:the|these|all|both|two) )*(?:sides|parties|leaders|presidents|ministers|"
    r"officials|interlocutors|heads of state|diplomats|delegations|participants)|the two",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\W*(?:it|as) (?:was|were|has been|had been) (?:also |mutually |further )?"
    r"(?:agreed|decided|discussed)\b",
    re.IGNORECASE,
)


def partnered(claims: tuple[Claim, ...], text: str) -> tuple[Claim, ...]:
    """Claims with both sides where words for all of them were read as one side.

    Only of joint acts in which one country at most was found, soon after one
    that has several, that country among them. Its parties are added, with the
    words that named them there.
    """
    if sum(_joint(claim) for claim in claims) < 2:
        return claims
    met: list[Claim] = []
    made: dict[str, Claim] = {}
    for claim in sorted(filter(_joint, claims), key=lambda c: c.trigger.spans[0]):
        before = _before(claim, met) if _all_of_them(claim, text) else None
        made[claim.id] = _with(claim, before) if before else claim
        if len(_countries(made[claim.id])) > 1:
            met.append(made[claim.id])
    return tuple(made.get(claim.id, claim) for claim in claims)


def _before(claim: Claim, met: list[Claim]) -> Claim | None:
    """The last joint act, not long before, that the one country of a claim was part of too."""
    known = _countries(claim)
    if len(known) > 1:
        return None
    near = (c for c in reversed(met) if claim.sentence - c.sentence <= FAR)
    return next((c for c in near if known <= _countries(c)), None)


def _joint(claim: Claim) -> bool:
    return claim.event_type.value in SYMMETRIC


def _all_of_them(claim: Claim, text: str) -> bool:
    """Whether the words stand for all who took part, or for nobody: "it was agreed"."""
    sentence = claim.sentence_span
    return any(_ALL.fullmatch(party.mention.value) for party in claim.actors) or bool(
        _AGREED.match(text, sentence.start, sentence.end)
    )


def _with(claim: Claim, before: Claim) -> Claim:
    """The claim with those of the one before who are of other countries."""
    known = _countries(claim)
    rest = [p for p in _parties(before) if p.who.country and p.who.country not in known]
    return replace(claim, actors=(*claim.actors, *_again(rest, claim)))


def _again(parties: Iterable[Party], claim: Claim) -> Iterable[Party]:
    """Parties of an earlier act, with why they are of this one."""
    why = f"took part in the joint act that {claim.trigger.value!r} goes on from"
    for party in parties:
        if party.identity:
            yield replace(party, identity=replace(party.identity, why=why))


def _parties(claim: Claim) -> tuple[Party, ...]:
    return (*claim.actors, *claim.recipients)


def _countries(claim: Claim) -> frozenset[str]:
    return frozenset(p.who.country for p in _parties(claim) if p.who.country)
