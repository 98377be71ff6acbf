"""Events that belong together: a demand and its answer, a strike and its reprisal, talks and outcome."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice, product

from chancery.collate.clustering import components
from chancery.collate.words import rarity
from chancery.model import EventType, Link, Thread

_E = EventType
_DEMANDS = frozenset(map(str, (_E.REQUEST, _E.THREATEN, _E.ACCUSE)))
_ANSWERS = frozenset(
    map(str, (_E.AGREE, _E.REJECT, _E.CONCEDE, _E.RETREAT, _E.SUPPORT, _E.AID, _E.ACCUSE))
)
_HARMS = frozenset(map(str, (_E.ASSAULT, _E.COERCE, _E.SANCTION)))
_REPRISALS = frozenset(map(str, (_E.ASSAULT, _E.COERCE, _E.SANCTION, _E.THREATEN, _E.MOBILIZE)))
_TALKS = frozenset({str(_E.CONSULT)})
_OUTCOMES = frozenset(
    map(str, (_E.AGREE, _E.COOPERATE, _E.CONCEDE, _E.RETREAT, _E.REJECT, _E.SUPPORT))
)
REACH = 14  # days after which an answer is no longer looked for
LONG = 90  # days after which what was demanded is no longer looked for
_PAIRS = 64  # of the countries of one event, at most
_LAST = 8  # demands of one thing, of which the last are remembered
_RARE, _SHARED = 4.0, 2  # rarity and number of words in common that show one matter
_LIKE = 0.12  # Jaccard of what two articles are about


@dataclass(frozen=True, slots=True)
class Happening:
    """What of an event is asked when threads are sought: its type, day, sides and words.

    `done` is whether anybody tells it as done, or as said where it is words; `denied` whether
    anybody denies that.
    """

    event: str
    kind: str
    day: int | None
    actors: frozenset[str]
    recipients: frozenset[str]
    words: frozenset[str]
    gist: frozenset[str]
    claims: frozenset[str]
    about: frozenset[str]
    done: bool = True
    denied: bool = False

    @property
    def countries(self) -> frozenset[str]:
        """Countries of both roles."""
        return self.actors | self.recipients


def links(happenings: Sequence[Happening]) -> list[Link]:
    """What joins the events, each to the likeliest of those before it, kind by kind."""
    ordered = sorted(happenings, key=lambda one: (one.day is None, one.day or 0, one.event))
    return sorted(
        {*_about(ordered), *_after(ordered), *_demanded(ordered)},
        key=lambda link: (link.left, link.right, link.kind),
    )


def _about(happenings: Sequence[Happening]) -> Iterator[Link]:
    """Speech acts and what they are about."""
    event_of = {claim: one.event for one in happenings for claim in one.claims}
    for one in happenings:
        for claim in sorted(one.about):
            target = event_of.get(claim)
            if target and target != one.event:
                yield Link(one.event, target, "about", f"{one.kind} that is about it")


def _after(ordered: Sequence[Happening]) -> Iterator[Link]:
    """Answers, reprisals and outcomes: later events of the same two sides on the same matter.

    What is only demanded, to come or denied by all who speak is neither: it joins a thread by what
    is about it. What some tell as done and others deny is joined, and the reason says so.
    """
    by_pair: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for later in ordered:
        if later.day is None or not later.done:
            continue
        for pair in _pairs(later):
            recent = [e for e in by_pair[pair] if later.day - (e.day or 0) <= REACH]
            by_pair[pair] = recent
            best: dict[str, tuple[float, Happening, str]] = {}
            for earlier in recent:
                kind, why = _relation(earlier, later)
                likeness = _likeness(earlier, later)
                if kind and likeness > best.get(kind, (0.0,))[0]:
                    best[kind] = (likeness, earlier, why)
            for kind, (_, earlier, why) in sorted(best.items()):
                yield Link(earlier.event, later.event, kind, why + _denied(earlier, later))
            recent.append(later)


def _demanded(ordered: Sequence[Happening]) -> Iterator[Link]:
    """What was demanded of a side and that side did, weeks later as well: the demand says what it is."""
    asked: dict[tuple[str, str], deque[tuple[Happening, Happening]]] = {}
    thing_of = {claim: one for one in ordered for claim in one.claims}
    for one in ordered:
        if one.day is None:
            continue
        if one.done and one.kind in _ANSWERS:
            yield from _last_asked(one, asked)
        if one.kind != str(_E.REQUEST):
            continue
        for thing in (thing_of[claim] for claim in sorted(one.about & thing_of.keys())):
            for country in () if thing.done else thing.actors or one.recipients:
                asked.setdefault((thing.kind, country), deque(maxlen=_LAST)).append((one, thing))


def _last_asked(
    done: Happening, asked: Mapping[tuple[str, str], Iterable[tuple[Happening, Happening]]]
) -> Iterator[Link]:
    """The last demand of a thing that has been done: of the doer, on the matter, before it."""
    found = [
        demand
        for country in sorted(done.actors)
        for demand, thing in asked.get((done.kind, country), ())
        if REACH < (done.day or 0) - (demand.day or 0) <= LONG
        and (_likeness(demand, done) or _likeness(thing, done))
    ]
    if found:
        demand = max(found, key=lambda one: (one.day or 0, one.event))
        days = (done.day or 0) - (demand.day or 0)
        why = f"{done.kind} as was demanded, {days} days later"
        yield Link(demand.event, done.event, "answer", why + _denied(demand, done))


def _pairs(one: Happening) -> Iterator[tuple[str, str]]:
    """The pairs of countries between which an event is: who did with whom it was done, first.

    A vote of all the world has thousands, so that there is an end to them.
    """
    across = product(sorted(one.actors), sorted(one.recipients))
    beside = (combinations(sorted(side), 2) for side in (one.actors, one.recipients))
    told = ((min(p), max(p)) for p in chain(across, *beside) if p[0] != p[1])
    yield from islice(dict.fromkeys(told), _PAIRS)


def _relation(earlier: Happening, later: Happening) -> tuple[str, str]:
    """How a later event follows from an earlier one, and in words; two empty strings if not."""
    back = not later.actors.isdisjoint(earlier.recipients)
    days = (later.day or 0) - (earlier.day or 0)
    passed = {0: "the same day", 1: "a day later"}.get(days, f"{days} days later")
    if earlier.kind in _DEMANDS and later.kind in _ANSWERS and back:
        return "answer", f"{later.kind} by those addressed, {passed}"
    returned = back and not later.recipients.isdisjoint(earlier.actors)
    if earlier.kind in _HARMS and later.kind in _REPRISALS and returned and days > 0:
        return "reprisal", f"{later.kind} the other way round, {passed}"
    if earlier.kind in _TALKS and later.kind in _OUTCOMES:
        return "outcome", f"{later.kind} of those who talked, {passed}"
    return "", ""


def _denied(earlier: Happening, later: Happening) -> str:
    """What of two joined events somebody denies, in words that end a reason."""
    kinds = dict.fromkeys(one.kind for one in (earlier, later) if one.denied)
    both = "both" if earlier.denied and later.denied else f"the {next(iter(kinds), '')}"
    return f"; somebody denies {both}" if kinds else ""


def _likeness(one: Happening, other: Happening) -> float:
    """How far two events are on one matter; 0 where nothing shows it."""
    shared = sum(rarity(word) >= _RARE for word in one.words & other.words)
    common = len(one.gist & other.gist)
    union = len(one.gist) + len(other.gist) - common
    like = common / union if union else 0.0
    return shared / 10 + like if shared >= _SHARED or like >= _LIKE else 0.0


def threads(happenings: Sequence[Happening]) -> tuple[Thread, ...]:
    """Threads of two or more events, those of most events first; each named by its earliest."""
    found = links(happenings)
    ordered = sorted(happenings, key=lambda one: (one.day is None, one.day or 0, one.event))
    groups = components([one.event for one in ordered], [(link.left, link.right) for link in found])
    group_of = {event: number for number, group in enumerate(groups) for event in group}
    joined: defaultdict[int, list[Link]] = defaultdict(list)
    for link in found:
        joined[group_of[link.left]].append(link)
    made = [
        Thread("t_" + group[0].removeprefix("e_"), tuple(group), tuple(joined[number]))
        for number, group in enumerate(groups)
        if len(group) > 1
    ]
    return tuple(sorted(made, key=lambda thread: (-len(thread.events), thread.id)))
