"""Demands and what became of them, on claims made by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from demanding import LATER, MADE, E, asked, claim, followed, party

from chancery.follow.cases import Outcome
from chancery.follow.demands import demands
from chancery.follow.telling import Told, codes
from chancery.model import Basis, Stance, Status

DUE = date(2025, 6, 1)


def test_a_demand_has_its_date_deadline_and_what_is_demanded():
    (one,) = followed()
    assert one.made == MADE
    assert one.deadline == date(2025, 6, 1)
    assert one.about.id == "w"
    assert one.outward
    assert one.outcome is Outcome.OPEN


@pytest.mark.parametrize(
    ("later", "outcome"),
    [
        (claim("x", E.RETREAT, "USA.MIL", on=9), Outcome.MET),
        (claim("x", E.CONCEDE, "USA", "PAK", on=9), Outcome.MET),
        (claim("x", E.REJECT, "USA", "PAK", on=2, mode="yield"), Outcome.REFUSED),
        (claim("x", E.REJECT, "USA", on=2, about="d"), Outcome.REFUSED),
        (claim("x", E.RETREAT, "USA.MIL", on=2, status=Status.NEGATED), Outcome.REFUSED),
        (claim("x", E.AGREE, "USA", "PAK", on=1), Outcome.PROMISED),
        (claim("x", E.REJECT, "USA", "PAK", on=40, mode="yield", about="d"), Outcome.REFUSED),
        (claim("x", E.RETREAT, "USA", on=3, status=Status.FUTURE, speaker="USA"), Outcome.PROMISED),
        # The same demanded again a week later: it has not been answered.
        (claim("x", E.REQUEST, "PAK", "USA", on=7, about="w", mode="yield"), Outcome.IGNORED),
        # A withdrawal of another kind is not the one that was demanded.
        (claim("x", E.RETREAT, "USA.MIL", on=9, mode="ceasefire"), Outcome.OPEN),
        # Somebody else's deed, another kind of act, what went before, what is denied, what others
        # say is to come: no answers.
        (claim("x", E.RETREAT, "IND.MIL", on=9), Outcome.OPEN),
        (claim("x", E.AID, "USA", "PAK", on=9), Outcome.OPEN),
        (claim("x", E.RETREAT, "USA.MIL", on=-30), Outcome.OPEN),
        (claim("x", E.RETREAT, "USA", on=9, speaker="USA", stance=Stance.DENIES), Outcome.OPEN),
        (claim("x", E.RETREAT, "USA", on=3, status=Status.FUTURE, speaker="PAK"), Outcome.OPEN),
        (claim("x", E.REJECT, "USA", "IND", on=2, mode="yield"), Outcome.OPEN),
    ],
)
def test_what_becomes_of_it(later, outcome):
    one = next(d for d in followed(later) if d.claim.id == "d")
    assert one.outcome is outcome
    if outcome is not Outcome.OPEN:
        assert one.answers[-1].told.claim.id == "x"
        assert one.answers[-1].why


@pytest.mark.parametrize(
    "late",
    [
        claim("x", E.AGREE, "USA", "PAK", on=40),  # weeks later it must name what it is of
        claim("x", E.REJECT, "USA", "PAK", on=40, mode="yield"),
        claim("x", E.RETREAT, "USA.MIL", on=300),
    ],
)
def test_what_comes_too_late_answers_nothing(late):
    one = next(d for d in followed(late) if d.claim.id == "d")
    assert (one.outcome, one.answers) == (Outcome.IGNORED, ())  # the deadline has passed


def test_past_its_deadline_it_is_ignored_even_if_promised():
    late = date(2025, 7, 1)
    promise = claim("x", E.AGREE, "USA", "PAK", on=1)
    assert [d.outcome for d in followed(as_of=late)] == [Outcome.IGNORED]
    assert [d.outcome for d in followed(promise, as_of=late)] == [Outcome.IGNORED]
    met = claim("y", E.RETREAT, "USA.MIL", on=9)
    assert [d.outcome for d in followed(promise, met, as_of=late)] == [Outcome.MET]


def test_one_demand_told_twice_is_one_with_two_tellings():
    again = claim("z", E.REQUEST, "PAK", "USA", on=1, about="w", mode="yield")
    (one,) = followed(again)
    assert [told.claim.id for told in one.tellings] == ["d", "z"]


@pytest.mark.parametrize(
    ("kind", "by", "mode", "status", "outcome"),
    [
        (E.RETREAT, "USA.MIL", "withdraw", Status.FUTURE, Outcome.PROMISED),
        (E.RETREAT, "USA.MIL", None, Status.FUTURE, Outcome.PROMISED),
        (E.CONCEDE, "USA", None, Status.FUTURE, Outcome.PROMISED),
        (E.RETREAT, "USA.MIL", "ceasefire", Status.FUTURE, Outcome.OPEN),
        (E.CONSULT, "USA", None, Status.FUTURE, Outcome.OPEN),
    ],
)
@pytest.mark.parametrize("linked", [True, False])
def test_assent_is_to_what_was_demanded(kind, by, mode, status, outcome, linked):
    """Be what it is to linked with it, or told as to come in the same sentence."""
    said = claim("x", E.AGREE, "USA", "PAK", on=1, about="y" if linked else None, article="one")
    meant = claim("y", kind, by, on=1, mode=mode, status=status, article="one", speaker="PAK")
    assert [d.outcome for d in followed(said, meant)] == [outcome]


def test_assent_beside_what_others_do_or_what_was_done_is_assent():
    said = claim("x", E.AGREE, "USA", "PAK", on=1, article="one")
    for by, status in (("IND", Status.FUTURE), ("USA", Status.ACTUAL)):
        beside = claim("y", E.CONSULT, by, on=1, status=status, article="one")
        assert [d.outcome for d in followed(said, beside)] == [Outcome.PROMISED]


@pytest.mark.parametrize(
    ("kind", "mode", "outcome"),
    [
        (E.RETREAT, "ceasefire", Outcome.OPEN),
        (E.RETREAT, "withdraw", Outcome.REFUSED),
        (E.COOPERATE, None, Outcome.REFUSED),  # of a demand, whose act may be misread
    ],
)
def test_refusal_of_another_demand_is_of_another_thing(kind, mode, outcome):
    no = claim("x", E.REJECT, "USA", "PAK", on=1, about="q")
    other = claim("q", E.REQUEST, "PAK", "USA", on=1, about="z", mode="assist")
    act = claim("z", kind, "USA", status=Status.FUTURE, mode=mode)
    one = next(d for d in followed(no, other, act) if d.claim.id == "d")
    assert one.outcome is outcome


def test_the_day_that_words_give_a_demand_goes_before_one_taken_from_beside_it():
    told = asked(on=-2, basis=Basis.CONTEXT)
    again = claim("z", E.REQUEST, "PAK", "USA", about="w", mode="yield")
    sides = frozenset({"PAK"}), frozenset({"USA"})
    (one,) = demands([*told, again], *sides, LATER)
    assert [t.claim.id for t in one.tellings] == ["d", "z"]
    assert one.made == MADE
    (alone,) = demands(told, *sides, LATER)
    assert alone.made == MADE - timedelta(days=2)


def test_an_answer_told_by_many_counts_once():
    told = [claim(f"x{n}", E.RETREAT, "USA.MIL", on=9) for n in range(3)]
    same = [Told(one.claim, "same", one.published, one.publisher) for one in told]
    (one,) = followed(*same)
    assert len(one.answers) == 1


def test_a_demand_without_recipient_is_asked_of_whom_it_is_about():
    told = asked()
    bare = claim("d", E.REQUEST, "PAK.MIL", "", about="w")
    found = demands([bare, told[1]], frozenset({"PAK"}), frozenset({"USA"}), LATER)
    assert [one.claim.id for one in found] == ["d"]


def test_a_threat_is_carried_out_or_given_in_to():
    threat = claim("t", E.THREATEN, "USA", "PAK", about="s")
    about = claim("s", E.SANCTION, "USA", "PAK", status=Status.FUTURE)
    done = claim("x", E.SANCTION, "USA", "PAK", on=15)
    gave_in = claim("x", E.CONCEDE, "PAK", "USA", on=5)
    sides = frozenset({"PAK"}), frozenset({"USA"})
    for later, outcome in ((done, Outcome.CARRIED_OUT), (gave_in, Outcome.MET)):
        (one,) = demands([threat, about, later], *sides, LATER)
        assert (one.outcome, one.outward) == (outcome, False)


@pytest.mark.parametrize(
    ("side", "expected"), [("PAK.MIL", 1), (".MIL", 1), ("PAK.GOV", 0), ("country:PAK", 1)]
)
def test_sides_may_be_sectors_and_entities(side, expected):
    assert len(demands(asked(), frozenset({side}), frozenset({"USA"}), LATER)) == expected


@pytest.mark.parametrize(
    ("kind", "by", "to", "outcome"),
    [
        (E.CONSULT, "USA", "PAK", Outcome.MET), (E.CONSULT, "USA PAK", "", Outcome.MET),
        (E.CONSULT, "USA", "IND", Outcome.OPEN),  # talks with somebody else
        (E.CONSULT, "USA", "", Outcome.OPEN),
    ],
)  # fmt: skip
def test_talks_are_had_with_whoever_asked_for_them(kind, by, to, outcome):
    wanted = claim("d", E.REQUEST, "PAK", "USA", mode="meet")
    sides = frozenset({"PAK"}), frozenset({"USA"})
    (one,) = demands([wanted, claim("x", kind, by, to, on=9)], *sides, LATER)
    assert one.outcome is outcome


def meeting_asked_for():
    """Pakistan asks the United States for talks; with whom is not read."""
    return [
        claim("d", E.REQUEST, "PAK", "USA", mode="meet", about="m", article="one"),
        claim("m", E.CONSULT, "USA", status=Status.FUTURE, article="one", until=DUE),
    ]


@pytest.mark.parametrize(
    ("kind", "by", "to", "article", "outcome"),
    [
        (E.CONSULT, "USA PAK", "", "two", Outcome.MET),
        (E.CONSULT, "USA", "PAK", "two", Outcome.MET),
        (E.CONSULT, "USA IND", "", "two", Outcome.OPEN),  # a call with somebody else
        (E.CONSULT, "USA IND", "", "one", Outcome.OPEN),
        (E.CONSULT, "USA", "", "two", Outcome.OPEN),  # with whom is not told, nor near the demand
        (E.CONSULT, "USA", "", "one", Outcome.MET),
        (E.AGREE, "USA IND", "", "two", Outcome.OPEN),
        (E.AGREE, "USA PAK", "", "two", Outcome.PROMISED),
        (E.AGREE, "USA", "", "two", Outcome.OPEN),
        (E.AGREE, "USA", "", "one", Outcome.PROMISED),
    ],
)
def test_talks_with_a_third_are_not_those_that_were_asked_for(kind, by, to, article, outcome):
    later = [claim("x", kind, by, to, on=9, article=article)]
    if kind is E.AGREE:
        later = [
            claim("x", kind, by, to, on=9, article=article, about="y"),
            claim("y", E.CONSULT, "USA", on=9, status=Status.FUTURE, article=article),
        ]
    told = [*meeting_asked_for(), *later]
    (one,) = demands(told, frozenset({"PAK"}), frozenset({"USA"}), LATER)
    assert one.outcome is outcome


@pytest.mark.parametrize(
    ("mode", "kind", "to", "outcome"),
    [
        ("assist", E.AID, "PAK", Outcome.MET),
        ("assist", E.AID, "IND", Outcome.OPEN),
        ("assist", E.SUPPORT, "PAK", Outcome.OPEN),  # thanks and praise are no help
        ("yield", E.RETREAT, "", Outcome.MET),
        ("yield", E.RETREAT, "PAK", Outcome.MET),
        ("yield", E.RETREAT, "IND", Outcome.OPEN),
        ("change", E.CONCEDE, "IND", Outcome.OPEN),
    ],
)
def test_where_it_is_not_known_what_was_demanded_a_third_is_no_answer(mode, kind, to, outcome):
    told = [claim("d", E.REQUEST, "PAK", "USA", mode=mode), claim("x", kind, "USA", to, on=9)]
    (one,) = demands(told, frozenset({"PAK"}), frozenset({"USA"}), LATER)
    assert one.outcome is outcome


@pytest.mark.parametrize(("kind", "outcome"), [(E.RETREAT, Outcome.PROMISED), (E.CONSULT, None)])
def test_assent_to_an_act_of_another_kind_answers_no_unknown_demand(kind, outcome):
    told = [
        claim("d", E.REQUEST, "PAK", "USA", mode="yield"),
        claim("x", E.AGREE, "USA", "PAK", on=9, about="y"),
        claim("y", kind, "USA", on=9, status=Status.FUTURE, speaker="IND"),
    ]
    (one,) = demands(told, frozenset({"PAK"}), frozenset({"USA"}), LATER)
    assert one.outcome is (outcome or Outcome.OPEN)
    if outcome:
        assert one.answers[0].why == "agreed to something of the other side"


@pytest.mark.parametrize("kind", [E.REJECT, E.AGREE])
@pytest.mark.parametrize("status", [Status.HYPOTHETICAL, Status.NEGATED, Status.FUTURE])
def test_what_was_not_said_refuses_and_promises_nothing(kind, status):
    (one,) = followed(claim("x", kind, "USA", "PAK", on=2, about="d", status=status))
    assert one.outcome is Outcome.OPEN


@pytest.mark.parametrize(("to", "outcome"), [("AFG", Outcome.MET), ("IND", Outcome.OPEN)])
def test_help_that_was_asked_for_a_third_is_met_by_help_for_them(to, outcome):
    told = [
        claim("d", E.REQUEST, "PAK", "USA", mode="assist", about="h"),
        claim("h", E.AID, "USA", "AFG", status=Status.FUTURE, until=DUE),
        claim("x", E.AID, "USA", to, on=9),
    ]
    (one,) = demands(told, frozenset({"PAK"}), frozenset({"USA"}), LATER)
    assert one.outcome is outcome


@pytest.mark.parametrize(
    ("to", "outcome"), [("IRN", Outcome.MET), ("SYR", Outcome.OPEN), ("", Outcome.OPEN)]
)
def test_force_that_was_demanded_is_told_as_used_on_the_same(to, outcome):
    told = [
        claim("d", E.REQUEST, "PAK", "USA", about="s"),
        claim("s", E.SANCTION, "USA", "IRN", status=Status.FUTURE, until=DUE),
        claim("x", E.SANCTION, "USA", to, on=9),
    ]
    (one,) = demands(told, frozenset({"PAK"}), frozenset({"USA"}), LATER)
    assert one.outcome is outcome


def test_what_is_demanded_through_another_is_the_act_in_the_end():
    told = [
        claim("d", E.REQUEST, "PAK", "UNO USA", about="c"),
        claim("c", E.REQUEST, "UNO", "USA", about="w", status=Status.FUTURE),
        claim("w", E.RETREAT, "USA.MIL", status=Status.FUTURE, until=DUE),
        claim("r", E.REQUEST, "USA", "IND", on=4),  # words of one's own meet nothing
    ]
    sides = frozenset({"PAK"}), frozenset({"USA"})
    (one,) = (d for d in demands(told, *sides, LATER) if d.claim.id == "d")
    assert one.about.id == "w"
    assert one.outcome is Outcome.OPEN
    met = claim("x", E.RETREAT, "USA.MIL", on=9)
    (one,) = (d for d in demands([*told, met], *sides, LATER) if d.claim.id == "d")
    assert one.outcome is Outcome.MET


def test_what_others_demand_is_not_done_by_being_demanded():
    again = claim("o", E.REQUEST, "IND", "USA", on=3, about="v")
    told_as_done = claim("v", E.RETREAT, "USA.MIL", on=3)
    (one,) = (d for d in followed(again, told_as_done) if d.claim.id == "d")
    assert one.outcome is Outcome.OPEN


def test_neither_negated_nor_hypothetical_demands_count():
    for status in (Status.NEGATED, Status.HYPOTHETICAL, Status.FUTURE):
        told = [claim("d", E.REQUEST, "PAK", "USA", status=status)]
        assert demands(told, frozenset({"PAK"}), frozenset({"USA"})) == ()


def test_codes_of_a_party():
    assert codes([party("PAK.MIL")]) == {"PAK", "PAK.MIL", ".MIL", "country:PAK"}


HARM = [
    claim("d", E.REQUEST, "USA", "RUS", mode="yield", about="h"),
    claim("h", E.ASSAULT, "RUS", "UKR", status=Status.FUTURE, article="ad"),
]
WARNED = frozenset({"USA"}), frozenset({"RUS"})


@pytest.mark.parametrize(
    ("later", "outcome"),
    [
        (claim("x", E.ASSAULT, "RUS.MIL", "UKR", on=9), Outcome.IGNORED),
        (claim("x", E.ASSAULT, "RUS.MIL", "UKR", on=9, status=Status.NEGATED), Outcome.MET),
        (claim("x", E.RETREAT, "RUS.MIL", on=9), Outcome.MET),
        (claim("x", E.RETREAT, "RUS", on=9, status=Status.FUTURE, speaker="RUS"), Outcome.PROMISED),
        (claim("x", E.RETREAT, "RUS.MIL", on=9, words="pensions", trigger="cut"), Outcome.OPEN),
        (claim("x", E.ASSAULT, "RUS.MIL", "GEO", on=9), Outcome.OPEN),  # somebody else is attacked
        (claim("x", E.ASSAULT, "RUS.MIL", "UKR", on=9, article="ad"), Outcome.OPEN),
        (claim("x", E.ASSAULT, "RUS.MIL", "UKR", on=0), Outcome.OPEN),  # what it was made about
        (claim("x", E.AGREE, "RUS", "USA", on=2, about="h"), Outcome.OPEN),
    ],
)
def test_a_harm_is_not_demanded_of_its_doer_but_forbidden(later, outcome):
    (one,) = demands([*HARM, later], *WARNED, LATER)
    assert (one.outcome, one.forbids) == (outcome, True)
    assert all(answer.why for answer in one.answers)


def test_an_attack_after_a_withdrawal_is_the_later_deed():
    told = [
        claim("x", E.RETREAT, "RUS.MIL", on=3), claim("y", E.ASSAULT, "RUS.MIL", "UKR", on=9),
    ]  # fmt: skip
    (one,) = demands([*HARM, *told], *WARNED, LATER)
    assert one.outcome is Outcome.IGNORED


@pytest.mark.parametrize(
    ("kind", "to", "mode", "forbids"),
    [
        (E.SANCTION, "IRN", None, False),  # sanctions on a third can be asked for
        (E.SANCTION, "IRN", "yield", True),
        (E.SANCTION, "PAK", None, True),
        (E.MOBILIZE, "", None, True),
        (E.ASSAULT, "IRN", None, True),
        (E.RETREAT, "IRN", None, False),
    ],
)
def test_which_acts_are_not_to_be_done(kind, to, mode, forbids):
    told = [
        claim("d", E.REQUEST, "PAK", "USA", about="h", mode=mode),
        claim("h", kind, "USA", to, status=Status.FUTURE),
    ]
    (one,) = demands(told, frozenset({"PAK"}), frozenset({"USA"}), LATER)
    assert one.forbids is forbids


def test_a_warning_of_what_follows_upon_an_attack_forbids_the_attack():
    told = [
        claim("d", E.THREATEN, "USA", "RUS", about="h"),
        claim("h", E.ASSAULT, "RUS", "UKR", status=Status.HYPOTHETICAL),
        claim("x", E.ASSAULT, "RUS", "UKR", on=9),
    ]
    (one,) = demands(told, *WARNED, LATER)
    assert (one.forbids, one.outcome) == (True, Outcome.IGNORED)


@pytest.mark.parametrize(
    ("kind", "about", "status"),
    [(E.REQUEST, E.REJECT, Status.ACTUAL), (E.THREATEN, E.ASSAULT, Status.ACTUAL)],
)
def test_neither_a_refusal_nor_what_is_done_already_is_demanded_or_threatened(kind, about, status):
    told = [
        claim("d", kind, "PAK", "USA", about="h"),
        claim("h", about, "PAK", "USA", status=status),
        claim("x", about, "PAK", "USA", on=9),
    ]
    (one,) = demands(told, frozenset({"PAK"}), frozenset({"USA"}), LATER)
    assert (one.about, one.outcome) == (None, Outcome.OPEN)


def test_a_demand_of_nobody_is_none_of_whom_it_would_be_done_to():
    told = [
        claim("d", E.REQUEST, "PAK", "", about="h"),
        claim("h", E.SANCTION, "", "USA", status=Status.FUTURE),
    ]
    assert demands(told, frozenset({"PAK"}), frozenset({"USA"}), LATER) == ()


@pytest.mark.parametrize(
    "later",
    [
        claim("x", E.REJECT, "USA", "PAK", on=2, mode="yield", words="tariffs"),
        claim("x", E.AGREE, "USA", "PAK", on=2, words="tariffs"),
        claim("x", E.REQUEST, "PAK", "USA", on=7, mode="yield", words="tariffs"),
        claim("x", E.CONCEDE, "USA", "PAK", on=7, words="tariffs"),
    ],
)
def test_an_answer_that_names_no_demand_has_something_in_common_with_it(later):
    bare = claim("d", E.REQUEST, "PAK", "USA", mode="yield")
    sides = frozenset({"PAK"}), frozenset({"USA"})
    first = next(d for d in demands([bare, later], *sides, LATER) if d.claim.id == "d")
    assert first.outcome is Outcome.OPEN
    on_it = Told(later.claim, later.event, later.published, later.publisher, bare.words)
    first = next(d for d in demands([bare, on_it], *sides, LATER) if d.claim.id == "d")
    assert first.outcome is not Outcome.OPEN


def test_the_state_of_play_on_a_day_knows_nothing_later():
    refused = claim("x", E.REJECT, "USA", "PAK", on=2, mode="yield")
    met = claim("y", E.RETREAT, "USA.MIL", on=9)
    again = claim("z", E.REQUEST, "PAK", "USA", on=30, about="w", mode="yield")
    told = (*asked(), refused, met, again)
    sides = frozenset({"PAK"}), frozenset({"USA"})

    def on(days):
        found = demands(told, *sides, MADE + timedelta(days=days))
        return [(one.claim.id, str(one.outcome)) for one in found]

    assert on(-1) == []
    assert on(1) == [("d", "open")]
    assert on(5) == [("d", "refused")]
    assert on(10) == [("d", "met")]
    assert [one for one, _ in on(30)] == ["d", "z"]
