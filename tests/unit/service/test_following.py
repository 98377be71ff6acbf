"""Following a record's relationships: origins apart, changes told, demands, pictures."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta

import numpy as np
import pytest
from making import ARTICLE, TEXT, request, retreat

from chancery import service
from chancery.errors import NotFoundError, RecordError, UsageError
from chancery.ingest.datasets import ICEWS
from chancery.model import Article, Reading, Span
from chancery.service.following_events import _parties
from chancery.store import ClaimQuery, PartyMatch, Record

START = date(2018, 1, 1)  # a Monday


def icews_row(number, day, code, text, source="Pakistan", target="India"):
    cells = dict.fromkeys(ICEWS, "")
    cells |= {
        "Event ID": str(number), "Event Date": day.isoformat(), "Source Name": source,
        "Source Country": source, "Event Text": text, "CAMEO Code": code,
        "Intensity": "-10.0" if code == "190" else "1.0",
        "Target Name": target, "Target Country": target, "Story ID": str(number // 2),
        "Sentence Number": "1", "Publisher": "Example News", "Country": target,
    }  # fmt: skip
    return "\t".join(cells[name] for name in ICEWS)


def old_data(tmp_path, name="icews.tab"):
    """Two years: shooting for one, talks in the next."""
    chance = np.random.default_rng(1)
    lines, number = ["\t".join(ICEWS)], 0
    for week in range(104):
        for _ in range(2 + chance.poisson(5)):
            number += 1
            day = START + timedelta(days=7 * week + int(chance.integers(0, 7)))
            fought = chance.random() < (0.8 if week < 52 else 0.1)
            kind = ("190", "Use conventional military force") if fought else ("040", "Consult")
            ends = ("Pakistan", "India") if number % 3 else ("India", "Pakistan")
            lines.append(icews_row(number, day, *kind, *ends))
    (tmp_path / name).write_text("\n".join(lines) + "\n")
    return tmp_path / name, number


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A record with read claims and with imported rows."""
    folder = tmp_path_factory.mktemp("follow")
    record = folder / "record"
    with Record.open(record, create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        for n in range(3):
            article = dataclasses.replace(
                ARTICLE, text=TEXT, publisher=f"Paper {n}", origin=f"{n}.txt",
                title=f"Title {n}", id="",
            )  # fmt: skip
            article = Article(article.text, article.title, article.publisher, ARTICLE.published,
                              "metadata", origin=f"{n}.txt")  # fmt: skip
            wanted = retreat(article)
            claims = (request(article, about=wanted.id), wanted)
            writer.add(Reading(article, (Span(0, len(TEXT)),), claims=claims))
            if n == 0 and article.id != ARTICLE.id:
                break
    path, number = old_data(folder)
    service.import_files(record, [path])
    return record, number


def test_a_dataset_has_its_series_change_and_reason(kept):
    record, number = kept
    found = service.follow(record, "PAK", "IND")
    (one,) = found.origins
    assert one.origin.startswith("icews")
    assert sum(p.events for p in one.series.points) == number
    (change,) = one.changes
    start = one.series.points[change.index].start
    assert abs((start - START).days - 52 * 7) <= 14
    assert change.after > change.before
    (why,) = one.drivers
    assert why.kinds[0].kind == "Use conventional military force"
    text = service.change_sentence(one, change, why)
    assert str(start) in text
    assert "against a drifting baseline" in text


def test_read_claims_stand_apart_with_their_origins(kept):
    record, _ = kept
    found = service.follow(record, "PAK", "USA", step="month")
    assert [one.origin for one in found.origins] == ["read"]
    (point,) = found.origins[0].series.points
    assert point.start == date(2025, 5, 1)
    assert point.types == {"REQUEST": 1}
    assert point.origins == 1
    assert found.origins[0].refused.startswith("cannot say")


@pytest.mark.parametrize("step", ["day", "week", "month"])
@pytest.mark.parametrize("directed", [False, True])
def test_the_quick_series_are_those_that_are_followed(kept, step, directed):
    record, _ = kept
    options = service.FollowFilter(step=step, directed=directed, since="2018-03", until="2019-06")
    quick = service.dyad_series(record, "PAK", "IND", options)
    slow = [one.series for one in service.follow(record, "PAK", "IND", options).origins]
    assert quick == slow
    outward = sum(p.outward for s in quick for p in s.points)
    assert directed == (outward == sum(p.events for s in quick for p in s.points))


def test_rows_are_flat_and_of_three_kinds(kept):
    rows = list(service.follow(kept[0], "PAK", "IND").rows())
    assert {row["row"] for row in rows} == {"point", "change", "contagion"}
    points = [row for row in rows if row["row"] == "point"]
    assert points[0]["start"] == "2018-01-01"
    assert points[0]["origin"].startswith("icews")
    (change,) = [row for row in rows if row["row"] == "change"]
    assert change["from"] <= change["start"] <= change["to"]
    assert change["kinds"]


def test_the_same_file_twice_is_two_series_never_added(kept, tmp_path):
    record = tmp_path / "record"
    path, number = old_data(tmp_path)
    other = tmp_path / "other.tab"
    rows = path.read_text().splitlines()
    changed = [line.replace("Example News", "Other News") for line in rows[1:]]
    other.write_text("\n".join([rows[0], *changed]) + "\n")
    service.import_files(record, [path, other])
    found = service.dyad_series(record, "PAK", "IND")
    assert [sum(p.events for p in one.points) for one in found] == [number, number]
    chosen = service.dyad_series(record, "PAK", "IND", datasets=(found[0].origin,))
    assert chosen == found[:1]


@pytest.mark.parametrize("ending", ["svg", "png", "html"])
def test_pictures_by_ending(kept, tmp_path, ending):
    target = tmp_path / f"a.{ending}"
    assert service.follow(kept[0], "PAK", "IND").plot(target) == target
    begins = {"svg": b"<svg", "png": b"\x89PNG", "html": b"<!doctype html>"}
    assert target.read_bytes().startswith(begins[ending])


def test_a_notebook_shows_the_picture(kept):
    found = service.follow(kept[0], "PAK", "IND")
    assert found._repr_svg_().startswith("<svg")
    assert "Use conventional military force" in found._repr_html_()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"step": "year"}, "day, week, month"),
        ({"measure": "tone"}, "goldstein_sum"),
        ({"since": "2019", "until": "2018"}, "earlier date first"),
        ({"since": "yesterday"}, "2025-05-14"),
        ({"stride": "week"}, "step, measure"),
        ({"since": "0001"}, "since 0001-01-01: expected a day from 1000-01-01"),
        ({"until": "9999"}, "until 9999-12-31: expected a day from 1000-01-01"),
        ({"since": "1000"}, "steps, expected at most 20,000: choose a larger step"),
    ],
)
def test_wrong_options_are_told_the_right_ones(kept, options, message):
    with pytest.raises(UsageError, match=message):
        service.follow(kept[0], "PAK", "IND", **options)


