"""Those who met, as "they" of a read-out: "X spoke with Y. They agreed ..."."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.resolve.lookup.scene import Scene
from chancery.resolve.who.crowd import sides
from chancery.resolve.who.guess import state
from chancery.resolve.who.referents import Company

_THEY = frozenset({"they", "both"})
# What those who meet do together.
_TOGETHER = frozenset(
    (
        "addressed advanced affirmed agreed commended committed concluded condemned confirmed "
        "considered coordinated discuss discussed emphasised emphasising emphasized emphasizing "
        "exchange exchanged explored expressed focused highlighted held met noted paid pledged "
        "praised reaffirmed recognised recognized reiterated "
        "resolved review reviewed shared signed spoke stressed talked touched underlined "
        "underscored voiced welcomed"
    ).split()
)
# Of whom two are always those who met: "the talks between the two leaders".
_PERSONS, _TWO = frozenset("interlocutors leaders ministers presidents".split()), {"both", "two"}
_ADVERBS = frozenset(
    "also are both expected further have had jointly then to will would are were expected all again".split()
)
_MEETING = frozenset(
    "call conversation dialogue discussed meet meeting meetings met speak spoke talk talked talks".split()
)
# What ends the list of those who were met.
_STOPS = frozenset(
    (
        ". ; : ( about after ahead as at before by during for following from in on regarding to today "
        "tomorrow where which while who yesterday monday tuesday wednesday thursday friday saturday "
        "sunday"
    ).split()
)
# What may stand between the names of a joint subject.
_JOINING = frozenset("and of the for his her de al bin".split())
_BACK = 12  # sentences
_HEADLINES = 2  # sentences, in which those who publish a text need not name themselves
_ADVERBS_MOST = 4
_APART = frozenset({",", "and", "&", "with", ";"})
_ABOUT = frozenset("about of on regarding".split())
_QUALIFIED = 3  # words between "about" and a meeting
_LATE = 8  # words of a sentence before its subject
_OPENING = 14  # tokens from the beginning of a sentence to the end of its subject


def pair(cast: Company, at: int, end: int) -> list[tuple[str, str]]:
    """The countries of those who did together what "they" do at a token; empty where it is unclear."""
    scene = cast.scene
    if not sides(scene, at, end) and not (end - at == 1 and scene.lows[at] in _THEY):
        return []
    if not _together(scene, end) and not _two(scene, at, end):
        return []
    sentence = scene.sentence[at]
    mentioned = list(_mentioned(cast, scene.begins(sentence - _BACK), at))
    for back in range(sentence, sentence - _BACK - 1, -1):
        here = [m for m in mentioned if scene.sentence[m[0]] == back]
        found = _subjects(cast, here, back) or _met(cast, here)
        if len(found) == 1 and (voice := cast.setting.voice) and back <= _HEADLINES:
            found.setdefault(voice, state(voice))
        if len(found) > 1:
            return [(code, f"{words!r} met here") for code, words in found.items()]
    return []


def _two(scene: Scene, at: int, end: int) -> bool:
    """Whether the words are "the two leaders", "both presidents"."""
    return scene.lows[end - 1] in _PERSONS and not _TWO.isdisjoint(scene.lows[at:end])


def _together(scene: Scene, end: int) -> bool:
    """Whether the verb behind "they" is of what people who meet do."""
    for low in scene.lows[end : end + 1 + _ADVERBS_MOST]:
        if low in _TOGETHER:
            return True
        if low not in _ADVERBS:
            return False
    return False


def _mentioned(cast: Company, first: int, before: int) -> Iterator[tuple[int, int]]:
    """Persons, bodies and countries between two tokens, none inside another."""
    scene = cast.scene
    persons = cast.lineup.between(first, before)
    bodies = [(h.at, h.end) for h in scene.starting(first, before) if not h.linked]
    last = first
    for at, end in sorted((*persons, *bodies), key=lambda p: (p[0], -p[1])):
        if at >= last and end <= before:
            last = end
            yield at, end


def _subjects(cast: Company, here: list[tuple[int, int]], sentence: int) -> dict[str, str]:
    """The countries of a sentence's joint subject: "The Secretary and Minister Liimets reviewed"."""
    scene = cast.scene
    if not here:
        return {}
    start = here[0][0]
    led = range(scene.begins(sentence), start)
    if sum(scene.words[i][0].isalnum() for i in led) > _LATE:
        return {}
    stop = start
    for stop in range(start, min(start + _OPENING, len(scene.words))):
        word = scene.words[stop]
        if not (scene.upper[stop] or scene.lows[stop] in _JOINING or not word[0].isalnum()):
            break
    if "and" not in scene.lows[start:stop] or scene.sentence[stop] != sentence:
        return {}
    return _countries(cast, [m for m in here if m[1] <= stop])


def _met(cast: Company, here: list[tuple[int, int]]) -> dict[str, str]:
    """The countries of those of whom a sentence tells that one met or called the others."""
    scene = cast.scene
    if not here:
        return {}
    last = here[-1][0]
    at = scene.begins(scene.sentence[here[0][0]])
    while at < last and scene.lows[at] not in _MEETING:
        at += 1
    near = range(at + 1, min(last, at + 2 + _ADVERBS_MOST))
    opened = next((i for i in near if scene.lows[i] in {"with", "between"}), at)
    if (opened == at and scene.lows[at] != "met") or _topic(scene, at):
        return {}
    stop = opened + 1
    while stop < last and scene.lows[stop] not in _STOPS:
        stop += 1
    before = [m for m in here if m[1] <= at]
    voice = cast.setting.voice
    own = [m for m in before if voice and cast.at(*m).country == voice]
    subject = (own or before)[:1]
    return _countries(cast, [*subject, *(m for m in here if opened < m[0] <= stop)])


def _topic(scene: Scene, meeting: int) -> bool:
    """Whether a meeting is only spoken of: "told her about his recent talks with"."""
    before = scene.lows[max(0, meeting - _QUALIFIED) : meeting]
    return not _ABOUT.isdisjoint(before)


def _countries(cast: Company, mentions: list[tuple[int, int]]) -> dict[str, str]:
    """The countries of mentions, each with the words that show it.

    Of "NATO Deputy Secretary General Mircea Geoana" the body tells, not the man.
    """
    scene = cast.scene
    found: dict[str, str] = {}
    last = -1  # where the name before ended that told a country
    for at, end in mentions:
        titled = last >= 0 and _APART.isdisjoint(scene.lows[last:at])
        posted = scene.lows[at - 1] in {"for", "to"} or scene.lows[at - 2 : at] == ["to", "the"]
        code = None if titled or posted else cast.at(at, end).country
        if code:
            found.setdefault(code, scene.span(at, end).of(scene.article.text))
        last = end if code or titled else -1
    return found
