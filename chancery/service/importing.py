"""The command that imports other people's event data into a record."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from chancery import __version__
from chancery.errors import InputError, UsageError
from chancery.ingest import datasets as ingest
from chancery.model import ImportedEvent, RejectedRow
from chancery.store import datasets as store
from chancery.store.dataset_writer import DatasetWriter, StoredDataset

BATCH = 20_000  # rows handed on at a time; a row is about two kilobytes until then


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far the import of one file has come, in bytes of it; `rows` includes rejected ones."""

    file: str
    bytes: int
    size: int
    rows: int
    sorting: bool = False


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What came of one file: its dataset, or why there is none.

    `before` is set where the very same file was imported earlier and nothing was
    done; `error` where it could not be read at all.
    """

    file: str
    dataset: StoredDataset | None = None
    before: bool = False
    error: str | None = None
    rejected_file: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, file by file."""

    files: tuple[ImportedFile, ...]
    seconds: float

    @property
    def rows(self) -> int:
        """Rows imported now."""
        return sum(f.dataset.rows for f in self.files if f.dataset and not f.before)

    @property
    def complete(self) -> bool:
        """Whether every file was imported with all its rows, now or before (exit code 0 or 1)."""
        return all(f.dataset is not None and not f.dataset.rejected for f in self.files)


def import_files(
    record: str | Path,
    paths: Sequence[str | Path],
    *,
    format: str | None = None,  # noqa: A002 - the name of the option
    progress: Callable[[ImportProgress], None] | None = None,
) -> ImportReport:
    """Import files of event data into the record, which is made if need be.

    `format` is icews, gdelt, polecat, ucdp, acled, ngec or claims, told from each
    file's header or shape when None. A file whose very bytes were imported before
    is passed over, and a row that another dataset of the same format has is not
    imported again. Rows that cannot be read are counted by reason and kept in the
    dataset's `rejected.jsonl`; the good ones come in. Memory does not grow with
    the file. Raises UsageError and RecordError; a file that cannot be read at all
    is in the report, and InputError where that is all of them.
    """
    if isinstance(paths, str | Path):
        paths = [paths]
    if not paths:
        raise UsageError("nothing to import: expected files such as icews.2018.tab")
    began = time.perf_counter()
    done = [_one(Path(record), Path(path), format, progress) for path in paths]
    if all(file.error is not None for file in done):
        raise InputError(done[0].file, "; ".join(str(file.error) for file in done))
    return ImportReport(tuple(done), time.perf_counter() - began)


def _one(
    record: Path,
    path: Path,
    form: str | None,
    progress: Callable[[ImportProgress], None] | None,
) -> ImportedFile:
    if path.is_dir():
        return ImportedFile(str(path), error="a folder, expected a file: name the files in it")
    try:
        return _table(record, path, form, progress)
    except InputError as error:
        return ImportedFile(str(path), error=error.reason)


def _table(
    record: Path,
    path: Path,
    form: str | None,
    progress: Callable[[ImportProgress], None] | None,
) -> ImportedFile:
    now = ImportProgress(str(path), 0, _size(path), 0)

    def taken(count: int) -> None:
        nonlocal now
        now = replace(now, bytes=count)

    reader = ingest.DatasetReader(path, form=form, progress=taken)
    digest = _digest(path)
    store.make_room(record)
    name = f"{reader.form}-{digest[:12]}"
    if before := store.find(record, name):
        return ImportedFile(str(path), before, before=True)
    folder = store.folder(record)
    description = StoredDataset(
        dataset=name, format=reader.form, file=path.name, bytes=now.size, digest=digest,
        columns=reader.columns, imported=datetime.now(UTC).isoformat(timespec="seconds"),
        version=__version__,
    )  # fmt: skip
    writer = DatasetWriter(folder, description)
    try:
        for rows, block in _blocks(reader, writer):
            writer.add(block, [_fingerprint(event) for event in block])
            now = replace(now, rows=rows)
            if progress:
                progress(now)
        if progress:
            progress(replace(now, sorting=True))
        others = [folder / d.dataset for d in store.listed(record) if d.format == reader.form]
        done = writer.finish(others, dict(reader.notes.most_common()))
    except BaseException:
        writer.abandon()
        raise
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


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _size(path: Path) -> int:
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
