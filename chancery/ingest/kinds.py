"""Tells what a file holds: by its suffix, and by its first bytes where they speak against it."""

from __future__ import annotations

import re
from enum import StrEnum

from chancery.ingest.decode import decode, encoding


class Kind(StrEnum):
    """The forms of input that are read."""

    TEXT = "text"
    PAGE = "page"
    LINES = "lines"  # one JSON object a line
    JSON = "json"
    TABLE = "table"


SUFFIXES: dict[str, Kind] = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT,
    ".html": Kind.PAGE, ".htm": Kind.PAGE, ".xhtml": Kind.PAGE,
    ".jsonl": Kind.LINES, ".ndjson": Kind.LINES, ".jsonlines": Kind.LINES,
    ".json": Kind.JSON,
    ".csv": Kind.TABLE, ".tsv": Kind.TABLE,
}  # fmt: skip
READ = "expected .txt, .html, .jsonl, .json, .csv or .tsv, or one of these with .gz"
IMPORT = "`chancery import FILE`"

_UNPACK = "an archive: unpack it and read the folder"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF: turn it into text first, for example with `pdftotext FILE`"),
    (b"PK\x03\x04", "a zip archive or an office document: unpack it, or save it as plain text"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as plain text"),
    (b"{\\rtf", "a rich text document: save it as plain text"),
    (b"\x89PNG", "a PNG image: only text is read"),
    (b"\xff\xd8\xff", "a JPEG image: only text is read"),
    (b"GIF8", "a GIF image: only text is read"),
    (b"RIFF", "an image, sound or film: only text is read"),
    (b"PAR1", "a Parquet table: export it as .csv or .jsonl"),
    (b"SQLite format 3", "a SQLite database: export it as .csv or .jsonl"),
    (b"\x1f\x8b", "gzip data: name it with the suffix .gz, as in news.jsonl.gz"),
    (b"BZh", f"bzip2 data, {_UNPACK}"),
    (b"\xfd7zXZ", f"xz data, {_UNPACK}"),
    (b"7z\xbc\xaf", f"7-zip data, {_UNPACK}"),
    (b"Rar!", f"RAR data, {_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", f"Zstandard data, {_UNPACK}"),
    (b"\x7fELF", "a program: only text is read"),
    (b"MZ\x90", "a program: only text is read"),
    (b"ID3", "a sound file: only text is read"),
    (b"WARC/", "a web archive: extract its pages as .html"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def binary(head: bytes) -> str | None:
    """What a file is that is no text, and what to do about it; None where it may be text."""
    for mark, meaning in _MAGIC:
        if head.startswith(mark):
            return meaning
    if head[257:262] == b"ustar":
        return f"a tar file, {_UNPACK}"
    if encoding(head).startswith(("utf-16", "utf-32")):
        return None
    # A text may hold a stray null, a binary file is full of them.
    if len(_CONTROLS.findall(head)) > max(8, len(head) // 50):
        return "binary data, not text: " + READ
    return None


def sniff(head: bytes, columns: frozenset[str]) -> Kind:
    """What standard input holds, from its first bytes; `columns` are known names of fields."""
    text = decode(head).lstrip("\ufeff \t\r\n")
    first, _, rest = text.partition("\n")
    if re.match(r"<(?:!doctype|html|head|body|\?xml|!--|div|article|p)\b", text, re.IGNORECASE):
        return Kind.PAGE
    if first.startswith("{"):
        alone = first.rstrip().endswith("}") and (not rest.strip() or rest.lstrip().startswith("{"))
        return Kind.LINES if alone else Kind.JSON
    if re.match(r"\[\s*[{\]]", text):
        return Kind.JSON
    names = set(map(plain, first.split(delimiter(first))))
    return Kind.TABLE if len(names) > 1 and len(names & columns) > 1 else Kind.TEXT


def delimiter(header: str) -> str:
    """The character between the columns of a table, from its first line."""
    return max(",\t;|", key=header.count)


def plain(name: str) -> str:
    """A field's name as it is compared: letters and digits only, in small."""
    return "".join(filter(str.isalnum, name.casefold()))
