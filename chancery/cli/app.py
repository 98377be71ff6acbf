"""The commands in the order of work."""

from __future__ import annotations

import inspect
from typing import Annotated

import typer

from chancery.cli.checking import doctor, version, version_wanted
from chancery.cli.collating import collate
from chancery.cli.desk import desk
from chancery.cli.exporting import export
from chancery.cli.following import demands, dyads, follow
from chancery.cli.group import Command, Commands
from chancery.cli.importing import datasets, import_
from chancery.cli.judging import judge, judgements, learn, withdraw
from chancery.cli.listing import actors, articles, claims, drops, events
from chancery.cli.paneling import codebook, panel
from chancery.cli.parting import contradictions
from chancery.cli.reading import read
from chancery.cli.sampling import sample, score
from chancery.cli.showing import explain, show
from chancery.cli.threads import threads

EXIT_CODES = (
    "Exit codes: 0 done; 1 nothing or only a part could be done, and what was left out is named; "
    "2 used wrongly; 130 stopped with Ctrl-C. The record is --record, else $CHANCERY_RECORD, else "
    "./chancery-record."
)

app = typer.Typer(
    name="chancery",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def chancery(
    *,
    shown: Annotated[
        bool,
        typer.Option(
            "--version", callback=version_wanted, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """A checkable record of crises from news: who did what to whom, according to whom.

    \b
    chancery read articles/              read a folder into ./chancery-record
    chancery claims --dyad PAK IND       who did what to whom, and who says so
    chancery explain c_7f3a9c12          the words behind every value of a claim
    chancery export --out claims.csv     for a spreadsheet, pandas or R
    """
    del shown


def flowing(doc: str) -> str:
    """A docstring as help of any width: paragraphs on one line, examples (after \\b) kept."""
    paragraphs = inspect.cleandoc(doc).split("\n\n")
    return "\n\n".join(p if p.startswith("\b") else " ".join(p.split()) for p in paragraphs)


COMMANDS = (
    read, claims, collate, events, contradictions, threads, actors, articles, drops, show, explain,
    sample, score, judge, withdraw, judgements, learn, follow, dyads, demands, panel, import_,
    datasets, export, codebook, desk, doctor, version,
)  # fmt: skip
for command in COMMANDS:
    app.command(cls=Command, help=flowing(command.__doc__ or ""))(command)
