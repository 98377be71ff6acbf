"""The command line: a thin face over `service`."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command that was typed; the exit code says how it went."""
    try:
        from chancery.cli.app import app

        app()
    except KeyboardInterrupt:  # while modules were loading, or at the very end
        sys.exit(INTERRUPTED)


__all__ = ["main"]
