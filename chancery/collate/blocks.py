"""Which claims are worth comparing: those that share one of a few keys, never all with all.

Each key joins what kind of event it is with the time (two overlapping series of
stretches of days, so that days next to each other always share one) and what
tells it apart. Within four days that is a country, a plainer word of the sentence or a
word of the title with the trigger, or a rare word, a place, a number or a person with
the kind of event; within sixteen, the rarest words, a person or two countries with the
trigger. Whether two claims meet depends on the two alone. A war has keys without a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from chancery.collate.faces import Days, Face, Text, digest
from chancery.collate.kinds import family
from chancery.collate.words import rarest, rarity

STRETCH, LONG_STRETCH = 4, 16  # days; the long one for what tells an event apart by itself
LONGEST = 12  # days that are listed; longer periods are known by their months alone
NAMES = 4  # persons and bodies of one claim that make keys
SIDES = 3  # countries that do, with the trigger
KNOWN, RARE = 6, 3.0  # rare words of the sentence that make keys, and how rare they are
FIRST = 3  # of these, how many do so for weeks
PLAIN, TELLING = 2, 2.0  # plainer words that make a key with the trigger
TITLE = 3  # words of the title that do
WAR = "invade"  # the class of words for a war, whose days reach over years
_WHOLE = (1 << 64) - 1


def keys(face: Face, text: Text) -> frozenset[int]:
    """The keys of a face, as digests."""
    found = {_part("text", str(face.text), family(face.kind))}
    if face.trigger_class == WAR and face.kind == "ASSAULT":
        found.update(_part("war", country) for country in face.countries)
    names = sorted(n for n in face.parties if not n.startswith("country:"))[:NAMES]
    words = rarest(face.words)
    known = [word for word in words[:KNOWN] if rarity(word) >= RARE]
    times = _times(face.days, STRETCH)
    for part in _short(face, names, words, known):
        found.update(_mixed(_part("short", *part), time) for time in times)
    for word in [word for word in rarest(text.title)[:TITLE] if rarity(word) >= RARE]:
        found.update(_mixed(_part("short", "told", face.trigger_class, word), t) for t in times)
    times = _times(face.days, LONG_STRETCH)
    for part in _long(face, names, known[:FIRST]):
        found.update(_mixed(_part("long", *part), time) for time in times)
    return frozenset(found)


def _short(
    face: Face, names: list[str], words: tuple[str, ...], known: list[str]
) -> Iterator[tuple[str, ...]]:
    """What tells an event apart within a few days."""
    kind = family(face.kind)
    for country in sorted(face.countries)[:SIDES]:
        yield ("one", face.trigger_class, country)
    for word in known:
        yield ("around", kind, word)
    plain = [word for word in words if TELLING <= rarity(word) < RARE][:PLAIN]
    for word in (*known, *plain):
        yield ("told", face.trigger_class, word)
    if face.spot:
        yield ("place", kind, face.spot.name)
        yield ("there", face.trigger_class, face.spot.country or face.spot.name)
    for amount in face.amounts[:2]:
        yield ("number", kind, amount.kind, str(round(amount.low)))
    for name in names:
        yield ("name", kind, name)


def _long(face: Face, names: list[str], known: list[str]) -> Iterator[tuple[str, ...]]:
    """What tells it apart within weeks."""
    for name in (*names, *known):
        yield ("known", face.trigger_class, name)
    if len(face.countries) == 2:
        yield ("both", face.trigger_class, *sorted(face.countries))


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
