"""What following found, told: rows, sentences, a panel of the picture, a page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from chancery.follow.changes import Change
from chancery.follow.explaining import Drivers
from chancery.follow.picture import Panel
from chancery.follow.series import READ, Happening, Point, Series, period_name

Row = dict[str, Any]
BEGAN, ENDED, LETTERS = 2, 2, "abcd"  # events told of a change


@dataclass(frozen=True, slots=True)
class Followed:
    """One origin of a relationship: `origin` is ``read`` or a dataset's id.

    `days` are the first and the last that it covers; `file` is the name of the dataset's
    file. `drivers` has one entry a change.
    `contagion` is a row, or None with the reason in `refused`. `tested` has the points
    that changes were looked for in: the series itself, or its weeks where it has days; `untested`
    says why none could be looked for.
    """

    origin: str
    series: Series
    tested: Series
    days: tuple[date, date]
    changes: tuple[Change, ...] = ()
    drivers: tuple[Drivers, ...] = ()
    contagion: Row | None = None
    refused: str | None = None
    file: str = ""
    untested: str = ""


def named(one: Followed) -> str:
    """An origin in words: the file that it came from, and the dataset's id."""
    if one.origin == READ:
        return "read from articles"
    return f"imported, {one.file} ({one.origin})" if one.file else f"imported, {one.origin}"


def panel(one: Followed) -> Panel:
    """One origin as a panel of the picture, its events marked with letters."""
    pairs = list(zip(one.changes, one.drivers, strict=True))
    return Panel(
        named(one),
        one.tested,
        one.changes,
        tuple(sentence(one, change, why, letters=True) for change, why in pairs),
        tuple(
            tuple((h.day, letter) for h, letter in zip(_shown(why), LETTERS, strict=False))
            for _, why in pairs
        ),
    )


def _shown(why: Drivers) -> list[Happening]:
    """The events that are told of a change."""
    return [*why.began[:BEGAN], *why.ended[-ENDED:]]


def sentence(one: Followed, change: Change, why: Drivers, *, letters: bool = False) -> str:
    """A change for people: when, from what to what, and by which events."""
    step = one.tested.step
    starts = [period_name(point.start, step) for point in one.tested.points]
    when = f"{step} of {starts[change.index]}"
    kinds = "; ".join(f"{s.kind} {s.before:g} to {s.after:g} a week" for s in why.kinds[:3])
    marks = dict(zip((h.id for h in _shown(why)), LETTERS, strict=False)) if letters else {}
    began, ended = (
        ", ".join(f"{marks.get(h.id, '')} {h.named} ({h.what}, {h.day})".strip() for h in part)
        for part in (why.began[:BEGAN], why.ended[-ENDED:])
    )
    levels = (
        f"{when[0].upper()}{when[1:]} (90% {starts[change.low]} to "
        f"{starts[change.high]}): median {change.before:g} to {change.after:g}, "
        f"p {change.p_value:.3f} against a drifting baseline."
    )
    parts = [
        levels,
        f"Moved by {kinds}." if kinds else "",
        f"Began: {began}." if began else "",
        f"Last before: {ended}." if ended else "",
    ]
    return " ".join(part for part in parts if part)


def point_row(point: Point) -> Row:
    """A point as a row."""
    shown = asdict(point)
    return {**shown, "start": point.start.isoformat()}


def change_row(one: Followed, change: Change, why: Drivers, measure: str) -> Row:
    """A change with its events as a row."""
    points = one.tested.points
    return {
        "measure": measure,
        "step": one.tested.step,
        "start": points[change.index].start.isoformat(),
        "from": points[change.low].start.isoformat(),
        "to": points[change.high].start.isoformat(),
        "before": change.before,
        "after": change.after,
        "statistic": change.statistic,
        "p_value": change.p_value,
        "kinds": [asdict(kind) for kind in why.kinds],
        "began": [_happening(h) for h in why.began],
        "ended": [_happening(h) for h in why.ended],
        "sentence": sentence(one, change, why),
    }


def _happening(one: Happening) -> Row:
    return {
        "id": one.id, "date": one.day.isoformat(), "event_type": one.kind, "kind": one.named,
        "what": one.what, "goldstein": one.goldstein, "origins": max(len(one.origins), 1),
    }  # fmt: skip


def html_page(title: str, svg: str) -> str:
    """The picture as a page of its own."""
    from html import escape

    style = "body{margin:2em;font-family:sans-serif}svg{max-width:100%;height:auto}"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}'
        f"</title><style>{style}</style></head>\n<body>\n{svg}\n</body></html>\n"
    )
