"""Each format's rows and each of its known traps, in small made files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from dataset_rows import GDELT_ROW, POLECAT_ROW, ROWS, events, lines, one, read, rejected

from chancery.ingest.datasets import POLECAT
from chancery.ingest.datasets.gdelt_columns import GDELT_1_0, GDELT_1_0_OLD, GDELT_2_0
from chancery.model import SEPARATOR, Side


@pytest.mark.parametrize("form", ROWS)
def test_the_format_is_told_and_the_row_is_kept_as_it_stood(tmp_path: Path, form: str) -> None:
    columns, row, _ = ROWS[form]
    reader = read(tmp_path / "some.file", lines(form))
    assert reader.form == form
    (event,) = events(reader)
    assert event.original.split(SEPARATOR) == [row[name] for name in columns]
    assert event.date_from == (date(2025, 5, 13) if form == "ngec" else date(2018, 5, 29))


def test_icews(tmp_path: Path) -> None:
    event = one(tmp_path, "icews")
    assert (event.event_id, event.story, event.line) == ("1", "9", 2)
    assert (event.event_type, event.mode, event.contexts) == ("CONSULT", None, ("diplomatic",))
    assert (event.quad, event.cameo, event.cameo_given) == ("verbal cooperation", "046", True)
    assert (event.goldstein, event.intensity, event.status) == (7.0, 2.5, "actual")
    assert event.actor == Side("Military (Pakistan)", ("PAK",), ("MIL", "GOV"))
    assert (event.place_name, event.place_country) == ("Chakothi", "PAK")
    assert (event.admin1, event.lat, event.lon) == (None, 34.1, 73.9)
    assert (event.publisher, event.text) == ("Example Times", "Engage in negotiation")


@pytest.mark.parametrize(
    ("sectors", "expected"),
    [
        ("Government,Police", "COP"), ("Police,Government", "COP"),
        ("Parties,Executive Office,Executive,Government", "GOV"),
        ("(National) Major Party,Parties,Legislative / Parliamentary", "LEG"),
        ("Executive,Defense / Security Ministry,Government", "GOV"),
        ("Social,Media,News", "JRN"), ("Medical / Health,Social", "MED"),
        ("International Dissident,Insurgents,Sunni", "REB"), ("Hindu,Far Right", None),
        ("General Population / Civilian / Social,Social", "CVL"), ("NA", None), ("NULL", None),
        ("Unidentified Forces", "UAF"), ("Regional Diplomatic IGOs", "GOV"),
        ("Opposition Major Party (Out Of Government),Parties,(National) Major Party", "OPP"),
    ],
)  # fmt: skip
def test_icews_sectors_are_plovers_in_whatever_order(
    tmp_path: Path, sectors: str, expected: str | None
) -> None:
    for order in (sectors, ",".join(reversed(sectors.split(",")))):
        event = one(tmp_path, "icews", Source__Sectors=order)
        assert next(iter(event.actor.sectors), None) == expected


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("Russian Federation", "RUS"), ("Democratic Republic of Congo", "COD"), ("Congo", "COG"),
        ("the former Yugoslav Republic of Macedonia", "MKD"), ("Moldova, Republic of", "MDA"),
        ("Occupied Palestinian Territory", "PSE"), ("Cote d'Ivoire", "CIV"),
        ("Holy See", "VAT"), ("Timor-Leste", "TLS"), ("South Korea", "KOR"),
    ],
)  # fmt: skip
def test_icews_countries_are_english_names(tmp_path: Path, country: str, expected: str) -> None:
    assert one(tmp_path, "icews", Source__Country=country).actor.countries == (expected,)


@pytest.mark.parametrize(
    ("name", "sectors", "expected"),
    [
        ("Military (Pakistan)", "Military", ("PAK",)), ("Pakistan", "NA", ("PAK",)),
        ("North Atlantic Treaty Organization", "Global Defense / Security IGOs", ("IGO",)),
        ("United Nations", "International Government Organization", ("UNO",)),
        ("Somebody", "Nongovernmental Organization (International)", ("NGO",)),
        ("Example Oil", "Multinational Corporation", ("MNC",)), ("Somebody", "NA", ()),
    ],
)  # fmt: skip
def test_icews_actors_without_a_country(
    tmp_path: Path, name: str, sectors: str, expected: tuple[str, ...]
) -> None:
    for nothing in ("NULL", "NA", ""):
        event = one(tmp_path, "icews", Source__Name=name, Source__Sectors=sectors,
                    Source__Country=nothing)  # fmt: skip
        assert event.actor.countries == expected


@pytest.mark.parametrize("nothing", ["NULL", "NA", ""])
def test_icews_codes_may_be_absent_and_null_is_a_word_of_its_files(
    tmp_path: Path, nothing: str
) -> None:
    event = one(tmp_path, "icews", CAMEO__Code=nothing, Target__Name=nothing, City=nothing,
                Target__Sectors=nothing, Target__Country=nothing, Intensity=nothing,
                Publisher=nothing, Latitude=nothing, Longitude=nothing)  # fmt: skip
    assert (event.event_type, event.cameo, event.cameo_given, event.quad) == (
        None,
        None,
        False,
        None,
    )
    assert (event.goldstein, event.recipient, event.publisher) == (None, Side(), None)
    assert (event.lat, event.lon, event.place_name) == (None, None, "Pakistan")


def test_icews_ids_come_again_on_other_days(tmp_path: Path) -> None:
    found = events(read(tmp_path / "x", lines("icews", {}, {"Event Date": "2018-05-30"})))
    assert [event.event_id for event in found] == ["1", "1"]


@pytest.mark.parametrize(
    ("code", "kind", "mode", "quad"),
    [
        ("010", None, None, "verbal cooperation"), ("0231", None, None, "verbal cooperation"),
        ("042", "CONSULT", "visit", "verbal cooperation"),
        ("0871", "RETREAT", "ceasefire", "material cooperation"),
        ("138", "THREATEN", "violence", "verbal conflict"),
        ("173", "COERCE", "arrest", "material conflict"),
        ("1712", "ASSAULT", "destroy", "material conflict"),
        ("195", "ASSAULT", "aerial", "material conflict"),
        ("20", "ASSAULT", None, "material conflict"),
    ],
)  # fmt: skip
def test_cameo_becomes_plover_and_stays_cameo(
    tmp_path: Path, code: str, kind: str | None, mode: str | None, quad: str
) -> None:
    event = one(tmp_path, "icews", CAMEO__Code=code)
    assert (event.event_type, event.mode, event.quad, event.cameo) == (kind, mode, quad, code)


@pytest.mark.parametrize(
    ("code", "said"),
    [("999", "'999', expected 01 to 20"), ("40", "may be 040 without its zero"), ("x", "'x'")],
)
def test_a_code_that_does_not_exist(tmp_path: Path, code: str, said: str) -> None:
    reader = read(tmp_path / "x", lines("icews", {"CAMEO Code": code}, {}))
    bad, good = list(reader)
    assert bad.reason == "a CAMEO code that does not exist"
    assert said in bad.found
    assert good.cameo == "046"


def test_gdelt(tmp_path: Path) -> None:
    event = one(tmp_path, "gdelt")
    assert (event.event_id, event.story) == ("700", "https://example.org/a")
    assert (event.date_from, event.published) == (date(2018, 5, 29), date(2018, 5, 30))
    assert event.actor == Side("PAKISTAN ARMY", ("PAK",), ("MIL",))
    assert event.recipient == Side("INDIA", ("IND",), ())  # a country without a type is no state
    assert (event.num_mentions, event.num_sources, event.num_articles) == (10, 2, 9)
    assert (event.goldstein, event.tone, event.cameo) == (7.0, -1.5, "046")
    assert event.place_country == "AUT"  # AU is Austria in FIPS and Australia in ISO


@pytest.mark.parametrize("columns", [GDELT_2_0, GDELT_1_0, GDELT_1_0_OLD])
def test_gdelt_is_told_by_its_61_58_or_57_columns(tmp_path: Path, columns: tuple[str, ...]) -> None:
    assert len(columns) in {61, 58, 57}
    reader = read(tmp_path / "x.CSV", "\t".join(GDELT_ROW[name] for name in columns) + "\n")
    (event,) = events(reader)
    assert (reader.form, reader.columns) == ("gdelt", columns)
    assert (event.place_name, event.lat) == ("Vienna, Wien, Austria", 48.2)
    assert event.url == (None if columns == GDELT_1_0_OLD else "https://example.org/a")


def test_gdelt_with_a_header_and_commas(tmp_path: Path) -> None:
    names = ["SQLDATE", "EventCode", "Actor1Code", "Actor2Code", "Actor1CountryCode", "Extra"]
    row = ["2018-05-29", "190", "PAK", "IND", "PAK", "a, b"]
    text = ",".join(names) + "\n" + ",".join(f'"{cell}"' for cell in row) + "\n"
    (event,) = events(read(tmp_path / "x.csv", text))
    assert (event.event_type, event.actor.countries) == ("ASSAULT", ("PAK",))
    assert event.recipient.countries == ("IND",)  # by its code, the column being absent


@pytest.mark.parametrize(
    ("date_added", "status"),
    [("20180530", "actual"), ("20190529000000", "actual"), ("20190601", "historical")],
)
def test_gdelt_dates_may_lie_years_before_the_article(
    tmp_path: Path, date_added: str, status: str
) -> None:
    assert one(tmp_path, "gdelt", DATEADDED=date_added).status == status


@pytest.mark.parametrize(
    ("change", "countries", "sectors"),
    [
        ({"Code": "IGOUNO", "CountryCode": "", "KnownGroupCode": "UNO", "Type1Code": "IGO"},
         ("UNO",), ("GOV",)),
        ({"Code": "NGO", "CountryCode": "", "Type1Code": "NGO"}, ("NGO",), ("SOC",)),
        ({"Code": "EUR", "CountryCode": "EUR", "Type1Code": ""}, (), ()),
        ({"Code": "IGOEUREEC", "CountryCode": "EUR", "KnownGroupCode": "EEC", "Type1Code": "IGO"},
         ("EUR",), ("GOV",)),
        ({"Code": "ROM", "CountryCode": "ROM", "Type1Code": ""}, ("ROU",), ()),
        ({"Code": "PAKMED", "Type1Code": "MED"}, ("PAK",), ("JRN",)),  # CAMEO's MED is the press
        ({"Code": "PAKHLH", "Type1Code": "HLH"}, ("PAK",), ("MED",)),
        ({"Code": "PAKGOVMIL", "Type1Code": "GOV", "Type2Code": "MIL"}, ("PAK",), ("GOV", "MIL")),
        ({"Code": "", "Name": "", "CountryCode": "", "Type1Code": ""}, (), ()),
    ],
)  # fmt: skip
def test_gdelt_actors(
    tmp_path: Path, change: dict[str, str], countries: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    event = one(tmp_path, "gdelt", **{f"Actor1{key}": value for key, value in change.items()})
    assert (event.actor.countries, event.actor.sectors) == (countries, sectors)


def test_gdelt_rows_of_one_story_share_it(tmp_path: Path) -> None:
    found = events(read(tmp_path / "x", lines("gdelt", {}, {"GLOBALEVENTID": "701"})))
    assert len({event.event_id for event in found}) == 2
    assert len({event.story for event in found}) == 1


def test_polecat(tmp_path: Path) -> None:
    event = one(tmp_path, "polecat")
    assert (event.event_id, event.story) == ("20180529-abc_CONSULT", "20180529-abc")
    assert (event.event_type, event.mode) == ("CONSULT", "third-party")
    assert event.contexts == ("military", "territory")
    assert (event.cameo, event.cameo_given, event.intensity) == ("044", False, 1.0)
    assert event.actor == Side("Pakistan Army", ("PAK",), ("MIL", "GOV"))  # primary first
    assert (event.published, event.publisher) == (date(2018, 5, 30), "Example Times")
    assert (event.place_name, event.geonames) == ("Chakothi", 1181439)


def test_polecat_of_39_columns_without_intensity_in_another_order(tmp_path: Path) -> None:
    header = sorted(name for name in POLECAT if name != "Intensity")
    assert len(header) == 39
    (event,) = events(read(tmp_path / "x", lines("polecat", header=header)))
    assert (event.event_type, event.mode, event.intensity) == ("CONSULT", "third-party", 1.0)
    assert event.recipient.countries == ("IND",)


def test_polecat_newer_files_say_event_intensity(tmp_path: Path) -> None:
    header = ["Event Intensity" if name == "Intensity" else name for name in POLECAT]
    reader = read(tmp_path / "x", lines("polecat", {"Event Intensity": "3.5"}, header=header))
    assert events(reader)[0].intensity == 3.5


def test_polecat_cells_hold_several_values(tmp_path: Path) -> None:
    event = one(tmp_path, "polecat", Actor__Name="Iran; Oman", Actor__Country="IRN;OMN",
                Actor__Sectors="GOV;MIL;GOV", Primary__Actor__Sector="GOV")  # fmt: skip
    assert event.actor == Side("Iran; Oman", ("IRN", "OMN"), ("GOV", "MIL"))


@pytest.mark.parametrize("cow", ["260", "GFR", "255.0", "0255"])
def test_polecat_countries_by_cow_where_there_is_no_other(tmp_path: Path, cow: str) -> None:
    event = one(tmp_path, "polecat", Actor__Country="", Actor__COW=cow)
    assert event.actor.countries == ("DEU",)


def test_polecat_names_that_plover_does_not_have(tmp_path: Path) -> None:
    reader = read(tmp_path / "x", lines("polecat", {"Event Mode": "arrest"}, {"Contexts": "moon"}))
    first, second = events(reader)
    assert (first.mode, second.contexts) == (None, ())
    assert sum("arrest" in note or "moon" in note for note in reader.notes) == 2
    # The same name is a mode of another type.
    assert one(tmp_path, "polecat", Event__Type="COERCE", Event__Mode="arrest").mode == "arrest"
    assert (
        one(tmp_path, "polecat", Event__Type="THREATEN", Event__Mode="arrest").intensity is not None
    )
    bad = rejected(read(tmp_path / "x", lines("polecat", {"Event Type": "MEET"})))
    assert bad[0].reason == "an event type that does not exist"
    assert "expected one of: AGREE, CONSULT" in bad[0].found


def test_polecat_in_latin_1_with_surplus_tabs_and_headers(tmp_path: Path) -> None:
    header, row = lines("polecat", {"Actor Name": "José Perón"}).splitlines()
    text = f"{header}\t\n{row}\t\n{header}\t\n\n{row.replace('_CONSULT', '_2')}\t\t\n"
    reader = read(tmp_path / "x", text.encode("latin-1"))
    found = events(reader)
    assert [event.actor.name for event in found] == ["José Perón"] * 2
    assert found[1].event_id == "20180529-abc_2"
    assert reader.notes["the header stands there again"] == 1
    assert reader.notes["a line that is not UTF-8, read as Windows-1252"] == 2


def test_polecat_with_row_names_that_the_header_lacks(tmp_path: Path) -> None:
    header, row = lines("polecat").splitlines()
    (event,) = events(read(tmp_path / "x", f"{header}\n1\t{row}\n"))
    assert (event.event_type, event.recipient.name) == ("CONSULT", "India")


def test_ucdp(tmp_path: Path) -> None:
    event = one(tmp_path, "ucdp")
    assert event.actor == Side("Government of Afghanistan", ("AFG",), ("GOV",))
    assert event.recipient == Side("Taliban", ("AFG",), ("REB",))
    assert (event.event_type, event.mode, event.cameo) == ("ASSAULT", "sideAB", "190")
    assert (event.fatalities, event.num_sources, event.granularity) == (4, 2, "day")
    assert (event.place_name, event.admin1, event.place_country) == (
        "Ghazni town", "Ghazni province", "AFG",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "actor", "recipient"),
    [
        ({"side_a": "Government of Russia (Soviet Union)"}, ("RUS",), ("AFG",)),
        ({"side_a": "Government of DR Congo (Zaire)"}, ("COD",), ("AFG",)),
        ({"side_a": "Government of Yemen (North Yemen)"}, ("YEM",), ("AFG",)),
        ({"side_a": "Nobody's Own Brigade"}, (), ("AFG",)),  # unknown, so no country is made up
        ({"type_of_violence": "3", "side_b": "Civilians"}, ("AFG",), ("AFG",)),
    ],
)
def test_ucdp_sides(
    tmp_path: Path, change: dict[str, str], actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    event = one(tmp_path, "ucdp", **change)
    assert (event.actor.countries, event.recipient.countries) == (actor, recipient)
    assert event.mode == (None if "type_of_violence" in change else "sideAB")


def test_ucdp_spans_and_unknown_counts(tmp_path: Path) -> None:
    event = one(tmp_path, "ucdp", date_end="2018-06-02", number_of_sources="-1", best="0")
    assert (event.date_to, event.granularity) == (date(2018, 6, 2), "range")
    assert (event.num_sources, event.fatalities) == (None, 0)
    bad = rejected(read(tmp_path / "x", lines("ucdp", {"type_of_violence": "4"})))
    assert "expected 1, 2 or 3" in bad[0].found


def test_ucdp_cells_with_line_breaks_and_quotes(tmp_path: Path) -> None:
    event = one(tmp_path, "ucdp", source_headline='He said "no",\nand left')
    assert event.text == 'He said "no",\nand left'


def test_acled(tmp_path: Path) -> None:
    event = one(tmp_path, "acled")
    assert event.actor == Side("Military Forces of Pakistan (2018-2022)", ("PAK",), ("MIL",))
    assert event.recipient == Side("Unidentified Armed Group (Pakistan)", ("PAK",), ("PRM",))
    assert (event.event_type, event.mode, event.fatalities) == ("ASSAULT", "firearms", 2)
    assert (event.num_sources, event.place_country) == (2, "PAK")


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Military Forces of Russia (2000-) Air Force", "RUS", "MIL"),
        ("Police Forces of Ukraine (2019-) Special Unit", "UKR", "COP"),
        ("Government of Mali (2021-)", "MLI", "GOV"),
    ],
)
def test_acled_branches_of_forces(tmp_path: Path, name: str, country: str, sector: str) -> None:
    event = one(tmp_path, "acled", actor1=name)
    assert event.actor == Side(name, (country,), (sector,))


@pytest.mark.parametrize(
    ("kind", "sub_kind", "expected"),
    [
        ("Protests", "Peaceful protest", ("PROTEST", "demo")), ("Riots", "", ("PROTEST", "riot")),
        ("Explosions/Remote violence", "Air/drone strike", ("ASSAULT", "aerial")),
        ("Strategic developments", "Arrests", ("COERCE", "arrest")),
        ("Strategic developments", "Other", (None, None)),
        ("Strategic developments", "Agreement", ("AGREE", None)),
    ],
)  # fmt: skip
def test_acled_types(
    tmp_path: Path, kind: str, sub_kind: str, expected: tuple[str | None, str | None]
) -> None:
    event = one(tmp_path, "acled", event_type=kind, sub_event_type=sub_kind)
    assert (event.event_type, event.mode) == expected


@pytest.mark.parametrize(
    ("name", "inter", "country", "sector"),
    [
        ("Police Forces of India (2014-)", "1", "IND", "COP"),
        ("Government of the United States (2021-2025)", "State Forces", "USA", "GOV"),
        ("Protesters (India)", "6", "IND", "OPP"), ("Civilians (India)", "Civilians", "IND", "CVL"),
        ("Rioters (Nowhere)", "Rioters", "PAK", "OPP"),
    ],
)  # fmt: skip
def test_acled_actors(tmp_path: Path, name: str, inter: str, country: str, sector: str) -> None:
    event = one(tmp_path, "acled", actor1=name, inter1=inter)
    assert event.actor == Side(name, (country,), (sector,))


def test_ngec(tmp_path: Path) -> None:
    event = one(tmp_path, "ngec")
    assert event.actor == Side("Asim Munir", ("PAK",), ("MIL",))
    assert (event.event_type, event.mode, event.story) == ("REQUEST", "yield", "s1")
    assert (event.fatalities, event.geonames, event.text) == (12, 1176615, "asked Washington to")
    assert one(tmp_path, "ngec", date="").date_from == date(2025, 5, 14)  # the story's own
    assert one(tmp_path, "ngec", actor_code="PAKMIL;INDGOV").actor.countries == ("PAK", "IND")
    bad = rejected(read(tmp_path / "x", lines("ngec", {"date": "", "pub_date": ""})))
    assert bad[0].reason == "no date"


def test_columns_stand_in_any_order(tmp_path: Path) -> None:
    for form, (columns, _, _) in ROWS.items():
        if form == "gdelt":
            continue  # it has no header
        straight = one(tmp_path, form)
        (turned,) = events(read(tmp_path / "x", lines(form, header=columns[::-1])))
        assert turned._replace(original="") == straight._replace(original="")


def test_polecat_row_has_every_column() -> None:
    assert set(POLECAT_ROW) == set(POLECAT)
