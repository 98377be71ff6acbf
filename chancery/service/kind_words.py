"""Kinds of events in a word, for titles and the lines of a brief."""

from __future__ import annotations

from chancery.model import EventType

_E = EventType
# What each type is called where a title or a line has room for a word or two.
_NOUNS: dict[str, str] = {
    _E.AGREE: "agreement", _E.CONSULT: "talks", _E.SUPPORT: "support",
    _E.CONCEDE: "concession", _E.COOPERATE: "cooperation", _E.AID: "aid",
    _E.RETREAT: "withdrawal", _E.REQUEST: "demand", _E.ACCUSE: "accusation",
    _E.REJECT: "refusal", _E.THREATEN: "threat", _E.PROTEST: "protest",
    _E.SANCTION: "sanctions", _E.MOBILIZE: "mobilisation", _E.COERCE: "coercion",
    _E.ASSAULT: "attack",
}  # fmt: skip


# Modes that another word tells better than their type's.
_FINER: dict[tuple[str, str], str] = {
    (_E.RETREAT, "release"): "release", (_E.RETREAT, "return"): "return",
    (_E.RETREAT, "ceasefire"): "ceasefire", (_E.RETREAT, "disarm"): "disarmament",
    (_E.COERCE, "arrest"): "arrest", (_E.ACCUSE, "investigate"): "investigation",
}  # fmt: skip


def noun(kind: str, mode: str | None = None) -> str:
    """A type, or a mode of it, in a word: ``talks`` for CONSULT."""
    return _FINER.get((kind, mode or ""), _NOUNS.get(kind, kind.lower()))


def many(number: int, one: str) -> str:
    """``1 claim``, ``2,000 claims``."""
    return f"{number:,} {one if number == 1 else one + 's'}"
