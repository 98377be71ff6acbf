"""Who is named behind a line of a brief: of one claim, and of an event that several tell."""

from __future__ import annotations

import pytest

from chancery.service.brief_sources import accounts, sources


def source(name, sector="GOV", *, named=True):
    return {"name": name, "text": name, "entity": None, "country": None, "sector": sector,
            "named": named}  # fmt: skip


def told(*said, status="actual", publisher="Example Times"):
    """A claim with accounts, each (source, stance) or (source, stance, via)."""
    rows = [{"source": one[0], "stance": one[1], "via": one[2] if len(one) > 2 else None}
            for one in said]  # fmt: skip
    return {"accounts": rows, "status": status, "publisher": publisher}


MINISTRY, OTHER = source("the ministry"), source("the other ministry")
AGENCY, OFFICIALS = source("Agency", "JRN"), source("officials", named=False)


def test_one_claim_names_all_of_its_accounts_each_with_whom_it_came_through():
    claim = told((MINISTRY, "denies", 1), (AGENCY, "asserts"), (OTHER, "asserts"))
    said = "Denied by the ministry (GOV), via Agency (JRN); according to the other ministry (GOV)."
    assert accounts(claim) == said
    assert accounts(told()) == "According to Example Times."
    assert accounts(told(publisher=None)) == "According to the writer."


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([told((AGENCY, "asserts")), told((MINISTRY, "asserts"))],
         "According to the ministry (GOV); Agency (JRN)."),
        ([told((OFFICIALS, "asserts")), told((AGENCY, "asserts")), told((OTHER, "asserts"))],
         "According to the other ministry (GOV); Agency (JRN); officials (GOV)."),
        ([told((MINISTRY, "asserts", 1), (AGENCY, "asserts")), told((MINISTRY, "asserts"))],
         "According to the ministry (GOV), via Agency (JRN)."),
        ([told((source(f"ministry {n}"), "asserts")) for n in range(5)],
         "According to ministry 0 (GOV); ministry 1 (GOV); ministry 2 (GOV) and 2 more."),
        ([told((OTHER, "denies")), told((MINISTRY, "asserts"))],
         "According to the ministry (GOV); denied by the other ministry (GOV)."),
        ([told(), told((MINISTRY, "confirms"))], "Confirmed by the ministry (GOV)."),
        ([told(), told()], "According to Example Times."),
    ],
)  # fmt: skip
def test_an_event_names_those_who_know_it_before_those_who_pass_it_on(claims, said):
    assert sources(claims[0], claims) == said


@pytest.mark.parametrize(
    ("lead", "other", "stance", "said"),
    [
        ("actual", "negated", "asserts", "Denied by"), ("actual", "negated", "denies", "Denied by"),
        ("actual", "negated", "doubts", "Doubted by"), ("actual", "future", "asserts", "According to"),
        ("negated", "actual", "asserts", "Denied by"), ("negated", "actual", "denies", "According to"),
        ("negated", "negated", "asserts", "According to"),
    ],
)  # fmt: skip
def test_what_is_said_is_told_of_the_event_as_its_line_tells_it(lead, other, stance, said):
    claim = told((MINISTRY, stance), status=other)
    assert sources(told(status=lead), [claim]) == f"{said} the ministry (GOV)."
