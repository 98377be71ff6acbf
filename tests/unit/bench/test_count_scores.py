"""The scores of forecast counts: CRPS written out, and the transform of right and wrong forecasts."""

from __future__ import annotations

import numpy as np
import pytest

from bench.count_scores import scores, uniformity
from chancery.follow import negbin


def test_crps_is_its_sum_and_rewards_the_nearer_forecast():
    means, sizes, counts = np.array([2.0, 6.0]), np.array([3.0, 3.0]), np.array([2.0, 2.0])
    crps, below, upto = scores(means, sizes, counts)
    k = np.arange(400.0)
    total = np.cumsum(np.exp(negbin.log_likelihood(k, np.full_like(k, 2.0), 3.0)))
    assert crps[0] == pytest.approx(((total - (k >= 2)) ** 2).sum(), abs=1e-6)
    assert crps[0] < crps[1]
    assert (below[0], upto[0]) == pytest.approx((total[1], total[2]), abs=1e-9)


def test_the_transform_is_uniform_for_a_right_forecast_and_not_for_a_wrong_one():
    chance = np.random.default_rng(1)
    mean, size = np.full(4000, 1.5), np.full(4000, 2.0)
    counts = chance.poisson(mean * chance.gamma(2.0, 0.5, 4000)).astype(float)
    right = uniformity(*scores(mean, size, counts)[1:])
    wrong = uniformity(*scores(mean * 2, size, counts)[1:])
    assert right < 0.03 < wrong
