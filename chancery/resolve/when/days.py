"""Readings of expressions that name a day, a month, a year or an hour."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.assets.calendar import MONTHS
from chancery.resolve.when import calendar
from chancery.resolve.when.context import FUTURE, PAST
from chancery.resolve.when.meaning import (
    NOTHING,
    OF_THE_STORY,
    Found,
    Meaning,
    dated,
    day_number,
    direction,
    with_part,
)
from chancery.resolve.when.words import (
    NAMED_DECADES,
    PARTS,
    REPEATED,
    TODAYS,
    UNITS,
    WEEKDAYS,
    wordset,
)

_PEOPLE = wordset(
    "people soldiers troops men women civilians police officers dollars euros pounds persons "
    "militants fighters deaths victims prisoners refugees miles kilometers kilometres km tons "
    "tonnes children protesters families homes houses votes members workers others were "
    "percent rounds missiles tanks rockets drones"
)


_QUANTIFIED = frozenset(
    ["about", "nearly", "than", "least", "almost", "over", "some", "around", "$", "no", "£", "€"]
)


def iso_date(found: Found) -> Meaning | None:
    """2011-05-02, and 5/2/2011 where only one order is possible or month comes first."""
    word = found.first("I")
    if "-" in word:
        year, month, number_ = (int(part) for part in word.split("-"))
    elif "." in word:
        number_, month, year = (int(part) for part in word.split("."))
    else:
        month, number_, year = (int(part) for part in word.split("/"))
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        if month > 12:
            month, number_ = number_, month
    return dated(calendar.day(year, month, number_)) if year > 0 else None


def month_day(found: Found) -> Meaning | None:
    """A day of a month, the year told, or the nearest that suits the tense."""
    month = MONTHS[found.first("M")]
    days = found.of("DO")
    first = day_number(days)
    if not found.of("Y") and found.shape[-1] == "D" and found.after() in _PEOPLE:
        return None
    year = int(found.first("Y")) if found.of("Y") else None
    if year is None:
        tense = PAST if found.of("L") else FUTURE if found.of("n") else found.tense
        context = found.context
        year = context.year_past(found.start, tense) or context.year_for(month, first, tense)
        year = year or context.year_told()
        near = calendar.day(year, month, first) if year and found.of("L") else None
        if year and near and found.context.published and near >= found.context.published:
            year -= 1
    if year is None:  # undated article: day and month are known, the year is not
        valid = calendar.day(2000, month, first)
        return Meaning("DATE", f"XXXX-{month:02}-{first:02}") if valid else NOTHING
    when = calendar.day(year, month, first)
    until = calendar.day(year, month, day_number(days[1:])) if len(days) > 1 else None
    if when is None or (until and until < when):
        return NOTHING
    return Meaning("DATE", when.isoformat(), until)


def month_year(found: Found) -> Meaning | None:
    """A month with its year."""
    return Meaning("DATE", f"{found.first('Y')}-{MONTHS[found.first('M')]:02}")


def month_relative_year(found: Found) -> Meaning | None:
    """Read "January this year", "last year's June", "October of that year"."""
    year = _year_beside(found)
    return Meaning("DATE", f"{year}-{MONTHS[found.first('M')]:02}") if year else None


def day_relative_year(found: Found) -> Meaning | None:
    """Read "3 October of the same year", "May 4 of the following year"."""
    year = _year_beside(found)
    when = year and calendar.day(year, MONTHS[found.first("M")], day_number(found.of("DO")))
    return Meaning("DATE", when.isoformat()) if when else None


def _year_beside(found: Found) -> int | None:
    """The year told by its place beside the story's, "that year", or beside publication's."""
    word = found.first("Lhnk")
    told = found.context.story if word in OF_THE_STORY else None
    base = told or found.context.published
    if base is None or UNITS.get(found.first("U")) != "Y":
        return None
    return base.year + direction(word)


def month(found: Found) -> Meaning | None:
    """A month alone: "may" as a verb is kept out by its neighbours."""
    word = found.first("M")
    relative = found.of("Lnh")
    if word in ("may", "march", "mar") and not relative and not found.of("E"):
        led = found.context.tokens.shape[found.start - 1 : found.start] in ("i", "o", "&", "b")
        if not (led and found.start > 0):
            return None
    number_, published = MONTHS[word], found.context.published
    if published is None:
        return Meaning("DATE", f"XXXX-{number_:02}")
    if relative and relative[0] in ("last", "past", "previous"):
        year = published.year - (1 if number_ >= published.month else 0)
    elif relative and relative[0] in ("next", "coming", "upcoming"):
        year = published.year + (1 if number_ <= published.month else 0)
    elif relative:
        year = published.year
    else:
        past = found.context.year_past(found.start, found.tense)
        year = past or _year_of_month(published, number_, found.tense)
    return Meaning("DATE", f"{year}-{number_:02}")


def _year_of_month(published: date, number_: int, tense: int) -> int:
    """The year of a month told alone: on the side that the verb looks to, else the nearest."""
    ahead = (number_ - published.month) % 12  # months to the next one; 0 in the month itself
    if ahead == 0 or tense == FUTURE:
        later = True
    elif tense == PAST:
        later = False
    else:
        later = ahead * _LEAN <= 12 - ahead
    return published.year + (number_ < published.month) - (0 if later else 1)


_LEAN = 3.1  # more is told of what has been


def year(found: Found) -> Meaning | None:
    """A year, unless it counts something or is a resolution's number."""
    value = int(found.first("Y"))
    before = found.before()
    if _numbered(found, value):
        return NOTHING
    led = found.context.tokens.shape[found.start - 1 : found.start] in ("i", "o", "&", "b")
    if not 1900 <= value <= 2050 and not (led and value >= 1500):
        return None
    if found.after() in _PEOPLE or before in _QUANTIFIED or found.after() in ("%", "per"):
        return None
    return Meaning("DATE", f"{value}")


