"""Whom "you" means: who speaks before or next in a transcript, else the other side of whoever speaks.

A speech to somebody is headed by whom it is to ("Address to the Knesset",
"remarks before their meeting"); whose attacks a text speaks of is not whom it thanks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from chancery.resolve.lookup.scene import Scene
from chancery.resolve.who.guess import Guess, state
from chancery.resolve.who.home import Setting, known

# From this share of a text's names another country is the one that is spoken to.
_OTHER = 0.2
# A speaker whose country is all that a text speaks of talks to his own.
_OWN = 0.75
# Titles of what is said to somebody's face, and words before what it is about.
_TALK = re.compile(
    r"\b(?:address|appeal|audience|briefing|call|conference|conversation|interview|letter|meeting|"
    r"message|met|negotiations|receive[sd]?|remarks|session|speech|spoke|summit|talk(?:s|ed)?|visit)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^(?:QUESTION|Question|Q|REPORTER|Reporter) ?:", re.MULTILINE)
_ABOUT = frozenset("about against amid concerning on over regarding".split())
# "our countries" are those of both who talk.
_SHARED = frozenset(
    "countries delegations governments leaders nations peoples presidents states".split()
)
# What "we" did with whoever is spoken to.
_WITH_YOU = frozenset(
    "adopted agreed discuss discussed exchanged met reviewed signed talked".split()
)
_ADVERBS = frozenset("also both have jointly then today will".split())


class Talk(Protocol):
    """What this module needs of the cast: who speaks in turn with whom."""

    scene: Scene
    setting: Setting

    def at(self, at: int, end: int) -> Guess:
        """Who tokens [at, end) are."""

    def turn(self, at: int) -> tuple[int, int] | None:
        """The speaker of a transcript whose turn a token stands in."""

    def partners(self, at: int) -> list[tuple[int, int]]:
        """Those who speak in turn with whoever speaks at a token, the likeliest first."""


def addressed(cast: Talk, at: int, speaker: Guess) -> Guess:
    """The country of whoever is called "you" at a token by a speaker."""
    scene, asked = cast.scene, _asked(cast, at)
    for said in cast.partners(at):
        guess = cast.at(*said)
        same = (guess.entity or guess.country) == (speaker.entity or speaker.country)
        if guess.country and (asked or not same):
            span = scene.span(*said)
            words = span.of(scene.article.text)
            return guess._replace(
                confidence=round(guess.confidence * 0.7, 3),
                why=f"spoken to, as {words!r} speaks in turn: {guess.why}",
                evidence=(span, *guess.evidence),
            )
    likely = _other_side(cast, speaker.country, asked=asked) if speaker.country else None
    why = f"{scene.lows[at]!r} stands for nobody in particular"
    return likely or Guess(confidence=0.2, why=why)


def _other_side(cast: Talk, speaker: str, *, asked: bool) -> Guess | None:
    """To whom the country that speaks says "you", as far as the text tells."""
    if asked:
        return Guess(country=speaker, confidence=0.5, why="asked in this country's text")
    if met := _headed(cast, speaker):
        why = f"spoken to by {state(speaker)}, and the other side of the title"
        return Guess(country=met, confidence=0.5, why=why)
    if code := other(cast.setting.standing, speaker, cast.setting.hostile):
        why = f"spoken to by {state(speaker)}, and the other country of the text"
        return Guess(country=code, confidence=0.45, why=why)
    if dict(cast.setting.standing).get(speaker, 0.0) >= _OWN:
        return Guess(country=speaker, confidence=0.4, why="spoken to by their own")
    return None


def _asked(cast: Talk, at: int) -> bool:
    """Whether a token stands in a question of a transcript, and who asks is nobody's official."""
    text, here = cast.scene.article.text, cast.scene.starts[at]
    return cast.turn(at) is None and _QUESTION.search(text, 0, here) is not None


def _headed(cast: Talk, speaker: str) -> str | None:
    """The first country or body beside the speaker's in the title of a talk, foes left out."""
    title = cast.scene.article.text.partition("\n")[0]
    if not _TALK.search(title):
        return None
    return next(
        (c for c in _named(cast, len(title)) if c != speaker and c not in cast.setting.hostile),
        None,
    )


def _named(cast: Talk, stop: int) -> Iterator[str]:
    """The countries and bodies named before a character, but for those that are spoken about."""
    scene, setting = cast.scene, cast.setting
    places = [
        (hit.at, setting.code(hit)) for hit in scene.hits if hit.place or hit.entries[0].curated
    ]
    people = [
        (run.at, known(scene, setting.people, run.at, run.end))
        for run in scene.runs
        if scene.starts[run.at] < stop
    ]
    for at, code in sorted((at, code) for at, code in [*places, *people] if code):
        if scene.starts[at] >= stop:
            return
        if _ABOUT.isdisjoint(scene.lows[max(0, at - 2) : at]):
            yield code


def other(
    standing: Sequence[tuple[str, float]], speaker: str, foes: Collection[str] = ()
) -> str | None:
    """The country that one speaks to who speaks for another, if a text is much about it."""
    shares = dict(standing)
    if shares.get(speaker, 0.0) >= _OWN:
        return None
    likely = (c for c, share in standing if c != speaker and share >= _OTHER)
    return next((c for c in likely if c not in foes), None)


def inclusive(cast: Talk, at: int, end: int, speaker: Guess) -> list[tuple[str, str]]:
    """Whoever speaks and whoever is spoken to, of "our countries" and "we discussed"; else nobody."""
    lows = cast.scene.lows
    shared = lows[at] == "our" and lows[end - 1] in _SHARED
    if not (shared or (lows[at:end] == ["we"] and _with_you(lows[end : end + 2]))):
        return []
    with_whom = addressed(cast, at, speaker) if speaker.country else speaker
    if not (speaker.country and with_whom.country) or with_whom.country == speaker.country:
        return []
    return [(speaker.country, speaker.why), (with_whom.country, with_whom.why)]


def _with_you(after: Sequence[str]) -> bool:
    """Whether the verb behind "we" is of what is done together, up to one adverb before it."""
    return after[:1] != [] and (
        after[0] in _WITH_YOU or (after[0] in _ADVERBS and not _WITH_YOU.isdisjoint(after[1:]))
    )
