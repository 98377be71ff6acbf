"""One name for each listed person, whatever the source that spells it."""

import pytest

from training.spellings import FAMILY_FIRST, TWO_SURNAMES, as_listed, renamed, usual


def row(name, norm="HOS", start="2012-05-07", end="2022-08-02?", country="RUS", **more):
    match = more.get("match", name.lower())
    grade = more.get("grade", "sourced")
    return (match.split()[-1], match, name, country, norm, "GOV", "", start, end, grade)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Putin", "Vladimir Vladimirovich Putin"),
        ("Benjamin Netanyahu", "Binyamin Netanyahu"),
        ("Abdel Fattah al-Burhan", "Abd-al-Fattah al-Burhan Abd-al-Rahman"),
        ("Asif Zardari", "Asif Ali Zardari"),
    ],
)
def test_names_of_one_office_and_time_become_one(one, other):
    found = usual([row(one, grade="curated"), row(other)], {})
    assert found == {("RUS", other): one}


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("Kim Jong Il", "Kim Jong Un", FAMILY_FIRST),
        ("Raul Castro", "Fidel Castro", TWO_SURNAMES),
        ("Hamza Sharif", "Shahbaz Sharif", ""),
    ],
)
def test_kin_stay_apart(one, other, order):
    assert not usual([row(one), row(other)], {"RUS": order})


def test_namesakes_of_another_time_stay_apart():
    father = row("George Bush", start="1989-01-20", end="1993-01-20")
    son = row("George W. Bush", start="2001-01-20", end="2009-01-20")
    assert not usual([father, son], {})


def test_a_spelling_that_sources_list_joins_two_offices():
    vice = row("Joe Biden", "VP", "2009-01-20", "2017-01-20", match="joe biden")
    head = row("Joseph R. Biden", "HOS", "2021-01-20", "2025-01-20", match="joe biden")
    assert usual([vice, head], {}) == {("RUS", "Joseph R. Biden"): "Joe Biden"}


def test_a_mother_s_name_is_left_out_where_that_is_the_use():
    rows = [row("Nicolas Maduro Moros"), row("Nicolas Maduro", "PARTY_LEADER")]
    assert usual(rows, {"RUS": TWO_SURNAMES}) == {("RUS", "Nicolas Maduro Moros"): "Nicolas Maduro"}
    assert not usual(rows, {})


def test_rows_take_the_usual_name_and_keep_their_spelling():
    (found,) = renamed([row("Benyamin Netanyahu")], {("RUS", "Benyamin Netanyahu"): "B. N."})
    assert found[1:3] == ("benyamin netanyahu", "B. N.")


def test_rows_kept_apart_are_called_as_the_others_call_them():
    listed = [row("Mohammad bin Salman", "DEFMIN", match="mohammed bin salman")]
    apart = [row("Mohammed bin Salman", "HOG")]
    assert as_listed(listed, apart) == {("RUS", "Mohammed bin Salman"): "Mohammad bin Salman"}
