"""`follow`, `dyads` and `demands` as typed: what is shown, what goes to files, how they refuse."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from chancery import service
from chancery.cli import following
from chancery.follow import changes
from chancery.follow.explaining import Drivers, Shift
from chancery.follow.series import Happening, series
from chancery.service.following import Following
from chancery.service.following_told import Followed

Run = Callable[..., Result]
START = date(2018, 1, 1)


def followed() -> Following:
    """Forty weeks with one change."""
    told = [
        Happening(str(n), START + timedelta(weeks=n), "ASSAULT", "material conflict",
                  -8.0 if n < 20 else 2.0, what="Pakistan → India")
        for n in range(40)
    ]  # fmt: skip
    made = series(told, "icews-1", "week")
    change = changes.Change(20, 18, 22, -8.0, 2.0, 30.0, 0.005)
    why = Drivers((Shift("ASSAULT", 1.0, 1.0, 1.0),), (told[20],), (told[19],))
    days = START, START + timedelta(days=279)
    one = Followed(
        "icews-1", made, made, days, (change,), (why,), None, "cannot say: too few incidents"
    )
    return Following("PAK", "IND", False, "week", "goldstein_sum", (one,))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What reaches the service, which answers with `followed`."""
    held: dict[str, Any] = {}

    def follow(record: Path, first: str, second: str, filters: Any) -> Following:
        held.update(record=record, sides=(first, second), filters=filters)
        return followed()

    monkeypatch.setattr(service, "follow", follow)
    return held


def test_follow_shows_points_changes_and_refusals(run: Run, asked: dict[str, Any]) -> None:
    done = run("follow", "PAK", "IND")
    assert done.exit_code == 0
    text = " ".join(done.stdout.split())
    assert "imported, icews-1: 40 events, 2018-01-01 to 2018-10-07" in text
    assert "The last 12 weeks with any events, of 40 in all" in text
    assert "Change: Week of 2018-05-21 (90% 2018-05-07 to 2018-06-04)" in text
    assert "Contagion: cannot say: too few incidents" in text


def test_every_option_reaches_the_service(run: Run, asked: dict[str, Any]) -> None:
    done = run("follow", "PAK.MIL", "IND", "--step", "month", "--measure", "conflict", "--directed",
               "--since", "2018", "--until", "2019", "--dataset", "icews", "--dataset", "gdelt",
               "--record", "there")  # fmt: skip
    assert done.exit_code == 0
    assert asked["sides"] == ("PAK.MIL", "IND")
    assert asked["record"] == Path("there")
    assert asked["filters"] == service.FollowFilter(
        "month", "conflict", True, "2018", "2019", ("icews", "gdelt")
    )


def test_json_is_rows_and_nothing_else(run: Run, asked: dict[str, Any], tmp_path: Path) -> None:
    done = run("follow", "PAK", "IND", "--json", "--plot", str(tmp_path / "a.svg"))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["row"] for row in rows] == ["point"] * 40 + ["change", "contagion"]
    assert "drawn in" in done.stderr
    assert (tmp_path / "a.svg").read_text().startswith("<svg")


def test_a_picture_of_another_ending_is_refused(run: Run, asked: dict[str, Any]) -> None:
    done = run("follow", "PAK", "IND", "--plot", "a.gif")
    assert done.exit_code == 2
    assert "svg, png, html" in done.stderr


@pytest.mark.usefixtures("held")
def test_nothing_to_follow_says_how_to_go_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Following("FRA", "MLI", False, "week", "events")
    monkeypatch.setattr(service, "follow", lambda *_: empty)
    done = run("follow", "FRA", "MLI")
    assert "`chancery dyads` lists the pairs" in done.stdout


def test_dyads_keep_origins_apart(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"actor": "PAK", "recipient": "IND", "read": 3, "imported": {"icews-1": 1200}}
    monkeypatch.setattr(service, "dyads", lambda *_, **__: iter([row]))
    shown = run("dyads").stdout
    assert "icews-1 1,200" in shown
    assert "1 dyad" in shown
    assert json.loads(run("dyads", "--json").stdout) == row


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("known", "options", "listed", "said"),
    [
        (0, (), 0, "No dyads in chancery-record."),
        (0, ("--who", "FRA"), 0, "No dyads with FRA in chancery-record."),
        (20, (), 20, "20 dyads"),
        (21, (), 20, "The first 20 dyads: there are more, --limit N lists N."),
        (3, ("--limit", "2"), 2, "The first 2 dyads: there are more, --limit N lists N."),
        (2, ("--limit", "2"), 2, "2 dyads"),
    ],
)
def test_a_list_of_dyads_says_what_it_leaves_out(
    run: Run, monkeypatch: pytest.MonkeyPatch, known: int, options: tuple, listed: int, said: str
) -> None:
    row = {"actor": "PAK", "recipient": "IND", "read": 3, "imported": {}}
    monkeypatch.setattr(service, "dyads", lambda *_, limit, **__: iter([row] * min(known, limit)))
    done = run("dyads", *options)
    assert done.stdout.splitlines()[-1] == said
    assert len(run("dyads", *options, "--json").stdout.splitlines()) == listed


