"""Contagion is measured where it was put, told from drift, and refused where data cannot say."""

from __future__ import annotations

import numpy as np
import pytest

from chancery.follow.contagion import (
    CannotSayError,
    Contagion,
    _design,
    contagion,
)
from chancery.follow.stretches import Stretches


def made(ratio, days=500, base=1.0, life=2.0, drift=0.0, seed=0):
    chance = np.random.default_rng(seed)
    keep, state, found = 0.5 ** (1 / life), 0.0, []
    level = np.log(base) + np.cumsum(chance.normal(0, drift / 365**0.5, days))
    for day in range(days):
        mean = np.exp(level[day]) + ratio * state
        count = chance.poisson(mean * chance.gamma(4.0, 0.25))
        found.append(int(count))
        state = keep * state + (1 - keep) * count
    return found


def test_the_ratio_that_was_put_in_lies_in_the_interval_and_more_gives_more():
    weak, strong = (contagion(made(r, days=600, base=1.0, seed=7)) for r in (0.2, 0.75))
    assert weak.low - 0.05 <= 0.2 <= weak.high + 0.05
    assert strong.low - 0.05 <= 0.75 <= strong.high + 0.05
    assert weak.ratio + 0.2 < strong.ratio
    assert strong.high - strong.low <= 0.7


@pytest.mark.parametrize("days", [120, 121, 300, 727, 1095])
def test_stretches_make_the_same_square_as_the_whole_design(days):
    knots, weekday = _design(days)
    design = np.hstack([knots, weekday])
    weight = np.random.default_rng(days).random(days)
    made = Stretches(design, knots.shape[1]).weighted(weight)
    np.testing.assert_allclose(made, (design * weight[:, None]).T @ design, atol=1e-9)


@pytest.mark.parametrize(("days", "drift", "seed"), [(400, 0.8, 7), (700, 0.5, 1)])
def test_drift_alone_is_not_taken_for_a_tipping_point(days, drift, seed):
    found = contagion(made(0.0, days=days, base=2.0, drift=drift, seed=seed))
    assert found.ratio < 0.3
    assert found.low < 0.05
    assert found.beyond < 0.05


@pytest.mark.parametrize(
    ("seed", "reason"),
    [(2, "drift of the baseline and contagion cannot be told apart"), (3, "die away so slowly")],
)
def test_drift_that_could_be_contagion_is_refused(seed, reason):
    with pytest.raises(CannotSayError, match=reason):
        contagion(made(0.0, days=400, base=2.0, drift=0.8, seed=seed))


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ([1] * 100, "100 days"),
        ([0] * 300, "too few incidents"),
        ([0] * 290 + [30] * 10, "on 10 days"),
        ([3] * 300, "flat"),
        ([0.5, -1] * 200, "a count of -1; expected whole numbers"),
        ([1, float("nan")] * 200, "a count of nan"),
    ],
)
def test_what_cannot_say_is_refused_with_the_reason(counts, reason):
    with pytest.raises(CannotSayError, match=reason):
        contagion(counts)


def test_the_sentence_is_plain():
    found = Contagion(0.7, 0.5, 0.9, 3.0, 10, 0.004, 700, 1200)
    assert found.sentence.startswith(
        "Each incident has lately brought about 0.7 further ones within 10 days "
        "(90% between 0.5 and 0.9)"
    )
    assert "less than 1%" in found.sentence
    weak = Contagion(0.1, 0.01, 0.3, 1.0, 4, 0.2, 700, 1200).sentence
    assert "hardly any further ones" in weak
    assert "20%" in weak
