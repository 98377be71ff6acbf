"""Which claims are worth comparing: those that share one of a few keys, never all with all.

Each key joins what kind of event it is with the time (a stretch of days; those next to
it are sought as well, so that days next to each other always meet) and what
tells it apart. Within four days that is a country, a plainer word of the sentence or a
word of the title with the trigger, or a rare word, a place, a number or a person with
the kind of event; within sixteen, the rarest words, a person or two countries with the
trigger. Whether two claims meet depends on the two alone. A war has keys without a time;
a claim without a day has only what tells it apart among all that a record holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from chancery.collate.faces import Days, Face, Text, digest
from chancery.collate.kinds import family
from chancery.collate.words import rarest, rarity

STRETCH, LONG_STRETCH = 2, 8  # days; the long one for what tells an event apart by itself
LONGEST = 12  # days that are listed; longer periods are known by their months alone
NAMES = 4  # persons and bodies of one claim that make keys
SIDES = 3  # countries that do, with the trigger
KNOWN, RARE = 6, 3.0  # rare words of the sentence that make keys, and how rare they are
FIRST = 3  # of these, how many do so for weeks
PLAIN, TELLING = 2, 2.0  # plainer words that make a key with the trigger
TITLE = 3  # words of the title that do
WAR = "invade"  # the class of words for a war, whose days reach over years
_WHOLE = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a face, as digests: its own, and those of the stretches beside, that it seeks.

    Two faces are compared where one has or seeks a key that is the other's own.
    """

    own: frozenset[int]
    near: frozenset[int] = frozenset()


def keys(face: Face, text: Text) -> Keys:
    """Under what a face is kept, and under what else it looks for others."""
    found = {_part("text", str(face.text), family(face.kind))}
    if face.trigger_class == WAR and face.kind == "ASSAULT":
        found.update(_part("war", country) for country in face.countries)
    names = sorted(n for n in face.parties if not n.startswith("country:"))[:NAMES]
    words = rarest(face.words)
    known = [word for word in words[:KNOWN] if rarity(word) >= RARE]
    if face.days is None:
        found.update(_part("ever", *part) for part in _ever(face, names, known))
        return Keys(frozenset(found))
    title = [word for word in rarest(text.title)[:TITLE] if rarity(word) >= RARE]
    told = (("told", face.trigger_class, word) for word in title)
    short = [_part("short", *part) for part in (*_short(face, names, words, known), *told)]
    long = [_part("long", *part) for part in _long(face, names, known[:FIRST])]
    near: set[int] = set()
    for parts, stretch in ((short, STRETCH), (long, LONG_STRETCH)):
        own, beside = _times(face.days, stretch)
        found.update(_mixed(part, time) for part in parts for time in own)
        near.update(_mixed(part, time) for part in parts for time in beside)
    return Keys(frozenset(found), frozenset(near - found))


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
    if len(face.countries) <= SIDES:
        for pair in combinations(sorted(face.countries), 2):
            yield ("both", face.trigger_class, *pair)


def _ever(face: Face, names: list[str], known: list[str]) -> Iterable[tuple[str, ...]]:
    """What tells it apart without a day: two rare things together, since a record may grow long."""
    things = [*names, *known[:FIRST], *([face.spot.name] if face.spot else [])]
    for one, other in combinations(sorted(set(things)), 2):
        yield (face.trigger_class, one, other)


@lru_cache(maxsize=200_000)
def _part(*parts: str) -> int:
    return digest("block", *parts)


def _mixed(part: int, time: int) -> int:
    """One number of 63 bits for a part and a time; multiplied and folded as SplitMix does."""
    made = (part + time * 0x9E3779B97F4A7C15) & _WHOLE
    made = ((made ^ (made >> 30)) * 0xBF58476D1CE4E5B9) & _WHOLE
    return (made ^ (made >> 27)) >> 1


def _times(days: Days, stretch: int) -> tuple[set[int], set[int]]:
    """Numbers of the stretches that hold the days, and of those beside; of months for a long time."""
    if days.last - days.first > LONGEST:
        return {days.first // 30 * 2 + 1, days.last // 30 * 2 + 1}, set()
    own = {day // stretch for day in (days.first, (days.first + days.last) // 2, days.last)}
    beside = {time + step for time in own for step in (-1, 1)} - own
    return {time * 2 for time in own}, {time * 2 for time in beside}
