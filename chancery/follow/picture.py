"""The picture of a relationship: a panel an origin, its changes numbered and told below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from chancery.follow.changes import Change
from chancery.follow.drawing import Box, Drawing, Stroke, Words, wrapped
from chancery.follow.series import Series, follows, value

WIDTH = 900.0
LEFT, RIGHT = 64.0, 16.0
PANEL = 190.0
STRIP = 34.0  # for the independent origins
GOOD, BAD, SHADE, LEVEL = "#7f9fbf", "#404040", "#eadfc4", "#b03020"
GREY = "#555555"
_LINE = 15.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One origin's series as it is drawn, with its changes and what is told of each."""

    title: str
    series: Series
    changes: tuple[Change, ...] = ()
    told: tuple[str, ...] = ()  # one line a change
    marks: tuple[tuple[tuple[date, str], ...], ...] = ()  # of each change: events' days and letters
    origins: str = "independent origins"


def draw(title: str, measure: str, panels: Sequence[Panel], notes: Sequence[str] = ()) -> Drawing:
    """The whole picture; panels share the axis of time and have each their own scale."""
    parts: list[Box | Stroke | Words] = [Words(LEFT, 26, title, 16, bold=True)]
    top = 44.0
    ends = _ends(panels)
    number = 1
    for panel in panels:
        parts += _panel(panel, measure, ends, top, number)
        number += len(panel.changes)
        top += PANEL + STRIP + 54
    number = 1
    for panel in panels:
        for line in panel.told:
            shown = wrapped(f"{number}. {line}", WIDTH - LEFT - RIGHT, 12)
            parts += [Words(LEFT, top + i * _LINE, text) for i, text in enumerate(shown)]
            top += len(shown) * _LINE + 5
            number += 1
    for note in notes:
        shown = wrapped(note, WIDTH - LEFT - RIGHT, 11)
        parts += [Words(LEFT, top + i * _LINE, t, 11, colour=GREY) for i, t in enumerate(shown)]
        top += len(shown) * _LINE + 3
    return Drawing(WIDTH, top + 10, tuple(parts), title)


