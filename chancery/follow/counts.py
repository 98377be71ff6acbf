"""One-step-ahead forecasts of daily counts for many dyads at once.

A negative binomial whose mean and dispersion are log-linear in what was known
the evening before: the dyad's own count smoothed over five spans, the reverse
dyad's, how busy its two members have been with everybody else, the weekday and
the dyad's own week. One set of coefficients for all dyads, so that a dyad of few
events borrows from the rest; fitted by penalised maximum likelihood.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from chancery.errors import UsageError
from chancery.follow.negbin import digamma, log_likelihood

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

OWN_SPANS = (1.0, 3.0, 7.0, 20.0, 60.0)  # half-lives in days
REVERSE_SPANS = (1.5, 10.0)
BUSY_SPANS = (1.5, 50.0)  # lately against usually
WEEK = 7
BURN_IN = 28  # first days, not fitted: the smoothed counts have yet to settle
ROUNDS = 40
ENOUGH = 0.05  # gain in log likelihood below which fitting stops
_OFFSET = 0.1  # events a day, so that nothing has a logarithm
_PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class History:
    """Daily counts, one row a dyad and one column a day.

    `reverse` counts recipient to actor; `around` has four tables like them: what the
    actor did to others, what others did to the recipient, what the recipient did
    and what was done to the actor.
    """

    counts: Floats
    reverse: Floats
    around: tuple[Floats, Floats, Floats, Floats]

    @property
    def days(self) -> int:
        """How many days it covers."""
        return int(self.counts.shape[1])


def smoothed(counts: Floats, half_life: float, start: Floats) -> Floats:
    """Exponentially weighted means of what came before each day; `start` stands before the first."""
    import numpy as np

    weight = 1 - 0.5 ** (1 / half_life)
    found = np.empty_like(counts, dtype=float)
    state = start.astype(float)
    for day in range(counts.shape[1]):
        found[:, day] = state
        state = state + weight * (counts[:, day] - state)
    return found


@dataclass(frozen=True, slots=True)
class CountModel:
    """Coefficients of the mean and of the dispersion, fitted on the first `fitted` days."""

    mean: Floats
    size: Floats
    fitted: int

    @classmethod
    def fit(cls, history: History, days: int) -> CountModel:
        """Fit on the first `days` days of a history; raises UsageError for fewer than 8 weeks."""
        if days < 2 * BURN_IN or days > history.days:
            raise UsageError(
                f"{days} days to fit counts on, of {history.days}: expected {2 * BURN_IN} or more"
            )
        table = features(history, days)[:, BURN_IN:days]
        known = history.counts[:, BURN_IN:days].ravel().astype(float)
        mean, size = _fitted(table.reshape(-1, table.shape[-1]), known)
        return cls(mean, size, days)

    def predict(self, history: History) -> tuple[Floats, Floats]:
        """Mean and size for each dyad and day, each from the days before it alone."""
        import numpy as np

        table = features(history, self.fitted)
        mean = np.exp(np.clip(table @ self.mean, -9, 7))
        size = np.exp(np.clip(_spread(table) @ self.size, -4, 6))
        return mean, size


def features(history: History, fitted: int) -> Floats:
    """What was known before each day: dyads by days by features, the constant last.

    Long-run means are taken over the first `fitted` days alone.
    """
    import numpy as np

    counts = history.counts.astype(float)
    usual = counts[:, :fitted].mean(1)
    columns = [np.log(smoothed(counts, span, usual) + _OFFSET) for span in OWN_SPANS]
    before = history.reverse[:, :fitted].mean(1)
    columns += [np.log(smoothed(history.reverse, span, before) + _OFFSET) for span in REVERSE_SPANS]
    for table in history.around:
        level = table[:, :fitted].mean(1)
        lately, usually = (smoothed(table, span, level) for span in BUSY_SPANS)
        columns.append(np.log(lately + 0.3) - np.log(usually + 0.3))
    columns.append(
        np.log(_same_weekday(counts, usual) + _OFFSET)
        - np.log(smoothed(counts, 4 * WEEK, usual) + _OFFSET)
    )
    weekday = np.arange(counts.shape[1]) % WEEK
    columns += [np.broadcast_to(weekday == d, counts.shape).astype(float) for d in range(WEEK - 1)]
    columns.append(np.ones_like(counts))
    return np.stack(columns, axis=-1)


def _same_weekday(counts: Floats, start: Floats) -> Floats:
    """The smoothed count of the same weekday in the weeks before."""
    import numpy as np

    found = np.empty_like(counts)
    for day in range(min(WEEK, counts.shape[1])):
        found[:, day::WEEK] = smoothed(counts[:, day::WEEK], 4.0, start)
    return found


def _spread(table: Floats) -> Floats:
    """The features that dispersion depends on: own counts, weekdays, constant."""
    import numpy as np

    width = table.shape[-1]
    chosen: Sequence[int] = [*range(len(OWN_SPANS)), *range(width - WEEK, width)]
    found: Floats = np.take(table, chosen, axis=-1)
    return found


def _fitted(table: Floats, counts: Floats) -> tuple[Floats, Floats]:
    """Newton's steps for the mean and scoring steps for the dispersion, in turn."""
    import numpy as np

    wide = _spread(table)
    mean, size = np.zeros(table.shape[1]), np.zeros(wide.shape[1])
    mean[-1] = math.log(max(float(counts.mean()), 1e-6))
    loss = np.full(table.shape[1], _PENALTY)
    loss[-1] = 0.0

    def gain(b: Floats, c: Floats) -> float:
        mu, r = np.exp(np.clip(table @ b, -9, 7)), np.exp(np.clip(wide @ c, -4, 6))
        kept = (loss * b * b).sum() + _PENALTY * (c * c).sum()
        return float(log_likelihood(counts, mu, r).sum() - 0.5 * kept)

    now = gain(mean, size)
    for _ in range(ROUNDS):
        before = now
        mu, r = np.exp(np.clip(table @ mean, -9, 7)), np.exp(np.clip(wide @ size, -4, 6))
        slope = table.T @ (r * (counts - mu) / (r + mu)) - loss * mean
        bend = (table * (r * mu / (r + mu))[:, None]).T @ table + np.diag(loss + 1e-9)
        mean, now = _uphill(partial(gain, c=size), mean, np.linalg.solve(bend, slope), now)
        mu = np.exp(np.clip(table @ mean, -9, 7))
        each = r * (digamma(counts + r) - digamma(r) - np.log1p(mu / r) + 1)
        each -= r * (r + counts) / (r + mu)
        slopes = wide * each[:, None]
        bend = slopes.T @ slopes + _PENALTY * np.eye(len(size))
        step = np.linalg.solve(bend, slopes.sum(0) - _PENALTY * size)
        size, now = _uphill(partial(gain, mean), size, step, now)
        if now - before < ENOUGH:
            break
    return mean, size


def _uphill(
    gain: Callable[[Floats], float], at: Floats, step: Floats, now: float
) -> tuple[Floats, float]:
    """The step, halved until it gains."""
    share = 1.0
    while share > 1e-4:
        tried = gain(at + share * step)
        if tried >= now:
            return at + share * step, tried
        share /= 2
    return at, now
