"""Pictures: whole documents, the same parts in both forms, marks where the changes are."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest

from chancery.follow import drawing
from chancery.follow.changes import Change
from chancery.follow.drawing import Box, Drawing, Stroke, Words, wrapped
from chancery.follow.explaining import drivers
from chancery.follow.picture import Panel, _ticks, draw
from chancery.follow.series import Happening, Series, series

MONDAY = date(2018, 1, 1)
SVG = "{http://www.w3.org/2000/svg}"


def told(week, goldstein, kind="ASSAULT", **more):
    day = MONDAY + timedelta(weeks=week)
    return Happening(f"{week}{kind}{more}", day, kind, None, goldstein, what="A → B", **more)


def made():
    return series([told(n, -8.0 if n < 20 else 4.0) for n in range(40)], "read")


def drawn(**more):
    change = Change(20, 18, 23, -8.0, 4.0, 30.0, 0.01)
    panel = Panel("read <here>", made(), (change,), ("Because & so",), (((MONDAY, "a"),),), **more)
    return draw("A and B", "goldstein_sum", [panel], ["a note"])


def test_the_svg_is_whole_and_says_everything():
    root = ET.fromstring(drawn().svg())
    words = [e.text for e in root.iter(f"{SVG}text")]
    assert {"A and B", "read <here>", "1. Because & so", "a note", "1", "a"} <= set(words)
    bars = [e for e in root.iter(f"{SVG}rect") if e.get("fill") in {"#404040", "#7f9fbf"}]
    assert len(bars) == 40
    assert root.get("width") == "900"


def test_nothing_stands_outside_the_page():
    whole = drawn()
    for part in whole.parts:
        if isinstance(part, Box):
            assert part.x >= 0
            assert part.x + part.width <= whole.width + 1
            assert part.y + part.height <= whole.height


def test_the_png_has_twice_the_size_and_ink():
    from PIL import Image

    whole = drawn()
    image = Image.open(io.BytesIO(whole.png()))
    assert image.format == "PNG"
    assert image.size == (1800, round(whole.height * 2))
    assert len(image.getcolors(1 << 20)) > 10


@pytest.mark.parametrize("machine", [(), drawing._FONTS], ids=["no fonts", "as it is"])
def test_letters_that_the_font_lacks_are_never_boxes(monkeypatch, machine):
    monkeypatch.setattr(drawing, "_FONTS", machine)
    drawing._fonts.cache_clear()
    for text in ("Erdoğan → Łukaszenko – Šešelj", "Владимир", "plain"):
        font, shown = drawing._lettered(text, 24)
        assert all(drawing._has(font, letter) for letter in shown)
        assert len(shown) >= len(text)
    drawing._fonts.cache_clear()


def test_without_a_font_of_the_machines_names_are_written_plainly(monkeypatch):
    monkeypatch.setattr(drawing, "_FONTS", ())
    drawing._fonts.cache_clear()
    assert drawing._lettered("Erdoğan → Łukaszenko", 24)[1] == "Erdogan > Lukaszenko"
    assert drawing._lettered("Ж", 24)[1] == "?"
    drawing._fonts.cache_clear()


@pytest.mark.parametrize(
    ("low", "high"), [(-350, 180), (0, 1), (0, 41), (-0.3, 0.02), (0, 0), (-1e6, 5), (0, 7)]
)
def test_scales_have_a_few_round_numbers(low, high):
    ticks = _ticks(low, high)
    assert 0 in ticks
    assert all(low - 1e-9 <= tick <= high + 1e-9 for tick in ticks)
    assert 3 <= len(ticks) <= 9 or low == high


def test_the_line_of_nought_ends_with_the_series():
    early = Panel("a", series([told(n, 1.0) for n in range(10)], "a"))
    late = Panel("b", series([told(n, 1.0) for n in range(90, 100)], "b"))
    lines = [p for p in draw("t", "events", [early, late]).parts
             if isinstance(p, Stroke) and p.colour == "#000000"]  # fmt: skip
    (first, second) = ([x for x, _ in line.points] for line in lines)
    assert first[1] - first[0] == pytest.approx(second[1] - second[0])
    assert first[1] < second[0]


def test_an_empty_panel_says_so():
    svg = draw("t", "events", [Panel("read", Series("read", "week", ()))]).svg()
    assert "nothing in this span" in svg


@pytest.mark.parametrize("step", ["day", "week", "month"])
@pytest.mark.parametrize("years", [1, 30])
def test_axes_of_any_span(step, years):
    span = MONDAY, date(2018 + years, 1, 1)
    panel = Panel("p", series([told(3, 1.0)], "read", step, span))
    dates = [p for p in draw("t", "events", [panel]).parts if isinstance(p, Words) and p.size == 11]
    assert 2 <= len(dates) <= 30


def test_dashes_and_titles():
    one = Drawing(100, 50, (Stroke(((0, 0), (90, 0)), dash=4), Words(1, 9, "<&>")), "a & b")
    assert "&lt;&amp;&gt;" in one.svg()
    assert "a &amp; b" in one.svg()
    assert one.png().startswith(b"\x89PNG")


def test_wrapping_keeps_every_word():
    text = "one two three four five six seven"
    lines = wrapped(text, 60, 12)
    assert " ".join(lines) == text
    assert len(lines) > 2
    assert wrapped("", 60, 12) == []


def test_drivers_are_what_moved_and_the_events_that_began_and_ended():
    change = MONDAY + timedelta(weeks=20)
    before = [told(n, -8.0, "ASSAULT") for n in range(20)]
    steady = [told(n, 1.0, "CONSULT") for n in range(40)]
    after = [told(n, 6.0, "AID") for n in range(20, 40)]
    span = MONDAY, MONDAY + timedelta(weeks=40)
    found = drivers([*before, *steady, *after], change, span, lambda one: one.goldstein or 0)
    assert [shift.kind for shift in found.kinds] == ["ASSAULT", "AID"]
    assert sum(shift.share for shift in found.kinds) == pytest.approx(1, abs=0.05)
    assert {one.kind for one in found.began} == {"AID"}
    assert {one.kind for one in found.ended} == {"ASSAULT"}
    assert all(one.day >= change for one in found.began)
    assert all(one.day < change for one in found.ended)
