"""Readings of lengths of time, of what is counted from a day, and of what repeats."""

from __future__ import annotations

from datetime import date, timedelta

from chancery.assets.calendar import MONTHS
from chancery.resolve.when import calendar
from chancery.resolve.when.context import FUTURE, PAST
from chancery.resolve.when.meaning import (
    NOTHING,
    OF_THE_STORY,
    Found,
    Meaning,
    count_of,
    dated,
    day_number,
    direction,
    unit_of,
)
from chancery.resolve.when.results import of_results
from chancery.resolve.when.words import (
    SEASONS,
    SETS,
    UNITS,
    number,
)


def relative_unit(found: Found) -> Meaning | None:
    """Read "last month", "this week", "next year", "the following day", "that year"."""
    context, word = found.context, (found.of("Lnhk") or [""])[-1]
    unit = UNITS[found.of("U")[-1]]
    if unit in ("S", "TM", "TH"):
        return None
    if word in ("that", "same") and context.story is None:
        return Meaning("DATE", "XXXX")  # of a day that the text does not tell
    if context.story and (word in OF_THE_STORY or (word == "next" and "tn" in found.shape)):
        base: date | None = context.story
    else:
        base = context.published
    if base is None:
        return None
    if word == "latest" and unit == "Q":
        last = calendar.value_of(calendar.shift(base, -1, unit), unit)
        return Meaning("DATE", context.quarter or last)
    if word in ("past", "latest") and unit in ("D", "W", "E", "C"):
        return _window(found, 1, unit, word)
    return dated(calendar.shift(base, direction(word), unit), unit)


def _window(found: Found, count: float | None, unit: str, word: str) -> Meaning:
    """A length of time that ends or begins at publication."""
    value, published = calendar.duration(count, unit), found.context.published
    if published is None or count is None:
        return Meaning("DURATION", value)
    step = int(count) * (direction(word) or -1)
    other = calendar.shift(published, step, unit)
    return Meaning("DURATION", value, max(published, other), min(published, other))


def length(found: Found) -> Meaning | None:
    """Read "three days", "a two-week truce", "half an hour", "several months"."""
    unit, count = unit_of(found), count_of(found)
    if found.shape in ("AU", "U") and _rate(found):
        return Meaning("SET", calendar.duration(1, unit))
    loose = found.shape[-1] == "U" and "-" not in found.shape
    if loose and unit in ("Q", "WE", "C") and count not in (None, 1, 0.5):
        return None  # "two quarter ..." counts something else
    if unit == "Q" and found.after() == "of":
        return None  # "a quarter of the seats"
    if unit == "E" and count:
        unit, count = "Y", count * 10
    return Meaning("DURATION", calendar.duration(count, unit))


def _rate(found: Found) -> bool:
    """Whether "a year" says how often or how much: "$500 million a year", "700 seats a week"."""
    if found.after() in ("of", "and", "or", "in", "ago", "earlier", "later", "after", "before"):
        return False
    before = found.context.tokens.shape[max(0, found.start - 3) : found.start]
    return before[-1:] in tuple("NDY") or (before[-1:] == "x" and before[-2:-1] in tuple("NDYF"))


def window(found: Found) -> Meaning | None:
    """Read "the past three months", "the next few days", "recent weeks"."""
    word, count, unit = found.first("Lnhr"), count_of(found), unit_of(found)
    if word == "these":
        return Meaning("DATE", "PRESENT_REF")
    if unit == "E" and count:
        unit, count = "Y", count * 10
    return _window(found, count, unit, word)


def ago(found: Found) -> Meaning | None:
    """Read "two weeks ago", "a decade ago", "months ago"."""
    unit, count, published = unit_of(found), count_of(found), found.context.published
    if count is None:
        return Meaning("DATE", "PAST_REF")
    if published is None:
        return NOTHING
    if unit in ("S", "TM", "TH") and count < 24:
        return dated(published)
    if unit == "E":
        unit, count = "Y", count * 10
    before = found.context.quarter_before() if unit == "Y" and count == 1 else None
    if before and of_results(found):
        return Meaning("DATE", before)
    if count != int(count) and unit == "Y":
        return dated(calendar.shift(published, -int(count * 12), "M"), "M")
    return dated(calendar.shift(published, -int(count), unit), unit)


def shifted(found: Found) -> Meaning | None:
    """Read "two days later", "a year earlier", from the day the story has reached."""
    unit, count = unit_of(found), count_of(found)
    if count is None or unit in ("S", "TM", "TH"):
        return Meaning("DURATION", calendar.duration(count, unit))
    step = int(count) * (-1 if found.first("gb") in ("earlier", "before") else 1)
    before = found.context.quarter_before() if unit == "Y" and step == -1 else None
    if before and of_results(found):
        return Meaning("DATE", before)
    if unit == "Y" and step == -1 and found.context.published and of_results(found, longer=True):
        return dated(calendar.shift(found.context.published, -1, "Y"), "Y")
    if unit == "E":
        unit, step = "Y", step * 10
    value = found.context.beside_story(step, unit)
    return Meaning("DATE", value) if value else None


