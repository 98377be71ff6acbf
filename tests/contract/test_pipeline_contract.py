"""What the runner promises: order, one failure costs one article, and a clean stop."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import fields, replace
from pathlib import Path

import pytest
from making import READ, RESOLVE, STAND_INS, Step, read_one, sentences

from chancery.errors import AssetError, ChanceryError, InputError, InvariantError, UsageError
from chancery.model import Article, Dropped, Reading
from chancery.pipeline import STAGES, Stage, check, choose_jobs, run, versions
from chancery.workers import batches

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def ids(results):
    return [one.article.id if isinstance(one, Reading) else one.where for one in results]


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_kept_and_every_article_answered(jobs: int) -> None:
    items = sentences(40)
    items[7] = Dropped("7.txt", "ingest", "empty")
    items[3] = Article("SLOW Alpha attacked Beta.", origin="3.txt")
    results = list(run(items, jobs=jobs, stages=STAND_INS))
    assert ids(results) == ids([Reading(one) if isinstance(one, Article) else one for one in items])
    assert results[7] is items[7]
    parties = [claim.actors[0].who.country for one in results if isinstance(one, Reading)
               for claim in one.claims]  # fmt: skip
    assert parties == ["AAA"] * 39


def test_one_process_and_two_read_the_same() -> None:
    items = sentences(12)
    assert list(run(items, jobs=1, stages=STAND_INS)) == list(run(items, jobs=2, stages=STAND_INS))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("text", "stage", "reason"),
    [
        ("RAISE Alpha met Beta.", "read", "ValueError: the text says RAISE"),
        ("Alpha met Beta. UNRESOLVABLE", "resolve", "KeyError: 'UNRESOLVABLE'"),
    ],
)
def test_a_stage_that_fails_costs_one_article(
    jobs: int, text: str, stage: str, reason: str
) -> None:
    items = [*sentences(9), Article(text, origin="bad.txt"), *sentences(5, 20)]
    results = list(run(items, jobs=jobs, stages=STAND_INS))
    assert results[9] == Dropped("bad.txt", stage, reason)
    assert sum(isinstance(one, Reading) for one in results) == 14


def test_a_worker_that_dies_costs_one_article() -> None:
    items = [*sentences(20), Article("DIE", origin="deadly.txt"), *sentences(20, 30)]
    results = list(run(items, jobs=2, stages=STAND_INS))
    assert isinstance(results[20], Dropped)
    assert results[20].where == "deadly.txt"
    assert "died twice" in results[20].reason
    assert "signal 9" in results[20].reason
    assert sum(isinstance(one, Reading) for one in results) == 40


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    items = [*sentences(5), Article(f"Alpha met Beta. ONCE {tmp_path / 'mark'} .")]
    results = list(run(items, jobs=2, stages=STAND_INS))
    assert (tmp_path / "mark").exists()
    assert all(isinstance(one, Reading) and one.claims for one in results)


def build_broken(_):
    raise AssetError("weights: not found: reinstall")


def build_misread(_):
    raise InputError("people.csv", "line 2: no name")


def build_faulty(_):
    raise ZeroDivisionError("a fault of ours")


def build_deadly(_):
    os.kill(os.getpid(), signal.SIGKILL)


def stage(build) -> Stage:
    return Stage("read", frozenset({"article"}), frozenset({"claims"}), READ.version, build)


@pytest.mark.parametrize(
    ("build", "kind", "said"),
    [
        (build_broken, AssetError, "reinstall"),
        (build_misread, InputError, "people.csv: line 2"),
        (build_faulty, ChanceryError, "a fault of ours"),
        (build_deadly, ChanceryError, "died while starting"),
    ],
)
def test_stages_that_cannot_be_built_end_the_run(build, kind, said: str) -> None:
    with pytest.raises(kind, match=said):
        list(run(sentences(8), jobs=2, stages=(stage(build),)))


def build_missing_asset(_):
    def fail(_):
        raise AssetError("gazetteer: changed")

    return Step(fail)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_asset_is_nobodys_article(jobs: int) -> None:
    with pytest.raises(AssetError, match="gazetteer"):
        list(run(sentences(3), jobs=jobs, stages=(stage(build_missing_asset),)))


def build_forgetful(_):
    return Step(lambda readings: list(readings)[1:])


def test_a_stage_that_loses_an_article_is_found_out() -> None:
    results = list(run(sentences(2), jobs=1, stages=(stage(build_forgetful),)))
    assert all("gave 0 for 1" in one.reason for one in results)


def test_nothing_is_built_when_there_is_nothing_to_read() -> None:
    dropped = [Dropped("a.txt", "ingest", "empty")]
    for jobs in (1, 2):
        assert list(run(dropped, jobs=jobs, stages=(stage(build_deadly),))) == dropped
    assert list(run([], stages=(stage(build_deadly),))) == []


def test_a_run_can_be_left_early() -> None:
    taken = []

    def endless():
        for article in sentences(100_000):
            taken.append(article)
            yield article

    with run(endless(), jobs=2, stages=STAND_INS) as running:
        first = [next(running) for _ in range(3)]
    assert len(first) == 3
    assert len(taken) < 1000
    assert list(running) == []


def test_the_first_result_does_not_wait_for_the_rest() -> None:
    taken = []

    def counted():
        for article in sentences(500):
            taken.append(article)
            yield article

    with run(counted(), jobs=2, stages=STAND_INS) as running:
        next(running)
        assert len(taken) < 100


def test_timing_counts_the_encoder_of_all_workers() -> None:
    for jobs in (1, 2):
        running = run(sentences(30), jobs=jobs, stages=STAND_INS)
        list(running)
        timing = running.timing
        # The stand-in counts one second a call, and so a batch.
        assert timing.encoder == len(list(batches(sentences(30))))
        assert timing.workers == jobs


@pytest.mark.parametrize(("count", "many"), [(0, False), (20, False), (21, True), (300, True)])
def test_processes_are_started_for_more_than_a_few(
    count: int, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    jobs, items = choose_jobs(sentences(count))
    assert jobs == (4 if many else 1)
    assert len(list(items)) == count


def test_many_expected_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    taken = []

    def counted():
        for article in sentences(100):
            taken.append(article)
            yield article

    with run(counted(), expected=100, stages=STAND_INS) as running:
        next(running)
        assert running.timing.workers == 2
        assert len(taken) < 100
    with run(sentences(3), expected=3, stages=STAND_INS) as running:
        next(running)
        assert running.timing.workers == 1


def test_batches_begin_small_and_hold_everything() -> None:
    items = [*sentences(30), Article("long " * 20_000), *sentences(3, 40)]
    found = list(batches(items))
    assert [item for batch in found for item in batch] == items
    assert [len(batch) for batch in found[:4]] == [1, 1, 2, 2]
    assert max(map(len, found)) <= 8
    assert any(batch[-1] is items[30] for batch in found)


def test_stages_out_of_order_are_refused_before_any_work() -> None:
    with pytest.raises(InvariantError, match="resolve needs claims"):
        run(sentences(1), stages=(RESOLVE, READ))
    check(STAND_INS)


def test_what_stages_need_and_give_covers_a_reading() -> None:
    """A field that no stage declares would be missed by no check, were the stages changed."""
    check(STAGES)
    held = {field.name for field in fields(Reading)}
    declared = set().union(*(stage.needs | stage.gives for stage in STAGES))
    assert held - declared == set()
    assert set().union(*(stage.needs for stage in STAGES)) <= held


def test_resolving_declares_what_it_reads() -> None:
    held = {field.name for field in fields(Reading)}
    code = "\n".join(
        p.read_text(encoding="utf-8") for p in (ROOT / "chancery/resolve").rglob("*.py")
    )
    (resolve,) = (stage for stage in STAGES if stage.name == "resolve")
    assert set(re.findall(r"\b_?reading\.(\w+)", code)) & held == resolve.needs


def test_no_jobs_is_a_wrong_use() -> None:
    with pytest.raises(UsageError, match="expected 1 or more"):
        run(sentences(1), jobs=0)


def test_versions_name_every_stage() -> None:
    assert versions(stages=STAND_INS) == "read@1 resolve@1"


SCRIPT = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background may ignore it
sys.path[:0] = [{tests!r}, {root!r}]
from making import STAND_INS, sentences
from chancery.model import Article
from chancery.pipeline import run
items = [Article(f"SLOW Alpha met Beta. {{n}}") for n in range(1000)]
print("imported", flush=True)
for one in run(items, jobs=2, stages=STAND_INS):
    print("done", flush=True)
"""


