"""The role noun of a phrase, and the PLOVER sector that it and the words around it stand for."""

from __future__ import annotations

from chancery.resolve.who_scene import Scene
from chancery.resolve.who_tables import tables
from chancery.resolve.who_words import GENERIC, NOT_POLICE, PREMODIFIERS


def role(scene: Scene, at: int, head: int, end: int) -> tuple[str | None, str | None]:
    """The head noun that names a role, and the PLOVER sector it stands for."""
    roles = tables().roles
    covered = {i for hit in scene.hits_in(at, end) for i in range(hit.at, hit.end)}
    for index in range(head - 1, at - 1, -1):
        low = scene.lows[index]
        if index in covered:
            continue
        if index > at:
            pair = scene.phrase(index - 1, index + 1)
            if pair in roles:
                return pair, _sector(scene, at, index - 1, head, end, pair, roles[pair])
        noun = low if low in roles else _singular(low, roles)
        if noun and noun in roles:
            return low, _sector(scene, at, index, head, end, low, roles[noun])
        if low in GENERIC:
            return low, _sector(scene, at, index, head, end, low, None)
    return None, None


def _singular(low: str, roles: dict[str, str]) -> str | None:
    if low.endswith("ies") and low[:-3] + "y" in roles:
        return low[:-3] + "y"
    if low.endswith("s") and low[:-1] in roles:
        return low[:-1]
    return None


def _sector(  # noqa: PLR0913 - the parts of one phrase
    scene: Scene, at: int, index: int, head: int, end: int, noun: str, own: str | None
) -> str | None:
    """A generic head takes its sector from the words around it; others keep their own."""
    if noun not in GENERIC or (noun == "president" and head - index == 1):
        return own
    covered = {i for hit in scene.hits_in(at, end) for i in range(hit.at, hit.end)}
    before = [scene.lows[i] for i in range(index - 1, at - 1, -1) if i not in covered]
    found = _first(before, noun in NOT_POLICE)
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
