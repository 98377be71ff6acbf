"""What a news organisation reports beside a source of its own came through it."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from who_making import party, reading

from chancery.model import Account, Cited, Identity, Party, Stance
from chancery.resolve.who.told import passed_on

TEXT = "Strikes were told by Reuters, Haaretz, the police and a witness"
A, C, D, U, B = Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.UNCONFIRMED, Stance.DOUBTS


def account(words, sector, stance, via=None):
    said = party(TEXT, words)
    who = Cited(Identity(sector=sector), said.mention.spans, 0.9, "test@1")
    return Account(
        Party(said.mention, who), Cited(stance, said.mention.spans, 0.9, "test@1"), via=via
    )


# Accounts as sector and stance, and through which each was passed on.
TOLD = [
    ([("JRN", A), ("COP", A)], [None, 0]),
    ([("COP", A), ("JRN", A)], [1, None]),
    ([("COP", C), ("JRN", A)], [1, None]),
    ([("COP", A), ("JRN", A), (None, A)], [1, None, 1]),
    ([("COP", D), ("JRN", A)], [None, None]),
    ([("COP", A), ("JRN", A), (None, D)], [1, None, None]),
    ([("COP", U), ("JRN", A)], [None, None]),
    ([("COP", B), ("JRN", A)], [None, None]),
    ([("COP", A), ("JRN", D)], [None, None]),
    ([("COP", A), ("JRN", U)], [None, None]),
    ([("JRN", A), ("JRN", A)], [None, None]),
    ([("COP", A), ("GOV", A)], [None, None]),
    ([("JRN", A)], [None]),
    ([], []),
]
WORDS = ("Reuters", "the police", "a witness")


@pytest.mark.parametrize(("told", "via"), TOLD)
def test_the_press_passes_on_what_others_assert(told, via):
    accounts = tuple(account(w, *one) for w, one in zip(WORDS, told, strict=False))
    claim = replace(reading(TEXT).claims[0], accounts=accounts)
    assert [one.via for one in passed_on(claim, TEXT).accounts] == via


def test_a_chain_that_was_read_stays():
    accounts = (
        account("Reuters", "JRN", A),
        account("the police", "COP", A),
        account("a witness", None, A, via=1),
    )
    claim = replace(reading(TEXT).claims[0], accounts=accounts)
    assert passed_on(claim, TEXT) is claim


# The text, the sources in it with stance and through which each was read as passed on, and
# through which they are.
CHAINS = [
    (
        "A guard told the Gazette of shots.",
        [("A guard", A, 1), ("the Gazette", A, None)],
        [1, None],
    ),
    (
        "A guard told the Gazette of shots; an elder denied it.",
        [("A guard", A, 1), ("the Gazette", A, None), ("an elder", D, 1)],
        [1, None, None],
    ),
    (
        "A guard told the Gazette of shots. The mayor counted two.",
        [("A guard", A, 1), ("the Gazette", A, None), ("The mayor", A, 1)],
        [1, None, None],
    ),
    (
        "The army dismissed a report in the Gazette of shots.",
        [("The army", D, 1), ("the Gazette", A, None)],
        [None, None],
    ),
    (
        "The army denied the shots, the Gazette reported.",
        [("The army", D, 1), ("the Gazette", A, None)],
        [1, None],
    ),
    (
        "The council, citing three doctors, spoke of shots.",
        [("The council", A, None), ("doctors", A, None)],
        [None, 0],
    ),
    (
        "The council said it was told by doctors of shots.",
        [("The council", A, None), ("doctors", A, None)],
        [None, 0],
    ),
    (
        "The council spoke of shots, and so did doctors.",
        [("The council", A, None), ("doctors", A, None)],
        [None, None],
    ),
    (
        "The council cited a law. Doctors heard shots.",
        [("The council", A, None), ("Doctors", A, None)],
        [None, None],
    ),
    (
        "The envoy said that miners had heard shots.",
        [("The envoy", A, None), ("miners", A, None)],
        [None, 0],
    ),
    (
        "The envoy, who left on Monday, has also told radio that miners heard shots.",
        [("The envoy", A, None), ("miners", A, None)],
        [None, 0],
    ),
    (
        "The envoy said and miners agreed that there were shots.",
        [("The envoy", A, None), ("miners", A, None)],
        [None, None],
    ),
    (
        "The envoy, along with miners, spoke of shots.",
        [("The envoy", A, None), ("miners", A, None)],
        [None, None],
    ),
    (
        "The envoy denied that miners had heard shots.",
        [("The envoy", D, None), ("miners", A, None)],
        [None, None],
    ),
    (
        "A miner has admitted the shots, according to the sheriff.",
        [("A miner", C, None), ("the sheriff", A, None)],
        [1, None],
    ),
    (
        "A miner denied the shots, the sheriff said.",
        [("A miner", D, None), ("the sheriff", A, None)],
        [1, None],
    ),
    (
        "A miner told of shots, while the sheriff said nothing.",
        [("A miner", A, None), ("the sheriff", A, None)],
        [None, None],
    ),
    (
        "A miner plans to hear of shots, the sheriff said.",
        [("A miner", A, None), ("the sheriff", A, None)],
        [None, None],
    ),
]


def test_whoever_is_quoted_was_quoted_by_the_one_before():
    text = "The Gazette reports shots. A miner is quoted as saying there were ten."
    inner, outer = spoken(text, "A miner", A, 1), spoken(text, "The Gazette", A, None)
    cue = Cited("quoted as saying", inner.source.mention.spans, 0.9, "test@1")
    claim = reading(text).claims[0]
    kept = passed_on(replace(claim, accounts=(replace(inner, cue=cue), outer)), text)
    parted = passed_on(replace(claim, accounts=(inner, outer)), text)
    assert [kept.accounts[0].via, parted.accounts[0].via] == [1, None]


@pytest.mark.parametrize(("text", "told", "via"), CHAINS)
def test_the_words_between_two_sources_tell_whether_one_passed_the_other_on(text, told, via):
    accounts = tuple(spoken(text, *one) for one in told)
    claim = replace(
        reading(text).claims[0], accounts=accounts, trigger=party(text, "shots").mention
    )
    assert [one.via for one in passed_on(claim, text).accounts] == via


def spoken(text, words, stance, via, stage="read.source@1", score=0.9):
    said = party(text, words)
    mention = replace(said.mention, stage=stage, confidence=score)
    return Account(Party(mention), Cited(stance, said.mention.spans, 0.9, "test@1"), via=via)


@pytest.mark.parametrize(
    ("stage", "score", "left"),
    [
        ("read.outer@1", 0.3, ["A guard", "Doctors"]),
        ("read.outer@1", 0.8, ["A guard", "the Gazette", "Doctors"]),
        ("read.source@1", 0.3, ["A guard", "the Gazette", "Doctors"]),
    ],
)
def test_who_was_hardly_seen_and_passes_nothing_on_is_left_out(stage, score, left):
    text = "A guard heard shots. Doctors saw two dead, wrote the mayor. He reads the Gazette."
    told = [
        spoken(text, "A guard", A, 1),
        spoken(text, "the Gazette", A, None, stage, score),
        spoken(text, "Doctors", A, None),
    ]
    claim = replace(reading(text).claims[0], accounts=tuple(told))
    assert [one.source.mention.value for one in passed_on(claim, text).accounts] == left


def test_the_annotated_claims_are_so():
    """The figures of the module's docstring, counted."""
    passed: Counter[tuple[bool, bool]] = Counter()  # asserting, through the press
    for table in sorted((Path(__file__).parents[3] / "training" / "claims").glob("*.jsonl")):
        for line in table.read_text(encoding="utf-8").splitlines():
            accounts = json.loads(line).get("accounts") or []
            press = [i for i, a in enumerate(accounts) if a["source_sector"] == "JRN"]
            if len(accounts) != 2 or len(press) != 1 or accounts[press[0]]["stance"] != A:
                continue
            other = accounts[1 - press[0]]
            if other["stance"] != C:
                passed[other["stance"] == A, other["via"] == press[0]] += 1
    assert (passed[True, True], passed[True, False]) == (126, 24)
    assert (passed[False, True], passed[False, False]) == (3, 55)
