"""Whether 300 altered copies planted among 1,000 articles are found, and nothing else.

A copy is cut (its end, its beginning or each fifth sentence left out), printed
under another title, or partly rewritten (every third sentence loses a fifth of its words
and has its clauses turned). The articles are texts of the corpus; those that are
copies of each other before any is planted are left out. `recall`: planted copies
whose original is found; `false_pairs`: pairs found that were not planted.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from bench.common import BenchError, Outcome, existing
from chancery import collate, pipeline
from chancery.model import Article

ARTICLES, PLANTED = 1_000, 300
SEED = 20
SHORTEST = 80  # words: less is no article
_SENTENCE = re.compile(r"(?<=[.!?])\s+")

Pairs = set[tuple[int, int]]


def altered(text: str, way: int, chance: random.Random) -> str:
    """A copy of a text, altered in one of five ways."""
    sentences = _SENTENCE.split(text)
    match way % 5:
        case 0:
            return " ".join(sentences[: max(3, len(sentences) * 6 // 10)])
        case 1:
            return " ".join(sentences[len(sentences) // 4 :])
        case 2:
            return " ".join(s for i, s in enumerate(sentences) if i % 5 != 3)
        case 3:
            return f"Read this first. {text}"
    return " ".join(
        rewritten(sentence, chance) if i % 3 == 1 else sentence
        for i, sentence in enumerate(sentences)
    )


def rewritten(sentence: str, chance: random.Random) -> str:
    """A sentence without a fifth of its words and with its clauses in another order."""
    clauses = sentence.split(", ")
    chance.shuffle(clauses)
    words = " , ".join(clauses).split()
    return " ".join(word for word in words if chance.random() > 0.2) or sentence


def found(texts: Sequence[str]) -> Pairs:
    """The pairs of near-copies among texts, by their places."""
    sketches = {i: collate.sketch(text) for i, text in enumerate(texts)}
    by_key: dict[int, list[int]] = defaultdict(list)
    for i, one in sketches.items():
        for key in one.keys:
            by_key[key].append(i)
    return {(a, b) for a, b, _ in collate.copies(sketches, sketches, by_key)}


def run(data: Path) -> Outcome:
    """Plant copies among the articles of a file or folder, and look for them."""
    items = pipeline.articles([existing(data)])
    listed = [a.text for a in items if isinstance(a, Article) and len(a.text.split()) >= SHORTEST]
    already = {place for pair in found(listed) for place in pair}
    distinct = [text for i, text in enumerate(listed) if i not in already]
    chance = random.Random(SEED)
    planted = min(PLANTED, len(distinct) // 2)
    originals = distinct[: min(ARTICLES - planted, len(distinct))]
    if planted < 10:
        raise BenchError(f"{data}: {len(distinct)} articles of {SHORTEST} words, expected 20")
    chosen = chance.sample(range(len(originals)), planted)
    texts = [*originals, *(altered(originals[i], n, chance) for n, i in enumerate(chosen))]
    wanted = {(original, len(originals) + n) for n, original in enumerate(chosen)}
    pairs = found(texts)
    return {
        "n": len(texts),
        "measures": {
            "recall": len(pairs & wanted) / len(wanted),
            "false_pairs": float(len(pairs - wanted)),
        },
        "notes": [
            f"  {planted} copies planted; {len(already)} texts left out that had a copy already"
        ],
    }
