"""Do two reports tell one event? Pairs of news and official texts, labelled twice by reading them.

`report_pairs.csv` holds where the reports stand and both labels, no words. The
`hard` ones were mostly drawn evenly over the scores of an early matcher: the same
parties and type on other days, one event in two sides' words, follow-ups, parts of
one speech. For the `plain` ones claims of the news were drawn by chance, each with
one of those most like it in the words of its sentence within three weeks, two in
three times the first. No article is in both the tuning part, which weights are fitted
on, and the part that is measured.

`precision_at_75`: the best precision at a recall of 0.75 or more over pairs that
both readings call the same; a pair of which a side is not read, or that blocking
does not bring together, counts as scored 0. `precision_at_75_hard` and
`precision_at_75_plain` are of these alone, `precision_at_75_read` of those of which the
reader finds both sides today, which is what a record asks the matcher. `agreement`: pairs
on which both readings say the same. `merged_precision`, `merged_recall`: at the shipped threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.common import Outcome
from bench.report_pairs import Claims, Pair, labelled
from chancery import collate

RECALL = 0.75


def scores(claims: Claims, pairs: Sequence[Pair], matcher: collate.Matcher) -> collate.Floats:
    """The matcher's score of each pair; 0 where the two would not be compared."""
    left, right, which = claims.rows(pairs)
    found = np.zeros(len(pairs))
    if which:
        found[which] = matcher.scores(claims.sides, left, right)
    return np.where([claims.met(pair) for pair in pairs], found, 0.0)


def precision_at(scored: collate.Floats, same: collate.Floats, recall: float) -> float:
    """The best precision of those thresholds at which so many of the same are found."""
    order = np.argsort(-scored, kind="stable")
    right = np.cumsum(same[order])
    precision = right / np.arange(1, len(same) + 1)
    # Pairs of one score are taken together.
    last = np.append(np.diff(scored[order]) != 0, True)
    enough = last & (right / max(same.sum(), 1) >= recall)
    return float(precision[enough].max()) if enough.any() else 0.0


def run(data: Path, *, split: str = "dev") -> Outcome:
    """Score the held-out pairs (`dev`), the tuning pairs (`train`) or all."""
    pairs = labelled()
    chosen = [
        pair for pair in pairs if pair.agreed and (split == "all" or pair.held == (split == "dev"))
    ]
    claims = Claims(data, [r for pair in chosen for r in (pair.left, pair.right)])
    matcher = collate.shipped()
    scored = scores(claims, chosen, matcher)
    same = np.array([float(pair.first == "same") for pair in chosen])
    hard = np.array([pair.drawn == "hard" for pair in chosen])
    merged = scored >= matcher.threshold
    read = np.array([bool(claims.told(p.left) and claims.told(p.right)) for p in chosen])
    unmet = sum(not claims.met(p) for p in chosen if p.first == "same")
    agree = sum(pair.first == pair.second for pair in pairs) / len(pairs)
    return {
        "n": len(chosen),
        "measures": {
            "precision_at_75": precision_at(scored, same, RECALL),
            "precision_at_75_hard": precision_at(scored[hard], same[hard], RECALL),
            "precision_at_75_plain": precision_at(scored[~hard], same[~hard], RECALL),
            "precision_at_75_read": precision_at(scored[read], same[read], RECALL),
            "precision_at_50": precision_at(scored, same, 0.5),
            "merged_precision": float(same[merged].mean()) if merged.any() else None,
            "merged_recall": float(same @ merged / max(same.sum(), 1)),
            "agreement": agree,
        },
        "notes": [
            f"  {int(same.sum())} of {len(chosen)} pairs are the same event",
            f"  of {int(hard.sum())} hard pairs {int(same[hard].sum())}",
            f"  labelled twice: {len(pairs)}, agreed on: {sum(p.agreed for p in pairs)}",
            f"  a side not read today: {int((~read).sum())}, of them the same: {int(same[~read].sum())}",
            f"  same but never compared: {unmet}",
        ],
    }
