"""Daily counts of the 300 busiest pairs, forecast one day ahead.

The data: a folder in the form of the forecasting benchmarks of temporal graphs
(train.txt, valid.txt and test.txt, or only the first and one of the others; each
line "subject relation object day"). Coefficients are fitted on train alone; what
follows is scored day by day, each day from the days before it. Climatology is
each pair's distribution of daily counts in train. The exponentially weighted
negative binomial has its weight and its dispersion (one for all pairs, or one a
pair) chosen by CRPS on the last fifth of train.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.common import BenchError, Outcome, existing, read_text
from bench.count_scores import scores, uniformity
from chancery.follow import counts as model
from chancery.follow import negbin

PAIRS = 300
WEIGHT_SPANS = (2.0, 3.0, 4.0, 6.0, 9.0, 13.0, 25.0)  # half-lives tried, in days
SIZES = np.exp(np.linspace(-1.5, 3.0, 19))
Events = Any  # an array of subject, relation, object, day


@dataclass(frozen=True, slots=True)
class Corpus:
    """Events before and after the split, the days counted in steps of one."""

    events: Events
    days: int
    fitted: int


def run(data: Path) -> Outcome:
    """Fit on train, score what follows."""
    corpus = load(data)
    history = tabulate(corpus)
    known = history.counts[:, corpus.fitted :].ravel()
    climate = climatology(history.counts, corpus.fitted).mean()
    weighted = scores(*weighted_negbin(history.counts, corpus.fitted), known)[0].mean()
    mean, size = model.CountModel.fit(history, corpus.fitted).predict(history)
    ahead = (table[:, corpus.fitted :].ravel() for table in (mean, size))
    crps, below, upto = scores(*ahead, known)
    score = float(crps.mean())
    split = (
        f"  {len(history.counts)} pairs; fitted on {corpus.fitted} days, "
        f"scored on {corpus.days - corpus.fitted}"
    )
    return {
        "n": len(known),
        "measures": {
            "crps": score,
            "crps_climatology": float(climate),
            "crps_ewma": float(weighted),
            "gain_climatology": 1 - score / float(climate),
            "gain_ewma": 1 - score / float(weighted),
            "pit_ks": uniformity(below, upto),
        },
        "notes": [
            split,
            "  probability integral transform, share of each tenth (0.100 where calibrated):",
            "  " + " ".join(f"{share:.3f}" for share in tenths(below, upto)),
        ],
    }


def load(folder: Path) -> Corpus:
    """The splits of a folder, days from train's first."""
    train = _split(existing(folder) / "train.txt")
    later = [
        _split(folder / f"{n}.txt") for n in ("valid", "test") if (folder / f"{n}.txt").exists()
    ]
    if not later:
        raise BenchError(f"{folder}: no valid.txt and no test.txt; expected one to score on")
    after = np.concatenate(later)
    step = _step(train[:, 3])
    events = np.concatenate([train, after])
    first = events[:, 3].min()
    events[:, 3] = (events[:, 3] - first) // step
    fitted = int((train[:, 3].max() - first) // step) + 1
    events = events[(events[:, 3] < fitted) | (np.arange(len(events)) >= len(train))]
    return Corpus(events, int(events[:, 3].max()) + 1, fitted)


def _split(path: Path) -> Events:
    rows = []
    for number, line in enumerate(read_text(existing(path)).splitlines(), start=1):
        if not line.strip():
            continue
        cells = line.split()
        try:
            rows.append([int(cell) for cell in cells[:4]])
        except ValueError:
            rows.append([])
        if len(rows[-1]) < 4:
            raise BenchError(
                f"{path}:{number}: {line!r}; expected four numbers: subject relation object day"
            )
    if not rows:
        raise BenchError(f"{path}: empty; expected lines of subject relation object day")
    return np.array(rows, dtype=np.int64)


def _step(days: Events) -> int:
    """The unit of the days: some distributions count hours, in steps of 24."""
    gaps = np.diff(np.unique(days))
    return int(np.gcd.reduce(gaps)) if len(gaps) else 1


def tabulate(corpus: Corpus) -> model.History:
    """Daily counts of the busiest ordered pairs of two different actors in train."""
    who = int(corpus.events[:, [0, 2]].max()) + 1
    actor, recipient, day = corpus.events[:, 0], corpus.events[:, 2], corpus.events[:, 3]
    keys = actor * who + recipient
    train = keys[(day < corpus.fitted) & (actor != recipient)]
    found, number = np.unique(train, return_counts=True)
    busiest = found[np.argsort(-number, kind="stable")[:PAIRS]]
    pairs = (busiest // who, busiest % who)
    counts = _table(keys, day, busiest, corpus.days)
    done, met = (
        _table(side, day, np.arange(who), corpus.days, members)
        for side, members in ((actor, np.unique(pairs)), (recipient, np.unique(pairs)))
    )
    around = (done[pairs[0]] - counts, met[pairs[1]] - counts, done[pairs[1]], met[pairs[0]])
    reverse = _table(keys, day, pairs[1] * who + pairs[0], corpus.days)
    return model.History(counts, reverse, around)


def _table(keys: Events, day: Events, rows: Events, days: int, only: Events = None) -> Any:
    """Counts by row and day; with `only`, of those rows alone, the others being left at 0."""
    order = np.argsort(rows, kind="stable")
    at = np.minimum(np.searchsorted(rows, keys, sorter=order), len(rows) - 1)
    fits = rows[order[at]] == keys
    if only is not None:
        fits &= np.isin(keys, only)
    table = np.zeros((len(rows), days), dtype=np.float32)
    np.add.at(table, (order[at[fits]], day[fits]), 1)
    return table


def climatology(counts: Any, fitted: int) -> Any:
    """CRPS of each pair's own distribution of daily counts in train."""
    found = []
    for row in counts:
        top = int(row.max()) + 2
        share = np.cumsum(np.bincount(row[:fitted].astype(int), minlength=top)[:top]) / fitted
        later = row[fitted:, None]
        found.append(((share[None] - (np.arange(top) >= later)) ** 2).sum(1))
    return np.concatenate(found)


def weighted_negbin(counts: Any, fitted: int) -> tuple[Any, Any]:
    """Mean and size of the rival for every pair and day after train."""
    tuning = slice(fitted - fitted // 5, fitted)
    best: tuple[float, Any, Any] | None = None
    for span in WEIGHT_SPANS:
        mean = np.maximum(model.smoothed(counts, span, counts[:, :fitted].mean(1)), 0.02)
        early = slice(model.BURN_IN, tuning.start)
        for each in (False, True):
            chosen = _sizes(counts[:, early], mean[:, early], each)
            size = np.broadcast_to(chosen[:, None], mean.shape)
            score = scores(
                mean[:, tuning].ravel(), size[:, tuning].ravel(), counts[:, tuning].ravel()
            )[0].mean()
            if best is None or score < best[0]:
                best = float(score), mean, each
    assert best is not None
    _, mean, each = best
    early = slice(model.BURN_IN, fitted)
    chosen = _sizes(counts[:, early], mean[:, early], each)
    size = np.broadcast_to(chosen[:, None], mean.shape)
    return mean[:, fitted:].ravel(), size[:, fitted:].ravel().copy()


def _sizes(counts: Any, mean: Any, each: bool) -> Any:
    """The likeliest size, for each pair or for all."""
    likely = np.stack([negbin.log_likelihood(counts, mean, s).sum(1) for s in SIZES], axis=1)
    if not each:
        likely = np.broadcast_to(likely.sum(0), likely.shape)
    return SIZES[np.argmax(likely, axis=1)]


def tenths(below: Any, upto: Any) -> list[float]:
    """The share of the transform's mass in each tenth of 0 to 1."""
    width = np.maximum(upto - below, 1e-12)
    edges = np.linspace(0, 1, 11)
    upto_edge = [np.clip((edge - below) / width, 0, 1).mean() for edge in edges]
    return [float(share) for share in np.diff(upto_edge)]
