"""What is judged of claims: one happening or several, who reported it first, what cannot all be true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chancery.errors import InvariantError


class Verdict(StrEnum):
    """What a judgement says of two claims."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Field(StrEnum):
    """The questions on which accounts of one event can part."""

    HAPPENED = "happened"  # did it happen
    WHO = "who"  # who did it
    WHEN = "when"
    HOW_MANY = "how many"
    WHO_ASKED = "who asked"  # who asked for it


@dataclass(frozen=True, slots=True)
class Judgement:
    """Same, different or unsure, on two claims: by whom, when and why; withdrawn, never deleted.

    `left` sorts before `right`. `by` is a person's name, or ``collate@5+56ac64e2``
    (with a digest of the weights) for the machine's own, whose `score` is the
    probability that the two are one event. `at` and `withdrawn` are moments in UTC.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    score: float | None = None
    reasons: tuple[str, ...] = ()
    note: str | None = None
    withdrawn: str | None = None
    withdrawn_by: str | None = None

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise InvariantError(
                f"judgement {self.id} on {self.left} and {self.right}: expected two claims in order"
            )
        if self.score is not None and not 0.0 <= self.score <= 1.0:
            raise InvariantError(f"judgement {self.id}: score {self.score}, expected 0 to 1")


@dataclass(frozen=True, slots=True)
class Origin:
    """One telling that does not rest on another: its article and those that passed it on.

    `articles` and `claims` hold all of them, the earliest article first; `via` is the chain of
    names from the origin to those who passed it on; `why` says how each was known.
    """

    articles: tuple[str, ...]
    claims: tuple[str, ...]
    via: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.articles or not self.claims:
            raise InvariantError("an origin without an article or claim: expected at least one")


@dataclass(frozen=True, slots=True)
class Version:
    """One answer to the question of a contradiction, and the claims that give it.

    `accounts` are pairs of a claim and the index of the account in it that says so, None where
    the article's own writer does. `said_by` are pairs of a claim that is itself the accusation or
    the rejection and the name of who accuses, rejects or had claimed it; neither holds anything
    for what is alleged by nobody knows whom.
    """

    value: str
    claims: tuple[str, ...]
    accounts: tuple[tuple[str, int | None], ...] = ()
    sides: tuple[str, ...] = ()
    said_by: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field of one event on which accounts cannot all be true, with each version of it."""

    event: str
    field: Field
    versions: tuple[Version, ...]
    confidence: float
    why: str

    def __post_init__(self) -> None:
        if len(self.versions) < 2:
            raise InvariantError(
                f"contradiction of {self.event} on {self.field}: {len(self.versions)} versions, "
                "expected at least two"
            )


@dataclass(frozen=True, slots=True)
class Event:
    """Claims judged to be one happening, the earliest published first, whose digest names it."""

    id: str
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise InvariantError(f"event {self.id} without claims: expected at least one")


@dataclass(frozen=True, slots=True)
class Link:
    """Why two events belong together: `kind` is ``about``, ``answer``, ``reprisal`` or ``sequel``."""

    left: str
    right: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Thread:
    """Events that belong together, in order of time, with what links them."""

    id: str
    events: tuple[str, ...]
    links: tuple[Link, ...] = ()


def event_id(claim: str) -> str:
    """The name of the event whose earliest claim this is."""
    return "e_" + claim.removeprefix("c_")
