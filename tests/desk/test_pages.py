"""Each page in a browser: it shows what it should, asks for nothing outside, and can be used by all."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Opener

from chancery import service


def busiest(record: Path) -> str:
    """The article with most claims among the short ones."""
    rows = [a for a in service.articles(record) if a["characters"] < 6000]
    return max(rows, key=lambda a: a["claims"])["article"]


def told_often(record: Path) -> str:
    """The event of most contradictions, then of most reports."""
    rows = service.event_page(record, limit=100)["rows"]
    return max(rows, key=lambda e: (e["contradictions"], e["reports"]))["event"]


@pytest.fixture(scope="module")
def paths(examples: Path) -> dict[str, str]:
    event = told_often(examples)
    claim = service.event(examples, event)["claims"][0]["claim"]
    return {
        "morning": "/?on=2022-03-02",
        "article": f"/articles/{busiest(examples)}",
        "claim": f"/claims/{claim}",
        "event": f"/events/{event}",
        "events": "/events",
        "threads": "/threads?dyad=RUS+UKR",
        "thread": f"/threads/{next(service.threads(examples))['thread']}",
        "passed over": "/search?actr=RUS",
        "search": "/search?search=Ukraine&status=future",
        "articles": "/search?list=articles&search=missile",
        "relationships": "/follow",
        "relationship": "/follow/RUS/UKR?step=week",
        "behind": "/follow/RUS/UKR/behind?since=2022-02-21&until=2022-02-27",
        "actors": "/actors",
        "actor": "/actors/person:vladimir-putin",
        "network": "/network",
        "map": "/map?box=20,42,42,54",
        "read": "/read",
        "keys": "/keys",
        "sources": "/sources",
        "json": "/api",
        "nothing": "/search?actor=Nobody",
    }


NAMES = [
    "morning", "article", "claim", "event", "events", "threads", "thread", "passed over", "search",
    "articles", "relationships",
    "relationship", "behind", "actors", "actor", "network", "map", "read", "keys", "sources",
    "json", "nothing",
]  # fmt: skip


def faults(page) -> list[str]:
    """Serious and critical findings of axe-core, with where they are."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_works_and_can_be_used_by_all(
    name: str, paths: dict[str, str], opened: Opener
) -> None:
    watched = opened(color_scheme="light")
    page = watched.go(paths[name])
    assert page.locator("h1").count() == 1
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_a_phone(name: str, paths: dict[str, str], opened: Opener) -> None:
    page = opened(viewport={"width": 390, "height": 844}).go(paths[name])
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 391, f"{wide} pixels wide"


def test_a_page_works_without_script(paths: dict[str, str], opened: Opener) -> None:
    page = opened(java_script_enabled=False).go(paths["article"])
    page.locator(".card .deed a").first.click()
    assert page.locator(".explain").is_visible()
    assert page.url.split("/")[-1].startswith("c_")


def test_the_morning_page(paths: dict[str, str], opened: Opener) -> None:
    page = opened().go(paths["morning"])
    assert any("Russia" in title for title in page.locator(".mover > h3").all_inner_texts())
    assert page.locator(".mover .row").count() > 0
    page.locator("[data-load='/morning/contradictions'] li").first.wait_for()
    page.locator("[data-load='/morning/demands'] li").first.wait_for()
    page.get_by_role("link", name="All articles").click()
    assert page.locator("article.row").count() > 10


def test_light_and_dark_are_kept(opened: Opener) -> None:
    page = opened(color_scheme="light").go("/keys")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(paper) != light
    page.reload()
    assert page.evaluate(paper) != light


def test_the_map_is_drawn_and_leads_on(paths: dict[str, str], opened: Opener) -> None:
    page = opened().go(paths["map"])
    assert len(page.locator("path.land").get_attribute("d")) > 1000
    names = page.locator(".places li a").all_inner_texts()
    assert names
    page.locator(".places a").first.click()
    assert f"place={names[0]}" in page.url
    assert page.locator(".row").count() > 1
    page.go_back()
    before = page.url
    page.get_by_role("link", name="Nearer").click()
    assert page.url != before


