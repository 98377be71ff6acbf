"""Filters in Python by the names of the command line, and by the plural ones."""

from __future__ import annotations

import pydoc
from pathlib import Path

import pytest
from making import whole

import chancery
from chancery.cli.options import claim_filter
from chancery.errors import UsageError
from chancery.service import ClaimFilter, EventFilter
from chancery.service.filter_names import SPELLINGS, filter_by
from chancery.store import Record


def test_every_option_of_the_command_line_is_a_name() -> None:
    given = {"min_confidence": 0.5, "limit": 3, "dyad": ("PAK", "IND"), "between": None}
    for name in claim_filter.__annotations__:
        if name != "return":
            assert filter_by(ClaimFilter, {name: given.get(name, "x")})
    for option in SPELLINGS.keys() - {"dataset"}:
        assert filter_by(ClaimFilter, {option: "x"}) != ClaimFilter()


def test_one_value_is_several_of_one() -> None:
    wanted = ClaimFilter(types=("AID",), statuses=("actual",), text="grain")
    assert (
        filter_by(ClaimFilter, {"type": "AID", "statuses": "actual", "search": "grain"}) == wanted
    )
    assert filter_by(EventFilter, {"dataset": "icews"}) == EventFilter(datasets=("icews",))
    base = ClaimFilter(since="2022")
    assert filter_by(ClaimFilter, {}, base=base) is not None
    assert filter_by(ClaimFilter, {"type": ("AID", "ASSAULT")}, base=base) == ClaimFilter(
        types=("AID", "ASSAULT"), since="2022"
    )


def test_wrong_names_are_told_the_right_ones() -> None:
    with pytest.raises(UsageError, match="filter kind: not known, expected some of: types, stat"):
        filter_by(ClaimFilter, {"kind": "AID"})
    with pytest.raises(UsageError, match="filter types and type: expected one of them"):
        filter_by(ClaimFilter, {"types": "AID", "type": "AID"})
    with pytest.raises(UsageError, match="filter stance: not known"):
        filter_by(EventFilter, {"stance": "denies"})


def test_frames_take_them(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", create=True) as opened:
        opened.writer(version="0", stages="read@1 resolve@1").add(whole())
    tables = chancery.record(tmp_path / "r")
    assert [row["event_type"] for row in tables.claims(type="RETREAT")] == ["RETREAT"]
    assert [row["event_type"] for row in tables.claims(status="actual")] == ["REQUEST"]
    assert list(tables.imported(dyad=("RUS", "UKR"), type="ASSAULT")) == []


def test_help_tells_of_the_tables_and_the_names() -> None:
    text = pydoc.plain(pydoc.render_doc(chancery.record))
    for word in ("claims(", "imported(", "panel(", "to_pandas", "types", "--search", "ClaimFilter"):
        assert word in text
