"""What is judged, as people meet it: events brought up to date, bounded pages, ids, verdicts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import ARTICLE, TEXT, request, retreat
from typer.testing import Result

from chancery import service
from chancery.cli import collating
from chancery.cli.options import DEFAULT_RECORD, typed
from chancery.errors import RecordError
from chancery.model import Article, Reading, Span
from chancery.store import Counts, Record

Run = Callable[..., Result]
DAY = date(2025, 5, 14)
SLOWLY = """
import signal, time
from chancery import collate
from chancery.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background may ignore it
face = collate.face
collate.face = lambda *given: (time.sleep(0.2), face(*given))[1]
main()
"""


def copied(number: int, text: str = TEXT) -> Reading:
    """The request and the retreat of TEXT as another paper prints them."""
    article = Article(text, ARTICLE.title, f"Paper {number}", DAY, "metadata", origin=f"{number}")
    wanted = retreat(article)
    claims = (request(article, about=wanted.id), wanted)
    return Reading(article, (Span(0, len(text)),), claims=claims)


def made(folder: Path, papers: int) -> str:
    """A record of as many copies."""
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        for number in range(papers):
            writer.add(copied(number))
        writer.finish(Counts())
    return str(folder)


@pytest.fixture
def two(tmp_path: Path) -> str:
    return made(tmp_path / "r", 2)


@pytest.fixture
def ids() -> tuple[str, str]:
    """The request and the retreat of the first paper."""
    asked, left = copied(0).claims
    return asked.id, left.id


def test_collate_judges_what_is_new_then_nothing_then_all_again(run: Run, two: str) -> None:
    assert service.waiting(two) == 4
    assert "4 claims judged in" in run("collate", "--record", two).stdout
    assert service.waiting(two) == 0
    again = json.loads(run("collate", "--record", two, "--json").stdout)
    assert (again["claims"], again["pairs"]) == (0, 0)
    assert json.loads(run("collate", "--record", two, "--again", "--json").stdout)["claims"] == 4


@pytest.mark.parametrize("command", ["events", "contradictions", "threads"])
def test_a_question_says_what_it_judges_first_where_that_takes_a_while(
    run: Run, two: str, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(collating, "FEW", 4)
    first = run(command, "--record", two, "--json")
    assert "judging which of 4 new claims report one event" in first.stderr
    assert "judging" not in first.stdout
    assert run(command, "--record", two, "--json").stderr == ""


def test_a_record_that_cannot_be_judged_is_answered_with_a_warning(
    run: Run, two: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RecordError("r: it cannot be written")

    monkeypatch.setattr(service, "collate", refuse)
    done = run("events", "--record", two)
    assert done.exit_code == 0
    assert "4 claims not judged yet" in done.stderr
    assert "it cannot be written" in done.stderr


def test_an_event_of_a_hundred_copies_is_a_page(run: Run, tmp_path: Path, ids) -> None:
    folder = made(tmp_path / "r", 100)
    shown = run("show", ids[0], "--record", folder, width=80).stdout
    lines = shown.splitlines()
    assert len(lines) < 60
    assert max(map(len, lines[:-1])) <= 80, "all but the command, which holds the folder"
    wide = run("show", ids[0], "--record", folder, width=200).stdout
    assert "and 97 more reports" in wide
    assert "100 reports, 1 origin: " in wide
    assert " and 96 more" in wide
    row = json.loads(run("show", ids[0], "--record", folder, "--json").stdout)
    assert (len(row["claims"]), len(row["origin_list"])) == (100, 1)


def test_a_judgement_says_what_came_of_it_and_how_to_take_it_back(run: Run, two: str, ids) -> None:
    said = run("judge", *ids, "same", "--by", "ann", "--record", two).stdout.splitlines()
    assert said[0].startswith("same: c_")
    assert said[1].startswith("Both are in event e_")
    name = said[0].split(", ")[2]
    assert said[2] == f"`chancery withdraw {name} --record {two}` takes it back."
    back = run("withdraw", name, "--by", "bob", "--record", two).stdout
    assert "withdrawn by bob" in back
    assert "They are in two events now, e_" in back


def test_a_judgement_names_what_stays_out_of_the_one_event(run: Run, two: str, ids) -> None:
    one, other = ([row["claim"] for row in service.show(two, given)["claims"]] for given in ids)
    apart = service.judge(two, one[0], other[0], "different", by="ann")["judgement"]
    said = run("judge", one[1], other[1], "same", "--by", "bob", "--record", two, width=200).stdout
    assert "Both are in event e_" in said
    (named,) = (line for line in said.splitlines() if "is not with them" in line)
    assert named.startswith((one[0][:10], other[0][:10]))
    assert f"ann said that it is different ({apart[:10]}" in named


def test_judgements_are_listed_with_those_overruled_and_taken_back(
    run: Run, two: str, ids: tuple[str, str]
) -> None:
    assert "Nobody has judged anything" in run("judgements", "--record", two).stdout
    old = service.judge(two, *ids, "different", by="ann")
    new = service.judge(two, *ids, "same", by="bob")
    shown = run("judgements", "--record", two).stdout
    assert f"overruled by {new['judgement'][:10]}, which is newer" in shown
    assert "2 judgements" in shown
    rows = [json.loads(x) for x in run("judgements", "--record", two, "--json").stdout.split("\n")
            if x]  # fmt: skip
    assert [row["overruled"] for row in rows] == [new["judgement"], None]
    service.withdraw(two, new["judgement"])
    (left,) = service.judgements(two)
    assert (left["judgement"], left["overruled"]) == (old["judgement"], None)
    assert "2 judgements" in run("judgements", "--withdrawn", "--record", two).stdout
    service.withdraw(two, old["judgement"])
    said = " ".join(run("judgements", "--record", two, width=200).stdout.split())
    assert said == (
        f"Every judgement in {two} was withdrawn: "
        f"`chancery judgements --withdrawn --record {two}` lists them."
    )


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("show", "a_12"), "'a_12': that is an article, whose claims are listed by"),
        (("show", "t_12"), "that is a thread, which is told by"),
        (("show", ""), "event 'e_': not in this record"),
        (("judge", "j_1", "c_1", "same"), "that is a judgement, which `chancery withdraw`"),
        (("withdraw", "c_12"), "that is a claim, which `chancery explain` explains, expected"),
        (("withdraw", "ffff"), "judgement 'j_ffff': not in this record: see `chancery judgements`"),
        (("withdraw", "j_"), "not in this record"),
        (("show", "m_12"), "that is the machine's own judgement, which nobody can take back"),
        (("threads", "--brief", "j_1"), "expected the id of a thread, or of an event in it"),
        (("threads", "--brief", "ffff"), "thread 't_ffff': not in this record"),
        (("explain", "t_1"), "that is a thread"),
    ],
)
def test_a_wrong_id_is_told_for_what_it_is(
    run: Run, two: str, command: tuple[str, ...], message: str
) -> None:
    done = run(*command, "--record", two)
    assert done.exit_code == 1
    assert message in str(done.exception or done.stderr) + done.stderr


def test_a_thread_is_the_same_whatever_is_asked(run: Run, two: str, ids) -> None:
    asked = [json.loads(run("threads", "--record", two, "--json", *more).stdout)
             for more in ((), ("--type", "RETREAT"), ("--publisher", "Paper 1"))]  # fmt: skip
    assert asked[0] == asked[1] == asked[2]
    assert run("threads", "--record", two, "--type", "ASSAULT", "--json").stdout == ""
    thread = asked[0]["thread"]
    brief = run("threads", "--brief", thread[:9], "--record", two).stdout
    for of_event in ids:
        assert run("threads", "--brief", of_event, "--record", two).stdout == brief
    row = json.loads(run("threads", "--brief", thread, "--record", two, "--json").stdout)
    assert row["brief"].strip() == brief.strip()
    assert {key: row[key] for key in asked[0]} == asked[0]


def test_a_brief_says_who_says_so_and_cites_the_words(run: Run, two: str, ids) -> None:
    brief = run("threads", "--brief", ids[0], "--record", two).stdout
    assert "2 reports from 1 origin" in brief
    assert "Two Pakistani officials" in brief
    assert "    - about the event of [^" in brief
    for number in ("1", "2"):
        assert f"[^{number}]: " in brief
    assert f"({ids[0]})" in brief or "(c_" in brief
    assert "**asked**" in brief


def test_commands_are_told_as_somebody_would_type_them() -> None:
    assert typed("claims", DEFAULT_RECORD) == "`chancery claims`"
    assert typed("claims", Path("my record")) == "`chancery claims --record 'my record'`"


def test_ctrl_c_while_judging_leaves_a_record_that_goes_on(tmp_path: Path) -> None:
    folder = made(tmp_path / "r", 40)
    command = [sys.executable, "-c", SLOWLY, "events", "--record", folder]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ,
    )  # fmt: skip
    until = time.monotonic() + 60
    while not (Path(folder) / "record.sqlite-wal").exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.splitlines() == [
        "chancery: stopped; what was done is kept, and the same command goes on"
    ]
    assert service.waiting(folder) == 80
    assert sum(row["reports"] for row in service.events(folder)) == 80


def test_an_unknown_claim_and_a_known_one_read_anew(run: Run, two: str, ids) -> None:
    service.judge(two, *ids, "same", by="ann")
    with Record.open(two) as opened:
        writer = opened.writer(version="0", stages="read@2 resolve@1")
        writer.add(replace(copied(0), claims=()))
        writer.finish(Counts())
    assert "waiting: nothing is read" in run("judgements", "--record", two).stdout
    done = run("judge", *ids, "same", "--record", two)
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"kept": False}, "That is no gain: the weights are those that came with Chancery."),
        ({"kept": True, "by": "ann", "at": "2026-11-23T02:50:00+00:00"},
         "The new weights are in use (collate@5+1), learnt by ann, 2026-11-23 02:50."),
    ],
)  # fmt: skip
def test_learning_says_whose_weights_are_in_use(
    run: Run, two: str, monkeypatch: pytest.MonkeyPatch, more: dict, said: str
) -> None:
    report = service.LearnReport(
        12, 6, 0.5, 0.4, 0.8, 0.9, **{"version": "collate@5+1", **more}
    )  # fmt: skip
    monkeypatch.setattr(service, "learn", lambda *_, **__: report)
    assert run("learn", "--record", two, width=200).stdout.splitlines()[-1] == said
