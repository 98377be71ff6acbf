"""What a cue says of its source's stance, with the negation that may stand before it."""

from __future__ import annotations

import pytest

from chancery.model import Span, Stance
from chancery.read.stances import of_content, of_cue, of_lead, own_cue

CASES = [
    ("There is no truth in the claim that it fell", "no truth", Stance.DENIES),
    ("The army has not confirmed the loss", "has not", Stance.UNCONFIRMED),
    ("We have seen the reports of a raid", "seen", Stance.UNCONFIRMED),
    ("She is aware of those media reports", "aware", Stance.UNCONFIRMED),
    ("They have seen soldiers in the town", "seen", None),
    ("The aide said. Lima denied it", "said", None),
    ("The aide said Lima denied the raid", "said", None),
    ("Officials have not confirmed the report", "confirmed", Stance.UNCONFIRMED),
    ("Officials have not confirmed the report", "have not confirmed", Stance.UNCONFIRMED),
    ("The ministry declined to comment on it", "declined to comment", Stance.UNCONFIRMED),
    ("The ministry declined to comment on it", "comment", Stance.UNCONFIRMED),
    ("He refused to confirm or deny the raid", "deny", Stance.UNCONFIRMED),
    ("He neither confirmed nor denied it", "confirmed", Stance.UNCONFIRMED),
    ("It couldn’t be independently verified", "verified", Stance.UNCONFIRMED),
    ("Kyiv is yet to confirm the loss", "confirm", Stance.UNCONFIRMED),
    ("There was no comment from Tehran", "comment", Stance.UNCONFIRMED),
    ("The general would not say who fired", "would not say", Stance.UNCONFIRMED),
    ("The general would not say who fired", "say", Stance.UNCONFIRMED),
    ("Oslo would say only that men had died", "would say only", Stance.UNCONFIRMED),
    ("The mayor refused to discuss the raid", "refused to discuss", Stance.UNCONFIRMED),
    ("Lima has yet to respond to the charge", "yet to respond", Stance.UNCONFIRMED),
    ("The police had no information on it", "had no information", Stance.UNCONFIRMED),
    ("The envoy said he was unaware of a deal", "unaware", Stance.UNCONFIRMED),
    ("The palace kept silent on the arrests", "kept silent", Stance.UNCONFIRMED),
    ("Accra called the report absurd", "called the report absurd", Stance.DENIES),
    ("We had nothing to do with the blast", "nothing to do with", Stance.DENIES),
    ("Riga disclaims any part in the raid", "disclaims", Stance.DENIES),
    ("Monitors have seen no evidence of it", "seen no evidence", Stance.DOUBTS),
    ("Envoys are not convinced by the tale", "not convinced", Stance.DOUBTS),
    ("The driver confessed to the bombing", "confessed", Stance.CONFIRMS),
    ("The colonel said what he had seen", "said", None),
    ("It would not tell on them, she said", "said", None),
    ("There is little doubt, he said", "little doubt", None),
    ("Islamabad denied the attack", "denied", Stance.DENIES),
    ("The daily has retracted its report of an attack", "retracted", Stance.DENIES),
    ("the denial by Moscow", "denial", Stance.DENIES),
    ("He dismissed the claims", "dismissed", Stance.DENIES),
    ("Delhi rejects as baseless", "rejects", Stance.DENIES),
    ("He did not travel, but denied it", "denied", Stance.DENIES),
    ("Analysts doubt it", "doubt", Stance.DOUBTS),
    ("Diplomats are sceptical", "sceptical", Stance.DOUBTS),
    ("Police confirmed the arrest", "confirmed", Stance.CONFIRMS),
    ("The army admitted the strike", "admitted", Stance.CONFIRMS),
    ("He left no doubt that", "no doubt", None),
    ("She said it", "said", None),
    ("according to officials", "according to", None),
    ("They conform to rules", "conform", None),
    ("He did not confirm it. Iran said so", "said", None),
    # a negation of another clause, and one that denies nothing of the confirming
    ("Rebels held the ridge and lost no man, the staff confirmed", "confirmed", Stance.CONFIRMS),
    ("The mine blew up without warning, divers confirmed", "confirmed", Stance.CONFIRMS),
    ("It did not yield and confirmed the raid", "confirmed", Stance.CONFIRMS),
    ("The king had no choice but to confirm it", "confirm", Stance.CONFIRMS),
    ("The king did not hesitate to confirm it", "confirm", Stance.CONFIRMS),
    ("Oslo not only confirmed it but named them", "confirmed", Stance.CONFIRMS),
    ("Monitors have not, however, confirmed it", "confirmed", Stance.UNCONFIRMED),
    ("It could not reach the camp and confirm it", "confirm", Stance.UNCONFIRMED),
    # who tells of lies calls nothing untrue
    ("The court said its foes told lies on it", "said", None),
    ("The court says the charge is a pure lie", "says", Stance.DENIES),
    ("Lima said it's all lies and slander", "said", Stance.DENIES),
]


