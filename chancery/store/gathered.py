"""Events as a person leafs through them: those told more than once, and what stands near one."""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from chancery.store.glance import Glance
from chancery.store.glance_filters import narrow
from chancery.store.query import ClaimQuery, marks


def events(  # noqa: PLR0913 - which, how many, and from where
    glance: Glance,
    query: ClaimQuery,
    least: int,
    limit: int,
    offset: int = 0,
    among: Collection[str] | None = None,
) -> tuple[int, list[str]]:
    """How many events of at least so many reports have a claim that fits, and so many of them.

    Those told last come first; only those `among`, if that is given.
    """
    where = narrow(query)
    tests, given = ["1"], list(where.values)
    if where.sql != "1":
        tests.append(
            "k.event IN (SELECT o.event FROM glance g JOIN collated o ON o.claim = g.id "
            f"WHERE {where.sql})"
        )
    if among is not None:
        tests.append("k.event IN (SELECT value FROM json_each(?))")
        given.append(json.dumps(sorted(among)))
    grouped = (
        f"SELECT k.event e, max(k.published) last FROM collated k WHERE {' AND '.join(tests)} "
        "GROUP BY k.event HAVING count(*) >= ?"
    )
    values = (*given, least)
    count = glance.rows(f"SELECT count(*) FROM ({grouped})", values)[0][0]
    rows = glance.rows(
        f"SELECT e FROM ({grouped}) ORDER BY last DESC, e LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return int(count), [event for (event,) in rows]


def fitting(glance: Glance, query: ClaimQuery) -> frozenset[str]:
    """Events of which a claim fits."""
    where = narrow(query)
    rows = glance.rows(
        "SELECT DISTINCT k.event FROM glance g JOIN collated k ON k.claim = g.id "
        f"WHERE {where.sql}",
        where.values,
    )
    return frozenset(event for (event,) in rows)


def event_of(glance: Glance, prefix: str) -> list[str]:
    """Events whose id begins so, or that hold a claim whose id does; at most ten."""
    rows = glance.rows(
        "SELECT DISTINCT coalesce(k.event, 'e_' || substr(g.id, 3)) FROM glance g "
        "LEFT JOIN collated k ON k.claim = g.id WHERE g.id >= ? AND g.id < ? "
        "UNION SELECT event FROM collated WHERE event >= ? AND event < ? LIMIT 10",
        ("c_" + prefix, f"c_{prefix}\U0010ffff", "e_" + prefix, f"e_{prefix}\U0010ffff"),
    )
    return [event for (event,) in rows]


def members(glance: Glance, event: str) -> list[str]:
    """The claims of an event, the earliest published first; its own, where it was never judged."""
    rows = glance.rows(
        "SELECT claim FROM collated WHERE event = ? ORDER BY published IS NULL, published, claim",
        (event,),
    )
    return [claim for (claim,) in rows] or ["c_" + event.removeprefix("e_")]


def like(glance: Glance, claims: Sequence[str], event: str, limit: int) -> list[tuple[str, float]]:
    """Claims of other events that are most like these, one of each event, and how like."""
    rows = glance.rows(
        f"WITH ours AS (SELECT face FROM collated WHERE claim IN ({marks(claims)})), "
        "near AS (SELECT right face, score FROM likenesses WHERE left IN ours "
        "UNION ALL SELECT left, score FROM likenesses WHERE right IN ours) "
        "SELECT min(k.claim), max(n.score) s FROM near n JOIN collated k ON k.face = n.face "
        "WHERE k.event <> ? GROUP BY k.event ORDER BY s DESC, 1 LIMIT ?",
        (*claims, event, limit),
    )
    return [(claim, score) for claim, score in rows]


def around(glance: Glance, claims: Sequence[str], days: int, limit: int) -> list[int]:
    """Row numbers of claims between the same countries within some days, the nearest first."""
    rows: list[Any] = glance.rows(
        "WITH ours AS MATERIALIZED (SELECT g.claim, g.first FROM glance g "
        f"WHERE g.id IN ({marks(claims)})), "
        "day AS (SELECT min(first) d FROM ours), "
        "sides AS (SELECT DISTINCT p.country FROM parties p JOIN ours ON ours.claim = p.claim "
        "WHERE p.country IS NOT NULL AND p.part <> 'source') "
        "SELECT g.claim FROM glance g WHERE g.first BETWEEN date((SELECT d FROM day), ?) "
        "AND date((SELECT d FROM day), ?) "
        "AND (SELECT count(DISTINCT p.country) FROM parties p WHERE p.claim = g.claim "
        "AND p.part <> 'source' AND p.country IN sides) >= min(2, (SELECT count(*) FROM sides)) "
        "ORDER BY abs(julianday(g.first) - julianday((SELECT d FROM day))), g.claim LIMIT ?",
        (*claims, f"-{days} days", f"+{days} days", limit),
    )
    return [seq for (seq,) in rows]