def test_an_actor_s_offices_and_ties(paths: dict[str, str], opened: Opener) -> None:
    page = opened().go(paths["actor"])
    assert "President" in page.locator(".offices").first.inner_text()
    headings = page.locator(".third h2").all_inner_texts()
    assert [heading.rsplit(" ", 1)[0] for heading in headings] == [
        "Did, on the writers' word", "Was said to do", "Said",
    ]  # fmt: skip
    page.locator(".nodes a").nth(1).focus()
    assert page.locator(".network.dimmed .ties path.lit").count() > 0


def test_the_network_can_be_read(paths: dict[str, str], opened: Opener) -> None:
    page = opened().go(paths["network"])
    assert page.locator(".nodes a").count() > 60
    sizes = page.eval_on_selector_all(
        ".nodes text", "all => all.slice(0, 20).map(t => t.getBoundingClientRect())"
        ".map(r => Math.min(r.width, r.height))"
    )  # fmt: skip
    assert min(sizes) > 9  # pixels of a line of type
    page.get_by_text("The same as a table").click()
    assert page.locator(".table-of tbody tr").count() > 60


def test_a_relationship_with_its_changes_and_what_lies_behind(
    paths: dict[str, str], opened: Opener
) -> None:
    page = opened().go(paths["relationship"])
    page.get_by_text("Read from articles").wait_for()
    assert page.locator(".series rect.coop").count() > 0
    assert page.locator(".series rect.conf").count() > 0
    page.locator("#demands").wait_for()
    page.locator(".series a").first.click()
    page.wait_for_url("**/behind**")
    assert page.locator(".row").count() > 0


def test_an_address_can_be_shared(opened: Opener) -> None:
    first = opened().go("/search")
    first.get_by_label("Words").fill("Ukraine")
    first.get_by_label("From", exact=True).fill("2022-02")
    first.locator("summary", has_text="Status").click()
    first.get_by_label("Future").check()
    first.get_by_role("button", name="Show").click()
    first.wait_for_load_state("networkidle")
    shown = first.locator(".row .deed").all_inner_texts()
    assert shown
    second = opened().go(first.url.removeprefix(opened().home))
    assert second.locator(".row .deed").all_inner_texts() == shown
    second.locator(".chips a", has_text="status").click()
    assert "status" not in second.url


def test_threads_are_found_by_key_told_and_taken_away(
    paths: dict[str, str], examples: Path, opened: Opener, tmp_path: Path
) -> None:
    page = opened().go("/")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/threads")
    page.locator("article.row").nth(5).wait_for()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/threads/t_*")
    page.locator("#event-2").wait_for()
    thread = next(service.threads(examples))
    assert page.locator(".thread .row").count() == len(thread["events"])
    page.locator(".joined a").first.click()
    assert "#event-" in page.url
    with page.expect_download() as caught:
        page.get_by_role("link", name="Take away").click()
    caught.value.save_as(tmp_path / "brief.md")
    assert (tmp_path / "brief.md").read_text() == service.brief(examples, thread["thread"])
    page.locator(".thread .deed a").first.click()
    page.locator("[data-load] .thread li").first.wait_for()
    page.get_by_role("link", name="The whole thread on a page").click()
    page.wait_for_url("**/threads/e_*")


def test_threads_can_be_read_without_script(opened: Opener) -> None:
    page = opened(java_script_enabled=False).go("/threads")
    for _ in range(60):
        if page.locator("article.row").count():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Look again").click()
    page.locator("article.row .deed a").first.click()
    assert page.locator("h1").count() == 1
    assert "/threads/t_" in page.url


def test_what_is_being_worked_out_comes_by_itself(
    own_desk: tuple[Path, str], opened: Opener
) -> None:
    record, address = own_desk
    thread = next(service.threads(record))["thread"]
    page = opened(address).page
    page.goto(f"{address}/threads/{thread}")  # the first to ask: it has to wait
    page.locator("#event-1").wait_for()
