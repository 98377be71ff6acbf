"""What a later claim is to a demand: whether it meets, refuses, promises or ignores it, and why.

Two claims of one kind of act by one side are not yet one act. An answer that names no demand
must be such an act with the asking side in it, where the act is one that two sides do together,
of the same mode where both are known, and not itself only what somebody demands.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from chancery.follow.cases import YIELDING, Answer, Case, Outcome, others
from chancery.follow.fitting import fits_in_words
from chancery.follow.telling import Told, alike, codes, demanded_by, kind_of, mode_of, whose
from chancery.model import QUADS, Claim, EventType, Quad, Status

SOON = timedelta(days=30)  # within which an assent or refusal that names nothing is an answer
_E = EventType
# Acts that two sides do together, or that one does to the other: the asking side is in them.
_TOGETHER = frozenset({_E.CONSULT, _E.COOPERATE, _E.AID, _E.AGREE})
# Words, which are no deed that could be told of as done.
_WORDS = frozenset({_E.REQUEST, _E.ACCUSE, _E.REJECT, _E.THREATEN})


def answer_of(case: Case, one: Told) -> Answer | None:
    """What a later claim is to a demand, or None; what somebody denies says so."""
    if one.claim.denied:
        return None
    answer = _answer_of(case, one)
    if answer and (deniers := one.claim.deniers):
        names = ", ".join(dict.fromkeys(d.who.name or d.mention.value for d in deniers))
        return replace(answer, why=f"{answer.why}; denied by {names}")
    return answer


def _answer_of(case: Case, one: Told) -> Answer | None:
    claim = one.claim
    by = codes(claim.actors)
    if case.lead.event_type.value is _E.THREATEN and not case.forbids:
        return _of_threat(case, one, by)
    if by & case.asking and claim.event_type.value is _E.REQUEST:
        again = codes(claim.recipients) & case.asked and alike(case.lead, claim, case.claims)
        known = case.about is not None or case.shares(one)
        said = again and known and claim.status.value is Status.ACTUAL
        return Answer(one, Outcome.IGNORED, "the same is demanded again") if said else None
    if not by & case.asked:
        return None
    done = _forbidden if case.forbids else _in_deeds
    return _in_words(case, one) or done(case, one)


def _of_threat(case: Case, one: Told, by: frozenset[str]) -> Answer | None:
    claim, about, kind = one.claim, case.about, one.claim.event_type.value
    if claim.status.value is not Status.ACTUAL:
        return None
    if about is not None and by & case.asking and kind is kind_of(about) and _fits(claim, about):
        same = mode_of(about) in {None, mode_of(claim)} and not _beside(case, claim)
        why = f"{kind} by whom it was threatened, told as done"
        return Answer(one, Outcome.CARRIED_OUT, why, deed=True) if same else None
    to_them = bool(codes(claim.recipients) & case.asking) or case.shares(one)
    if by & case.asked and kind is _E.CONCEDE and to_them and fits_in_words(claim, case.lead):
        return Answer(one, Outcome.MET, "CONCEDE by the side that was threatened", deed=True)
    return None


def _forbidden(case: Case, one: Told) -> Answer | None:
    """What was not to be done: done all the same, told as not done, or given up."""
    claim, kind, status = one.claim, one.claim.event_type.value, one.claim.status.value
    if kind in YIELDING:
        outcome = _DEEDS.get(status) if status is not Status.NEGATED else None
        own = status is Status.ACTUAL or _own_word(case, one)
        if outcome is None or not own or not case.shares(one):
            return None
        why = f"{kind} by whom it was asked of, {outcome[1]}"
        return Answer(one, outcome[0], why, deed=outcome[0] is Outcome.MET)
    same = kind is kind_of(case.about) and _fits(claim, case.about) and _with_them(case, claim)
    days = [told.day for told in case.tellings if told.day]
    later = bool(one.day and days and one.day > min(days)) and not _beside(case, claim)
    if not same or not later or claim.id in case.demanded:
        return None
    if status is Status.ACTUAL:
        why = f"{kind} by whom it was asked not to, told as done"
        return Answer(one, Outcome.IGNORED, why, deed=True)
    if status is Status.NEGATED:
        return Answer(one, Outcome.MET, f"{kind} that was not to be done, told as not done", True)
    return None


def _in_words(case: Case, one: Told) -> Answer | None:
    """REJECT and AGREE by whom it was asked of."""
    claim, kind = one.claim, one.claim.event_type.value
    if claim.status.value is not Status.ACTUAL:  # "by refusing, they would" refuses nothing
        return None
    same = _of_it(case, claim)
    to_them = same is None and _soon(case, one) and bool(codes(claim.recipients) & case.asking)
    to_them = to_them and case.shares(one)
    if kind is _E.REJECT and (same or (to_them and mode_of(claim) in {None, mode_of(case.lead)})):
        return Answer(one, Outcome.REFUSED, _said("refused", bool(same)))
    if kind is _E.AGREE and (same or to_them):
        return Answer(one, Outcome.PROMISED, _said("agreed to", bool(same)))
    return None


def _soon(case: Case, one: Told) -> bool:
    """Whether assent or refusal that names nothing comes soon enough to be of this demand."""
    days = [told.day for told in case.tellings if told.day]
    return bool(one.day and days and one.day - max(days) <= SOON)


def _of_it(case: Case, claim: Claim) -> bool | None:
    """Whether assent or refusal is of what was demanded; None where nothing tells."""
    if claim.about in {told.claim.id for told in case.tellings}:
        return True
    linked = case.claims.get(claim.about or "")
    if case.forbids:  # assent to an act is none to leaving it
        return False if linked else None
    if case.about is None:  # what was demanded is not known: assent to another act is told at most
        other = linked and linked.event_type.value not in {*case.wanted, *_WORDS}
        return False if other else None
    if linked and _meets(case, linked, claim):
        return True
    if linked and linked.event_type.value in _WORDS:
        end = demanded_by(claim, case.claims)  # a demand's act may be read as another kind
        return False if kind_of(end) in case.wanted and not _fits(end, case.about) else None
    acts = [linked] if linked else _announced(case, claim)
    return False if acts and not any(_meets(case, act, claim) for act in acts) else None


def _meets(case: Case, act: Claim, said: Claim) -> bool:
    """Whether an act that is refused or agreed to would, were it done, be what was demanded.

    Assent is given to somebody: agreed with a third, or told without anybody and elsewhere,
    talks are not those that were asked for.
    """
    if act.event_type.value not in case.wanted or not _fits(act, case.about):
        return False
    if _with_others(case, act):
        return False
    if said.event_type.value is _E.REJECT:
        return True
    if _with_others(case, said):
        return False
    told = act.event_type.value not in _TOGETHER or others(case, act) or others(case, said)
    return bool(told) or _beside(case, said)


def _announced(case: Case, claim: Claim) -> list[Claim]:
    """Acts that a claim's sentence tells as to come, by the same side or by nobody named."""
    by = whose(claim.actors)
    return [
        other
        for other in case.to_come.get((claim.article, claim.sentence), ())
        if other.event_type.value not in _WORDS and (not other.actors or by & whose(other.actors))
    ]


