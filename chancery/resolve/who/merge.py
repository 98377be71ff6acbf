"""One party for one person or body: a claim's mentions that turned out to mean the same are joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chancery.model import SYMMETRIC, Claim, Party
from chancery.resolve.coref.words import FIRST, FIRST_ONE, SECOND, THEY
from chancery.resolve.lookup.words import PRONOUNS

_MANY = FIRST | SECOND | THEY
_ARTICLES = frozenset("a an the these those this that such".split())
_OF_STATE = frozenset({"GOV", "MIL"})  # as which a country is one party; its people may be many


def merged(claim: Claim) -> Claim:
    """The claim with each person, body and state once among its actors, and once among its recipients.

    The mention nearest to the trigger stands for the rest. Nobody does something
    to themselves: who is both actor and recipient stays where the link is surer,
    and where the two are as sure in both parts, or in a joint act as an actor. A
    sector that acts on others of another country is not acted on beside them: of 86 such
    claims of training texts 57 have it as an actor alone, 10 as both (counted in passing).
    """
    actors, recipients = _once(claim, claim.actors), _once(claim, claim.recipients)
    joint = claim.event_type.value in SYMMETRIC
    acts, suffers = _links(actors), _links(recipients)
    actors = tuple(p for p in actors if _link(p) >= suffers.get(_entity(p), 0.0))
    recipients = tuple(
        p for p in recipients
        if (rival := acts.get(_entity(p), -1.0)) < _link(p) or (rival == _link(p) and not joint)
    )  # fmt: skip
    if not joint:
        recipients = _on_others(actors, recipients)
    if actors == claim.actors and recipients == claim.recipients:
        return claim
    return replace(claim, actors=actors, recipients=recipients)


def _on_others(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """The recipients without the actors' own sector, where others of another country are left."""
    acting = {(p.who.country, p.who.sector) for p in actors if p.who.country}
    at_home = {country for country, _ in acting}
    if not any(p.who.country and p.who.country not in at_home for p in recipients):
        return recipients
    return tuple(p for p in recipients if (p.who.country, p.who.sector) not in acting)


def _once(claim: Claim, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without those that another mention, nearer to the trigger, stands for."""
    if len(parties) < 2:
        return parties
    parties = tuple(p for p in parties if not _echoes(p, parties))
    parties = tuple(_said_once(claim, parties))
    nearest: dict[str, Party] = {}
    for party in parties:
        key = _key(party)
        rival = nearest.get(key)
        if rival is None or _gap(claim, party) < _gap(claim, rival):
            nearest[key] = party
    return tuple(p for p in parties if not _key(p) or nearest[_key(p)] is p)


def _echoes(party: Party, parties: tuple[Party, ...]) -> bool:
    """Whether a party is a pronoun that another stands behind: "the army said it had"."""
    if party.identity is None or party.mention.value.lower() not in PRONOUNS:
        return False
    behind = party.identity.spans[1:]
    others = (s for other in parties if other is not party for s in other.mention.spans)
    return any(span.overlaps(other) for other in others for span in behind)


def _said_once(claim: Claim, parties: tuple[Party, ...]) -> Iterator[Party]:
    """The parties without those that another one's words hold, name or say more fully."""
    for index, party in enumerate(parties):
        for other, rival in enumerate(parties):
            told = other != index and _repeats(party, rival, parties)
            both = told and _repeats(rival, party, parties)
            if told and not (both and _nearer(claim, (party, index), (rival, other))):
                break
        else:
            yield party


def _nearer(claim: Claim, one: tuple[Party, int], other: tuple[Party, int]) -> bool:
    """Whether the first of two is nearer to the trigger; of two as near the first listed."""
    return (_gap(claim, one[0]), one[1]) < (_gap(claim, other[0]), other[1])


def _repeats(party: Party, other: Party, parties: tuple[Party, ...]) -> bool:
    """Whether another party of the side stands for one as well, or better."""
    if not party.mention.spans or not other.mention.spans:
        return False
    one, whole = party.mention.spans[0], other.mention.spans[0]
    held = one != whole and whole.holds(one) and not _several(other, parties)
    if held and party.who.country in {None, other.who.country}:
        return True
    if party.who.country is None or party.who.country != other.who.country:
        return False
    return _stands_in(party, other, parties) or _shorter(party, other)


def _stands_in(party: Party, other: Party, parties: tuple[Party, ...]) -> bool:
    """Whether a word for several, or a pronoun, means another party of its country too."""
    low, rival = party.mention.value.lower(), other.mention.value.lower()
    if _entity(party):
        return False
    if low in FIRST_ONE or rival in FIRST_ONE:
        return {low, rival} <= FIRST
    if _several(party, parties):
        return not (rival in PRONOUNS and not _several(other, parties))
    plural = low in _MANY and party.who.sector == other.who.sector
    return plural and not (other.who.entity or "").startswith("person:")


def _several(party: Party, parties: tuple[Party, ...]) -> bool:
    """Whether its words were taken for parties of more countries than one: "both presidents"."""
    return any(p.mention.spans == party.mention.spans and p is not party for p in parties)


def _shorter(party: Party, other: Party) -> bool:
    """Whether another group's words end in one's own: "the troops" beside "Indian troops"."""
    if party.who.entity or party.who.sector != other.who.sector:
        return False
    words, full = _content(party), _content(other)
    return bool(words) and full[-len(words) :] == words


def _content(party: Party) -> list[str]:
    """The words of a party without articles, in small letters."""
    words = party.mention.value.split()
    while words and words[0].lower() in _ARTICLES:
        del words[0]
    return [word.lower() for word in words]


def _key(party: Party) -> str:
    """The person, body or state that a party is: "Russia" and "the Russian Federation" are one."""
    entity = party.who.entity or ""
    if entity.startswith("country:") and party.who.sector in _OF_STATE:
        return f"{entity}.{party.who.sector}"
    return _entity(party)


def _entity(party: Party) -> str:
    """The person or body that a party is; nothing for countries, groups and roles."""
    entity = party.who.entity or ""
    return entity if entity.startswith(("person:", "org:")) else ""


def _links(parties: tuple[Party, ...]) -> dict[str, float]:
    return {entity: _link(party) for party in parties if (entity := _entity(party))}


def _link(party: Party) -> float:
    return party.mention.confidence


def _gap(claim: Claim, party: Party) -> int:
    """Characters between a party's words and the trigger's, at their nearest."""
    return min(
        (one.gap(other) for one in party.mention.spans for other in claim.trigger.spans),
        default=len(claim.trigger.value) + claim.sentence_span.end,
    )
