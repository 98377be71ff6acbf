"""Names of countries: by their codes, and all that the table of names holds."""

from __future__ import annotations

from functools import cache

from chancery.assets.tables import rows


@cache
def country_names() -> dict[str, str]:
    """The usual English name of each country code."""
    return dict(rows("countries.tsv", ("code", "name")))


def country_name(code: str | None) -> str:
    """The usual English name of a country code, or the code itself."""
    return country_names().get(code or "", code or "")


@cache
def phrases(kind: str | None = None) -> frozenset[str]:
    """Folded names of a kind ("adjective", "capital", "country" ...), or of every kind."""
    named = rows("names.tsv", ("phrase", "code", "kind", "cased"))
    return frozenset(row[0] for row in named if kind in {None, row[2]})
