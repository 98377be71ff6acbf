"""Who speaks in transcripts and posts, and where a name before a colon is no speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chancery.model import (
    Account,
    Cited,
    Claim,
    EventType,
    Party,
    Span,
    Stance,
    Status,
)
from chancery.read.speakers import spoken, turns

BRIEFING = (
    "Press briefing\n\nMR PRICE: Good afternoon. Troops shelled Kharkiv.\n\nThey left Kherson."
    "\n\nQUESTION: Did they bomb Lviv?\n\nMR PRICE: We condemn it. Iran sent drones."
)
POST = "💬 Sergey Lavrov: Kiev attacked Donetsk.\n\n▫️ The West supplied arms."
MEETING = (
    "The President met the minister.\n\nPresident of Russia Vladimir Putin: Mr Shoigu, begin.\n\n"
    "Defence Minister Sergei Shoigu: Units seized Mariupol.\n\nThe enemy surrendered."
    "\n\nVladimir Putin: Thank you.\n\nGo on."
)


def told(text: str) -> list[tuple[str | None, str]]:
    return [(t.speaker and t.speaker.of(text), t.span.of(text).strip()) for t in turns(text)]


def test_a_briefing() -> None:
    assert told(BRIEFING) == [
        ("MR PRICE", "Good afternoon. Troops shelled Kharkiv.\n\nThey left Kherson."),
        (None, "Did they bomb Lviv?"),
        ("MR PRICE", "We condemn it. Iran sent drones."),
    ]


def test_a_post_and_a_meeting() -> None:
    assert told(POST) == [("Sergey Lavrov", "Kiev attacked Donetsk.\n\n▫️ The West supplied arms.")]
    assert told(MEETING)[1] == (
        "Defence Minister Sergei Shoigu",
        "Units seized Mariupol.\n\nThe enemy surrendered.",
    )
    assert told(MEETING)[2] == ("Vladimir Putin", "Thank you.\n\nGo on.")


@pytest.mark.parametrize("bullet", ["•", "·", "–", "■", "+", "✓"])
def test_a_heading_in_a_list_speaks_to_nobody(bullet: str) -> None:
    text = (
        f"{bullet} Fear Over Dam Plans: Sudan rejects the dam.\n{bullet} Lost Trust: Talks ended."
    )
    assert told(text) == []
    assert told(text.replace("Lost Trust", "President Ana Ruiz")) == [
        ("President Ana Ruiz", "Talks ended.")
    ]


def test_small_words_stand_in_a_speakers_name() -> None:
    assert told("President Ada von der Aa: We will stay.") == [
        ("President Ada von der Aa", "We will stay.")
    ]


def test_one_titled_speaker_ends_with_the_paragraph() -> None:
    text = "President Joe Biden: We stand with Ukraine.\n\nRussia attacked Kyiv on Monday."
    assert told(text) == [("President Joe Biden", "We stand with Ukraine.")]


TWO = (
    "President Ana Ruiz: We will rebuild.\n\nPrime Minister Jon Aas: This is shameful.\n\n"
    "Gunmen shelled Varna."
)


def test_two_titled_quotations_are_no_transcript() -> None:
    assert told(TWO) == [
        ("President Ana Ruiz", "We will rebuild."),
        ("Prime Minister Jon Aas", "This is shameful."),
    ]


@pytest.mark.parametrize(
    "more", ["Ruiz: We will see.", "President Ana Ruiz: No.", "Question: Why?"]
)
def test_a_label_that_comes_again_or_asks_makes_one(more: str) -> None:
    assert told(f"{TWO}\n\n{more}")[1] == (
        "Prime Minister Jon Aas",
        "This is shameful.\n\nGunmen shelled Varna.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Trump: Wall will be built\n\nMexico refused.",
        "Ukraine war: Russia shells Kharkiv",
        "READ MORE: Iran sent drones",
        "LONDON: Police arrested two men.",
        "Source: Reuters\nRelated: Iran sent drones",
        "Updated 10:45 by Secretary: troops left.",
        "- Sergey Lavrov: a list has hyphens",
        "He said: Troops left Kherson.",
        "x" * 20_000 + ": no name",
        "Of The " * 4_000 + "End: a long line of capitals",
    ],
)
def test_no_turns(text: str) -> None:
    assert turns(text) == []


def claim(text: str, trigger: str, actor: str = "", kind: EventType = EventType.ASSAULT) -> Claim:
    def cited(words: str) -> Cited[str]:
        at = text.index(words)
        return Cited(words, (Span(at, at + len(words)),), 0.9, "read.triggers@7")

    found = cited(trigger)
    return Claim(
        id="c_1",
        article="a_1",
        sentence=0,
        sentence_span=Span(0, len(text)),
        event_type=Cited(kind, found.spans, 0.9, "read.triggers@7"),
        trigger=found,
        status=Cited(Status.ACTUAL, found.spans, 0.9, "read.status@7"),
        actors=(Party(cited(actor)),) if actor else (),
    )


def sources(text: str, *claims: Claim) -> list[list[str]]:
    made = spoken(claims, turns(text), text, "read.speakers@7")
    return [[a.source.mention.value for a in one.accounts] for one in made]


def test_the_speaker_stands_behind_what_is_said() -> None:
    drones = claim(BRIEFING, "sent", "Iran")
    left = claim(BRIEFING, "left", "They")
    bomb = claim(BRIEFING, "bomb", "they")
    assert sources(BRIEFING, drones, left, bomb) == [["MR PRICE"], ["MR PRICE"], []]
    (made,) = spoken([drones], turns(BRIEFING), BRIEFING, "read.speakers@7")
    account = made.accounts[0]
    assert account.stance.value is Stance.ASSERTS
    assert account.cue is None
    assert account.source.mention.spans[0].of(BRIEFING) == "MR PRICE"
    assert account.source.mention.why == "whose turn it is to speak"


def test_own_acts_of_speech_and_other_sources_stay() -> None:
    condemn = claim(BRIEFING, "condemn", "We", EventType.ACCUSE)
    assert sources(BRIEFING, condemn) == [[]]
    other = Party(Cited("Troops", (Span(43, 49),), 0.9, "read.source@7"))
    reported = replace(
        claim(BRIEFING, "shelled"),
        accounts=(Account(other, Cited(Stance.DENIES, (Span(43, 49),), 0.9, "read.stance@7")),),
    )
    assert sources(BRIEFING, reported) == [["Troops"]]


def test_a_speaker_may_call_it_untrue() -> None:
    text = "MR SOLL: It is not true that we bombed the port."
    (made,) = spoken([claim(text, "bombed", "we")], turns(text), text, "read.speakers@7")
    (account,) = made.accounts
    assert account.stance.value is Stance.DENIES
    assert account.stance.spans[0].of(text) == "It is not true that"


def test_outside_of_turns_nothing_changes() -> None:
    met = claim(MEETING, "met", kind=EventType.CONSULT)
    assert list(spoken([met], turns(MEETING), MEETING, "read.speakers@7")) == [met]
