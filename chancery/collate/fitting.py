"""Weights from judged pairs: logistic regression drawn towards the weights it starts from."""

from __future__ import annotations

import numpy as np

from chancery.collate.likeness import Floats

ROUNDS = 30  # Newton's method settles in fewer


def fit(values: Floats, same: Floats, start: Floats, pull: float) -> Floats:
    """The weights that make `same` likeliest, each kept near `start` by a Gaussian of width 1/√pull.

    `values` has a row of features for each pair, `same` is 1 or 0 for each. With
    few pairs the start prevails, with many the pairs do. The curve is convex, so
    that the answer does not depend on the order of the pairs.
    """
    weights = start.astype(float).copy()
    for _ in range(ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(values @ weights, -30.0, 30.0)))
        slope = values.T @ (chance - same) + pull * (weights - start)
        curve = (values * (chance * (1.0 - chance))[:, None]).T @ values
        step = np.linalg.solve(curve + pull * np.eye(len(weights)), slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def log_loss(values: Floats, same: Floats, weights: Floats) -> float:
    """Mean surprise, in nats, at what was judged; 0.69 is a coin's."""
    if not len(same):
        return 0.0
    chance = 1.0 / (1.0 + np.exp(-np.clip(values @ weights, -30.0, 30.0)))
    told = np.where(same > 0.5, chance, 1.0 - chance)
    return float(-np.log(np.clip(told, 1e-9, 1.0)).mean())
