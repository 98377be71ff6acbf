"""A contradiction that several events show in the same words is listed once."""

from __future__ import annotations

import pytest

from chancery.service.parting import distinct

A, B, C = ("a1", 0), ("a1", 40), ("a2", 0)


def row(name, field="happened"):
    return {"event": name, "field": field}


@pytest.mark.parametrize(
    ("found", "kept", "note"),
    [
        ([({A}, row("e1")), ({A}, row("e2"))], ["e1"], "the same sentence: the first"),
        ([({B}, row("e1")), ({A, B}, row("e2"))], ["e2"], "the one that rests on more"),
        ([({A, B}, row("e1")), ({B, C}, row("e2"))], ["e1", "e2"], "each has one of its own"),
        ([({A}, row("e1")), ({A}, row("e2", "when"))], ["e1", "e2"], "another field"),
        ([({C}, row("e1")), ({A, B}, row("e2")), ({A}, row("e3"))], ["e1", "e2"], "in order"),
        ([], [], "none"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_distinct(found, kept, note):
    rows = distinct((frozenset(places), one) for places, one in found)
    assert [one["event"] for one in rows] == kept, note
