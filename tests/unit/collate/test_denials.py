"""Whether it is so: accusations and who denies them, claims and who rejects them, and what is neither."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged import report

from chancery.collate import Report, contradictions
from chancery.collate.answers import voices_of
from chancery.collate.denial_words import denies

ARLAND, MERIDIA = ("Arland", "ARL"), ("Meridia", "MER")


def says(who, stance):
    return (who[0], stance, who[1])


def passed_on(who, stance, via):
    """An account that the one of that number passes on."""
    return (*says(who, stance), "GOV", None, (), via)


def about(one: Report, other: Report) -> Report:
    """A report whose claim is about another's."""
    return Report(replace(one.claim, about=other.claim.id), one.article, one.text)


def values(*reports, beside=()):
    return [v.value for one in contradictions("e_1", reports, beside) for v in one.versions]


def shelling(text, *accounts, status="actual"):
    parties = {"actors": [ARLAND], "recipients": [("Bel", "MER")]}
    return report(text, "shelling", accounts=accounts, status=status, **parties)


def accusing(text, trigger, *accounts, actors=(MERIDIA,), recipients=(ARLAND,)):
    return report(text, trigger, "ACCUSE", actors=actors, recipients=recipients, accounts=accounts)


def rejecting(text, trigger, actors=(ARLAND,), recipients=(MERIDIA,)):
    return report(text, trigger, "REJECT", actors=actors, recipients=recipients)


ALLEGED = ["what is alleged is so", "it is not so"]
CLAIMED = ["what is claimed is so", "it is not so"]
DONE = ["it happened", "it did not happen"]
DENIED = says(ARLAND, "denies")
AGENCY = ("the Agency", "ARL")

ALONE = (
    (accusing("Arland denied allegations of torture by Meridia.", "allegations", DENIED),
     ALLEGED, "the accused denies"),
    (accusing("Allegations of torture, which Arland denied.", "Allegations", DENIED, actors=()),
     ALLEGED, "nobody says who alleges it"),
    (accusing("Meridia denied accusing Arland.", "accusing", says(MERIDIA, "denies")),
     DONE, "the accuser denies that he accused"),
    (accusing("Arland rejected criticism by Meridia.", "criticism", DENIED),
     [], "blame is no fact"),
    (accusing("Arland rejected a demand by Meridia to hand over pilots accused of bombing it.",
              "accused", DENIED), [], "a demand that names an accusation is refused"),
    (accusing("Arland rejected the demand and denied the allegations of Meridia.", "allegations",
              DENIED), ALLEGED, "beside a refusal there is a denial"),
    (accusing("Arland dismissed the allegations by Meridia as moves in a game.", "allegations",
              DENIED), ALLEGED, "what is dismissed is an allegation"),
    (rejecting("Arland rejected the claims of Meridia.", "rejected"), CLAIMED, "claims rejected"),
    (rejecting("Arland rejected a request by Meridia, reports say.", "rejected"), [], "a refusal"),
    (rejecting("A judge in Arland dismissed the claims of Meridia.", "dismissed"), [], "a ruling"),
    (rejecting("Arland sought Meridia's suggestions, an offer it rebuffed.", "rebuffed"),
     [], "an offer rebuffed"),
    (rejecting("Claims that Arland rejects offers by Meridia are baseless.", "rejects"),
     [], "what is baseless is that it rejects"),
    (shelling("Arland denied shelling Bel.", DENIED), DONE, "a deed of one's own denied"),
    (shelling("Bel denied reports of shelling by Arland.", says(("Bel", "MER"), "denies")),
     DONE, "reports denied by one of the parties"),
    (shelling("Zeeland denied that Arland was shelling Bel.", ("Zeeland", "denies", "ZEL")),
     [], "a third one's denial, and nobody's word against it"),
    (shelling("Bel told of shelling by Arland.", DENIED), [], "no word of denial"),
    (shelling("Bel called the shelling reckless, as Arland denied claims of a truce.", DENIED),
     [], "another thing is denied beside it"),
    (shelling("Arland dismissed concerns about its shelling Bel.", DENIED), [], "concerns"),
    (shelling("Arland denied a breach: Bel is shelling on.", DENIED), [], "told after the denial"),
    (shelling("Arland denied it would stop shelling Bel.", DENIED), [], "the end of it is denied"),
    (report("Arland rejects a request for ships by Meridia.", "request", "REQUEST",
            actors=[MERIDIA], recipients=[ARLAND], accounts=[DENIED]), [], "a request refused"),
    (shelling("There was no shelling of Bel, Arland said in a statement carried by the Agency.",
              passed_on(ARLAND, "denies", 1), says(AGENCY, "asserts")),
     [], "who carries a denial does not say that it happened"),
    (shelling("Zeeland said, the Agency wrote, there was no shelling of Bel by Arland.",
              passed_on(("Zeeland", "ZEL"), "denies", 1), says(AGENCY, "asserts")),
     [], "nor is his word the one that a third party denies"),
    (shelling("Bel was hit by shelling, the Agency said; Arland said there was none.",
              passed_on(ARLAND, "denies", 2), says(AGENCY, "asserts"), says(("Bel", "MER"), "asserts")),
     DONE, "another's word stands"),
    (shelling("Arland denied that Zeeland had anything to do with its shelling Bel.", DENIED),
     [], "denied is what led to it"),
    (shelling("Judges in Arland dismissed claims of the accused that shelling Bel was lawful.",
              ("Judges", "denies", "ARL"), says(("accused", "MER"), "asserts")), [], "a ruling on a claim"),
    (shelling("Judges in Arland denied claims that they were shelling Bel.", ("Judges", "denies", "ARL"),
              says(("claims", "MER"), "asserts")), DONE, "judges who deny a thing themselves"),
    (report("Arland rejected an order of a town in Meridia that it should stay.", "order", "REQUEST",
            actors=[MERIDIA], recipients=[ARLAND], accounts=[DENIED]), [], "an order turned down"),
    (shelling("It is shelling, Bel told reporters; Arland is not.", says(("reporters", "ARL"), "asserts"),
              says(("Bel", "MER"), "denies")), [], "whom it was told to is no source"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "expected", "note"), ALONE, ids=[row[2] for row in ALONE])
