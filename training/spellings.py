"""One name for each listed person: rows whose names differ by source are given the most usual one.

Two names of a country's office-holders are one person's where their spells in
one office overlap or adjoin and the names share given and family name: one has
a middle name more, or the given names differ by a letter or two. A spelling
that sources list for both joins them across offices too. An initial inside a name
is left out where a source lists the name without it; what the sources do not tell
(actor_rows/usual.tsv) comes last.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from chancery.assets.fold import fold

Row = tuple[str, ...]  # key, match, name, country, norm, sector, role, from, to, grade
Renames = dict[tuple[str, str], str]
# Offices whose holders are compared; of the rest there are too many namesakes.
OFFICES = frozenset(
    "HOS HOG FM DEFMIN FINMIN INTMIN VP IGO_HEAD ARMED_LEADER ARMY_CHIEF CANDIDATE "
    "PARTY_LEADER".split()
)
# How the names of some countries are made.
FAMILY_FIRST, TWO_SURNAMES = "family first", "two surnames"
_ALONE = frozenset({"HOS", "HOG"})  # held by one at a time
_SUFFIXES = frozenset("jr sr junior senior ii iii".split())
_SMALL = frozenset("al el bin ibn ben de da la".split())
_APART = 10  # years between two offices of one person whom sources spell alike
_LONG = 7  # letters from which two may differ in a given name
_INITIALS = re.compile(r"(?<=[a-z.]{2}) (?:[A-Z]\. ?)+(?=[A-Z]?[a-z'])")


@dataclass(slots=True)
class Bearer:
    """What the rows of one country tell of one printed name."""

    name: str
    words: list[str]
    curated: bool = False
    spells: set[tuple[str, int, int]] = field(default_factory=set)
    spelt: set[tuple[str, str, str]] = field(default_factory=set)  # match, office, start

    @property
    def matches(self) -> set[str]:
        """Every spelling that a source lists."""
        return {match for match, _, _ in self.spelt}


def usual(rows: Iterable[Row], orders: Mapping[str, str]) -> Renames:
    """The most usual name by country and printed name, for names that are not it."""
    found: Renames = {}
    for country, bearers in _bearers(rows).items():
        order = orders.get(country, "")
        alone = {id(one): [one] for one in bearers}
        for group in _groups(bearers, order):
            alone |= {id(one): group for one in group}
        for group in {id(group): group for group in alone.values()}.values():
            best = _plain(_most_usual(group, order), group)
            found |= {(country, one.name): best for one in group if one.name != best}
    return found


def by_hand(found: Renames, rows: Iterable[Mapping[str, str]]) -> Renames:
    """The names found, with those that are told by hand in the place of what they came to."""
    told = {
        (row["country"], other): row["name"] for row in rows for other in row["others"].split("|")
    }
    ends = {key: told.get((key[0], name), name) for key, name in found.items()}
    return ends | told


def renamed(rows: Iterable[Row], names: Mapping[tuple[str, str], str]) -> Iterator[Row]:
    """The rows with the usual name in place of each other one."""
    for row in rows:
        yield (*row[:2], names.get((row[3], row[2]), row[2]), *row[3:])


def as_listed(rows: Iterable[Row], apart: Iterable[Row]) -> Renames:
    """For the rows that are kept apart: by what name the others list who is spelt so in their country."""
    listed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, match, name, country, norm, *_ in rows:
        if norm in OFFICES:
            listed[country, match].add(name)
    found = {(row[3], row[2]): listed[row[3], row[1]] for row in apart}
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _bearers(rows: Iterable[Row]) -> dict[str, list[Bearer]]:
    """The holders of offices by country; a name counts all its spellings."""
    found: dict[tuple[str, str], Bearer] = {}
    for _, match, name, country, norm, _, _, start, end, grade in rows:
        if norm not in OFFICES or len(name.split()) < 2:
            continue
        one = found.setdefault((country, name), Bearer(name, _words(name)))
        one.curated = one.curated or grade == "curated"
        one.spells.add((norm, _year(start, 1900), _year(end, 9999)))
        one.spelt.add((match, norm, start))
    listed: dict[str, list[Bearer]] = defaultdict(list)
    for (country, _), one in found.items():
        listed[country].append(one)
    return listed


def _words(name: str) -> list[str]:
    """The words that tell people apart: "Abd al-Fattah" as "Abdel Fattah", no "Jr", no "al"."""
    words = fold(name).replace(",", "").replace("'", "").split()
    joined = " ".join(words).replace("abd al ", "abdel ").replace("abd el ", "abdel ").split()
    return [w for w in joined if w not in _SUFFIXES and w not in _SMALL] or words


def _year(day: str, otherwise: int) -> int:
    return int(day[:4]) if day[:4].isdigit() else otherwise


def _groups(bearers: Sequence[Bearer], order: str) -> Iterator[list[Bearer]]:
    """Those who are one person, each group of two or more names."""
    group = {id(one): [one] for one in bearers}
    for one, other in combinations(bearers, 2):
        mine, theirs = group[id(one)], group[id(other)]
        if mine is not theirs and _same(one, other, order):
            mine += theirs
            for member in theirs:
                group[id(member)] = mine
    yield from {id(g): g for g in group.values() if len(g) > 1}.values()


def _same(one: Bearer, other: Bearer, order: str) -> bool:
    """Whether two names of a country are one person's; `order` tells how names are made there."""
    if one.words == other.words:
        return _gap(one, other) <= _APART
    few, many = sorted((one.words, other.words), key=len)
    if len(few) < 2:
        return False
    if _more(few, many) and _longer(one, other, order):
        return True
    return order != FAMILY_FIRST and (_respelt(one, other) or _listed(one, other))


