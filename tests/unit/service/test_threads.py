"""Threads: sought among all events from what is kept of them, chosen by a filter, told as a brief."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import ARTICLE, TEXT, request, retreat

from bench.collate import telling
from chancery import collate as judging
from chancery import service
from chancery.errors import NotFoundError, RecordError
from chancery.model import Article, Cited, EventType, Identity, Reading, Span, Stance, Status
from chancery.service import ClaimFilter, threading
from chancery.service.events import clusters
from chancery.service.happenings import happenings
from chancery.store import ClaimQuery, Counts, Record


def keep(folder: Path, readings) -> Path:
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        for reading in readings:
            writer.add(reading)
        writer.finish(Counts())
    return folder


def printed(number: int, title: str = "Pakistan wants advisers out", day: int = 14) -> Reading:
    article = Article(TEXT, title, f"Paper {number}", date(2025, 5, day), "metadata")
    wanted = retreat(article)
    return Reading(
        article, (Span(0, len(TEXT)),), claims=(request(article, about=wanted.id), wanted)
    )


def test_what_is_kept_of_an_event_is_what_its_words_give(tmp_path: Path) -> None:
    """From the faces in the record, as from the leading claim's article read again."""
    folder = keep(tmp_path / "r", telling(160, seed=3))
    service.collate(folder)
    with Record.open(folder) as opened:
        kept = {one.event: one for one in happenings(opened)}
        some = dict(random.Random(1).sample(sorted(kept.items()), 20))
        assert happenings(opened, some) == [kept[event] for event in sorted(some)]
        told = list(clusters(opened, opened.view.claims(ClaimQuery())))
    assert kept.keys() == {cluster.event for cluster in told}
    for cluster in told:
        lead, one = cluster.lead, kept[cluster.event]
        text = judging.text_face(lead.article)
        face = judging.face(lead.claim, lead.article, text)
        assert (one.kind, one.words, one.gist) == (face.kind, face.words, text.gist)
        assert one.day == (cluster.day.toordinal() if cluster.day else None)
        assert one.claims == {stored.claim.id for stored in cluster.claims}
        countries = {p.who.country for s in cluster.claims for p in s.claim.actors}
        assert one.actors == countries - {None}


def test_a_filter_chooses_threads_and_never_changes_them(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [printed(1), printed(2)])
    (whole,) = service.threads(folder)
    assert list(service.threads(folder, ClaimFilter(types=("RETREAT",)))) == [whole]
    assert list(service.threads(folder, ClaimFilter(types=("ASSAULT",)))) == []
    assert list(service.threads(folder, ClaimFilter(limit=0))) == []


def test_a_thread_of_articles_without_titles_has_its_words_for_a_headline(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [printed(1, ""), printed(2, "")])
    (found,) = service.threads(folder)
    assert found["headline"].removesuffix(" …") in " ".join(TEXT.split())
    assert len(found["headline"].split()) > 5
    assert len(found["headline"]) <= threading.TITLE


def test_a_threads_headline_is_that_of_the_first_article_on_its_largest_event(
    tmp_path: Path,
) -> None:
    told = [printed(1, "A look back", 20), printed(2, "Advisers must go", 14), printed(3, "", 13)]
    late = replace(told[0], claims=(replace(told[0].claims[0], confidence=1.0), told[0].claims[1]))
    folder = keep(tmp_path / "r", [late, *told[1:]])
    (found,) = service.threads(folder)
    assert max(row["reports"] for row in found["events"]) > 1
    assert "A look back" in {row["title"] for row in found["events"]}
    assert found["headline"] == "Advisers must go"


def test_a_note_shows_the_outlets_own_words_before_those_of_who_has_them_from_it(
    tmp_path: Path,
) -> None:
    wire, reprint = printed(1, day=14), printed(2, "Asked to go", 13)
    wire = replace(wire, article=replace(wire.article, publisher="Reuters"))
    sure = tuple(replace(one, confidence=1.0) for one in reprint.claims)
    folder = keep(tmp_path / "r", [wire, replace(reprint, claims=sure)])
    (found,) = service.threads(folder)
    asked = next(row for row in found["events"] if row["event_type"] == "REQUEST")
    assert (asked["publisher"], asked["reports"]) == ("Paper 2", 2)
    text = service.brief(folder, found["thread"])
    number = found["events"].index(asked) + 1
    note = next(line for line in text.splitlines() if line.startswith(f"[^{number}]: "))
    assert note.startswith(f"[^{number}]: Reuters, Pakistan wants advisers out, 14 May 2025")
    assert note.endswith("Also in Paper 2.")
    assert "According to" in text


