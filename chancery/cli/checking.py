"""`doctor` and `version`: what is installed, and whether it is well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from chancery import __version__
from chancery.cli import output, tables
from chancery.cli.options import JsonOption

if TYPE_CHECKING:
    from chancery.service import Check


def doctor(*, as_json: JsonOption = False) -> None:
    """Check the installation and say what to do where something is amiss.

    Looks at Python and the libraries, the digest of every shipped weight and table, the
    encoder, SQLite's search and the disk. Exit code 1 if anything is amiss.
    """
    from chancery import service

    checks = service.doctor()
    if as_json:
        output.lines(asdict(check) for check in checks)
    else:
        _show(checks)
    if not all(check.ok for check in checks):
        raise typer.Exit(1)
    if not as_json:
        output.say("All is well.")


def _show(checks: Iterable[Check]) -> None:
    """Each check on its line, with what to do under those that failed."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    for check in checks:
        mark = Text("ok", "green") if check.ok else Text("amiss", "red")
        todo = "" if check.ok or not check.todo else f"to do: {check.todo}"
        grid.add_row(mark, check.name, tables.stacked(check.found, (todo, "bold")))
    output.console().print(grid)


def version() -> None:
    """Print the version."""
    output.say(f"chancery {__version__}")


def version_wanted(wanted: bool) -> None:
    """Print the version and stop, where `--version` was given."""
    if wanted:
        version()
        raise typer.Exit
