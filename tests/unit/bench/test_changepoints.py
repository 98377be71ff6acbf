"""The bench of change points: its made series, its scoring, and the two that happened."""

from __future__ import annotations

import numpy as np
import pytest

from bench import changepoints
from bench.changepoints import APART, WEEKS, Made, Marks
from chancery.follow.changes import Change

MARKS = Marks(np.array([-10.0, -4.0, -2.0]), np.array([0.0, 1.0, 3.4, 7.0]))


def test_the_same_seed_makes_the_same_series():
    one, two = (changepoints.one_series(4, MARKS, 1) for _ in range(2))
    assert np.array_equal(one.values, two.values)
    assert one.breaks == two.breaks
    assert not np.array_equal(one.values, changepoints.one_series(5, MARKS, 1).values)


@pytest.mark.parametrize("seed", range(6))
def test_planted_breaks_move_the_sum_and_lie_apart(seed):
    made = changepoints.one_series(seed, MARKS, 1)
    assert len(made.values) == WEEKS
    assert 1 <= len(made.breaks) <= 3
    ends = [0, *made.breaks, WEEKS]
    assert all(b - a >= APART for a, b in zip(made.breaks[:-1], made.breaks[1:], strict=True))
    for n, at in enumerate(made.breaks):
        before, after = made.values[max(ends[n], at - 26) : at], made.values[at : at + 26]
        assert abs(after.mean() - before.mean()) > 0.8 * min(before.std(), after.std())


def test_series_without_breaks_have_none_but_cluster():
    values = [changepoints.one_series(seed, MARKS, 0) for seed in range(4)]
    assert all(one.breaks == () for one in values)
    lagged = [np.corrcoef(one.values[:-1], one.values[1:])[0, 1] for one in values]
    assert np.mean(lagged) > 0.1


def test_scores_count_near_hits_once(monkeypatch):
    found = {0: [(100, 98, 103), (102, 100, 104)], 1: [(300, 299, 301)], 2: []}
    pending = iter(found.values())
    monkeypatch.setattr(
        changepoints.changes, "find",
        lambda _: tuple(Change(i, low, high, 0, 0, 20, 0.01) for i, low, high in next(pending)),
    )  # fmt: skip
    made = [Made(np.zeros(WEEKS), (103,)), Made(np.zeros(WEEKS), ()), Made(np.zeros(WEEKS), (50,))]
    measures, _ = changepoints.planted(made)
    assert measures["precision"] == pytest.approx(1 / 3)
    assert measures["recall"] == pytest.approx(1 / 2)
    assert measures["false_alarms"] == pytest.approx(2 / 3)
    assert measures["false_alarms_quiet"] == pytest.approx(1.0)
    assert measures["interval_coverage"] == 1.0


@pytest.mark.shared
@pytest.mark.parametrize("name", changepoints.HAPPENED)
def test_what_happened_is_found_and_explained(shared, name):
    told = changepoints.events(shared / "data/icews/ICEWS18")
    left, right, month = changepoints.HAPPENED[name]
    hit, lines = changepoints.happened(told[frozenset((left, right))], month)
    assert hit
    wanted = {"india_pakistan": "Declare truce, ceasefire", "us_pakistan": "military assistance"}
    assert wanted[name] in "\n".join(lines)
