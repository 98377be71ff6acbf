"""Parts of a claim in words."""

from __future__ import annotations

from typing import Any

import pytest

from chancery.cli import words

DATES = [
    # (date of the shape, as shown, note)
    (None, "undated", "nothing known"),
    (("2025-05-13", "2025-05-13", "day", "expression"), "2025-05-13", "a day"),
    (("2025-05-13", "2025-05-13", "day", "publication"), "~2025-05-13", "only the article's own"),
    (("2025-05-01", "2025-05-31", "month", "expression"), "2025-05", "a month"),
    (("2025-01-01", "2025-12-31", "year", "expression"), "2025", "a year"),
    (("2025-05-13", "2025-05-20", "range", "expression"), "2025-05-13 to 2025-05-20", "a range"),
    ((None, "2025-06-01", "month", "expression"), "by 2025-06-01", "open at the start"),
    (("2025-06-01", None, "day", "expression"), "from 2025-06-01", "open at the end"),
    (("2024-12-01", "2025-01-31", "month", "expression"), "2024-12-01 to 2025-01-31", "two months"),
]


@pytest.mark.parametrize(("date", "shown", "note"), DATES, ids=[d[2] for d in DATES])
def test_day(date: tuple[str | None, ...] | None, shown: str, note: str) -> None:
    del note
    keys = ("from", "to", "granularity", "basis")
    assert words.day({"date": date and dict(zip(keys, date, strict=True))}) == shown


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"name": "Asim Munir", "country": "PAK", "sector": "MIL"}, "Asim Munir (PAK.MIL)"),
        ({"name": None, "text": "the officials", "country": "PAK", "sector": None},
         "the officials (PAK)"),
        ({"name": None, "text": "gunmen", "country": None, "sector": "UAF"}, "gunmen (UAF)"),
        ({"text": "they", "country": None, "sector": None}, "they"),
        ({"name": None, "text": None}, "?"),
    ],
)  # fmt: skip
def test_party(row: dict[str, Any], shown: str) -> None:
    assert words.party(row) == shown


def account(name: str, stance: str = "asserts", via: int | None = None) -> dict[str, Any]:
    return {"source": {"name": name, "text": name}, "stance": stance, "via": via}


ACCOUNTS = [
    ([], "the writer"),
    ([account("Kyiv")], "Kyiv: asserts"),
    ([account("Kyiv", via=1), account("Reuters")], "Kyiv: asserts, via Reuters"),
    ([account("Kyiv", via=1), account("TASS", via=2), account("Reuters")],
     "Kyiv: asserts, via TASS, via Reuters"),
    ([account("Kyiv"), account("Moscow", "denies")], "Kyiv: asserts; Moscow: denies"),
    ([account("Kyiv", via=2), account("Moscow", "denies", via=2), account("Reuters")],
     "Kyiv: asserts, via Reuters; Moscow: denies, via Reuters"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "shown"), ACCOUNTS)
def test_accounts(rows: list[dict[str, Any]], shown: str) -> None:
    assert words.accounts({"accounts": rows}) == shown


def test_accounts_that_pass_each_other_on_come_to_an_end() -> None:
    ring = [account("A", via=1), account("B", via=2), account("C", via=1)]
    assert words.accounts({"accounts": ring}) == "A: asserts, via B, via C"


def test_words_stand_in_the_order_of_the_text(claim: dict[str, Any]) -> None:
    expected = "General Asim Munir asked Washington … Tuesday … Islamabad"
    assert words.words(claim) == expected


def test_words_that_overlap_are_shown_once(claim: dict[str, Any]) -> None:
    claim["recipients"] = [{"text": "Munir asked", "start": 55, "end": 66}]
    assert words.words(claim).count("asked") == 1


def test_words_without_offsets_are_left_out(claim: dict[str, Any]) -> None:
    claim["actors"] = [{"text": "imported", "start": None, "end": None}]
    assert "imported" not in words.words(claim)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 articles"), (1, "1 article"), (2000, "2,000 articles")]
)
def test_count(number: int, shown: str) -> None:
    assert words.count(number, "article") == shown
