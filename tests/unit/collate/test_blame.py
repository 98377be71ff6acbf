"""Who did it, where two sides blame one another for what was done to one target."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from judged import DAY, report

from chancery.collate import Report, contradictions, is_blamed, same_target, target_words

ARLAND, MERIDIA = ("Arland", "ARL"), ("Meridia", "MER")
SPOT = ("Kestrel", "MER", 10.0, 20.0)
DAM = ("the Kestrel dam", "MER")


def deed(text, doer, hit=DAM, *, by=None, trigger="blown up", **told):
    """An attack by a doer, on somebody's word."""
    said = [(by[0], "asserts", by[1])] if by else ()
    return report(
        text,
        trigger,
        "ASSAULT",
        actors=[doer] if doer else [],
        recipients=[hit],
        accounts=said,
        **told,
    )


def accused(text, who, whom, of):
    """An accusation about a deed."""
    charge = report(text, "blamed", "ACCUSE", actors=[who], recipients=[whom])
    return Report(replace(charge.claim, about=of.claim.id), charge.article, charge.text)


BY_ARLAND = deed("Arland had the Kestrel dam blown up, Meridia said.", ARLAND, by=MERIDIA)
BY_MERIDIA = deed("Meridia had the Kestrel dam blown up, Arland said.", MERIDIA, by=ARLAND)
CHARGE = accused("Arland blamed Meridia.", ARLAND, MERIDIA, BY_MERIDIA)


def parted(reports, about=(), beside=()):
    """What is answered to who did it, with the sides."""
    return {
        version.value: version.sides
        for one in contradictions("e_1", reports, about, beside)
        if one.field == "who"
        for version in one.versions
    }


def test_each_of_two_sides_says_that_the_other_did_it() -> None:
    expected = {"Arland": ("MER",), "Meridia": ("ARL",)}
    assert parted([BY_ARLAND], (), [BY_MERIDIA]) == expected
    silent = deed("Somebody from Meridia had the Kestrel dam blown up.", MERIDIA)
    assert (
        parted([BY_ARLAND], [accused("Arland blamed Meridia.", ARLAND, MERIDIA, silent)], [silent])
        == expected
    )
    # whoever the deed was read with, who is accused of it did it
    assert (
        parted([BY_ARLAND], [accused("Arland blamed Meridia.", ARLAND, MERIDIA, BY_ARLAND)])
        == expected
    )


@pytest.mark.parametrize(
    ("reports", "beside", "note"),
    [
        ([BY_ARLAND], [], "nobody blames another"),
        ([deed("Arland had the Kestrel dam blown up.", ARLAND)], [BY_MERIDIA],
         "the writer's word alone"),
        ([BY_ARLAND], [deed("Meridia had the Kestrel dam blown up, Meridia said.", MERIDIA, by=MERIDIA)],
         "a side that says it did it itself"),
        ([BY_ARLAND], [deed("Zeeland had the Kestrel dam blown up, Norway said.", ("Zeeland", "ZEL"),
                            by=("Norway", "NOR"))], "who is blamed is heard in neither"),
        ([BY_ARLAND], [deed("Meridia had the Kestrel dam blown up, Arland said.", MERIDIA, by=ARLAND,
                            status="future")], "what is yet to come"),
        ([BY_ARLAND], [deed("Meridia had the Kestrel dam blown up, Meridia said: Arland.", MERIDIA,
                            by=("Arland", "MER"))], "one side's word on both"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_blame_of_one_another(reports, beside, note) -> None:
    assert parted(reports, (), beside) == {}, note


@pytest.mark.parametrize(
    ("words", "blames"), [("blamed Meridia", True), ("blamed Meridia for lying", False)]
)
def test_who_is_accused_of_lying_is_accused_of_no_attack(words: str, blames: bool) -> None:
    silent = deed("Somebody from Meridia had the Kestrel dam blown up.", MERIDIA)
    charge = accused(f"Arland {words}.", ARLAND, MERIDIA, silent)
    assert is_blamed([silent], [charge]) is blames


def test_nor_is_a_paper() -> None:
    silent = deed("Somebody had the Kestrel dam blown up.", None)
    paper = report("Arland blamed the Herald.", "blamed", "ACCUSE", actors=[ARLAND],
                   recipients=[("the Herald", "MER")])  # fmt: skip
    (one,) = paper.claim.recipients
    press = replace(one, identity=replace(one.identity, value=replace(one.who, sector="JRN")))
    claim = replace(paper.claim, about=silent.claim.id, recipients=(press,))
    assert not is_blamed([silent], [Report(claim, paper.article, paper.text)])


def test_the_press_accuses_for_no_side() -> None:
    agency = report(
        "Meridia had the Kestrel dam blown up, the Agency said.", "blown up", "ASSAULT",
        actors=[MERIDIA], recipients=[DAM], accounts=[("the Agency", "asserts", "ARL", "JRN")],
    )  # fmt: skip
    assert not is_blamed([agency], [])
    assert is_blamed([BY_MERIDIA], [])
    assert parted([BY_ARLAND], (), [agency]) == {}


def other(hit, place=None, later=0, text="Meridia had {} blown up, Arland said."):
    return deed(text.format(hit), MERIDIA, (hit, "MER"), by=ARLAND, place=place,
                published=DAY + timedelta(days=later))  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (BY_ARLAND, BY_MERIDIA, True),
        (BY_ARLAND, other("a dam at Kestrel", later=2), True),
        (BY_ARLAND, other("the Kestrel dam", later=9), False),  # another day
        (BY_ARLAND, other("a bridge"), False),
        (other("a dam"), other("the dam", text="Meridia, said Arland, had {} blown up."), False),
        (other("a dam", SPOT), other("the dam", SPOT), True),  # the same spot
        (other("a dam", SPOT), other("the bridge", SPOT), False),
        (other("soldiers", SPOT), other("the soldiers", SPOT), False),  # of many
        (other("5 people", SPOT), other("5 miners", SPOT), False),
        (other("471 people"), other("471"), True),  # a toll that few have
        (other("500 people"), other("500"), False),
    ],
)  # fmt: skip
def test_one_target(one: Report, two: Report, same: bool) -> None:
    assert same_target(one, two) is same
    assert same_target(two, one) is same
    if same:
        assert target_words(one) & target_words(two)
