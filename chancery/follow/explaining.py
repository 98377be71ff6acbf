"""What made a change: which kinds of event became more or fewer, and which events stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from chancery.follow.series import Happening

NEAR = 21  # days from the change in which its events are looked for
KINDS = 4
EVENTS = 4


@dataclass(frozen=True, slots=True)
class Shift:
    """One kind of event on either side of a change: how many a week, and its part of the shift.

    `share` is the change of its weekly sum over the change of all kinds' together,
    so that 1.2 and -0.2 are possible.
    """

    kind: str
    before: float
    after: float
    share: float


@dataclass(frozen=True, slots=True)
class Drivers:
    """What made a change: kinds by their part in it, and the events that began or ended there."""

    kinds: tuple[Shift, ...]
    began: tuple[Happening, ...]
    ended: tuple[Happening, ...]


def drivers(
    told: Sequence[Happening],
    change: date,
    span: tuple[date, date],
    weigh: Callable[[Happening], float],
) -> Drivers:
    """Why the sum of `weigh` shifted on the day `change`, from the events in `span`.

    `span` holds the first day of the level before and the last of the level after.
    """
    weeks = (
        max((change - span[0]).days / 7, 1 / 7),
        max((span[1] - change).days + 1, 1) / 7,
    )
    number: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    total: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for one in told:
        if not span[0] <= one.day <= span[1]:
            continue
        side = int(one.day >= change)
        number[one.named][side] += 1 / weeks[side]
        total[one.named][side] += weigh(one) / weeks[side]
    moved = {kind: after - before for kind, (before, after) in total.items()}
    whole = sum(moved.values())
    shifts = [
        Shift(kind, round(before, 2), round(after, 2), round(moved[kind] / (whole or 1.0), 3))
        for kind, (before, after) in number.items()
    ]
    shifts.sort(key=lambda one: (-one.share, one.kind))
    kinds = tuple(one for one in shifts[:KINDS] if one.share > 0)
    upward = 1.0 if whole > 0 else -1.0
    return Drivers(
        kinds,
        _nearest(told, kinds, change, lambda one: upward * weigh(one), begun=True),
        _nearest(told, kinds, change, lambda one: -upward * weigh(one), begun=False),
    )


def _nearest(
    told: Sequence[Happening],
    kinds: tuple[Shift, ...],
    change: date,
    weigh: Callable[[Happening], float],
    *,
    begun: bool,
) -> tuple[Happening, ...]:
    """The weightiest events close to the change that point its way, one a kind, day and wording."""
    part = {one.kind: one.share for one in kinds}
    first, last = (0, NEAR) if begun else (-NEAR, -1)
    best: dict[tuple[str, date, str], tuple[float, Happening]] = {}
    for one in told:
        weight = weigh(one) * (0.1 + part.get(one.named, 0.0)) * (1 + len(one.origins)) ** 0.5
        if not first <= (one.day - change).days <= last or weight <= 0:
            continue
        key = (one.named, one.day, one.what)
        weight += best.get(key, (0.0, one))[0]  # several rows of one happening weigh together
        best[key] = (weight, one)
    chosen = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].day, pair[1].id))[:EVENTS]
    return tuple(sorted((one for _, one in chosen), key=lambda one: (one.day, one.id)))
