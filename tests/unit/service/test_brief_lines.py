"""Lines, sections and titles of briefs and threads, from rows made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from chancery.service.brief_lines import QUOTED, quoted, sections
from chancery.service.brief_sources import parties
from chancery.service.kind_words import many, noun
from chancery.service.thread_words import joinings, titled

Row = dict[str, Any]


def who(name: str, country: str | None = None, sector: str | None = None) -> Row:
    return {"name": name, "text": name, "country": country, "sector": sector}


def row(
    kind: str = "CONSULT", first: str | None = None, last: str | None = None, fine: str = "day",
    *, actors: tuple[Row, ...] = (), recipients: tuple[Row, ...] = (), place: str | None = None,
    published: str | None = None, number: int = 1, origins: int = 1,
) -> Row:  # fmt: skip
    when = {"from": first, "to": last or first, "granularity": fine} if first or last else None
    return {
        "claim": f"c_{number}", "event": f"e_{number}", "event_type": kind, "mode": None,
        "date": when, "published": published, "actors": list(actors), "origins": origins,
        "recipients": list(recipients),
        "place": {"name": place, "feature": "city"} if place else None,
    }  # fmt: skip


def test_each_time_has_one_section_in_order_the_undated_last() -> None:
    rows = [
        row(number=1),
        row(first="2023-06-12", last="2023-06-30", fine="month", number=2),
        row(first="2023-06-01", last="2023-08-31", fine="range", number=3),
        row(first="2023-06-01", last="2023-06-30", fine="month", number=4),
        row(first="2023-06-01", number=5),
        row(published="2023-05-31", number=6),
    ]
    assert [(time, [one["claim"] for one in held]) for time, held in sections(rows)] == [
        ("31 May 2023", ["c_6"]),
        ("1 June 2023", ["c_5"]),
        ("June 2023", ["c_4", "c_2"]),
        ("1 June 2023 to 31 August 2023", ["c_3"]),
        ("Without a date", ["c_1"]),
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([who("The presidents", "RUS", "GOV"), who("The presidents", "DZA", "GOV"),
          who("the two countries", "RUS", "GOV"), who("the two countries", "DZA", "GOV"),
          who("Russia", "RUS"), who("Algeria", "DZA")], "Russia (RUS), Algeria (DZA)"),
        ([who("The parties", "RUS", "GOV"), who("The parties", "TUR", "GOV"),
          who("both sides", "RUS"), who("both sides", "TUR")], "The parties (RUS.GOV, TUR.GOV)"),
        ([who("Ivan", "RUS"), who("Ivan", "RUS"), who("some")], "Ivan (RUS), some"),
    ],
)  # fmt: skip
def test_a_party_is_told_once(given: list[Row], told: str) -> None:
    assert parties(given) == told


def words(sentence: str, trigger: str) -> Row:
    start = sentence.index(trigger)
    return {
        "sentence_text": sentence, "sentence": {"start": 0, "end": len(sentence)},
        "trigger": {"start": start, "end": start + len(trigger)},
    }  # fmt: skip


@pytest.mark.parametrize("length", [3, 40])
@pytest.mark.parametrize("after", [2, 40])
def test_a_line_quotes_whole_words_around_what_happened(length: int, after: int) -> None:
    before, behind = "ahead of\n it " * length, " near the old border" * after
    found = quoted(words(f"{before}withdrew{behind}.", "withdrew"))
    assert "it withdrew near the" in found
    assert len(found) <= QUOTED + len("“… ” …")
    assert found.startswith("“… ") == (length == 40)
    assert found.endswith(" …”") == (after == 40)
    assert "\n" not in found


def test_a_thread_is_called_by_what_happens_in_it() -> None:
    russia, ukraine, turkey = who("Russia", "RUS"), who("Ukraine", "UKR"), who("Ankara", "TUR")
    rows = [
        row("CONSULT", "2022-02-28", actors=(russia, ukraine), place="Gomel"),
        row("REQUEST", "2022-03-01", actors=(russia,), recipients=(ukraine,), place="Gomel"),
        row("REJECT", "2022-03-03", actors=(ukraine,), recipients=(russia,)),
        row("CONSULT", "2022-03-03", actors=(turkey,), recipients=(russia,)),
    ]
    assert titled(rows) == (
        "Russia – Ukraine: talks, demand, refusal in Gomel, 28 Feb – 3 Mar 2022"
    )
    assert titled(rows[2:3]) == "Ukraine – Russia: refusal, 3 Mar 2022"
    assert titled(rows[1:3]) == "Russia – Ukraine: demand, refusal, 1–3 Mar 2022"
    assert titled([row("ASSAULT", actors=(who("Gunmen"),))]) == "Gunmen: attack"
    assert titled([row("ASSAULT")]) == "Nobody named: attack"


def test_the_party_of_the_event_that_most_tell_comes_first() -> None:
    war = row("ASSAULT", "2022-02-24", actors=(who("Russia", "RUS"),),
              recipients=(who("Ukraine", "UKR"),), origins=50)  # fmt: skip
    blame = [row("ACCUSE", "2022-03-01", actors=(who("Peru", "PER"),), number=i) for i in range(5)]
    assert titled([*blame, war]).startswith("Russia – Ukraine: ")


def test_counts_and_kinds_in_words() -> None:
    assert (many(1, "claim"), many(2000, "article")) == ("1 claim", "2,000 articles")
    assert (noun("RETREAT", "release"), noun("RETREAT"), noun("OTHER")) == (
        "release", "withdrawal", "other",
    )  # fmt: skip
    links = [{"kind": "about"}, {"kind": "answer"}, {"kind": "about"}]
    assert joinings(links) == "2 statements, 1 answer"
