"""Known names where they stand in a text, and when they are not what the tables know by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from chancery.model import Article
from chancery.resolve.lookup.states import STATES
from chancery.resolve.lookup.tables import Entry, tables
from chancery.resolve.lookup.words import GENERIC, NO_NAMES, TAILS, TITLES

# "Iran-backed militia", "US-born cleric": the name before the hyphen is not the actor's own,
# though of an "Istanbul-based professor" it is.
_FOREIGN_LINK = frozenset(
    (
        "backed born trained supported sponsored funded supplied made bound occupied controlled "
        "held aligned allied linked friendly speaking"
    ).split()
)
_LABOUR = frozenset(
    (
        "court day department force law laws market minister ministry organisation organization "
        "relations rights shortage union unions code conditions"
    ).split()
)

# The states of the United States by their words, and the offices that make a Georgia one of them.
_STATES = frozenset(
    {name.lower() for name in STATES.values()} - {"alberta", "british columbia", "ontario"}
    | {"alaska", "hawaii", "idaho", "maine", "utah"}  # too short for abbreviations
)
_STATES_BEGIN = frozenset(name.split()[0] for name in _STATES)
_STATE_OFFICES = ("governor", "gov", "lieutenant governor", "senator", "sen", "attorney general")


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at tokens [at, end): what it may stand for."""

    at: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    linked: bool = False  # "Iran-backed": says whose help, not who

    @property
    def place(self) -> bool:
        """Whether it names a country, people or place, not a body."""
        return self.entries[0].kind != "organisation"


class Tokens(Protocol):
    """What is asked here of an article's scene."""

    article: Article
    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    sentence: list[int]
    hit_at: dict[int, Hit]


def state_of(into: Tokens, at: int) -> Hit | None:
    """An American state before one of its offices: "Georgia Governor", "New Mexico's governor"."""
    if into.lows[at] not in _STATES_BEGIN:
        return None
    for end in (at + 1, at + 2):
        key = " ".join(into.lows[at:end])
        after = end + (into.lows[end : end + 1] in (["'s"], ["\u2019s"]))
        told = " ".join(into.lows[after : after + 2])
        if key in _STATES and any(f"{told} ".startswith(f"{o} ") for o in _STATE_OFFICES):
            return Hit(at, end, key, (Entry(key.title(), "USA", "region", curated=True),))
    return None


# Beside these a Georgia is the country, beside those the state.
_CAUCASIAN = frozenset(("ABK", "ARM", "AZE", "GEO", "MDA", "RUS", "TUR", "UKR"))
_CAUCASUS = frozenset(
    "batumi caucasus ossetia ossetian sakartvelo transcaucasia tskhinvali".split()
)
_PEACHES = frozenset(
    (
        "atlanta augusta democrat democrats ga gop macon midterms primaries primary republican "
        "republicans savannah"
    ).split()
)
_AROUND = 40  # tokens


def georgia(into: Tokens, hits: Sequence[Hit], american: bool) -> list[Hit]:
    """The hits, with an American Georgia for one that other states and no Caucasian country stand near."""
    ours = [hit for hit in hits if hit.entries[0].code == "GEO" and hit.key.startswith("georgia")]
    sure = any(h.entries[0].code == "GEO" and h not in ours and h.place for h in hits)
    if not ours or sure:
        return list(hits)
    state = {hit.at for hit in ours if _american(into, hits, hit, american)}
    entry = (Entry("Georgia", "USA", "region", curated=True),)
    return [Hit(h.at, h.end, h.key, entry, h.linked) if h.at in state else h for h in hits]


def _american(into: Tokens, hits: Sequence[Hit], hit: Hit, american: bool) -> bool:
    first, last = max(0, hit.at - _AROUND), hit.end + _AROUND
    lows = into.lows[first:last]
    near = {
        h.entries[0].code for h in hits if first <= h.at < last and h.key != hit.key and h.place
    }
    if not near.isdisjoint(_CAUCASIAN) or not _CAUCASUS.isdisjoint(lows):
        return False
    states = any(
        h.entries[0].code == "USA" and h.entries[0].kind == "region" and first <= h.at < last
        for h in hits
    )
    named = (" ".join(into.words[at : at + size]).lower() in _STATES - {"georgia"}
             and into.words[at][0].isupper()
             for at in range(first, min(last, len(into.words))) for size in (1, 2))  # fmt: skip
    return american or states or not _PEACHES.isdisjoint(lows) or any(named)


# Bodies and papers that are called by one common word, and never with another name beside it.
_COMMON = frozenset(
    (
        "alliance amazon apple chancellery congress dawn democratic ford guardian hawks hill hindu "
        "independent inquirer intercept jubilee liberation meta republican senate shell slate sprint "
        "telegraph variety"
    ).split()
)


def common(into: Tokens, hit: Hit) -> bool:
    """Whether a name is the common noun it is made of: "Labour Court" is of no party."""
    if hit.key in _COMMON and _longer(into, hit):
        return True
    if hit.key == "soviet" and hit.at and into.lows[hit.at - 1] in {"ex", "former", "post"}:
        return True  # a "former Soviet republic" is itself
    if hit.key == "indians" and hit.at and _tribal(into, hit.at - 1):
        return True  # the Cherokee Indians, the Tribe of Indians of Florida
    return hit.key in {"labour", "labor"} and not _LABOUR.isdisjoint(
        into.lows[hit.end : hit.end + 1]
    )