def _in_deeds(case: Case, one: Told) -> Answer | None:
    """What was demanded, done, not done or announced by whom it was asked of."""
    kind, status = one.claim.event_type.value, one.claim.status.value
    if kind not in case.wanted or kind in _WORDS or one.claim.id in case.demanded:
        return None
    if not _fits(one.claim, case.about) or not _with_them(case, one.claim):
        return None
    if case.about is None and not fits_in_words(one.claim, case.lead):
        return None
    if status is Status.FUTURE and not _own_word(case, one):
        return None
    outcome = _DEEDS.get(status)
    # That they are parts of it, or suffer it, has been seen: that is what both have in common.
    same = case.about is not None or case.mode == "meet"
    same = same and (kind in _TOGETHER or QUADS[kind] is Quad.MATERIAL_CONFLICT)
    if outcome is None or not ((same and others(case, one.claim)) or case.shares(one)):
        return None
    why = f"{kind} by whom it was asked of, {outcome[1]}"
    return Answer(one, outcome[0], why, deed=outcome[0] is Outcome.MET)


def _with_them(case: Case, claim: Claim) -> bool:
    """Whether the asking side is in an act that needs them, or it is not told who is.

    An act of force that was demanded must be told as done to the same others. Where nobody is
    told, talks stand for those that were asked for only beside the demand, in its own article.
    """
    kind = claim.event_type.value
    if QUADS[kind] is Quad.MATERIAL_CONFLICT:
        return bool(case.about and whose(claim.recipients) & whose(case.about.recipients))
    if _with_others(case, claim):
        return False
    if kind not in _TOGETHER or others(case, claim):
        return True
    return case.about is not None and _beside(case, claim)


def _with_others(case: Case, claim: Claim) -> bool:
    """Whether others than the asking side are told to be in an act that it should be in.

    That is any act where it is not known what was demanded: help for a third is no answer.
    """
    if case.about is not None:
        meant = whose(case.about.recipients) & whose(claim.recipients)  # "to send Kabul aid"
        if meant or claim.event_type.value not in _TOGETHER:
            return False
    found = others(case, claim)
    return bool(found) and not any(codes((one,)) & case.asking for one in found)


def _beside(case: Case, claim: Claim) -> bool:
    """Whether a claim stands in an article that tells of the demand."""
    return claim.article in {told.claim.article for told in case.tellings}


def _own_word(case: Case, one: Told) -> bool:
    """Whether what is to come is announced, and not told of by others."""
    if one.event == case.tellings[0].event:
        return False
    speakers = codes(one.claim.accounts[index].source for index in one.claim.speaking)
    return not speakers or bool(speakers & case.asked)


_DEEDS = {
    Status.ACTUAL: (Outcome.MET, "told as done"),
    Status.NEGATED: (Outcome.REFUSED, "told as not done"),
    Status.FUTURE: (Outcome.PROMISED, "told as to come"),
}


def _fits(claim: Claim | None, about: Claim | None) -> bool:
    """Whether modes, places and recipients, where both are known, let the one be the other."""
    if claim is None or about is None:
        return True
    modes = {mode_of(claim), mode_of(about)} - {None}
    if kind_of(claim) is kind_of(about) and len(modes) == 2:
        return False
    if not fits_in_words(claim, about):
        return False
    places = [one.place.value.country for one in (claim, about) if one.place]
    if len(places) == 2 and None not in places and places[0] != places[1]:
        return False
    met, wanted = whose(claim.recipients), whose(about.recipients)
    return not (met and wanted) or bool(met & wanted)


def _said(verb: str, same: bool) -> str:
    return f"{verb} {'what was demanded' if same else 'something of the other side'}"