def day_after(found: Found) -> Meaning | None:
    """Read "the day after the attack": the day beside the one the story has reached."""
    unit = UNITS[found.first("U")]
    if found.before() == "in":  # "later in the day before returning"
        return None
    if unit in ("S", "TM", "TH", "WE"):
        return None
    if found.of("L") and found.context.published:  # "the week before last"
        return dated(calendar.shift(found.context.published, -2, unit), unit)
    value = found.context.beside_story(1 if found.first("b") == "after" else -1, unit)
    return Meaning("DATE", value) if value else None


def weekend(found: Found) -> Meaning | None:
    """Read "the weekend": the last one, or the coming one where the verb looks ahead."""
    published, relative = found.context.published, found.of("Lnh")
    if published is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    if relative and relative[0] != "this":
        return dated(calendar.shift(published, direction(relative[0]), "W"), "WE")
    this = bool(relative) and published.weekday() > 1 and found.tense != PAST
    ahead = found.tense == FUTURE or published.weekday() >= 5 or this
    return dated(published if ahead else published - timedelta(days=7), "WE")


def said_year(found: Found) -> Meaning | None:
    """Read "nineteen ninety-six", "January nineteen ninety-seven", as years are spoken."""
    rest = number(found.of("N"))
    if rest is None or not 10 <= rest < 100:
        return None
    value = f"{1900 + int(rest)}"
    if found.of("M"):
        value += f"-{MONTHS[found.first('M')]:02}"
    elif found.of("S"):
        value += f"-{SEASONS[found.first('S')]}"
    return Meaning("DATE", value)


def year_named(found: Found) -> Meaning | None:
    """Read "the year 2000", "the year two thousand"."""
    value = number(found.of("YN"))
    if found.first("U") != "year" or value is None or not 1000 <= value < 2100:
        return None
    return Meaning("DATE", f"{int(value)}")


def year_end(found: Found) -> Meaning | None:
    """Read "by year-end", "the year's end": of publication's year."""
    published = found.context.published
    if published is None or found.first("U") != "year" or found.of("E")[-1] != "end":
        return None
    return dated(published, "Y")


def the_unit(found: Found) -> Meaning | None:
    """Read "for the year", "in the quarter": the one that publication lies in."""
    published, unit = found.context.published, UNITS[found.first("U")]
    if unit not in ("W", "M", "Q", "Y"):
        return None
    if found.after() in ("ended", "ending") and unit != "Q":
        return Meaning("DURATION", calendar.duration(1, unit))
    if published is None:
        return None
    if unit == "Q" and found.context.quarter:
        return Meaning("DATE", found.context.quarter)
    return dated(calendar.shift(published, -1, unit) if unit == "Q" else published, unit)


def season(found: Found) -> Meaning | None:
    """Read "last summer", "the winter of 1994", "spring 2011"."""
    word, published, years = found.first("S"), found.context.published, found.of("Y")
    if found.after() in _SEASONAL:
        return NOTHING
    code = SEASONS[word]
    if years:
        return Meaning("DATE", f"{years[0]}-{code}")
    if published is None:
        return Meaning("DATE", f"XXXX-{code}")
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    value, relative = published.year, found.of("Lnh")
    if relative and relative[0] in ("last", "past", "previous"):
        value -= 1 if published.month < start + 3 else 0
    elif relative and direction(relative[0]) > 0:
        value += 1 if published.month >= start else 0
    elif not relative and found.tense != FUTURE and start > published.month + 3:
        value -= 1
    return Meaning("DATE", f"{value}-{code}")


# "The autumn-winter season", "the Spring Festival": of a season, and no time of their own.
_SEASONAL = frozenset(("-", "festival", "break", "holiday", "holidays", "heating"))


def century(found: Found) -> Meaning | None:
    """Read "the 19th century"."""
    if found.first("U") != "century":
        return None
    return Meaning("DATE", f"{day_number(found.of('O')) - 1}")


def present(found: Found) -> Meaning | None:
    """Read "now", "currently"; "the then current" is of another day."""
    if "then" in (found.before(), found.before(1)):
        return None
    return Meaning("DATE", "PRESENT_REF")


def recently(_found: Found) -> Meaning | None:
    """Read "recently"."""
    return Meaning("DATE", "PAST_REF")


def future(_found: Found) -> Meaning | None:
    """Read "the future", "the near future"; the adjective is left out."""
    return Meaning("DATE", "FUTURE_REF")


def adverb_set(found: Found) -> Meaning | None:
    """Read "daily", "weekly"."""
    return Meaning("SET", SETS[found.first("s")])


def each(found: Found) -> Meaning | None:
    """Read "every day", "each month", "every two weeks"."""
    return Meaning("SET", calendar.duration(count_of(found) or 1, unit_of(found)))


def plural(found: Found) -> Meaning | None:
    """Read "for years", "within days": a length without a number."""
    return Meaning("DURATION", calendar.duration(None, unit_of(found)))


def edge(found: Found) -> Meaning | None:
    """Read "the end of the year", "the end of the month", of publication's."""
    published, unit = found.context.published, UNITS[found.first("U")]
    if published is None or unit not in ("W", "M", "Y", "Q", "E", "C"):
        return None
    return dated(published, unit)
