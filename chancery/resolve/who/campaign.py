"""When an undated text was written that speaks of an election campaign: its candidates tell."""

from __future__ import annotations

from chancery.resolve.lookup.scene import Scene
from chancery.resolve.who.people import Office, People

_WORDS = frozenset(
    (
        "ballot campaign campaigns candidate candidates caucus caucuses convention debate delegates "
        "frontrunner gop nomination nominee poll polls pollster primaries primary running "
        "superdelegates voters"
    ).split()
)
_HEADS = frozenset({"HOS", "HOG"})
_STYLES = frozenset({"president", "presidents"})


def season(scene: Scene, people: People, countries: frozenset[str]) -> str | None:
    """The last day on which all candidates named stood at once, where the text tells of their vote.

    Two candidates do, or one with two words of a campaign, or with the president
    of the time; nobody of them is called president in it.
    """
    spells: list[Office] = []
    styled: set[str] = set()
    for word, runs in scene.by_word.items():
        before = any(run.at and scene.lows[run.at - 1] in _STYLES for run in runs)
        style = before or any(scene.lows[run.at] in _STYLES for run in runs)
        if style:
            styled.add(word)
        spells += [o for o in people.offices(word) if _stood(o) and o.country in countries]
    if not spells or any(office.match.split()[-1] in styled for office in spells):
        return None
    told = len(_WORDS.intersection(scene.lows))
    best = max(spells, key=lambda office: len(_beside(office, spells)))
    beside = _beside(best, spells)
    if (
        len({office.name for office in beside}) < 2
        and told < 2
        and not _incumbent(people, styled, best)
    ):
        return None
    return min(office.until for office in beside)


def _stood(office: Office) -> bool:
    return office.norm == "CANDIDATE" and bool(office.until)


def _beside(office: Office, spells: list[Office]) -> list[Office]:
    """The candidacies that have days in common with one, that one with them."""
    return [o for o in spells if o.since < office.until and office.since < o.until]


def _incumbent(people: People, styled: set[str], stood: Office) -> bool:
    """Whether a president named in the text was in office when somebody stood."""
    heads = [office for word in styled for office in people.offices(word) if office.norm in _HEADS]
    return any(
        head.country == stood.country
        and head.since < stood.until
        and stood.until < (head.until or "9")
        for head in heads
    )
