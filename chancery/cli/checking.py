"""`doctor` and `version`: what is installed, and whether it is well."""

from __future__ import annotations

from dataclasses import asdict

import typer

from chancery import __version__
from chancery.cli import output
from chancery.cli.options import JsonOption


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
        screen = output.console()
        for check in checks:
            mark = "[green]ok  [/green]" if check.ok else "[red]amiss[/red]"
            screen.print(f"{mark} [bold]{check.name}[/bold]", end=" ")
            screen.print(check.found, markup=False)
            if check.todo and not check.ok:
                screen.print(f"      to do: {check.todo}", markup=False)
    if not all(check.ok for check in checks):
        raise typer.Exit(1)
    if not as_json:
        output.say("All is well.")


def version() -> None:
    """Print the version."""
    output.say(f"chancery {__version__}")


def version_wanted(wanted: bool) -> None:
    """Print the version and stop, where `--version` was given."""
    if wanted:
        version()
        raise typer.Exit
