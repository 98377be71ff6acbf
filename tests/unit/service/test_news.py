"""The morning: what is new, what moved, and which names nobody knows yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from judging_making import keep
from making import TEXT, cited, party, request

from chancery import service
from chancery.model import Article, EventType, Identity, Reading, Span

# A name in no table: the words made its entity, and its country is a guess.
STRANGER = Identity("A. Stranger", "person:a-stranger", "PAK", None, None, named=True)
CROWD = Identity(None, None, None, None, None, named=False)  # "protesters"
EARLY, LATE = date(2025, 5, 14), date(2025, 7, 10)


def told(number: int, day: date, asker=None) -> Reading:
    """The demand of TEXT, made by another where one is given, else as a threat."""
    article = Article(TEXT, f"Number {number}", "Paper", day, "metadata", origin=f"{number}")
    claim = request(article)
    if asker:
        claim = replace(claim, actors=(asker,))
    else:
        claim = replace(claim, event_type=cited(EventType.THREATEN, "asked"))
    return Reading(article, (Span(0, len(TEXT)),), claims=(claim,))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two crowds in more places than one name, and threats eight weeks later."""
    crowds = [party(words, CROWD) for words in ("Two Pakistani officials", "its 40 advisers")]
    name = party("General Asim Munir", STRANGER)
    askers = [*crowds * 3, name, name]
    readings = [told(n, EARLY, asker) for n, asker in enumerate(askers)]
    readings += [told(n, LATE) for n in range(20, 26)]
    return keep(tmp_path_factory.mktemp("news") / "record", readings)


@pytest.mark.parametrize("limit", [1, 8])
def test_unknown_names_are_listed_however_often_crowds_appear(record: Path, limit: int) -> None:
    found = service.morning(record, "0001-01-01", limit=limit)
    assert found["unresolved"] == [{"name": "A. Stranger", "claims": 2}]


@pytest.mark.parametrize(("since", "new"), [("0001-01-01", 14), ("9999-01-01", 0)])
def test_what_is_new_is_counted_in_full_and_listed_in_part(
    record: Path, since: str, new: int
) -> None:
    found = service.morning(record, since, limit=3)
    assert (found["since"], found["new"]["total"]) == (since, new)
    assert len(found["new"]["rows"]) == min(new, 3)
    assert found["totals"]["articles"] == 14


@pytest.mark.parametrize(
    ("on", "moved"),
    [(None, [("PAK", "USA", "2025-07-10")]), ("2025-07-10", [("PAK", "USA", "2025-07-10")]),
     ("2025-06-20", []), ("2024", [])],
)  # fmt: skip
def test_what_moved_is_of_the_week_to_the_day(record: Path, on: str | None, moved: list) -> None:
    found = service.morning(record, "0001-01-01", on=on)["moved"]
    assert [(row["actor"], row["recipient"], row["until"]) for row in found] == moved
    for row in found:
        assert row["score"] < -1
        assert row["rows"]