def test_one_report(one, expected, note):
    assert values(one) == expected


def test_an_accusation_and_the_rejection_about_it():
    charge = accusing("Meridia accused Arland of torture.", "accused")
    answer = about(rejecting("Arland rejected that of Meridia.", "rejected"), charge)
    assert values(charge, beside=[answer]) == ALLEGED
    (found,) = contradictions("e_1", [charge], [answer])
    assert [v.sides for v in found.versions] == [("MER",), ("ARL",)]
    assert found.versions[1].claims == (answer.claim.id,)
    assert values(charge, beside=[rejecting("Arland rejected that of Meridia.", "rejected")]) == []
    own = about(
        rejecting("Meridia rejected that of Meridia.", "rejected", actors=[MERIDIA]), charge
    )
    assert values(charge, beside=[own]) == []


@pytest.mark.parametrize(
    ("trigger", "expected"), [("accused", ALLEGED), ("investigated", []), ("attacked", [])]
)
def test_a_rejection_about_what_is_no_fact(trigger, expected):
    charge = accusing(f"Meridia {trigger} Arland over torture.", trigger)
    answer = about(rejecting("Arland rejected rumours of Meridia.", "rejected"), charge)
    assert values(charge, beside=[answer]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Arland rejected the accusations.", ALLEGED),
        ("Arland denied it.", ALLEGED),
        ("Arland rejected both objections.", []),
        ("Arland rejected tally sheets.", []),
        ("A tribunal in Arland rejected the accusations.", []),
    ],
)
def test_what_is_turned_down_is_what_was_said(words, expected):
    charge = accusing("Meridia accused Arland of torture.", "accused")
    trigger = "denied" if "denied" in words else "rejected"
    answer = about(rejecting(words, trigger, recipients=[]), charge)
    assert values(charge, beside=[answer]) == expected


def test_an_accusation_about_a_deed_speaks_against_its_denial():
    denied = shelling("Arland said that there was no shelling of Bel.", DENIED)
    charge = about(accusing("Meridia blamed Arland.", "blamed"), denied)
    assert values(denied) == []
    assert values(denied, beside=[charge]) == DONE


def test_a_rejection_about_a_deed_is_of_those_who_have_part_in_it():
    deed = shelling("Meridia saw shelling of Bel by Arland.", ("Meridia", "asserts", "MER"))
    text = "{} rejected the accusations."
    by = {name: about(rejecting(text.format(name), "rejected", [(name, code)], []), deed)
          for name, code in (("Arland", "ARL"), ("Zeeland", "ZEL"))}  # fmt: skip
    assert values(deed, beside=[by["Arland"]]) == DONE
    assert values(deed, beside=[by["Zeeland"]]) == []


def test_who_carries_another_word_may_say_something_else_himself():
    text = "{} fired on Bel, {} said."
    by = {name: report(text.format(name, said), "fired on", actors=[(name, name[:3].upper())],
                       recipients=[("Bel", "MER")], accounts=accounts)
          for name, said, accounts in (
              ("Arland", "Bel in the Agency", [passed_on(("Bel", "MER"), "asserts", 1),
                                               ("the Agency", "asserts", "ZEL")]),
              ("Quill", "the Agency", [("the Agency", "asserts", "ZEL")]))}  # fmt: skip
    assert values(*by.values()) == ["Arland", "Quill"]


