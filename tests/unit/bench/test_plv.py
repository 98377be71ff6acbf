"""PLV: marks taken out, roots mapped, macro averages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bench.common import BenchError
from bench.plv import QUAD, best_root, load, run, score, unmark
from chancery.model import Article, EventType, Reading, Span

HEADER = "\tsentence_id\tsentence\tmarked_sentence\tgold_penta\tgold_root\n"
ROWS = (
    "0\t1\ta\t<s>Utopia</s> thanked <t>Erewhon</t>.\t1\tSUPPORT\n"
    "1\t2\tb\t<t>Erewhon</t> was shelled by <s>Utopia</s>.\t4\tASSAULT\n"
    "2\t3\tc\t<s>Utopia</s> gave in to <t>Erewhon</t>.\t2\tYIELD\n"
)


class Knowing:
    """A reader that answers by a word of the sentence."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        raise NotImplementedError

    def relate(self, text: str, actor: Span, recipient: Span) -> dict[EventType, float]:
        self.asked.append((actor.of(text), recipient.of(text)))
        if "thanked" in text:
            return {EventType.SUPPORT: 0.7, EventType.AID: 0.3}
        if "shelled" in text:
            return {EventType.ASSAULT: 0.6, EventType.COERCE: 0.4}
        return {EventType.CONCEDE: 0.3, EventType.RETREAT: 0.3, EventType.REJECT: 0.4}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "some.tsv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("marked", "text", "actor", "recipient"),
    [
        ("<s>A</s> met <t>B</t>.", "A met B.", "A", "B"),
        ("<t>B</t> was met by <s>A</s>.", "B was met by A.", "A", "B"),
        (
            "<s><t>Iraqi</t> fighters</s> fought.",
            "Iraqi fighters fought.",
            "Iraqi fighters",
            "Iraqi",
        ),
        ("<s>A (B) </s>agreed with <t>C</t>", "A (B) agreed with C", "A (B)", "C"),
        ("<s>A</s> has agreed.", "A has agreed.", "A", "."),  # nobody is named as recipient
    ],
)
def test_marks_are_taken_out(marked: str, text: str, actor: str, recipient: str) -> None:
    plain, one, other = unmark(marked)
    assert (plain, plain[slice(*one)], plain[slice(*other)]) == (text, actor, recipient)


def test_a_sentence_without_any_mark_is_refused() -> None:
    with pytest.raises(BenchError, match="neither"):
        unmark("Nobody did anything.")


def test_every_root_of_plv_has_one_of_four_quads() -> None:
    roots = {str(t) for t in EventType} - {"CONCEDE", "RETREAT"} | {"YIELD"}
    assert set(QUAD) == roots
    assert set(QUAD.values()) == {"1", "2", "3", "4"}


def test_concede_and_retreat_count_together_as_yield() -> None:
    weights = {EventType.CONCEDE: 0.3, EventType.RETREAT: 0.3, EventType.REJECT: 0.4}
    assert best_root(weights) == "YIELD"
    assert best_root({**weights, EventType.REJECT: 0.7}) == "REJECT"


def test_perfect_is_one_and_nothing_is_nought() -> None:
    gold = [("AID", "2"), ("REJECT", "3")]
    assert score(gold, ["AID", "REJECT"]) == {"root_macro_f1": 1.0, "quad_macro_f1": 1.0}
    assert score(gold, ["none", "none"]) == {"root_macro_f1": 0.0, "quad_macro_f1": 0.0}


def test_a_wrong_root_of_the_right_quad_costs_only_the_root() -> None:
    measures = score([("AID", "2"), ("YIELD", "2")], ["YIELD", "YIELD"])
    assert measures["quad_macro_f1"] == 1.0
    assert measures["root_macro_f1"] == pytest.approx((0 + 2 / 3) / 2)


def test_the_reader_is_asked_without_marks(table: Path) -> None:
    reader = Knowing()
    outcome = run(table, reader=reader)
    assert reader.asked == [("Utopia", "Erewhon")] * 3
    assert outcome["n"] == 3
    assert outcome["measures"] == {"root_macro_f1": 1.0, "quad_macro_f1": 1.0}


def test_the_table_is_found_in_a_folder_among_others(table: Path) -> None:
    (table.parent / "other.tsv").write_text("x\ty\n", encoding="utf-8")
    assert len(load(table.parent)) == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a\tb\n1\t2\n", "no column marked_sentence"),
        (HEADER, "no sentence"),
        (HEADER + "0\t1\ta\tno marks\t1\tAID\n", "row 2"),
        (HEADER + "0\t1\ta\t<s>A</s> <t>B</t>\tx\tAID\n", "row 2: gold_penta 'x'"),
    ],
)
def test_another_form_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BenchError, match=message):
        load(path)


@pytest.mark.shared
def test_the_quads_are_those_of_the_corpus(shared: Path) -> None:
    sentences = load(shared / "data" / "plv")
    unlike = [s for s in sentences if QUAD[s.root] != s.quad]
    assert len(sentences) == 1050
    assert len(unlike) <= 10  # the annotators' own slips
    dev = load(shared / "data" / "plv", "dev")
    assert 0 < len(dev) < 200
    assert len(dev) + len(load(shared / "data" / "plv", "train")) == 1050
