"""Who acts on whom, and where: sums over the narrow tables."""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from chancery.store.codec import day
from chancery.store.glance import Glance
from chancery.store.glance_filters import narrow, party_in
from chancery.store.query import JOINT, OF_ONE, PRONOUNS, ClaimQuery, PartyMatch

_COOPERATION = "sum(g.quad LIKE '%cooperation')"
# Titles, and words cut out of names, that alone tell nobody apart from the others called so.
_CUT = ", ".join(
    f"'{word}'"
    for word in """
    armed assistant chief crown deputy foreign general head minister mr mrs ms president prime
    secretary state supreme
    """.split()
)
_TOLD = (
    "coalesce({p}.entity, {p}.country) IS NOT NULL AND ({p}.entity IS NOT NULL OR "
    f"lower(coalesce({{p}}.name, {{p}}.text)) NOT IN ({PRONOUNS}, {_CUT}) AND {OF_ONE})"
)
_TIES = (
    "SELECT g.claim, g.quad, a.entity, a.name, a.text, a.country, a.sector, "
    "r.entity, r.name, r.text, r.country, r.sector FROM chosen g "
    "CROSS JOIN parties a ON a.claim = g.claim AND a.part = 'actor' "
    "CROSS JOIN parties r ON r.claim = g.claim AND (r.part = 'recipient' "
    f"OR g.type IN ({JOINT}) AND r.part = 'actor' AND r.place > a.place) "
    f"WHERE {_TOLD.format(p='a')} AND {_TOLD.format(p='r')}"
)
_PAST = "g.status NOT IN ('historical', 'negated', 'hypothetical')"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that claims name, in degrees, and how many do so."""

    name: str
    country: str | None
    lat: float
    lon: float
    claims: int
    cooperation: int
    first: str | None
    last: str | None


def ties(glance: Glance, query: ClaimQuery, newest: int) -> list[Any]:
    """Who acts on whom in the newest claims that fit.

    In joint acts every actor is tied to those named after. Rows of claim, quad, then entity,
    name, words, country and sector of the actor and the same of the recipient; those of whom
    nothing is known are left out, and pronouns, single titles and words for parties of several
    countries that stand for nobody known.
    """
    where = narrow(query)
    chosen = (
        f"SELECT g.claim, g.quad, g.type FROM glance g WHERE {where.sql} "
        "ORDER BY g.published DESC, g.article, g.start LIMIT ?"
    )
    return glance.rows(f"WITH chosen AS MATERIALIZED ({chosen}) {_TIES}", (*where.values, newest))


def ties_of(glance: Glance, who: PartyMatch, newest: int) -> list[Any]:
    """As `ties`, of the claims read last in which somebody acts or is acted on."""
    seqs = [seq for part in ("actor", "recipient") for seq in read_last(glance, who, part, newest)]
    return glance.rows(
        "WITH chosen AS MATERIALIZED (SELECT DISTINCT g.claim, g.quad, g.type FROM json_each(?) j "
        f"CROSS JOIN glance g ON g.claim = j.value) {_TIES}",
        (json.dumps(sorted(set(seqs), reverse=True)[:newest]),),
    )


def read_last(glance: Glance, who: PartyMatch, part: str, newest: int) -> list[int]:
    """Row numbers of the claims in which somebody stands as `part`, those read last first."""
    ours = party_in(who, part)
    inside = ours.sql.removeprefix("g.claim IN (SELECT p.claim").removesuffix(")")
    rows = glance.rows(
        f"SELECT DISTINCT p.claim{inside} ORDER BY p.claim DESC LIMIT ?", (*ours.values, newest)
    )
    return [seq for (seq,) in rows]


def places(glance: Glance, query: ClaimQuery, limit: int) -> list[PlaceRow]:
    """Places with a point in the claims that fit, those of most claims first."""
    where = narrow(query)
    rows = glance.rows(
        f"SELECT g.place, g.country, g.lat, g.lon, count(*) n, {_COOPERATION}, min(g.first), "
        f"max(g.last) FROM glance g WHERE g.lat IS NOT NULL AND {where.sql} "
        "GROUP BY g.place, g.country, g.lat, g.lon ORDER BY n DESC, 1, 2 LIMIT ?",
        (*where.values, limit),
    )
    return [PlaceRow(*row) for row in rows]


def dyads(
    glance: Glance,
    country: str | None,
    limit: int | None = None,
    offset: int = 0,
    *,
    span: tuple[date | None, date | None] = (None, None),
) -> list[Any]:
    """Pairs of countries (actor, recipient, claims), those of most claims first.

    `country` is the code of one that must be one of the two; claims are those dated in `span`,
    either end of which may be open.
    """
    tests: list[str] = ["p.actor <> p.recipient"]
    values: list[Any] = []
    if country:
        tests.append("(p.actor = ? OR p.recipient = ?)")
        values += [country] * 2
    ends = [(day(span[0]), "g.last >= ?"), (day(span[1]), "g.first <= ?")]
    dated = [(value, test) for value, test in ends if value is not None]
    tests += [test for _, test in dated]
    values += [value for value, _ in dated]
    claims = "CROSS JOIN glance g ON g.claim = p.claim " if dated else ""
    return glance.rows(
        f"SELECT p.actor, p.recipient, count(*) n FROM pairs p {claims}WHERE {' AND '.join(tests)} "
        "GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    )


def weeks(glance: Glance, since: str, until: str) -> list[Any]:
    """Claims of things done or said to be, by dyad, week before `until` (0 is the last) and type.

    Rows of actor, recipient, week, type and how many; by the day on which their article was printed.
    """
    return glance.rows(
        "SELECT p.actor, p.recipient, "
        "CAST((julianday(?) - julianday(g.published)) / 7 AS INTEGER) w, g.type, count(*) "
        "FROM glance g CROSS JOIN pairs p ON p.claim = g.claim "
        f"WHERE g.published > ? AND g.published <= ? AND {_PAST} AND p.actor <> p.recipient "
        "GROUP BY 1, 2, 3, 4",
        (until, since, until),
    )


def of_dyad(glance: Glance, dyad: tuple[str, str], since: str, until: str, limit: int) -> list[int]:
    """Row numbers of the surest claims of a dyad printed after a day, up to another."""
    rows = glance.rows(
        "SELECT g.claim FROM pairs p JOIN glance g ON g.claim = p.claim "
        f"WHERE p.actor = ? AND p.recipient = ? AND g.published > ? AND g.published <= ? AND {_PAST} "
        "ORDER BY g.confidence DESC, g.claim LIMIT ?",
        (*dyad, since, until, limit),
    )
    return [seq for (seq,) in rows]


def standing_in(glance: Glance, who: PartyMatch, part: str, newest: int) -> list[Any]:
    """The claims read last in which somebody stands as `part`.

    Rows of type, told (on a source's word), day of print, article, place in it, row number.
    """
    return glance.rows(
        "SELECT g.type, g.told, g.published, g.article, g.start, g.claim FROM json_each(?) j "
        "CROSS JOIN glance g ON g.claim = j.value",
        (json.dumps(read_last(glance, who, part, newest)),),
    )


def days(glance: Glance, query: ClaimQuery) -> list[tuple[str, str, int]]:
    """How many claims that fit are dated on each day, by quad: rows of day, quad, number."""
    where = narrow(query)
    rows = glance.rows(
        f"SELECT g.first, g.quad, count(*) FROM glance g WHERE g.first IS NOT NULL AND {where.sql} "
        "GROUP BY 1, 2 ORDER BY 1, 2",
        where.values,
    )
    return [(day, quad, number) for day, quad, number in rows]
