"""How an article introduces a person: the words just before and after the name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from chancery.resolve.who_hits import Hit
from chancery.resolve.who_phrase import Phrase, take_apart
from chancery.resolve.who_scene import Scene
from chancery.resolve.who_tables import tables
from chancery.resolve.who_words import FIELDS, FORMER, GENERIC, TITLES

_LINKS = frozenset(
    "of for and the 's \u2019s & to in on de then senior deputy vice acting former ex new".split()
)
_COMPLEMENTS = frozenset({"of", "for", "in"})
_PARTY = frozenset(("r", "d"))
_DEPUTIES = frozenset(("deputy", "under", "assistant"))  # an "undersecretary" may be anybody's
_INSIDE = frozenset(("of", "for", "and", "the", "'s"))
_TITLE_WORDS = 12
PLACES = 12  # more than these tell nothing new about a name


@dataclass(frozen=True, slots=True)
class Intro:
    """What the words around a name say: country and body with their hits, role and sector."""

    country: Hit | None = None
    body: Hit | None = None
    sector: str | None = None
    role: str | None = None
    former: bool = False
    code: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.country or self.body or self.sector or self.code)


def introduced(scene: Scene, at: int, end: int) -> Intro:
    """The introduction around the name at tokens [at, end), empty where there is none."""
    after = _after(scene, at, end)
    return _before(scene, at) if after.empty else after


def deputises(scene: Scene, name: tuple[int, int]) -> bool:
    """Whether "Deputy Secretary", or the like, stands before a name at any of its places."""
    names = {scene.lows[name[0]], scene.lows[name[1] - 1]}
    return any(
        scene.lows[at] in names and _deputy(scene, at)
        for run in scene.by_word.get(scene.lows[name[1] - 1], ())[:PLACES]
        for at in range(run.at, run.end)
    )


def _deputy(scene: Scene, at: int) -> bool:
    """Whether such a title ends here: "Assistant Secretary of State for African Affairs", too."""
    first = at
    while first > max(0, at - _TITLE_WORDS) and (
        scene.upper[first - 1] or scene.lows[first - 1] in _INSIDE
    ):
        first -= 1
    lows = scene.lows[first:at]
    if lows[-2:] == ["senior", "official"] or "counselor" in lows[-5:]:
        return True
    return any(a in _DEPUTIES and b == "secretary" for a, b in pairwise(lows))


def _of(scene: Scene, end: int, phrase: Phrase) -> Intro:
    role = (
        scene.article.text[scene.starts[phrase.at] : scene.ends[end - 1]] if phrase.noun else None
    )
    return Intro(
        phrase.country,
        phrase.body,
        phrase.sector,
        role and " ".join(role.split())[:70],
        phrase.former,
    )


def _before(scene: Scene, at: int) -> Intro:
    """Premodifiers: "Pakistan's army chief Gen", "President of Russia", "Trump spokesman"."""
    roles = tables().roles
    covered = {i for hit in scene.hits_in(max(0, at - 14), at) for i in range(hit.at, hit.end)}
    left, steps = _complement(scene, at), 0
    field = False  # inside "for Foreign and Global Affairs"
    while left > 0 and steps < 12 and scene.sentence[left - 1] == scene.sentence[at]:
        low = scene.lows[left - 1]
        field = (field or low in FIELDS) and low not in _COMPLEMENTS
        if scene.words[left - 1] == ",":
            # "Trump's campaign manager, Corey Lewandowski"
            if (
                left == at
                and left > 1
                and (scene.lows[left - 2] in roles or scene.lows[left - 2] in GENERIC)
            ):
                left -= 1
                steps += 1
                continue
            break
        if not (
            low in roles or low in _LINKS or low in GENERIC or low in TITLES or left - 1 in covered
            or (field and scene.upper[left - 1])
            or (
                scene.words[left - 1][0].isupper() and left > 1
                and scene.lows[left - 2] in {"of", "the", "for"}
            )
            or (low == "." and scene.starts[left - 1] == scene.ends[left - 2])
        ):  # fmt: skip
            break
        left -= 1
        steps += 1
    while left < at and (
        (scene.lows[left] in _LINKS and scene.lows[left] not in FORMER)
        or not scene.words[left][0].isalnum()
    ):
        left += 1
    if left >= at:
        return Intro()
    phrase = take_apart(scene, left, at)
    if phrase.noun is None and phrase.body is None:
        return Intro()
    return _of(scene, at, phrase)


def _complement(scene: Scene, at: int) -> int:
    """Where the role noun ends in "the minister of the environment, Jane Doe,"; else the name's start."""
    commas = (",", "(", ".")
    if at < 4 or scene.words[at - 1] != "," or scene.sentence[at - 2] != scene.sentence[at]:
        return at
    end = at
    while end < len(scene.words) and scene.upper[end]:
        end += 1
    if end - at < 2 or end >= len(scene.words) or scene.words[end] not in commas:
        return at
    for index in range(at - 2, max(0, at - 9), -1):
        low, before = scene.lows[index], scene.lows[index - 1]
        if not low[0].isalnum() or scene.sentence[index] != scene.sentence[at]:
            break
        if low in _COMPLEMENTS and (before in tables().roles or before in GENERIC):
            return index
    return at


