"""What people do at the desk: judge, take away, read; and what must do no harm."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Opener, start, stop
from making import ARTICLE, cited, read_one, request

from chancery import service
from chancery.model import Article, Basis, Granularity, Reading, Span, When
from chancery.store import Counts, Record


def test_judging_by_keys_and_taking_it_back(own_desk: tuple[Path, str], opened: Opener) -> None:
    record, address = own_desk
    rows = service.event_page(record, limit=100)["rows"]
    event = next(e for e in rows if e["reports"] == 2)["event"]
    claims = [c["claim"] for c in service.event(record, event)["claims"]]
    page = opened(address).go(f"/events/{event}")
    assert page.locator("ol.reports").first.locator(".report").count() == 2
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == f"r-{claims[1]}"
    for key, verdict, reports in (("d", "different", 1), ("u", "unsure", None), ("s", "same", 2)):
        with page.expect_navigation():
            page.keyboard.press(key)
        standing = list(service.judgements(record))
        assert standing[-1]["verdict"] == verdict
        if reports:
            assert service.event(record, claims[0])["reports"] == reports
        page.locator(f"#r-{claims[1]}").focus()
    for left in (2, 1, 0):
        with page.expect_navigation():
            page.keyboard.press("z")
        assert len(list(service.judgements(record))) == left
    assert service.event(record, claims[0])["reports"] == 2
    assert [row["verdict"] for row in service.judgements(record, withdrawn=True)] == [
        "different", "unsure", "same",
    ]  # fmt: skip


def parted(folder: Path) -> str:
    """A record in which two papers tell one demand, of different days; and its event."""
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        for publisher, day in (("Example Times", 13), ("Other Post", 3)):
            article = replace(ARTICLE, publisher=publisher, id="")
            when = When(date(2025, 5, day), date(2025, 5, day), Granularity.DAY, Basis.EXPRESSION)
            told = replace(request(article), date=cited(when, "Tuesday", stage="resolve@1"))
            if publisher == "Other Post":  # on its own word: two sources, or nothing is in dispute
                told = replace(told, accounts=())
            writer.add(Reading(article, (Span(0, len(article.text)),), claims=(told,)))
        writer.finish(Counts(2, 0, 2, 0))
    first, second = (claim["claim"] for claim in service.claims(folder))
    service.judge(folder, first, second, "same")
    return service.event(folder, first)["event"]


def test_an_event_shows_where_its_accounts_part(opened: Opener, tmp_path: Path) -> None:
    name = parted(tmp_path / "record")
    event = service.event(tmp_path / "record", name)
    assert [one["field"] for one in event["contradiction_list"]] == ["when"]
    process, address = start(tmp_path / "record")
    try:
        watched = opened(address)
        page = watched.go(f"/events/{name}")
        row = page.locator("table.versus tbody tr").inner_text()
        for words in ("2025-05-13", "2025-05-03", "Example Times", "Other Post", "Reuters"):
            assert words in row
        assert page.locator("#origins + ol li").count() == len(event["origin_list"])
        page.locator("[data-load] .thread li, [data-load] .none").first.wait_for()
        page = watched.go("/")
        page.locator("[data-load='/morning/contradictions'] a[href^='/events/']").wait_for()
    finally:
        stop(process)


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "markdown"])
def test_what_is_on_the_screen_is_taken_away(
    form: str, examples: Path, opened: Opener, tmp_path: Path
) -> None:
    page = opened().go("/search?search=Ukraine&status=future")
    page.get_by_text("Take away").click()
    with page.expect_download() as caught:
        page.locator(".away a", has_text=re.compile(f"^{form}$")).click()
    path = tmp_path / "taken"
    caught.value.save_as(path)
    wanted = list(service.claims(
        examples, service.ClaimFilter(text="Ukraine", statuses=("future",))
    ))  # fmt: skip
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        assert [row["claim"] for row in rows] == [claim["claim"] for claim in wanted]
    elif form == "jsonl":
        assert [json.loads(line) for line in path.read_text().splitlines()] == wanted
    elif form == "parquet":
        assert path.read_bytes()[:4] == b"PAR1"
    else:
        assert "[^1]:" in path.read_text()


def test_reading_from_the_desk_while_the_rest_goes_on(
    own_desk: tuple[Path, str], opened: Opener, tmp_path: Path
) -> None:
    record, address = own_desk
    good = tmp_path / "2022-03-02-talks.txt"
    good.write_text("Talks in Brest\n\nRussia and Ukraine met in Brest on 2 March 2022.")
    bad = tmp_path / "photo.jpg"
    bad.write_bytes(b"\xff\xd8\xff" + bytes(100))
    page = opened(address).go("/read")
    page.locator("#files").set_input_files([good, bad])
    page.get_by_label("Publisher").fill("Example Times")
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator(".job").first.wait_for()
    other = opened(address).go("/search")
    assert other.locator(".row").count() > 10
    page.locator(".job[data-state='done']").wait_for(timeout=90_000)
    said = page.locator(".job").first.inner_text()
    assert "1 article read" in said
    assert "photo.jpg" in page.locator(".job .drops").inner_text()
    found = service.article_page(record, service.ClaimFilter(publisher="Example Times"))["rows"]
    assert [row["origin"] for row in found] == ["2022-03-02-talks.txt"]


def test_files_can_be_dropped(own_desk: tuple[Path, str], opened: Opener) -> None:
    _, address = own_desk
    page = opened(address).go("/read")
    page.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File(['A thing\\n\\nFrance met Germany.'], 'dropped.txt'));
        document.querySelector('[data-drop]').dispatchEvent(
            new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
    }""")
    page.locator(".job", has_text="dropped.txt").wait_for()


