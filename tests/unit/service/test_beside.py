"""Who did it across events: each side's telling stands in one of its own, and both show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from judging_making import keep

from chancery import service
from chancery.model import Reading
from tests.unit.collate.judged import report

TELLINGS = [
    # who is said to have done it, on whose word, printed when
    ("Russia", "RUS", "Ukraine", "UKR", "The Kestrel dam was {} by {}, {} said.", "mined",
     date(2025, 5, 30)),
    ("Ukraine", "UKR", "Russia", "RUS", "Gates of The Kestrel dam had been {} for weeks by {}: so {}.",
     "shelled", date(2025, 6, 1)),  # the next month
    ("Russia", "RUS", "Ukraine", "UKR", "The Kestrel dam was {} by {}, {} said.", "mined",
     date(2025, 7, 20)),  # another time
]  # fmt: skip


def reading(
    doer: str, code: str, by: str, side: str, text: str, trigger: str, day: date
) -> Reading:
    text = text.format(trigger, doer, by)
    one = report(
        text, trigger, "ASSAULT", actors=[(doer, code)], recipients=[("The Kestrel dam", "UKR")],
        accounts=[(by, "asserts", side)], published=day, publisher=f"Paper of {day}",
    )  # fmt: skip
    claim = replace(one.claim, actors=tuple(
        replace(p, identity=replace(p.identity, value=replace(p.who, sector="MIL")))
        for p in one.claim.actors
    ))  # fmt: skip
    return Reading(one.article, (claim.sentence_span,), claims=(claim,))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_no_end_of_the_command(tmp_path: Path, day: date) -> None:
    made = keep(tmp_path / "record", [reading(*TELLINGS[0][:-1], day)])
    assert list(service.contradictions(made)) == []


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return keep(tmp_path / "record", [reading(*row) for row in TELLINGS])


def test_both_events_show_it_and_it_is_listed_once(record: Path) -> None:
    rows = list(service.events(record))
    assert [row["contradictions"] for row in rows] == [1, 1, 0]
    (listed,) = service.contradictions(record)
    assert listed["field"] == "who"
    for row in rows[:2]:
        (found,) = service.show(record, row["event"])["contradiction_list"]
        assert {v["value"]: v["sides"] for v in found["versions"]} == {
            "Russia": ["UKR"], "Ukraine": ["RUS"],
        }  # fmt: skip
        assert sorted(name for v in found["versions"] for name in v["publishers"]) == [
            "Paper of 2025-05-30", "Paper of 2025-06-01",
        ]  # fmt: skip
