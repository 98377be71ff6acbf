"""Answers to one question about an event, each with the voices that give it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from chancery.assets.fold import fold
from chancery.collate.sides import sides_of
from chancery.collate.sourcing import Report
from chancery.collate.words import stems, telling
from chancery.model import Claim, Party, Stance, Status, Version

GOVERNMENT = "GOV"
SAID_TO_BE = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
TOLD = frozenset({Status.ACTUAL, Status.HISTORICAL, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class Voice:
    """One answer: what, in which claim, by which of its accounts (None: its writer).

    `said_by` are those who accuse or deny where the claim is the accusation or the denial
    itself; empty where nobody says who alleges it, None where accounts or the writer speak.
    """

    value: str
    report: Report
    account: int | None = None
    said_by: tuple[Party, ...] | None = None

    @property
    def told(self) -> bool:
        """Whether it is somebody's word, not only the writer's."""
        return self.account is not None or self.said_by is not None

    @property
    def sources(self) -> frozenset[str]:
        """Whose word it is; the writer of an article is one of his own."""
        if self.said_by is not None:
            return frozenset(fold(_name(party)) for party in self.said_by)
        return frozenset({source_of(self)})

    @property
    def speaking(self) -> tuple[Party, ...]:
        """Whose word it is, where that is known."""
        if self.said_by is not None:
            return self.said_by
        if self.account is None:
            return ()
        return (self.report.claim.accounts[self.account].source,)

    @property
    def states(self) -> set[str]:
        """The countries which, or whose government, says so."""
        return {
            party.who.country
            for party in self.speaking
            if party.who.country and (_is_whole(party) or party.who.sector == GOVERNMENT)
        }

    def without(self, states: Collection[str]) -> Voice | None:
        """The voice without what some countries as a whole say; None where nobody else speaks."""
        rest = tuple(
            party for party in self.speaking
            if not (_is_whole(party) and party.who.country in states)
        )  # fmt: skip
        if len(rest) == len(self.speaking):
            return self
        return replace(self, said_by=rest) if rest else None

    @property
    def sides(self) -> set[str]:
        """The countries for which it is said."""
        if self.said_by is not None:
            return {party.who.country for party in self.said_by if party.who.country}
        return sides_of(self.report, self.account)


@dataclass(slots=True)
class Answer:
    """Voices that may all be right together."""

    value: str
    voices: list[Voice] = field(default_factory=list)

    def version(self) -> Version:
        """The answer as it is kept, with the claims, accounts and sides that give it."""
        claims = tuple(dict.fromkeys(v.report.claim.id for v in self.voices))
        told = [v for v in self.voices if v.said_by is None]
        accounts = tuple(dict.fromkeys((v.report.claim.id, v.account) for v in told))
        sides = {side for v in self.voices for side in v.sides}
        said_by = dict.fromkeys(
            (v.report.claim.id, party.who.name or party.mention.value)
            for v in self.voices
            for party in v.said_by or ()
        )
        return Version(self.value, claims, accounts, tuple(sorted(sides)), tuple(said_by))


def _is_whole(party: Party) -> bool:
    """Whether a party is a country, nobody in particular there."""
    return party.who.country is not None and party.who.entity == f"country:{party.who.country}"


def source_of(voice: Voice) -> str:
    """Whose word a voice is; the writer of an article is one of his own."""
    if voice.account is None:
        return f"writer of {voice.report.article.id}"
    return fold(_name(voice.report.claim.accounts[voice.account].source))


def _name(party: Party) -> str:
    return party.who.entity or party.who.name or party.mention.value


def grouped(voices: Sequence[Voice], agree: Callable[[Voice, Voice], bool]) -> list[Answer]:
    """Answers none of whose voices agrees with one of another answer."""
    answers: list[Answer] = []
    for voice in voices:
        near = [a for a in answers if any(agree(voice, other) for other in a.voices)]
        if not near:
            answers.append(Answer(voice.value, [voice]))
            continue
        near[0].voices.append(voice)
        for other in near[1:]:
            near[0].voices += other.voices
            answers.remove(other)
    return answers


def voices_of(reports: Sequence[Report], value: Callable[[Claim], str | None]) -> Iterator[Voice]:
    """A voice for each claim that gives a value, by the first account that asserts it."""
    for report in reports:
        said = value(report.claim)
        if said is None or report.claim.status.value not in TOLD or _untrue(report.claim):
            continue
        speakers: list[int | None] = [
            index
            for index in report.claim.speaking
            if report.claim.accounts[index].stance.value in SAID_TO_BE
        ]
        for index in speakers or [None]:
            yield Voice(said, report, index)


def _untrue(claim: Claim) -> bool:
    """Whether all known who tell of it say that it was not so: one who asserts it gives an answer."""
    return claim.denied != (claim.status.value is Status.NEGATED)


def called(parties: Sequence[Party]) -> frozenset[str]:
    """The telling words of parties' names and mentions."""
    said = " ".join(f"{party.who.name or ''} {party.mention.value}" for party in parties)
    return telling(stems(said))


def known(parties: Sequence[Party]) -> set[str]:
    """What parties are known to be: countries and entities."""
    found = {p.who.country for p in parties if p.who.country}
    return found | {p.who.entity for p in parties if p.who.entity}
