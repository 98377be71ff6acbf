"""The notation of hand annotation: what it finds, what it refuses, what the check sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training import annotate
from training.annotate_check import check_file
from training.annotate_notes import Finder, occurrences

TEXT = (
    "Officials in Dakar denied that gendarmes had detained the editor. "
    "The editor was detained on Monday, said Officials of the union."
)
NOTE = f"""=== t-0001 2019-05-14
{TEXT}
---
a COERCE/arrest "detained"#1 ; A gendarmes/SEN/COP ; R the editor=Awa Ba/SEN/JRN ; at Dakar/SEN
  S? Officials/SEN/GOV denies "denied"
b COERCE/arrest historical "detained"#2 ; R The editor/SEN/JRN ; on 2019-05 ; aux
=== t-0002
Nothing happened in Thies.
---
"""


def written(tmp_path: Path, note: str) -> list[annotate.Json]:
    path = tmp_path / "one.notes"
    path.write_text(note, encoding="utf-8")
    return [claim for found in annotate.notes(path) for claim in annotate.claims(found)]


def test_a_note_becomes_claims_with_offsets(tmp_path: Path) -> None:
    first, second, none = written(tmp_path, NOTE)
    assert (first["id"], first["mode"], first["status"]) == ("t-0001-01", "arrest", "actual")
    assert first["trigger_start"] == TEXT.index("detained")
    assert first["quote"] == "gendarmes had detained the editor"
    assert first["recipients"][0]["name"] == "Awa Ba"
    assert first["accounts"] == [
        {
            "source_text": "Officials",
            "start": 0,
            "source_country": "SEN",
            "source_sector": "GOV",
            "named": False,
            "stance": "denies",
            "via": None,
            "cue_text": "denied",
            "cue_start": TEXT.index("denied"),
        }
    ]
    assert (first["place"], first["place_country"]) == ("Dakar", "SEN")
    assert second["date_to"] == "2019-05-31"
    assert second["date_granularity"] == "month"
    assert second["core"] is False
    assert second["quote"] == "The editor was detained"
    assert none == {"doc": "t-0002", "none": True}


def test_words_found_twice_mean_the_nearest_unless_numbered(tmp_path: Path) -> None:
    heading = f"=== t-1\n{TEXT}\n---\n"
    near = written(tmp_path, heading + 'a COERCE "Monday" ; S? Officials/SEN/LAB asserts')
    told = written(tmp_path, heading + 'a COERCE "Monday" ; S? Officials#1/SEN/LAB asserts')
    assert near[0]["accounts"][0]["start"] == TEXT.rindex("Officials")
    assert told[0]["accounts"][0]["start"] == 0


def test_whole_words_only() -> None:
    assert occurrences("he met the head of the hen", "he") == [0]
    assert occurrences("Iran's and Iranian", "Iran") == [0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('a COERCE "arrested"', "'arrested' does not stand in the text"),
        ('a COERCE "detained"', "stands 2 times"),
        ('a COERCE "detained"#3', "stands 2 times in the text, not 3"),
        ('a KIDNAP "detained"#1', "expected a PLOVER type"),
        ('a COERCE maybe "detained"#1', "expected a PLOVER type and a status"),
        ('a COERCE "detained"#1 ; A gendarmes/Senegal/COP', "country 'Senegal'"),
        ('a COERCE "detained"#1 ; A gendarmes/SEN/POL', "sector 'POL'"),
        ('a COERCE "detained"#1 ; A gendarmes', "expected words/COUNTRY/SECTOR"),
        ('a COERCE "detained"#1 ; S Officials/SEN/GOV disputes "denied"', "stance 'disputes'"),
        ('a COERCE "detained"#1 ; S<1 Officials/SEN/GOV', "one that is not there"),
        ('a COERCE "detained"#1 ; on Monday', "expected 2019-05-14"),
        ('a COERCE "detained"#1 ; about a', "no such field"),
        ('a COERCE "detained"#1 ; by gendarmes', "no such field"),
        ('a REQUEST "denied" ; about z', "no claim 'z'"),
        ('a COERCE "detained"#1 in "Monday"', "does not hold the trigger"),
        ("COERCE detained", "expected id TYPE/mode status"),
    ],
)
def test_what_cannot_be_found_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(annotate.NoteError, match=r"one\.notes:") as caught:
        written(tmp_path, f"=== t-1\n{TEXT}\n---\n{line}\n")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("written_date", "expected"),
    [
        ("2019", ("2019-01-01", "2019-12-31", "year")),
        ("2020-02", ("2020-02-01", "2020-02-29", "month")),
        ("2019-05-14", ("2019-05-14", "2019-05-14", "day")),
        ("2019-05..2019-06-03", ("2019-05-01", "2019-06-03", "range")),
    ],
)
def test_dates(written_date: str, expected: tuple[str, str, str]) -> None:
    assert annotate.period(Finder("", ""), written_date) == expected


def test_the_command_writes_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.notes"
    path.write_text(NOTE, encoding="utf-8")
    assert annotate.main([str(path), "--out", str(tmp_path / "out")]) == 0
    assert "0 fault(s)" in capsys.readouterr().out
    assert (tmp_path / "out/texts/t-0001.txt").read_text() == TEXT
    assert (tmp_path / "out/texts/t-0001.date").read_text() == "2019-05-14"


def test_offsets_keep_names_and_no_other_words(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "t-0001.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "one.notes"
    path.write_text(NOTE.partition("=== t-0002")[0].replace(TEXT, ""), encoding="utf-8")
    arguments = [str(path), "--out", str(tmp_path / "out"), "--texts", str(texts), "--offsets"]
    assert annotate.main(arguments) == 0
    lines = (tmp_path / "out/claims.jsonl").read_text()
    assert "Awa Ba" in lines
    for word in ("detained", "gendarmes", "denied", "Officials"):
        assert word not in lines
    claim = json.loads(lines.splitlines()[0])
    assert TEXT[claim["trigger_start"] : claim["trigger_end"]] == "detained"
    cue = claim["accounts"][0]
    assert TEXT[cue["cue_start"] : cue["cue_end"]] == "denied"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("trigger_start", 0, "trigger 'detained' is not at 0"),
        ("event_type", "COERCION", "event type"),
        ("mode", "demo", "mode 'demo' of COERCE"),
        ("status", "done", "status 'done'"),
        ("about", "t-0001-09", "no other claim"),
        ("end", 4000, "ends at 4000, its words"),
        ("actors", [{"text": "gendarmes", "start": 0, "country": "SN", "sector": "X"}], "'SN'"),
    ],
)
def test_the_check_sees(tmp_path: Path, field: str, value: object, said: str) -> None:
    path = tmp_path / "one.notes"
    path.write_text(NOTE, encoding="utf-8")
    annotate.main([str(path), "--out", str(tmp_path)])
    claims = tmp_path / "claims.jsonl"
    rows = [json.loads(line) for line in claims.read_text().splitlines()]
    rows[0][field] = value
    claims.write_text("".join(json.dumps(row) + "\n" for row in rows))
    faults = check_file(claims)
    assert any(said in fault and "t-0001-01" in fault for fault in faults), faults
    assert annotate.main([str(claims)]) == 1


def test_shipped_passages_have_no_fault() -> None:
    folder = Path(__file__).parents[3] / "training/written"
    assert check_file(folder / "claims.jsonl") == []


@pytest.mark.shared
def test_the_claims_beside_the_checkout_have_no_fault(shared: Path) -> None:
    assert check_file(shared / "data/claims/claims.jsonl") == []
