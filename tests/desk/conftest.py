"""A real browser on a real desk: `chancery desk` in a process of its own, on articles that were read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from chancery import service

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without any network: names lead nowhere, and nothing but this machine's own address is asked.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


def start(record: Path, *more: str) -> tuple[subprocess.Popen[str], str]:
    """A desk on a record, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "chancery", "desk", "--record", str(record), "--port", "0",
         "--no-browser", *more],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "COLUMNS": "300"},
    )  # fmt: skip
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"http://\S+", said):
            return process, found[0].rstrip("/")
    pytest.fail(f"the desk did not open: {said}", pytrace=False)


def stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    with process:
        process.wait(20)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles in examples/, read by the reader that ships, and their events."""
    record = tmp_path_factory.mktemp("examples") / "examples"
    report = service.read(record, [ROOT / "examples"])
    assert report.complete, report.dropped
    service.collate(record)
    return record


@pytest.fixture(scope="session")
def base(examples: Path) -> Iterator[str]:
    """The address of a desk on the examples, which nobody changes."""
    process, address = start(examples)
    yield address
    stop(process)


@pytest.fixture
def own_desk(examples: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the examples that a test may change, and the address of its desk."""
    record = tmp_path / "record"
    shutil.copytree(examples, record)
    process, address = start(record)
    yield record, address
    stop(process)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, else Playwright's own."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None and not Path(playwright.chromium.executable_path).exists():
        pytest.fail(
            "no browser to test the desk in: apt install chromium, or "
            "python -m playwright install chromium (`make test` tries both)",
            pytrace=False,
        )
    made = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield made
    made.close()


class Watched:
    """A page that remembers what went wrong on it, and whatever it asked for."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.faults: list[str] = []
        self.asked: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._said)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", self._dialog)

    def _said(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"{message.text} {message.location}")

    def _dialog(self, dialog) -> None:
        self.faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, path: str) -> Page:
        self.page.goto(self.home + path, wait_until="networkidle")
        return self.page

    def check(self) -> None:
        """No script error, nothing refused by the policy, no request off the machine."""
        assert self.faults == []
        away = [url for url in self.asked if not url.startswith((self.home, "blob:" + self.home))]
        assert away == []


Opener = Callable[..., Watched]


@pytest.fixture
def opened(browser: Browser, base: str) -> Iterator[Opener]:
    """Opens pages, each in a window of its own; what went wrong on any of them fails the test."""
    contexts: list[BrowserContext] = []
    pages: list[Watched] = []

    def opener(home: str = base, **options) -> Watched:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(20_000)
        contexts.append(context)
        pages.append(Watched(context.new_page(), home))
        return pages[-1]

    yield opener
    for page in pages:
        page.check()
    for context in contexts:
        context.close()
