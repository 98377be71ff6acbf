"""Names marked by reading in texts of `training/claims`, as offsets: `names.jsonl`."""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = {"P": "person", "O": "organisation", "L": "place", "F": "place", "N": "nationality"}

Name = tuple[int, int, str]


class WrongNoteError(ValueError):
    """A line of the notes does not fit its text."""


def load(path: Path = HERE / "names.jsonl") -> dict[str, list[Name]]:
    """The names of every text that was read for them, keyed by document."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return {row["doc"]: [(a, b, kind) for a, b, kind in row["names"]] for row in rows}


def placed(text: str, lines: list[str], where: str) -> list[Name]:
    """Notes of one text as spans: every occurrence of the words, the longest first.

    A line is a kind and the words that stand for it, parted by ``|``; ``words#2`` is
    the second occurrence alone and wins over ``words``, ``words#!3`` every one but the third.
    """
    wanted: list[tuple[int, int, str, str]] = []
    for line in lines:
        letter, _, rest = line.partition(" ")
        if letter not in KINDS or not rest.strip():
            raise WrongNoteError(f"{where}: {line!r}: expected one of {' '.join(KINDS)} and words")
        for written in (w.strip() for w in rest.split("|")):
            words, _, nth = written.partition("#")
            found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
            if nth and not re.fullmatch(r"!?[1-9]\d*", nth):
                raise WrongNoteError(f"{where}: {written!r}: expected words#2 or words#!3")
            if not words or not found:
                raise WrongNoteError(f"{where}: {words!r} does not stand in the text")
            for at, (a, b) in enumerate(found, 1):
                if nth in ("", str(at)) or (nth[:1] == "!" and nth[1:] != str(at)):
                    wanted.append((a, b, KINDS[letter], nth))
    wanted.sort(key=lambda one: (-(one[1] - one[0]), not one[3].isdigit()))
    taken: list[Name] = []
    for a, b, kind, _ in wanted:
        if all(b <= c or d <= a for c, d, _ in taken):
            taken.append((a, b, kind))
    return sorted(taken)


def read_notes(notes: Path, texts: dict[str, str]) -> dict[str, list[Name]]:
    """Notes by document (``##### doc``, then its lines) as spans; all faults at once."""
    found: dict[str, list[Name]] = {}
    faults: list[str] = []
    for part in notes.read_text(encoding="utf-8").split("##### ")[1:]:
        doc, *lines = [line.strip() for line in part.splitlines() if line.strip()]
        if doc not in texts or doc in found:
            faults.append(f"{notes}: {doc}: no such text, or read twice")
            continue
        try:
            found[doc] = placed(texts[doc], lines, f"{notes}: {doc}")
        except WrongNoteError as fault:
            faults.append(str(fault))
    if faults:
        raise WrongNoteError("\n".join(faults))
    return found
