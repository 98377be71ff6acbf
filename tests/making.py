"""Claims, readings and stages made by hand, for tests of what stands after them."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from chancery.model import (
    Account,
    Article,
    Basis,
    Cited,
    Claim,
    EventType,
    Granularity,
    Identity,
    Party,
    Quantity,
    Reading,
    Span,
    Stance,
    Status,
    When,
    Where,
    claim_id,
)
from chancery.pipeline import Setup, Stage, Step

TEXT = (
    "Two Pakistani officials told Reuters that General Asim Munir asked Washington on Tuesday "
    "to withdraw its 40 advisers from Islamabad by June."
)
ARTICLE = Article(
    TEXT, "Pakistan wants advisers out", "Example Times", date(2025, 5, 14), "metadata",
    origin="news/a.txt",
)  # fmt: skip


def cited(value, words=None, *, text=TEXT, why=None, stage="read@1", runner_up=None):
    """A value that rests on the first place where its words stand."""
    spans = ()
    if words is not None:
        start = text.index(words)
        spans = (Span(start, start + len(words)),)
    elif why is None:
        why = "stated by no words"
    return Cited(value, spans, 0.8, stage, runner_up, why)


def party(words, identity=None, text=TEXT):
    """Somebody by their words, resolved or not."""
    who = None if identity is None else cited(identity, words, text=text, stage="resolve@1")
    return Party(cited(words, words, text=text), who)


MUNIR = Identity("Asim Munir", "person:asim-munir", "PAK", "MIL", "Chief of Army Staff", named=True)
WASHINGTON = Identity("United States", "country:USA", "USA", "GOV", None, named=True)
ADVISERS = Identity("United States armed forces", "org:usa-mil", "USA", "MIL", None, named=True)
OFFICIALS = Identity(None, None, "PAK", "GOV", None, named=False)
REUTERS = Identity("Reuters", "org:reuters", "GBR", "JRN", None, named=True)


def request(article=ARTICLE, about=None):
    """The demand in TEXT, with two accounts, one passed on by the other."""
    trigger = cited("asked", "asked")
    return Claim(
        id=claim_id(article.id, trigger.spans[0], EventType.REQUEST),
        article=article.id,
        sentence=0,
        sentence_span=Span(0, len(TEXT)),
        event_type=cited(EventType.REQUEST, "asked", runner_up="CONSULT 0.12"),
        trigger=trigger,
        status=cited(Status.ACTUAL, "asked"),
        actors=(party("General Asim Munir", MUNIR),),
        recipients=(party("Washington", WASHINGTON),),
        mode=cited("yield", "withdraw"),
        contexts=(cited("military", "advisers"),),
        date=cited(
            When(date(2025, 5, 13), date(2025, 5, 13), Granularity.DAY, Basis.EXPRESSION),
            "Tuesday", stage="resolve@1",
        ),
        accounts=(
            Account(party("Two Pakistani officials", OFFICIALS), cited(Stance.ASSERTS, "told"),
                    cited("told", "told"), Span(42, 139), 1),
            Account(party("Reuters", REUTERS), cited(Stance.ASSERTS, why="it printed it"),
                    None, Span(0, 139), None),
        ),
        about=about,
        confidence=0.83,
    )  # fmt: skip


def retreat(article=ARTICLE):
    """What is demanded in TEXT."""
    trigger = cited("withdraw", "withdraw")
    return Claim(
        id=claim_id(article.id, trigger.spans[0], EventType.RETREAT),
        article=article.id,
        sentence=0,
        sentence_span=Span(0, len(TEXT)),
        event_type=cited(EventType.RETREAT, "withdraw"),
        trigger=trigger,
        status=cited(Status.FUTURE, "to withdraw"),
        actors=(party("its 40 advisers", ADVISERS),),
        mode=cited("withdraw", "withdraw"),
        date=cited(
            When(None, date(2025, 6, 1), Granularity.MONTH, Basis.EXPRESSION), "by June",
            stage="resolve@1",
        ),
        place=cited(
            Where("Islamabad", "PAK", "Islamabad", 33.72, 73.04, "city"), "Islamabad",
            stage="resolve@1",
        ),
        quantities=(cited(Quantity("personnel", 40.0), "40"),),
        confidence=0.6,
    )  # fmt: skip


def whole():
    """ARTICLE as it is after all stages."""
    wanted = retreat()
    return Reading(ARTICLE, (Span(0, len(TEXT)),), claims=(request(about=wanted.id), wanted))


# Stages that stand in for the real ones: they read "Alpha met Beta." and obey orders
# that real articles do not give.

_EVENT = re.compile(r"(\w+) (met|attacked|asked) (\w+)")
_TYPES = {"met": EventType.CONSULT, "attacked": EventType.ASSAULT, "asked": EventType.REQUEST}
COUNTRIES = {"Alpha": "AAA", "Beta": "BBB", "Gamma": "CCC"}


def sentences(count, start=0):
    """So many articles of one event each."""
    return [
        Article(f"Alpha met Beta. Article number {n}.", origin=f"{n}.txt")
        for n in range(start, start + count)
    ]


def read_one(article: Article) -> Reading:
    """The events that stand in the text in so many words."""
    text = article.text
    if "RAISE" in text:
        raise ValueError("the text says RAISE")
    if "SLOW" in text:
        time.sleep(0.5)
    if "DIE" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if once := re.search(r"ONCE (\S+)", text):
        mark = Path(once[1])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    claims = [_claim(article, match) for match in _EVENT.finditer(text)]
    return Reading(article, (Span(0, len(text)),), claims=tuple(claims))


def _claim(article: Article, match: re.Match[str]) -> Claim:
    def at(group, value=None):
        return Cited(value or match[group], (Span(*match.span(group)),), 0.9, "read@1")

    trigger = at(2)
    kind = _TYPES[match[2]]
    return Claim(
        id=claim_id(article.id, trigger.spans[0], kind),
        article=article.id,
        sentence=0,
        sentence_span=Span(*match.span()),
        event_type=at(2, kind),
        trigger=trigger,
        status=at(2, Status.ACTUAL),
        actors=(Party(at(1)),),
        recipients=(Party(at(3)),),
        confidence=0.9,
    )


def read_all(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The stage `read`, without an encoder."""
    return (read_one(reading.article) for reading in readings)


