"""Which claims are worth comparing: those that share one of a few keys, never all with all.

Each key joins what kind of event it is with the time (two overlapping series of
stretches of days, so that days next to each other always share one) and what
tells it apart. The longer the stretch, the more that must be: within four days a
pair of countries with the trigger, a place, a number, a person, or a rare word with
a country; within sixteen the same with the trigger, two rare words, or what the
article is about with a country and the trigger. So blocks stay small where a
record is dense, and whether two claims meet depends on the two alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from chancery.collate.faces import Days, Face, Text, digest
from chancery.collate.kinds import family
from chancery.collate.words import rarest, rarity

STRETCH, LONG_STRETCH = 4, 16  # days; the long one for what tells an event apart by itself
LONGEST = 12  # days that are listed; longer periods are known by their months alone
NAMES = 4  # persons, bodies and countries of one claim that make keys
TOPICS = 3  # of the rarest stems of the article, and of the sentence
RARE = 4.5  # rarity from which a word of the sentence makes a key
_WHOLE = (1 << 64) - 1


def keys(face: Face, text: Text) -> frozenset[int]:
    """The keys of a face, as digests."""
    found = {_part("text", str(face.text), family(face.kind))}
    if face.days and face.days.last - face.days.first > 300:
        found.update(_part("war", face.trigger_class, country) for country in face.countries)
    names = sorted(n for n in face.parties if not n.startswith("country:"))[:NAMES]
    words = [word for word in rarest(face.words)[:TOPICS] if rarity(word) >= RARE]
    times = _times(face.days, STRETCH)
    for part in _short(face, names, words):
        found.update(_mixed(_part("short", *part), time) for time in times)
    times = _times(face.days, LONG_STRETCH)
    for part in _long(face, text, names, words):
        found.update(_mixed(_part("long", *part), time) for time in times)
    return frozenset(found)


def _short(face: Face, names: list[str], words: list[str]) -> Iterator[tuple[str, ...]]:
    """What tells an event apart within a few days."""
    kind = family(face.kind)
    countries = sorted(face.countries)[:NAMES]
    pairs = [(a, b) for i, a in enumerate(countries) for b in countries[i + 1 :]]
    for pair in pairs or [(country, "") for country in countries]:
        yield ("who", kind, face.trigger_class, *pair)
    if face.spot and face.spot.fine:
        yield ("place", kind, face.spot.name)
    for amount in face.amounts[:2]:
        yield ("number", kind, amount.kind, str(round(amount.low)))
    for name in names:
        yield ("name", kind, name)
    for word in words:
        for country in countries[:2] or [""]:
            yield ("word", kind, word, country)


def _long(face: Face, text: Text, names: list[str], words: list[str]) -> Iterator[tuple[str, ...]]:
    """What tells it apart within weeks."""
    kind = family(face.kind)
    countries = sorted(face.countries)[:2]
    for name in names:
        yield ("name", face.trigger_class, name)
    for word in words:
        for country in countries or [""]:
            yield ("word", face.trigger_class, word, country)
    for i, word in enumerate(words):
        for other in (*words[i + 1 :], *names[:2]):
            yield ("two", kind, word, other)
    for topic in rarest(text.gist)[:TOPICS]:
        for country in countries:
            yield ("topic", face.trigger_class, country, topic)


@lru_cache(maxsize=200_000)
def _part(*parts: str) -> int:
    return digest("block", *parts)


def _mixed(part: int, time: int) -> int:
    """One number of 63 bits for a part and a time; multiplied and folded as SplitMix does."""
    made = (part + time * 0x9E3779B97F4A7C15) & _WHOLE
    made = ((made ^ (made >> 30)) * 0xBF58476D1CE4E5B9) & _WHOLE
    return (made ^ (made >> 27)) >> 1


def _times(days: Days | None, stretch: int) -> list[int]:
    """Numbers of the stretches: of either series, of months, and one for no day at all."""
    if days is None:
        return [3]
    if days.last - days.first > LONGEST:
        return sorted({days.first // 30 * 4 + 2, days.last // 30 * 4 + 2})
    found: set[int] = set()
    for day in (days.first, (days.first + days.last) // 2, days.last):
        found.update((day // stretch * 4, (day + stretch // 2) // stretch * 4 + 1))
    return sorted(found)
