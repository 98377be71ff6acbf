"""The bench of time expressions reads TimeML as distributed and counts as TempEval-3 does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.common import BenchError
from bench.timex import documents, run

HEAD = (
    '<?xml version="1.0" ?><TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" '
    'value="2025-05-14" functionInDocument="CREATION_TIME">14 May</TIMEX3></DCT>\n<TEXT>'
)
TAIL = "</TEXT></TimeML>"


def write(folder: Path, body: str, name: str = "a.tml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(HEAD + body + TAIL, encoding="utf-8")
    return folder


def timex(words: str, value: str) -> str:
    return f'<TIMEX3 tid="t1" type="DATE" value="{value}">{words}</TIMEX3>'


def test_the_text_is_stripped_and_spans_point_into_it(tmp_path: Path) -> None:
    body = f'A &amp; B <EVENT eid="e1">met</EVENT> {timex("Tuesday", "2025-05-13")}.'
    (document,) = documents(write(tmp_path, body))
    assert document.text == "A & B met Tuesday."
    assert [g.span.of(document.text) for g in document.gold] == ["Tuesday"]
    assert str(document.published) == "2025-05-14"


def test_all_right(tmp_path: Path) -> None:
    found = run(write(tmp_path / "deep" / "er", f"They met on {timex('Tuesday', '2025-05-13')}."))
    assert found == {"n": 1, "measures": {"span_f1": 1.0, "value_f1": 1.0}}


def test_a_wrong_value_counts_for_the_span_only(tmp_path: Path) -> None:
    found = run(write(tmp_path, f"They met on {timex('Tuesday', '2025-05-20')}."))
    assert found["measures"] == {"span_f1": 1.0, "value_f1": 0.0}


def test_missed_and_spurious_lower_f1(tmp_path: Path) -> None:
    body = f"They met on {timex('Tuesday', '2025-05-13')} and on {timex('the morrow', 'X')}. Today."
    assert run(write(tmp_path, body))["measures"]["span_f1"] == pytest.approx(0.5)


def test_one_to_one(tmp_path: Path) -> None:
    body = f"It fell on {timex('3 March 2011', '2011-03-03')}{timex(' at ', 'X')}noon."
    assert run(write(tmp_path, body))["measures"]["span_f1"] <= 1.0


@pytest.mark.parametrize("body", ["", "plain"])
def test_no_gold_is_no_crash(tmp_path: Path, body: str) -> None:
    assert run(write(tmp_path, body))["measures"]["span_f1"] == 0.0


def test_wrong_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no TimeML"):
        run(tmp_path)
    (tmp_path / "b.tml").write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(BenchError, match=r"b\.tml.*<TEXT>"):
        run(tmp_path)


@pytest.mark.shared
def test_the_corpus_reaches_its_floor(shared: Path) -> None:
    some = shared / "data" / "tempeval3" / "TBAQ-cleaned" / "AQUAINT"
    measures = run(some)["measures"]
    assert measures["span_f1"] > 0.88
    assert measures["value_f1"] > 0.70
