"""`export`: claims as files for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli import output
from chancery.cli.empty import nothing
from chancery.cli.files import OutOption, to_output
from chancery.cli.options import DEFAULT_RECORD, RecordOption, filtered
from chancery.cli.words import count

if TYPE_CHECKING:
    from chancery.service import ClaimFilter, Exported


@filtered
def export(
    *,
    record: RecordOption = DEFAULT_RECORD,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="jsonl, csv, parquet, stata, polecat, icews, graphml, ftm, markdown, html or claims; "
            "by default what --out ends in, else jsonl.",
        ),
    ] = None,
    out: OutOption = None,
    dataset: Annotated[
        list[str] | None,
        typer.Option(
            "--dataset",
            metavar="DATASET",
            help="Imported rows instead of claims: a dataset, or a format such as icews; repeatable.",
        ),
    ] = None,
    filters: ClaimFilter,
) -> None:
    """Write claims, or imported rows, to a file for other tools, whole or not at all.

    jsonl and parquet keep the whole shape of a claim; csv and stata are flat, with lists joined
    by "; "; polecat and icews are those datasets' own tables; markdown and html are a dated brief
    with footnotes to the words; claims is the whole record, for `chancery import` elsewhere.

    \b
    chancery export --out claims.csv
    chancery export --out claims.jsonl.gz
    chancery export --dyad RUS UKR --since 2022-02 --out brief.html
    chancery export --format polecat --dataset icews --out icews-as-polecat.txt
    chancery export --format jsonl --dyad RUS UKR | jq .trigger.text
    """
    from chancery import service

    datasets = tuple(dataset or ())
    noun = "row" if datasets else "claim"
    if out is not None:
        done = service.export(record, out, format=form, filters=filters, datasets=datasets)
        output.warn(f"{count(done.claims, noun)} written to {done.path}")
        _tell_left_out(done, record, rows=bool(datasets))
        return
    form = form or "jsonl"
    done = to_output(
        form,
        lambda path: service.export(record, path, format=form, filters=filters, datasets=datasets),
    )
    _tell_left_out(done, record, rows=bool(datasets))


def _tell_left_out(done: Exported, record: Path, *, rows: bool) -> None:
    """Say what a form without a status could not hold, and what has no day in it."""
    if not (done.claims or done.left_out or rows):
        output.warn(nothing(record, "claim"))
    if done.undated:
        output.warn(
            f"{done.undated:,} of them without a date, since neither they nor their articles have "
            "one: what counts events by day leaves them out"
        )
    if done.left_out:
        output.warn(
            f"{count(done.left_out, 'claim')} left out, being not actual or denied by all who speak, "
            "which this form cannot say: name --status or --stance to have them"
        )
