"""Demands and answers made by hand, in few words, for tests of what became of them."""

from __future__ import annotations

from datetime import date, timedelta

from chancery.follow.demands import demands
from chancery.follow.telling import Told
from chancery.model import (
    Account,
    Basis,
    Cited,
    Claim,
    EventType,
    Granularity,
    Identity,
    Party,
    Span,
    Stance,
    Status,
    When,
)

MADE = date(2025, 5, 13)
LATER = date(2025, 5, 31)  # before the deadline, after most answers
E = EventType


def cited(value):
    return Cited(value, (Span(0, 4),), 0.9, "read@1")


def party(code):
    country, _, sector = code.partition(".")
    return Party(cited(code), cited(Identity(code, f"country:{country}", country, sector or "GOV")))


def claim(id_, kind, by, to="", *, on=0, status=Status.ACTUAL, about=None, mode=None, until=None,
          speaker=None, stance=Stance.ASSERTS, article=None, basis=Basis.EXPRESSION, trigger="word",
          denier=None, words="advisers"):  # fmt: skip
    day = MADE + timedelta(days=on)
    when = When(None if until else day, until or day, Granularity.DAY, basis)
    accounts = (Account(party(speaker), cited(stance)),) if speaker else ()
    accounts += (Account(party(denier), cited(Stance.DENIES)),) if denier else ()
    made = Claim(
        id=id_, article=article or f"a{id_}", sentence=0, sentence_span=Span(0, 9), event_type=cited(kind),
        trigger=cited(trigger), status=cited(status), actors=tuple(party(c) for c in by.split()),
        recipients=tuple(party(c) for c in to.split()), mode=cited(mode) if mode else None,
        date=cited(when), about=about, accounts=accounts,
    )  # fmt: skip
    return Told(made, f"e{id_}", day, "Times", frozenset(words.split()))


def asked(**more):
    """Pakistan asks the United States to withdraw by June."""
    return [
        claim("d", E.REQUEST, "PAK.MIL", "USA", about="w", mode="yield", **more),
        claim("w", E.RETREAT, "USA.MIL", status=Status.FUTURE, until=date(2025, 6, 1),
              mode="withdraw"),
    ]  # fmt: skip


def followed(*later, as_of=None):
    as_of = as_of or max(date(2025, 5, 20), *(one.published for one in asked() + list(later)))
    return demands([*asked(), *later], frozenset({"PAK"}), frozenset({"USA"}), as_of)
