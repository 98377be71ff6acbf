"""Take the pictures of the desk in docs/ anew, on the articles in examples/.

    python docs/screenshots.py

Reads the examples into a record of its own, opens a desk on it, and photographs each page in
Chromium (Debian's, else Playwright's own).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from chancery import service

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "desk"
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 780}


def views(record: Path) -> dict[str, tuple[str, dict[str, Any], str | None]]:
    """Each picture: its address, the window, and what is clicked before it is taken."""
    events = service.event_page(record, limit=100)["rows"]
    event = max(
        events, key=lambda one: (one["contradictions"] > 0, one["articles"], one["reports"])
    )
    rows = [one for one in service.articles(record) if one["characters"] < 4000]
    article = max(rows, key=lambda one: _chained(record, one["article"]))["article"]
    wide: dict[str, Any] = {"viewport": WIDE}
    return {
        "morning": ("/?on=2022-03-02", wide, None),
        "reading": (f"/articles/{article}", wide, "a.m-trigger[id] >> nth=1"),
        "event": (f"/events/{event['event']}", wide, None),
        "relationship": ("/follow/RUS/UKR?step=week&since=2021-12&until=2022-07", wide, None),
        "actor": ("/actors/person:vladimir-putin", wide, None),
        "network": ("/network", {"viewport": {"width": 1280, "height": 1280}}, None),
        "map": ("/map?box=20,42.5,44,53.5", wide, None),
        "search": ("/search?search=Ukraine&stance=denies&stance=asserts", wide, None),
        "read": ("/read", wide, None),
        "dark": (f"/articles/{article}", {**wide, "color_scheme": "dark"}, None),
        "phone": (f"/articles/{article}", {"viewport": PHONE}, None),
    }


def _chained(record: Path, article: str) -> int:
    """How many claims of an article stand on somebody's word, two sources deep counting more."""
    claims = service.article(record, article)["claim_list"]
    return sum(min(len(claim["accounts"]), 2) for claim in claims)


def main() -> None:
    """Photograph every page."""
    os.chdir(ROOT)
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        record = Path(name) / "examples"
        service.read(record, ["examples"])  # as a reader of the README would
        service.collate(record)
        desk = subprocess.Popen(
            [sys.executable, "-u", "-m", "chancery", "desk", "--record", str(record), "--port", "0",
             "--no-browser"],
            stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        assert desk.stdout is not None
        address = desk.stdout.readline().split()[-1].rstrip("/")
        try:
            with sync_playwright() as playwright:
                path = shutil.which("chromium") or shutil.which("google-chrome")
                browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
                for picture, view in views(record).items():
                    photograph(browser, address, picture, view)
        finally:
            desk.terminate()
            try:
                desk.wait(20)
            except subprocess.TimeoutExpired:  # what waits for its output would wait for ever
                desk.kill()


def photograph(
    browser: Browser, address: str, name: str, view: tuple[str, dict[str, Any], str | None]
) -> None:
    """One picture."""
    path, window, click = view
    page = browser.new_context(**window).new_page()
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(1500)
    if click:
        page.locator(click).click()
        page.wait_for_timeout(600)
    page.screenshot(path=OUT / f"{name}.png")
    page.context.close()


if __name__ == "__main__":
    main()
