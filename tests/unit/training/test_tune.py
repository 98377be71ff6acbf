"""What a claim's confidence is fitted to belongs to that claim."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bench.claims_data import Document
from chancery.model import Reading
from chancery.read.settings import settings
from training import tune

TEXT = (
    "Russian forces shelled Kharkiv on Monday. Ukraine condemned the attack. "
    "The United States sent Ukraine weapons."
)


class Leaving:
    """A resolver that leaves out the first claims of a reading."""

    def __init__(self, out: int) -> None:
        self.out = out

    def resolve(self, reading: Reading) -> Reading:
        return replace(reading, claims=reading.claims[self.out :])


def recorded(trial: tune.Trial) -> list[list[float]]:
    known = settings()
    plain = tune.Recording(known.version, known.modes, known.thresholds, {})
    pairs = list(trial.pairs(plain))
    assert sum(len(read) for _, read in pairs) == len(tune.SEEN) == len(trial.rows)
    return [list(row) for row in tune.SEEN]


def test_what_was_seen_is_kept_of_the_claims_that_are_left() -> None:
    trial = tune.Trial([Document(name, TEXT, None, ()) for name in ("one", "two")])
    trial.resolver = Leaving(0)  # type: ignore[assignment]
    every = recorded(trial)
    count = len(every) // 2
    assert count >= 2
    assert every[:count] == every[count:]
    trial.resolver = Leaving(1)  # type: ignore[assignment]
    assert recorded(trial) == 2 * every[1:count]


def test_the_middle_of_a_plateau_is_chosen() -> None:
    scores = {0.1: 0.0, 0.2: 0.9, 0.3: 0.0, 0.4: 0.8, 0.5: 0.8, 0.6: 0.8, 0.7: 0.0}
    found = tune.best(
        settings(), "said", np.array(list(scores)), lambda one: scores[one.threshold("said")]
    )
    assert found.threshold("said") == 0.5
    assert found.threshold("actor") == settings().threshold("actor")


def test_nothing_is_recorded_where_the_settings_do_not() -> None:
    trial = tune.Trial([Document("one", TEXT, None, ())])
    assert len(list(trial.pairs(settings()))) == 1
    assert tune.SEEN == []
