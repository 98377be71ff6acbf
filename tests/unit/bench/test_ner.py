"""Names: tables parsed, texts put together again, exact spans."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.common import BenchError, Tally
from bench.detokenise import join
from bench.ner import find, is_dev, measures, names_read, parse, run, score_text
from chancery.model import Article, Kind, Mention, Reading, Span

TABLE = """http://example.org/news\tO

Ada\tB-Person
Byron\tI-Person
left\tO
London\tB-Location
's\tO
Tower\tB-Facility\tB-Location
.\tO

The\tO
Royal\tB-Organization\tB-NORP
Society\tI-Organization
met\tO
on\tO
Monday\tB-Date
with\tO
Italian\tB-NORP
guests\tO
.\tO
"""


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ('He said , " Go ! " and left .', 'He said, "Go!" and left.'),
        ("Japan ’ s economy , and China 's", "Japan’s economy, and China's"),
        ("they don ’ t know the workers ’ rights", "they don’t know the workers’ rights"),
        ("the victims ' families", "the victims' families"),
        ("a ' rolling stone' tabloid", "a 'rolling stone' tabloid"),
        ("the Hong Kong - based firm", "the Hong Kong-based firm"),
        ("27 January 's plan - This", "27 January's plan - This"),
        ("ex - FARC fighters in the Indo - Pacific", "ex-FARC fighters in the Indo-Pacific"),
        ("the U . S . - Africa summit", "the U.S.-Africa summit"),
        ("( IPS ) - Governments", "(IPS) - Governments"),
        ("$ 5 and 30 % of PAHO / WHO", "$5 and 30% of PAHO/WHO"),
        ("“ Indeed , ” she wrote [ then ]", "“Indeed,” she wrote [then]"),
    ],
)
def test_texts_look_as_printed(tokens: str, text: str) -> None:
    assert join(tokens.split())[0] == text


@given(st.lists(st.text(alphabet="aZ1.,'’\"-/$()é", min_size=1, max_size=4), max_size=12))
def test_every_token_is_where_it_is_said_to_be(words: list[str]) -> None:
    text, places = join(words)
    assert [text[a:b] for a, b in places] == words
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(places))


def test_outer_labels_of_four_kinds_are_read() -> None:
    text, names = parse(TABLE, "x")
    assert (
        text
        == "Ada Byron left London's Tower.\n\nThe Royal Society met on Monday with Italian guests."
    )
    assert sorted((text[a:b], kind) for a, b, kind in names) == [
        ("Ada Byron", "PER"), ("Italian", "NORP"), ("London", "LOC"),
        ("Royal Society", "ORG"), ("Tower", "LOC"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["B-Person", "B-Person"], {(0, 1), (2, 3)}),  # two names beside each other
        (["B-Person", "I-Person"], {(0, 3)}),
        (["B-Person", "E-Person"], {(0, 3)}),  # BIOES
        (["S-Person", "S-Person"], {(0, 1), (2, 3)}),
        (["I-Person", "O"], {(0, 1)}),  # begun without B
        (["B-Date", "I-Person"], {(2, 3)}),
        (["B-Money", "B-Product"], set()),
    ],
)
def test_labels_become_spans(labels: list[str], expected: set[tuple[int, int]]) -> None:
    table = "\n".join(f"{word}\t{label}" for word, label in zip("ab", labels, strict=True))
    assert {(a, b) for a, b, _ in parse(table, "x")[1]} == expected


def test_another_form_is_refused() -> None:
    with pytest.raises(BenchError, match=r"x\.tsv, line 2"):
        parse("word\tO\nother\tthing\n", "x.tsv")


def test_perfect_is_one_and_nothing_is_nought() -> None:
    gold = parse(TABLE, "x")[1]
    assert set(measures([score_text(gold, gold)]).values()) == {1.0}
    assert set(measures([score_text(gold, frozenset())]).values()) == {0.0}


@pytest.mark.parametrize(
    ("read", "right"),
    [((0, 3, "PER"), 1), ((0, 4, "PER"), 0), ((1, 3, "PER"), 0), ((0, 3, "ORG"), 0)],
)
def test_spans_and_kinds_are_exact(read: tuple[int, int, str], right: int) -> None:
    tallies = score_text(frozenset({(0, 3, "PER")}), frozenset({read}))
    assert sum(tallies.values(), Tally()) == Tally(right, 1, 1)


def test_roles_and_pronouns_are_not_names() -> None:
    mentions = tuple(
        Mention(Span(i, i + 1), "x", kind, 1.0) for i, kind in enumerate((Kind.ROLE, Kind.PERSON))
    )
    assert names_read(Reading(Article("xx"), mentions=mentions)) == {(1, 2, "PER")}


def test_the_reader_is_scored_on_every_file(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("a.tsv", "deep/b.tsv"):
        (tmp_path / name).write_text(TABLE, encoding="utf-8")
    mention = Mention(Span(0, 9), "Ada Byron", Kind.PERSON, 1.0)
    reader: Any = SimpleNamespace(
        read=lambda articles: (Reading(a, mentions=(mention,)) for a in articles)
    )
    outcome = run(tmp_path, reader=reader)
    assert outcome["n"] == 2
    assert outcome["measures"]["per"] == 1.0
    assert outcome["measures"]["f1"] == pytest.approx(2 / 6)


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"no \.tsv"):
        find(tmp_path)


@pytest.mark.shared
def test_the_parts_of_the_corpus_agree_with_the_claims(shared: Path) -> None:
    corpus = shared / "data" / "worldwide_newswire"
    dev = find(corpus, "dev")
    assert len(dev) + len(find(corpus, "train")) == len(find(corpus)) == 747
    assert 60 < len(dev) < 130
    assert not is_dev("af_allaf_10.txt.tsv", corpus)  # its claims are trained on
    text, names = parse(dev[0].read_text(encoding="utf-8"), dev[0].name)
    assert names
    assert all(text[a:b].strip() == text[a:b] for a, b, _ in names)
