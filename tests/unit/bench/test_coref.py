"""The bench of coreference reads GUM's scheme and counts as the shared tasks do."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.common import BenchError
from bench.coref import gold_chains, named_as
from bench.coref_score import assign, b3, ceaf, muc
from bench.gum import texts
from chancery.model import Kind, Span

HEAD = "# newdoc id = GUM_x\n# newpar\n# speaker = AnnRoe\n"
ROWS = """1\tAnn\t_\tPROPN\tNNP\t_\t_\t_\t_\tEntity=(1-person-new-cf1-x-1,2-coref
2\tRoe\t_\tPROPN\tNNP\t_\t_\t_\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\t_\tAUX\tVBD\t_\t_\t_\t_\t_
4\tn't\t_\tPART\tRB\t_\t_\t_\t_\t_
5\tsay\t_\tVERB\tVB\t_\t_\t_\t_\t_
6\tshe\t_\tPRON\tPRP\t_\t_\t_\t_\tEntity=(1-person-giv-cf1-x-1-ana)
7\tsaw\t_\tVERB\tVBD\t_\t_\t_\t_\t_
8\tit\t_\tPRON\tPRP\t_\t_\t_\t_\tEntity=(2-event-new-cf1-x-1-ana)|SpaceAfter=No
9\t.\t_\tPUNCT\t.\t_\t_\t_\t_\t_
"""


@pytest.fixture
def gum(tmp_path: Path) -> Path:
    (tmp_path / "GUM_x.conllu").write_text(HEAD + ROWS + "\n", encoding="utf-8")
    return tmp_path


def test_the_text_is_put_together_and_spans_point_into_it(gum: Path) -> None:
    (text,) = texts(gum)
    assert text.text == "Ann Roe: Ann Roe didn't say she saw it. "
    assert [(g.span.of(text.text), g.kind) for g in text.gold] == [
        ("Ann Roe", Kind.PERSON), ("she", Kind.PRONOUN), ("it", Kind.PRONOUN)
    ]  # fmt: skip
    assert gold_chains(text) == [frozenset({Span(9, 16), Span(28, 31)})]


def test_a_found_mention_stands_for_the_gold_one_that_it_is_the_head_of(gum: Path) -> None:
    (text,) = texts(gum)
    short = Span(13, 16)  # "Roe"
    assert named_as(text, [frozenset({short, Span(28, 31)})]) == gold_chains(text)


def test_files_of_another_form_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no CoNLL-U"):
        list(texts(tmp_path))
    (tmp_path / "a.conllu").write_text("1\tAnn\t_\tX\tX\t_\t_\t_\t_\t_\n", encoding="utf-8")
    with pytest.raises(BenchError, match="no Entity="):
        list(texts(tmp_path))


GOLD = [frozenset("abc"), frozenset("defg")]


@pytest.mark.parametrize("measure", [muc, b3, ceaf])
def test_the_right_chains_score_one_and_none_nothing(measure) -> None:
    assert measure(GOLD, GOLD).f1 == pytest.approx(1.0)
    assert measure(GOLD, []).f1 == 0.0
    assert measure([], GOLD).precision == 0.0


def test_the_example_of_the_reference_scorer() -> None:
    """Pradhan et al. (2014), figure 1: key {abc} {defg}, response {ab} {cd} {fghi}."""
    found = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]
    assert muc(GOLD, found).recall == pytest.approx(2 / 5)
    assert muc(GOLD, found).precision == pytest.approx(2 / 5)
    assert b3(GOLD, found).recall == pytest.approx(0.42, abs=0.005)
    assert b3(GOLD, found).precision == pytest.approx(0.50, abs=0.005)
    assert ceaf(GOLD, found).recall == pytest.approx(0.65, abs=0.005)
    assert ceaf(GOLD, found).precision == pytest.approx(0.43, abs=0.005)


@given(
    st.integers(1, 4).flatmap(
        lambda rows: st.lists(
            st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=rows, max_size=rows
        )
    )
)
def test_pairs_are_the_best_there_are(gain: list[list[float]]) -> None:
    chosen = assign(gain)
    assert len(set(chosen)) == len(gain)
    best = max(
        sum(gain[row][column] for row, column in enumerate(order))
        for order in permutations(range(4), len(gain))
    )
    assert sum(gain[row][column] for row, column in enumerate(chosen)) == pytest.approx(best)
