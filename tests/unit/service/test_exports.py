"""Exports in the field's forms: what comes back through them, and what cannot."""

from __future__ import annotations

import csv
import html
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import ARTICLE, read_one, request, sentences, whole

from chancery import service
from chancery.assets import ontology, rows
from chancery.errors import UsageError
from chancery.ingest.datasets import ICEWS, POLECAT, DatasetReader, coding, parties
from chancery.model import (
    QUADS,
    SYMMETRIC,
    Article,
    EventType,
    ImportedEvent,
    Reading,
    Span,
    Stance,
    Status,
    claim_id,
)
from chancery.service import ClaimFilter
from chancery.service.brief_lines import time_of
from chancery.service.brief_title import brief_title
from chancery.service.export_events import FormEvent, Member
from chancery.service.export_forms import ICEWS_SECTORS, icews, polecat
from chancery.service.export_source import Claims, Imported
from chancery.service.export_tables import cell, write_tabs
from chancery.service.stata import write_stata
from chancery.store import Counts, Record

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12
).filter(
    lambda w: w.strip() == w and w.lower() not in {"na", "null", "none", "nan"} and ";" not in w
)
PLAIN = st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True)
COUNTRIES = st.sampled_from(["PAK", "IND", "USA", "GBR", "COD", "COG", "PRK", "KOR", "CIV", "SRB"])


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "record", create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        writer.add(whole())
        writer.add(read_one(sentences(1)[0]))
        writer.finish(Counts(2, 0, 3, 0))
    return tmp_path / "record"


def back(path: Path) -> list[ImportedEvent]:
    """The events of a file that was exported."""
    found = list(DatasetReader(path))
    assert all(isinstance(row, ImportedEvent) for row in found)
    return found


def test_cameo_and_plover_agree_on_the_type_of_every_mode() -> None:
    # Where the schemes part: yielding in words and in deeds, and finding somebody guilty.
    parted = {"08": "CONCEDE", "0831": "CONCEDE", "116": "ACCUSE"}
    for kind in EventType:
        for mode in (None, *ontology.modes(kind)):
            code = ontology.cameo(kind, mode)
            assert coding.from_cameo(code).event_type == parted.get(code, kind), (kind, mode, code)


def test_every_country_has_a_name_that_is_read_back_as_it(tmp_path: Path) -> None:
    others = {"EUR", "UNO", "SUN"}  # bodies, and the Soviet Union, whose rows are its successor's
    codes = [code for code, _ in rows("countries.tsv", ("code", "name")) if code not in others]
    events = [event(actors=(Member("X", "X", code, ()),)) for code in codes]
    write_tabs(tmp_path / "x", icews(events))
    assert [one.actor.countries for one in back(tmp_path / "x")] == [(code,) for code in codes]


def test_every_sector_has_a_name_that_is_read_back_as_it() -> None:
    for code, name in ICEWS_SECTORS.items():
        told = {"IGO": "GOV", "NGO": "SOC"}.get(code, code)  # bodies are told by their country
        assert parties.ranked((name,), "icews") == (told,)


def event(**given: object) -> FormEvent:
    plain = {
        "id": "1", "story": "2", "form": "chancery", "date": "2025-05-13",
        "published": "2025-05-14", "event_type": "REQUEST", "mode": "yield",
        "contexts": ("military",), "quad": "verbal conflict", "cameo": "10", "goldstein": -5.0,
        "intensity": -1.0, "status": "actual", "actors": (), "recipients": (), "place": None,
        "place_raw": None, "feature": None, "admin1": None, "country": None, "lat": None,
        "lon": None, "geonames": None, "publisher": None, "text": None, "sentence": 0,
        "original": {},
    }  # fmt: skip
    return FormEvent(**{**plain, **given})  # type: ignore[arg-type]


