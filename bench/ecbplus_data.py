"""ECB+ as its authors distribute it: documents, the sentences they selected, event mentions and chains."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from bench.common import BenchError, Chars, existing, read_text
from bench.detokenise import join

SELECTION = "ECBplus_coreference_sentences.csv"
EVENTS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that the annotators marked as an event; `chain` is the same for one event of a topic."""

    document: str
    number: str
    sentence: int
    tokens: tuple[int, ...]  # places in the document
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text in tokens, with its sentences, the text put together again, and its events."""

    name: str
    topic: int
    words: tuple[str, ...]
    sentences: tuple[int, ...]  # of each token
    text: str
    places: tuple[Chars, ...]
    mentions: tuple[Mention, ...]
    selected: frozenset[int]

    @property
    def address(self) -> str | None:
        """Of the page, where the corpus keeps it as the first sentence."""
        pairs = zip(self.words, self.sentences, strict=True)
        first = "".join(word for word, at in pairs if at == 0)
        return first if first.startswith("http") else None


def selection(data: Path) -> dict[str, frozenset[int]]:
    """The sentences that the authors say are annotated throughout, by document."""
    file = existing(data) / SELECTION
    found: dict[str, set[int]] = {}
    for row in csv.DictReader(read_text(file).splitlines()):
        name = f"{row['Topic']}_{row['File']}"
        found.setdefault(name, set()).add(int(row["Sentence Number"]))
    if not found:
        raise BenchError(f"{file}: no sentences; expected the authors' table of them")
    return {name: frozenset(numbers) for name, numbers in found.items()}


def documents(data: Path, topics: Iterable[int]) -> list[Document]:
    """The documents of some topics of which sentences were selected, in order."""
    chosen = selection(data)
    found = []
    for topic in sorted(topics):
        folder = data / "ECB+" / str(topic)
        files = sorted(folder.glob(f"{topic}_*.xml")) if folder.is_dir() else []
        found += [
            _document(file, topic, numbers) for file in files if (numbers := chosen.get(file.stem))
        ]
    if not found:
        raise BenchError(f"{data}: no documents of topics {sorted(topics)}; expected ECB+/TOPIC")
    return found


def _document(file: Path, topic: int, selected: frozenset[int]) -> Document:
    root = ET.parse(file).getroot()
    tokens = root.findall("token")
    place = {token.get("t_id"): i for i, token in enumerate(tokens)}
    words = tuple(token.text or "" for token in tokens)
    sentences = tuple(int(token.get("sentence") or 0) for token in tokens)
    text, places = _text(words, sentences)
    chain = _chains(root, file.stem)
    mentions = []
    for mark in root.find("Markables") or ():
        anchors = [place[a.get("t_id")] for a in mark.findall("token_anchor")]
        if not anchors or not mark.tag.startswith(EVENTS) or sentences[anchors[0]] not in selected:
            continue
        number = str(mark.get("m_id"))
        name = chain.get(number, f"{file.stem}:{number}")
        mentions.append(
            Mention(file.stem, number, sentences[anchors[0]], tuple(sorted(anchors)), name)
        )
    return Document(
        file.stem, topic, words, sentences, text, tuple(places), tuple(mentions), selected
    )


def _text(words: tuple[str, ...], sentences: tuple[int, ...]) -> tuple[str, list[Chars]]:
    """The sentences put together again, a line each, and where each token stands."""
    text, places = "", []
    for number in sorted(set(sentences)):
        line, at = join([w for w, s in zip(words, sentences, strict=True) if s == number])
        places += [(a + len(text), b + len(text)) for a, b in at]
        text += line + "\n"
    return text, places


def _chains(root: ET.Element, document: str) -> dict[str, str]:
    """The chain of each mention: across documents by its instance, else of this one."""
    found = {}
    for relation in root.find("Relations") or ():
        across = relation.tag == "CROSS_DOC_COREF"
        note, number = relation.get("note"), relation.get("r_id")
        name = str(note) if across else f"{document}/{number}"
        for source in relation.findall("source"):
            found[str(source.get("m_id"))] = name
    return found
