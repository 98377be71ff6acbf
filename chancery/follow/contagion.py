"""Self-excitation: whether incidents bring further ones, and how fast a flare-up dies away.

A discrete-time Hawkes model of daily counts: the expected count of a day is a
baseline plus, for each earlier incident, `ratio` further ones spread over the days
after it in a geometric decay. Counts are negative binomial. The logarithm of the
baseline is linear between knots BETWEEN days apart and drifts as a random walk from
knot to knot; weekdays have factors of their own. Slow drift looks like contagion,
so the drift's size is not fixed: ratio, decay and drift stand on a grid, the
baseline and the dispersion are integrated out at each point (Laplace), and what is
reported are the grid's posterior means and quantiles under flat priors.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chancery.errors import ChanceryError
from chancery.follow.negbin import digamma, log_likelihood
from chancery.follow.one_core import one_core
from chancery.follow.stretches import Stretches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

RATIOS = tuple(round(0.05 * step, 2) for step in range(31))  # 0 to 1.5
HALF_LIVES = (0.5, 1.0, 2.0, 3.5, 6.0)  # days; slower ones cannot be told from drift
DRIFTS = (0.03, 0.1, 0.25, 0.5)  # standard deviation of the log baseline from knot to knot
BETWEEN = 28  # days
LONGEST = 1_095  # days that are looked back on: "lately"
FEWEST_DAYS = 120
FEWEST_EVENTS = 60
FEWEST_EVENT_DAYS = 20
WIDEST = 0.7  # of the 90% interval of the ratio
FAINT = 0.05  # a lower bound below which there may be no contagion at all
EDGE = 0.6  # probability of the slowest decay above which it is as likely to be drift
ROUNDS = 12
_OFFSET = 1e-3
_WEEK = 7


class CannotSayError(ChanceryError):
    """The data do not tell whether incidents bring further ones; the message says why."""


@dataclass(frozen=True, slots=True)
class Contagion:
    """What one incident brings: the branching ratio with its 90% interval, and the decay.

    `half_life` and `within` are in days: half of the further incidents, and nine
    tenths of them, come in that time. `beyond` is the probability that the ratio is
    1 or more, where a flare-up feeds itself; `days` and `events` are what it rests on.
    """

    ratio: float
    low: float
    high: float
    half_life: float
    within: int
    beyond: float
    days: int
    events: int

    @property
    def sentence(self) -> str:
        """The result for people."""
        beyond = f"{self.beyond:.0%}" if self.beyond >= 0.01 else "less than 1%"
        days = "a day" if self.within == 1 else f"{self.within} days"
        number = f"about {self.ratio:.1f} further ones"
        if self.low < FAINT:
            number = f"hardly any further ones, {self.ratio:.1f} or so,"
        return (
            f"Each incident has lately brought {number} within "
            f"{days} (90% between {self.low:.1f} and {self.high:.1f}); half of them come within "
            f"{_days(self.half_life)}. The chance that it is beyond the tipping point, where a "
            f"flare-up feeds itself, is {beyond}. It rests on {self.events:,} incidents in "
            f"{self.days:,} days, against a baseline that may drift."
        )


def contagion(counts: Sequence[int]) -> Contagion:
    """Fit daily counts, the last LONGEST days of them; raises CannotSayError with the reason."""
    import numpy as np

    series = np.asarray(counts, dtype=float)[-LONGEST:]
    _enough(series)
    knots, weekday = _design(len(series))
    lagged = {life: _lagged(series, life) for life in HALF_LIVES}
    evidence = np.empty((len(HALF_LIVES), len(DRIFTS), len(RATIOS)))
    design = np.hstack([knots, weekday])
    with one_core():
        for j, drift in enumerate(DRIFTS):
            fit = _Fit(series, design, knots.shape[1], drift)
            for i, life in enumerate(HALF_LIVES):
                start = _start(series, knots.shape[1], weekday.shape[1])
                for k, ratio in enumerate(RATIOS):
                    start, evidence[i, j, k] = fit.best(ratio * lagged[life], start)
    return _told(evidence, series)


def _enough(series: Floats) -> None:
    """Refuse what cannot say, by what can be seen before fitting."""
    import numpy as np

    odd = series[~(np.isfinite(series) & (series >= 0))]
    if len(odd):
        raise CannotSayError(f"cannot say: a count of {odd[0]:g}; expected whole numbers from 0")
    events, active = int(series.sum()), int((series > 0).sum())
    if len(series) < FEWEST_DAYS:
        raise CannotSayError(
            f"cannot say: too short a span ({len(series)} days); expected {FEWEST_DAYS} or more"
        )
    if events < FEWEST_EVENTS or active < FEWEST_EVENT_DAYS:
        raise CannotSayError(
            f"cannot say: too few incidents ({events} on {active} days of {len(series)}); "
            f"expected {FEWEST_EVENTS} or more, on {FEWEST_EVENT_DAYS} days or more"
        )
    if float(series.std()) < 0.05 * float(series.mean()):
        raise CannotSayError(
            f"cannot say: the counts are flat (about {series.mean():.1f} every day), so nothing "
            "flares up or dies away"
        )


def _design(length: int) -> tuple[Floats, Floats]:
    """Hat functions of the knots, and weekdays as contrasts that sum to nothing."""
    import numpy as np

    number = max(round(length / BETWEEN), 1) + 1
    places = np.linspace(0, length - 1, number)
    time = np.arange(length)
    knots = np.stack([np.interp(time, places, row) for row in np.eye(number)], axis=1)
    days = np.eye(_WEEK)[time % _WEEK]
    return knots, days[:, :-1] - days[:, -1:]


def _lagged(series: Floats, life: float) -> Floats:
    """For each day, what earlier incidents weigh: one incident's weights sum to 1."""
    import numpy as np

    keep = 0.5 ** (1 / life)
    found = np.empty_like(series)
    state = float(series.mean())  # the days before the first are taken as usual
    for day, count in enumerate(series):
        found[day] = state
        state = keep * state + (1 - keep) * count
    return found


