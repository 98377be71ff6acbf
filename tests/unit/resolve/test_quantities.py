"""Numbers near a trigger and what they count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import Article, Cited, Claim, EventType, Party, Reading, Span, Status
from chancery.resolve.quantities import quantities


def read(text: str, *words: str) -> list[Claim]:
    """Claims at these words, the whole text being one sentence."""
    claims = []
    for word in words:
        start = text.index(word)
        span = Span(start, start + len(word))
        claims.append(
            Claim(
                id=f"c_{start}",
                article="a",
                sentence=0,
                sentence_span=Span(0, len(text)),
                event_type=Cited(EventType.ASSAULT, (span,), 1.0, "test@1"),
                trigger=Cited(word, (span,), 1.0, "test@1"),
                status=Cited(Status.ACTUAL, (span,), 1.0, "test@1"),
            )
        )
    reading = Reading(Article(text=text), (Span(0, len(text)),), claims=tuple(claims))
    return list(quantities(reading).claims)


# text, trigger, then kind, value and words of each quantity
CASES = [
    ("At least 26 people were killed and 40 others wounded.", "killed",
     [("killed", 26, "26"), ("injured", 40, "40")]),
    ("The marshal asked 335 officers to leave.", "asked", [("personnel", 335, "335")]),
    ("The marshal asked 335 U.S. officers to leave.", "asked", [("personnel", 335, "335")]),
    ("Parliament voted $68 billion in aid.", "voted", [("money", 68e9, "$68 billion")]),
    ("They pledged 4.5 million euros.", "pledged", [("money", 4.5e6, "4.5 million euros")]),
    ("The envoys met for eight hours.", "met", [("duration", 8 / 24, "eight hours")]),
    ("More than two dozen soldiers were killed.", "killed", [("killed", 24, "two dozen")]),
    ("Police arrested 12 protesters.", "arrested", [("detained", 12, "12")]),
    ("The army fired 30 rockets.", "fired", [("weapons", 30, "30")]),
    ("They ordered 30 fighter jets.", "ordered", [("weapons", 30, "30")]),
    ("It sent 12 fighter-jets north.", "sent", [("weapons", 12, "12")]),
    ("They sent one fighter and two tanks.", "sent",
     [("personnel", 1, "one"), ("weapons", 2, "two")]),
    ("Fighting displaced 1,500 families.", "Fighting", [("displaced", 1500, "1,500")]),
    ("The strike left five dead.", "strike", [("killed", 5, "five")]),
    ("The court jailed him for six years.", "jailed", [("duration", 2190, "six years")]),
    ("They lost 14 tanks and 2 helicopters.", "lost",
     [("weapons", 14, "14"), ("weapons", 2, "2")]),
    ("Troops shot dead three teenagers, aged 14, 15 and 17.", "shot", [("killed", 3, "three")]),
    ("A man of 40, aged 40, was killed.", "killed", []),
    ("Rebels freed eleven staff members seized in June 2023.", "freed",
     [("detained", 11, "eleven")]),
    ("In 2014 soldiers were killed.", "killed", []),
    ("On May 3, 2021 people fled.", "fled", []),
    ("The shelling killed 1,999 people.", "shelling", [("killed", 1999, "1,999")]),
    ("A ransom of 3 million naira was paid.", "paid", [("money", 3e6, "3 million naira")]),
    ("It approved a loan of 1.5 billion Swiss francs.", "approved",
     [("money", 1.5e9, "1.5 billion Swiss francs")]),
    ("Delhi pledged ₹40 million.", "pledged", [("money", 4e7, "₹40 million")]),
    ("At least 26 were killed and more than 60 wounded when a bomb went off.", "bomb",
     [("killed", 26, "26"), ("injured", 60, "60")]),
    ("Gunmen abducted 137 pupils.", "abducted", [("detained", 137, "137")]),
    ("Oslo sent F-16 jets and T-72 tanks.", "sent", []),
    ("Oslo sent two Mi-24 helicopters.", "sent", [("weapons", 2, "two")]),
    ("Oslo sent 14 Leopard 2 tanks.", "sent", [("weapons", 14, "14")]),
    ("Oslo gave Poland 20 tanks.", "gave", [("weapons", 20, "20")]),
    ("After three rounds of talks they left.", "left", []),
    ("They fired 30 rounds.", "fired", [("weapons", 30, "30")]),
    ("They hid 30 rounds of mortar ammunition.", "hid", [("weapons", 30, "30")]),
    ("They have two systems of courts.", "have", []),
    ("They bought two missile systems.", "bought", [("weapons", 2, "two")]),
    ("Oslo sent seven ships of grain.", "sent", []),
    ("Up to 20 may have been killed.", "killed", [("killed", 20, "20")]),
    ("In May 30 people were killed.", "killed", [("killed", 30, "30")]),
    ("On May 30 people were killed.", "killed", []),
    ("More than a dozen gunmen on the capital's own most wanted list have been mysteriously killed.",
     "killed", [("killed", 12, "a dozen")]),
    ("More than 32,000 Americans were killed.", "killed", [("killed", 32000, "32,000")]),
    ("The attacks came four months apart.", "attacks", []),
    ("It is 61 years since these marches.", "marches", []),
    ("Dozens were killed.", "killed", []),
    ("Several dozen people were killed.", "killed", []),
    ("A few hundred people fled.", "fled", []),
    ("Residents fled at 9:00 am on Sunday.", "fled", []),
    ("Some 40 people were killed.", "killed", [("killed", 40, "40")]),
    ("The bus was hit at 9.30 p.m. and 12 people were killed.", "hit", [("killed", 12, "12")]),
    ("A 39-year-old man was killed.", "killed", []),
    ("The treaty was signed 3 years ago.", "signed", []),
    ("On 26 March the council met.", "met", []),
    ("Article 370 was revoked.", "revoked", []),
    ("They conducted 23 strikes against ISIL terrorists.", "conducted", []),
    ("He was shot 41 times by police.", "shot", []),
    ("They attacked four police stations.", "attacked", []),
    ("They will send 100 armoured personnel carriers.", "send", []),
    ("It sent 120 Iraqi and foreign soldiers.", "sent", [("personnel", 120, "120")]),
    ("Five Palestinians were shot dead.", "shot", [("killed", 5, "Five")]),
    ("Four days later the army attacked.", "attacked", []),
    ("It attacked two days after the talks.", "attacked", []),
    ("They met six months before the attack.", "met", []),
    ("In the past 24 hours they attacked it.", "attacked", []),
    ("It is her second visit in two months.", "visit", []),
    ("They attacked it for the second time in 10 months.", "attacked", []),
    ("They must leave within 60 days.", "leave", []),
    ("The treaty ended 8 years of war.", "ended", []),
    ("He quit after six months on the job.", "quit", []),
    ("They might one day sue others.", "sue", []),
    ("They were held for one day.", "held", [("duration", 1, "one day")]),
    ("They tracked it for two hours before it left.", "tracked",
     [("duration", 2 / 24, "two hours")]),
    ("They agreed on it after 47 days of fighting.", "fighting", [("duration", 47, "47 days")]),
    ("A four-day truce was agreed in a seven-week war.", "truce",
     [("duration", 4, "A four-day"), ("duration", 49, "a seven-week")]),
    ("On 10 November the coalition forces attacked.", "attacked", []),
    ("About 1'093'000 people died.", "died", [("killed", 1093000, "1'093'000")]),
    ("They gave £1.6bn ($2bn) in aid.", "gave", [("money", 1.6e9, "£1.6bn")]),
    ("They gave £1.6bn and $2bn in aid.", "gave",
     [("money", 1.6e9, "£1.6bn"), ("money", 2e9, "$2bn")]),
    ("Nijjar, who was 45, was killed.", "killed", []),
    ("Ross, 45, was killed.", "killed", []),
    ("On Friday, 45 were killed.", "killed", [("killed", 45, "45")]),
    ("Two daughters, ages 5 and 3, were kidnapped.", "kidnapped", []),
    ("She was jailed for eight and a half years.", "jailed", []),
    ("It feeds 1.4 million people including refugees.", "feeds", []),
    ("It houses 300 refugees.", "houses", [("displaced", 300, "300")]),
    ("The blast killed 20 to 30 people.", "killed", [("killed", 20, "20 to 30")]),
    ("Between 20 and 30 people were killed.", "killed", [("killed", 20, "20 and 30")]),
    ("The blast killed 20-30 people.", "killed", [("killed", 20, "20-30")]),
    ("It was cut from 20 to 30 soldiers.", "cut", [("personnel", 30, "30")]),
    ("He was arrested on April 20-21, in a camp.", "arrested", []),
    ("The war lasts 5-10 years.", "war", [("duration", 1825, "5-10 years")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "wanted"), CASES)
def test_quantity(text: str, word: str, wanted: list[tuple[str, float, str]]) -> None:
    (claim,) = read(text, word)
    found = [(q.value.kind, q.value.value, q.spans[0].of(text)) for q in claim.quantities]
    assert found == [(kind, pytest.approx(value), words) for kind, value, words in wanted]


def test_a_bound_is_told() -> None:
    (claim,) = read("More than two dozen soldiers were killed.", "killed")
    assert claim.quantities[0].why == "more than 24"


def test_a_range_tells_both_ends() -> None:
    (claim,) = read("The blast killed 1,100 to 1,300 people.", "killed")
    assert claim.quantities[0].why == "1,100 to 1,300"


def test_money_goes_to_what_is_paid_for() -> None:
    text = "He thanked Biden for his $2.1bn package of aid."
    thanked, aid = read(text, "thanked", "aid")
    paid = replace(aid, event_type=Cited(EventType.AID, aid.event_type.spans, 1.0, "test@1"))
    thanks = replace(thanked, event_type=replace(aid.event_type, value=EventType.SUPPORT))
    reading = Reading(Article(text=text), (Span(0, len(text)),), claims=(thanks, paid))
    first, second = quantities(reading).claims
    assert first.quantities == ()
    assert [q.value.value for q in second.quantities] == [2.1e9]
    alone = quantities(replace(reading, claims=(thanks,))).claims[0]
    assert [q.value.value for q in alone.quantities] == [2.1e9]


def test_a_number_goes_to_the_nearest_trigger() -> None:
    first, second = read("The army killed three militants and arrested 17.", "killed", "arrested")
    assert [q.value.value for q in first.quantities] == [3]
    assert [q.value.value for q in second.quantities] == [17]


def test_a_number_goes_to_the_deed_that_its_people_do() -> None:
    text = "The marshal asked 335 officers to leave."
    asked, leave = read(text, "asked", "leave")
    officers = Party(Cited("335 officers", (Span(18, 30),), 1.0, "test@1"))
    request = Cited(EventType.REQUEST, asked.event_type.spans, 1.0, "test@1")
    asked = replace(asked, event_type=request, recipients=(officers,))
    leave = replace(leave, actors=(officers,))
    reading = Reading(Article(text=text), (Span(0, len(text)),), claims=(asked, leave))
    first, second = quantities(reading).claims
    assert first.quantities == ()
    assert [q.value.value for q in second.quantities] == [335]


def test_a_far_number_belongs_to_nobody() -> None:
    (claim,) = read("They met" + " and spoke of many things" * 6 + " near 40 tanks.", "met")
    assert claim.quantities == ()


@given(st.text(alphabet=st.sampled_from("a kiled$1,230. twohundr-mon'"), max_size=60))
def test_any_text_is_survived(text: str) -> None:
    for claim in read("x" + text, "x"):
        for quantity in claim.quantities:
            assert quantity.value.value >= 0
            assert quantity.spans[0].end <= len(text) + 1
