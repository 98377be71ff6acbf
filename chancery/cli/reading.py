"""`read`: articles into the record."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli import INTERRUPTED, output
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, typed, whole
from chancery.cli.words import count
from chancery.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from chancery.service import Progress, ReadReport

    Report = Callable[[Progress], None]

_MANY = 20_000  # claims, from which it is told that judging them takes a while
_JUDGING = 0.0012  # seconds a claim (`python -m bench collate`)


def read(  # noqa: PLR0913 - one parameter an option
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files and folders, or - for standard input."),
    ],
    *,
    record: RecordOption = DEFAULT_RECORD,
    published: Annotated[
        str | None,
        typer.Option(
            "--published", metavar="DATE", help="For articles that do not say: 2025-05-14."
        ),
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option("--publisher", metavar="NAME", help="For articles that do not say."),
    ] = None,
    dates: Annotated[
        str | None,
        typer.Option(
            "--dates",
            metavar="ORDER",
            help="How 05/06/2024 is meant: day-first or month-first; by default as others show.",
        ),
    ] = None,
    people: Annotated[
        Path | None,
        typer.Option(
            "--people",
            metavar="CSV",
            help="Office holders of your own; by default people.csv in the record.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            parser=whole("--jobs", 1),
            metavar="N",
            help="Processes; by default what the work needs.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read articles into the record: .txt, .html, .json, .jsonl, .csv, and .gz of these.

    What has been read before is passed over, so that a folder can be read again as it grows, and
    a run that was stopped goes on where it was. A file that cannot be read is named, the rest is
    read, and the exit code is 1. With --json each claim is printed as soon as it is on disk.

    \b
    chancery read articles/
    chancery read news.jsonl.gz --record sahel --publisher "Example Times"
    curl -s https://example.org/a.html | chancery read - --published 2025-05-14
    """
    from chancery import service

    day = _day(published)
    last = service.Progress()

    def remember(now: Progress) -> None:
        nonlocal last
        last = now
        show(now)

    with _progress() as show:
        try:
            report = service.read(
                record,
                paths,
                published=day,
                publisher=publisher,
                stdin=sys.stdin.buffer,
                dates=dates,
                jobs=jobs,
                people=people,
                progress=remember,
                on_claim=output.line if as_json else None,
            )
        except KeyboardInterrupt as stopped:
            _tell_stopped(last, record)
            raise typer.Exit(INTERRUPTED) from stopped
    _tell(report, record, as_json=as_json)
    if not report.complete:
        raise typer.Exit(1)


def _day(given: str | None) -> date | None:
    """The date of `--published`."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise UsageError(
            f"--published {given}: not a day of the calendar written with the year first, expected "
            "one such as 2025-05-14"
        ) from error


@contextlib.contextmanager
def _progress() -> Iterator[Report]:
    """A bar on standard error while articles are read; silent where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress

    columns = (
        progress.TextColumn("reading"),
        progress.BarColumn(bar_width=20),
        progress.TextColumn("{task.fields[done]}"),
        progress.TimeElapsedColumn(),
    )
    with progress.Progress(*columns, console=output.error_console(), transient=True) as bar:
        task = bar.add_task("reading", total=None, done="")

        def show(now: Progress) -> None:
            done = f"{count(now.articles, 'article')}, {count(now.claims, 'claim')}"
            done += f", {now.dropped:,} left out" if now.dropped else ""
            bar.update(task, total=now.files or None, completed=max(now.file - 1, 0), done=done)

        yield show


def _tell(report: ReadReport, record: Path, *, as_json: bool) -> None:
    """Say what was read, what was left out and why, and how to go on."""
    no_day = sum(drop.read_all_the_same for drop in report.dropped)
    guessed = sum(drop.guessed for drop in report.dropped)
    for drop in report.dropped:
        fate = "date left out" if drop.read_all_the_same else "left out"
        output.warn(f"{'date guessed' if drop.guessed else fate}: {drop.where}: {drop.reason}")
    say = output.warn if as_json else output.say
    read_now = f"{count(report.articles, 'article')} read, {count(report.claims, 'claim')} found"
    parts = [read_now]
    if report.already:
        parts.append(f"{report.already:,} already in the record")
    if (left_out := len(report.dropped) - no_day - guessed) > 0:
        parts.append(f"{left_out:,} left out")
    if no_day:
        parts.append(f"{count(no_day, 'date')} left out")
    if report.undated:
        parts.append(f"{report.undated:,} without a date")
    if report.unsigned:
        parts.append(f"{report.unsigned:,} without a publisher")
    kept = f"The record is {record}." if report.run else "No record was made."
    say(f"{'; '.join(parts)}; {report.seconds:.1f} s. {kept}")
    if not as_json and report.articles + report.already:
        _tell_on(report, record)


def _tell_on(report: ReadReport, record: Path) -> None:
    """Say what the articles read lack and how to mend it, and what to do next."""
    if report.undated:
        output.say(
            "What is read without a date has no place in a series: --published gives one, or a "
            "line `Date: 2025-05-14` above the text. "
            f"{typed('articles --undated', record)} lists these articles."
        )
    if report.unsigned:
        unsigned = typed("articles --publisher ''", record)
        output.say(
            "What is read without a publisher is shown by the address it came from, if it has one: "
            f"--publisher gives one. {unsigned} lists these articles."
        )
    output.say(f"Go on with {typed('claims', record)}, or `chancery --help` for the rest.")
    if report.claims >= _MANY:
        output.say(
            "The first question about events judges which claims report one: about "
            f"{max(1, round(report.claims * _JUDGING / 60))} min. {typed('collate', record)} does "
            "so now."
        )


def _tell_stopped(last: Progress, record: Path) -> None:
    """Say what a stopped run leaves behind."""
    kept = f"{count(last.articles, 'article')} and {count(last.claims, 'claim')} of this run"
    output.warn(f"chancery: stopped. {kept} are kept in {record}; the same command goes on.")
