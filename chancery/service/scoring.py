"""How much of what was read is right, by a sheet that somebody filled in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chancery.service.sheet import FIELDS, Checked, read_sheet

BANDS = ((0.8, "0.8 and over"), (0.6, "0.6 to 0.8"), (0.4, "0.4 to 0.6"), (0.0, "under 0.4"))
FEWEST = 5  # claims judged of an event type from which it has a row of its own
_Z = 1.959964  # the normal distribution's 97.5th percentile


@dataclass(frozen=True, slots=True)
class Share:
    """Of the claims of which somebody judged a thing, those that have it right.

    `row` is ``field``, ``confidence`` or ``type``, and `name` which; the last two judge the event.
    `low` and `high` are the ends of the 95% interval of `share`, `confidence` the mean of
    the claims judged. All four are None where none was judged.
    """

    row: str
    name: str
    judged: int
    right: int
    share: float | None
    low: float | None
    high: float | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """What a sheet shows: its claims, those of which anything is judged, and the shares right."""

    claims: int
    judged: int
    fields: tuple[Share, ...]
    bands: tuple[Share, ...]
    types: tuple[Share, ...]


def score(sheet: str | Path) -> Scores:
    """What a filled-in sheet says of each field, band of confidence and frequent event type.

    It needs no record. Raises InputError as `read_sheet` does.
    """
    rows = read_sheet(sheet)
    types = Counter(row.event_type for row in rows if row.right["event"] is not None)
    return Scores(
        claims=len(rows),
        judged=sum(any(one is not None for one in row.right.values()) for row in rows),
        fields=tuple(_share("field", field, rows, field) for field in FIELDS),
        bands=tuple(
            _share("confidence", name, [row for row in rows if band(row.confidence) == name])
            for _, name in reversed(BANDS)
        ),
        types=tuple(
            _share("type", kind, [row for row in rows if row.event_type == kind])
            for kind, judged in sorted(types.items(), key=lambda one: (-one[1], one[0]))
            if judged >= FEWEST
        ),
    )


def band(confidence: float) -> str:
    """The band that a confidence from 0 to 1 falls into; its lower end belongs to it."""
    return next(name for least, name in BANDS if confidence >= least)


def _share(row: str, name: str, rows: Iterable[Checked], field: str = "event") -> Share:
    answers = [(one.right[field], one.confidence) for one in rows if one.right[field] is not None]
    judged, right = len(answers), sum(bool(answer) for answer, _ in answers)
    if not judged:
        return Share(row, name, 0, 0, None, None, None, None)
    low, high = wilson(right, judged)
    mean = _mean([confidence for _, confidence in answers])
    return Share(
        row, name, judged, right, *(round(v, 4) for v in (right / judged, low, high, mean))
    )


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The 95% interval of a share, of which `judged`, one or more, were seen.

    E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal
    of the American Statistical Association 22 (1927), 209-212. It holds for few cases too, and
    where none or all are right.
    """
    share, odds = right / judged, _Z**2 / judged
    middle = (share + odds / 2) / (1 + odds)
    half = math.sqrt(share * (1 - share) * odds + odds**2 / 4) / (1 + odds)
    return max(middle - half, 0.0), min(middle + half, 1.0)
