"""Bad input through the command line: named with its reason, and the rest is read."""

from __future__ import annotations

import gzip
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import stand_in
from typer.testing import Result

from chancery import pipeline

ROOT = Path(__file__).resolve().parents[3]
GOOD = "KYIV, 3 March 2022. The minister asked the envoys on Tuesday to leave the city.\n" * 3
PAGE = (
    "<html><head><title>Envoys leave</title></head><body><article>"
    f"<h1>Envoys leave</h1><p>{GOOD}</p><p>{GOOD}</p></article></body></html>"
)
EMPTY_PAGE = (
    "<html><head><title>Log in</title></head><body><nav><a href='/'>Home</a></nav></body></html>"
)
LOCKED: set[str] = set()


def _locks(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse to open what is locked, to the superuser too, for whom permissions mean nothing."""
    if event == "open" and LOCKED and str(arguments[0]) in LOCKED:
        raise PermissionError(13, "Permission denied", str(arguments[0]))


sys.addaudithook(_locks)


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read with the stand-in, and unlock everything at the end."""
    monkeypatch.setattr(pipeline, "run", stand_in.run)
    monkeypatch.setattr(pipeline, "versions", stand_in.versions)
    yield
    LOCKED.clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article to begin with and one to end with."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a_first.txt").write_text("First. " + GOOD)
    (made / "z_last.txt").write_text("Last. " + GOOD)
    return made


def a_line(text: str, **more: object) -> str:
    return json.dumps({"title": "T", "text": text, "date": "2022-03-03", **more})


def broken_line(path: Path) -> None:
    lines = [a_line(f"Number {n}. {GOOD}") for n in range(1, 10)]
    lines[6] = lines[6][:-9]
    path.write_text("\n".join(lines))


def broken_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(GOOD.encode())[:40])


def locked(path: Path) -> None:
    path.write_text(GOOD)
    LOCKED.add(str(path))


# What is wrong, the file's name, the line, how it is made, what the reason must say, articles read in all.
CASES: list[tuple[str, str, str, Callable[[Path], object], str, int]] = [
    ("an empty file", "m.txt", "", lambda p: p.write_bytes(b""), "empty", 2),
    ("only blanks", "m.txt", "", lambda p: p.write_text(" \n\n \t"), "empty|no text", 2),
    ("a binary file", "m.txt", "", lambda p: p.write_bytes(bytes(range(256)) * 40), "binary|text", 2),
    ("a picture called a page", "m.html", "",
     lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(999)), "binary|text", 2),
    ("a text of 50 MB", "m.txt", "", lambda p: p.write_text("The men asked. " * 3_500_000),
     "million bytes", 2),
    ("a page without article text", "m.html", "", lambda p: p.write_text(EMPTY_PAGE), "text", 2),
    ("broken JSON on line 7", "m.jsonl", ":7", broken_line, "JSON", 10),
    ("broken gzip", "m.txt.gz", "", broken_gzip, "gzip|compressed|damaged|broken", 2),
    ("a file without read permission", "m.txt", "", locked, "[Pp]ermission|read", 2),
    ("a line without a text", "m.jsonl", ":1", lambda p: p.write_text('{"title": "only"}'), "text", 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "line", "make", "reason", "articles"),
    [c[1:] for c in CASES],
    ids=[c[0] for c in CASES],
)
def test_the_file_is_named_and_the_rest_is_read(
    run: Callable[..., Result],
    folder: Path,
    name: str,
    line: str,
    make: Callable[[Path], object],
    reason: str,
    articles: int,
) -> None:
    make(folder / name)
    record = str(folder.parent / "record")
    done = run("read", str(folder), "--record", record)
    where = f"{folder / name}{line}"
    told = [said for said in done.stderr.splitlines() if said.startswith(f"left out: {where}: ")]
    assert done.exit_code == 1, done.output
    assert len(told) == 1, done.stderr
    assert any(word in told[0].removeprefix(f"left out: {where}: ") for word in reason.split("|"))
    assert len(run("articles", "--json", "--record", record).stdout.splitlines()) == articles
    dropped = json.loads(run("drops", "--json", "--record", record).stdout)
    assert dropped["where"] == where


def test_a_date_of_31_february_is_no_date(run: Callable[..., Result], folder: Path) -> None:
    text = "The minister asked the envoys to leave the city, a spokesman said."
    (folder / "m.jsonl").write_text(a_line(text, date="2022-02-31"))
    record = str(folder.parent / "record")
    done = run("read", str(folder), "--record", record)
    lines = run("articles", "--json", "--record", record).stdout.splitlines()
    rows = {row["origin"]: row for row in map(json.loads, lines)}
    row = rows[f"{folder / 'm.jsonl'}:1"]
    assert row["published"] is None
    assert done.exit_code == 1
    assert "2022-02-31" in done.stderr
    assert "m.jsonl:1" in done.stderr


