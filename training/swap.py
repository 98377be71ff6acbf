"""Documents with their countries exchanged, so that who acts is learnt from words, not from names.

Half of the texts at hand are about two wars, and a reader that knows them by
heart makes the same side attack everywhere. Names, adjectives, peoples and
capitals of a country are exchanged together, and every mark moves along.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from chancery.assets.tables import rows
from training.documents import Document, Event, Quotation, Span

SHARE = 0.8  # of the times that a document is read
KEPT = 0.25  # of its countries, which stay as they are
KINDS = ("country", "adjective", "capital")
CORPORA = frozenset({"claims", "grown", "spoken", "written", "plv", "pairs", "labelled", "taught"})
# Names exchanged for others seen in training: how often, by kind.
OTHER_NAMES = {"person": 0.6, "organisation": 0.3, "place": 0.3}
POOL: dict[str, list[str]] = {}
SMALL = frozenset({"of", "and", "the"})


@dataclass(frozen=True, slots=True)
class Moved:
    """Where each place of the old text lies in the new one."""

    old: tuple[int, ...]  # ends of what was replaced, in order
    shift: tuple[int, ...]
    begins: tuple[int, ...]

    def __call__(self, span: Span) -> Span:
        return self._at(span[0]), self._at(span[1])

    def _at(self, place: int) -> int:
        i = bisect_right(self.old, place)
        if i < len(self.begins) and place > self.begins[i]:
            place = self.begins[i]  # inside a name: its beginning
        return place + (self.shift[i - 1] if i else 0)


@cache
def countries() -> dict[str, dict[str, str]]:
    """Of each country that has all kinds: its name, adjective and capital, as printed."""
    found: dict[str, dict[str, str]] = {}
    for phrase, code, kind, _ in rows("names.tsv", ("phrase", "code", "kind", "cased")):
        if kind in KINDS and len(code) == 3 and len(phrase) > 3 and not set(phrase) & set(".&"):
            held = found.setdefault(code, {})
            if kind not in held or len(phrase) < len(held[kind]):  # no "Federal Republic of"
                held[kind] = _printed(phrase)
    return {c: held for c, held in found.items() if len(held) == len(KINDS)}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    known = {}
    for phrase, code, kind, _ in rows("names.tsv", ("phrase", "code", "kind", "cased")):
        if code in countries() and kind in KINDS and len(phrase) > 3:
            known[_printed(phrase)] = (code, kind)
    names = "|".join(re.escape(n) for n in sorted(known, key=len, reverse=True))
    return re.compile(rf"\b(?:{names})(?=s?\b)"), known


def _printed(phrase: str) -> str:
    return " ".join(w if w in SMALL else w[:1].upper() + w[1:] for w in phrase.split())


def swapped(document: Document, rng: random.Random) -> Document:
    """The same document about other countries; itself where it names none that can be exchanged."""
    pattern, known = _pattern()
    found = [(m, *known[m[0]]) for m in pattern.finditer(document.text)]
    to = _mapping(sorted({code for _, code, _ in found}), rng)
    text, last, shift = [], 0, 0
    old, shifts, begins = [], [], []
    for m, code, kind in found:
        if code not in to:
            continue
        new = countries()[to[code]][kind]
        text += [document.text[last : m.start()], new]
        last = m.end()
        shift += len(new) - (m.end() - m.start())
        old.append(m.end())
        shifts.append(shift)
        begins.append(m.start())
    if not old:
        return document
    text.append(document.text[last:])
    homes = document.homes and [(a, b, to.get(c or "", c)) for a, b, c in document.homes]
    move = Moved(tuple(old), tuple(shifts), tuple(begins))
    return _moved(replace(document, homes=homes), "".join(text), move)


def learn(documents: Iterable[Document]) -> None:
    """Take up the names of these documents, from which `renamed` draws."""
    for document in documents:
        for start, end, kind in document.names or []:
            if kind in OTHER_NAMES:
                POOL.setdefault(kind, []).append(document.text[start:end])


def renamed(document: Document, rng: random.Random) -> Document:
    """The same document with other people, bodies and places, each name always by the same one."""
    to: dict[str, str] = {}
    for start, end, kind in sorted(document.names or [], key=lambda n: n[0] - n[1]):
        name = document.text[start:end]
        if name in to or not POOL.get(kind):
            continue
        to[name] = rng.choice(POOL[kind]) if rng.random() < OTHER_NAMES[kind] else name
        if kind == "person":  # the family name alone, further on
            to.setdefault(name.split()[-1], to[name].split()[-1])
    text, last, shift = [], 0, 0
    old, shifts, begins = [], [], []
    for start, end, _ in sorted(document.names or []):
        words = document.text[start:end]
        new = to.get(words, words)
        if new == words or start < last:
            continue
        text += [document.text[last:start], new]
        last, shift = end, shift + len(new) - (end - start)
        old.append(end)
        shifts.append(shift)
        begins.append(start)
    if not old:
        return document
    text.append(document.text[last:])
    return _moved(document, "".join(text), Moved(tuple(old), tuple(shifts), tuple(begins)))


def _mapping(codes: list[str], rng: random.Random) -> dict[str, str]:
    """Each country to another one, no two to the same."""
    free = [c for c in countries() if c not in codes]
    return {c: free.pop(rng.randrange(len(free))) for c in codes if rng.random() > KEPT}


def _moved(document: Document, text: str, move: Moved) -> Document:
    """Every span of a document, moved."""
    return replace(
        document,
        text=text,
        names=document.names and [(*move(n[:2]), n[2]) for n in document.names],
        parties=document.parties and [move(p) for p in document.parties],
        homes=document.homes and [(*move(h[:2]), h[2]) for h in document.homes],
        events=document.events and [_event(e, move) for e in document.events],
        quotations=document.quotations
        and [Quotation(*([move(s) for s in getattr(q, f.name)] for f in fields(q)))
             for q in document.quotations],
        relation=document.relation
        and (move(document.relation[0]), move(document.relation[1]), document.relation[2]),
    )  # fmt: skip


def _event(event: Event, move: Moved) -> Event:
    changed: dict[str, Any] = {
        name: [move(s) for s in getattr(event, name)]
        for name in ("actor", "recipient", "place", "source", "outer", "cue")
        if getattr(event, name) is not None
    }
    changed["alike"] = {k: [move(s) for s in spans] for k, spans in event.alike.items()}
    return replace(event, trigger=move(event.trigger), about=event.about and move(event.about),
                   **changed)  # fmt: skip
