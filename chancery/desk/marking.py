"""An article's text cut into pieces, each with the parts that it plays in the claims made of it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# In the order in which they lie over one another.
PARTS = ("actor", "recipient", "source", "cue", "place", "date", "trigger")
PART_LENGTH = 40_000  # characters of an article shown at once


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that play a part in a claim."""

    start: int
    end: int
    part: str
    claim: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the same parts throughout, and the numbers of their claims.

    `begins` holds the claims whose trigger begins here: each is a link, once.
    """

    text: str
    parts: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()
    triggers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def marks_of(claims: Iterable[tuple[int, Mapping[str, Any]]]) -> list[Mark]:
    """The words that claims (a number and a shape each) rest on."""
    found = []
    for number, claim in claims:
        words = [("trigger", claim["trigger"]), ("place", claim["place"]), ("date", claim["date"])]
        words += [("actor", party) for party in claim["actors"]]
        words += [("recipient", party) for party in claim["recipients"]]
        for account in claim["accounts"]:
            words += [("source", account["source"]), ("cue", account["cue"])]
        found += [
            Mark(word["start"], word["end"], part, number)
            for part, word in words
            if word and word["start"] is not None and word["end"] is not None
        ]
    return found


def pieces(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """The text from `start` to `end`, cut wherever a mark begins or ends."""
    end = len(text) if end is None else min(end, len(text))
    inside = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted(
        {start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)}
    )
    covering: list[list[Mark]] = [[] for _ in cuts]
    for mark in inside:
        at = bisect.bisect_left(cuts, max(mark.start, start))
        while at < len(cuts) and cuts[at] < mark.end:
            covering[at].append(mark)
            at += 1
    return [
        _piece(text[left:right], left, held)
        for left, right, held in zip(cuts, cuts[1:], covering, strict=False)
        if left < right
    ]


def _piece(text: str, left: int, held: Sequence[Mark]) -> Piece:
    parts = {mark.part for mark in held}
    triggers = [mark for mark in held if mark.part == "trigger"]
    return Piece(
        text,
        tuple(part for part in PARTS if part in parts),
        tuple(sorted({mark.claim for mark in held})),
        tuple(sorted({mark.claim for mark in triggers})),
        tuple(sorted({mark.claim for mark in triggers if mark.start == left})),
    )


def stretches(length: int, sentences: Sequence[Mapping[str, int]]) -> list[tuple[int, int]]:
    """A long text in stretches of about PART_LENGTH, cut between sentences where that can be."""
    if length <= PART_LENGTH:
        return [(0, length)]
    ends = sorted(sentence["end"] for sentence in sentences)
    return list(_stretches(length, ends))


def _stretches(length: int, ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < length:
        wanted = at + PART_LENGTH
        if wanted >= length:
            yield at, length
            return
        near = bisect.bisect_right(ends, wanted) - 1
        cut = ends[near] if near >= 0 and ends[near] > at else wanted
        yield at, cut
        at = cut


def chains(claim: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    """The accounts of a claim as chains, each from who passed it on last to who said it first."""
    accounts = claim["accounts"]
    passed_on = {account["via"] for account in accounts if account["via"] is not None}
    found = []
    for index, account in enumerate(accounts):
        if index in passed_on:
            continue
        chain, seen = [account], {index}
        via = account["via"]
        while via is not None and via not in seen and via < len(accounts):
            chain.append(accounts[via])
            seen.add(via)
            via = accounts[via]["via"]
        found.append(chain[::-1])
    return found
