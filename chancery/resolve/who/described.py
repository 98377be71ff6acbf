"""Whom a definite description means that was named before: "the secretary of state", "the group".

A wrong link is worse than none: it takes one candidate, and no other of the
kind, in the sentences before.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery.assets.fold import fold
from chancery.resolve.who import referents
from chancery.resolve.who.guess import Guess
from chancery.resolve.who.phrase import Phrase

_PERSON_BACK, _BODY_BACK = 6, 3  # sentences
_SURE = 0.8
_ARMED = frozenset({"REB", "PRM", "CRM"})
# What a noun may stand for: sectors of bodies.
_KINDS = {
    "group": _ARMED,
    "militia": _ARMED,
    "militants": _ARMED,
    "insurgents": _ARMED,
    "rebels": _ARMED,
    "network": _ARMED,
    "spy agency": frozenset({"SPY"}),
    "intelligence agency": frozenset({"SPY"}),
    "intelligence service": frozenset({"SPY"}),
    "party": frozenset({"PTY", "OPP"}),
    "newspaper": frozenset({"JRN"}),
}
# What only an international body is called, whatever its sector.
_LEAGUES = frozenset({"alliance", "bloc"})
_BETWEEN_STATES = frozenset({"IGO", "EUR", "IMG"})
_ARTICLES = frozenset({"the", "this", "that"})


def named_before(cast: referents.Company, phrase: Phrase) -> Guess | None:
    """The one person or body of the sentences before that a description fits, if there is one."""
    if not phrase.definite or phrase.country or phrase.owner or phrase.former:
        return None
    scene = cast.scene
    said = " ".join(low for low in scene.lows[phrase.at : phrase.end] if low not in _ARTICLES)
    found = dict(_persons(cast, phrase.at, said)) or dict(_bodies(cast, phrase.at, said))
    if len({guess.entity for guess in found.values()}) != 1:
        return None
    (at, end), guess = max(found.items(), key=lambda item: item[0])
    span = scene.span(at, end)
    return guess._replace(
        confidence=round(guess.confidence * _SURE, 3),
        why=f"{said!r} is taken for {span.of(scene.article.text)!r}: {guess.why}",
        evidence=(span, *guess.evidence),
    )


def _persons(
    cast: referents.Company, before: int, said: str
) -> Iterator[tuple[tuple[int, int], Guess]]:
    """The named people of the sentences before who hold the office that is said."""
    sentence = cast.scene.sentence
    first = cast.scene.begins(sentence[before] - _PERSON_BACK)
    for at, end in cast.lineup.between(first, before):
        if end <= before:
            guess = cast.at(at, end)
            if guess.person and guess.name and guess.entity and _holds(guess.role, said):
                yield (at, end), guess


def _holds(role: str | None, said: str) -> bool:
    """Whether an office is called so in short: "ambassador" for "Ambassador to Pakistan"."""
    full = fold(role or "")
    return full == said or full.startswith((f"{said} of ", f"{said} to "))


def _bodies(
    cast: referents.Company, before: int, said: str
) -> Iterator[tuple[tuple[int, int], Guess]]:
    """The named bodies of the sentences before that are of the kind that is said."""
    if said not in _KINDS and said not in _LEAGUES:
        return
    sentence = cast.scene.sentence
    for hit in set(cast.scene.hit_at.values()):
        at, end = hit.at, hit.end
        if hit.place or end > before or sentence[before] - sentence[at] > _BODY_BACK:
            continue
        guess = cast.at(at, end)
        if not guess.name or not (guess.entity or "").startswith("org:"):
            continue
        kind = (
            guess.country in _BETWEEN_STATES if said in _LEAGUES else guess.sector in _KINDS[said]
        )
        if kind:
            yield (at, end), guess
