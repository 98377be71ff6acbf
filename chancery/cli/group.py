"""How every command ends: errors as one line, a closed pipe in silence, Ctrl-C with 130."""

from __future__ import annotations

import errno
import sys
from typing import Any

import typer
import typer.core

from chancery.cli import INTERRUPTED
from chancery.cli.output import stop_writing, warn
from chancery.errors import ChanceryError, UsageError

# What the library raises for words that fit no command: the parent of the one that it makes public.
_MISTYPED: Any = typer.BadParameter.__base__


def _told(error: Any, command: str | None) -> str:
    """The library's complaint in our voice: one line, and what says more."""
    said = error.format_message().strip().rstrip(".")
    typed = f"chancery {command}" if command else "chancery"
    return f"{said[:1].lower()}{said[1:]}: `{typed} --help` says what it takes"


class _Plain:
    """Help in which a flag does not look as if it took a value (``--json <bool>``)."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options as they are, flags without a type beside them."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if getattr(param, "is_flag", False) and param.metavar is None:
                param.metavar = ""
        return params


class Command(_Plain, typer.core.TyperCommand):
    """One command."""

    def make_context(self, info_name: Any, *given: Any, **named: Any) -> Any:
        """Take in what was typed after it; here, where its name is known."""
        try:
            return super().make_context(info_name, *given, **named)
        except _MISTYPED as error:
            raise UsageError(_told(error, info_name)) from error


class Commands(_Plain, typer.core.TyperGroup):
    """The commands, with what is raised on purpose told in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; here, since whoever calls this ends at Ctrl-C without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            warn("chancery: stopped; what was done is kept, and the same command goes on")
            raise typer.Exit(INTERRUPTED) from None

    def main(self, *given: Any, **named: Any) -> Any:
        """Run what was typed; only faults of ours keep their traceback."""
        try:
            try:
                # Not standing alone, so that the library hands its complaints on instead of boxing them.
                sys.exit(super().main(*given, **{**named, "standalone_mode": False}))
            finally:
                sys.stdout.flush()  # here, where a full disk can still be told
        except ChanceryError as error:
            warn(f"chancery: {error}")
            sys.exit(error.exit_code)
        except _MISTYPED as error:
            if type(error).__name__ == "NoArgsIsHelpError":  # nothing was typed, nothing is amiss
                error.show()
            else:
                warn(f"chancery: {_told(error, None)}")
            sys.exit(error.exit_code)
        except OSError as error:
            stop_writing()
            if error.errno != errno.EPIPE:
                where = error.filename or "standard output"
                warn(f"chancery: {where}: {error.strerror or error}")
            sys.exit(1)
