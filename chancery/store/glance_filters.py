"""What a filter asks of claims, as conditions on the narrow tables that pages are answered from."""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

from chancery.store.codec import day
from chancery.store.query import (
    JOINT,
    ClaimQuery,
    PartyMatch,
    Where,
    either_way,
    fold,
    in_places,
    joined,
    marks,
    printed_by,
)


def narrow(query: ClaimQuery) -> Where:
    """The WHERE of a query over ``glance g``, which asks what `conditions` asks."""
    parts = [Where("1")]
    for column, wanted in (
        ("g.type", query.types), ("g.status", query.statuses), ("g.quad", query.quads),
    ):  # fmt: skip
        if wanted:
            parts.append(Where(f"{column} IN ({marks(wanted)})", tuple(map(str, wanted))))
    actors, recipients = query.actors, query.recipients
    if len(actors) == len(recipients) == 1 and _country(actors[0]) and _country(recipients[0]):
        parts.append(_pair("actor = ? AND recipient = ?", actors[0], recipients[0]))
        actors = recipients = ()
    for part, matches in (("actor", actors), ("recipient", recipients), ("source", query.sources)):
        parts += [_standing(part, match) for match in matches]
    if query.between:
        parts.append(_between(*query.between))
    found = [
        (day(query.since), "g.last >= ?"),
        (day(query.until), "g.first <= ?"),
        (
            query.publisher,
            f"g.article IN (SELECT a.seq FROM articles a WHERE {printed_by(query.publisher)})",
        ),
        (query.article, "g.article = (SELECT seq FROM articles WHERE id = ?)"),
        (query.claim, "g.id = ?"),
        (query.min_confidence or None, "g.confidence >= ?"),
        (
            query.text,
            "g.article IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)",
        ),
    ]
    parts += [Where(sql, (value,)) for value, sql in found if value is not None]
    parts += [in_places(query.places)] if query.places else []
    if query.stances:
        parts.append(Where(
            f"g.claim IN (SELECT claim FROM parties WHERE stance IN ({marks(query.stances)}))",
            tuple(map(str, query.stances)),
        ))  # fmt: skip
    return joined(" AND ", parts)


def _pair(test: str, *countries: PartyMatch) -> Where:
    """Claims of pairs of countries that pass a test."""
    return Where(
        f"g.claim IN (SELECT claim FROM pairs WHERE {test})", tuple(map(_country, countries))
    )


def _between(one: PartyMatch, other: PartyMatch) -> Where:
    """Claims in which either of two acts on the other."""
    if _country(one) and _country(other):
        test = "actor = ? AND recipient = ? OR actor = ? AND recipient = ?"
        return _pair(test, one, other, other, one)
    return either_way(_standing, (one, other))


def _standing(part: str, match: PartyMatch) -> Where:
    """Claims in which somebody stands as a part; in joint acts actors are recipients too."""
    own = party_in(match, part)
    if part == "source":
        return own
    other = party_in(match, "recipient" if part == "actor" else "actor")
    return Where(
        f"({own.sql} OR g.type IN ({JOINT}) AND {other.sql})", (*own.values, *other.values)
    )


def party_in(match: PartyMatch, *parts: str) -> Where:
    """Claims in which somebody stands as one of `parts`, all being meant where there are none."""
    tests: list[str] = []
    values: list[str] = []
    table = "parties p"
    if match.words is not None:
        # The forms first: they are few, and each leads to its parties.
        table = "forms f CROSS JOIN parties p ON p.text = f.text AND p.name IS nullif(f.name, '')"
        held = "f.folded" if match.words.isascii() else "folded(f.folded)"
        tests.append(f"instr({held}, ?) AND begins({held}, ?)")
        values += [fold(match.words)] * 2
    for column, value in (
        ("country", match.country), ("sector", match.sector), ("entity", match.entity),
    ):  # fmt: skip
        if value is not None:
            tests.append(f"p.{column} = ?")
            values.append(value)
    if parts:
        tests.append(f"p.part IN ({marks(parts)})")
        values += parts
    return Where(
        f"g.claim IN (SELECT p.claim FROM {table} WHERE {' AND '.join(tests)})",
        tuple(values),
    )


def _country(match: PartyMatch) -> str:
    """The country of a party that is nothing but one."""
    return match.country or "" if match == PartyMatch(country=match.country) else ""
