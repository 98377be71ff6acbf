"""The model of daily counts: it sees only the past, beats the plain mean, and refuses too little."""

from __future__ import annotations

import numpy as np
import pytest

from bench.count_scores import scores
from chancery.errors import UsageError
from chancery.follow import counts


def history(dyads=12, days=220, seed=3):
    chance = np.random.default_rng(seed)
    level = np.exp(
        chance.normal(0, 0.8, (dyads, 1)) + np.cumsum(chance.normal(0, 0.12, (dyads, days)), 1)
    )
    week = np.where(np.arange(days) % 7 > 4, 0.4, 1.0)
    table = chance.poisson(np.clip(level * week, 0.02, 15)).astype(float)
    rest = tuple(chance.poisson(2.0, (dyads, days)).astype(float) for _ in range(4))
    return counts.History(table, np.roll(table, 1, axis=0), rest)


def test_a_day_is_foretold_from_the_days_before_it_alone():
    whole = history()
    model = counts.CountModel.fit(whole, 160)
    changed = whole.counts.copy()
    changed[:, 200:] = 50
    later = counts.History(changed, whole.reverse, whole.around)
    first, second = model.predict(whole), model.predict(later)
    assert np.array_equal(first[0][:, :201], second[0][:, :201])
    assert not np.array_equal(first[0][:, 201], second[0][:, 201])


def test_it_beats_the_mean_of_the_past_and_knows_the_weekend():
    whole = history()
    mean, size = counts.CountModel.fit(whole, 160).predict(whole)
    after = whole.counts[:, 160:].ravel()
    ours = scores(mean[:, 160:].ravel(), size[:, 160:].ravel(), after)[0].mean()
    usual = np.repeat(whole.counts[:, :160].mean(1), 60)
    plain = scores(usual, np.full_like(usual, 1.5), after)[0].mean()
    assert ours < 0.9 * plain
    weekday = np.arange(160, 220) % 7 > 4
    assert mean[:, 160:][:, weekday].mean() < 0.7 * mean[:, 160:][:, ~weekday].mean()


def test_smoothing_halves_in_its_half_life():
    table = np.zeros((1, 12))
    table[0, 0] = 1.0
    found = counts.smoothed(table, 3.0, np.zeros(1))
    assert found[0, 0] == 0.0
    assert found[0, 7] == pytest.approx(found[0, 4] / 2)


@pytest.mark.parametrize("days", [0, 55, 221])
def test_too_few_days_or_more_than_there_are(days):
    with pytest.raises(UsageError, match="56 or more"):
        counts.CountModel.fit(history(), days)
