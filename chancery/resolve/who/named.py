"""Whether words mean one body, paper or office holder in particular, or some of their kind."""

from __future__ import annotations

from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.words import BODIES, DOCUMENTS, SINGLE
from chancery.resolve.who.phrase import Phrase

# Bodies spoken of as one that have no plural or article of their own: "Kuwaiti television".
_AS_ONE = frozenset(
    "coastguard force intelligence junta navy office paper police press radio television tv".split()
)
_ADVISERS = frozenset({"adviser", "advisor"})
# Heads that are one in particular only after certain words: "armed forces", "general staff".
_AFTER = {
    "general": frozenset("secretary attorney director inspector prosecutor governor".split()),
    "guard": frozenset("coast border national revolutionary".split()),
    "wing": frozenset("armed military political media press".split()),
    "forces": frozenset("armed defence defense".split()),
    "staff": frozenset("general joint".split()),
}
_STATIONS = frozenset({"radio", "television", "tv"})
_LOCAL = frozenset({"local", "municipal", "regional"})  # of which a country has many
_THIS = frozenset({"the", "this"})
# What a party, ministry or family has one of: "his campaign", "its radio".
_OWNED = frozenset(
    (
        "administration army campaign embassy force government ministry mission movement navy "
        "newspaper office party police radio television website"
    ).split()
)
# Papers that a name before them makes one: "a Reuters report".
_TITLED = DOCUMENTS | frozenset("assessment paper report television radio tv".split())
_KINDS = frozenset({"official", "officials"})


def single(scene: Scene, phrase: Phrase) -> bool:
    """Whether the words mean one body, paper or office holder in particular."""
    # not every body is a noun that tells a sector
    noun, before = _noun(scene, phrase), scene.lows[max(0, phrase.at - 1)]
    if noun in DOCUMENTS:
        return True
    if phrase.former or before in {"a", "an"}:
        return False
    definite = phrase.definite or (before in _THIS and phrase.at > 0)
    if noun in SINGLE:
        return definite or phrase.country is not None or scene.words[phrase.at][0].isupper()
    if _before_head(scene, phrase) in _AFTER.get(noun, ()) or noun in _AS_ONE | _ADVISERS:
        return definite or phrase.country is not None or _station(phrase, noun)
    if noun != "authorities" or phrase.country is None:
        return False
    return _LOCAL.isdisjoint(scene.lows[phrase.at : phrase.head])


def owned(scene: Scene, phrase: Phrase) -> bool:
    """Whether what somebody owns is one in particular: "her campaign", not "her aides"."""
    return phrase.head == phrase.end and _noun(scene, phrase) in _OWNED


def called(phrase: Phrase, namesakes: frozenset[str]) -> bool:
    """Whether what is called by a name has that name itself: "the Clinton campaign"."""
    return phrase.noun in namesakes or phrase.noun in BODIES or phrase.noun in _TITLED


def of_a_kind(scene: Scene, phrase: Phrase) -> bool:
    """Whether a body's name only tells which officials are meant."""
    return scene.lows[phrase.head - 1] in _KINDS


def _noun(scene: Scene, phrase: Phrase) -> str:
    return (phrase.noun or "").split(" ")[-1] or scene.lows[phrase.head - 1]


def _before_head(scene: Scene, phrase: Phrase) -> str:
    """The word before the head, within the phrase; the first half of "secretary-general"."""
    at = phrase.head - 2
    while at >= phrase.at and not scene.words[at][0].isalnum():
        at -= 1
    return scene.lows[at] if at >= phrase.at else ""


def _station(phrase: Phrase, noun: str) -> bool:
    """Whether a broadcaster needs no article: "state television", "Army Radio"."""
    return noun in _STATIONS and phrase.head - phrase.at > 1
