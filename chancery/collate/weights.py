"""The matcher's weights as a small table, and the matcher's reasons in words."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import numpy as np

from chancery.assets.files import path
from chancery.collate.faces import Face
from chancery.collate.likeness import FEATURES, features
from chancery.collate.matcher import Matcher
from chancery.collate.rows import Sides
from chancery.collate.words import rarity
from chancery.errors import AssetError, RecordError

STAGE = "collate@5"
_SAID: dict[str, tuple[str, str]] = {
    # feature: what it says where it speaks for one event, and where against
    "same type": ("both are {kind}", "both are {kind}"),
    "other type": ("{kind} and {other}", "{kind} is not {other}"),
    "kindred type": ("{kind} and {other} may be one", "{kind} and {other}"),
    "other mode": ("other modes", "done in another way: {mode} and {other_mode}"),
    "parties": ("the same parties: {parties}", "the parties {parties}"),
    "countries": ("the same countries: {countries}", "the countries {countries}"),
    "two shared": ("two parties or more in common", "two parties or more in common"),
    "shared name": ("{names} in both", "{names} in both"),
    "countries apart": ("no country in common", "no country in common"),
    "other names": ("no name in common", "no name in common"),
    "counterparts differ": ("other counterparts", "other counterparts"),
    "same day": ("the same day", "the same day"),
    "day apart": ("a day apart", "a day apart"),
    "days apart": ("{days} days apart", "{days} days apart"),
    "told apart": ("told on other days", "told on other days"),
    "same place": ("the same place: {place}", "the same place"),
    "other place": ("other places", "other places: {place} and {other_place}"),
    "same number": ("numbers that agree", "numbers that agree"),
    "other number": ("numbers that do not agree", "numbers that do not agree"),
    "same trigger": ("the same word, {trigger}", "the same word, {trigger}"),
    "same class": ("{trigger} and {other_trigger} tell the same", "{trigger}, {other_trigger}"),
    "trigger sense": ("{trigger} is near to {other_trigger}", "{trigger}, {other_trigger}"),
    "words": ("words in common: {words}", "words in common: {words}"),
    "rarest word": ("the rare word {word}", "the rare word {word}"),
    "sentence sense": ("sentences of like meaning", "sentences of like meaning"),
    "gist": ("articles on one matter", "articles on one matter"),
    "titles": ("titles alike", "titles alike"),
    "article sense": ("articles of like meaning", "articles of like meaning"),
    "near class": ("{trigger} and {other_trigger} may tell one thing",) * 2,
    "unlike word": ("{trigger} and {other_trigger}", "{trigger} has nothing of {other_trigger}"),
    "context": ("sentences and titles alike",) * 2,
    "rarest context": ("a rare word in both sentences or titles",) * 2,
    "party words": ("parties named alike",) * 2,
    "told a day apart": ("told on days next to each other",) * 2,
    "twins": ("the same sentence in both",) * 2,
    "twins, other word": ("the same sentence, of two of its words",) * 2,
    "turned round": ("who did it to whom is turned round",) * 2,
    "actors apart": ("other actors", "other actors"),
    "recipients apart": ("other recipients", "other recipients"),
    "namesakes": ("two people of one family name",) * 2,
    "gist apart": ("articles on two matters", "articles on two matters"),
    "other time": ("told as done and as to come",) * 2,
    "same sentence": ("in one sentence", "two words of one sentence"),
}


def shipped() -> Matcher:
    """The matcher that ships; raises AssetError where its table is not there or broken."""
    return parse(path("collate.weights.json").read_text(encoding="utf-8"), AssetError)


def parse(body: str, error: type[AssetError | RecordError] = RecordError) -> Matcher:
    """The matcher of a JSON table; its version is a digest of the weights."""
    try:
        held = json.loads(body)
        within, across = (
            {str(k): float(v) for k, v in held[name].items()} for name in ("within", "across")
        )
        threshold = float(held["threshold"])
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise error(
            f"the matcher's weights cannot be understood ({fault!r}): "
            "run `chancery learn` again, or reinstall the package"
        ) from fault
    unknown = sorted((set(within) | set(across)) - set(FEATURES))
    if unknown:
        raise error(f"weights of unknown features {', '.join(unknown)}: expected those of {STAGE}")
    return Matcher(version_of(within, across, threshold), within, across, threshold)


def version_of(within: dict[str, float], across: dict[str, float], threshold: float) -> str:
    """The stage's version with a digest of its weights."""
    text = json.dumps([within, across, threshold], sort_keys=True)
    return f"{STAGE}+{sha256(text.encode()).hexdigest()[:8]}"


def dump(matcher: Matcher) -> str:
    """The table of a matcher, for `parse`."""
    rounded: dict[str, Any] = {
        name: {key: round(value, 4) for key, value in table.items()}
        for name, table in (("within", matcher.within), ("across", matcher.across))
    }
    return json.dumps({**rounded, "threshold": matcher.threshold}, indent=1) + "\n"


def reasons(matcher: Matcher, sides: Sides, one: Face, other: Face, most: int = 5) -> list[str]:
    """What spoke most for or against one event, in words, each with what it added."""
    left, right = np.array([sides.row[one.id]]), np.array([sides.row[other.id]])
    if one.id == other.id:
        return ["the same words, of the same day"]
    weights = matcher.weights()[int(one.text != other.text)]
    values = features(sides, left, right)[0]
    added = sorted(
        ((abs(w * v), name, w * v) for name, v, w in zip(FEATURES, values, weights, strict=True)),
        reverse=True,
    )
    said = [(name, value) for size, name, value in added if name in _SAID and size >= 0.1]
    facts = _facts(one, other)
    return [
        f"{_SAID[name][int(value < 0)].format(**facts)} ({value:+.1f})"
        for name, value in said[:most]
    ]


def _facts(one: Face, other: Face) -> dict[str, str]:
    shared = sorted(one.words & other.words, key=lambda word: (-rarity(word), word))
    days = 0
    if one.days and other.days:
        days = max(0, one.days.first - other.days.last, other.days.first - one.days.last)
    return {
        "kind": one.kind, "other": other.kind,
        "mode": one.mode or "-", "other_mode": other.mode or "-",
        "parties": _listed(one.parties & other.parties),
        "countries": _listed(one.countries & other.countries),
        "names": _listed(n for n in one.parties & other.parties if not n.startswith("country:")),
        "days": str(days),
        "place": one.spot.name if one.spot else "-",
        "other_place": other.spot.name if other.spot else "-",
        "trigger": one.trigger, "other_trigger": other.trigger,
        "words": ", ".join(shared[:4]) or "-", "word": shared[0] if shared else "-",
    }  # fmt: skip


def _listed(names: Any) -> str:
    found = sorted({str(name).partition(":")[2] or str(name) for name in names})
    return ", ".join(found[:3]) or "-"
