"""Known names where they stand in a text, and when they are not what the tables know by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from chancery.model import Article
from chancery.resolve.who_tables import Entry, tables

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


def common(into: Tokens, hit: Hit) -> bool:
    """Whether a name is the common noun it is made of: "Labour Court" is of no party."""
    return hit.key in {"labour", "labor"} and not _LABOUR.isdisjoint(
        into.lows[hit.end : hit.end + 1]
    )


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
