"""Readings of hours and parts of the day, and of days that have a name."""

from __future__ import annotations

import re
from datetime import date, timedelta

from chancery.assets.calendar import MONTHS
from chancery.resolve.when import calendar
from chancery.resolve.when.meaning import Found, Meaning, dated, day_number, with_part
from chancery.resolve.when.words import PARTS, TODAYS, WEEKDAYS, number


def part_of_day(found: Found) -> Meaning | None:
    """Read "this morning", "last night", "overnight", "the next morning"."""
    context, relative = found.context, found.of("Lnhk")
    if not relative and found.after() == "of":
        return None  # "the night of Friday": the day tells it
    when = context.published
    if relative and relative[0] in ("next", "following") and context.story:
        when = calendar.shift(context.story, 1, "D")
    elif relative and relative[0] in ("that", "same"):
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
    if when is None and context.story_unit == "D":
        when = context.story
    when = when or context.published
    head = when.isoformat() if when else "XXXX-XX-XX"
    return Meaning("TIME", f"{head}T{hour:02}:{minute:02}")


def _clock(found: Found) -> tuple[int, int]:
    named = [PARTS[p] for p in found.of("P")]
    figures = found.of("KDNY")[:1]
    if figures and figures[0].isdigit() and len(figures[0]) == 4:  # 0430 GMT
        return int(figures[0][:2]), int(figures[0][2:])
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


def hour_named(found: Found) -> Meaning | None:
    """Read "at noon", "by midnight"."""
    return clock(found) if ":" in PARTS[found.first("P")] else None


def new_year(found: Found) -> Meaning | None:
    """Read "New Year's Day", "New Year's Eve"."""
    published, eve = found.context.published, bool(found.of("v"))
    if found.first("U") != "year" or (not eve and found.of("U")[-1] != "day"):
        return None
    fixed = (12, 31) if eve else (1, 1)
    value = found.context.year_for(*fixed, found.tense) if published else None
    return (
        dated(date(value, *fixed)) if value else Meaning("DATE", "XXXX-{:02}-{:02}".format(*fixed))
    )


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
