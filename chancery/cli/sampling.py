"""`sample` and `score`: how much is right, checked by hand on claims drawn at random."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output, tables
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, filtered, whole
from chancery.cli.words import count

if TYPE_CHECKING:
    from chancery.service import ClaimFilter, Share


@filtered
def sample(
    *,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="PATH", help="The CSV to write; none that is there already."),
    ],
    seed: Annotated[
        int,
        typer.Option(
            "--seed",
            parser=whole("--seed", 0),
            metavar="N",
            help="Another number draws other claims.",
        ),
    ] = 1,
    record: RecordOption = DEFAULT_RECORD,
    filters: ClaimFilter,
    as_json: JsonOption = False,
) -> None:
    """Draw claims at random into a sheet, to check by hand how often the reader errs.

    100 claims, or as many as --limit says; the same ones whenever the record, the filters and the
    seed are the same. Write y or n into the columns right_..., nothing where you did not judge,
    and let `chancery score` count.

    \b
    chancery sample --out sheet.csv
    chancery sample --out assaults.csv --type ASSAULT --status actual --limit 200
    """
    from chancery import service

    done = service.sample(record, out, filters, seed=seed)
    if as_json:
        output.line(asdict(done))
        return
    counting = f"chancery score {shlex.quote(str(done.path))}"
    output.say(
        f"{done.claims:,} of {count(done.of, 'claim')} drawn into {done.path}. Write y or n into its "
        f"columns right_..., nothing where you did not judge; then `{counting}`."
    )


def score(
    sheet: Annotated[
        Path, typer.Argument(metavar="SHEET", help="A sheet of `chancery sample`, filled in.")
    ],
    *,
    as_json: JsonOption = False,
) -> None:
    """Count what a filled-in sheet says: how much is right, of each field and how surely.

    Of each field the share that is right with its 95% interval; then whether claims of a
    confidence are right as often as it says, and the types of which five or more were judged.
    The record is not needed.

    \b
    chancery score sheet.csv
    """
    from chancery import service

    found = service.score(sheet)
    if as_json:
        output.lines(map(asdict, (*found.fields, *found.bands, *found.types)))
        return
    _show("field", found.fields)
    if any(band.judged for band in found.bands):
        _show("confidence", found.bands, sure=True)
    if found.types:
        _show("event type", found.types)
    output.say(f"{found.judged:,} of {count(found.claims, 'claim')} judged.")


def _show(heading: str, shares: Iterable[Share], *, sure: bool = False) -> None:
    """A table of shares; with the mean confidence beside them where that is the question."""
    columns = {"name": (heading, 2), "judged": ("judged", 0), "right": ("right", 0),
               **({"confidence": ("mean confidence", 0)} if sure else {}),
               "share": ("share", 0), "interval": ("95% interval", 0)}  # fmt: skip
    tables.show_rows([_row(share) for share in shares], columns)


def _row(one: Share) -> dict[str, Any]:
    """A share with its figures as they are shown; where none was judged, it has none."""
    if one.share is None:
        return {**asdict(one), "interval": "none judged"}
    shown = {"share": f"{one.share:.2f}", "interval": f"{one.low:.2f} to {one.high:.2f}",
             "confidence": f"{one.confidence:.2f}"}  # fmt: skip
    return {**asdict(one), **shown}
