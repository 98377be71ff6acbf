"""Following a relationship: its series by origin, change points, contagion, and the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from chancery.errors import InputError, UsageError
from chancery.follow import changes as breaks
from chancery.follow.blocks import block_series
from chancery.follow.contagion import LONGEST as LOOKED_BACK
from chancery.follow.contagion import CannotSayError, contagion
from chancery.follow.drawing import Drawing
from chancery.follow.explaining import Drivers, drivers
from chancery.follow.picture import draw
from chancery.follow.series import (
    MEASURES,
    READ,
    STEPS,
    Happening,
    Point,
    Series,
    asked_day,
    follows,
    series,
    value,
)
from chancery.model import Quad
from chancery.service.countries import country_names
from chancery.service.filters import day
from chancery.service.filters import span as day_span
from chancery.service.following_events import Asked, asked, blocks, imported, read, span_of
from chancery.service.following_told import (
    Followed,
    change_row,
    html_page,
    named,
    panel,
    point_row,
)
from chancery.store.datasets import listed

Row = dict[str, Any]
FORMS = ("svg", "png", "html")
INCIDENTS = str(Quad.MATERIAL_CONFLICT)
_WEIGHED = {"goldstein_sum": "goldstein", "intensity_sum": "intensity"}
NEVER_ADDED = (
    "Origins are drawn and tested apart and never added up: they often tell of the same happenings."
)
AS_READ = (
    "Of what was read, events told as actual are counted, each once however many articles tell it; "
    "a period without events may be one from which nothing was read."
)


@dataclass(frozen=True, slots=True)
class Following:
    """A relationship as it was followed; in a notebook it shows its picture."""

    first: str
    second: str
    directed: bool
    step: str
    measure: str
    origins: tuple[Followed, ...] = field(default=())

    @property
    def title(self) -> str:
        """What is followed, in words."""
        first, second = map(_side_name, (self.first, self.second))
        who = f"{first} {'to' if self.directed else 'and'} {second}"
        return f"{who}: {self.measured} by {self.step}"

    @property
    def measured(self) -> str:
        """What is measured, in words."""
        words = self.measure.replace("_", " ")
        return words.replace("goldstein", "Goldstein").replace("intensity", "PLOVER intensity")

    def rows(self) -> Iterator[Row]:
        """Everything as flat rows: points, then changes, then contagion, of each origin.

        Each has `row` (``point``, ``change`` or ``contagion``), `first`, `second` and `origin`.
        """
        for one in self.origins:
            head = {"first": self.first, "second": self.second, "origin": one.origin}
            for point in one.series.points:
                yield {"row": "point", **head, "step": one.series.step, **point_row(point)}
            for change, why in zip(one.changes, one.drivers, strict=True):
                yield {"row": "change", **head, **change_row(one, change, why, self.measure)}
            yield {"row": "contagion", **head, "refused": one.refused, **(one.contagion or {})}

    def drawing(self) -> Drawing:
        """The picture, a panel an origin; events that made a change have a letter in it."""
        told = [f"{named(one)}: {one.contagion['sentence']}" for one in self.origins
                if one.contagion]  # fmt: skip
        notes = [*told, NEVER_ADDED]
        if any(one.origin == READ for one in self.origins):
            notes.append(AS_READ)
        return draw(self.title, self.measure, [panel(one) for one in self.origins], notes)

    def plot(self, path: str | Path) -> Path:
        """Write the picture: SVG, PNG or HTML by the name's ending; UsageError for another."""
        target = Path(path)
        form = target.suffix.removeprefix(".").lower()
        if form not in FORMS:
            raise UsageError(f"{target}: its ending names no picture: expected {', '.join(FORMS)}")
        if not target.parent.is_dir():
            raise InputError(
                str(target), f"no folder {target.parent}: make it first, or name another"
            )
        drawn = self.drawing()
        if form == "png":
            content = drawn.png()
        else:
            content = (
                drawn.svg() if form == "svg" else html_page(self.title, drawn.svg())
            ).encode()
        try:
            target.write_bytes(content)
        except OSError as error:
            raise InputError(str(target), f"cannot be written ({error.strerror})") from error
        return target

    def _repr_svg_(self) -> str:
        return self.drawing().svg()

    def _repr_html_(self) -> str:
        return self.drawing().svg()


@dataclass(frozen=True, slots=True)
class FollowFilter:
    """How a relationship is followed.

    `step` is day, week or month. `measure` is one of MEASURES, a quad or a type.
    With `directed`, only what the first side did to the second. `datasets` are ids
    or beginnings of them; `since` and `until` are written as for claims.
    """

    step: str = "week"
    measure: str = "goldstein_sum"
    directed: bool = False
    since: str | date | None = None
    until: str | date | None = None
    datasets: tuple[str, ...] = ()


