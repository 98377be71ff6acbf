"""Which namesake is meant: what the article's other names may mean close by."""

import pytest

from bench.toponyms import locate
from chancery.model import Kind, Mention, Span
from chancery.resolve.where.gazetteer import shipped
from chancery.resolve.where.names import parent_told, voice
from chancery.resolve.where.scene import kilometres
from chancery.resolve.where.survey import survey


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
    place = locate(scene, "Xyzzyville", "Texas")
    assert place is not None
    where = place.as_where()
    assert (where.name, where.country, where.admin1) == ("Xyzzyville", "USA", "Texas")
    assert (where.lat, where.lon) == (None, None)


# a text, its names, the name asked for, the country and the division wanted
READINGS = [
    # A list of countries or states is no name with its parent.
    ("Cases in Mexico, China, Japan and Brazil.", ("Mexico", "China", "Japan", "Brazil"),
     "China", "CHN", ""),
    ("It left Gambia, Ghana, Niger, Nigeria and Togo.",
     ("Gambia", "Ghana", "Niger", "Nigeria", "Togo"), "Niger", "NER", ""),
    ("In Texas, Oklahoma, Pennsylvania and Iowa.", ("Texas", "Oklahoma", "Pennsylvania", "Iowa"),
     "Oklahoma", "USA", "Oklahoma"),
    # A town in a state that is itself called as a country or a state is.
    ("A man of Lebanon, Pennsylvania, died.", ("Lebanon",), "Lebanon", "USA", "Pennsylvania"),
    ("He died in Nevada, Missouri, on Monday.", ("Nevada",), "Nevada", "USA", "Missouri"),
    # What begins the next sentence is no part of the parent.
    ("A plant in Blakely, Georgia. The recall grew.", ("Blakely",), "Blakely", "USA", "Georgia"),
    ("In Washington, D.C. The mother called.", ("Washington",), "Washington", "USA",
     "District of Columbia"),
    # A governor rules a state.
    ("New York Gov. David Paterson spoke.", ("New York",), "New York", "USA", "New York"),
    ("A cow from a Washington state farm.", ("Washington",), "Washington", "USA", "Washington"),
    # Counties without their word, and shortened.
    ("Deputies in Avoyelles arrested ten.", ("Avoyelles",), "Avoyelles", "USA", "Louisiana"),
    ("A jail in Loudon Co. burned.", ("Loudon Co.",), "Loudon Co.", "USA", "Tennessee"),
    # A division by its usual name.
    ("A fire in Hangzhou, Zhejiang.", ("Hangzhou",), "Hangzhou", "CHN", "Zhejiang"),
    ("Clashes in Sukkur, Sindh.", ("Sukkur",), "Sukkur", "PAK", "Sindh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "name", "country", "division"), READINGS)
def test_the_words_around_a_name_tell_what_it_is(text, names, name, country, division):
    gazetteer = shipped()
    mentions = [
        Mention(Span(text.index(n), text.index(n) + len(n)), n, Kind.PLACE, 1.0) for n in names
    ]
    scene = survey(gazetteer, text, mentions)
    start = text.index(name)
    parent = parent_told(gazetteer, text, Span(start, start + len(name)))
    place = scene.resolve(name, parent)
    assert place is not None
    assert (place.country, place.admin1) == (country, division)


@pytest.mark.parametrize(
    ("name", "admin1"),
    [("Basra", "IRQ"), ("Raqqa", "SYR"), ("Donetsk", "UKR"), ("Krasnodar", "RUS")],
)
def test_a_town_comes_before_the_division_that_it_gives_its_name(name, admin1):
    place = survey(shipped(), name, []).resolve(name)
    assert place is not None
    assert (place.country, place.feature) == (admin1, "city")


@pytest.mark.parametrize(
    ("name", "countries", "feature"),
    [
        ("Dnieper", ("UKR", "BLR", "RUS"), "river"),
        ("Euphrates River", ("TUR", "SYR", "IRQ"), "river"),
        ("Lake Chad", ("TCD", "NER", "NGA", "CMR"), "lake"),
        ("Kakhovka dam", ("UKR",), "site"),
    ],
)
def test_rivers_lakes_and_dams(name, countries, feature):
    place = survey(shipped(), name, []).resolve(name)
    assert place is not None
    assert (place.countries, place.feature) == (countries, feature)
    where = place.as_where()
    assert (where.lat is None) == (feature != "site")


@pytest.mark.parametrize(
    ("word", "country"), [("Dutch", "NLD"), ("Chinese", "CHN"), ("French", "FRA")]
)
def test_a_nationality_of_several_countries_is_the_usual_one(word, country):
    assert shipped().nation(word) == country


def printed(text, *names):
    """The scene of a text with these names, each wherever it is first printed."""
    return survey(
        shipped(),
        text,
        [Mention(Span(text.index(n), text.index(n) + len(n)), n, Kind.PLACE, 1.0) for n in names],
    )


def test_a_town_said_to_lie_in_another_state_is_not_the_listed_one():
    scene = printed("Clashes in Lahore, Virginia, ended. Pakistan spoke.", "Lahore", "Pakistan")
    place = locate(scene, "Lahore", "Virginia")
    assert place is not None
    assert (place.country, place.admin1, place.feature) == ("USA", "Virginia", "unlisted")
    for name, parent in (("Texas", "Oklahoma"), ("Brussels", "Georgia"), ("Karachi", None)):
        known = locate(scene, name, parent)
        assert known is not None
        assert known.feature != "unlisted"


def test_an_unlisted_place_lies_where_the_article_plays():
    text = "From Xyzzyville they went to Peshawar, Mardan and Swabi; Berlin and Rome looked on."
    scene = printed(text, "Xyzzyville", "Peshawar", "Mardan", "Swabi", "Berlin", "Rome")
    place = locate(scene, "Xyzzyville")
    assert place is not None
    assert (place.country, place.admin1, place.feature) == ("PAK", "", "unlisted")
    assert kilometres((place.lat, place.lon), (34.0, 71.6)) < 161
    assert place.as_where().lat is None


def test_an_unlisted_place_of_an_article_about_everywhere_lies_beside_its_neighbour_or_nowhere():
    text = (
        "Xyzzyville near Lyon burned. Afterwards, and for reasons that nobody has told so far, "
        "Nairobi, then Lima, then Oslo, and long after them Quuxton, held services."
    )
    scene = printed(text, "Xyzzyville", "Lyon", "Nairobi", "Lima", "Oslo")
    near = locate(scene, "Xyzzyville")
    assert near is not None
    assert near.country == "FRA"
    assert locate(scene, "Quuxton") is None


def test_an_obscure_namesake_far_off_is_not_the_one_meant_but_a_rare_name_is_believed():
    names = ("Peshawar", "Mardan", "Swabi", "Kallam", "Aberystwyth")
    scene = printed("Men of Peshawar, Mardan and Swabi: Kallam, Aberystwyth, Twin Lakes.", *names)
    rare = locate(scene, "Aberystwyth")
    assert rare is not None
    assert rare.country == "GBR"
    common = locate(scene, "Twin Lakes")
    assert common is not None
    assert (common.country, common.feature) == ("PAK", "unlisted")


def test_an_unlisted_place_lies_in_the_one_country_spoken_of_or_nowhere():
    text = "Syrians fled Xyzzyville for Aleppo. Syria said so."
    spoken = [
        Mention(Span(text.index(n), text.index(n) + len(n)), n, Kind.PLACE, 1.0)
        for n in ("Xyzzyville", "Aleppo")
    ]
    spoken.append(Mention(Span(36, 41), "Syria", Kind.PLACE, 1.0))
    found = locate(survey(shipped(), text, spoken), "Xyzzyville")
    assert found is not None
    assert (found.country, found.admin1) == ("SYR", "")
    assert locate(survey(shipped(), "Xyzzyville burns.", []), "Xyzzyville") is None


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


@pytest.mark.parametrize("name", ["South", "the north", "East"])
def test_a_bare_direction_is_no_place(name: str) -> None:
    scene = survey(shipped(), "Thailand sent troops.", ())
    assert scene.weigh(name) == []
    assert scene.weigh("South Sudan") != []
