"""Pairs of parties that a teacher has read (`training.teach`), as documents to learn from."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.documents import Document, Span

TABLE = "taught.jsonl"  # in the work folder
MARKS = ("@", "#")  # stand before and after the actor's and the recipient's words


def marked(text: str, actor: Span, recipient: Span) -> str:
    """The sentence with a mark at either end of both parties."""
    places = [(place, f"{MARKS[n]} " if end == 0 else f" {MARKS[n]}")
              for n, span in enumerate((actor, recipient)) for end, place in enumerate(span)]  # fmt: skip
    for place, mark in sorted(places, key=lambda p: p[0], reverse=True):
        text = text[:place] + mark + text[place:]
    return text


def chosen(documents: Sequence[Document], many: int, seed: int) -> list[Document]:
    """As many pairs of each annotated type as of the others, as far as there are."""
    rng = random.Random(seed)
    by: dict[str, list[Document]] = defaultdict(list)
    for one in documents:
        if one.relation:
            by[one.relation[2]].append(one)
    for held in by.values():
        rng.shuffle(held)
    found: list[Document] = []
    while by and len(found) < many:
        for root in sorted(by):
            found.append(by[root].pop())
            if not by[root]:
                del by[root]
    return sorted(found[:many], key=lambda d: len(d.text))


def taught(table: Path, documents: Sequence[Document]) -> Iterator[Document]:
    """The documents that the teacher has read, with what it answered; nothing without a table."""
    if not table.exists():
        return
    with table.open() as lines:
        told = {row["id"]: row["relations"] for row in map(json.loads, lines)}
    for one in documents:
        if one.id in told:
            yield replace(one, id=f"{one.id}-taught", corpus="taught", taught=tuple(told[one.id]))


def write(table: Path, told: Iterable[tuple[Document, Sequence[float]]]) -> None:
    """One line for each document, by its id; the table is whole or not there."""
    half = table.with_suffix(".new")
    with half.open("w") as out:
        for number, (one, weights) in enumerate(told, 1):
            row = {"id": one.id, "relations": [round(w, 4) for w in weights]}
            print(json.dumps(row), file=out)
            if number % 500 == 0:
                print(f"  {number} read", flush=True)
    half.replace(table)
