"""The command that reads articles into a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from chancery.model import Dropped


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; everything counted here is safe on disk.

    `files` is how many files the paths hold and `file` how many of them have
    been begun; both are 0 for standard input, whose end is not known.
    """

    articles: int = 0
    already: int = 0
    claims: int = 0
    dropped: int = 0
    file: int = 0
    files: int = 0
    where: str | None = None


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What a run did: articles read now, those already there, claims, what was left out.

    `encoder_seconds` is summed over `workers` processes, so the encoder's share
    of the wall time is ``encoder_seconds / (seconds * workers)``.
    """

    run: int
    articles: int
    already: int
    claims: int
    sentences: int
    dropped: tuple[Dropped, ...]
    seconds: float
    first_claim_seconds: float | None
    encoder_seconds: float
    workers: int

    @property
    def complete(self) -> bool:
        """Whether everything asked for was read, and there was something (exit code 0 or 1)."""
        return not self.dropped and self.articles + self.already > 0


def read(  # noqa: PLR0913 - one option of the command each
    record: str | Path,
    paths: Sequence[str | Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
    jobs: int | None = None,
    people: str | Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    on_claim: Callable[[dict[str, Any]], None] | None = None,
) -> ReadReport:
    """Read files and folders (``-`` is `stdin`) into the record, which is made if need be.

    An article that the same versions have read already is passed over. `jobs`
    is the number of processes, chosen by the amount of work when None; `people`
    a CSV of office holders. `progress` is called after every article or drop,
    `on_claim` with each new claim's JSON shape, both only once it is on disk.
    Ctrl-C raises KeyboardInterrupt; what was reported stays. Raises UsageError,
    RecordError or AssetError; a file that cannot be read is in the report.
    """
    raise NotImplementedError
