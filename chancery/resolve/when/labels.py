"""Times that are part of a thing's name ("the 2018 treaty"), and date nothing but that thing."""

from __future__ import annotations

import re

from chancery.model import Claim, Status
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
