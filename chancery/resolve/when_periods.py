"""Readings of lengths of time, of what is counted from a day, and of what repeats."""

from __future__ import annotations

from datetime import date, timedelta

from chancery.resolve import when_calendar as calendar
from chancery.resolve.when_context import FUTURE
from chancery.resolve.when_meaning import (
    Found,
    Meaning,
    count_of,
    dated,
    day_number,
    direction,
    unit_of,
)
from chancery.resolve.when_words import (
    ORDINALS,
    SEASONS,
    SETS,
    UNITS,
    number,
)


def relative_unit(found: Found) -> Meaning | None:
    """Read "last month", "this week", "next year", "the following day", "that year"."""
    context, word = found.context, found.first("LnhkU")
    unit = UNITS[found.of("U")[-1]]
    if unit in ("S", "TM", "TH"):
        return None
    in_story = ("following", "previous", "preceding", "that", "same")
    if context.story and (word in in_story or (word == "next" and found.shape[0] == "t")):
        base: date | None = context.story
    else:
        base = context.published
    if base is None:
        return None
    if word == "latest" and unit == "Q" and context.quarter:
        return Meaning("DATE", context.quarter)
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
    loose = found.shape[-1] == "U" and "-" not in found.shape
    if loose and unit in ("Q", "WE", "C") and count not in (None, 1, 0.5):
        return None  # "two quarter ..." counts something else
    if unit == "E" and count:
        unit, count = "Y", count * 10
    return Meaning("DURATION", calendar.duration(count, unit))


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
        return None
    if unit in ("S", "TM", "TH") and count < 24:
        return dated(published)
    if unit == "E":
        unit, count = "Y", count * 10
    before = found.context.quarter_before() if unit == "Y" and count == 1 else None
    if before and _of_results(found):
        return Meaning("DATE", before)
    if count != int(count) and unit == "Y":
        return dated(calendar.shift(published, -int(count * 12), "M"), "M")
    return dated(calendar.shift(published, -int(count), unit), unit)


_MONEY = frozenset(
    ("$", "share", "earnings", "profit", "loss", "revenue", "sales", "income", "net")
)
_LONGER = frozenset(("months", "half"))


def _of_results(found: Found) -> bool:
    """Whether a year's results are spoken of just before: money, a share, sales."""
    tokens = found.context.tokens
    around = tokens.lows[max(0, found.start - 25) : found.end + 12]
    return not _MONEY.isdisjoint(around) and _LONGER.isdisjoint(around)


def shifted(found: Found) -> Meaning | None:
    """Read "two days later", "a year earlier", from the day the story has reached."""
    unit, count = unit_of(found), count_of(found)
    if count is None or unit in ("S", "TM", "TH"):
        return Meaning("DURATION", calendar.duration(count, unit)) if count else None
    step = int(count) * (-1 if found.first("gb") in ("earlier", "before") else 1)
    before = found.context.quarter_before() if unit == "Y" and step == -1 else None
    if before and _of_results(found):
        return Meaning("DATE", before)
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
    value = found.context.beside_story(1 if found.first("b") == "after" else -1, unit)
    return Meaning("DATE", value) if value else None


def weekend(found: Found) -> Meaning | None:
    """Read "the weekend": the last one, or the coming one where the verb looks ahead."""
    published, relative = found.context.published, found.of("Lnh")
    if published is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    if relative and relative[0] != "this":
        return dated(calendar.shift(published, direction(relative[0]), "W"), "WE")
    ahead = found.tense == FUTURE or published.weekday() >= 5
    return dated(published if ahead else published - timedelta(days=7), "WE")


def year_earlier(found: Found) -> Meaning | None:
    """Read "the year-earlier period", "year-ago quarter": a year before publication."""
    published, unit = found.context.published, UNITS[found.first("U")]
    if published is None or unit not in ("M", "Y"):
        return None
    before = found.context.quarter_before() if unit == "Y" and found.after() != "nine" else None
    return Meaning("DATE", before) if before else dated(calendar.shift(published, -1, unit), unit)


def quarter_of_year(found: Found) -> Meaning | None:
    """Read "the 1988 quarter", "the 1988 period", of the quarter spoken of."""
    quarter_ = found.context.quarter
    return Meaning("DATE", found.first("Y") + quarter_[4:]) if quarter_ else None


def latest_period(found: Found) -> Meaning | None:
    """Read "the latest period", "the latest quarter" in a report of results."""
    quarter_ = found.context.quarter
    return Meaning("DATE", quarter_) if quarter_ and found.first("L") == "latest" else None


def said_year(found: Found) -> Meaning | None:
    """Read "nineteen ninety-six", as years are spoken."""
    rest = number(found.of("N"))
    return Meaning("DATE", f"{1900 + int(rest)}") if rest is not None and rest < 100 else None


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


def quarter(found: Found) -> Meaning | None:
    """Read "the third quarter", "third-quarter", "the first quarter of 2009"."""
    if found.first("U") != "quarter":
        return None
    which = ORDINALS.get(found.first("O"), 0)
    if not 1 <= which <= 4:
        return None
    years, published = found.of("Y"), found.context.published
    if years:
        return Meaning("DATE", f"{years[0]}-Q{which}")
    if published is None:
        return Meaning("DATE", f"XXXX-Q{which}")
    relative = found.of("Lnh")
    value = published.year + (direction(relative[0]) if relative else 0)
    if not relative and 3 * which - 2 > published.month + 3:
        value -= 1
    return Meaning("DATE", f"{value}-Q{which}")


def season(found: Found) -> Meaning | None:
    """Read "last summer", "the winter of 1994", "spring 2011"."""
    word, published, years = found.first("S"), found.context.published, found.of("Y")
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
    elif found.tense != FUTURE and start > published.month + 3:
        value -= 1
    return Meaning("DATE", f"{value}-{code}")


def century(found: Found) -> Meaning | None:
    """Read "the 19th century"."""
    if found.first("U") != "century":
        return None
    return Meaning("DATE", f"{day_number(found.of('O')) - 1}")


def present(_found: Found) -> Meaning | None:
    """Read "now", "currently"."""
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
