"""However the desk ends, no process of it stays behind: whoever waits for its output is let go."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from making import ARTICLE, TEXT, request, retreat

from chancery.model import Reading, Span
from chancery.store import Counts, Record

# A shell's background jobs ignore Ctrl-C, and so would their children.
INTERRUPTIBLE = """
import signal
from chancery.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_process_that_works_for_the_pages_ends_with_the_desk(
    tmp_path: Path, way: signal.Signals
) -> None:
    folder = tmp_path / "r"
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        writer.add(Reading(ARTICLE, (Span(0, len(TEXT)),), claims=(request(), retreat())))
        writer.finish(Counts())
    desk = subprocess.Popen(
        [sys.executable, "-u", "-c", INTERRUPTIBLE, "desk", "--record", str(folder),
         "--port", "0", "--no-browser"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert desk.stdout is not None
    address = desk.stdout.readline().split()[-1]
    with urllib.request.urlopen(address, timeout=60) as page:  # has new claims judged meanwhile
        assert page.status == 200
    time.sleep(1)
    desk.send_signal(way)
    out, _ = desk.communicate(timeout=60)  # until everybody has let go of the output
    assert "Traceback" not in out
    assert desk.returncode == {"SIGTERM": 143, "SIGINT": 130}.get(way.name, -way)
