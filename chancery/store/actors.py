"""Who appears in a record, in how many claims, and as what."""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chancery.store.glance import Glance
from chancery.store.glance_schema import KEY
from chancery.store.query import OF_ONE, PRONOUNS, UNRESOLVED, fold
from chancery.store.rows import ActorRow

SPARE = 50  # candidates beyond those asked for
_PARTS = ("actor", "recipient", "source", "claims")
_COUNTS = "count(DISTINCT iif(part = '{0}', claim, NULL))"
_NAME = "coalesce(nullif(f.name, ''), f.text)"
# Who has an entity, by the index over entities alone, which holds superseded claims as well: what
# these have is taken off, of which a record mostly has none.
_ENTITIES = "entity IN (SELECT value FROM json_each(?))"
_KNOWN = f"""
SELECT entity, part, count(DISTINCT claim) FROM parties WHERE {_ENTITIES} GROUP BY entity, part
UNION ALL
SELECT entity, 'claims', count(DISTINCT claim) FROM parties WHERE {_ENTITIES} GROUP BY entity
"""
_GONE = f"""
WITH gone AS MATERIALIZED (
    SELECT p.entity, p.part, p.claim FROM claims c CROSS JOIN parties p ON p.claim = c.seq
    WHERE c.superseded IS NOT NULL AND p.{_ENTITIES}
)
SELECT entity, part, -count(DISTINCT claim) FROM gone GROUP BY entity, part
UNION ALL
SELECT entity, 'claims', -count(DISTINCT claim) FROM gone GROUP BY entity
"""
# Anybody else: by name, country and sector, through the forms of their names.
_SAID = f"""
SELECT key, {", ".join(_COUNTS.format(part) for part in ("actor", "recipient", "source"))},
    count(DISTINCT claim), country, sector
FROM (
    SELECT {KEY.format(p="p")} AS key, p.part, p.claim, p.country, p.sector FROM forms f
    CROSS JOIN parties p ON p.text = f.text AND p.name IS nullif(f.name, '')
    CROSS JOIN glance g ON g.claim = p.claim
    WHERE lower({_NAME}) IN (SELECT value FROM json_each(?)) AND p.entity IS NULL
        AND {KEY.format(p="p")} IN (SELECT value FROM json_each(?)) AND {OF_ONE.format(p="p")}
) GROUP BY key
"""
# What the newest places of an entity say it is: a country is a government oftener than its army.
NEWEST = 200  # of each part
_MOSTLY = """
SELECT country, sector FROM (
    SELECT * FROM (SELECT country, sector FROM parties WHERE entity = ?1 AND part = 'actor'
                   ORDER BY claim DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT country, sector FROM parties WHERE entity = ?1 AND part = 'recipient'
                   ORDER BY claim DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT country, sector FROM parties WHERE entity = ?1 AND part = 'source'
                   ORDER BY claim DESC LIMIT ?2)
) GROUP BY country, sector ORDER BY count(sector) DESC, sector, country LIMIT 1
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

    Resolved ones are counted by entity, with the country and sector that most of their newest places
    give them, else by name, country and sector; `unresolved` asks for the open questions: those without
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
        _, _, named, places, _ = candidates[-1]
        if len(rows) >= wanted:
            last = rows[wanted - 1]
            if (last.named * unresolved, last.claims) > (named * unresolved, places):
                break
        size *= 4
    return [_told(glance, row) for row in rows[offset:wanted]]


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
        "SELECT key, entity, named, actor + recipient + source AS n, name FROM figures "
        f"WHERE {' AND '.join(tests)} ORDER BY {first}n DESC, key LIMIT ?",
        (*values, limit),
    )


def _counted(glance: Glance, candidates: Sequence[Any]) -> list[ActorRow]:
    """In how many claims each is; those who are nobody are left out."""
    known = json.dumps([entity for _, entity, *_ in candidates if entity is not None])
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_PARTS, 0))
    for entity, part, number in (
        *glance.rows(_KNOWN, (known, known)),
        *glance.rows(_GONE, (known,)),
    ):
        counts[entity][part] += number
    keys = [key for key, entity, *_ in candidates if entity is None]
    names = sorted({key.rsplit("|", 2)[0] for key in keys})
    said = {
        key: row for key, *row in glance.rows(_SAID, (json.dumps(names), json.dumps(keys)))
    } if keys else {}  # fmt: skip
    found = []
    for key, entity, named, _, name in candidates:
        if entity and counts[entity]["claims"]:
            found.append(ActorRow(name, entity, None, None, bool(named), *counts[entity].values()))
        elif entity is None and key in said:
            *numbers, country, sector = said[key]
            found.append(ActorRow(name, None, country, sector, bool(named), *numbers))
    return found


def _told(glance: Glance, row: ActorRow) -> ActorRow:
    """A row with the country and sector that most of the newest places of its entity give it."""
    if row.entity is None:
        return row
    ((country, sector),) = glance.rows(_MOSTLY, (row.entity, NEWEST))
    return replace(row, country=country, sector=sector)