def _start(series: Floats, knots: int, weekdays: int) -> Floats:
    """Where fitting begins: a flat baseline at the mean, and moderate dispersion."""
    import numpy as np

    level = math.log(max(float(series.mean()), _OFFSET))
    return np.array([*[level] * knots, *[0.0] * weekdays, 1.0])


class _Fit:
    """The posterior of baseline, weekdays and dispersion at one drift."""

    def __init__(self, series: Floats, design: Floats, knots: int, drift: float) -> None:
        import numpy as np

        self.series, self.design = series, design
        self.stretches = Stretches(design, knots)
        width = design.shape[1]
        step = np.diff(np.eye(knots), axis=0)
        self.precision = np.zeros((width + 1, width + 1))
        self.precision[:knots, :knots] = step.T @ step / drift**2
        self.precision[0, 0] += 1 / 100.0  # a wide prior for the level
        self.precision[range(knots, width), range(knots, width)] = 4.0  # weekdays within a factor
        self.precision[width, width] = 1 / 4.0  # log size 1, give or take 2
        self.centre = np.zeros(width + 1)
        self.centre[:knots] = math.log(max(float(series.mean()), _OFFSET))
        self.centre[width] = 1.0
        self.scale = 0.5 * float(np.linalg.slogdet(self.precision)[1])

    def value(self, at: Floats, brought: Floats) -> float:
        import numpy as np

        mean = np.exp(np.clip(self.design @ at[:-1], -12, 8)) + brought + _OFFSET
        off = at - self.centre
        size = np.exp(np.clip(at[-1:], -4, 7))
        told = log_likelihood(self.series, mean, size).sum()
        return float(told - 0.5 * off @ self.precision @ off)

    def best(self, brought: Floats, start: Floats) -> tuple[Floats, float]:
        """Scoring steps to the mode, then Laplace's integral around it."""
        import numpy as np

        at, now = start, self.value(start, brought)
        bend = self.precision
        for _ in range(ROUNDS):
            slope, bend = self._bend(at, brought)
            step = np.linalg.solve(bend, slope)
            share, before = 1.0, now
            while share > 1e-3:
                now = self.value(at + share * step, brought)
                if now >= before:
                    at = at + share * step
                    break
                share /= 2
            else:
                now = before
            if now - before < 0.02:
                break
        _, bend = self._bend(at, brought)
        return at, now + self.scale - 0.5 * float(np.linalg.slogdet(bend)[1])

    def _bend(self, at: Floats, brought: Floats) -> tuple[Floats, Floats]:
        import numpy as np

        size = math.exp(float(np.clip(at[-1], -4, 7)))
        base = np.exp(np.clip(self.design @ at[:-1], -12, 8))
        mean = base + brought + _OFFSET
        weight = size / (mean * (size + mean)) * base * base
        score = base * size * (self.series - mean) / (mean * (size + mean))
        each = size * (
            digamma(self.series + size) - digamma(np.array([size])) - np.log1p(mean / size)
            + 1 - (size + self.series) / (size + mean)
        )  # fmt: skip
        slope = np.append(self.design.T @ score, each.sum())
        bend = self.precision.copy()
        bend[:-1, :-1] += self.stretches.weighted(weight)
        bend[-1, -1] += max(float((each * each).sum()), 1e-3)
        return slope - self.precision @ (at - self.centre), bend


def _told(evidence: Any, series: Floats) -> Contagion:
    """The grid's posterior in a few numbers; refuses an interval that says nothing."""
    import numpy as np

    weight = np.exp(evidence - evidence.max())
    weight /= weight.sum()
    by_ratio = weight.sum((0, 1))
    ratios = np.array(RATIOS)
    low, high = _quantile(ratios, by_ratio, 0.05), _quantile(ratios, by_ratio, 0.95)
    ratio = float(by_ratio @ ratios)
    if high - low > WIDEST:
        raise CannotSayError(
            f"cannot say: the ratio could lie anywhere between {low:.2f} and {high:.2f}; drift "
            "of the baseline and contagion cannot be told apart in so few incidents"
        )
    if weight[-1, :, 1:].sum() > EDGE and low >= FAINT:
        raise CannotSayError(
            "cannot say: flare-ups die away so slowly, if at all, that contagion cannot be told "
            "from a baseline that drifts"
        )
    # Of the decay only where there is something to decay.
    lives = weight[:, :, 1:].sum((1, 2))
    life = float(np.exp(lives @ np.log(HALF_LIVES) / lives.sum()))
    return Contagion(
        ratio=round(ratio, 3), low=round(low, 3), high=round(high, 3), half_life=round(life, 2),
        within=max(math.ceil(math.log(10) / math.log(2) * life), 1),
        beyond=round(float(by_ratio[ratios >= 1].sum()), 4),
        days=len(series), events=int(series.sum()),
    )  # fmt: skip


def _quantile(values: Floats, weight: Floats, share: float) -> float:
    """A quantile of weights spread evenly around the values of an even grid."""
    import numpy as np

    half = (values[1] - values[0]) / 2
    edges = np.concatenate([[max(values[0] - half, 0.0)], values + half])
    return float(np.interp(share, np.concatenate([[0.0], np.cumsum(weight)]), edges))


def _days(number: float) -> str:
    return "a day" if number <= 1 else f"{number:.0f} days"
