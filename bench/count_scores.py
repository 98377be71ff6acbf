"""The scores of a forecast of counts by the negative binomial, and whether it is calibrated."""

from __future__ import annotations

from typing import Any

import numpy as np

Floats = Any  # an array of floats
_BLOCK = 4_000  # forecasts scored at once: a table of this many rows by the largest count


def scores(mean: Floats, size: Floats, counts: Floats) -> tuple[Floats, Floats, Floats]:
    """CRPS of each forecast, and the two ends of its probability integral transform.

    CRPS is the sum over k of (P(Y <= k) - [y <= k])**2, in events; lower is better.
    The ends are P(Y < y) and P(Y <= y): a draw between them is uniform where the
    forecast is right (Czado, Gneiting and Held 2009).
    """
    crps, below, upto = (np.empty(len(mean)) for _ in range(3))
    for start in range(0, len(mean), _BLOCK):
        part = slice(start, start + _BLOCK)
        m, r, y = mean[part, None], size[part, None], counts[part, None]
        spread = np.sqrt(m + m * m / r)
        top = int(max((m + 12 * spread).max(), y.max())) + 2
        k = np.arange(top)
        mass = np.empty((len(m), top))
        mass[:, :1] = -r * np.log1p(m / r)
        mass[:, 1:] = mass[:, :1] + np.cumsum(np.log((k[:-1] + r) / (k[:-1] + 1) * m / (m + r)), 1)
        np.exp(mass, out=mass)
        total = np.cumsum(mass, axis=1)
        crps[part] = ((total - (k >= y)) ** 2).sum(1)
        at = y.astype(int)
        upto[part] = np.take_along_axis(total, at, 1)[:, 0]
        below[part] = upto[part] - np.take_along_axis(mass, at, 1)[:, 0]
    return crps, below, upto


def uniformity(below: Floats, upto: Floats) -> float:
    """How far the probability integral transform is from uniform: Kolmogorov's distance.

    Each value is spread evenly between its two ends, so nothing is drawn by chance.
    """
    edges = np.unique(np.concatenate([below, upto, np.linspace(0, 1, 1001)]))
    if len(edges) > 20_000:
        edges = np.linspace(0, 1, 10_001)
    width = np.maximum(upto - below, 1e-12)
    share = np.zeros_like(edges)
    for start in range(0, len(below), _BLOCK):
        part = slice(start, start + _BLOCK)
        inside = (edges[None] - below[part, None]) / width[part, None]
        share += np.clip(inside, 0, 1).sum(0)
    return float(np.abs(share / len(below) - edges).max())
