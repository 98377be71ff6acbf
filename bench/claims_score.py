"""The measures of claims, as pure functions of gold and read ones."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.claims_data import Item, Source, Voice
from bench.claims_match import JOINT, match, opposite, same_type, triggers_overlap
from bench.common import Tally, harmonic, macro_f1, per_class

SUPPORT = 10  # gold cases a class needs to enter a macro average
BINS = 10
DRAWS = 200  # of what is right, for what chance alone would show
Pairing = tuple[Sequence[Item], Sequence[Item]]  # one document's gold, and what was read


@dataclass(frozen=True, slots=True)
class Matched:
    """All pairs of all documents, with what the measures need beside them."""

    pairs: tuple[tuple[Item, Item], ...]
    about: tuple[bool, ...]
    sure: tuple[tuple[float, bool], ...]  # each claim read: its confidence, whether matched
    core: tuple[int, int]  # core gold claims matched, and all of them
    reversed: int


def gather(documents: Iterable[Pairing]) -> Matched:
    """Match every document on its own."""
    pairs: list[tuple[Item, Item]] = []
    about: list[bool] = []
    sure: list[tuple[float, bool]] = []
    found = wanted = turned = 0
    for gold, read in documents:
        paired = match(gold, read)
        taken = set(paired.values())
        pairs += [(gold[g], read[r]) for g, r in sorted(paired.items())]
        about += _about(gold, read, paired)
        sure += [(claim.confidence, r in taken) for r, claim in enumerate(read)]
        found += sum(gold[g].core for g in paired)
        wanted += sum(claim.core for claim in gold)
        left_gold = [claim for g, claim in enumerate(gold) if g not in paired]
        left_read = [claim for r, claim in enumerate(read) if r not in taken]
        turned += len(match(left_gold, left_read, opposite))
    return Matched(tuple(pairs), tuple(about), tuple(sure), (found, wanted), turned)


def _about(gold: Sequence[Item], read: Sequence[Item], paired: dict[int, int]) -> list[bool]:
    """For each matched gold claim with an about-link, whether the claim read has the same one.

    Right where the link leads to the claim matched with the gold link's target,
    or to one of the target's type on the target's words (its countries may be wrong).
    """
    gold_at = {claim.id: g for g, claim in enumerate(gold)}
    read_at = {claim.id: r for r, claim in enumerate(read)}

    def right(target: int, led: int) -> bool:
        there, here = gold[target], read[led]
        same_words = same_type(there, here) and triggers_overlap(there, here)
        return paired.get(target) == led or same_words

    links = [
        (gold_at[gold[g].about or ""], read_at.get(read[r].about or ""))
        for g, r in sorted(paired.items())
        if gold[g].about in gold_at
    ]
    return [led is not None and right(target, led) for target, led in links]


def score(documents: Iterable[Pairing]) -> dict[str, float | None]:
    """All measures of the bench; None where nothing could be measured."""
    matched = gather(documents)
    count, (found, wanted) = len(matched.pairs), matched.core
    precision = Tally(count, len(matched.sure), wanted).precision
    recall = Tally(found, 0, wanted).recall
    statuses = [(g.status, r.status) for g, r in matched.pairs]
    stances = [stance for g, r in matched.pairs for stance in stance_pairs(g.voices, r.voices)]
    directed = sum(g.event_type not in JOINT for g, _ in matched.pairs)
    return {
        "precision": precision,
        "recall_core": recall,
        "f1": harmonic(precision, recall),
        "status_macro_f1": _macro(statuses),
        "sources": _share([sources(g.voices) == sources(r.voices) for g, r in matched.pairs]),
        "stance_macro_f1": _macro(stances),
        "nested": _share(
            [chains(g.voices) == chains(r.voices) for g, r in matched.pairs if chains(g.voices)]
        ),
        "about": _share(matched.about),
        "direction": directed / (directed + matched.reversed) if directed else None,
        "ece": calibration_error(matched.sure),
    }


def _macro(pairs: Sequence[tuple[str, str]]) -> float | None:
    return macro_f1([g for g, _ in pairs], [r for _, r in pairs], at_least=SUPPORT)


def _share(right: Sequence[bool]) -> float | None:
    return sum(right) / len(right) if right else None


def sources(voices: Sequence[Voice]) -> frozenset[Source]:
    """Who stands behind a claim: country, and whether named."""
    return frozenset(voice.source for voice in voices)


def stance_pairs(gold: Sequence[Voice], read: Sequence[Voice]) -> list[tuple[str, str]]:
    """Each gold account's stance beside that of its answer among those read, or ``none``.

    Accounts answer each other by equal country and name-or-not first; those left
    over in order.
    """
    answers: dict[int, int] = {}
    for same in (True, False):
        for g, voice in enumerate(gold):
            if g in answers:
                continue
            for r, other in enumerate(read):
                if r not in answers.values() and (not same or voice.source == other.source):
                    answers[g] = r
                    break
    return [
        (voice.stance, read[answers[g]].stance if g in answers else "none")
        for g, voice in enumerate(gold)
    ]


def chains(voices: Sequence[Voice]) -> frozenset[tuple[Source, ...]]:
    """The chains of two or more sources, each from the innermost speaker outwards."""
    outer = {voice.via for voice in voices}
    found = set()
    for index in range(len(voices)):
        chain, at, seen = [], index if index not in outer else None, set()
        while at is not None and at not in seen and 0 <= at < len(voices):
            seen.add(at)
            chain.append(voices[at].source)
            at = voices[at].via
        if len(chain) > 1:
            found.add(tuple(chain))
    return frozenset(found)


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float | None:
    """Expected calibration error over ten bins of equal width; None where nothing was read."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    gaps = (abs(sum(c for c, _ in held) - sum(r for _, r in held)) for held in bins.values())
    return sum(gaps) / len(sure) if sure else None


