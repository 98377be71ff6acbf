"""Which claim read answers which gold claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bench.claims_data import Item
from bench.common import one_to_one
from chancery.model import SYMMETRIC

JOINT = frozenset(str(t) for t in SYMMETRIC)
ENOUGH = 0.75
Allowed = Callable[[Item, Item], bool]


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """What two sets share of what they hold; 1 where both are empty."""
    return len(left & right) / len(left | right) if left | right else 1.0


def likeness(gold: Item, read: Item) -> float:
    """Mean Jaccard of actors' and recipients' countries, or of their union for joint acts.

    A party whose country is unknown adds nothing to its set.
    """
    if gold.event_type in JOINT:
        return jaccard(gold.actors | gold.recipients, read.actors | read.recipients)
    by_side = jaccard(gold.actors, read.actors), jaccard(gold.recipients, read.recipients)
    return sum(by_side) / 2


def exchanged(item: Item) -> Item:
    """The same claim with actors and recipients in each other's place."""
    return replace(item, actors=item.recipients, recipients=item.actors)


def triggers_overlap(gold: Item, read: Item) -> bool:
    """Whether the two triggers share a character."""
    return gold.trigger[0] < read.trigger[1] and read.trigger[0] < gold.trigger[1]


def same_sentence(gold: Item, read: Item) -> bool:
    """Whether the gold trigger begins in the sentence that the claim was read from."""
    return read.sentence is not None and read.sentence[0] <= gold.trigger[0] < read.sentence[1]


def same_countries(gold: Item, read: Item) -> bool:
    """Whether type and countries agree well enough."""
    return gold.event_type == read.event_type and likeness(gold, read) >= ENOUGH


def opposite(gold: Item, read: Item) -> bool:
    """Whether a directed claim agrees only when read the other way round."""
    return (
        gold.event_type not in JOINT
        and not same_countries(gold, read)
        and same_countries(gold, exchanged(read))
    )


def same_type(gold: Item, read: Item) -> bool:
    """Whether the types agree, whoever the actors are: for diagnosis."""
    return gold.event_type == read.event_type


def match(
    gold: Sequence[Item], read: Sequence[Item], allowed: Allowed = same_countries
) -> dict[int, int]:
    """Pair gold with read claims, each once: by overlapping triggers, else by sentence.

    As many as can be are paired, pairs by trigger first, core claims before the
    others, likelier countries and surer claims before less sure ones.
    """
    edges = []
    for g, wanted in enumerate(gold):
        for r, found in enumerate(read):
            overlap = triggers_overlap(wanted, found)
            if (overlap or same_sentence(wanted, found)) and allowed(wanted, found):
                rank = (not overlap, not wanted.core, -likeness(wanted, found), -found.confidence)
                edges.append((rank, g, r))
    return one_to_one([(g, r) for _, g, r in sorted(edges)], first=lambda g: (not gold[g].core, g))