def test_never_and_denies_are_one_denial():
    told = shelling("Bel said Arland was shelling it.", ("Bel", "asserts", "MER"))
    never = shelling("Arland said it was never shelling Bel.", DENIED, status="negated")
    assert values(told, never) == DONE


def test_who_is_not_named_has_no_account():
    (found,) = contradictions("e_1", [shelling("Arland denied shelling Bel.", DENIED)])
    assert [len(v.accounts) for v in found.versions] == [0, 1]
    assert [v.sides for v in found.versions] == [(), ("ARL",)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Arland denied it.", True),
        ("Arland rejected the reports outright.", True),
        ("Arland dismissed it as a lie.", True),
        ("Arland rejects the notion that it paid.", True),
        ("Arland said that it was false.", True),
        ("The accusation of Meridia, which Arland rejects, is old.", True),
        ("Arland has not denied it.", False),
        ("Arland hasn't denied it.", False),
        ("Arland refused to confirm or deny it.", False),
        ("Arland neither confirmed nor denied it.", False),
        ("Nobody denies it.", False),
        ("Arland rejected most complaints.", False),
        ("Arland rejected the verdict of the court in Meridia.", False),
        ("Arland rejected an order that it leave.", False),
        ("Arland rejects the claims to its islands.", False),
        ("Arland rejects the maritime claims of Meridia.", False),
        ("Arland rejected the plan but said the charges were untrue.", True),
    ],
)
def test_a_denial_says_that_something_is_not_so(words, expected):
    assert denies(words) is expected


def test_who_asks_in_a_transcript_tells_nothing():
    denied = shelling("Arland denied shelling Bel.", DENIED)
    text = "{}: Is Arland shelling Bel?"
    by = {
        name: shelling(text.format(name), (name, "asserts", "MER")) for name in ("QUESTION", "Bel")
    }
    held = {
        name: contradictions("e_1", [denied, one])[0].versions[0].accounts
        for name, one in by.items()
    }
    assert [len(accounts) for accounts in held.values()] == [0, 1]


def test_allegations_deny_nothing():
    told = shelling("Bel said Arland was shelling it.", ("Bel", "asserts", "MER"))
    text = "Allegations of shelling Bel by Arland are untrue, Bel was told."
    assert values(told, shelling(text, ("Allegations", "denies", "ARL"))) == []
    assert values(told, shelling(text, ("Arland", "denies", "ARL"))) == DONE


def held(one):
    """Who holds each version by the claim's own word."""
    return [[name for _, name in version.said_by] for version in one.versions]


def test_who_rejects_does_not_hold_what_is_rejected():
    (found,) = contradictions(
        "e_1", [rejecting("Arland rejected the claims of Meridia.", "rejected")]
    )
    assert held(found) == [["Meridia"], ["Arland"]]
    assert [version.accounts for version in found.versions] == [(), ()]
    (charge,) = contradictions(
        "e_1", [accusing("Arland denied allegations of torture by Meridia.", "allegations", DENIED)]
    )
    assert held(charge) == [["Meridia"], []]


def test_a_country_is_not_of_two_minds():
    """It says through a ministry that it did not do what it is elsewhere read as telling."""

    def state(word, code):
        return (word, "asserts", code, "GOV", f"country:{code}")

    denial = shelling(
        "Arland's ministry denied shelling Bel.", ("Arland's ministry", "denies", "ARL")
    )
    told = shelling("Arland told of shelling of Bel by Arland.", state("Arland", "ARL"))
    other = shelling("Meridia told of shelling of Bel by Arland.", state("Meridia", "MER"))
    (found,) = contradictions("e_1", [denial, told, other])
    assert [version.sides for version in found.versions] == [("MER",), ("ARL",)]
    charge = about(
        accusing("Arland and Meridia blamed Arland.", "blamed", actors=(ARLAND, MERIDIA)), denial
    )
    whole = tuple(
        replace(party, identity=replace(party.identity, value=replace(
            party.identity.value, entity=f"country:{party.who.country}")))
        for party in charge.claim.actors
    )  # fmt: skip
    charge = Report(replace(charge.claim, actors=whole), charge.article, charge.text)
    (found,) = contradictions("e_1", [denial], [charge])
    assert held(found) == [["Meridia"], []]


@pytest.mark.parametrize(
    ("accounts", "status", "answers"),
    [
        ([says(MERIDIA, "asserts"), DENIED], "actual", 1),  # one asserts what another denies
        ([DENIED], "actual", 0),
        ([], "negated", 0),
        ([says(MERIDIA, "asserts")], "actual", 1),
    ],
)
def test_what_somebody_asserts_is_an_answer_though_another_denies_it(accounts, status, answers):
    told = shelling("Meridia says that Arland went on shelling Bel.", *accounts, status=status)
    assert len(list(voices_of([told], lambda _: "Bel"))) == answers
