"""The gate: it holds what was reached, and only an explicit flag lowers it."""

from __future__ import annotations

import importlib
import inspect
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import bench.__main__ as command
from bench import floors
from bench.common import BenchError
from bench.floors import TOLERANCE, Floor, compare, digest, load, pin, save

OLD = Floor("plv", "abc", 10, {"f1": 0.8, "ece": 0.1, "rare": None, "baseline_f1": 0.7})


def found(**measures: float | None) -> Floor:
    return replace(OLD, measures={**OLD.measures, **measures})


@pytest.mark.parametrize(
    ("measures", "fails"),
    [
        ({}, False),
        ({"f1": 0.9}, False),
        ({"f1": 0.8 - TOLERANCE}, False),
        ({"f1": 0.8 - TOLERANCE - 0.0002}, True),
        ({"f1": None}, True),
        ({"f1": float("nan")}, True),
        ({"ece": 0.0}, False),
        ({"ece": 0.11}, True),  # an error must not rise
        ({"rare": 0.2}, False),  # could not be measured before
        ({"new": 0.0}, False),
        ({"baseline_f1": 0.6}, False),  # not ours
    ],
)
def test_going_below_fails(measures: dict[str, float | None], fails: bool) -> None:
    assert bool(compare({"x": OLD}, {"x": found(**measures)})) is fails


def test_the_message_names_bench_measure_value_and_floor() -> None:
    (line,) = compare({"x": OLD}, {"x": found(f1=0.5)})
    assert line == "x f1: 0.5000, below the floor of 0.8000"


@pytest.mark.parametrize("other", [{"digest": "def"}, {"n": 9}])
def test_another_corpus_cannot_be_compared(other: dict[str, Any]) -> None:
    better = replace(found(f1=0.99), **other)
    assert compare({"x": OLD}, {"x": better})
    assert pin({"x": OLD}, {"x": better}) == {"x": OLD}
    assert pin({"x": OLD}, {"x": better}, lower=True) == {"x": better}


def test_what_is_pinned_must_be_measured() -> None:
    assert compare({"x": OLD}, {}) == ["x: pinned on plv, but not measured"]
    assert compare({"x": OLD}, {}, ran=frozenset({"y"})) == []


def test_pinning_only_raises() -> None:
    pinned = pin({"x": OLD}, {"x": found(f1=0.798, ece=0.05, rare=0.3, baseline_f1=0.6)})
    assert pinned["x"].measures == {"f1": 0.8, "ece": 0.05, "rare": 0.3, "baseline_f1": 0.6}
    lowered = pin({"x": OLD}, {"x": found(f1=0.5)}, lower=True)
    assert lowered["x"].measures["f1"] == 0.5


def test_of_what_depends_on_the_machine_only_the_bound_is_pinned() -> None:
    quick = Floor("collate.py", "abc", 100, {"in_bounds": 1.0, "adding_s": 8.0})
    pinned = pin({}, {"collate": quick})
    assert pinned["collate"].measures == {"in_bounds": 1.0}
    slower = replace(quick, measures={"in_bounds": 1.0, "adding_s": 9.5})
    assert not compare(pinned, {"collate": slower})
    assert compare(pinned, {"collate": replace(quick, measures={"in_bounds": 0.0})})


def test_a_new_bench_is_pinned_and_speed_never() -> None:
    assert pin({}, {"y": OLD, "speed": OLD}) == {"y": OLD}
    assert pin({"x": OLD}, {"y": OLD}) == {"x": OLD, "y": OLD}


def test_floors_survive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert load(path) == {}
    save({"x": OLD}, path)
    assert load(path) == {"x": OLD}
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(BenchError, match="restore it"):
        load(path)


def test_the_digest_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1", encoding="utf-8")
    before = digest(tmp_path)
    assert digest(tmp_path) == before
    (tmp_path / "a").write_text("2", encoding="utf-8")
    changed = digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({before, changed, digest(tmp_path), digest(tmp_path / "b")}) == 4


# ---------------------------------------------------------------- the command


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command over one bench that reaches what it is told to."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(command, "CORPORA", tmp_path)
    monkeypatch.setattr(command, "BENCHES", {"plv": command.Bench("made.up", "data")})
    monkeypatch.setattr(floors.load, "__defaults__", (tmp_path / "floors.json",))
    monkeypatch.setattr(floors.save, "__defaults__", (tmp_path / "floors.json",))

    def run(f1: float, *options: str) -> int:
        def reach(_: Path) -> dict[str, Any]:
            return {"n": 1, "measures": {"f1": f1}, "notes": []}

        monkeypatch.setattr(
            command.importlib, "import_module", lambda _: SimpleNamespace(run=reach)
        )
        return command.main(["all", *options])

    return run


def test_the_gate_fails_below_and_lowering_needs_its_flag(
    gate: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate(0.8, "--pin") == 0
    assert gate(0.81) == 0
    assert gate(0.7) == 1
    assert "FAILED plv f1: 0.7000, below the floor of 0.8000" in capsys.readouterr().err
    assert gate(0.7, "--pin") == 1
    assert gate(0.7) == 1  # pinning did not lower it
    assert gate(0.7, "--pin", "--lower") == 0
    assert gate(0.7) == 0


def test_a_corpus_that_is_gone_fails(
    gate: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").rmdir()
    assert gate(0.8) == 1
    assert "no such file or folder" in capsys.readouterr().err


def test_all_prints_one_object(
    gate: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    gate(0.8, "--json")
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"bench", "data", "n", "measures"}
    assert printed["measures"] == {"plv.f1": 0.8}


@pytest.mark.parametrize(
    "argv",
    [
        ["plv", "--data", "/no/such/place"],
        ["timex", "--split", "dev", "--data", "."],
        ["all", "--only", "nothing"],
    ],
)
def test_used_wrongly_is_two(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(argv) == 2
    assert capsys.readouterr().err.startswith("bench ")


@pytest.mark.parametrize("argv", [["plv", "--pin"], ["all", "--data", "x"], ["nobody"], []])
def test_options_that_do_not_go_together_are_two(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(argv)
    assert stopped.value.code == 2


@pytest.mark.parametrize("name", command.BENCHES)
def test_every_bench_of_the_table_can_be_run(name: str) -> None:
    module = importlib.import_module(command.BENCHES[name].module)
    assert next(iter(inspect.signature(module.run).parameters)) == "data"
    assert module.__doc__
