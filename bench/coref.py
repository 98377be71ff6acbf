"""Coreference within a text on GUM: chains of people, bodies and places, named, by role or by pronoun.

GUM's own scheme (`Entity=` of its CoNLL-U files), of its kinds person,
organization and place; singletons left out of the gold and of what is found.
A found mention stands for the gold one whose words it lies in and whose head
words (GUM's minimal span) it holds, as the shared tasks on coreference count.
MUC, B3 and CEAF-e (Vilain 1995; Bagga and Baldwin 1998; Luo 2005) over all texts
together; `conll_f1` is the mean of their F1 with the reader's mentions,
`conll_f1_gold_mentions` with the gold ones given; `precision` and `recall` are
the means of the three's. By default the texts that nothing was tuned on.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

from bench.common import BenchError, Outcome, Reads, the_reader
from bench.coref_score import Counts, b3, ceaf, muc
from bench.gum import TYPES, Gold, Text, texts
from chancery.model import Article, Reading, Span
from chancery.resolve.coref.chains import chains

Clusters = list[frozenset[Any]]


def held(name: str) -> bool:
    """Whether a text is of the half that the rules were not tuned on."""
    return hashlib.md5(name.encode()).digest()[0] % 2 == 1


def run(data: Path, *, split: str = "dev", reader: Reads | None = None) -> Outcome:
    """Score the texts of a folder: `dev` those not tuned on, `train` the others, or `all`."""
    listed = [t for t in texts(data) if split == "all" or held(t.name) == (split == "dev")]
    if not listed:
        raise BenchError(f"{data}: no texts of the {split} half; try --split all")
    given, read = [Counts(), Counts(), Counts()], [Counts(), Counts(), Counts()]
    readings = (reader or the_reader()).read(Article(t.text) for t in listed)
    for text, reading in zip(listed, readings, strict=True):
        gold = gold_chains(text)
        add(given, gold, with_gold(text))
        add(read, gold, named_as(text, found_chains(reading)))
    if not given[0].gold:
        raise BenchError(f"{data}: no chains of two mentions or more in it; expected GUM")
    measures = {"conll_f1": mean(c.f1 for c in read)}
    measures["conll_f1_gold_mentions"] = mean(c.f1 for c in given)
    for label, counts in (("", read), ("_gold_mentions", given)):
        measures[f"precision{label}"] = mean(c.precision for c in counts)
        measures[f"recall{label}"] = mean(c.recall for c in counts)
    notes = [
        f"  {label:<16} {name:<7} precision {c.precision:.3f}  recall {c.recall:.3f}  F1 {c.f1:.3f}"
        for label, counts in (("end to end", read), ("gold mentions", given))
        for name, c in zip(("MUC", "B3", "CEAF-e"), counts, strict=True)
    ]
    return {"n": len(listed), "measures": measures, "notes": notes}


def mean(values: Iterable[float]) -> float:
    """The plain mean."""
    listed = list(values)
    return sum(listed) / len(listed)


def gold_chains(text: Text) -> Clusters:
    """The gold's entities of our kinds with two mentions or more."""
    found: dict[str, set[Span]] = defaultdict(set)
    for gold in text.gold:
        if gold.type in TYPES:
            found[gold.entity].add(gold.span)
    return [frozenset(spans) for spans in found.values() if len(spans) > 1]


def with_gold(text: Text) -> Clusters:
    """The chains found where the gold's mentions, without singletons, are handed over."""
    given = {span for chain in gold_chains(text) for span in chain}
    mentions = [m for m in text.mentions() if m.span in given]
    return found_chains(Reading(Article(text.text), mentions=tuple(mentions)), given=True)


def found_chains(reading: Reading, *, given: bool = False) -> Clusters:
    """What the resolver joins."""
    listed = chains(reading, given=given)
    return [frozenset(m.span for m in chain) for chain in listed if len(chain) > 1]


def named_as(text: Text, found: Clusters) -> Clusters:
    """The found chains with each mention by the gold mention it stands for, where there is one."""
    by_head: dict[Span, list[Gold]] = defaultdict(list)
    for gold in text.gold:
        for head in gold.head:
            by_head[head].append(gold)
    taken: set[Span] = set()
    named: list[frozenset[Hashable]] = []
    for chain in found:
        members: set[Hashable] = set()
        for span in sorted(chain):
            same = _stands_for(span, by_head, taken)
            if same:
                taken.add(same.span)
            members.add(same.span if same else ("read", span.start, span.end))
        if len(members) > 1:
            named.append(frozenset(members))
    return named


def _stands_for(span: Span, by_head: dict[Span, list[Gold]], taken: set[Span]) -> Gold | None:
    """The gold mention nearest to a span of those whose head words it holds, or some of them."""
    fitting = [
        gold
        for head, listed in by_head.items()
        if span.holds(head)
        for gold in listed
        if gold.span not in taken and (gold.span.holds(span) or span.holds(gold.span))
    ]
    exact = [g for g in fitting if g.span == span]
    whole = exact or [g for g in fitting if all(span.holds(h) for h in g.head)] or fitting
    ours = [g for g in whole if g.type in TYPES] or whole
    return min(
        ours,
        key=lambda g: abs(g.span.end - span.end) + abs(span.start - g.span.start),
        default=None,
    )


def add(counts: list[Counts], gold: Clusters, found: Clusters) -> None:
    """One text's counts to the three measures'."""
    for index, measure in enumerate((muc, b3, ceaf)):
        counts[index] = counts[index] + measure(gold, found)
