"""Weights from judged pairs: logistic regression drawn towards the weights it starts from."""

from __future__ import annotations

import numpy as np

from chancery.collate.rows import Bools, Floats

ROUNDS = 30  # Newton's method settles in fewer
_STEPS = 200  # weights put to 0 and let go again within one round


def fit(
    values: Floats, same: Floats, start: Floats, pull: float, signs: Floats | None = None
) -> Floats:
    """The weights that make `same` likeliest, each kept near `start` by a Gaussian of width 1/√pull.

    `values` has a row of features for each pair, `same` is 1 or 0 for each. With
    few pairs the start prevails, with many the pairs do. `signs` says of each weight
    whether it may only be for (1) or against (-1) one event; 0 leaves it free. The curve is
    convex, so that the answer does not depend on the order of the pairs.
    """
    signs = np.zeros(len(start)) if signs is None else signs
    weights = _within(start.astype(float), signs)
    cost = _cost(values, same, weights, start, pull)
    for _ in range(ROUNDS):
        chance = logistic(values @ weights)
        slope = values.T @ (chance - same) + pull * (weights - start)
        curve = (values * (chance * (1.0 - chance))[:, None]).T @ values
        step = _step(curve + pull * np.eye(len(weights)), slope, weights, signs)
        size = 1.0
        while size > 1e-4 and _cost(values, same, weights + size * step, start, pull) > cost:
            size /= 2  # far from the bottom a whole step may lead past it
        weights = _within(weights + size * step, signs)
        cost = _cost(values, same, weights, start, pull)
        if np.abs(size * step).max() < 1e-8:
            break
    return weights


def _within(weights: Floats, signs: Floats) -> Floats:
    """The weights, those of the wrong sign put to 0."""
    made: Floats = np.where(weights * signs < 0, 0.0, weights)
    return made


def _step(curve: Floats, slope: Floats, weights: Floats, signs: Floats) -> Floats:
    """The step to the bottom of the parabola, no weight led past 0 to the wrong sign.

    An active set (Lawson and Hanson 1974): weights that would be are put to 0, and those
    let go again, one after another, that would move back from it.
    """
    still: Bools = np.zeros(len(weights), dtype=bool)
    step = np.zeros(len(weights))
    for _ in range(_STEPS):
        free = ~still
        step[still] = -weights[still]
        rest = slope[free] + curve[np.ix_(free, still)] @ step[still]
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], -rest)
        wrong = free & ((weights + step) * signs < -1e-12)
        if wrong.any():
            still |= wrong
            continue
        leaning = np.where(still, -(slope + curve @ step) * signs, 0.0)
        if leaning.max(initial=0.0) <= 1e-9:
            break
        still[np.argmax(leaning)] = False
    return _within(weights + step, signs) - weights


def logistic(totals: Floats) -> Floats:
    """The probability that each weighted sum stands for, never quite 0 or 1."""
    made: Floats = 1.0 / (1.0 + np.exp(-np.clip(totals, -30.0, 30.0)))
    return made


def _cost(values: Floats, same: Floats, weights: Floats, start: Floats, pull: float) -> float:
    total = values @ weights
    loss = np.logaddexp(0.0, total) - same * total
    return float(loss.sum() + pull / 2 * ((weights - start) ** 2).sum())


def log_loss(chance: Floats, same: Floats) -> float:
    """Mean surprise, in nats, at what was judged, by the chance given to `same`; 0.69 is a coin's."""
    if not len(same):
        return 0.0
    told = np.where(same > 0.5, chance, 1.0 - chance)
    return float(-np.log(np.clip(told, 1e-9, 1.0)).mean())