def _ends(panels: Sequence[Panel]) -> tuple[date, date] | None:
    points = [point for panel in panels for point in panel.series.points]
    if not points:
        return None
    step = panels[0].series.step
    return min(p.start for p in points), follows(max(p.start for p in points), step)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and values of one panel stand on the page."""

    first: date
    days: int
    low: float
    high: float
    roof: float
    floor: float

    def x(self, day: date) -> float:
        share = min(max((day - self.first).days / self.days, 0.0), 1.0)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, number: float) -> float:
        spread = (self.high - self.low) or 1.0
        return self.floor - (number - self.low) / spread * (self.floor - self.roof)


Parts = list[Box | Stroke | Words]


def _panel(
    panel: Panel, measure: str, ends: tuple[date, date] | None, top: float, number: int
) -> Parts:
    """One panel: scale, shaded intervals, bars, levels, numbers, the strip of origins, dates."""
    title = Words(LEFT, top + 12, panel.title, 13, bold=True)
    if ends is None or not panel.series.points:
        return [title, Words(LEFT, top + 40, "nothing in this span", 12, colour=GREY)]
    values = panel.series.values(measure)
    frame = _Frame(
        ends[0], max((ends[1] - ends[0]).days, 1), min(0.0, *values), max(0.0, *values),
        top + 34, top + PANEL,
    )  # fmt: skip
    return [
        title,
        *_intervals(panel, frame),
        *_scale(frame),
        *_bars(panel, measure, frame),
        _nought(panel, frame),
        *_levels(panel, frame, ends[1]),
        *_numbers(panel, frame, number),
        *_strip(panel, frame),
        *_dates(ends, frame),
    ]


def _intervals(panel: Panel, frame: _Frame) -> Parts:
    """Where each change may lie, shaded."""
    points, step = panel.series.points, panel.series.step
    found: Parts = []
    for one in panel.changes:
        left = frame.x(points[one.low].start)
        right = frame.x(follows(points[one.high].start, step))
        found.append(Box(left, frame.roof, max(right - left, 1), frame.floor - frame.roof, SHADE))
    return found


def _scale(frame: _Frame) -> Parts:
    """Lines at round values, and these."""
    found: Parts = []
    for tick in _ticks(frame.low, frame.high):
        at = frame.y(tick)
        found.append(Stroke(((LEFT, at), (WIDTH - RIGHT, at)), "#d0d0d0", 0.6))
        found.append(Words(LEFT - 6, at + 4, f"{tick:g}", 11, "end", colour=GREY))
    return found


def _bars(panel: Panel, measure: str, frame: _Frame) -> Parts:
    """One bar a point, dark below nought."""
    found: Parts = []
    for point in panel.series.points:
        number = value(point, measure)
        if number:
            left = frame.x(point.start)
            wide = max(frame.x(follows(point.start, panel.series.step)) - left - 0.6, 0.6)
            above, below = sorted((frame.y(0.0), frame.y(number)))
            found.append(
                Box(left, above, wide, max(below - above, 0.6), GOOD if number > 0 else BAD)
            )
    return found


def _nought(panel: Panel, frame: _Frame) -> Stroke:
    """The line of nought, over the days that the series covers and no others."""
    points, at = panel.series.points, frame.y(0.0)
    ends = points[0].start, follows(points[-1].start, panel.series.step)
    return Stroke(tuple((frame.x(day), at) for day in ends), "#000000", 1.0)


def _levels(panel: Panel, frame: _Frame, last: date) -> Parts:
    """The median between changes, as a line over its span."""
    if not panel.changes:
        return []
    points = panel.series.points
    at = [points[one.index].start for one in panel.changes]
    starts, stops = [points[0].start, *at], [*at, last]
    heights = [panel.changes[0].before, *(one.after for one in panel.changes)]
    return [
        Stroke(((frame.x(a), frame.y(h)), (frame.x(b), frame.y(h))), LEVEL, 2.0)
        for a, b, h in zip(starts, stops, heights, strict=True)
    ]


def _numbers(panel: Panel, frame: _Frame, number: int) -> Parts:
    """A dashed line with its number at each change, and a letter at each of its events."""
    found: Parts = []
    for n, one in enumerate(panel.changes):
        at = frame.x(panel.series.points[one.index].start)
        found.append(Stroke(((at, frame.roof - 4), (at, frame.floor)), LEVEL, 1.2, 4))
        found.append(Words(at, frame.roof - 8, str(number + n), 13, "middle", True, LEVEL))
        for row, (day, letter) in enumerate(panel.marks[n] if n < len(panel.marks) else ()):
            height = frame.floor - 6 - 13 * row
            found.append(Box(frame.x(day) - 1.5, height - 9, 3, 9, LEVEL))
            found.append(Words(frame.x(day) + 4, height, letter, 11, colour=LEVEL))
    return found


def _strip(panel: Panel, frame: _Frame) -> Parts:
    """How many origins stand behind each point, as low bars under the panel."""
    points, top = panel.series.points, frame.floor + 8
    most = max((point.origins for point in points), default=0) or 1
    told = f"{panel.origins}, at most {most} a {panel.series.step}"
    found: Parts = [Words(LEFT, top + STRIP + 2, told, 10, colour=GREY)]
    for point in points:
        if point.origins:
            left = frame.x(point.start)
            wide = max(frame.x(follows(point.start, panel.series.step)) - left - 0.6, 0.6)
            height = (STRIP - 14) * point.origins / most
            found.append(Box(left, top + STRIP - 10 - height, wide, height, "#a8a8a8"))
    return found


def _dates(ends: tuple[date, date], frame: _Frame) -> Parts:
    """Years, or months where there are few."""
    months = (ends[1].year - ends[0].year) * 12 + ends[1].month - ends[0].month
    every = next((n for n in (1, 2, 3, 6, 12, 24, 60) if months / n <= 12), 120)
    top, parts = frame.floor + STRIP + 24, list[Box | Stroke | Words]()
    day = ends[0].replace(day=1)
    while day < ends[1]:
        if day >= ends[0] and (day.year * 12 + day.month - 1) % every == 0:
            form = "%Y" if every >= 12 else "%b %Y"
            parts.append(Words(frame.x(day), top, day.strftime(form), 11, "middle", colour=GREY))
            at = frame.x(day)
            parts.append(Stroke(((at, frame.floor), (at, frame.floor + 5)), GREY, 0.8))
        day = follows(day, "month")
    return parts


def _ticks(low: float, high: float) -> list[float]:
    """A few round numbers from low to high."""
    spread = (high - low) or 1.0
    step = 10.0 ** floor(log10(spread / 3))
    step *= max(n for n in (1, 2, 5) if n == 1 or spread / (step * n) >= 3)
    first = ceil(low / step - 1e-9)
    return [n * step for n in range(first, floor(high / step + 1e-9) + 1)]
