"""What the reader finds in the sentences that ECB+'s authors selected, as the matcher compares it.

Articles are read and resolved as in a record, but for its floor of confidence: that asks whether
a claim is of world politics, and ECB+ tells of crime, sport and accidents.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from bench.common import Chars, Reads, the_reader
from bench.ecbplus_articles import printed
from bench.ecbplus_data import Document
from chancery import collate
from chancery.model import Reading
from chancery.resolve import Resolver
from chancery.resolve.confidence import LEAST, shipped

Mention = tuple[str, tuple[int, ...]]  # a document and the places of tokens in it


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of a topic's selected sentences: their faces, the words of their triggers, all pairs."""

    mentions: tuple[Mention, ...]
    faces: tuple[collate.Face, ...]
    sides: collate.Sides
    left: collate.Ints
    right: collate.Ints

    def scores(self, matcher: collate.Matcher) -> collate.Floats:
        """The matcher's, of each pair; mentions of one face are one, as in a record."""
        made = matcher.scores(self.sides, self.left, self.right)
        face = np.array([one.id for one in self.faces], dtype=np.int64)
        made[face[self.left] == face[self.right]] = 1.0
        return made

    def lemmas(self) -> list[tuple[Hashable, Hashable]]:
        """Each mention with the lemma of its head."""
        return [(m, face.trigger) for m, face in zip(self.mentions, self.faces, strict=True)]

    def judged(self, chain_of: Mapping[Mention, str]) -> tuple[collate.Floats, collate.Bools]:
        """Of each pair whether the annotators say that it is one event, and whether they say anything."""
        chain = [chain_of.get(mention) for mention in self.mentions]
        told = np.array([name is not None for name in chain], dtype=bool)
        number = np.unique([name or "" for name in chain], return_inverse=True)[1]
        same = (number[self.left] == number[self.right]).astype(float)
        return same, told[self.left] & told[self.right]


def read_topic(listed: Sequence[Document], reader: Reads | None = None) -> Found:
    """Read the documents of a topic."""
    articles = [printed(document) for document in listed]
    readings = (reader or _reader()).read(article for article, _ in articles)
    mentions: list[Mention] = []
    faces: list[collate.Face] = []
    texts: dict[int, collate.Text] = {}
    for document, (_, places), reading in zip(listed, articles, readings, strict=True):
        text = collate.text_face(reading.article)
        for at, face in _faces(document, places, _resolver().resolve(reading), text):
            mentions.append((document.name, at))
            faces.append(face)
            texts[text.id] = text
            texts.setdefault(face.text, collate.Text(face.text, frozenset()))
    left, right = (side.astype(np.int64) for side in np.triu_indices(len(faces), 1))
    return Found(tuple(mentions), tuple(faces), collate.Sides(faces, texts), left, right)


def _faces(
    document: Document, places: Sequence[Chars], reading: Reading, text: collate.Text
) -> Iterable[tuple[tuple[int, ...], collate.Face]]:
    for claim in reading.claims:
        span = claim.trigger.spans[0]
        at = tuple(i for i, (a, b) in enumerate(places) if a < span.end and span.start < b)
        if at and document.sentences[at[0]] in document.selected:
            yield at, collate.face(claim, reading.article, text)


@cache
def _reader() -> Reads:
    return the_reader()


@cache
def _resolver() -> Resolver:
    return Resolver(weights={**shipped(), LEAST: 0.0})