def children(pid: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[1]) == pid and parts[0] != "Z":
            found.append(int(status.parent.name))
    return found


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_leaves_no_process_behind(how: signal.Signals) -> None:
    """The script has no guard for its main module either, and runs only once."""
    script = SCRIPT.format(tests=str(HERE.parent), root=str(ROOT))
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    lines = [process.stdout.readline().strip() for _ in range(3)]
    assert lines == ["imported", "done", "done"]
    workers = children(process.pid)
    assert len(workers) >= 2
    if how is signal.SIGINT:
        os.killpg(process.pid, how)  # a terminal tells the whole group
    else:
        process.send_signal(how)
    out, said = process.communicate(timeout=60)
    assert "imported" not in out
    if how is signal.SIGINT:
        assert process.returncode in {-signal.SIGINT, 130}
        assert said.count("Traceback") == 1, said
        assert said.rstrip().endswith("KeyboardInterrupt")
    until = time.monotonic() + 60
    while time.monotonic() < until and any(Path(f"/proc/{pid}").exists() for pid in workers):
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def build_twice(_):
    def run(readings):
        for reading in readings:
            done = read_one(reading.article)
            unsure = replace(done.claims[0], confidence=0.1)
            yield replace(done, claims=(unsure, *done.claims, unsure))

    return Step(run)


def test_a_claim_read_twice_is_one_and_the_surer() -> None:
    (result,) = run(sentences(1), jobs=1, stages=(stage(build_twice),))
    assert [claim.confidence for claim in result.claims] == [0.9]
