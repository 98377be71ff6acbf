"""How alike two claims are, as numbers with names, many pairs at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from chancery.collate.faces import Amount
from chancery.collate.rows import (
    FAR,
    FORCE,
    KIN_TABLE,
    MOST_RARE,
    NEAR,
    NONE,
    RARE,
    RELEASE,
    SPEECH,
    TALKS,
    Bools,
    Floats,
    Ints,
    Sides,
)  # fmt: skip

FEATURES = (
    "always", "same type", "kindred type", "other type", "same mode", "other mode",
    "same status", "other time", "denied", "parties", "countries", "countries apart", "actors",
    "actors apart", "recipients", "turned round", "shared name", "other names", "same day",
    "day apart", "days apart", "told apart", "period", "undated", "same place", "other place",
    "same number", "other number", "same trigger", "same class", "words", "rarest word", "gist",
    "same sentence", "sentences apart", "class and parties", "words and day", "gist and class",
    "two shared", "counterparts differ", "titles", "rare words", "both unreal", "trigger sense",
    "sentence sense", "article sense", "sense and parties", "same day and parties",
    "trigger and gist", "rare trigger", "sense and gist", "trigger and words", "same text",
    "trigger and text", "trigger and name", "class and name", "talks", "force", "release", "speech",
    "talks and name", "talks and two", "force and gist", "force and class", "speech and words",
    "release and words", "nobody", "titles and class", "sense and day", "article and class",
    "force, place and day", "text and words", "hosts apart", "host named", "one war", "bare",
    "bare and later",
)  # fmt: skip


def features(sides: Sides, left: Ints, right: Ints) -> Floats:
    """One row of FEATURES for each pair of rows; the same whichever side comes first."""
    a = {name: column[left] for name, column in sides.plain.items()}
    b = {name: column[right] for name, column in sides.plain.items()}
    sets = {name: _common(column[left], column[right]) for name, column in sides.sets.items()
            if name != "words"}  # fmt: skip
    known = {name: (_count(column[left]) > 0) & (_count(column[right]) > 0)
             for name, column in sides.sets.items()}  # fmt: skip
    same_text = a["text"] == b["text"]
    same_class = _both(a["class"], b["class"])
    same_trigger = _both(a["trigger"], b["trigger"])
    words, rarest, rare = _words(sides, left, right)
    gist, titles = _articles(sides, left, right)
    gist, titles = np.where(same_text, 0.0, gist), np.where(same_text, 0.0, titles)
    parties = _jaccard(sides, "parties", left, right, sets["parties"])
    time = _time(a, b)
    sense = _sense(sides, left, right)
    place = _place(sides, left, right, a, b)
    symmetric = (a["symmetric"] | b["symmetric"]) == 1
    amounts = _amounts(sides, left, right)
    # Two articles, and nothing in both that only one happening would have.
    bare = ~same_text & (rare == 0) & (sets["names"] == 0) & (sets["countries"] < 2)
    bare &= ~place["same place"] & (amounts["same number"] == 0)
    union = _count(sides.sets["countries"][left]), _count(sides.sets["countries"][right])
    made = {
        "always": np.ones(len(left)),
        **_types(a, b),
        "parties": parties,
        "countries": _jaccard(sides, "countries", left, right, sets["countries"]),
        "countries apart": known["countries"] & (sets["countries"] == 0),
        **_roles(sides, left, right, a["symmetric"] | b["symmetric"]),
        "shared name": sets["names"] > 0,
        "other names": known["names"] & (sets["names"] == 0),
        **time,
        **place,
        **amounts,
        "same trigger": same_trigger,
        "same class": same_class,
        "words": words,
        "rarest word": rarest / MOST_RARE,
        "gist": gist,
        "same sentence": same_text & (a["sentence"] == b["sentence"]),
        "sentences apart": np.where(
            same_text, np.minimum(np.abs(a["sentence"] - b["sentence"]), 20) / 20, 0.0
        ),
        "class and parties": same_class * parties,
        "words and day": words * time["same day"],
        "gist and class": gist * same_class,
        "two shared": (sets["countries"] >= 2) | (sets["parties"] >= 2),
        "counterparts differ": symmetric
        & (np.minimum(*union) >= 2)
        & (sets["countries"] < np.minimum(*union)),
        "titles": titles,
        "rare words": np.minimum(rare, 4) / 4,
        "both unreal": (a["status"] >= 3) & (b["status"] >= 3),
        "trigger sense": sense["trigger"],
        "sentence sense": sense["sentence"],
        "article sense": np.where(same_text, 0.0, sense["article"]),
        "sense and parties": sense["trigger"] * parties,
        "same day and parties": time["same day"] * parties,
        "trigger and gist": same_trigger * gist,
        "rare trigger": same_trigger * sides.trigger_rarity[left] / MOST_RARE,
        "sense and gist": sense["trigger"] * gist,
        "trigger and words": same_trigger * words,
        "same text": same_text,
        "trigger and text": same_trigger & same_text,
        "trigger and name": same_trigger & (sets["names"] > 0),
        "class and name": same_class & (sets["names"] > 0),
        **_groups(a, b, sets, words, gist, same_class),
        "nobody": (_count(sides.sets["parties"][left]) == 0)
        | (_count(sides.sets["parties"][right]) == 0),
        "titles and class": titles * same_class,
        "sense and day": sense["trigger"] * time["same day"],
        "article and class": np.where(same_text, 0.0, sense["article"]) * same_class,
        "force, place and day": _group(a, b, FORCE) * place["same place"] * time["same day"],
        "text and words": same_text * words,
        **_hosts(sides, left, right, a, b),
        "one war": (a["war"] == 1) & (b["war"] == 1) & same_text & (sets["countries"] > 0),
        "bare": bare,
        "bare and later": bare & (time["same day"] == 0),
    }
    return np.column_stack([np.asarray(made[name], dtype=float) for name in FEATURES])


def _hosts(
    sides: Sides, left: Ints, right: Ints, a: Mapping[str, Ints], b: Mapping[str, Ints]
) -> dict[str, NDArray[np.generic]]:
    """Two sides' official voices on talks: each on its own, or one naming the other's country."""
    countries = sides.sets["countries"]
    both = (a["side"] != NONE) & (b["side"] != NONE) & (a["side"] != b["side"])
    named = (countries[left] == b["side"][:, None]).any(axis=1)
    named |= (countries[right] == a["side"][:, None]).any(axis=1)
    talks = (a["symmetric"] == 1) & (b["symmetric"] == 1)
    return {"hosts apart": both & ~named & talks, "host named": both & named & talks}


def _group(a: Mapping[str, Ints], b: Mapping[str, Ints], kinds: Ints) -> Bools:
    """Whether both sides' types belong to a group."""
    found: Bools = np.isin(a["kind"], kinds) & np.isin(b["kind"], kinds)
    return found


