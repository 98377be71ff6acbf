"""Planted shifts are found where they are; drift, outliers and quiet give none."""

from __future__ import annotations

import numpy as np
import pytest

from chancery.errors import UsageError
from chancery.follow import changes


def noise(length, seed=0, correlation=0.3):
    chance = np.random.default_rng(seed)
    found = np.zeros(length)
    for n in range(1, length):
        found[n] = correlation * found[n - 1] + chance.normal()
    return found


def sums(levels, seed):
    """Weekly sums of so many events as levels say, each worth 5, noisier where there are more."""
    chance = np.random.default_rng(seed)
    size = np.abs(levels)
    return np.sign(levels) * 5 * chance.poisson(size * chance.gamma(6.0, 1 / 6, len(levels)))


@pytest.mark.parametrize("at", [30, 60, 90])
@pytest.mark.parametrize(("before", "after"), [(-4, -20), (-16, 3), (4, 20)])
def test_a_shift_is_found_near_its_place_with_its_levels(at, before, after):
    found = changes.find(sums(np.where(np.arange(120) < at, before, after), at + 1))
    assert len(found) == 1
    assert abs(found[0].index - at) <= 3  # the first weeks may be quiet by chance
    assert found[0].low <= found[0].index <= found[0].high
    assert np.sign(found[0].after - found[0].before) == np.sign(after - before)
    assert found[0].p_value <= 0.05


def test_two_shifts_are_two_changes():
    step = 5.0 * (np.arange(160) >= 50) - 6.0 * (np.arange(160) >= 110)
    found = changes.find(noise(160, 5) + step)
    assert [round(one.index, -1) for one in found] == [50, 110]
    assert found[0].after == found[1].before


@pytest.mark.parametrize(
    "values",
    [
        np.zeros(100),
        np.full(100, 7.0),
        np.eye(1, 100, 40)[0] * 50,  # one event in two years
        [1.0] * 10,
        [],
    ],
    ids=["nothing", "flat", "one event", "short", "empty"],
)
def test_quiet_series_give_none(values):
    assert changes.find(values) == ()


def test_noise_and_drift_rarely_give_one():
    quiet = [len(changes.find(noise(104, seed))) for seed in range(20)]
    walks = [
        len(changes.find(noise(104, s) + np.cumsum(0.04 * noise(104, 50 + s)))) for s in range(20)
    ]
    assert sum(quiet) <= 1
    assert sum(walks) <= 2


def test_one_terrible_week_is_no_change():
    values = noise(100, 2)
    values[50] -= 60
    assert changes.find(values) == ()


def test_it_gives_the_same_twice_and_scales_with_the_unit():
    values = noise(120, 9) + 5.0 * (np.arange(120) >= 70)
    once, again = changes.find(values), changes.find(values)
    assert once == again
    assert [one.index for one in changes.find(values * 1000)] == [one.index for one in once]


def test_long_series_are_taken_in_parts():
    values = noise(700, 4) + 6.0 * (np.arange(700) >= 500)
    assert [one.index for one in changes.find(values)] == pytest.approx([500], abs=2)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([float("nan")] * 30, "nan"),
        ([[1.0, 2.0]], "2 dimensions"),
        ([1.0, float("inf")] * 20, "inf"),
    ],
)
def test_what_is_no_series_is_refused(values, found):
    with pytest.raises(UsageError, match=f": {found}, expected one row of finite numbers"):
        changes.find(values)


def test_longer_series_need_stronger_evidence():
    assert changes.threshold(500) > changes.threshold(50) > 8


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([1.0] * 5, "too short (5 weeks; expected 16 or more)"),
        ([0.0] * 18 + [1.0] * 2, "fewer than three weeks of ten"),
        ([0.0, 1.0] * 10, ""),
        ([], "too short (0 weeks; expected 16 or more)"),
    ],
)
def test_it_is_said_why_no_change_can_be_looked_for(values, why):
    told = changes.untested(values, "week")
    assert (why in told) if why else told == ""
    if why:
        assert changes.find(values) == ()
