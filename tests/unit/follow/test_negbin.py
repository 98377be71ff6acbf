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
