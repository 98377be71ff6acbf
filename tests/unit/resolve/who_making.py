"""Readings with one claim whose parties are given by their words, for tests of who they were."""

from __future__ import annotations

from datetime import date
from functools import cache

from chancery.model import (
    Account,
    Article,
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
)
from chancery.resolve.who.identities import Who

DAY = date(2025, 5, 14)


@cache
def shipped() -> Who:
    """One resolver over the shipped tables for all tests."""
    return Who()


def span_of(text, words, nth=0):
    """Where words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def party(text, words, nth=0):
    span = span_of(text, words, nth)
    return Party(Cited(words, (span,), 0.9, "read@1"))


def reading(text, actors=(), recipients=(), sources=(), **given):
    """A reading with one claim; its trigger is the first word of the text."""
    kind = given.pop("event_type", EventType.REQUEST)
    article = Article(text, published=given.pop("published", DAY), **given)
    trigger = Span(0, len(text.split()[0]))
    parties = [party(text, *_nth(words)) for words in (*actors, *recipients, *sources)]
    claim = Claim(
        id="c_1",
        article=article.id,
        sentence=0,
        sentence_span=Span(0, len(text)),
        event_type=Cited(kind, (trigger,), 0.9, "read@1"),
        trigger=Cited(trigger.of(text), (trigger,), 0.9, "read@1"),
        status=Cited(Status.ACTUAL, (trigger,), 0.9, "read@1"),
        actors=tuple(parties[: len(actors)]),
        recipients=tuple(parties[len(actors) : len(actors) + len(recipients)]),
        accounts=tuple(
            Account(source, Cited(Stance.ASSERTS, (trigger,), 0.9, "read@1"))
            for source in parties[len(actors) + len(recipients) :]
        ),
    )
    mentions = sorted({p.mention.spans[0] for p in parties})
    return Reading(
        article,
        mentions=tuple(Mention(s, s.of(text), Kind.ROLE, 0.9) for s in mentions),
        claims=(claim,),
    )


def _nth(words):
    return words if isinstance(words, tuple) else (words, 0)


def who(text, words, nth=0, resolver=None, **given):
    """The identity of the words as an actor."""
    found = (resolver or shipped()).identities(reading(text, actors=[(words, nth)], **given))
    return found.claims[0].actors[0].identity.value


def countries(text, words, nth=0, **given):
    """Every country that the words are taken for."""
    found = shipped().identities(reading(text, actors=[(words, nth)], **given))
    return [p.identity.value.country for p in found.claims[0].actors]
