"""The bench of place names reads each corpus's own form and measures what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.common import BenchError
from bench.toponyms import capitalised, run, texts

LGL = """<articles><article docid="1"><text><![CDATA[Rebels left Basra for Kuwait.]]></text>
<toponyms>
<toponym><start>12</start><end>17</end><phrase>Basra</phrase><gaztag><name>Basra</name>
<fcode>PPL</fcode><lat>30.5</lat><lon>47.8</lon><country>Iraq</country></gaztag></toponym>
<toponym><start>22</start><end>28</end><phrase>Kuwait</phrase></toponym>
</toponyms></article></articles>"""
GEOVIRUS = """<articles><article><source>x</source><text>Rebels left Basra.</text><locations>
<location><name>Basra</name><start>13</start><end>18</end><lat>30.5</lat><lon>47.8</lon>
</location></locations></article></articles>"""
GWN = """<articles><article file="1"><text>Rebels left Basra.</text><toponyms>
<toponym><start>12</start><end>17</end><type>Literal</type><extractedName>Basra</extractedName>
<normalisedName>Basra</normalisedName><latitude>30.5</latitude><longitude>47.8</longitude>
</toponym></toponyms></article></articles>"""
FORMS = [("lgl", LGL), ("GeoVirus", GEOVIRUS), ("GWN", GWN)]


@pytest.mark.parametrize(("name", "xml"), FORMS)
def test_every_form_is_read(tmp_path: Path, name: str, xml: str) -> None:
    (tmp_path / f"{name}.xml").write_text(xml, encoding="utf-8")
    (item,) = texts(tmp_path)
    assert [g.span.of(item.text) for g in item.gold][:1] == ["Basra"]
    assert item.gold[0].point == (30.5, 47.8)
    measures = run(tmp_path, capitalised)["measures"]
    assert measures == {"found_f1": 1.0, "country": 1.0, "within_161km": 1.0}


def test_a_place_far_off_counts_as_wrong(tmp_path: Path) -> None:
    xml = GEOVIRUS.replace("30.5", "-30.5").replace("47.8", "147.8")
    (tmp_path / "a.xml").write_text(xml, encoding="utf-8")
    measures = run(tmp_path, capitalised)["measures"]
    assert (measures["country"], measures["within_161km"]) == (0.0, 0.0)


def test_found_counts_misses(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(LGL, encoding="utf-8")
    found = run(tmp_path, lambda _: [])
    assert found["n"] == 2
    assert found["measures"]["found_f1"] == 0.0
    assert found["measures"]["within_161km"] == 1.0  # located from the gold span


def test_wrong_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no XML"):
        run(tmp_path, capitalised)
    (tmp_path / "a.xml").write_text("<articles><article>", encoding="utf-8")
    with pytest.raises(BenchError, match=r"a\.xml: not XML"):
        run(tmp_path, capitalised)
    (tmp_path / "a.xml").write_text("<articles><article/></articles>", encoding="utf-8")
    with pytest.raises(BenchError, match="no toponyms"):
        run(tmp_path, capitalised)


def test_the_stand_in_finds_capitalised_places() -> None:
    text = "In Basra the army met Kuwait and Qwertyville."
    assert [s.of(text) for s in capitalised(text)] == ["Basra", "Kuwait"]


@pytest.mark.shared
def test_the_corpus_reaches_its_floor(shared: Path) -> None:
    measures = run(shared / "data" / "geoparsing" / "TR-News.xml", capitalised)["measures"]
    assert measures["country"] > 0.88
    assert measures["within_161km"] > 0.84
