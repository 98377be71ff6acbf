"""How a claim stands, in one word."""

from __future__ import annotations

import pytest

from chancery.model import Stance, Status
from chancery.service import STANDINGS, standing
from chancery.service.standing import denied_by_all


@pytest.mark.parametrize(
    ("status", "stances", "asked", "expected"),
    [
        ("actual", [], None, "happened"),
        ("actual", ["asserts"], None, "said"),
        ("actual", ["asserts", "confirms"], None, "confirmed"),
        ("actual", ["asserts", "denies"], None, "denied"),
        ("future", ["denies"], "REQUEST", "denied"),
        ("actual", ["unconfirmed"], None, "doubted"),
        ("negated", ["asserts"], None, "not done"),
        ("negated", [], "REQUEST", "not done"),
        ("historical", ["asserts"], None, "remembered"),
        ("future", [], None, "expected"),
        ("future", [], "REQUEST", "demanded"),
        ("hypothetical", [], "THREATEN", "threatened"),
        ("hypothetical", ["asserts"], "SUPPORT", "feared"),
        ("actual", [], "REQUEST", "happened"),
    ],
)
def test_standing(status: str, stances: list[str], asked: str | None, expected: str) -> None:
    claim = {"status": status, "accounts": [{"stance": stance} for stance in stances]}
    assert standing(claim, asked) == expected


@pytest.mark.parametrize(
    ("kind", "actors", "asked", "stances", "expected"),
    [
        ("ASSAULT", ["Israel"], "ACCUSE", [], "said"),  # "condemned the Israeli attack"
        ("ASSAULT", ["Israel"], "REQUEST", [], "said"),  # "demanded an end to the Israeli raids"
        ("ASSAULT", [], "ACCUSE", [], "happened"),  # "condemned the attack": that there was one
        ("ASSAULT", ["Israel"], None, [], "happened"),
        ("ASSAULT", ["Israel"], "SUPPORT", [], "happened"),
        ("ASSAULT", ["Israel"], "ACCUSE", ["denies"], "denied"),
        ("ACCUSE", ["Canada"], "ACCUSE", [], "happened"),  # the accusation itself was made
    ],
)
def test_what_is_only_condemned_or_demanded_is_told_on_the_word_of_who_does(
    kind: str, actors: list[str], asked: str | None, stances: list[str], expected: str
) -> None:
    claim = {
        "status": "actual", "event_type": kind, "actors": actors,
        "accounts": [{"stance": stance} for stance in stances],
    }  # fmt: skip
    assert standing(claim, asked) == expected


def test_every_claim_stands_somehow() -> None:
    for status in Status:
        for stance in [*Stance, None]:
            accounts = [{"stance": str(stance)}] if stance else []
            for asked in (None, "REQUEST", "THREATEN", "ACCUSE"):
                assert standing({"status": str(status), "accounts": accounts}, asked) in STANDINGS


@pytest.mark.parametrize(
    ("kind", "accounts", "denied"),
    [
        ("ASSAULT", [], False),  # the writer says so
        ("ASSAULT", [("asserts", None)], False),
        ("ASSAULT", [("denies", None)], True),
        ("ASSAULT", [("denies", 1), ("asserts", None)], True),  # Reuters only passes it on
        ("ASSAULT", [("denies", None), ("denies", None)], True),
        ("ASSAULT", [("denies", 2), ("asserts", 2), ("asserts", None)], False),  # one side says so
        ("ASSAULT", [("doubts", None)], False),
        ("ACCUSE", [("denies", None)], False),  # the accusation was made
        ("CONSULT", [("denies", None)], True),
    ],
)
def test_what_all_who_speak_deny_is_not_told(
    kind: str, accounts: list[tuple[str, int | None]], denied: bool
) -> None:
    assert denied_by_all(kind, accounts) is denied
