"""The table of people by day, and a user's own rows."""

from datetime import date

import pytest
from who_making import reading, who

from chancery.errors import InputError
from chancery.resolve.who.identities import Who
from chancery.resolve.who.people import Office, People, read_user

HEADER = "name,aliases,country,sector,role,from,to,entity\n"


@pytest.fixture
def table(tmp_path):
    def write(text, header=HEADER):
        file = tmp_path / "people.csv"
        file.write_text(header + text, encoding="utf-8")
        return file

    return write


@pytest.mark.parametrize(
    ("since", "until", "seen", "day", "least", "most"),
    [
        ("2020-01-01", "2021-01-01", "2021-01-01", "2020-06-01", 1.0, 1.0),
        ("2020-01-01", "2021-01-01", "2021-01-01", "2022-06-01", 0.0, 0.3),
        ("2020-01-01", "2021-01-01", "2021-01-01", "2019-06-01", 0.0, 0.3),
        ("2020-01-01", "", "2021-01-01", "2022-06-01", 0.4, 0.8),  # open when last checked
        ("2020", "2021", "2021", "2021-06-01", 1.0, 1.0),
        ("", "", "", None, 0.5, 0.5),
    ],
)
def test_a_spell_fits_a_day(since, until, seen, day, least, most):
    office = Office("a b", "A B", "PAK", "HOS", "GOV", None, since, until, seen, "sourced")
    assert least <= office.fits(day) <= most


def test_a_bare_family_name_is_taken_only_without_doubt():
    people = People()
    assert people.find("putin", date(2022, 3, 1))[0].country == "RUS"
    assert people.find("smith", date(2022, 3, 1)) == ()


def test_middle_names_and_initials_may_be_left_out():
    people = People()
    for spelt in ("antony blinken", "antony j blinken"):
        assert people.find(spelt, date(2022, 3, 1))[0].country == "USA"
    assert not [o for o in people.find("boris blinken", date(2022, 3, 1)) if o.country == "USA"]


def test_a_user_s_rows_win(table):
    file = table("Vladimir Putin,V. Putin;Volodya,ATA,REL,Abbot,2000-01-01,,person:abbot\n")
    resolver = Who(file)
    found = who("Vladimir Putin spoke in Moscow.", "Vladimir Putin", resolver=resolver)
    assert (found.country, found.sector, found.role) == ("ATA", "REL", "Abbot")
    assert found.entity == "person:abbot"
    assert who("Volodya spoke in Moscow.", "Volodya", resolver=resolver).country == "ATA"


def test_spells_that_follow_one_another_are_fine(table):
    file = table(
        "Jo Doe,,PAK,GOV,Envoy,2020-01-01,2020-12-31,\nJo Doe,,PAK,GOV,Envoy,2021-01-01,,\n"
        "Jo Doe,,PAK,MIL,General,2020-06-01,,\n"
    )
    assert len(read_user(file)["doe"]) == 3


ENVOY = "Jo Doe,,PAK,GOV,Envoy,{},,\n"
GENERAL = "Jo Doe,,PAK,MIL,General,{},,\n"


@pytest.mark.parametrize(
    ("rows", "text", "role", "second"),
    [
        # Nothing tells: the later begun, to the day; begun together, the first row.
        (ENVOY + GENERAL, "Jo Doe spoke.", "General", "Envoy"),
        (GENERAL + ENVOY, "Jo Doe spoke.", "Envoy", "General"),
        (ENVOY.replace("{}", "2020-01-01") + GENERAL.replace("{}", "2020-01-01"),
         "Jo Doe spoke.", "Envoy", "General"),
        # The words before the name decide.
        (ENVOY + GENERAL, "Pakistan's envoy Jo Doe spoke.", "Envoy", "General"),
        (GENERAL + ENVOY, "Gen. Jo Doe spoke.", "General", "Envoy"),
    ],
)  # fmt: skip
def test_of_two_offices_on_one_day_the_other_is_told_and_it_is_less_sure(
    table, rows, text, role, second
):
    rows = rows.replace("{}", "2020-01-01", 1).replace("{}", "2020-06-01", 1)
    one = Who(table(rows.splitlines(keepends=True)[0].replace("{}", "2020-01-01")))
    sure = one.identities(reading("Jo Doe spoke.", actors=["Jo Doe"]))
    found = Who(table(rows)).identities(reading(text, actors=["Jo Doe"]))
    identity = found.claims[0].actors[0].identity
    assert identity.value.role == role
    assert second in identity.runner_up
    assert f"also Jo Doe, {second}" in identity.why
    assert identity.confidence < sure.claims[0].actors[0].identity.confidence


def test_two_offices_one_after_the_other_leave_no_question(table):
    rows = "Jo Doe,,PAK,GOV,Envoy,2020-01-01,2021-01-01,\nJo Doe,,PAK,MIL,General,2021-06-01,,\n"
    found = Who(table(rows)).identities(reading("Jo Doe spoke.", actors=["Jo Doe"]))
    identity = found.claims[0].actors[0].identity
    assert identity.value.role == "General"
    assert identity.runner_up is None


@pytest.mark.parametrize(
    ("text", "header", "message"),
    [
        ("Jo Doe,PAK\n", "name,country\n", "no column aliases, sector, role, from, to, entity"),
        ("Jo Doe,,PAK,KING,,,,\n", HEADER, r":2: sector 'KING'.*GOV"),
        ("Jo Doe,,Pakistan,GOV,,,,\n", HEADER, r":2: country 'Pakistan'.*PAK"),
        ("Jo Doe,,PAK,GOV,,May 2020,,\n", HEADER, r":2: from is 'May 2020'.*2024-05-31"),
        ("Jo Doe,,PAK,GOV,,2020-02-31,,\n", HEADER, r":2: from is '2020-02-31'"),
        ("Jo Doe,,PAK,GOV,,2021-01-01,2020-01-01,\n", HEADER, r":2: from .* lies after"),
        (",,PAK,GOV,,,,\n", HEADER, r":2: the name is empty"),
        (
            "Jo Doe,,PAK,GOV,Envoy,2020-01-01,2021-06-01,\nJo Doe,,PAK,GOV,Envoy,2021-01-01,,\n",
            HEADER,
            r":3: Jo Doe as Envoy overlaps with line 2",
        ),
    ],
)
def test_a_fault_names_the_line_and_what_was_expected(table, text, header, message):
    with pytest.raises(InputError, match=message):
        Who(table(text, header))


def test_a_file_that_is_not_there_or_not_text(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        Who(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(InputError, match="cannot be read"):
        Who(tmp_path / "bad.csv")
