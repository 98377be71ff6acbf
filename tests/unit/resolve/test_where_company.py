"""Which namesake is meant: what the article's other names may mean close by."""

import pytest

from chancery.model import Kind, Mention, Span
from chancery.resolve.where_gazetteer import shipped
from chancery.resolve.where_scene import survey


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
]


@pytest.mark.parametrize(("text", "names", "division"), CASES)
def test_the_namesake_that_suits_the_company(text, names, division):
    found = resolved(text, *names)[names[0]]
    assert found is not None
    assert found.startswith(division) or division in found


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
