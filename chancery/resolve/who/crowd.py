"""Words for several parties at once: "both sides", "leaders of France and Germany", a joint "we"."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from chancery.resolve.coref.words import FIRST
from chancery.resolve.lookup.hits import Hit
from chancery.resolve.lookup.scene import Scene, joined, prefixed
from chancery.resolve.lookup.tables import tables
from chancery.resolve.who.guess import state
from chancery.resolve.who.home import Setting, known
from chancery.resolve.who.phrase import Phrase, take_apart

_NUMBERS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_SIDES = frozenset(
    (
        "leaders presidents ministers parties sides interlocutors countries nations governments "
        "heads states delegations"
    ).split()
)
_MEETING = frozenset("leaders presidents ministers parties sides interlocutors delegations".split())
# Who urges both sides is neither.
_URGING = frozenset(
    (
        "urge urges urged urging call calls called calling ask asks asked asking press presses pressed "
        "pressing appeal appeals appealed appealing encourage encourages encouraged encouraging "
        "implore implores implored invite invites invited expect expects expected want wants wanted"
    ).split()
)
_JOINT = re.compile(
    r"(?:joint )?(?:statement|communiqu\u00e9|declaration) (?:\w+ ){0,4}(?:by|of)\b", re.IGNORECASE
)
_AND = (["and"], ["&"], ["-"], ["–"], ["and", "the"])
# Whose an event may be that has two countries before it; others of both are persons.
_OF_STATES = _SIDES | frozenset(
    (
        "aircraft airstrike airstrikes alliance army coalition commission committee diplomats fleet "
        "force forces jets military mission negotiators officials planes representatives soldiers "
        "strikes team teams troops warplanes"
    ).split()
)
_BORDERS = frozenset("border dual frontier".split())
# What makes the four who met in Normandy of its name.
_FORMAT = frozenset("format four group leaders quartet summit talks".split())
_NEAR = 3  # sentences back to the pair that "both countries" are
_SPOKEN_OF = 6  # sentences back to who else "both sides" may be
_BETWEEN = frozenset({"and", ",", "or", "&", "the", "a", "an"})


def crowd(setting: Setting, at: int, end: int) -> list[tuple[str, str]]:
    """The countries that the words stand for with the reason for each; empty where it is not several."""
    scene = setting.scene
    low = scene.lows[at]
    if end - at == 1 and low in FIRST:
        return _joint(setting)
    listed = _listed(setting, at, end)
    if len(listed) >= 2:
        return [(code, f"{state(code)} stands in the words themselves") for code in listed]
    lows = scene.lows[at:end]
    if "normandy" in lows and not _FORMAT.isdisjoint(lows):
        return [(code, "one of the Normandy four") for code in ("UKR", "FRA", "DEU", "RUS")]
    number = sides(scene, at, end)
    found = _around(setting, at, number) if number else []
    return [(code, f"{state(code)} is one of those spoken of here") for code in found]


def sides(scene: Scene, at: int, end: int) -> int:
    """How many parties words like "both sides" or "the leaders" mean, two if untold; 0 for other words."""
    phrase = take_apart(scene, at, end)
    number = next((_NUMBERS[low] for low in scene.lows[at:end] if low in _NUMBERS), 0)
    if phrase.country or phrase.body or phrase.name or phrase.noun not in _SIDES:
        return 0
    plain = phrase.end - phrase.at == 1 and scene.lows[at] != "all"
    return number or (2 if plain and (phrase.definite or _opens(scene, phrase)) else 0)


def _opens(scene: Scene, phrase: Phrase) -> bool:
    """Whether those who meet open a headline or sentence: "Leaders discuss", but not "States"."""
    return phrase.noun in _MEETING and scene.words[phrase.at][0].isupper()


def _listed(setting: Setting, at: int, end: int) -> list[str]:
    """The countries of a list or pair: "Russian and Ukrainian officials", "Franco-German talks"."""
    scene = setting.scene
    hits = [hit for hit in scene.hits_in(at, end) if hit.place]
    codes: list[str] = []
    if hits and (first := prefixed(scene, hits[0].at)) and _two(scene, hits[0], end):
        codes = [first, *filter(None, [setting.code(hits[0])])]
    for left, right in pairwise(hits):
        between = scene.lows[left.end : right.at]
        listed = between and set(between) <= _BETWEEN and len(between) <= 3
        if listed or _counted(scene, left, right) or (
            joined(scene, left.end) and _two(scene, right, end)
        ):  # fmt: skip
            codes += [code for hit in (left, right) if (code := setting.code(hit))]
    return list(dict.fromkeys(codes))


def _counted(scene: Scene, left: Hit, right: Hit) -> bool:
    """Whether the same noun is said of both: "four Kenyan sailors and two Greek sailors"."""
    between = scene.lows[left.end : right.at]
    noun = scene.lows[right.end : right.end + 1]
    return 1 < len(between) <= 3 and between[:1] == noun and between[1] in {"and", "or"}


def _two(scene: Scene, last: Hit, end: int) -> bool:
    """Whether two countries joined by a hyphen are two parties, not somebody of both.

    An "Israeli-American journalist" is one person, and a border lies between.
    """
    roles = tables().roles
    after = scene.lows[last.end : max(end, last.end + 1)]
    if not _OF_STATES.isdisjoint(after):
        return True
    persons = any(low in roles or low.removesuffix("s") in roles for low in after)
    return not persons and _BORDERS.isdisjoint(after)


def _joint(setting: Setting) -> list[tuple[str, str]]:
    """Those in whose name a joint statement speaks: three countries or more in its first lines."""
    if not setting.voice:
        return []
    scene = setting.scene
    for sentence in range(8):
        said = scene.starting(scene.begins(sentence), scene.begins(sentence + 1))
        hits = [h for h in said if h.place]
        codes = list(dict.fromkeys(code for hit in hits if (code := setting.code(hit))))
        if len(codes) < 3:
            continue
        span = scene.span(hits[0].at, hits[-1].end)
        before = scene.article.text[max(0, span.start - 160) : span.start]
        if _JOINT.search(before) or re.search(r"[Ww]e, the|undersigned", before):
            return [(code, "one of those who make this joint statement") for code in codes]
    return []


def _around(setting: Setting, at: int, number: int) -> list[str]:
    """The countries that "both sides" are: in an official text its own and the other, else the nearest."""
    scene = setting.scene
    urging = _urging(scene, at)
    pair = _joined(setting, at) if number == 2 else []
    if pair and (not setting.voice or setting.voice in pair):
        return pair
    if setting.voice:
        others = [
            code for code, share in setting.standing if code != setting.voice and share >= 0.15
        ]
        if urging is not None and others:
            return others[:number]
        return [setting.voice, *others[: number - 1]] if others else []
    codes: list[str] = []
    spoken_of = sorted(_spoken_of(setting, at), reverse=True)
    apart = {
        code for place, code in spoken_of if urging is not None and _here(scene, place, urging)
    }
    for _, code in spoken_of:
        if code not in codes and code not in apart:
            codes.append(code)
        if len(codes) == number:
            return codes
    return []


def _joined(setting: Setting, at: int) -> list[str]:
    """The two countries nearest a token that "and" joins: before it, but behind it where it is near."""
    scene = setting.scene
    before: list[str] = []
    behind: list[str] = []
    sentence = -1
    here = scene.sentence[at]
    near = scene.starting(scene.begins(here - _NEAR), scene.begins(here + 2))
    for left, right in pairwise(hit for hit in near if hit.place and not hit.linked):
        back = here - scene.sentence[left.at]
        if back < 0 or scene.lows[left.end : right.at] not in _AND:
            continue
        codes = [code for hit in (left, right) if (code := setting.code(hit))]
        if len(set(codes)) == 2 and right.at < at:
            before, sentence = codes, scene.sentence[left.at]
        elif len(set(codes)) == 2 and back == 0:
            behind = behind or codes
    return behind if behind and sentence != scene.sentence[at] else before


def _urging(scene: Scene, at: int) -> int | None:
    """The word before a token, in its sentence, by which somebody urges others."""
    for index in range(at - 1, -1, -1):
        if scene.sentence[index] != scene.sentence[at]:
            return None
        if scene.lows[index] in _URGING:
            return index
    return None


def _here(scene: Scene, place: int, before: int) -> bool:
    """Whether a place in the text is in the same sentence as a later one, and before it."""
    return place < before and scene.sentence[place] == scene.sentence[before]


def _spoken_of(setting: Setting, at: int) -> list[tuple[int, str]]:
    """Where, soon before a token, a country is named or an office holder known by name."""
    scene = setting.scene
    first = scene.begins(scene.sentence[at] - _SPOKEN_OF)
    found = [
        (hit.at, code)
        for hit in scene.starting(first, at)
        if hit.place and not hit.linked and (code := setting.code(hit))
    ]
    found += [
        (run.at, code)
        for run in scene.runs[bisect_left(scene.runs, (first,)) : bisect_left(scene.runs, (at,))]
        if 2 <= run.end - run.at <= 6
        and (code := known(scene, setting.people, run.at, run.end))
    ]  # fmt: skip
    return found
