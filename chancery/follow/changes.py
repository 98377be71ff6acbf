"""Change points: sudden, lasting shifts of a series that drifts, clusters and has outliers.

The model: steps, plus a level that drifts (a random walk), plus noise that is
correlated from one period to the next. A shift is held against the same model
without it, with drift and correlation chosen anew for each side by penalised
likelihood (the grids PHI and DRIFT; strong drift is thought less likely
beforehand). This is the test of Harvey and Koopman's auxiliary residuals for a
level shift (JBES 1992), with the shifts added one by one and each asked again at
the end. Values are compressed by asinh and single outliers drawn towards the
running median first, so that one terrible week is no change of regime.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from chancery.errors import UsageError
from chancery.follow.one_core import one_core

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PHI = (0.0, 0.2, 0.4, 0.6, 0.75)  # correlation of neighbouring periods' noise
# Variance of a period's drift over the noise's, and how likely each is beforehand.
DRIFT = {0.0: 0.40, 0.0005: 0.30, 0.002: 0.20, 0.008: 0.08, 0.03: 0.02}
LONGEST = 560  # periods: a matrix of this side; longer series are taken in overlapping parts
MARGIN = 70  # periods from a part's ends from which it must see what its neighbour sees
SHORTEST = 16
EDGE = 4  # periods at least between changes, and from either end
WINDOW = 9  # periods of the running median
CLIP = 2.5  # robust standard deviations from it that a value may lie
MOST = 12
DRAWS = 199
# Chosen on made series (bench/changepoints.py, the seeds for tuning): see docs/decisions.md.
_BASE, _PER_LOG = 2.9, 2.25
ALPHA = 0.10


@dataclass(frozen=True, slots=True)
class Change:
    """A shift at the beginning of period `index`, which with 90% lies in `low` to `high`.

    `before` and `after` are the medians of the values on either side, up to the
    neighbouring changes; `statistic` is twice the gain in log likelihood over the
    drifting baseline, `p_value` how often that baseline alone gains as much.
    """

    index: int
    low: int
    high: int
    before: float
    after: float
    statistic: float
    p_value: float


def find(values: Sequence[float], *, seed: int = 0) -> tuple[Change, ...]:
    """The change points of evenly spaced values, in order; none where it is quiet or short.

    Raises UsageError for values that are no numbers.
    """
    import numpy as np

    series = np.asarray(values, dtype=float)
    odd = series[~np.isfinite(series)]
    if series.ndim != 1 or len(odd):
        what = f"{odd[0]}" if len(odd) else f"{series.ndim} dimensions"
        raise UsageError(
            f"values to look for changes in: {what}, expected one row of finite numbers"
        )
    if not len(series):
        return ()
    starts = _starts(len(series))
    with one_core():
        parts = [
            [_moved(one, start) for one in _find(series[start : start + LONGEST], seed)]
            for start in starts
        ]
    found: list[Change] = []
    for one in (one for part in parts for one in part):
        taken = any(abs(one.index - other.index) <= EDGE for other in found)
        if not taken and _agreed(one.index, starts, parts):
            found.append(one)
    return _with_levels(sorted(found, key=lambda one: one.index), series)


def _agreed(index: int, starts: list[int], parts: list[list[Change]]) -> bool:
    """Whether every part in which a change lies well inside has found it."""
    return all(
        any(abs(index - other.index) <= EDGE for other in part)
        for start, part in zip(starts, parts, strict=True)
        if start + MARGIN <= index < start + LONGEST - MARGIN
    )


def threshold(periods: int) -> float:
    """The statistic that a change must reach: more places to look at, more chance hits."""
    return _BASE + _PER_LOG * math.log(periods)


def compressed(values: Floats) -> Floats:
    """Values on the scale that is tested: asinh of robust units, outliers drawn in."""
    import numpy as np

    unit = 1.4826 * float(np.median(np.abs(values - np.median(values))))
    if unit <= 0:
        unit = float(values.std()) or 1.0
    shown = np.arcsinh(values / unit)
    ends = np.pad(shown, WINDOW // 2, mode="edge")
    middle = np.median(np.lib.stride_tricks.sliding_window_view(ends, WINDOW), axis=1)
    rest = shown - middle
    spread = 1.4826 * float(np.median(np.abs(rest))) or float(rest.std())
    kept: Floats = middle + np.clip(rest, -CLIP * spread, CLIP * spread)
    return kept


def _starts(length: int) -> list[int]:
    if length <= LONGEST:
        return [0]
    return [*range(0, length - LONGEST, LONGEST // 2), length - LONGEST]


def _find(values: Floats, seed: int) -> list[Change]:
    """Changes of one part: added while the best gains enough, then each asked again."""
    import numpy as np

    if len(values) < SHORTEST or float(np.ptp(values)) == 0 or _quiet(values):
        return []
    shown = compressed(values)
    wanted = threshold(len(values))
    at: list[int] = []
    while len(at) < MOST:
        place, gain = _best(shown, at)
        if gain < wanted:
            break
        at.append(place)
    for one in list(at):
        rest = [other for other in at if other != one]
        place, gain = _best(shown, rest)
        at = [*rest, place] if gain >= wanted else rest
    found = [_judged(shown, one, [other for other in at if other != one], seed) for one in at]
    return [one for one in found if one.p_value <= ALPHA]


def untested(values: Sequence[float], unit: str = "period") -> str:
    """Why no change can be looked for in values, one a `unit`; empty where one can."""
    import numpy as np

    series = np.asarray(values, dtype=float)
    if len(series) < SHORTEST:
        return f"the series is too short ({len(series)} {unit}s; expected {SHORTEST} or more)"
    if len(series) <= LONGEST and _quiet(series):
        return f"fewer than three {unit}s of ten have any events"
    return ""


def _quiet(values: Floats) -> bool:
    """Whether most periods hold nothing at all: too little to tell one level from another."""
    import numpy as np

    return float(np.mean(values != 0)) < 0.3


def _best(shown: Floats, at: list[int]) -> tuple[int, float]:
    without, with_one = _likelihoods(shown[:, None], at)
    place = int(with_one[:, 0].argmax())
    return place, 2 * float(with_one[place, 0] - without[0])


def _judged(shown: Floats, place: int, rest: list[int], seed: int) -> Change:
    """One change with its interval and the baseline's chance of doing as well."""
    import numpy as np

    without, with_one = _likelihoods(shown[:, None], rest)
    gain = 2 * float(with_one[place, 0] - without[0])
    weight = np.exp(with_one[:, 0] - with_one[:, 0].max())
    likely = np.argsort(-weight, kind="stable")
    upto = int(np.searchsorted(np.cumsum(weight[likely]) / weight.sum(), 0.90)) + 1
    near = [int(p) for p in likely[:upto] if abs(int(p) - place) <= len(shown) // 4]
    drawn = _drawn(shown, rest, seed)
    alone, better = _likelihoods(drawn, rest)
    chance = (1 + int(np.sum(2 * (better.max(0) - alone) >= gain))) / (1 + DRAWS)
    return Change(place, min(near), max(near), 0.0, 0.0, round(gain, 2), chance)


def _likelihoods(shown: Floats, at: list[int]) -> tuple[Floats, Floats]:
    """Penalised log likelihoods of the steps `at` alone, and with one more at each period.

    `shown` has a column a series; the answers have one a series and one a period
    and series, -inf where there is no room for a step.
    """
    import numpy as np

    length = len(shown)
    without = np.full(shown.shape[1], -np.inf)
    with_one = np.full(shown.shape, -np.inf)
    for whiten, steps, constant in _models(length):
        base, _ = np.linalg.qr(steps[:, [0, *at]])
        rest = whiten @ shown
        rest -= base @ (base.T @ rest)
        left = np.maximum((rest * rest).sum(0), 1e-12)
        free = steps - base @ (base.T @ steps)
        room = (free * free).sum(0)
        gained = np.where(room > 1e-8, 1.0, 0.0)[:, None] * (free.T @ rest) ** 2
        gained /= np.maximum(room, 1e-8)[:, None]
        np.maximum(without, constant - 0.5 * length * np.log(left), out=without)
        higher = constant - 0.5 * length * np.log(np.maximum(left[None] - gained, 1e-12))
        np.maximum(with_one, higher, out=with_one)
    for place in (0, *at, length):
        with_one[max(place - EDGE + 1, 0) : place + EDGE] = -np.inf
    return without, with_one


@lru_cache(maxsize=3)
def _models(length: int) -> list[tuple[Any, Any, float]]:
    """For each correlation and drift: what whitens the noise, whitened steps, the constant."""
    import numpy as np

    time = np.arange(length)
    walk = np.minimum.outer(time, time).astype(float)
    apart = np.abs(np.subtract.outer(time, time))
    found = []
    for phi in PHI:
        noise = phi**apart if phi else np.eye(length)
        for drift, chance in DRIFT.items():
            root = np.linalg.cholesky(noise + drift * walk + 1e-9 * np.eye(length))
            whiten = np.linalg.inv(root)
            steps = np.cumsum(whiten[:, ::-1], axis=1)[:, ::-1]
            constant = math.log(chance) - float(np.log(np.diag(root)).sum())
            constant += 0.5 * length * math.log(length)
            found.append((whiten, steps, constant))
    return found


def _drawn(shown: Floats, at: list[int], seed: int) -> Floats:
    """Series from the likeliest drifting baseline with the steps `at`, a column each."""
    import numpy as np

    length = len(shown)
    best: tuple[float, Any, Any] | None = None
    for whiten, steps, constant in _models(length):
        base, _ = np.linalg.qr(steps[:, [0, *at]])
        rest = whiten @ shown
        rest -= base @ (base.T @ rest)
        left = max(float(rest @ rest), 1e-12)
        value = constant - 0.5 * length * math.log(left)
        if best is None or value > best[0]:
            best = value, whiten, math.sqrt(left / length)
    assert best is not None
    _, whiten, spread = best
    chance = np.random.default_rng(seed)
    drawn = np.linalg.solve(whiten, spread * chance.standard_normal((length, DRAWS)))
    return np.asarray(drawn)


def _moved(one: Change, by: int) -> Change:
    return Change(one.index + by, one.low + by, one.high + by, 0.0, 0.0, one.statistic, one.p_value)


def _with_levels(found: list[Change], series: Floats) -> tuple[Change, ...]:
    """Changes with the medians on either side."""
    import numpy as np

    ends = [0, *(one.index for one in found), len(series)]
    levels = [float(np.median(series[a:b])) for a, b in itertools.pairwise(ends)]
    return tuple(
        Change(one.index, one.low, one.high, levels[i], levels[i + 1], one.statistic, one.p_value)
        for i, one in enumerate(found)
    )
