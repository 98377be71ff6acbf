"""Claims drawn at random: the same whatever order they come in, in a sheet that opens everywhere."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

import pytest
from judging_making import copied, keep
from making import read_one, sentences

from chancery import service
from chancery.errors import InputError, NotFoundError, UsageError
from chancery.model import Article, Claim, Reading, Span
from chancery.service import ClaimFilter
from chancery.service.sampling import SIZE, draw
from chancery.service.sheet import ANSWERS, COLUMNS
from chancery.store import StoredClaim

READINGS = [read_one(article) for article in sentences(12)]


def stored() -> list[StoredClaim]:
    return [StoredClaim(one.claims[0], one.article, 1) for one in READINGS]


def ids(drawn: list[StoredClaim]) -> list[str]:
    return [one.claim.id for one in drawn]


def drawn_into(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet as a spreadsheet shows them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == COLUMNS
        return list(reader)


def test_the_order_of_reading_does_not_matter() -> None:
    found = stored()
    forth, total = draw(found, 5, 1)
    back, _ = draw(reversed(found), 5, 1)
    assert ids(forth) == ids(back)
    assert (len(forth), total) == (5, 12)


def test_a_larger_sample_begins_with_a_smaller_one_and_another_seed_draws_others() -> None:
    five, all_, others = (ids(draw(stored(), *given)[0]) for given in ((5, 1), (99, 1), (5, 2)))
    assert all_[:5] == five
    assert len(all_) == 12
    assert others != five


def test_every_claim_is_as_likely_as_any_other() -> None:
    """Of 400 seeds, 3 of 12 claims each: a hundred times every claim, give or take."""
    found = stored()
    times = dict.fromkeys(ids(found), 0)
    for seed in range(400):
        for id_ in ids(draw(found, 3, seed)[0]):
            times[id_] += 1
    assert 65 < min(times.values()) <= max(times.values()) < 135


def test_two_records_of_the_same_articles_give_the_same_sheet(tmp_path: Path) -> None:
    for name, readings in (("forth", READINGS), ("back", READINGS[::-1])):
        keep(tmp_path / name, readings)
        done = service.sample(tmp_path / name, tmp_path / f"{name}.csv", ClaimFilter(limit=7))
        assert (done.claims, done.of) == (7, 12)
    assert (tmp_path / "forth.csv").read_bytes() == (tmp_path / "back.csv").read_bytes()


def test_a_sheet_says_what_is_claimed_and_leaves_room(tmp_path: Path) -> None:
    out = tmp_path / "sheet.csv"
    service.sample(keep(tmp_path / "r", [copied(0)]), out)
    assert out.read_bytes().startswith(codecs.BOM_UTF8)
    rows = {row["event_type"]: row for row in drawn_into(out)}
    asked, left = rows["REQUEST"], rows["RETREAT"]
    assert (asked["title"], asked["published"]) == ("Pakistan wants advisers out", "2025-05-14")
    assert asked["sentence"].startswith("Two Pakistani officials told Reuters")
    assert (asked["trigger"], asked["mode"], asked["status"]) == ("asked", "yield", "actual")
    assert asked["actors"] == "Asim Munir (PAK.MIL)"
    assert asked["recipients"] == "United States (USA.GOV)"
    assert (asked["date"], asked["place"]) == ("13 May 2025", "")
    assert asked["accounts"] == (
        "According to Two Pakistani officials (PAK.GOV), via Reuters (GBR.JRN)."
    )
    assert asked["confidence"] == "0.83"
    assert (left["date"], left["place"]) == ("By 1 June 2025", "Islamabad, PAK")
    assert {row[column] for row in rows.values() for column in (*ANSWERS, "note")} == {""}


def test_the_sentence_before_stands_beside_it_on_one_line(tmp_path: Path) -> None:
    article = Article("=SUM(A1)\nstays outside.  Alpha met Beta\nthere.", origin="a.txt")
    (met,) = read_one(article).claims
    start = article.text.index("Alpha")
    spans = (Span(0, start - 2), Span(start, len(article.text)))
    parts: dict = {name: getattr(met, name) for name in met.__slots__}
    claim = Claim(**{**parts, "sentence": 1, "sentence_span": spans[1]})
    out = tmp_path / "sheet.csv"
    service.sample(keep(tmp_path / "r", [Reading(article, spans, claims=(claim,))]), out)
    (row,) = drawn_into(out)
    assert row["sentence"] == "Alpha met Beta there."
    assert row["before"] == "'=SUM(A1) stays outside.", "no spreadsheet takes it for a formula"


def test_filters_narrow_what_is_drawn_and_a_hundred_are_drawn_unless_said(tmp_path: Path) -> None:
    record = keep(tmp_path / "r", [copied(number) for number in range(60)])
    assert service.sample(record, tmp_path / "all.csv").claims == SIZE == 100
    done = service.sample(record, tmp_path / "some.csv", ClaimFilter(types=("retreat",)))
    assert (done.claims, done.of) == (60, 60)
    assert {row["event_type"] for row in drawn_into(tmp_path / "some.csv")} == {"RETREAT"}


def test_a_sheet_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    record, out = keep(tmp_path / "r", READINGS), tmp_path / "sheet.csv"
    out.write_text("answers")
    with pytest.raises(InputError, match="may hold answers: name another file, or delete this one"):
        service.sample(record, out)
    assert out.read_text() == "answers"


@pytest.mark.parametrize(
    ("out", "filters", "error", "said"),
    [
        ("sheet.csv", ClaimFilter(types=("AID",)), NotFoundError, "no claim in .* fits"),
        ("sheet.csv", ClaimFilter(types=("WAR",)), UsageError, "type 'WAR': not known"),
        ("sheet.csv", ClaimFilter(limit=-1), UsageError, "limit -1"),
        ("", ClaimFilter(), InputError, "a folder, expected the name of a file"),
        ("none/sheet.csv", ClaimFilter(), InputError, "no folder .*: make it first"),
    ],
)
def test_what_cannot_be_drawn_leaves_nothing_behind(
    tmp_path: Path, out: str, filters: ClaimFilter, error: type[Exception], said: str
) -> None:
    record = keep(tmp_path / "r", READINGS)
    with pytest.raises(error, match=said):
        service.sample(record, tmp_path / out, filters)
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
