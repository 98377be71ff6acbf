"""`follow`, `dyads` and `demands`: relationships over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output, tables, words
from chancery.cli.empty import empty
from chancery.cli.options import DEFAULT_RECORD, JsonOption, LimitOption, RecordOption
from chancery.cli.words import count

if TYPE_CHECKING:
    from chancery.service import Followed, Following

SHOWN = 12  # the last points of a series with events, in a terminal
ANSWERS = 4  # of a demand, in a terminal
DYADS = 20  # listed where nobody says how many
SIDE = "A side: a country PAK or Pakistan, or a country and a sector PAK.MIL."
NOTHING = (
    "Nothing between {first} and {second} in {record}: `chancery dyads` lists the pairs it knows."
)
First = Annotated[str, typer.Argument(metavar="FIRST", help=SIDE)]
Second = Annotated[str, typer.Argument(metavar="SECOND", help="The other, written the same way.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="From 2018, 2018-05 or 2018-05-14 on.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Up to and with this date.")
]


def follow(  # noqa: PLR0913 - one parameter an option
    first: First,
    second: Second,
    *,
    record: RecordOption = DEFAULT_RECORD,
    step: Annotated[
        str, typer.Option("--step", metavar="STEP", help="day, week or month.")
    ] = "week",
    measure: Annotated[
        str,
        typer.Option(
            "--measure",
            metavar="MEASURE",
            help="goldstein_sum, goldstein_mean, intensity_sum, intensity_mean, events, reports, "
            'origins, cooperation, conflict, a quad such as "material conflict", or a type.',
        ),
    ] = "goldstein_sum",
    directed: Annotated[
        bool, typer.Option("--directed", help="Only what the first side did to the second.")
    ] = False,
    since: Since = None,
    until: Until = None,
    datasets: Annotated[
        list[str] | None,
        typer.Option("--dataset", metavar="ID", help="Only these datasets; repeatable."),
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="FILE", help="Draw it: a name in .svg, .png or .html."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Follow a relationship: its series, its change points and what made them, its contagion.

    What was read and each imported dataset stay apart: they often tell of the same happenings.
    Both ways count unless --directed. Change points are tested against a baseline that drifts.

    \b
    chancery follow PAK IND --since 2018 --plot pak-ind.svg
    chancery follow PAK.MIL IND --step month --measure "material conflict"
    """
    from chancery import service

    chosen = service.FollowFilter(step, measure, directed, since, until, tuple(datasets or ()))
    found = service.follow(record, first, second, chosen)
    if plot is not None:
        output.warn(f"drawn in {found.plot(plot)}")
    if as_json:
        output.lines(found.rows())
        return
    if not found.origins:
        none = NOTHING.format(first=first, second=second, record=record)
        output.say(_bare(record) or none)
        return
    output.say(found.title)
    for one in found.origins:
        _show_followed(found, one)


def _show_followed(found: Following, one: Followed) -> None:
    """One origin: its last points, then what was found, in sentences."""
    from chancery import service

    points = one.series.points
    filled = [point for point in points if point.events]
    events = sum(point.events for point in points)
    output.say()
    output.say(
        f"{service.origin_name(one)}: {count(events, 'event')}, {one.days[0]} to {one.days[1]}"
    )
    rows = [
        {
            "start": service.period_name(point.start, one.series.step),
            "events": point.events, "origins": point.origins,
            "cooperation": point.cooperation, "conflict": point.conflict,
            "goldstein": f"{point.goldstein_sum:.1f}", "intensity": f"{point.intensity_sum:.1f}",
        }
        for point in filled[-SHOWN:]
    ]  # fmt: skip
    columns = {
        "start": (one.series.step, 0), "events": ("events", 0), "origins": ("origins", 0),
        "cooperation": ("cooperation", 0), "conflict": ("conflict", 0),
        "goldstein": ("Goldstein", 0), "intensity": ("intensity", 0),
    }  # fmt: skip
    if tables.narrow():  # numbers must not be cut; --json has them all
        del columns["origins"], columns["intensity"]
    tables.show_rows(rows, columns)
    if len(points) > len(rows):
        output.say(
            f"The last {count(len(rows), one.series.step)} with any events, of {len(points)} in "
            "all; --json gives every one."
        )
    for change, why in zip(one.changes, one.drivers, strict=True):
        output.say(f"Change: {service.change_sentence(one, change, why)}")
    if not one.changes:
        why_not = f": cannot say: {one.untested}" if one.untested else "."
        output.say(f"No change point in {found.measured}{why_not}")
    told: dict[str, Any] = one.contagion or {}
    output.say(f"Contagion: {told.get('sentence') or one.refused}")


