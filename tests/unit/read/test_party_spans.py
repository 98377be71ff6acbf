"""Parties as whole words and names: what a hyphen, a title or an adjective cuts off is put back."""

from __future__ import annotations

import re
from types import SimpleNamespace

import numpy as np
import pytest

from chancery.model import Span
from chancery.read import labels
from chancery.read.links import Rows, Sight, unhyphened, whole
from chancery.read.settings import Settings
from chancery.read.windows import Pieces, Window

SETTINGS = Settings("read@7", (), {}, {"bias": 1.0})


@pytest.mark.parametrize(
    ("text", "read", "made"),
    [
        ("Gunmen shot a 16-year-old girl.", "16", "16-year-old"),
        ("Gunmen shot a nine-year-old girl.", "old girl", "nine-year-old girl"),
        ("It left rebel-held villages.", "held villages", "rebel-held villages"),
        ("It blamed Lashkar-e-Omar for it.", "Omar", "Lashkar-e-Omar"),
        ("It blamed al-Omar for it.", "Omar", "al-Omar"),
        # two parties on either side of a hyphen
        ("The Peru-Chile talks failed.", "Chile", "Chile"),
        ("The Israel-Chad talks failed.", "Chad", "Chad"),
        ("The U.S.-Chad talks failed.", "Chad", "Chad"),
        # a title is nobody without the name
        ("It praised Mr. Bland yesterday.", "Mr", "Mr. Bland"),
        ("It praised Mrs Bland's sister.", "Mrs", "Mrs Bland"),
        ("It praised the gen. of the corps.", "gen", "gen"),
        # an adjective says of whom only with its noun
        ("He met foes in the Serbian cabinet.", "foes in the Serbian", "foes in the Serbian cabinet"),
        ("It hit part of a North Korean port.", "part of a North Korean", "part of a North Korean port"),
        ("He met his foes among Serbian ministers.", "Serbian", "Serbian"),
        ("He spoke of a friend of the German and left.", "a friend of the German", "a friend of the German"),
        ("He met a friend of Bland yesterday.", "a friend of Bland", "a friend of Bland"),
    ],
)  # fmt: skip
def test_a_party_is_whole(text: str, read: str, made: str) -> None:
    start = text.index(read)
    assert whole(Span(start, start + len(read)), (), text).of(text) == made


@pytest.mark.parametrize(
    ("text", "start", "made"),
    [
        ("near Bab-el-Mandeb", "Mandeb", "Bab-el-Mandeb"),
        ("in Deir ez-Zor", "Zor", "ez-Zor"),
        ("the Peru-Chile border", "Chile", "Chile"),
    ],
)
def test_a_place_behind_a_particle(text: str, start: str, made: str) -> None:
    assert text[unhyphened(text.index(start), text) :].startswith(made)


@pytest.mark.parametrize(
    ("text", "linked", "parties"),
    [
        ("Pirates seized the Malta-flagged vessel Eliza", ["the", "Malta", "flagged", "Eliza"],
         ["the Malta-flagged vessel Eliza"]),
        ("Pirates seized 12-year-old Omar", ["12", "Omar"], ["12-year-old Omar"]),
        ("Pirates seized Mr. Bland", ["Bland", "Mr"], ["Mr. Bland"]),
        ("Pirates seized Peru-Chile cargo", ["Peru", "Chile"], ["Peru", "Chile"]),
    ],
)  # fmt: skip
def test_what_a_hyphen_or_a_title_parts_is_one(
    text: str, linked: list[str], parties: list[str]
) -> None:
    cuts = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text)]
    size = len(cuts) + 2
    starts, ends = ([0, *(cut[i] for cut in cuts), 0] for i in (0, 1))
    window = Window(Pieces([0] * size, [0] * size, starts, ends), 1, [-1, *[0] * len(cuts), -1])
    row = np.full((len(labels.LINKS), size), -4.0, np.float32)
    for at, (start, end) in enumerate(cuts, start=1):
        if text[start:end] in linked:
            row[:, at] = 3.0
    links = SimpleNamespace(row=lambda _anchor: row)
    heads = SimpleNamespace(
        links=links,
        names=np.eye(1, len(labels.NAMES), dtype=np.float32).repeat(size, 0),
        roles=np.eye(1, len(labels.ROLES), dtype=np.float32).repeat(size, 0),
    )
    found = Rows(Sight(window, text, heads), SETTINGS, 2).parties("recipient", Span(8, 14))
    assert [f.span.of(text) for f in found] == parties
