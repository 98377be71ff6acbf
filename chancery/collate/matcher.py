"""What a table of weights makes of how alike two claims are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from chancery.collate.fitting import logistic
from chancery.collate.likeness import FEATURES, features, strangers
from chancery.collate.rows import Floats, Ints, Sides


@dataclass(frozen=True, slots=True)
class Matcher:
    """Weights by name of feature: for two claims of one text, and for claims of two texts.

    `threshold` is the mean score from which claims are one event.
    """

    version: str
    within: Mapping[str, float]
    across: Mapping[str, float]
    threshold: float = 0.5

    def weights(self) -> Floats:
        """Two rows of weights in the order of FEATURES."""
        tables = (self.within, self.across)
        return np.array([[table.get(name, 0.0) for name in FEATURES] for table in tables])

    def scores(self, sides: Sides, left: Ints, right: Ints, chunk: int = 20_000) -> Floats:
        """The probability of each pair of rows that the two are one happening; 0 of strangers."""
        weights = self.weights()
        made = np.zeros(len(left))
        for at in range(0, len(left), chunk):
            worth = at + np.flatnonzero(
                ~strangers(sides, left[at : at + chunk], right[at : at + chunk])
            )
            one, other = left[worth], right[worth]
            row = (sides.plain["text"][one] != sides.plain["text"][other]).astype(int)
            total = (features(sides, one, other) * weights[row]).sum(axis=1)
            made[worth] = logistic(total)
        made[left == right] = 1.0
        return np.round(made, 6)
