"""The bench of quiet text refuses other texts, counts every claim, and shares none with training."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bench import quiet
from bench.common import BenchError
from chancery.model import Article, EventType, Reading, Span

TEXT = "The striker scored twice. The coach was glad. The season ends in May."


class Silent:
    """A reader that sees three sentences and no claim."""

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            yield Reading(article, (Span(0, 25), Span(26, 45), Span(46, 69)))

    def relate(self, text: str, actor: Span, recipient: Span) -> dict[EventType, float]:
        raise AssertionError("not asked here")


def made(folder: Path, text: str = TEXT, sha: str | None = None) -> Path:
    """A corpus of one geoparsing article without a number, and a table that points at it."""
    (folder / "x.xml").write_text(f"<articles><article><text>{text}</text></article></articles>")
    whole = f"\n\n{text}"
    table = folder / "quiet.csv"
    digest = sha or hashlib.sha256(whole[2:].encode()).hexdigest()
    table.write_text(
        "kind,corpus,file,entry,start,end,sha256\n"
        f"sport,geoparsing,x.xml,0,2,{len(whole)},{digest}\n"
    )
    return table


def test_silence_scores_nothing(tmp_path: Path) -> None:
    found = quiet.run(tmp_path, table=made(tmp_path), reader=Silent())
    assert found["n"] == 1
    assert set(found["measures"].values()) == {0.0}
    assert "3 sentences" in found["notes"][0]


def test_another_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="digest"):
        quiet.run(tmp_path, table=made(tmp_path, sha="0" * 64), reader=Silent())


def test_an_article_that_is_not_there_is_named(tmp_path: Path) -> None:
    table = made(tmp_path)
    table.write_text(table.read_text().replace("x.xml,0", "x.xml,7"))
    with pytest.raises(BenchError, match="no article 7"):
        quiet.run(tmp_path, table=table, reader=Silent())


def test_there_are_a_hundred_of_three_kinds() -> None:
    with quiet.TABLE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == 100
    assert {r["kind"] for r in rows} == {"sport", "business", "culture"}


@pytest.mark.shared
def test_the_passages_are_those_that_were_chosen_and_none_is_trained_on(shared: Path) -> None:
    from training.quiet import documents

    held = [text for _, text in quiet.passages(shared / "data", quiet.TABLE)]
    assert len(held) == 100
    trained = {d.text for d in documents(shared / "data")}
    assert len(trained) > 100
    assert trained.isdisjoint(held)


def test_no_passage_is_in_a_text_that_was_annotated() -> None:
    with quiet.TABLE.open(encoding="utf-8", newline="") as handle:
        here = {(r["file"], r["entry"]) for r in csv.DictReader(handle)}
    tables = (quiet.TABLE.parent.parent / "training" / "claims").glob("*.csv")
    there = {
        (r["file"], r["entry"])
        for table in tables
        for r in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    }
    assert there
    assert here.isdisjoint(there)
