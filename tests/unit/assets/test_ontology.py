"""PLOVER's tables: keyed by type and mode, strict about names."""

import json

import pytest

from chancery.assets import ontology
from chancery.errors import AssetError, UsageError
from chancery.model import QUADS, EventType


def test_modes_stand_under_their_type():
    assert ontology.modes("REQUEST") == ("assist", "change", "yield", "meet")
    assert ontology.modes(EventType.AGREE) == ()


@pytest.mark.parametrize(
    ("kind", "spelling", "mode"),
    [
        ("COERCE", "martial law", "martial-law"),
        ("COERCE", "Martial_Law", "martial-law"),
        ("ASSAULT", "targeted", "assassinate"),
        ("ASSAULT", "sideab", "sideAB"),
        ("RETREAT", "cease-fire", "ceasefire"),
        ("CONSULT", "third party", "third-party"),
    ],
)
def test_other_spellings_lead_to_the_one_name(kind, spelling, mode):
    assert ontology.mode(kind, spelling) == mode


def test_the_same_mode_means_another_thing_under_another_type():
    assert ontology.cameo("THREATEN", "arrest") != ontology.cameo("COERCE", "arrest")
    assert ontology.intensity("THREATEN", "arrest") == -3.5
    assert ontology.intensity("COERCE", "arrest") == -7


@pytest.mark.parametrize(
    ("kind", "mode", "cameo", "goldstein", "intensity"),
    [
        ("REQUEST", "yield", "10", -5.0, -1.0),
        ("CONSULT", "phone", "041", 1.0, 1.5),
        ("ACCUSE", None, "11", -2.0, -3.0),
        ("ASSAULT", "drone", "195", -10.0, -9.5),
        ("ASSAULT", "execute", "18", -9.0, -9.0),
    ],
)
def test_scales(kind, mode, cameo, goldstein, intensity):
    assert ontology.cameo(kind, mode) == cameo
    assert ontology.goldstein(cameo) == goldstein
    assert ontology.intensity(kind, mode) == intensity


def test_every_entry_is_whole_and_leans_its_quad_s_way():
    for kind in EventType:
        for mode in (None, *ontology.modes(kind)):
            assert ontology.gloss(kind, mode)
            score = ontology.intensity(kind, mode)
            if kind is not EventType.REQUEST:
                assert (score > 0) == ("cooperation" in QUADS[kind]), (kind, mode, score)


def test_a_finer_code_takes_the_nearest_shorter_one():
    assert ontology.goldstein("1909") == ontology.goldstein("190")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: ontology.mode("REQUEST", "arrest"), "assist, change, yield, meet"),
        (lambda: ontology.mode("AGREE", "phone"), "expected one of: none"),
        (lambda: ontology.modes("FIGHT"), "AGREE"),
        (lambda: ontology.goldstein("99"), "01 to 20"),
        (lambda: ontology.context("weather"), "military"),
    ],
)
def test_a_wrong_name_lists_the_right_ones(ask, message):
    with pytest.raises(UsageError, match=message):
        ask()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["10", "10"], "REQUEST meet: two rows, expected one: reinstall"),
        (["99"], "REQUEST meet: CAMEO code '99', expected one of goldstein.tsv: reinstall"),
    ],
)
def test_a_fault_of_the_table_says_which_and_what_to_do(monkeypatch, rows, message):
    table = [["REQUEST", "meet", code, "-1", "", "asks to meet"] for code in rows]
    ontology._goldstein()  # reads its own file first
    monkeypatch.setattr(ontology, "rows", lambda *_: iter(table))
    with pytest.raises(AssetError, match=message):
        ontology._table.__wrapped__()


def test_a_spelling_of_two_modes_names_both(monkeypatch):
    kind = EventType.REQUEST
    table = {
        (kind, name): ontology.Mode(kind, name, "10", -1.0, ("ask",), "")
        for name in ("meet", "yield")
    }
    monkeypatch.setattr(ontology, "_table", lambda: table)
    with pytest.raises(
        AssetError, match="'ask' stands for meet and yield, expected one mode: reinst"
    ):
        ontology._aliases.__wrapped__()


def test_contexts():
    assert len(ontology.CONTEXTS) == 37
    assert ontology.context("pro_democracy") == "pro democracy"
    with pytest.raises(AttributeError):
        _ = ontology.NOTHING


@pytest.mark.shared
def test_every_mode_of_the_claims_is_known(shared):
    lines = (shared / "data/claims/claims.jsonl").read_text(encoding="utf-8").splitlines()
    seen = {(r["event_type"], r["mode"]) for r in map(json.loads, lines) if r.get("mode")}
    assert len(seen) > 40
    for kind, mode in seen:
        assert ontology.mode(kind, mode) in ontology.modes(kind)
