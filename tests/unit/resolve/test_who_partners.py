""" "They agreed" is of all who met before, and "it was agreed" too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from who_making import party, reading

from chancery.model import Cited, Claim, EventType, Identity, Party, Span
from chancery.resolve.who.partners import FAR, partnered

MET = "Norway's minister met Chile's minister in Oslo. "
MEET, AGREE = EventType.CONSULT, EventType.AGREE
BOTH = ("Norway", "NOR"), ("Chile", "CHL")


def known(text: str, words: str, country: str | None) -> Party:
    found = party(text, words)
    return replace(
        found, identity=Cited(Identity(country=country), found.mention.spans, 0.8, "t@1")
    )


def claim(text: str, number: int, words: str, kind: EventType, who: tuple) -> Claim:
    """A claim of the whole text, its sentence counted and its trigger as told."""
    (one,) = reading(text).claims
    at = text.index(words)
    start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    return replace(
        one,
        id=f"c_{words}",
        sentence=number,
        sentence_span=Span(start, len(text)),
        event_type=replace(one.event_type, value=kind),
        trigger=Cited(words, (Span(at, at + len(words)),), 0.9, "read@1"),
        actors=tuple(known(text, *each) for each in who),
    )


def after(said: str, words: str, who: tuple, kind=AGREE, number: int = 1, before=BOTH) -> Claim:
    """What becomes of a claim that follows a meeting."""
    text = MET + said
    claims = claim(text, 0, "met", MEET, before), claim(text, number, words, kind, who)
    first, second = partnered(claims, text)
    assert first is claims[0]
    return second


def countries(one: Claim) -> list[str | None]:
    return [p.who.country for p in (*one.actors, *one.recipients)]


@pytest.mark.parametrize(
    ("said", "words", "who"),
    [
        ("They agreed to lower duties.", "agreed", [("They", "NOR")]),
        ("The ministers agreed to lower duties.", "agreed", [("The ministers", "NOR")]),
        ("The two sides agreed to lower duties.", "agreed", [("The two sides", "NOR")]),
        ("Both agreed to lower duties.", "agreed", [("Both", "NOR")]),
        ("It was agreed to lower duties.", "agreed", [("Norway", "NOR")]),
        ("It was also agreed to stay in contact.", "contact", [("Norway", "NOR")]),
        ("As has been agreed, contacts will go on.", "contacts", [("Norway", "NOR")]),
    ],
)
def test_both_who_met(said, words, who):
    assert countries(after(said, words, who)) == ["NOR", "CHL"]


def test_those_of_unknown_country_are_the_two_who_met():
    assert countries(after("They agreed.", "agreed", [("They", None)])) == [None, "NOR", "CHL"]


@pytest.mark.parametrize(
    ("said", "words", "who", "kind"),
    [
        ("Norway agreed to lower duties.", "agreed", [("Norway", "NOR")], AGREE),
        ("The fishermen agreed to wait.", "agreed", [("The fishermen", "NOR")], AGREE),
        ("They agreed, Peru's envoy said.", "agreed", [("They", "PER")], AGREE),
        ("They agreed with Peru.", "agreed", [("They", "NOR"), ("Peru", "PER")], AGREE),
        ("They condemned Peru.", "condemned", [("They", "NOR")], EventType.ACCUSE),
        ("Norway said it was agreed.", "agreed", [("Norway", "NOR")], AGREE),
        ("It was Norway that agreed.", "agreed", [("Norway", "NOR")], AGREE),
    ],
)
def test_others_stay_as_they_were_read(said, words, who, kind):
    assert countries(after(said, words, who, kind)) == [country for _, country in who]


@pytest.mark.parametrize(("number", "count"), [(FAR, 2), (FAR + 1, 1)])
def test_only_of_those_spoken_of_lately(number, count):
    made = after("They agreed.", "agreed", [("They", "NOR")], number=number)
    assert len(made.actors) == count


def test_a_meeting_of_one_side_adds_nobody():
    made = after("They agreed.", "agreed", [("They", "NOR")], before=[("Norway", "NOR")])
    assert countries(made) == ["NOR"]


def test_whoever_is_added_is_cited_and_told_why():
    text = MET + "They agreed."
    (_, added) = after("They agreed.", "agreed", [("They", "NOR")]).actors
    assert added.mention.spans[0].of(text) == "Chile"
    assert added.identity is not None
    assert added.identity.why == "took part in the joint act that 'agreed' goes on from"


def test_what_was_agreed_goes_on_through_more_than_one():
    text = MET + "They agreed. They will talk."
    claims = (
        claim(text, 2, "talk", MEET, [("They", "NOR")]),  # whatever the order
        claim(text, 0, "met", MEET, BOTH),
        claim(text, 1, "agreed", AGREE, [("They", "NOR")]),
    )
    assert [countries(c) for c in partnered(claims, text)] == [["NOR", "CHL"]] * 3
