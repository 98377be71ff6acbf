"""Who did it, where sides blame one another: one target, hit once, and each names another doer.

The matcher keeps apart what different doers are said to have done, so that the two tellings
stand in two events. Here they are found again by what was hit: a name in common, or a thing of
the same kind at the same spot or in the same article, within a few days.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from chancery.assets.countries import country_name
from chancery.collate.answers import SAID_TO_BE, TOLD, Answer, Voice, called
from chancery.collate.faces import days, spot
from chancery.collate.sides import sides_of
from chancery.collate.sourcing import Report
from chancery.collate.words import rarity, stems
from chancery.model import PRESS, EventType, Party

TARGET_DAYS = 3  # between two tellings of one deed
NAMED, KIND = 3.5, 2.8  # how rare a name in common must be, and how rare a common noun
_EXACT = re.compile(r"[1-9]\d*(?!00)\d\d")  # a toll that two tellings share: "471"
_OF_WORDS = re.compile(
    r"\b(?:of|for) (?:lying|inventing|fabricat\w+|making (?:it|this) up|spreading)\b"
)
_STATE = frozenset({None, "COP", "GOV", "MIL", "SPY"})  # sectors that are called by the country
# Stems of what there are many of around any fighting.
_ANYWHERE = frozenset(
    "area child citi civilian district fighter forc home hous militari neighbourhood peopl posit "
    "region resident settlement soldier territori town troop villag woman".split()
)


_Blame = tuple[frozenset[str], Voice]  # the countries that are said to have done it, and by whom
_Told = tuple[frozenset[str], list[Voice]]


def same_target(one: Report, other: Report) -> bool:
    """Whether two deeds may be one but for who did it: they hit the same thing at the same time."""
    first, second = (days(r.claim, r.article.published) for r in (one, other))
    if (
        first is None
        or second is None
        or max(first.last - second.first, second.last - first.first) > TARGET_DAYS
    ):
        return False
    (names, things), (others, more) = _target(one), _target(other)
    if any(rarity(word) >= NAMED for word in names & others):
        return True
    here, there = spot(one.claim), spot(other.claim)
    together = bool(here and there and here.fine and here.name == there.name)
    together |= one.article.id == other.article.id
    return together and any(rarity(word) >= KIND for word in things & more)


def target_words(report: Report) -> frozenset[str]:
    """The stems by which deeds on one target are found."""
    names, things = _target(report)
    return frozenset(word for word in names | things if rarity(word) >= KIND)


def is_deed(report: Report) -> bool:
    """Whether a claim tells an attack that somebody must have made."""
    claim = report.claim
    return claim.event_type.value is EventType.ASSAULT and claim.status.value in TOLD


def blamed(
    reports: Sequence[Report], about: Sequence[Report], beside: Sequence[Report]
) -> list[Answer]:
    """Two answers to who did it, each on the word of sides that blame the other's; or none.

    `beside` are deeds of other events on the same target, `about` the accusations that are about
    any of them.
    """
    own = {r.claim.id for r in reports}
    told = _by_doers(_blames((*reports, *beside), about))
    pairs = [_apart(one, other) for i, one in enumerate(told) for other in told[:i]]
    known = [pair for pair in pairs if pair and any(_of(v, own) for a in pair[1] for v in a.voices)]
    return max(known, key=lambda pair: pair[0])[1] if known else []


def is_blamed(reports: Sequence[Report], about: Sequence[Report]) -> bool:
    """Whether somebody of another country says who made an attack."""
    return any(True for _ in _blames(reports, about))


def _blames(reports: Iterable[Report], about: Sequence[Report]) -> Iterator[_Blame]:
    deeds = {r.claim.id: r for r in reports if is_deed(r)}
    yield from _told(deeds.values())
    yield from _accused(about, deeds)


def _of(voice: Voice, claims: Collection[str]) -> bool:
    """Whether a voice tells of one of these claims."""
    return voice.report.claim.id in claims or voice.report.claim.about in claims


def _told(deeds: Iterable[Report]) -> Iterator[_Blame]:
    """Deeds that a source of another country says that somebody did."""
    for report in deeds:
        doers = _countries(report.claim.actors)
        for index in report.claim.speaking:
            if report.claim.accounts[index].stance.value not in SAID_TO_BE:
                continue
            sides = sides_of(report, index)
            if doers and sides and not doers & sides:
                yield doers, Voice(_names(report.claim.actors), report, index)


def _accused(about: Sequence[Report], deeds: Mapping[str, Report]) -> Iterator[_Blame]:
    """Accusations of having done a deed: who is accused did it, whoever the deed was read with."""
    for report in about:
        claim = report.claim
        alleged = claim.mode is None or claim.mode.value == "allege"
        alleged = alleged and not _OF_WORDS.search(claim.sentence_span.of(report.article.text))
        if (
            claim.about not in deeds
            or claim.event_type.value is not EventType.ACCUSE
            or not alleged
        ):
            continue
        doers, sides = _countries(claim.recipients), _countries(claim.actors)
        if doers and sides and not doers & sides and claim.status.value in TOLD:
            yield doers, Voice(_names(claim.recipients), report, None, claim.actors)


def _by_doers(found: Iterable[_Blame]) -> list[_Told]:
    """The voices that name the same countries."""
    groups: defaultdict[frozenset[str], list[Voice]] = defaultdict(list)
    for doers, voice in found:
        groups[doers].append(voice)
    return sorted(groups.items(), key=lambda item: sorted(item[0]))


def _apart(one: _Told, other: _Told) -> tuple[tuple[int, int], list[Answer]] | None:
    """Two answers of which both cannot be true, that of most voices first, and how well they part.

    Who is blamed must be heard in the other one, and best in both. A side is not of two minds: it
    is heard where it speaks most; nor is a speaker who is read as of two countries.
    """
    (doers, voices), (others, more) = sorted((one, other), key=lambda told: -len(told[1]))
    sides = {side for voice in voices for side in voice.sides}
    more = [voice for voice in more if not voice.sides & sides]
    heard = bool(doers & {side for voice in more for side in voice.sides}) + bool(others & sides)
    if doers & others or not more or not heard:
        return None
    answers = [_answer(voices), _answer(more)]
    return None if _one_speaks(*answers) else ((heard, len(more)), answers)


def _answer(voices: list[Voice]) -> Answer:
    return Answer(Counter(voice.value for voice in voices).most_common(1)[0][0], voices)


def _one_speaks(one: Answer, other: Answer) -> bool:
    """Whether a speaker is heard in both, read twice: "Bao", and "Envoy Bao" of another country."""
    first, second = ([called((p,)) for v in a.voices for p in v.speaking] for a in (one, other))
    return any(a and b and (a <= b or b <= a) for a in first for b in second)


@lru_cache(maxsize=4096)
def _words(said: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the names in some words, with numbers that few have, and all of them."""
    named = " ".join(
        word for word in said.split()
        if word[:1].isupper() or "-" in word or _EXACT.fullmatch(word)
    )  # fmt: skip
    return frozenset(stems(named)), frozenset(
        s for s in stems(said) if not s[0].isdigit()
    ) - _ANYWHERE


def _target(report: Report) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of what was hit: those of its names, and all; countries tell nothing."""
    hit = [p for p in report.claim.recipients if not (p.who.entity or "").startswith("country:")]
    doers = frozenset(stems(" ".join(p.mention.value for p in report.claim.actors)))
    names, things = _words(" ".join(party.mention.value for party in hit))
    return names - doers, things - doers


def _countries(parties: Sequence[Party]) -> frozenset[str]:
    """The countries of those who can have made an attack: a paper is accused of what it wrote."""
    return frozenset(p.who.country for p in parties if p.who.country and p.who.sector != PRESS)


def _names(parties: Sequence[Party]) -> str:
    """The parties in words: a country's name for its nameless forces and officials."""
    return ", ".join(dict.fromkeys(_name(party) for party in parties if party.who.country))


def _name(party: Party) -> str:
    who = party.who
    own = who.name or (party.mention.value if who.sector not in _STATE else None)
    return own or country_name(who.country)
