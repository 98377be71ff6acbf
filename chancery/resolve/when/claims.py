"""Gives each claim its date: its own expression, the story's day, or the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chancery.model import Basis, Cited, Claim, Granularity, Reading, Span, Status, When
from chancery.resolve.when.ahead import coming
from chancery.resolve.when.anniversary import anniversary
from chancery.resolve.when.apart import heading, spoken_on
from chancery.resolve.when.bygone import bygone
from chancery.resolve.when.carried import STAGE, carried
from chancery.resolve.when.find import Timex, find
from chancery.resolve.when.joined import joined, named
from chancery.resolve.when.labels import ANOTHERS, is_labelled, names_another, opens_another
from chancery.resolve.when.words import wordset

# Words that begin another clause between a trigger and an expression.
_CLAUSE = re.compile(
    r"[;:—]| -- | – |,\s\w+ing\b|[\"“”]|,?\s\b(?:which|who|whose|that|after|before|when|while|where|since|"
    r"because|although|though|but|if|as|whether|following|and|until|amid|ahead of)\b",
    re.IGNORECASE,
)
_SAYING = wordset(
    "said says told announced stated reported reports wrote added noted tweeted declared "
    "confirmed explained posted published released statement interview conference"
)
_LIMIT = re.compile(r"\b(by|until|till|before|no later than|up to)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(since|from|starting|beginning)\s+(?:the\s+)?$", re.IGNORECASE)
_SPANNED = re.compile(r"\d(?:st|nd|rd|th)?\s*[-–—]\s*\d|\s(?:to|through|until|till|and)\s")
_NOUN = re.compile(r"\s(?!of\b|and\b|or\b|in\b|at\b|on\b|to\b|for\b|with\b|but\b)[A-Za-z“\"]")
_NEXT = re.compile(r"^[^\w,.;:()]*[\w-]*[^\w,.;:()]*$")

# "He said that on Monday ...": what is said opens anew.
_CONTENT = re.compile(
    r".*\bthat(?=,?\s(?:at|during|from|in|on|over|since)\s(?:the\s)?$)", re.DOTALL
)

_AHEAD = frozenset((Status.FUTURE, Status.HYPOTHETICAL))
_CROSSING = 30.0  # characters that one clause boundary costs
_RIVAL = 45.0  # another trigger lies nearer to the expression
_SAID = 40.0  # the expression dates the telling, not the event
_OPENING = 25.0  # what an expression that opens the sentence costs at most
_OPENED = 70.0  # and with all the clauses after it
_RECENT = timedelta(days=14)  # what happened since is no history
_ALONE = 160.0  # the same where the sentence tells of no other time
_TOO_FAR = 110.0  # beyond this an expression is not taken as the claim's own


@dataclass(frozen=True, slots=True)
class Choice:
    """An expression weighed for a claim: the lower the cost, the better."""

    timex: Timex
    cost: float


def dates(reading: Reading) -> Reading:
    """Fill in the date of every claim that can have one."""
    if not reading.claims:
        return reading
    article = reading.article
    reached = heading(article.text)  # the day of print, not that of what is told
    head = spoken_on(article.text, article.published)
    times = [
        t
        for t in _times(article.text, head[0] if head else article.published)
        if (t.start or t.end) and not (t.span.start < reached and t.start == article.published)
    ]
    triggers = sorted({claim.trigger_span for claim in reading.claims})
    starts = [t.span.start for t in times], [t.start for t in triggers]
    claims: list[Claim] = []
    for claim in reading.claims:
        own, rivals = (_part(claim, at) for at in starts)
        when = anniversary(article.text, article.published, claim) or _own(
            article.text,
            article.published,
            claim,
            bygone(article.text, times, claim, own, article.published),
            triggers[rivals],
        )
        claims.append(replace(claim, date=when) if when != claim.date else claim)
    return replace(reading, claims=tuple(carried(reading, claims, head)))


def _part(claim: Claim, starts: Sequence[int]) -> slice:
    """Which of the spans that begin at these places, in order, begin in a claim's sentence."""
    sentence = claim.sentence_span
    return slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))


def _times(text: str, published: date | None) -> list[Timex]:
    """The time expressions of a text, periods told by both ends as one, and days with a name."""
    told = list(named(text, published))
    plain = [t for t in find(text, published) if not any(n.span.overlaps(t.span) for n in told)]
    return sorted((*joined(text, plain), *told), key=lambda t: t.span.start)


def _own(
    text: str,
    published: date | None,
    claim: Claim,
    times: Sequence[Timex],
    triggers: Sequence[Span],
) -> Cited[When] | None:
    """The expression of the claim's own sentence that its trigger most likely hangs on."""
    trigger = claim.trigger_span
    own = (
        coming(text, timex, claim, published)
        for timex in times
        if claim.sentence_span.holds(timex.span)
    )
    choices = [
        Choice(timex, _cost(text, claim, trigger, timex, triggers))
        for timex in own
        if _possible(claim, timex, published)
        and not names_another(text, timex, claim, triggers)
        and not opens_another(text, timex.span, trigger, triggers)
        and not any(is_another(text, timex, claim) for is_another in ANOTHERS)
        and not _told_then(text, claim, timex, published)
    ]
    far = _TOO_FAR if len(choices) > 1 else _ALONE
    choices = sorted((c for c in choices if c.cost < far), key=lambda c: c.cost)
    if not choices:
        return None
    best = choices[0]
    when = _clipped(as_when(text, best.timex, published, trigger), claim.status.value, published)
    if when is None:
        return None
    second = choices[1].timex.span.of(text) if len(choices) > 1 else None
    confidence = max(0.35, 0.92 - best.cost / 160 - (0.1 if second else 0.0))
    return Cited(when, (best.timex.span,), round(confidence, 3), STAGE, runner_up=second)