def dyads(  # noqa: PLR0913 - one parameter an option
    *,
    record: RecordOption = DEFAULT_RECORD,
    who: Annotated[
        str | None, typer.Option("--who", metavar="COUNTRY", help="With this country in them.")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the pairs of countries that most is known of, what was read and datasets apart.

    First come those with the largest share, on the mean of what was read and of each dataset. With
    --since or --until, only what is dated in that span is counted.

    \b
    chancery dyads --who PAK --limit 10
    chancery dyads --since 2022-02 --until 2022-04
    """
    from chancery import service

    most = DYADS if limit is None else limit
    rows = list(service.dyads(record, who=who, since=since, until=until, limit=most + 1))
    more, rows = len(rows) > most, rows[:most]
    if as_json:
        output.lines(rows)
        return
    shown = [
        {**row, "imported": ", ".join(f"{name} {n:,}" for name, n in row["imported"].items())}
        for row in rows
    ]
    columns = {
        "actor": ("actor", 0), "recipient": ("recipient", 0), "read": ("claims read", 0),
        "imported": ("imported events", 3),
    }  # fmt: skip
    if not shown:
        asked = f" with {who}" if who else ""
        then = " in that span" if since or until else ""
        output.say(_bare(record) or f"No dyads{asked}{then} in {record}.")
        return
    tables.show_rows(shown, columns)
    number = count(len(shown), "dyad")
    output.say(f"The first {number}: there are more, --limit N lists N." if more else number)


def demands(  # noqa: PLR0913 - one parameter an option
    first: First,
    second: Second,
    *,
    record: RecordOption = DEFAULT_RECORD,
    outcomes: Annotated[
        list[str] | None,
        typer.Option(
            "--outcome",
            metavar="OUTCOME",
            help="open, promised, met, refused, ignored, carried out; repeatable.",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The state of play on this day: nothing later is known.",
        ),
    ] = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """List demands and threats between two sides, open and answered, and the claims that answer.

    \b
    chancery demands USA PAK --outcome open --outcome ignored
    """
    from chancery import service

    chosen = service.DemandFilter(tuple(outcomes or ()), since, until, as_of)
    rows = list(service.demands(record, first, second, chosen))
    shown = rows[:limit]
    if as_json:
        output.lines(shown)
        return
    _show_demands(shown)
    if len(shown) < len(rows):
        output.say(f"The first {len(shown):,} of {count(len(rows), 'demand')}.")
    else:
        none = f"No such demands between {first} and {second} in {record}."
        output.say(count(len(rows), "demand") if rows else empty(record) or none)


def _bare(record: Path) -> str | None:
    """What an empty record says; None for one with claims or with imported rows."""
    from chancery import service

    return empty(record) if next(iter(service.datasets(record)), None) is None else None


def _show_demands(rows: list[dict[str, Any]]) -> None:
    """A table of demands: when, who of whom, what, and what became of it: what decided it first."""
    wide = (("made", 0), ("who → whom", 3), ("what is demanded", 5), ("became of it", 5))
    slim = (("made", 0), ("who → whom, what is demanded", 3), ("became of it", 2))
    narrow = tables.narrow()
    made = tables.table(*(slim if narrow else wide))
    for row in rows:
        told = sorted(row["answers"], key=lambda one: one["outcome"] != row["outcome"])
        answers = [
            f"{one['outcome']}, {one['date']} {one['claim'][: words.SHORT_ID]}: {one['why']}"
            for one in told[:ANSWERS]
        ]
        if len(told) > ANSWERS:
            answers.append(f"and {len(told) - ANSWERS} more: --json")
        due = f"by {row['deadline']}" if row["deadline"] else ""
        pair = (f"{_list(row['by'])} → {_list(row['to'])}", (_list(row["sources"]), "dim"))
        what = ((row["what"], "bold"), due, row["claim"]["sentence_text"])
        middle = (
            [tables.stacked(*pair, *what)]
            if narrow
            else [tables.stacked(*pair), tables.stacked(*what)]
        )
        made.add_row(
            tables.stacked(row["made"] or "undated", (row["demand"][: words.SHORT_ID], "dim")),
            *middle,
            tables.stacked((row["outcome"], "bold"), *answers),
        )
        made.add_section()
    if rows:
        output.console().print(made)


def _list(names: list[str]) -> str:
    return ", ".join(names)
