"""The numbers of people in flat rows: what the words leave open stays empty, in every form."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from making import read_one
from typer.testing import CliRunner

import chancery
from chancery import service
from chancery.cli.app import app
from chancery.model import Article, Cited, Quantity, Reading, Span
from chancery.resolve.quantities import quantities
from chancery.service.flat import TOLLS, flat
from chancery.store import Record

ENDS = "killed_low killed_high injured_low injured_high detained_low detained_high".split()


def told(text: str) -> Reading:
    """A text of one sentence in which somebody attacked somebody, with its numbers."""
    reading = read_one(Article(text))
    claims = tuple(replace(c, sentence_span=Span(0, len(text))) for c in reading.claims)
    return quantities(replace(reading, claims=claims))


# A text, and the low and the high of killed, injured and detained.
CASES = [
    ("Alpha attacked Beta, killing 26 people.", [26, 26, None, None, None, None]),
    ("Alpha attacked Beta, killing at least 26 people.", [26, None, None, None, None, None]),
    ("Alpha attacked Beta; more than two dozen people died.", [24, None, None, None, None, None]),
    ("Alpha attacked Beta, killing up to 1,200 people.", [None, 1200, None, None, None, None]),
    ("Alpha attacked Beta and killed no more than 30 people.", [None, 30, None, None, None, None]),
    ("Alpha attacked Beta and killed no fewer than 30 people.", [30, None, None, None, None, None]),
    ("Alpha attacked Beta; fewer than 30 were wounded.", [None, None, None, 30, None, None]),
    ("Alpha attacked Beta, killing about 100 people.", [100, 100, None, None, None, None]),
    ("Alpha attacked Beta, killing 20 to 30 people.", [20, 30, None, None, None, None]),
    ("Alpha attacked Beta; between 1,100 and 1,300 people died.",
     [1100, 1300, None, None, None, None]),
    ("Alpha attacked Beta; 20-30 people were wounded.", [None, None, 20, 30, None, None]),
    ("Alpha attacked Beta. Nobody died.", [None] * 6),
    ("Alpha attacked Beta with 40 drones.", [None] * 6),
    ("Alpha attacked Beta, killing 26 people and wounding at least 40 others.",
     [26, 26, 40, None, None, None]),
    ("Alpha attacked Beta and 12 people were abducted.", [None, None, None, None, 12, 12]),
    ("Alpha attacked Beta, killing 26 people, among them 3 children who died later.",
     [26, 26, None, None, None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_the_ends_that_the_words_give(text: str, expected: Sequence[int | None]) -> None:
    reading = told(text)
    row = flat(reading.claims[0], reading.article, None)
    assert [row[name] for name in ENDS] == expected
    assert all(type(row[name]) in {int, type(None)} for name in TOLLS)


def test_the_surest_number_of_a_kind_counts() -> None:
    article = Article("Alpha attacked Beta: 7 dead, 26 dead, 40 displaced by it.")
    (claim,) = read_one(article).claims

    def number(kind: str, words: str, sure: float) -> Cited[Quantity]:
        match = re.search(words, article.text)
        assert match is not None
        return Cited(Quantity(kind, float(words)), (Span(*match.span()),), sure, "resolve@1")

    given = (
        number("killed", "7", 0.5),
        number("killed", "26", 0.8),
        number("displaced", "40", 0.5),
    )
    row = flat(replace(claim, quantities=given), article, None)
    assert row["killed_low"] == 26
    assert row["displaced_high"] == 40
    assert row["quantities"] == "killed 7; killed 26; displaced 40"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "record", create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        for text, _ in CASES[:2]:
            writer.add(told(text))
    return tmp_path / "record"


def test_numbers_in_every_flat_form(tmp_path: Path, record: Path) -> None:
    out = tmp_path / "x.csv"
    done = CliRunner().invoke(app, ["export", "--record", str(record), "--out", str(out)])
    assert done.exit_code == 0, done.output
    with out.open(newline="") as file:
        cells = sorted((row["killed_low"], row["killed_high"]) for row in csv.DictReader(file))
    assert cells == [("26", ""), ("26", "26")]
    service.export(record, tmp_path / "x.dta")
    for frame in (pd.read_stata(tmp_path / "x.dta"), chancery.record(record).claims().to_pandas()):
        assert frame["killed_low"].to_list() == [26, 26]
        assert frame["killed_high"].sum() == 26
        assert frame["killed_high"].isna().sum() == 1
        assert frame["injured_low"].isna().all()
    assert str(frame["killed_low"].dtype) == "Int64"
