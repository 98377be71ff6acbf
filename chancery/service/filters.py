"""What a user may ask claims by, checked before anything is searched."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from chancery.errors import NotFoundError, UsageError
from chancery.model import SECTORS, EventType, Quad, Stance, Status
from chancery.service.countries import acronym_code, country_code, country_names
from chancery.service.searching import search_expression
from chancery.service.spellings import like, nearest, place_names
from chancery.store import ClaimQuery, PartyMatch, View

Choice = TypeVar("Choice", bound=StrEnum)

_PARTY = re.compile(r"([A-Z]{3})?(?:\.([A-Z]{3}))?")
_KINDS = {
    "a_": "an article, whose claims are listed by `chancery claims --article`",
    "c_": "a claim, which `chancery explain` explains",
    "e_": "an event, which `chancery show` shows",
    "t_": "a thread, which is told by `chancery threads --brief`",
    "j_": "a judgement, which `chancery withdraw` takes back",
    "m_": "the machine's own judgement, which nobody can take back",
}
_CODE = re.compile(r"[A-Z]{3}")
_BODIES = {"IGO", "NGO", "MNC", "IMG"}  # codes of bodies of no country
_ENTITY = re.compile(r"(?:country|person|org):\S+")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted, in the user's own words; every part narrows the answer.

    `dyad` is an actor and a recipient, `between` two sides of which either acts on the other;
    one of the two may be given. Parties (these, `actor`, `recipient`, `source`) are written as a
    country ``PAK`` (or ``UK``), a country and a sector ``PAK.MIL``, a sector ``.MIL``, an entity's
    id ``person:asim-munir``, or any other words, which are looked for in the party's name and its
    text; codes may be in small letters.
    Three capitals that are no code must stand in some party's name or text.
    Dates are ``2025``, ``2025-05``, ``2025-05-14`` or a `date`; a claim without
    a date counts by its article's. `place` is a place's name, or another name for it that
    the gazetteer knows, or the code of the country that it lies in. `text` searches titles
    and texts, written as `search_expression` takes it. Publishers are matched whole, '' finds
    articles without one; an article's id by any prefix that only one has.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    dyad: tuple[str, str] | None = None
    between: tuple[str, str] | None = None
    source: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    publisher: str | None = None
    place: str | None = None
    article: str | None = None
    text: str | None = None
    min_confidence: float = 0.0
    limit: int | None = None


def query(filters: ClaimFilter, view: View) -> ClaimQuery:
    """The filter as the record understands it; raises UsageError naming what would be right."""
    if not 0.0 <= filters.min_confidence <= 1.0:
        raise UsageError(f"confidence {filters.min_confidence}: expected 0 to 1")
    limited(filters.limit)
    ends, sides = pairs(filters)
    between = _parties(view, *sides)
    since, until = span(filters.since, filters.until)
    return ClaimQuery(
        types=choices("type", filters.types, EventType),
        statuses=choices("status", filters.statuses, Status),
        stances=choices("stance", filters.stances, Stance),
        quads=choices("quad", filters.quads, Quad),
        actors=_parties(view, filters.actor, *ends[:1]),
        recipients=_parties(view, filters.recipient, *ends[1:]),
        between=(between[0], between[1]) if between else None,
        sources=_parties(view, filters.source),
        since=since,
        until=until,
        publisher=known_publisher(filters.publisher, view),
        places=place_names(filters.place or ""),
        article=_article(filters.article, view),
        text=search_expression(filters.text),
        min_confidence=filters.min_confidence,
        limit=filters.limit,
    )


def pairs(filters: ClaimFilter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sides of `dyad` and of `between`, two or none; UsageError where both are asked for."""
    dyad, between = pair("dyad", filters.dyad), pair("between", filters.between)
    if dyad and between:
        raise UsageError(
            f"dyad {' '.join(dyad)} and between {' '.join(between)}: expected one of them: dyad is "
            "what the first did to the second, between what either did to the other"
        )
    return dyad, between


def pair(name: str, given: tuple[str, ...] | None) -> tuple[str, ...]:
    """Two sides as they were given, or none; UsageError for any other number."""
    found = given or ()
    if len(found) not in {0, 2}:
        raise UsageError(f"{name} of {len(found)}: expected two, such as PAK IND")
    return found


def choices(name: str, given: tuple[str, ...] | str, closed: type[Choice]) -> tuple[Choice, ...]:
    """Members of a closed list by their spelling, in any case; a string is one of them."""
    members = {_spelt(member): member for member in closed}
    found = []
    for value in (given,) if isinstance(given, str) else given:
        member = members.get(_spelt(value))
        if member is None:
            raise UsageError(f"{name} {value!r}: not known, expected one of: {', '.join(closed)}")
        found.append(member)
    return tuple(found)


def _spelt(name: str) -> str:
    """A name for comparing: material-conflict and MATERIAL_CONFLICT are one."""
    return " ".join(re.split(r"[\s_-]+", name.strip().casefold()))


