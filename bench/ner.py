"""Names of people, organisations, places and nationalities: the worldwide newswire's form.

One token a line with its label after a tab, an empty line between paragraphs.
Further columns hold nested names and are not scored. The text is put together
again, read whole, and a name counts where its first and last character and its
kind are those of the gold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bench.common import (
    BenchError,
    Chars,
    Outcome,
    Reads,
    Tally,
    existing,
    held_out,
    read_text,
    split_of,
    the_reader,
)
from bench.detokenise import join
from chancery.model import Article, Kind, Reading

KINDS = ("PER", "ORG", "LOC", "NORP")
FROM_CORPUS = {
    "PERSON": "PER", "PER": "PER",
    "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "ORG": "ORG",
    "LOCATION": "LOC", "LOC": "LOC", "GPE": "LOC", "FACILITY": "LOC", "FAC": "LOC",
    "NORP": "NORP",
}  # fmt: skip
FROM_READER = {
    Kind.PERSON: "PER",
    Kind.ORGANISATION: "ORG",
    Kind.PLACE: "LOC",
    Kind.NATIONALITY: "NORP",
}
LABEL = re.compile(r"([BIESLU])-(.+)")
Name = tuple[int, int, str]


def parse(table: str, where: str) -> tuple[str, frozenset[Name]]:
    """A file's text and its names of the four kinds, with character offsets into that text."""
    text, names = "", set()
    for block in _blocks(table, where):
        if not text and block[0][0].startswith("http") and all(la == "O" for _, la in block):
            continue  # the page's address, which no reader is handed as text
        paragraph, places = join([word for word, _ in block])
        start = len(text) + 2 if text else 0
        text += ("\n\n" if text else "") + paragraph
        for (a, b), kind in _names([label for _, label in block], places):
            names.add((start + a, start + b, kind))
    return text, frozenset(names)


def _blocks(table: str, where: str) -> list[list[tuple[str, str]]]:
    """The paragraphs, as tokens with their outermost label."""
    blocks: list[list[tuple[str, str]]] = [[]]
    # Not splitlines: a token may be one of Unicode's own line separators.
    for number, line in enumerate(re.split(r"\r?\n", table), 1):
        if not line.strip():
            blocks.append([])
            continue
        word, *labels = line.split("\t") if "\t" in line else line.rsplit(None, 1)
        label = (labels or ["O"])[0].strip() or "O"
        if label != "O" and not LABEL.fullmatch(label):
            raise BenchError(f"{where}, line {number}: label {label!r}; expected O, B-... or I-...")
        if word.strip():
            blocks[-1].append((word.strip(), label))
    return [block for block in blocks if block]


def _names(labels: Sequence[str], places: Sequence[Chars]) -> list[tuple[Chars, str]]:
    """The names that a row of labels marks; BIO and BIOES are both understood."""
    found: list[tuple[Chars, str]] = []
    running: str | None = None
    for label, (start, end) in zip(labels, places, strict=True):
        match = LABEL.fullmatch(label)
        head, kind = match.groups() if match else ("O", "")
        if head in "IEL" and running == kind:
            found[-1] = ((found[-1][0][0], end), kind)
        elif match:
            found.append(((start, end), kind))
        running = kind if head in "BI" else None
    kept = ((span, FROM_CORPUS.get(kind.upper())) for span, kind in found)
    return [(span, kind) for span, kind in kept if kind]


def names_read(reading: Reading) -> frozenset[Name]:
    """The reader's mentions of the four kinds."""
    return frozenset(
        (m.span.start, m.span.end, FROM_READER[m.kind])
        for m in reading.mentions
        if m.kind in FROM_READER
    )


def score_text(gold: frozenset[Name], read: frozenset[Name]) -> dict[str, Tally]:
    """Counts of one text by kind."""
    tallies = {}
    for kind in KINDS:
        wanted = {name for name in gold if name[2] == kind}
        found = {name for name in read if name[2] == kind}
        tallies[kind] = Tally(len(wanted & found), len(found), len(wanted))
    return tallies


def measures(tallies: Sequence[dict[str, Tally]]) -> dict[str, float | None]:
    """F1 over all names of all texts (micro), and over each kind."""
    by_kind = {kind: sum((t[kind] for t in tallies), Tally()) for kind in KINDS}
    whole = sum(by_kind.values(), Tally())
    return {"f1": whole.f1, **{kind.lower(): t.f1 for kind, t in by_kind.items()}}


def find(path: Path, split: str = "all") -> list[Path]:
    """The `.tsv` files under a folder, or those of our development part."""
    if existing(path).is_file():
        return [path]
    files = sorted(path.rglob("*.tsv"))
    if split != "all":
        files = [f for f in files if is_dev(f.name, path) == (split == "dev")]
    if not files:
        raise BenchError(f"{path}: no .tsv file for split {split!r}; expected a folder of them")
    return files


def is_dev(name: str, corpus: Path) -> bool:
    """Whether a text is for development: as the claims corpus has it, else by its digest."""
    for folder in corpus.resolve().parents[:2]:
        split = split_of(folder / "claims" / "splits.csv").get(name)
        if split:
            return split == "dev"
    return held_out(name)


def run(data: Path, split: str = "all", reader: Reads | None = None) -> Outcome:
    """Score the reader on a folder in the worldwide newswire's form."""
    files = find(data, split)
    gold = [parse(read_text(f), f.name) for f in files]
    reader = reader or the_reader()
    readings = reader.read(Article(text=text) for text, _ in gold)
    tallies = [
        score_text(names, names_read(reading))
        for (_, names), reading in zip(gold, readings, strict=True)
    ]
    notes = []
    for kind in KINDS:
        t = sum((each[kind] for each in tallies), Tally())
        notes.append(
            f"  {kind:<5} precision {t.precision:.3f}  recall {t.recall:.3f}  gold {t.gold}"
        )
    return {"n": len(files), "measures": measures(tallies), "notes": notes}