@pytest.mark.parametrize(("text", "cue", "stance"), CASES)
def test_cue(text: str, cue: str, stance: Stance | None) -> None:
    at = text.index(cue)
    assert of_cue(Span(at, at + len(cue)), text) is stance


@pytest.mark.parametrize(
    ("text", "cue", "trigger", "stance"),
    [
        ("Ankara said reports that it had shot at boats were untrue.", "said", "shot", Stance.DENIES),
        ("Ankara said reports that it had shot at boats were true.", "said", "shot", None),
        ("She called claims that police beat voters a pure invention.", "called", "beat", Stance.DENIES),
        ("He described the idea that troops fled as nonsense.", "described", "fled", Stance.DENIES),
        # what is false is something else: no statement, or told in another sentence
        ("Ankara said it had shot at boats and the flag was false.", "said", "shot", None),
        ("Ankara said reports that it shot came late. They were untrue.", "said", "shot", None),
        # the denier's own version, unless it is what is denied
        ("The army denied it, saying a rebel rocket hit the school.", "denied", "hit", Stance.ASSERTS),
        ("The army denied it and blamed rebels who hit the school.", "denied", "hit", Stance.ASSERTS),
        ("The army denied it, saying it never hit the school.", "denied", "hit", None),
        ("The army denied that it hit the school, saying so twice.", "denied", "hit", None),
        ("A rocket hit the school, saying nothing, the army denied.", "denied", "hit", None),
    ],
)  # fmt: skip
def test_what_a_content_tells_of_one_event(
    text: str, cue: str, trigger: str, stance: Stance | None
) -> None:
    spans = (Span(at := text.index(words), at + len(words)) for words in (cue, trigger))
    assert of_content(*spans, text) is stance


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Sudan did not comment.", "Sudan", "did not comment"),
        ("NATO said it could not confirm the report.", "NATO", "could not confirm"),
        ("The ministry declined to comment.", "The ministry", "declined to comment"),
        ("Algeria has yet to respond.", "Algeria", "has yet to respond"),
        ("The army couldn't confirm it.", "The army", "couldn't confirm"),
        ("He has repeatedly denied it.", "He", "has repeatedly denied"),
        ("Israel made no statement on the raid.", "Israel", "made no statement"),
        ("a claim that Addis Ababa rejected", "Addis Ababa", "rejected"),
        ("The agency withdrew a report of it.", "The agency", "withdrew a report"),
        ("The UN said it had not verified the toll.", "The UN", "had not verified"),
        ("The minister said nobody doubted it.", "The minister", None),
        ("Kyiv said Moscow denied it.", "Kyiv", None),
        ("They rejected the offer.", "They", None),
        ("They have rejected the offer.", "They", None),
        ("The court dismissed their latest appeal.", "The court", None),
        ("Oslo confirmed the visit.", "Oslo", None),
        ("Lima said that the raid was over.", "Lima", None),
        # persons, plans and things are turned down, what was said is denied
        ("The king dismissed the army chief.", "The king", None),
        ("The chamber has rejected her nomination.", "The chamber", None),
        ("Riga retracted its ambassador.", "Riga", None),
        ("Riga denied visas to the guests.", "Riga", None),
        ("The army chief was dismissed.", "The army chief", None),
        ("The king dismissed the chief and said the reports had hurt.", "The king", None),
        ("Riga rejected the treaty over claims of fraud.", "Riga", None),
        ("The king dismissed a newspaper's account.", "The king", "dismissed"),
        ("The king dismissed the raid as propaganda.", "The king", "dismissed"),
        ("Riga rejected any responsibility.", "Riga", "rejected"),
        ("Riga flatly rejected this.", "Riga", "rejected"),
        ("Riga rejected reports of a plan to strike.", "Riga", "rejected"),
    ],
)
def test_what_a_source_does_itself_is_its_cue(text: str, source: str, cue: str | None) -> None:
    start = text.index(source)
    found = own_cue(Span(start, start + len(source)), text)
    assert (found and found.of(text)) == cue


@pytest.mark.parametrize(
    ("text", "untrue"),
    [
        ("It is not true that we attacked the tanker", "It is not true that"),
        ("It's simply a lie that our men attacked them", "It's simply a lie that"),
        ("That was nonsense. Then they attacked", None),
        ("It is true that we attacked the tanker", None),
        ("It is not clear that they attacked", None),
    ],
)
def test_words_before_an_event_may_call_it_untrue(text: str, untrue: str | None) -> None:
    start = text.index("attacked")
    found = of_lead(Span(start, start + 8), text)
    assert (found and found.of(text)) == untrue
