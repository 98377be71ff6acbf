"""Time expressions: a table of texts with their values, and what never is a time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import Granularity, Span
from chancery.resolve.when import calendar, find
from chancery.resolve.when.words import number, tokens

WEDNESDAY = date(2025, 5, 14)

# text, the words found, their value; read on Wednesday 14 May 2025
VALUES = [
    # days of the week
    ("Troops crossed the river on Tuesday.", "Tuesday", "2025-05-13"),
    ("The ministers will meet on Tuesday.", "Tuesday", "2025-05-20"),
    ("He spoke on Wednesday.", "Wednesday", "2025-05-14"),
    ("They signed it last Wednesday.", "last Wednesday", "2025-05-07"),
    ("Talks are due to open on Friday.", "Friday", "2025-05-16"),
    ("A deal could come as soon as Friday.", "Friday", "2025-05-16"),
    ("The accord will be signed on Monday.", "Monday", "2025-05-19"),
    ("They missed Sunday's deadline.", "Sunday's", "2025-05-11"),
    ("The post fell early on Wednesday.", "Wednesday", "2025-05-14"),
    ("Rockets fell late Friday night.", "late Friday night", "2025-05-09TNI"),
    ("Every Monday they march.", "Every Monday", "XXXX-WXX-1"),
    # days told by the day of print
    ("The envoy left yesterday.", "yesterday", "2025-05-13"),
    ("The envoy left yesterday morning.", "yesterday morning", "2025-05-13TMO"),
    ("The envoy flies tomorrow.", "tomorrow", "2025-05-15"),
    ("It ends the day after tomorrow.", "the day after tomorrow", "2025-05-16"),
    ("Shells landed last night.", "last night", "2025-05-13TNI"),
    ("Drones struck overnight.", "overnight", "2025-05-14TNI"),
    # dates
    ("On 3 March 2011 he resigned.", "3 March 2011", "2011-03-03"),
    ("On March 3, 2011, he resigned.", "March 3, 2011", "2011-03-03"),
    ("On 2011-03-03 he resigned.", "2011-03-03", "2011-03-03"),
    ("They met on January 4 this year.", "January 4 this year", "2025-01-04"),
    ("The vote on Nov. 3 was close.", "Nov. 3", "2024-11-03"),
    ("Elections will be held on July 9.", "July 9", "2025-07-09"),
    ("The pact of May 5-7 held.", "May 5-7", "2025-05-05"),
    ("Resolution 1973 (2011) set up a zone.", "2011", "2011"),
    ("The resolution of 1973 holds.", "1973", "1973"),
    ("They passed a resolution. 2011 was quiet.", "2011", "2011"),
    ("The 2014 sanctions bite.", "The 2014", "2014"),
    # months, seasons, quarters, years
    ("It was agreed last month.", "last month", "2025-04"),
    ("He was jailed in January.", "January", "2025-01"),
    ("He was jailed in November.", "November", "2024-11"),
    ("Shelling resumed in early March.", "early March", "2025-03"),
    ("It began in August 2008.", "August 2008", "2008-08"),
    (
        "The party split in 2016. In October of that year he fled.",
        "October of that year",
        "2016-10",
    ),
    ("War came in 2008 and, in May of the same year, a truce.", "May of the same year", "2008-05"),
    (
        "He rose in 2016. In June of the following year he fell.",
        "June of the following year",
        "2017-06",
    ),
    (
        "The pact of 1994 held. On 3 May of that year it was signed.",
        "3 May of that year",
        "1994-05-03",
    ),
    ("He has ruled since 2007.", "2007", "2007"),
    ("Output fell in mid-2010.", "mid-2010", "2010"),
    ("The treaty dates from the late 1970s.", "the late 1970s", "197"),
    ("Growth slowed in the third quarter of 2009.", "the third quarter of 2009", "2009-Q3"),
    ("The offensive of last summer failed.", "last summer", "2024-SU"),
    ("They plan a visit next year.", "next year", "2026"),
    ("The front was quiet this week.", "this week", "2025-W20"),
    ("They left over the weekend.", "the weekend", "2025-W19-WE"),
    ("The party split in 2016. They said that this year it mended.", "that this year", "2025"),
    ("War came in 2008. It ends by the end of next year.", "the end of next year", "2026"),
    ("War came in 2008. The next year they fled.", "The next year", "2009"),
    # so long ago
    ("The coup came two weeks ago.", "two weeks ago", "2025-W18"),
    ("The war ended a decade ago.", "a decade ago", "2015"),
    ("The wall fell 36 years ago.", "36 years ago", "1989"),
    ("They met ten days ago.", "ten days ago", "2025-05-04"),
    # lengths and what repeats
    ("They talked for eight hours.", "eight hours", "PT8H"),
    ("A two-week truce held.", "A two-week", "P2W"),
    ("It lasted half an hour.", "half an hour", "PT30M"),
    ("It took two and a half years.", "two and a half years", "P2Y6M"),
    ("Within two to three weeks they left.", "two to three weeks", "P2W"),
    ("In recent weeks it spread.", "recent weeks", "PXW"),
    ("They patrol every day.", "every day", "P1D"),
    ("Flights run daily.", "daily", "P1D"),
    # the present, the past, the future
    ("It is now quiet.", "now", "PRESENT_REF"),
    ("It was recently closed.", "recently", "PAST_REF"),
    ("They fear for the near future.", "the near future", "FUTURE_REF"),
    # the clock
    ("It was 4am in Basra.", "4am", "2025-05-14T04:00"),
    ("Jets struck at 4am.", "4am", "2025-05-14T04:00"),
    ("The sirens went at 10:35 p.m. on Tuesday.", "10:35 p.m. on Tuesday", "2025-05-13T22:35"),
]


@pytest.mark.parametrize(("text", "words", "value"), VALUES)
def test_value(text: str, words: str, value: str) -> None:
    found = [(t.span.of(text), t.value) for t in find(text, WEDNESDAY)]
    assert (words, value) in found


NEVER = [
    ("On 30 February nothing happened.", "no such day"),
    ("The minister may resign.", "a verb"),
    ("They march to the square.", "a verb"),
    ("The sun rose and the men sat down.", "abbreviations of weekdays are words"),
    ("Some 2000 people fled.", "a count, not a year"),
    ("The 39-year-old colonel spoke.", "an age"),
    ("Prices fall.", "a verb, not a season"),
    ("Jan Novak spoke.", "a name"),
    ("The score was 99:99.", "no hour"),
    ("The list was drawn up by the 1718 Committee.", "a committee's number"),
    ("They asked the 1988 Sanctions Committee.", "a committee's number"),
    ("It is on the 1267 sanctions list.", "a list's number"),
    ("Under Resolution 2254 they talk.", "a resolution's number"),
    ("UNSCR 1701 holds.", "a resolution's number"),
    ("Under resolutions 1718, 1874 and 1970 it may not.", "numbers of resolutions"),
    ("They invoked Res. 1973 and S/RES/1970.", "numbers of resolutions"),
    ("Act No. 1999 was passed.", "a number"),
    ("They met on the autumn-winter heating season.", "what a season is named for"),
    ("They met during the Spring Festival.", "a feast"),
]


@pytest.mark.parametrize(("text", "why"), NEVER)
def test_no_time(text: str, why: str) -> None:
    assert find(text, WEDNESDAY) == [], why


def test_story_day_is_followed() -> None:
    text = "The raid began on 3 March 2011. The next day two died. Three days later it ended."
    assert [t.value for t in find(text, WEDNESDAY)] == ["2011-03-03", "2011-03-04", "2011-03-07"]


def test_a_story_told_to_the_month_gives_no_day() -> None:
    text = "He was freed in March 2011. The day after the release two died."
    assert [t.value for t in find(text, WEDNESDAY)] == ["2011-03", "2011-03"]


def test_ranges_and_granularity() -> None:
    (week,) = find("It happened last week.", WEDNESDAY)
    assert (week.start, week.end) == (date(2025, 5, 5), date(2025, 5, 11))
    assert week.granularity is Granularity.RANGE
    (days,) = find("They met on May 5-7.", WEDNESDAY)
    assert (days.start, days.end) == (date(2025, 5, 5), date(2025, 5, 7))
    (window,) = find("Over the past two weeks it grew.", WEDNESDAY)
    assert (window.type, window.start, window.end) == ("DURATION", date(2025, 4, 30), WEDNESDAY)


def test_undated_article_keeps_what_is_certain() -> None:
    text = "On Tuesday, 3 March 2011 and again on 7 August they met, two weeks ago."
    assert [t.value for t in find(text, None)] == ["2011-03-03", "2011-08-07"]
    assert [t.value for t in find("In 2011 they fell out. On 7 August they met.", None)] == [
        "2011",
        "XXXX-08-07",
    ]


def test_an_undated_article_counts_on_from_a_day_of_the_year_told_before() -> None:
    text = "In November 2005 troops came. On 5 November they struck. Four days later they left."
    assert [t.value for t in find(text, None)] == ["2005-11", "2005-11-05", "2005-11-09"]


def test_that_day_without_a_story_is_no_day_of_print() -> None:
    for text in ("That same day they fled.", "That night they fled.", "In that year they fled."):
        assert [t.start for t in find(text, WEDNESDAY)] in ([None], []), text
    (_, later) = find("On Monday they met. That same day they fled.", WEDNESDAY)
    assert later.value == "2025-05-12"


def test_spans_limit_the_search() -> None:
    text = "He came on Monday. He left on Friday."
    assert [t.span.of(text) for t in find(text, WEDNESDAY, [Span(0, 18)])] == ["Monday"]


@given(st.text(alphabet=st.sampled_from("onMay 3,201.the-weekagoFriday½’'30:%"), max_size=80))
def test_any_text_gives_spans_in_order(text: str) -> None:
    found = find(text, WEDNESDAY)
    for timex in found:
        assert 0 <= timex.span.start < timex.span.end <= len(text)
        assert timex.start is None or timex.end is None or timex.start <= timex.end
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.text(max_size=60))
def test_one_class_a_token(text: str) -> None:
    found = tokens(text)
    assert len(found.shape) == len(found.lows) == len(found.offsets)


@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_lies_in_every_unit_around_it(day: date) -> None:
    for unit in ("D", "W", "M", "Q", "Y", "E"):
        start, end, _ = calendar.bounds(calendar.value_of(day, unit))
        assert start is not None
        assert end is not None
        assert start <= day <= end, unit


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty four", 24), ("two hundred", 200), ("1.5 million", 1_500_000), ("two dozen", 24),
        ("4,500", 4500), ("three hundred thousand", 300_000), ("bread", None), ("", None),
    ],
)  # fmt: skip
def test_numbers(words: str, value: float | None) -> None:
    assert number(words.split()) == value


@pytest.mark.parametrize(
    "value", ["PXW", "P2D", "PRESENT_REF", "XXXX-08", "2011-02-30", "2011-13", ""]
)
def test_values_without_days(value: str) -> None:
    assert calendar.bounds(value) == (None, None, None)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("9999-12", (9999, 12, 1), (9999, 12, 31)), ("9999", (9999, 1, 1), (9999, 12, 31)),
        ("999", (9990, 1, 1), (9999, 12, 31)), ("9999-Q4", (9999, 10, 1), (9999, 12, 31)),
        ("0001-W01", (1, 1, 1), (1, 1, 7)),
    ],
)  # fmt: skip
def test_the_ends_of_the_calendar(
    value: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert calendar.bounds(value)[:2] == (date(*first), date(*last))


def test_a_week_that_the_calendar_does_not_end_has_no_days() -> None:
    assert calendar.bounds("9999-W52") == (None, None, None)


def test_the_night_after_the_last_day_is_read() -> None:
    assert find("It began on December 31, 9999. The next morning they left.", WEDNESDAY)


def test_months_keep_inside_the_month() -> None:
    assert calendar.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert calendar.shift(date(2024, 2, 29), -1, "Y") == date(2023, 2, 28)
    assert calendar.shift(date(9990, 1, 1), 10**9, "D") == date(9990, 1, 1)
