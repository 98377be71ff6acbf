"""What a filled-in sheet says, by values worked out by hand; and sheets that nobody can score."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from chancery import service
from chancery.errors import InputError
from chancery.service.scoring import band, wilson
from chancery.service.sheet import ANSWERS, COLUMNS, FIELDS

Row = dict[str, Any]


def row(number: int, confidence: float, kind: str = "ASSAULT", **answers: str) -> Row:
    """A row of a sheet; an answer is named by its field."""
    return {
        **dict.fromkeys(COLUMNS, ""),
        "claim": f"c_{number}",
        "sentence": 'Kyiv’s envoy said "no", and left; Moscow’s, too.',
        "event_type": kind,
        "confidence": f"{confidence:.2f}",
        **{f"right_{field}": answer for field, answer in answers.items()},
    }


def text(rows: list[Row], separator: str = ",", end: str = "\r\n") -> str:
    """A sheet as it is written."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS, delimiter=separator, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def scored(tmp_path: Path, content: str | bytes) -> service.Scores:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return service.score(path)


def refused(tmp_path: Path, content: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        scored(tmp_path, content)
    return str(caught.value)


ROWS = [
    *(row(n, 0.9, event="y", status="y", place="") for n in range(6)),
    row(6, 0.7, event="y", status="n"),
    row(7, 0.5, "AID", event="y", place="n"),
    row(8, 0.5, "AID", event="n"),
    row(9, 0.3, "AID", event="n"),
    row(10, 0.3, "AID"),
]


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (0, 1, 0.0, 0.7935),
        (50, 100, 0.4038, 0.5962),
        (950, 1000, 0.9347, 0.9619),
    ],
)
def test_wilson(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == pytest.approx((low, high), abs=5e-5)
    assert 0.0 <= wilson(right, judged)[0] <= wilson(right, judged)[1] <= 1.0


@pytest.mark.parametrize(
    ("confidence", "name"),
    [(0.0, "under 0.4"), (0.39, "under 0.4"), (0.4, "0.4 to 0.6"), (0.59, "0.4 to 0.6"),
     (0.6, "0.6 to 0.8"), (0.79, "0.6 to 0.8"), (0.8, "0.8 and over"), (1.0, "0.8 and over")],
)  # fmt: skip
def test_bands(confidence: float, name: str) -> None:
    assert band(confidence) == name


def test_the_shares_of_fields(tmp_path: Path) -> None:
    found = scored(tmp_path, text(ROWS))
    assert (found.claims, found.judged) == (11, 10)
    assert [one.name for one in found.fields] == list(FIELDS)
    told = {one.name: (one.judged, one.right, one.share, one.low, one.high) for one in found.fields}
    assert told["event"] == (10, 8, 0.8, 0.4902, 0.9433)
    assert told["status"] == (7, 6, 0.8571, 0.4869, 0.9743)
    assert told["place"] == (1, 0, 0.0, 0.0, 0.7935)
    assert told["date"] == (0, 0, None, None, None)


def test_the_confidence_beside_what_was_right(tmp_path: Path) -> None:
    found = scored(tmp_path, text(ROWS))
    assert [(one.name, one.judged, one.right, one.confidence) for one in found.bands] == [
        ("under 0.4", 1, 0, 0.3),
        ("0.4 to 0.6", 2, 1, 0.5),
        ("0.6 to 0.8", 1, 1, 0.7),
        ("0.8 and over", 6, 6, 0.9),
    ]


def test_types_have_a_row_from_five_judged_on(tmp_path: Path) -> None:
    (one,) = scored(tmp_path, text(ROWS)).types
    assert (one.name, one.judged, one.right) == ("ASSAULT", 7, 7)
    more = [*ROWS[:-1], row(10, 0.3, "AID", event="y"), row(11, 0.3, "AID", event="n")]
    assert [(one.name, one.judged, one.right) for one in scored(tmp_path, text(more)).types] == [
        ("ASSAULT", 7, 7),
        ("AID", 5, 2),
    ]


@pytest.mark.parametrize("rows", [[], [row(1, 0.5), row(2, 0.9)]], ids=["no rows", "no answers"])
def test_a_sheet_in_which_nothing_is_judged_has_no_interval(tmp_path: Path, rows: list) -> None:
    found = scored(tmp_path, text(rows))
    assert (found.claims, found.judged, found.types) == (len(rows), 0, ())
    for one in (*found.fields, *found.bands):
        assert (one.judged, one.right) == (0, 0)
        assert (one.share, one.low, one.high, one.confidence) == (None, None, None, None)


@pytest.mark.parametrize("answer", [*"y Y yes YES 1 1.0 1,0 true True TRUE".split(), " y "])
def test_yes(tmp_path: Path, answer: str) -> None:
    assert scored(tmp_path, text([row(1, 0.5, event=answer)])).fields[0].right == 1


@pytest.mark.parametrize("answer", [*"n N no NO 0 0.0 0,0 false False FALSE".split(), "\xa0n"])
def test_no(tmp_path: Path, answer: str) -> None:
    event = scored(tmp_path, text([row(1, 0.5, event=answer)])).fields[0]
    assert (event.judged, event.right) == (1, 0)


def commas(rows: list[Row]) -> list[Row]:
    """With decimal commas and the words that spreadsheets make of true and false."""
    words = {"y": "TRUE", "n": "FALSE", "": ""}
    changed = [{column: words[one[column]] for column in ANSWERS} for one in rows]
    return [
        one | more | {"confidence": one["confidence"].replace(".", ",")}
        for one, more in zip(rows, changed, strict=True)
    ]


EMPTY = [dict.fromkeys(COLUMNS, "")] * 3
ALTERED = {
    "Excel of a land of commas": text(commas(ROWS), ";").encode("utf-8-sig"),
    "Excel of old": text(commas(ROWS), ";").encode("cp1252"),
    "Unicode text": text(ROWS, "\t").encode("utf-16"),
    "a Macintosh": text(ROWS, end="\r").encode(),
    "Unix": text(ROWS, end="\n").encode(),
    "rows without cells": text([*ROWS[:4], *EMPTY, *ROWS[4:], *EMPTY]).encode(),
    "sorted by somebody": text(ROWS[::-1]).encode(),
    "empty cells at the end left out": text(ROWS).replace(",,,\r\n", "\r\n").encode(),
    "headings in capitals": text(ROWS).replace("right_event", " Right_Event ").encode(),
}


@pytest.mark.parametrize("content", ALTERED.values(), ids=ALTERED)
def test_a_sheet_is_the_same_in_whatever_form_a_spreadsheet_wrote_it(
    tmp_path: Path, content: bytes
) -> None:
    assert scored(tmp_path, content) == scored(tmp_path, text(ROWS))


def test_a_line_break_in_a_note_does_not_shift_the_rows(tmp_path: Path) -> None:
    said = refused(tmp_path, text([row(1, 0.5) | {"note": "a\nb"}, row(2, 0.5, date="so")]))
    assert "row 3, right_date: 'so'" in said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(1, 0.5, event="maybe")],
         "1 cell to mend: row 2, right_event: 'maybe', expected y, n or nothing. Yes and no may be"),
        ([row(1, 0.5), row(2, 0.5, place="?", status="2")],
         "2 cells to mend: row 3, right_status: '2', expected y, n or nothing; row 3, right_place: '?'"),
        ([row(1, 0.5), row(1, 0.5)], "row 3, claim: 'c_1' stands in row 2 too"),
        ([row(1, 0.5) | {"confidence": ""}], "row 2, confidence: '', expected 0 to 1 as drawn"),
        ([row(1, 0.5) | {"confidence": "83"}], "row 2, confidence: '83'"),
        ([row(1, 0.5) | {"confidence": "nan"}], "row 2, confidence: 'nan'"),
    ],
)  # fmt: skip
def test_cells_that_mean_nothing_are_named(tmp_path: Path, rows: list[Row], said: str) -> None:
    assert said in refused(tmp_path, text(rows))


def test_ten_cells_at_fault_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    said = refused(tmp_path, text([row(n, 0.5, event="x") for n in range(13)]))
    assert said.count("right_event") == 10
    assert "13 cells to mend" in said
    assert "row 11, " in said
    assert "row 12, " not in said
    assert "; and 3 more." in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column claim, event_type, confidence, right_event"),
        (b"claim,actors\nc_1,x\n", "no column event_type, confidence"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 4, "saved as CSV"),
        (text(ROWS).replace("right_place", "place?"), "no column right_place: expected a sheet"),
        (text(ROWS) + '"cut off', "cannot be read as a CSV file: unexpected end of data"),
    ],
)
def test_what_is_no_sheet_is_refused(tmp_path: Path, content: str | bytes, said: str) -> None:
    assert said in refused(tmp_path, content)


def test_a_sheet_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: no such file or folder\Z"):
        service.score(tmp_path / "none.csv")
