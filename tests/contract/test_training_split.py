"""The accounts benchmark stays apart from everything that the reader was trained on."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from training.annotate_check import check_file
from training.claims import texts as training_texts

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "bench" / "accounts"
WORDS = 8  # of a shingle
ALIKE = 0.1  # formulas such as "had a telephone conversation with" are shared; a copied text is not


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}


@cache
def passages() -> dict[str, str]:
    return {p.stem: p.read_text(encoding="utf-8") for p in sorted((BENCH / "texts").glob("*.txt"))}


def same_entry(one: str, other: str) -> bool:
    """Whether two entries are one text; re3d's are cut to sixteen characters in one table."""
    return bool(one and other) and (one == other or (len(other) == 16 and one.startswith(other)))


def copied(text: str, others: dict[str, str]) -> dict[str, float]:
    """Which of the other texts hold a tenth or more of the shingles of this one."""
    own = shingles(text)
    found = Counter(name for name, other in others.items() for _ in own & shingles(other))
    return {name: n / len(own) for name, n in found.items() if n >= ALIKE * len(own)}


def test_table_texts_and_sources_name_the_same_passages() -> None:
    named = [row["doc"] for row in rows(BENCH / "splits.csv")]
    source = (BENCH / "SOURCE.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (acc-\S+) \|", source, re.MULTILINE)
    assert len(named) >= 60
    assert sorted(named) == sorted(passages()) == sorted(listed)
    assert all((BENCH / "texts" / f"{name}.date").is_file() for name in named)
    assert {row["split"] for row in rows(BENCH / "splits.csv")} == {"dev"}


def test_no_passage_is_from_a_text_of_the_training_tables() -> None:
    tables = sorted((ROOT / "training" / "claims").glob("*.csv"))
    trained = {row[key] for path in tables for row in rows(path) for key in ("entry", "doc")}
    assert len(trained) > 500
    for row in rows(BENCH / "splits.csv"):
        taken = [entry for entry in trained if same_entry(row["origin"], entry)]
        assert not taken, f"{row['doc']} is {taken[0]} of training/claims"
        assert row["doc"] not in trained


@pytest.mark.shared
def test_no_passage_is_from_a_text_of_the_claims_corpus(shared: Path) -> None:
    known = rows(shared / "data" / "claims" / "splits.csv")
    for row in rows(BENCH / "splits.csv"):
        for other in known:
            assert not same_entry(row["origin"], other["origin"]), f"{row['doc']}: {other['doc']}"
            assert row["doc"] != other["doc"]


def test_no_passage_is_copied_in_the_written_ones() -> None:
    folder = ROOT / "training" / "written" / "texts"
    written = {p.stem: p.read_text(encoding="utf-8") for p in folder.glob("*.txt")}
    assert written
    faults = {name: hits for name, text in passages().items() if (hits := copied(text, written))}
    assert not faults


@pytest.mark.shared
def test_no_passage_is_copied_in_an_annotated_text(shared: Path) -> None:
    corpus = shared / "data" / "claims" / "texts"
    others = {p.stem: p.read_text(encoding="utf-8") for p in corpus.glob("*.txt")}
    others |= training_texts.load(shared / "data")
    index: dict[str, set[str]] = {}
    for name, text in others.items():
        for shingle in shingles(text):
            index.setdefault(shingle, set()).add(name)
    for doc, text in passages().items():
        own = shingles(text)
        found = Counter(name for shingle in own for name in index.get(shingle, ()))
        worst, shared_shingles = (found.most_common(1) or [("", 0)])[0]
        assert shared_shingles < ALIKE * len(own), f"{doc} repeats {worst}"


@pytest.mark.shared
def test_every_passage_stands_in_the_text_it_is_said_to_be_from(shared: Path) -> None:
    for row in rows(BENCH / "splits.csv"):
        corpus = row["corpus"]
        base = shared / "data" / corpus
        if corpus == "statedept":
            file, kind = "statedept/statedept.json", corpus
        else:
            name = "documents.json" if (base / "documents.json").is_file() else "articles.jsonl"
            file, kind = f"{corpus}/{name}", corpus.partition("/")[0]
        whole = re.sub(
            r"\W+", "", training_texts.source(shared / "data", kind, file, row["origin"])
        )
        assert re.sub(r"\W+", "", passages()[row["doc"]]) in whole, row["doc"]


def test_every_reading_of_the_passages_is_whole_and_sound() -> None:
    readings = sorted(BENCH.glob("*.jsonl"))
    assert readings
    for path in readings:
        assert check_file(path, BENCH / "texts") == []
        lines = path.read_text(encoding="utf-8").splitlines()
        assert {json.loads(line)["doc"] for line in lines} == set(passages()), path.name


def test_the_check_finds_a_copy_and_passes_a_formula() -> None:
    text = next(iter(passages().values()))
    words = text.split()
    assert copied(text, {"copy": " ".join(words[5:])})
    assert copied(text, {"half": " ".join(words[: len(words) // 2])})
    assert not copied(text, {"formula": " ".join(words[:9]) + " and then nothing else of it"})
    assert same_entry("2FA0B45CA064AF09334944B6D68B5987", "2FA0B45CA064AF09")
    assert not same_entry("wn2004-0011", "wn2004-001")
    assert not same_entry("wn2004-001", "")
