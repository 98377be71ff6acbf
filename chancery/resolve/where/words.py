"""Place words that the gazetteer cannot be asked for as they are: half a name, or no name at all."""

from __future__ import annotations

import re
from dataclasses import replace

from chancery.model import Span
from chancery.resolve.where.capitals import is_capital
from chancery.resolve.where.gazetteer import UNLISTED, Gazetteer, Place
from chancery.resolve.where.scene import WIDE, Scene
from chancery.resolve.where.waters import GROUND

_LED = re.compile(r"((?:[A-Z][\w’'-]*\s){1,3})$")
_STATE = re.compile(r"\b(?:country|nation|state|homeland|soil|territory)$")
_SPOT = re.compile(
    r"\b(?:city|town|village|capital|region|province|area|district|island|islands|enclave|strip|"
    r"peninsula|territory|suburb|settlement|north|south|east|west|outskirts|airport|port)$"
)
_ITSELF = re.compile(r"\b(?:city|town|village)$")
# Whose they are is told by what the whole speaks of, not by the last guest's country.
_OURS = re.compile(
    r"\bour\s(?:[a-z]+\s)?(?:country|nation|state|homeland|soil|territor(?:y|ies))$",
    re.IGNORECASE,
)
_BACK = 700  # characters in which what is meant stands


def whole(gazetteer: Gazetteer, text: str, span: Span) -> Span:
    """The span with the words before it that are part of a longer, listed name: "Port" of Vila."""
    led = _LED.search(text, max(0, span.start - 60), span.start)
    if led is None or not span.of(text)[:1].isupper():
        return span
    for word in re.finditer(r"\S+", led[1]):
        start = led.start() + word.start()
        ground = span.of(text).lower() in GROUND and gazetteer.nation(
            led[1][word.start() :].strip()
        )
        if ground or gazetteer.places(text[start : span.end]):
            return Span(start, span.end)
    return span


def meant(scene: Scene, text: str, span: Span) -> Place | None:
    """The place named before that words without a name mean: "the city", "our country"."""
    words = span.of(text)
    if _OURS.search(words):
        return scene.foremost()
    seat = is_capital(words)
    state, spot = seat or _STATE.search(words), not seat and _SPOT.search(words)
    if not (state or spot):
        return None
    before = sorted(
        (
            (start, name)
            for name, starts in scene.printed.items()
            for start in starts
            if span.start - _BACK <= start < span.start and not unnamed(name)
        ),
        reverse=True,
    )
    for _, name in before:
        place = scene.resolve(name)
        if place is None or len(place.countries) != 1 or (spot and place.feature in WIDE):
            continue
        if seat or (state and place.feature == "country"):
            return place
        if spot:
            itself = place.feature == "city" and _ITSELF.search(words)
            return place if itself else replace(place, name=words, feature=UNLISTED, geonames=None)
    return None


def unnamed(words: str) -> bool:
    """Whether no word of them is a name."""
    return not any(letter.isupper() for letter in words)
