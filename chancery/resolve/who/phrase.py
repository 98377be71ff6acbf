"""What the words of one mention say by themselves: country, body, role, name."""

from __future__ import annotations

from typing import NamedTuple

from chancery.assets.particles import PARTICLES
from chancery.resolve.coref.words import DEFINITE, POSSESSIVE
from chancery.resolve.lookup.hits import CONDITIONAL, Hit
from chancery.resolve.lookup.scene import Scene, prefixed
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import (
    ALSO_NAMES,
    FIELDS,
    FORMER,
    MEASURES,
    NO_NAMES,
    OPENING,
    PLURALS,
    SKIPPED,
    STOPS,
    TITLES,
    TOWARDS,
)  # fmt: skip
from chancery.resolve.who.posted import INTERNATIONAL, sent_to
from chancery.resolve.who.sector import role


class Phrase(NamedTuple):
    """One mention taken apart; token positions are those of the scene.

    `head` ends where the complement ("of ...", ", who ...") begins; `country` is
    what the words themselves say, with the hit it rests on.
    """

    at: int
    end: int
    head: int
    words: str
    country: Hit | None = None
    body: Hit | None = None
    name: tuple[int, int] | None = None
    noun: str | None = None
    sector: str | None = None
    former: bool = False
    whole: bool = False
    definite: bool = False
    owner: str | None = None  # "his aides", "the people of your country": the pronoun that owns
    owner_at: int = -1  # and its token


# The last words of bodies' names that begin with the words of a place or a trade.
_BODILY = frozenset(
    (
        "acquisitions agency association board bureau cargo center centre confederation federation "
        "foundation institute network service services society"
    ).split()
)
_HYPHENS = frozenset("-\u2010\u2011")  # which are no tokens
_BEFORE_PLACES = frozenset("a central eastern northern republic southern the western".split())
_LANDS = frozenset("country homeland land nation people state".split())
_OF_MANY = INTERNATIONAL | {"IMG"}


def take_apart(scene: Scene, at: int, end: int) -> Phrase:
    """The parts of the phrase at tokens [at, end), each worked out once."""
    found = scene.phrases.get((at, end))
    if found is None:
        found = scene.phrases[at, end] = _take_apart(scene, at, end)
    assert isinstance(found, Phrase)
    return found


def _take_apart(scene: Scene, at: int, end: int) -> Phrase:
    first = at
    while at < end and (scene.lows[at] in SKIPPED or not scene.words[at][0].isalnum()):
        at += 1
    while end > at and not scene.words[end - 1][0].isalnum():
        end -= 1
    determiners = scene.lows[first:at]
    if at >= end:
        at, end = first, max(first + 1, end)
    at = _partitive(scene, at, end)
    head = _head_end(scene, at, end)
    hits = scene.hits_in(first, end) or _cut(scene, at, end)
    covered = {index for hit in hits for index in range(hit.at, hit.end)}
    covered |= {index for index in range(at, end) if (h := scene.hit_over(index)) and h.linked}
    covered |= {hit.at - 1 for hit in hits if hit.place and prefixed(scene, hit.at)}
    body = _body(scene, at, head, hits)
    country = _country(scene, at, head, hits, body)
    name = _name(scene, at, head, covered)
    if head < end:
        name = _apposed(scene, head, end, covered) or name or _trailing(scene, head, end, covered)
    noun, sector = role(scene, (at, head, end), covered)
    if noun == "parties" and scene.phrase(at, end) in {"parties", "two parties", "warring parties"}:
        sector = "GOV"  # the sides of talks, not of an election
    whole = (
        country is not None
        and body is None
        and name is None
        and noun is None
        and country.end <= head
    )
    owner_at = _owner(scene, (first, at), (head, end))
    former = not FORMER.isdisjoint(scene.lows[max(first, at) : head])
    return Phrase(
        at, end, head, scene.phrase(at, end), country, body, name, noun, sector, former, whole,
        not DEFINITE.isdisjoint(determiners), scene.lows[owner_at] if owner_at >= 0 else None,
        owner_at,
    )  # fmt: skip


