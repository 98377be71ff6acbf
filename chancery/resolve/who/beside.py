"""The place that stands right behind a mention: "a rebel camp in Venezuela"."""

from __future__ import annotations

from chancery.resolve.lookup.tables import tables
from chancery.resolve.who.guess import Guess
from chancery.resolve.who.home import Setting

# What may stand before a place's name.
_BEFORE = frozenset(
    "the northern southern eastern western central city town village province region state of".split()
)


def beside(setting: Setting, end: int) -> Guess | None:
    """The country of the place that "in" joins to the words before token `end`, if any."""
    scene = setting.scene
    if scene.lows[end : end + 1] != ["in"]:
        return None
    at, last = end + 1, len(scene.lows)
    while at < last and scene.lows[at] in _BEFORE:
        at += 1
    hit = scene.hit_at.get(at)
    if hit and hit.place and not hit.linked and (code := setting.code(hit)):
        return _placed(setting, code, at, hit.end)
    for size in (2, 1):
        code = tables().cities.get(scene.phrase(at, at + size)) if at + size <= last else None
        if code and scene.upper[at]:
            return _placed(setting, code, at, at + size)
    return None


def _placed(setting: Setting, code: str, at: int, end: int) -> Guess:
    words = setting.scene.span(at, end)
    why = f"no country is named; in {setting.scene.phrase(at, end)!r}"
    return Guess(country=code, confidence=0.6, why=why, evidence=(words,))
