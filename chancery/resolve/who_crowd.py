"""Words for several parties at once: "both sides", "leaders of France and Germany", a joint "we"."""

from __future__ import annotations

import re
from typing import Protocol

from chancery.resolve.coref import FIRST
from chancery.resolve.who_guess import Guess, state
from chancery.resolve.who_phrase import take_apart
from chancery.resolve.who_scene import Hit, Scene

_NUMBERS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_SIDES = frozenset("leaders presidents ministers parties sides interlocutors countries nations governments heads states delegations".split())
_JOINT = re.compile(r"(?:joint )?(?:statement|communiqu\u00e9|declaration) (?:\w+ ){0,4}(?:by|of)\b", re.IGNORECASE)
_BETWEEN = frozenset({"and", ",", "or", "&", "the", "a", "an"})


class Company(Protocol):
    """What this module needs of the cast."""

    scene: Scene
    voice: str | None
    standing: list[tuple[str, float]]

    def at(self, at: int, end: int) -> Guess:
        """Who tokens [at, end) are."""

    def code(self, hit: Hit) -> str | None:
        """The country that a hit stands for."""


def crowd(cast: Company, at: int, end: int) -> list[tuple[str, str]]:
    """The countries that the words stand for with the reason for each; empty where it is not several."""
    scene = cast.scene
    low = scene.lows[at]
    if end - at == 1 and low in FIRST:
        return _joint(cast)
    listed = _listed(cast, at, end)
    if len(listed) >= 2:
        return [(code, f"{state(code)} stands in the words themselves") for code in listed]
    lows = scene.lows[at:end]
    if "normandy" in lows:
        return [(code, "one of the Normandy four") for code in ("UKR", "FRA", "DEU", "RUS")]
    phrase = take_apart(scene, at, end)
    number = next((_NUMBERS[word] for word in lows if word in _NUMBERS), 0)
    if phrase.country or phrase.body or phrase.name or phrase.noun not in _SIDES:
        return []
    plain = phrase.end - phrase.at == 1
    if not number and not (plain and (phrase.definite or scene.words[phrase.at][0].isupper())):
        return []
    found = _around(cast, at, number or 2)
    return [(code, f"{state(code)} is one of those spoken of here") for code in found]


def _listed(cast: Company, at: int, end: int) -> list[str]:
    """The countries of a list such as "Russian and Ukrainian officials"."""
    hits = [hit for hit in cast.scene.hits_in(at, end) if hit.place]
    codes: list[str] = []
    for left, right in zip(hits, hits[1:], strict=False):
        between = cast.scene.lows[left.end : right.at]
        if between and set(between) <= _BETWEEN and len(between) <= 3:
            codes += [code for hit in (left, right) if (code := cast.code(hit))]
    return list(dict.fromkeys(codes))


def _joint(cast: Company) -> list[tuple[str, str]]:
    """Those in whose name a joint statement speaks: three countries or more in its first lines."""
    if not cast.voice:
        return []
    scene = cast.scene
    for sentence in range(8):
        hits = [h for h in scene.hits if scene.sentence[h.at] == sentence and h.place]
        codes = list(dict.fromkeys(code for hit in hits if (code := cast.code(hit))))
        if len(codes) < 3:
            continue
        span = scene.span(hits[0].at, hits[-1].end)
        before = scene.article.text[max(0, span.start - 160) : span.start]
        if _JOINT.search(before) or re.search(r"[Ww]e, the|undersigned", before):
            return [(code, "one of those who make this joint statement") for code in codes]
    return []


def _around(cast: Company, at: int, number: int) -> list[str]:
    """The countries that "both sides" are: in an official text its own and the other, else the nearest."""
    if cast.voice:
        others = [code for code, share in cast.standing if code != cast.voice and share >= 0.15]
        return [cast.voice, *others[: number - 1]] if others else []
    scene = cast.scene
    codes: list[str] = []
    for hit in reversed(scene.hits):
        if hit.at >= at or not hit.place or hit.linked:
            continue
        if scene.sentence[at] - scene.sentence[hit.at] > 6:
            break
        code = cast.code(hit)
        if code and code not in codes:
            codes.append(code)
        if len(codes) == number:
            return codes
    return []

