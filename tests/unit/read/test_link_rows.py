"""The link head's rows: worked out together, one after the other or by the formula, they are the same."""

from __future__ import annotations

import numpy as np
import pytest

from chancery.read.pairs import Links, Projections, rows

PIECES, LINKS, DEPTH, MIXED, REACH = 7, 3, 4, 5, 2


@pytest.fixture
def made_of() -> Projections:
    rng = np.random.default_rng(1)

    def some(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32)

    return Projections(
        some(PIECES, LINKS, DEPTH), some(PIECES, LINKS, DEPTH), some(PIECES, MIXED), some(PIECES, MIXED),
        some(2 * REACH + 1, MIXED), some(LINKS, 2 * REACH + 1), some(MIXED, LINKS),
    )  # fmt: skip


def formula(of: Projections, link: int, anchor: int, piece: int) -> float:
    apart = min(max(piece - anchor, -REACH), REACH) + REACH
    product = of.starts[anchor, link] @ of.ends[piece, link] / DEPTH**0.5
    layer = np.maximum(of.lefts[anchor] + of.rights[piece] + of.apart[apart], 0.0)
    return product + of.bias[link, apart] + layer @ of.mixed[:, link]


def test_every_row_is_as_the_formula_has_it(made_of: Projections) -> None:
    found = rows(made_of, [0, 3, PIECES - 1])
    for at, anchor in enumerate((0, 3, PIECES - 1)):
        right = [[formula(made_of, k, anchor, j) for j in range(PIECES)] for k in range(LINKS)]
        assert found[at] == pytest.approx(np.array(right), abs=1e-5)


def test_a_row_is_the_same_alone_and_among_others(made_of: Projections) -> None:
    together, alone = Links(made_of), Links(made_of)
    together.fetch([5, 2, 2, 0])
    together.fetch([2, 6])
    for anchor in (0, 2, 5, 6):
        assert together.row(anchor) == pytest.approx(alone.row(anchor), abs=1e-6)


def test_a_row_is_worked_out_once(made_of: Projections) -> None:
    links = Links(made_of)
    links.fetch([4])
    first = links.row(4)
    links.fetch([4, 1])
    assert links.row(4) is first
