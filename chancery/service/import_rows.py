"""Rows of event data into a dataset of the record, whatever file they come from."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from chancery import __version__
from chancery.assets.files import digest as file_digest
from chancery.errors import InputError
from chancery.model import ImportedEvent, RejectedRow
from chancery.service.import_report import ImportedFile
from chancery.service.uncollected import uncollected
from chancery.store import datasets as store
from chancery.store.dataset_writer import DatasetWriter, StoredDataset

BATCH = 30_000  # rows handed on at a time, two blocks in memory; a row takes two kilobytes there
NOTES = 100  # different notes that are kept, the most frequent


class Rows(Protocol):
    """What a dataset comes from: events and rejected rows, once, and what was odd about them."""

    form: str
    columns: tuple[str, ...]
    notes: Counter[str]

    def __iter__(self) -> Iterator[ImportedEvent | RejectedRow]:
        """The rows in the file's order."""


def keep(record: Path, path: Path, rows: Rows, show: Callable[[int, bool], None]) -> ImportedFile:
    """Make a dataset of a file's rows, unless its very bytes were imported before.

    `show` is told how many rows have been taken and whether they are being sorted.
    Raises InputError where nothing came of the file.
    """
    digest = file_digest(path)
    store.make_room(record)
    name = f"{rows.form}-{digest[:12]}"
    if before := store.find(record, name):
        return ImportedFile(str(path), before, before=True)
    folder = store.folder(record)
    description = StoredDataset(
        dataset=name, format=rows.form, file=path.name, bytes=file_size(path), digest=digest,
        columns=rows.columns, imported=datetime.now(UTC).isoformat(timespec="microseconds"),
        version=__version__,
    )  # fmt: skip
    writer = DatasetWriter(folder, description)
    try:
        seen = 0
        with uncollected():  # rows make no cycles, and looking for them takes a third of their time
            for seen, block in _blocks(rows, writer):
                writer.add(block, [_fingerprint(event) for event in block])
                show(seen, False)
        show(seen, True)
        others = [folder / d.dataset for d in store.listed(record) if d.format == rows.form]
        done = writer.finish(others, dict(rows.notes.most_common(NOTES)))
    finally:
        writer.abandon()
    if not done.rows and not done.already:
        raise InputError(str(path), _nothing(done))
    return ImportedFile(str(path), done)


def _blocks(
    rows: Iterable[ImportedEvent | RejectedRow], writer: DatasetWriter
) -> Iterator[tuple[int, list[ImportedEvent]]]:
    """Events in blocks, each with how many rows have been seen; what is rejected goes aside."""
    block: list[ImportedEvent] = []
    seen = 0
    for row in rows:
        seen += 1
        if isinstance(row, RejectedRow):
            writer.reject(row)
            continue
        block.append(row)
        if len(block) >= BATCH:
            yield seen, block
            block = []
    yield seen, block


def _fingerprint(event: ImportedEvent) -> int:
    """A number of 64 bits for a row as it stood: of ten million, no two are likely to share one."""
    digest = hashlib.blake2b(event.original.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "little")


def file_size(path: Path) -> int:
    """The bytes of a file; InputError where it is not there."""
    try:
        return path.stat().st_size
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error


def _nothing(done: StoredDataset) -> str:
    """Why nothing at all came of a file."""
    if not done.rejected:
        return f"has the header of {done.format} and no rows"
    reason, refused = next(iter(done.rejected.items()))
    first = refused["examples"][0]
    return (
        f"none of its rows could be imported as {done.format}; {refused['count']:,} times {reason}, "
        f"first in line {first['line']}: {first['found']}"
    )
