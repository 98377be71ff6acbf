"""Names in a page's address that it does not take: passed over, and said."""

from __future__ import annotations

import re

import pytest
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient
from test_pages_plain import PAGES

from chancery.desk.asking import FILTERS, SHOWN, Unknown, unknown


def notice(html: str) -> str:
    """What is said of names passed over, as words; empty where nothing is."""
    found = re.search(r'<section class="notice".*?</section>', html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found[0]).split()) if found else ""


@pytest.mark.parametrize(
    ("path", "said", "right"),
    [
        ("/search?actr=PAK", "Unknown: actr.", "/search?actor=PAK"),
        ("/search?type=AID&actr=PAK", "Nearest: actor.", "/search?type=AID&amp;actor=PAK"),
        ("/search?list=articles&serch=x", "Unknown: serch.", "/search?list=articles&amp;search=x"),
        ("/events?Statuses=actual", "Nearest: status.", "/events?status=actual"),
        ("/events?min_confidence=.9", "Nearest: min-confidence.", "/events?min-confidence=.9"),
        ("/threads?publishr=Nobody", "Nearest: publisher.", "/threads?publisher=Nobody"),
        ("/map?bx=1", "Nearest: box.", "/map?box=1"),
        ("/network?sorce=Reuters", "Nearest: source.", "/network?source=Reuters"),
        ("/?sinc=2020", "This page takes: since, on.", "/?since=2020"),
        ("/follow?whom=PAK", "Nearest: who.", "/follow?who=PAK"),
        ("/follow/PAK/USA?direct=1", "Nearest: directed.", "/follow/PAK/USA?directed=1"),
        ("/actors?names=x", "Nearest: name.", "/actors?name=x"),
        ("/actors/Reuters?zzz=1", "This page takes nothing after its address.", None),
        ("/keys?type=AID", "Unknown: type.", None),
        ("/search?zzz=1", "The filters are: type, status, stance,", None),
        ("/search?%3Cb%3E=1", "Unknown: &lt;b&gt;.", None),
    ],
)
def test_a_name_that_is_not_known_is_said_with_the_nearest(
    client: TestClient, path: str, said: str, right: str | None
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert said in notice(answer.text)
    assert "passed over" in notice(answer.text)
    led = re.findall(r'Nearest: <a href="([^"]+)"', answer.text)
    assert led == ([right] if right else [])


@pytest.mark.parametrize(
    "path",
    [
        *PAGES, "/search?token=old", "/search?actor=&zzz=", "/events/c_{claim}?judged=r-c_1",
        "/claims/c_{claim}?bare=1", "/search?actor=PAK&type=REQUEST&offset=30&list=articles",
    ],
)  # fmt: skip
def test_what_pages_take_is_not_said(client: TestClient, path: str) -> None:
    claim = client.get("/api/claims?limit=1").json()["rows"][0]["claim"].removeprefix("c_")
    assert notice(client.get(path.format(claim=claim)).text) == ""


def test_the_other_filters_still_hold(client: TestClient) -> None:
    with_it, without = (
        re.findall(r'data-claim="(\w+)"', client.get(f"/search?type=RETREAT{more}").text)
        for more in ("&actr=PAK", "")
    )
    assert with_it == without
    assert len(without) < len(re.findall("data-claim", client.get("/search").text))


def test_a_file_has_no_room_to_say_it_and_is_refused(client: TestClient) -> None:
    answer = client.get("/export?format=csv&actr=PAK")
    assert answer.status_code == 400
    assert "actr: no parameter here, expected some of: type" in answer.text
    assert client.get("/export?format=csv&actor=PAK&actor=PAK").status_code == 200


def test_of_many_names_some_are_told_and_long_ones_are_cut() -> None:
    many = unknown(QueryParams([(f"{n}" + "z" * 50, "1") for n in range(9)]), FILTERS)
    assert len(many) == SHOWN
    assert many[0] == Unknown("0" + "z" * 39, None)
