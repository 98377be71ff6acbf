"""What a claim's confidence is fitted to belongs to that claim."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bench.claims_data import Document, Item, Voice
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


PERU, PRESS = Voice(("PER", True), "asserts"), Voice((None, False), "asserts")


@pytest.mark.parametrize(
    ("voices", "share"),
    [
        ((PRESS, replace(PERU, via=0)), 1.0),
        ((replace(PERU, via=1), PRESS), 1.0),  # the order tells nothing
        ((PRESS, PERU), 0.0),
        ((PRESS, replace(PERU, via=0, stance="denies")), 0.0),
        ((PERU,), 0.0),
        ((), 0.0),
    ],
)
def test_accounts_are_right_with_stance_and_chain(voices: tuple[Voice, ...], share: float) -> None:
    gold = Item("g", "ASSAULT", (0, 5), frozenset({"PER"}), voices=(PRESS, replace(PERU, via=0)))
    read = Item("r", "ASSAULT", (0, 5), voices=voices)  # its parties are wrong
    missed = replace(gold, id="m", trigger=(50, 55))
    assert tune.told([([gold, missed], [read])]) == share


def test_nothing_found_is_nothing_right() -> None:
    assert tune.told([([], [])]) == 0.0
