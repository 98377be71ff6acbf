"""Change points: planted in made series, and two that happened, in ICEWS.

The made series are weekly Goldstein sums of ten years. Events a week are negative
binomial around a rate that drifts (a random walk), clusters (correlated weeks) and
flares up now and then for one to three weeks; each event is a conflict or not with
a share that drifts and clusters too, and has a Goldstein value drawn from those of
the given data's events between countries. A planted break moves rate and share at
once and for good, so that the expected sum moves by 2 to 3.5 standard deviations
of a week. Half the series have one to three breaks, the others none. Thresholds
were chosen on series of other seeds.

What happened: weekly sums of all events between two countries, both ways. India and
Pakistan renewed their ceasefire on 29 May 2018; the weeks of threats and cut aid
between the United States and Pakistan ended in March 2018.
"""

from __future__ import annotations

import csv
import itertools
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from bench.common import CORPORA, BenchError, Outcome, existing, harmonic, read_text
from bench.imports import _home
from chancery.follow import changes
from chancery.follow.explaining import drivers
from chancery.follow.series import Happening, series

SEED = 2018
MADE = 60  # series
WEEKS = 520
NEAR = 4  # weeks that a break may be off
APART = 39  # weeks between planted breaks
SIZES = (2.0, 3.5)  # of a break, in standard deviations of a week
YEARS = WEEKS / 52
HAPPENED = {
    "india_pakistan": ("IND", "PAK", (2018, 5)),
    "us_pakistan": ("USA", "PAK", (2018, 3)),
}
Values = Any


@dataclass(frozen=True, slots=True)
class Marks:
    """Goldstein values of events that are conflict, and of those that are not."""

    conflict: Values
    rest: Values


@dataclass(frozen=True, slots=True)
class Made:
    """A made series and the weeks of its planted breaks."""

    values: Values
    breaks: tuple[int, ...]


def run(data: Path) -> Outcome:
    """Planted breaks, then those that happened."""
    told = events(data)
    values = np.array([one.goldstein for pair in told.values() for one in pair])
    made = [one_series(SEED + n, Marks(values[values < 0], values[values >= 0]), n % 2)
            for n in range(MADE)]  # fmt: skip
    measures, lines = planted(made)
    for name, (left, right, month) in HAPPENED.items():
        hit, found = happened(told.get(frozenset((left, right)), []), month)
        measures[name] = float(hit)
        lines += [f"  {name}:", *found]
    return {"n": len(made), "measures": measures, "notes": lines}


def planted(made: list[Made]) -> tuple[dict[str, float | None], list[str]]:
    """How many planted breaks were found, and how many found were not planted."""
    right = wrong = quiet = covered = 0
    for one in made:
        left = list(changes.find(one.values))
        for at in one.breaks:
            near = [found for found in left if abs(found.index - at) <= NEAR]
            if near:
                best = min(near, key=lambda found: abs(found.index - at))
                covered += best.low <= at <= best.high
                left.remove(best)
                right += 1
        wrong += len(left)
        quiet += 0 if one.breaks else len(left)
    gold = sum(len(one.breaks) for one in made)
    precision, recall = right / max(right + wrong, 1), right / max(gold, 1)
    without = sum(not one.breaks for one in made)
    measures: dict[str, float | None] = {
        "f1": harmonic(precision, recall),
        "precision": precision,
        "recall": recall,
        "false_alarms": wrong / len(made) * 10 / YEARS,
        "false_alarms_quiet": quiet / max(without, 1) * 10 / YEARS,
        "interval_coverage": covered / max(right, 1),
    }
    return measures, [f"  {len(made)} series, {without} without a break; {gold} breaks planted"]


def one_series(seed: int, marks: Marks, with_breaks: int) -> Made:
    """Ten years of weekly Goldstein sums."""
    chance = np.random.default_rng(seed)
    rate, share = np.log(chance.uniform(6, 40)), chance.uniform(-1, 1)
    size, noise = chance.uniform(2.5, 6), chance.uniform(0.15, 0.35, 2)
    correlation = chance.uniform(0.2, 0.6)
    rates, shares = np.full(WEEKS, rate), np.full(WEEKS, share)
    breaks = _places(chance, int(chance.integers(1, 4)) if with_breaks else 0)
    for at in breaks:
        old = rates[at - 1], shares[at - 1]
        rates[at:], shares[at:] = _shifted(chance, old, marks, size, noise)
    rates += _wandering(chance, correlation, noise[0])
    shares += _wandering(chance, correlation, noise[1])
    for at in np.flatnonzero(chance.random(WEEKS) < 1 / 80):
        lasting = slice(at, at + int(chance.integers(1, 4)))
        rates[lasting] += chance.uniform(0.7, 1.5)
        shares[lasting] += chance.choice([-1, 1]) * chance.uniform(0, 1.5)
    number = chance.poisson(np.exp(rates) * chance.gamma(size, 1 / size, WEEKS))
    hostile = chance.binomial(number, 1 / (1 + np.exp(-shares)))
    sums = [
        chance.choice(marks.conflict, bad).sum() + chance.choice(marks.rest, whole - bad).sum()
        for bad, whole in zip(hostile, number, strict=True)
    ]
    return Made(np.array(sums), tuple(breaks))


