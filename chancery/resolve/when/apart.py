"""Days that are none of an event's: the dateline's, and those that no calendar has."""

from __future__ import annotations

import re
from itertools import islice

from chancery.assets.calendar import MONTHS
from chancery.model import Span
from chancery.resolve.when import calendar

# "KABUL, Afghanistan, May 12, 2011 (Reuters) - ".
_DATELINE = re.compile(
    r"[A-Z][^\n]{2,60}?, +(?:\d{1,2} +)?[A-Z][A-Za-z]{2,8}\.? *(?:\d{1,2})?(?:,? +\d{4})? *"
    r"(?:\([^)\n]{2,30}\) *)?[-–—]{1,2}\s"
)
_LINE = re.compile(r"[^\n]+")


def heading(text: str) -> int:
    """Where the dateline ends, at the top or behind a headline; 0 where there is none."""
    for line in islice(_LINE.finditer(text, 0, 800), 4):
        found = _DATELINE.match(text, line.start(), min(line.end(), line.start() + 150))
        if found:
            return found.end()
    return 0


def impossible(text: str, sentence: Span) -> bool:
    """Whether the sentence tells of a day that there is not ("30 February"), so that none is guessed."""
    for found in _DAY_OF_MONTH.finditer(text, sentence.start, sentence.end):
        month = MONTHS.get((found[2] or found[3]).lower(), 0)
        number = int(found[1] or found[4])
        if month and 0 < number <= 31 and calendar.day(_LEAP, month, number) is None:
            return True
    return False


_DAY_OF_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Z][a-z]{2,8})\b|\b([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?![\d,.]?\d)\b"
)
_LEAP = 2000  # a year that has every day