MEMBERS = st.builds(
    Member, name=WORDS, raw=WORDS, country=COUNTRIES | st.none(),
    sectors=st.sampled_from([(), ("GOV",), ("MIL",), ("REB",)]), role=st.none() | WORDS,
)  # fmt: skip
KINDS = st.sampled_from([(k, m) for k in EventType for m in (None, *ontology.modes(k))])
EVENTS = st.builds(
    lambda kind, actors, recipients, **more: event(
        event_type=str(kind[0]), mode=kind[1], cameo=ontology.cameo(*kind),
        goldstein=ontology.goldstein(ontology.cameo(*kind)), quad=str(QUADS[kind[0]]),
        actors=tuple(actors), recipients=tuple(recipients), **more,
    ),
    kind=KINDS,
    actors=st.lists(MEMBERS, max_size=3), recipients=st.lists(MEMBERS, max_size=2),
    date=st.dates(date(1800, 1, 1)).map(date.isoformat), place=WORDS | st.none(),
    lat=st.floats(-89, 89, allow_subnormal=False).filter(bool),
    lon=st.floats(-179, 179, allow_subnormal=False).filter(bool),
    intensity=st.floats(-10, 10), publisher=PLAIN | st.none(),
    contexts=st.lists(st.sampled_from(ontology.contexts()), unique=True).map(tuple),
    country=COUNTRIES | st.none(), geonames=st.integers(1, 10**8) | st.none(),
    id=st.from_regex(r"[0-9a-f]{6}", fullmatch=True), story=WORDS,
)  # fmt: skip


