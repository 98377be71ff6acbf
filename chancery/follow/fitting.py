"""Whether who yields gives what was wanted: words for words, and a deed for a deed."""

from __future__ import annotations

import re

from chancery.follow.telling import kind_of
from chancery.model import Claim, EventType

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
