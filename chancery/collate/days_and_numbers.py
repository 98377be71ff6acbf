"""When accounts part on the day or on how many, and when they only differ in precision."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.assets.fold import fold
from chancery.collate.amounts import Amount, amount
from chancery.collate.answers import Answer, Voice, grouped, source_of, voices_of
from chancery.collate.sourcing import Report
from chancery.model import Basis, Claim, Granularity

_GROWING = frozenset({"killed", "injured", "detained", "displaced"})
_COUNTED = _GROWING | {"personnel"}  # other numbers of one event may each be of another thing
_ROUND = 0.12  # of a round number between the least and the most that it may stand for
_DAYS = 1  # that time zones and the hour of printing may put between two accounts
_WEEK = 7
_BESIDE = 12  # characters between a cue and the day of the speaking: "said on Friday"
_REACH = 40  # characters between a deed's word and its day; further off, it is of another deed
_STATES = frozenset({"war", "fighting", "conflict"})  # told of any day while they last
_NAMED_DAY = re.compile(r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_LONGEST = 15  # days from which two dates are two things told rather than one in dispute
_BACKGROUND = 60  # days after which a number is told as background, each of another part


def when(reports: Sequence[Report]) -> list[Answer]:
    """When: days that words give, further apart than time zones put them."""
    articles = {report.article.id: report.article.text for report in reports}

    def value(claim: Claim) -> str | None:
        when = claim.date.value if claim.date else None
        told = when and when.basis is Basis.EXPRESSION and when.granularity is Granularity.DAY
        if not when or not told or not when.start or when.start != when.end:
            return None
        if _of_the_saying(claim) or _of_another(claim) or claim.trigger.value.lower() in _STATES:
            return None
        said = _words(claim, articles[claim.article])
        if said and not _NAMED_DAY.search(said):
            return None  # "today" and "the day before" are easily counted from another day
        return when.start.isoformat()

    def agree(one: Voice, other: Voice) -> bool:
        days = abs(_day(one) - _day(other))
        words = {v.report.claim.trigger.value.lower() for v in (one, other)}
        if len(words) > 1 or source_of(one) == source_of(other):
            return True  # two things told, or one voice that tells of two
        printed = {v.report.article.published for v in (one, other)}
        if _said(one) and _said(one) == _said(other) and len(printed) > 1:
            return True  # "Friday" in both, of articles whose own dates differ
        if days == _WEEK and _said(one) != _said(other):
            return True  # "Friday" and "the day before", of which one is taken for a week off
        papers = {v.report.article.publisher for v in (one, other)}
        if len(papers) == 1:
            return True  # one paper's list of things alike
        return days <= _DAYS or days > _LONGEST

    return grouped(list(voices_of(reports, value)), agree)


def _of_the_saying(claim: Claim) -> bool:
    """Whether the day is when somebody spoke: it stands beside the cue, outside of what was said."""
    spans = claim.date.spans if claim.date else ()
    return any(
        not span.overlaps(account.content)
        and min(span.gap(cue) for cue in account.cue.spans) <= _BESIDE
        for span in spans
        for account in claim.accounts
        if account.content and account.cue and account.cue.spans
    )


def _of_another(claim: Claim) -> bool:
    """Whether the day stands far from the deed's word: "the flood was laid bare by pictures on Friday"."""
    spans = claim.date.spans if claim.date else ()
    gaps = [one.gap(other) for one in spans for other in claim.trigger.spans]
    return bool(gaps) and min(gaps) > _REACH


def _said(voice: Voice) -> str:
    return _words(voice.report.claim, voice.report.article.text)


def _words(claim: Claim, text: str) -> str:
    """The words that give the day."""
    return fold(" ".join(span.of(text) for span in claim.date.spans)) if claim.date else ""


def _day(voice: Voice) -> int:
    when = voice.report.claim.date
    assert when is not None
    assert when.value.start is not None
    return when.value.start.toordinal()


def how_many(reports: Sequence[Report]) -> list[Answer]:
    """How many: for the kind of number that most claims give, ranges that do not meet."""
    kinds: dict[str, list[Voice]] = {}
    for report in reports:
        if len(report.claim.quantities) != 1 or _background(report):
            continue  # of several numbers, which answers is not known
        for quantity in report.claim.quantities:
            if quantity.value.kind not in _COUNTED:
                continue
            words = quantity.spans[0].of(report.article.text) if quantity.spans else None
            said = words or f"{quantity.value.value:g}"
            voices = voices_of([report], lambda _, said=said: said)  # type: ignore[misc]
            kinds.setdefault(quantity.value.kind, []).extend(voices)
    for kind in sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind)):
        answers = grouped(kinds[kind], _numbers_agree)
        if len(answers) > 1:
            return [Answer(f"{a.value} {kind}", a.voices) for a in answers]
    return []


def _background(report: Report) -> bool:
    """Whether what is told was long over when it was printed, so that numbers count other parts."""
    when, day = report.claim.date, report.article.published
    last = (when.value.end or when.value.start) if when else None
    return bool(last and day and (day - last).days > _BACKGROUND)


def _numbers_agree(one: Voice, other: Voice) -> bool:
    first, second = one.report, other.report
    a = amount(first.claim.quantities[0], first.article.text)
    b = amount(second.claim.quantities[0], second.article.text)
    if a.low <= b.high and b.low <= a.high:
        return True
    if not (_exact(a) and _exact(b)) or source_of(one) == source_of(other):
        return True
    days = first.article.published, second.article.published
    if _whom(first.claim) != _whom(second.claim) or None in days:
        return True  # numbers of others
    if a.kind not in _GROWING or days[0] == days[1]:
        return False
    earlier, later = (a, b) if str(days[0]) < str(days[1]) else (b, a)
    return later.low >= earlier.high


def _exact(number: Amount) -> bool:
    """Whether a number was given as such: "more than 20" and "about 100" differ from none."""
    return number.high <= number.low * (1 + _ROUND)


def _whom(claim: Claim) -> tuple[str, frozenset[str]]:
    """Whom a number is of: the type of deed, and the countries it was done to."""
    countries = (p.who.country for p in claim.recipients if p.who.country)
    return str(claim.event_type.value), frozenset(countries)
