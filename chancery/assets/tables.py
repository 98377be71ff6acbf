"""Strict readers of tab-separated tables: small ones whole, large ones by binary search."""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path

from chancery.assets.files import path
from chancery.errors import AssetError


def rows(name: str, columns: Sequence[str]) -> Iterator[list[str]]:
    """Each row of a shipped table, its header checked; raises AssetError at the first bad line."""
    return read_rows(path(name), columns)


def read_rows(file: Path, columns: Sequence[str]) -> Iterator[list[str]]:
    """As `rows`, of any file: a header line, then as many cells a line as the header has."""
    with file.open(encoding="utf-8", newline="\n") as stream:
        header = stream.readline().rstrip("\n").split("\t")
        if header != list(columns):
            raise AssetError(
                f"{file}: header is {header}, expected {list(columns)}: reinstall the package"
            )
        for number, line in enumerate(stream, start=2):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != len(columns):
                raise AssetError(
                    f"{file}:{number}: {len(cells)} cells, expected {len(columns)}: "
                    "reinstall the package"
                )
            yield cells


class SortedTable:
    """A table sorted by the bytes of its first column, read where a key stands.

    Nothing is parsed at opening, so a table of many thousand rows costs nothing
    until it is asked; a look-up is a binary search in the mapped file.
    """

    def __init__(self, file: Path, columns: Sequence[str]) -> None:
        self._columns = len(columns)
        self._file = file
        with file.open("rb") as stream:
            header = stream.readline()
            self._start = len(header)
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if header.decode().rstrip("\n").split("\t") != list(columns):
            raise AssetError(f"{file}: unexpected header {header!r}: reinstall the package")

    def get(self, key: str) -> list[list[str]]:
        """The rows whose first cell is the key, in file order; empty where there is none."""
        wanted = key.encode() + b"\t"
        at = self._first(wanted)
        found = []
        while self._map[at : at + len(wanted)] == wanted:
            end = self._map.find(b"\n", at)
            cells = self._map[at:end].decode().split("\t")
            if len(cells) != self._columns:
                number = self._map[:at].count(b"\n") + 1
                raise AssetError(
                    f"{self._file}:{number}: {len(cells)} cells, expected {self._columns}: "
                    "reinstall the package"
                )
            found.append(cells)
            at = end + 1
        return found

    def _first(self, wanted: bytes) -> int:
        """The offset of the first line that does not sort before the wanted bytes."""
        data = self._map
        low, high = self._start, len(data)
        while low < high:
            middle = (low + high) // 2
            line = data.rfind(b"\n", low, middle) + 1 or low
            if data[line : line + len(wanted)] < wanted:
                low = data.find(b"\n", middle) + 1 or len(data)
            else:
                high = line
        return low
