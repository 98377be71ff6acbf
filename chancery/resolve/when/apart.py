"""Days told apart from the sentences: the dateline's, the head's, and those that no calendar has."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from chancery.assets.calendar import MONTHS
from chancery.model import Span
from chancery.resolve.when import calendar
from chancery.resolve.when.find import find

# "KABUL, Afghanistan, May 12, 2011 (Reuters) - ".
_DATELINE = re.compile(
    r"[A-Z][^\n]{2,60}?, +(?:\d{1,2} +)?[A-Z][A-Za-z]{2,8}\.? *(?:\d{1,2})?(?:,? +\d{4})? *"
    r"(?:\([^)\n]{2,30}\) *)?[-–—]{1,2}\s"
)
Told = tuple[date, Span]  # a day and the words that tell it
_LINE = re.compile(r"[^\n]+")


def heading(text: str) -> int:
    """Where the dateline ends, at the top or behind a headline; 0 where there is none."""
    for line in islice(_LINE.finditer(text, 0, 800), 4):
        found = _DATELINE.match(text, line.start(), min(line.end(), line.start() + 150))
        if found:
            return found.end()
    return 0


def spoken_on(text: str, published: date | None) -> Told | None:
    """The day shortly before print that a line of the head ends in ("(Cairo, December 19, 2025)").

    It is that of the talks or the speech that is printed; a feast's day stands so too
    ("Greetings on Navy Day (July 27, 2025)").
    """
    lines = (m for m in _LINE.finditer(text, 0, _HEAD) if not m[0].isspace())
    for line in islice(lines, 3):
        bracket = _BRACKET.search(text, line.start(), line.end())
        if bracket is None or published is None or _FEAST.search(text[line.start() : line.end()]):
            continue
        at = bracket.start()
        for told in find(bracket[0], published):
            written = _YEAR.search(told.span.of(bracket[0]))
            if written and told.start and told.start == told.end:
                near = 0 <= (published - told.start).days <= _PRINTED_WITHIN
                return (
                    (told.start, Span(at + told.span.start, at + told.span.end)) if near else None
                )
    return None


_HEAD = 1500  # characters
_BRACKET = re.compile(r"\((?:[^\W\d][^()\n\d]{1,40}, *)? *[^()\n]{9,50}\)[.\s]*$")
_FEAST = re.compile(r"\b(?:Days?|Anniversary|Birthday|Christmas|Easter|New Year)\b")
_YEAR = re.compile(r"\d{4}")
_PRINTED_WITHIN = 30  # days


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
