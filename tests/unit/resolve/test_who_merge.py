"""One person or body is one party of a claim, whichever words the article has for it."""

from dataclasses import replace

import pytest
from who_making import party, reading, shipped

from chancery.model import Cited, EventType, Identity, Party
from chancery.resolve.who.merge import merged

PUTIN, UNION, RUSSIA = "person:vladimir-putin", "org:the-union", "country:RUS"
STATE, ARMY = "country:RUS/GOV", "country:RUS/MIL"
TEXT = "Attacked by Putin, the President, he and the others in Russia"


def known(words, entity, link=0.9):
    """A party of the text with an identity, as surely linked as said."""
    found = party(TEXT, words)
    entity, _, sector = (entity or "").partition("/")
    who = Cited(
        Identity(entity=entity or None, sector=sector or None), found.mention.spans, 0.9, "test@1"
    )
    return Party(replace(found.mention, confidence=link), who)


def claim_with(actors=(), recipients=(), event_type=EventType.ACCUSE):
    claim = reading(TEXT, event_type=event_type).claims[0]
    return replace(claim, actors=tuple(actors), recipients=tuple(recipients))


def words(parties):
    return [p.mention.value for p in parties]


# What is listed, and what remains; the trigger is the first word.
LISTED = [
    ([("the President", PUTIN), ("Putin", PUTIN)], ["Putin"]),
    ([("Putin", PUTIN), ("the President", PUTIN), ("he", PUTIN)], ["Putin"]),
    ([("he", UNION), ("Putin", PUTIN), ("the others", UNION)], ["he", "Putin"]),
    ([("Putin", RUSSIA), ("the President", RUSSIA)], ["Putin", "the President"]),
    ([("Russia", STATE), ("he", STATE)], ["he"]),
    ([("Russia", STATE), ("he", ARMY)], ["Russia", "he"]),
    ([("Putin", None), ("the President", None)], ["Putin", "the President"]),
    ([("Putin", PUTIN), ("the others", UNION)], ["Putin", "the others"]),
]


@pytest.mark.parametrize(("listed", "left"), LISTED)
def test_each_named_entity_once(listed, left):
    parties = [known(*each) for each in listed]
    assert words(merged(claim_with(actors=parties)).actors) == left
    assert words(merged(claim_with(recipients=parties)).recipients) == left


# How surely the same person is actor and recipient, and in which parts it stays.
BOTH = [
    (EventType.ACCUSE, PUTIN, 0.9, 0.6, ["Putin"], []),
    (EventType.ACCUSE, PUTIN, 0.6, 0.9, [], ["the President"]),
    (EventType.ACCUSE, PUTIN, 0.7, 0.7, ["Putin"], ["the President"]),
    (EventType.CONSULT, PUTIN, 0.9, 0.6, ["Putin"], []),
    (EventType.CONSULT, PUTIN, 0.6, 0.9, [], ["the President"]),
    (EventType.CONSULT, PUTIN, 0.7, 0.7, ["Putin"], []),
    (EventType.CONSULT, RUSSIA, 0.9, 0.6, ["Putin"], ["the President"]),
    (EventType.ASSAULT, RUSSIA, 0.9, 0.6, ["Putin"], ["the President"]),
]


@pytest.mark.parametrize(("kind", "entity", "acts", "suffers", "actors", "recipients"), BOTH)
def test_nobody_acts_on_themselves(kind, entity, acts, suffers, actors, recipients):
    one, other = known("Putin", entity, acts), known("the President", entity, suffers)
    found = merged(claim_with([one], [other], kind))
    assert (words(found.actors), words(found.recipients)) == (actors, recipients)


def test_nothing_to_join_leaves_the_claim_as_it_was():
    claim = claim_with([known("Putin", PUTIN)], [known("the others", UNION)])
    assert merged(claim) is claim


def test_the_resolver_joins_a_name_and_its_title():
    text = "Putin met nobody. Vladimir Putin, as Putin, demanded peace."
    found = shipped().identities(reading(text, actors=[("Vladimir Putin"), ("Putin", 2)]))
    assert len(found.claims[0].actors) == 1


