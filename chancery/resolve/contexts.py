"""What an event is about beside its type: PLOVER's contexts, by the words around it.

A context is told by a word of its field in the sentence of the claim (table
`context_words.tsv`; `*` stands for any ending), or by a party whose sector
implies it. Words of the headline or of other sentences are not asked: an
article on trade has sentences on troops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from chancery.assets.tables import rows
from chancery.model import Cited, Claim, Party, Reading, Span
from chancery.resolve.version import stage

STAGE = stage("contexts")
TOLD = 0.9  # confidence: of 75 contexts on 45 claims of training texts, 69 were right by reading
MOST = 4  # contexts of one claim, the nearest to its trigger
_BEGINNING = re.compile(r"\b\w{1,3}")
# PLOVER sectors of parties that put an act into a context by who acts.
SECTORS = {"MIL": "military", "SPY": "intelligence", "LEG": "legislative", "JUD": "legal",
           "HRI": "human rights"}  # fmt: skip


def contexts(reading: Reading) -> Reading:
    """The reading with the contexts of every claim filled in, the nearest to the trigger first."""
    text = reading.article.text
    spans = {c.sentence_span for c in reading.claims}
    told = {span: list(_told_in(text, span)) for span in spans}
    claims = tuple(replace(c, contexts=of(c, told[c.sentence_span])) for c in reading.claims)
    return replace(reading, claims=claims)


def of(claim: Claim, told: Sequence[tuple[str, Span]]) -> tuple[Cited[str], ...]:
    """The contexts of one claim, out of those told by words of its sentence."""
    best: dict[str, tuple[int, Cited[str]]] = {}
    trigger = claim.trigger.spans[0]
    for party in (*claim.actors, *claim.recipients):
        name = SECTORS.get(_sector(party))
        if name:
            best[name] = (0, Cited(name, party.mention.spans, TOLD, STAGE))
    for name, span in told:
        apart = span.gap(trigger)
        if name not in best or apart < best[name][0]:
            best[name] = (apart, Cited(name, (span,), TOLD, STAGE))
    nearest = sorted(best.values(), key=lambda b: (b[0], b[1].value))
    return tuple(cited for _, cited in nearest[:MOST])


def _told_in(text: str, sentence: Span) -> Iterator[tuple[str, Span]]:
    """Each context that a word of a sentence tells: one word may belong to several."""
    done = sentence.start
    for start in _BEGINNING.finditer(text, sentence.start, sentence.end):
        # few words begin like one of the table: the rest are not asked whether they are one
        if start.start() < done or (beginning := start[0].lower()) not in _beginnings():
            continue
        found = _words(beginning).match(text, start.start(), sentence.end)
        if found is None:
            continue
        done = found.end()
        for name in _fields(found[0]):
            yield name, Span(found.start(), done)


def _sector(party: Party) -> str:
    return (party.who.sector or "") if party.who else ""


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The contexts of each word of the table."""
    found: dict[str, list[str]] = {}
    for name, words in rows("context_words.tsv", ("context", "words")):
        for word in words.split(", "):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def _beginnings() -> dict[str, list[str]]:
    """The words of the table by what they begin with: three letters, or all of a shorter one."""
    found: dict[str, list[str]] = {}
    for word in _table():
        found.setdefault(_beginning(word), []).append(word)
    return found


def _beginning(words: str) -> str:
    return _BEGINNING.match(words)[0].lower()  # type: ignore[index]


@cache
def _words(beginning: str) -> re.Pattern[str]:
    """Every word with that beginning; longer ones win over those they begin with."""
    parts = [_pattern(word) for word in sorted(_beginnings()[beginning], key=len, reverse=True)]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


@lru_cache(maxsize=4096)
def _fields(words: str) -> tuple[str, ...]:
    """The contexts that the words as printed tell, in the manual's order."""
    held = _beginnings()[_beginning(words)]
    fitting = (_table()[word] for word in held if re.fullmatch(_pattern(word), words))
    return tuple(dict.fromkeys(name for names in fitting for name in names))


def _pattern(word: str) -> str:
    """A word of the table as a pattern; what it writes with a capital must be printed so."""
    body = re.escape(word).replace(r"\*", r"[\w'’]*")
    return f"(?:{body})" if any(c.isupper() for c in word) else f"(?i:{body})"
