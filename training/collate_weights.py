"""Fits the matcher's weights on the tuning half of the labelled pairs of reports.

python -m training.collate_weights

Starts from START, weights set by hand, since the pairs are few; writes
`collate.weights.json`. The threshold is the lowest score from which the tuning
pairs, each scored by weights fitted without its part, are right nine times in
ten, since a wrong event is worse than two for one.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bench.report_pairs import Claims, held_out, labelled
from chancery import collate
from chancery.assets.files import DATA

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
PULL = 8.0
PARTS = 8
START_WITHIN = {
    "always": -3.5, "same type": 1, "other type": -1, "same mode": 0.3, "other mode": -0.6,
    "same status": 0.3, "other time": -0.8, "parties": 1.5, "countries": 0.7,
    "countries apart": -2, "actors": 0.5, "actors apart": -0.8, "recipients": 0.5,
    "turned round": -0.5, "shared name": 0.5, "other names": -1, "same day": 0.5,
    "day apart": -0.5, "days apart": -1.5, "told apart": -1.5, "same place": 0.7,
    "other place": -1.2, "same number": 1, "other number": -0.5, "same trigger": 0.8,
    "same class": 1, "words": 1.5, "rarest word": 0.3, "same sentence": -1.5,
    "sentences apart": -0.5, "class and parties": 1, "speech": -1, "one war": 6,
}  # fmt: skip
START_ACROSS = {
    "always": -5, "same type": 1, "other type": -1, "same mode": 0.3, "other mode": -0.6,
    "same status": 0.3, "other time": -0.8, "parties": 2, "countries": 1, "countries apart": -2,
    "actors": 0.5, "actors apart": -0.8, "recipients": 0.5, "turned round": -0.3,
    "shared name": 1, "other names": -1, "same day": 1.2, "day apart": 0.3, "days apart": -1.5,
    "told apart": -1.2, "period": 0.2, "same place": 1.2, "other place": -1.5, "same number": 1,
    "other number": -0.5, "same trigger": 0.7, "same class": 0.8, "words": 3, "rarest word": 0.8,
    "gist": 4, "class and parties": 1, "words and day": 1, "gist and class": 1, "one war": 4,
    "hosts apart": -2, "host named": 0.5, "counterparts differ": -1, "speech": -1,
    "two shared": 0.5, "titles": 1, "trigger sense": 0.5, "article sense": 1,
    "bare": -2, "bare and later": -2,
}  # fmt: skip


def table(values, same, start):
    first = np.array([start.get(name, 0.0) for name in collate.FEATURES], dtype=float)
    made = collate.fit(values, same, first, PULL)
    return dict(zip(collate.FEATURES, map(float, made), strict=True))


def matcher(values, same, across, used, threshold=0.5):
    within = table(values[used & ~across], same[used & ~across], START_WITHIN)
    between = table(values[used & across], same[used & across], START_ACROSS)
    version = collate.version_of(within, between, threshold)
    return collate.Matcher(version, within, between, threshold)


def chances(one, values, across):
    total = (values * one.weights()[across.astype(int)]).sum(axis=1)
    return 1.0 / (1.0 + np.exp(-np.clip(total, -30, 30)))


def best_threshold(scored, same):
    """The lowest score from which nine in ten of at least ten are right; else 0.9."""
    for value in np.unique(np.round(scored, 2)):
        merged = scored >= value
        if merged.sum() >= 10 and same[merged].mean() >= 0.9:
            return float(value)
    return 0.99


def main() -> None:
    pairs = labelled()
    tuning = [p for p, held in zip(pairs, held_out(pairs), strict=True) if p.agreed and not held]
    claims = Claims(SHARED, [r for p in tuning for r in (p.left, p.right)])
    left, right, which = claims.rows(tuning)
    values = collate.features(claims.sides, left, right)
    texts = claims.sides.plain["text"]
    across = texts[left] != texts[right]
    same = np.array([float(tuning[i].first == "same") for i in which])
    part = np.arange(len(same)) % PARTS
    scored = np.zeros(len(same))
    for out in range(PARTS):
        fitted = matcher(values, same, across, part != out)
        scored[part == out] = chances(fitted, values, across)[part == out]
    scored[left == right] = 1.0
    threshold = best_threshold(scored, same)
    made = matcher(values, same, across, np.ones(len(same), dtype=bool), threshold)
    (DATA / "collate.weights.json").write_text(collate.dump(made), encoding="utf-8")
    print(f"{len(same)} tuning pairs, {int(same.sum())} the same; threshold {threshold}")


if __name__ == "__main__":
    main()