def _longer(one: Bearer, other: Bearer, order: str) -> bool:
    """Whether a name is another with a word more: a middle name, a patronymic, a mother's name."""
    few, many = sorted((one.words, other.words), key=len)
    first, last = few[0] == many[0], few[-1] == many[-1] and order != FAMILY_FIRST
    mothers = order == TWO_SURNAMES and few == many[: len(few)]
    if first and (len(few) > 2 or mothers):
        return _gap(one, other) <= 1
    if first and (last or few == many[: len(few)]):
        return _gap(one, other, alike=True) <= 1
    return last and _gap(one, other, alike=True, norms=_ALONE) < 0


def _respelt(one: Bearer, other: Bearer) -> bool:
    """Whether holders of one office share the family name, and given names but for a letter or two."""
    return (
        len(one.words) == len(other.words)
        and one.words[-1] == other.words[-1]
        and all(a == b or _close(a, b) for a, b in zip(one.words, other.words, strict=True))
        and _gap(one, other, alike=True) <= 1
    )


def _listed(one: Bearer, other: Bearer) -> bool:
    """Whether sources list the one's name as a spelling of the other's: Joe for Joseph."""
    return (
        one.words[-1] == other.words[-1]
        and one.words[0][:2] == other.words[0][:2]
        and not {fold(one.name), fold(other.name)}.isdisjoint(one.matches & other.matches)
        and _gap(one, other) <= _APART
    )


def _gap(
    one: Bearer, other: Bearer, *, alike: bool = False, norms: frozenset[str] = OFFICES
) -> int:
    """Years between the nearest spells of two, below 0 where they overlap; of one office if `alike`."""
    return min(
        (
            max(a[1], b[1]) - min(a[2], b[2])
            for a in one.spells
            for b in other.spells
            if (a[0] == b[0] or not alike) and a[0] in norms and b[0] in norms
        ),
        default=9999,
    )


def _more(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether the longer name has all words of the shorter, in their order."""
    rest = iter(many)
    return len(few) < len(many) and all(word in rest for word in few)


def _close(one: str, other: str) -> bool:
    """Whether two words begin alike and a letter or two, by their length, differ."""
    least = min(len(one), len(other))
    return (
        one[0] == other[0] and least > 4 and _distance(one, other) <= (2 if least >= _LONG else 1)
    )


def _distance(one: str, other: str) -> int:
    """The letters to put in, take out or change to make one word the other."""
    above = list(range(len(other) + 1))
    for row, a in enumerate(one, start=1):
        line = [row]
        for column, b in enumerate(other, start=1):
            line.append(min(line[-1] + 1, above[column] + 1, above[column - 1] + (a != b)))
        above = line
    return above[-1]


def _most_usual(group: Sequence[Bearer], order: str) -> str:
    """The hand-made form, else that which most rows spell, else the shortest.

    Where mothers' names are left out in print the shortest comes first.
    """
    spelt = Counter(match for one in group for match, _, _ in one.spelt)

    def unusual(one: Bearer) -> tuple[bool, bool, int, int, int, str]:
        words = one.name.split()
        loud = any(word.isupper() and word.isalpha() and len(word) > 1 for word in words)
        size, rows = len(words), spelt[fold(one.name)]
        return not one.curated, loud, size * (order == TWO_SURNAMES), -rows, size, one.name

    return min(group, key=unusual).name


def _plain(name: str, group: Sequence[Bearer]) -> str:
    """A name without the initials inside it, where a source lists it so: "Boris N. Yeltsin"."""
    plain = _INITIALS.sub(" ", name)
    curated = any(one.curated and one.name == name for one in group)
    listed = not curated and any(fold(plain) in one.matches for one in group)
    return plain if listed else name
