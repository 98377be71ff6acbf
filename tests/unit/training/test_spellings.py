"""One name for each listed person, whatever the source that spells it."""

import pytest

from training.actors import DATA, as_printed, hand
from training.spellings import FAMILY_FIRST, TWO_SURNAMES, as_listed, by_hand, renamed, usual


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


@pytest.mark.parametrize(
    ("listed", "plain"),
    [
        ("Viktor S. Chernomyrdin", "Viktor Chernomyrdin"),
        ("Carlos A. W. Veiga", "Carlos Veiga"),
    ],
)
def test_an_initial_inside_is_left_out_where_a_source_does(listed, plain):
    assert usual([row(listed), row(listed, match=plain.lower())], {}) == {("RUS", listed): plain}
    assert not usual([row(listed)], {})  # no source tells that they are called so


@pytest.mark.parametrize("name", ["J. N. Dixit", "I.K. Gujral", "Elizabeth II", "Lee Ta-wei"])
def test_no_other_letters_are_initials_inside(name):
    assert not usual([row(name), row(name, match=name.split()[-1].lower())], {})


def test_a_hand_made_form_keeps_its_initial():
    rows = [row("George W. Bush", grade="curated"), row("George W. Bush", match="george bush")]
    assert not usual(rows, {})


def test_what_is_told_by_hand_comes_last():
    told = [{"country": "SAU", "name": "Mohammed bin Salman", "others": "Mohammad bin Salman|MBS"}]
    found = {("SAU", "M. Salman"): "MBS", ("IRN", "A. Khamenei"): "Ali Khamenei"}
    assert by_hand(found, told) == {
        ("SAU", "M. Salman"): "Mohammed bin Salman",
        ("SAU", "MBS"): "Mohammed bin Salman",
        ("SAU", "Mohammad bin Salman"): "Mohammed bin Salman",
        ("IRN", "A. Khamenei"): "Ali Khamenei",
    }


def test_a_name_told_by_hand_is_found_as_it_is_printed():
    one = row("Mike Pompeo", match="michael r pompeo")
    assert [r[1] for r in as_printed([one], {("RUS", "Mike Pompeo")})] == [
        "michael r pompeo",
        "mike pompeo",
    ]
    assert list(as_printed([one], set())) == [one]


def test_every_name_told_by_hand_is_in_the_shipped_table_and_no_other():
    with (DATA / "people.tsv").open(encoding="utf-8") as stream:
        listed = {tuple(line.split("\t")[2:4]) for line in stream}
    told = list(hand("usual.tsv"))
    names = {(row["name"], row["country"]) for row in told}
    others = {(other, row["country"]) for row in told for other in row["others"].split("|")}
    assert names <= listed
    assert not others & listed
    assert not names & others
