"""What is asked, promised or refused stands on the word of whoever reports the asking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from who_making import party, reading

from chancery.model import Account, Cited, EventType, Identity, Party, Stance, Status
from chancery.resolve.told_with import told_with

TEXT = "Peru asked Chile to leave and blamed it, an aide said."


def account(source: str, cue: str) -> Account:
    said = party(TEXT, source)
    stance = Cited(Stance.ASSERTS, said.mention.spans, 0.9, "test@1")
    return Account(said, stance, party(TEXT, cue).mention)


OWN, AIDE = account("Peru", "asked"), account("an aide", "said")


def left(kind, own, told, status=Status.FUTURE, about="c_t"):
    """The sources of what an act of speech is about, after both were read with theirs."""
    made = reading(TEXT, event_type=EventType.RETREAT)
    one = made.claims[0]
    act = replace(
        one,
        id="c_s",
        event_type=replace(one.event_type, value=kind),
        trigger=party(TEXT, "asked").mention,
        accounts=own,
        about=about,
    )
    target = replace(one, id="c_t", status=replace(one.status, value=status), accounts=told)
    found = told_with(replace(made, claims=(act, target))).claims
    assert found[0] is act
    return [a.source.mention.value for a in found[1].accounts]


ASKED, BLAMED = EventType.REQUEST, EventType.ACCUSE


@pytest.mark.parametrize(
    ("kind", "own", "told", "found"),
    [
        (ASKED, (), (OWN,), []),
        (EventType.AGREE, (), (OWN,), []),
        (EventType.REJECT, (), (OWN,), []),
        (BLAMED, (), (OWN,), ["Peru"]),
        (EventType.CONSULT, (), (OWN,), ["Peru"]),
        (ASKED, (), (AIDE,), ["an aide"]),
        (ASKED, (), (OWN, AIDE), ["Peru", "an aide"]),
        (ASKED, (AIDE,), (), ["an aide"]),
        (ASKED, (AIDE,), (OWN,), ["Peru"]),
        (BLAMED, (AIDE,), (), []),
        (ASKED, (), (), []),
    ],
)
def test_who_stands_behind_what_is_asked(kind, own, told, found):
    assert left(kind, own, told) == found


@pytest.mark.parametrize(
    ("speaker", "asks", "kept"),
    [("PER", "PER", False), ("PER", "CHL", True), (None, None, True), ("PER", None, True)],
)
def test_who_has_the_floor_is_no_source_of_what_they_ask(speaker, asks, kept):
    """An account by turn, "MR PRICE: we demand ...", has no cue."""

    def of(words: str, country: str | None) -> Party:
        told = party(TEXT, words)
        identity = Cited(Identity(country=country), told.mention.spans, 0.9, "test@1")
        return replace(told, identity=identity)

    turn = replace(account("an aide", "said"), source=of("an aide", speaker), cue=None)
    made = reading(TEXT, event_type=ASKED)
    (one,) = made.claims
    act = replace(one, id="c_s", about="c_t", actors=(of("Peru", asks),))
    target = replace(one, id="c_t", accounts=(turn,))
    found = told_with(replace(made, claims=(act, target))).claims
    assert bool(found[1].accounts) is kept


def test_what_has_happened_has_its_own_sources():
    assert left(ASKED, (AIDE,), (), Status.ACTUAL) == []


def test_a_claim_that_nothing_is_about_stays():
    assert left(ASKED, (), (OWN,), about=None) == ["Peru"]


def test_a_source_without_a_cue_stays():
    assert left(ASKED, (), (replace(OWN, cue=None),)) == ["Peru"]