def test_what_is_to_come_or_denied_is_not_done_but_a_denied_accusation_was_made(
    tmp_path: Path,
) -> None:
    def stored(name: str, kind: EventType, status: Status, stance: Stance) -> bool:
        reading = printed(1)
        asked = reading.claims[0]
        said = replace(asked.accounts[0], stance=replace(asked.accounts[0].stance, value=stance))
        one = replace(
            asked,
            event_type=replace(asked.event_type, value=kind),
            status=replace(asked.status, value=status),
            accounts=(replace(said, via=None),),
            about=None,
        )
        folder = keep(tmp_path / name, [replace(reading, claims=(one,))])
        service.collate(folder)
        with Record.open(folder) as opened:
            (found,) = happenings(opened)
        return found.done

    rows = (
        (EventType.RETREAT, Status.ACTUAL, Stance.ASSERTS, True),
        (EventType.RETREAT, Status.HISTORICAL, Stance.ASSERTS, True),
        (EventType.RETREAT, Status.FUTURE, Stance.ASSERTS, False),
        (EventType.RETREAT, Status.HYPOTHETICAL, Stance.ASSERTS, False),
        (EventType.RETREAT, Status.NEGATED, Stance.ASSERTS, False),
        (EventType.RETREAT, Status.ACTUAL, Stance.DENIES, False),
        (EventType.ACCUSE, Status.ACTUAL, Stance.DENIES, True),
    )
    assert [stored(str(i), *row[:3]) for i, row in enumerate(rows)] == [row[3] for row in rows]


@pytest.mark.parametrize(
    ("who", "stance", "country", "sector", "done"),
    [
        ("Pakistan", Stance.ASSERTS, "PAK", "GOV", True),
        ("its allies", Stance.CONFIRMS, None, None, True),
        ("claims", Stance.ASSERTS, None, None, False),
        ("Example Times", Stance.ASSERTS, "GBR", "JRN", False),
        ("Pakistan", Stance.DOUBTS, "PAK", "GOV", False),
    ],
)
def test_what_one_denies_is_done_where_another_known_stands_behind_it(
    tmp_path: Path, who: str, stance: Stance, country: str | None, sector: str | None, done: bool
) -> None:
    reading = printed(1)
    asked, wanted = reading.claims
    said = replace(asked.accounts[0], via=None)
    known = Identity(name=who if country else None, country=country, sector=sector)
    source = replace(
        said.source,
        mention=replace(said.source.mention, value=who),
        identity=Cited(known, (), 0.9, "resolve@1", why="by hand"),
    )
    no = replace(said, stance=replace(said.stance, value=Stance.DENIES))
    other = replace(said, source=source, stance=replace(said.stance, value=stance))
    told = replace(wanted, status=replace(wanted.status, value=Status.ACTUAL), accounts=(no, other))
    folder = keep(tmp_path / "r", [replace(reading, claims=(told,))])
    service.collate(folder)
    with Record.open(folder) as opened:
        (found,) = happenings(opened)
    assert (found.done, found.denied) == (done, True)


def test_a_thread_is_found_by_any_event_in_it(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [printed(1), printed(2)])
    (whole,) = service.threads(folder)
    for row in whole["events"]:
        for given in (row["event"], row["claim"], row["event"][:9]):
            found = service.thread(folder, given)
            assert {key: found[key] for key in whole} == whole
    lone = keep(tmp_path / "lone", [Reading(ARTICLE, (Span(0, len(TEXT)),), claims=(retreat(),))])
    with pytest.raises(NotFoundError, match="in no thread"):
        service.thread(lone, retreat().id)


def test_a_title_is_not_taken_for_markup(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [printed(1, title="*All* [out] <b>now</b>")])
    (thread,) = service.threads(folder)
    text = service.brief(folder, thread["thread"])
    assert r", \*All\* \[out\] \<b\>now\</b\>, " in text
    assert text.count("\n[^1]: ") == text.count("\n[^2]: ") == 1


def test_a_record_without_events_says_why_there_are_no_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = keep(tmp_path / "r", [printed(1)])
    monkeypatch.setattr(threading, "settle", lambda _: False)
    with pytest.raises(RecordError, match="copy the record to where it can be"):
        list(service.threads(folder))