def party(given: str) -> PartyMatch:
    """A party as users write it: ``PAK``, ``PAK.MIL``, ``.MIL``, an entity's id or words."""
    given = given.strip()
    if not given:
        raise UsageError("a party without words: expected PAK, PAK.MIL, .MIL or a name")
    if _ENTITY.fullmatch(given):
        return PartyMatch(entity=given)
    if named := _of_a_name(given):
        return named
    coded = _PARTY.fullmatch(given) or _in_small_letters(given)
    if coded is None:
        return PartyMatch(words=given)
    country, sector = coded.groups()
    if country and country not in country_names() and country not in _BODIES:
        if sector is None:  # RSF, IDF: a name in capitals
            return PartyMatch(words=given)
        raise UsageError(f"country {country!r}: not known: {nearest(country)}")
    if sector is not None and sector not in SECTORS:
        raise UsageError(f"sector {sector!r}: not known, expected one of: {', '.join(SECTORS)}")
    return PartyMatch(country=country, sector=sector)


def _of_a_name(given: str) -> PartyMatch | None:
    """``UK``, ``UK.GOV`` or ``Russia.MIL``: a country by its letters, or by name with a sector.

    As words, ``US`` would be found in every Muslim.
    """
    if code := acronym_code(given):
        return PartyMatch(country=code)
    name, _, sector = given.rpartition(".")
    country = country_code(name) if sector.upper() in SECTORS else None
    return PartyMatch(country=country, sector=sector.upper()) if country else None


def _in_small_letters(given: str) -> re.Match[str] | None:
    """Codes written ``pak.mil``, if there are such; other words in small letters are words."""
    coded = _PARTY.fullmatch(given.upper()) if given.islower() else None
    if coded is None:
        return None
    country, sector = coded.groups()
    known = not country or country in country_names() or country in _BODIES
    return coded if known and (sector is None or sector in SECTORS) else None


def side(given: str) -> PartyMatch:
    """A side of a relationship: a party, where a country's English name is its code.

    Imported rows know a side by its country, so a name must not be looked for as words.
    """
    match = party(given)
    if match.words is None:
        return match
    code = country_code(match.words)
    return PartyMatch(country=code) if code else match


def country_of(given: str) -> str:
    """The code of a country by its name or code; UsageError for what is none."""
    code = side(given).country
    if code is None:
        raise UsageError(f"{given!r}: no country's name or code: {nearest(given)}")
    return code


def _parties(view: View, *given: str | None) -> tuple[PartyMatch, ...]:
    found = tuple(party(one) for one in given if one is not None)
    for match in found:
        if _CODE.fullmatch(match.words or ""):
            known(match, view)
    return found


def known(match: PartyMatch, view: View) -> None:
    """Raise UsageError for words that no party of the record is told in."""
    if match.words is not None and not view.tells_of(match.words):
        raise UsageError(
            f"{match.words!r}: no country's code or name, and in no party's name or words in this "
            f"record: {nearest(match.words)}"
        )


def limited(limit: int | None) -> int | None:
    """A limit as it was given, None for no limit; UsageError for one below 0."""
    if limit is not None and limit < 0:
        raise UsageError(f"limit {limit}: expected 0 or more")
    return limit


def span(since: str | date | None, until: str | date | None) -> tuple[date | None, date | None]:
    """The first and the last day of a span, None where it is open; UsageError for none at all."""
    first, last = day(since, last=False), day(until, last=True)
    if first and last and first > last:
        raise UsageError(f"since {first} until {last}: expected the earlier date first")
    return first, last


def day(given: str | date | None, *, last: bool) -> date | None:
    """The first or last day of what was given."""
    if given is None or isinstance(given, date):
        return given
    parts = _DATE.fullmatch(given.strip())
    year, month, number = (int(part or 0) for part in parts.groups()) if parts else (0, 0, 0)
    try:
        month = month or (12 if last else 1)
        number = number or (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, number)
    except ValueError as error:  # a month of 13 too
        what = "not in the calendar, expected" if parts else "expected"
        raise UsageError(
            f"date {given!r}: {what} a day such as 2025-05-14, or 2025-05, or 2025"
        ) from error


def known_publisher(given: str | None, view: View) -> str | None:
    """A publisher of the record as it was written, '' for none; UsageError for any other."""
    if given is None or not given.strip():
        return given and ""
    known = view.publishers()
    if given.casefold() not in {name.casefold() for name in known}:
        near = like(given, known)
        listed = ", ".join(near or known[:20]) or "none"
        wanted = "did you mean" if near else "which has:"
        raise UsageError(f"publisher {given!r}: not in this record, {wanted} {listed}")
    return given


def _article(given: str | None, view: View) -> str | None:
    return None if given is None else only("article", given, view.article_ids(given))


def only(noun: str, given: str, found: list[str]) -> str:
    """The one id that was meant; errors name the ids that were not told apart."""
    if given in found:
        return given
    if not found or not given:
        raise NotFoundError(f"{noun} {given!r}: not in this record: see `chancery {noun}s`")
    if len(found) > 1:
        raise UsageError(f"{noun} {given!r}: could be {', '.join(found)}: give more of it")
    return found[0]


def of_kind(given: str, *marks: str, expected: str) -> str:
    """What stands behind one of these marks in an id, or a bare beginning of one.

    Raises NotFoundError for the id of something else, saying what that is.
    """
    mark = given[:2]
    if mark in _KINDS and mark not in marks:
        raise NotFoundError(f"{given!r}: that is {_KINDS[mark]}, expected {expected}")
    return given.removeprefix(mark) if mark in marks else given