# The words of a claim's actors, and those that are left of them.
ECHOES = [
    ("Killed by rebels, the army said it had feared them", ("the army", "it"), ["the army"]),
    ("Arrested, police in Kisumu said they had been", ("police in Kisumu", "they"),
     ["police in Kisumu"]),
    ("Killed by rebels, the army said it had feared them", ("rebels", "it"), ["rebels", "it"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actors", "left"), ECHOES)
def test_a_pronoun_is_no_party_beside_whom_it_stands_for(text, actors, left):
    claim = shipped().identities(reading(text, actors=actors)).claims[0]
    assert words(claim.actors) == left


def test_a_pronoun_alone_stays_a_party():
    text = "Killed by rebels, the army said it had feared them"
    claim = shipped().identities(reading(text, actors=["it"])).claims[0]
    assert words(claim.actors) == ["it"]


def of(words, country, sector):
    found = known(words, None)
    who = Identity(country=country, sector=sector)
    return Party(found.mention, replace(found.identity, value=who))


PERU, CHILE = of("Putin", "PER", "GOV"), of("others", "CHL", "GOV")


@pytest.mark.parametrize(
    ("recipients", "left"),
    [
        ([of("the President", "PER", "GOV"), CHILE], ["others"]),
        ([of("the President", "PER", "CVL"), CHILE], ["the President", "others"]),
        ([of("the President", "PER", "GOV")], ["the President"]),
        (
            [of("the President", "PER", "GOV"), of("others", None, "GOV")],
            ["the President", "others"],
        ),
    ],
)
def test_who_acts_on_others_is_not_beside_them(recipients, left):
    assert words(merged(claim_with([PERU], recipients)).recipients) == left
    joint = merged(claim_with([PERU], recipients, EventType.COOPERATE))
    assert len(joint.recipients) == len(recipients)


# The words of one side in a text, and those left: one party for who is told twice.
TWICE = [
    ("Raided by Peruvian troops, as the troops said", ["Peruvian troops", "the troops"],
     ["Peruvian troops"]),
    ("Raided by two raiders; rebels said that five rebels", ["two raiders", "five rebels"],
     ["two raiders", "five rebels"]),
    ("Raided by Peruvian troops and Chilean troops", ["Peruvian troops", "Chilean troops"],
     ["Peruvian troops", "Chilean troops"]),
    ("Shelled by Peru, which they deny", ["Peru", "they"], ["Peru"]),
    ("Met in Lima by Peru and Chile, the two countries", ["Peru", "Chile", "the two countries"],
     ["Peru", "Chile"]),
    ("Met again: the presidents of Peru and Chile; they", ["the presidents of Peru and Chile"],
     ["the presidents of Peru and Chile", "the presidents of Peru and Chile"]),
    ("Warned by the Peruvian army of Peru", ["Peruvian", "the Peruvian army"],
     ["the Peruvian army"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read", "left"), TWICE)
def test_who_is_told_twice_is_one_party(text, read, left):
    claim = reading(text, actors=read, event_type=EventType.ASSAULT)
    assert words(shipped().identities(claim).claims[0].actors) == left


@pytest.mark.parametrize(
    ("read", "left"),
    [(["We", "our"], ["We"]), (["I", "We"], ["We"]), (["our", "Peru"], ["Peru"])],
)
def test_a_speaker_is_one_party(read, left):
    text = "Met: We and our friends, so I said: Peru thanks them"
    told = reading(text, actors=read, publisher="Ministry of Foreign Affairs of Peru")
    parties = [replace_who(p, "PER") for p in told.claims[0].actors]
    claim = replace(told.claims[0], actors=tuple(parties))
    assert words(merged(claim).actors) == left


def replace_who(party, country):
    """The party as somebody of a country's government."""
    entity = f"country:{country}" if party.mention.value == "Peru" else None
    who = Identity(entity=entity, country=country, sector="GOV")
    return Party(party.mention, Cited(who, party.mention.spans, 0.9, "test@1"))
