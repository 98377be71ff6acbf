"""Time expressions on TimeML files: relaxed span F1 and value F1, as in TempEval-3.

A predicted expression matches one gold expression that it overlaps; the value
counts when it is equal too. Micro-averaged over all files under a folder. The
publication day is the document's creation time (TIMEX3 t0). Rules are written
with an eye on two thirds of the files; a third, by the digest of its name, is
only ever scored (`--split dev`; `train` for the others).
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.common import BenchError, Outcome, existing
from chancery.model import Span
from chancery.resolve.when import Timex, find

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>|&#?\w+;")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text between the TEXT tags, with its expressions."""

    name: str
    text: str
    published: date | None
    gold: tuple[Gold, ...]


def documents(data: Path) -> Iterator[Document]:
    """Every .tml file under a folder, or the one file."""
    files = [data] if existing(data).is_file() else sorted(data.rglob("*.tml"))
    if not files:
        raise BenchError(f"{data}: no TimeML files (*.tml); expected a folder that has some")
    for file in files:
        yield _document(file)


def _document(file: Path) -> Document:
    source = file.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', source)
    day = re.search(r'\bvalue="(\d{4}-\d\d-\d\d)', created.group()) if created else None
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    if body is None:
        raise BenchError(f"{file}: no <TEXT> element; expected TimeML")
    text, gold = _strip(body.group(1))
    return Document(file.stem, text, date.fromisoformat(day.group(1)) if day else None, gold)


def _strip(markup: str) -> tuple[str, tuple[Gold, ...]]:
    """The text without its tags, and where its TIMEX3 elements stand in it."""
    parts: list[str] = []
    gold: list[Gold] = []
    length, reached, opened = 0, 0, (0, "")
    for tag in _TAG.finditer(markup):
        piece = markup[reached : tag.start()]
        parts.append(piece)
        length += len(piece)
        reached = tag.end()
        if tag.group(2) is None:
            parts.append(html.unescape(tag.group()))
            length += len(parts[-1])
        elif tag.group(2) == "TIMEX3" and not tag.group(1):
            opened = (length, tag.group(3))
        elif tag.group(2) == "TIMEX3" and length > opened[0]:
            attributes = dict(_ATTRIBUTE.findall(opened[1]))
            if attributes.get("functionInDocument") != "CREATION_TIME":
                span = Span(opened[0], length)
                gold.append(Gold(span, attributes["type"], attributes.get("value", "")))
    parts.append(markup[reached:])
    return "".join(parts), tuple(gold)


def held(name: str) -> bool:
    """Whether a file is of the third that the rules are not tuned on."""
    return hashlib.md5(name.encode()).digest()[0] % 3 == 0


def pair(gold: tuple[Gold, ...], found: list[Timex]) -> list[tuple[Gold, Timex]]:
    """Gold and found expressions that overlap, one to one, in order."""
    pairs, free = [], list(found)
    for annotated in gold:
        hit = next((t for t in free if t.span.overlaps(annotated.span)), None)
        if hit:
            free.remove(hit)
            pairs.append((annotated, hit))
    return pairs


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def run(data: Path, *, split: str = "all") -> Outcome:
    """Score the rules on a folder: `n` files, and the measures span_f1 and value_f1."""
    files = golden = found = spans = values = 0
    for document in documents(data):
        if split != "all" and held(document.name) != (split == "dev"):
            continue
        times = find(document.text, document.published)
        pairs = pair(document.gold, times)
        files += 1
        golden += len(document.gold)
        found += len(times)
        spans += len(pairs)
        values += sum(t.value == g.value for g, t in pairs)
    measures = {"span_f1": _f1(spans, found, golden), "value_f1": _f1(values, found, golden)}
    return {"n": files, "measures": measures}
