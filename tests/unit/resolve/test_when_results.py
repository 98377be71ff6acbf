"""Dates in reports of results, spoken years, and days that there are not."""

from datetime import date

import pytest

from chancery.resolve.when import find

DAY = date(1989, 10, 26)

CASES = [
    ("In the third quarter it earned $5 million, against $4 million a year earlier.",
     {"the third quarter": "1989-Q3", "a year earlier": "1988-Q3"}),
    ("In the third quarter it lost $5 million. It earned $4 a share a year ago.",
     {"a year ago": "1988-Q3"}),
    ("In the third quarter it lost $5 million. The year-earlier quarter was better.",
     {"The year-earlier quarter": "1988-Q3"}),
    ("In the third quarter it lost $5 million, after a gain in the 1988 period.",
     {"the 1988 period": "1988-Q3"}),
    ("The war began a year ago.", {"a year ago": "1988"}),
    ("For the nine months it lost $5 million, against $4 million a year ago.",
     {"a year ago": "1988"}),
    ("It was in nineteen eighty-six that they met.", {"nineteen eighty-six": "1986"}),
    ("The current president left.", {"current": "PRESENT_REF"}),
    ("They fought in the current year.", {"the current year": "1989"}),
    ("Dealers have until 5 p.m. EST Nov. 9 to sell.", {"5 p.m. EST Nov. 9": "1989-11-09T17:00"}),
    ("They flew to the United States Thursday.", {"Thursday": "1989-10-26"}),
    ("The father would be travelling to the United States Friday.", {"Friday": "1989-10-27"}),
    ("Arafat meets Clinton on Monday.", {"Monday": "1989-10-30"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_a_time_means(text: str, expected: dict[str, str]) -> None:
    found = {t.span.of(text): t.value for t in find(text, DAY)}
    assert {words: found.get(words) for words in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on 30 February.", "They met on February 30.", "They met on 31 June 1989.",
        "He stayed the night of the fire.", "It was later in the day before noon came.",
        "He owned 2150 sheep and 1750 goats.",
    ],
)  # fmt: skip
def test_days_that_there_are_not_are_no_dates(text: str) -> None:
    days = [t.value for t in find(text, DAY) if len(t.value) == 10]
    assert days == []


def test_a_day_before_1800_or_after_2100_is_only_taken_where_it_is_written_out() -> None:
    assert [t.value for t in find("On 3 March 1782 he died.", DAY)] == ["1782-03-03"]
    assert not [t for t in find("By 2150 all will be gone.", DAY) if t.value == "2150"]
