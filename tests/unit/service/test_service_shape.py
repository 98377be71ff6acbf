"""The JSON shape: one golden claim, key by key, and what is absent."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from making import ARTICLE, TEXT, cited, request, retreat

from chancery.model import EventType, Identity, Party
from chancery.service.flat import flat
from chancery.service.shape import claim_shape

PARTY_KEYS = ["text", "start", "end", "name", "entity", "country", "sector", "role", "named"]

REQUEST = {
    "claim": request().id,
    "article": ARTICLE.id,
    "title": "Pakistan wants advisers out",
    "publisher": "Example Times",
    "published": "2025-05-14",
    "url": None,
    "sentence": {"index": 0, "start": 0, "end": 140},
    "event_type": "REQUEST",
    "mode": "yield",
    "contexts": ["military"],
    "quad": "verbal conflict",
    "cameo": "10",
    "goldstein": -5.0,
    "intensity": -1.0,
    "trigger": {"text": "asked", "start": 61, "end": 66},
    "status": "actual",
    "actors": [
        {"text": "General Asim Munir", "start": 42, "end": 60, "name": "Asim Munir",
         "entity": "person:asim-munir", "country": "PAK", "sector": "MIL",
         "role": "Chief of Army Staff", "named": True},
    ],
    "recipients": [
        {"text": "Washington", "start": 67, "end": 77, "name": "United States",
         "entity": "country:USA", "country": "USA", "sector": "GOV", "role": None, "named": True},
    ],
    "date": {"text": "Tuesday", "start": 81, "end": 88, "from": "2025-05-13", "to": "2025-05-13",
             "granularity": "day", "basis": "expression"},
    "place": None,
    "quantities": [],
    "accounts": [
        {"source": {"text": "Two Pakistani officials", "start": 0, "end": 23, "name": None,
                    "entity": None, "country": "PAK", "sector": "GOV", "role": None,
                    "named": False},
         "stance": "asserts", "cue": {"text": "told", "start": 24, "end": 28, "strength": "plain"},
         "content": {"start": 42, "end": 139}, "via": 1},
        {"source": {"text": "Reuters", "start": 29, "end": 36, "name": "Reuters",
                    "entity": "org:reuters", "country": "GBR", "sector": "JRN", "role": None,
                    "named": True},
         "stance": "asserts", "cue": None, "content": {"start": 0, "end": 139}, "via": None},
    ],
    "about": retreat().id,
    "confidence": 0.83,
}  # fmt: skip


def test_the_golden_claim() -> None:
    shape = claim_shape(request(about=retreat().id), ARTICLE)
    assert shape == REQUEST
    assert json.dumps(shape) == json.dumps(REQUEST), "the order of the keys is part of the shape"


def test_a_claim_with_place_and_quantity() -> None:
    shape = claim_shape(retreat(), ARTICLE)
    assert shape["place"] == {
        "text": "Islamabad", "start": 122, "end": 131, "name": "Islamabad", "country": "PAK",
        "admin1": "Islamabad", "lat": 33.72, "lon": 73.04, "feature": "city",
    }  # fmt: skip
    assert shape["quantities"] == [
        {"kind": "personnel", "value": 40, "text": "40", "start": 105, "end": 107}
    ]
    assert json.dumps(shape["quantities"]).count("40,") == 1, "a whole number has no .0"
    assert (shape["date"]["from"], shape["date"]["to"]) == (None, "2025-06-01")
    assert (shape["recipients"], shape["accounts"], shape["about"]) == ([], [], None)


def test_every_offset_points_at_its_words() -> None:
    def walk(value):
        if isinstance(value, dict):
            if value.get("text") is not None:
                assert TEXT[value["start"] : value["end"]] == value["text"]
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    for claim in (request(), retreat()):
        walk(claim_shape(claim, ARTICLE))


def test_what_cites_no_words_has_no_offsets() -> None:
    bare = replace(
        retreat(), actors=(Party(cited("PAK", why="an imported row")),), date=None, place=None,
        mode=None,
    )  # fmt: skip
    shape = claim_shape(bare, replace(ARTICLE, published=None, title=None, publisher=None))
    (actor,) = shape["actors"]
    assert list(actor) == PARTY_KEYS
    assert (actor["text"], actor["start"], actor["end"]) == ("PAK", None, None)
    assert actor["named"] is False
    for name in ("mode", "date", "place", "published", "title", "publisher"):
        assert shape[name] is None


@pytest.mark.parametrize("kind", list(EventType))
def test_every_type_has_its_scales(kind: EventType) -> None:
    claim = replace(request(), event_type=cited(kind, "asked"), mode=None)
    shape = claim_shape(claim, ARTICLE)
    assert isinstance(shape["cameo"], str)
    assert -10.0 <= shape["goldstein"] <= 10.0
    assert -10.0 <= shape["intensity"] <= 10.0


def test_a_mode_that_the_type_does_not_have_is_shown_and_scaled_by_its_type() -> None:
    odd, plain = (
        claim_shape(replace(request(), mode=mode), ARTICLE)
        for mode in (cited("odd", "asked"), None)
    )
    assert odd["mode"] == "odd"
    assert (odd["cameo"], odd["intensity"]) == (plain["cameo"], plain["intensity"])


def test_the_flat_row_keeps_lists_side_by_side() -> None:
    row = flat(request(), ARTICLE, "e_1")
    assert (row["claim"], row["event"]) == (request().id, "e_1")
    assert row["source_name"] == "; Reuters"
    assert row["source_text"] == "Two Pakistani officials; Reuters"
    assert row["source_country"] == "PAK; GBR"
    assert row["source_country_confidence"] == "0.80; 0.80"
    assert row["stances"] == "asserts; asserts"
    assert row["contexts"] == "military"
    assert (row["place_name"], row["place_lat"]) == (None, None)
    assert (row["date_from"], row["trigger_text"], row["sentence_text"]) == (
        "2025-05-13", "asked", TEXT,
    )  # fmt: skip
    unknown = replace(retreat(), actors=(Party(cited("x"), cited(Identity())),))
    other = flat(unknown, ARTICLE, None)
    assert list(other) == list(row), "all rows have the same columns"
    assert (other["actor_country"], other["actor_country_confidence"]) == ("", "")
    assert other["quantities"] == "personnel 40"
