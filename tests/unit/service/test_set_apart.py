"""Claims in the same words, one of which somebody sets apart."""

from __future__ import annotations

import numpy as np
import pytest

from chancery import collate as judging
from chancery.model import Judgement, Verdict
from chancery.service.event_clusters import EventClusters

SCORES = judging.Scored(np.array([1]), np.array([2]), np.array([0.95]))
ROWS = [
    # claim, article, face, event, printed: three name a war as a whole, the fourth a neighbour's.
    ("c_a", "a_1", 1, "e_a", "2025-02-24"), ("c_b", "a_2", 1, "e_a", "2025-03-01"),
    ("c_c", "a_3", 1, "e_a", "2025-03-02"), ("c_d", "a_4", 2, "e_d", "2025-01-28"),
]  # fmt: skip


def said(left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(f"j_{left}{right}", left, right, verdict, "somebody", "2025-04-01")


def events(*judgements: Judgement, first: str = "2025-02-24") -> dict[str, str]:
    """The event of each claim; `first` is the day on which the first one was printed."""
    rows = [(*ROWS[0][:4], first), *ROWS[1:]]
    made = EventClusters(rows, SCORES, list(judgements), 0.88).changed()
    return {row[0]: row[3] for row in rows} | {claim: event for event, claim in made}


@pytest.mark.parametrize(
    ("first", "apart", "stays"), [("2025-02-24", "c_b", "c_a"), ("2025-03-09", "c_a", "c_b")]
)
def test_the_later_stands_alone_and_leads_nothing_into_another_event(
    first: str, apart: str, stays: str
) -> None:
    found = events(said("c_a", "c_b", Verdict.DIFFERENT), first=first)
    assert list(found.values()).count(found[apart]) == 1
    assert found[stays] == found["c_c"] == found["c_d"]


def test_a_word_of_somebody_joins_it_again() -> None:
    found = events(said("c_a", "c_b", Verdict.DIFFERENT), said("c_b", "c_d", Verdict.SAME))
    assert found["c_b"] == found["c_d"] != found["c_a"]


def test_claims_in_other_words_keep_their_scores() -> None:
    found = events(said("c_a", "c_d", Verdict.DIFFERENT))
    assert found["c_a"] == found["c_b"] == found["c_c"] == "e_a"
    assert found["c_d"] == "e_d"
