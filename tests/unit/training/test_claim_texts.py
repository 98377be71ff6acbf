"""The annotated texts are rebuilt from the corpora exactly, or refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from training.claims import texts

ROOT = Path(texts.__file__).parent


def claims() -> list[dict[str, Any]]:
    """All rows of all tables."""
    tables = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("*.jsonl"))]
    return [json.loads(line) for table in tables for line in table.splitlines()]


def listed() -> list[texts.Document]:
    """All documents of all tables."""
    return [row for path in sorted(ROOT.glob("*.csv")) for row in texts.documents(path)]


@pytest.mark.parametrize(
    ("tokens", "printed"),
    [
        (["He", "left", "."], "He left."),
        (["Chad", "'s", "rule"], "Chad's rule"),
        (['"', "No", '"', ",", "he", "said"], '"No", he said'),
        (["(", "CMT", ")", "ruled"], "(CMT) ruled"),
        (["about", "$", "10", "%", ""], "about $10%"),
        (["“", "Go", "”", "!"], "“Go”!"),
    ],
)
def test_tokens_are_put_together_as_printed(
    tmp_path: Path, tokens: list[str], printed: str
) -> None:
    lines = ["http://example.org\tO", "", *(f"{token}\tO" if token else "" for token in tokens)]
    (tmp_path / "a.tsv").write_text("\n".join(lines), encoding="utf-8")
    assert texts.source(tmp_path, "worldwide_newswire", "a.tsv", "") == printed


@pytest.mark.parametrize(
    ("corpus", "content", "entry", "printed"),
    [
        ("polnear", "As it stands.\n", "", "As it stands.\n"),
        (
            "tempeval3",
            "<TimeML><TEXT>He <EVENT>left</EVENT> AT&amp;T.</TEXT></TimeML>",
            "",
            "He left AT&T.",
        ),
        (
            "geoparsing",
            '<articles><article docid="7"><title> A </title><text> B. </text></article></articles>',
            "7",
            "A\n\nB.",
        ),
        ("statedept", '[{"link": "u", "title": "A", "text": "B."}]', "u", "A\n\nB."),
        ("news/any", '{"id": "n1", "title": "A", "text": "B."}\n', "n1", "A\n\nB."),
    ],
)
def test_each_corpus_in_its_own_form(
    tmp_path: Path, corpus: str, content: str, entry: str, printed: str
) -> None:
    (tmp_path / "file").write_text(content, encoding="utf-8")
    assert texts.source(tmp_path, corpus, "file", entry) == printed


def test_a_timeml_file_without_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(texts.WrongTextError, match="no TEXT"):
        texts.source(tmp_path, "tempeval3", "a.tml", "")


def test_a_changed_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Another text.", encoding="utf-8")
    row = texts.Document("d", "polnear", "a.txt", "", 0, 7, "", texts.digest("The text"))
    monkeypatch.setattr(texts, "documents", lambda *_: [row])
    with pytest.raises(texts.WrongTextError, match=r"^d: text from a\.txt"):
        texts.load(tmp_path)


def test_two_documents_of_one_name_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("The text", encoding="utf-8")
    row = texts.Document("d", "polnear", "a.txt", "", 0, 8, "", texts.digest("The text"))
    monkeypatch.setattr(texts, "documents", lambda *_: [row, row])
    with pytest.raises(texts.WrongTextError, match="another name"):
        texts.load(tmp_path)


def test_every_document_has_claims_or_says_none_and_holds_no_words() -> None:
    named = {row.doc for row in listed()}
    assert len(named) == len(listed())
    rows = claims()
    assert {row["doc"] for row in rows} == named
    assert not any({"quote", "trigger"} & row.keys() for row in rows)
    assert not any("text" in one for row in rows for one in row.get("actors", []))


@pytest.mark.shared
def test_offsets_lie_in_the_rebuilt_texts(shared: Path) -> None:
    loaded = texts.load(shared / "data")
    for row in claims():
        if row.get("none"):
            continue
        text = loaded[row["doc"]]
        assert row["start"] <= row["trigger_start"] < row["trigger_end"] <= row["end"] <= len(text)
        for one in [*row["actors"], *row["recipients"], *row["accounts"]]:
            assert text[one["start"] : one["end"]].strip() == text[one["start"] : one["end"]] != ""


@pytest.mark.shared
def test_no_document_is_of_a_text_kept_for_development(shared: Path) -> None:
    with (shared / "data/claims/splits.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["split"] == "dev"]
    origins = {row["origin"].rsplit("/", 1)[-1] for row in rows} - {""}
    assert origins
    here = {row.entry or Path(row.file).name for row in listed()}
    assert not here & {*origins, *(f"https://www.state.gov/{o}" for o in origins)}