def united(values: list[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


@settings(max_examples=60, deadline=None)
@given(one=EVENTS)
def test_polecat_holds_all_that_it_has_columns_for(
    tmp_path_factory: pytest.TempPathFactory, one: FormEvent
) -> None:
    path = tmp_path_factory.mktemp("polecat") / "x"
    write_tabs(path, polecat([one]))
    (found,) = back(path)
    assert len(path.read_text(encoding="utf-8").split("\n")[1].split("\t")) == 40
    for name in ("event_type", "mode", "contexts", "quad", "cameo", "geonames", "publisher"):
        assert getattr(found, name) == getattr(one, name), name
    assert found.date_from.isoformat() == one.date
    assert found.published == date(2025, 5, 14)
    assert found.intensity == pytest.approx(one.intensity, abs=1e-12)
    assert (found.lat, found.lon) == pytest.approx((one.lat, one.lon), rel=1e-14)
    assert found.place_country == one.country
    assert found.event_id == f"{found.story}_{one.id}"
    for side, members in ((found.actor, one.actors), (found.recipient, one.recipients)):
        assert side.countries == united([m.country for m in members])
        assert side.sectors == united([s for m in members for s in m.sectors])
        names = ";".join(" ".join(m.name.split()) if m.name else "" for m in members)
        assert (side.name or "").split() == names.split()


@settings(max_examples=60, deadline=None)
@given(one=EVENTS)
def test_icews_holds_all_that_it_has_columns_for(
    tmp_path_factory: pytest.TempPathFactory, one: FormEvent
) -> None:
    path = tmp_path_factory.mktemp("icews") / "x"
    write_tabs(path, icews([one]))
    found = back(path)
    nobody = (Member(None, None, None, ()),)
    joint = one.event_type in SYMMETRIC and len({a.country for a in one.actors}) > 1
    pairs = {
        (a.country, b.country)
        for a in one.actors or nobody
        for b in one.recipients or (one.actors if joint else nobody)
        if one.recipients or not joint or a.country != b.country
        if all(m.country or not m.name for m in (a, b))  # else a name might be a country's
    }
    seen = {(next(iter(f.actor.countries), None), next(iter(f.recipient.countries), None))
            for f in found}  # fmt: skip
    assert pairs <= seen
    for row in found:
        assert (row.event_type, row.mode, row.cameo, row.goldstein) == (
            one.event_type, one.mode, one.cameo, one.goldstein,
        )  # fmt: skip
        assert row.date_from.isoformat() == one.date
        assert row.place_country == one.country
        assert row.publisher == one.publisher
        assert (row.lat, row.lon) == pytest.approx((one.lat, one.lon), rel=1e-14)
    assert len({row.event_id for row in found}) == 1


@pytest.mark.parametrize(
    ("kind", "actors", "recipients", "rows"),
    [
        ("CONSULT", "PAK IND", "", ["IND PAK", "PAK IND"]),
        ("CONSULT", "PAK", "IND", ["IND PAK", "PAK IND"]),
        ("AGREE", "PAK IND", "USA",
         ["IND PAK", "IND USA", "PAK IND", "PAK USA", "USA IND", "USA PAK"]),
        ("COOPERATE", "PAK PAK IND", "", ["IND PAK", "PAK IND"]),
        ("CONSULT", "PAK PAK", "", ["PAK -"]),  # of one country alone: with nobody named
        ("CONSULT", "PAK", "", ["PAK -"]),
        ("AID", "PAK IND", "", ["IND -", "PAK -"]),
        ("ASSAULT", "PAK IND", "USA", ["IND USA", "PAK USA"]),
    ],
)  # fmt: skip
def test_a_joint_act_is_of_every_two_of_its_parties_in_icews(
    kind: str, actors: str, recipients: str, rows: list[str]
) -> None:
    sides = [tuple(Member(c, c, c, ()) for c in side.split()) for side in (actors, recipients)]
    one = event(event_type=kind, mode=None, actors=sides[0], recipients=sides[1])
    _, *made = icews([one])
    names = [(cells[ICEWS.index("Source Name")], cells[ICEWS.index("Target Name")])
             for cells in made]  # fmt: skip
    assert sorted(" ".join(pair).replace("NULL", "-") for pair in names) == rows
    assert len({cells[0] for cells in made}) == 1


@pytest.mark.parametrize(
    ("country", "sectors"), [("EUR", ("GOV",)), ("EUR", ("LAB",)), ("UNO", ("GOV",)), ("UNO", ())]
)
def test_icews_keeps_whose_somebody_of_a_body_is(
    tmp_path: Path, country: str, sectors: tuple[str, ...]
) -> None:
    somebody = Member("Josep Borrell", "the High Representative", country, sectors)
    write_tabs(tmp_path / "x", icews([event(actors=(somebody,))]))
    (found,) = back(tmp_path / "x")
    assert (found.actor.countries, found.actor.sectors) == ((country,), sectors)


def test_claims_through_polecat(tmp_path: Path, record: Path) -> None:
    done = service.export(record, tmp_path / "x", format="polecat", filters=actual_and_future())
    by_id = {(event.event_id or "").partition("_")[2]: event for event in back(done.path)}
    claims = list(service.claims(record, actual_and_future()))
    assert len(claims) == done.claims == len(by_id) == 2
    for claim in claims:
        event = by_id[claim["claim"].removeprefix("c_")]
        for name in ("event_type", "mode", "cameo", "goldstein", "intensity", "publisher"):
            assert getattr(event, name) == claim[name]
        assert list(event.contexts) == claim["contexts"]
        assert event.actor.countries == united([p["country"] for p in claim["actors"]])
        assert event.story == claim["article"].removeprefix("a_")


def actual_and_future() -> ClaimFilter:
    return ClaimFilter(statuses=("actual", "future"), publisher="Example Times")


def test_what_has_no_day_is_counted_where_events_are_counted_by_day(tmp_path: Path) -> None:
    reading = whole()
    claims = tuple(replace(one, date=None) for one in reading.claims)
    with Record.open(tmp_path / "r", create=True) as opened:
        undated = replace(reading, article=replace(reading.article, published=None), claims=claims)
        opened.writer(version="0.1.0", stages="read@1").add(undated)
    for form, count in (("polecat", 1), ("icews", 1), ("csv", 0)):
        assert service.export(tmp_path / "r", tmp_path / form, format=form).undated == count
    with Record.open(tmp_path / "s", create=True) as opened:
        opened.writer(version="0.1.0", stages="read@1").add(reading)
    assert service.export(tmp_path / "s", tmp_path / "x", format="polecat").undated == 0


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (ClaimFilter(), "Brief: All claims"),
        (ClaimFilter(until="2025"), "Brief: All claims, to 2025"),
        (ClaimFilter(text="hospital"), "Brief: Claims, in articles with “hospital”"),
        (
            ClaimFilter(actor="PAK", types=("ASSAULT",), min_confidence=0.5),
            "Brief: Pakistan, ASSAULT, confidence from 0.5",
        ),
        (ClaimFilter(between=("pak", "IND")), "Brief: Pakistan and India"),
        (
            ClaimFilter(source="IND.GOV", place="Kyiv", limit=3, since="2025"),
            "Brief: Claims, according to IND.GOV, in Kyiv, the first 3, from 2025",
        ),
    ],
)
def test_a_brief_is_headed_by_what_was_asked(asked: ClaimFilter, title: str) -> None:
    assert brief_title(asked) == title


@pytest.mark.parametrize("form", ["polecat", "icews"])
def test_what_did_not_happen_is_left_out_where_the_form_cannot_say_so(
    tmp_path: Path, record: Path, form: str
) -> None:
    counts = [claim["status"] for claim in service.claims(record)]
    done = service.export(record, tmp_path / "x", format=form)
    assert (done.claims, done.left_out) == (counts.count("actual"), 1)
    assert "RETREAT" not in (tmp_path / "x").read_text().upper()
    asked = service.export(record, tmp_path / "y", format=form,
                           filters=ClaimFilter(statuses=("future",)))  # fmt: skip
    assert (asked.claims, asked.left_out) == (1, 0)


