"""Parties that only tell whose or where another one is: "Germany" in "Chancellor Merkel of Germany".

The reader links the words of one noun phrase one by one. Of two that stand in one phrase and
are of one country the head names most: the person, body or group, not what it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chancery.model import Claim, Party, Span
from chancery.resolve.lookup.words import GENERIC, PRONOUNS, TITLES
from chancery.resolve.who.nobody import without

# "the people of upstate New York", "Authorities in Saxony": what stands between head and place.
_OF = re.compile(
    r" (?:of|in|from|at) (?:the )?(?:(?:city|town|village|province|region|state) of |"
    r"(?:\w+(?:ern|ian|an) |north |south |east |west |central |upstate |occupied )*)"
)
_OF_BODY = re.compile(r" of (?:the )?")
# "Germany's new chancellor", "Ms. Gray's spokesman, Paul Green".
_WHOSE = re.compile(r"['’]s? (?:[a-z]+ ){0,2}")
_AIDE = (
    r"(?:advis[eo]r|aide|spokes(?:man|woman|person)|assistant|ally|deputy|lawyer|attorney|envoy|"
    r"secretary|chief of staff|manager|chairman|chairwoman|director|strategist|son|daughter|wife|"
    r"husband|brother|sister|father|mother|widow)"
)
_WHOSE_AIDE = re.compile(rf"['’]s? (?:[\w-]+ ){{0,3}}{_AIDE},? ")
# "Green, a close adviser to the president, Ms. Gray"
_AIDE_OF = re.compile(
    rf",? (?:an? |the |who (?:is|was) (?:an? |the )?)?(?:[\w-]+ ){{0,3}}{_AIDE}s? (?:to|of|for) "
    r"(?:the )?(?:[\w'’-]+ ){0,4}(?:[\w-]+, )?"
)
_HEADS = GENERIC | TITLES


def without_attributes(claim: Claim, text: str) -> Claim:
    """The claim without the parties and sources that only tell whose or where another one is."""
    gone = _attributes([*claim.actors, *claim.recipients], claim, text)
    unheard = _attributes([account.source for account in claim.accounts], claim, text)
    if not gone and not unheard:
        return claim
    return replace(
        claim,
        actors=_rest(claim.actors, gone),
        recipients=_rest(claim.recipients, gone),
        accounts=without(
            claim.accounts, [a for a in claim.accounts if any(a.source is p for p in unheard)]
        ),
    )


def _attributes(parties: Sequence[Party], claim: Claim, text: str) -> list[Party]:
    """Those of some parties that tell whose or where another one of them is."""
    told = [p for p in parties if p.mention.spans]
    return [p for p in told if any(_part_of(p, q, claim.trigger_span, text) for q in told)]


def _rest(parties: Sequence[Party], gone: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(p for p in parties if not any(p is other for other in gone))


def _part_of(part: Party, whole: Party, trigger: Span, text: str) -> bool:
    """Whether one party only tells whose or where another one is."""
    if part is whole or part.who.country is None or part.who.country != whole.who.country:
        return False
    one, other = part.mention.spans[0], whole.mention.spans[0]
    if one.overlaps(other) or one.gap(other) > 60 or _state(whole) or _low(whole) in PRONOUNS:
        return False
    first, last = sorted((one, other))
    if trigger.start < last.start and first.end < trigger.end:
        return False  # "Peru's attack on its people"
    if one > other:
        return _behind(part, whole, text)
    return _before(part, whole, text)


def _behind(part: Party, head: Party, text: str) -> bool:
    """As in "Chancellor Merkel of Germany", "members of Congress", "Green, an aide to Ms. Gray"."""
    start, end = head.mention.spans[0].end, part.mention.spans[0].start
    place = part.who.sector == "CVL" and part.mention.value[:1].isupper()
    if _state(part) or place:
        return _OF.fullmatch(text, start, end) is not None
    if head.mention.value.rsplit(" ", 1)[-1].lower() in _HEADS:
        return _OF_BODY.fullmatch(text, start, end) is not None
    return _AIDE_OF.fullmatch(text, start, end) is not None


def _before(part: Party, head: Party, text: str) -> bool:
    """As in "Germany's chancellor", "the campaign chief Paul Green", "Ms. Gray's aide, Paul Green"."""
    start, end = part.mention.spans[0].end, head.mention.spans[0].start
    if _state(part) and _WHOSE.fullmatch(text, start, end):
        return True
    if text[start:end] == " " and not _person(part):
        return head.mention.value.split(" ", 1)[0] in GENERIC
    return _WHOSE_AIDE.fullmatch(text, start, end) is not None


def _state(party: Party) -> bool:
    return (party.who.entity or "").startswith("country:")


def _person(party: Party) -> bool:
    return (party.who.entity or "").startswith("person:")


def _low(party: Party) -> str:
    return party.mention.value.lower()
