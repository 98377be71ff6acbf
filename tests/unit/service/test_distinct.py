"""A contradiction that several events show in the same words is listed once."""

from __future__ import annotations

import pytest

from chancery.service.parting import distinct

A, B, C, D = ("a1", 0), ("a1", 40), ("a2", 0), ("a2", 90)


def row(name, field="happened"):
    return {"event": name, "field": field, "versions": [{"value": "yes"}, {"value": "no"}]}


@pytest.mark.parametrize(
    ("found", "kept", "note"),
    [
        ([({A}, {A}, "e1"), ({A}, {A}, "e2")], ["e1"], "the same sentence: the first"),
        ([({B}, {B}, "e1"), ({A}, {B}, "e2")], ["e2"], "the one that rests on more"),
        ([({A}, {B}, "e1"), ({B}, {C}, "e2")], ["e1", "e2"], "each has one of its own"),
        ([({A}, {A}, "e1"), ({A}, {B}, "e2")], ["e1", "e2"], "told in one, denied in the other"),
        ([({A}, {A}, "e1"), ({A}, {A}, "e2", "when")], ["e1", "e2"], "another field"),
        (
            [({A, B}, {C}, "e1", "who"), ({B}, {C, D}, "e2", "who")],
            ["e1"],
            "who did it, in some of the same words",
        ),
        ([({A}, {C}, "e1", "who"), ({B}, {C}, "e2", "who")], ["e1"], "in one of them"),
        ([({A}, {C}, "e1", "who"), ({B}, {D}, "e2", "who")], ["e1", "e2"], "in other words"),
        ([({C}, {C}, "e1"), ({A}, {B}, "e2"), ({B}, {B}, "e3")], ["e1", "e2"], "in order"),
        ([], [], "none"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_distinct(found, kept, note):
    rows = distinct(((frozenset(yes), frozenset(no)), row(*named)) for yes, no, *named in found)
    assert [one["event"] for one in rows] == kept, note
