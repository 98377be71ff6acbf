"""The link head: what each piece of a window has to do with what another one anchors.

A product of two projections, a bias by distance and a small layer over the pair, for
every link. The encoder gives the projections of all pieces; pairs are worked out for
the anchors that are asked for only, since most pieces anchor nothing and all pairs of
a window would cost a third as much as the encoder itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Projections(NamedTuple):
    """What the link head is made of, for a window of n pieces.

    `starts` and `ends` are (n, links, depth); `lefts` and `rights` (n, mixed), the two sides
    of the layer over the pair. `apart` (distances, mixed) and `bias` (links, distances) go by
    the distance from anchor to piece, cut at both ends; `mixed` is (mixed, links).
    """

    starts: Floats
    ends: Floats
    lefts: Floats
    rights: Floats
    apart: Floats
    bias: Floats
    mixed: Floats


class Links:
    """The link head's rows in one window, each worked out once."""

    def __init__(self, made_of: Projections) -> None:
        self._made_of = made_of
        self._rows: dict[int, Floats] = {}

    def row(self, anchor: int) -> Floats:
        """(links, n) logits that a piece belongs to what the one at `anchor` anchors."""
        if anchor not in self._rows:
            self.fetch((anchor,))
        return self._rows[anchor]

    def fetch(self, anchors: Iterable[int]) -> None:
        """Work out many rows at once, which costs much less than one after the other."""
        wanted = sorted(set(anchors).difference(self._rows))
        if wanted:
            self._rows.update(zip(wanted, rows(self._made_of, wanted), strict=True))


def rows(made_of: Projections, anchors: list[int]) -> Floats:
    """(anchors, links, n) logits, as `training.model.Reader.links` has them."""
    import numpy as np

    starts, ends, lefts, rights, apart, bias, mixed = made_of
    at, reach = np.array(anchors), len(apart) // 2
    distance = np.clip(np.arange(len(ends)) - at[:, None], -reach, reach) + reach
    pairs = apart[distance]
    pairs += lefts[at][:, None]
    pairs += rights
    np.maximum(pairs, 0.0, out=pairs)
    product = starts[at].swapaxes(0, 1) @ ends.transpose(1, 2, 0)
    found: Floats = product.swapaxes(0, 1) * np.float32(ends.shape[2] ** -0.5)
    found += bias[:, distance].swapaxes(0, 1)
    found += (pairs @ mixed).swapaxes(1, 2)
    return found