def test_a_long_span_is_followed_and_contagion_looked_for_at_its_end(kept):
    record, number = kept
    (one,) = service.follow(record, "PAK", "IND", since="1800", until="2019").origins
    assert sum(p.events for p in one.series.points) == number
    assert one.contagion is None or one.contagion["days"] == 1095


def test_wrong_sides_records_datasets_and_endings(kept, tmp_path):
    with pytest.raises(UsageError, match="two different sides"):
        service.follow(kept[0], "PAK", "PAK")
    with pytest.raises(RecordError, match="no record there"):
        service.follow(tmp_path / "nowhere", "PAK", "IND")
    with pytest.raises(NotFoundError, match="gdelt"):
        service.follow(kept[0], "PAK", "IND", datasets=("gdelt",))
    with pytest.raises(UsageError, match="svg, png, html"):
        service.follow(kept[0], "PAK", "IND").plot(tmp_path / "a.gif")
    assert service.follow(kept[0], "FRA", "MLI").origins == ()


def test_dyads_count_origins_apart(kept):
    rows = list(service.dyads(kept[0], limit=10))
    by_pair = {(row["actor"], row["recipient"]): row for row in rows}
    assert by_pair["PAK", "USA"]["read"] >= 1
    assert by_pair["PAK", "USA"]["imported"] == {}
    assert sum(by_pair["PAK", "IND"]["imported"].values()) > 100
    assert {row["actor"] for row in service.dyads(kept[0], who="IND")} == {"PAK", "IND"}
    with pytest.raises(UsageError, match="country"):
        list(service.dyads(kept[0], who="the army"))


def test_dyads_have_their_own_numbers_however_few_are_listed(kept):
    """A pair that comes in by its imported rows has its read claims told, and the other way."""
    every = {(row["actor"], row["recipient"]): row for row in service.dyads(kept[0], limit=99)}
    for limit in range(1, len(every) + 1):
        rows = list(service.dyads(kept[0], limit=limit))
        assert rows == list(every.values())[:limit]
    with Record.open(kept[0]) as opened:
        for (actor, recipient), row in every.items():
            sides = PartyMatch(country=actor), PartyMatch(country=recipient)
            query = ClaimQuery(actors=sides[:1], recipients=sides[1:])
            assert row["read"] == len(list(opened.view.claims(query)))
    # What was read is little and imported much: both decide, by their shares.
    assert next(iter(every)) == ("PAK", "USA")


