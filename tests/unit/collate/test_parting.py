"""Where accounts part, and where they only differ in precision."""

from __future__ import annotations

from datetime import date

import pytest
from judged import report

from chancery.collate import contradictions

CALLS = (
    report("Trump announced he had called Delhi to mediate.", "called", "CONSULT",
           actors=[("he", "USA")], recipients=[("Delhi", "IND")],
           accounts=[("Trump", "asserts", "USA")]),
    report("India said the US president never made any calls.", "calls", "CONSULT",
           actors=[("US president", "USA")], recipients=[("India", "IND")],
           accounts=[("India", "denies", "IND")]),
)  # fmt: skip
NAMED_ALIKE = (
    report("Mothers said the Garde soldiers beat them.", "beat",
           actors=[("the Garde soldiers", "MAR")], accounts=[("Mothers", "asserts", "MAR")]),
    report("Sisters said soldiers of the Garde beat them.", "beat",
           actors=[("soldiers of the Garde", "CHL")], accounts=[("Sisters", "asserts", "CHL")]),
)  # fmt: skip
STRIKE = (
    report("Gaza officials said Israel bombed the hospital.", "bombed",
           actors=[("Israel", "ISR")], accounts=[("Gaza officials", "asserts", "PSE")]),
    report("Israel said militants bombed the hospital.", "bombed",
           actors=[("militants", "PSE")], accounts=[("Israel", "asserts", "ISR")]),
)  # fmt: skip


def toll(words, value, **more):
    text = f"A blast killed {words} people in Arland."
    return report(
        text, "killed", recipients=[("people", "ARL")], number=(words, "killed", value), **more
    )


def blast(day, **more):
    return report(f"The blast of {day} shook the port.", "blast", day=day, **more)


