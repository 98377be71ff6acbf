"""Series as pictures: cooperation above a line, conflict below it, changes as lines across."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

WIDEST = 60.0  # a series of one week is no wall
THINNEST = 1.5  # what can still be seen and met with a pointer among years of days
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 980.0, 230.0, 46.0, 12.0, 20.0, 24.0
_APART = 68.0  # units between two names below a chart


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: its two bars, where it leads, and what it says."""

    x: float
    width: float
    up: float
    down: float
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One panel: bars from the middle line, ticks below, values at the side, changes across."""

    zero: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]
    changes: tuple[tuple[float, str], ...]


def chart(
    points: Sequence[Mapping[str, Any]],
    changes: Sequence[Mapping[str, Any]],
    step: str,
    link: Callable[[str, str], str],
    along: Sequence[str] | None = None,
) -> Chart:
    """The panel of points (`start`, `cooperation`, `conflict`); `link` gives a period's address.

    `along` are the starts of all periods of the axis, as `axis` gives them for several panels;
    by default those of the points.
    """
    starts = along or [point["start"] for point in points]
    up = max((point["cooperation"] for point in points), default=0)
    down = max((point["conflict"] for point in points), default=0)
    scale = (HEIGHT - TOP - BOTTOM) / max(up + down, 1)
    zero = TOP + up * scale
    room = (WIDTH - LEFT - RIGHT) / max(len(starts), 1)
    width = round(max(min(room * 0.86, WIDEST), THINNEST), 2)
    places = {start: LEFT + n * room for n, start in enumerate(starts)}
    bars = [
        Bar(
            round(places[point["start"]], 2),
            width,
            round(point["cooperation"] * scale, 2),
            round(point["conflict"] * scale, 2),
            link(point["start"], last_day(point["start"], step)),
            f"{step} of {point['start']}: {point['cooperation']} cooperation, "
            f"{point['conflict']} conflict",
        )
        for point in points
        if point["cooperation"] or point["conflict"]
    ]
    return Chart(
        round(zero, 2),
        tuple(bars),
        tuple(_ticks(starts, room)),
        tuple(_levels(up, down, scale, zero)),
        tuple(
            (round(places[one["start"]], 2), str(n))
            for n, one in enumerate(changes, start=1)
            if one["start"] in places
        ),
    )


def axis(panels: Iterable[Sequence[Mapping[str, Any]]], step: str) -> list[str]:
    """The starts of all periods from the first to the last of any panel's points."""
    starts = sorted(point["start"] for points in panels for point in points)
    found = starts[:1]
    while found and found[-1] < starts[-1]:
        found.append(following(date.fromisoformat(found[-1]), step).isoformat())
    return found


def periods(days: Sequence[tuple[str, str, int]], step: str) -> list[dict[str, Any]]:
    """Counts of days (day, quad, number) by step, without gaps from the first to the last."""
    sums: dict[date, list[int]] = {}
    for day, quad, number in days:
        both = sums.setdefault(begin(date.fromisoformat(day), step), [0, 0])
        both[quad.endswith("conflict")] += number
    if not sums:
        return []
    starts, last = [min(sums)], max(sums)
    while starts[-1] < last:
        starts.append(following(starts[-1], step))
    return [
        {"start": at.isoformat(), "cooperation": good, "conflict": bad}
        for at, (good, bad) in ((at, sums.get(at, [0, 0])) for at in starts)
    ]


def fitting_step(since: str | None, until: str | None) -> str:
    """The step at which a span can still be seen: days for a season, weeks for three years."""
    if not since or not until:
        return "month"
    span = (date.fromisoformat(until) - date.fromisoformat(since)).days
    return "day" if span <= 120 else "week" if span <= 1100 else "month"


def begin(day: date, step: str) -> date:
    """The first day of the period that a day lies in; weeks begin on Monday."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def following(start: date, step: str) -> date:
    """The first day of the next period, or the calendar's last day where it has no more."""
    return _shifted(_last(start, step), 1)


def last_day(start: str, step: str) -> str:
    """The last day of a period."""
    return _last(date.fromisoformat(start), step).isoformat()


def _last(start: date, step: str) -> date:
    if step == "month":
        return start.replace(day=calendar.monthrange(start.year, start.month)[1])
    return _shifted(start, 6 if step == "week" else 0)


def _shifted(day: date, days: int) -> date:
    """So many days on, no further than the calendar goes."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def spark(weeks: Sequence[float]) -> Markup:
    """Weekly sums as a line of small bars; the last one is the week in question."""
    most = max((abs(value) for value in weeks), default=0) or 1
    bars = []
    for n, value in enumerate(weeks):
        high = round(abs(value) / most * 15, 1)
        kind = "up" if value >= 0 else "down"
        old = "" if n == len(weeks) - 1 else " old"
        y = 17 - high if value >= 0 else 17
        bars.append(f'<rect x="{n * 14}" y="{y}" width="11" height="{high}" class="{kind}{old}"/>')
    wide = len(weeks) * 14
    return Markup(  # noqa: S704 - made of numbers alone
        f'<svg class="spark" viewBox="0 0 {wide} 34" width="{wide}" height="34" role="img" '
        f'aria-label="Sum of intensities in the last {len(weeks)} weeks, this one last: '
        f'{", ".join(f"{value:g}" for value in weeks)}">{"".join(bars)}'
        f'<line x1="0" x2="{wide}" y1="17" y2="17" class="zero"/></svg>'
    )


def _ticks(starts: Sequence[str], width: float) -> list[tuple[float, str]]:
    """Where years, months or days begin, no more than fit."""
    for length in (4, 7, 10):
        firsts = [
            n for n, one in enumerate(starts) if n == 0 or one[:length] != starts[n - 1][:length]
        ]
        if length == 10 or len(firsts) >= 4:
            break
    ticks: list[tuple[float, str]] = []
    for n in firsts:
        at = round(LEFT + n * width, 2)
        if n == 0 and len(firsts) > 1 and (firsts[1] - n) * width < _APART:
            continue  # a part of a month or year, for whose name there is no room
        if not ticks or at - ticks[-1][0] >= _APART:
            ticks.append((at, starts[n][:length]))
    return ticks


def _levels(up: int, down: int, scale: float, zero: float) -> list[tuple[float, str]]:
    found = [(round(zero, 2), "0")]
    if up:
        found.append((round(zero - up * scale, 2), f"{up:,}"))
    if down:
        found.append((round(zero + down * scale, 2), f"{down:,}"))
    return found
