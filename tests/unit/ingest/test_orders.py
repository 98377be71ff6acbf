"""Which of day and month comes first in "05/06/2024": shown by other dates, said, or guessed aloud."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.ingest import articles, dates, orders
from chancery.ingest.dates import Order
from chancery.model import Article, Dropped

TEXT = "The army left the port on Tuesday. Envoys of both sides met in Oman."
MAY, JUNE = date(2024, 5, 6), date(2024, 6, 5)
DAY_FIRST, MONTH_FIRST = Order.DAY_FIRST, Order.MONTH_FIRST


def table(*days: str) -> str:
    return "date,text\n" + "".join(f'{day},"{TEXT}"\n' for day in days)


def put(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")
    return folder


def read(*paths: Path | str, **options: object) -> tuple[list[date | None], list[Dropped]]:
    """The days of the articles, and what was said beside them."""
    found = list(articles([str(path) for path in paths], **options))  # type: ignore[arg-type]
    return (
        [one.published for one in found if isinstance(one, Article)],
        [one for one in found if isinstance(one, Dropped)],
    )


@pytest.mark.parametrize(
    ("value", "shown", "needed"),
    [
        ("25/12/2021", DAY_FIRST, False), ("12/25/2021", MONTH_FIRST, False),
        ("05/06/2024", None, True), ("5-6-2024 14:30", None, True), ("06/06/2024", None, False),
        ("13/13/2024", None, False), ("2024-05-06", None, False), ("05.06.2024", None, False),
        ("2024/05/06", None, False), ("6 May 2024", None, False), ("25/12/2021 May 6, 2024", None, False),
        ("20240506", None, False), (20240506, None, False), (None, None, False), ("", None, False),
    ],
)  # fmt: skip
def test_what_a_date_shows_and_needs(value: object, shown: Order | None, needed: bool) -> None:
    assert dates.shows_order(value) is shown
    assert dates.needs_order(value) is needed


@given(st.dates(date(1801, 1, 1), date(2099, 12, 31)), st.sampled_from(Order))
def test_a_day_written_in_an_order_is_read_in_it(day: date, order: Order) -> None:
    written = day.strftime("%d/%m/%Y" if order is DAY_FIRST else "%m/%d/%Y")
    assert dates.parse(written, order) == day
    other = dates.parse(written, order.other)
    assert (other == day) is not dates.needs_order(written)


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("05/06/2024", "25/06/2024"), JUNE),
        (("25/06/2024", "05/06/2024"), JUNE),
        (("05/06/2024", "06/25/2024"), MAY),
        (("05/06/2024", "2024-06-25", "6 June 2024", "25/06/2024"), JUNE),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_shows_its_own_order(
    tmp_path: Path, days: tuple[str, ...], first: date, packed: bool
) -> None:
    path = tmp_path / ("news.csv.gz" if packed else "news.csv")
    text = table(*days).encode()
    path.write_bytes(gzip.compress(text) if packed else text)
    found, said = read(path)
    assert found[days.index("05/06/2024")] == first
    assert not said


def test_records_of_json_show_it_too(tmp_path: Path) -> None:
    rows = [{"text": TEXT, "date": day} for day in ("05/06/2024", "25/06/2024")]
    put(tmp_path, a_json=json.dumps(rows), b_jsonl="\n".join(map(json.dumps, rows)))
    for name in ("a.json", "b.jsonl"):
        assert read(tmp_path / name) == ([JUNE, date(2024, 6, 25)], [])


def test_a_file_s_own_dates_come_before_the_folder_s(tmp_path: Path) -> None:
    put(tmp_path, american_csv=table("05/06/2024", "06/25/2024"),
        british_csv=table("05/06/2024", "25/06/2024"))  # fmt: skip
    found, said = read(tmp_path)
    assert found == [MAY, date(2024, 6, 25), JUNE, date(2024, 6, 25)]
    assert not said


@pytest.mark.parametrize("apart", [False, True])
def test_single_texts_are_told_by_the_rest_of_what_is_read(tmp_path: Path, apart: bool) -> None:
    put(tmp_path, a_txt=f"Date: 05/06/2024\n\n{TEXT}", b_txt=f"Date: 25/06/2024\n\n{TEXT}",
        c_pdf="no article")  # fmt: skip
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"] if apart else [tmp_path]
    found, said = read(*paths)
    assert found == [JUNE, date(2024, 6, 25)]
    assert not any(one.guessed for one in said)


def test_of_two_folders_each_is_asked_alone(tmp_path: Path) -> None:
    one = put(tmp_path / "one", a_txt=f"Date: 05/06/2024\n\n{TEXT}")
    two = put(tmp_path / "two", b_txt=f"Date: 25/06/2024\n\n{TEXT}")
    found, said = read(one, two)
    assert found == [MAY, date(2024, 6, 25)]
    assert [drop.guessed for drop in said] == [True]


def test_where_nothing_tells_the_file_is_named_once(tmp_path: Path) -> None:
    path = put(tmp_path, news_csv=table("05/06/2024", "07/06/2024")) / "news.csv"
    found, (said,) = read(path)
    assert found == [MAY, date(2024, 7, 6)]
    assert (said.where, said.guessed, said.read_all_the_same) == (f"{path}:2", True, False)
    assert "'05/06/2024' and any like it are taken month first" in said.reason
    assert "--dates day-first" in said.reason
    assert "no other date here" in said.reason


def test_a_folder_of_single_texts_is_named_once(tmp_path: Path) -> None:
    put(tmp_path, **{f"{n}_txt": f"Date: 0{n}/09/2024\n\n{TEXT}" for n in range(1, 6)})
    found, (said,) = read(tmp_path)
    assert len(found) == 5
    assert said.where == str(tmp_path / "1.txt")


def test_both_orders_in_one_file_tell_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, a_csv=table("05/06/2024", "25/06/2024", "06/25/2024")) / "a.csv"
    found, (said,) = read(path)
    assert found[0] == MAY
    assert "written both ways" in said.reason


@pytest.mark.parametrize(("order", "day"), [(DAY_FIRST, JUNE), (MONTH_FIRST, MAY)])
def test_what_is_said_comes_before_what_is_shown(tmp_path: Path, order: Order, day: date) -> None:
    path = put(tmp_path, a_csv=table("05/06/2024", "25/06/2024")) / "a.csv"
    assert read(path, order=order) == ([day, date(2024, 6, 25)], [])


@pytest.mark.parametrize(
    ("days", "first", "guessed"),
    [
        (("05/06/2024", "25/06/2024"), JUNE, False),
        (("25/06/2024", "05/06/2024"), JUNE, False),
        (("05/06/2024", "07/06/2024"), MAY, True),
    ],
)
def test_standard_input_is_looked_ahead_in(
    days: tuple[str, ...], first: date, guessed: bool
) -> None:
    found, said = read("-", stdin=io.BytesIO(table(*days).encode()))
    assert found[days.index("05/06/2024")] == first
    assert len(found) == len(days)
    assert any(drop.guessed for drop in said) == guessed


def test_no_more_of_it_is_held_than_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "AHEAD", 3)
    days = ["05/06/2024"] * 9 + ["25/06/2024", "05/06/2024"]
    found, said = read("-", stdin=io.BytesIO(table(*days).encode()))
    assert (found[0], found[-1], len(found)) == (MAY, MAY, 11)  # one order for all of it
    assert len(said) == 1


def test_a_broken_file_beside_it_is_no_hindrance(tmp_path: Path) -> None:
    put(tmp_path, a_csv=table("05/06/2024"), b_json="{", z_csv=table("25/06/2024"))
    (tmp_path / "c.csv.gz").write_bytes(b"\x1f\x8bbroken")
    found, said = read(tmp_path)
    assert found == [JUNE, date(2024, 6, 25)]
    assert not any(drop.guessed for drop in said)
