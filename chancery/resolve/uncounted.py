"""Numbers that count nobody: hours, dates, ages; and lengths of time in which nothing went on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.assets.calendar import MONTHS
from chancery.resolve.counted import counted

_BEFORE = 40  # characters that are looked at before a number
_VAGUE = re.compile(r"\b(?:several|many|few|couple of)\s+$", re.IGNORECASE)
# How old somebody is ("aged 14, 15 and 17", "who was 45,", "Ross, 45,"), and a year count nobody.
_AGED = re.compile(
    r"\b(?:aged?|ages)\s(?:(?:about|between|from)\s)?(?:\d{1,3}(?:,\s|\sand\s|\sto\s))*$"
)
_PERSON = re.compile(
    r"(?:\b[A-Z][\w’'-]+,\s|\bwho\s(?:was|is|turned)\s|\b[Hh]e\swas\s|\b[Ss]he\swas\s)$"
)
_AGE = re.compile(r"[1-9]\d")
# With a capital, so that "may" the verb is none.
_NAMES = "|".join(spelt for month in MONTHS for spelt in (month.capitalize(), month.upper()))
_MONTH = re.compile(rf"\b(?:{_NAMES})\.?,?\s(?:\d{{1,2}},?\s)?$")
_DAY_OF = re.compile(rf"\s(?:{_NAMES})\b")
_IN_MONTH = re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring)\s(?:{_NAMES})\s$")
_WORD = re.compile(r"\s([a-z]+)")
# A type's number: "F-16", "MiG-29", "Leopard 2".
_MODEL = re.compile(
    r"(?:\b[A-Z][A-Za-z]{0,8}[-–]|\b(?:Abrams|Airbus|Bayraktar|Boeing|Challenger|Class|Fateh|Geran|"
    r"Hwasong|Iskander|Leopard|Mark|Mirage|Mk|Patriot|Shahed|Type)\s)$"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_IN = re.compile(r"\b(?:in|since|during)\s$", re.IGNORECASE)
_HOUR = re.compile(r":\d\d|\s?[ap]\.?m\b", re.IGNORECASE)
_HALF = re.compile(r"[ -]and[ -]a[ -](?:half|quarter)\b", re.IGNORECASE)
# A length of time within which, after which or how often something was, not how long it went on.
_WINDOW = re.compile(
    r"\b(?:past|last|previous|recent|first|every|each|ends?|ended|ending|within|(?:within|in) the next)\s$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:after|in)\s$", re.IGNORECASE)
_ONE_DAY = re.compile(r"one day\b", re.IGNORECASE)  # "one day it will be seen"
_FOR = re.compile(r"\b(?:for|last(?:s|ed|ing)?)\s$", re.IGNORECASE)
_APART = frozenset(("after", "apart", "before", "earlier", "from", "later", "on"))


def uncounted(text: str, start: int, end: int) -> bool:
    """Whether the number at [start, end) is vague ("several dozen"), an hour, an age or a date."""
    before, written = text[max(0, start - _BEFORE) : start], text[start:end]
    return bool(
        _HOUR.match(text, end)
        or before[-1:] == ":"
        or (written.isdigit() and _MODEL.search(before))
        or _HALF.match(text, end)
        or _VAGUE.search(before)
        or _AGED.search(before)
        or (_AGE.fullmatch(written) and text[end : end + 1] == "," and _PERSON.search(before))
        or (_dated(before, written) and not _of_people(text, before, end))
        or (written.isdigit() and int(written) <= 31 and _DAY_OF.match(text, end))  # "10 November"
    )


def _dated(before: str, written: str) -> bool:
    """Whether a number is part of a date: a year after "in", or figures after a month."""
    if _MONTH.search(before):
        return written.isdigit()
    return bool(_YEAR.fullmatch(written) and _IN.search(before))


def _of_people(text: str, before: str, end: int) -> bool:
    """As in "in May 30 people were killed"; "on May 30 people fled" tells the day."""
    noun = _WORD.match(text, end)
    return bool(noun and counted([noun[1]]) and _IN_MONTH.search(before))


def lasting(text: str, start: int, after: Sequence[str], *, compound: bool) -> bool:
    """Whether a length of time is how long something went on: not "four days later".

    `start` is where it begins, with the words that bound it; `after` are its unit and the words
    behind it, in small letters; `compound` is that of "a four-day truce".
    """
    before = text[max(0, start - _BEFORE) : start]
    following = after[1] if len(after) > 1 else ""
    if {"ago", "old", "since"}.intersection(after):
        return False
    if compound or _FOR.search(before):
        return True
    if _ONE_DAY.match(text, start) or following in _APART or _WINDOW.search(before):
        return False
    return following == "of" or not _WITHIN.search(before)
