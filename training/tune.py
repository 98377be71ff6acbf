"""Fits thresholds and calibration on documents that are neither training nor development.

`python -m training.tune --data ../shared/data`. Writes `reader.json` beside the
weights. Thresholds are searched one after the other, each for the measure that
it serves, those of attributions on PolNeAR's tuning part; the calibration is a
logistic regression from the heads' scores to whether the claim was matched,
fitted after the thresholds.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench import polnear
from bench.claims_data import Document, Item, Source, as_gold, as_read, day_of, load
from bench.claims_match import match, same_type
from bench.claims_score import gather, score
from bench.common import Tally
from chancery import assets
from chancery.model import Article
from chancery.read import Reader
from chancery.read.decode import Decoder
from chancery.read.encoder import Heads
from chancery.read.settings import SETTINGS, Settings, settings
from chancery.read.windows import Window
from chancery.resolve import Resolver
from chancery.resolve.confidence import LEAST, PLAIN, WEIGHTS, features
from training import corpora
from training.claims import texts
from training.documents import bucket

ROOT = Path(__file__).parent
Floats = npt.NDArray[np.float64]
FEATURES = ("trigger", "type", "actor", "no_actor", "recipient", "no_recipient", "status")
CUTS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
ALIKE = 0.003  # of F1, a quarter of its standard error over the tuning documents
FOLDS = 5
Pair = tuple[Sequence[Item], list[Item]]  # gold and read claims of one text
# threshold, the measure it serves, and the values tried
SEARCH = [
    ("trigger", "f1", np.arange(0.3, 0.7, 0.05)),
    ("also", "f1", np.arange(0.4, 0.91, 0.1)),
    ("also_actor", "f1", np.arange(0.3, 0.76, 0.05)),
    ("also_recipient", "f1", np.arange(0.2, 0.66, 0.05)),
    ("also_joint", "f1", np.arange(0.2, 0.66, 0.05)),
    ("actor", "f1", np.arange(0.3, 0.7, 0.05)),
    ("recipient", "f1", np.arange(0.3, 0.7, 0.05)),
    ("partner", "f1", np.arange(0.1, 0.6, 0.05)),
    ("account", "accounts", np.arange(0.3, 0.75, 0.1)),
    ("source", "accounts", np.arange(0.2, 0.65, 0.1)),
    ("also_source", "accounts", np.arange(0.4, 0.95, 0.1)),
    ("outer", "accounts", np.arange(0.2, 0.65, 0.1)),
    ("about", "about", np.arange(0.1, 0.6, 0.1)),
]
# those of attributions, each for the mean of PolNeAR's measures
SEARCH_SAID = [("says", np.arange(0.4, 0.85, 0.1)), ("said", np.arange(0.3, 0.75, 0.05))]


@dataclass(frozen=True, slots=True)
class Recording(Settings):
    """Settings that keep what they were asked to calibrate."""

    def confidence(self, features: dict[str, float]) -> float:
        SEEN.append([features[name] for name in FEATURES])
        return Settings.confidence(self, features)


SEEN: list[list[float]] = []


def tune_documents(data: Path) -> list[Document]:
    """The documents set apart for tuning, of the claims at hand and of those annotated since."""
    held = [d for d in load(data / "claims", "train") if bucket(d.name) == corpora.TUNE]
    return [*held, *grown_documents(data)]


def grown_documents(data: Path) -> Iterator[Document]:
    """Those of `training/claims` that training leaves out."""
    words, days = texts.load(data), texts.days()
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in sorted((ROOT / "claims").glob("*.jsonl")):
        for line in table.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if bucket(row["doc"]) == corpora.TUNE:
                rows.setdefault(row["doc"], []).extend([] if row.get("none") else [row])
    for doc, claims in rows.items():
        text = words[doc]
        for row in claims:
            row["trigger"] = text[row["trigger_start"] : row["trigger_end"]]
        yield Document(doc, text, day_of(days[doc]), tuple(as_gold(row) for row in claims))


class Trial:
    """Reads the tuning documents under different settings."""

    def __init__(self, documents: list[Document]) -> None:
        self.documents = documents
        self.reader = Reader(1)
        _remember(self.reader)
        self.resolver = Resolver(weights=PLAIN)
        self.rows: list[dict[str, float]] = []  # what the confidence of each claim rests on

    def pairs(self, chosen: Settings) -> Iterator[tuple]:
        SEEN.clear()
        self.rows.clear()
        self.reader._decoder = Decoder(chosen, chosen.version)  # noqa: SLF001
        articles = [Article(d.article.text, published=d.article.published) for d in self.documents]
        seen: list[list[float]] = []
        for document, reading in zip(self.documents, self.reader.read(articles), strict=True):
            claims = self.resolver.resolve(reading).claims
            if SEEN:  # the resolver makes one claim of two words for one event
                asked = dict(zip((c.id for c in reading.claims), SEEN, strict=True))
                seen += [asked[c.id] for c in claims]
                SEEN.clear()
            self.rows += features(claims)
            yield document.gold, [as_read(c) for c in claims]
        SEEN[:] = seen

    def measure(self, chosen: Settings, name: str) -> float:
        pairs = list(self.pairs(chosen))
        return told(pairs) if name == "accounts" else score(pairs)[name] or 0.0


def told(pairs: Sequence[Pair]) -> float:
    """The share of claims found, by type and word, whose accounts are right: who, stance, through whom.

    Whether the claim's own parties are right is not asked, and chains are not
    counted apart: too few of either would decide.
    """
    right = [
        _voices(gold[g]) == _voices(read[r])
        for gold, read in pairs
        for g, r in match(gold, read, same_type).items()
    ]
    return sum(right) / max(1, len(right))


def _voices(item: Item) -> Counter[tuple[Source, str, Source | None]]:
    held = item.voices
    return Counter(
        (v.source, v.stance, None if v.via is None else held[v.via].source) for v in held
    )


class Hearing:
    """Reads PolNeAR's tuning texts under different settings."""

    def __init__(self, data: Path) -> None:
        self.documents = [d for d in corpora.polnear(data) if d.split == "tune"]
        self.reader = Reader(1)
        _remember(self.reader)

    def measure(self, chosen: Settings) -> float:
        self.reader._decoder = Decoder(chosen, chosen.version)  # noqa: SLF001
        tallies: dict[str, Tally] = {}
        readings = self.reader.read(Article(d.text) for d in self.documents)
        for document, reading in zip(self.documents, readings, strict=True):
            gold = [polnear.Parts(tuple(q.source), tuple(q.cue), tuple(q.content))
                    for q in document.quotations or []]  # fmt: skip
            said = [polnear.as_parts(a) for a in reading.attributions]
            for name, tally in polnear.score_text(document.text, gold, said).items():
                tallies[name] = tallies.get(name, Tally()) + tally
        return sum(t.f1 or 0.0 for t in tallies.values()) / len(tallies)


