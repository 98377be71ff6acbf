"""The negative binomial: its likelihood, and the scores of a forecast of counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_BLOCK = 4_000  # forecasts scored at once: a table of this many rows by the largest count
_SHIFT = 7  # Stirling's series is good to ten digits from here on


def log_gamma(x: Floats) -> Floats:
    """The logarithm of the gamma function, x > 0, by Stirling's series after a shift."""
    import numpy as np

    z = np.asarray(x, dtype=float)
    shift = np.zeros_like(z)
    for step in range(_SHIFT):
        shift -= np.log(z + step)
    z = z + _SHIFT
    series = 1 / (12 * z) - 1 / (360 * z**3) + 1 / (1260 * z**5)
    found: Floats = shift + (z - 0.5) * np.log(z) - z + 0.5 * math.log(2 * math.pi) + series
    return found


def digamma(x: Floats) -> Floats:
    """The derivative of `log_gamma`."""
    import numpy as np

    z = np.asarray(x, dtype=float)
    shift = np.zeros_like(z)
    for step in range(_SHIFT):
        shift -= 1 / (z + step)
    z = z + _SHIFT
    found: Floats = shift + np.log(z) - 1 / (2 * z) - 1 / (12 * z**2) + 1 / (120 * z**4)
    return found


def log_likelihood(counts: Floats, mean: Floats, size: Any) -> Floats:
    """The log probability of each count; variance is mean + mean**2 / size."""
    import numpy as np

    known = log_gamma(counts + size) - log_gamma(size) - log_gamma(counts + 1.0)
    shares: Floats = (
        known - size * np.log1p(mean / size) + counts * (np.log(mean) - np.log(mean + size))
    )
    return shares


def scores(mean: Floats, size: Floats, counts: Floats) -> tuple[Floats, Floats, Floats]:
    """CRPS of each forecast, and the two ends of its probability integral transform.

    CRPS is the sum over k of (P(Y <= k) - [y <= k])**2, in events; lower is better.
    The ends are P(Y < y) and P(Y <= y): a draw between them is uniform where the
    forecast is right (Czado, Gneiting and Held 2009).
    """
    import numpy as np

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
    import numpy as np

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
