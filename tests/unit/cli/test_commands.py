"""What each command asks the service for, and what it makes of the answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import Result

from chancery import service
from chancery.cli import main
from chancery.errors import NotFoundError, RecordError, UsageError
from chancery.model import Dropped
from chancery.service import Check, ClaimFilter, Explanation, Exported, Progress, ReadReport, Words

SENTENCE = (
    "Two Pakistani officials told Reuters that General Asim Munir asked Washington on Tuesday "
    "to withdraw its 40 advisers from Islamabad by June."
)
Run = Callable[..., Result]
ASKING = (
    "claims", "events", "actors", "articles", "contradictions", "threads", "judgements", "dyads",
    "demands PAK IND", "follow PAK IND",
)  # fmt: skip
ROOT = Path(__file__).resolve().parents[3]


def report(**changed: Any) -> ReadReport:
    """A run of three articles in which all went well."""
    given = {
        "run": 1, "articles": 3, "already": 0, "claims": 7, "sentences": 20, "undated": 0, "unsigned": 0,
        "dropped": (), "seconds": 1.25, "encoder_seconds": 1.0, "workers": 1,
    } | changed  # fmt: skip
    return ReadReport(**given)


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any]) -> list[Any]:
    """A service that gives one claim, and the filters it was asked for."""
    asked: list[Any] = []

    def claims(record: Path, filters: ClaimFilter, *, sentences: bool) -> Iterator[dict[str, Any]]:
        asked.extend((record, filters))
        return iter([claim | {"sentence_text": SENTENCE} if sentences else claim])

    monkeypatch.setattr(service, "claims", claims)
    monkeypatch.setattr(
        service, "events", lambda *_, **__: iter([claim | {"event": "e_1", "reports": 1}])
    )
    return asked


@pytest.mark.parametrize("width", [60, 72, 80, 99, 100, 140, 200])
def test_the_table_fits_and_nothing_is_cut_off(run: Run, listed: list[Any], width: int) -> None:
    del listed
    shown = run("claims", width=width).stdout
    assert max(map(len, shown.splitlines())) <= width
    for words in ("2025-05-13", "c_7f3a9c12", "Munir", "PAK.MIL", "→", "REQUEST", "yield", "actual",
                  "0.83", "asked", "advisers", "officials", "Reuters", "Example", "1 claim"):  # fmt: skip
        assert words in shown


@pytest.mark.parametrize("width", [30, 44, 60, 80, 120])
def test_rows_are_whole_however_narrow_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    row = {"name": "Asim Munir", "entity": None, "country": "PAK", "sector": "MIL", "named": True,
           "actor": 1234, "recipient": 5, "source": 7, "claims": 1246}  # fmt: skip
    monkeypatch.setattr(service, "actors", lambda *_, **__: iter([row]))
    shown = run("actors", width=width).stdout
    assert max(map(len, shown.splitlines())) <= width
    for words in ("Asim", "Munir", "PAK", "MIL", "as actor", "1,234", "claims", "1,246"):
        assert words in shown


def test_text_that_looks_like_markup_is_shown_as_it_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any]
) -> None:
    claim["actors"][0]["name"] = "[red]Army[/]"
    monkeypatch.setattr(service, "claims", lambda *_, **__: iter([claim]))
    assert "[red]Army[/]" in run("claims", width=200).stdout


def test_json_is_one_claim_a_line_and_nothing_else(
    run: Run, listed: list[Any], claim: dict[str, Any]
) -> None:
    del listed
    lines = run("claims", "--json").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [claim]


def test_every_filter_reaches_the_service(run: Run, listed: list[Any]) -> None:
    typed = (
        "claims --type ASSAULT --type AID --status actual --stance denies --actor PAK "
        "--recipient IND --dyad PAK IND --source .MIL --since 2025 --until 2025-06 --publisher BBC "
        "--article a_1 --min-confidence 0.5 --limit 4 --record r"
    ).split()
    done = run(*typed, "--quad", "verbal conflict", "--search", "two words")
    assert done.exit_code == 0, done.output
    assert listed == [Path("r"), ClaimFilter(
        types=("ASSAULT", "AID"), statuses=("actual",), stances=("denies",),
        quads=("verbal conflict",), actor="PAK", recipient="IND", dyad=("PAK", "IND"),
        source=".MIL", since="2025", until="2025-06", publisher="BBC", article="a_1",
        text="two words", min_confidence=0.5, limit=4,
    )]  # fmt: skip
    assert run("claims", "--between", "PAK", "IND.MIL").exit_code == 0
    assert listed[-1] == ClaimFilter(between=("PAK", "IND.MIL"))


@pytest.mark.usefixtures("settled")
def test_events_are_shown_by_their_own_id(run: Run, listed: list[Any]) -> None:
    del listed
    assert "e_1" in run("events").stdout


def test_the_record_comes_from_the_option_then_the_environment(
    run: Run, listed: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("claims")
    monkeypatch.setenv("CHANCERY_RECORD", "elsewhere")
    run("claims")
    run("claims", "--record", "here")
    assert listed[::2] == [Path("chancery-record"), Path("elsewhere"), Path("here")]


def test_nothing_found_says_how_to_go_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "claims", lambda *_, **__: iter([]))
    monkeypatch.setattr(service, "totals", lambda _: {"articles": 1, "claims": 1})
    done = run("claims")
    assert done.exit_code == 0
    assert "chancery articles" in done.stdout


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RecordError("r: no record there; chancery read makes one"), 1),
        (NotFoundError("c_1: no such claim in r"), 1),
        (UsageError("--type WAR: expected one of AGREE, CONSULT"), 2),
        (OSError(28, "No space left on device", "r/record.sqlite"), 1),
    ],
)
def test_an_error_is_one_line_without_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(service, "claims", fail)
    done = run("claims")
    assert done.exit_code == code
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("chancery: ")


@pytest.mark.parametrize(
    "typed", [(), ("nonsense",), ("read",), ("claims", "--limit", "0"), ("claims", "--limit", "x")]
)
def test_used_wrongly(run: Run, typed: tuple[str, ...]) -> None:
    assert run(*typed).exit_code == 2


def test_a_plain_list(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"name": "Pakistan", "country": "PAK", "sector": "GOV", "actor": 1200, "recipient": 3,
             "source": 0, "claims": 1203, "entity": "country:PAK", "named": True}]  # fmt: skip
    asked = {}

    def actors(record: Path, **given: Any) -> list[dict[str, Any]]:
        asked.update(given, record=record)
        return rows

    monkeypatch.setattr(service, "actors", actors)
    done = run("actors", "--unresolved", "--limit", "5", width=70)
    assert asked == {"unresolved": True, "limit": 5, "record": Path("chancery-record")}
    assert "1,203" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 70
    assert json.loads(run("actors", "--json").stdout) == rows[0]


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("width", [30, 40, 60, 79, 80, 120])
def test_lists_keep_what_they_are_of_in_narrow_terminals(
    run: Run, monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any], width: int
) -> None:
    who = {"name": "Asim Munir", "entity": None, "country": "PAK", "sector": "MIL", "named": True,
           "actor": 41, "recipient": 42, "source": 43, "claims": 44}  # fmt: skip
    paper = {"article": "a_19c20000", "title": None, "publisher": "Times", "claims": 45,
             "published": "2025-05-14", "origin": "articles/7.txt"}  # fmt: skip
    thread = {"thread": "t_7f3a9c12", "title": "Talks", "since": None, "until": None,
              "parties": ["PAK", "IND"], "events": [claim] * 5, "links": [{"kind": "about"}]}  # fmt: skip
    monkeypatch.setattr(service, "actors", lambda *_, **__: iter([who]))
    monkeypatch.setattr(service, "articles", lambda *_, **__: iter([paper]))
    monkeypatch.setattr(service, "threads", lambda *_, **__: iter([thread]))
    kept = {
        "actors": ("Munir", "PAK", "MIL", "41", "42", "43", "44"),
        "articles": ("articles/7.txt", "Times", "45", "a_19c20000", "2025-05-14"),
        "threads": (
            "t_7f3a9c12",
            "undated",
            "Talks",
            "REQUEST",
            "and 2",
            "statemen",
            "PAK, IND",
            "5",
        ),
    }
    for command, cells in kept.items():
        shown = run(command, width=width).stdout
        tabled = [line for line in shown.splitlines() if "`" not in line]
        assert max(map(len, tabled)) <= width
        assert all(cell in shown for cell in cells), shown
        assert "None" not in shown


def test_a_long_list_of_actors_is_cut_in_the_table_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any]
) -> None:
    claim["actors"] = [claim["actors"][0] | {"name": f"Minister{n}"} for n in range(10)]
    monkeypatch.setattr(service, "claims", lambda *_, **__: iter([claim]))
    shown = run("claims", width=200).stdout
    assert "Minister2" in shown
    assert "and 7 more" in " ".join(shown.split())
    assert "Minister3" not in shown
    assert len(json.loads(run("claims", "--json").stdout)["actors"]) == 10


def test_a_hint_goes_to_standard_error_after_the_table(run: Run, listed: list[Any]) -> None:
    del listed
    done = run("claims", "--actor", "Pakistan", "--json")
    assert "PAK finds all of Pakistan" in done.stderr
    assert "finds all" not in done.stdout
    assert "finds all" not in run("claims", "--actor", "PAK").stderr


@pytest.mark.parametrize("command", ["", "claims", "read", "follow", "desk"])
def test_in_help_a_flag_takes_no_value(run: Run, command: str) -> None:
    shown = run(*command.split(), "--help", width=100).stdout
    assert "--help" in shown
    assert "<bool>" not in shown


def test_drops_name_file_and_reason(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"where": "a.jsonl:7", "stage": "ingest", "reason": "no JSON", "run": 1}
    monkeypatch.setattr(service, "drops", lambda _: iter([row]))
    shown = run("drops").stdout
    assert "a.jsonl:7" in shown
    assert "no JSON" in shown
    monkeypatch.setattr(service, "drops", lambda _: iter([]))
    assert "Nothing was left out" in run("drops").stdout


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    ("command", "read", "said"),
    [
        *((command, (0, 0), "has no articles yet: `chancery read") for command in ASKING),
        *((command, (3, 0), "has no claims yet") for command in ASKING if command != "articles"),
        ("claims", (3, 7), "`chancery actors` who appears"),
        ("actors", (3, 7), "Nobody in chancery-record fits"),
        ("contradictions", (3, 7), "No accounts of one event"),
        ("threads", (3, 7), "no thread"),
        ("follow PAK IND", (3, 7), "Nothing between PAK and IND"),
        ("dyads", (3, 7), "No dyads"),
        ("demands PAK IND", (3, 7), "No such demands"),
        ("judgements", (3, 7), "Nobody has judged"),
    ],
)
def test_where_nothing_is_to_be_listed(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, read: tuple[int, int], said: str
) -> None:
    for name in {one.split()[0] for one in ASKING} | {"datasets"}:
        monkeypatch.setattr(service, name, lambda *_, **__: iter(()))
    nobody = SimpleNamespace(origins=(), rows=list)
    monkeypatch.setattr(service, "follow", lambda *_: nobody)
    monkeypatch.setattr(
        service, "totals", lambda _: dict(zip(("articles", "claims"), read, strict=True))
    )
    shown = run(*command.split())
    assert shown.exit_code == 0
    assert said in " ".join(shown.stdout.split())


@pytest.mark.parametrize(
    ("command", "limit", "said"),
    [
        ("claims", "1", "1 of 1,942 claims"),
        ("claims", "2", "1 claim"),
        ("events", "1", "1 of 30 events"),
        ("actors", "1", "1 of 3 actors"),
        ("articles", "1", "1 of 2 articles"),
        ("contradictions", "1", "1 of 2 contradictions"),
        ("threads", "1", "1 of 5 threads"),
    ],
)
@pytest.mark.usefixtures("settled", "listed")
def test_a_list_that_was_cut_says_of_how_many(
    run: Run, monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any], command: str, limit: str,
    said: str,
) -> None:  # fmt: skip
    def rows(row: dict[str, Any], number: int) -> Callable[..., Any]:
        return lambda *_, limit=None, **__: iter([row] * min(number, limit or number))

    thread = {"thread": "t_7f3a9c12", "title": "Talks", "since": None, "until": None,
              "parties": [], "events": [], "links": []}  # fmt: skip
    parted = {**claim, "event": "e_1", "field": "who", "versions": []}
    who = {"name": "Asim Munir", "actor": 1, "recipient": 0, "source": 0, "claims": 1}
    paper = {"article": "a_1", "title": "Talks", "origin": "1.txt", "claims": 4}
    monkeypatch.setattr(service, "actors", rows(who, 3))
    monkeypatch.setattr(service, "articles", rows(paper, 2))
    monkeypatch.setattr(service, "contradictions", rows(parted, 2))
    monkeypatch.setattr(service, "threads", rows(thread, 1))
    monkeypatch.setattr(service, "page", lambda *_, **__: {"total": 1942})
    monkeypatch.setattr(service, "event_page", lambda *_, **__: {"total": 30})
    monkeypatch.setattr(service, "strung", lambda _: ())
    monkeypatch.setattr(service, "thread_page", lambda *_, **__: {"total": 5})
    assert said in run(command, "--limit", limit).stdout.splitlines()


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("width", [40, 60, 79, 80, 120])
def test_where_accounts_part_fits_and_cuts_no_word(
    run: Run, monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any], width: int
) -> None:
    version = {"value": "it happened", "accounts": [], "publishers": ["Example Times"], "sides": []}
    row = {**claim, "event": "e_7f3a9c1200", "field": "happened", "versions": [version]}
    row["event_type"], row["mode"] = "ASSAULT", "assassinate"
    monkeypatch.setattr(service, "contradictions", lambda *_: iter([row]))
    shown = run("contradictions", width=width).stdout
    table = [line for line in shown.splitlines() if "`" not in line]
    assert max(map(len, table)) <= width
    for word in ("happened", "whether", "ASSAULT", "assassinate", "Example", "part"):
        assert word in shown


@pytest.mark.parametrize("width", [40, 60, 79, 80, 120])
def test_an_explanation_fits_and_cuts_no_word(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    words = Words("heavy-weapons", 61, 74, SENTENCE, 0, len(SENTENCE))
    found = [Explanation("c_7", "contexts[0]", "reconnaissance", (words,), "resolve.contexts@3",
                         0.9, "peacekeeping 0.21", None)]  # fmt: skip
    monkeypatch.setattr(service, "explain", lambda *_: found)
    shown = run("explain", "c_7", width=width).stdout
    assert max(map(len, shown.splitlines())) <= width
    for part in ("heavy-weapons", "resolve.contexts@3", "reconnaissance", "peacekeeping"):
        assert part in shown


@pytest.mark.parametrize(
    ("publisher", "url", "shown"),
    [
        ("Example Times", "https://www.example.org/a", "Example Times"),
        (None, "https://www.example.org/a", "[example.org]"),
        ("", "http://news.example.org:80/a", "[news.example.org]"),
        (None, None, ""),
        (None, "http://[bad", ""),
    ],
)
def test_who_printed_an_article_that_does_not_say(
    run: Run, monkeypatch: pytest.MonkeyPatch, publisher: str | None, url: str | None, shown: str
) -> None:
    assert service.printed_by(publisher, url) == shown
    paper = {"article": "a_1", "title": "Talks", "publisher": publisher, "url": url, "claims": 4}
    monkeypatch.setattr(service, "articles", lambda *_, **__: iter([paper]))
    assert shown in run("articles", width=160).stdout
    assert json.loads(run("articles", "--json").stdout)["publisher"] == publisher


@pytest.mark.usefixtures("settled")
def test_show(run: Run, monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any]) -> None:
    row = claim | {
        "event": "e_1", "reports": 1, "sentence_text": "Two Pakistani officials told",
        "claims": [claim], "origin_list": [], "contradiction_list": [], "judgements": [],
        "origins": 1, "publishers": ["Example Times"], "sides": ["PAK", "USA"],
    }  # fmt: skip
    monkeypatch.setattr(service, "show", lambda *_: row)
    shown = run("show", "e_1").stdout
    for words in ("Pakistan wants advisers out · Example Times · 2025-05-14", "officials told",
                  "personnel 40 (40)", "military", "1 report, 1 origin: Example Times",
                  "PAK, USA", "chancery explain c_7f3a9c12"):  # fmt: skip
        assert words in shown
    assert json.loads(run("show", "e_1", "--json").stdout)["event"] == "e_1"


def test_explain(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words("asked", 61, 66, "Munir asked Washington", 55, 77)
    found = [
        Explanation("c_7", "status", "actual", (words,), "read@1", 0.9, "future", None),
        Explanation("c_7", "date", {"from": "2025-05-14", "to": None}, (), "resolve@1", 0.4, None,
                    "no date in the sentence: the article's own"),
    ]  # fmt: skip
    asked: list[Any] = []
    monkeypatch.setattr(service, "explain", lambda *given: asked.extend(given) or found)
    shown = run("explain", "c_7", "status", width=140).stdout
    assert asked == [Path("chancery-record"), "c_7", "status"]
    for part in ("read@1, 0.90", "else: future", "[61:66]", "Munir asked Washington",
                 "from 2025-05-14", "no date"):  # fmt: skip
        assert part in shown
    line = json.loads(run("explain", "c_7", "--json").stdout.splitlines()[0])
    assert line["words"][0]["start"] == 61


def test_export_to_a_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {}

    def export(record: Path, out: Path, **given: Any) -> Exported:
        asked.update(given, record=record)
        return Exported(out, 2)

    monkeypatch.setattr(service, "export", export)
    done = run("export", "--out", "x.csv", "--type", "AID")
    assert (asked["format"], asked["filters"].types) == (None, ("AID",))
    assert "2 claims written to x.csv" in done.stderr


def test_export_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def export(record: Path, out: Path, *, format: str, **given: Any) -> Exported:  # noqa: A002
        del record, given
        out.write_bytes(format.encode() + b"\xff\n")
        return Exported(out, 1)

    monkeypatch.setattr(service, "export", export)
    assert run("export", "--format", "csv").stdout_bytes == b"csv\xff\n"
    assert run("export").stdout_bytes == b"jsonl\xff\n"


@pytest.mark.parametrize("ok", [True, False])
def test_doctor(run: Run, monkeypatch: pytest.MonkeyPatch, ok: bool) -> None:
    checks = [Check("python", ok=True, found="3.11"), Check("weights", ok, "digest", "reinstall")]
    monkeypatch.setattr(service, "doctor", lambda: checks)
    done = run("doctor")
    assert done.exit_code == (0 if ok else 1)
    assert ("to do: reinstall" in done.stdout) is not ok
    assert ("All is well" in done.stdout) is ok
    assert len(run("doctor", "--json").stdout.splitlines()) == 2


class TestRead:
    """`read` and how it ends."""

    def test_summary_and_how_to_go_on(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(service, "read", lambda *_, **__: report(already=2))
        done = run("read", "folder", "--record", "r")
        assert done.exit_code == 0
        assert "3 articles read, 7 claims found; 2 already in the record; 1.2 s." in done.stdout
        assert "chancery claims --record r" in done.stdout
        assert "judges" not in done.stdout

    def test_a_large_record_says_what_the_first_question_takes(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(service, "read", lambda *_, **__: report(claims=100_000))
        assert "first question about events" in run("read", "folder").stdout

    def test_what_is_left_out_is_named(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        dropped = (Dropped("a.txt", "ingest", "empty file"), Dropped("b.jsonl:7", "ingest", "no"))
        monkeypatch.setattr(service, "read", lambda *_, **__: report(dropped=dropped))
        done = run("read", "folder")
        assert done.exit_code == 1
        assert done.stderr.splitlines() == [
            "left out: a.txt: empty file",
            "left out: b.jsonl:7: no",
        ]

    def test_an_article_read_without_its_date_is_not_called_left_out(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dropped = (
            Dropped("a.txt", "ingest", "empty file"),
            Dropped("b.csv:2", "ingest.date", "date '2021-02-31' is not a day; read without it"),
        )
        monkeypatch.setattr(service, "read", lambda *_, **__: report(dropped=dropped))
        done = run("read", "folder")
        assert done.exit_code == 1
        assert "7 claims found; 1 left out; 1 date left out; 1.2 s." in done.stdout
        assert done.stderr.splitlines()[1].startswith("date left out: b.csv:2: date '2021-02-31'")

    def test_articles_without_a_publisher_are_told_of(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(service, "read", lambda *_, **__: report(unsigned=2, undated=1))
        done = run("read", "x", "--record", "r")
        assert "1 without a date; 2 without a publisher;" in done.stdout
        assert "`chancery articles --publisher '' --record r` lists these" in done.stdout
        assert "`chancery articles --undated --record r` lists these" in done.stdout
        monkeypatch.setattr(service, "read", lambda *_, **__: report())
        assert "without" not in run("read", "x").stdout

    @pytest.mark.parametrize("undated", [0, 2])
    def test_articles_without_a_date_are_told_of(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, undated: int
    ) -> None:
        monkeypatch.setattr(service, "read", lambda *_, **__: report(undated=undated))
        said = run("read", "a").stdout
        assert ("7 claims found; 2 without a date; 1.2 s." in said) is bool(undated)
        assert ("--published" in said) is bool(undated)

    def test_a_guess_is_said_and_nothing_is_called_left_out(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dropped = (Dropped("b.csv:2", "ingest.order", "date '05/06/2024' taken month first"),)
        monkeypatch.setattr(service, "read", lambda *_, **__: report(dropped=dropped))
        done = run("read", "folder")
        assert done.exit_code == 0
        assert "left out" not in done.stdout
        assert done.stderr.startswith("date guessed: b.csv:2: date '05/06/2024' taken")

    def test_an_order_that_is_none_is_refused(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Talks were held.")
        done = run("read", str(tmp_path), "--dates", "sideways")
        assert done.exit_code == 2
        assert "'sideways': expected one of: day-first, month-first" in done.stderr

    def test_nothing_read_is_no_success(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(service, "read", lambda *_, **__: report(articles=0, claims=0))
        assert run("read", "folder").exit_code == 1

    def test_options_reach_the_service(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: dict[str, Any] = {}

        def read(record: Path, paths: list[str], **given: Any) -> ReadReport:
            asked.update(given, record=record, paths=paths)
            asked["stdin"] = given["stdin"].read()
            return report()

        monkeypatch.setattr(service, "read", read)
        run("read", "-", "b", "--published", "2025-05-14", "--publisher", "X", "--jobs", "2",
            "--people", "p.csv", "--dates", "day-first", stdin=b"\xff text")  # fmt: skip
        assert asked["dates"] == "day-first"
        assert asked["published"].isoformat() == "2025-05-14"
        assert (asked["publisher"], asked["jobs"], asked["people"]) == ("X", 2, Path("p.csv"))
        assert (asked["paths"], asked["stdin"]) == (["-", "b"], b"\xff text")

    @pytest.mark.parametrize("day", ["2025-02-31", "yesterday", "14.5.2025", "19/09/2023"])
    def test_no_day_of_the_calendar(self, run: Run, day: str) -> None:
        done = run("read", "x", "--published", day)
        assert done.exit_code == 2
        assert day in done.stderr
        assert "expected one such as 2025-05-14" in done.stderr
        assert "isoformat" not in done.stderr

    def test_json_is_printed_while_reading(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any]
    ) -> None:
        def read(*_: object, on_claim: Callable[..., None], **__: object) -> ReadReport:
            on_claim(claim)
            return report(dropped=(Dropped("x", "ingest", "why"),))

        monkeypatch.setattr(service, "read", read)
        done = run("read", "x", "--json")
        assert json.loads(done.stdout) == claim
        assert "left out: x: why" in done.stderr

    def test_stopping_says_what_is_kept(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def read(*_: object, progress: Callable[..., None], **__: object) -> ReadReport:
            progress(Progress(articles=12, claims=30, file=1, files=2))
            raise KeyboardInterrupt

        monkeypatch.setattr(service, "read", read)
        done = run("read", "x", "--record", "r")
        assert done.exit_code == 130
        assert "12 articles and 30 claims of this run are kept in r" in done.stderr


def test_stopping_while_modules_load_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stopped:
        def find_spec(self, *_: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "chancery.cli.app")
    monkeypatch.setattr(sys, "meta_path", [Stopped()])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert capsys.readouterr() == ("", "")


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in the checkout."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=ROOT, capture_output=True, text=True,
        check=False, env=os.environ | environment,
    )  # fmt: skip


def test_a_closed_pipe_is_met_with_silence() -> None:
    many = "({'claim': 'c' * 1000} for _ in range(10000))"
    code = (
        f"import sys; from chancery import cli, service; service.claims = lambda *_, **__: {many}; "
        "sys.argv[1:] = ['claims', '--json']; cli.main()"
    )
    done = shell(f'"{sys.executable}" -c "{code}" | head -1')
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_full_disk_under_standard_output_is_told() -> None:
    done = shell(f'"{sys.executable}" -m chancery --version > /dev/full')
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_is_there_at_once() -> None:
    """In processor time, which other work on the machine does not change."""
    spent = []
    for _ in range(3):
        before = os.times()
        shell(f'"{sys.executable}" -m chancery --help', COLUMNS="80")
        after = os.times()
        spent.append(sum(after[2:4]) - sum(before[2:4]))
    assert 0 < min(spent) < 0.6