def _remember(reader: Reader) -> None:
    """Let the reader keep what the encoder said of each window: settings do not change it."""
    run, held = reader._encoder.run, dict[bytes, Heads]()  # noqa: SLF001

    def once(window: Window, marks: Sequence[int] = ()) -> Heads:
        key = np.array([*window.pieces.ids, -1, *marks], np.int32).tobytes()
        if key not in held:
            held[key] = run(window, marks)
        return held[key]

    reader._encoder.run = once  # type: ignore[method-assign]  # noqa: SLF001


def search(trial: Trial, hearing: Hearing, chosen: Settings) -> Settings:
    for name, values in SEARCH_SAID:
        chosen = best(chosen, name, values, hearing.measure)
    for name, served, values in SEARCH:
        chosen = best(chosen, name, values, partial(trial.measure, name=served))
    return chosen


def best(
    chosen: Settings, name: str, values: Floats, measure: Callable[[Settings], float]
) -> Settings:
    """The settings with the value of one threshold that measures best."""
    tried = [
        replace(chosen, thresholds={**chosen.thresholds, name: round(float(value), 3)})
        for value in values
    ]
    scored = [measure(one) for one in tried]
    # the middle of the plateau, not its luckiest point
    smooth = np.convolve(np.pad(scored, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
    found = tried[int(smooth.argmax())]
    print(f"{name} {found.threshold(name)} {max(scored):.3f}", flush=True)
    return found


def calibrate(trial: Trial, chosen: Settings) -> tuple[Settings, dict[str, float]]:
    """The reader's own confidence, then the claim's as a whole, each by a logistic regression."""
    plain = Recording(chosen.version, chosen.modes, chosen.thresholds, {})
    right = np.array([r for _, r in gather(list(trial.pairs(plain))).sure], float)
    print(f"calibrated on {len(right)} claims, {right.mean():.2f} of them right")
    known = replace(chosen, calibration=fitted(FEATURES, np.array(SEEN), right))
    pairs = list(trial.pairs(known))
    rows, names = list(trial.rows), tuple(trial.rows[0])
    whole = np.array([[row[name] for name in names] for row in rows])
    right = np.array([r for _, r in gather(pairs).sure], float)
    return known, {**fitted(names, whole, right), LEAST: least(pairs, names, whole, right)}


def least(pairs: list[Pair], names: tuple[str, ...], x: Floats, right: Floats) -> float:
    """The confidence to ask of a claim for the best F1, each text judged by weights fitted on others.

    On the texts that the weights were fitted on, a higher one than serves
    unseen texts would look best.
    """
    ends = np.cumsum([0, *(len(read) for _, read in pairs)])
    owner = np.repeat(np.arange(len(pairs)), np.diff(ends)) % FOLDS
    sure = np.zeros(len(x))
    for fold in range(FOLDS):
        weights = fitted(names, x[owner != fold], right[owner != fold])
        total = weights["bias"] + x @ np.array([weights[name] for name in names])
        sure[owner == fold] = (1.0 / (1.0 + np.exp(-total)))[owner == fold]
    scored = []
    for cut in CUTS:
        kept = [
            (gold, [r for i, r in enumerate(read) if sure[ends[d] + i] >= cut])
            for d, (gold, read) in enumerate(pairs)
        ]
        found = score(kept)
        scored.append(found["f1"] or 0.0)
        print(f"least {cut} f1 {scored[-1]:.3f} precision {found['precision']:.3f}", flush=True)
    smooth = np.convolve(np.pad(scored, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
    # precision first where F1 hardly tells them apart
    return max(cut for cut, f1 in zip(CUTS, smooth, strict=True) if f1 >= smooth.max() - ALIKE)


def fitted(names: Sequence[str], x: Floats, y: Floats) -> dict[str, float]:
    """Logistic regression by Newton's method on the penalised log-likelihood."""
    x = np.column_stack([np.ones(len(x)), x])
    weights = np.zeros(x.shape[1])
    penalty = np.diag([0.0, *[1.0] * len(names)])
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - y) + penalty @ weights
        weights -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty, gradient)
    return dict(zip(("bias", *names), (round(float(w), 4) for w in weights), strict=True))


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", type=Path, default=ROOT.parent.parent / "shared" / "data")
    asked = ask.parse_args()
    documents = tune_documents(asked.data)
    print(f"{len(documents)} documents", flush=True)
    trial = Trial(documents)
    chosen, whole = calibrate(trial, search(trial, Hearing(asked.data), settings()))
    assets.path(WEIGHTS).write_text(json.dumps(whole) + "\n")
    path = assets.path(SETTINGS)
    path.write_text(json.dumps({
        "version": chosen.version, "modes": list(chosen.modes),
        "thresholds": chosen.thresholds, "calibration": chosen.calibration,
    }, indent=1) + "\n")  # fmt: skip


if __name__ == "__main__":
    main()
