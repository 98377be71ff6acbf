"""Every page without a browser: that it answers, escapes, and says what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk_making import make_record
from starlette.testclient import TestClient

from chancery import service
from chancery.desk.app import build
from chancery.desk.guard import Rules
from chancery.desk.render import country

PAGES = [
    "/", "/?since=2020-01-01", "/?on=2025-05-15", "/search", "/search?list=articles",
    "/search?search=advisers", "/search?list=articles&search=advisers&publisher=Example+Times",
    "/search?type=REQUEST&status=actual&stance=asserts&quad=verbal+conflict&min-confidence=.5",
    "/search?dyad=PAK&dyad=USA", "/search?dyad=PAK+USA", "/search?between=USA&between=General+Asim",
    "/events?between=USA+PAK", "/map?between=USA+PAK", "/network?between=USA+PAK", "/search?place=Islamabad",
    "/search?source=Reuters&since=2025&until=2025-05&offset=30", "/events", "/events?reports=1",
    "/follow", "/follow?who=pak", "/follow?who=Pakistan", "/follow?who=France",
    "/follow/PAK/USA", "/follow/PAK/USA?step=day&directed=1",
    "/follow/PAK/USA?since=2025-05&until=2025-05-20&step=month",
    "/follow/PAK/USA/behind?since=2025-05-13&until=2025-05-13", "/actors", "/actors?unresolved=1",
    "/actors?name=munir", "/actors/person:asim-munir", "/actors/PAK", "/actors/PAK.MIL",
    "/actors/.MIL", "/actors/Reuters", "/threads", "/threads?actor=PAK&offset=30",
    "/network", "/network?actor=PAK", "/map",
    "/map?box=60,20,80,40", "/map?type=RETREAT", "/read", "/keys", "/sources", "/api",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_shown(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text.count("<h1") == 1
    assert "<script src=" in answer.text
    inline = re.findall(r"<script(?![^>]*src=)|\son\w+=|\sstyle=|javascript:", answer.text)
    assert inline == []


@pytest.mark.parametrize(
    ("given", "heading"), [("1", " to "), ("yes", " to "), ("0", " and "), ("no", " and ")]
)
def test_a_relationship_is_shown_one_way_only_where_that_is_asked(
    client: TestClient, given: str, heading: str
) -> None:
    page = client.get(f"/follow/PAK/USA?directed={given}").text
    assert heading in page[page.index("<h1") : page.index("</h1>")]
    ticked = 'name="directed" value="1" checked' in page
    assert ticked == (given in {"1", "yes"})


def test_two_sides_are_kept_in_the_form_and_taken_away_together(client: TestClient) -> None:
    page = client.get("/search?between=USA&between=General+Asim&since=2025").text
    assert 'id="f-between" name="between" value="USA"' in page
    assert 'id="f-between-other" name="between" value="General Asim"' in page
    chips = re.findall(r'<li><a href="([^"]*)"><span>between</span>', page)
    assert chips == ["/search?since=2025"] * 2


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere", 404, "no such page"),
        ("/articles/a_none", 404, "not in this record"),
        ("/claims/c_none", 404, "not in this record"),
        ("/events/e_none", 404, "not in this record"),
        ("/actors/Nobody+At+All", 404, "nobody in this record"),
        ("/search?type=NOTHING", 400, "expected one of"),
        ("/search?offset=-1", 400, "whole number"),
        ("/search?offset=99999999999", 400, "whole number"),
        ("/search?offset=1e3", 400, "whole number"),
        ("/search?min-confidence=high", 400, "expected a number"),
        ("/search?min-confidence=nan", 400, "expected 0 to 1"),
        ("/search?dyad=PAK", 400, "expected two"),
        ("/search?between=PAK&between=", 400, "between &#39;PAK&#39;: expected two"),
        ("/search?dyad=PAK+USA&between=PAK+USA", 400, "expected one of them"),
        ("/search?since=yesterday", 400, "expected a day"),
        ("/search?search=%22%22", 400, "at least one word"),
        ("/search?publisher=Nobody", 400, "not in this record"),
        ("/search?actor=" + "x" * 401, 400, "at most 400"),
        ("/follow?who=zzz", 400, "no country&#39;s name or code"),
        ("/follow/PAK/USA?directed=maybe", 400, "expected one of"),
        ("/follow/PAK/USA/changes?directed=maybe", 400, "expected one of"),
        ("/actors?unresolved=2", 400, "expected one of"),
        ("/search?" + "type=AID&" * 41, 400, "at most 40"),
        ("/search?search=a%00b", 400, "no text"),
        ("/follow/PAK/PAK?step=year", 400, "expected one of"),
        ("/map?box=1,2,3", 400, "west,south,east,north"),
        ("/map?box=10,0,5,5", 400, "west &lt; east"),
        ("/map?box=nan,0,5,5", 400, "west &lt; east"),
        ("/export?format=exe", 400, "expected one of"),
        ("/read/9999", 404, "no upload"),
        ("/?since=never", 400, "expected a day or moment"),
        ("/?since=0001-01-01T00:00%2B05:00", 400, "expected a day or moment"),
        ("/api/follow/PAK/USA?since=0001&until=9999", 400, "since 0001-01-01: expected a day from"),
        ("/api/follow/PAK/USA?since=1000&step=day", 400, "expected at most 20,000"),
        ("/?on=never", 400, "expected a day"),
    ],
)
def test_what_is_wrong_is_said(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("day", ["0001-01-01", "1999", "9999-12-31"])
def test_a_day_far_from_all_news_has_a_page(client: TestClient, day: str) -> None:
    assert client.get(f"/?on={day}").status_code == 200
    assert client.get(f"/?since={day[:4]}-01-01").status_code == 200
    assert client.get(f"/follow/PAK/USA?since={day}&until={day}").status_code == 200


def test_an_article_with_its_claims(client: TestClient, record: Path) -> None:
    article = next(a for a in service.articles(record) if a["title"])
    html = client.get(f"/articles/{article['article']}").text
    assert "Pakistan wants advisers out" in html
    for part in ("m-actor", "m-recipient", "m-source", "m-cue", "m-trigger", "m-place", "m-date"):
        assert part in html
    assert "demanded" in html  # the retreat that is asked for
    assert "claim 2: RETREAT, demanded" in html


def test_a_claim_explained(client: TestClient, record: Path) -> None:
    claim = next(service.claims(record))["claim"]
    whole, bare = (client.get(f"/claims/{claim}{query}").text for query in ("", "?bare=1"))
    for html in (whole, bare):
        assert "Chief of Army Staff" in html
        assert "else CONSULT 0.12" in html
    assert "<html" in whole
    assert "<html" not in bare


def test_a_chain_reads_from_the_page_to_the_first_source(client: TestClient, record: Path) -> None:
    claim = next(service.claims(record))["claim"]
    text = re.sub(r"<[^>]+>", " ", client.get(f"/claims/{claim}").text)
    text = " ".join(text.split())
    assert re.search(r"Example Times ‹ Reuters asserts ‹ Two Pakistani officials asserts", text)


def test_the_visit_before_is_remembered(record: Path) -> None:
    with TestClient(build(record, Rules()), base_url="http://127.0.0.1") as client:
        assert "Your first visit" in client.get("/").text
        assert "Your first visit" in client.get("/").text  # the same visit still
        client.cookies.clear()
        client.cookies.set("chancery-visit", ".1700000000")  # once, long ago
        html = client.get("/").text
        assert "Since 14 Nov 2023" in html
        assert "2 articles new" in html
        client.cookies.clear()
        client.cookies.set("chancery-visit", "<b>.99999999999999")
        assert "Your first visit" in client.get("/").text


def test_a_judgement_and_back(tmp_path: Path) -> None:
    folder = make_record(tmp_path / "record")
    first, second, *_ = [row["claim"] for row in service.claims(folder)]
    ours = {"origin": "http://127.0.0.1"}
    with TestClient(
        build(folder, Rules()), base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        said = client.post(
            "/judge", data={"left": first, "right": second, "verdict": "same"}, headers=ours
        )
        assert said.status_code == 303
        html = client.get(said.headers["location"]).text
        assert "Your last judgement: <strong>same</strong>" in html
        assert html.count('class="report"') == 2
        name = re.search(r'name="judgement" value="(j_\w+)"', html)
        assert name
        taken = client.post("/withdraw", data={"judgement": name[1]}, headers=ours)
        html = client.get(taken.headers["location"]).text
        assert "Your last judgement" not in html
        assert list(service.judgements(folder)) == []
        wrong = client.post("/judge", data={"left": first, "right": first}, headers=ours)
        assert wrong.status_code == 400


def test_how_many_reports_is_kept_while_leafing_and_narrowing(client: TestClient) -> None:
    html = client.get("/events?reports=1&actor=PAK").text
    assert "<h1>Events</h1>" in html
    assert '<input type="hidden" name="reports" value="1">' in html
    assert '<a href="/events?reports=1"><span>actor</span>' in html  # the filter taken away
    assert "<h1>Events told more than once</h1>" in client.get("/events").text
    assert 'href="/events?search=zzz&amp;reports=1"' in client.get("/events?search=zzz").text


@pytest.mark.parametrize(
    ("code", "name"),
    [("PAK", "Pakistan"), ("IGO", "intergovernmental organisations"), ("XYZ", "XYZ"), (None, "")],
)
def test_a_country_is_told_by_its_name_and_a_body_by_its_kind(code: str | None, name: str) -> None:
    assert country(code) == name


def test_actors_are_those_of_the_command_line(client: TestClient, record: Path) -> None:
    rows = list(service.actors(record))
    page = client.get("/actors").text
    shown = re.findall(r'<tr><th scope="row">.*?</tr>', page, re.DOTALL)
    assert len(shown) == len(rows)
    for row, line in zip(rows, shown, strict=True):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)
        assert row["name"] in cells[0]
        counts = [row[part] for part in ("actor", "recipient", "source", "claims")]
        assert cells[3:] == [str(number) for number in counts]
    told = client.get("/api/actors").json()["rows"]
    assert told == [{"who": row["entity"] or row["name"], **row} for row in rows]