def _owner(scene: Scene, before: tuple[int, int], behind: tuple[int, int]) -> int:
    """Where the pronoun stands that owns what is meant: before it, else as "of your country"."""
    for index in range(*before):
        if scene.lows[index] in POSSESSIVE:
            return index
    index, end = behind
    if scene.lows[index : index + 1] == ["of"] and index + 2 < end and (
        scene.lows[index + 1] in POSSESSIVE and scene.lows[index + 2] in _LANDS
    ):  # fmt: skip
        return index + 1
    return -1


def plural(noun: str) -> bool:
    """Whether a role noun is of many."""
    return noun in PLURALS or (noun.endswith("s") and not noun.endswith("ss"))


def _partitive(scene: Scene, at: int, end: int) -> int:
    """Where the counted noun begins: after "hundreds of", "a number of", "some of the"."""
    for index in range(at, min(end - 1, at + 4)):
        if scene.lows[index] == "of":
            if scene.lows[index - 1] not in MEASURES or index == at:
                break
            at = index + 1
            while at < end - 1 and scene.lows[at] in SKIPPED:
                at += 1
            return _partitive(scene, at, end)
    return at


def _cut(scene: Scene, at: int, end: int) -> list[Hit]:
    """The known name that a mention cuts out of a longer one: "US" of "US military"."""
    if end - at > 4 or not scene.words[at][0].isupper():
        return []
    entries = tables().entries.get(scene.phrase(at, end), ())
    if not entries or (scene.phrase(at, end) in CONDITIONAL and not scene.hit_over(at)):
        return []
    if entries[0].cased and not scene.words[at].replace(".", "").isupper():
        return []
    return [Hit(at, end, scene.phrase(at, end), entries)]


def _head_end(scene: Scene, at: int, end: int) -> int:
    at_hits = scene.hit_at
    index = at
    while index < end:
        hit = at_hits.get(index)
        if hit and hit.end <= end:
            index = hit.end
            continue
        if index > at and scene.lows[index] in STOPS and not _joined(scene, index, end):
            return index
        index += 1
    return end


def _joined(scene: Scene, index: int, end: int) -> bool:
    """Whether a word belongs to the one before it: "20,000 soldiers", "the Pakistan-based leader"."""
    text, start = scene.article.text, scene.starts[index]
    if text[start] == ",":
        return index + 1 < end and text[start - 1 : start].isdigit() and text[start + 1].isdigit()
    return text[start - 1] in _HYPHENS


def _country(scene: Scene, at: int, head: int, hits: list[Hit], body: Hit | None) -> Hit | None:
    """The place the phrase itself names: before the head, else after "of" and the like.

    Behind a part of the world the country may follow: "the South American nation of Guyana".
    """
    places = [hit for hit in hits if hit.place and not _named_for(hit, hits)]
    before = [hit for hit in places if hit.end <= head]
    told = [hit for hit in before if not _wide(hit)]
    if told:
        return told[0]
    for hit in places:
        if hit.end <= head:
            continue
        left = hit.at - 1
        while left > at and scene.lows[left] in _BEFORE_PLACES:
            left -= 1
        if before and (scene.lows[left] != "of" or _wide(hit)):
            continue
        if scene.lows[left] in TOWARDS or sent_to(scene.lows[left], scene.lows[at:head], body):
            continue
        return hit
    return before[0] if before else None


def _wide(hit: Hit) -> bool:
    return hit.entries[0].kind == "continent"


def _named_for(town: Hit, hits: list[Hit]) -> bool:
    """Whether a town is part of the name of an international body's own: "OSCE Minsk Group"."""
    if town.entries[0].kind not in {"capital", "city"}:
        return False
    return any(
        hit.end == town.at and not hit.place and all(e.code in _OF_MANY for e in hit.entries)
        for hit in hits
    )


def _body(scene: Scene, at: int, head: int, hits: list[Hit]) -> Hit | None:
    """The body the phrase itself names: before the head, else behind it where nobody is sent to it."""
    bodies = [hit for hit in hits if not hit.place]
    before = [hit for hit in bodies if hit.end <= head]
    if before:
        return before[0]
    for hit in bodies:
        left = hit.at - 1 - (scene.lows[hit.at - 1] == "the")
        if left < at or not sent_to(scene.lows[left], scene.lows[at:head], None):
            return hit
    return None


