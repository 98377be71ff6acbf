"""Uploads: names that are never paths, reading apart, and what was skipped."""

from __future__ import annotations

import operator
import shutil
import time
from pathlib import Path

import pytest
from desk_making import make_record
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from chancery import service
from chancery.desk import pages_read
from chancery.desk.app import build
from chancery.desk.background import Background
from chancery.desk.guard import Rules
from chancery.desk.jobs import MOST_WAITING, Jobs, file_name, shown_name
from chancery.errors import NotFoundError, UsageError

OURS = {"origin": "http://127.0.0.1"}


@given(st.text(max_size=300))
def test_a_name_is_never_a_path(name: str) -> None:
    made = file_name(name)
    assert made
    assert Path(made).name == made
    assert made not in {".", ".."}
    assert not made.startswith(".")
    assert len(made) <= 80
    assert made.isascii()


@pytest.mark.parametrize(
    ("given_name", "made", "shown"),
    [
        ("2022-02-01-call.txt", "2022-02-01-call.txt", "2022-02-01-call.txt"),
        ("../../etc/passwd", "passwd", "passwd"),
        ("..\\..\\x.html", "x.html", "x.html"),
        ("news (1) ünï.jsonl.gz", "news_1_n_.jsonl.gz", "news (1) ünï.jsonl.gz"),
        ("\x00", "unnamed", "\x00"),
        (".htaccess", "htaccess", ".htaccess"),
        (None, "unnamed", "unnamed"),
    ],
)
def test_names(given_name: str | None, made: str, shown: str) -> None:
    assert file_name(given_name) == made
    assert shown_name(given_name) == shown


def test_no_more_uploads_than_can_wait(tmp_path: Path, monkeypatch) -> None:
    jobs = Jobs(tmp_path)
    monkeypatch.setattr(jobs, "_next", lambda: None)
    made = [jobs.add(jobs.room(), [], None, None) for _ in range(MOST_WAITING)]
    with pytest.raises(UsageError, match="are being read"):
        jobs.room()
    jobs.stop(made[0].id)
    assert jobs.one(made[0].id).state == "stopped"
    jobs.room()
    with pytest.raises(NotFoundError):
        jobs.one("none")
    jobs.close()


def test_what_is_stopped_while_it_waits_leaves_nothing(tmp_path: Path, monkeypatch) -> None:
    jobs = Jobs(tmp_path)
    monkeypatch.setattr(jobs, "_next", lambda: None)
    room = jobs.room()
    (room / "a.txt").write_text("News.")
    jobs.stop(jobs.add(room, [(room / "a.txt", "a.txt")], None, None).id)
    assert not room.exists()
    jobs.close()


def test_nor_does_what_is_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(pages_read, "FILE", 10)
    app = build(make_record(tmp_path / "record"), Rules())
    with TestClient(app, base_url="http://127.0.0.1") as client:
        files = [("files", ("small.txt", b"News.")), ("files", ("large.txt", b"News." * 10))]
        assert client.post("/read", files=files, headers=OURS).status_code == 413
        jobs = app.state.desk.jobs
        assert not jobs.all()
        assert not list(jobs.room().parent.rglob("*.txt"))


def test_a_reading_process_may_complain_at_length(tmp_path: Path, monkeypatch) -> None:
    worker = tmp_path / "worker"
    worker.write_text(
        "#!/bin/sh\nhead -c 300000 /dev/zero | tr '\\0' 'x' >&2\necho no >&2\nexit 3\n"
    )
    worker.chmod(0o755)
    monkeypatch.setattr("chancery.desk.jobs.sys.executable", str(worker))
    jobs = Jobs(tmp_path)
    job = jobs.add(jobs.room(), [], None, None)
    until = time.monotonic() + 30
    while job.state in {"waiting", "reading"}:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert job.error is not None
    assert job.error.startswith("the reading process ended with 3: x")
    assert job.error.endswith("no")
    jobs.close()


def test_an_upload_is_read_apart(tmp_path: Path) -> None:
    folder = make_record(tmp_path / "record")
    app = build(folder, Rules())
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        files = [
            ("files", ("../2022-03-02 talks.txt", b"Talks\n\nRussia and Ukraine met on Tuesday.")),
            ("files", ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(50))),
            ("files", ("notes.docx", b"PK\x03\x04")),
            ("files", ("a.csv", b"date,text,publisher\n03/02/2022,Envoys met in Oman.,Daily\n")),
        ]
        answer = client.post(
            "/read", files=files,
            data={"publisher": "Example Times", "published": "2022-03-02", "dates": "day-first"},
            headers={**OURS, "accept": "application/json"},
        )  # fmt: skip
        assert answer.status_code == 202
        name = answer.json()["job"]
        until = time.monotonic() + 90
        while (job := client.get(f"/read/{name}").json())["state"] in {"waiting", "reading"}:
            assert time.monotonic() < until
            assert client.get("/search").status_code == 200
            time.sleep(0.1)
        assert job["state"] == "done", job
        assert job["articles"] == 2
        reasons = {drop["where"]: drop["reason"] for drop in job["dropped"]}
        assert set(reasons) == {"picture.txt", "notes.docx"}
        assert "PNG" in reasons["picture.txt"]
        page = client.get("/read").text
        assert "notes.docx" in page
        found = client.get("/api/articles?publisher=Example+Times&since=2022&until=2022").json()
        assert found["rows"][0]["origin"] == "2022-03-02 talks.txt"
        daily = client.get("/api/articles?publisher=Daily").json()
        assert [row["published"] for row in daily["rows"]] == ["2022-02-03"]
        app.state.desk.jobs.close()
    assert not list((tmp_path).rglob("picture.txt"))


@pytest.mark.parametrize(
    ("files", "data", "status", "words"),
    [
        ([], {}, 400, "no file"),
        ([("files", ("", b""))], {}, 400, "no file"),
        ([("files", ("a.txt", b"a"))], {"published": "soon"}, 400, "expected a day"),
        ([("files", ("a.txt", b"a"))], {"dates": "x"}, 400, "expected one of: day-first"),
        ([("files", (f"{n}.txt", b"a")) for n in range(501)], {}, 400, "Too many files"),
    ],
)
def test_uploads_that_are_refused(
    client: TestClient, files, data: dict[str, str], status: int, words: str
) -> None:
    headers = {"origin": "http://127.0.0.1:8765"}
    answer = client.post("/read", files=files or None, data=data, headers=headers)
    assert answer.status_code == status
    assert words in answer.text


def test_what_takes_long_comes_later(tmp_path: Path) -> None:
    background = Background()
    try:
        assert background.ask(operator.add, 1, 2, wait=60).value == 3
        first = background.ask(time.sleep, 0.7, wait=0.01)
        assert not first.ready
        until = time.monotonic() + 30
        while not background.ask(time.sleep, 0.7, wait=0.1).ready:
            assert time.monotonic() < until
        lost = background.ask(service.totals, str(tmp_path), wait=30)
        assert lost.ready
        assert "no record there" in (lost.error or "")
    finally:
        background.close()


def test_an_old_answer_stays_where_a_new_one_cannot_be_had(tmp_path: Path) -> None:
    record = make_record(tmp_path / "record")
    background = Background()
    try:
        known = background.ask(service.totals, str(record), wait=60)
        shutil.rmtree(record)
        until = time.monotonic() + 30
        background.ask(service.totals, str(record), fresh=0.0)
        while background._pending:
            assert time.monotonic() < until
            time.sleep(0.02)
        assert background.ask(service.totals, str(record), fresh=60.0) == known
    finally:
        background.close()
