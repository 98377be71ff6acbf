"""GUM's CoNLL-U files as articles: the text as printed, speakers, and mentions with their entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.common import BenchError, existing
from chancery.model import Kind, Mention, Span

# What the resolver deals in: who and where. GUM's other kinds are things, times and events.
TYPES = frozenset({"person", "organization", "place"})
_OPEN = re.compile(r"\((?P<body>[^()]*)|(?P<closed>[^()]+)\)|\)")
_NAMES = {"person": Kind.PERSON, "organization": Kind.ORGANISATION, "place": Kind.PLACE}


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated mention; `head` are the spans of its head words, GUM's minimal span."""

    span: Span
    head: tuple[Span, ...]
    entity: str
    type: str
    kind: Kind
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """One document: speakers stand before their turns, as transcripts print them."""

    name: str
    text: str
    gold: tuple[Gold, ...]

    def mentions(self) -> list[Mention]:
        """The gold mentions as the reader would hand them over, in order."""
        found = {g.span: g.kind for g in self.gold}
        return [Mention(s, s.of(self.text), k, 1.0) for s, k in sorted(found.items())]


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    speaker: str = ""
    words: list[tuple[Span, str]] = field(default_factory=list)  # of the sentence, with tags
    open: dict[str, list[tuple[int, list[str]]]] = field(default_factory=dict)
    gold: list[Gold] = field(default_factory=list)
    joined: tuple[int, int, bool] = (0, -1, True)  # words printed as one, and a space after them

    def write(self, piece: str) -> Span:
        start = self.length
        self.parts.append(piece)
        self.length += len(piece)
        return Span(start, self.length) if piece else Span(start, start + 1)


def texts(data: Path) -> Iterator[Text]:
    """Every document of a folder or file."""
    files = [data] if existing(data).is_file() else sorted(data.rglob("*.conllu"))
    if not files:
        raise BenchError(f"{data}: no CoNLL-U files (*.conllu); expected GUM with Entity= in them")
    for file in files:
        yield from _file(file)


def _file(file: Path) -> Iterator[Text]:
    writer, name = _Writer(), file.stem
    found = 0
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id"):
            if writer.parts:
                yield Text(name, "".join(writer.parts), tuple(writer.gold))
            writer, name = _Writer(), line.partition("=")[2].strip()
        elif line.startswith("# newpar") and writer.parts and "block" not in line:
            writer.write("\n\n")
        elif line.startswith("# speaker ="):
            _turn(writer, line.partition("=")[2].strip())
        elif line[:1].isdigit():
            found += _token(writer, line.split("\t"))
        elif not line.strip():
            writer.words, writer.joined = [], (0, -1, True)
    if not found:
        raise BenchError(f"{file}: no Entity= in its last column; expected GUM's CoNLL-U")
    yield Text(name, "".join(writer.parts), tuple(writer.gold))


def _turn(writer: _Writer, speaker: str) -> None:
    """A new speaker's name before the turn: "DavidLClark" is printed as "David L Clark"."""
    if speaker in (writer.speaker, "none"):
        return
    writer.speaker = speaker
    if writer.parts and not writer.parts[-1].endswith("\n"):
        writer.write("\n\n")
    joints = r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_"
    printed = re.sub(joints, " ", speaker.strip("#"))
    writer.write(f"{printed}: ")


def _token(writer: _Writer, cells: list[str]) -> int:
    number, form, tag, misc = cells[0], cells[1], cells[3], cells[-1]
    spaced = "SpaceAfter=No" not in misc
    if "-" in number:  # "10-11 didn't" before its two words
        first, _, last = number.partition("-")
        writer.joined = (int(first), int(last), spaced)
    if len(cells) != 10 or not number.isdigit():
        return 0
    span = writer.write(form)
    first_word, last_word, after = writer.joined
    if first_word <= int(number) <= last_word:
        spaced = after and int(number) == last_word
    if spaced:
        writer.write(" ")
    writer.words.append((span, "PROPN" if cells[4].startswith("NNP") else tag))
    marks = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
    for mark in _OPEN.finditer(marks):
        _mark(writer, mark, marks)
    return bool(marks)


def _mark(writer: _Writer, mark: re.Match[str], marks: str) -> None:
    here = len(writer.words) - 1
    if mark["body"] is not None:
        parts = mark["body"].split("-")
        writer.open.setdefault(parts[0], []).append((here, parts))
        if marks[mark.end() : mark.end() + 1] == ")":
            _close(writer, parts[0], here)
    elif mark["closed"]:
        _close(writer, mark["closed"], here)


def _close(writer: _Writer, entity: str, last: int) -> None:
    first, parts = writer.open[entity].pop()
    words = writer.words[first : last + 1]
    least = [int(x) - 1 for x in parts[5].split(",") if x.isdigit()] if len(parts) > 5 else []
    heads = [words[i] for i in least if i < len(words)] or words[:1]
    tag = heads[0][1]
    kind = _NAMES.get(parts[1], Kind.ROLE) if tag == "PROPN" else Kind.ROLE
    kind = Kind.PRONOUN if tag == "PRON" or (tag == "DET" and len(words) == 1) else kind
    span = Span(words[0][0].start, words[-1][0].end)
    writer.gold.append(Gold(span, tuple(h[0] for h in heads), entity, parts[1], kind))
