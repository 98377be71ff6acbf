"""Names of country codes, for people."""

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