def test_two_encodings_in_one_folder(run: Callable[..., Result], folder: Path) -> None:
    sentence = "Le président français asked “the envoys” from Kraków to leave São Paulo — now. "
    (folder / "b.txt").write_bytes(sentence.encode() * 4)
    (folder / "c.txt").write_bytes(sentence.replace("ó", "o").encode("cp1252") * 5)
    (folder / "d.txt").write_bytes(sentence.encode("utf-16") * 1)
    record = str(folder.parent / "record")
    done = run("read", str(folder), "--record", record)
    assert done.exit_code == 0, done.output
    found = run("claims", "--json", "--record", record, "--search", '"président français"').stdout
    assert len({json.loads(line)["article"] for line in found.splitlines()}) == 3


def test_a_page_is_read_without_its_furniture(run: Callable[..., Result], folder: Path) -> None:
    (folder / "m.html").write_text(PAGE)
    record = str(folder.parent / "record")
    assert run("read", str(folder), "--record", record).exit_code == 0
    titles = run("articles", "--json", "--record", record).stdout
    assert "Envoys leave" in titles


def test_reading_twice_adds_nothing(run: Callable[..., Result], folder: Path) -> None:
    record = str(folder.parent / "record")
    run("read", str(folder), "--record", record)
    before = run("claims", "--json", "--record", record).stdout
    done = run("read", str(folder), "--record", record)
    assert "0 articles read, 0 claims found; 2 already in the record" in done.stdout
    assert run("claims", "--json", "--record", record).stdout == before


def test_standard_input(run: Callable[..., Result], tmp_path: Path) -> None:
    record = str(tmp_path / "record")
    done = run("read", "-", "--record", record, stdin=("From a pipe. " + GOOD).encode())
    assert "1 article read, 3 claims found" in done.stdout


@pytest.mark.parametrize("name", ["nowhere", "nowhere.txt"])
def test_nothing_there(run: Callable[..., Result], tmp_path: Path, name: str) -> None:
    done = run("read", str(tmp_path / name), "--record", str(tmp_path / "record"))
    assert done.exit_code == 1
    assert name in done.stderr


@pytest.mark.parametrize("command", ["claims", "events", "actors", "articles", "drops", "export"])
def test_no_record_there(run: Callable[..., Result], tmp_path: Path, command: str) -> None:
    done = run(command, "--record", str(tmp_path / "none"))
    assert done.exit_code == 1
    assert str(tmp_path / "none") in done.stderr
    assert not (tmp_path / "none").exists()


def chancery(*words: str, delay: float = 0, limit: int | None = None) -> subprocess.Popen[str]:
    """The stand-in's command line in a process, perhaps one that may write no large files."""

    def smaller() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # type: ignore[arg-type]

    return subprocess.Popen(
        [sys.executable, stand_in.__file__, *words],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"STAND_IN_DELAY": str(delay), "PYTHONPATH": str(ROOT)},
        preexec_fn=smaller if limit else None,  # noqa: PLW1509
    )  # fmt: skip


def many(folder: Path, number: int, filler: str = "") -> None:
    """More articles, each unlike the others."""
    for n in range(number):
        (folder / f"n{n:03}.txt").write_text(f"Number {n}. {GOOD}{filler}")


def kept(record: Path) -> int:
    """How many articles a record that must be sound holds."""
    with sqlite3.connect(record / "record.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not connection.execute(
            "SELECT 1 FROM articles WHERE id NOT IN (SELECT article FROM readings)"
        ).fetchall()
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def test_a_full_disk(folder: Path) -> None:
    many(folder, 30, "The men asked the women to stay at home. " * 500)
    record = folder.parent / "record"
    full = chancery("read", str(folder), "--record", str(record), "--jobs", "1", limit=400_000)
    _, errors = full.communicate(timeout=60)
    assert full.returncode == 1
    assert str(record) in errors
    assert "Traceback" not in errors
    held = kept(record)
    assert held < 32
    again = chancery("read", str(folder), "--record", str(record), "--jobs", "1")
    out, errors = again.communicate(timeout=60)
    assert again.returncode == 0, errors
    assert f"{32 - held} articles read" in out
    assert kept(record) == 32


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle(folder: Path, stop: signal.Signals) -> None:
    many(folder, 40)
    record = folder.parent / "record"
    words = ("read", str(folder), "--record", str(record), "--jobs", "1", "--json")
    running = chancery(*words, delay=0.05)
    assert running.stdout
    told = [running.stdout.readline() for _ in range(9)]  # the claims of three articles
    running.send_signal(stop)
    rest, errors = running.communicate(timeout=30)
    articles = {json.loads(line)["article"] for line in [*told, *rest.splitlines()]}
    held = kept(record)
    assert 3 <= len(articles) <= held < 42
    # What is told is kept; the one that was being told of when it was stopped may be kept too.
    assert held <= len(articles) + 1
    if stop is signal.SIGINT:
        assert running.returncode == 130
        assert any(f"{n} articles and" in errors for n in (held - 1, held))
        assert "Traceback" not in errors
    out, _ = chancery(*words[:-1]).communicate(timeout=60)
    assert f"{42 - held} articles read" in out
    assert kept(record) == 42


def test_two_reads_into_one_record_at_once(folder: Path) -> None:
    many(folder, 30)
    record = folder.parent / "record"
    words = ("read", str(folder), "--record", str(record), "--jobs", "1")
    both = [chancery(*words, delay=0.02) for _ in range(2)]
    time.sleep(0.3)
    ends = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    assert kept(record) == 32
