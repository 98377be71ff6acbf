"""What a claim's confidence is fitted to belongs to that claim."""

from __future__ import annotations

from dataclasses import replace

from bench.claims_data import Document
from chancery.model import Reading
from chancery.read.settings import settings
from training import tune

TEXT = (
    "Russian forces shelled Kharkiv on Monday. Ukraine condemned the attack. "
    "The United States sent Ukraine weapons."
)


class Dropping:
    """A resolver that makes one claim of the first two."""

    def resolve(self, reading: Reading) -> Reading:
        return replace(reading, claims=reading.claims[1:])


def recorded(trial: tune.Trial) -> list[list[float]]:
    known = settings()
    plain = tune.Recording(known.version, known.modes, known.thresholds, {})
    pairs = list(trial.pairs(plain))
    assert sum(len(read) for _, read in pairs) == len(tune.SEEN) == len(trial.rows)
    return [list(row) for row in tune.SEEN]


def test_what_was_seen_is_kept_of_the_claims_that_are_left() -> None:
    trial = tune.Trial([Document(name, TEXT, None, ()) for name in ("one", "two")])
    every = recorded(trial)
    count = len(every) // 2
    assert count >= 2
    assert every[:count] == every[count:]
    trial.resolver = Dropping()  # type: ignore[assignment]
    assert recorded(trial) == 2 * every[1:count]


def test_nothing_is_recorded_where_the_settings_do_not() -> None:
    trial = tune.Trial([Document("one", TEXT, None, ())])
    assert len(list(trial.pairs(settings()))) == 1
    assert tune.SEEN == []
