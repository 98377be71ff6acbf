"""Who acts on whom, and where: sums over the narrow tables."""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chancery.store.glance import Glance, narrow, party_in
from chancery.store.query import ClaimQuery, PartyMatch

_COOPERATION = "sum(g.quad LIKE '%cooperation')"
_KEY = (
    "coalesce({p}.entity, lower(coalesce({p}.name, {p}.text)) || '|' || "
    "coalesce({p}.country, '') || '|' || coalesce({p}.sector, ''))"
)
_PAST = "g.status NOT IN ('historical', 'negated', 'hypothetical')"


@dataclass(frozen=True, slots=True)
class TieRow:
    """Somebody acting on somebody, each with key, name, entity and country, in so many claims."""

    actor: tuple[str, str, str | None, str | None]
    recipient: tuple[str, str, str | None, str | None]
    claims: int
    cooperation: int


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


def ties(
    glance: Glance, query: ClaimQuery, who: PartyMatch | None, newest: int, limit: int
) -> list[TieRow]:
    """The ties in the newest claims that fit, most claims first; `who` must be one end of each."""
    where = narrow(query)
    tests, values = [where.sql], list(where.values)
    if who is not None:
        ours = party_in(who, "actor", "recipient")
        tests.append(ours.sql)
        values += ours.values
    rows = glance.rows(
        "WITH chosen AS MATERIALIZED (SELECT g.claim, g.quad FROM glance g "
        f"WHERE {' AND '.join(tests)} ORDER BY g.published DESC, g.article, g.start LIMIT ?) "
        f"SELECT {_KEY.format(p='a')}, min(coalesce(a.name, a.text)), a.entity, a.country, "
        f"{_KEY.format(p='r')}, min(coalesce(r.name, r.text)), r.entity, r.country, "
        f"count(DISTINCT g.claim) n, {_COOPERATION} FROM chosen g "
        "CROSS JOIN parties a ON a.claim = g.claim AND a.part = 'actor' "
        "CROSS JOIN parties r ON r.claim = g.claim AND r.part = 'recipient' "
        "WHERE coalesce(a.entity, a.country) IS NOT NULL "
        "AND coalesce(r.entity, r.country) IS NOT NULL "
        f"AND {_KEY.format(p='a')} <> {_KEY.format(p='r')} "
        "GROUP BY 1, 5 ORDER BY n DESC, 1, 5 LIMIT ?",
        (*values, newest, limit),
    )
    return [TieRow(tuple(r[:4]), tuple(r[4:8]), r[8], min(r[9], r[8])) for r in rows]


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


def dyads(glance: Glance, words: str | None, limit: int, offset: int = 0) -> list[Any]:
    """Pairs of countries (actor, recipient, claims), those of most claims first."""
    tests, values = ["actor <> recipient"], []
    if words:
        tests.append("(actor = ? OR recipient = ?)")
        values += [words.upper()] * 2
    return glance.rows(
        f"SELECT actor, recipient, count(*) n FROM pairs WHERE {' AND '.join(tests)} "
        "GROUP BY actor, recipient ORDER BY n DESC, actor, recipient LIMIT ? OFFSET ?",
        (*values, limit, offset),
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


def of_dyad(glance: Glance, actor: str, recipient: str, since: str, limit: int) -> list[int]:
    """Row numbers of the surest claims of a dyad printed after a day."""
    rows = glance.rows(
        "SELECT g.claim FROM pairs p JOIN glance g ON g.claim = p.claim "
        f"WHERE p.actor = ? AND p.recipient = ? AND g.published > ? AND {_PAST} "
        "ORDER BY g.confidence DESC, g.claim LIMIT ?",
        (actor, recipient, since, limit),
    )
    return [seq for (seq,) in rows]


def part_counts(glance: Glance, who: PartyMatch) -> list[Any]:
    """In how many claims somebody stands as what, by type: rows of part, type, claims."""
    tests, values = [], []
    for column in ("country", "sector", "entity"):
        value = getattr(who, column)
        if value is not None:
            tests.append(f"p.{column} = ?")
            values.append(value)
    if who.words is not None:
        inside = party_in(who)
        tests.append(inside.sql.replace("g.claim", "p.claim", 1))
        values += inside.values
        tests.append("(instr(folded(p.text), ?) OR instr(folded(coalesce(p.name, '')), ?))")
        values += [who.words.casefold()] * 2
    return glance.rows(
        "SELECT p.part, g.type, count(DISTINCT p.claim) FROM parties p "
        f"JOIN glance g ON g.claim = p.claim WHERE {' AND '.join(tests)} GROUP BY 1, 2",
        values,
    )


def did(glance: Glance, who: PartyMatch, *, told: bool, limit: int) -> tuple[int, list[int]]:
    """Claims in which somebody is an actor: on others' word where `told`, else on the writer's."""
    ours = party_in(who, "actor")
    test = (
        f"{ours.sql} AND {'' if told else 'NOT '}EXISTS "
        "(SELECT 1 FROM parties s WHERE s.claim = g.claim AND s.part = 'source')"
    )
    count = glance.rows(f"SELECT count(*) FROM glance g WHERE {test}", ours.values)[0][0]
    rows = glance.rows(
        f"SELECT g.claim FROM glance g WHERE {test} "
        "ORDER BY g.published DESC, g.article, g.start LIMIT ?",
        (*ours.values, limit),
    )
    return int(count), [seq for (seq,) in rows]
