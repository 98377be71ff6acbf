"""Whom "you" means: who speaks before or next in a transcript, else the other side of whoever speaks."""

from __future__ import annotations

from typing import Protocol

from chancery.resolve.who_guess import Guess, state
from chancery.resolve.who_home import Setting
from chancery.resolve.who_scene import Scene

SECOND = frozenset("you your yours yourself yourselves".split())
# From this share of a text's names another country is the one that is spoken to.
_OTHER = 0.2
# A speaker whose country is all that a text speaks of talks to his own.
_OWN = 0.75


class Talk(Protocol):
    """What this module needs of the cast: who speaks in turn with whom."""

    scene: Scene
    setting: Setting

    def at(self, at: int, end: int) -> Guess:
        """Who tokens [at, end) are."""

    def partners(self, at: int) -> list[tuple[int, int]]:
        """Those who speak in turn with whoever speaks at a token, the likeliest first."""


def addressed(cast: Talk, at: int, speaker: Guess) -> Guess:
    """The country of whoever is called "you" at a token by a speaker."""
    scene = cast.scene
    for said in cast.partners(at):
        guess = cast.at(*said)
        if guess.country and (guess.entity or guess.country) != (speaker.entity or speaker.country):
            span = scene.span(*said)
            words = span.of(scene.article.text)
            return guess._replace(
                confidence=round(guess.confidence * 0.7, 3),
                why=f"spoken to, as {words!r} speaks in turn: {guess.why}",
                evidence=(span, *guess.evidence),
            )
    if speaker.country is None:
        return Guess(confidence=0.2, why=f"{scene.lows[at]!r} stands for nobody in particular")
    standing = cast.setting.standing
    own = next((share for code, share in standing if code == speaker.country), 0.0)
    other = next(((c, share) for c, share in standing if c != speaker.country), None)
    if other and other[1] >= _OTHER and own < _OWN:
        why = f"spoken to by {state(speaker.country)}, and the other country of the text"
        return Guess(country=other[0], confidence=0.45, why=why)
    if own >= _OWN:
        return Guess(country=speaker.country, confidence=0.4, why="spoken to by their own")
    return Guess(confidence=0.2, why=f"{scene.lows[at]!r} stands for nobody in particular")
