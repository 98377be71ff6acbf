"""How alike two claims are, as numbers with names, many pairs at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from chancery.collate import circumstances
from chancery.collate.measures import (
    both,
    common,
    contained,
    jaccard,
    senses,
    shared_context,
    shared_matter,
    shared_words,
)  # fmt: skip
from chancery.collate.rows import (
    FORCE,
    MOST_RARE,
    NONE,
    RELEASE,
    SPEECH,
    TALKS,
    Bools,
    Floats,
    Ints,
    Sides,
    near_table,
)  # fmt: skip

TWINS = 0.7  # likeness of words from which two articles have one sentence
OTHER_MATTER = 0.05  # share of what two articles are about below which they are on two matters
MOST_CALLED = 6  # people from which not all of those that a claim names are held
UNLIKE = 0.25  # cosine of two triggers below which they have nothing in common

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
    "bare and later", "near class", "context", "rarest context", "context and class",
    "context and near", "context and day", "party words", "parties contained", "countries contained",
    "unsaid apart", "half said apart", "parties or none", "gist and day", "unlike word", "all alike",
    "twins", "twins, other word", "gist, other word", "told a day apart", "recipients apart",
    "gist apart", "namesakes",
)  # fmt: skip


def features(sides: Sides, left: Ints, right: Ints) -> Floats:
    """One row of FEATURES for each pair of rows; the same whichever side comes first."""
    a = {name: column[left] for name, column in sides.plain.items()}
    b = {name: column[right] for name, column in sides.plain.items()}
    sets = {name: common(column[left], column[right]) for name, column in sides.sets.items()
            if name != "words"}  # fmt: skip
    known = {name: (held[left] > 0) & (held[right] > 0) for name, held in sides.counts.items()}
    same_text = a["text"] == b["text"]
    same_class = both(a["class"], b["class"])
    same_trigger = both(a["trigger"], b["trigger"])
    near_class = near_table()[a["class_number"], b["class_number"]] & ~same_class
    words, rarest, rare = shared_words(sides, left, right)
    context, rarest_context = shared_context(sides, left, right)
    gist, titles = shared_matter(sides, left, right)
    gist, titles = np.where(same_text, 0.0, gist), np.where(same_text, 0.0, titles)
    twins = ~same_text & (words >= TWINS)
    parties = jaccard(sides, "parties", left, right, sets["parties"])
    time = circumstances.time(a, b)
    sense = senses(sides, left, right)
    place = circumstances.place(sides, left, right, a, b)
    symmetric = (a["symmetric"] | b["symmetric"]) == 1
    amounts = circumstances.amounts(sides, left, right)
    # Two articles, and nothing in both that only one happening would have.
    bare = ~same_text & (rare == 0) & (sets["names"] == 0) & (sets["countries"] < 2)
    bare &= ~place["same place"] & (amounts["same number"] == 0)
    union = sides.counts["countries"][left], sides.counts["countries"][right]
    made = {
        "always": np.ones(len(left)),
        **circumstances.types(a, b),
        "parties": parties,
        "countries": jaccard(sides, "countries", left, right, sets["countries"]),
        "countries apart": known["countries"] & (sets["countries"] == 0),
        **circumstances.roles(sides, left, right, a["symmetric"] | b["symmetric"]),
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
        "sentences apart": same_text * np.minimum(np.abs(a["sentence"] - b["sentence"]), 20) / 20,
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
        "nobody": ~known["parties"],
        "titles and class": titles * same_class,
        "sense and day": sense["trigger"] * time["same day"],
        "article and class": np.where(same_text, 0.0, sense["article"]) * same_class,
        "force, place and day": _group(a, b, FORCE) * place["same place"] * time["same day"],
        "text and words": same_text * words,
        **_hosts(sides, left, right, a, b),
        "one war": (a["war"] == 1) & (b["war"] == 1) & same_text & (sets["countries"] > 0),
        "bare": bare,
        "bare and later": bare & (time["same day"] == 0),
        "near class": near_class,
        "context": context,
        "rarest context": rarest_context / MOST_RARE,
        "context and class": context * same_class,
        "context and near": context * near_class,
        "context and day": context * (time["same day"] + time["day apart"]),
        "party words": contained(sides, "party_words", left, right, sets["party_words"]),
        "parties contained": contained(sides, "parties", left, right, sets["parties"]),
        "countries contained": contained(sides, "countries", left, right, sets["countries"]),
        "parties or none": np.where(known["parties"], 0.0, 1.0),
        "gist and day": gist * (time["same day"] + time["day apart"]),
        "unlike word": ~same_class & ~near_class & (sense["trigger"] < UNLIKE),
        "namesakes": _namesakes(sides, left, right, sets),
        "gist apart": ~same_text & (gist < OTHER_MATTER),
        "twins": twins & same_trigger,
        "twins, other word": twins & ~same_trigger,
        "gist, other word": gist * ~same_trigger,
        "told a day apart": (a["told"] + b["told"] == 2) & (time["day apart"] == 1),
        "all alike": same_class * context * parties,
    }
    return np.column_stack([np.asarray(made[name], dtype=float) for name in FEATURES])


def strangers(sides: Sides, left: Ints, right: Ints) -> Bools:
    """Which pairs need no look: of two texts, with other words for the deed and no party in common."""
    plain = sides.plain
    apart: Bools = plain["text"][left] != plain["text"][right]
    apart &= ~both(plain["class"][left], plain["class"][right])
    apart &= ~near_table()[plain["class_number"][left], plain["class_number"][right]]
    for name in ("countries", "parties"):
        rest = np.flatnonzero(apart)
        column = sides.sets[name]
        apart[rest] = common(column[left[rest]], column[right[rest]]) == 0
    return apart


def _namesakes(sides: Sides, left: Ints, right: Ints, sets: Mapping[str, Ints]) -> Bools:
    """Whether a surname is on both sides that goes with another name, whoever else both name."""
    most = np.maximum(sides.counts["called"][left], sides.counts["called"][right])
    found: Bools = (sets["surnames"] > sets["called"]) & (most < MOST_CALLED)
    return found


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