def _places(chance: Any, number: int) -> list[int]:
    while True:
        found = sorted(int(at) for at in chance.integers(26, WEEKS - 26, number))
        if all(b - a >= APART for a, b in itertools.pairwise(found)):
            return found


def _wandering(chance: Any, correlation: float, spread: float) -> Values:
    """Drift, and on it what clusters from week to week."""
    drift: Values = np.cumsum(chance.normal(0, 0.15 / 52**0.5, WEEKS))
    shocks = chance.normal(0, spread * (1 - correlation**2) ** 0.5, WEEKS)
    found = np.empty(WEEKS)
    state = chance.normal(0, spread)
    for week in range(WEEKS):
        state = correlation * state + shocks[week]
        found[week] = state
    return drift + found


def _shifted(chance: Any, old: tuple[float, float], marks: Marks, size: float, noise: Any) -> Any:
    """A new rate and share that move the expected sum by as much as was wished for."""
    wanted = chance.uniform(*SIZES)
    best = (np.inf, old)
    for _ in range(4_000):
        new = (
            np.clip(old[0] + chance.normal(0, 0.7), np.log(5), np.log(80)),
            chance.uniform(-3, 3),
        )
        (before, spread), (after, wider) = (_moments(one, marks, size, noise) for one in (old, new))
        off = abs(abs(after - before) / (0.5 * (spread + wider)) - wanted)
        if off < best[0]:
            best = off, new
        if off < 0.1:
            break
    return best[1]


def _moments(level: tuple[float, float], marks: Marks, size: float, noise: Any) -> Any:
    """Mean and standard deviation of a week's sum."""
    rate, share = np.exp(level[0]), 1 / (1 + np.exp(-level[1]))
    bad, good = marks.conflict.mean(), marks.rest.mean()
    mean = share * bad + (1 - share) * good
    square = share * (marks.conflict**2).mean() + (1 - share) * (marks.rest**2).mean()
    spread = rate * square + (rate * mean) ** 2 * (1 / size + noise[0] ** 2)
    spread += (rate * (bad - good) * share * (1 - share) * noise[1]) ** 2
    return rate * mean, spread**0.5


def events(folder: Path) -> dict[frozenset[str], list[Happening]]:
    """A benchmark folder's events between two countries, by the two, its splits together."""
    from chancery.ingest.datasets import parties

    names = dict(_table(folder / "entity2id.tsv"))
    relations = dict(_table(folder / "relation2id.tsv"))
    told_by = existing(folder / "dates.json")
    first = date.fromisoformat(json.loads(read_text(told_by))["day0"])
    values = _goldstein()
    home = {id_: parties.country(_home(name), "name") for id_, name in names.items()}
    found: dict[frozenset[str], list[Happening]] = {}
    for split in ("train", "valid", "test"):
        if not (folder / f"{split}.txt").exists():
            continue
        for number, line in enumerate(read_text(folder / f"{split}.txt").splitlines()):
            actor, relation, recipient, day = line.split()[:4]
            sides = home.get(actor), home.get(recipient)
            if None in sides or sides[0] == sides[1]:
                continue
            kind = relations[relation]
            one = Happening(
                f"{split}:{number}", first + timedelta(days=int(day)), None, None,
                values.get(kind.lower(), 0.0), label=kind, what=f"{names[actor]} → {names[recipient]}",
            )  # fmt: skip
            found.setdefault(frozenset(map(str, sides)), []).append(one)
    return found


def _table(path: Path) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in read_text(existing(path)).splitlines() if line.strip()]
    if any(len(row) < 2 for row in rows):
        raise BenchError(f"{path}: expected a number, a tab and a name on each line")
    ahead = all(row[0].isdigit() for row in rows)  # some distributions have the name first
    return [(row[0], row[1]) if ahead else (row[1], row[0]) for row in rows]


def _goldstein() -> dict[str, float]:
    """Values by the name of the CAMEO code; a name of several codes has the first one's."""
    found: dict[str, float] = {}
    with existing(CORPORA / "scales" / "goldstein_mappings.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            found.setdefault(row["name"].lower(), float(row["goldstein"]))
    return found


def happened(told: list[Happening], month: tuple[int, int]) -> tuple[bool, list[str]]:
    """Whether a change is found in the month that is known, and every change in words."""
    weeks = series(told, "icews", "week")
    starts = [point.start for point in weeks.points]
    found = changes.find(weeks.values("goldstein_sum"))
    lines = []
    for n, one in enumerate(found):
        ends = (
            starts[found[n - 1].index] if n else starts[0],
            starts[found[n + 1].index] - timedelta(days=1) if n + 1 < len(found)
            else starts[-1] + timedelta(days=6),
        )  # fmt: skip
        why = drivers(told, starts[one.index], ends, lambda event: event.goldstein or 0.0)
        lines.append(
            f"    week of {starts[one.index]} (90% {starts[one.low]} to {starts[one.high]}), median "
            f"{one.before:.0f} to {one.after:.0f}, p {one.p_value:.3f}"
        )
        lines += [f"      {s.kind}: {s.before:.1f} to {s.after:.1f} a week" for s in why.kinds]
        lines += [f"      began {e.day} {e.label}: {e.what}" for e in why.began]
        lines += [f"      ended {e.day} {e.label}: {e.what}" for e in why.ended]
    hit = any((starts[one.index].year, starts[one.index].month) == month for one in found)
    return hit, lines or ["    no change"]