def _numbered(found: Found, value: int) -> bool:
    """Whether it is the number of a resolution, or of the committee that one set up."""
    after = found.after()
    if after in ("committee", "commission"):
        return True
    if after == "sanctions" and (value < _MODERN or found.after(1) in _OF_SANCTIONS):
        return True
    back = found.start - 1
    while found.context.tokens.shape[back : back + 1] in ("Y", "N", "&", ",", "."):
        back -= 1  # "resolutions 1718, 1874 and 2270", "No. 1973"
    gap = found.context.tokens.shape[back + 1 : found.start]
    word = found.context.low(back)
    if word == "/":  # "S/RES/1973"
        return not gap and found.context.low(back - 1) == "res"
    if word in _ABBREVIATED:
        return gap in ("", ".") or gap[-1:] in ("&", ",")
    return word in _RESOLUTIONS and "." not in gap and (not gap or gap[0] in "YN")


_MODERN = 1900  # a number below is no year of sanctions
_OF_SANCTIONS = wordset("list lists regime committee monitoring panel")
_RESOLUTIONS = wordset("resolution resolutions unscr unscrs")
_ABBREVIATED = wordset("res no nos")


def year_span(found: Found) -> Meaning | None:
    """Read "1990-95" and "2003-2007": the value is the first year."""
    first, second = found.of("YDN")[:2]
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if not 1500 < int(first) < last < 2100 or len(second) == 1:
        return None
    return Meaning("DATE", first, date(last, 12, 31))


def decade(found: Found) -> Meaning | None:
    """Read "the 1990s", "the late '70s", "the nineties"."""
    word = found.first("X")
    digits = re.sub(r"\D", "", word)
    if not digits:
        return Meaning("DATE", f"19{NAMED_DECADES[word]}")
    return Meaning("DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}")


def weekday(found: Found) -> Meaning | None:
    """A weekday, with "last", "next" or a part of the day."""
    words = found.of("W")
    number_, published = WEEKDAYS[words[-1]], found.context.published
    parts = found.of("P")
    if found.before() in _FEASTS:
        return NOTHING
    if words[-1] in REPEATED or (parts and parts[0].endswith("s")):
        return weekday_set(found)
    if published is None:
        return Meaning("DATE", f"XXXX-WXX-{number_ + 1}")
    relative = found.of("Lnhk")
    when = found.context.weekday(number_, PAST if "last" in relative else found.tense)
    if when is None:
        return None
    named = _in_brackets(found)
    if named is not None and named.weekday() == number_:
        return with_part(named.isoformat(), parts)
    which = relative[0] if relative else ""
    again = {
        "last": (published,),
        "past": (published,),
        "previous": (published, found.context.story),
    }
    if when in again.get(which, ()):
        when -= timedelta(days=7)
    elif which in ("next", "coming") and when <= published:
        when += timedelta(days=7)
    return with_part(when.isoformat(), parts)


_FEASTS = wordset("good black bloody holy ash easter palm shrove whit")


def _in_brackets(found: Found) -> date | None:
    """The date that stands beside a weekday: "Tuesday (March 5)"."""
    tokens = found.context.tokens
    ahead = tokens.shape[found.end : found.end + 3]
    if found.after() != "(" or ahead[1:] not in ("MD", "DM", "MO", "OM"):
        return None
    words = {c: tokens.lows[found.end + i] for i, c in enumerate(ahead)}
    month_, number_ = MONTHS[words["M"]], day_number([words.get("D") or words["O"]])
    value = found.context.year_for(month_, number_, found.tense)
    return calendar.day(value, month_, number_) if value else None


def weekday_set(found: Found) -> Meaning | None:
    """Read "every Friday", "Tuesday nights"."""
    part = "".join("T" + PARTS[p] for p in found.of("P") if ":" not in PARTS[p])
    return Meaning("SET", f"XXXX-WXX-{WEEKDAYS[found.first('W')] + 1}{part}")


def today(found: Found) -> Meaning | None:
    """Read "today", "yesterday morning", "early tomorrow"."""
    word, published = found.first("T"), found.context.published
    if published is None:
        return Meaning("DATE", "PRESENT_REF") if word == "today" else None
    value = (published + timedelta(days=TODAYS[word])).isoformat()
    return with_part(value, ["night"] if word == "tonight" else found.of("P"))


def around_today(found: Found) -> Meaning | None:
    """Read "the day after tomorrow", "the day before yesterday"."""
    published = found.context.published
    if published is None or found.first("U") != "day":
        return None
    step = 1 if found.first("b") == "after" else -1
    return dated(published + timedelta(days=TODAYS[found.first("T")] + step))


def bare_day(found: Found) -> Meaning | None:
    """Read "on the 14th", of the month that the story has reached."""
    base = found.context.story or found.context.published
    if base is None or not found.first("O")[0].isdigit():
        return None
    if found.after()[:1].isalpha() and found.after() not in ("and", "to", "at", "in", "when"):
        return None
    return dated(calendar.day(base.year, base.month, day_number(found.of("O"))))


def each_month(found: Found) -> Meaning | None:
    """Read "each July"."""
    return Meaning("SET", f"XXXX-{MONTHS[found.first('M')]:02}")
