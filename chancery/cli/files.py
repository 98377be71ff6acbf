"""Files that commands write, or standard output in their place."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.errors import UsageError

if TYPE_CHECKING:
    from chancery.service.exporting import Exported

BINARY = frozenset(("parquet", "stata", "claims"))
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="PATH",
        help="The file to write, with gzip where its name ends in .gz; by default standard output.",
    ),
]


def to_output(form: str, write: Callable[[Path], Exported]) -> Exported:
    """Have a file of that form written and print it; raises UsageError where a terminal cannot show it."""
    if form in BINARY and sys.stdout.isatty():
        raise UsageError(f"{form} is not for a terminal: name a file with --out")
    with tempfile.TemporaryDirectory() as folder:
        done = write(Path(folder) / "out")
        with done.path.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)
    return done
