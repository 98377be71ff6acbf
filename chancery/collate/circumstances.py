"""What pairs of claims tell of kind, who, when, where and how many, compared, many pairs at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from chancery.collate.measures import both, common, jaccard, kilometres, numbers_fit
from chancery.collate.rows import FAR, KIN_TABLE, NEAR, NONE, Bools, Floats, Ints, Sides


def types(a: Mapping[str, Ints], b: Mapping[str, Ints]) -> dict[str, NDArray[np.generic]]:
    """How the two compare by type, mode, status and denial."""
    same = a["kind"] == b["kind"]
    kin = KIN_TABLE[a["kind"], b["kind"]]
    modes = (a["mode"] != NONE) & (b["mode"] != NONE) & same
    past_a, past_b = a["status"] <= 2, b["status"] <= 2
    return {
        "same type": same,
        "kindred type": kin & ~same,
        "other type": ~kin & ~same,
        "same mode": modes & (a["mode"] == b["mode"]),
        "other mode": modes & (a["mode"] != b["mode"]),
        "same status": a["status"] == b["status"],
        "other time": (a["status"] != b["status"]) & ~(past_a & past_b),
        "denied": a["denied"] != b["denied"],
    }


def roles(sides: Sides, left: Ints, right: Ints, symmetric: Ints) -> dict[str, NDArray[np.generic]]:
    """Whether the same did it to the same, or the one to the other what that did to him."""
    actors, recipients = sides.sets["actors"], sides.sets["recipients"]
    shared = common(actors[left], actors[right])
    taken = common(recipients[left], recipients[right])
    named, addressed = sides.counts["actors"] > 0, sides.counts["recipients"] > 0
    apart = named[left] & named[right] & (shared == 0)
    crossed = (common(actors[left], recipients[right]) > 0) & (
        common(recipients[left], actors[right]) > 0
    )
    directed = symmetric == 0
    return {
        "actors": jaccard(sides, "actors", left, right, shared) * directed,
        "actors apart": apart & directed,
        "recipients": jaccard(sides, "recipients", left, right, taken) * directed,
        "recipients apart": addressed[left] & addressed[right] & (taken == 0) & directed,
        "turned round": apart & crossed & directed,
    }


def time(a: Mapping[str, Ints], b: Mapping[str, Ints]) -> dict[str, Floats]:
    """How far apart they are told to have been."""
    dated = (a["dated"] == 1) & (b["dated"] == 1)
    days = np.maximum(0, np.maximum(a["first"] - b["last"], b["first"] - a["last"]))
    exact = (a["exact"] == 1) & (b["exact"] == 1)
    told = (a["told"] == 1) & (b["told"] == 1)
    later = np.log1p(np.minimum(days, 60)) / np.log(61)
    made = {
        "same day": dated & exact & (days == 0),
        "day apart": dated & (days == 1),
        "days apart": np.where(dated, later, 0.0),
        "told apart": dated & told & (days > 1),
        "period": dated & ~exact & (days == 0),
        "undated": ~dated,
        "unsaid apart": np.where(dated & (a["told"] + b["told"] == 0), later, 0.0),
        "half said apart": np.where(dated & (a["told"] + b["told"] == 1), later, 0.0),
    }
    return {name: np.asarray(column, dtype=float) for name, column in made.items()}


def place(
    sides: Sides, left: Ints, right: Ints, a: Mapping[str, Ints], b: Mapping[str, Ints]
) -> dict[str, Bools]:
    """Whether they were at one place, or far from each other."""
    fine = (a["fine"] == 1) & (b["fine"] == 1)
    same = fine & both(a["place"], b["place"])
    away = np.full(len(left), np.nan)
    placed = ~np.isnan(sides.point[:, 0])
    known = np.flatnonzero(placed[left] & placed[right])
    away[known] = kilometres(sides.point[left[known]], sides.point[right[known]])
    near, far = np.nan_to_num(away, nan=80.0) <= NEAR, np.nan_to_num(away, nan=80.0) >= FAR
    abroad = (a["place_country"] != NONE) & (b["place_country"] != NONE)
    abroad &= (a["place_country"] != b["place_country"]) & ~fine
    return {"same place": same | (fine & near), "other place": (fine & far & ~same) | abroad}


def amounts(sides: Sides, left: Ints, right: Ints) -> dict[str, Floats]:
    """Whether a kind of number fits on both sides, or none does though both have it."""
    same, other = np.zeros(len(left)), np.zeros(len(left))
    for i in np.flatnonzero(sides.counted[left] & sides.counted[right]):
        found = numbers_fit(sides.amounts[left[i]], sides.amounts[right[i]])
        same[i], other[i] = float(found == 1), float(found == -1)
    return {"same number": same, "other number": other}
