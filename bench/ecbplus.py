"""Which event mentions tell one event, on ECB+: gold topics, the authors' sentences, singletons kept.

The matcher's weights are fitted on the other topics of 1 to 35 than HELD_OUT,
which are scored. `conll_f1_gold` and `baseline_f1` take the gold mentions: the
baseline makes one event of all mentions of a topic whose heads have one lemma.
`conll_f1_end_to_end` takes the claims that the reader finds in the same
sentences (`ecbplus_found.py`), compared by the matcher that ships, joined from LOOSE;
`baseline_end_to_end` is the same-lemma rule on those claims. CoNLL F1 is the mean of
MUC, B3 and CEAF-e.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.common import Outcome
from bench.coref_score import Counts, b3, ceaf, muc
from bench.ecbplus_data import Document, Mention, documents
from bench.ecbplus_found import read_topic
from bench.ecbplus_stories import about, stories
from chancery import collate
from chancery.collate.triggers import head as trigger_head
from chancery.collate.words import lemma, stem, stems, telling, tokens

HELD_OUT = (2, 5, 12, 18, 21, 23, 34, 35)
TRAINING = tuple(topic for topic in range(1, 36) if topic not in {*HELD_OUT, 15, 17})
PULL = 1.0
LIKELY = 0.35  # cosine of two triggers from which a pair of other words is worth fitting on
THRESHOLDS = (0.4, 0.45, 0.5)
LOOSE = 0.3  # mean score from which claims of one topic are one event; chosen on TRAINING
_SMALL = frozenset("up out down off in on into over away back to of for the a an by with".split())
Chains = list[frozenset[Hashable]]


def head(words: Sequence[str]) -> str:
    """The head of a mention: its first word that is no particle, of a noun group the last."""
    kept = [w for w in words if w.lower() not in _SMALL] or list(words)
    verbal = len(words) > 1 and words[-1].lower() in _SMALL
    return kept[0] if verbal else kept[-1]


def side(mention: Mention, document: Document, text: collate.Text) -> collate.Face:
    """The face of a gold mention: its head, its sentence's words and names, its article."""
    words = [document.words[i] for i in mention.tokens]
    inside = set(mention.tokens)
    around = [
        word
        for i, (word, at) in enumerate(zip(document.words, document.sentences, strict=True))
        if at == mention.sentence and i not in inside
    ]
    trigger = next(map(lemma, tokens(head(words))), head(words).lower())
    names = frozenset(stem(w) for word in around[1:] if word[:1].isupper() for w in tokens(word))
    return collate.Face(
        id=collate.digest(document.name, mention.number), text=text.id, sentence=mention.sentence,
        kind="event", mode=None, status="actual", denied=False, actors=names,
        recipients=frozenset(), actor_countries=frozenset(), recipient_countries=frozenset(),
        trigger=trigger, trigger_class=trigger_head(" ".join(words))[1] or trigger,
        words=telling(stems(" ".join(around))),
    )  # fmt: skip


class Topic:
    """The mentions of one topic as the matcher compares them, with the gold chains."""

    def __init__(self, listed: Sequence[Document]) -> None:
        told = stories(listed)
        texts = about(told)
        pairs = [(mention, document) for document in listed for mention in document.mentions]
        self.names: list[Hashable] = [(m.document, m.tokens) for m, _ in pairs]
        self.chains = [m.chain for m, _ in pairs]
        faces = [side(m, document, texts[document.name]) for m, document in pairs]
        self.lemmas = [face.trigger for face in faces]
        self.sides = collate.Sides(faces, {text.id: text for text in texts.values()})
        left, right = np.triu_indices(len(faces), 1)
        self.left, self.right = left.astype(np.int64), right.astype(np.int64)
        self.values = np.concatenate(
            [collate.features(self.sides, self.left[i : i + 20_000], self.right[i : i + 20_000])
             for i in range(0, len(self.left), 20_000)]
        )  # fmt: skip
        texts_of = self.sides.plain["text"]
        self.across = texts_of[self.left] != texts_of[self.right]
        story = {document.name: i for i, group in enumerate(told) for document in group}
        of = np.array([story[mention.document] for mention, _ in pairs])
        self.one_story = of[self.left] == of[self.right]
        chain = np.unique(self.chains, return_inverse=True)[1]
        columns = [collate.FEATURES.index(name) for name in ("trigger sense", "same trigger")]
        near, equal = (self.values[:, column] for column in columns)
        self.likely = ((near >= LIKELY) | (equal > 0)) & self.one_story
        self.same = (chain[self.left] == chain[self.right]).astype(float)

    def gold(self) -> Chains:
        """The annotators' events."""
        return grouped(zip(self.names, self.chains, strict=True))

    def baseline(self) -> Chains:
        """One event for each lemma."""
        return grouped(zip(self.names, self.lemmas, strict=True))

    def clusters(self, matcher: collate.Matcher) -> Chains:
        """The matcher's events."""
        weights = matcher.weights()[self.across.astype(int)]
        total = np.clip((self.values * weights).sum(axis=1), -30.0, 30.0)
        scores = np.where(self.likely, 1.0 / (1.0 + np.exp(-total)), 0.0)
        return made(self.names, self.left, self.right, scores, matcher.threshold)


