"""Series from columns: the same points as `series` makes, of many thousand events at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chancery.follow.series import OTHER, Point, Series, mean, starts, summed


@dataclass(frozen=True, slots=True)
class Block:
    """Events as columns of one length: days (datetime64), texts, numbers with NaN where absent.

    `stories` are what events were told in; those without one are each their own origin.
    """

    days: Any
    kinds: Any
    quads: Any
    goldstein: Any
    intensity: Any
    stories: Any
    outward: Any


def joined(blocks: Sequence[Block]) -> Block:
    """Several blocks as one."""
    import numpy as np

    columns = {name: [getattr(b, name) for b in blocks] for name in Block.__slots__}
    return Block(**{name: np.concatenate(held) for name, held in columns.items()})


def block_series(block: Block, origin: str, step: str, span: tuple[date, date]) -> Series:
    """The series of a block over a span; raises UsageError where it is too long."""
    import numpy as np

    inside = (block.days >= np.datetime64(span[0])) & (block.days <= np.datetime64(span[1]))
    periods = starts(span, step)
    edges = np.array(periods, dtype="datetime64[D]")
    at = np.searchsorted(edges, block.days[inside].astype("datetime64[D]"), side="right") - 1
    number = len(periods)

    def counted(weights: Any = None) -> Any:
        return np.bincount(at, weights, minlength=number)

    gold, force = block.goldstein[inside], block.intensity[inside]
    kinds, kind_counts = _crossed(at, block.kinds[inside], number, OTHER)
    quads, quad_counts = _crossed(at, block.quads[inside], number, "")
    events, outward = counted(), counted(block.outward[inside])
    origins = _origins(at, block.stories[inside], number)
    sums = [counted(np.nan_to_num(values)) for values in (gold, force)]
    known = [counted(~np.isnan(values)) for values in (gold, force)]
    points = []
    for n, start in enumerate(periods):
        if not events[n]:
            points.append(Point(start))
            continue
        by_quad = {quads[i]: int(c) for i, c in enumerate(quad_counts[n]) if c and quads[i]}
        means = [mean(float(s[n]), int(k[n])) for s, k in zip(sums, known, strict=True)]
        points.append(Point(
            start=start, events=int(events[n]), outward=int(outward[n]), reports=int(events[n]),
            origins=int(origins[n]),
            types={kinds[i]: int(c) for i, c in enumerate(kind_counts[n]) if c}, quads=by_quad,
            cooperation=sum(c for quad, c in by_quad.items() if "cooperation" in quad),
            conflict=sum(c for quad, c in by_quad.items() if "conflict" in quad),
            goldstein_sum=summed(sums[0][n]), goldstein_mean=means[0],
            intensity_sum=summed(sums[1][n]), intensity_mean=means[1],
        ))  # fmt: skip
    return Series(origin, step, tuple(points))


def _coded(values: Iterable[Any], length: int) -> tuple[list[Any], Any]:
    """Different values in order, and the place of each value among them."""
    import numpy as np

    first: dict[Any, int] = {}
    places = np.fromiter((first.setdefault(v, len(first)) for v in values), np.int64, length)
    order = sorted(first, key=lambda value: "" if value is None else str(value))
    ranks = np.empty(len(first), dtype=np.int64)
    for rank, value in enumerate(order):
        ranks[first[value]] = rank
    return order, ranks[places] if length else places


def _crossed(at: Any, values: Any, number: int, absent: str) -> tuple[list[str], Any]:
    """Names in order, and how often each stands in each period."""
    import numpy as np

    names, codes = _coded((v if v is not None else absent for v in values.tolist()), len(values))
    width = max(len(names), 1)
    counts = np.bincount(at * width + codes, minlength=number * width)
    return names, counts.reshape(number, width)


def _origins(at: Any, stories: Any, number: int) -> Any:
    """How many different stories each period has, those without one counted singly."""
    import numpy as np

    names, codes = _coded(stories.tolist(), len(stories))
    single = np.array([names[c] is None for c in codes], dtype=bool)
    told = np.unique(at[~single] * max(len(names), 1) + codes[~single])
    different = np.bincount(told // max(len(names), 1), minlength=number)
    return different + np.bincount(at[single], minlength=number)