def _possible(claim: Claim, timex: Timex, published: date | None) -> bool:
    """Whether an event of this status can lie at that time."""
    if timex.type == "SET" or published is None:
        return timex.type != "SET"
    status = claim.status.value
    if status is Status.HISTORICAL and timex.end and timex.end > published - _RECENT:
        return False
    if status in (Status.ACTUAL, Status.NEGATED, Status.HISTORICAL):
        return timex.start is None or timex.start <= published
    if status is Status.FUTURE:
        return timex.end is None or timex.end >= published
    return True


def _cost(text: str, claim: Claim, trigger: Span, timex: Timex, triggers: Sequence[Span]) -> float:
    span = timex.span
    gap = 0.0
    if span.start >= trigger.end:
        between, gap = text[trigger.end : span.start], float(span.start - trigger.end)
    elif span.end <= trigger.start:
        between, gap = text[span.end : trigger.start], (trigger.start - span.end) * 1.3
    else:
        return 0.0
    if span.end <= trigger.start and _NEXT.match(between):
        return 1.0  # "Tuesday's attack", "the 2012 bombing"
    opens = len(_CONTENT.sub("", text[claim.sentence_span.start : span.start]).split()) < 3
    if opens and span.end <= trigger.start:
        gap = min(gap, _OPENING)
    cost = gap + _CROSSING * len(_CLAUSE.findall(between))
    if opens and span.end <= trigger.start:
        cost = min(cost, _OPENED)
    if _dates_telling(text, span, claim):
        cost += _SAID
    for other in triggers:
        if other != trigger and not other.overlaps(span) and _nearer(other, span, trigger):
            cost += _RIVAL
            break
    return cost


def _nearer(other: Span, span: Span, trigger: Span) -> bool:
    """Whether the other trigger stands between the expression and this trigger."""
    if span.start >= trigger.end:
        return trigger.end <= other.start and other.end <= span.start
    return span.end <= other.start and other.end <= trigger.start


def _told_then(text: str, claim: Claim, timex: Timex, published: date | None) -> bool:
    """Whether it is the day on which somebody told of what is yet to come, or may come."""
    if claim.status.value not in _AHEAD or (published and timex.start and timex.start > published):
        return False
    return _dates_telling(text, timex.span, claim)


def _dates_telling(text: str, span: Span, claim: Claim) -> bool:
    """Whether the words right before the expression are "said", "told reporters" and the like."""
    base = max(claim.sentence_span.start, span.start - 40)
    trigger = claim.trigger_span
    for found in list(re.finditer(r"\w+", text[base : span.start]))[-3:]:
        if found[0].lower() == "that":
            return False  # "said that since May"
        if found[0].lower() in _SAYING:
            return not (trigger.start <= base + found.start() < trigger.end)
    return False


def _clipped(when: When | None, status: Status, published: date | None) -> When | None:
    """Cut "this week" at publication, after which no actual event lies."""
    if when is None or published is None or when.start is None or when.end is None:
        return when
    if not when.start <= published <= when.end:
        return when
    if status in (Status.ACTUAL, Status.NEGATED):
        return replace(when, end=published)
    return when


def as_when(text: str, timex: Timex, published: date | None, trigger: Span) -> When | None:
    """An expression as a claim's date; "by June" leaves the beginning open, "since" runs to now.

    Not where it stands in the event's own name: "since the 1991 coup" tells the year of the coup.
    """
    start, end, granularity = timex.start, timex.end, timex.granularity or Granularity.RANGE
    lead = text[max(0, timex.span.start - 20) : timex.span.start]
    if _joined(text, timex):
        pass  # "from 5 to 9 June" is told with both its ends
    elif _limits(text, lead, timex) and start:
        start, end = None, (end if "end of" in timex.span.of(text).lower() else start)
    elif (
        _FROM.search(lead)
        and start
        and timex.type != "DURATION"
        and not _possessive(text, timex)
        and not is_labelled(text, timex.span, trigger)
    ):
        later = published if published and published >= start else None
        end = later
        granularity = Granularity.RANGE
    if start is None and end is None:
        return None
    return When(start, end, granularity, Basis.EXPRESSION, timex.value)


def _joined(text: str, timex: Timex) -> bool:
    """Whether the expression itself tells where it begins and ends."""
    return timex.start != timex.end and bool(_SPANNED.search(timex.span.of(text)))


def _limits(text: str, lead: str, timex: Timex) -> bool:
    """Whether an event is told to lie before the time; "by the May 9 arrests" tells by what."""
    found = _LIMIT.search(lead)
    if not found:
        return False
    whose = _possessive(text, timex) or f"{found[0]}{timex.span.of(text)}".lower().startswith(
        "by the "
    )
    return not (found[1].lower() == "by" and whose and _NOUN.match(text, timex.span.end))


def _possessive(text: str, timex: Timex) -> bool:
    return timex.span.of(text).endswith(("'s", "’s"))
