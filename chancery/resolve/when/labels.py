"""Times beside a claim that are another thing's: a treaty's year, the day of telling, of what is asked."""

from __future__ import annotations

import re

from chancery.model import Claim, EventType, Granularity, Status
from chancery.resolve.when.find import Timex

_THING = re.compile(
    r"\s(?:(?!(?:and|as|at|but|by|for|from|in|of|on|or|that|the|to|with|was|were|an?)\b)[\w'’“”-]+\s){0,3}?"
    r"[“\"]?(?:treaty|treaties|agreements?|accords?|pact|protocol|convention|constitution|charter|"
    r"communiqu[eé]|memorandum|declaration|resolutions?|campaigns?|elections?|uprising|"
    r"revolution|reports?|crackdown|ceasefire|cease-fire|truce|law|coup|war)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(in|since|after|following|during|on|before|ahead of|for|wake of)\s+)?"
    r"(?:\b(?:the|an?|this|that|its|their|his|her|our)|['’]s?)\s$",
    re.IGNORECASE,
)


def names_another(text: str, timex: Timex, claim: Claim) -> bool:
    """Whether an expression stands in the name of a thing that an actual claim only speaks of."""
    span = timex.span
    if claim.status.value is not Status.ACTUAL or span.start < claim.trigger_span.end:
        return False
    if not _THING.match(text, span.end):
        return False
    first = span.start + (4 if span.of(text).lower().startswith("the ") else 0)
    led = _NAMED.search(text[max(0, first - 16) : first])
    return led is not None and led[1] is None


# "Urged them to leave in June": what is asked for, and its time, stand behind the verb.
_ASKED = re.compile(
    r"(?:\s[\w’'-]+){0,6}?\sto\s"
    r"(?!(?:the|an?|this|that|these|all|his|her|its|our|their|my|your)\b|[a-z]+ing\b)[a-z]+\b"
)
_ASKING = frozenset((EventType.AGREE, EventType.REQUEST, EventType.THREATEN))


def of_what_is_asked(text: str, timex: Timex, claim: Claim) -> bool:
    """Whether a month or a year is that of what somebody asked, agreed or threatened to do.

    A day may as well be that of the asking ("urged them to leave on Monday").
    """
    trigger = claim.trigger_span
    return (
        claim.status.value is Status.ACTUAL
        and claim.event_type.value in _ASKING
        and timex.span.start > trigger.end
        and timex.granularity is not Granularity.DAY
        and _ASKED.match(text, trigger.end, timex.span.start) is not None
    )
