"""Where words go: people's tables, machines' lines, and one clear line for an error."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

# Columns where standard output is a pipe or a file and nothing says otherwise.
PIPED_WIDTH = 100


def console() -> Console:
    """Standard output, as wide as the terminal."""
    from rich.console import Console

    piped = not sys.stdout.isatty() and not os.environ.get("COLUMNS")
    return Console(width=PIPED_WIDTH if piped else None, highlight=False, soft_wrap=False)


def error_console() -> Console:
    """Standard error: progress and messages, never data."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def line(record: Mapping[str, Any]) -> None:
    """Write one record as a line of JSON and hand it on at once, for whoever reads along."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def lines(records: Iterable[Mapping[str, Any]]) -> None:
    """Write records as JSON Lines."""
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def say(message: str = "") -> None:
    """One plain line for people on standard output; long ones are left to the terminal."""
    sys.stdout.write(message + "\n")


def warn(message: str) -> None:
    """One plain line on standard error."""
    sys.stderr.write(message + "\n")


def stop_writing() -> None:
    """Let nothing more be written to a pipe whose reader has gone, or to a full disk."""
    with contextlib.suppress(OSError):  # a test's standard output is no file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
