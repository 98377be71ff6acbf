"""Whether accounts part on a deed having been done at all: an accusation, and who denies it."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.collate.answers import TOLD, Answer, Voice, called, known
from chancery.collate.denial_words import (
    ALLEGED,
    AUDIENCE,
    BLAME,
    COURT,
    DENIAL,
    DENIED,
    ENDED,
    FORWARD,
    REFUSAL,
    SAID,
    TURN,
    denies,
    turns_down,
)
from chancery.collate.sides import sides_of
from chancery.collate.sourcing import Report
from chancery.model import EventType, Party, Stance, Status

_BEFORE = 40  # characters before a deed's word in which its end is told: "failed to stop the raid"
_WORDS = frozenset({EventType.ACCUSE, EventType.REJECT})  # what these say is asked elsewhere
_SAID_TO_BE = frozenset({Stance.ASSERTS, Stance.CONFIRMS})


def happened(reports: Sequence[Report], about: Sequence[Report] = ()) -> list[Answer]:
    """Yes and no: what is alleged against who denies it, a deed asserted against denied or not done.

    `about` are the accusations and rejections that are about one of the reports.
    """
    return _alleged(reports, about) or _rejected(reports) or _done(reports, about)


def _alleged(reports: Sequence[Report], about: Sequence[Report]) -> list[Answer]:
    """An accusation against those who say that it is false; that it was made is not in doubt."""
    yes, no = Answer("what is alleged is so"), Answer("it is not so")
    accusing = [r for r in reports if r.claim.event_type.value is EventType.ACCUSE and _of_fact(r)]
    for report in accusing:
        yes.voices.append(Voice("", report, None, report.claim.actors))
        no.voices += [v for v in _denying(report) if not _one_of(v, report.claim.actors)]
    known_as = {report.claim.id: report.claim for report in accusing}
    for report in about:
        if report.claim.about in known_as and _answers(report):
            voice = Voice("", report, None, report.claim.actors)
            if voice.said_by and not _one_of(voice, known_as[report.claim.about].actors):
                no.voices.append(voice)
    return _parted(yes, no)


def _rejected(reports: Sequence[Report]) -> list[Answer]:
    """The rejection of what somebody claims, where nothing else is read of the claim."""
    yes, no = Answer("what is claimed is so"), Answer("it is not so")
    for report in reports:
        claim = report.claim
        if claim.event_type.value is not EventType.REJECT or claim.status.value not in TOLD:
            continue
        if claim.actors and _rejects(report):
            claiming = tuple(p for p in claim.recipients if not called((p,)) & called(claim.actors))
            yes.voices.append(Voice("", report, None, claiming))
            no.voices.append(Voice("", report, None, claim.actors))
    return _parted(yes, no)


def _done(reports: Sequence[Report], about: Sequence[Report]) -> list[Answer]:
    """A deed against who denies it."""
    yes, no = Answer("it happened"), Answer("it did not happen")
    told = {r.claim.id: r for r in reports if r.claim.status.value in TOLD}
    for report in told.values():
        _sort(report, yes, no)
    no.voices = [v for v in no.voices if v.account is not None and _concerned(v)]
    no.voices = [v for v in no.voices if not _mere_absence(v, yes.voices)]
    for report in about:
        deed = told.get(report.claim.about or "")
        if deed is None or not report.claim.actors or deed.claim.event_type.value in _WORDS:
            continue
        voice = Voice("", report, None, report.claim.actors)
        if report.claim.event_type.value is EventType.ACCUSE:
            yes.voices.append(voice)
        elif _rejects(report) and _party_to(voice, deed):
            no.voices.append(voice)
    yes.voices = [v for v in yes.voices if any(_same_doers(v, other) for other in no.voices)]
    return _parted(yes, no)


def _parted(yes: Answer, no: Answer) -> list[Answer]:
    """Both answers, where somebody's word stands against another's."""
    denying = {source for v in no.voices for source in v.sources}
    # a source is not of two minds, and neither is a government
    states = {state for v in no.voices for state in v.states}
    yes.voices = [
        own for v in yes.voices if (own := v.without(states)) and not denying & own.sources
    ]
    no.voices = [v for v in no.voices if not _is_denied(v)]
    denying = {source for v in no.voices for source in v.sources}
    if not any(v.told for v in yes.voices):
        yes.voices += [
            Voice("", v.report, None, ()) for v in no.voices if _is_alleged(v.report) or _of_self(v)
        ]
    return [yes, no] if denying and any(v.told for v in yes.voices) else []


def _sort(report: Report, yes: Answer, no: Answer) -> None:
    """Put each account of a claim on its side."""
    claim = report.claim
    negated = claim.status.value is Status.NEGATED
    if not claim.accounts:
        (no if negated else yes).voices.append(Voice("", report))
    for index in claim.speaking:
        account = claim.accounts[index]
        stance = account.stance.value
        if account.source.mention.value.lower() in AUDIENCE:
            continue
        if stance in _SAID_TO_BE:
            (no if negated else yes).voices.append(Voice("", report, index))
        elif stance is Stance.DENIES:
            # "said that he never did": both are read, and one is meant
            twice = negated and DENIAL.search(_sentence(report))
            (yes if twice else no).voices.append(Voice("", report, index))


def _denying(report: Report) -> list[Voice]:
    """The accounts of a claim that deny it: not where all that is turned down is a plea or a plan."""
    if not denies(_sentence(report)):
        return []
    voices = [
        Voice("", report, index)
        for index in report.claim.speaking
        if report.claim.accounts[index].stance.value is Stance.DENIES
    ]
    return [voice for voice in voices if not _rules(voice)]


def _rules(voice: Voice) -> bool:
    """Whether a court turns down a claim, which says nothing of what is so."""
    return bool(COURT.search(_source(voice).mention.value)) and turns_down(_sentence(voice.report))


def _is_denied(voice: Voice) -> bool:
    """Whether who is read as denying is what is denied: "allegations", "such reports"."""
    return voice.account is not None and bool(DENIED.fullmatch(_source(voice).mention.value))


def _one_of(voice: Voice, parties: Sequence[Party]) -> bool:
    """Whether who speaks is one of the parties."""
    speaking = voice.said_by if voice.said_by is not None else (_source(voice),)
    return bool(called(speaking) & called(parties))


def _of_self(voice: Voice) -> bool:
    """Whether somebody denies a deed of his own, of which another must have spoken."""
    if voice.account is None or not DENIAL.search(_sentence(voice.report)):
        return False
    claim = voice.report.claim
    return _is_of(voice, claim.actors, (*claim.actors, *claim.recipients))


def _party_to(voice: Voice, deed: Report) -> bool:
    """Whether who denies is one of a deed's parties."""
    parties = (*deed.claim.actors, *deed.claim.recipients)
    return _is_of(voice, parties, parties)