def _groups(  # noqa: PLR0913 - what has been worked out already
    a: Mapping[str, Ints],
    b: Mapping[str, Ints],
    sets: Mapping[str, Ints],
    words: Floats,
    gist: Floats,
    same_class: Bools,
) -> dict[str, NDArray[np.generic]]:
    """What counts for meetings, for force, for giving way and for mere words."""
    talks, force = _group(a, b, TALKS), _group(a, b, FORCE)
    release, speech = _group(a, b, RELEASE), _group(a, b, SPEECH)
    return {
        "talks": talks,
        "force": force,
        "release": release,
        "speech": speech,
        "talks and name": talks & (sets["names"] > 0),
        "talks and two": talks & ((sets["countries"] >= 2) | (sets["parties"] >= 2)),
        "force and gist": force * gist,
        "force and class": force & same_class,
        "speech and words": speech * words,
        "release and words": release * words,
    }


def _both(one: Ints, other: Ints) -> Bools:
    found: Bools = (one == other) & (one != NONE)
    return found


def _count(rows: Ints) -> Ints:
    found: Ints = (rows != NONE).sum(axis=1)
    return found


def _common(one: Ints, other: Ints) -> Ints:
    """How many of one row's numbers are in the other's."""
    hits = (one[:, :, None] == other[:, None, :]) & (one != NONE)[:, :, None]
    found: Ints = hits.any(axis=2).sum(axis=1)
    return found


def _jaccard(sides: Sides, name: str, left: Ints, right: Ints, common: Ints) -> Floats:
    column = sides.sets[name]
    union = _count(column[left]) + _count(column[right]) - common
    made: Floats = np.where(common > 0, common / np.maximum(union, 1), 0.0)
    return made


def _words(sides: Sides, left: Ints, right: Ints) -> tuple[Floats, Floats, Ints]:
    """The shared words' rarity over the geometric mean of both sides'; the rarest; how many rare."""
    one, other = sides.sets["words"][left], sides.sets["words"][right]
    hits = (one[:, :, None] == other[:, None, :]).any(axis=2) & (one != NONE)
    held = np.where(hits, sides.rarity[left], 0.0)
    whole = np.sqrt(sides.rarity[left].sum(axis=1) * sides.rarity[right].sum(axis=1))
    shared = held.sum(axis=1) / np.maximum(whole, 1e-9)
    return np.minimum(shared, 1.0), held.max(axis=1, initial=0.0), (held >= RARE).sum(axis=1)


def _articles(sides: Sides, left: Ints, right: Ints) -> tuple[Floats, Floats]:
    """The Jaccards of what two articles are about and of their titles, once for each two articles."""
    one, other = sides.gist_row[left], sides.gist_row[right]
    size = len(sides.gists) + 1
    pairs, back = np.unique(
        np.minimum(one, other) * size + np.maximum(one, other), return_inverse=True
    )
    first, second = pairs // size, pairs % size
    found = []
    for rows in (sides.gists, sides.titles):
        common = np.concatenate(
            [_common(rows[first[i : i + 2000]], rows[second[i : i + 2000]])
             for i in range(0, len(first), 2000)] or [np.zeros(0, dtype=np.int64)]
        )  # fmt: skip
        union = _count(rows[first]) + _count(rows[second]) - common
        found.append((common / np.maximum(union, 1))[back.reshape(-1)])
    return found[0], found[1]


