"""The role noun of a phrase, and the PLOVER sector that it and the words around it stand for."""

from __future__ import annotations

from chancery.resolve.who_scene import Scene
from chancery.resolve.who_tables import tables
from chancery.resolve.who_words import GENERIC, NOT_POLICE, PREMODIFIERS

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
    """A generic head takes its sector from the words around it; others keep their own."""
    at, head, end = bounds
    noun = scene.lows[index]
    if noun not in GENERIC or (noun == "president" and head - index == 1):
        return own
    before = [scene.lows[i] for i in range(index - 1, at - 1, -1) if i not in covered]
    found = _first([low for low in before if low not in _WIDE], noun in NOT_POLICE)
    if found is None and head < end and scene.lows[head] in {"of", "for", "from", "in", "with"}:
        after = [scene.lows[i] for i in range(head + 1, end) if i not in covered]
        found = _first([low for low in after if low != "president"], no_police=True)
    return found or own


def _first(words: list[str], no_police: bool) -> str | None:
    """The sector of the first word that has one; "security" may be a council's, not the police's."""
    roles = tables().roles
    for low in words:
        if low == "security" and no_police:
            continue
        if low in PREMODIFIERS:
            return PREMODIFIERS[low]
        if low in roles:
            return roles[low]
    return None
