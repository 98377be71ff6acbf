"""Days that a claim takes from elsewhere, periods told by both ends, and days with a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from test_when_claims import PRINTED, claim_of

from chancery.model import (
    Article,
    Basis,
    Cited,
    Claim,
    EventType,
    Kind,
    Mention,
    Party,
    Reading,
    Span,
    Status,
)
from chancery.read.sentences import split
from chancery.resolve.when import dates

A, H, F = Status.ACTUAL, Status.HISTORICAL, Status.FUTURE
FIGHT, MEET, BLAME = EventType.ASSAULT, EventType.CONSULT, EventType.ACCUSE


def dated(
    text: str, *told: tuple[str, Status, EventType], printed: date | None = PRINTED
) -> list[Claim]:
    article = Article(text=text, published=printed)
    claims = tuple(claim_of(article, *each) for each in told)
    return list(dates(Reading(article, tuple(split(text)), claims=claims)).claims)


def days(claim: Claim) -> tuple[str | None, str | None]:
    when = claim.date.value if claim.date else None
    return (
        str(when.start) if when and when.start else None,
        str(when.end) if when and when.end else None,
    )


PERIODS = [
    ("They will meet from June 5 to 9.", F, "2025-06-05", "2025-06-09"),
    ("They will meet from 5 to 9 June.", F, "2025-06-05", "2025-06-09"),
    ("They will meet from May 28 to June 2.", F, "2025-05-28", "2025-06-02"),
    ("They will meet May 28 – June 2.", F, "2025-05-28", "2025-06-02"),
    ("Envoys meet often; they had to meet between March 3 and April 9.", A, "2025-03-03", "2025-04-09"),
    ("They will meet on May 13-16.", F, "2025-05-13", "2025-05-16"),
    ("They did not meet from 1976 to 1983.", H, "1976-01-01", "1983-12-31"),
    ("They did not meet under the 1976–1983 regime.", H, "1976-01-01", "1983-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "start", "end"), PERIODS)
def test_a_period_is_told_by_both_its_ends(text: str, status: Status, start: str, end: str) -> None:
    (claim,) = dated(text, ("meet", status, MEET))
    assert days(claim) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They met on May 5 and May 9.", "2025-05-05", "2025-05-05"),
        ("On May 5 they met, and May 9 is a holiday.", "2025-05-05", "2025-05-05"),
        ("They were moved by the May 9 arrests and met.", "2025-05-09", "2025-05-09"),
        ("They were moved by Friday’s arrests and met.", "2025-05-09", "2025-05-09"),
    ],
)
def test_two_days_are_no_period(text: str, start: str, end: str) -> None:
    (claim,) = dated(text, ("met", A, MEET))
    assert days(claim) == (start, end)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Since the 9/11 attacks much has changed.", "2001-09-11"),
        ("The Sept. 11 terror attacks changed much.", "2001-09-11"),
        ("They recall the attacks on Pearl Harbor.", "1941-12-07"),
        ("The 26/11 attacks are not forgotten.", "2008-11-26"),
        ("Much changed with the October 7 attacks.", "2023-10-07"),
    ],
)
def test_a_day_known_by_its_name(text: str, day: str) -> None:
    (claim,) = dated(text, ("attacks", H, FIGHT))
    assert claim.date is not None
    assert str(claim.date.value.end or claim.date.value.start) in (day, str(PRINTED))
    assert day in (str(claim.date.value.start), str(claim.date.value.end))


def test_no_name_tells_a_day_after_publication() -> None:
    (claim,) = dated("The 26/11 attacks.", ("attacks", H, FIGHT), printed=date(1999, 1, 1))
    assert claim.date is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They mark twenty-five years since the attack.", "2000-01-01", "2000-12-31"),
        ("The tenth anniversary of the attack is near.", "2015-01-01", "2015-12-31"),
        ("It is the 11-year anniversary of the attack.", "2014-01-01", "2014-12-31"),
        ("Today marks six years since the attack.", "2019-05-14", "2019-05-14"),
    ],
)
def test_an_anniversary_looks_back(text: str, start: str, end: str) -> None:
    (claim,) = dated(text, ("attack", H, FIGHT))
    assert days(claim) == (start, end)


def test_many_years_are_no_number_of_years() -> None:
    (claim,) = dated("After many years of peace an attack came.", ("attack", H, FIGHT))
    assert claim.date is None


def test_what_the_text_itself_says_now_has_the_day_of_print() -> None:
    text = "Gunmen attacked the depot on Monday. We strongly condemn them. Paris urged calm."
    _, said, told = dated(
        text, ("attacked", A, FIGHT), ("condemn", A, BLAME), ("urged", A, EventType.REQUEST)
    )
    assert days(said) == ("2025-05-14", "2025-05-14")
    assert days(told) == ("2025-05-12", "2025-05-12")


def test_the_headline_has_the_day_that_the_first_sentences_tell() -> None:
    text = "Gunmen storm depot\n\nGunmen broke into a depot on Monday."
    head, _ = dated(text, ("storm", A, FIGHT), ("broke", A, FIGHT))
    assert days(head) == ("2025-05-12", "2025-05-12")
    assert head.date is not None
    assert head.date.value.basis is Basis.CONTEXT


def test_what_is_done_on_a_visit_has_its_days() -> None:
    text = "The envoy will travel to Oslo June 5-9. She will also confer with the mayor. He will bomb it."
    _, talks, other = dated(
        text, ("travel", F, MEET), ("confer", F, MEET), ("bomb", F, EventType.ASSAULT)
    )
    assert days(talks) == ("2025-06-05", "2025-06-09")
    assert other.date is None


def test_the_past_is_carried_on_ever_more_coarsely() -> None:
    text = (
        "In the raid of 3 March 1998 they shelled it. They burned it. It was dark. They looted it."
    )
    _, near, far = dated(text, ("shelled", H, FIGHT), ("burned", H, FIGHT), ("looted", H, FIGHT))
    assert days(near) == ("1998-03-03", "1998-03-03")
    assert days(far) == ("1998-01-01", "1998-12-31")


def test_news_does_not_take_a_day_long_past() -> None:
    text = "They raided it on 3 March 2019. The town was quiet. Gunmen raided the depot."
    article = Article(text=text, published=PRINTED)
    first = claim_of(article, "raided", A, FIGHT)
    second = claim_of(article, "raided the depot", A, FIGHT)
    read = dates(Reading(article, tuple(split(text)), claims=(first, second)))
    assert days(read.claims[1]) == ("2025-05-14", "2025-05-14")


def test_history_is_not_made_in_the_last_fortnight() -> None:
    (claim,) = dated("On Monday they spoke of the old raid.", ("raid", H, FIGHT))
    assert claim.date is None


def test_the_clock_alone_is_no_day_of_a_story() -> None:
    text = "Gunmen attacked the depot on Monday. At 2.54am they burned it. They killed two guards."
    _, hour, later = dated(text, ("attacked", A, FIGHT), ("burned", A, FIGHT), ("killed", A, FIGHT))
    assert hour.date is not None
    assert later.date is not None
    assert later.date.spans[0].of(text) == "Monday"


HEADS = [
    ("The minister on the war (Cairo, May 12, 2025)\n\n", "2025-05-12"),
    ("Remarks by the minister (12 May 2025, Cairo)\n\n", "2025-05-12"),
    ("Talks end\n\nRemarks by the minister ( May 12, 2025 )\n", "2025-05-12"),
    ("The raid on the depot (May 12, 1941)\n\n", "2025-05-14"),
    ("Greetings on Navy Day (May 12, 2025)\n\n", "2025-05-14"),
    ("The talks in Cairo (May 12, 2025) went well\n\n", "2025-05-14"),
    ("The minister on the war (May 20, 2025)\n\n", "2025-05-14"),
    ("The minister on the war (May 12)\n\n", "2025-05-14"),
    ("One.\nTwo.\nThree.\nRemarks by the minister (May 12, 2025)\n", "2025-05-14"),
]


@pytest.mark.parametrize(("head", "day"), HEADS)
def test_the_day_that_ends_the_head_stands_for_that_of_print(head: str, day: str) -> None:
    text = f"{head}We condemn the attack. They burned the stores yesterday."
    said, told = dated(text, ("condemn", A, BLAME), ("burned", A, FIGHT))
    assert days(said) == (day, day)
    assert said.date is not None
    assert (said.date.value.basis is Basis.CONTEXT) == (day != "2025-05-14")
    assert days(told)[0] == {"2025-05-12": "2025-05-11", "2025-05-14": "2025-05-13"}[day]


@pytest.mark.parametrize(
    ("told", "word", "day"),
    [
        ("Paris remains committed to peace.", "committed", "2025-05-14"),
        ("They must stop.", "must", "2025-05-14"),
        ("Paris is sending aid.", "sending", "2025-05-14"),
        ("Paris committed itself to peace.", "committed", "2025-05-12"),
        ("“They must stop,” he said.", "must", "2025-05-12"),
    ],
)
def test_what_is_told_in_the_present_is_of_the_day_of_print(told: str, word: str, day: str) -> None:
    text = f"Gunmen stormed the depot on Monday. {told}"
    _, claim = dated(text, ("stormed", A, FIGHT), (word, A, EventType.REQUEST))
    assert days(claim) == (day, day)


def test_a_headline_takes_the_days_of_the_visit_below_it() -> None:
    text = "The envoy's travel to Oslo\n\nThe envoy will visit Oslo June 5-9. Peace is far."
    head, _ = dated(text, ("travel", F, MEET), ("visit", F, MEET))
    assert days(head) == ("2025-06-05", "2025-06-09")


def test_a_visit_told_to_the_month_dates_no_other() -> None:
    text = "The envoy will travel to Oslo in June. She will also confer with the mayor."
    _, talks = dated(text, ("travel", F, MEET), ("confer", F, MEET))
    assert talks.date is None


def test_talks_take_no_day_from_talks_far_below() -> None:
    text = (
        "They had a meeting. It was long. It was hard. They ate. They left. "
        "Their meetings in Oslo were on May 5."
    )
    near, _ = dated(text, ("meeting", A, MEET), ("meetings", A, MEET))
    assert days(near) == ("2025-05-14", "2025-05-14")


@pytest.mark.parametrize(("who", "day"), [("Asim", "2025-05-05"), ("Bela", "2025-05-14")])
def test_speech_takes_the_day_of_the_like_words_of_the_same_speaker(who: str, day: str) -> None:
    text = "Asim criticised Oslo on May 5. Time went by. Bela and Asim criticised it once more."
    article = Article(text=text, published=PRINTED)
    told = claim_of(article, "criticised Oslo", A, BLAME)
    again = claim_of(article, "criticised it", A, BLAME)
    one, two = text.index("Asim"), text.rindex(who)
    first, second = (
        replace(claim, actors=(Party(Cited(name, (Span(at, at + 4),), 1.0, "test@1")),))
        for claim, name, at in ((told, "Asim", one), (again, who, two))
    )
    read = dates(Reading(article, tuple(split(text)), claims=(first, second)))
    assert days(read.claims[1]) == (day, day)


@pytest.mark.parametrize(
    ("told", "day", "note"),
    [
        (
            "Guards near Herat feared attacks.",
            "2025-05-14",
            "another place or none, and no article",
        ),
        ("Guards recalled the attacks.", "2025-05-02", "the article points back"),
        ("Guards recalled the attacks in Herat.", "2025-05-14", "another place"),
        ("Guards recalled attacks in Kabul.", "2025-05-02", "the same place"),
    ],
)
def test_a_day_is_lent_where_something_more_than_the_word_agrees(
    told: str, day: str, note: str
) -> None:
    text = (
        f"A report came.{_FAR} The May 2 attackers came in attacks in Kabul on May 2.{_FAR} {told}"
    )
    first = text.index("attacks in Kabul on")
    article = Article(text=text, published=PRINTED)
    claims = tuple(_claim_at(article, at) for at in (first, text.rindex("attacks")))
    _, claim = dates(Reading(article, tuple(split(text)), claims=claims)).claims
    assert days(claim)[0] == day, note


_FAR = " Rain fell. Snow fell. Hail fell. Sleet fell. Wind rose. Fog came. Ice formed. Sun shone. Dusk fell."


def _claim_at(article: Article, at: int) -> Claim:
    trigger = Span(at, at + len("attacks"))
    spans = split(article.text)
    index = next(i for i, s in enumerate(spans) if s.holds(trigger))
    claim = claim_of(article, "attack", A, FIGHT)
    return replace(
        claim,
        sentence=index,
        sentence_span=spans[index],
        trigger=Cited("attacks", (trigger,), 1.0, "test@1"),
    )


def test_the_murder_of_one_man_has_one_day() -> None:
    text = f"They mourned the killing of Karim Noor.{_FAR} Noor's murder in March shook them."
    article = Article(text=text, published=PRINTED)
    spans = split(text)
    people = [
        Span(text.index("Karim"), text.index("Karim") + 10),
        Span(text.rindex("Noor"), text.rindex("Noor") + 4),
    ]
    claims = []
    for word, who in zip(("killing", "murder"), people, strict=True):
        victim = Party(Cited(who.of(text), (who,), 1.0, "test@1"))
        claims.append(replace(claim_of(article, word, A, FIGHT), recipients=(victim,)))
    named = tuple(Mention(who, who.of(text), Kind.PERSON, 1.0) for who in people)
    first, _ = dates(Reading(article, tuple(spans), mentions=named, claims=tuple(claims))).claims
    assert days(first) == ("2025-03-01", "2025-03-31")
    unnamed, _ = dates(Reading(article, tuple(spans), claims=tuple(claims))).claims
    assert days(unnamed)[0] == "2025-05-14"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Much changed since Sept. 11, and they fight on.", "2001-09-11"),
        ("On Sept. 11, 2012 they had to fight; since Sept. 11 all changed.", "2012-09-11"),
    ],
)
def test_the_bare_eleventh_of_september(text: str, day: str) -> None:
    (claim,) = dated(text, ("fight", H, FIGHT))
    assert days(claim)[0] == day