def test_the_span_of_dyads_reaches_the_service(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, Any] = {}
    monkeypatch.setattr(service, "dyads", lambda *_, **given: iter(held.update(given) or ()))
    monkeypatch.setattr(following, "empty", lambda _: None)
    monkeypatch.setattr(service, "datasets", lambda _: iter(()))
    done = run("dyads", "--since", "2022-02", "--until", "2022-04")
    assert (held["since"], held["until"]) == ("2022-02", "2022-04")
    assert done.stdout == "No dyads in that span in chancery-record.\n"


def test_a_month_is_written_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [Happening("x", date(2022, 1, 20), "ASSAULT", "material conflict", -8.0)]
    made = series(told, "read", "month")
    one = Followed("read", made, made, (date(2022, 1, 20),) * 2, refused="cannot say",
                   untested=changes.untested(made.values("events"), "month"))  # fmt: skip
    found = Following("PAK", "IND", False, "month", "events", (one,))
    monkeypatch.setattr(service, "follow", lambda *_: found)
    text = " ".join(run("follow", "PAK", "IND").stdout.split())
    assert " 2022-01 1 " in text
    assert "2022-01-01" not in text
    assert "the series is too short (1 months; expected 16 or more)" in text


DEMAND = {
    "demand": "c_123456789012", "made": "2025-05-13", "deadline": "2025-06-01", "by": ["Asim Munir"],
    "to": ["United States"], "what": "RETREAT withdraw: withdraw", "outcome": "ignored",
    "sources": ["Reuters"], "claim": {"sentence_text": "He asked it to withdraw."},
    "answers": [{"outcome": "ignored", "date": "2025-05-20", "claim": "c_999999999999",
                 "why": "the same is demanded again"}],
}  # fmt: skip


def test_demands_are_shown_with_what_answers_them(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: dict[str, Any] = {}

    def demands(_: Path, first: str, second: str, filters: Any) -> Any:
        held.update(sides=(first, second), filters=filters)
        return iter([DEMAND])

    monkeypatch.setattr(service, "demands", demands)
    done = run("demands", "PAK", "USA", "--outcome", "ignored", "--as-of", "2025-07", width=140)
    text = done.stdout
    for part in ("Asim Munir", "by 2025-06-01", "ignored", "c_99999999", "Reuters", "1 demand"):
        assert part in text, part
    assert held["filters"] == service.DemandFilter(("ignored",), None, None, "2025-07")
    assert json.loads(run("demands", "PAK", "USA", "--json").stdout) == DEMAND


def test_the_answers_that_decided_a_demand_are_shown_first(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = ["promised"] * 6 + ["met"]
    answers = [{"outcome": kind, "date": f"2025-05-2{n}", "claim": f"c_{n}000000", "why": "it is so"}
               for n, kind in enumerate(kinds)]  # fmt: skip
    monkeypatch.setattr(
        service, "demands", lambda *_: iter([{**DEMAND, "outcome": "met", "answers": answers}])
    )
    text = " ".join(run("demands", "PAK", "USA", width=140).stdout.split())
    shown = re.findall(r"c_\d000000", text)
    assert shown == ["c_6000000", "c_0000000", "c_1000000", "c_2000000"]
    assert "and 3 more: --json" in text


@pytest.mark.usefixtures("held")
def test_no_demands_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "demands", lambda *_: iter([]))
    assert "No such demands between PAK and USA" in run("demands", "PAK", "USA").stdout


def test_only_so_many_demands_are_listed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "demands", lambda *_: iter([DEMAND] * 3))
    done = run("demands", "PAK", "USA", "--limit", "2", width=140)
    assert done.stdout.splitlines()[-1] == "The first 2 of 3 demands."
    assert done.stdout.count("He asked it") == 2
    assert len(run("demands", "PAK", "USA", "--limit", "2", "--json").stdout.splitlines()) == 2
