"""What the resolver gives is pinned beside its version, since a record is read again by that alone.

The cases' quotations are read by rule, quickly and crudely: which parties stand beside which
words matters little here, only that everything is resolved that the resolver knows how to.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

from chancery.model import (
    Account,
    Article,
    Attribution,
    Belonging,
    Cited,
    Claim,
    EventType,
    Kind,
    Mention,
    Party,
    Reading,
    Span,
    Stance,
    Status,
    Where,
    claim_id,
)
from chancery.resolve import Resolver
from chancery.resolve.confidence import PLAIN
from chancery.resolve.version import stage

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "bench" / "who_cases.csv"
EXAMPLES = ROOT / "examples" / "state-department"
PINNED = ("resolve@5", "b01003eb585d8655")
# What the examples have few of: places, numbers, days, one event told by two words.
NEWS = """Iraqi forces met and left tribesmen in Basra on Monday.

Gunmen killed at least 26 people and wounded 40 near Kandahar, the Afghan Interior Ministry said.
A drone that two Ukrainian officials said was launched from Crimea damaged a depot in Odesa on 3 May.
The Taliban seized Kunduz last week; they detained 335 soldiers at the airport and fired 30 rockets.
Turkey pledged $68 billion to Aleppo, and President Recep Tayyip Erdogan called for talks in Geneva.
"We attacked nobody in Springfield," she said. The floods in Sindh displaced 1,500 families on Friday.
Police in Paris, Texas arrested 12 protesters during a march; Paris police noted it two days earlier.
It said the fighting was the worst since 2015, and that nobody had met since the 2011 war.
"""

NAME = re.compile(r"[A-Z][\w'’.-]*\w(?: (?:of |the )?[A-Z][\w'’.-]*\w)*")
PARTY = re.compile(rf"(?:[Tt]he )?{NAME.pattern}|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Yy]ou|[Ii]t)\b|"
                   r"\b(?:his|her|their|our|the|some|\d+) (?:[a-z]+ )?[a-z]+(?:s|or|er|ent)\b")  # fmt: skip
VERB = re.compile(r"\b(?:[a-z]{3,}ed|said|met|is|has|took|sent|made|left|will|gave|held)\b")
SENTENCE = re.compile(r"\S.*?(?:[.?!](?=\s)|$)", re.MULTILINE)
SAID = re.compile(r"\b(?:said|told|noted|stressed|called)\b")
PLACED = re.compile(r"\b(?:in|at|from|near|to|on) (?:the )?$")


def texts() -> Iterator[tuple[str, str]]:
    """Each example of the State Department, the news, the quotations of each document: with days."""
    for file in sorted(EXAMPLES.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        yield text, re.search(r"^Date: (\S+)$", text, re.MULTILINE)[1]
    yield NEWS, "2025-05-14"
    with CASES.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["quote"]]
    for (_, day), held in groupby(rows, key=lambda row: (row["doc"], row["day"])):
        yield "\n".join(dict.fromkeys(row["quote"].replace("\n", " ") for row in held)), day


def spans(pattern: re.Pattern[str], text: str, within: Span) -> list[Span]:
    return [Span(*found.span()) for found in pattern.finditer(text, within.start, within.end)]


def cited(value: object, at: Span) -> Cited:
    return Cited(value, (at,), 0.9, "test@1")


def party(text: str, at: Span) -> Party:
    return Party(cited(at.of(text), at))


def mention(text: str, at: Span) -> Mention:
    """A name behind "in" is a place, one of several words a person, any other a body."""
    placed = PLACED.search(text, 0, at.start)
    kind = Kind.PLACE if placed else Kind.PERSON if " " in at.of(text) else Kind.ORGANISATION
    return Mention(at, at.of(text), kind, 0.9)


def place(text: str, verb: Span, line: Span) -> Cited[Where] | None:
    """The first place behind a verb in its sentence, as the reader gives it: by name alone."""
    named = [at for at in spans(NAME, text, line) if at.start >= verb.end]
    behind = [at for at in named if mention(text, at).kind is Kind.PLACE]
    return cited(Where(behind[0].of(text)), behind[0]) if behind else None


def account(text: str, line: Span) -> list[tuple[Span, Span]]:
    """The party before the first word of saying in a sentence, and that word."""
    cues = spans(SAID, text, line)[:1]
    sources = [one for one in spans(PARTY, text, line) if cues and one.end <= cues[0].start]
    return list(zip(sources[-1:], cues, strict=False))


def claim(article: str, text: str, line: Span, index: int, verb: Span, number: int) -> Claim:
    """What a verb tells of the parties before and behind it; types and statuses go round by twos."""
    kind = tuple(EventType)[number // 2 % len(EventType)]
    parties = spans(PARTY, text, line)
    return Claim(
        id=claim_id(article, verb, kind),
        article=article,
        sentence=index,
        sentence_span=line,
        event_type=cited(kind, verb),
        trigger=cited(verb.of(text), verb),
        status=cited(tuple(Status)[number // 2 % len(Status)], verb),
        actors=tuple(party(text, one) for one in parties if one.end <= verb.start)[-1:],
        recipients=tuple(party(text, one) for one in parties if one.start >= verb.end)[:1],
        place=place(text, verb, line),
        accounts=tuple(
            Account(party(text, who), cited(Stance.ASSERTS, cue), cited(cue.of(text), cue))
            for who, cue in account(text, line)
        ),
        confidence=0.9 - number % 5 / 10,
    )


def reading(text: str, day: str) -> Reading:
    """Every verb a claim, each third about the one before it; every name a mention."""
    article = Article(text, published=date.fromisoformat(day), published_basis="given")
    lines = tuple(Span(*found.span()) for found in SENTENCE.finditer(text))
    names = tuple(mention(text, one) for line in lines for one in spans(NAME, text, line))
    claims: list[Claim] = []
    for index, line in enumerate(lines):
        for verb in spans(VERB, text, line):
            claims.append(claim(article.id, text, line, index, verb, len(claims)))
    for before in range(0, len(claims) - 1, 3):
        claims[before + 1] = replace(claims[before + 1], about=claims[before].id)
    said = tuple(
        Attribution((who,), (cue,), (Span(cue.end, line.end),), 0.9)
        for line in lines
        for who, cue in account(text, line)
    )
    shown = tuple(Belonging(b.span, ((a.span, 0.8),), 0.1) for a, b in pairwise(names))
    return Reading(article, lines, names, said, tuple(claims), shown)


def told(claim: Claim) -> Iterator[str]:
    """What the resolver set of a claim, its own names left out: a version is not what it gives."""
    sources = [account.source.mention.value for account in claim.accounts]
    yield f"{claim.id} {claim.about} {claim.confidence:.3f} {sources}"
    for name, one in claim.fields():
        if one.stage.startswith("resolve"):
            words = [(span.start, span.end) for span in one.spans]
            yield f"{name} {one.value!r} {words} {one.confidence:.3f} {one.runner_up!r} {one.why}"


def test_what_the_resolver_gives_changes_with_its_version_alone() -> None:
    resolver = Resolver(weights=PLAIN)  # those that ship come with the reader, and its version
    readings = [resolver.resolve(reading(text, day)) for text, day in texts()]
    lines = [line for one in readings for found in one.claims for line in told(found)]
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
    assert (stage(), digest) == PINNED, (
        "what the resolver gives has changed, by its rules or by the tables that it asks, and what "
        "was read before is passed over until its version is a newer one: make VERSION in "
        f"chancery/resolve/version.py one higher and pin {digest!r} here beside it (the digest "
        "alone where only the examples, or the cases of bench/who_cases.csv, have changed)"
    )
