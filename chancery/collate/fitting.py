"""Weights from judged pairs: logistic regression drawn towards the weights it starts from."""

from __future__ import annotations

import numpy as np

from chancery.collate.rows import Floats

ROUNDS = 30  # Newton's method settles in fewer


def fit(values: Floats, same: Floats, start: Floats, pull: float) -> Floats:
    """The weights that make `same` likeliest, each kept near `start` by a Gaussian of width 1/√pull.

    `values` has a row of features for each pair, `same` is 1 or 0 for each. With
    few pairs the start prevails, with many the pairs do. The curve is convex, so
    that the answer does not depend on the order of the pairs.
    """
    weights = start.astype(float).copy()
    cost = _cost(values, same, weights, start, pull)
    for _ in range(ROUNDS):
        chance = _chance(values, weights)
        slope = values.T @ (chance - same) + pull * (weights - start)
        curve = (values * (chance * (1.0 - chance))[:, None]).T @ values
        step = np.linalg.solve(curve + pull * np.eye(len(weights)), slope)
        size = 1.0
        while size > 1e-4 and _cost(values, same, weights - size * step, start, pull) > cost:
            size /= 2  # far from the bottom a whole step may lead past it
        weights -= size * step
        cost = _cost(values, same, weights, start, pull)
        if np.abs(size * step).max() < 1e-8:
            break
    return weights


def _chance(values: Floats, weights: Floats) -> Floats:
    made: Floats = 1.0 / (1.0 + np.exp(-np.clip(values @ weights, -30.0, 30.0)))
    return made


def _cost(values: Floats, same: Floats, weights: Floats, start: Floats, pull: float) -> float:
    total = values @ weights
    loss = np.logaddexp(0.0, total) - same * total
    return float(loss.sum() + pull / 2 * ((weights - start) ** 2).sum())


def log_loss(values: Floats, same: Floats, weights: Floats) -> float:
    """Mean surprise, in nats, at what was judged; 0.69 is a coin's."""
    if not len(same):
        return 0.0
    chance = _chance(values, weights)
    told = np.where(same > 0.5, chance, 1.0 - chance)
    return float(-np.log(np.clip(told, 1e-9, 1.0)).mean())