FIELDS = (
    (CALLS, ["happened"], "a denial against an announcement"),
    (CALLS[:1] * 2, [], "one voice twice"),
    (STRIKE, ["who"], "each side blames the other"),
    (NAMED_ALIKE, [], "one name, placed in two countries"),
    ((toll("26", 26), toll("14", 14, publisher="B")), ["how many"], "two tolls of one day"),
    ((toll("26", 26, day=date(2024, 5, 13)), toll("14", 14, day=date(2024, 5, 13), publisher="B")),
     [], "tolls told as background"),
    ((toll("26", 26), toll("more than two dozen", 24)), [], "the same in other words"),
    ((toll("about 100", 100), toll("95", 95)), [], "a round number"),
    ((toll("14", 14), toll("26", 26, published=date(2025, 5, 16))), [], "a toll that has grown"),
    ((toll("26", 26), toll("14", 14, published=date(2025, 5, 16))), ["how many"], "one that shrank"),
    ((toll("14", 14), toll("more than 20", 20, publisher="B")), [], "a bound is no exact number"),
    ((toll("14", 14, accounts=[("Arland", "asserts", "ARL")]),
      toll("26", 26, publisher="B", accounts=[("Arland", "asserts", "ARL")])), [], "one source"),
    ((blast(date(2025, 5, 12)), blast(date(2025, 5, 13))), [], "a day apart, by time zone"),
    ((blast(date(2025, 5, 10)), blast(date(2025, 5, 13), publisher="B")), ["when"], "three days apart"),
    ((blast(date(2025, 5, 10)), blast(date(2025, 5, 13))), [], "one paper tells of two"),
    ((report("The war was felt on Friday.", "war", day=date(2025, 5, 9)),
      report("The war was felt on Monday.", "war", day=date(2025, 5, 12), publisher="B")),
     [], "what lasts is told of any day"),
    ((report("Arland said Friday a blast shook it.", "blast", day=date(2025, 5, 9), day_words="Friday",
             accounts=[("Arland", "asserts", "ARL", "GOV", None, ("said", "a blast shook it"))]),
      report("A blast on Monday shook it.", "blast", day=date(2025, 5, 5), publisher="B")),
     [], "the day of the saying"),
    ((report("A blast shook it the day before.", "blast", day=date(2025, 5, 2),
             day_words="the day before"),
      report("A blast on Friday shook it.", "blast", day=date(2025, 5, 9), day_words="Friday",
             publisher="B")),
     [], "a week off"),
    ((report("A blast today shook it.", "blast", day=date(2025, 5, 12), day_words="today"),
      report("A blast on Friday shook it.", "blast", day=date(2025, 5, 9), day_words="Friday",
             publisher="B")),
     [], "a day counted from the printing"),
    ((report("Arland said Prigov was killed.", "killed", recipients=[("Prigov", "ARL")],
             accounts=[("Arland", "asserts", "ARL")]),
      report("The palace denied that Arland killed Prigov.", "killed", actors=[("Arland", "ARL")],
             recipients=[("Prigov", "ARL")], accounts=[("The palace", "denies", "ARL")])),
     [], "a hand in it is denied, not that it happened"),
    ((report("Bao said Vohor punched him.", "punched", actors=[("Vohor", "VUT")],
             accounts=[("Bao", "asserts", "CHN")]),
      report("Envoy Bao said the cabinet punched him.", "punched", actors=[("the cabinet", "TWN")],
             accounts=[("Envoy Bao", "asserts", "VUT")])),
     [], "one speaker, read twice"),
    ((report("A blast on Friday shook it.", "blast", day=date(2025, 5, 2), day_words="Friday"),
      report("The blast on Friday shook us.", "blast", day=date(2025, 5, 9), day_words="Friday",
             published=date(2025, 5, 21))),
     [], "one Friday, counted from two days of printing"),
    ((report("A blast on Friday shook it.", "blast", day=date(2025, 5, 2), day_words="Friday"),
      report("The blast on Friday shook us.", "blast", day=date(2025, 5, 9), day_words="Friday",
             publisher="Other Post")),
     ["when"], "two Fridays, printed on one day"),
    ((report("The ruin that the blast left in the old town was laid bare by pictures on Monday.", "blast",
             day=date(2025, 5, 12), day_words="Monday"),
      report("A blast on Friday shook it.", "blast", day=date(2025, 5, 9), day_words="Friday",
             publisher="B")), [], "the day of another deed, far from the word"),
    ((blast(date(2025, 5, 10)), blast(date(2024, 5, 10))), [], "an anniversary is no dispute"),
    ((report("Shells hit Bel.", "hit", place=("Bel", "ARL", 50.0, 30.0)),
      report("Shells hit Dor.", "hit", place=("Dor", "ARL", 50.0, 36.0))), [], "two towns may both be hit"),
    ((report("Shells hit Bel.", "hit", place=("Bel", "ARL", 50.0, 30.0)),
      report("Shells hit Dor.", "hit", place=("Dor", "ARL", 50.2, 30.2))), [], "its outskirts"),
)  # fmt: skip


@pytest.mark.parametrize(("reports", "fields", "note"), FIELDS, ids=[row[2] for row in FIELDS])
def test_fields(reports, fields, note):
    assert [str(one.field) for one in contradictions("e_1", reports)] == fields


def test_each_version_says_who_holds_it_and_on_which_side():
    (found,) = contradictions("e_1", CALLS)
    yes, no = found.versions
    assert (yes.sides, no.sides) == (("USA",), ("IND",))
    assert no.accounts == ((CALLS[1].claim.id, 0),)


def test_who_asked_is_told_from_the_requests_about_the_event():
    asked = [
        report(f"{one} said {other} asked for a truce.", "asked", "REQUEST",
               actors=[(other, code)], accounts=[(one, "asserts", own)])
        for one, own, other, code in (("India", "IND", "Pakistan", "PAK"),
                                      ("Pakistan", "PAK", "India", "IND"))
    ]  # fmt: skip
    truce = report("The truce holds.", "truce", "RETREAT")
    (found,) = contradictions("e_1", [truce], asked)
    assert str(found.field) == "who asked"


def test_what_is_not_sure_is_not_shown():
    unsure = [report(r.article.text, r.claim.trigger.value, "CONSULT", actors=[("he", "USA")],
                     accounts=[("Trump", "asserts", "USA")], confidence=0.1) for r in CALLS[:1]]  # fmt: skip
    assert contradictions("e_1", [*unsure, CALLS[1]]) == ()
