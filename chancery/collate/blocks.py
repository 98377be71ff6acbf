"""Which claims are worth comparing: those that share one of a few keys, never all with all.

Each key joins what kind of event it is with the time (two overlapping series of
stretches of days, so that days next to each other always share one) and one
thing that tells it apart: a pair of countries with the trigger, a place, a
number, what the article is about; and, for longer stretches, a person or a rare
word.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.collate.faces import Days, Face, Text, digest
from chancery.collate.kinds import family
from chancery.collate.words import rarity

STRETCH, LONG_STRETCH = 4, 16  # days; the long one for what tells an event apart by itself
LONGEST = 12  # days that are listed; longer periods are known by their months alone
NAMES = 4  # persons, bodies and countries of one claim that make keys
TOPICS = 3  # of the rarest stems of the article, and of the sentence
RARE = 4.5  # rarity from which a word of the sentence makes a key


def keys(face: Face, text: Text) -> frozenset[int]:
    """The keys of a face, as digests."""
    found = {digest("text", face.text, family(face.kind))}
    times = list(_times(face.days))
    if face.days and face.days.last - face.days.first > 300:
        found.update(digest("war", face.trigger_class, country) for country in face.countries)
    for part in _parts(face, text):
        found.update(digest("block", time, *part) for time in times)
    later = list(_times(face.days, LONG_STRETCH))
    for part in _telling(face, text):
        found.update(digest("long", time, *part) for time in later)
    return frozenset(found)


def _parts(face: Face, text: Text) -> Iterator[tuple[str, ...]]:
    kind = family(face.kind)
    countries = sorted(face.countries)[:NAMES]
    pairs = [(a, b) for i, a in enumerate(countries) for b in countries[i + 1 :]]
    for pair in pairs or [(country, "") for country in countries]:
        yield ("who", kind, face.trigger_class, *pair)
    if face.spot and face.spot.fine:
        yield ("place", kind, face.spot.name)
    for amount in face.amounts[:2]:
        yield ("number", kind, amount.kind, str(round(amount.low)))
    for key in sorted(text.gist, key=_rarest)[:TOPICS]:
        for country in countries[:2] or [""]:
            yield ("topic", kind, country, key)


def _telling(face: Face, text: Text) -> Iterator[tuple[str, ...]]:
    """Names, and rare words of the sentence, with the trigger or the article's rarest word."""
    kind = family(face.kind)
    for name in sorted(n for n in face.parties if not n.startswith("country:"))[:NAMES]:
        yield ("name", kind, name)
    for key in sorted((k for k in face.words if rarity(k) >= RARE), key=_rarest)[:TOPICS]:
        yield ("word", kind, key)
    for key in sorted(text.gist, key=_rarest)[:TOPICS]:
        yield ("topic", face.trigger_class, key)


def _rarest(key: str) -> tuple[float, str]:
    return (-rarity(key), key)


def _times(days: Days | None, stretch: int = STRETCH) -> Iterator[str]:
    if days is None:
        yield "undated"
        return
    if days.last - days.first > LONGEST:
        yield f"m{days.first // 30}"
        yield f"m{days.last // 30}"
        return
    seen = set()
    for day in (days.first, (days.first + days.last) // 2, days.last):
        for name in (f"a{day // stretch}", f"b{(day + stretch // 2) // stretch}"):
            if name not in seen:
                seen.add(name)
                yield name
