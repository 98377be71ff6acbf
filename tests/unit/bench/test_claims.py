"""Claims: the corpus's form, each rule of matching by a case, each measure at both ends."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench import claims, errors
from bench.claims_data import Item, Voice, as_gold, as_read, load, published
from bench.claims_match import likeness, match, same_type
from bench.claims_score import (
    calibration_error,
    chains,
    diagnosis,
    error_by_chance,
    score,
    stance_pairs,
)
from bench.common import BenchError, one_to_one
from chancery import pipeline
from chancery.model import Cited, Claim, Dropped, EventType, Identity, Party, Reading, Span, Status

TEXT = "Utopia shelled Erewhon on Monday. Erewhon, Utopia said, will withdraw."
SENTENCE, SECOND = (0, 33), (34, 70)


def item(kind: str = "ASSAULT", actors: str = "UTO", recipients: str = "ERE", **more: Any) -> Item:
    more = {"id": "a", "trigger": (7, 14), "sentence": SENTENCE, **more}
    return Item(
        event_type=kind,
        actors=frozenset(actors.split()),
        recipients=frozenset(recipients.split()),
        **more,
    )


def row(**more: Any) -> dict[str, Any]:
    party = {"text": "Utopia", "start": 0, "country": "UTO", "sector": "MIL", "name": "Utopia"}
    voice = {"source_text": "Utopia", "start": 43, "source_country": "UTO", "named": True,
             "source_sector": "GOV", "stance": "asserts", "via": None,
             "cue_text": None, "cue_start": None}  # fmt: skip
    whole = {"doc": "d", "id": "d-1", "quote": "", "start": 0, "end": 33, "trigger": "shelled",
             "trigger_start": 7, "event_type": "ASSAULT", "mode": None, "status": "actual",
             "actors": [party], "recipients": [], "accounts": [voice], "about": None,
             "core": True}  # fmt: skip
    return {**whole, **more}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for name in "de":
        (tmp_path / "texts" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "texts" / "d.date").write_text("2025-05-13", encoding="utf-8")
    lines = [json.dumps(row()), json.dumps({"doc": "e", "none": True})]
    (tmp_path / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


# ---------------------------------------------------------------- matching


@pytest.mark.parametrize(
    ("read", "matches", "note"),
    [
        (item(), True, "the same"),
        (item("COERCE"), False, "another type"),
        (item(trigger=(0, 8)), True, "triggers overlap by a letter"),
        (item(trigger=(15, 22)), True, "another trigger of the same sentence"),
        (item(trigger=(15, 22), sentence=SECOND), False, "another trigger, another sentence"),
        (item(trigger=(10, 20), sentence=SECOND), True, "overlap counts whatever the sentence"),
        (item(actors="UTO XAN"), True, "one of two actors wrong: (1/2 + 1) / 2"),
        (item(actors="XAN"), False, "the actor wrong: (0 + 1) / 2"),
        (item(recipients=""), False, "the recipient missing"),
        (item(actors="UTO XAN", recipients="ERE XAN"), False, "a country too many on both sides"),
        (item(actors="ERE", recipients="UTO"), False, "turned round"),
    ],
)
def test_a_directed_claim_matches(read: Item, matches: bool, note: str) -> None:
    assert bool(match([item()], [read])) is matches, note


@pytest.mark.parametrize(
    ("actors", "recipients", "matches"),
    [("ERE", "UTO", True), ("UTO ERE", "", True), ("UTO", "", False), ("UTO ERE", "XAN", False)],
)
def test_joint_acts_match_by_the_union(actors: str, recipients: str, matches: bool) -> None:
    gold, read = item("CONSULT"), item("CONSULT", actors, recipients)
    assert bool(match([gold], [read])) is matches


def test_nobody_on_both_sides_agrees() -> None:
    assert likeness(item(recipients=""), item(recipients="")) == 1.0
    assert likeness(item(recipients=""), item()) == 0.5


def test_matching_prefers_the_trigger_to_the_sentence_and_the_surer_claim() -> None:
    near, far = item(trigger=(15, 20), confidence=0.9), item(confidence=0.2)
    assert match([item()], [near, far]) == {0: 1}
    assert match([item()], [item(confidence=0.2), item(confidence=0.9)]) == {0: 1}


def test_one_read_claim_answers_one_gold_claim_the_core_one_first() -> None:
    assert match([item(core=False), item()], [item()]) == {1: 0}


def test_as_many_as_can_be_are_paired() -> None:
    assert one_to_one([(0, 0), (0, 1), (1, 0)]) == {0: 1, 1: 0}
    assert one_to_one([(0, 0), (1, 0), (2, 0)]) == {0: 0}
    assert one_to_one([]) == {}


# ---------------------------------------------------------------- measures


def many(count: int, **more: Any) -> list[Item]:
    """Claims in sentences of their own."""
    return [
        item(id=str(i), trigger=(100 * i, 100 * i + 5), sentence=(100 * i, 100 * i + 90), **more)
        for i in range(count)
    ]


def test_perfect_is_one_everywhere() -> None:
    chain = (Voice(("UTO", False), "denies", 1), Voice(("ERE", True), "asserts"))
    gold = [replace(c, voices=chain, about="0") for c in many(10)]
    measures = score([(gold, gold)])
    assert measures.pop("ece") == 0.0
    assert set(measures.values()) == {1.0}


def test_nothing_read_is_nought_and_the_rest_unmeasured() -> None:
    measures = score([(many(3), [])])
    assert [measures.pop(name) for name in ("precision", "recall_core", "f1")] == [0.0] * 3
    assert set(measures.values()) == {None}


def test_precision_counts_all_that_was_read_and_recall_the_core() -> None:
    gold = [replace(c, core=i < 2) for i, c in enumerate(many(4))]
    read = [*gold[1:], *many(6)[4:]]  # one core claim missed, two read for nothing
    measures = score([(gold, read)])
    assert measures["precision"] == 3 / 5
    assert measures["recall_core"] == 1 / 2
    assert measures["f1"] == pytest.approx(6 / 11)


def test_claims_read_in_a_text_that_has_none_cost_precision() -> None:
    assert score([(many(1), many(1)), ([], many(1))])["precision"] == 1 / 2


def test_status_is_averaged_over_classes_with_ten_cases() -> None:
    gold = many(10) + [replace(c, id=f"x{c.id}", status="future") for c in many(22)[10:]]
    gold += [replace(c, status="negated") for c in many(25)[22:]]
    read = [replace(c, status="actual") for c in gold]
    assert score([(gold, read)])["status_macro_f1"] == pytest.approx((20 / 35 + 0) / 2)


@pytest.mark.parametrize(
    ("voices", "right"),
    [
        ((Voice(("UTO", True), "asserts"),), 1.0),
        ((Voice(("UTO", False), "asserts"),), 0.0),
        ((Voice((None, True), "asserts"),), 0.0),
        ((), 0.0),
        ((Voice(("UTO", True), "denies"), Voice(("UTO", True), "asserts")), 1.0),  # sets
    ],
)
def test_sources_are_compared_as_sets(voices: tuple[Voice, ...], right: float) -> None:
    gold = item(voices=(Voice(("UTO", True), "asserts"),))
    assert score([([gold], [item(voices=voices)])])["sources"] == right


def test_stances_are_compared_source_by_source() -> None:
    says, denies = Voice(("UTO", True), "asserts"), Voice(("ERE", True), "denies")
    assert stance_pairs((says, denies), (denies, says)) == [
        ("asserts", "asserts"), ("denies", "denies"),
    ]  # fmt: skip
    somebody = Voice((None, False), "doubts")
    assert stance_pairs((says, denies), (somebody,)) == [("asserts", "doubts"), ("denies", "none")]
    assert stance_pairs((), (says,)) == []


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([("UTO", None)], set()),
        ([("UTO", None), ("ERE", None)], set()),  # two sides, no chain
        ([("UTO", 1), ("ERE", None)], {("UTO", "ERE")}),
        ([("UTO", None), ("ERE", 0)], {("ERE", "UTO")}),
        ([("UTO", 2), ("ERE", 2), ("XAN", None)], {("UTO", "XAN"), ("ERE", "XAN")}),
        ([("UTO", 1), ("ERE", 2), ("XAN", None)], {("UTO", "ERE", "XAN")}),
    ],
)
def test_chains_run_from_the_innermost_outwards(
    voices: list[tuple[str, int | None]], expected: set[tuple[str, ...]]
) -> None:
    found = chains([Voice((who, True), "asserts", via) for who, via in voices])
    assert {tuple(country for country, _ in chain) for chain in found} == expected


def test_a_chain_read_the_wrong_way_is_wrong() -> None:
    inner, outer = Voice(("UTO", True), "asserts", 1), Voice(("ERE", True), "asserts")
    wrong = (replace(inner, via=None), replace(outer, via=0))
    measures = score([([item(voices=(inner, outer))], [item(voices=wrong)])])
    assert (measures["nested"], measures["sources"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("target", "linked", "right"),
    [
        ({}, True, 1.0),
        ({}, False, 0.0),
        ({"actors": frozenset({"XAN"})}, True, 1.0),  # its countries are another matter
        ({"event_type": "CONCEDE"}, True, 0.0),
    ],
)
def test_about_links(target: dict[str, Any], linked: bool, right: float) -> None:
    demand, act = item("REQUEST", about="b"), item("RETREAT", id="b", trigger=(60, 68))
    read_demand = item("REQUEST", id="r", about="s" if linked else None)
    read_act = replace(act, id="s", **target)
    assert score([([demand, act], [read_demand, read_act])])["about"] == right


def test_direction_weighs_matches_against_those_turned_round() -> None:
    gold = many(4)
    turned = replace(gold[3], actors=gold[3].recipients, recipients=gold[3].actors)
    joint = [item("CONSULT", id="j", trigger=(900, 905), sentence=(900, 950))]
    assert score([(gold + joint, [*gold[:3], turned, *joint])])["direction"] == 3 / 4


def test_calibration_compares_confidence_with_truth_in_ten_bins() -> None:
    assert calibration_error([(0.95, True)] * 19 + [(0.95, False)]) == pytest.approx(0.0)
    assert calibration_error([(0.95, False), (0.15, True)]) == pytest.approx((0.95 + 0.85) / 2)
    assert calibration_error([(1.0, True)]) == 0.0
    assert calibration_error([]) is None


def test_the_diagnosis_counts_types_without_countries() -> None:
    lines = "\n".join(diagnosis([([item()], [item(actors="XAN")])]))
    assert "type and trigger alone: precision 1.000, core recall 1.000" in lines
    assert match([item()], [item(actors="XAN")], same_type) == {0: 0}


# ---------------------------------------------------------------- the corpus's form


def test_a_row_becomes_an_item() -> None:
    gold = as_gold(row())
    assert (gold.trigger, gold.actors, gold.recipients) == ((7, 14), {"UTO"}, frozenset())
    assert gold.voices == (Voice(("UTO", True), "asserts"),)


def test_a_claim_becomes_an_item() -> None:
    def cite(value: Any, *spans: Span) -> Cited[Any]:
        return Cited(value, spans, 0.5, "read@1")

    party = Party(cite("Utopia", Span(0, 6)), cite(Identity(country="UTO"), Span(0, 6)))
    unknown = Party(cite("Erewhon", Span(15, 22)))
    claim = Claim(
        "c", "a", 0, Span(*SENTENCE), cite(EventType.ASSAULT, Span(7, 14)),
        cite("shelled", Span(7, 14)), cite(Status.ACTUAL, Span(7, 14)), (party,), (unknown,),
        confidence=0.7,
    )  # fmt: skip
    assert as_read(claim) == item(id="c", recipients="", confidence=0.7)


def test_without_splits_every_text_named_is_scored(corpus: Path) -> None:
    documents = load(corpus)
    assert [(d.name, len(d.gold), d.published) for d in documents] == [
        ("d", 1, date(2025, 5, 13)), ("e", 0, None),
    ]  # fmt: skip


def test_with_splits_dev_is_scored_unless_told_otherwise(corpus: Path) -> None:
    table = "doc,corpus,origin,split\nd,x,dd,dev\ne,x,ee,train\n"
    (corpus / "splits.csv").write_text(table, encoding="utf-8")
    assert [d.name for d in load(corpus)] == ["d"]
    assert [d.name for d in load(corpus, "train")] == ["e"]
    assert len(load(corpus, "all")) == 2


def test_the_table_may_lie_deeper_and_texts_beside_it(corpus: Path) -> None:
    deep = corpus / "deep"
    deep.mkdir()
    for name in ("claims.jsonl", "texts/d.txt"):
        (corpus / name).rename(deep / Path(name).name)
    assert len(load(corpus)) == 2
    (deep / "claims.jsonl").rename(deep / "gold.jsonl")
    assert len(load(deep)) == 2
    (deep / "more.jsonl").touch()
    with pytest.raises(BenchError, match=r"gold\.jsonl, more\.jsonl"):
        load(deep)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: broken JSON"),
        ('{"doc": "d"}', "line 1: not a claim"),
        ("[]", "line 1: not a claim"),
        (json.dumps(row(doc="z")), "no text of z"),
        (json.dumps(row(trigger_start=8)), "has no 'shelled' at 8"),
        ("", "no document"),
    ],
)
def test_another_form_is_refused(corpus: Path, line: str, message: str) -> None:
    (corpus / "claims.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(BenchError, match=message):
        load(corpus)


@pytest.mark.parametrize("written", ["", "2004-11/12", "2025-02-31", "soon"])
def test_a_day_that_is_none_is_unknown(tmp_path: Path, written: str) -> None:
    (tmp_path / "x.date").write_text(written, encoding="utf-8")
    assert published(tmp_path / "x.date") is None
    assert published(tmp_path / "absent.date") is None


def test_what_the_pipeline_drops_counts_as_read_without_claims(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(articles: Any, **_: Any) -> Any:
        _, second = articles
        return iter([Dropped("d", "read", "it broke"), Reading(second)])

    monkeypatch.setattr(pipeline, "run", run)
    outcome = claims.run(corpus)
    assert (outcome["n"], outcome["measures"]["f1"]) == (2, 0.0)
    assert "it broke" in capsys.readouterr().err


def test_errors_are_shown_beside_their_sentence(corpus: Path) -> None:
    document = load(corpus)[0]
    read = [item(actors="XAN", recipients=""), item("RETREAT", trigger=(61, 69), sentence=SECOND)]
    first, second = errors.scenes(document, read, [SENTENCE, SECOND])
    assert first.text == TEXT[:33]
    assert [line[0] for line in first.lines] == ["+", "-"]
    assert first.lines[0].endswith("<- countries (0.50)")
    assert second.lines[0].endswith("<- no event")
    assert errors.tally([first, second]) == {"countries": 1, "no event": 1}
    assert errors.chosen([first, second], 1, 0, only_wrong=True)[0] in (first, second)


@pytest.mark.shared
def test_the_corpus_scored_against_itself_is_perfect(shared: Path) -> None:
    documents = load(shared / "data" / "claims")
    measures = score([(d.gold, d.gold) for d in documents])
    assert len(documents) == 39
    assert measures.pop("ece") == 0.0
    assert set(measures.values()) == {1.0}


def test_few_claims_err_by_chance():
    assert error_by_chance([]) is None
    assert error_by_chance([(1.0, True)] * 5) == 0.0
    few, many = ([(0.05 + i / 10, True) for i in range(10)] * n for n in (5, 500))
    assert (error_by_chance(few) or 0) > 0.08
    assert (error_by_chance(many) or 1) < 0.02