def imported(tmp_path: Path, header: tuple[str, ...], *lines: list[str]) -> Path:
    file = tmp_path / "made.tab"
    file.write_text("".join("\t".join(cells) + "\n" for cells in (header, *lines)), "utf-8")
    service.import_files(tmp_path / "old", [file])
    return tmp_path / "old"


ICEWS_LINE = (
    "7\t2018-05-29\tMilitary (Pakistan)\tMilitary,Government\tPakistan\tYield\t080\t5\tIndia\tNA\t"
    "India\t3\t2\tThe “Times”\tChakothi\tNULL\tAzad Kashmir\tPakistan\t34.1000\t73.90"
).split("\t")
POLECAT_LINE = (
    "s_1\t2018-05-29\tAID\t\t10.0\tMATERIAL COOPERATION\teconomic;health\tA; B\tPAK;IND\t770;750\t"
    "GOV\tGOV;MIL\tPM\tthey\tQ1\tC\tAFG\t700\tCVL\tCVL\t\tpeople\tQ2\tHerat\tHerat\tInjil\tHerat\t"
    "AFG\t34.35\t62.2\t1140026\tHerat city\tPPLA\tExample\t2018-05-30\tX\tY\tZ\tEnglish\tv1"
).split("\t")


@pytest.mark.parametrize(
    ("form", "header", "line"), [("icews", ICEWS, ICEWS_LINE), ("polecat", POLECAT, POLECAT_LINE)]
)
def test_rows_of_a_form_come_out_as_they_came_in(
    tmp_path: Path, form: str, header: tuple[str, ...], line: list[str]
) -> None:
    other = [*line]
    other[0] += "9"
    record = imported(tmp_path, header, line, other)
    done = service.export(record, tmp_path / "out", format=form, datasets=(form,))
    assert done.claims == 2
    assert (tmp_path / "out").read_text("utf-8") == (tmp_path / "made.tab").read_text("utf-8")


def test_a_polecat_file_of_39_columns_comes_out_with_40(tmp_path: Path) -> None:
    names = [name for name in reversed(POLECAT) if name != "Intensity"]
    cells = dict(zip(POLECAT, POLECAT_LINE, strict=True))
    record = imported(tmp_path, tuple(names), [cells[name] for name in names])
    service.export(record, tmp_path / "out", format="polecat", datasets=("polecat",))
    out = [line.split("\t") for line in (tmp_path / "out").read_text().splitlines()]
    assert out == [list(POLECAT), ["" if n == "Intensity" else cells[n] for n in POLECAT]]


def test_one_form_written_as_the_other(tmp_path: Path) -> None:
    record = imported(tmp_path, ICEWS, ICEWS_LINE)
    service.export(record, tmp_path / "p", format="polecat", datasets=("icews",))
    (event,) = back(tmp_path / "p")
    assert (event.event_type, event.actor.countries, event.actor.sectors) == (
        "CONCEDE", ("PAK",), ("MIL", "GOV"),
    )  # fmt: skip
    assert (event.place_name, event.admin1, event.lat) == ("Chakothi", "Azad Kashmir", 34.1)
    (tmp_path / "b").mkdir()
    record = imported(tmp_path / "b", POLECAT, POLECAT_LINE)
    service.export(record, tmp_path / "i", format="icews", datasets=("polecat",))
    found = back(tmp_path / "i")
    assert [(f.actor.countries, f.event_type, f.cameo) for f in found] == [
        (("PAK",), "AID", "07"), (("IND",), "AID", "07"),
    ]  # fmt: skip


@pytest.mark.shared
def test_the_sample_of_icews_comes_out_as_it_came_in(tmp_path: Path, shared: Path) -> None:
    sample = shared / "data/scales/icews_events.2018.sample.tab"
    report = service.import_files(tmp_path / "r", [sample])
    assert report.complete
    service.export(tmp_path / "r", tmp_path / "out", format="icews", datasets=("icews",))
    came, went = sample.read_text("utf-8").splitlines(), (tmp_path / "out").read_text("utf-8")
    assert sorted(went.splitlines()) == sorted(came)


def test_the_formats_are_those_that_claims_can_be_written_in(record: Path) -> None:
    assert tuple(Claims(record, None).formats) == service.FORMATS
    assert set(Imported(record, None, ()).formats) < set(service.FORMATS)


