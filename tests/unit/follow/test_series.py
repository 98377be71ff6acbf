"""Periods, points and their measures; blocks of columns give the same as events one by one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import UsageError
from chancery.follow.blocks import Block, block_series, joined
from chancery.follow.series import (
    LONGEST,
    OTHER,
    Happening,
    Point,
    asked_day,
    begins,
    follows,
    series,
    starts,
    value,
)

DAY = date(2018, 5, 28)  # a Monday
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def told(day=DAY, kind="ASSAULT", quad="material conflict", goldstein=-10.0, **more):
    return Happening(more.pop("id", f"{day}{kind}"), day, kind, quad, goldstein, **more)


@pytest.mark.parametrize(
    ("day", "step", "start", "after"),
    [
        (date(2018, 6, 3), "week", date(2018, 5, 28), date(2018, 6, 4)),  # a Sunday
        (date(2018, 5, 28), "week", date(2018, 5, 28), date(2018, 6, 4)),
        (date(2018, 1, 1), "week", date(2018, 1, 1), date(2018, 1, 8)),
        (date(2017, 12, 31), "week", date(2017, 12, 25), date(2018, 1, 1)),
        (date(2018, 1, 31), "month", date(2018, 1, 1), date(2018, 2, 1)),
        (date(2018, 12, 31), "month", date(2018, 12, 1), date(2019, 1, 1)),
        (date(2018, 2, 28), "day", date(2018, 2, 28), date(2018, 3, 1)),
    ],
)
def test_periods_begin_and_follow(day, step, start, after):
    assert begins(day, step) == start
    assert follows(start, step) == after


def test_an_unknown_step_is_told_the_right_ones():
    with pytest.raises(UsageError, match="day, week, month"):
        begins(DAY, "decade")


def test_a_point_counts_types_quads_scales_and_origins():
    made = series(
        [
            told(origins=frozenset({"a", "b"}), reports=3),
            told(kind="CONSULT", quad="verbal cooperation", goldstein=1.0,
                 origins=frozenset({"b"}), outward=False),
            told(kind=None, quad="verbal cooperation", goldstein=None, intensity=2.0),
        ],
        "read",
    )  # fmt: skip
    (point,) = made.points
    assert (point.events, point.outward, point.reports) == (3, 2, 5)
    assert point.origins == 3  # a, b, and the one that names none
    assert point.types == {"ASSAULT": 1, "CONSULT": 1, OTHER: 1}
    assert (point.cooperation, point.conflict) == (2, 1)
    assert (point.goldstein_sum, point.goldstein_mean) == (-9.0, -4.5)
    assert (point.intensity_sum, point.intensity_mean) == (2.0, 2.0)


def test_periods_without_events_are_there_and_have_no_mean():
    made = series([told(), told(DAY + timedelta(days=21))], "read")
    assert [p.events for p in made.points] == [1, 0, 0, 1]
    assert made.points[1].goldstein_mean is None
    assert made.values("goldstein_mean")[1] == 0.0


def test_a_span_cuts_and_fills():
    span = date(2018, 5, 1), date(2018, 6, 30)
    made = series([told(), told(date(2018, 4, 30)), told(date(2018, 7, 1))], "read", "month", span)
    assert [(p.start, p.events) for p in made.points] == [
        (date(2018, 5, 1), 1),
        (date(2018, 6, 1), 0),
    ]


@pytest.mark.parametrize("step", ["day", "week", "month"])
@pytest.mark.parametrize("end", [date.min, date.max])
def test_the_calendar_ends_without_a_fault(step, end):
    (point,) = series([told(end)], "read", step).points
    assert point.start == begins(end, step)
    assert end <= follows(point.start, step) <= date.max


@pytest.mark.parametrize("step", ["day", "week", "month"])
def test_periods_are_those_that_follow_one_another(step):
    span = date(2018, 1, 31), date(2019, 3, 1)
    found = starts(span, step)
    assert found[0] == begins(span[0], step)
    assert found[-1] == begins(span[1], step)
    assert all(follows(a, step) == b for a, b in pairwise(found))


def test_a_series_has_so_many_steps_and_no_more():
    last = DAY + timedelta(days=LONGEST - 1)
    assert len(starts((DAY, last), "day")) == LONGEST
    with pytest.raises(UsageError, match=r"20,001 steps, expected at most 20,000: choose a larger"):
        starts((DAY, last + timedelta(days=1)), "day")
    block = Block(*(np.array([], dtype=kind) for kind in ("M8[D]", "O", "O", "f", "f", "O", "?")))
    for made in (lambda *given: series([], "x", *given), lambda *g: block_series(block, "x", *g)):
        with pytest.raises(UsageError, match="nearer since or until"):
            made("week", (date(1000, 1, 1), date(2999, 12, 31)))


@pytest.mark.parametrize("day", [date.min, date(999, 12, 31), date(3000, 1, 1), date.max])
def test_a_day_that_no_series_holds_is_refused_by_its_name(day):
    with pytest.raises(UsageError, match=f"until {day}: expected a day from 1000-01-01 to 2999"):
        asked_day("until", day)


def test_a_day_that_a_series_holds_is_given_back():
    assert asked_day("since", DAY) == DAY
    assert asked_day("since", None) is None


def test_nothing_gives_no_points():
    assert series([], "read").points == ()


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("events", 2), ("conflict", 2), ("material conflict", 2), ("Material Conflict", 2),
        ("verbal conflict", 0), ("ASSAULT", 2), ("AID", 0), ("goldstein_sum", -20),
    ],
)  # fmt: skip
def test_measures(measure, expected):
    (point,) = series([told(id="1"), told(id="2")], "read").points
    assert value(point, measure) == expected


@pytest.mark.parametrize("measure", ["tone", "goldstein", "start", ""])
def test_an_unknown_measure_is_told_the_right_ones(measure):
    with pytest.raises(UsageError, match="goldstein_sum"):
        value(Point(DAY), measure)


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.sampled_from(["ASSAULT", "AID", None]),
        st.sampled_from([*QUADS, None]),
        st.sampled_from([-10.0, 0.0, 3.4, None]),
        st.sampled_from(["s1", "s2", None]),
        st.booleans(),
    ),
    min_size=1,
    max_size=60,
)


@given(EVENTS, st.sampled_from(["day", "week", "month"]))
def test_a_block_gives_the_series_of_its_events(events, step):
    days = [DAY + timedelta(days=n) for n, *_ in events]
    single = [
        Happening(str(n), day, kind, quad, gold, gold, frozenset([s] if s else []), out)
        for n, (day, (_, kind, quad, gold, s, out)) in enumerate(zip(days, events, strict=True))
    ]
    texts = [np.array([e[i] for e in events], dtype=object) for i in (1, 2, 4)]
    gold = np.array([np.nan if e[3] is None else e[3] for e in events])
    block = Block(np.array(days, dtype="datetime64[D]"), texts[0], texts[1], gold, gold, texts[2],
                  np.array([e[5] for e in events]))  # fmt: skip
    span = min(days), max(days)
    assert block_series(block, "x", step, span) == series(single, "x", step, span)
    twice = block_series(joined([block, block]), "x", step, span)
    assert sum(p.events for p in twice.points) == 2 * len(events)
