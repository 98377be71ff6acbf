"""Claims in our own Parquet: whole ones come into the record, bare ones become a dataset.

`export --format claims` on another machine writes them whole, with their
articles; they are then claims of this record like any others. The Parquet of
`export --format parquet` holds the JSON shape without the texts, so that nothing
could show the words: its rows stand beside the record as a dataset.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from chancery import __version__
from chancery.errors import InputError
from chancery.ingest.datasets import claims as bare
from chancery.model import ImportedEvent, RejectedRow
from chancery.service.import_report import ImportedFile, ImportProgress, Telling
from chancery.service.import_rows import file_size, keep
from chancery.store import Counts, Record, Writer
from chancery.store import whole as store

Report = Callable[[ImportProgress], None]


def import_claims(record: Path, path: Path, progress: Report | None) -> ImportedFile:
    """Take in one Parquet of claims; raises InputError where it holds none."""
    columns = store.parquet_columns(path)
    telling = Telling(ImportProgress(str(path), 0, file_size(path), 0), progress)
    if set(store.WHOLE) <= set(columns):
        return _whole(record, path, telling)
    if missing := [name for name in bare.NEEDED if name not in columns]:
        raise InputError(
            str(path),
            f"a Parquet file with the columns {', '.join(columns[:8])}; expected claims that "
            f"Chancery exported: it has no {', '.join(missing)}",
        )
    return keep(record, path, _Bare(path, tuple(columns)), telling.show)


class _Bare:
    """Claims without their texts, as rows of a dataset."""

    form = "claims"

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._path = path
        self.columns = columns
        self.notes: Counter[str] = Counter()

    def __iter__(self) -> Iterator[ImportedEvent | RejectedRow]:
        with tempfile.TemporaryDirectory() as spill:
            for line, row in enumerate(store.read_rows(self._path, Path(spill)), start=1):
                yield bare.event(line, row)


def _whole(record: Path, path: Path, telling: Telling) -> ImportedFile:
    """Articles with their claims into the record; those it has in these versions are passed over."""
    done = ImportedFile(str(path))
    with tempfile.TemporaryDirectory() as spill, Record.open(record, create=True) as opened:
        writers: dict[str, tuple[Writer, Counts]] = {}
        for found in store.read_whole(path, Path(spill)):
            if isinstance(found, InputError):
                done = replace(done, left_out=(*done.left_out, str(found)))
                continue
            if found.stages not in writers:
                writer = opened.writer(version=__version__, stages=found.stages)
                writers[found.stages] = writer, Counts()
            writer, counts = writers[found.stages]
            try:
                new = writer.add(store.as_reading(found))
            except InputError as error:
                done = replace(done, left_out=(*done.left_out, str(error)))
                continue
            claims = len(found.claims) if new else 0
            counts = replace(
                counts, articles=counts.articles + new, already=counts.already + (not new),
                claims=counts.claims + claims,
            )  # fmt: skip
            writers[found.stages] = writer, counts
            done = replace(done, articles=done.articles + new, claims=done.claims + claims)
            telling.show(done.articles)
        for writer, counts in writers.values():
            writer.finish(counts)
    return done
