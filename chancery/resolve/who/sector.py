"""The role noun of a phrase, and the PLOVER sector that it and the words around it stand for."""

from __future__ import annotations

from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import GENERIC
from chancery.resolve.who.sector_words import (
    BESIDES,
    BORROWERS,
    FLED,
    NOT_POLICE,
    PAIRS,
    PREMODIFIERS,
    defends,
    stationed,
)

# "local authorities", "public institutions": here no word for people.
_WIDE = frozenset({"local", "public", "national", "nationals"})


def role(
    scene: Scene, bounds: tuple[int, int, int], covered: set[int]
) -> tuple[str | None, str | None]:
    """The head noun that names a role, and the PLOVER sector it stands for.

    `bounds` are the tokens where the phrase begins, where its head ends and where
    it ends; `covered` those of names, which are no role nouns.
    """
    roles = tables().roles
    at, head, _ = bounds
    for index in range(head - 1, at - 1, -1):
        if index in covered:
            continue
        low = scene.lows[index]
        if index > at:
            pair = scene.phrase(index - 1, index + 1)
            if pair in roles:
                return pair, roles[pair]
        noun = low if low in roles else _singular(low, roles)
        if noun or low in GENERIC:
            own = roles[noun] if noun else None
            return low, _sector(scene, bounds, index, own, covered)
    last = head - 1
    if head > at and last not in covered and scene.lows[last] in BESIDES:
        return None, _sector(scene, bounds, last, BESIDES[scene.lows[last]], covered)
    return None, None


def _singular(low: str, roles: dict[str, str]) -> str | None:
    if low.endswith("ies") and low[:-3] + "y" in roles:
        return low[:-3] + "y"
    if low.endswith("s") and low[:-1] in roles:
        return low[:-1]
    return None


def _sector(
    scene: Scene, bounds: tuple[int, int, int], index: int, own: str | None, covered: set[int]
) -> str | None:
    """A generic head takes its sector from the words around it; others mostly keep their own."""
    at, head, end = bounds
    noun = scene.lows[index]
    before = [scene.lows[i] for i in range(at, index) if i not in covered]
    if noun == "representative" and not before and head == end and scene.upper[index]:
        return "LEG"  # a title; the representative of somebody is an envoy
    of = head < end and scene.lows[head] in {"of", "for", "from", "in", "with"}
    after = [scene.lows[i] for i in range(head + 1, end) if i not in covered] if of else []
    sure = "REF" if own == "CVL" and not FLED.isdisjoint(before) else _told(scene, index, end)
    if sure is None and defends(noun, [*before, *after[:3]]):
        sure = "MIL"
    if sure or (noun == "president" and head - index == 1):
        return sure or own
    if noun not in GENERIC:
        borrowed = noun in BORROWERS and _first(_telling(before)[::-1], noun in NOT_POLICE)
        return borrowed or own
    found = _first(_telling(before)[::-1], noun in NOT_POLICE)
    if found is None and after:
        found = _first([low for low in _paired(after) if low != "president"], no_police=True)
    return stationed(noun, found) or own


def _told(scene: Scene, index: int, end: int) -> str | None:
    """What a head says together with the word before it, or the two behind it."""
    pair = scene.phrase(index - 1, index + 1) if index else ""
    return PAIRS.get(pair) or (
        PAIRS.get(scene.phrase(index, index + 3)) if index + 3 <= end else None
    )


def _telling(words: list[str]) -> list[str]:
    """The words before a head without those that say too little, two that belong together as one."""
    return [low for low in _paired(words) if low not in _WIDE]


def _paired(words: list[str]) -> list[str]:
    found: list[str] = []
    for low in words:
        if found and f"{found[-1]} {low}" in PAIRS:
            found[-1] = f"{found[-1]} {low}"
        else:
            found.append(low)
    return found


def _first(words: list[str], no_police: bool) -> str | None:
    """The sector of the first word that has one; "security" may be a council's, not the police's."""
    roles = tables().roles
    for low in words:
        if low == "security" and no_police:
            continue
        found = PAIRS.get(low) or PREMODIFIERS.get(low) or roles.get(low)
        if found:
            return found
    return None
