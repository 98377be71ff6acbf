"""Which claim of an event leads, which gives its day, and which sides are heard: the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from judging_making import copied, keep

from chancery import service
from chancery.model import Basis, Cited, Granularity, Reading, Status, When
from chancery.service import ClaimFilter
from chancery.service.dating import Telling, dating, leading
from chancery.service.sides import sides_of
from chancery.service.thread_pages import strung, thread_told
from chancery.store import StoredClaim


def told(
    number: int, printed: str | None, first: str | None = None, basis: str | None = None,
    *, status: str = "actual", fine: str = "day", sure: float = 0.5,
) -> Telling:  # fmt: skip
    return Telling(
        f"c{number}",
        f"a{number}",
        status,
        sure,
        printed,
        first,
        first,
        basis,
        fine if first else None,
    )


WAR = [
    told(1, "2025-02-09"),
    told(2, "2025-03-05", "2025-02-24", "expression"),
    told(3, "2025-03-19", "2025-03-19", "expression"),
    told(4, "2025-04-25", "2025-02-24", "expression"),
    told(5, "2025-04-26", "2025-04-25", "context"),
    told(6, "2025-04-29", "2025-04-29", "publication", sure=0.9),
]


@pytest.mark.parametrize(
    ("tellings", "day", "note"),
    [
        (WAR, "2025-02-24", "the day that most articles give in words"),
        ([*WAR[:3], *WAR[4:]], "2025-02-24", "of as many the earliest"),
        ([WAR[0], *WAR[4:]], "2025-04-25", "a day told beside it"),
        ([WAR[0], WAR[5]], "2025-02-09", "the first day of print"),
        ([told(1, "2025-04-29", "2025-04-29", "context"), WAR[0]], "2025-02-09", "today is of print"),
        ([told(1, "2025-03-01", "2025-02-01", "expression", fine="month"), WAR[1]], "2025-02-24",
         "a day before its month"),
        ([told(1, None)], None, "none"),
    ],
)  # fmt: skip
def test_the_day_of_an_event(tellings: list[Telling], day: str | None, note: str) -> None:
    for given in (tellings, tellings[::-1]):
        found = dating(given)
        assert (found.day if found else None) == day, note


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ("actual hypothetical", "actual"),
        ("future future actual", "actual"),
        ("future future future actual", "future"),
        ("actual actual hypothetical", "actual"),
        ("negated", "negated"),
    ],
)
def test_what_tells_it_as_done_gives_its_status_from_a_third_up(statuses: str, status: str) -> None:
    tellings = [
        told(i, "2025-05-01", status=one, sure=0.9 if one != "actual" else 0.4)
        for i, one in enumerate(statuses.split())
    ]
    assert leading(tellings).status == status


def test_what_is_only_feared_gives_no_day_to_what_was_done() -> None:
    feared = told(1, "2025-02-01", "2025-06-30", "expression", status="hypothetical")
    found = dating([feared, told(2, "2025-05-02")])
    assert found
    assert found.day == "2025-05-02"


def dated(number: int, printed: date, day: date | None) -> Reading:
    """The same request as another paper prints it, the day of the request in its words or not."""
    made = copied(number, printed)
    when = day and When(day, day, Granularity.DAY, Basis.EXPRESSION)
    claims = []
    for one in made.claims:
        spans = one.date.spans if one.date else one.trigger.spans
        given = Cited(when, spans, 0.9, "resolve@1") if when else None
        actual = replace(one.status, value=Status.ACTUAL)
        claims.append(replace(one, date=given, status=actual, confidence=0.5 if day else 0.9))
    return replace(made, claims=tuple(claims))


def test_all_faces_give_an_event_the_same_day(tmp_path: Path) -> None:
    early, late = date(2025, 5, 13), date(2025, 5, 16)
    readings = [dated(1, date(2025, 5, 14), early), dated(2, late, None)]
    folder = keep(tmp_path / "r", readings)
    for one, other in zip(*(reading.claims for reading in readings), strict=True):
        service.judge(folder, one.id, other.id, "same")
    (asked,) = service.events(folder, ClaimFilter(types=("REQUEST",)))
    assert (asked["reports"], asked["publisher"]) == (2, "Paper 2")  # the surest leads
    assert asked["date"]["from"] == "2025-05-13"
    assert asked["dated_by"] != asked["claim"]
    assert (asked["date"]["start"], asked["date"]["end"]) == (None, None)  # of another article

    def on(day: date) -> tuple[list[str], list[str]]:
        span = ClaimFilter(types=("REQUEST",), since=str(day), until=str(day))
        rows = service.event_page(folder, span)["rows"]
        listed = [row["event"] for row in service.events(folder, span)]
        assert {row["date"]["from"] for row in rows} <= {"2025-05-13"}
        return listed, [row["event"] for row in rows]

    assert on(early) == ([asked["event"]], [asked["event"]])
    assert on(late) == ([], [])
    followed = service.follow(folder, "PAK", "USA")
    points = [row for row in followed.rows() if row["row"] == "point" and row["events"]]
    assert {row["start"] for row in points} == {"2025-05-12"}  # the week of the 13th
    (thread,) = service.threads(folder, ClaimFilter(since="2025-05-13", until="2025-05-13"))
    assert thread["since"] == "2025-05-13"
    assert "## 13 May 2025" in service.brief(folder, thread["thread"])
    page = thread_told(folder, strung(folder), thread["thread"])
    assert [row["event"] for row in page["events"]] == [row["event"] for row in thread["events"]]
    assert not list(service.threads(folder, ClaimFilter(since="2025-05-16")))


@pytest.mark.parametrize(("articles", "heard"), [(5, True), (6, False), (40, False)])
def test_a_party_of_one_report_among_many_is_no_side(articles: int, heard: bool) -> None:
    readings = [copied(number) for number in range(articles)]
    claims = [StoredClaim(one.claims[1], one.article, 1) for one in readings]
    odd = readings[0].claims[1]
    who = replace(odd.actors[0].who, country="PRK")
    party = replace(odd.actors[0], identity=Cited(who, (), 0.9, "resolve@1", why="by hand"))
    claims[0] = replace(claims[0], claim=replace(odd, actors=(*odd.actors, party)))
    found = sides_of(claims)
    assert ("PRK" in found) is heard
    assert "USA" in found
