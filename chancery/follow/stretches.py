"""A baseline's design in small blocks, for the weighted squares that fitting needs by the thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Stretches:
    """The design cut at the knots: a day has two of them, and the weekdays.

    Its weighted square is then made of small blocks, a thirtieth of the work.
    """

    def __init__(self, design: Floats, knots: int) -> None:
        import numpy as np

        self.width = design.shape[1]
        first = np.minimum(np.arange(len(design)) * (knots - 1) // (len(design) - 1), knots - 2)
        longest = int(np.bincount(first).max())
        self.days = np.zeros((knots - 1, longest), dtype=np.intp)
        self.columns = np.array([
            [at, at + 1, *range(knots, self.width)] for at in range(knots - 1)
        ])  # fmt: skip
        self.blocks = np.zeros((knots - 1, longest, self.columns.shape[1]))
        for at in range(knots - 1):
            inside = np.flatnonzero(first == at)
            self.days[at, : len(inside)] = inside
            self.blocks[at, : len(inside)] = design[inside][:, self.columns[at]]

    def weighted(self, weight: Floats) -> Floats:
        """The sum over days of the design's outer product with itself, times each day's weight."""
        import numpy as np

        made = (self.blocks * weight[self.days][:, :, None]).transpose(0, 2, 1) @ self.blocks
        found = np.zeros((self.width, self.width))
        np.add.at(found, (self.columns[:, :, None], self.columns[:, None, :]), made)
        return found
