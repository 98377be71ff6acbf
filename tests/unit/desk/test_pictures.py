"""Pictures: series, the ring of names, the map."""

from __future__ import annotations

import itertools
import math
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.desk.charts import (
    axis,
    begin,
    chart,
    fitting_step,
    following,
    last_day,
    periods,
    spark,
)
from chancery.desk.network import LINES, STEP, ring
from chancery.desk.worldmap import (
    HEIGHT,
    WIDTH,
    WORLD,
    Frame,
    clusters,
    frame_of,
    graticule,
    outlines,
)
from chancery.errors import UsageError

GOOD, BAD = "verbal cooperation", "material conflict"


@pytest.mark.parametrize(
    ("day", "step", "first", "last"),
    [
        ("2022-02-24", "day", "2022-02-24", "2022-02-24"),
        ("2022-02-24", "week", "2022-02-21", "2022-02-27"),
        ("2022-02-24", "month", "2022-02-01", "2022-02-28"),
        ("2024-12-31", "month", "2024-12-01", "2024-12-31"),
        ("2024-12-30", "week", "2024-12-30", "2025-01-05"),
        ("9999-12-31", "day", "9999-12-31", "9999-12-31"),
        ("9999-12-31", "week", "9999-12-27", "9999-12-31"),
        ("9999-12-31", "month", "9999-12-01", "9999-12-31"),
        ("0001-01-01", "week", "0001-01-01", "0001-01-07"),
    ],
)
def test_periods_begin_and_end(day: str, step: str, first: str, last: str) -> None:
    assert begin(date.fromisoformat(day), step).isoformat() == first
    assert last_day(first, step) == last
    assert periods([(day, GOOD, 2)], step) == [{"start": first, "cooperation": 2, "conflict": 0}]


@given(
    st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2023, 1, 1)), st.sampled_from([GOOD, BAD]),
                       st.integers(1, 9)), max_size=30),
    st.sampled_from(["day", "week", "month"]),
)  # fmt: skip
def test_nothing_is_lost_between_days_and_periods(days, step: str) -> None:
    points = periods([(day.isoformat(), quad, n) for day, quad, n in days], step)
    assert sum(p["cooperation"] for p in points) == sum(n for _, quad, n in days if quad == GOOD)
    assert sum(p["conflict"] for p in points) == sum(n for _, quad, n in days if quad == BAD)
    starts = [date.fromisoformat(p["start"]) for p in points]
    assert all(following(a, step) == b for a, b in itertools.pairwise(starts))


def test_a_chart_keeps_inside_its_frame() -> None:
    points = periods([("2022-01-01", GOOD, 7), ("2022-03-05", BAD, 30)], "week")
    drawn = chart(points, [{"start": points[3]["start"]}], "week", lambda a, b: f"/{a}/{b}")
    assert len(drawn.bars) == 2
    for bar in drawn.bars:
        assert drawn.zero - bar.up >= 19.9
        assert drawn.zero + bar.down <= 206.1
    assert drawn.bars[1].href == "/2022-02-28/2022-03-06"
    assert drawn.changes[0][1] == "1"
    assert [label for _, label in drawn.levels] == ["0", "7", "30"]


def test_panels_of_one_relationship_share_an_axis() -> None:
    old = periods([("2018-03-02", GOOD, 7), ("2018-05-05", BAD, 30)], "month")
    new = periods([("2022-01-01", GOOD, 1), ("2022-04-01", GOOD, 2)], "month")
    along = axis([old, new], "month")
    assert (along[0], along[-1], len(along)) == ("2018-03-01", "2022-04-01", 50)
    drawn = [chart(one, (), "month", lambda a, b: "", along) for one in (old, new)]
    assert drawn[0].ticks == drawn[1].ticks
    assert drawn[0].bars[-1].x < drawn[1].bars[0].x
    assert drawn[1].bars[-1].x > 900  # the last month stands at the end of the axis
    assert axis([[], []], "month") == []


def test_few_bars_take_the_whole_width_and_many_can_still_be_seen() -> None:
    few = periods([("2022-01-01", GOOD, 7), ("2022-04-05", BAD, 30)], "month")
    drawn = chart(few, (), "month", lambda a, b: "")
    assert drawn.bars[-1].x > 700
    assert drawn.bars[0].width == 60
    many = periods([("2018-01-01", GOOD, 7), ("2022-04-05", BAD, 30)], "day")
    assert {bar.width for bar in chart(many, (), "day", lambda a, b: "").bars} == {1.5}


def test_a_chart_of_nothing() -> None:
    assert chart([], [], "day", lambda a, b: "").bars == ()
    assert fitting_step(None, None) == "month"
    assert fitting_step("2022-01-01", "2022-03-01") == "day"
    assert fitting_step("2020-01-01", "2022-03-01") == "week"


def test_a_spark_is_made_of_numbers() -> None:
    drawn = str(spark([0.0, -3.5, 12]))
    assert drawn.count("<rect") == 3
    assert "0, -3.5, 12" in drawn


def found(count: int) -> dict[str, object]:
    nodes = [
        {"key": f"k{n}", "name": f"Somebody with a long name {n}", "entity": None,
         "country": "ABC"[n % 3] * 3, "claims": count - n}
        for n in range(count)
    ]  # fmt: skip
    edges = [
        {"actor": f"k{n}", "recipient": f"k{(n * 7 + 1) % count}", "claims": n + 1,
         "cooperation": n % 2, "conflict": 1}
        for n in range(1, count)
    ]  # fmt: skip
    return {"nodes": nodes, "edges": edges, "left_out": 0}


