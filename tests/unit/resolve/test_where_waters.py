"""Seas, straits, deserts and rivers, and the divisions and towns that are called after them."""

from __future__ import annotations

import re

import pytest

from chancery.model import Kind, Mention, Span
from chancery.resolve.where.gazetteer import Place, shipped
from chancery.resolve.where.survey import survey

SUDAN = "Sudan's army held Khartoum and Port Sudan. Sudan was not involved. "


def meant(text: str, name: str) -> Place | None:
    """What a name means in a text whose other place names are Sudan's, where it prints them."""
    mentions = [
        Mention(Span(*found.span()), word, Kind.PLACE, 1.0)
        for word in ("Port Sudan", "Khartoum", "Ethiopia", name)
        for found in re.finditer(word, text)
    ]
    return survey(shipped(), text, mentions).resolve(name)


# text, name, the country that it lies in alone, feature
NAMES = [
    ("A ship was hit in the Red Sea.", "Red Sea", "", "sea"),
    (SUDAN + "A ship was hit in the Red Sea.", "Red Sea", "", "sea"),
    (SUDAN + "Red Sea attack hits ship.", "Red Sea", "", "sea"),
    (SUDAN + "The governor of Red Sea resigned.", "Red Sea", "SDN", "admin1"),
    (SUDAN + "Drones struck Red Sea State.", "Red Sea State", "SDN", "admin1"),
    (SUDAN + "Clashes spread in Blue Nile.", "Blue Nile", "SDN", "admin1"),
    (SUDAN + "Boats sank on the Blue Nile.", "Blue Nile", "ETH;SDN", "river"),
    (SUDAN + "Floods hit River Nile.", "River Nile", "SDN", "admin1"),
    ("Tankers left the Gulf.", "Gulf", "", "sea"),
    ("Tankers left the Gulf of Aden.", "Gulf of Aden", "", "sea"),
    ("Jets crossed the Baltic.", "Baltic", "", "sea"),
    ("Jets crossed the Caspian.", "Caspian", "", "sea"),
    ("A cable in the North Sea was cut.", "North Sea", "", "sea"),
    ("The Aral Sea has shrunk.", "Aral Sea", "KAZ;UZB", "lake"),
    ("Tankers passed the Straits of Hormuz.", "Straits of Hormuz", "IRN;OMN", "strait"),
    ("Rockets fell in the Negev.", "Negev", "ISR", "region"),
    ("Convoys crossed the Gobi Desert.", "Gobi Desert", "MNG;CHN", "region"),
    ("Troops paraded in Kaliningrad.", "Kaliningrad", "RUS", None),
]


@pytest.mark.parametrize(("text", "name", "country", "feature"), NAMES)
def test_a_water_or_a_desert_is_no_division_called_after_it(
    text: str, name: str, country: str, feature: str | None
) -> None:
    place = meant(text, name)
    assert place is not None
    assert place.country == country
    assert feature is None or place.feature == feature


def test_nor_does_it_tell_where_an_article_plays() -> None:
    text = "A ship was hit in the Red Sea. The Red Sea was closed."
    named = [
        Mention(Span(*f.span()), "Red Sea", Kind.PLACE, 1.0) for f in re.finditer("Red Sea", text)
    ]
    assert not survey(shipped(), text, named).countries
