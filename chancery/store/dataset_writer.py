"""Writes one imported dataset: parts as rows come, then one sorted Parquet, in place at once."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import starmap
from pathlib import Path
from typing import Any

from chancery.errors import RecordError
from chancery.model import ImportedEvent, RejectedRow
from chancery.store.dataset_blocks import block_columns, chosen_column, clear_abandoned
from chancery.store.dataset_schema import (
    COLUMNS,
    COMPOUND,
    DESCRIPTION,
    EVENTS,
    REJECTED,
    ROW_GROUP,
)
from chancery.store.duck import connect, dataset_files, quoted, run

RANGE = 4 * ROW_GROUP  # rows sorted together, and so in one file
SORT_KEY = "sort_key"
LAST_KEY = "\U0010ffff"  # after every key
# Actor and recipient, those without a country last, and the day: one word, so that the row
# groups of a part tell where a stretch of it is. _MONTH is its length up to the month.
_KEY = (
    "rpad(coalesce(actor_country, '~'), 3, '~') || rpad(coalesce(recipient_country, '~'), 3, '~') "
    "|| strftime(date_from, '%Y%m%d')"
)
_MONTH = 3 + 3 + 6
KEPT = 10_000  # rejected rows of one reason that are kept whole
EXAMPLES = 3
REPEATED = "the same row again"
STALE = 600.0  # seconds untouched, after which a folder of a process that is gone is removed


@dataclass(slots=True)
class Refusal:
    """Rows left out for one reason: how many, and the first of them."""

    count: int = 0
    examples: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StoredDataset:
    """What is known of a dataset: where it came from, and what came of its rows.

    `already` counts rows that another dataset of the same format in this record
    had, `rejected` those left out by reason, `notes` what was odd about rows that
    were kept.
    """

    dataset: str
    format: str
    file: str
    bytes: int
    digest: str
    columns: tuple[str, ...]
    imported: str
    version: str
    rows: int = 0
    already: int = 0
    first: str | None = None
    last: str | None = None
    rejected: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)


class DatasetWriter:
    """One dataset in the making, in a folder of its own that nobody reads yet.

    `description` says which it will be; `finish` puts it in place, `abandon`
    removes what was begun. One or the other must be called.
    """

    def __init__(self, folder: Path, description: StoredDataset) -> None:
        self._description = description
        self._target = folder / description.dataset
        self._work = folder / f".{description.dataset}.{os.getpid()}.part"
        self._parts = 0
        self._thread = ThreadPoolExecutor(1)
        self._writing: Future[None] | None = None
        self._refusals: dict[str, Refusal] = {}
        try:
            clear_abandoned(folder, STALE)
            shutil.rmtree(self._work, ignore_errors=True)
            self._work.mkdir(parents=True)
            self._rejected = (self._work / REJECTED).open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise RecordError(
                f"{folder}: cannot be written ({error.strerror}): name another record"
            ) from error
        self._connection = connect(self._work)

    def add(self, events: Sequence[ImportedEvent], fingerprints: Sequence[int]) -> None:
        """Keep a block of events; each has a fingerprint of its row, a number of 64 bits.

        The block is sorted and put on disk while the caller makes the next one.
        """
        if not events:
            return
        block = block_columns(events, fingerprints)
        self._written()
        self._writing = self._thread.submit(self._put_part, block, self._parts)
        self._parts += 1

    def _put_part(self, block: dict[str, Any], number: int) -> None:
        """A block as a sorted part, whose row groups tell where a key may be."""
        part = self._work / f"part-{number:06d}.parquet"
        chosen = ", ".join(starmap(chosen_column, COLUMNS.items()))
        self._connection.register("block", block)
        self._run(
            f"COPY (SELECT {chosen}, {_KEY} AS {SORT_KEY} FROM block "  # noqa: S608 - own names
            f"ORDER BY {SORT_KEY}) TO {quoted(part)} "
            "(FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE 2048)",
            {"dataset": self._description.dataset, "format": self._description.format},
        )
        self._connection.unregister("block")

    def _written(self) -> None:
        """Wait until the last block is on disk; raises what went wrong there."""
        if self._writing is not None:
            writing, self._writing = self._writing, None
            writing.result()

    def reject(self, row: RejectedRow) -> None:
        """Count a row that was left out, and keep it where there are not too many of its kind."""
        refusal = self._refusals.setdefault(row.reason, Refusal())
        refusal.count += 1
        if len(refusal.examples) < EXAMPLES:
            refusal.examples.append({"line": row.line, "found": row.found})
        if refusal.count <= KEPT:
            self._rejected.write(json.dumps(row._asdict(), ensure_ascii=False) + "\n")

    def finish(self, others: Sequence[Path], notes: dict[str, int]) -> StoredDataset:
        """Sort, leave out rows that are there twice, and put the dataset in place.

        `others` are folders of datasets of the same format, whose rows do not come
        in again. Where no row is left, nothing is put there and `rows` is 0.
        """
        try:
            done = self._finished(others, notes)
            self._rejected.close()
            self._connection.close()
            if done.rows:
                self._put(done)
        except OSError as error:
            raise RecordError(
                f"{self._target}: cannot be written ({error.strerror or error})"
            ) from error
        finally:
            self.abandon()
        return done

    def abandon(self) -> None:
        """Remove what was begun."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._rejected.close()
        self._connection.close()
        shutil.rmtree(self._work, ignore_errors=True)

    def _finished(self, others: Sequence[Path], notes: dict[str, int]) -> StoredDataset:
        done = replace(self._description, notes=notes)
        self._written()
        if self._parts:
            rows, already, first, last = self._write(others)
            done = replace(done, rows=rows, already=already, first=first, last=last)
        refused = {
            reason: {"count": refusal.count, "examples": refusal.examples}
            for reason, refusal in sorted(self._refusals.items(), key=lambda p: -p[1].count)
        }
        return replace(done, rejected=refused)

    def _write(self, others: Sequence[Path]) -> tuple[int, int, str | None, str | None]:
        parts = f"read_parquet({quoted(self._work / 'part-*.parquet')})"
        self._run(
            f"CREATE TEMP TABLE repeated AS SELECT fingerprint, min(line) AS line FROM {parts} "  # noqa: S608
            "GROUP BY fingerprint HAVING count(*) > 1"
        )
        for line, first in self._run(
            f"SELECT p.line, r.line FROM {parts} p JOIN repeated r "  # noqa: S608
            "ON p.fingerprint = r.fingerprint AND p.line > r.line ORDER BY 1"
        ):
            self.reject(RejectedRow(line, REPEATED, f"all cells are as in line {first}", ""))
        files = [file for other in others for file in dataset_files(other)]
        self._run("CREATE TEMP TABLE known (fingerprint UBIGINT)")
        if files:
            had = f"SELECT fingerprint FROM read_parquet([{', '.join(map(quoted, files))}])"  # noqa: S608
            self._run(
                f"INSERT INTO known SELECT DISTINCT fingerprint FROM {parts} "  # noqa: S608
                f"WHERE fingerprint IN ({had})"
            )
        rows = 0
        alone = "len(actor_countries) <= 1 AND len(recipient_countries) <= 1"
        for name, test in ((EVENTS, alone), (COMPOUND, f"NOT ({alone})")):
            for number, (low, high) in enumerate(self._ranges(parts, test)):
                file = self._work / name.replace("*", f"{number:04d}")
                ((count,),) = self._run(
                    f"COPY (SELECT p.* EXCLUDE ({SORT_KEY}) FROM {parts} p "  # noqa: S608
                    "ANTI JOIN known k ON p.fingerprint = k.fingerprint "
                    "ANTI JOIN repeated r ON p.fingerprint = r.fingerprint AND p.line > r.line "
                    f"WHERE {test} AND {SORT_KEY} >= $low AND {SORT_KEY} < $high "
                    f"ORDER BY {SORT_KEY}, line) TO {quoted(file)} "
                    f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})",
                    {"low": low, "high": high},
                )
                rows += count
                if not count:
                    file.unlink()
        ((read,),) = self._run(f"SELECT count(*) FROM {parts}")  # noqa: S608
        twice = self._refusals[REPEATED].count if REPEATED in self._refusals else 0
        first, last = self._span()
        return rows, read - rows - twice, first, last

    def _ranges(self, parts: str, test: str) -> list[tuple[str, str]]:
        """Stretches of the sort key with about RANGE rows each: what can be sorted in memory."""
        found: list[tuple[str, str]] = []
        low, rows = "", 0
        for key, count in self._run(
            f"SELECT {SORT_KEY}[1:{_MONTH}] AS k, count(*) FROM {parts} WHERE {test} "  # noqa: S608
            "GROUP BY k ORDER BY k"
        ):
            if rows and rows + count > RANGE:
                found.append((low, key))
                low, rows = key, 0
            rows += count
        return [*found, (low, LAST_KEY)] if rows else found

    def _span(self) -> tuple[str | None, str | None]:
        """The first and the last day of what was written."""
        files = dataset_files(self._work)
        if not files:
            return None, None
        listed = ", ".join(map(quoted, files))
        ((first, last),) = self._run(
            "SELECT min(date_from)::VARCHAR, max(date_to)::VARCHAR "  # noqa: S608
            f"FROM read_parquet([{listed}])"
        )
        return first, last

    def _put(self, done: StoredDataset) -> None:
        for part in self._work.glob("part-*.parquet"):
            part.unlink()
        shutil.rmtree(self._work / "spilled", ignore_errors=True)
        text = json.dumps({name: getattr(done, name) for name in done.__slots__}, indent=1,
                          ensure_ascii=False)  # fmt: skip
        (self._work / DESCRIPTION).write_text(text + "\n", encoding="utf-8")
        try:
            self._work.rename(self._target)
        except OSError:
            if not self._target.is_dir():  # else another process has been faster with the same
                raise

    def _run(self, sql: str, values: dict[str, str] | None = None) -> list[tuple[Any, ...]]:
        return run(self._connection, sql, values)
