"""Mentions that the reader gave none of: pronouns, definite roles, names it knew elsewhere."""

from __future__ import annotations

from functools import lru_cache

from chancery.model import Kind, Mention, Reading
from chancery.resolve.coref import words
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import NO_NAMES


def elsewhere(scene: Scene, reading: Reading, taken: set[int]) -> list[tuple[Mention, int, int]]:
    """Names that the reader knew in one place and passed over in another, and those of tables."""
    known: dict[tuple[str, ...], Kind] = {}
    for mention in reading.mentions:
        if mention.kind in _NAMED:
            at, end = scene.range(mention.span)
            known.setdefault(tuple(scene.lows[at:end]), mention.kind)
    found = []
    longest = max(map(len, known), default=0)
    at = 0
    while at < len(scene.lows):
        size = 1
        if scene.upper[at] and at not in taken:
            for length in range(min(longest, len(scene.lows) - at), 0, -1):
                key = tuple(scene.lows[at : at + length])
                kind = known.get(key)
                if (
                    kind
                    and not taken & set(range(at, at + length))
                    and scene.upper[at + length - 1]
                ):
                    found.append((_mention(scene, at, at + length, kind), at, at + length))
                    size = length
                    break
        at += size
    covered = taken | {t for _, start, end in found for t in range(start, end)}
    for hit in scene.hits:
        entry = hit.entries[0]
        kind = Kind.PLACE if entry.kind in {"country", "capital", "city"} else Kind.ORGANISATION
        if entry.kind in {"adjective", "people", "continent"} or not entry.curated or hit.linked:
            continue
        if not covered & set(range(hit.at, hit.end)):
            found.append((_mention(scene, hit.at, hit.end, kind), hit.at, hit.end))
    taken |= {t for _, start, end in found for t in range(start, end)}
    return found


_NAMED = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)


def passed_over(scene: Scene, taken: set[int]) -> list[tuple[Mention, int, int]]:
    """The pronouns, and definite or possessed role nouns, that the reader gave no mention of."""
    found: list[tuple[Mention, int, int]] = []
    roles = tables().roles
    lows = scene.lows
    for at, low in enumerate(lows):
        if at in taken:
            continue
        if low in words.ALL and not (low == "us" and scene.words[at] != "us"):
            if low == "i" and scene.words[at] != "I":
                continue
            found.append((_mention(scene, at, at + 1, Kind.PRONOUN), at, at + 1))
        if _is_noun(low):
            start = _determined(scene, at)
            if start is not None and not _compound(scene, at, roles):
                found.append((_mention(scene, start, at + 1, Kind.ROLE), start, at + 1))
    return found


@lru_cache(maxsize=65536)
def _is_noun(low: str) -> bool:
    """Whether a word, in the singular or plural, is a noun of the kinds that are looked for."""
    held = (tables().roles, words.KIN, words.PLACES)
    noun = low if any(low in nouns for nouns in held) else low.rstrip("s")
    return noun not in words.VAGUE and any(noun in nouns for nouns in held)


def _compound(scene: Scene, at: int, roles: dict[str, str]) -> bool:
    """Whether another noun follows, so that this one is no head: "the army chief"."""
    if at + 1 >= len(scene.lows) or scene.sentence[at + 1] != scene.sentence[at]:
        return False
    low = scene.lows[at + 1]
    return low in roles or low.rstrip("s") in roles or (scene.upper[at + 1] and low not in NO_NAMES)


def _determined(scene: Scene, noun: int) -> int | None:
    """Where the determiner of a noun stands, up to three modifiers before it."""
    for at in range(noun - 1, max(-1, noun - 5), -1):
        low = scene.lows[at]
        if scene.sentence[at] != scene.sentence[noun] or not (low[0].isalnum() or low == "'s"):
            return None
        if low in words.DEFINITE or low in words.POSSESSIVE or low in {"a", "an"}:
            return at
        if low in words.BE or low in words.ALL or low in {"of", "to", "in", "and", "that"}:
            return None
    return None


def _mention(scene: Scene, at: int, end: int, kind: Kind) -> Mention:
    span = scene.span(at, end)
    return Mention(span, span.of(scene.article.text), kind, 0.5)
