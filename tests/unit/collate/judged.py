"""Claims and articles made by hand, in few words, for tests of judging."""

from __future__ import annotations

from datetime import date

from chancery import collate
from chancery.collate import Report
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
    Span,
    Stance,
    Status,
    When,
    Where,
    claim_id,
)

DAY = date(2025, 5, 14)


def at(text, words):
    start = text.index(words)
    return (Span(start, start + len(words)),)


def party(text, words, country=None, sector="GOV", entity=None):
    who = Identity(words, entity, country, sector, None, named=True)
    return Party(
        Cited(words, at(text, words), 0.9, "read@1"), Cited(who, at(text, words), 0.9, "r@1")
    )


def account(
    text, words, stance="asserts", country=None, sector="GOV", entity=None, said=(), via=None
):  # fmt: skip
    """A source's account; `said` are the words of its cue and of its content, `via` who passes it on."""
    cue, content = (at(text, one)[0] for one in said) if said else (None, None)
    return Account(
        party(text, words, country, sector, entity), Cited(Stance(stance), (), 0.9, "r@1", why="so"),
        cue and Cited(said[0], (cue,), 0.9, "r@1"), content, via,
    )  # fmt: skip


def report(
    text, trigger, kind="ASSAULT", *, actors=(), recipients=(), accounts=(), status="actual",
    day=None, place=None, number=None, publisher="Example Times", published=DAY, title="News",
    text_id=None, confidence=0.9, day_words=None,
):  # fmt: skip
    """A report of one claim; parties are (words, country) pairs, accounts rows of `account`."""
    article = Article(text, title, publisher, published, "metadata")
    span = at(text, trigger)
    when = day and Cited(
        When(day, day, Granularity.DAY, Basis.EXPRESSION),
        at(text, day_words) if day_words else (), 0.9, "r@1", why="told",
    )  # fmt: skip
    where = place and Cited(
        Where(place[0], place[1], None, *place[2:], "city"), (), 0.9, "r@1", why="x"
    )
    quantities = ()
    if number:
        words, what, value = number
        quantities = (Cited(Quantity(what, value), at(text, words), 0.9, "r@1"),)
    claim = Claim(
        id=claim_id(article.id, span[0], EventType(kind)), article=article.id, sentence=0,
        sentence_span=Span(0, len(text)), event_type=Cited(EventType(kind), span, 0.9, "r@1"),
        trigger=Cited(trigger, span, 0.9, "r@1"), status=Cited(Status(status), span, 0.9, "r@1"),
        actors=tuple(party(text, w, c) for w, c in actors),
        recipients=tuple(party(text, w, c) for w, c in recipients),
        date=when or None, place=where or None, quantities=quantities,
        accounts=tuple(account(text, *row) for row in accounts), confidence=confidence,
    )  # fmt: skip
    return Report(claim, article, text_id if text_id is not None else hash(article.id))


def told(one):
    """The face of a report's claim and that of its text."""
    text = collate.text_face(one.article)
    return collate.face(one.claim, one.article, text), text
