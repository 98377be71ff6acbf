"""Claims and imported rows as files for other tools, and in the forms that the field uses."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chancery.errors import InputError, UsageError
from chancery.service.export_source import Claims, Content, Imported, Write
from chancery.service.filters import ClaimFilter

# Formats, and the endings of names that ask for them.
FORMATS = (
    "jsonl", "csv", "parquet", "stata", "polecat", "icews", "graphml", "ftm", "markdown", "html",
    "claims",
)  # fmt: skip
_ENDINGS = {"dta": "stata", "md": "markdown", "htm": "html"}
_PACKED = ".gz"
_DENSE = frozenset(("parquet", "claims"))  # Parquet is compressed column by column


@dataclass(frozen=True, slots=True)
class Exported:
    """Where an export went and how many claims, or imported rows, it holds.

    `left_out` counts claims that fit the filters and that the form could only have
    held as if they had happened; `undated` those in it that have no day, where the form counts
    events by day.
    """

    path: Path
    claims: int
    left_out: int = 0
    undated: int = 0


def export(
    record: str | Path,
    out: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the name of the option
    filters: ClaimFilter | None = None,
    datasets: tuple[str, ...] = (),
) -> Exported:
    """Write claims, or the rows of `datasets`, to `out`: whole or not at all.

    `format` is one of FORMATS, taken from the name's ending when None. A name that ends in
    ``.gz`` is written with gzip, the ending before it counting then, and has the same bytes
    every time; what is compressed already refuses it. ``jsonl``
    and ``parquet`` hold the JSON shape; ``csv`` and ``stata`` are flat, lists joined by
    "; ". ``polecat``, ``icews`` and ``graphml`` have no place for a status or for
    who denies it, so without ``filters.statuses`` they hold actual claims only, and without
    ``filters.stances`` none that all who speak of it deny. ``claims`` is the whole record,
    for another. Raises UsageError for an unknown format, or one that imported rows
    have not or that is not written so, and InputError when `out` cannot be written.
    """
    path = Path(out)
    chosen = _format(path, format, FORMATS)
    content: Content = Imported(record, filters, datasets) if datasets else Claims(record, filters)
    if chosen not in content.formats:
        held = ", ".join(content.formats)
        raise UsageError(f"format {chosen}: imported rows cannot be written so, only as {held}")
    count = write_whole(path, format, content.formats)
    return Exported(path, count, content.left_out, content.undated)


def write_whole(path: Path, format: str | None, formats: Mapping[str, Write]) -> int:  # noqa: A002
    """Write one of some formats, by the name's ending if None: whole or not at all; how many.

    Raises UsageError and InputError as `export` does.
    """
    write = formats[_format(path, format, formats)]
    with replacing(path) as temporary:
        return _pack(write, temporary) if _is_packed(path) else write(temporary)


def _format(path: Path, given: str | None, formats: Collection[str]) -> str:
    plain = path.with_suffix("") if _is_packed(path) else path
    ending = plain.suffix.removeprefix(".").lower()
    chosen = (given or _ENDINGS.get(ending, ending)).lower()
    if chosen not in formats:
        before = " before .gz" if plain != path else ""
        found = f"format {given!r}" if given else f"{path}: its ending{before} names no format"
        raise UsageError(f"{found}: expected one of: {', '.join(formats)}")
    if plain != path and chosen in _DENSE:
        raise UsageError(
            f"{path}: format {chosen} is compressed already, expected a name without .gz: "
            f"write it to {plain}"
        )
    return chosen


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() == _PACKED


def _pack(write: Write, out: Path) -> int:
    """Write a file beside `out` and that one into it with gzip, without name or time; how many."""
    plain = out.with_name(f"{out.name}.plain")
    try:
        count = write(plain)
        with (
            plain.open("rb") as whole,
            out.open("wb") as file,
            gzip.GzipFile("", "wb", 6, file, mtime=0) as packed,
        ):
            shutil.copyfileobj(whole, packed)
    finally:
        plain.unlink(missing_ok=True)
    return count


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file that takes the place of `path` once it is whole, and is gone if it never is."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise InputError(str(path), "a folder, expected the name of a file to write")
        if not path.parent.is_dir():
            raise InputError(str(path), f"no folder {path.parent}: make it first, or name another")
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror or error})") from error
    finally:
        temporary.unlink(missing_ok=True)
