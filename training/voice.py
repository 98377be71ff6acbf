"""Fits what tells who says "we" where nobody signs: `python -m training.voice --data ../shared/data`.

Passages are cut at random out of texts that training reads, without their heads,
and the country of every "we" and "I" in them that the annotators gave is to be
found among those that the passage names or sounds like. Prints the worth of each
sign, for `chancery/resolve/who/own.py`, and the share that is right on documents
left out, beside that of the worth that ships.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chancery.model import SYMMETRIC, Article, Span
from chancery.read.sentences import split
from chancery.resolve.lookup.scene import scene
from chancery.resolve.who.home import standing, voice
from chancery.resolve.who.own import WORTH, Signs, own, signs
from chancery.resolve.who.people import People
from chancery.resolve.who.referents import FIRST
from training import corpora
from training.documents import Document, Event

ROOT = Path(__file__).parent
LENGTHS = (3, 8)  # sentences of a passage
HEAD = 2  # sentences that are never in one
CUTS = 2  # passages of a document, at most
FOLDS = 6
PULL = 2.0  # of the fit towards nothing
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One "we": what tells for each country, which are the other side, and whose it is."""

    document: str
    told: dict[str, Signs]
    others: frozenset[str]
    country: str | None


def cases(documents: Sequence[Document]) -> Iterator[Case]:
    """Every first person of the annotated claims in passages whose government nothing shows."""
    draw, people = random.Random(5), People()
    for document in documents:
        for low, high in passages(document.text, draw):
            seen = scene(Article(document.text[low:high]))
            if voice(seen):
                continue
            told = signs(seen, standing(seen, people))
            for place, country, others in first_persons(document, low, high):
                if not seen.quoted(seen.range(Span(place - low, place - low + 1))[0]):
                    yield Case(document.id, told, others, country)


def passages(text: str, draw: random.Random) -> list[tuple[int, int]]:
    """Some sentences in a row, without the first ones."""
    sentences = split(text)
    found = []
    for _ in range(CUTS if len(sentences) > HEAD + LENGTHS[1] else 0):
        size = draw.randint(*LENGTHS)
        first = draw.randint(HEAD, len(sentences) - size)
        found.append((sentences[first].start, sentences[first + size - 1].end))
    return found


def first_persons(
    document: Document, low: int, high: int
) -> Iterator[tuple[int, str | None, frozenset[str]]]:
    """Each "we" and "I" of a passage: where, whose, and the countries on the other side."""
    homes = {(start, end): code for start, end, code in document.homes or []}
    for (start, end), code in homes.items():
        if low <= start and end <= high and document.text[start:end].lower() in FIRST:
            for event in document.events or []:
                facing = _facing(event, (start, end))
                if facing is not None:
                    codes = {homes.get(span) for span in facing if low <= span[0] < high}
                    yield start, code, frozenset(c for c in codes if c)


def _facing(event: Event, span: tuple[int, int]) -> list[tuple[int, int]] | None:
    """The parties of an event on the other side from one; None where it takes no part."""
    actors, recipients = event.actor or [], event.recipient or []
    if span not in actors and span not in recipients:
        return None
    if event.type in SYMMETRIC:
        return [other for other in (*actors, *recipients) if other != span]
    return list(actors if span in recipients else recipients)


def table(case: Case) -> tuple[Floats, Floats]:
    """What tells for each country, and for nobody in the last row; and which row is right."""
    rows = [
        [*one._replace(other=float(code in case.others)), 0.0] for code, one in case.told.items()
    ]
    right = [code == case.country for code in case.told]
    rows.append([0.0] * len(WORTH) + [1.0])
    return np.array(rows), np.array([*right, case.country is None], float)


def fitted(tables: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The worth of each sign and of nobody, by Newton's method on the penalised log-likelihood."""
    known = [(x, y) for x, y in tables if y.any()]
    worth = np.zeros(len(WORTH) + 1)
    for _ in range(20):
        slope, curve = -PULL * worth, PULL * np.eye(len(worth))
        for x, y in known:
            share = np.exp(x @ worth - (x @ worth).max())
            share /= share.sum()
            mean = share @ x
            slope += y @ x - mean
            curve += (x * share[:, None]).T @ x - np.outer(mean, mean)
        worth += np.linalg.solve(curve, slope)
    return worth


def right(tables: Sequence[tuple[Floats, Floats]], worth: Floats) -> Floats:
    """1 for each case of which the likeliest row is the right one."""
    return np.array([y[int((x @ worth).argmax())] for x, y in tables])


def annotated(data: Path) -> list[Document]:
    """The documents with claims that training reads."""
    from training.claims import texts

    words = texts.load(data)
    found = [*corpora.claims(data)]
    for path in sorted((ROOT / "claims").glob("*.jsonl")):
        found += corpora.claim_documents(path, words, "grown")
    return [document for document in found if document.split == "train"]


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", type=Path, default=ROOT.parent.parent / "shared" / "data")
    documents = annotated(ask.parse_args().data)
    found = list(cases(documents))
    tables = [table(case) for case in found]
    names = sorted({case.document for case in found})
    fold = dict(zip(names, np.random.default_rng(0).integers(0, FOLDS, len(names)), strict=True))
    owner = np.array([fold[case.document] for case in found])
    unseen = np.zeros(len(found))
    for number in range(FOLDS):
        worth = fitted([t for t, o in zip(tables, owner, strict=True) if o != number])
        left = [t for t, o in zip(tables, owner, strict=True) if o == number]
        unseen[owner == number] = right(left, worth)
    worth = fitted(tables)
    ships = np.mean([own(case.told, case.others)[0] == case.country for case in found])
    for name, value in zip((*Signs._fields, "nobody"), worth, strict=True):
        print(f"{name:8} {value:6.2f}")
    print(f"{len(found)} cases of {len(names)} documents; right on documents left out: "
          f"{unseen.mean():.3f}; as shipped: {ships:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
