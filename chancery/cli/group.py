"""How every command ends: errors as one line, a closed pipe in silence, Ctrl-C with 130."""

from __future__ import annotations

import sys
from typing import Any

import typer
import typer.core

from chancery.cli.output import stop_writing, warn
from chancery.errors import ChanceryError

INTERRUPTED = 130


class Commands(typer.core.TyperGroup):
    """Commands in the order of work, with what is raised on purpose told in one line."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Keep the order in which the commands were written down."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; only faults of ours keep their traceback."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except ChanceryError as error:
            warn(f"chancery: {error}")
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError as gone:
            stop_writing()
            raise typer.Exit(1) from gone
        except KeyboardInterrupt as stopped:
            warn("chancery: stopped")
            raise typer.Exit(INTERRUPTED) from stopped
        return result
