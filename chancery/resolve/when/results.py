"""Readings of quarters, halves and years as reports of results speak of them."""

from __future__ import annotations

from chancery.resolve.when import calendar
from chancery.resolve.when.meaning import Found, Meaning, dated, direction
from chancery.resolve.when.words import NAMED_DECADES, ORDINALS, UNITS

_MONEY = frozenset(
    ("$", "share", "earnings", "profit", "loss", "revenue", "sales", "income", "net")
)
_LONGER = frozenset(("months", "half"))


def of_results(found: Found, *, longer: bool = False) -> bool:
    """Whether a quarter's results are spoken of nearby: money, a share, sales; `longer`: any."""
    tokens = found.context.tokens
    around = tokens.lows[max(0, found.start - 25) : found.end + 12]
    return not _MONEY.isdisjoint(around) and (longer or _LONGER.isdisjoint(around))


def quarter(found: Found) -> Meaning | None:
    """Read "the third quarter", "third-quarter", "the first quarter of 2009"."""
    if "quarter" not in found.of("U"):
        return None
    which = ORDINALS.get(found.first("O"), 0)
    if not 1 <= which <= 4:
        return None
    return _quarter(found, which)


def _quarter(found: Found, which: int) -> Meaning:
    """A quarter of the year told, or of the one that publication suggests."""
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


def short_quarter(found: Found) -> Meaning | None:
    """Read "Q3", "Q3 2012"."""
    return _quarter(found, int(found.first("Q")[1]))


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


def half(found: Found) -> Meaning | None:
    """Read "the first half of 1989", "the year's second half", "the last half of the 1980s"."""
    which = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(found.of("OLE")[0])
    decades, years, relative = found.of("X"), found.of("Y"), found.of("Lnh")
    published = found.context.published
    if which is None or found.after() in _PARTED:
        return None
    if decades:
        word = decades[0]
        return Meaning("DATE", f"19{NAMED_DECADES[word]}") if word in NAMED_DECADES else None
    if years:
        return Meaning("DATE", f"{years[0]}-H{which}")
    if published is None or not ("year" in found.of("U") or of_results(found, longer=True)):
        return None  # of a match, a film
    value = published.year + (direction(relative[0]) if relative and found.of("U") else 0)
    return Meaning("DATE", f"{value}-H{which}")


_PARTED = frozenset(("dozen", "million", "hour", "mile", "century"))
