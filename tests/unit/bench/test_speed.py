"""Speed: articles cut to length, memory of a process tree, figures from a run's report."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bench.common import BenchError
from bench.speed import cut, first_line, measures, resident_mb, run, tree, watched


def test_articles_have_the_same_number_of_words() -> None:
    texts = ["one two three.\n\nfour", "five six", "seven"]
    assert list(cut(texts, 3)) == ["one two three.", "four\n\nfive six"]  # seven is left over
    assert list(cut([], 3)) == []


def test_no_word_is_lost_or_read_twice() -> None:
    texts = [" ".join(f"w{i}" for i in range(start, start + 7)) for start in range(0, 70, 7)]
    assert " ".join(cut(texts, 5)).split() == [f"w{i}" for i in range(70)]


def test_the_figures_follow_from_the_report() -> None:
    report = {"articles": 30, "sentences": 600, "seconds": 2.0, "encoder_seconds": 3.0,
              "workers": 2}  # fmt: skip
    assert measures(report, 512.0, 1.5) == {
        "articles_per_s": 15.0, "sentences_per_s": 300.0, "first_claim_s": 1.5,
        "peak_mb": 512.0, "encoder_share": 0.75,
    }  # fmt: skip


def test_this_process_is_in_its_tree_and_has_memory() -> None:
    assert tree(os.getpid())[0] == os.getpid()
    assert resident_mb([os.getpid()]) > 5
    assert resident_mb([2**22 + 1]) == 0.0  # ended meanwhile


def test_a_child_counts_in_its_parents_memory() -> None:
    child = "import time; held = bytearray(60 * 2**20); time.sleep(0.6)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    _, peak = watched([sys.executable, "-c", parent])
    assert 60 < peak < 400


def test_a_command_that_fails_is_an_error() -> None:
    with pytest.raises(BenchError, match="ended with 3"):
        watched([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_clock_stops_at_the_first_line() -> None:
    slow = "import time; print('a claim', flush=True); time.sleep(30)"
    assert first_line([sys.executable, "-c", slow]) < 10
    with pytest.raises(BenchError, match="without printing"):
        first_line([sys.executable, "-c", "pass"])


def test_too_little_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("too short", encoding="utf-8")
    with pytest.raises(BenchError, match="together under 600 words"):
        run(tmp_path)
