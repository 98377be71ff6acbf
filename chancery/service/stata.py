"""Stata's .dta, form 118: the layout is StataCorp's published description, "File formats .dta".

Written by hand since the libraries that do it bring pandas along. Rows are kept
on disk until all lengths are known, so that memory does not grow with them.
"""

from __future__ import annotations

import pickle
import struct
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

FIXED = 200  # bytes up to which words are kept beside the numbers, where Stata can sort by them
_LONG, _DOUBLE, _STRL = 65528, 65526, 32768
_NO_DOUBLE = struct.pack("<Q", 0x7FE0000000000000)  # Stata's "."
_NO_LONG = struct.pack("<i", 2_147_483_621)
_EPOCH = date(1960, 1, 1).toordinal()
_SECTIONS = (
    "stata_data", "map", "variable_types", "varnames", "sortlist", "formats",
    "value_label_names", "variable_labels", "characteristics", "data", "strls", "value_labels",
    "stata_data_close", "end-of-file",
)  # fmt: skip


def write_stata(
    path: Path, rows: Iterable[Mapping[str, Any]], kinds: Mapping[str, str], label: str
) -> int:
    """Write rows with these columns, of kind ``text``, ``number``, ``whole`` or ``day``; how many."""
    with tempfile.TemporaryFile(dir=path.parent) as spool:
        widths = dict.fromkeys((name for name, kind in kinds.items() if kind == "text"), 1)
        count = 0
        for row in rows:
            values = [_plain(row[name], kind) for name, kind in kinds.items()]
            for name, value in zip(kinds, values, strict=True):
                if isinstance(value, bytes) and len(value) > widths[name]:
                    widths[name] = len(value)
            pickle.dump(values, spool, protocol=5)
            count += 1
        spool.seek(0)
        with path.open("wb") as file, tempfile.TemporaryFile(dir=path.parent) as long:
            _write(file, long, _stored(spool, count), _Layout(kinds, widths), count, label)
    return count


def _stored(spool: IO[bytes], count: int) -> Iterable[list[Any]]:
    for _ in range(count):
        yield pickle.load(spool)  # noqa: S301 - written above


def _plain(value: Any, kind: str) -> Any:
    """A value as it is stored: bytes, a float, or days since 1960."""
    if kind == "text":
        return b"" if value is None else str(value).replace("\0", " ").encode("utf-8", "replace")
    if value is None or value == "":
        return None
    if kind == "day":
        day = value if isinstance(value, date) else date.fromisoformat(value)
        return day.toordinal() - _EPOCH
    return float(value)


class _Layout:
    """How each column is stored: its type, its format, and the bytes of a value."""

    def __init__(self, kinds: Mapping[str, str], widths: Mapping[str, int]) -> None:
        self.names = list(kinds)
        self.kinds = list(kinds.values())
        self.types: list[int] = []
        self.formats: list[str] = []
        for name, kind in kinds.items():
            if kind == "text":
                width = widths[name]
                self.types.append(width if width <= FIXED else _STRL)
                self.formats.append("%9s" if width > FIXED else f"%{width}s")
            elif kind == "day":
                self.types.append(_LONG)
                self.formats.append("%td")
            else:
                self.types.append(_DOUBLE)
                self.formats.append("%12.0g" if kind == "whole" else "%9.0g")

    def value(self, value: Any, column: int, row: int, long: IO[bytes]) -> bytes:
        """One value's bytes; words too long for the row go to `long`, and it points at them."""
        kind = self.types[column]
        if kind == _STRL:
            if not value:
                return bytes(8)
            body = value + b"\0"
            long.write(b"GSO" + struct.pack("<IQBI", column + 1, row + 1, 130, len(body)) + body)
            return struct.pack("<H", column + 1) + (row + 1).to_bytes(6, "little")
        if kind == _LONG:
            return _NO_LONG if value is None else struct.pack("<i", value)
        if kind == _DOUBLE:
            return _NO_DOUBLE if value is None else struct.pack("<d", value)
        return bytes(value.ljust(kind, b"\0"))


def _write(  # noqa: PLR0913 - what a file is made of
    file: IO[bytes],
    long: IO[bytes],
    rows: Iterable[Sequence[Any]],
    layout: _Layout,
    count: int,
    label: str,
) -> None:
    columns = len(layout.names)
    title = label.encode()[:320]
    file.write(
        b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>"
        + struct.pack("<H", columns) + b"</K><N>" + struct.pack("<Q", count) + b"</N><label>"
        + struct.pack("<H", len(title)) + title + b"</label><timestamp>\0</timestamp></header>"
    )  # fmt: skip
    places = [0, file.tell()]
    file.write(b"<map>" + bytes(8 * len(_SECTIONS)) + b"</map>")
    blank = bytes(129 * columns)
    for name, body in (
        ("variable_types", struct.pack(f"<{columns}H", *layout.types)),
        ("varnames", b"".join(n.encode()[:32].ljust(129, b"\0") for n in layout.names)),
        ("sortlist", bytes(2 * (columns + 1))),
        ("formats", b"".join(f.encode().ljust(57, b"\0") for f in layout.formats)),
        ("value_label_names", blank),
        ("variable_labels", bytes(321 * columns)),
        ("characteristics", b""),
    ):
        places.append(file.tell())
        _section(file, name, body)
    places.append(file.tell())
    file.write(b"<data>")
    for row, values in enumerate(rows):
        file.write(b"".join(layout.value(v, at, row, long) for at, v in enumerate(values)))
    file.write(b"</data>")
    places.append(file.tell())
    file.write(b"<strls>")
    long.seek(0)
    while block := long.read(1 << 20):
        file.write(block)
    file.write(b"</strls>")
    places.append(file.tell())
    _section(file, "value_labels", b"")
    places.append(file.tell())
    file.write(b"</stata_dta>")
    places.append(file.tell())
    file.seek(places[1] + len(b"<map>"))
    file.write(struct.pack(f"<{len(_SECTIONS)}Q", *places))


def _section(file: IO[bytes], name: str, body: bytes) -> None:
    file.write(f"<{name}>".encode() + body + f"</{name}>".encode())
