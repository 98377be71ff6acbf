"""Relations between a marked actor and a marked recipient: PLV's sentences as distributed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.common import (
    BenchError,
    Chars,
    Outcome,
    Reads,
    existing,
    held_out,
    macro_f1,
    per_class,
    read_text,
    the_reader,
)
from chancery.model import EventType, Span

COLUMNS = ("marked_sentence", "gold_root", "gold_penta")
# PLV's four classes, found from the pairs in its own training file.
QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),  # verbal cooperation
    **dict.fromkeys(("AID", "COOPERATE", "YIELD"), "2"),  # material cooperation
    **dict.fromkeys(("ACCUSE", "REJECT", "REQUEST", "THREATEN"), "3"),  # verbal conflict
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"), "4"),
}
# PLV keeps PLOVER's older YIELD, which version 2 of the manual divides in two.
TO_PLV = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One row: the words without marks, where the two stand in them, and the gold."""

    text: str
    actor: Chars
    recipient: Chars
    root: str
    quad: str


def unmark(marked: str) -> tuple[str, Chars, Chars]:
    """Take `<s>`, `</s>`, `<t>`, `</t>` out, and say where they stood; they may be nested.

    Some of PLV's sentences do not name one of the two ("a recipient"): the last
    character, mostly a full stop, then stands in for it.
    """
    text, done = "", 0
    stood: dict[str, int] = {}
    for mark in re.finditer(r"</?[st]>", marked):
        text += marked[done : mark.start()]
        done = mark.end()
        stood.setdefault(mark.group(), len(text))
    text += marked[done:]
    actor, recipient = (_between(text, stood, letter) for letter in "st")
    if actor is None and recipient is None:
        raise BenchError(f"neither <s> nor <t> marks any words in {marked[:80]!r}")
    nobody = (len(text) - 1, len(text))
    return text, actor or nobody, recipient or nobody


def _between(text: str, stood: Mapping[str, int], letter: str) -> Chars | None:
    """What one pair of marks holds, without the blanks at its ends; None where there is none."""
    start, end = stood.get(f"<{letter}>"), stood.get(f"</{letter}>")
    if start is None or end is None or not text[start:end].strip():
        return None
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def load(path: Path, split: str = "all") -> list[Sentence]:
    """The rows of a PLV file, or of the one such file in a folder."""
    table = find(existing(path))
    rows = csv.DictReader(io.StringIO(read_text(table)), delimiter="\t")
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or [])]
    if missing:
        raise BenchError(
            f"{table}: no column {', '.join(missing)}; expected PLV's tab-separated file"
        )
    found = []
    for line, row in enumerate(rows, 2):
        if split != "all" and held_out(row.get("sentence") or str(line)) != (split == "dev"):
            continue
        try:
            text, actor, recipient = unmark(row["marked_sentence"] or "")
            quad = _quad(row["gold_penta"] or "")
        except BenchError as error:
            raise BenchError(f"{table}, row {line}: {error}") from error
        found.append(Sentence(text, actor, recipient, row["gold_root"].strip().upper(), quad))
    if not found:
        raise BenchError(f"{table}: no sentence in it for split {split!r}")
    return found


def _quad(written: str) -> str:
    """``1`` to ``4``, however the number is written."""
    if written.removesuffix(".0") not in set("1234"):
        raise BenchError(f"gold_penta {written!r}; expected 1, 2, 3 or 4")
    return written.removesuffix(".0")


def find(path: Path) -> Path:
    """The table itself, or the one `.tsv` in a folder that looks like PLV."""
    if path.is_file():
        return path
    tables = sorted(path.rglob("*.tsv"))
    like = [t for t in tables if "marked_sentence" in read_text(t).partition("\n")[0]]
    if len(like) != 1:
        names = ", ".join(t.name for t in like) or "none"
        raise BenchError(f"{path}: expected one .tsv with a column marked_sentence, found {names}")
    return like[0]


def best_root(weights: Mapping[EventType, float]) -> str:
    """PLV's root with the greatest weight, CONCEDE's and RETREAT's counted together."""
    summed: dict[str, float] = {}
    for name, weight in weights.items():
        root = TO_PLV.get(str(name), str(name))
        summed[root] = summed.get(root, 0.0) + weight
    return max(summed, key=lambda root: (summed[root], root)) if summed else "none"


def score(gold: Sequence[tuple[str, str]], roots: Sequence[str]) -> dict[str, float | None]:
    """Macro-F1 of roots and of quads over the gold's classes; read quads follow from the roots."""
    return {
        "root_macro_f1": macro_f1([root for root, _ in gold], roots),
        "quad_macro_f1": macro_f1([q for _, q in gold], [QUAD.get(r, "none") for r in roots]),
    }


def run(data: Path, split: str = "all", reader: Reads | None = None) -> Outcome:
    """Score the reader on a PLV file."""
    sentences = load(data, split)
    reader = reader or the_reader()
    roots = [
        best_root(reader.relate(s.text, Span(*s.actor), Span(*s.recipient))) for s in sentences
    ]
    notes = [
        f"  {name:<10} gold {t.gold:>4}  precision {t.precision:.2f}  recall {t.recall:.2f}"
        for name, t in per_class([s.root for s in sentences], roots).items()
    ]
    measures = score([(s.root, s.quad) for s in sentences], roots)
    return {"n": len(sentences), "measures": measures, "notes": notes}
