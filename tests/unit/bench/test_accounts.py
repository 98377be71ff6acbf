"""The accounts benchmark: two readings paired by hand-made cases, and the settled file they ship."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import bench.__main__ as command
from bench import accounts_agreement, claims
from bench.accounts_agreement import ACCOUNTS, agreement, as_scored, counts, pair, passages_of
from bench.claims_data import Document, Item, Voice, load
from bench.claims_score import chains
from bench.common import BenchError

STRIKE = Item(
    id="d-1",
    event_type="ASSAULT",
    trigger=(10, 20),
    actors=frozenset({"UTO"}),
    recipients=frozenset({"ERE"}),
    voices=(Voice(("UTO", True), "denies"),),
)
CALL = Item(id="d-2", event_type="REQUEST", trigger=(30, 40), about="d-1", core=False)
TALKS = Item(
    id="d-3",
    event_type="CONSULT",
    trigger=(50, 60),
    actors=frozenset({"UTO"}),
    recipients=frozenset({"ERE"}),
)
CHAIN = (Voice(("XAN", True), "asserts"), Voice(("XAN", False), "asserts", 0))


def shares(first: list[Item], second: list[Item]) -> dict[str, float | None]:
    return {name: found.share for name, found in agreement([pair(first, second)]).items()}


def test_the_same_reading_twice_agrees_in_everything() -> None:
    whole = [replace(STRIKE, voices=CHAIN), CALL, TALKS]
    assert set(shares(whole, whole).values()) == {1.0}


def test_nothing_in_common_leaves_the_fields_unmeasured() -> None:
    found = shares([STRIKE], [CALL])
    assert found.pop("claims") == found.pop("core claims") == 0.0
    assert set(found.values()) == {None}


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ({"event_type": "COERCE"}, {"type"}),
        ({"status": "future"}, {"status"}),
        ({"actors": frozenset()}, {"countries of actors", "countries of both sides"}),
        (
            {"recipients": frozenset({"XAN"})},
            {"countries of recipients", "countries of both sides"},
        ),
        ({"core": False}, {"core or not"}),
        (
            {"voices": (Voice(("UTO", True), "unconfirmed"),)},
            {"of those with accounts: stances"},
        ),
        (
            {"voices": (Voice(("UTO", False), "denies"),)},
            {"sources (country, named)", "of those with accounts: sources"},
        ),
        (
            {"voices": ()},
            {
                "sources (country, named)",
                "with an account or not",
                "of those with accounts: sources",
                "of those with accounts: stances",
            },
        ),
    ],
)
def test_each_field_is_counted_on_its_own(other: dict[str, Any], differs: set[str]) -> None:
    found = shares([STRIKE], [replace(STRIKE, **other)])
    assert {name for name, share in found.items() if share == 0.0} == differs


def test_a_chain_differs_from_the_same_sources_side_by_side() -> None:
    flat = tuple(replace(voice, via=None) for voice in CHAIN)
    found = shares([replace(STRIKE, voices=CHAIN)], [replace(STRIKE, voices=flat)])
    assert (found["sources (country, named)"], found["chains"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("link", "agrees"),
    [("d-1", True), ("d-3", False), (None, False), ("unmarked", False)],
)
def test_links_agree_where_they_lead_to_the_same_claim(link: str | None, agrees: bool) -> None:
    second = [replace(STRIKE, id="e"), replace(CALL, about="e" if link == "d-1" else link), TALKS]
    assert shares([STRIKE, CALL, TALKS], second)["of those with a link: about"] == float(agrees)


def test_two_without_a_link_agree_and_are_not_counted_among_links() -> None:
    found = agreement([pair([STRIKE], [STRIKE])])
    assert (found["about"].share, found["of those with a link: about"].n) == (1.0, 0)


def test_joint_acts_may_have_their_parties_in_either_list() -> None:
    moved = replace(TALKS, actors=TALKS.actors | TALKS.recipients, recipients=frozenset())
    found = shares([TALKS], [moved])
    assert found["countries of both sides"] == 1.0
    assert found["countries of actors"] == found["countries of recipients"] == 0.0


def test_the_claim_of_the_same_type_is_paired_first() -> None:
    other = replace(CALL, trigger=(8, 21))
    short = replace(STRIKE, id="e", trigger=(18, 21))
    paired = pair([STRIKE], [other, short])
    assert paired.pairs == ((STRIKE, short),)
    assert paired.alone == (other,)


def test_triggers_that_only_touch_are_two_claims() -> None:
    assert not pair([STRIKE], [replace(STRIKE, trigger=(20, 25))]).pairs


def test_counts_tell_who_has_what() -> None:
    passages = [pair([STRIKE, CALL], [STRIKE, TALKS, replace(TALKS, trigger=(70, 80))])]
    assert counts(passages) == {"all": (1, 1, 2), "core": (1, 0, 2)}


def test_a_claim_core_for_one_reader_only_counts_among_the_core_ones() -> None:
    passages = [pair([STRIKE], [replace(STRIKE, core=False)])]
    assert counts(passages)["core"] == (1, 0, 0)


def test_the_measures_of_the_bench_come_without_calibration() -> None:
    measures = as_scored([pair([STRIKE], [STRIKE])])
    assert measures["f1"] == 1.0
    assert "ece" not in measures


def test_readings_of_other_passages_are_refused() -> None:
    one, other = (Document(name, "", None, ()) for name in "ab")
    with pytest.raises(BenchError, match="a, b: in one reading only"):
        passages_of([one], [other])


def test_a_reading_that_is_not_there_is_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert accounts_agreement.main([str(tmp_path / "nothing.jsonl")]) == 2
    assert "no such file" in capsys.readouterr().err


# ---------------------------------------------------------------- what ships


def test_the_figures_of_the_page_are_those_of_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert accounts_agreement.main([]) == 0
    page = (ACCOUNTS / "README.md").read_text(encoding="utf-8")
    for line in capsys.readouterr().out.splitlines():
        assert line.strip() in page


def test_the_counts_of_the_page_are_those_of_the_file() -> None:
    page = (ACCOUNTS / "README.md").read_text(encoding="utf-8")
    gold = [item for document in load(ACCOUNTS / "claims.jsonl", "all") for item in document.gold]
    told = [voice for item in gold for voice in item.voices]
    figures = {
        "claims": len(gold),
        "core": sum(item.core for item in gold),
        "with accounts": sum(bool(item.voices) for item in gold),
        "with a chain": sum(bool(chains(item.voices)) for item in gold),
        "with a link": sum(item.about is not None for item in gold),
        **{
            status: sum(item.status == status for item in gold)
            for status in ("actual", "future", "historical", "hypothetical", "negated")
        },
        **{
            stance: sum(voice.stance == stance for voice in told)
            for stance in ("asserts", "denies", "unconfirmed", "confirms", "doubts")
        },
    }
    for name, count in figures.items():
        assert f"| {name} | {count} |" in page, name


def test_denials_and_refusals_are_enough_to_be_measured() -> None:
    gold = [item for document in load(ACCOUNTS, "all") for item in document.gold]
    stances = [voice.stance for item in gold for voice in item.voices]
    assert stances.count("denies") >= 40
    assert stances.count("unconfirmed") + stances.count("doubts") >= 40


def test_the_claims_bench_finds_the_settled_file() -> None:
    found = load(ACCOUNTS)
    rows = (ACCOUNTS / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(len(document.gold) for document in found) == sum(
        not json.loads(row).get("none") for row in rows
    )
    assert len(found) == len(list((ACCOUNTS / "texts").glob("*.txt")))


def test_the_bench_runs_without_other_corpora(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "CORPORA", tmp_path / "absent")
    monkeypatch.setattr(claims, "read_claims", lambda documents: ((),) * len(documents))
    assert command.main(["accounts", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert Path(printed["data"]) == ACCOUNTS / "claims.jsonl"
    assert printed["n"] == len(load(ACCOUNTS))
    assert printed["measures"]["f1"] == 0.0