def grouped(rows: Iterable[tuple[Hashable, Hashable]]) -> Chains:
    """Names that share a key."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for name, key in rows:
        found[key].add(name)
    return [frozenset(group) for group in found.values()]


def made(
    names: Sequence[Hashable], left: collate.Ints, right: collate.Ints, scores: collate.Floats,
    threshold: float,
) -> Chains:  # fmt: skip
    """The clusters of some scored pairs."""
    nodes = [f"{i:06d}" for i in range(len(names))]
    held = {
        (nodes[i], nodes[j]): float(score)
        for i, j, score in zip(left, right, scores, strict=True)
        if score >= 0.05
    }
    found = collate.cluster(nodes, held, threshold)
    return [frozenset(names[int(node)] for node in group) for group in found]


def fitted(topics: Sequence[Topic]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights for pairs of one document and of two, from pairs with some likeness."""
    tables = []
    for across in (False, True):
        values, told = [], []
        for topic in topics:
            chosen = (topic.across == across) & topic.likely
            values.append(topic.values[chosen])
            told.append(topic.same[chosen])
        start = np.zeros(len(collate.FEATURES))
        weights = collate.fit(np.concatenate(values), np.concatenate(told), start, PULL)
        tables.append(dict(zip(collate.FEATURES, map(float, weights), strict=True)))
    return tables[0], tables[1]


def matcher(topics: Sequence[Topic]) -> collate.Matcher:
    """The matcher fitted on some topics, with the threshold that serves them best."""
    within, across = fitted(topics)
    found = [collate.Matcher("ecbplus", within, across, t) for t in THRESHOLDS]
    return max(
        found, key=lambda one: score((t.gold(), t.clusters(one)) for t in topics[::3])["conll"]
    )


def score(pairs: Iterable[tuple[Chains, Chains]]) -> dict[str, float]:
    """F1 in percent of the three measures over all topics together, and their mean."""
    totals = {"muc": Counts(), "b3": Counts(), "ceaf": Counts()}
    for gold, found in pairs:
        totals["muc"] += muc(gold, found)
        totals["b3"] += b3(gold, found)
        totals["ceaf"] += _ceaf(gold, found)
    f1 = {name: 100 * counts.f1 for name, counts in totals.items()}
    return {**f1, "conll": sum(f1.values()) / 3}


def _ceaf(gold: Chains, found: Chains) -> Counts:
    """CEAF-e; clusters that are equal are paired at once, which leaves few to search among."""
    equal = set(gold) & set(found)
    rest = ceaf([c for c in gold if c not in equal], [c for c in found if c not in equal])
    sure = float(len(equal))
    return Counts(sure, sure, sure, sure) + rest


def end_to_end(
    listed: Sequence[Document], shipped: collate.Matcher, thresholds: Sequence[float]
) -> list[Chains]:
    """The events of the claims read in the selected sentences: at each threshold, and by lemma."""
    read = read_topic(listed)
    scores = read.scores(shipped)
    ours = [made(read.mentions, read.left, read.right, scores, one) for one in thresholds]
    return [*ours, grouped(read.lemmas())]


def run(data: Path) -> Outcome:
    """Fit on TRAINING, score HELD_OUT: CoNLL F1 at gold mentions, end to end, and the baselines."""
    by_topic: Mapping[int, list[Document]] = _by_topic(documents(data, (*TRAINING, *HELD_OUT)))
    fitted_on = [Topic(by_topic[t]) for t in TRAINING if t in by_topic]
    scored = [Topic(by_topic[t]) for t in HELD_OUT if t in by_topic]
    ours = matcher(fitted_on)
    gold = score((topic.gold(), topic.clusters(ours)) for topic in scored)
    base = score((topic.gold(), topic.baseline()) for topic in scored)
    shipped = collate.shipped()
    levels = (LOOSE, shipped.threshold)
    read = [end_to_end(by_topic[t], shipped, levels) for t in HELD_OUT if t in by_topic]
    golds = [topic.gold() for topic in scored]
    whole, sure, lemmas = (
        score(zip(golds, column, strict=True)) for column in zip(*read, strict=True)
    )
    notes = [
        f"  {label:<14} MUC {f1['muc']:.1f}  B3 {f1['b3']:.1f}  CEAF-e {f1['ceaf']:.1f}  "
        f"CoNLL {f1['conll']:.1f}"
        for label, f1 in (("gold mentions", gold), ("same lemma", base), ("end to end", whole),
                          (f"at {shipped.threshold}", sure), ("its baseline", lemmas))
    ]  # fmt: skip
    notes.append(f"  threshold {ours.threshold}, held-out topics {', '.join(map(str, HELD_OUT))}")
    return {
        "n": sum(len(topic.names) for topic in scored),
        "measures": {
            "conll_f1_gold": gold["conll"], "baseline_f1": base["conll"],
            "conll_f1_end_to_end": whole["conll"], "baseline_end_to_end": lemmas["conll"],
        },
        "notes": notes,
    }  # fmt: skip


def _by_topic(listed: Iterable[Document]) -> dict[int, list[Document]]:
    found: dict[int, list[Document]] = defaultdict(list)
    for document in listed:
        found[document.topic].append(document)
    return found
