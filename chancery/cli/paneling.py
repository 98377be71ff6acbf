"""`panel` and `codebook`: counts of all pairs as a file, and what the columns of files mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancery.cli import output, tables
from chancery.cli.collating import up_to_date
from chancery.cli.files import OutOption, to_output
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption
from chancery.cli.words import count

WHICH = "Which events"


def panel(  # noqa: PLR0913 - one parameter an option
    *,
    record: RecordOption = DEFAULT_RECORD,
    out: OutOption = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="csv, parquet, stata or jsonl; by default what --out ends in, else csv.",
        ),
    ] = None,
    step: Annotated[
        str, typer.Option("--step", metavar="STEP", help="day, week, month or year.")
    ] = "month",
    directed: Annotated[
        bool, typer.Option("--directed", help="A row for each direction of a dyad.")
    ] = False,
    fill: Annotated[
        bool, typer.Option("--fill", help="A row for periods without events too, with noughts.")
    ] = False,
    dataset: Annotated[
        list[str] | None,
        typer.Option(
            "--dataset",
            metavar="ID",
            help="Only these datasets beside what was read; repeatable.",
            rich_help_panel=WHICH,
        ),
    ] = None,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type", metavar="TYPE", help="PLOVER type; repeatable.", rich_help_panel=WHICH
        ),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="actual (the default), future, hypothetical, negated, historical; repeatable.",
            rich_help_panel=WHICH,
        ),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor",
            metavar="WHO",
            help="Done by this side: PAK, PAK.MIL or .MIL; directed.",
            rich_help_panel=WHICH,
        ),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option(
            "--recipient",
            metavar="WHO",
            help="Done to this side; directed.",
            rich_help_panel=WHICH,
        ),
    ] = None,
    dyad: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--dyad",
            metavar="WHO WHO",
            help="What the first did to the second; directed.",
            rich_help_panel=WHICH,
        ),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--between",
            metavar="WHO WHO",
            help="Two sides, whichever acted on the other.",
            rich_help_panel=WHICH,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help="From 2018, 2018-05 or 2018-05-14 on.",
            rich_help_panel=WHICH,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="DATE", help="Up to and with this date.", rich_help_panel=WHICH
        ),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            "--min-confidence",
            metavar="P",
            min=0,
            max=1,
            rich_help_panel=WHICH,
            help="Told by a claim at least so sure, from 0 to 1; imported rows have no such number.",
        ),
    ] = 0.0,
) -> None:
    """Write how many events each pair of countries has in each period, by quad; origins apart.

    One row a dyad, period and origin: what was read, and each imported dataset. Events, not
    claims, are counted, as `chancery follow` counts those of one pair. Both ways of a dyad are
    one, unless --directed, --actor, --recipient or --dyad asks for a direction. `chancery
    codebook` tells what each column means.

    \b
    chancery panel --out panel.csv
    chancery panel --step week --directed --fill --since 2022-01 --until 2022-12 --out panel.dta
    chancery panel --actor RUS --type ASSAULT --out russia.parquet
    """  # fmt: skip
    from chancery import service

    up_to_date(record)
    filters = service.PanelFilter(
        step, directed, fill, since, until, actor, recipient, dyad, between,
        tuple(statuses or ("actual",)), tuple(types or ()), min_confidence, tuple(dataset or ()),
    )  # fmt: skip
    if out is not None:
        done = service.write_panel(record, out, format=form, filters=filters)
        output.warn(f"{count(done.claims, 'row')} written to {done.path}")
        return
    form = form or "csv"
    to_output(form, lambda path: service.write_panel(record, path, format=form, filters=filters))


def codebook(
    table: Annotated[
        str | None,
        typer.Argument(metavar="[TABLE]", help="claims, imported or panel; by default all three."),
    ] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="PATH", help="Write it to this file, as CSV."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what each column of the flat files means, in which unit, and what may stand in it.

    Flat are the CSV and Stata files and data frames of claims, of imported rows and of panels.

    \b
    chancery codebook claims
    chancery codebook --out codebook.csv
    """
    from chancery import service

    rows = service.codebook(table)
    if out is not None:
        service.write_codebook(out, table)
        output.warn(f"{count(len(rows), 'column')} written to {out}")
        return
    if as_json:
        output.lines(rows)
        return
    for name in dict.fromkeys(row["table"] for row in rows):
        own = [row for row in rows if row["table"] == name]
        output.say(f"{name}: {service.FLAT_TABLES[name]}")
        columns = {"column": ("column", 2), "kind": ("kind", 0), "meaning": ("meaning", 4),
                   "values": ("values", 4), "unit": ("unit", 1)}  # fmt: skip
        tables.show_rows(own, columns)
    output.say(count(len(rows), "column"))
