"""`collate`, and the judging that any question about events begins with."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from chancery.cli import output
from chancery.cli.empty import empty
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption
from chancery.cli.words import count
from chancery.errors import RecordBusyError, RecordError

FEW = 500  # claims that are judged before anybody wonders what takes so long


def collate(
    *,
    record: RecordOption = DEFAULT_RECORD,
    again: Annotated[
        bool, typer.Option("--again", help="From the beginning, not only what is new.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Judge which claims report one event: those that are new, or with --again all of them.

    Any question about events does this first, so it need not be typed; it is for a script that
    reads at night, so that in the morning nobody waits. What people judged stays as it is.

    \b
    chancery collate
    chancery collate --record sahel --again
    """
    from chancery import service

    waiting = service.waiting(record)
    with progress(waiting) as show:
        report = service.collate(record, again=again, progress=show)
    if as_json:
        output.line(asdict(report))
        return
    if told := None if report.claims or report.gone else empty(record):
        output.say(told)
        return
    gone = f", {count(report.gone, 'claim')} gone" if report.gone else ""
    output.say(
        f"{count(report.claims, 'claim')} judged in {count(report.pairs, 'pair')}{gone}; "
        f"{report.seconds:.1f} s. The events of {record} are up to date."
    )


def up_to_date(record: Path) -> None:
    """Judge what waits, before a question about events, and say so where that takes a while."""
    from chancery import service

    waiting = service.waiting(record)
    if not waiting:
        return
    if waiting >= FEW and not sys.stderr.isatty():
        output.warn(f"chancery: judging which of {count(waiting, 'new claim')} report one event")
    try:
        with progress(waiting) as show:
            service.collate(record, progress=show)
    except RecordBusyError:
        raise
    except RecordError as error:  # somebody else's, or on a medium that cannot be written
        alone = "not judged yet, so that each is an event of its own"
        output.warn(f"chancery: {count(waiting, 'claim')} {alone}: {error}")


@contextlib.contextmanager
def progress(waiting: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error while many claims are judged; silent where that is no terminal."""
    if waiting < FEW or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress as bars

    columns = (
        bars.TextColumn("judging which claims report one event"),
        bars.BarColumn(bar_width=20),
        bars.TextColumn("{task.completed:,} of {task.total:,}"),
        bars.TimeElapsedColumn(),
    )
    with bars.Progress(*columns, console=output.error_console(), transient=True) as bar:
        task = bar.add_task("judging", total=waiting)
        yield lambda done: bar.update(task, completed=done)