HOSTILE = "<script>window.harmed = 1; alert(1)</script><img src=x onerror='window.harmed = 2'>"
NAME = '\u202e\u2066Vladimir\u0000 "><svg onload=window.harmed=3>'


def hostile_articles(folder: Path) -> None:
    """Script in titles, texts, names and addresses; reordered text; nulls; 5 MB in one paragraph."""
    folder.mkdir()
    rows = [
        {"title": HOSTILE, "text": f"{NAME} Putin attacked Ukraine on Tuesday. {HOSTILE} "
         "Russia denied that it had attacked Kyiv, {{ 7*7 }} ${{7*7}} said.",
         "publisher": f"\u202e{HOSTILE}", "date": "2022-03-02", "url": "javascript:window.harmed=4"},
        {"title": "=cmd|' /C calc'!A0", "text": '=HYPERLINK("http://evil.example") Russia '
         "attacked Ukraine. @SUM(1+1) said Russia attacked Kyiv.", "publisher": "+1-1",
         "date": "2022-03-02", "url": 'http://evil.example/"onmouseover="window.harmed=5'},
        {"title": "\u0000\u0007\u202etitle\u2028", "text": "Russia\u0000 met\u202e Ukraine in Brest. "
         "Ru\u200bssia attacked Ukraine.", "publisher": "</title><script>window.harmed=6</script>",
         "date": "2022-03-03"},
    ]  # fmt: skip
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


def five_megabytes(record: Path) -> None:
    """An article of one paragraph, as long as any that is taken in, without a place to break it."""
    text = "Alpha met Beta. " + "=" * 4_000_000 + " Gamma attacked Alpha. " + "_-" * 400_000
    with Record.open(record) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        writer.add(read_one(Article(text, HOSTILE, "Long Paper", date(2022, 3, 4))))
        writer.finish(Counts(1, 0, 2, 0))


def test_hostile_articles_do_no_harm(browser, opened: Opener, tmp_path: Path) -> None:
    hostile_articles(tmp_path / "in")
    record = tmp_path / "record"
    service.read(record, [tmp_path / "in"])
    service.collate(record)
    five_megabytes(record)
    articles = list(service.articles(record))
    assert len(articles) >= 3
    claims = list(service.claims(record))
    assert claims
    process, address = start(record)
    try:
        watched = opened(address)
        paths = ["/", "/search", "/search?list=articles&search=Russia", "/events?reports=1",
                 "/actors", "/actors?unresolved=1", "/network", "/threads", "/map", "/follow", "/read",
                 "/follow/RUS/UKR", "/actors/RUS", f"/claims/{claims[0]['claim']}",
                 f"/events/{claims[0]['claim']}"]  # fmt: skip
        paths += [f"/articles/{one['article']}" for one in articles]
        paths += [
            "/search?search=%3Cscript%3Ealert(1)%3C/script%3E",
            "/actors?name=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "/search?publisher=%3Cscript%3E",
            "/search?actor=%3Cimg%20src=x%20onerror=alert(1)%3E",
        ]
        for path in paths:
            page = watched.go(path)
            assert page.evaluate("window.harmed") is None, path
            assert page.evaluate("document.scripts.length") == 1, path
            html = page.content()
            assert "\u202e" not in html
            assert "\u2066" not in html
            assert not re.search(r"href=\"(?:javascript|http)", html), path
            assert "49" not in page.locator("h1").inner_text()
        watched.faults = [f for f in watched.faults if "400" not in f]  # a publisher there is not
        long = next(one for one in articles if one["characters"] > 100_000)
        page = watched.go(f"/articles/{long['article']}")
        assert page.get_by_text("Part 1 of").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 1281
    finally:
        stop(process)
    out = tmp_path / "claims.csv"
    service.export(record, out)
    for row in csv.reader(io.StringIO(out.read_text(encoding="utf-8"), newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell


def test_a_token_lets_in(examples: Path, opened: Opener, tmp_path: Path) -> None:
    record = tmp_path / "record"
    shutil.copytree(examples, record)
    process, address = start(record, "--token")
    try:
        home, _, query = address.partition("/?")
        watched = opened(home)
        assert watched.page.goto(home + "/").status == 401
        watched.faults.clear()
        page = watched.go("/?" + query)
        assert "token" not in page.url
        assert page.locator("h1").is_visible()
        assert watched.go("/search").locator(".row").count() > 10
    finally:
        stop(process)
