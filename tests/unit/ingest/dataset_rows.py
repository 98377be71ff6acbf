"""Made rows of each format, as dicts of its columns, and files of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from chancery.ingest.datasets import ACLED, ICEWS, NGEC, POLECAT, UCDP, DatasetReader
from chancery.ingest.datasets.gdelt_columns import GDELT_2_0
from chancery.model import ImportedEvent, RejectedRow

ICEWS_ROW = {
    "Event ID": "1", "Event Date": "2018-05-29", "Source Name": "Military (Pakistan)",
    "Source Sectors": "Military,Government", "Source Country": "Pakistan",
    "Event Text": "Engage in negotiation", "CAMEO Code": "046", "Intensity": "7",
    "Target Name": "Military (India)", "Target Sectors": "Government,Military",
    "Target Country": "India", "Story ID": "9", "Sentence Number": "2",
    "Publisher": "Example Times", "City": "Chakothi", "District": "NULL", "Province": "NA",
    "Country": "Pakistan", "Latitude": "34.1", "Longitude": "73.9",
}  # fmt: skip
GDELT_ROW = {
    **dict.fromkeys(GDELT_2_0, ""), "GLOBALEVENTID": "700", "SQLDATE": "20180529",
    "Actor1Code": "PAKMIL", "Actor1Name": "PAKISTAN ARMY", "Actor1CountryCode": "PAK",
    "Actor1Type1Code": "MIL", "Actor2Code": "IND", "Actor2Name": "INDIA",
    "Actor2CountryCode": "IND", "IsRootEvent": "1", "EventCode": "046", "EventBaseCode": "046",
    "EventRootCode": "04", "QuadClass": "1", "GoldsteinScale": "7.0", "NumMentions": "10",
    "NumSources": "2", "NumArticles": "9", "AvgTone": "-1.5", "ActionGeo_Type": "1",
    "ActionGeo_FullName": "Vienna, Wien, Austria", "ActionGeo_CountryCode": "AU",
    "ActionGeo_Lat": "48.2", "ActionGeo_Long": "16.37", "DATEADDED": "20180530121500",
    "SOURCEURL": "https://example.org/a",
}  # fmt: skip
POLECAT_ROW = {
    **dict.fromkeys(POLECAT, ""), "Event ID": "20180529-abc_CONSULT", "Event Date": "2018-05-29",
    "Event Type": "CONSULT", "Event Mode": "third-party", "Intensity": "1",
    "Quad Code": "VERBAL COOPERATION", "Contexts": "military;territory",
    "Actor Name": "Pakistan Army", "Actor Country": "PAK", "Actor COW": "770",
    "Primary Actor Sector": "MIL", "Actor Sectors": "GOV;MIL", "Actor Name Raw": "the army",
    "Recipient Name": "India", "Recipient Country": "IND", "Recipient COW": "750",
    "Placename": "Chakothi", "Country": "PAK", "Latitude": "34.1", "Longitude": "73.9",
    "GeoNames ID": "1181439", "Source": "Example Times", "Publication Date": "2018-05-30",
    "Language": "English", "Version": "1",
}  # fmt: skip
UCDP_ROW = {
    **dict.fromkeys(UCDP, ""), "id": "5", "type_of_violence": "1",
    "side_a": "Government of Afghanistan", "side_b": "Taliban", "number_of_sources": "2",
    "source_article": "Reuters, 2018-05-30, clashes", "source_office": "Reuters",
    "source_date": "2018-05-30", "source_headline": "Clashes near Ghazni",
    "where_coordinates": "Ghazni town", "adm_1": "Ghazni province", "latitude": "33.55",
    "longitude": "68.42", "country": "Afghanistan", "country_id": "700", "date_prec": "1",
    "date_start": "2018-05-29 00:00:00.000", "date_end": "2018-05-29 00:00:00.000", "best": "4",
}  # fmt: skip
ACLED_ROW = {
    **dict.fromkeys(ACLED, ""), "event_id_cnty": "PAK1", "event_date": "29 May 2018",
    "time_precision": "1", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Pakistan (2018-2022)", "inter1": "1",
    "actor2": "Unidentified Armed Group (Pakistan)", "inter2": "3", "iso": "586",
    "country": "Pakistan", "admin1": "Khyber Pakhtunkhwa", "location": "Miranshah",
    "latitude": "33.0", "longitude": "70.07", "source": "Dawn; The News", "notes": "Clash.",
    "fatalities": "2",
}  # fmt: skip
NGEC_ROW = {
    **dict.fromkeys(NGEC, ""), "id": "s1-3", "story_id": "s1", "pub_date": "2025-05-14",
    "event_type": "REQUEST", "event_mode": "yield", "anchor_quote": "asked Washington to",
    "actor_text": "General Munir", "actor_code": "PAK MIL", "actor_wiki": "Asim Munir",
    "recipient_text": "Washington", "recipient_code": "USA GOV", "date": "2025-05-13",
    "date_granularity": "day", "location_name": "Islamabad", "location_country": "PAK",
    "lat": "33.72", "lon": "73.04", "geonameid": "1176615", "killed_text": "at least 12 people",
}  # fmt: skip
ROWS = {
    "icews": (ICEWS, ICEWS_ROW, "\t"), "gdelt": (GDELT_2_0, GDELT_ROW, "\t"),
    "polecat": (POLECAT, POLECAT_ROW, "\t"), "ucdp": (UCDP, UCDP_ROW, ","),
    "acled": (ACLED, ACLED_ROW, ","), "ngec": (NGEC, NGEC_ROW, ","),
}  # fmt: skip


def lines(form: str, *changes: Mapping[str, str], header: Sequence[str] | None = None) -> str:
    """A file's text: the header, where the format has one, and a row for each set of changes."""
    columns, row, separator = ROWS[form]
    names = list(columns if header is None else header)
    body = [[{**row, **change}.get(name, "") for name in names] for change in changes or ({},)]
    if form != "gdelt":
        body = [names, *body]
    if separator == "\t":
        return "".join("\t".join(cells) + "\n" for cells in body)
    return "".join(_quoted(cells) for cells in body)


def _quoted(cells: Iterable[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def read(path: Path, content: str | bytes, form: str | None = None) -> DatasetReader:
    """A reader of a file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return DatasetReader(path, form=form)


def events(reader: DatasetReader) -> list[ImportedEvent]:
    """The events of a file of which no row is rejected."""
    found = list(reader)
    assert not [row for row in found if isinstance(row, RejectedRow)]
    return [row for row in found if isinstance(row, ImportedEvent)]


def one(tmp_path: Path, form: str, **change: str) -> ImportedEvent:
    """The event of one row, changed so."""
    named = {key.replace("__", " "): value for key, value in change.items()}
    (event,) = events(read(tmp_path / "x.txt", lines(form, named)))
    return event


def rejected(reader: DatasetReader) -> list[RejectedRow]:
    """What was left out."""
    return [row for row in reader if isinstance(row, RejectedRow)]
