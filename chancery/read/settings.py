"""What was learnt beside the weights: mode names, thresholds, calibration. Data, not code."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import exp

from chancery import assets

SETTINGS = "reader.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """Read from `reader.json`, written by `training.export` and `training.tune`.

    `thresholds` are probabilities by name; `calibration` the weights of a
    logistic regression from the heads' scores to the share of claims found right.
    """

    version: str
    modes: tuple[str, ...]
    thresholds: dict[str, float] = field(default_factory=dict)
    calibration: dict[str, float] = field(default_factory=dict)

    def threshold(self, name: str) -> float:
        """The threshold of that name, 0.5 where none was tuned."""
        return self.thresholds.get(name, 0.5)

    def confidence(self, features: dict[str, float]) -> float:
        """Calibrated probability of features such as ``{"trigger": 0.9, ...}``."""
        weights = self.calibration
        total = weights.get("bias", 0.0)
        total += sum(weights.get(name, 0.0) * value for name, value in features.items())
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings shipped with the weights."""
    import msgspec

    return msgspec.json.decode(assets.path(SETTINGS).read_bytes(), type=Settings)