def test_dyads_of_a_span(kept):
    rows = list(service.dyads(kept[0], since="2018-03", until="2018-04", limit=99))
    assert {(row["actor"], row["recipient"]) for row in rows} == {("PAK", "IND"), ("IND", "PAK")}
    spring = service.EventFilter(since="2018-03", until="2018-04")
    imported = len(list(service.imported(kept[0], spring)))
    assert sum(sum(row["imported"].values()) for row in rows) == imported
    (row,) = service.dyads(kept[0], since="2025-05-13", until="2025-05-13")
    assert (row["actor"], row["read"], row["imported"]) == ("PAK", 1, {})
    with pytest.raises(UsageError, match="expected the earlier date first"):
        list(service.dyads(kept[0], since="2019", until="2018"))


def test_so_many_demands(kept):
    assert list(service.demands(kept[0], "PAK", "USA", service.DemandFilter(limit=0))) == []
    with pytest.raises(UsageError, match="limit -1"):
        list(service.demands(kept[0], "PAK", "USA", service.DemandFilter(limit=-1)))


def test_demands_with_deadline_and_words(kept):
    (row,) = service.demands(kept[0], "PAK", "USA", service.DemandFilter(as_of="2025-05-20"))
    assert row["made"] == "2025-05-13"
    assert row["deadline"] == "2025-06-01"
    assert (row["by"], row["to"]) == (["Asim Munir"], ["United States"])
    assert row["what"] == "RETREAT withdraw: withdraw"
    assert row["outcome"] == "open"
    assert "advisers" in row["claim"]["sentence_text"]
    late = service.DemandFilter(as_of="2025-07")
    assert [one["outcome"] for one in service.demands(kept[0], "PAK", "USA", late)] == ["ignored"]
    none = service.DemandFilter(outcomes=("met",))
    assert list(service.demands(kept[0], "PAK", "USA", none)) == []
    with pytest.raises(UsageError, match="carried out"):
        list(service.demands(kept[0], "PAK", "USA", service.DemandFilter(outcomes=("lost",))))
    never = service.DemandFilter(since="2025-06", until="2025-05")
    with pytest.raises(UsageError, match="expected the earlier date first"):
        list(service.demands(kept[0], "PAK", "USA", never))


@pytest.mark.parametrize(
    "sides",
    [("pak", "usa"), ("Pakistan", "US"), ("PAK.MIL", "the United States"), ("pakistan.mil", "USA"),
     ("person:asim-munir", "USA.GOV")],
)  # fmt: skip
def test_demands_understand_sides_as_other_commands_do(kept, sides):
    (row,) = service.demands(kept[0], *sides)
    (outward,) = service.demands(kept[0], "PAK", "USA")
    assert (row["demand"], row["outward"]) == (outward["demand"], True)


@pytest.mark.parametrize("side", ["Pakistna", "PKA"])
def test_a_side_that_nobody_goes_by_is_refused(kept, side):
    with pytest.raises(UsageError, match=rf"'{side}': .* did you mean PAK \(Pakistan\)"):
        service.follow(kept[0], side, "IND")
    assert service.follow(kept[0], "Munir", "USA").first == "Munir"  # in the record's words


def test_demands_of_a_side_without_a_code_are_refused(kept):
    with pytest.raises(UsageError, match="'the army': no country's name or code"):
        list(service.demands(kept[0], "the army", "USA"))


def test_demands_of_a_side_to_itself_are_refused(kept):
    with pytest.raises(UsageError, match="PAK and Pakistan: expected two different sides"):
        list(service.demands(kept[0], "PAK", "Pakistan"))


@pytest.mark.parametrize("step", ["day", "week", "month"])
def test_incidents_are_counted_to_the_last_day_by_whatever_step(tmp_path, step):
    """A series of months ends in one that began long before its last day."""
    days = [START + timedelta(days=n) for n in (0, *range(149, 160))]
    lines = [icews_row(n, day, "190", "Use force") for n, day in enumerate(days)]
    (tmp_path / "x.tab").write_text("\n".join(["\t".join(ICEWS), *lines]) + "\n")
    service.import_files(tmp_path / "r", [tmp_path / "x.tab"])
    (one,) = service.follow(tmp_path / "r", "PAK", "IND", step=step).origins
    assert one.days == (days[0], days[-1])
    assert one.refused.startswith("cannot say: too few incidents (12 on 12 days of 160)")
    (short,) = service.follow(tmp_path / "r", "PAK", "IND", step=step, since="2018-05-15").origins
    assert short.refused == "cannot say: too short a span (26 days); expected 120 or more"
    unit = "week" if step == "day" else step
    assert re.match(
        rf"the series is too short \(\d+ {unit}s; expected 16 or more\)", short.untested
    )
    assert not short.changes


def test_parties_of_a_change_are_named_once_and_three_at_most():
    named = [{"name": name, "text": "x"} for name in ("A", "A", "B", None, "C", "D")]
    assert _parties(named) == "A, B, x and 2 more"
    assert _parties(named[:3]) == "A, B"
    assert _parties([]) == "?"
