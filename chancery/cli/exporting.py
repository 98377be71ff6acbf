"""`export`: claims as files for other tools."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli import output
from chancery.cli.options import DEFAULT_RECORD, RecordOption, filtered
from chancery.cli.words import count
from chancery.errors import UsageError

if TYPE_CHECKING:
    from chancery.service import ClaimFilter


@filtered
def export(
    *,
    record: RecordOption = DEFAULT_RECORD,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="jsonl, csv or parquet; by default what --out ends in, else jsonl.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="PATH", help="The file to write; by default standard output."
        ),
    ] = None,
    filters: ClaimFilter,
) -> None:
    """Write claims to a file for other tools, whole or not at all.

    jsonl and parquet keep the whole shape of a claim; csv is flat, with lists joined by "; ".

    \b
    chancery export --out claims.csv
    chancery export --format jsonl --dyad RUS UKR | jq .trigger.text
    """
    from chancery import service

    if out is not None:
        done = service.export(record, out, format=form, filters=filters)
        output.warn(f"{count(done.claims, 'claim')} written to {done.path}")
        return
    form = form or "jsonl"
    if form == "parquet" and sys.stdout.isatty():
        raise UsageError("parquet is not for a terminal: name a file with --out claims.parquet")
    with tempfile.TemporaryDirectory() as folder:
        done = service.export(record, Path(folder) / "claims", format=form, filters=filters)
        with done.path.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)
