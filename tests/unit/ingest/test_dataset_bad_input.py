"""Bad input: told what was found and what was expected; the good rows are kept."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from dataset_rows import ROWS, UCDP_ROW, events, lines, one, read, rejected
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import InputError, UsageError
from chancery.ingest.datasets import DatasetReader, is_parquet
from chancery.ingest.datasets.days import Days, day_first
from chancery.ingest.datasets.values import UnfitRow, first_number, number, point, several, whole
from chancery.model import ImportedEvent


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2018-05-29", (2018, 5, 29)), ("20180529", (2018, 5, 29)), ("2018/5/29", (2018, 5, 29)),
        ("2018-05-29 00:00:00.000", (2018, 5, 29)), ("2018-05-29T10:00:00Z", (2018, 5, 29)),
        ("20180529121500", (2018, 5, 29)), ("29 May 2018", (2018, 5, 29)),
        ("29-May-2018", (2018, 5, 29)), ("May 29, 2018", (2018, 5, 29)),
        ("29/05/2018", (2018, 5, 29)), ("05/29/2018", (2018, 5, 29)), ("29.5.2018", (2018, 5, 29)),
        ("05/05/2018", (2018, 5, 5)), (" 2018-05-29 ", (2018, 5, 29)),
    ],
)  # fmt: skip
def test_days_in_every_style(cell: str, expected: tuple[int, int, int]) -> None:
    assert Days()(cell) == date(*expected)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "no date"), ("NULL", "no date"), ("2018-02-30", "a date that is none"),
        ("20181301", "a date that is none"), ("yesterday", "a date that is none"),
        ("43252", "a date that is none"), ("29 Floreal 2018", "a date that is none"),
        ("31/31/2018", "a date that is none"), ("29/05/18", "a date that is none"),
        ("03/05/2018", "a date that can be read two ways"),
    ],
)  # fmt: skip
def test_days_that_are_none(cell: str, reason: str) -> None:
    with pytest.raises(UnfitRow) as caught:
        Days()(cell)
    assert caught.value.reason == reason
    assert Days().maybe(cell) is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["01/02/2018", "13/02/2018"], True), (["01/02/2018", "02/13/2018"], False),
        (["01/02/2018"], None), (["13/02/2018", "02/13/2018"], None), (["2018-01-02"], None),
    ],
)  # fmt: skip
def test_the_order_of_day_and_month_is_the_files(cells: list[str], expected: bool | None) -> None:
    assert day_first(cells) is expected


def test_a_doubtful_day_is_read_as_the_files_others_are(tmp_path: Path) -> None:
    days = [{"Event Date": "03/05/2018"}, {"Event Date": "25/05/2018", "Event ID": "2"}]
    assert events(read(tmp_path / "x", lines("icews", *days)))[0].date_from == date(2018, 5, 3)
    days[1]["Event Date"] = "05/25/2018"
    assert events(read(tmp_path / "x", lines("icews", *days)))[0].date_from == date(2018, 3, 5)


def test_dates_in_three_styles_in_one_file(tmp_path: Path) -> None:
    styles = ["2018-05-29", "20180529", "29 May 2018", "03/05/2018", "soon"]
    found = list(read(tmp_path / "x", lines("icews", *({"Event Date": d} for d in styles))))
    kept = [row.date_from for row in found if isinstance(row, ImportedEvent)]
    assert kept == [date(2018, 5, 29)] * 3
    bad = [row for row in found if not isinstance(row, ImportedEvent)]
    assert [(row.line, row.reason) for row in bad] == [
        (5, "a date that can be read two ways"), (6, "a date that is none"),
    ]  # fmt: skip
    assert "'soon', expected 2018-05-14, 20180514, 14/05/2018 or 14 May 2018" in bad[1].found


@given(st.dates(min_value=date(1000, 1, 1)))
def test_any_day_is_read_back(day: date) -> None:
    days = Days(day_first=True)
    for text in (day.isoformat(), f"{day:%Y%m%d}", f"{day.day}/{day.month}/{day:%Y}"):
        assert days(text.replace(f"{day:%Y}", f"{day.year:04}")) == day


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Date\tWho\tWhom\n2018-01-01\ta\tb\n", "3 cells between tabs: 'Date', 'Who', 'Whom'"),
        ("Date\tWho\tWhom\n2018-01-01\ta\tb\n", "Expected the header of one of icews, polecat"),
        ("Event ID\tEvent Date\tSource Name\tTarget\n", "3 of icews's 20 columns, without ['CAMEO Code'"),
        ("just words\n", "its first line is one cell: 'just words'"),
        ("", "empty, expected a table with rows"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel workbook, expected a table as text"),
        (b"%PDF-1.7", "a PDF"), ("<!doctype html><p>Not found", "a web page"),
        (b"<stata_dta><header>", "a Stata file"), (b"BZh91AY", "a bzip2 file"),
        (b"\x1f\x8b\x08\x00broken", "damaged or cut short"),
        (b"PK\x03\x04 and no more", "damaged or cut short"),
        (b"\0" * (1 << 25), "binary data, expected a table as text"),
    ],
)  # fmt: skip
def test_files_that_are_no_table_of_events(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        list(read(tmp_path / "x.tab", content))
    assert said in str(caught.value)
    assert str(tmp_path / "x.tab") in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        DatasetReader(tmp_path / "nothing.tab")


@pytest.mark.parametrize("form", ["polecat", "icews"])
def test_a_file_of_another_format_named_wrongly(tmp_path: Path, form: str) -> None:
    with pytest.raises(InputError, match=f"has the columns of gdelt, and was to be read as {form}"):
        read(tmp_path / "polecat.tab", lines("gdelt"), form)
    with pytest.raises(InputError, match="has the header of ucdp, and was to be read as"):
        read(tmp_path / "polecat.tab", lines("ucdp"), form)
    assert read(tmp_path / "icews.txt", lines("polecat")).form == "polecat"  # names say nothing
    with pytest.raises(UsageError, match="expected one of: icews, polecat, gdelt"):
        read(tmp_path / "x", lines("icews"), "excel")


def test_a_wrong_header_for_the_format_asked_for(tmp_path: Path) -> None:
    header = ["Event ID", "Event Date", "Sender", "CAMEO Code", "Target Name"]
    with pytest.raises(InputError, match=r"4 of icews's 20 columns, without \['Source Name'\]"):
        read(tmp_path / "x", lines("icews", header=header), "icews")


@pytest.mark.parametrize("form", ROWS)
def test_a_truncated_last_line(tmp_path: Path, form: str) -> None:
    text = lines(form, {}, {})
    separator = ROWS[form][2]
    cut = text[: text.rstrip("\n").rfind(separator, 0, len(text) - 40)]
    first, last = list(read(tmp_path / "x", cut))
    assert isinstance(first, ImportedEvent)
    assert last.reason == "the last line is cut short"
    assert "no line's end" in last.found
    assert last.line == first.line + 1


def test_a_last_line_cut_within_its_last_cell_is_noted(tmp_path: Path) -> None:
    reader = read(tmp_path / "x", lines("icews")[:-2])
    assert len(events(reader)) == 1
    assert reader.notes["the last line has no line's end: its last cell may be cut short"] == 1


def test_a_file_of_forty_columns_with_forty_one_tabs(tmp_path: Path) -> None:
    header, row = lines("polecat").splitlines()
    assert header.count("\t") == 39
    reader = read(tmp_path / "x", f"{header}\t\t\n{row}\t\t\n{row}\t\tsurplus\n{row}\n")
    found = list(reader)
    assert [isinstance(item, ImportedEvent) for item in found] == [True, False, True]
    assert (found[1].reason, found[1].line) == ("too many cells", 3)
    assert found[1].found == "42 cells, expected 40 as in the header"
    assert reader.notes["surplus empty cells at a line's end, left out"] == 2  # header and row


def test_too_few_cells_and_empty_lines(tmp_path: Path) -> None:
    header, row = lines("icews").splitlines()
    found = list(read(tmp_path / "x", f"{header}\n\n1\t2018-01-01\n{row}\n\n"))
    assert [type(item).__name__ for item in found] == ["RejectedRow", "ImportedEvent"]
    assert (found[0].reason, found[0].found) == (
        "too few cells", "2 cells, expected 20 as in the header",
    )  # fmt: skip


def test_mixed_encodings_in_one_file(tmp_path: Path) -> None:
    header, row = lines("icews").splitlines()
    names = [
        "Recep Tayyip Erdoğan".encode(),
        "Perón".encode("latin-1"),
        "Müller – x".encode("cp1252"),
    ]
    rows = [row.encode().replace(b"Military (Pakistan)", name) for name in names]
    reader = read(tmp_path / "x", b"\n".join([header.encode(), *rows]) + b"\n")
    assert [event.actor.name for event in events(reader)] == [
        "Recep Tayyip Erdoğan", "Perón", "Müller – x",
    ]  # fmt: skip
    assert reader.notes["a line that is not UTF-8, read as Windows-1252"] == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends(tmp_path: Path, encoding: str, ends: str) -> None:
    text = lines("icews", {}, {"Event ID": "2", "Source Name": "Ğ"}).replace("\n", ends)
    found = events(read(tmp_path / "x", text.encode(encoding)))
    assert [event.event_id for event in found] == ["1", "2"]
    assert found[1].actor.name == "Ğ"
    assert found[1].lon == 73.9


def test_zip_and_gzip(tmp_path: Path) -> None:
    text = lines("gdelt").encode()
    assert len(events(read(tmp_path / "x.CSV.gz", gzip.compress(text)))) == 1
    assert len(events(read(tmp_path / "x.CSV.zip", zipped({"20180529.export.CSV": text})))) == 1
    for members, said in (
        ({"a.csv": text, "b.csv": text}, "a zip archive that holds a.csv, b.csv; expected one"),
        ({"a.png": b"x"}, "holds a.png"), ({}, "holds nothing"),
        ({"[Content_Types].xml": b"x", "xl/sheet.xml": b"x"}, "an Excel workbook"),
    ):  # fmt: skip
        with pytest.raises(InputError) as caught:
            read(tmp_path / "x.zip", zipped(members))
        assert said in str(caught.value)


def zipped(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def test_is_parquet_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("no")
    (tmp_path / "b.txt").write_bytes(b"PAR1....")
    assert [is_parquet(tmp_path / name) for name in ("a.parquet", "b.txt")] == [False, True]


def test_a_quotation_mark_that_never_closes_costs_its_row_alone(tmp_path: Path) -> None:
    plain = {key: value.replace(",", "") for key, value in UCDP_ROW.items()}
    header, row = (",".join(cells) for cells in (plain.keys(), plain.values()))
    broken = row.replace("Clashes near", '"Clashes near')
    found = list(read(tmp_path / "x", f"{header}\n{row}\n{broken}\n{row}\n{row}\n"))
    assert [isinstance(item, ImportedEvent) for item in found] == [True, False, True, True]
    assert [item.line for item in found] == [2, 3, 4, 5]


def test_coordinates_off_the_globe_are_none(tmp_path: Path) -> None:
    assert one(tmp_path, "icews", Latitude="95").lat is None
    assert one(tmp_path, "icews", Latitude="0", Longitude="0").lon is None
    assert one(tmp_path, "icews", Latitude="x").lon is None


def test_a_country_that_no_scheme_has_is_noted(tmp_path: Path) -> None:
    reader = read(
        tmp_path / "x", lines("icews", {"Source Country": "Ruritania", "Source Name": "X"})
    )
    assert events(reader)[0].actor.countries == ()
    assert reader.notes == Counter({"a country that no scheme has: 'Ruritania'": 1})


def test_rejected_rows_are_kept_as_they_stood(tmp_path: Path) -> None:
    (bad,) = rejected(read(tmp_path / "x", lines("icews", {"CAMEO Code": "77"})))
    assert bad.original.split("\t")[:3] == ["1", "2018-05-29", "Military (Pakistan)"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1.5", 1.5), ("", None), ("NULL", None), ("x", None), ("inf", None), ("nan", None),
     ("1e400", None), ("-3", -3.0)],
)  # fmt: skip
def test_numbers(cell: str, value: float | None) -> None:
    assert number(cell) == value


def test_values() -> None:
    assert whole("7.0") == 7
    assert whole("99999999999") is None
    assert several("a; b;;a;NA") == ("a", "b")
    assert first_number("at least 1,200 people") == 1200
    assert first_number("dozens") is None
    assert point("10", "181") == (None, None)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    """Whatever follows a good row, the good row is kept and nothing but our errors comes out."""
    path = tmp_path_factory.mktemp("junk") / "x.tab"
    try:
        found = list(read(path, lines("icews").encode() + junk))
    except InputError:
        return
    assert isinstance(found[0], ImportedEvent)
