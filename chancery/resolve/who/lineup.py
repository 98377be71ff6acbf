"""Where persons, bodies and groups stand in an article: what a pronoun may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from chancery.model import Reading, Span
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.words import BODIES, PRONOUNS, TAILS, TITLE_SECTORS
from chancery.resolve.who.people import People
from chancery.resolve.who.phrase import Phrase, plural, take_apart

_POLITE = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
# Longer runs of capitals are headlines and lists, not names.
_LONGEST = 8


@dataclass(frozen=True)
class Lineup:
    """Token ranges in order; a group carries whether it is plural."""

    persons: tuple[tuple[int, int], ...]
    groups: tuple[tuple[int, int, bool], ...]

    def between(self, at: int, stop: int) -> tuple[tuple[int, int], ...]:
        """The persons that begin at tokens [at, stop)."""
        return self.persons[bisect_left(self.persons, (at,)) : bisect_left(self.persons, (stop,))]

    def gathered(self, at: int, stop: int) -> tuple[tuple[int, int, bool], ...]:
        """The groups that begin at tokens [at, stop)."""
        return self.groups[bisect_left(self.groups, (at,)) : bisect_left(self.groups, (stop,))]

    def ended(self, end: int) -> tuple[int, int] | None:
        """The first person whose words end before a token."""
        return self._ended.get(end)

    @cached_property
    def _ended(self) -> dict[int, tuple[int, int]]:
        return {person[1]: person for person in reversed(self.persons)}


def line_up(scene: Scene, people: People, home: str | None, reading: Reading) -> Lineup:
    """Everybody mentioned by name or role, from the reader's mentions and the article's capitals."""
    ranges = {scene.range(span) for span in _spans(reading)}
    ranges |= {(run.at, run.end) for run in scene.runs if run.end - run.at <= _LONGEST}
    persons: dict[int, tuple[int, int]] = {}
    groups: list[tuple[int, int, bool]] = []
    for at, end in sorted(ranges):
        if at >= end or pronoun(scene, at, end):
            continue
        phrase = take_apart(scene, at, end)
        if phrase.name and personal(scene, people, home, phrase.name):
            persons.setdefault(phrase.name[0], phrase.name)
        elif phrase.noun:
            many = plural(phrase.noun)
            if many or phrase.body or phrase.noun in BODIES:
                groups.append((at, end, many))
            elif phrase.definite or phrase.country:
                persons.setdefault(phrase.at, (at, end))
        elif phrase.body or phrase.country:
            groups.append((at, end, _people(phrase)))
    return Lineup(tuple(sorted(persons.values())), tuple(sorted(groups)))


def pronoun(scene: Scene, at: int, end: int) -> bool:
    """One word, and a pronoun: "us" is one where "US" and "U.S." are not."""
    low = scene.lows[at]
    return end - at == 1 and low in PRONOUNS and not (low == "us" and scene.words[at] != "us")


def personal(scene: Scene, people: People, home: str | None, name: tuple[int, int]) -> bool:
    """Whether a name is a person's: a title before it, two words, or known by one."""
    at, end = name
    before = scene.lows[at - 1] if at else ""
    if scene.lows[end - 1] in TAILS:
        return False
    if before in TITLE_SECTORS or before in _POLITE:
        return True
    if end - at >= 2:
        return end - at <= 4
    if scene.words[at].isupper() and len(scene.words[at]) > 1:
        return False
    surname = scene.lows[end - 1]
    return any(
        run.end - run.at >= 2 and scene.lows[run.end - 1] == surname
        for run in scene.by_word.get(surname, ())
    ) or bool(people.find(surname, scene.article.published, home))


def _spans(reading: Reading) -> Iterator[Span]:
    for mention in reading.mentions:
        yield mention.span
    for claim in reading.claims:
        sources = tuple(account.source for account in claim.accounts)
        for party in (*claim.actors, *claim.recipients, *sources):
            yield from party.mention.spans[:1]


def _people(phrase: Phrase) -> bool:
    return phrase.country is not None and phrase.country.entries[0].kind == "people"
