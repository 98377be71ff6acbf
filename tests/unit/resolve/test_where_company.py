"""Which namesake is meant: what the article's other names may mean close by."""

import pytest

from chancery.model import Kind, Mention, Span
from chancery.resolve.where_gazetteer import shipped
from chancery.resolve.where_names import voice
from chancery.resolve.where_survey import survey


def resolved(text, *names):
    """Where each name of a text is taken to be: division or country."""
    mentions = [
        Mention(Span(text.index(n), text.index(n) + len(n)), n, Kind.PLACE, 1.0) for n in names
    ]
    scene = survey(shipped(), text, mentions)
    places = {n: scene.resolve(n) for n in names}
    return {n: p and (p.admin1 or p.country) for n, p in places.items()}


# text, its names, where the first of them lies
CASES = [
    (
        "Paris and Henry County met in Nashville.",
        ("Paris", "Henry County", "Nashville"),
        "Tennessee",
    ),
    ("Paris and Lyon struck.", ("Paris", "Lyon"), "Ile-de-France"),
    ("Lahore and Karachi voted.", ("Lahore", "Karachi"), "Punjab"),
    ("Shelling in Tripoli, Sidon and Beirut.", ("Tripoli", "Sidon", "Beirut"), "Liban"),
    ("Shelling in Tripoli, Misrata and Benghazi.", ("Tripoli", "Misrata", "Benghazi"), "Tripoli"),
    ("Kanawha County schools closed.", ("Kanawha County",), "West Virginia"),
    ("Hamilton and Butler County grew.", ("Hamilton", "Butler County"), "Ohio"),
    ("Trains left Utica, New York, for New York.", ("Utica", "New York"), "New York"),
    ("Clay and Becker counties voted in Minnesota.", ("Clay", "Becker", "Minnesota"), "Minnesota"),
    ("St. Paul and Minneapolis froze.", ("St. Paul", "Minneapolis"), "Minnesota"),
    ("Talks in Mexico on Acapulco.", ("Mexico", "Acapulco"), "MEX"),
    ("Talks in Niger with Nigeria.", ("Niger", "Nigeria"), "NER"),
    ("Strikes on Gaza, Israel said.", ("Gaza", "Israel"), "PSE"),
    ("A raid on Jenin in the West Bank.", ("Jenin", "West Bank"), "West Bank"),
    ("Kansas and Missouri sued.", ("Kansas", "Missouri"), "Kansas"),
]


@pytest.mark.parametrize(("text", "names", "division"), CASES)
def test_the_namesake_that_suits_the_company(text, names, division):
    found = resolved(text, *names)[names[0]]
    assert found is not None
    assert found.startswith(division) or division in found


def test_a_name_is_read_as_it_was_once_explained():
    text = "Lexington, Va., is small. Lexington likes it."
    found = [Mention(Span(0, 9), "Lexington", Kind.PLACE, 1.0)]
    found.append(Mention(Span(26, 35), "Lexington", Kind.PLACE, 1.0))
    place = survey(shipped(), text, found).resolve("Lexington")
    assert place is not None
    assert place.admin1 == "Virginia"


# text, the countries whose words it uses
VOICES = [
    ("The sheriff left the county jail.", {"USA"}),
    ("The councillor paid £5 in the city centre.", {"GBR"}),
    ("The defence of the harbour centre took its programmes.", {"GBR", "CAN", "AUS"}),
    ("The president spoke.", set()),
]


@pytest.mark.parametrize(("text", "countries"), VOICES)
def test_the_voice_of_a_local_report(text, countries):
    found = voice(text)
    assert countries <= found
    assert countries or not found


def test_an_unlisted_place_lies_in_what_it_is_said_to_lie_in():
    scene = survey(shipped(), "A fire in Xyzzyville, Texas.", [])
    place = scene.locate("Xyzzyville", "Texas")
    assert place is not None
    where = place.as_where()
    assert (where.name, where.country, where.admin1) == ("Xyzzyville", "USA", "Texas")
    assert (where.lat, where.lon) == (None, None)


def test_an_unlisted_place_lies_in_the_one_country_spoken_of_or_nowhere():
    text = "Syrians fled Xyzzyville for Aleppo. Syria said so."
    spoken = [
        Mention(Span(text.index(n), text.index(n) + len(n)), n, Kind.PLACE, 1.0)
        for n in ("Xyzzyville", "Aleppo")
    ]
    spoken.append(Mention(Span(36, 41), "Syria", Kind.PLACE, 1.0))
    found = survey(shipped(), text, spoken).locate("Xyzzyville")
    assert found is not None
    assert (found.country, found.admin1) == ("SYR", "")
    assert survey(shipped(), "Xyzzyville burns.", []).locate("Xyzzyville") is None


@pytest.mark.parametrize("code", ["REU", "MYT", "GUF", "MTQ", "GLP", "FJI"])
def test_no_country_lies_at_nought(code):
    (country,) = shipped().country(code)
    assert abs(country.lat) + abs(country.lon) > 5


def test_a_place_in_the_sea_has_no_country_and_no_point():
    scene = survey(shipped(), "Ships met in the Black Sea.", [])
    place = scene.resolve("Black Sea")
    assert place is not None
    where = place.as_where()
    assert (where.country, where.lat, where.lon, where.feature) == (None, None, None, "sea")


@pytest.mark.parametrize(
    "name", ["Kashmir", "Line of Control", "North Waziristan", "Golan Heights"]
)
def test_areas_and_lines_have_no_point(name):
    place = survey(shipped(), name, []).resolve(name)
    assert place is not None
    assert place.as_where().lat is None


def test_an_unknown_name_is_no_place():
    assert survey(shipped(), "Xyzzyville", []).resolve("Xyzzyville") is None