def _sense(sides: Sides, left: Ints, right: Ints) -> dict[str, Floats]:
    """The cosines of what the triggers, sentences and articles mean, none below 0."""
    senses = sides.senses
    one, other = sides.gist_row[left], sides.gist_row[right]
    made = {
        "trigger": (senses["trigger"][left] * senses["trigger"][right]).sum(axis=1),
        "sentence": (senses["sentence"][left] * senses["sentence"][right]).sum(axis=1),
        "article": (senses["article"][one] * senses["article"][other]).sum(axis=1),
    }
    return {name: np.maximum(cosine, 0.0).astype(float) for name, cosine in made.items()}


def _types(a: Mapping[str, Ints], b: Mapping[str, Ints]) -> dict[str, NDArray[np.generic]]:
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


def _roles(
    sides: Sides, left: Ints, right: Ints, symmetric: Ints
) -> dict[str, NDArray[np.generic]]:
    actors, recipients = sides.sets["actors"], sides.sets["recipients"]
    shared = _common(actors[left], actors[right])
    taken = _common(recipients[left], recipients[right])
    apart = (_count(actors[left]) > 0) & (_count(actors[right]) > 0) & (shared == 0)
    crossed = (_common(actors[left], recipients[right]) > 0) & (
        _common(recipients[left], actors[right]) > 0
    )
    directed = symmetric == 0
    return {
        "actors": _jaccard(sides, "actors", left, right, shared) * directed,
        "actors apart": apart & directed,
        "recipients": _jaccard(sides, "recipients", left, right, taken) * directed,
        "turned round": apart & crossed & directed,
    }


def _time(a: Mapping[str, Ints], b: Mapping[str, Ints]) -> dict[str, Floats]:
    dated = (a["dated"] == 1) & (b["dated"] == 1)
    days = np.maximum(0, np.maximum(a["first"] - b["last"], b["first"] - a["last"]))
    exact = (a["exact"] == 1) & (b["exact"] == 1)
    told = (a["told"] == 1) & (b["told"] == 1)
    made = {
        "same day": dated & exact & (days == 0),
        "day apart": dated & (days == 1),
        "days apart": np.where(dated, np.log1p(np.minimum(days, 60)) / np.log(61), 0.0),
        "told apart": dated & told & (days > 1),
        "period": dated & ~exact & (days == 0),
        "undated": ~dated,
    }
    return {name: np.asarray(column, dtype=float) for name, column in made.items()}


def kilometres(one: Floats, other: Floats) -> Floats:
    """Between points of latitude and longitude on the globe; not a number where one is unknown."""
    first, second = np.radians(one), np.radians(other)
    lat, lon = second[:, 0] - first[:, 0], second[:, 1] - first[:, 1]
    across = (
        np.sin(lat / 2) ** 2 + np.cos(first[:, 0]) * np.cos(second[:, 0]) * np.sin(lon / 2) ** 2
    )
    made: Floats = 12_742 * np.arcsin(np.sqrt(np.clip(across, 0.0, 1.0)))
    return made


def _place(
    sides: Sides, left: Ints, right: Ints, a: Mapping[str, Ints], b: Mapping[str, Ints]
) -> dict[str, Bools]:
    fine = (a["fine"] == 1) & (b["fine"] == 1)
    same = fine & _both(a["place"], b["place"])
    away = kilometres(sides.point[left], sides.point[right])
    near, far = np.nan_to_num(away, nan=80.0) <= NEAR, np.nan_to_num(away, nan=80.0) >= FAR
    abroad = (a["place_country"] != NONE) & (b["place_country"] != NONE)
    abroad &= (a["place_country"] != b["place_country"]) & ~fine
    return {"same place": same | (fine & near), "other place": (fine & far & ~same) | abroad}


def _amounts(sides: Sides, left: Ints, right: Ints) -> dict[str, Floats]:
    """Whether a kind of number fits on both sides, or none does though both have it."""
    same, other = np.zeros(len(left)), np.zeros(len(left))
    for i in np.flatnonzero(sides.counted[left] & sides.counted[right]):
        found = fit(sides.amounts[left[i]], sides.amounts[right[i]])
        same[i], other[i] = float(found == 1), float(found == -1)
    return {"same number": same, "other number": other}


def fit(one: Sequence[Amount], other: Sequence[Amount]) -> int:
    """1 where a number of one kind can be the same on both sides, -1 where none can, else 0."""
    pairs = [(a, b) for a in one for b in other if a.kind == b.kind]
    if not pairs:
        return 0
    return 1 if any(a.low <= b.high and b.low <= a.high for a, b in pairs) else -1