def _is_of(voice: Voice, some: Sequence[Party], parties: Sequence[Party]) -> bool:
    """Whether who speaks is one of some parties: by name, or by country where two are named."""
    speaking = voice.said_by if voice.said_by is not None else (_source(voice),)
    entities = {p.who.entity for p in speaking} & {p.who.entity for p in some} - {None}
    countries = {p.who.country for p in parties} - {None}
    mine = {p.who.country for p in some} - {None}
    return (
        bool(entities) or _one_of(voice, some) or (len(countries) > 1 and bool(voice.sides & mine))
    )


def _of_fact(report: Report) -> bool:
    """Whether an accusation says that something is so, which can be denied: blame of a thing done cannot."""
    if report.claim.status.value not in TOLD:
        return False
    return not BLAME.search(report.claim.trigger.value) or bool(SAID.search(_sentence(report)))


def _rejects(report: Report) -> bool:
    """Whether a rejection is of something said, not of a proposal or a plea."""
    if not DENIAL.search(report.claim.trigger.value) or not _is_alleged(report):
        return False
    if COURT.search(_sentence(report)):
        return False  # a court that dismisses a claim says nothing of what is so
    at = _trigger_at(report)
    return not any(one.start() <= at < one.end() for one in REFUSAL.finditer(_sentence(report)))


def _answers(report: Report) -> bool:
    """Whether a rejection says that what somebody is accused of is not so: no ruling, no refusal."""
    words = _sentence(report)
    return (
        bool(DENIAL.search(report.claim.trigger.value))
        and denies(words)
        and not COURT.search(words)
    )


def _is_alleged(report: Report) -> bool:
    """Whether a sentence of denial names what it denies as somebody's words."""
    return bool(ALLEGED.search(_sentence(report)))


def _sentence(report: Report) -> str:
    return report.claim.sentence_span.of(report.article.text)


def _source(voice: Voice) -> Party:
    assert voice.account is not None
    return voice.report.claim.accounts[voice.account].source


def _concerned(voice: Voice) -> bool:
    """Whether a denial is of the deed, not of its end, by one of its parties or against a named word."""
    claim = voice.report.claim
    words = _sentence(voice.report)
    if not denies(words) or REFUSAL.search(words) or _rules(voice):
        return False
    at = _trigger_at(voice.report)
    if ENDED.search(words[max(0, at - _BEFORE) : at]) or not _reaches(words, at):
        return False
    country = _source(voice).who.country
    parties = {p.who.country for p in (*claim.actors, *claim.recipients)}
    if country is not None and country in parties:
        return True
    return any(claim.accounts[index].stance.value in _SAID_TO_BE for index in claim.speaking)


def _trigger_at(report: Report) -> int:
    """Where in its sentence a claim's word stands."""
    claim = report.claim
    spans = claim.trigger.spans
    return max(0, spans[0].start - claim.sentence_span.start) if spans else 0


def _reaches(words: str, at: int) -> bool:
    """Whether a sentence's denial reaches the word there: not what is told beside it."""
    found = list(DENIAL.finditer(words))
    return not found or any(
        not TURN.search(words[one.end() : at])
        if one.end() <= at
        else not FORWARD.match(words, one.start())
        for one in found
    )


def _mere_absence(voice: Voice, others: Sequence[Voice]) -> bool:
    """Whether one side says in one article that a thing was not so and that another was."""
    assert voice.account is not None
    if voice.report.claim.accounts[voice.account].stance.value is Stance.DENIES:
        return False
    mine = sides_of(voice.report, voice.account)
    return all(
        other.report.article.id == voice.report.article.id
        and sides_of(other.report, other.account) <= mine
        for other in others
    )


def _same_doers(told: Voice, denied: Voice) -> bool:
    """Whether what is told and what is denied are one's doing: a hand in a thing is not the thing."""
    if told.said_by is not None or denied.said_by is not None:
        return True
    one, other = told.report.claim.actors, denied.report.claim.actors
    named = any(party.who.country for party in other)
    return not named or bool(known(one) & known(other) or called(one) & called(other))
