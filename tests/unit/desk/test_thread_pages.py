"""Threads at the desk: a page of them, and one, told in order of date and taken away."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import ARTICLE, TEXT, cited, request, retreat
from starlette.testclient import TestClient

from chancery import service
from chancery.desk import pages_threads
from chancery.desk.app import build
from chancery.desk.background import Answer, Background
from chancery.desk.guard import Rules
from chancery.errors import NotFoundError
from chancery.model import Article, Basis, Granularity, Link, Reading, Span, Thread, When
from chancery.store import Counts, Record

HOST = "http://127.0.0.1:8765"
ALL = service.ClaimFilter()


def keep(folder: Path, *readings: Reading) -> Path:
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        for reading in readings:
            writer.add(reading)
        writer.finish(Counts())
    service.collate(folder)
    return folder


def told(title: str, day: int) -> Reading:
    """A demand and what is demanded, in an article of its own."""
    article = Article(TEXT, title, f"Paper {day}", date(2025, 5, day), "metadata")
    wanted = retreat(article)
    asked = request(article, about=wanted.id)
    return Reading(article, (Span(0, len(TEXT)),), claims=(asked, wanted))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(tmp_path_factory.mktemp("threads") / "record", told("Out <b>now</b>", 14))


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[TestClient]:
    yield from opened(folder)


def opened(folder: Path) -> Iterator[TestClient]:
    app = build(folder, Rules())
    with TestClient(app, base_url=HOST, follow_redirects=False) as client:
        yield client
    app.state.desk.jobs.close()
    app.state.desk.background.close()


def shown(client: TestClient, path: str) -> str:
    """A page, when what it shows has been worked out."""
    for _ in range(300):
        answer = client.get(path)
        if "x-wait" not in answer.headers:
            assert answer.status_code == 200, answer.text
            return answer.text
        time.sleep(0.2)
    pytest.fail(f"{path} was never there")


def test_a_thread_is_listed_with_its_events(desk: TestClient, folder: Path) -> None:
    (thread,) = service.threads(folder)
    html = shown(desk, "/threads")
    assert (
        f'<a href="/threads/{thread["thread"]}"><bdi>United States – Pakistan: demand, withdrawal, '
        "13 May – 1 Jun 2025</bdi></a>" in html
    )
    assert "2 events" in html
    assert "1 statement · Pakistan, United States" in html
    assert "13 May 2025 to 1 Jun 2025" in html
    assert "1–1 of 1 thread" in html
    assert '<a href="/threads" aria-current="page">Threads</a>' in html


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("type=RETREAT", True), ("actor=PAK&status=actual", True), ("search=advisers", True),
        ("type=ASSAULT", False), ("search=nothing", False), ("since=2026", False),
    ],
)  # fmt: skip
def test_filters_choose_among_threads(desk: TestClient, query: str, fits: bool) -> None:
    html = shown(desk, f"/threads?{query}")
    assert ("<h3" in html) == fits
    assert ("No thread has an event that fits. Take a filter away" in html) != fits


def test_a_page_that_is_too_far_leads_back(desk: TestClient) -> None:
    assert 'no more threads. <a href="/threads">' in shown(desk, "/threads?offset=30")


def test_a_record_without_threads_says_what_to_do(tmp_path: Path) -> None:
    one = told("One", 14)
    alone = replace(one, claims=(replace(one.claims[0], about=None),))
    for client in opened(keep(tmp_path / "record", alone)):
        html = shown(client, "/threads")
        assert "No events belong together yet." in html
        assert 'href="/events?reports=1"' in html


def test_a_thread_is_told_in_order_with_its_links_and_who_says_so(
    desk: TestClient, folder: Path
) -> None:
    (thread,) = service.threads(folder)
    html = shown(desk, f"/threads/{thread['thread']}")
    assert html == shown(desk, f"/threads/{thread['events'][1]['event']}")
    rows = re.findall(r'<li class="row" id="event-(\d)".*?</li>\n', html, flags=re.DOTALL)
    assert rows == ["1", "2"]
    assert [f'href="/events/{row["event"]}"' in html for row in thread["events"]] == [True, True]
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "According to Two Pakistani officials (PAK.GOV), via Reuters (GBR.JRN)." in words
    assert "status: actual" in words
    assert "demanded status: future" in words
    assert "About event 2" in words
    assert f'href="/threads/{thread["thread"]}/brief" download' in html


def parted(publisher: str, day: int) -> Reading:
    """The demand as one paper tells it, made on a day of May."""
    article = replace(ARTICLE, publisher=publisher, id="")
    when = When(date(2025, 5, day), date(2025, 5, day), Granularity.DAY, Basis.EXPRESSION)
    wanted = retreat(article)
    asked = replace(
        request(article, about=wanted.id), date=cited(when, "Tuesday", stage="resolve@1")
    )
    own = asked if publisher == "Example Times" else replace(asked, accounts=())
    return Reading(article, (Span(0, len(TEXT)),), claims=(own, wanted))


def test_the_accounts_of_an_event_part_in_words(tmp_path: Path) -> None:
    record = keep(tmp_path / "record", parted("Example Times", 13), parted("Other Post", 3))
    first, second = (
        claim["claim"] for claim in service.claims(record, service.ClaimFilter(types=("REQUEST",)))
    )
    service.judge(record, first, second, "same")
    (thread,) = service.threads(record)
    for client in opened(record):
        html = shown(client, f"/threads/{thread['thread']}")
        assert "The accounts part on when: 2025-05-" in html
        assert 'class="error"' in html
        assert "2 reports of 1 independent origin." in html


def test_a_long_thread_comes_in_pages(
    desk: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages_threads, "EVENTS", 1)
    (thread,) = service.threads(folder)
    address = f"/threads/{thread['thread']}"
    first, second, beyond = (shown(desk, f"{address}?offset={at}") for at in (0, 1, 2))
    assert 'id="event-1"' in first
    assert 'id="event-2"' not in first
    assert f'<a rel="next" href="{address}?offset=1">' in first
    assert 'id="event-2"' in second
    assert f'href="{address}?offset=1#event-2"' in first  # what it is about, on another page
    assert "no more events in this thread" in beyond


def test_the_brief_is_taken_away_as_the_command_gives_it(desk: TestClient, folder: Path) -> None:
    (thread,) = service.threads(folder)
    answer = desk.get(f"/threads/{thread['thread']}/brief")
    assert answer.text == service.brief(folder, thread["thread"])
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    wanted = f'attachment; filename="{thread["thread"]}.md"'
    assert answer.headers["content-disposition"] == wanted


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/threads/t_none", "not in this record"), ("/threads/t_none/brief", "not in this record"),
        ("/threads/j_1", "that is a judgement"), ("/threads/e_none", "not in this record"),
    ],
)  # fmt: skip
def test_a_thread_that_is_not_there(desk: TestClient, path: str, words: str) -> None:
    answer = desk.get(path)
    for _ in range(100):
        if answer.status_code not in {200, 303}:
            break
        time.sleep(0.2)
        answer = desk.get(path)
    assert answer.status_code == 404
    assert words in answer.text


def test_what_is_not_there_yet_is_said(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Background, "ask", lambda *_, **__: Answer())
    listed = desk.get("/threads?actor=PAK&offset=30")
    assert listed.headers["x-wait"] == "1"
    assert 'data-load="/threads?actor=PAK&amp;offset=30"' in listed.text
    assert 'href="/threads?actor=PAK&amp;offset=30">Look again' in listed.text
    one = desk.get("/threads/t_1")
    assert one.headers["x-wait"] == "1"
    assert "data-again" in one.text
    brief = desk.get("/threads/t_1/brief")
    assert (brief.status_code, brief.headers["location"]) == (303, "/threads/t_1")


def test_what_cannot_be_worked_out_is_said(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Background, "ask", lambda *_, **__: Answer(error="the disk is full"))
    for path in ("/threads", "/threads/t_1"):
        answer = desk.get(path)
        assert "the disk is full" in answer.text
        assert "x-wait" not in answer.headers
        assert not {"data-load", "data-again"} & set(re.findall(r"data-\w+", answer.text))


def test_an_event_leads_to_its_thread(desk: TestClient, folder: Path) -> None:
    (thread,) = service.threads(folder)
    event = thread["events"][0]["event"]
    assert f'href="/threads/{event}"' in desk.get(f"/events/{event}/thread").text


def test_threads_a_page_at_a_time_are_those_of_the_command(tmp_path: Path) -> None:
    record = keep(tmp_path / "record", *(told(f"Of {day}", day) for day in (14, 15)))
    found = service.strung(record)
    whole = list(service.threads(record))
    page = service.thread_page(record, found)
    assert [row["thread"] for row in page["rows"]] == [row["thread"] for row in whole]
    assert [row["title"] for row in page["rows"]] == [row["title"] for row in whole]
    assert page["total"] == len(whole)


def test_events_that_are_gone_since_are_passed_over(folder: Path) -> None:
    (thread,) = service.strung(folder)
    gone = replace(
        thread, events=(*thread.events, "e_gone"),
        links=(*thread.links, Link("e_gone", thread.events[0], "about", "")),
    )  # fmt: skip
    (row,) = service.thread_page(folder, [gone])["rows"]
    assert (row["size"], len(row["links"])) == (2, 1)
    assert service.thread_told(folder, [gone], thread.id)["total"] == 2
    lost = Thread("t_lost", ("e_gone", "e_lost"))
    assert service.thread_page(folder, [lost], ALL)["rows"] == []
    with pytest.raises(NotFoundError, match="judged anew"):
        service.thread_told(folder, [lost], "t_lost")
