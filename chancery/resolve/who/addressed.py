"""Whom "you" means: who speaks before or next in a transcript, else the other side of whoever speaks.

A speech to somebody is headed by whom it is to ("Address to the Knesset",
"remarks before their meeting"); whose attacks a text speaks of is not whom it thanks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from chancery.model import Article
from chancery.resolve.lookup.scene import Scene, scene
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
    (
        "adopted agreed discuss discussed discussing exchange exchanged exchanging meet meeting met "
        "reviewed reviewing signed talk talked talking"
    ).split()
)
_ADVERBS = frozenset(
    (
        "already also are be been both going had have jointly just now shall then to today were will "
        "would"
    ).split()
)
_ADVERBS_MOST = 4
# How "I spoke with X" is said, a few sentences before "we discussed".
_MET = frozenset(
    "call conversation held meeting met negotiations spoke spoken talked talks".split()
)
_WITHS = (["to"], ["with"])
_WITHIN = 10  # tokens from "I" to the meeting, and from there to who was met
_BACK = 3  # sentences
_TITLE = 300  # characters of a first line that may be a title


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
    asked, turn = _asked(cast, at), cast.turn(at)
    # "you" is told by a side, which has no entity: whose turn it is tells who speaks
    own = cast.at(*turn) if turn else speaker
    for said in cast.partners(at):
        guess = cast.at(*said)
        if guess.country and (asked or not _same(guess, own)):
            span = cast.scene.span(*said)
            words = span.of(cast.scene.article.text)
            return guess._replace(
                confidence=round(guess.confidence * 0.7, 3),
                why=f"spoken to, as {words!r} speaks in turn: {guess.why}",
                evidence=(span, *guess.evidence),
            )
    likely = _other_side(cast, speaker.country, asked=asked) if speaker.country else None
    why = f"{cast.scene.lows[at]!r} stands for nobody in particular"
    return likely or Guess(confidence=0.2, why=why)


def _same(one: Guess, other: Guess) -> bool:
    """Whether two labels are of one speaker: by name, else by country."""
    if one.entity and other.entity:
        return one.entity == other.entity
    return one.country == other.country


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
    title, setting = _title(cast.scene.article), cast.setting
    if not _TALK.search(title):
        return None
    seen = scene(Article(title, published=cast.scene.article.published))
    named = (code for _, code in _named(seen, setting, range(len(seen.words))))
    return next((c for c in named if c != speaker and c not in setting.hostile), None)


def _title(article: Article) -> str:
    """The title, else the first line where it is short and not all there is."""
    first, _, more = article.text.partition("\n")
    if len(first) < _TITLE and more.strip() and _TALK.search(first):
        return first
    return article.title or ""


def _named(seen: Scene, setting: Setting, tokens: range) -> Iterator[tuple[int, str]]:
    """The countries and bodies named within tokens, but for those that are spoken about."""
    places = [
        (hit.at, setting.code(hit))
        for hit in seen.hits
        if hit.at in tokens and (hit.place or hit.entries[0].curated)
    ]
    people = [
        (run.at, known(seen, setting.people, run.at, run.end))
        for run in seen.runs
        if run.at in tokens
    ]
    for at, code in sorted((at, code) for at, code in [*places, *people] if code):
        if _ABOUT.isdisjoint(seen.lows[max(0, at - 2) : at]):
            yield at, code


def _met(cast: Talk, before: int, speaker: str) -> str | None:
    """Whom the speaker told just before that he spoke with: "I met with X. We discussed ..."."""
    scene = cast.scene
    for at in range(before - 1, -1, -1):
        if scene.sentence[before] - scene.sentence[at] > _BACK:
            return None
        if scene.lows[at] not in _MET or not _by_me(scene, at):
            continue
        with_whom = next((i for i in range(at + 1, at + 4) if scene.lows[i : i + 1] in _WITHS), at)
        if with_whom == at and scene.lows[at] != "met":
            continue
        named = _named(scene, cast.setting, range(with_whom + 1, with_whom + _WITHIN))
        here = (c for i, c in named if scene.sentence[i] == scene.sentence[at] and c != speaker)
        if found := next(here, None):
            return found
    return None


def _by_me(scene: Scene, at: int) -> bool:
    """Whether who speaks is the subject of a verb of meeting, or of the verb before its noun."""
    first = range(max(0, at - _WITHIN), at)
    return any(
        scene.lows[i] in {"i", "we"} and scene.sentence[i] == scene.sentence[at] for i in first
    )


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
    we = lows[at:end] == ["we"] and _with_you(cast.scene, end)
    if not (shared or we) or not speaker.country:
        return []
    if we and (met := _met(cast, at, speaker.country)):
        why = f"{state(met)} is whom the speaker met just before"
        return [(speaker.country, speaker.why), (met, why)]
    with_whom = addressed(cast, at, speaker)
    if not with_whom.country or with_whom.country == speaker.country:
        return []
    return [(speaker.country, speaker.why), (with_whom.country, with_whom.why)]


def _with_you(scene: Scene, after: int) -> bool:
    """Whether the verb behind "we" is of what is done together, with nobody else named for it."""
    lows = scene.lows
    at = after
    while at < min(len(lows), after + _ADVERBS_MOST) and lows[at] in _ADVERBS:
        at += 1
    if at >= len(lows) or lows[at] not in _WITH_YOU:
        return False
    others = lows[at + 1 : at + 2] in ([["with"]] if lows[at] == "agreed" else _WITHS)
    return not others or lows[at + 2 : at + 3] == ["you"]