def _name(scene: Scene, at: int, head: int, taken: set[int]) -> tuple[int, int] | None:
    """Capitalised words of the head that no table knows as place, body or role: a proper name."""
    roles = tables().roles
    best: tuple[int, int] | None = None
    index = at
    while index < head:
        if (
            index in taken or not scene.words[index][0].isupper()
            or (
                (_title(scene, index, roles) or scene.lows[index] in NO_NAMES)
                and not _family(scene, index, head)
            )
        ):  # fmt: skip
            index += 1
            continue
        stop = index + 1
        while stop < head and stop not in taken and not (
            _breaks(scene, stop, head) or _closed(scene, stop, head) or scene.dateline(stop)
        ) and (
            scene.upper[stop] or scene.lows[stop] in PARTICLES
            or scene.words[stop] == "."
        ):  # fmt: skip
            stop += 1
        while stop > index and (scene.words[stop - 1] == "." or scene.lows[stop - 1] in PARTICLES):
            stop -= 1
        while stop > index + 1 and scene.lows[stop - 1] in roles and _plain(scene.lows[stop - 1]):
            stop -= 1
        index = _opened(scene, at, index, stop)
        if stop > index and (best is None or stop - index >= best[1] - best[0]):
            best = (index, stop)
        index = max(stop, index + 1)
    return best


def _opened(scene: Scene, first: int, at: int, end: int) -> int:
    """Where a body's name begins whose first words are known ones: "Kashmir Media Service"."""
    if scene.lows[end - 1] not in _BODILY:
        return at
    start = at
    while start > first and scene.words[start - 1][0].isupper() and (
        scene.lows[start - 1] not in SKIPPED and not scene.dateline(start)
    ):  # fmt: skip
        hit = scene.hit_over(start - 1)
        if hit and not hit.place:
            break  # "IAEA Board"
        start -= 1
    return start


def _apposed(scene: Scene, head: int, end: int, taken: set[int]) -> tuple[int, int] | None:
    """The name that closes "the education minister, Mauricio Pineda"."""
    commas = [index for index in range(head, end) if scene.words[index] == ","]
    if not commas or end - commas[-1] > 6:
        return None
    name = _name(scene, commas[-1] + 1, end, taken)
    return name if name and name[1] == end and name[1] - name[0] >= 2 else None


def _trailing(scene: Scene, head: int, end: int, taken: set[int]) -> tuple[int, int] | None:
    """The name that closes "Secretary of State Antony Blinken", "President of Russia Vladimir Putin"."""
    if any(word in {",", "(", ")", ";"} for word in scene.words[head:end]):
        return None
    name = _name(scene, head, end, taken)
    if name is None or name[1] != end or name[0] <= head + 1:
        return None
    return name if scene.lows[name[0] - 1] not in STOPS else None


def _breaks(scene: Scene, index: int, head: int) -> bool:
    """Whether a title inside capitals ends one name and opens the next: "Ohio Gov. John Kasich"."""
    low = scene.lows[index]
    return (
        low in OPENING and index + 1 < head
        and (scene.words[index + 1][0].isupper() or scene.words[index + 1] == ".")
    )  # fmt: skip


def _closed(scene: Scene, index: int, head: int) -> bool:
    """Whether an office's field ended before a full name: "for Political Affairs Victoria Nuland"."""
    return (
        scene.lows[index - 1] in FIELDS and index + 1 < head
        and scene.upper[index] and scene.upper[index + 1]
    )  # fmt: skip


def _family(scene: Scene, index: int, head: int) -> bool:
    """Whether "He" is a family name: a pronoun has no capitalised word of the same phrase behind it."""
    return scene.words[index] == "He" and index + 1 < head and scene.upper[index + 1]


def _title(scene: Scene, index: int, roles: dict[str, str]) -> bool:
    low = scene.lows[index]
    return low in TITLES or (low in roles and _plain(low))


def _plain(low: str) -> bool:
    """Whether a role noun is no likely family name."""
    return low not in ALSO_NAMES
