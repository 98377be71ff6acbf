"""Fits the matcher's weights on the tuning part of the labelled pairs of reports.

python -m training.collate_weights

Reads the articles that the pairs stand in with the reader as it ships, so it is run
again whenever that changes; writes `collate.weights.json` and the manifest. Beside
the tuning part of `bench/report_pairs.csv` it uses `training/report_pairs_more.csv`:
further pairs of articles of that part, drawn evenly over an early fit's scores from
0.1 up, then, with articles of neither part, from 0.03 up and among those not compared
that share rare words, and labelled once; and the claims of ECB+'s topics (`collate_topics`).

Starts from START, weights set by hand, since the pairs are few; what is known to speak FOR
one event or AGAINST it may not come out the other way round. The threshold is the
lowest score from which the tuning pairs, each scored by weights fitted without its
part and without the articles in it, are right nine times in ten, since a wrong event
is worse than two for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.report_pairs import Claims, Pair, labelled
from bench.reports import precision_at
from chancery import collate
from chancery.assets.files import DATA
from chancery.collate.likeness import strangers
from training import collate_topics, manifest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
MORE = Path(__file__).with_name("report_pairs_more.csv")
PULL = 1.0
PARTS = 8
LEAST, RIGHT, SURE = 10, 0.9, 0.99  # pairs above the threshold, their share right; else SURE
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
# What was added later pulls the same way within a text and across, where it says anything.
START = {
    "near class": 0.7, "context": 2, "rarest context": 0.4, "context and class": 1.5,
    "context and near": 1, "context and day": 1, "party words": 0.8, "parties contained": 0.3,
    "countries contained": 0.5, "unsaid apart": -0.3, "half said apart": -0.5,
    "parties or none": 0.3, "gist and day": 1, "unlike word": -1, "all alike": 0.5, "twins": 1.5,
    "twins, other word": -2, "gist, other word": -1, "told a day apart": -0.5,
    "namesakes": -6,
}  # fmt: skip
FOR = (
    "same type;kindred type;same mode;same status;parties;countries;actors;recipients;shared name;"
    "same day;same place;same number;same trigger;same class;words;rarest word;gist;"
    "class and parties;words and day;gist and class;two shared;titles;rare words;trigger sense;"
    "sentence sense;article sense;sense and parties;same day and parties;trigger and gist;"
    "rare trigger;sense and gist;trigger and words;class and name;talks and name;talks and two;"
    "force and gist;force and class;speech and words;release and words;titles and class;"
    "sense and day;article and class;force, place and day;text and words;host named;one war;"
    "near class;context;rarest context;context and class;context and near;context and day;"
    "party words;parties contained;countries contained;gist and day;all alike;twins"
).split(";")
AGAINST = (
    "other type;other mode;other time;denied;countries apart;actors apart;recipients apart;"
    "turned round;other names;day apart;days apart;told apart;other place;other number;"
    "same sentence;counterparts differ;hosts apart;bare;bare and later;unsaid apart;"
    "half said apart;told a day apart;unlike word;twins, other word;gist, other word;gist apart;namesakes"
).split(";")
SIGNS = np.array([float(n in FOR) - float(n in AGAINST) for n in collate.FEATURES])


@dataclass(frozen=True, slots=True)
class Read:
    """Pairs of which both sides are read: their features, their labels and the articles."""

    pairs: list[Pair]
    values: collate.Floats
    same: collate.Floats
    across: collate.Bools
    one: collate.Bools  # both sides are one face
    met: collate.Bools

    @property
    def articles(self) -> list[set[str]]:
        return [{p.left.article, p.right.article} for p in self.pairs]

    def some(self, chosen: collate.Bools) -> tuple[collate.Floats, ...]:
        return self.values[chosen], self.same[chosen], self.across[chosen]


def read(pairs: list[Pair]) -> Read:
    claims = Claims(SHARED, [r for p in pairs for r in (p.left, p.right)])
    left, right, which = claims.rows(pairs)
    kept = [pairs[i] for i in which]
    texts = claims.sides.plain["text"]
    looked_at = ~strangers(claims.sides, left, right)
    return Read(
        kept, collate.features(claims.sides, left, right),
        np.array([float(p.first == "same") for p in kept]), texts[left] != texts[right],
        left == right, np.array([claims.met(p) for p in kept]) & looked_at,
    )  # fmt: skip


def matcher(parts: list[tuple[collate.Floats, ...]], threshold: float = 0.5) -> collate.Matcher:
    values, same, across = (np.concatenate(column) for column in zip(*parts, strict=True))
    tables = []
    for apart, hand in ((False, START_WITHIN), (True, START_ACROSS)):
        start = np.array([{**hand, **START}.get(name, 0.0) for name in collate.FEATURES])
        rows = across == apart
        made = collate.fit(values[rows], same[rows], start.astype(float), PULL, SIGNS)
        tables.append(dict(zip(collate.FEATURES, map(float, made), strict=True)))
    version = collate.version_of(*tables, threshold)
    return collate.Matcher(version, *tables, threshold)


def chances(one: collate.Matcher, held: Read) -> collate.Floats:
    total = (held.values * one.weights()[held.across.astype(int)]).sum(axis=1)
    made = 1.0 / (1.0 + np.exp(-np.clip(total, -30, 30)))
    return np.where(held.one, 1.0, made) * held.met


def left_out(tuning: Read, more: Read, topics: collate_topics.Pairs) -> collate.Floats:
    """Each tuning pair's score by weights fitted without the articles of its part."""
    edges = [tuple(sorted(a))[:: len(a) - 1 or 1] for a in tuning.articles]
    groups = collate.components(
        sorted({a for articles in tuning.articles for a in articles}),
        [(edge[0], edge[-1]) for edge in edges],
    )
    part = {article: i % PARTS for i, group in enumerate(groups) for article in group}
    parts = np.array([part[edge[0]] for edge in edges])
    scored = np.zeros(len(parts))
    for out in range(PARTS):
        mine = parts == out
        gone = {a for both, held in zip(tuning.articles, mine, strict=True) if held for a in both}
        kept = np.array([not (articles & gone) for articles in more.articles])
        fitted = matcher([tuning.some(~mine), more.some(kept), topics])
        scored[mine] = chances(fitted, tuning)[mine]
    return scored


def best_threshold(scored: collate.Floats, same: collate.Floats) -> float:
    """The lowest score from which enough are right; SURE where there is none."""
    for value in np.unique(np.round(scored, 2)):
        merged = scored >= value
        if merged.sum() >= LEAST and same[merged].mean() >= RIGHT:
            return float(value)
    return SURE


def main() -> None:
    tuning = read([p for p in labelled() if p.agreed and not p.held])
    more = read([p for p in labelled(MORE) if p.agreed])
    topics = collate_topics.judged(SHARED / "ecbplus")
    scored = left_out(tuning, more, topics)
    threshold = best_threshold(scored, tuning.same)
    every = np.ones(len(tuning.same), dtype=bool), np.ones(len(more.same), dtype=bool)
    made = matcher([tuning.some(every[0]), more.some(every[1]), topics], threshold)
    (DATA / "collate.weights.json").write_text(collate.dump(made), encoding="utf-8")
    manifest.main()
    found = [precision_at(scored, tuning.same, recall) for recall in (0.5, 0.75)]
    print(
        f"{len(tuning.same)} tuning pairs, {int(tuning.same.sum())} the same; {len(more.same)} more, "
        f"{len(topics[1])} of ECB+"
    )
    print(f"left out: precision {found[0]:.2f} at half, {found[1]:.2f} at three quarters")
    print(f"threshold {threshold}")


if __name__ == "__main__":
    main()
