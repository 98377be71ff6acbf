"""Events to a series: what passed between two sides in each day, week or month.

Events of different origins (what was read, each imported dataset) are never added
up: one series is made from each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from chancery.errors import UsageError

STEPS = ("day", "week", "month")
YEAR = "year"  # of panels: too few periods to look for changes in
READ = "read"  # the origin of claims that were read from articles
OTHER = "other"  # what has no PLOVER type: CAMEO's statements and appeals
FIRST, LAST = date(1000, 1, 1), date(2999, 12, 31)  # the days that may be asked for
LONGEST = 20_000  # steps: 54 years of days, 383 of weeks


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as a series needs it; `origins` are those who told it independently.

    `goldstein` and `intensity` are None where the event has no value. `outward` is
    True where the first side did it to the second. `reports` is how many claims or
    rows stand behind it; `what` says who did it to whom, `label` names its kind more
    finely than the type does.
    """

    id: str
    day: date
    kind: str | None
    quad: str | None
    goldstein: float | None = None
    intensity: float | None = None
    origins: frozenset[str] = frozenset()
    outward: bool = True
    what: str = ""
    reports: int = 1
    label: str = ""

    @property
    def named(self) -> str:
        """The finest name of what kind of event it is."""
        return self.label or self.kind or OTHER


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series; sums are 0 and means None where nothing was told."""

    start: date
    events: int = 0
    outward: int = 0
    reports: int = 0
    origins: int = 0
    types: Mapping[str, int] = field(default_factory=dict)
    quads: Mapping[str, int] = field(default_factory=dict)
    cooperation: int = 0
    conflict: int = 0
    goldstein_sum: float = 0.0
    goldstein_mean: float | None = None
    intensity_sum: float = 0.0
    intensity_mean: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Points without gaps from the first period to the last, all of one origin."""

    origin: str
    step: str
    points: tuple[Point, ...]

    def values(self, measure: str) -> list[float]:
        """One measure of each point: a field's name, a quad or a type."""
        return [value(point, measure) for point in self.points]


def value(point: Point, measure: str) -> float:
    """One measure of a point; a mean of nothing is 0. Raises UsageError for no measure."""
    if measure in MEASURES:
        return float(getattr(point, measure) or 0)
    if measure.lower() in _QUADS:
        return float(point.quads.get(measure.lower(), 0))
    if measure.isupper():
        return float(point.types.get(measure, 0))
    raise UsageError(
        f"measure {measure!r}: expected one of {', '.join(MEASURES)}, a quad such as "
        f"{_QUADS[-1]!r}, or a type such as ASSAULT"
    )


MEASURES = (
    "goldstein_sum", "goldstein_mean", "intensity_sum", "intensity_mean", "events", "reports",
    "origins", "cooperation", "conflict",
)  # fmt: skip
_QUADS = (
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
)  # fmt: skip


def begins(day: date, step: str) -> date:
    """The first day of the period that a day lies in; weeks begin on Monday."""
    if step == "day":
        return day
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    if step == YEAR:
        return day.replace(month=1, day=1)
    raise UsageError(f"step {step!r}: expected one of: {', '.join(STEPS)}")


def period_name(start: date, step: str) -> str:
    """A period as people write it: a month ``2022-01``, a year ``2022``, else its first day."""
    return start.isoformat()[: {"month": 7, "year": 4}.get(step)]


def follows(start: date, step: str) -> date:
    """The first day of the next period, or the calendar's last day where it has no more."""
    try:
        if step == YEAR:
            return start.replace(year=start.year + 1, month=1, day=1)
        if step == "month":
            return (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        return start + timedelta(days=7 if step == "week" else 1)
    except (OverflowError, ValueError):  # what comes after the year 9999
        return date.max


def starts(span: tuple[date, date], step: str) -> list[date]:
    """The first days of all periods from the one of the first day to that of the last.

    Raises UsageError where they are more than LONGEST.
    """
    first, last = begins(span[0], step), begins(span[1], step)
    number = _periods(first, last, step)
    if number > LONGEST:
        raise UsageError(
            f"a series from {span[0]} to {span[1]} by {step}: {number:,} steps, expected at most "
            f"{LONGEST:,}: choose a larger step, or a nearer since or until"
        )
    found = [first]
    while len(found) < number:
        found.append(follows(found[-1], step))
    return found


def _periods(first: date, last: date, step: str) -> int:
    """How many periods begin from one beginning to another, both counted."""
    if step == YEAR:
        return last.year - first.year + 1
    if step == "month":
        return (last.year - first.year) * 12 + last.month - first.month + 1
    return (last - first).days // (7 if step == "week" else 1) + 1


def asked_day(name: str, day: date | None) -> date | None:
    """A day at which a series is to begin or end, if any.

    Raises UsageError under the option's name where no series may hold it.
    """
    if day is not None and not FIRST <= day <= LAST:
        raise UsageError(f"{name} {day}: expected a day from {FIRST} to {LAST}, or leave it out")
    return day


def series(
    happenings: Iterable[Happening],
    origin: str,
    step: str = "week",
    span: tuple[date, date] | None = None,
) -> Series:
    """The series of one origin's events, over the span given, else first event to last.

    Events outside the span are left out; a series of nothing has no points. Raises UsageError
    where it would have more than LONGEST steps.
    """
    held: dict[date, list[Happening]] = defaultdict(list)
    for one in happenings:
        if span is None or span[0] <= one.day <= span[1]:
            held[begins(one.day, step)].append(one)
    if span is None and not held:
        return Series(origin, step, ())
    periods = starts(span or (min(held), max(held)), step)
    return Series(origin, step, tuple(_point(one, held.get(one, [])) for one in periods))


def _point(start: date, told: Sequence[Happening]) -> Point:
    if not told:
        return Point(start)
    quads = Counter(one.quad for one in told if one.quad)
    gold = [one.goldstein for one in told if one.goldstein is not None]
    force = [one.intensity for one in told if one.intensity is not None]
    origins = set().union(*(one.origins for one in told))
    return Point(
        start=start,
        events=len(told),
        outward=sum(one.outward for one in told),
        reports=sum(one.reports for one in told),
        origins=len(origins) + sum(not one.origins for one in told),
        types=dict(sorted(Counter(one.kind or OTHER for one in told).items())),
        quads=dict(sorted(quads.items())),
        cooperation=sum(n for quad, n in quads.items() if "cooperation" in quad),
        conflict=sum(n for quad, n in quads.items() if "conflict" in quad),
        goldstein_sum=summed(sum(gold)),
        goldstein_mean=mean(sum(gold), len(gold)),
        intensity_sum=summed(sum(force)),
        intensity_mean=mean(sum(force), len(force)),
    )


def summed(whole: float) -> float:
    """A sum as series and panels have it, to four decimals."""
    return round(float(whole), 4)


def mean(whole: float, number: int) -> float | None:
    """The mean of so many values with this sum, None of none.

    Of the rounded sum, so that it is the same in whichever order the values were added up.
    """
    return round(summed(whole) / number, 4) if number else None
