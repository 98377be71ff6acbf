"""What lies ahead: a weekday or a month told alone is the coming one for what is yet to happen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from chancery.assets.calendar import MONTHS
from chancery.model import Claim, Status
from chancery.resolve.when import calendar
from chancery.resolve.when.calendar import add_months
from chancery.resolve.when.context import looks_back
from chancery.resolve.when.find import Timex
from chancery.resolve.when.words import PARTS, WEEKDAYS

_SOON = 183  # days: a month told alone is none further ahead
_WORD = re.compile(r"[A-Za-z]+")


def coming(text: str, timex: Timex, claim: Claim, published: date | None) -> Timex:
    """The same expression, or the next such day or month for a future claim that it follows.

    Not where a verb of the past stands between: "vowed to strike after rockets fell on Monday".
    """
    trigger = claim.trigger_span
    if (
        claim.status.value is not Status.FUTURE
        or published is None
        or timex.end is None
        or timex.start is None
        or timex.end >= published
        or timex.span.start < trigger.end
        or any(looks_back(w) for w in _WORD.findall(text[trigger.end : timex.span.start].lower()))
    ):
        return timex
    words = timex.span.of(text).lower().split()
    if words[0] in WEEKDAYS and all(w in PARTS for w in words[1:]):
        day = timex.start + timedelta(days=7)
        return replace(timex, start=day, end=day, value=f"{day}{timex.value[10:]}")
    month = add_months(timex.start, 12)
    if words[0] in MONTHS and len(words) == 1 and (month - published).days <= _SOON:
        value = calendar.value_of(month, "M")
        start, end, _ = calendar.bounds(value)
        return replace(timex, start=start, end=end, value=value)
    return timex
