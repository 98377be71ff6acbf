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
    ("Sales rose in this year's third quarter.", {"this year's third quarter": "1989-Q3"}),
    ("It opens in next year's first quarter.", {"next year's first quarter": "1990-Q1"}),
    ("Output fell in Q2 and in Q3 1988.", {"Q2": "1989-Q2", "Q3 1988": "1988-Q3"}),
    ("The first half of 1988 was quiet.", {"The first half of 1988": "1988-H1"}),
    ("It ends in the second half of next year.", {"the second half of next year": "1990-H2"}),
    ("The first half was a bore.", {"The first half": None}),
    ("The temple is of the 11th century.", {"the 11th century": "10"}),
    ("It was January nineteen eighty-seven.", {"January nineteen eighty-seven": "1987-01"}),
    ("It was the winter of nineteen eighty-four.", {"the winter of nineteen eighty-four": "1984-WI"}),
    ("They look to the year two thousand.", {"the year two thousand": "2000"}),
    ("The ship sank last Oct. 30.", {"last Oct. 30": "1988-10-30"}),
    ("In the fiscal year ended Jan. 31, it lost.", {"Jan. 31": "1989-01-31"}),
    ("The dividend is payable Jan. 2.", {"Jan. 2": "1990-01-02"}),
    ("They decided to admit three countries in early January.", {"early January": "1990-01"}),
    ("She will be named commander for a mission in August.", {"August": "1990-08"}),
    ("The rate was $500 million a year.", {"a year": "P1Y"}),
    ("The then current price fell.", {"current": None}),
    ("He came on Tuesday (October 10).", {"Tuesday": "1989-10-10", "October 10": "1989-10-10"}),
    ("On Mondays they march, and on Friday nights they sing.",
     {"Mondays": "XXXX-WXX-1", "Friday nights": "XXXX-WXX-5TNI"}),
    ("They fired at 0430 GMT and at noon.",
     {"0430 GMT": "1989-10-26T04:30", "noon": "1989-10-26T12:00"}),
    ("A few days later he fled; weeks later he was caught.",
     {"A few days later": "PXD", "weeks later": "PXW"}),
    ("It took two-and-a-half years and a minute and a half.",
     {"two-and-a-half years": "P2Y6M", "a minute and a half": "PT1M30S"}),
    ("They lost a quarter of the seats on Good Friday.", {"a quarter": None, "Friday": None}),
    ("On New Year's Eve it rained, on 11.3.1988 too.",
     {"New Year's Eve": "1989-12-31", "11.3.1988": "1988-03-11"}),
    ("The week before last they met.", {"The week before last": "1989-W41"}),
    ("They will meet this weekend.", {"this weekend": "1989-W43-WE"}),
    ("The decades-long war ended.", {"decades": "PXE"}),
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