@pytest.mark.parametrize("count", [2, 30, 200])
def test_names_on_the_ring_do_not_touch(count: int) -> None:
    drawn = ring(found(count))
    assert len(drawn.nodes) == count
    places = [(node.x, node.y) for node in drawn.nodes]
    for (x, y), (other_x, other_y) in itertools.pairwise(places):
        assert math.hypot(x - other_x, y - other_y) > STEP * 0.98  # a line of type and its leading
    assert all(abs(value) < drawn.half for place in places for value in place)


def test_countries_stand_together_on_the_ring() -> None:
    countries = [node.key for node in ring(found(9)).nodes]
    groups = [int(key[1:]) % 3 for key in countries]
    assert groups == sorted(groups, key=groups.index)


def test_names_read_from_left_to_right() -> None:
    for node in ring(found(40)).nodes:
        assert -90.1 <= (node.turn + 180) % 360 - 180 <= 90.1


def test_the_picture_draws_the_heaviest_and_the_same_each_time() -> None:
    many = found(200)
    many["edges"] = [
        {"actor": f"k{n}", "recipient": f"k{m}", "claims": 1 + (n == 0), "cooperation": 0,
         "conflict": 1}
        for n in range(30) for m in range(30) if n != m
    ]  # fmt: skip
    drawn = ring(many)
    assert len(drawn.lines) == LINES
    assert sum(line.actor == "k0" for line in drawn.lines) == 29
    assert ring(many) == drawn


def test_nobody_on_the_ring() -> None:
    assert ring({"nodes": [], "edges": [], "left_out": 0}).nodes == ()


def place(name: str, lon: float, lat: float, claims: int = 1, good: int = 0) -> dict[str, object]:
    return {"name": name, "lon": lon, "lat": lat, "claims": claims, "cooperation": good,
            "country": None, "first": None, "last": None}  # fmt: skip


def test_places_that_overlap_are_one_sign() -> None:
    frame = frame_of("20,40,50,60", [])
    drawn = clusters(frame, [
        place("Kyiv", 30.5, 50.45, 9), place("Bucha", 30.22, 50.55, 4, 4), place("Far", 100, 10),
        place("Minsk", 27.56, 53.9, 2, 2),
    ])  # fmt: skip
    assert [[p["name"] for p in c.places] for c in drawn] == [["Kyiv", "Bucha"], ["Minsk"]]
    assert drawn[0].claims == 13
    assert drawn[0].conflict == pytest.approx(9 / 13)
    assert drawn[0].wedge
    assert drawn[1].wedge == ""
    west, south, east, north = map(float, drawn[0].box.split(","))
    assert west < 30.22
    assert east > 30.5
    assert south < 50.45
    assert north > 50.55


@given(
    st.floats(-180, 179), st.floats(-90, 89), st.floats(0.01, 360), st.floats(0.01, 180),
    st.sampled_from([0.5, 1, 2]), st.floats(-0.5, 0.5),
)  # fmt: skip
def test_every_step_on_the_map_leads_to_a_map(west, south, wide, high, factor, move) -> None:
    frame = Frame(west, south, min(west + wide, 180), min(south + high, 90))
    again = frame_of(frame.zoomed(factor, move, -move), [])
    assert -180 <= again.west < again.east <= 180.1
    assert -90 <= again.south < again.north <= 90.1


@pytest.mark.parametrize("box", [WORLD, (22.0, 43.0, 42.0, 54.0), (60.0, 20.0, 80.0, 40.0)])
def test_outlines_are_cut_to_the_frame(box) -> None:
    frame = Frame(*box)
    drawn = outlines(frame)
    assert drawn["land"].startswith("M")
    assert len(drawn["land"]) < 400_000
    assert re.fullmatch(r"[MLZ0-9 .\-]+", drawn["land"] + drawn["borders"])
    assert graticule(frame).count("M") <= 40
    numbers = [float(n) for n in re.findall(r"-?\d+\.\d", drawn["borders"])]
    inside = [n for n in numbers if -WIDTH <= n <= 2 * WIDTH]
    assert len(inside) > 0.5 * len(numbers)


def test_land_does_not_run_across_the_picture() -> None:
    """A ring over the date line, drawn as it stands, would leave long level lines."""
    frame = Frame(*WORLD)
    for ring_ in outlines(frame)["land"].split("M")[1:]:
        points = [tuple(map(float, p.split())) for p in ring_.rstrip("Z").split("L")]
        for (x, y), (other_x, other_y) in itertools.pairwise(points):
            on_land = y < HEIGHT - 5 and 5 < x < WIDTH - 5
            assert not (on_land and abs(x - other_x) > WIDTH / 3 and abs(y - other_y) < 3)


def test_without_places_the_world_is_shown() -> None:
    assert frame_of("", []) == Frame(*WORLD)
    assert frame_of("", [place("a", -100, 0), place("b", 100, 0)]) == Frame(*WORLD)
    near = frame_of("", [place("a", 30, 50)])
    many = [{**place("a", 30, 50), "claims": 10}, {**place("b", 32, 49), "claims": 10}]
    far = [{**place("c", -120, 40), "claims": 2}]
    assert frame_of("", [*many, *far]) == frame_of("", many)  # a tenth at most is left out
    assert frame_of("", [*many, {**far[0], "claims": 3}]) == Frame(*WORLD)
    assert near.west < 30 < near.east


def test_a_box_that_is_none() -> None:
    for given_box in ("a,b,c,d", "1,2,3", "inf,0,1,1", "5,0,4,1", "0,0,1,nan", "0,0,400,1"):
        with pytest.raises(UsageError):
            frame_of(given_box, [])
