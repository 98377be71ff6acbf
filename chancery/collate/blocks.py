"""Which claims are worth comparing: those that share one of a few keys, never all with all.

Each key joins what kind of event it is with the time (two overlapping series of
four-day stretches, so that days next to each other always share one) and one
thing that tells it apart: a pair of countries with the trigger, a person, a
place, a number, or what the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.collate.faces import Days, Face, Text, digest
from chancery.collate.kinds import family
from chancery.collate.words import rarity

STRETCH = 4  # days
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
    return frozenset(found)


def _parts(face: Face, text: Text) -> Iterator[tuple[str, ...]]:
    kind = family(face.kind)
    countries = sorted(face.countries)[:NAMES]
    pairs = [(a, b) for i, a in enumerate(countries) for b in countries[i + 1 :]]
    for pair in pairs or [(country, "") for country in countries]:
        yield ("who", kind, face.trigger_class, *pair)
    names = sorted(n for n in face.parties if not n.startswith("country:"))[:NAMES]
    for name in names:
        yield ("name", kind, name)
    if face.spot and face.spot.fine:
        yield ("place", kind, face.spot.name)
    for amount in face.amounts[:2]:
        yield ("number", kind, amount.kind, str(round(amount.low)))
    for key in sorted((k for k in face.words if rarity(k) >= RARE), key=_rarest)[:TOPICS]:
        yield ("word", kind, key)
    for key in sorted(text.gist, key=_rarest)[:TOPICS]:
        yield ("topic", kind, face.trigger_class, key)


def _rarest(key: str) -> tuple[float, str]:
    return (-rarity(key), key)


def _times(days: Days | None) -> Iterator[str]:
    if days is None:
        yield "undated"
        return
    if days.last - days.first > LONGEST:
        yield f"m{days.first // 30}"
        yield f"m{days.last // 30}"
        return
    seen = set()
    for day in (days.first, (days.first + days.last) // 2, days.last):
        for name in (f"a{day // STRETCH}", f"b{(day + STRETCH // 2) // STRETCH}"):
            if name not in seen:
                seen.add(name)
                yield name
