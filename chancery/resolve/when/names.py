"""Names that only sound like a time: newspapers ("Sunday Times") and programmes ("This Week")."""

from __future__ import annotations

import re

from chancery.assets.calendar import MONTHS
from chancery.model import Span
from chancery.resolve.when.words import WEEKDAYS

_PAPER = re.compile(
    r"\s(?:(?:Morning|Evening)\s)?(?:Business\sPost|Express|Guardian|Herald|Independent|Mail|"
    r"Mercury|Mirror|Monitor|Observer|Post|Standard|Star|Telegraph|Times|Tribune|Vision)\b(?!\sSquare)"
)
_LED = re.compile(r"\b(?:by|early|from|last|late|next|on|since|this|until)\s$", re.IGNORECASE)
_ON = re.compile(r"\b(?:Mail|Independent)\son\s$")
_NETWORK = re.compile(r"\b[A-Z]{2,}(?:\s?News)?[’']s?\s$")
_OPENED, _CLOSED = re.compile(r"(?:[\"“‘]|''|``)$"), re.compile(r",?(?:[\"”’]|'')")


def entitled(text: str, span: Span) -> bool:
    """Whether the words of a time are a title: a paper's, or a programme's with capitals and in quotes."""
    words = span.of(text).split()
    lead = text[max(0, span.start - 20) : span.start]
    if words[-1].lower() in WEEKDAYS and (
        (_PAPER.match(text, span.end) and not _LED.search(lead)) or _ON.search(lead)
    ):
        return True
    if not all(word[0].isupper() for word in words) or words[0].lower() in MONTHS:
        return False
    if len(words) > 1 and _NETWORK.search(lead):
        return True
    return bool(_OPENED.search(lead) and _CLOSED.match(text, span.end) and not _said(text, span))


def _said(text: str, span: Span) -> bool:
    """Whether the quoted words are somebody's answer: "Tomorrow," he said."""
    return text[span.end : span.end + 1] == "," and len(span.of(text).split()) == 1
