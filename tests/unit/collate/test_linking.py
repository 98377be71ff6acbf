"""What joins events into threads: answers, reprisals, outcomes and what is about what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chancery.collate.linking import LONG, REACH, Happening, _pairs, links, threads

GIST = frozenset({"grain", "corridor", "inspection", "harbour"})


def happening(event, kind, day, actors, recipients=(), gist=GIST, about=(), done=True):
    return Happening(
        event, kind, day, frozenset(actors), frozenset(recipients), frozenset(), gist,
        frozenset({"c_" + event}), frozenset(about), done,
    )  # fmt: skip


def joined(*events):
    return [(link.left, link.right, link.kind, link.why) for link in links(events)]


@pytest.mark.parametrize(
    ("later", "kind", "why"),
    [
        (("AGREE", 10), "answer", "AGREE by those addressed, the same day"),
        (("REJECT", 11), "answer", "REJECT by those addressed, a day later"),
        (("CONCEDE", 13), "answer", "CONCEDE by those addressed, 3 days later"),
    ],
)
def test_a_demand_is_answered_by_those_addressed(later, kind, why):
    demand = happening("e_1", "REQUEST", 10, {"USA"}, {"RUS"})
    answer = happening("e_2", *later, {"RUS"}, {"USA"})
    assert joined(demand, answer) == [("e_1", "e_2", kind, why)]


@pytest.mark.parametrize(
    "answer",
    [
        happening("e_2", "AGREE", 12, {"USA"}, {"RUS"}),  # by who asked
        happening("e_2", "ASSAULT", 12, {"RUS"}, {"USA"}),  # no answer to a demand
        happening("e_2", "AGREE", 10 + REACH + 1, {"RUS"}, {"USA"}),  # too late
        happening("e_2", "AGREE", None, {"RUS"}, {"USA"}),  # on no known day
        happening("e_2", "AGREE", 12, {"RUS"}, {"USA"}, gist=frozenset({"visa"})),  # another matter
        happening("e_2", "AGREE", 12, {"RUS"}, {"CHN"}, gist=frozenset({"visa"})),
    ],
)
def test_what_is_no_answer(answer):
    assert joined(happening("e_1", "REQUEST", 10, {"USA"}, {"RUS"}), answer) == []


WANTED = happening("e_0", "RETREAT", None, {"RUS"}, done=False)


@pytest.mark.parametrize(
    ("done", "days"),
    [
        (happening("e_2", "RETREAT", 45, {"RUS"}), 35),
        (happening("e_2", "RETREAT", 10 + LONG, {"RUS"}, {"USA"}), LONG),
        (happening("e_2", "RETREAT", 11 + LONG, {"RUS"}), None),  # too late
        (happening("e_2", "RETREAT", 45, {"UKR"}), None),  # by somebody else
        (happening("e_2", "AGREE", 45, {"RUS"}), None),  # another thing
        (happening("e_2", "RETREAT", 45, {"RUS"}, gist=frozenset({"visa"})), None),  # elsewhere
        (happening("e_2", "RETREAT", 45, {"RUS"}, done=False), None),  # only promised
    ],
)
def test_what_was_demanded_is_looked_for_longer(done: Happening, days: int | None) -> None:
    demand = happening("e_1", "REQUEST", 10, {"USA"}, {"RUS"}, about={"c_e_0"})
    found = [row for row in joined(WANTED, demand, done) if row[2] != "about"]
    why = f"RETREAT as was demanded, {days} days later"
    assert found == ([("e_1", "e_2", "answer", why)] if days else [])


def test_of_several_demands_the_last_is_answered() -> None:
    first, last = (
        happening(f"e_{day}", "REQUEST", day, {"USA"}, {"RUS"}, about={"c_e_0"}) for day in (1, 5)
    )
    done = happening("e_9", "RETREAT", 40, {"RUS"})
    assert ("e_5", "e_9", "answer", "RETREAT as was demanded, 35 days later") in joined(
        WANTED, last, done, first
    )


def test_a_reprisal_goes_the_other_way_on_a_later_day():
    strike = happening("e_1", "ASSAULT", 10, {"ISR"}, {"IRN"})
    back = happening("e_2", "ASSAULT", 12, {"IRN"}, {"ISR"})
    assert [row[2] for row in joined(strike, back)] == ["reprisal"]
    assert joined(strike, happening("e_2", "ASSAULT", 10, {"IRN"}, {"ISR"})) == []
    assert joined(strike, happening("e_2", "ASSAULT", 12, {"ISR"}, {"IRN"})) == []


def test_talks_have_an_outcome():
    talks = happening("e_1", "CONSULT", 10, {"IND", "PAK"})
    outcome = happening("e_2", "AGREE", 11, {"IND", "PAK"})
    assert [row[2] for row in joined(talks, outcome)] == ["outcome"]


@pytest.mark.parametrize("of_the_earlier", [True, False])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("REQUEST", {"USA"}, {"RUS"}), ("RETREAT", {"RUS"}, {"USA"})),
        (("ASSAULT", {"USA"}, {"RUS"}), ("ASSAULT", {"RUS"}, {"USA"})),
        (("CONSULT", {"USA", "RUS"}, ()), ("RETREAT", {"USA", "RUS"}, ())),
    ],
)
def test_what_nobody_tells_as_done_follows_from_nothing_and_has_no_consequence(
    one, other, of_the_earlier
):
    kinds = [(*one, 10), (*other, 12)]
    told = [happening(f"e_{i}", kind, day, by, to) for i, (kind, by, to, day) in enumerate(kinds)]
    assert len(joined(*told)) == 1
    at = 0 if of_the_earlier else 1
    told[at] = replace(told[at], done=False)
    assert joined(*told) == []
    told[at] = replace(told[at], about=frozenset({f"c_e_{1 - at}"}))
    assert [row[2] for row in joined(*told)] == ["about"]


def test_what_is_about_it_is_joined_whenever_it_was():
    strike = happening("e_1", "ASSAULT", None, {"ISR"}, {"IRN"})
    blame = happening("e_2", "ACCUSE", None, {"IRN"}, {"ISR"}, about={"c_e_1", "c_gone"})
    assert joined(blame, strike) == [("e_2", "e_1", "about", "ACCUSE that is about it")]


def test_threads_are_named_by_their_earliest_event():
    demand = happening("e_9", "REQUEST", 10, {"USA"}, {"RUS"})
    answer = happening("e_1", "REJECT", 11, {"RUS"}, {"USA"})
    alone = happening("e_5", "PROTEST", 11, {"GEO"})
    (thread,) = threads([answer, alone, demand])
    assert (thread.id, set(thread.events)) == ("t_9", {"e_1", "e_9"})


@pytest.mark.parametrize(
    ("earlier", "later", "end"),
    [
        (False, False, "2 days later"),
        (True, False, "; somebody denies the ASSAULT"),
        (False, True, "; somebody denies the THREATEN"),
        (True, True, "; somebody denies both"),
    ],
)
def test_what_some_tell_as_done_and_others_deny_is_joined_and_said_to_be_denied(
    earlier: bool, later: bool, end: str
) -> None:
    strike = replace(happening("e_1", "ASSAULT", 10, {"ISR"}, {"IRN"}), denied=earlier)
    back = replace(happening("e_2", "THREATEN", 12, {"IRN"}, {"ISR"}), denied=later)
    (link,) = links([strike, back])
    assert link.kind == "reprisal"
    assert link.why.endswith(end)


def test_who_asks_and_who_is_asked_count_before_their_neighbours():
    many = {"ARM", "AUS", "AUT", "AZE", "USA"}
    demand = happening("e_1", "REQUEST", 10, many, {"RUS", "UKR"})
    answer = happening("e_2", "AGREE", 12, {"RUS"}, {"USA"})
    assert [pair[:2] for pair in joined(demand, answer)] == [("e_1", "e_2")]


def test_a_vote_of_all_the_world_has_an_end():
    world = {f"{a}{b}X" for a in "ABCDEFGHIJKL" for b in "ABCDEFGHIJKL"}
    vote = happening("e_1", "REQUEST", 10, world, {"RUS"})
    assert len(list(_pairs(vote))) == 64
    assert all("RUS" in pair for pair in _pairs(vote))
