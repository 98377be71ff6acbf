"""Parts of a claim in words."""

from __future__ import annotations

from typing import Any

import pytest

from chancery.cli import parting, words

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


@pytest.mark.parametrize(
    ("actors", "recipients", "shown"),
    [
        (["Iran", "Oman"], ["France"], "Iran, Oman → France"),
        (["Iran", "Iran"], [], "Iran"),
        ([], ["France"], "? → France"),
        ([], [], "?"),
    ],
)
def test_pair(actors: list[str], recipients: list[str], shown: str) -> None:
    row = {"actors": [{"name": n} for n in actors], "recipients": [{"name": n} for n in recipients]}
    assert words.pair(row) == shown


@pytest.mark.parametrize(
    ("names", "most", "shown"),
    [
        ("A B C D", 4, "A, B, C, D"),
        ("A B C D E", 4, "A, B, C and 2 more"),
        ("A B A A C", 4, "A, B, C"),
        ("A B C D E", None, "A, B, C, D, E"),
        ("", 4, "?"),
    ],
)
def test_many_parties(names: str, most: int | None, shown: str) -> None:
    assert words.parties([{"name": name} for name in names.split()], most) == shown


def test_one_name_with_several_codes_is_told_once() -> None:
    rows = [
        {"name": None, "text": "both sides", "country": "ARM", "sector": "GOV"},
        {"name": "Russia", "country": "RUS", "sector": None},
        {"name": None, "text": "both sides", "country": "AZE", "sector": "GOV"},
        {"name": "Russia", "country": "RUS", "sector": None},
        {"name": "gunmen", "country": None, "sector": None},
    ]
    assert words.parties(rows) == "both sides (ARM.GOV, AZE.GOV), Russia (RUS), gunmen"


def test_words_of_parties_that_are_not_told_are_left_out() -> None:
    sentence = "Taking part were " + ", ".join(f"the minister of {n}" for n in NUMBERS) + "."
    spans = [(sentence.index(n), sentence.index(n) + len(n)) for n in NUMBERS]
    row = {
        "sentence": {"index": 0, "start": 0, "end": len(sentence)}, "sentence_text": sentence,
        "trigger": {"text": "Taking part", "start": 0, "end": 11}, "recipients": [],
        "date": None, "place": None,
        "actors": [{"name": n, "start": start, "end": end}
                   for n, (start, end) in zip(NUMBERS, spans, strict=True)],
    }  # fmt: skip
    every, some = ("".join(part for part, _ in words.words(row, most)) for most in (None, 4))
    assert all(number in every for number in NUMBERS)
    assert NUMBERS[2] in some
    assert NUMBERS[-1] not in some
    assert some.endswith(" …")


NUMBERS = ("agriculture", "broadcasting", "commerce", "defence", "education", "finance")


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
    ([account("Kyiv"), account("Kyiv"), account("Kyiv", "denies")], "Kyiv: asserts; Kyiv: denies"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "shown"), ACCOUNTS)
def test_accounts(rows: list[dict[str, Any]], shown: str) -> None:
    assert words.accounts({"accounts": rows}) == shown


def test_accounts_that_pass_each_other_on_come_to_an_end() -> None:
    ring = [account("A", via=1), account("B", via=2), account("C", via=1)]
    assert words.accounts({"accounts": ring}) == "A: asserts, via B, via C"


LONG = (
    "Speaking after a week of talks that nobody outside the ministry had heard of, the general "
    "said that he asked the envoys, of whom some had come from as far as the northern border of "
    "the province, to leave by Monday."
)


def excerpt(sentence: str, trigger: str, *others: str, base: int = 1000) -> list[tuple[str, bool]]:
    """`words` of a claim whose sentence begins at an offset."""

    def cited(text: str) -> dict[str, Any]:
        start = base + sentence.index(text)
        return {"text": text, "start": start, "end": start + len(text)}

    return words.words({
        "sentence": {"index": 3, "start": base, "end": base + len(sentence)},
        "sentence_text": sentence, "trigger": cited(trigger), "actors": [],
        "recipients": [cited(other) for other in others], "date": None, "place": None,
    })  # fmt: skip


EXCERPTS = [
    # sentence, trigger, other words, as shown (the trigger between bars), note
    ("Kyiv asked Moscow.", "asked", ("Moscow",), "Kyiv |asked| Moscow.", "short: whole"),
    (LONG, "asked", (), "… general said that he |asked| the envoys, of whom …", "words around"),
    (LONG, "asked", ("Monday",),
     "… general said that he |asked| the envoys, of whom … province, to leave by Monday.",
     "two places"),
    (LONG, "Speaking", ("talks",), "|Speaking| after a week of talks that nobody outside …",
     "places that meet become one"),
    ("Two\nlines  asked", "asked", (), "Two lines |asked|", "blanks are one"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "others", "shown", "note"), EXCERPTS)
def test_words(sentence: str, trigger: str, others: tuple[str, ...], shown: str, note: str) -> None:
    del note
    found = excerpt(sentence, trigger, *others)
    assert "".join(f"|{text}|" if hit else text for text, hit in found) == shown


def test_words_of_another_sentence_are_left_out(claim: dict[str, Any]) -> None:
    claim["sentence"]["start"] = 50
    claim["sentence_text"] = "ir asked Washington on Tuesday to withdraw."
    assert "".join(text for text, _ in words.words(claim)).startswith("ir asked Washington")


def test_without_its_sentence_the_trigger_is_shown(claim: dict[str, Any]) -> None:
    assert words.words(claim) == [("asked", True)]


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 articles"), (1, "1 article"), (2000, "2,000 articles")]
)
def test_count(number: int, shown: str) -> None:
    assert words.count(number, "article") == shown


def test_a_version_says_who_holds_it_in_what_and_whose_side_that_is() -> None:
    def version(
        value: str, sources: list[str], printed: list[str], sides: list[str]
    ) -> dict[str, Any]:
        accounts = [{"source": source, "via": [], "stance": "denies"} for source in sources]
        return {"value": value, "accounts": accounts, "publishers": printed, "sides": sides}

    row = {
        "versions": [
            version("it happened", [], ["The Post"], []),
            version("it did not", ["a", "b", "c", "d", "e", "a"], [], ["PAK", "USA"]),
        ]
    }
    assert parting.versions(row) == [
        "it happened, in The Post",
        "it did not: a (denies), b (denies), c (denies), d (denies) and 1 more [PAK, USA]",
    ]
    assert parting.parted_on({"field": "happened"}) == "whether it happened"
    assert parting.parted_on({"field": "how many"}) == "how many"


def test_a_version_says_through_whom_it_came() -> None:
    told = {"source": "the ministry", "via": ["TASS", "Reuters"], "stance": "denies"}
    one = {"value": "it did not", "accounts": [told], "publishers": [], "sides": []}
    assert parting.versions({"versions": [one]}) == [
        "it did not: the ministry via TASS via Reuters (denies)"
    ]
