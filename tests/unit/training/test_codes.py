"""The shipped tables of codes are what the builder makes of the development data."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.assets import ontology, rows
from chancery.assets.fold import fold
from chancery.model import QUADS, SECTORS, EventType
from training import codes


@pytest.mark.shared
def test_the_shipped_tables_are_what_is_built(shared: Path) -> None:
    built = {
        "cameo.tsv": (codes.CAMEO, codes.cameo(shared / "data")),
        "country_codes.tsv": (codes.COUNTRIES, codes.countries(shared / "data")),
        "sectors.tsv": (codes.SECTORS, codes.sectors()),
    }
    for name, (header, expected) in built.items():
        assert [tuple(row) for row in rows(name, header)] == expected, name


def test_every_cameo_code_has_a_value_and_a_type_but_statements() -> None:
    table = {
        code: (kind, mode, quad) for code, kind, mode, _, quad in rows("cameo.tsv", codes.CAMEO)
    }
    assert set(table) == {code for code, _ in rows("goldstein.tsv", ("cameo", "goldstein"))}
    for code, (kind, mode, quad) in table.items():
        assert (not kind) == (code[:2] in {"01", "02"})
        if kind:
            assert mode in {"", *ontology.modes(kind)}
            assert quad == QUADS[EventType(kind)]


def test_country_codes_are_known_and_names_folded() -> None:
    known = {code for code, _ in rows("countries.tsv", ("code", "name"))}
    bodies = {"IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"}
    for scheme, code, country in rows("country_codes.tsv", codes.COUNTRIES):
        assert country in known | bodies, (scheme, code)
        assert scheme != "name" or fold(code) == code


def test_sectors_are_plovers() -> None:
    for scheme, name, sector, rank in rows("sectors.tsv", codes.SECTORS):
        assert sector in SECTORS, (scheme, name)
        assert rank.isdigit()
