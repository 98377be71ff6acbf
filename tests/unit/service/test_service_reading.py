"""The command `read`: what it reads, passes over, reports and survives."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import READ, RESOLVE, STAND_INS

from chancery import pipeline, service
from chancery.errors import InputError, RecordError, UsageError
from chancery.model import Article, Dropped
from chancery.service import Progress
from chancery.store import Record, Writer

pytestmark = pytest.mark.usefixtures("stand_ins")

NEWS = "Alpha met Beta in the capital on Monday, said a spokesman. Number {}."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "news"
    found.mkdir()
    for n in range(3):
        (found / f"{n}.txt").write_text(NEWS.format(n))
    return found


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record"


def test_a_folder_becomes_claims(folder: Path, record: Path) -> None:
    report = service.read(record, [folder])
    assert (report.articles, report.already, report.claims, report.sentences) == (3, 0, 3, 3)
    assert (report.dropped, report.complete, report.run, report.workers) == ((), True, 1, 1)
    assert report.seconds > 0
    assert report.encoder_seconds > 0
    claims = list(service.claims(record))
    assert [claim["actors"][0]["country"] for claim in claims] == ["AAA"] * 3


def test_articles_without_a_date_are_counted(folder: Path, record: Path) -> None:
    (folder / "dated.txt").write_text("Date: 2025-05-14\n\n" + NEWS.format("dated"))
    assert service.read(record, [folder]).undated == 3
    assert service.read(record, [folder]).undated == 0  # of those read now


def test_reading_again_adds_nothing(folder: Path, record: Path) -> None:
    service.read(record, [folder])
    (folder / "new.txt").write_text(NEWS.format("new"))
    report = service.read(record, [folder, folder / "new.txt"])
    assert (report.articles, report.already, report.claims) == (1, 4, 1)
    report = service.read(record, folder)
    assert (report.articles, report.already, report.complete) == (0, 4, True)
    assert len(list(service.claims(record))) == 4


def test_what_is_there_is_not_sent_through_the_encoder(
    folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.read(record, [folder])
    monkeypatch.setattr(pipeline, "STAGES", (replace(READ, build=lambda _: 1 / 0), RESOLVE))
    assert service.read(record, [folder]).already == 3


def test_a_newer_stage_reads_again(
    folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.read(record, [folder])
    newer = replace(RESOLVE, version=lambda _: "resolve@2")
    monkeypatch.setattr(pipeline, "STAGES", (READ, newer))
    report = service.read(record, [folder])
    assert (report.articles, report.already) == (3, 0)
    assert len(list(service.claims(record))) == 3


def test_everything_is_told_only_once_it_is_on_disk(folder: Path, record: Path) -> None:
    told: list[dict] = []
    steps: list[Progress] = []

    def on_claim(claim: dict) -> None:
        assert claim in list(service.claims(record))
        told.append(claim)

    def progress(now: Progress) -> None:
        assert len(list(service.articles(record))) == now.articles
        steps.append(now)

    (folder / "empty.txt").touch()
    service.read(record, [folder], on_claim=on_claim, progress=progress)
    assert sorted(c["claim"] for c in told) == sorted(c["claim"] for c in service.claims(record))
    assert [step.articles + step.dropped for step in steps] == [1, 2, 3, 4]
    assert [step.file for step in steps] == [1, 2, 3, 4]
    assert {step.files for step in steps} == {4}
    assert (steps[-1].articles, steps[-1].claims, steps[-1].dropped) == (3, 3, 1)


def test_a_guessed_order_of_dates_is_said_and_nothing_is_left_out(
    folder: Path, record: Path
) -> None:
    (folder / "a.csv").write_text(f'date,text\n05/06/2024,"{NEWS.format(7)}"\n')
    report = service.read(record, [folder])
    (said,) = report.dropped
    assert (said.guessed, report.complete) == (True, True)
    assert said.where.endswith("a.csv:2")
    assert list(service.drops(record)) == []
    with pytest.raises(UsageError, match="expected one of: day-first, month-first"):
        service.read(record, [folder], dates="ymd")


def test_what_cannot_be_read_is_reported_and_the_rest_read(folder: Path, record: Path) -> None:
    (folder / "1.txt").write_text("RAISE " + NEWS)
    (folder / "empty.txt").touch()
    report = service.read(record, [folder, folder / "missing.txt"])
    assert (report.articles, report.complete) == (2, False)
    reasons = {Path(drop.where).name: drop for drop in report.dropped}
    assert set(reasons) == {"1.txt", "empty.txt", "missing.txt"}
    assert reasons["1.txt"].stage == "read"
    assert reasons["1.txt"].reason == "ValueError: the text says RAISE"
    kept = {(drop["where"], drop["reason"]) for drop in service.drops(record)}
    assert kept == {(drop.where, drop.reason) for drop in report.dropped}
    (folder / "1.txt").write_text(NEWS.format(1))
    (folder / "empty.txt").unlink()
    assert service.read(record, [folder]).complete
    assert {Path(drop["where"]).name for drop in service.drops(record)} == {
        "empty.txt", "missing.txt",
    }  # fmt: skip


def test_an_article_that_cannot_be_stored_is_dropped(
    folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Article("Alpha met Beta \ud83d", origin="broken", id="a_broken")
    monkeypatch.setattr(pipeline, "articles", lambda *_, **__: iter([broken, Article(NEWS)]))
    report = service.read(record, [folder])
    assert [drop.stage for drop in report.dropped] == ["store"]
    assert report.articles == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_s_name_may_be_no_text(folder: Path, record: Path, jobs: int) -> None:
    for name, text in ((b"caf\xe9.txt", NEWS), (b"empty\xff.txt", "")):
        (folder / os.fsdecode(name)).write_text(text)
    report = service.read(record, [folder], jobs=jobs)
    assert (report.articles, len(report.dropped)) == (4, 1)
    assert Path(report.dropped[0].where).name == "empty\ufffd.txt"
    origins = {Path(row["origin"]).name for row in service.articles(record)}
    assert origins == {"0.txt", "1.txt", "2.txt", "caf\ufffd.txt"}


def test_standard_input(record: Path) -> None:
    steps: list[Progress] = []
    stdin = io.BytesIO(NEWS.encode())
    report = service.read(
        record, ["-"], stdin=stdin, published=date(2025, 1, 2), publisher="Wire",
        progress=steps.append,
    )  # fmt: skip
    assert report.articles == 1
    (article,) = service.articles(record)
    assert (article["published"], article["publisher"]) == ("2025-01-02", "Wire")
    assert [(step.file, step.files) for step in steps] == [(0, 0)]


@pytest.mark.parametrize("day", [date.min, date(1799, 12, 31), date(2101, 1, 1), date.max])
def test_a_day_of_no_news_is_refused_before_a_record_is_made(
    folder: Path, record: Path, day: date
) -> None:
    with pytest.raises(UsageError, match=f"published {day}: no day of news, expected one in"):
        service.read(record, [folder], published=day)
    assert not record.exists()


def test_processes_give_the_same_record(folder: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        report = service.read(tmp_path / str(jobs), [folder], jobs=jobs)
        assert report.workers == jobs
    assert list(service.claims(tmp_path / "1")) == list(service.claims(tmp_path / "2"))


def test_stopping_keeps_what_was_reported(folder: Path, record: Path) -> None:
    seen: list[Progress] = []

    def stop(now: Progress) -> None:
        seen.append(now)
        if now.articles == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        service.read(record, [folder], progress=stop)
    assert len(list(service.claims(record))) == 2
    assert [(run["finished"], run["articles"]) for run in service.runs(record)] == [(None, 2)]
    report = service.read(record, [folder])
    assert (report.articles, report.already) == (1, 2)


def test_another_process_may_be_faster(
    folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.read(record, [folder])
    monkeypatch.setattr(Writer, "has", lambda *_: False)
    told: list[dict] = []
    report = service.read(record, [folder], on_claim=told.append)
    assert (report.articles, report.already, report.claims, told) == (0, 3, 0, [])


def test_a_full_disk_ends_the_run_in_clear_words(
    folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_):
        raise RecordError("record.sqlite: the disk is full: free some space")

    monkeypatch.setattr(Writer, "add", full)
    with pytest.raises(RecordError, match="free some space"):
        service.read(record, [folder], jobs=2)


@pytest.mark.parametrize(
    ("options", "kind", "said"),
    [
        ({"paths": []}, UsageError, "nothing to read"),
        ({"jobs": 0}, UsageError, "expected 1 or more"),
    ],
)
def test_wrong_uses(folder: Path, record: Path, options: dict, kind, said: str) -> None:
    with pytest.raises(kind, match=said):
        service.read(record, **{"paths": [folder], **options})


def test_paths_that_are_all_mistyped_make_no_record(folder: Path, record: Path) -> None:
    with pytest.raises(InputError, match="a, b: no such file or folder"):
        service.read(record, ["a", "b"])
    assert not record.exists()
    report = service.read(record, ["a", folder])
    assert [drop.where for drop in report.dropped] == ["a"]
    assert report.articles


def test_an_article_read_without_its_date_stays_among_the_drops(
    tmp_path: Path, record: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{NEWS}", "date": "2022-02-31"}}')
    for _ in range(2):
        assert len(service.read(record, [path]).dropped) == 1
        assert [drop["where"] for drop in service.drops(record)] == [f"{path}:1"]
    path.write_text(f'{{"text": "{NEWS}", "date": "2022-02-28"}}')
    assert service.read(record, [path]).complete
    assert not list(service.drops(record))


def test_nothing_found_is_not_complete(tmp_path: Path, record: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert not service.read(record, [tmp_path / "bare"]).complete


def test_a_table_of_people_is_part_of_the_version(tmp_path: Path) -> None:
    from chancery.pipeline import Setup, _resolve_version

    table = tmp_path / "people.csv"
    table.write_text("name\n")
    first = _resolve_version(Setup(people=table))
    table.write_text("name\nAsim Munir\n")
    second = _resolve_version(Setup(people=table))
    assert first != second
    assert first.partition("+")[0] == _resolve_version(Setup())
    with pytest.raises(InputError, match="cannot be read"):
        _resolve_version(Setup(people=tmp_path / "nowhere.csv"))


def test_a_table_of_people_in_the_record_s_folder_is_taken_by_itself(
    folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.read(record, [folder])
    asked: list[Path | None] = []
    versions = pipeline.versions
    monkeypatch.setattr(pipeline, "versions", lambda t=None: asked.append(t) or versions(t))
    service.read(record, [folder])
    (record / "people.csv").write_text("name,aliases,country,sector,role,from,to,entity\n")
    service.read(record, [folder])
    assert asked == [None, record / "people.csv"]


def test_the_record_knows_which_stages_read_it(folder: Path, record: Path) -> None:
    service.read(record, [folder])
    with Record.open(record) as opened:
        assert [run.stages for run in opened.view.runs()] == [pipeline.versions()]
    assert pipeline.versions() == pipeline.versions(stages=STAND_INS)


def test_dropped_items_go_through_in_their_place(record: Path, monkeypatch) -> None:
    found = [Dropped("a", "ingest", "x"), Article(NEWS), Dropped("b", "ingest", "y")]
    monkeypatch.setattr(pipeline, "articles", lambda *_, **__: iter(found))
    report = service.read(record, [record.parent])
    assert report.dropped == (found[0], found[2])


def test_nothing_readable_makes_no_record(tmp_path: Path, record: Path) -> None:
    (tmp_path / "events.tab").write_text("a\tb\n")
    report = service.read(record, [tmp_path / "events.tab", tmp_path])
    assert (report.run, report.articles, report.complete) == (0, 0, False)
    assert len(report.dropped) == 3  # the folder is named too
    assert "chancery import" in report.dropped[0].reason
    assert not record.exists()


def test_what_cannot_be_read_is_kept_beside_what_can(folder: Path, record: Path) -> None:
    (folder / "0.pdf").write_bytes(b"%PDF-1.7")
    report = service.read(record, [folder])
    assert (report.run, report.articles) == (1, 3)
    assert [drop["where"] for drop in service.drops(record)] == [str(folder / "0.pdf")]
    later = folder.parent / "later"
    later.mkdir()
    (later / "x.pdf").write_bytes(b"%PDF-1.7")
    assert service.read(record, [later]).run == 2  # there is a record to keep it in


ICEWS_HEAD = "Event ID\tEvent Date\tSource Name\tCAMEO Code\tTarget Name\n"
GDELT_ROW = "\t".join(["1034", "20220301", *["x"] * 59])


@pytest.mark.parametrize(("name", "text"), [("a.csv", ICEWS_HEAD), ("b.tsv", GDELT_ROW + "\n")])
def test_event_data_is_told_from_articles(
    tmp_path: Path, record: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    (dropped,) = service.read(record, [tmp_path / name]).dropped
    assert "event data of the form" in dropped.reason
    assert "`chancery import FILE`" in dropped.reason


def test_articles_without_a_date_or_publisher_are_counted_and_found(
    folder: Path, record: Path
) -> None:
    (folder / "0.txt").write_text("Date: 2022-03-01\nPublisher: Gazette\n\n" + NEWS.format(7))
    report = service.read(record, [folder])
    assert (report.undated, report.unsigned) == (2, 2)
    found = {
        "all": list(service.articles(record)),
        "undated": list(service.articles(record, undated=True)),
        "unsigned": list(service.articles(record, publisher="")),
        "gazette": list(service.articles(record, publisher="gazette")),
        "both": list(service.articles(record, publisher="Gazette", undated=True)),
    }
    assert {name: len(rows) for name, rows in found.items()} == {
        "all": 3, "undated": 2, "unsigned": 2, "gazette": 1, "both": 0,
    }  # fmt: skip
    unsigned = service.ClaimFilter(publisher="")
    assert {one["publisher"] for one in service.claims(record, unsigned)} == {None}
    assert service.page(record, unsigned)["total"] == 2
    assert service.article_page(record, unsigned)["total"] == 2
    with pytest.raises(UsageError, match="'Gazete': not in this record, did you mean Gazette"):
        list(service.articles(record, publisher="Gazete"))