def _after(scene: Scene, at: int, end: int) -> Intro:
    """Appositions: ", the US secretary of state,", "of Berenberg", "(R-Texas)"."""
    count = len(scene.words)
    if (
        end + 2 < count
        and (scene.words[end] == "(" or _hyphened(scene, end))
        and scene.lows[end + 1] in _PARTY
        and scene.words[end + 1].isupper()
    ):
        return Intro(sector="LEG", code="USA")
    if (
        end + 2 < count
        and scene.lows[end] in {"of", "with", "from", "at"}
        and scene.sentence[end + 1] == scene.sentence[at]
    ):
        return _with(scene, end)
    if end + 1 >= count or scene.words[end] != "," or scene.sentence[end + 1] != scene.sentence[at]:
        return Intro()
    stop = end + 1
    while stop < count and stop < end + 16 and scene.sentence[stop] == scene.sentence[at]:
        if scene.words[stop] in {",", ";", "\u2014", '"', "\u201d"} or scene.lows[stop] in {
            "who",
            "said",
            "told",
            "and",
        }:
            break
        stop += 1
    if stop <= end + 1 or (
        scene.words[end + 1][0].isupper()
        and end + 1 not in scene.hit_at
        and scene.lows[end + 1] not in tables().roles
    ):
        return Intro()
    phrase = take_apart(scene, end + 1, stop)
    # A name in it, or at its start, is the next of a list: "Rahmon, President of Kazakhstan Tokayev".
    named = phrase.name and (phrase.name[0] == end + 1 or phrase.name[1] - phrase.name[0] > 1)
    if named or _verb(scene.lows[end + 1]) or (phrase.noun is None and phrase.body is None):
        return Intro()
    return _of(scene, stop, phrase)


def _verb(low: str) -> bool:
    """Whether a word after a comma goes on with the sentence: "Gen. Townsend, provided ..."."""
    return low.endswith(("ed", "ing")) and low not in tables().roles and low not in GENERIC


def _hyphened(scene: Scene, comma: int) -> bool:
    """Whether a hyphen follows the word after a comma: "Chuck Schumer, D-N.Y."."""
    after = scene.ends[comma + 1]
    return scene.words[comma] == "," and scene.article.text[after : after + 1] == "-"


def _with(scene: Scene, at: int) -> Intro:
    """The body after "of", "with", "from" or "at": "Shi Weichun with the bureau"."""
    stop = at + 1
    while stop < min(len(scene.words), at + 8) and scene.words[stop][0].isalnum() and (
        scene.words[stop][0].isupper() or scene.lows[stop] in {"the", "of", "a", "an", "and"}
        or scene.lows[stop] in tables().roles
    ):  # fmt: skip
        stop += 1
    if stop == at + 1:
        return Intro()
    phrase = take_apart(scene, at + 1, stop)
    if phrase.noun is None and phrase.body is None:
        return Intro()
    return Intro(phrase.country, phrase.body, phrase.sector)
