"""Periods told by both their ends ("from 28 March to 2 April"), and days known by a name ("9/11")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from chancery.model import Granularity, Span
from chancery.resolve.when.find import Timex

_TO = re.compile(r"\s*(?:[-–—]|to|through|until|till)\s*(?:the\s+)?$")
_AND = re.compile(r"\s+and\s+(?:the\s+)?$")
_FROM = re.compile(r"\b(?:from|starting|beginning)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:[-–—]|through)\s*$")
_GAP = 14  # characters between the two ends of a period


def joined(text: str, times: Sequence[Timex]) -> list[Timex]:
    """The expressions, those that are the two ends of one period made into one."""
    whole: list[Timex] = []
    for timex in times:
        if whole and _ends(text, whole[-1], timex):
            first = whole.pop()
            whole.append(
                replace(
                    first,
                    span=Span(first.span.start, timex.span.end),
                    end=timex.end,
                    granularity=Granularity.RANGE,
                    value=f"{first.value}/{timex.value}",
                )
            )
        else:
            whole.append(timex)
    return whole


def _ends(text: str, first: Timex, last: Timex) -> bool:
    """Whether two expressions are the first and the last day of one period."""
    gap = last.span.start - first.span.end
    if not 0 < gap <= _GAP or not first.start or not last.end or first.start > last.end:
        return False
    if first.type != "DATE" or last.type != "DATE" or first.granularity is Granularity.RANGE:
        return False
    between, lead = (
        text[first.span.end : last.span.start],
        text[max(0, first.span.start - 14) : first.span.start],
    )
    if _DASH.match(between):
        return first.granularity is last.granularity
    if _TO.match(between):
        return bool(_FROM.search(lead)) or first.granularity is Granularity.DAY
    return bool(_AND.match(between) and _BETWEEN.search(lead))


# Days known the world over by their number or a name, each said of one event only.
_NAMED = (
    (re.compile(r"\b9/11\b(?!/)"), date(2001, 9, 11)),
    (
        re.compile(
            r"\b(?:Sept(?:ember|\.) 11(?:th)?|11(?:th)? September)"
            r"(?=(?: terror(?:ist)?)? (?:attacks?|hijack|bomb))"
        ),
        date(2001, 9, 11),
    ),
    (re.compile(r"\bPearl Harbor\b"), date(1941, 12, 7)),
    (re.compile(r"\b(?:D-Day|Normandy landings)\b"), date(1944, 6, 6)),
    (re.compile(r"\b26/11\b(?!/)"), date(2008, 11, 26)),
    (
        re.compile(
            r"\b(?:Jan(?:uary|\.) 6(?:th)?|6 January)(?= (?:riot|insurrection|Capitol|attack on "
            r"the (?:U\.?S\.? )?Capitol))"
        ),
        date(2021, 1, 6),
    ),
    (
        re.compile(
            r"\b(?:Oct(?:ober|\.) 7(?:th)?|7 October)"
            r"(?=(?: Hamas| terror(?:ist)?)? (?:attacks?|massacre|assault))"
        ),
        date(2023, 10, 7),
    ),
)
# The bare day means the attacks of 2001 wherever it is not that of print's year or another told.
_SEPTEMBER = re.compile(
    r"\b(?:Sept(?:ember|\.) 11(?:th)?|11(?:th)? September)\b(?!,?(?: of)? \d{4})"
)
_ANOTHER_YEAR = re.compile(
    r"\b(?:Sept(?:ember|\.) 11(?:th)?,?|11(?:th)? September) (?!2001)(?:19|20)\d\d\b"
)
_ATTACKS = date(2001, 9, 11)
_NEWS = timedelta(days=90)  # print's own eleventh of September is hardly told later
_NAMES = re.compile(r"9/11|11/9|26/11|Sept|11 S|11th S|Pearl H|D-Day|Normandy l|Jan|6 J|Oct|7 O")


def named(text: str, published: date | None) -> Iterator[Timex]:
    """Every day that the text calls by a name of its own; none that lies after publication."""
    if not _NAMES.search(text):
        return
    days = [(p, day) for p, day in _NAMED if published is None or day <= published]
    if published is not None and _long_past(published) and not _ANOTHER_YEAR.search(text):
        days.append((_SEPTEMBER, _ATTACKS))
    told: set[int] = set()
    for pattern, day in days:
        for found in pattern.finditer(text):
            span = Span(found.start(), found.end())
            if span.start not in told:
                told.add(span.start)
                yield Timex(span, "DATE", day.isoformat(), day, day, Granularity.DAY)


def _long_past(published: date) -> bool:
    """Whether no eleventh of September but that of 2001 is near print."""
    near = (date(published.year + step, 9, 11) for step in (-1, 0, 1))
    return published > _ATTACKS + _NEWS and not any(
        -_NEWS / 3 <= published - day <= _NEWS for day in near
    )