@pytest.mark.parametrize("form", ["markdown", "html", "ftm", "claims"])
def test_forms_that_imported_rows_do_not_have(tmp_path: Path, form: str) -> None:
    record = imported(tmp_path, ICEWS, ICEWS_LINE)
    with pytest.raises(
        UsageError, match="only as jsonl, csv, parquet, stata, polecat, icews, graphml"
    ):
        service.export(record, tmp_path / "x", format=form, datasets=("icews",))
    with pytest.raises(UsageError, match="stance, search: imported rows hold nothing of the kind"):
        filters = ClaimFilter(stances=("denies",), text="x")
        service.export(record, tmp_path / "x.csv", filters=filters, datasets=("icews",))


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "stata", "graphml"])
def test_imported_rows_as_tables(tmp_path: Path, form: str) -> None:
    record = imported(
        tmp_path, ICEWS, ICEWS_LINE, [*ICEWS_LINE[:2], *(["=1+1"] * 3), *ICEWS_LINE[5:]]
    )
    done = service.export(record, tmp_path / "x", format=form, datasets=("icews",),
                          filters=ClaimFilter(dyad=("PAK", "IND")))  # fmt: skip
    assert done.claims == 1
    back = service.export(record, tmp_path / "x", format=form, datasets=("icews",),
                          filters=ClaimFilter(between=("IND", "PAK")))  # fmt: skip
    assert back.claims == 1
    with pytest.raises(UsageError, match="dyad PAK IND and between PAK IND: expected one"):
        service.export(record, tmp_path / "x", format=form, datasets=("icews",),
                       filters=ClaimFilter(dyad=("PAK", "IND"), between=("PAK", "IND")))  # fmt: skip
    everything = service.export(record, tmp_path / "y", format=form, datasets=("icews",))
    assert everything.claims == 2
    if form == "csv":
        with (tmp_path / "y").open(newline="") as file:
            assert {row["actor_name"] for row in csv.DictReader(file)} == {
                "Military (Pakistan)",
                "'=1+1",
            }


@pytest.mark.parametrize(
    ("value", "written"),
    [("=SUM(A1)", "'=SUM(A1)"), ("+1", "'+1"), ("-x", "'-x"), ("@a", "'@a"), ("\tx", "'\tx"),
     ("a=b", "a=b"), (-1.5, -1.5), (None, None)],
)  # fmt: skip
def test_no_cell_is_a_formula(value: object, written: object) -> None:
    assert cell(value) == written


def test_graphml(tmp_path: Path, record: Path) -> None:
    service.export(record, tmp_path / "x.graphml", filters=ClaimFilter(publisher="Example Times"))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ET.parse(tmp_path / "x.graphml").getroot()
    names = {
        node.get("id"): node.findtext("g:data[@key='node_name']", namespaces=space)
        for node in root.iterfind(".//g:node", space)
    }
    edges = [
        (names[edge.get("source")], names[edge.get("target")],
         edge.findtext("g:data[@key='edge_verbal_conflict']", namespaces=space))
        for edge in root.iterfind(".//g:edge", space)
    ]  # fmt: skip
    assert ("Asim Munir", "United States", "1") in edges
    keys = {key.get("id") for key in root.iterfind(".//g:key", space)}
    assert {data.get("key") for data in root.iterfind(".//g:data", space)} <= keys


