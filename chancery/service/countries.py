"""Codes of countries by what people call them."""

from __future__ import annotations

from functools import cache

from chancery import assets
from chancery.assets.countries import country_name, country_names

__all__ = ["acronym_code", "country_code", "country_name", "country_names", "known_names"]


@cache
def _codes() -> dict[str, str]:
    """The code of each country's names, in small letters and without points."""
    names = {_key(name): code for code, name in country_names().items()}
    rows = assets.rows("names.tsv", ("phrase", "code", "kind", "cased"))
    other = {_key(name): code for name, code, kind, _ in rows if kind == "country"}
    known = names | other  # as the reader understands them: Congo is the larger one
    return {name: code for name, code in known.items() if code in country_names()}


def known_names() -> list[str]:
    """Every name that a country goes by, in small letters."""
    return list(_codes())


def country_code(name: str) -> str | None:
    """The code of the country that a name stands for, as in ``the U.S.``; None for no country."""
    return _codes().get(_key(name))


@cache
def _acronyms() -> dict[str, str]:
    """The code of each country that goes by capitals which are no code of its own."""
    rows = assets.rows("names.tsv", ("phrase", "code", "kind", "cased"))
    known = {name.upper(): code for name, code, kind, cased in rows if kind == "country" and cased}
    return known | {"UN": "UNO"}


def acronym_code(letters: str) -> str | None:
    """The code of the country, or body of countries, written ``US``, ``U.S.`` or ``EU``."""
    return _acronyms().get(letters.replace(".", ""))


def _key(name: str) -> str:
    return name.strip().casefold().removeprefix("the ").replace(".", "")
