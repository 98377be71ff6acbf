"""The reading room: words light up with their claim, and a click explains."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Opener
from test_pages import busiest

from chancery import service


@pytest.fixture
def page(examples: Path, opened: Opener):
    return opened().go(f"/articles/{busiest(examples)}")


def test_every_claim_is_marked_in_its_text(page, examples: Path) -> None:
    claims = service.article(examples, busiest(examples))["claim_list"]
    for claim in claims:
        trigger = page.locator(f"#t-{claim['claim']}")
        if trigger.count():  # a trigger that others share is marked once
            assert trigger.inner_text().split()[0] in claim["trigger"]["text"]
        assert page.locator(f"#n-{claim['claim']} .sign").count() == 1
    assert page.locator("a.m-trigger[id]").count() >= 0.7 * len(claims)


def test_parts_are_told_apart_without_colour(page) -> None:
    page.get_by_text("How to read the marks").click()
    looks = page.evaluate("""() => ['actor', 'recipient', 'source', 'cue', 'place', 'trigger'].map(p => {
        const s = getComputedStyle(document.querySelector('.legend .m-' + p));
        return [s.textDecorationLine, s.textDecorationStyle, s.textDecorationThickness, s.fontStyle,
                s.fontWeight, s.borderTopStyle].join(' ');
    })""")
    assert len(set(looks)) == len(looks)
    signs = page.eval_on_selector_all(".legend .sign svg", "all => all.map(s => s.innerHTML)")
    assert len(set(signs)) == len(signs) == len(service.STANDINGS)


def test_a_claim_lights_its_words_and_its_card(page) -> None:
    card = page.locator(".card").nth(1)
    number = card.get_attribute("data-c")
    card.hover()
    lit = page.locator(".copy .lit")
    assert lit.count() > 0
    for n in range(lit.count()):
        assert number in lit.nth(n).get_attribute("data-c").split()
    assert "lit" in card.get_attribute("class")
    page.locator("h1").hover()
    page.locator("a.m-trigger[id]").nth(2).focus()
    assert page.locator(".card.lit").count() == 1
    assert page.locator(".card.lit .chains").count() == 1


def test_a_click_opens_the_explanation_and_escape_closes_it(page) -> None:
    trigger = page.locator("a.m-trigger[id]").first
    trigger.click()
    panel = page.locator("#explain")
    panel.locator("table").wait_for()
    assert "event type" in panel.inner_text()
    assert "/articles/" in page.url  # beside the words, not instead of them
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert trigger.evaluate("t => t === document.activeElement")


def test_keys_alone_suffice(page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    at = page.evaluate("document.activeElement.closest('.card').dataset.c")
    assert at == "2"
    page.keyboard.press("k")
    page.keyboard.press("e")
    page.locator("#explain table").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("j?")  # are letters there
    assert page.locator("#find").input_value() == "j?"
    page.keyboard.press("Escape")
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/map")


def test_keys_can_be_switched_off(opened: Opener) -> None:
    page = opened().go("/keys")
    page.get_by_label("Single keys do something").uncheck()
    page.goto(page.url.replace("/keys", "/search"))
    page.keyboard.press("?")
    page.wait_for_timeout(200)
    assert page.url.endswith("/search")


def test_a_citation_is_copied(page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".card .deed a").first.click()
    page.get_by_role("button", name="Copy citation").click()
    page.get_by_role("button", name="Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "characters" in text
    assert "c_" in text
