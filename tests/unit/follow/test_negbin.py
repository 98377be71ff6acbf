"""The negative binomial against sums written out and values from the standard library."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.follow import negbin

POSITIVE = st.floats(0.01, 500)


@given(POSITIVE)
def test_log_gamma_is_the_standard_librarys(x):
    assert negbin.log_gamma(np.array([x]))[0] == pytest.approx(math.lgamma(x), abs=1e-8)


@given(st.floats(0.05, 200))
def test_digamma_is_the_slope_of_log_gamma(x):
    slope = (math.lgamma(x + 1e-5) - math.lgamma(x - 1e-5)) / 2e-5
    assert negbin.digamma(np.array([x]))[0] == pytest.approx(slope, rel=1e-3, abs=1e-3)


@given(st.floats(0.05, 30), st.floats(0.1, 50))
def test_probabilities_sum_to_one_with_the_mean_and_variance_they_should(mean, size):
    k = np.arange(6000.0)
    p = np.exp(negbin.log_likelihood(k, np.full_like(k, mean), size))
    assert p.sum() == pytest.approx(1, abs=1e-4)
    assert (p * k).sum() == pytest.approx(mean, rel=1e-2)
    assert (p * (k - mean) ** 2).sum() == pytest.approx(mean + mean**2 / size, rel=0.05)


def test_crps_is_its_sum_and_rewards_the_nearer_forecast():
    means, sizes, counts = np.array([2.0, 6.0]), np.array([3.0, 3.0]), np.array([2.0, 2.0])
    crps, below, upto = negbin.scores(means, sizes, counts)
    k = np.arange(400.0)
    total = np.cumsum(np.exp(negbin.log_likelihood(k, np.full_like(k, 2.0), 3.0)))
    assert crps[0] == pytest.approx(((total - (k >= 2)) ** 2).sum(), abs=1e-6)
    assert crps[0] < crps[1]
    assert (below[0], upto[0]) == pytest.approx((total[1], total[2]), abs=1e-9)


def test_the_transform_is_uniform_for_a_right_forecast_and_not_for_a_wrong_one():
    chance = np.random.default_rng(1)
    mean, size = np.full(4000, 1.5), np.full(4000, 2.0)
    counts = chance.poisson(mean * chance.gamma(2.0, 0.5, 4000)).astype(float)
    right = negbin.uniformity(*negbin.scores(mean, size, counts)[1:])
    wrong = negbin.uniformity(*negbin.scores(mean * 2, size, counts)[1:])
    assert right < 0.03 < wrong
