"""Claims as files for other tools."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chancery.service.filters import ClaimFilter

FORMATS = ("jsonl", "csv", "parquet")


@dataclass(frozen=True, slots=True)
class Exported:
    """Where an export went and how many claims it holds."""

    path: Path
    claims: int


def export(
    record: str | Path,
    out: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the name of the option
    filters: ClaimFilter | None = None,
) -> Exported:
    """Write claims to `out`: whole or not at all, through a temporary file beside it.

    `format` is one of FORMATS, taken from the name's ending when None. ``jsonl``
    and ``parquet`` hold the JSON shape; ``csv`` is flat, lists joined by "; ".
    Raises UsageError for an unknown format and InputError when `out` cannot be written.
    """
    raise NotImplementedError
