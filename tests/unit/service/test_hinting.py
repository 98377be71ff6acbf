"""What is said of words that may have been meant otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import whole

from chancery.service import ClaimFilter
from chancery.service.hinting import hints
from chancery.store import Record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    with Record.open(folder, create=True) as made:
        made.writer(version="0", stages="read@1").add(whole())
    return folder


@pytest.mark.parametrize(
    ("given", "hinted"),
    [
        (
            {"actor": "Pakistan"},
            ["'Pakistan' finds only those with it in their name or words: PAK"],
        ),
        (
            {"source": "the Gambia"},
            ["'the Gambia' finds only those with it in their name or words: GMB finds"],
        ),
        (
            {"dyad": ("iran", "IND")},
            ["'iran' finds only those with it in their name or words: IRN finds"],
        ),
        (
            {"between": ("PAK", "iran")},
            ["'iran' finds only those with it in their name or words: IRN finds"],
        ),
        ({"actor": "France", "recipient": "France"}, ["'France' finds only those with it in"]),
        ({"actor": "PAK", "recipient": "pak.mil", "source": "Reuters"}, []),
        ({"actor": "US", "source": "U.N."}, []),
        ({"actor": "us"}, ["'us' finds only those with it in their name or words: USA finds"]),
        (
            {"actor": "the U.K."},
            ["'the U.K.' finds only those with it in their name or words: GBR"],
        ),
        ({"actor": "uae"}, ["'uae' finds only those with it in their name or words: ARE"]),
        ({"source": "Congo"}, ["'Congo' finds only those with it in their name or words: COD"]),
        (
            {"actor": "Rusia"},
            ["'Rusia' is in nobody's name or words in this record: did you mean RUS (Russia)?"],
        ),
        (
            {"actor": "Ukranian", "source": "Munri"},
            [
                "'Ukranian' is in nobody's name or words in this record: did you mean UKR",
                "'Munri' is in nobody's name or words in this record: did you mean Asim Munir?",
            ],
        ),
        ({"actor": "Hamas"}, ["'Hamas' is in nobody's name or words in this record"]),
        ({"actor": "Munir", "source": "Reuters"}, []),
        ({"actor": "UK.GOV"}, []),
        ({"place": "France"}, ["'France' finds only places so called: FRA finds all in France"]),
        ({"place": "PAK"}, []),
        ({"place": "Islamabad"}, []),
        (
            {"place": "Islamabda"},
            ["'Islamabda' is no place of a claim in this record: did you mean Isl"],
        ),
        ({}, []),
    ],
)
def test_what_may_have_been_meant(record: Path, given: dict, hinted: list[str]) -> None:
    found = hints(record, ClaimFilter(**given))
    assert len(found) == len(hinted)
    assert all(one.startswith(start) for one, start in zip(found, hinted, strict=True))
    assert not any("Bahamas" in one for one in found)  # near in letters alone
