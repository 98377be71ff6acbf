"""The date that each claim is given: its own words, the story's day, or the day of print."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from chancery.model import (
    Article,
    Basis,
    Cited,
    Claim,
    EventType,
    Granularity,
    Reading,
    Span,
    Status,
    claim_id,
)
from chancery.read.sentences import split
from chancery.resolve.when import dates

PRINTED = date(2025, 5, 14)
A, H, F, Y = Status.ACTUAL, Status.HISTORICAL, Status.FUTURE, Status.HYPOTHETICAL


def claim_of(
    article: Article, word: str, status: Status = A, kind: EventType = EventType.ASSAULT
) -> Claim:
    """A claim whose trigger is a word of the text."""
    start = article.text.index(word)
    trigger = Span(start, start + len(word))
    spans = split(article.text)
    index = next(i for i, s in enumerate(spans) if s.holds(trigger))
    return Claim(
        id=claim_id(article.id, trigger, kind),
        article=article.id,
        sentence=index,
        sentence_span=spans[index],
        event_type=Cited(kind, (trigger,), 1.0, "test@1"),
        trigger=Cited(word, (trigger,), 1.0, "test@1"),
        status=Cited(status, (trigger,), 1.0, "test@1"),
    )


def dated(text: str, *triggers: tuple[str, Status], printed: date | None = PRINTED) -> list[Claim]:
    article = Article(text=text, published=printed)
    claims = tuple(claim_of(article, word, status) for word, status in triggers)
    return list(dates(Reading(article, tuple(split(text)), claims=claims)).claims)


# text, trigger, status, first day, last day, basis
CASES = [
    ("Gunmen attacked the depot on Tuesday.", "attacked", A, "2025-05-13", "2025-05-13", "expression"),
    ("On Monday, gunmen attacked the depot.", "attacked", A, "2025-05-12", "2025-05-12", "expression"),
    ("Tuesday's attack shook the town.", "attack", A, "2025-05-13", "2025-05-13", "expression"),
    ("They recall the 2012 bombing.", "bombing", H, "2012-01-01", "2012-12-31", "expression"),
    ("Shelling has gone on since Sunday.", "Shelling", A, "2025-05-11", "2025-05-14", "expression"),
    ("They fought this week.", "fought", A, "2025-05-12", "2025-05-14", "expression"),
    ("Rebels killed 40 in the deadliest attack since 2015.", "killed", A, "2025-05-14", "2025-05-14",
     "publication"),
    ("Rebels killed 40 in the attack since 2015.", "killed", A, "2015-01-01", "2025-05-14",
     "expression"),
    ("It is the worst unrest since the 1991 Soviet coup.", "unrest", A, "2025-05-14", "2025-05-14",
     "publication"),
    ("It is the worst unrest since the 1991 Soviet coup.", "coup", A, "1991-01-01", "1991-12-31",
     "expression"),
    ("They shelled it for the first time since the truce of May 2016.", "shelled", A, "2025-05-14",
     "2025-05-14", "publication"),
    ("It was the first war, and they have shelled it since 2016.", "shelled", A, "2016-01-01",
     "2025-05-14", "expression"),
    ("They occupied the forest since 2016.", "occupied", A, "2016-01-01", "2025-05-14", "expression"),
    ("At least 27 have been shot since April.", "shot", A, "2025-04-01", "2025-05-14", "expression"),
    ("Only 12 have been shot since April.", "shot", A, "2025-04-01", "2025-05-14", "expression"),
    ("They will attack by June.", "attack", F, None, "2025-06-01", "expression"),
    ("They will attack by the end of June.", "attack", F, None, "2025-06-30", "expression"),
    ("They will attack next month.", "attack", F, "2025-06-01", "2025-06-30", "expression"),
    ("Gunmen attacked the depot.", "attacked", A, "2025-05-14", "2025-05-14", "publication"),
    ("The raid planned for Friday was off.", "raid", F, "2025-05-16", "2025-05-16", "expression"),
    ("She spoke of a raid on Friday morning.", "raid", F, "2025-05-16", "2025-05-16", "expression"),
    ("They look to a summit in March.", "summit", A, "2025-03-01", "2025-03-31", "expression"),
    ("They look to a summit in September.", "summit", F, "2025-09-01", "2025-09-30", "expression"),
    ("They urged all to keep the April 19 agreement.", "urged", A, "2025-05-14", "2025-05-14",
     "publication"),
    ("They agreed to it in line with the 2018 Friendship Treaty.", "agreed", A, "2025-05-14",
     "2025-05-14", "publication"),
    ("They were told to stop the 2018 uprising.", "stop", H, "2018-01-01", "2018-12-31", "expression"),
    ("They signed on April 19 agreements on trade.", "signed", A, "2025-04-19", "2025-04-19",
     "expression"),
    ("They lost in the April 19 election.", "lost", A, "2025-04-19", "2025-04-19", "expression"),
    ("They keep the April 19 agreement.", "agreement", A, "2025-04-19", "2025-04-19", "expression"),
    ("They mark the 20th anniversary of the invasion.", "invasion", H, "2005-01-01", "2005-12-31",
     "expression"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "status", "start", "end", "basis"), CASES)
def test_date(
    text: str, word: str, status: Status, start: str | None, end: str | None, basis: str
) -> None:
    (claim,) = dated(text, (word, status))
    assert claim.date is not None
    when = claim.date.value
    assert (str(when.start) if when.start else None, str(when.end) if when.end else None) == (
        start,
        end,
    )
    assert when.basis == Basis(basis)
    assert bool(claim.date.spans) == (basis != "publication")


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("They will attack the depot.", "attack", F),
        ("They might attack the depot.", "attack", Y),
        ("The old war had begun with an attack.", "attack", H),
        ("They vowed a raid after rockets fell on Monday.", "raid", F),
        ("They look to a summit like that of March 2024.", "summit", F),
        ("They look to a summit like the one of March.", "summit", F),
        ("The deal would see them free the men, both sides announced on Monday.", "free", F),
        ("Envoys said on Monday that they might attack.", "attack", Y),
        ("Thirty-six hours later they attacked.", "attacked", A),
    ],
)
def test_no_date_is_invented(text: str, word: str, status: Status) -> None:
    (claim,) = dated(text, (word, status))
    assert claim.date is None


@pytest.mark.parametrize("day", ["30 February", "February 30", "Feb. 30", "31st of June"])
def test_a_day_that_there_is_not_gives_no_date(day: str) -> None:
    (claim,) = dated(f"Gunmen attacked the depot on {day}.", ("attacked", A))
    assert claim.date is None


def test_a_day_that_there_is_not_takes_no_neighbour_s() -> None:
    first, second = dated(
        "Gunmen attacked the depot on Feb. 30. On May 2 soldiers shelled the hills.",
        ("attacked", A),
        ("shelled", A),
    )
    assert first.date is None
    assert second.date is not None


def test_days_earlier_are_counted_from_the_day_told_before() -> None:
    _, second = dated(
        "Gunmen attacked the depot on May 5. Two days earlier, soldiers shelled the hills.",
        ("attacked", A),
        ("shelled", A),
    )
    assert second.date is not None
    assert str(second.date.value.start) == "2025-05-03"


def test_a_month_with_a_count_of_people_is_no_impossible_day() -> None:
    (claim,) = dated("In May 40 gunmen attacked the depot.", ("attacked", A))
    assert claim.date is not None


HEADED = [
    "KABUL, Afghanistan, May 14, 2025 (Reuters) - ",
    "KABUL, May 14 - ",
    "Truce at risk\n\nKABUL, 14 May 2025 — ",
    "KABUL, MAY 14, 2025 - ",
    "KABUL, Wednesday, May 14 -- ",
]


@pytest.mark.parametrize("heading", HEADED)
def test_the_day_in_a_dateline_is_that_of_print_only(heading: str) -> None:
    first, second = dated(
        heading + "Gunmen attacked the old depot in the hills on Monday. They fled.",
        ("attacked", A),
        ("fled", A),
    )
    assert first.date is not None
    assert second.date is not None
    assert first.date.value.start == date(2025, 5, 12)
    assert second.date.value.start == date(2025, 5, 12)


def test_without_publication_only_absolute_dates_are_given() -> None:
    text = "Gunmen attacked the depot on 3 March 2011. They shelled the port on Tuesday."
    first, second = dated(text, ("attacked", A), ("shelled", A), printed=None)
    assert first.date is not None
    assert first.date.value.start == date(2011, 3, 3)
    assert second.date is None


def test_each_trigger_takes_the_expression_of_its_own_clause() -> None:
    text = "Rebels shelled the port on Monday, and gunmen stormed the depot on Tuesday."
    first, second = dated(text, ("shelled", A), ("stormed", A))
    assert first.date is not None
    assert second.date is not None
    assert first.date.value.start == date(2025, 5, 12)
    assert second.date.value.start == date(2025, 5, 13)


def test_the_story_day_is_carried_on() -> None:
    text = "Gunmen attacked the depot on Monday. They killed two guards. They burned the stores."
    _, second, third = dated(text, ("attacked", A), ("killed", A), ("burned", A))
    for claim in (second, third):
        assert claim.date is not None
        assert claim.date.value.basis is Basis.CONTEXT
        assert claim.date.value.start == date(2025, 5, 12)
        assert claim.date.why


def test_an_actual_event_is_not_put_in_the_future() -> None:
    (claim,) = dated("They condemned the vote of July 9, 2025.", ("condemned", A))
    assert claim.date is not None
    assert claim.date.value.basis is Basis.PUBLICATION


def test_the_timeml_value_and_granularity_come_along() -> None:
    (claim,) = dated("Shelling went on in March.", ("Shelling", A))
    assert claim.date is not None
    assert claim.date.value.timex == "2025-03"
    assert claim.date.value.granularity is Granularity.MONTH


def test_a_reading_without_claims_is_left_alone() -> None:
    reading = Reading(Article(text="Nothing on Tuesday.", published=PRINTED))
    assert dates(reading) is reading


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They urged it to leave in April.", "2025-05-14"),
        ("They invited him to come to Oslo this year.", "2025-05-14"),
        ("They urged it to leave on Monday.", "2025-05-12"),
        ("They urged calm in April.", "2025-04-01"),
    ],
)
def test_the_month_of_what_is_asked_is_not_that_of_the_asking(text: str, day: str) -> None:
    article = Article(text=text, published=PRINTED)
    claim = claim_of(article, text.split()[1], A, EventType.REQUEST)
    (read,) = dates(Reading(article, tuple(split(text)), claims=(claim,))).claims
    assert read.date is not None
    assert str(read.date.value.start) == day


REQUEST, SUPPORT, CONSULT, AGREE = (
    EventType.REQUEST, EventType.SUPPORT, EventType.CONSULT, EventType.AGREE
)  # fmt: skip
FIGHT, BLAME = EventType.ASSAULT, EventType.ACCUSE
# text, trigger, kind, first day: what is another's time, and beside it the like that is the claim's
ANOTHERS = [
    ("Ann Lee, the 2012 Liberal candidate, attacked the mayor.", "attacked", FIGHT, "2025-05-14"),
    ("They attacked the mayor in 2012.", "attacked", FIGHT, "2012-01-01"),
    ("He fled the coup in 2021, and his brother was attacked.", "attacked", FIGHT, "2025-05-14"),
    ("After the coup in 2021, soldiers attacked the port.", "attacked", FIGHT, "2021-01-01"),
    ("The envoys met to prepare this year's address.", "met", CONSULT, "2025-05-14"),
    ("The envoys praised this year's talks.", "talks", CONSULT, "2025-01-01"),
    ("They signed a plan of talks for 2025.", "signed", AGREE, "2025-05-14"),
    ("They signed a plan of talks in 2025.", "signed", AGREE, "2025-01-01"),
    ("She urged them to vote Tuesday.", "urged", REQUEST, "2025-05-14"),
    ("She urged them to vote today.", "urged", REQUEST, "2025-05-14"),
    ("She urged them to withdraw by Friday.", "urged", REQUEST, "2025-05-14"),
    ("She urged them on Friday to withdraw.", "urged", REQUEST, "2025-05-09"),
    ("He thanked the deputies for voting on April 30.", "thanked", SUPPORT, "2025-05-14"),
    ("He thanked the deputies on April 30.", "thanked", SUPPORT, "2025-04-30"),
    ("Having fled Herat in March, she feared an attack.", "attack", FIGHT, "2025-05-14"),
    ("In March, she survived an attack.", "attack", FIGHT, "2025-03-01"),
    ("Rebels on Monday released footage of men storming a ship.", "storming", FIGHT, "2025-05-14"),
    ("Rebels on Monday were seen storming a ship.", "storming", FIGHT, "2025-05-12"),
    ("Lima condemned Quito ahead of a vote on Sunday.", "condemned", BLAME, "2025-05-14"),
    ("Lima condemned Quito after a vote on Sunday.", "condemned", BLAME, "2025-05-11"),
    ("The Sunday Herald blamed the rebels.", "blamed", BLAME, "2025-05-14"),
    ("On Sunday Herald Square was attacked.", "attacked", FIGHT, "2025-05-11"),
    ("He blamed the rebels on ABC's \"This Week\".", "blamed", BLAME, "2025-05-14"),
    ("He blamed the rebels this week.", "blamed", BLAME, "2025-05-12"),
    ("It said that since the beginning of the year, by its count of firms and of all persons, it blamed 22.",
     "blamed", BLAME, "2025-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "kind", "day"), ANOTHERS)
def test_a_time_of_something_else_dates_no_claim(
    text: str, word: str, kind: EventType, day: str
) -> None:
    article = Article(text=text, published=PRINTED)
    (read,) = dates(
        Reading(article, tuple(split(text)), claims=(claim_of(article, word, A, kind),))
    ).claims
    assert read.date is not None
    assert str(read.date.value.start) == day


@pytest.mark.parametrize(
    ("text", "first", "second", "day"),
    [
        ("Oslo was alarmed by the February 9 arrests.", "alarmed", "arrests", "2025-05-14"),
        ("Oslo was alarmed in the February 9 arrests.", "alarmed", "arrests", "2025-02-09"),
        ("They discussed the April raid.", "discussed", "raid", "2025-05-14"),
        (
            "Kane, whom many attacked, last year proposed a wall.",
            "attacked",
            "proposed",
            "2025-05-14",
        ),
        ("Many attacked Kane last year and proposed a wall.", "attacked", "proposed", "2024-01-01"),
    ],
)
def test_a_time_before_another_trigger_is_that_trigger_s(
    text: str, first: str, second: str, day: str
) -> None:
    one, other = dated(text, (first, A), (second, A))
    assert one.date is not None
    assert str(one.date.value.start) == day
    assert other.date is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The war ended in 1945. On April 9 the army attacked the port.", "1945-04-09"),
        ("In May 1945 it ended. The army attacked in June.", "1945-06-01"),
        ("The war ended in 2024. On April 9 the army attacked the port.", "2025-04-09"),
        ("The war ended in 1945. On Monday they met. On April 9 the army attacked.", "2025-04-09"),
    ],
)
def test_the_past_goes_on_in_the_year_told_before(text: str, day: str) -> None:
    (claim,) = dated(text, ("attacked", H))
    assert claim.date is not None
    assert str(claim.date.value.start) == day


def test_a_long_text_takes_no_longer_a_sentence() -> None:
    text = " ".join(f"On May {n % 9 + 1} gunmen attacked depot {n}." for n in range(400))
    article = Article(text=text, published=PRINTED)
    spans = tuple(split(text))
    at = [m.start() for m in re.finditer("attacked", text)]
    first = claim_of(article, "attacked")
    claims = tuple(
        replace(
            first,
            id=f"c_{n}",
            sentence=n,
            sentence_span=spans[n],
            trigger=replace(first.trigger, spans=(Span(start, start + 8),)),
        )
        for n, start in enumerate(at)
    )
    read = dates(Reading(article, spans, claims=claims)).claims
    assert [c.date.value.start.day for c in read if c.date and c.date.value.start] == [
        n % 9 + 1 for n in range(400)
    ]
