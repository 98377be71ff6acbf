"""The command line: a thin face over `service`."""

from __future__ import annotations


def main() -> None:
    """Run the command that was typed; the exit code says how it went."""
    from chancery.cli.app import app

    app()


__all__ = ["main"]