def error_by_chance(sure: Sequence[tuple[float, bool]]) -> float | None:
    """The calibration error to be expected of so many claims were every confidence exactly right."""
    if not sure:
        return None
    draw = random.Random(0)
    drawn = [
        calibration_error([(confidence, draw.random() < confidence) for confidence, _ in sure])
        for _ in range(DRAWS)
    ]
    return sum(one or 0.0 for one in drawn) / DRAWS


def diagnosis(documents: Sequence[Pairing]) -> list[str]:
    """What the measures leave out, for a person: by type, without countries, and the support."""
    matched = gather(documents)
    loose = [(gold, read, match(gold, read, same_type)) for gold, read in documents]
    core = sum(claim.core for gold, _ in documents for claim in gold)
    bare = Tally(
        sum(len(paired) for *_, paired in loose), sum(len(read) for _, read in documents), core
    )
    bare_core = Tally(sum(gold[g].core for gold, _, paired in loose for g in paired), 0, core)
    known = sum(len(gold) for gold, _ in documents)
    counts = f"gold {known} ({core} core), read {bare.read}, matched {len(matched.pairs)}"
    loosely = f"precision {bare.precision:.3f}, core recall {bare_core.recall:.3f}"
    lines = [
        f"  {counts}, matched only when turned round {matched.reversed}",
        f"  type and trigger alone: {loosely}",
    ]
    lines += _by_type(documents, matched)
    statuses = [(g.status, r.status) for g, r in matched.pairs]
    stances = [pair for g, r in matched.pairs for pair in stance_pairs(g.voices, r.voices)]
    lines += _classes("status", statuses) + _classes("stance", stances)
    nested = sum(bool(chains(g.voices)) for g, _ in matched.pairs)
    by_chance = error_by_chance(matched.sure)
    if by_chance is not None:
        lines.append(f"  ece of so many claims were each confidence exact: {by_chance:.3f}")
    return [*lines, f"  support: nested {nested}, about {len(matched.about)}"]


def _by_type(documents: Sequence[Pairing], matched: Matched) -> list[str]:
    """Precision and core recall of each type."""
    gold = Counter(c.event_type for g, _ in documents for c in g if c.core)
    read = Counter(c.event_type for _, r in documents for c in r)
    right = Counter(g.event_type for g, _ in matched.pairs)
    right_core = Counter(g.event_type for g, _ in matched.pairs if g.core)
    return [
        f"  {name:<10} precision {Tally(right[name], read[name], gold[name]).precision:.2f} "
        f"of {read[name]:>3}  core recall {Tally(right_core[name], 0, gold[name]).recall:.2f} "
        f"of {gold[name]:>3}"
        for name in sorted({*gold, *read})
    ]


def _classes(what: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    """F1 and support of each class, with a mark on those too rare for the average."""
    tallies = per_class([g for g, _ in pairs], [r for _, r in pairs])
    return [
        f"  {what} {name:<13} F1 {t.f1:.2f}  gold {t.gold}{'' if t.gold >= SUPPORT else ' (rare)'}"
        for name, t in tallies.items()
        if t.gold
    ]
