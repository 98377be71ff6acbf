"""How an article introduces a person: the words just before and after the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.resolve.lookup.hits import Hit
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import BODIES, FORMER, GENERIC, TITLES
from chancery.resolve.who.phrase import Phrase, plural, take_apart
from chancery.resolve.who.sector_words import lent

_LINKS = frozenset(
    "of for and the 's \u2019s & to in on de then senior deputy vice acting former ex new".split()
)
_JOINS = frozenset(("and", "&", "to", "in", "on"))
_COMPLEMENTS = frozenset({"of", "for", "in"})
_PARTY = frozenset(("r", "d"))
_DEPUTIES = frozenset(("deputy", "under", "assistant"))  # an "undersecretary" may be anybody's
_INSIDE = frozenset(("of", "for", "and", "the", "'s", "at"))
_TITLE_WORDS = 12
_OWN_WORDS = 4  # "for Human Rights", "UN Resident and Humanitarian Coordinator"
_AMERICAN_POSTS = (("special", "envoy"), ("special", "representative"), ("at", "large"))
_TITLED = frozenset(("minister", "president", "ambassador", "king", "chancellor", "premier"))
# What goes on with the sentence after a name and a comma, and tells nothing of its bearer.
_GOES_ON = frozenset(
    (
        "about after against although am and are as at because before but by could did do does during "
        "for give gives had has have he her him his how i if in including into is it its just may "
        "might must my not on or our over said says shall she should since so than that their then "
        "there they this though through to told under until upon was we were what when where whether "
        "which while who whom whose why will with without would yet you your"
    ).split()
)
# What a role does not end in: "governor,", "Head of the", "Speaker of the National Assembly Sheikh".
_LOOSE = re.compile(r"(?:[ ,;:(]+(?:(?:of|of the|the|and|Sheikh|Sir|Dr)\b\.?)?)+$")
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
        scene.upper[first - 1]
        or scene.lows[first - 1] in _INSIDE
        or (scene.words[first - 1] == "," and first < at)
    ):
        first -= 1
    lows = scene.lows[first:at]
    if lows[-2:] == ["senior", "official"] or "counselor" in lows[-5:]:
        return True
    for index in range(len(lows) - 1, 0, -1):
        if lows[index] in _TITLED:  # "Deputy Foreign Minister", with a secretary named before
            return False
        if lows[index] == "secretary":
            return lows[index - 1] in _DEPUTIES
        if (lows[index - 1], lows[index]) in _AMERICAN_POSTS:
            return not scene.hits_in(max(0, first + index - 6), first + index)
    return False


def _of(scene: Scene, end: int, phrase: Phrase) -> Intro:
    role = (
        scene.article.text[scene.starts[phrase.at] : scene.ends[end - 1]] if phrase.noun else None
    )
    shown = role and _LOOSE.sub("", " ".join(role.split()))[:70]
    return Intro(phrase.country, phrase.body, _lent(phrase), shown, phrase.former)


def _lent(phrase: Phrase) -> str | None:
    """The sector of the role, or of the body whose role it is: "Judicial Watch president"."""
    body = phrase.body and phrase.body.entries[0].sector
    return lent(phrase.noun, phrase.sector, body) if body else phrase.sector


def _before(scene: Scene, at: int) -> Intro:
    """Premodifiers: "Pakistan's army chief Gen", "President of Russia", "Trump spokesman"."""
    if at and scene.lows[at - 1] in _JOINS:
        return Intro()  # "NATO and Biden", "an aide to Trump"
    left, behind = _reach(scene, at)
    while left < at and (
        (scene.lows[left] in _LINKS and scene.lows[left] not in FORMER)
        or not scene.words[left][0].isalnum()
    ):
        left += 1
    if left >= at:
        return Intro()
    phrase = take_apart(scene, left, at)
    if phrase.body and scene.words[phrase.body.at - 1] == "(":
        phrase = phrase._replace(body=None)  # what the words before are called in short
    if behind < at and phrase.noun is None:
        noun = take_apart(scene, behind, at)
        phrase = phrase._replace(noun=noun.noun, sector=noun.sector or phrase.sector)
    if phrase.noun is None and phrase.body is None:
        return Intro()
    return _of(scene, at, phrase)


def _reach(scene: Scene, at: int) -> tuple[int, int]:
    """Where the title before a name begins, and where it goes on behind a name in short, if it does."""
    covered = {i for hit in scene.hits_in(max(0, at - 14), at) for i in range(hit.at, hit.end)}
    left, behind = _complement(scene, at), at
    for _ in range(_TITLE_WORDS):
        if left <= 0 or scene.sentence[left - 1] != scene.sentence[at]:
            break
        if scene.words[left - 1] == ")" and left > 3 and scene.words[left - 3] == "(":
            behind = left  # "African Union Commission (AUC) Chairperson"
            left -= 3
            continue
        if scene.dashed(left) or not _leads(scene, left - 1, left == at, covered):
            break
        left -= 1
    return left, behind


def _leads(scene: Scene, index: int, last: bool, covered: set[int]) -> bool:
    """Whether a word is part of the title before a name; `last` is the one right before it."""
    low, known = scene.lows[index], tables().roles
    if low == ",":
        # "Trump's campaign manager, Corey Lewandowski"; of "American forces, Qanbar" he is none
        noun = scene.lows[index - 1] if last and index else ""
        return (noun in known or noun in GENERIC) and not plural(noun)
    if low in known or low in _LINKS or low in GENERIC or low in TITLES or index in covered:
        return True
    if low == ".":
        return scene.starts[index] == scene.ends[index - 1]
    return _titled(scene, index, covered)


def _titled(scene: Scene, index: int, covered: set[int]) -> bool:
    """Whether a capitalised word goes on with a title: behind "of", or behind a known name."""
    first = index
    while first > max(0, index - _OWN_WORDS) and scene.upper[first] and first not in covered:
        before = first - 1
        if scene.lows[before] in {"of", "the", "for"}:
            return True
        if before in covered:  # but of "Envoy for Yemen Tim Lander and Ambassador" they are a name
            hit = scene.hit_over(before)
            return not (hit and hit.place and scene.lows[index + 1] in _JOINS)
        first = before
    return False


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
    return _apposed(scene, end + 1)


def _apposed(scene: Scene, at: int) -> Intro:
    """What stands behind a name and a comma, where it tells of its bearer."""
    count, stop = len(scene.words), at
    while stop < count and stop < at + 15 and scene.sentence[stop] == scene.sentence[at]:
        if scene.words[stop] in {",", ";", "\u2014", '"', "\u201d"} or scene.lows[stop] in {
            "who",
            "said",
            "told",
            "and",
        }:
            break
        stop += 1
    if stop <= at or (
        scene.words[at][0].isupper()
        and at not in scene.hit_at
        and scene.lows[at] not in tables().roles
    ):
        return Intro()
    phrase = take_apart(scene, at, stop)
    if _next(scene, at, phrase) or _verb(scene.lows[at]):
        return Intro()
    if phrase.noun is None and (phrase.body is None or phrase.body.end > phrase.head):
        return Intro()  # "a survivor of the Taliban" is none of them
    many = phrase.noun and plural(phrase.noun) and phrase.noun not in BODIES
    if many and scene.lows[at] != "both":
        return Intro()  # of "Turchak, a number of ministers" he is none
    return _of(scene, stop, phrase)


def _next(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Whether a name in an apposition is the next of a list: "Rahmon, President of Kazakhstan Tokayev"."""
    if phrase.name is None:
        return False
    first, last = phrase.name
    place = scene.hit_over(first - 1)  # "Chancellor of Germany Scholz"
    return first == at or last - first > 1 or (place is not None and place.place)


def _verb(low: str) -> bool:
    """Whether a word after a comma goes on with the sentence: "Gen. Townsend, provided ..."."""
    if low in _GOES_ON:
        return True
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
    if stop == at + 1 or scene.lows[stop : stop + 1] == ["'s"]:
        return Intro()  # "met Osei at the party's request" tells of no party that is Osei's
    phrase = take_apart(scene, at + 1, stop)
    if phrase.noun is None and phrase.body is None:
        return Intro()
    return Intro(phrase.country, phrase.body, _lent(phrase))
