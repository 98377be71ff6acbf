"""Rebuild the annotated texts from the shared corpora, so that no text need be kept here.

Every table here (``*.csv``) names, for each document, its corpus, the file below the
shared data folder, the entry inside that file and the characters cut from it.
Every rebuilt text is checked against its digest, since the offsets in the
``*.jsonl`` beside it mean nothing on any other text.
"""

from __future__ import annotations

import csv
import hashlib
import html
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from bench.detokenise import join

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared" / "data"
NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}…]+|['’](?:s|S|re|ve|ll|d|m|t)?|n['’]t|”)$")
NO_SPACE_AFTER = frozenset("([{$£€“‘#@")
TAG = re.compile(r"<[^>]+>")
TIMEML_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)


class WrongTextError(ValueError):
    """A rebuilt text is not the one that was annotated."""


@dataclass(frozen=True, slots=True)
class Document:
    """One row of a table: where a text lies and which part of it was annotated."""

    doc: str
    corpus: str
    file: str
    entry: str
    start: int
    end: int
    published: str
    sha256: str


def documents(path: Path = HERE / "documents.csv") -> list[Document]:
    """List the annotated documents in the order of the table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Document(
                row["doc"],
                row["corpus"],
                row["file"],
                row["entry"],
                int(row["start"]),
                int(row["end"]),
                row["published"],
                row["sha256"],
            )
            for row in csv.DictReader(stream)
        ]


def load(shared: Path = SHARED) -> dict[str, str]:
    """Rebuild every annotated text, keyed by document name.

    :raises WrongTextError: a text differs from the one that was annotated.
    """
    texts: dict[str, str] = {}
    for row in (row for table in sorted(HERE.glob("*.csv")) for row in documents(table)):
        if row.doc in texts:
            raise WrongTextError(f"{row.doc}: named by two tables; give one of them another name")
        text = source(shared, row.corpus, row.file, row.entry)[row.start : row.end]
        found = digest(text)
        if found != row.sha256:
            raise WrongTextError(
                f"{row.doc}: text from {row.file} has digest {found[:12]}, expected "
                f"{row.sha256[:12]}; fetch the corpus version named in its SOURCE.txt"
            )
        texts[row.doc] = text
    return texts


def days() -> dict[str, str]:
    """The day of publication of every annotated text; empty where it is unknown."""
    tables = sorted(HERE.glob("*.csv"))
    return {row.doc: row.published for table in tables for row in documents(table)}


def digest(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def source(shared: Path, corpus: str, file: str, entry: str) -> str:
    """Read the whole text of one entry, before the cut."""
    path = shared / file
    match corpus:
        case "worldwide_newswire":
            return _from_columns(path)
        case "tempeval3":
            return _timeml(path)
        case "polnear":
            return path.read_text(encoding="utf-8")
        case _:
            entries = {"geoparsing": _geoparsing, "statedept": _statedept, "rams": _rams}
            return entries.get(corpus, _jsonl)(path)[entry]


def _from_columns(path: Path) -> str:
    """Put a token-per-line text together again: spaces, quotes and brackets as printed.

    The first line is the address it came from; blank lines end sentences.
    """
    pieces: list[str] = []
    glue, quoted = True, False
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        token = line.split("\t")[0].strip()
        if not token:
            continue
        closing = token == '"' and quoted
        if not (glue or closing or NO_SPACE_BEFORE.match(token)):
            pieces.append(" ")
        pieces.append(token)
        if token == '"':
            quoted = not quoted
        glue = token in NO_SPACE_AFTER or (token == '"' and quoted)
    return "".join(pieces)


@cache
def _geoparsing(path: Path) -> dict[str, str]:
    """Read title and text of each article of a geoparsing file, keyed by its number."""
    found = {}
    for article in ET.parse(path).getroot().iter("article"):
        title = (article.findtext("title") or "").strip()
        text = (article.findtext("text") or "").strip()
        found[article.attrib["docid"]] = f"{title}\n\n{text}"
    return found


def _timeml(path: Path) -> str:
    """Read the text of a TimeML file without its tags."""
    match = TIMEML_TEXT.search(path.read_text(encoding="utf-8"))
    if match is None:
        raise WrongTextError(f"{path}: no TEXT element; expected a TimeML file of TempEval-3")
    return html.unescape(TAG.sub("", match.group(1)))


@cache
def _statedept(path: Path) -> dict[str, str]:
    """Read title and text of each release, keyed by its address."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {row["link"]: f"{row['title']}\n\n{row['text']}" for row in rows}


@cache
def _rams(path: Path) -> dict[str, str]:
    """Put the five sentences of each RAMS entry together, a line each, keyed by its name."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["doc_key"]: "\n".join(join(s)[0] for s in row["sentences"]) for row in rows}


@cache
def _jsonl(path: Path) -> dict[str, str]:
    """Read title and text of each article of a JSON Lines file, keyed by its id (re3d: ``_id``)."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row.get("id") or row["_id"]] = f"{row['title']}\n\n{row['text']}"
    return found
