"""`import` and `datasets`: other people's event data beside what was read."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output, tables
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption
from chancery.cli.words import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from chancery.service import ImportedFile, ImportProgress

    Report = Callable[[ImportProgress], None]

SHOWN = 5  # reasons and notes that are told of each file
STOPPED = (
    "Stopped: nothing of the file at hand was kept, files before it are in the record. "
    "The same command goes on from there."
)
NONE_YET = "{record} has no datasets: `chancery import FILE` brings one in."


def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Files, as distributed; .gz and .zip too."),
    ],
    *,
    record: RecordOption = DEFAULT_RECORD,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="icews, gdelt, polecat, ucdp, acled, ngec or claims; by default told from the file.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Import event data of others: ICEWS, GDELT, POLECAT, UCDP GED, ACLED, NGEC, our own claims.

    They stand beside the claims as datasets, with their codes in PLOVER and CAMEO both, and are
    never added to them. A file that was imported before is passed over, and no row comes in
    twice. Rows that cannot be read are counted by reason and kept in a file, the good ones come
    in, and the exit code is 1.

    \b
    chancery import events.2018.tab
    chancery import 20240101.export.CSV.zip 20240102.export.CSV.zip --record sahel
    chancery import shard-*/claims.parquet
    """
    from chancery import service

    try:
        with _progress() as show:
            report = service.import_files(record, paths, format=form, progress=show)
    except KeyboardInterrupt:
        output.warn(STOPPED)
        raise
    for file in report.files:
        if as_json:
            output.line(_shape(file))
        else:
            _tell(file, record)
    if not as_json:
        taken = count(report.rows, "row")
        if report.claims:
            taken = f"{count(report.claims, 'claim')} and {taken}"
        output.say(f"{taken} imported in {report.seconds:.1f} s into {record}.")
    if not report.complete:
        raise typer.Exit(1)


import_.__name__ = "import"  # the command's name, which Python keeps for itself


def datasets(*, record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> None:
    """List the imported datasets, with how many rows each has and how many were left out."""
    from chancery import service

    rows = service.datasets(record)
    if as_json:
        output.lines(rows)
        return
    found = [
        {
            **row,
            "span": f"{row['first']} to {row['last']}",
            "rows": f"{row['rows']:,}",
            "out": f"{sum(refused['count'] for refused in row['rejected'].values()):,}",
        }
        for row in rows
    ]
    if found:
        columns = {
            "dataset": ("dataset", 0), "file": ("file", 3), "span": ("days", 0),
            "rows": ("rows", 0), "out": ("left out", 0),
        }  # fmt: skip
        tables.show_rows(found, columns)
    output.say(count(len(found), "dataset") if found else NONE_YET.format(record=record))


def _shape(file: ImportedFile) -> dict[str, Any]:
    """What came of a file, for machines."""
    return {
        "file": file.file,
        "before": file.before,
        "error": file.error,
        "claims": file.claims,
        **({} if file.dataset is None else asdict(file.dataset)),
    }


def _tell(file: ImportedFile, record: Path) -> None:
    """Say what came of one file: errors and what was left out on standard error."""
    if file.error is not None:
        output.warn(f"left out: {file.file}: {file.error}")
        return
    if file.dataset is None:
        output.say(f"{file.file}: {count(file.claims, 'claim')}, now in the record")
        return
    done = file.dataset
    if file.before:
        output.say(f"{file.file}: imported before, as {done.dataset}")
        if refused := sum(reason["count"] for reason in done.rejected.values()):
            kept = f"{record}/datasets/{done.dataset}/rejected.jsonl"
            output.warn(f"left out then: {count(refused, 'row')}, kept in {kept}")
        return
    known = f"; {done.already:,} more were there before" if done.already else ""
    span = f", {done.first} to {done.last}" if done.rows else ""
    output.say(f"{file.file}: {count(done.rows, 'row')} of {done.format}{span}{known}")
    for reason, refused in list(done.rejected.items())[:SHOWN]:
        first = refused["examples"][0]
        output.warn(
            f"left out: {count(refused['count'], 'row')}, {reason}: "
            f"line {first['line']}: {first['found']}"
        )
    if done.rejected and done.rows:
        output.warn(f"All of them are in {record}/datasets/{done.dataset}/rejected.jsonl")
    for note, times in list(done.notes.items())[:SHOWN]:
        output.warn(f"noted: {note} ({count(times, 'time')})")


@contextlib.contextmanager
def _progress() -> Iterator[Report]:
    """A bar on standard error while files come in; silent where that is no terminal."""
    import sys

    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(bar_width=20),
        progress.TextColumn("{task.fields[done]}"),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=output.error_console(), transient=True) as bar:
        task = bar.add_task("importing", total=None, done="")

        def show(now: ImportProgress) -> None:
            name = f"sorting {Path(now.file).name}" if now.sorting else Path(now.file).name
            done = count(now.rows, "row")
            bar.update(task, description=name, total=now.size, completed=now.bytes, done=done)

        yield show
