"""`python -m bench.accounts_agreement`: how far two readings of the same passages agree.

Two claims are the same event where their triggers share a character; as many as can be are
paired, one to one, those of one type first, then those that share most characters.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.claims_data import Document, Item, load
from bench.claims_match import JOINT, triggers_overlap
from bench.claims_score import chains, score, sources
from bench.common import ROOT, BenchError, one_to_one, shown

ACCOUNTS = ROOT / "bench" / "accounts"
Pair = tuple[Item, Item]


@dataclass(frozen=True, slots=True)
class Paired:
    """The claims of one passage: those in both readings, and how many each reading has."""

    pairs: tuple[Pair, ...]
    first: tuple[Item, ...]
    second: tuple[Item, ...]

    @property
    def alone(self) -> tuple[Item, ...]:
        """The claims that only one reading has."""
        taken = {id(item) for pair in self.pairs for item in pair}
        return tuple(item for item in (*self.first, *self.second) if id(item) not in taken)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of `n` cases; None where there is no case."""

    share: float | None
    n: int


def pair(first: Sequence[Item], second: Sequence[Item]) -> Paired:
    """Pair two readings of one passage by overlapping triggers."""
    edges = [
        ((one.event_type != other.event_type, -_common(one, other)), i, j)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        if triggers_overlap(one, other)
    ]
    found = one_to_one([(i, j) for _, i, j in sorted(edges)])
    pairs = tuple((first[i], second[j]) for i, j in sorted(found.items()))
    return Paired(pairs, tuple(first), tuple(second))


def _common(one: Item, other: Item) -> int:
    """Characters that two triggers share."""
    return min(one.trigger[1], other.trigger[1]) - max(one.trigger[0], other.trigger[0])


def _parties(item: Item) -> tuple[frozenset[str], ...]:
    """Countries of actors and of recipients, of joint acts whichever list they stand in."""
    if item.event_type in JOINT:
        return (item.actors | item.recipients,)
    return item.actors, item.recipients


def _stances(item: Item) -> list[str]:
    return sorted(voice.stance for voice in item.voices)


def agreement(passages: Sequence[Paired]) -> dict[str, Share]:
    """The shares of claims and of their fields on which two readings agree.

    `claims` is F1, which is the same whichever reading is taken for the gold; `core` the share of
    the core claims of either reading that the other has, core or not. The fields are over the
    claims in both; accounts, chains and links over those where either reading has one.
    """
    pairs = [both for passage in passages for both in passage.pairs]
    read = sum(len(passage.first) + len(passage.second) for passage in passages)
    core_alone = sum(item.core for passage in passages for item in passage.alone)
    core_both = sum(item.core for both in pairs for item in both)
    told = [both for both in pairs if both[0].voices or both[1].voices]
    nested = [both for both in pairs if chains(both[0].voices) or chains(both[1].voices)]
    return {
        "claims": _ratio(2 * len(pairs), read),
        "core claims": _ratio(core_both, core_both + core_alone),
        "type": _same(pairs, lambda item: item.event_type),
        "status": _same(pairs, lambda item: item.status),
        "countries of actors": _same(pairs, lambda item: item.actors),
        "countries of recipients": _same(pairs, lambda item: item.recipients),
        "countries of both sides": _same(pairs, _parties),
        "core or not": _same(pairs, lambda item: item.core),
        "sources (country, named)": _same(pairs, lambda item: sources(item.voices)),
        "with an account or not": _same(pairs, lambda item: bool(item.voices)),
        "of those with accounts: sources": _same(told, lambda item: sources(item.voices)),
        "of those with accounts: stances": _same(told, _stances),
        "chains": _same(pairs, lambda item: chains(item.voices)),
        "of those with a chain: chains": _same(nested, lambda item: chains(item.voices)),
        **_about(passages),
    }


def _ratio(part: int, whole: int) -> Share:
    return Share(part / whole if whole else None, whole)


def _same(pairs: Sequence[Pair], field: Callable[[Item], object]) -> Share:
    return _ratio(sum(field(one) == field(other) for one, other in pairs), len(pairs))


def _about(passages: Sequence[Paired]) -> dict[str, Share]:
    """Links agree where their targets are paired with each other, or where both have none."""
    same: list[bool] = []
    linked: list[bool] = []
    for passage in passages:
        answers = {one.id: other.id for one, other in passage.pairs}
        for one, other in passage.pairs:
            agreed = (answers.get(one.about) if one.about else None) == other.about
            agreed = agreed and bool(one.about) == bool(other.about)
            same.append(agreed)
            linked += [agreed] if one.about or other.about else []
    return {
        "about": _ratio(sum(same), len(same)),
        "of those with a link: about": _ratio(sum(linked), len(linked)),
    }


def passages_of(first: Sequence[Document], second: Sequence[Document]) -> list[Paired]:
    """Pair all passages, which must be the same in both readings."""
    by_name = {document.name: document for document in second}
    if unread := {document.name for document in first} ^ set(by_name):
        raise BenchError(f"{', '.join(sorted(unread))}: in one reading only; expected it in both")
    return [pair(document.gold, by_name[document.name].gold) for document in first]


def counts(passages: Sequence[Paired]) -> dict[str, tuple[int, int, int]]:
    """How many claims both readings have, only the first, and only the second; then core ones."""
    found = {}
    for name, kept in (("all", _any), ("core", _core)):
        both = sum(kept(one) or kept(other) for p in passages for one, other in p.pairs)
        first, second = (
            sum(map(kept, side)) - sum(kept(pair[index]) for p in passages for pair in p.pairs)
            for index, side in enumerate(
                ([i for p in passages for i in p.first], [i for p in passages for i in p.second])
            )
        )
        found[name] = (both, first, second)
    return found


def as_scored(passages: Sequence[Paired]) -> dict[str, float | None]:
    """The bench's own measures of the second reading against the first: what a reader can reach.

    Calibration is left out, since neither reading has confidences.
    """
    measures = score([(passage.first, passage.second) for passage in passages])
    return {name: value for name, value in measures.items() if name != "ece"}


def _any(_: Item) -> bool:
    return True


def _core(item: Item) -> bool:
    return item.core


def lines(passages: Sequence[Paired]) -> list[str]:
    """The counts and shares for a person."""
    told = [
        f"  {name:<34} in both {both}, only in the first {first}, only in the second {second}"
        for name, (both, first, second) in counts(passages).items()
    ]
    shares = [
        f"  {name:<34} {'-' if found.share is None else format(found.share, '.3f')} of {found.n}"
        for name, found in agreement(passages).items()
    ]
    return [
        f"{len(passages)} passages",
        *told,
        *shares,
        "the second reading scored against the first as `python -m bench claims` would",
        *shown(as_scored(passages)),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code 0, or 2 where a reading is not there or not in the corpus's form."""
    found = argparse.ArgumentParser(prog="python -m bench.accounts_agreement", description=__doc__)
    found.add_argument("first", nargs="?", type=Path, default=ACCOUNTS / "first.jsonl")
    found.add_argument("second", nargs="?", type=Path, default=ACCOUNTS / "second.jsonl")
    options = found.parse_args(argv)
    try:
        readings = [load(path, "all") for path in (options.first, options.second)]
        print("\n".join(lines(passages_of(*readings))))
    except BenchError as error:
        print(f"bench.accounts_agreement: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
