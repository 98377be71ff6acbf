"""Reads hand-written notes and finds the words they quote; `training.annotate` has the notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HEADING = re.compile(r"^=== (\S+)(?: +(\d{4}(?:-\d\d){0,2}))?$")
SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019')]*\s|\n")


class NoteError(Exception):
    """A note that cannot be turned into claims: says the file, the line and the words."""


@dataclass(slots=True)
class Note:
    """One document as written by hand: `lines` are (line number, claim) pairs."""

    doc: str
    date: str
    text: str
    where: str
    lines: list[tuple[int, str]] = field(default_factory=list)


def notes(path: Path, texts: Path | None = None) -> Iterator[Note]:
    """The documents of one file of notes."""
    note: Note | None = None
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        heading = HEADING.match(line)
        if heading:
            if note:
                yield _closed(note, texts)
            note, inside = Note(heading[1], heading[2] or "", "", f"{path}:{number}"), True
        elif line.startswith("==="):
            raise NoteError(f"{path}:{number}: {line!r} is no heading, expected === DOC DATE")
        elif note is None:
            if line.strip():
                raise NoteError(f"{path}:{number}: words before the first heading: {line!r}")
        elif line == "---":
            inside = False
        elif inside:
            note.text += line + "\n"
        elif line.startswith((" ", "\t")) and note.lines:
            first, so_far = note.lines[-1]
            note.lines[-1] = (first, f"{so_far} ; {line.strip()}")
        elif line.strip():
            note.lines.append((number, line.strip()))
    if note:
        yield _closed(note, texts)


def _closed(note: Note, texts: Path | None) -> Note:
    note.text = note.text.strip()
    if not note.text:
        if texts is None:
            raise NoteError(f"{note.where}: {note.doc} has no text; give it, or --texts DIR")
        note.text = (texts / f"{note.doc}.txt").read_text(encoding="utf-8")
    return note


def occurrences(text: str, words: str) -> list[int]:
    """Where `words` stand in the text as whole words."""
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


@dataclass(slots=True)
class Finder:
    """Finds quoted words in one text; an error names the file, the line and the words."""

    text: str
    where: str

    def fail(self, message: str) -> NoteError:
        return NoteError(f"{self.where}: {message}")

    def find(self, words: str, near: tuple[int, int] | None) -> tuple[str, int]:
        """The words without their ``#2``, and their start; `near` None: must be unambiguous."""
        numbered = re.fullmatch(r"(.+)#(\d+)", words)
        bare, number = (numbered[1], int(numbered[2])) if numbered else (words, 0)
        starts = occurrences(self.text, bare)
        if not starts:
            raise self.fail(f"{bare!r} does not stand in the text as whole words")
        if number > len(starts):
            raise self.fail(f"{bare!r} stands {len(starts)} times in the text, not {number}")
        if number:
            return bare, starts[number - 1]
        if near is None and len(starts) > 1:
            raise self.fail(f"{bare!r} stands {len(starts)} times: write {bare}#1 or #2 ...")
        if near is None:
            return bare, starts[0]
        low, high = near
        return bare, min(starts, key=lambda s: max(low - s - len(bare), s - high))

    def sentence(self, at: int) -> tuple[int, int]:
        """Rough bounds of the sentence around an offset."""
        ends = [m.end() for m in SENTENCE_END.finditer(self.text)]
        start = max((e for e in ends if e <= at), default=0)
        return start, min((e for e in ends if e > at), default=len(self.text))
