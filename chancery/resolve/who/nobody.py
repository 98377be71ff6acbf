"""Words that the reader gives as a party and that are none: "not", "heinous", the "12" of "June 12".

A word alone is nobody where it is of a class of words that names none, where it only tells of
the noun behind it, or where a hyphen makes it half a word; and no sea acts. A title cut from
its name is the name again: "Mr" of "Mr. Green".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chancery.model import Account, Claim, Party, Span
from chancery.resolve.lookup.tables import tables

_EMPTY = frozenset(
    (
        "a also an are as at be been by do does for from has have here in is more most no not of "
        "on than the there to up very was were with _"
    ).split()
)
_COUNTING = frozenset(
    (
        "another each every one these this those two "
        "three four five six seven eight nine ten eleven twelve dozen"
    ).split()
)
# How adjectives end, of words that the table of roles does not have.
_ADJECTIVE = re.compile(r"foreign|[a-z]+(?:ous|ful|less|able|ible|ive|al|ic|ern|ed|ent)")
_NUMBER = re.compile(r"\d[\d,.]*")
# What no noun is that follows a word: "and", a verb.
_NO_NOUN = re.compile(
    r"(?:and|or|but|in|of|on|at|by|for|from|to|with|after|before|as|during|since|while|when|who|"
    r"that|which|were|was|have|has|had|are|is|be|been|will|would|could|can|may|must|should|did|"
    r"do|does|said|says|say|told|dead|missing|more|others|went|came|took|left|died|fled|held|met|"
    r"\w+ed|not|also|now|then|there|here|today|yesterday)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r" (?=[\"“‘(]?[A-Za-z])")
_WATER = re.compile(
    r"(?:the )?(?:[A-Z][\w-]+ )*(?:[Ss]eas?|[Oo]ceans?|[Ss]traits?|Strait of [A-Z]\w+)"
)
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov)\.?", re.IGNORECASE)
_NAME = re.compile(r"\.? (?:[A-Z][\w-]*(?:\. |['’][A-Z]\w+| )?){1,3}(?<! )")
_MARKS = "-\u2010\u2011"


def real(claim: Claim, text: str) -> Claim:
    """The claim with the parties and sources that somebody can be."""
    actors, recipients = _real(claim.actors, text), _real(claim.recipients, text)
    accounts = _told(claim.accounts, text)
    if (actors, recipients, accounts) == (claim.actors, claim.recipients, claim.accounts):
        return claim
    return replace(claim, actors=actors, recipients=recipients, accounts=accounts)


def _real(parties: tuple[Party, ...], text: str) -> tuple[Party, ...]:
    return tuple(_titled(p, text) for p in parties if not nobody(p, text))


def _told(accounts: tuple[Account, ...], text: str) -> tuple[Account, ...]:
    return without(accounts, [a for a in accounts if nobody(a.source, text)])


def without(accounts: tuple[Account, ...], gone: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts without some, each still through whom it was passed on."""
    if not gone:
        return accounts
    kept = [i for i, account in enumerate(accounts) if not any(account is one for one in gone)]
    places = {index: place for place, index in enumerate(kept)}
    return tuple(
        replace(accounts[i], via=None if (via := accounts[i].via) is None else places.get(via))
        for i in kept
    )


def nobody(party: Party, text: str) -> bool:
    """Whether a party's words can be nobody's."""
    words = party.mention.value
    if not party.mention.spans or " " in words:
        return bool(_WATER.fullmatch(words))
    span, low = party.mention.spans[0], words.lower()
    if low in _EMPTY and not words.isupper():  # "US", "IS" and "UP" are names
        return True
    number = _NUMBER.fullmatch(words)
    adjective = _ADJECTIVE.fullmatch(words) and low not in tables().roles
    if (number or adjective or low in _COUNTING) and _before_noun(span, text):
        return True
    if number and _part_of_name(span, text):
        return True
    return words.islower() and bool(_WATER.fullmatch(words) or _half(span, text))


def _before_noun(span: Span, text: str) -> bool:
    """Whether a word stands before a noun of its own: "heinous crimes", "17-year-old"."""
    if text[span.end : span.end + 1] in _MARKS:
        return True
    after = _NOUN.match(text, span.end)
    return after is not None and not _NO_NOUN.match(text, after.end())


def _part_of_name(span: Span, text: str) -> bool:
    """Whether a number belongs to the name or the man before it: "June 12", "Amer Hamid, 65,"."""
    before = re.search(r"([A-Z][a-z]+)(,?) $", text[max(0, span.start - 20) : span.start])
    if before is None or before[1].endswith(("ed", "ing")):
        return False
    return not before[2] or text[span.end : span.end + 1] == ","


def _half(span: Span, text: str) -> bool:
    """Whether a hyphen joins a word in small letters to another: "runner" of "front-runner"."""
    marks = (text[span.start - 1 : span.start], text[span.end : span.end + 1])
    return any(mark and mark in _MARKS for mark in marks)


def _titled(party: Party, text: str) -> Party:
    """A title alone with the name behind it."""
    if not party.mention.spans or not _TITLE.fullmatch(party.mention.value):
        return party
    span = party.mention.spans[0]
    name = _NAME.match(text, span.end)
    if name is None:
        return party
    whole = Span(span.start, name.end())
    return replace(party, mention=replace(party.mention, value=whole.of(text), spans=(whole,)))