def _tribal(into: Tokens, before: int) -> bool:
    """Whether what stands before "Indians" makes them a people of America, or a team."""
    if into.lows[before] == "of":
        return into.lows[before - 1] in _TRIBES
    first = before == 0 or into.sentence[before - 1] != into.sentence[before]
    return (
        into.words[before][0].isupper() and not first and before not in into.hit_at
        and into.sentence[before] == into.sentence[before + 1]
        and into.lows[before] not in _BEFORE_TOWNS and into.lows[before] not in TITLES
    ) or into.lows[before] in _TRIBAL  # fmt: skip


_TRIBES = frozenset(("band", "bands", "nation", "nations", "tribe", "tribes"))
_TRIBAL = frozenset(("american", "indigenous", "native", "plains"))


def _longer(into: Tokens, hit: Hit) -> bool:
    """Whether a word is part of a longer name: "Dawn Walker", "Apple Daily", "World Congress"."""
    known = tables()
    for at, joint in ((hit.at - 1, hit.at), (hit.end, hit.end)):
        if not 0 <= at < len(into.words) or at in into.hit_at:
            continue
        word, low = into.words[at], into.lows[at]
        near = into.starts[joint] - into.ends[joint - 1] <= 1 if joint < len(into.words) else False
        if (
            near and word[0].isupper() and word[1:].islower() and low not in known.roles
            and low not in known.longest and low not in _BEFORE_TOWNS and low not in GENERIC
            and low not in TITLES and low not in NO_NAMES and low not in TAILS
        ):  # fmt: skip
            return True
    return into.lows[hit.end : hit.end + 1] in (["of"], ["for"]) and hit.key in _OF


_OF = frozenset(("alliance", "congress", "democratic", "independent"))


# Capitals that share their names with many a town elsewhere; the second, with one as well known,
# or what a state is called in short; then the other states that are called so.
SHARED = frozenset(
    ("georgetown", "kingston", "san jose", "san juan", "san salvador", "santiago", "victoria")
)
DOUBTED = frozenset(
    (
        "alexandria", "charlotte amalie", "douglas", "george town", "georgetown", "hamilton",
        "islamic republic", "jamestown", "kingston", "kingstown", "nassau", "plymouth",
        "saint john's", "st john's", "stanley", "sucre", "victoria", "willemstad",
    )
)  # fmt: skip
CONDITIONAL = DOUBTED | {"indians"}  # which are a country's only in a text that shows it
SHORT = {"islamic republic": ("AFG", "MRT", "PAK")}


def abroad(hit: Hit) -> bool:
    """Whether it is a city or country that American towns or states are called as: "Dublin"."""
    entry = hit.entries[0]
    return hit.key == "georgia" or (entry.kind in {"capital", "city"} and entry.code != "USA")


# Capitals that girls are called after, or the other way round.
_GIVEN = frozenset(("victoria", "sofia", "santiago", "paris", "london", "vienna"))
_NO_FAMILY = frozenset("falls lake police street university club times house airport".split())


def given(into: Tokens, hit: Hit) -> bool:
    """Whether a capital's name is a person's first: "Victoria Nuland"."""
    after = hit.end
    if hit.key not in _GIVEN or after >= len(into.words) or after in into.hit_at:
        return False
    word, low = into.words[after], into.lows[after]
    return (
        word[0].isupper() and word[1:].islower() and low not in tables().roles
        and low not in _NO_FAMILY and into.lows[hit.at - 1 if hit.at else 0] not in _BEFORE_TOWNS
        and into.starts[after] == into.ends[after - 1] + 1
    )  # fmt: skip


def surname(into: Tokens, hit: Hit) -> bool:
    """Whether a town's name is a person's: "Ricardo Lagos" after a given name, "Mr Lagos"."""
    if hit.entries[0].kind not in {"capital", "city"} or not hit.at or hit.end != hit.at + 1:
        return False
    before, low = into.words[hit.at - 1], into.lows[hit.at - 1]
    if into.sentence[hit.at - 1] != into.sentence[hit.at] or not before[0].isupper():
        return False
    if low in {"mr", "mrs", "ms", "dr", "president"}:
        return True
    known = tables()
    return low.isalpha() and len(low) > 2 and not before.isupper() and low not in known.roles and (
        low not in known.longest and low not in _BEFORE_TOWNS and hit.at - 1 not in into.hit_at
    )  # fmt: skip


_BEFORE_TOWNS = frozenset(
    (
        "in at from to north south east west central downtown greater new the of near for via "
        "between and on with outside around official officials when while as after before but "
        "since although monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)


def backs(into: Tokens, hit: Hit) -> bool:
    """Whether a hyphen joins it to a word that makes it somebody else's backer or birthplace."""
    after = hit.end
    return (
        after < len(into.words)
        and into.lows[after] in _FOREIGN_LINK
        and into.starts[after] == into.ends[after - 1] + 1
        and into.article.text[into.ends[after - 1]] in "-\u2010\u2011\u2013"
    )
