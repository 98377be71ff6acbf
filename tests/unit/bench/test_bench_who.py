"""The bench of names and roles: its table is sound, and a wrong identity is told from none."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench import who
from bench.common import BenchError
from chancery.model import Identity

TABLE = Path(who.__file__).with_name("who_cases.csv")
HEADER = ",".join(who.COLUMNS) + "\n"


def case(**given) -> who.Case:
    cells = {
        "doc": "d", "day": date(2022, 3, 1), "words": "Jo Doe", "quote": "", "about": "",
        "country": frozenset({"PAK"}), "sector": frozenset({"GOV"}), "name": frozenset({"Jo Doe"}),
        "office": frozenset({"Foreign Minister"}), "kind": "person",
    }  # fmt: skip
    return who.Case(**{**cells, **given})


def test_the_shipped_table_is_large_and_of_many_kinds() -> None:
    listed = who.cases(TABLE)
    assert len(listed) >= 400
    assert len(Counter(c.kind for c in listed)) >= 12
    assert 0.4 < sum(c.held for c in listed) / len(listed) < 0.6
    assert all(c.country and c.sector for c in listed)


def test_a_reading_holds_the_words_where_they_stand() -> None:
    for one in who.cases(TABLE)[::25]:
        reading = who.reading(one)
        mention = reading.claims[0].actors[0].mention
        assert mention.spans[0].of(reading.article.text) == one.words


WRONG = [
    (Identity(name="Jo Doe", entity="person:jo-doe", country="PAK"), False),
    (Identity(name="Doe Jo", entity="person:doe-jo", country="PAK"), False),
    (Identity(name="Ann Roe", entity="person:ann-roe", country="PAK"), True),
    (Identity(name="India", entity="country:IND", country="IND"), True),
    (Identity(country="IND"), False),  # a wrong country, no identity
    (Identity(), False),
]


@pytest.mark.parametrize(("found", "expected"), WRONG)
def test_an_identity_is_wrong_or_only_missing(found: Identity, expected: bool) -> None:
    assert who.wrong(case(), found) is expected


def test_a_person_behind_an_unnamed_source_is_wrong() -> None:
    unnamed = case(kind="unnamed", name=frozenset())
    assert who.wrong(unnamed, Identity(name="X", entity="person:x", country="PAK"))
    assert not who.wrong(unnamed, Identity(country="PAK"))


def test_the_shares() -> None:
    found = [(case(), Identity(name="Jo Doe", country="PAK", sector="GOV", role="Foreign Minister")),
             (case(), Identity(name="Ann Roe", entity="person:ann-roe", country="IND"))]  # fmt: skip
    measures = who.score(found)
    assert measures["country"] == measures["sector"] == measures["name"] == 0.5
    assert measures["office"] == measures["wrong"] == measures["wrong_country"] == 0.5
    assert measures["unresolved"] == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n", "columns a, b; expected doc, day"),
        (HEADER + "d,May,Jo,,,PAK,GOV,,,person\n", r":2: day 'May'; expected 2024-05-31"),
        (HEADER + "d,2022-01-01,Jo,Al spoke,,PAK,GOV,,,person\n", r":2: 'Jo' does not stand"),
    ],
)
def test_a_bad_table_names_the_line(tmp_path: Path, text: str, message: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(BenchError, match=message):
        who.cases(table)
