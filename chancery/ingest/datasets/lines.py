"""Bytes of a table to lines of text: gzip and zip opened, every encoding borne, nothing held."""

from __future__ import annotations

import codecs
import gzip
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from chancery.errors import InputError

BLOCK = 1 << 20  # bytes decoded at a time
LONGEST = 1 << 24  # bytes without a line's end: no table's
_GZIP, _PARQUET = b"\x1f\x8b", b"PAR1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the second of an empty archive
# Other formats by their first bytes, for whoever named one wrongly.
_OTHERS = (
    (_PARQUET, "a Parquet file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"SQLite format 3", "an SQLite database"),
    (b"<stata_dta>", "a Stata file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"RDX", "an R data file"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
)
_EXPORT = "export the table from it as text, tab-separated or CSV"


def is_parquet(path: Path) -> bool:
    """Whether a file is Parquet, whatever it is called."""
    with _told(path), path.open("rb") as stream:
        return stream.read(4) == _PARQUET


class Lines:
    """The lines of a table, without their ends; iterated once.

    `notes` counts what was odd about them; `tail` is at the end the last line, where
    that has no line's end. `progress` is called with the bytes of the file taken so far.
    """

    def __init__(
        self, path: Path, *, notes: Counter[str], progress: Callable[[int], None] | None = None
    ) -> None:
        self._path = path
        self._notes = notes
        self._progress = progress
        self.tail = ""

    def __iter__(self) -> Iterator[str]:
        with _told(self._path), self._path.open("rb") as raw:
            for stream in _streams(self._path, raw):
                for block in self._blocks(stream, raw):
                    yield from self._decoded(block)

    def _blocks(self, stream: IO[bytes], raw: IO[bytes]) -> Iterator[bytes]:
        """Whole lines, some thousand at a time; the first without a byte-order mark."""
        held = b""
        first = True
        while block := stream.read(BLOCK):
            if self._progress:
                self._progress(raw.tell())
            if first:
                first = False
                if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    yield (block + stream.read()).decode("utf-16", "replace").encode()
                    return
                block = block.removeprefix(codecs.BOM_UTF8)
            held += block
            end = held.rfind(b"\n") + 1
            if end:
                yield held[:end]
                held = held[end:]
            elif len(held) > LONGEST:
                raise InputError(str(self._path), _no_table(held))
        if held:
            self.tail = self._decoded(held)[-1]
            yield held

    def _decoded(self, block: bytes) -> list[str]:
        try:
            text = block.decode("utf-8")
        except UnicodeDecodeError:
            text = "\n".join(map(self._one, block.split(b"\n")))
        if "\r" in text:
            text = text.replace("\r\n", "\n")
            if "\n" not in text:  # an old Macintosh's line ends
                text = text.replace("\r", "\n")
        lines = text.split("\n")
        if not lines[-1]:
            lines.pop()
        return lines

    def _one(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self._notes["a line that is not UTF-8, read as Windows-1252"] += 1
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            return line.decode("latin-1")


def _streams(path: Path, raw: IO[bytes]) -> Iterator[IO[bytes]]:
    """The file itself, what gzip has inside, or every table in a zip archive."""
    start = raw.read(16)
    raw.seek(0)
    if start.startswith(_GZIP):
        with gzip.open(raw) as stream:
            yield stream  # type: ignore[misc]
    elif start.startswith(_ZIP):
        with zipfile.ZipFile(raw) as archive:
            yield from _members(path, archive)
    else:
        for mark, kind in _OTHERS:
            if start.lower().startswith(mark.lower()):
                raise InputError(str(path), f"{kind}, expected a table as text: {_EXPORT}")
        if not start:
            raise InputError(str(path), "empty, expected a table with rows")
        yield raw


def _members(path: Path, archive: zipfile.ZipFile) -> Iterator[IO[bytes]]:
    names = [i.filename for i in archive.infolist() if not i.is_dir() and i.file_size]
    if "[Content_Types].xml" in names:
        raise InputError(str(path), f"an Excel workbook, expected a table as text: {_EXPORT}")
    tables = [n for n in names if n.lower().endswith((".csv", ".tab", ".tsv", ".txt"))]
    if len(tables) != 1:
        listed = ", ".join(names[:5]) or "nothing"
        raise InputError(
            str(path),
            f"a zip archive that holds {listed}; expected one table in it: unpack it first",
        )
    with archive.open(tables[0]) as stream:
        yield stream


def _no_table(block: bytes) -> str:
    kind = "binary data" if b"\0" in block[:4096] else "no line's end in 16 MB"
    return f"{kind}, expected a table as text, tab-separated or CSV"


class _told:  # noqa: N801 - reads as a word
    """Raise what reading a damaged or missing file raises as an InputError."""

    def __init__(self, path: Path) -> None:
        self._where = str(path)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, zipfile.BadZipFile | zlib.error | EOFError | gzip.BadGzipFile):
            raise InputError(
                self._where, f"damaged or cut short ({error}): fetch it again"
            ) from error
        if isinstance(error, OSError):
            raise InputError(self._where, f"cannot be read ({error.strerror or error})") from error
