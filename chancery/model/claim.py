"""The central noun: one article reporting, on somebody's word, that an event took place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from chancery.errors import InvariantError
from chancery.model.ontology import PRESS, Basis, EventType, Granularity, Stance, Status
from chancery.model.span import Cited, Span


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody was on the day: absent values are unknown, never guessed.

    `entity` is ``country:PAK``, ``person:asim-munir``, ``org:reuters`` or None;
    `country` an ISO 3166 alpha-3 code, or ``IGO``/``NGO`` style codes where there
    is none; `sector` a PLOVER sector; `role` the office held on that date.
    """

    name: str | None = None
    entity: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, a recipient or a source: its words, and who that was."""

    mention: Cited[str]
    identity: Cited[Identity] | None = None

    @property
    def who(self) -> Identity:
        """The identity, or an empty one while it is unresolved."""
        return self.identity.value if self.identity else Identity()


@dataclass(frozen=True, slots=True)
class When:
    """A day or a period; either end may be open. `granularity` says how finely it is known."""

    start: date | None
    end: date | None
    granularity: Granularity
    basis: Basis
    timex: str | None = None  # the TimeML value, where an expression gave one

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise InvariantError("a date with neither end: expected None instead")
        if self.start and self.end and self.start > self.end:
            raise InvariantError(f"date {self.start}..{self.end}: expected start <= end")


@dataclass(frozen=True, slots=True)
class Where:
    """A place: degrees are WGS 84 and absent where a point would be false precision."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its meaning: killed, injured, detained, personnel, money, duration, ..."""

    kind: str
    value: float


@dataclass(frozen=True, slots=True)
class Account:
    """One source standing behind a claim, and what it says of it.

    `via` is the index, in the claim's list, of the account it was passed on through.
    """

    source: Party
    stance: Cited[Stance]
    cue: Cited[str] | None = None
    content: Span | None = None
    via: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who did what to whom, when, where, according to whom; and whether it happened."""

    id: str
    article: str
    sentence: int
    sentence_span: Span
    event_type: Cited[EventType]
    trigger: Cited[str]
    status: Cited[Status]
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    mode: Cited[str] | None = None
    contexts: tuple[Cited[str], ...] = ()
    date: Cited[When] | None = None
    place: Cited[Where] | None = None
    quantities: tuple[Cited[Quantity], ...] = ()
    accounts: tuple[Account, ...] = ()
    about: str | None = None
    confidence: float = 0.0

    def __post_init__(self) -> None:
        for name, cited in self.fields():
            if not cited.spans and not cited.why:
                raise InvariantError(f"claim {self.id}: {name} cites no words and gives no reason")
        for index, account in enumerate(self.accounts):
            if account.via is not None and not (
                0 <= account.via < len(self.accounts) and account.via != index
            ):
                raise InvariantError(
                    f"claim {self.id}: account {index} of {len(self.accounts)} is via "
                    f"{account.via}, expected another one's index or None"
                )

    @property
    def trigger_span(self) -> Span:
        """From the trigger's first word to its last, with what stands between."""
        spans = self.trigger.spans
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    @property
    def speaking(self) -> tuple[int, ...]:
        """Which accounts give their own source's word: all but those that only pass one on."""
        passing = {account.via for account in self.accounts}
        return tuple(index for index in range(len(self.accounts)) if index not in passing)

    @property
    def deniers(self) -> tuple[Party, ...]:
        """Those of its sources that deny it on their own word."""
        said = (self.accounts[index] for index in self.speaking)
        return tuple(one.source for one in said if one.stance.value is Stance.DENIES)

    @property
    def denied(self) -> bool:
        """Whether it is denied and nobody known stands behind it.

        An outlet that says so beside a denial passes on what is denied, and words such as
        "claims" are nobody.
        """
        return bool(self.deniers) and not any(
            _affirms(self.accounts[index]) for index in self.speaking
        )

    def fields(self) -> list[tuple[str, Cited]]:  # type: ignore[type-arg]
        """Every cited value with its name, as `explain` lists them."""
        found: list[tuple[str, Cited | None]] = [  # type: ignore[type-arg]
            ("event_type", self.event_type),
            ("trigger", self.trigger),
            ("status", self.status),
            ("mode", self.mode),
            ("date", self.date),
            ("place", self.place),
        ]
        found += [(f"contexts[{i}]", c) for i, c in enumerate(self.contexts)]
        found += [(f"quantities[{i}]", q) for i, q in enumerate(self.quantities)]
        for label, parties in (("actors", self.actors), ("recipients", self.recipients)):
            for i, party in enumerate(parties):
                found.append((f"{label}[{i}]", party.mention))
                found.append((f"{label}[{i}].identity", party.identity))
        for i, account in enumerate(self.accounts):
            found.append((f"accounts[{i}].source", account.source.mention))
            found.append((f"accounts[{i}].source.identity", account.source.identity))
            found.append((f"accounts[{i}].stance", account.stance))
            found.append((f"accounts[{i}].cue", account.cue))
        return [(name, cited) for name, cited in found if cited is not None]


def _affirms(account: Account) -> bool:
    """Whether somebody known says on his own word that it is so."""
    who, stance = account.source.who, account.stance.value
    if stance is Stance.CONFIRMS:
        return True
    known = bool(who.country or who.entity or who.name)
    return stance is Stance.ASSERTS and known and who.sector != PRESS


def claim_id(article: str, trigger: Span, event_type: EventType) -> str:
    """Stable across runs: the same words read as the same type are the same claim."""
    key = f"{article}:{trigger.start}:{trigger.end}:{event_type}"
    return "c_" + hashlib.sha256(key.encode()).hexdigest()[:16]
