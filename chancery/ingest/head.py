"""Reads the head of a plain text: a header, a title, a dateline or a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from chancery.assets.calendar import MONTHS
from chancery.assets.furniture import is_furniture
from chancery.ingest import dates

_TITLE = 180  # characters: a longer first line is a paragraph
_TITLE_WORDS = 30
_HEAD = 700  # characters in which a date of the head is looked for
_OPENING = 350  # characters in which "today, May 12, 2021" is the writer's own today
_DATE_LINE = 90  # characters: a longer line is prose, and its date that of an event

_HEADER = re.compile(
    r"(title|headline|date|published|pubdate|publication date|publisher|source|outlet|url|link"
    r"|author|by|byline|id)\s*:[ \t]*(\S.*)",
    re.IGNORECASE,
)
_AGENCY = r"\((?:[A-Z][\w.’' -]{1,40})(?:/[\w.’' -]{1,40})?\)"
_CAPITALS = r"[A-Z][A-Z.’'-]+(?:[ -][A-Z][A-Za-z.’'-]*){0,4}"
_PLACE = rf"(?:{_CAPITALS}(?:, ?[A-Z][\w.’' -]{{1,30}}?)?|[A-Z]\w+(?: [A-Z]\w+)?)"
_DAY = (
    r"(?:(?P<month>[A-Z][A-Za-z]{2,8})\.? (?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2}) (?P<month2>[A-Z][A-Za-z]{2,8})\.?)(?:,? (?P<year>(?:19|20)\d\d))?"
)
# "ISLAMABAD, May 12 (Reuters) -", "SEOUL, OCT. 4, 2022 -", "GENEVA, 3 June 2021 –": a dash
# shows that no sentence began.
DATELINE = re.compile(
    rf"{_PLACE}(?:/{_CAPITALS})*,? \(?{_DAY}\)?,?\s*(?:{_AGENCY})?\s*(?:[-–—:]|--|\.\s*[-–—])\s"
)
_LABEL = re.compile(
    r"(?:first |last )?"
    r"(?:published|posted|updated|date|issued|released|for immediate release|created)\b",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|evening))\b[, (]*$", re.IGNORECASE)
_DAILY = re.compile(
    r"\b(?:report|update|sitrep|briefing|bulletin|digest|readout|press (?:release|statement)"
    r"|media (?:note|release))\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d\d?:\d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """The lines ``Key: value`` that some corpora put before a text, and the text after them."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)


def header(text: str) -> Header:
    """Take a header off a text; it needs a date or two lines, and a blank line after it."""
    top, blank, rest = text.partition("\n\n")
    found = [_HEADER.fullmatch(line.strip()) for line in top.split("\n")[:12]]
    if not blank or len(top.split("\n")) > 12 or not all(found):
        return Header(text)
    fields = {match[1].lower(): match[2].strip() for match in found if match}
    if len(fields) < 2 and not fields.keys() & {"date", "published", "pubdate", "publication date"}:
        return Header(text)
    return Header(rest.strip(), fields)


def title(text: str) -> str | None:
    """The first line where it is short, ends as no sentence does, and a blank line follows.

    Between the two a line may stand that holds nothing but a date.
    """
    first, blank, rest = text.partition("\n\n")
    first = first.strip()
    line, _, below = first.partition("\n")
    if below and _is_date_line(below.strip()):
        first = line.strip()
    if not blank or not rest.strip() or "\n" in first or len(first) > _TITLE:
        return None
    if len(first.split()) > _TITLE_WORDS or first.endswith((".", ":", ",", ";", "…")):
        return None
    if is_furniture(first) or DATELINE.match(first) or _is_date_line(first):
        return None
    return first


def published(text: str, anchor: date | None = None) -> date | None:
    """The day of publication that the head of a text states.

    A dateline without a year takes it from `anchor`, a day on or before which
    it was printed. A date within prose is an event's and is left alone, unless
    the writer calls it today. Raises NotADayError for an impossible one.
    """
    head = text[:_HEAD]
    lines = [line.strip() for line in head.split("\n") if line.strip()][:6]
    for line in lines:
        match = DATELINE.match(line)
        if match and (match["month"] or match["month2"]).lower().rstrip(".") in MONTHS:
            return _of_dateline(match, anchor)
        if _is_date_line(line):
            return dates.parse(line)
    if lines and (stated := _of_title(lines[0])):
        return stated
    for pattern in dates.WRITTEN:
        for match in pattern.finditer(head):
            if match.start() < _OPENING and _TODAY.search(head[: match.start()][-20:]):
                return dates.day(match)
    return None


def _of_title(line: str) -> date | None:
    """The day that ends a title of papers that come out by the day; others end in an event's."""
    if len(line) > _DATE_LINE or not _DAILY.search(line):
        return None
    for pattern in dates.WRITTEN:
        for match in pattern.finditer(line):
            apart = line[: match.start()].rstrip().endswith((",", "-", "–", "—", ":", "(", "|"))
            if apart and line[match.end() :].strip() in {"", ")"}:
                return dates.day(match)
    return None


def _is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date, its label, a time or a place."""
    if len(line) > _DATE_LINE:
        return False
    for pattern in dates.WRITTEN:
        match = pattern.search(line)
        if match:
            before, after = line[: match.start()].strip(), line[match.end() :].strip()
            rest = [w for w in re.findall(r"[a-z]{3,}", f"{before} {after}") if w not in _SMALL]
            return (
                bool(_LABEL.match(before))
                or not rest
                or (len(rest) < 3 and bool(_WEEKDAY.search(line)))
            )
    return False


_SMALL = frozenset(
    "the and updated published posted last modified local time edt est gmt utc".split()
)


def _of_dateline(match: re.Match[str], anchor: date | None) -> date | None:
    month = MONTHS[(match["month"] or match["month2"]).lower().rstrip(".")]
    number = int(match["day"] or match["day2"])
    if match["year"]:
        return dates.parse(f"{match['year']}-{month:02d}-{number:02d}")
    return dates.nearest(month, number, anchor) if anchor else None
