"""The negative binomial: its likelihood."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

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
