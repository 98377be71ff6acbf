"""Weights that may speak one way only, and what keeps two claims apart since they were added."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judged import DAY, report, told

from bench.report_pairs import meet
from chancery import collate


def _feature(name, one, other):
    (a, text_a), (b, text_b) = told(one), told(other)
    sides = collate.Sides([a, b], {text_a.id: text_a, text_b.id: text_b})
    made = collate.features(sides, np.array([0]), np.array([1]))
    return made[0][collate.FEATURES.index(name)]


@given(
    st.lists(st.tuples(st.booleans(), st.floats(-2, 2), st.floats(-2, 2)), min_size=4, max_size=30),
    st.lists(st.sampled_from([-1.0, 0.0, 1.0]), min_size=3, max_size=3),
    st.floats(0.2, 10),
)
def test_no_weight_gets_the_wrong_sign_and_none_could_be_better(pairs, signs, pull):
    same = np.array([float(one) for one, _, _ in pairs])
    values = np.array([[1.0, one, other] for _, one, other in pairs])
    start, sign = np.array([0.3, -0.4, 0.8]), np.array(signs)
    made = collate.fit(values, same, start, pull, sign)
    assert (made * sign >= 0).all()

    def cost(weights):
        total = values @ weights
        loss = (np.logaddexp(0.0, total) - same * total).sum()
        return loss + pull / 2 * ((weights - start) ** 2).sum()

    for at in range(3):
        for step in (-1e-3, 1e-3):
            other = made.copy()
            other[at] += step
            if other[at] * sign[at] >= 0:
                assert cost(other) >= cost(made) - 1e-6


def test_signs_that_bind_nothing_change_nothing():
    values = np.column_stack([np.ones(6), np.arange(6.0)])
    same, start = np.array([0.0, 0, 1, 0, 1, 1]), np.zeros(2)
    free = collate.fit(values, same, start, 0.5)
    assert free[1] > 0 > free[0]
    assert collate.fit(values, same, start, 0.5, np.array([-1.0, 1.0])) == pytest.approx(free)
    assert collate.fit(values, same, start, 0.5, np.array([0.0, -1.0]))[1] == 0


@pytest.mark.parametrize(
    ("to", "country", "apart"), [("Borvia", "BRV", False), ("Cordan", "CRD", True)]
)
def test_one_thanks_two_others_in_two_acts(to, country, apart):
    def thanked(whom, of, title):
        return report(f"Arland thanked {whom} for the grain.", "thanked", "SUPPORT",
                      actors=[("Arland", "ARL")], recipients=[(whom, of)], title=title)  # fmt: skip

    one, other = thanked("Borvia", "BRV", "One"), thanked(to, country, "Other")
    assert _feature("recipients apart", one, other) == apart


def test_talks_have_no_recipients_that_differ():
    def met(whom, of, title):
        return report(f"Arland met {whom}.", "met", "CONSULT", actors=[("Arland", "ARL")],
                      recipients=[(whom, of)], title=title)  # fmt: skip

    one, other = met("Borvia", "BRV", "One"), met("Cordan", "CRD", "Other")
    assert _feature("recipients apart", one, other) == 0


@pytest.mark.parametrize(
    ("title", "apart"), [("Convoy shelled near Belgrade", 0), ("Parliament debates pensions", 1)]
)
def test_articles_on_two_matters(title, apart):
    one = report("A convoy was shelled near Belgrade.", "shelled", title="Convoy near Belgrade")
    rest = "A convoy was shelled near Belgrade." if not apart else "Pensioners were attacked."
    trigger = "shelled" if not apart else "attacked"
    assert _feature("gist apart", one, report(rest, trigger, title=title)) == apart


def test_a_pact_of_two_is_compared_with_one_that_a_third_stands_by():
    def pact(text, parties, day):
        made = report(text, "restored relations", "SUPPORT", actors=parties, published=day)
        return collate.keys(*told(made))

    two = pact("Iran and Oman restored relations.", [("Iran", "IRN"), ("Oman", "OMN")], DAY)
    third = pact(
        "China saw how Oman and Iran restored relations.",
        [("China", "CHN"), ("Oman", "OMN"), ("Iran", "IRN")],
        DAY + timedelta(days=7),
    )
    assert meet(two, third)
    assert meet(third, two)
