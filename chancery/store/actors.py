"""Who appears in a record, in how many claims, and as what."""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from chancery.store.glance import Glance
from chancery.store.glance_schema import KEY
from chancery.store.query import OF_ONE, PRONOUNS, UNRESOLVED, fold
from chancery.store.rows import ActorRow

SPARE = 50  # candidates beyond those asked for
_COLUMNS = "p.entity, p.name, p.text, p.country, p.sector, p.named, p.part, p.claim"
_NAME = "coalesce(nullif(f.name, ''), f.text)"
_LIVE = f"""
WITH wanted AS MATERIALIZED (SELECT value AS key FROM json_each(?)),
found AS MATERIALIZED (
    SELECT p.entity AS key, {_COLUMNS} FROM wanted w CROSS JOIN parties p ON p.entity = w.key
    UNION ALL
    SELECT {KEY.format(p="p")} AS key, {_COLUMNS} FROM forms f
    CROSS JOIN parties p ON p.text = f.text AND p.name IS nullif(f.name, '')
    WHERE lower({_NAME}) IN (SELECT value FROM json_each(?)) AND p.entity IS NULL
        AND {KEY.format(p="p")} IN (SELECT key FROM wanted) AND {OF_ONE.format(p="p")}
),
live AS MATERIALIZED (SELECT f.* FROM found f CROSS JOIN glance g ON g.claim = f.claim)
"""
_COUNTED = f"""{_LIVE}
SELECT key, min(coalesce(name, text)), entity, max(named),
    count(DISTINCT iif(part = 'actor', claim, NULL)),
    count(DISTINCT iif(part = 'recipient', claim, NULL)),
    count(DISTINCT iif(part = 'source', claim, NULL)), count(DISTINCT claim)
FROM live GROUP BY key
"""
# Of each key what most of its places say: a country is a government oftener than its army.
_MOSTLY = f"""{_LIVE}
SELECT key, country, sector FROM (
    SELECT key, country, sector, row_number() OVER (
        PARTITION BY key ORDER BY count(sector) DESC, sector, country) AS place
    FROM live GROUP BY key, country, sector
) WHERE place = 1
"""


def actors(
    glance: Glance,
    words: str | None = None,
    *,
    unresolved: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> list[ActorRow]:
    """Parties and sources, those in most claims first; `words` is looked for in their names.

    Resolved ones are counted by entity, with the country and sector that most of their claims give
    them, else by name, country and sector; `unresolved` asks for the open questions: those without
    a country, and names of whom no sector is known, so that the country is a guess; names come
    before roles. Words that name nobody are left out: pronouns whose entity is not known, and what
    stands for parties of several countries in one claim, such as "the leaders".

    Candidates are those in most places, of which a claim may have several: nobody is in more
    claims than places, so that they are enough once the last that is wanted has as many claims as
    the first that was not looked at has places.
    """
    wanted = None if limit is None else offset + limit
    size = -1 if wanted is None else 2 * wanted + SPARE
    while True:
        candidates = _candidates(glance, words, unresolved=unresolved, limit=size)
        rows = sorted(_counted(glance, candidates), key=lambda row: _rank(row, named=unresolved))
        if wanted is None or len(candidates) < size:
            break
        _, _, named, places = candidates[-1]
        if len(rows) >= wanted:
            last = rows[wanted - 1]
            if (last.named * unresolved, last.claims) > (named * unresolved, places):
                break
        size *= 4
    return rows[offset:wanted]


def _rank(row: ActorRow, *, named: bool) -> tuple[bool, int, str]:
    return named and not row.named, -row.claims, row.name


def _candidates(
    glance: Glance, words: str | None, *, unresolved: bool, limit: int
) -> Sequence[Any]:
    """So many keys with their entity, whether they are named, and in how many places they are."""
    known = "coalesce(entity, country) IS NOT NULL"
    tests = [
        "actor + recipient + source > 0",
        UNRESOLVED.format(p="figures") if unresolved else known,
        f"(entity IS NOT NULL OR lower(name) NOT IN ({PRONOUNS}))",
    ]
    values: list[object] = []
    if words:
        names = "lower(name)" if words.isascii() else "folded(name)"
        tests.append(f"(instr({names}, ?) OR country = ?)")
        values += [fold(words), words.upper()]
    first = "named DESC, " if unresolved else ""
    return glance.rows(
        "SELECT key, entity, named, actor + recipient + source AS n FROM figures "
        f"WHERE {' AND '.join(tests)} ORDER BY {first}n DESC, key LIMIT ?",
        (*values, limit),
    )


def _counted(glance: Glance, candidates: Sequence[Any]) -> list[ActorRow]:
    """In how many claims each is; those who are nobody are left out."""
    keys = [key for key, *_ in candidates]
    names = {key.rsplit("|", 2)[0] for key, entity, *_ in candidates if entity is None}
    asked = json.dumps(keys), json.dumps(sorted(names))
    mostly = {key: (country, sector) for key, country, sector in glance.rows(_MOSTLY, asked)}
    return [
        ActorRow(name, entity, *mostly[key], bool(named), *counts)
        for key, name, entity, named, *counts in glance.rows(_COUNTED, asked)
    ]
