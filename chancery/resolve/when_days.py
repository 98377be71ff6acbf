"""Readings of expressions that name a day, a month, a year or an hour."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.assets.calendar import MONTHS
from chancery.resolve import when_calendar as calendar
from chancery.resolve.when_context import FUTURE, PAST
from chancery.resolve.when_meaning import (
    Found,
    Meaning,
    dated,
    day_number,
    direction,
    with_part,
)
from chancery.resolve.when_words import (
    NAMED_DECADES,
    PARTS,
    TODAYS,
    UNITS,
    WEEKDAYS,
    number,
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
        year = found.context.year_for(month, first, found.tense)
    if year is None:  # undated article: day and month are known, the year is not
        valid = calendar.day(2000, month, first)
        return Meaning("DATE", f"XXXX-{month:02}-{first:02}") if valid else None
    when = calendar.day(year, month, first)
    until = calendar.day(year, month, day_number(days[1:])) if len(days) > 1 else None
    if when is None or (until and until < when):
        return None
    return Meaning("DATE", when.isoformat(), until)


def month_year(found: Found) -> Meaning | None:
    """A month with its year."""
    return Meaning("DATE", f"{found.first('Y')}-{MONTHS[found.first('M')]:02}")


def month_relative_year(found: Found) -> Meaning | None:
    """Read "January this year", "last year's June"."""
    published = found.context.published
    if published is None or UNITS.get(found.first("U")) != "Y":
        return None
    year = published.year + direction(found.first("Lhn"))
    return Meaning("DATE", f"{year}-{MONTHS[found.first('M')]:02}")


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
        tense = found.tense
        year = published.year
        if tense == FUTURE and number_ < published.month:
            year += 1
        elif tense != FUTURE and number_ > published.month + (0 if tense == PAST else 3):
            year -= 1
    return Meaning("DATE", f"{year}-{number_:02}")


def year(found: Found) -> Meaning | None:
    """A year, unless it counts something."""
    value = int(found.first("Y"))
    before = found.before()
    led = found.context.tokens.shape[found.start - 1 : found.start] in ("i", "o", "&", "b")
    if not 1900 <= value <= 2050 and not (led and value >= 1500):
        return None
    if found.after() in _PEOPLE or before in _QUANTIFIED or found.after() in ("%", "per"):
        return None
    return Meaning("DATE", f"{value}")


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
    if published is None:
        return Meaning("DATE", f"XXXX-WXX-{number_ + 1}")
    relative = found.of("Lnhk")
    when = found.context.weekday(number_, PAST if "last" in relative else found.tense)
    if when is None:
        return None
    if when == published and relative and relative[0] in ("last", "past"):
        when -= timedelta(days=7)
    elif relative and relative[0] in ("next", "coming") and when <= published:
        when += timedelta(days=7)
    return with_part(when.isoformat(), parts)


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


def part_of_day(found: Found) -> Meaning | None:
    """Read "this morning", "last night", "overnight", "the next morning"."""
    context, relative = found.context, found.of("Lnhk")
    if not relative and found.after() == "of":
        return None  # "the night of Friday": the day tells it
    when = context.published
    if relative and relative[0] in ("next", "following") and context.story:
        when = context.story + timedelta(days=1)
    elif relative and relative[0] in ("that", "same") and context.story:
        when = context.story
    elif relative and relative[0] in ("last", "previous") and when:
        when -= timedelta(days=1)
    return with_part(when.isoformat(), found.of("Pq")) if when else None


def clock(found: Found) -> Meaning | None:
    """Read "4 a.m. on Wednesday", "10:35", "noon Friday", on the story's day where none is told."""
    context = found.context
    hour, minute = _clock(found)
    if hour > 24 or minute > 59:
        return None
    days = found.of("W")
    when = context.weekday(WEEKDAYS[days[0]], found.tense) if days else None
    todays = found.of("T")
    if found.of("M"):
        month_, number_ = MONTHS[found.first("M")], day_number(found.of("DO")[-1:])
        year_ = context.year_for(month_, number_, found.tense)
        when = calendar.day(year_, month_, number_) if year_ else None
    if todays and context.published:
        when = context.published + timedelta(days=TODAYS[todays[0]])
    when = when or context.story or context.published
    head = when.isoformat() if when else "XXXX-XX-XX"
    return Meaning("TIME", f"{head}T{hour:02}:{minute:02}")


def _clock(found: Found) -> tuple[int, int]:
    named = [PARTS[p] for p in found.of("P")]
    figures = found.of("KDN")[:1]
    if not figures:
        noon = named[0].split(":") if ":" in named[0] else ["12", "00"]
        return int(noon[0]), int(noon[1])
    word = figures[0]
    hour = int(number([re.split("[:.]", word)[0]]) or 0)
    minute = int(re.split("[:.]", word)[1]) if re.search("[:.]", word) else 0
    half = found.of("C")
    late = bool(half and half[0].startswith("p")) or any(n in ("AF", "EV", "NI") for n in named)
    if late and hour < 12:
        hour += 12
    elif half and half[0].startswith("a") and hour == 12:
        hour = 0
    return hour, minute


def holiday(found: Found) -> Meaning | None:
    """Feasts with a day of their own: Christmas, its eve, Thanksgiving in America."""
    word, published = found.first("j"), found.context.published
    years = found.of("Y")
    if word not in ("christmas", "thanksgiving", "halloween") or (not years and not published):
        return None
    fixed = {"christmas": (12, 25), "halloween": (10, 31), "thanksgiving": (11, 25)}[word]
    value = int(years[0]) if years else found.context.year_for(*fixed, found.tense)
    assert value is not None
    when = date(value, *fixed)
    if word == "thanksgiving":
        when = date(value, 11, 1) + timedelta(days=(3 - date(value, 11, 1).weekday()) % 7 + 21)
    return dated(when - timedelta(days=1) if found.of("v") else when)


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
