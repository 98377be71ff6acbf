"""Who speaks when: the turns that the reader saw, those that a name and a colon open, and speeches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chancery.assets.particles import JOINING, PARTICLES
from chancery.model import Span
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.words import TITLE_SECTORS
from chancery.resolve.who.home import known
from chancery.resolve.who.people import People

_JOINING = PARTICLES | JOINING | {"for"}
_LONGEST = 24  # tokens of a label: "President of Finland Sauli Niinistö (retranslated)"
_ASIDE = 6  # tokens in brackets before a colon
# What a heading calls a text that is all somebody's own words, before "by" or behind "'s".
_SPEECHES = frozenset(
    "address answers comment comments greeting greetings message remarks speech statement".split()
)
_HEADING = 300  # characters
_QUALIFIED = 3  # words between "'s" and the speech: "'s opening remarks"
# What ends a speaker's name in a heading: to whom, where and about what it was said.
_ENDS = frozenset("about after at before during following for in on to upon with".split())


class Turn(NamedTuple):
    """A speaker's tokens, and the tokens of what is said."""

    speaker: tuple[int, int]
    start: int
    stop: int


def turns(scene: Scene, people: People, seen: Sequence[tuple[Span, Span]]) -> list[Turn]:
    """The turns of a transcript in order, each to the next one; a lone label's to its line's end."""
    read = (Turn(scene.range(who), *scene.range(said)) for who, said in seen)
    found = {turn.start: turn for turn in read}
    labels = [
        (at, speaker)
        for at, speaker in _labels(scene, people)
        if not any(turn.speaker[0] <= speaker[0] < turn.start for turn in found.values())
    ]
    for index, (at, speaker) in enumerate(labels):
        after = labels[index + 1][1][0] if index + 1 < len(labels) else len(scene.words)
        lone = len(labels) + len(found) < 2
        found.setdefault(at, Turn(speaker, at, _line(scene, at, after) if lone else after))
    if not found and (whole := _speech(scene, people)):
        return [whole]
    ordered = [found[at] for at in sorted(found)]
    starts = [*(turn.speaker[0] for turn in ordered[1:]), len(scene.words)][: len(ordered)]
    return [
        turn._replace(stop=min(turn.stop, after))
        for turn, after in zip(ordered, starts, strict=True)
    ]


def _labels(scene: Scene, people: People) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where what is said begins, and the tokens of the speaker before the colon."""
    for colon, word in enumerate(scene.words[:-1]):
        if word != ":" or not (scene.upper[colon + 1] or not scene.words[colon + 1][0].isalnum()):
            continue
        end = _before_aside(scene, colon)
        at = end
        while at and end - at < _LONGEST and _part(scene, at - 1, end):
            at -= 1
        while at < end and not scene.upper[at]:
            at += 1
        speaker = _speaker(scene, people, at, end)
        if speaker:
            yield colon + 1, speaker


def _before_aside(scene: Scene, colon: int) -> int:
    """Where a label ends before the bracket behind it: "Sauli Niinistö (retranslated):"."""
    if scene.words[colon - 1] == ")":
        for at in range(colon - 2, max(-1, colon - 2 - _ASIDE), -1):
            if scene.words[at] == "(":
                return at
    return colon


def _part(scene: Scene, at: int, end: int) -> bool:
    return scene.sentence[at] == scene.sentence[end - 1] and (
        scene.upper[at] or scene.lows[at] in _JOINING
    )


def _speaker(scene: Scene, people: People, at: int, end: int) -> tuple[int, int] | None:
    """The holder of an office whose name ends a label, or a title with its country."""
    if end - at < 2:
        return None
    if known(scene, people, at, end):
        return at, end
    for run in scene.runs:
        if (
            at <= run.at
            and run.end <= end
            and run.end - run.at >= 2
            and known(scene, people, run.at, min(run.at + 3, run.end))
        ):
            return run.at, run.end
    opens = not at or scene.sentence[at - 1] != scene.sentence[at]
    titled = not TITLE_SECTORS.keys().isdisjoint(scene.lows[at:end])
    return (at, end) if opens and titled and scene.hits_in(at, end) else None


def _speech(scene: Scene, people: People) -> Turn | None:
    """The whole text behind a heading that says whose words it is: "Remarks by the President of X"."""
    line = scene.article.text.partition("\n")[0]
    stop = scene.range(Span(0, len(line)))[1] if line.strip() else 0
    if len(line) > _HEADING or line.rstrip().endswith(".") or stop >= len(scene.words):
        return None
    for at in range(stop):
        if scene.lows[at] not in _SPEECHES or "joint" in scene.lows[max(0, at - 1) : at]:
            continue
        for start, end in (_by(scene, at, stop), _whose(scene, at)):
            if said := _author(scene, people, start, end):
                return Turn(said, stop, len(scene.words))
    return None


def _by(scene: Scene, speech: int, stop: int) -> tuple[int, int]:
    """The tokens behind "Address by", to where a heading goes on with the occasion."""
    if scene.lows[speech + 1 : speech + 2] != ["by"]:
        return 0, 0
    end = speech + 2
    while end < stop and scene.lows[end] not in _ENDS and (
        scene.words[end][0].isalnum() or scene.words[end] == "."
    ):  # fmt: skip
        end += 1
    return speech + 2, end


def _whose(scene: Scene, speech: int) -> tuple[int, int]:
    """The tokens before "'s opening remarks"."""
    for end in range(speech - 1, max(0, speech - 2 - _QUALIFIED), -1):
        if scene.lows[end] == "'s":
            at = end
            while at and _part(scene, at - 1, end):
                at -= 1
            return at, end
    return 0, 0


def _author(scene: Scene, people: People, at: int, end: int) -> tuple[int, int] | None:
    """The holder of an office named within tokens, or a title with its country.

    A heading is mostly in capitals, so that it has no runs of them.
    """
    for first in range(end - 2, at - 1, -1):
        if all(scene.upper[first : first + 2]) and known(scene, people, first, first + 2):
            return first, first + 2
    titled = not TITLE_SECTORS.keys().isdisjoint(scene.lows[at:end])
    return (at, end) if titled and scene.hits_in(at, end) else None


def _line(scene: Scene, at: int, after: int) -> int:
    """Where the paragraph ends that a token stands in."""
    text = scene.article.text
    broken = text.find("\n", scene.starts[at])
    if broken < 0:
        return after
    return min(after, scene.range(Span(broken, broken + 1))[0])