def told(tmp_path: Path, *kinds: tuple[EventType, Status, tuple[Stance, ...]]) -> Path:
    """A record with an article a kind: Munir and Washington, told so, and who says what of it."""
    with Record.open(tmp_path / "told", create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        for month, (kind, status, stances) in enumerate(kinds, start=1):
            article = Article(ARTICLE.text, ARTICLE.title, ARTICLE.publisher, date(2025, month, 14))
            made = request(article)
            accounts = tuple(
                replace(
                    made.accounts[0], stance=replace(made.accounts[0].stance, value=one), via=None
                )
                for one in stances
            )
            new = replace(
                made,
                id=claim_id(article.id, made.trigger.spans[0], kind),
                event_type=replace(made.event_type, value=kind),
                status=replace(made.status, value=status),
                mode=None,
                date=None,
                accounts=accounts,
            )
            if kind is EventType.CONSULT:  # both stand among the actors
                new = replace(new, actors=(*made.actors, *made.recipients), recipients=())
            writer.add(Reading(article, claims=(new,)))
        writer.finish(Counts(len(kinds), 0, len(kinds), 0))
    return tmp_path / "told"


KINDS_TOLD = (
    (EventType.ASSAULT, Status.ACTUAL, ()),
    (EventType.ASSAULT, Status.ACTUAL, (Stance.ASSERTS, Stance.DENIES)),  # one side says so
    (EventType.ASSAULT, Status.ACTUAL, (Stance.DENIES,)),
    (EventType.ASSAULT, Status.FUTURE, ()),
    (EventType.ASSAULT, Status.NEGATED, (Stance.ASSERTS,)),
    (EventType.ACCUSE, Status.ACTUAL, (Stance.DENIES,)),  # the accusation was made
    (EventType.CONSULT, Status.ACTUAL, ()),
)


@pytest.mark.parametrize("form", ["polecat", "icews", "graphml"])
def test_forms_that_cannot_say_so_hold_nothing_that_all_deny(tmp_path: Path, form: str) -> None:
    record = told(tmp_path, *KINDS_TOLD)
    done = service.export(record, tmp_path / "x", format=form)
    assert (done.claims, done.left_out) == (4, 3)
    denied = ClaimFilter(stances=("denies",), statuses=("actual",))
    asked = service.export(record, tmp_path / "y", format=form, filters=denied)
    assert (asked.claims, asked.left_out) == (3, 0)


def test_the_graph_counts_what_was_done_and_joint_acts_both_ways(tmp_path: Path) -> None:
    service.export(told(tmp_path, *KINDS_TOLD), tmp_path / "x.graphml")
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ET.parse(tmp_path / "x.graphml").getroot()
    found = {}
    for edge in root.iterfind(".//g:edge", space):
        data = {one.get("key"): one.text for one in edge.iterfind("g:data", space)}
        found[edge.get("source"), edge.get("target")] = (
            data["edge_material_conflict"], data["edge_verbal_conflict"],
            data["edge_verbal_cooperation"],
        )  # fmt: skip
    assert found == {("n0", "n1"): ("2", "1", "1"), ("n1", "n0"): ("0", "0", "1")}


@pytest.mark.parametrize(
    ("kind", "status", "stances", "events"), [(*kind, n) for kind, n in zip(
        KINDS_TOLD, (1, 1, 0, 0, 0, 1, 1), strict=True)],
)  # fmt: skip
def test_a_series_counts_what_one_side_says_and_another_denies(
    tmp_path: Path, kind: EventType, status: Status, stances: tuple[Stance, ...], events: int
) -> None:
    found = service.dyad_series(told(tmp_path, (kind, status, stances)), "PAK", "USA")
    assert sum(point.events for series in found for point in series.points) == events


@given(name=st.text(max_size=20))
@settings(max_examples=40, deadline=None)
def test_graphml_is_well_formed_whatever_the_name(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    from chancery.service.export_graph import write_graphml

    path = tmp_path_factory.mktemp("graph") / "x"
    clean = name.encode("utf-8", "ignore").decode()
    write_graphml(path, [event(actors=(Member(clean, clean, None, ()),))])
    ET.parse(path)


def test_follow_the_money(tmp_path: Path, record: Path) -> None:
    service.export(record, tmp_path / "x", format="ftm")
    entities = [json.loads(line) for line in (tmp_path / "x").read_text().splitlines()]
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)  # each once
    events = [e for e in entities if e["schema"] == "Event"]
    assert len(events) == 3
    for entity in events:
        for name in ("organizer", "involved", "proof"):
            assert set(entity["properties"].get(name, [])) <= set(by_id)
    munir = next(e for e in entities if e["properties"].get("name") == ["Asim Munir"])
    assert (munir["schema"], munir["properties"]["country"]) == ("Person", ["pk"])


# What followthemoney 4 lets each schema have, and which schemata a property may point at.
FTM = {
    "Article": {"title", "publisher", "publishedAt", "sourceUrl"},
    "Event": {"name", "startDate", "endDate", "date", "location", "country", "organizer",
              "involved", "proof", "keywords", "summary", "recordId"},
    "Person": {"name", "country", "position"},
    "PublicBody": {"name", "country", "notes"},
    "Organization": {"name", "country", "notes"},
    "LegalEntity": {"name", "country", "notes"},
}  # fmt: skip
FTM_ENDS = {
    "organizer": {"Person", "PublicBody", "Organization", "LegalEntity"},
    "involved": {"Person", "PublicBody", "Organization", "LegalEntity"},
    "proof": {"Article"},
}


def test_followthemoneys_shapes(tmp_path: Path, record: Path) -> None:
    service.export(record, tmp_path / "x", format="ftm")
    entities = [json.loads(line) for line in (tmp_path / "x").read_text().splitlines()]
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        properties = entity["properties"]
        assert set(properties) <= FTM[entity["schema"]]
        assert "title" in properties or "name" in properties
        for name, values in properties.items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if name in FTM_ENDS:
                assert {schemata[value] for value in values} <= FTM_ENDS[name]
            if name in {"startDate", "endDate", "date", "publishedAt"}:
                assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", value) for value in values)
            if name == "country":
                assert all(re.fullmatch("[a-z]{2}", value) for value in values)


@pytest.mark.parametrize(
    ("start", "end", "granularity", "heading"),
    [
        ("2025-05-13", "2025-05-13", "day", "13 May 2025"),
        ("2025-05-01", "2025-05-31", "month", "May 2025"),
        ("2005-01-01", "2005-01-06", "month", "January 2005"),
        ("1973-01-01", "1973-12-31", "year", "1973"),
        ("1973-01-01", "1975-12-31", "year", "1 January 1973 to 31 December 1975"),
        ("2025-05-05", "2025-05-11", "range", "5 May 2025 to 11 May 2025"),
        ("2025-05-05", None, "range", "From 5 May 2025 on"),
        (None, "2025-05-05", "range", "By 5 May 2025"),
    ],
)
def test_a_brief_is_no_surer_of_the_day_than_the_claim(
    start: str | None, end: str | None, granularity: str, heading: str
) -> None:
    when = {"from": start, "to": end, "granularity": granularity}
    assert time_of({"date": when, "published": "2025-05-14"}) == heading
    assert time_of({"date": None, "published": "2025-05-14"}) == "14 May 2025"
    assert time_of({"date": None, "published": None}) == "Without a date"


def test_a_brief_shows_the_words_behind_every_line(tmp_path: Path, record: Path) -> None:
    service.export(record, tmp_path / "x.md", filters=ClaimFilter(since="2025-05"))
    text = (tmp_path / "x.md").read_text()
    assert text.startswith("# Brief: All claims, from 2025-05\n")
    assert "## 13 May 2025" in text
    notes = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert notes == re.findall(r"\[\^(\d+)\]$", text, re.MULTILINE) == ["1", "2"]
    assert "General Asim Munir **asked** Washington on Tuesday" in text
    assert "According to Two Pakistani officials (PAK.GOV), via Reuters (GBR.JRN)." in text
    assert "Example Times, Pakistan wants advisers out, 14 May 2025, characters 0 to 140" in text
    assert "; future)" in text
    service.export(record, tmp_path / "x.html", filters=ClaimFilter(since="2025-05"))
    page = (tmp_path / "x.html").read_text()
    targets = set(re.findall(r'href="#(\w+)"', page))
    assert targets == set(re.findall(r' id="(\w+)"', page)) != set()
    assert "<b>asked</b> Washington" in page
    assert "http" not in page.replace("</html>", "")


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a_b?c=1&d=2", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("https://example.org/ >x", False),
        ("ftp://example.org/a", False),
        (None, False),
    ],
)
def test_the_articles_address_comes_along(tmp_path: Path, url: str | None, linked: bool) -> None:
    reading = whole()
    with Record.open(tmp_path / "r", create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1")
        writer.add(replace(reading, article=replace(reading.article, url=url)))
    for form in ("csv", "markdown", "html", "ftm"):
        service.export(tmp_path / "r", tmp_path / form, format=form)
    found = pd.read_csv(tmp_path / "csv", dtype=str, keep_default_na=False)
    assert set(found["url"]) == {url or ""}
    assert (f" <{url}>" in (tmp_path / "markdown").read_text()) is linked
    page = (tmp_path / "html").read_text()
    assert (f'href="{html.escape(url or "")}" rel="noreferrer"' in page) is linked
    entities = map(json.loads, (tmp_path / "ftm").read_text().splitlines())
    (article,) = (one for one in entities if one["schema"] == "Article")
    assert article["properties"].get("sourceUrl", []) == ([url] if linked else [])


def test_a_brief_names_the_sides_it_is_about(tmp_path: Path, record: Path) -> None:
    asked = ClaimFilter(dyad=("PAK", "USA"), since="2025")
    service.export(record, tmp_path / "x.md", filters=asked)
    first = (tmp_path / "x.md").read_text().splitlines()[0]
    assert first == "# Brief: Pakistan and United States, from 2025"


def test_a_brief_takes_nothing_for_markup(tmp_path: Path) -> None:
    article = Article(ARTICLE.text, "<script>*x*</script>", "A & [B](c)", date(2025, 5, 14))
    with Record.open(tmp_path / "r", create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        writer.add(Reading(article, (Span(0, len(article.text)),), claims=(request(article),)))
        writer.finish(Counts(1, 0, 1, 0))
    service.export(tmp_path / "r", tmp_path / "x.html")
    assert "&lt;script&gt;" in (tmp_path / "x.html").read_text()
    service.export(tmp_path / "r", tmp_path / "x.md")
    assert r"\<script\>\*x\*" in (tmp_path / "x.md").read_text()


def test_stata_is_read_by_pandas(tmp_path: Path, record: Path) -> None:
    service.export(record, tmp_path / "x.dta")
    found = pd.read_stata(tmp_path / "x.dta")
    rows_ = list(service.rows(record))
    assert list(found.columns) == list(rows_[0])
    assert list(found["claim"]) == [row["claim"] for row in rows_]
    assert list(found["sentence_text"]) == [row["sentence_text"] for row in rows_]
    assert found["published"][0] == pd.Timestamp("2025-05-14")
    assert pd.isna(found["published"][2])
    assert list(found["goldstein"]) == [row["goldstein"] for row in rows_]


def test_rows_name_the_event_once_it_is_judged(record: Path) -> None:
    assert {row["event"] for row in service.rows(record)} == {None}
    found = {row["event"] for row in service.events(record)}
    told = [row["event"] for row in service.rows(record)]
    assert found
    assert set(told) == found


STATA = st.lists(
    st.fixed_dictionaries({
        "text": st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300),
        "number": st.none() | st.floats(-1e300, 1e300), "whole": st.none() | st.integers(-(2**31), 2**31),
        "day": st.none() | st.dates(date(1700, 1, 1), date(2200, 1, 1)),
    }),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(made=STATA)
def test_any_table_survives_stata(
    tmp_path_factory: pytest.TempPathFactory, made: list[dict]
) -> None:
    path = tmp_path_factory.mktemp("stata") / "x.dta"
    kinds = {"text": "text", "number": "number", "whole": "whole", "day": "day"}
    assert write_stata(path, made, kinds, "a label") == len(made)
    found = pd.read_stata(path)
    for at, row in enumerate(made):
        assert found["text"][at] == (row["text"] or "")
        for name in ("number", "whole"):
            assert (None if pd.isna(found[name][at]) else found[name][at]) == row[name]
        day = found["day"][at]
        assert (None if pd.isna(day) else day.date()) == row["day"]


def test_frames_in_two_lines(tmp_path: Path, record: Path) -> None:
    import chancery

    tables = chancery.record(record)
    rows_ = list(service.rows(record))
    pandas = tables.claims().to_pandas()
    assert list(pandas.columns) == list(rows_[0])
    assert str(pandas["published"].dtype) == "datetime64[s]"
    assert str(pandas["trigger_start"].dtype) == "Int64"
    assert pandas["event_type"].to_list() == [row["event_type"] for row in rows_]
    assert tables.claims(between=("USA", "PAK")).to_pandas()["event_type"].to_list() == ["REQUEST"]
    polars = tables.claims(types=("REQUEST",)).to_polars()
    assert polars["published"].to_list() == [date(2025, 5, 14)]
    arrow = tables.claims().to_arrow()
    assert arrow.num_rows == 3
    assert str(arrow.schema.field("published").type) == "date32[day]"
    assert list(tables.claims(limit=1)) == rows_[:1]
    nobody = tables.claims(types=("AID",)).to_pandas()
    assert (len(nobody), list(nobody.columns)) == (0, list(rows_[0]))
    old = chancery.record(imported(tmp_path, ICEWS, ICEWS_LINE))
    assert old.imported(actor="PAK").to_pandas()["actor_sectors"].to_list() == ["MIL; GOV"]
    assert old.daily("PAK", "IND").to_polars()["events"].to_list() == [1]
    assert [one["format"] for one in old.datasets()] == ["icews"]
    with pytest.raises(UsageError, match="filter colour: not known, expected some of: types"):
        tables.claims(colour="red")


def test_a_library_that_is_missing_is_named(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    import chancery

    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="`pip install polars`"):
        chancery.record(record).claims().to_polars()
