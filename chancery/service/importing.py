"""The command that imports other people's event data, and claims read elsewhere, into a record."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from chancery.errors import InputError, UsageError
from chancery.ingest import datasets as ingest
from chancery.service.import_claims import import_claims
from chancery.service.import_report import ImportedFile, ImportProgress, ImportReport, Telling
from chancery.service.import_rows import file_size, keep


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
        parquet = ingest.is_parquet(path)
        _agreed(path, form, parquet=parquet)
        if parquet:
            return import_claims(record, path, progress)
        return _table(record, path, form, progress)
    except InputError as error:
        return ImportedFile(str(path), error=error.reason)


def _agreed(path: Path, form: str | None, *, parquet: bool) -> None:
    """Refuse a file that is not what it was said to be."""
    if parquet and form not in {None, "claims"}:
        raise InputError(str(path), f"a Parquet file, and was to be read as {form}")
    if form == "claims" and not parquet:
        raise InputError(str(path), "not a Parquet file, which is what claims travel in")


def _table(
    record: Path,
    path: Path,
    form: str | None,
    progress: Callable[[ImportProgress], None] | None,
) -> ImportedFile:
    telling = Telling(ImportProgress(str(path), 0, file_size(path), 0), progress)
    rows = ingest.DatasetReader(path, form=form, progress=telling.taken)
    return keep(record, path, rows, telling.show)
