"""What a news organisation reports beside a source of its own came through it."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from who_making import party, reading

from chancery.model import Account, Cited, Identity, Party, Stance
from chancery.resolve.who_told import passed_on

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
    assert [one.via for one in passed_on(claim).accounts] == via


def test_a_chain_that_was_read_stays():
    accounts = (
        account("Reuters", "JRN", A),
        account("the police", "COP", A),
        account("a witness", None, A, via=1),
    )
    claim = replace(reading(TEXT).claims[0], accounts=accounts)
    assert passed_on(claim) is claim


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
    assert (passed[True, True], passed[True, False]) == (106, 17)
    assert (passed[False, True], passed[False, False]) == (2, 13)
