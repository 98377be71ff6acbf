"""Filters as users write them, and what they are told when they write them wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from making import ARTICLE, request, retreat, whole

from chancery.errors import NotFoundError, UsageError
from chancery.model import EventType, Quad, Stance, Status
from chancery.service import ClaimFilter
from chancery.service.filters import only, party, query, side
from chancery.service.spellings import nearest
from chancery.store import ClaimQuery, PartyMatch, Record, View


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with Record.open(tmp_path_factory.mktemp("record"), create=True) as record:
        record.writer(version="0", stages="read@1").add(whole())
        yield record.view


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ClaimQuery()),
        ({"types": ("request", "Assault")},
         ClaimQuery(types=(EventType.REQUEST, EventType.ASSAULT))),
        ({"statuses": ("Negated",)}, ClaimQuery(statuses=(Status.NEGATED,))),
        ({"stances": ("denies",)}, ClaimQuery(stances=(Stance.DENIES,))),
        ({"quads": ("verbal conflict", "material_conflict", "Material-Cooperation")},
         ClaimQuery(quads=(Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT,
                           Quad.MATERIAL_COOPERATION))),
        ({"dyad": ("PAK", "IND")},
         ClaimQuery(actors=(PartyMatch("PAK"),), recipients=(PartyMatch("IND"),))),
        ({"actor": "Munir", "dyad": ("PAK.MIL", ".GOV")},
         ClaimQuery(actors=(PartyMatch(words="Munir"), PartyMatch("PAK", "MIL")),
                    recipients=(PartyMatch(sector="GOV"),))),
        ({"between": ("PAK", "ind.mil")},
         ClaimQuery(between=(PartyMatch("PAK"), PartyMatch("IND", "MIL")))),
        ({"actor": ".MIL", "between": ("Munir", "USA")},
         ClaimQuery(actors=(PartyMatch(sector="MIL"),),
                    between=(PartyMatch(words="Munir"), PartyMatch("USA")))),
        ({"source": " Reuters "}, ClaimQuery(sources=(PartyMatch(words="Reuters"),))),
        ({"since": "2024", "until": "2024"},
         ClaimQuery(since=date(2024, 1, 1), until=date(2024, 12, 31))),
        ({"since": "2024-02", "until": "2024-02"},
         ClaimQuery(since=date(2024, 2, 1), until=date(2024, 2, 29))),
        ({"since": "2024-02-29", "until": date(2024, 3, 1)},
         ClaimQuery(since=date(2024, 2, 29), until=date(2024, 3, 1))),
        ({"publisher": "EXAMPLE times"}, ClaimQuery(publisher="EXAMPLE times")),
        ({"article": ARTICLE.id[:8]}, ClaimQuery(article=ARTICLE.id)),
        ({"publisher": ""}, ClaimQuery(publisher="")),
        ({"text": "advisers Islamabad"}, ClaimQuery(text='"advisers" AND "Islamabad"')),
        ({"types": "assault", "statuses": "actual"},
         ClaimQuery(types=(EventType.ASSAULT,), statuses=(Status.ACTUAL,))),
        ({"place": "Kiev"}, ClaimQuery(places=("Kiev", "Kyiv"))),
        ({"place": " kyiv "}, ClaimQuery(places=("Kyiv",))),
        ({"place": "Nowhere at all"}, ClaimQuery(places=("Nowhere at all",))),
        ({"place": "usa"}, ClaimQuery(places=("usa",))),
        ({"min_confidence": 0.5, "limit": 3}, ClaimQuery(min_confidence=0.5, limit=3)),
    ],
)  # fmt: skip
def test_right_ones(view: View, given: dict, expected: ClaimQuery) -> None:
    found = query(ClaimFilter(**given), view)
    assert found == expected
    list(view.claims(found))  # the record understands it too


@pytest.mark.parametrize(
    ("given", "kind", "said"),
    [
        ({"types": ("REQEST",)}, UsageError, "type 'REQEST': .*one of: AGREE, .*, ASSAULT"),
        ({"statuses": ("past",)}, UsageError, "one of: actual, future"),
        ({"stances": ("says",)}, UsageError, "one of: asserts, denies"),
        ({"quads": ("war",)}, UsageError, "one of: verbal cooperation"),
        ({"actor": "PAK.XYZ"}, UsageError, "sector 'XYZ': .*one of: GOV, MIL"),
        (
            {"actor": "PKA"},
            UsageError,
            r"'PKA': no country's code .*: did you mean PAK \(Pakistan\)",
        ),
        ({"dyad": ("PAK", "UKX")}, UsageError, r"'UKX': .* did you mean UKR \(Ukraine\)"),
        ({"source": "RSU.MIL"}, UsageError, r"country 'RSU': .* did you mean RUS \(Russia\)"),
        ({"recipient": "  "}, UsageError, "party without words"),
        ({"dyad": ("PAK",)}, UsageError, "dyad of 1: expected two"),
        ({"between": ("PAK", "IND", "USA")}, UsageError, "between of 3: expected two"),
        ({"between": ("PAK", "UKX")}, UsageError, r"'UKX': .* did you mean UKR \(Ukraine\)"),
        (
            {"dyad": ("PAK", "IND"), "between": ("IND", "USA")},
            UsageError,
            "dyad PAK IND and between IND USA: expected one of them",
        ),
        ({"since": "31.12.2024"}, UsageError, "expected a day such as 2025-05-14"),
        ({"since": "2025-02-31"}, UsageError, "date '2025-02-31': not in the calendar, expected"),
        ({"until": "2025-13"}, UsageError, "date '2025-13': not in the calendar, expected"),
        ({"until": "0000"}, UsageError, "0000"),
        ({"since": "2025-02", "until": "2025-01"}, UsageError, "the earlier date first"),
        ({"publisher": "Gazette"}, UsageError, "this record, which has: Example Times"),
        ({"publisher": "Times"}, UsageError, "this record, did you mean Example Times"),
        ({"article": "a_nowhere"}, NotFoundError, "not in this record"),
        ({"article": ""}, NotFoundError, "not in this record"),
        ({"text": " -- "}, UsageError, "at least one word"),
        ({"min_confidence": 1.5}, UsageError, "expected 0 to 1"),
        ({"limit": -1}, UsageError, "expected 0 or more"),
    ],
)
def test_wrong_ones(view: View, given: dict, kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said):
        query(ClaimFilter(**given), view)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("PAK", PartyMatch("PAK")),
        ("PAK.MIL", PartyMatch("PAK", "MIL")),
        (".MIL", PartyMatch(sector="MIL")),
        ("Pak", PartyMatch(words="Pak")),
        ("Asim Munir", PartyMatch(words="Asim Munir")),
        ("U.S.", PartyMatch("USA")),
        ("US", PartyMatch("USA")),
        ("EU", PartyMatch("EUR")),
        ("UN", PartyMatch("UNO")),
        ("UAE.GOV", PartyMatch("ARE", "GOV")),
        ("us", PartyMatch(words="us")),
        ("IDF", PartyMatch(words="IDF")),
        ("NGO.CVL", PartyMatch("NGO", "CVL")),
        ("RSF", PartyMatch(words="RSF")),
        ("pak", PartyMatch("PAK")),
        ("pak.mil", PartyMatch("PAK", "MIL")),
        (".mil", PartyMatch(sector="MIL")),
        ("ngo", PartyMatch("NGO")),
        ("rsf", PartyMatch(words="rsf")),
        ("u.s", PartyMatch(words="u.s")),
        ("pak.xyz", PartyMatch(words="pak.xyz")),
        ("Russia.MIL", PartyMatch("RUS", "MIL")),
        ("UK.GOV", PartyMatch("GBR", "GOV")),
        ("the u.s..mil", PartyMatch("USA", "MIL")),
        ("North Korea.gov", PartyMatch("PRK", "GOV")),
        ("Wagner.MIL", PartyMatch(words="Wagner.MIL")),
        ("Russia.XYZ", PartyMatch(words="Russia.XYZ")),
    ],
)
def test_parties(given: str, expected: PartyMatch) -> None:
    assert party(given) == expected


def test_a_country_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match="country 'RSF': not known"):
        party("RSF.MIL")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Russia", PartyMatch("RUS")),
        ("the Gambia", PartyMatch("GMB")),
        ("ukraine", PartyMatch("UKR")),
        ("PAK.MIL", PartyMatch("PAK", "MIL")),
        ("Ukrane", PartyMatch(words="Ukrane")),
        ("UK", PartyMatch("GBR")),
        ("U.S.", PartyMatch("USA")),
        ("uae", PartyMatch("ARE")),
        ("Pakistan.MIL", PartyMatch("PAK", "MIL")),
    ],
)
def test_sides(given: str, expected: PartyMatch) -> None:
    assert side(given) == expected


def test_the_one_that_was_meant() -> None:
    assert only("claim", "c_1", ["c_1", "c_12"]) == "c_1"
    assert only("claim", "c_12", ["c_123"]) == "c_123"
    with pytest.raises(UsageError, match="could be c_11, c_12: give more"):
        only("claim", "c_1", ["c_11", "c_12"])
    with pytest.raises(NotFoundError, match="see `chancery claims`"):
        only("claim", "c_9", [])


def test_ids_in_the_record(view: View) -> None:
    assert {request().id, retreat().id} == set(view.claim_ids("c_"))


def test_three_capitals_that_stand_in_a_party_are_words(view: View) -> None:
    assert view.tells_of("ASI")  # of Asim Munir
    assert not view.tells_of("SIM")
    assert query(ClaimFilter(actor="ASI"), view).actors == (PartyMatch(words="ASI"),)


def test_a_record_without_claims_refuses_no_letters(tmp_path: Path) -> None:
    with Record.open(tmp_path, create=True) as record:
        assert query(ClaimFilter(actor="RSF"), record.view).actors == (PartyMatch(words="RSF"),)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("UKX", "did you mean UKR (Ukraine)"),
        ("Rusia", "did you mean RUS (Russia); "),
        ("Untied States", "did you mean USA (United States)"),
        ("qwxz", "expected a code such as PAK; "),
    ],
)
def test_what_comes_near(given: str, said: str) -> None:
    assert nearest(given).startswith(said)