def follow(
    record: str | Path, first: str, second: str, filters: FollowFilter | None = None, **given: Any
) -> Following:
    """Follow two sides (``PAK``, ``PAK.MIL``), both ways unless `directed`, in all that is known.

    Options are a FollowFilter, or its parts by name. Series are made by `step` of
    what was read and of each dataset apart. Changes of `measure` are looked for by
    `step`, in days by week; contagion in the daily counts of material conflict.
    Raises UsageError for a step, measure or side that does not exist, and for a span
    that no series may have.
    """
    asks = _options(filters, given)
    wanted = _asked(record, first, second, asks)
    files = {one.dataset: Path(one.file).name for one in listed(record)}
    found = []
    for origin, told in told_by(record, wanted).items():
        span = span_of(told, wanted)
        made = series(told, origin, asks.step, span)
        tested = series(told, origin, "week", span) if asks.step == "day" else made
        one = _followed(told, (made, tested), span, asks.measure)
        found.append(replace(one, file=files.get(origin, "")))
    return Following(first, second, asks.directed, asks.step, asks.measure, tuple(found))


def dyad_series(
    record: str | Path, first: str, second: str, filters: FollowFilter | None = None, **given: Any
) -> list[Series]:
    """The series alone, one an origin, without tests: what `follow` begins with."""
    asks = _options(filters, given)
    wanted = _asked(record, first, second, asks)
    told = read(record, wanted)
    found = [series(told, READ, asks.step, span_of(told, wanted))] if told else []
    for origin, block in blocks(record, wanted).items():
        days = block.days.min().item(), block.days.max().item()
        span = wanted.since or days[0], wanted.until or days[1]
        found.append(block_series(block, origin, asks.step, span))
    return found


def _side_name(given: str) -> str:
    """A side with its country's name: ``Pakistan (PAK.MIL)``."""
    name = country_names().get(given.partition(".")[0].upper())
    return f"{name} ({given.upper()})" if name else given


def _options(filters: FollowFilter | None, given: dict[str, Any]) -> FollowFilter:
    known = FollowFilter.__slots__
    if wrong := sorted(set(given) - set(known)):
        raise UsageError(f"follow by {', '.join(wrong)}: expected some of: {', '.join(known)}")
    return replace(filters or FollowFilter(), **given)


def told_by(record: str | Path, wanted: Asked) -> dict[str, list[Happening]]:
    """The events of each origin; what was read comes first, origins without events are left out."""
    found: dict[str, list[Happening]] = {READ: read(record, wanted)}
    found |= imported(record, wanted)
    return {origin: told for origin, told in found.items() if told}


def _asked(record: str | Path, first: str, second: str, asks: FollowFilter) -> Asked:
    """The question, checked."""
    if asks.step not in STEPS:
        raise UsageError(f"step {asks.step!r}: expected one of: {', '.join(STEPS)}")
    value(Point(date.min), asks.measure)
    start = asked_day("since", day(asks.since, last=False))
    end = asked_day("until", day(asks.until, last=True))
    return asked(
        record,
        (first, second),
        directed=asks.directed,
        span=day_span(start, end),
        datasets=asks.datasets,
    )


def _followed(
    told: list[Happening], both: tuple[Series, Series], span: tuple[date, date], measure: str
) -> Followed:
    """Changes with what made them, and contagion or why there is none to tell."""
    made, tested = both
    origin = made.origin
    found = breaks.find(tested.values(measure))
    one = Followed(origin, made, tested, span, found, _drivers(told, tested, found, measure),
                   untested=breaks.untested(tested.values(measure), tested.step))  # fmt: skip
    try:
        known = contagion(_incidents(told, origin, span))
    except CannotSayError as error:
        return replace(one, refused=str(error))
    return replace(one, contagion={**asdict(known), "sentence": known.sentence})


def _incidents(told: list[Happening], origin: str, span: tuple[date, date]) -> list[int]:
    """Incidents a day, of those days of a series that contagion is looked for in."""
    first, last = span
    # Counted in days, a long series of weeks or months would be longer than a series may be.
    first = max(first, last - min(timedelta(days=LOOKED_BACK - 1), last - date.min))
    days = series([h for h in told if h.quad == INCIDENTS], origin, "day", (first, last))
    return [point.events for point in days.points]


def _drivers(
    told: list[Happening], tested: Series, found: tuple[breaks.Change, ...], measure: str
) -> tuple[Drivers, ...]:
    points = tested.points
    starts = [points[0].start, *(points[one.index].start for one in found)]
    stops = [*(points[one.index].start for one in found), follows(points[-1].start, tested.step)]
    return tuple(
        drivers(
            told,
            starts[n + 1],
            (starts[n], stops[n + 1] - timedelta(days=1)),
            lambda one: weight(one, measure),
        )
        for n in range(len(found))
    )


def weight(one: Happening, measure: str) -> float:
    """What one event adds to a measure."""
    if measure in _WEIGHED or measure.endswith("_mean"):
        name = _WEIGHED.get(measure, measure.removesuffix("_mean"))
        return float(getattr(one, name) or 0.0)
    if measure in {"cooperation", "conflict"}:
        return float(measure in (one.quad or ""))
    if measure in MEASURES:
        return 1.0
    return float(measure in {one.kind, one.quad} or measure.lower() == one.quad)
