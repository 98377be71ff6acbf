"""Days of publication: good and bad ways to write them, and what the head of a text gives away."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.ingest import dates, head

DAY = date(2021, 5, 3)
GOOD: list[object] = [
    "2021-05-03", "2021-5-3", "2021/05/03", "2021.05.03", "20210503", "20210503T101500Z",
    "2021-05-03T23:59:59+03:00", "2021-05-03 10:00", "Mon, 03 May 2021 19:49:23 +0000",
    "May 3, 2021", "May 3rd, 2021", "3 May 2021", "3rd of May, 2021", "03-May-2021", "MAY 3 2021",
    "Published on 3 May 2021 at 10:15", "03.05.2021", "05/03/2021", "5/3/2021", "1620000000",
    "1620000000000", 1620000000, 1620000000.5, date(2021, 5, 3), datetime(2021, 5, 3, 23, 0, tzinfo=UTC),
    20210503,
]  # fmt: skip
BAD: list[tuple[object, str]] = [
    ("2021-02-31", "no 2021-02-31"), ("31 February 2021", "no 2021-02-31"), ("20211301", "2021-13"),
    ("February 30, 2021", "2021-02-30"), ("2021", "expected a date"), ("May 2021", "expected"),
    ("yesterday", "expected"), ("0000-00-00", "expected"), ("31/31/2021", "2021-31-31"),
    (float("nan"), "expected"), (True, "expected"), ("2021-00-10", "2021-00-10"),
    ("2004-11/12", "expected a date"), ("2021/05-03", "expected a date"),
]  # fmt: skip


@pytest.mark.parametrize("value", GOOD, ids=str)
def test_a_day_is_read_however_it_is_written(value: object) -> None:
    assert dates.parse(value) == DAY


def test_a_number_that_can_be_no_month_is_the_day() -> None:
    assert dates.parse("25/12/2021") == dates.parse("12/25/2021") == date(2021, 12, 25)


@pytest.mark.parametrize(("value", "words"), BAD, ids=str)
def test_what_is_no_day_is_told(value: object, words: str) -> None:
    with pytest.raises(dates.NotADayError, match=words):
        dates.parse(value)


FORMATS = [
    "%Y-%m-%d",
    "%B %d, %Y",
    "%d %b %Y",
    "%Y%m%d",
    "%Y-%m-%dT%H:%M:%SZ",
    "%d.%m.%Y",
    "%m/%d/%Y",
]


@given(st.dates(date(1801, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMATS))
def test_every_day_survives_every_form(day: date, form: str) -> None:
    assert dates.parse(day.strftime(form)) == day


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none()))
def test_any_value_is_a_day_or_told_to_be_none(value: object) -> None:
    with contextlib.suppress(dates.NotADayError):
        assert isinstance(dates.parse(value), date)


NAMES = [
    ("2021-05-03_talks.txt", DAY), ("20210503.txt", DAY), ("talks-2021_05_03.html", DAY),
    ("https://example.org/2021/05/03/talks", DAY), ("talks.txt", None), ("120210503.txt", None),
    ("20219999.txt", None), ("report-2021-05.txt", None), ("1234567890.txt", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "day"), NAMES)
def test_names_of_files_and_addresses_hold_days(name: str, day: date | None) -> None:
    assert dates.in_name(name) == day


def test_an_impossible_day_in_a_name_is_told() -> None:
    with pytest.raises(dates.NotADayError, match="2021-02-31"):
        dates.in_name("2021-02-31_talks.txt")


ANCHOR = date(2021, 5, 13)
HEADS = [
    ("dateline", "ISLAMABAD, May 12 (Reuters) - The army said no.", date(2021, 5, 12)),
    ("dateline with year", "GENEVA, 3 June 2019 – Envoys met.", date(2019, 6, 3)),
    ("two cities", "MOSCOW/KYIV, Feb 3 (Example) - Shells fell.", date(2021, 2, 3)),
    ("dateline of last December", "CAIRO, Dec. 30 (AP) — Police fired.", date(2020, 12, 30)),
    ("small letters", "Geneva, 3 May 2021 - Envoys met.", DAY),
    ("capitals", "SEOUL, OCT. 4, 2019 - Envoys met.", date(2019, 10, 4)),
    ("capitals, day first", "SEOUL, 4 OCTOBER 2019 - Envoys met.", date(2019, 10, 4)),
    ("a report's title", "Situation report, 3 May 2021\n\nHe went.", DAY),
    ("an update's title", "Field Update (May 3, 2021)\n\nHe went.", DAY),
    ("a title with an event's day", "The battle of Imphal, 3 May 1944\n\nHe went.", None),
    ("a report on a day", "Report on the raid of 3 May 2019\n\nHe went.", None),
    ("own line", "Army chief leaves\n\nMay 3, 2021\n\nHe went.", DAY),
    ("with weekday", "Army chief leaves\nMonday 3 May 2021 10:15 GMT\nHe went.", DAY),
    ("labelled", "Army chief leaves\n\nPublished: 2021-05-03, Lagos\n\nHe went.", DAY),
    ("today", "The envoy left today, May 3, 2021, after a quarrel.", DAY),
    ("an event's date", "On 9 May 1945 the war ended, the minister recalled.", None),
    ("prose", "The pact of May 3, 2019 is dead, said the envoy of the northern province.", None),
    ("far below", "He went.\n" * 200 + "May 3, 2021", None),
    ("no date", "He went.", None),
    ("a list", "Arms, May 12 of them, were lost.", None),
]


@pytest.mark.parametrize(("text", "day"), [row[1:] for row in HEADS], ids=[r[0] for r in HEADS])
def test_the_head_of_a_text_gives_its_day(text: str, day: date | None) -> None:
    assert head.published(text, ANCHOR) == day


def test_a_dateline_without_a_year_needs_to_be_told_one() -> None:
    assert head.published("ISLAMABAD, May 12 (Reuters) - No.") is None


TITLES = [
    ("Army chief leaves\n\nHe went.", "Army chief leaves"),
    ("Who sank the ship?\n\nNobody knows.", "Who sank the ship?"),
    ("‘Leave now,’ says envoy\n\nHe went.", "‘Leave now,’ says envoy"),
    ("He went.\n\nShe stayed.", None), ("Army chief leaves\nHe went.", None),
    ("Army chief leaves", None), ("May 3, 2021\n\nHe went.", None), ("word " * 40 + "\n\nHe.", None),
    ("Share this\n\nHe went.", None), ("This is from the archive of our partner .\n\nHe.", None),
    ("They ask for:\n\nMoney.", None),
    ("Situation report, 3 May 2021\n\nHe went.", "Situation report, 3 May 2021"),
    ("Army chief leaves\nMay 3, 2021\n\nHe went.", "Army chief leaves"),
    ("Army chief leaves\nPublished: 3 May 2021\n\nHe went.", "Army chief leaves"),
    ("Army chief leaves\nHe went on May 3, 2021, to Lahore.\n\nHe stayed.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_short_first_line_is_the_title(text: str, title: str | None) -> None:
    assert head.title(text) == title


def test_a_header_is_taken_off_and_prose_with_a_colon_is_not() -> None:
    found = head.header("Title: Army leaves\nDate: 2021-05-03\nSource: Example\n\nHe went.")
    assert found.text == "He went."
    assert found.fields == {"title": "Army leaves", "date": "2021-05-03", "source": "Example"}
    for text in ("By: Ana Reyes\n\nHe went.", "Title: x\nHe went.", "Date: 2021-05-03\nHe went."):
        assert head.header(text).text == text