def build_read(_: Setup) -> Step:
    """The stage `read`, set up; each call counts a second of the encoder."""
    calls = []

    def run(readings):
        calls.append(1)
        return read_all(readings)

    return Step(run, lambda: float(len(calls)))


def resolve_one(reading: Reading) -> Reading:
    """Parties with a known name get their country."""
    if "UNRESOLVABLE" in reading.article.text:
        raise KeyError("UNRESOLVABLE")

    def known(one: Party) -> Party:
        country = COUNTRIES.get(one.mention.value)
        if country is None:
            return one
        who = Identity(one.mention.value, f"country:{country}", country, "GOV", None, named=True)
        return Party(one.mention, Cited(who, one.mention.spans, 0.9, "resolve@1"))

    claims = []
    for claim in reading.claims:
        parts = {name: getattr(claim, name) for name in claim.__slots__}
        parts["actors"] = tuple(map(known, claim.actors))
        parts["recipients"] = tuple(map(known, claim.recipients))
        claims.append(Claim(**parts))
    return Reading(reading.article, reading.sentences, claims=tuple(claims))


def build_resolve(_: Setup) -> Step:
    """The stage `resolve`, set up."""
    return Step(lambda readings: map(resolve_one, readings))


def version_read(_: Setup) -> str:
    return "read@1"


def version_resolve(_: Setup) -> str:
    return "resolve@1"


READ = Stage("read", frozenset({"article"}), frozenset({"claims"}), version_read, build_read)
RESOLVE = Stage(
    "resolve", frozenset({"claims"}), frozenset({"identities"}), version_resolve, build_resolve
)
STAND_INS = (READ, RESOLVE)
