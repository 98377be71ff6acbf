"""Names of countries, of their seats of government and of their people, folded: what the table holds."""

from __future__ import annotations

from functools import cache

from chancery.assets.tables import rows

COLUMNS = ("phrase", "code", "kind", "cased")


@cache
def phrases(kind: str | None = None) -> frozenset[str]:
    """Every phrase of a kind ("adjective", "capital", "country" ...), or all of them."""
    return frozenset(row[0] for row in rows("names.tsv", COLUMNS) if kind in {None, row[2]})
