"""Finds the files to read: sorted, hidden ones and companions left out, the rest named."""

from __future__ import annotations

import gzip
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chancery.errors import InputError
from chancery.ingest.kinds import IMPORT, READ, SUFFIXES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

STDIN = "-"
SIDECAR = ".date"
# Documents that accompany a corpus and are no part of it.
_COMPANIONS = frozenset(
    "readme license licence copying notice source sources changelog manifest".split()
)
_HINTS = {
    ".pdf": "turn it into text first, for example with `pdftotext FILE`",
    ".docx": "save it as plain text", ".doc": "save it as plain text",
    ".rtf": "save it as plain text", ".odt": "save it as plain text",
    ".zip": "unpack it and read the folder", ".tar": "unpack it and read the folder",
    ".tgz": "unpack it and read the folder", ".bz2": "unpack it first",
    ".xz": "unpack it first", ".zst": "unpack it first", ".xlsx": "export it as .csv",
    ".parquet": "export it as .csv or .jsonl", ".xml": "turn its articles into .txt or .jsonl",
    ".md": "rename it to .txt",
    ".tab": f"event data comes in with {IMPORT}; a table of articles is named .tsv",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A file that will be read, and how."""

    path: Path
    kind: Kind
    packed: bool

    def open(self) -> BinaryIO:
        """Its bytes, unpacked."""
        return gzip.open(self.path, "rb") if self.packed else self.path.open("rb")  # type: ignore[return-value]


def find(paths: Sequence[str | Path]) -> Iterator[Found | InputError]:
    """The files of paths in order, folders walked; what is not read comes as an error."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from _folder(path)
        else:
            yield _file(path)


def _folder(folder: Path) -> Iterator[Found | InputError]:
    some = False
    for path in _walk(folder):
        if isinstance(path, InputError):
            yield path
        elif not _companion(path):
            found = _file(path)
            some = some or isinstance(found, Found)
            yield found
    if not some:
        yield InputError(shown(folder), f"nothing in this folder can be read: {READ}")


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """All files below a folder, sorted by name at each level; links to folders are not followed."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(
                (entry for entry in listed if not entry.name.startswith(".")), key=lambda e: e.name
            )
    except OSError as error:
        yield InputError(shown(folder), f"the folder cannot be opened: {reason(error)}")
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif not entry.is_dir():
            yield Path(entry.path)


def _companion(path: Path) -> bool:
    if path.suffix == SIDECAR:
        return True
    return path.name.partition(".")[0].casefold() in _COMPANIONS


def _file(path: Path) -> Found | InputError:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return InputError(shown(path), reason(error))
    if not stat.S_ISREG(mode):
        return InputError(
            str(path), "not a regular file; to read a pipe, give - for standard input"
        )
    packed = path.suffix.lower() == ".gz"
    suffix = (path.with_suffix("") if packed else path).suffix.lower()
    kind = SUFFIXES.get(suffix)
    if kind is None:
        what = f"the suffix {suffix!r} is not read" if suffix else "no suffix"
        return InputError(shown(path), f"{what}: {_HINTS.get(suffix, READ)}")
    return Found(path, kind, packed)


def shown(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def reason(error: OSError) -> str:
    """An operating system's error in plain words, with what to do."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it: change its mode, or run as its owner"
    return (error.strerror or str(error)).lower()
