"""Whether one claim can be of what another demands: sides, modes, places, and words for words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chancery.model import Claim, EventType, Party

# A concession in words alone, by what it says; "lifted the blockade" is none.
_IN_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "apology",
        re.compile(r"\b(?:apolog|regret|sorry|forgiveness|remorse|contrit)", re.IGNORECASE),
    ),
    (
        "admission",
        re.compile(
            r"\b(?:admi(?:t|ssion)|acknowledg|confess|fess(?:ed|es)? up|own(?:s|ed)? up|"
            r"conced(?:e|es|ed|ing)$|concession of|pleads?|pleaded|(?:took|take|takes|accept\w*|deep) "
            r"responsib|responsibility$|mistakes?$)",
            re.IGNORECASE,
        ),
    ),
)
_YIELDING = frozenset({EventType.CONCEDE, EventType.RETREAT})


def codes(parties: Iterable[Party]) -> frozenset[str]:
    """What parties can be asked for by: country, country and sector, sector, entity."""
    found = set()
    for party in parties:
        who = party.who
        found |= {who.country, who.entity}
        if who.sector:
            found |= {f"{who.country}.{who.sector}" if who.country else None, f".{who.sector}"}
    return frozenset(code for code in found if code)


def whose(parties: Iterable[Party]) -> frozenset[str]:
    """Codes of parties that say whose they are: two governments share their sector alone."""
    return frozenset(code for code in codes(parties) if not code.startswith("."))


def mode_of(claim: Claim) -> str | None:
    """A claim's mode, if it has one."""
    return claim.mode.value if claim.mode else None


def kind_of(claim: Claim | None) -> EventType | None:
    """A claim's type, None where there is no claim."""
    return claim.event_type.value if claim else None


def words_of(claim: Claim) -> str | None:
    """What a concession says where words are all it is, ``apology`` or ``admission``."""
    told = claim.trigger.value
    return next((name for name, words in _IN_WORDS if words.search(told)), None)


def fits_in_words(claim: Claim, wanted: Claim) -> bool:
    """Whether who yields gives what was wanted: an apology for an apology, a deed for a deed.

    `wanted` is what is demanded or, where nothing is told of that, the demand itself.
    """
    if kind_of(claim) not in _YIELDING:
        return True
    given = words_of(claim) if kind_of(claim) is EventType.CONCEDE else None
    return given == words_of(wanted)


def fits(claim: Claim | None, about: Claim | None) -> bool:
    """Whether modes, places, words and recipients, where known, let the one be the other."""
    if claim is None or about is None:
        return True
    modes = {mode_of(claim), mode_of(about)} - {None}
    if kind_of(claim) is kind_of(about) and len(modes) == 2:
        return False
    if not fits_in_words(claim, about):
        return False
    places = [one.place.value.country for one in (claim, about) if one.place]
    if len(places) == 2 and None not in places and places[0] != places[1]:
        return False
    met, wanted = whose(claim.recipients), whose(about.recipients)
    return not (met and wanted) or bool(met & wanted)
