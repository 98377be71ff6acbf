"""Answers to one question about an event, each with the voices that give it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from chancery.assets.fold import fold
from chancery.collate.faces import denied
from chancery.collate.sides import sides_of
from chancery.collate.sourcing import Report
from chancery.model import Claim, Stance, Status, Version

TOLD = frozenset({Status.ACTUAL, Status.HISTORICAL, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class Voice:
    """One answer: what, in which claim, by which of its accounts (None: its writer)."""

    value: str
    report: Report
    account: int | None = None


@dataclass(slots=True)
class Answer:
    """Voices that may all be right together."""

    value: str
    voices: list[Voice] = field(default_factory=list)

    def version(self) -> Version:
        """The answer as it is kept, with the claims, accounts and sides that give it."""
        claims = tuple(dict.fromkeys(v.report.claim.id for v in self.voices))
        accounts = tuple(dict.fromkeys((v.report.claim.id, v.account) for v in self.voices))
        sides = {side for v in self.voices for side in sides_of(v.report, v.account)}
        return Version(self.value, claims, accounts, tuple(sorted(sides)))


def source_of(voice: Voice) -> str:
    """Whose word a voice is; the writer of an article is one of his own."""
    if voice.account is None:
        return f"writer of {voice.report.article.id}"
    who = voice.report.claim.accounts[voice.account].source
    return fold(who.who.entity or who.who.name or who.mention.value)


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
        if said is None or report.claim.status.value not in TOLD or denied(report.claim):
            continue
        speakers: list[int | None] = [
            index
            for index, account in enumerate(report.claim.accounts)
            if account.stance.value in {Stance.ASSERTS, Stance.CONFIRMS}
        ]
        for index in speakers or [None]:
            yield Voice(said, report, index)
