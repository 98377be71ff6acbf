"""Times beside a claim that are another thing's: a treaty's year, the day of telling, of what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.model import Claim, EventType, Granularity, Span, Status
from chancery.resolve.when.find import Timex
from chancery.resolve.when.words import TODAYS

_MORE = (
    r"\s(?:(?!(?:and|as|at|but|by|for|from|in|of|on|or|that|the|to|with|was|were|an?)\b)"
    r"[\w'’“”-]+\s){0,3}?"
)
_WORDS = rf"{_MORE}[“\"]?"
_EVENTS = (
    r"campaigns?|elections?|primar(?:y|ies)|referendum|uprising|revolution|crackdown|ceasefire|"
    r"cease-fire|truce|coup|war|invasion|attacks?|bombings?|massacre|defeat|victory"
)
_THING = re.compile(
    rf"{_WORDS}(?:treaty|treaties|agreements?|accords?|pact|protocol|convention|constitution|charter|"
    rf"communiqu[eé]|memorandum|declaration|resolutions?|reports?|law|{_EVENTS})\b",
    re.IGNORECASE,
)
# Who is known by a year: "the 2012 Republican nominee".
_BEARER = re.compile(
    rf"{_WORDS}(?:nominees?|candidates?|hopefuls?|contenders?|runners?-up|winners?|champions?|"
    r"laureates?|hosts?|running mate)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(in|at|since|after|following|during|on|before|ahead of|for|wake of)\s+)?"
    r"(?:\b(?:the|an?|this|that|its|their|his|her|our)|['’]s?)\s$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:in|at|since|from|after|following|during|throughout|on|before|ahead of|for|wake of)\s"
    r"(?:[\w'’.-]+\s){0,5}$",
    re.IGNORECASE,
)
_NEAR = re.compile(_MORE)
_BEHIND = re.compile(rf"\b(?:{_EVENTS})\s(?:in|of)\s$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,.;:)/]|[-–—]\d|and\b|or\b|$)")
_YEARLY = (Granularity.YEAR, Granularity.RANGE)


def names_another(text: str, timex: Timex, claim: Claim, triggers: Sequence[Span]) -> bool:
    """Whether an expression stands in the name of somebody or something that a claim only speaks of."""
    trigger, span = claim.trigger_span, timex.span
    if claim.status.value is not Status.ACTUAL:
        return False
    bearer = _BEARER.match(text, span.end)
    if bearer and timex.granularity is Granularity.YEAR:
        return not trigger.overlaps(Span(bearer.start(), bearer.end()))
    return (
        _of_a_plan(text, timex)
        or _of_the_year(text, timex, claim)
        or (
            _of_a_thing(text, span, triggers)
            if span.start >= trigger.end
            else _behind_its_event(text, timex, trigger)
        )
    )


def opens_another(text: str, span: Span, trigger: Span, triggers: Sequence[Span]) -> bool:
    """Whether an expression opens what another trigger tells: "X, whom Y backs, on Monday proposed"."""
    if span.start < trigger.end or not _OPENING.search(text, trigger.end, span.start):
        return False
    return any(_VERB.fullmatch(text, span.end, other.start) for other in triggers)


_OPENING = re.compile(r",\s(?:(?:in|on|at)\s)?$")
_VERB = re.compile(r"\s(?:[a-z]+ly\s)?")


def _of_a_thing(text: str, span: Span, triggers: Sequence[Span]) -> bool:
    """As in "by the 2018 treaty", "alarmed by the February 9 arrests": not "in the 2018 war"."""
    first = span.start + (4 if span.of(text).lower().startswith("the ") else 0)
    lead = text[max(0, first - 60) : first]
    led = _NAMED.search(lead)
    if _THING.match(text, span.end):
        return led is not None and led[1] is None
    if not (led or _owns(span.of(text))) or _LED.search(lead):
        return False
    return any(
        other.start > span.end and _NEAR.fullmatch(text, span.end, other.start)
        for other in triggers
    )


def _owns(words: str) -> bool:
    return words.endswith(("'s", "’s"))


def _of_the_year(text: str, timex: Timex, claim: Claim) -> bool:
    """As in "prepared this year's address": not where the trigger is what the year owns."""
    span = timex.span
    if timex.granularity is not Granularity.YEAR or not _owns(span.of(text)):
        return False
    opens = not text[claim.sentence_span.start : span.start].strip(" \"'“”‘’")
    return not opens and not _NEAR.fullmatch(text, span.end, claim.trigger_span.start)


def is_labelled(text: str, span: Span, trigger: Span) -> bool:
    """Whether an expression stands in the event's own name, as in "the 1991 Soviet coup"."""
    if trigger.start <= span.end or not _NEAR.fullmatch(text, span.end, trigger.start):
        return False
    led = text[max(0, span.start - 5) : span.start] + span.of(text)[:4]
    return re.search(r"\bthe\s", led, re.IGNORECASE) is not None


def _of_a_plan(text: str, timex: Timex) -> bool:
    """As in "signed a plan of consultations for 2026"."""
    span = timex.span
    lead = text[max(0, span.start - 5) : span.start].lower()
    year = timex.granularity in _YEARLY and span.of(text)[:4].isdigit()
    return year and lead.endswith(" for ") and _ENDS.match(text, span.end) is not None


def _behind_its_event(text: str, timex: Timex, trigger: Span) -> bool:
    """As in "he fled the coup in 2021, and his brother was killed"."""
    span = timex.span
    event = _BEHIND.search(text, max(0, span.start - 40), span.start)
    if event is None or (event.start() < trigger.end and trigger.start < event.end()):
        return False
    return text[span.end : span.end + 1] == "," and not _LED.search(
        text[max(0, event.start() - 60) : event.start()]
    )


# "Urged them to leave in June": what is asked for, and its time, stand behind the verb.
_ASKED = re.compile(
    r"(?:\s[\w’'-]+){0,6}?\sto\s"
    r"(?!(?:the|an?|this|that|these|all|his|her|its|our|their|my|your)\b|[a-z]+ing\b)[a-z]+\b"
)
_DUE = re.compile(r"\b(?:by|before|until)\s(?:the\s)?$")
_ASKING = frozenset((EventType.AGREE, EventType.REQUEST, EventType.THREATEN))


def of_what_is_asked(text: str, timex: Timex, claim: Claim) -> bool:
    """Whether a time is that of what somebody asked, agreed or threatened to do.

    A day may as well be that of the asking ("urged them to leave on Monday"), if it does not
    stand right behind the verb ("to vote Monday") or end what is asked ("by Monday").
    """
    trigger, span = claim.trigger_span, timex.span
    if (
        claim.status.value is not Status.ACTUAL
        or claim.event_type.value not in _ASKING
        or span.start < trigger.end
    ):
        return False
    asked = _ASKED.match(text, trigger.end, span.start)
    if asked is None or timex.granularity is not Granularity.DAY:
        return asked is not None
    if span.of(text).lower() in TODAYS:
        return False
    return asked.end() + 1 == span.start or bool(_DUE.search(text, asked.end(), span.start))


# "Having fled in March, they settled": the perfect participle has its own time.
_HAVING = re.compile(r"[\"“”'’]*Having\s[\w\s’'.-]*")


def told_before(text: str, timex: Timex, claim: Claim) -> bool:
    """Whether a time stands in a clause with "having" before the one that tells the event."""
    clause = _HAVING.match(text, claim.sentence_span.start)
    if clause is None or text[clause.end() : clause.end() + 1] != ",":
        return False
    return timex.span.end <= clause.end() <= claim.trigger_span.start


# What was filmed or photographed was published on the day, not done.
_SHOWN = re.compile(
    r"\b(?:released|published|posted|aired|broadcast|shared|circulated)\s(?:[\w’'-]+\s){0,6}?"
    r"(?:footage|videos?|images?|photos?|photographs|pictures|recordings?)\b",
    re.IGNORECASE,
)


def of_what_is_shown(text: str, timex: Timex, claim: Claim) -> bool:
    """Whether a day is that on which pictures of the event were published."""
    trigger, sentence = claim.trigger_span, claim.sentence_span
    shown = _SHOWN.search(text, sentence.start, trigger.start)
    return shown is not None and timex.span.end <= shown.end()


# "Thanked the envoys for voting on April 3": what somebody is thanked for, and its day.
_THANKED = re.compile(r"(?:\s[\w’'-]+){0,6}?\sfor\s[a-z]+ing\b")


def of_what_is_praised(text: str, timex: Timex, claim: Claim) -> bool:
    """Whether a time is that of the deed that somebody thanked or praised another for."""
    return claim.event_type.value is EventType.SUPPORT and bool(
        _THANKED.match(text, claim.trigger_span.end, timex.span.start)
    )


# "The deadliest attack since 2015", "their first meeting since the war of 2011": how long there
# was none like it; not "only 12 since 2015". Words in -est that are no superlatives are listed.
_NO_MOST = (
    r"(?:arr|att|budap|buchar|ch|conqu|cont|cr|det|dig|for|gu|harv|hon|inf|inqu|inter|inv|"
    r"lat|manif|midw|mod|n|northw|p|pri|prot|qu|r|requ|southw|sugg|t|unr|v|w|z)est\b"
)
_COMPARED = re.compile(
    rf"\b(?:(?!{_NO_MOST})[a-z]+est|worst|(?:the|its|his|her|our|their)\s(?:first|least|most|only))\b"
    r"[^,;:—]{0,100}?\bsince\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:—]")


def of_a_comparison(text: str, timex: Timex, claim: Claim) -> bool:
    """Whether a time is that from which on an event has been the first or the worst of its kind."""
    found = list(_COMPARED.finditer(text, claim.sentence_span.start, timex.span.start))
    compared = found[-1] if found else None
    if compared is None or _PARTS.search(text, compared.end(), timex.span.start):
        return False
    return claim.trigger_span.end <= compared.end()


ANOTHERS = (
    of_a_comparison,
    of_what_is_asked,
    of_what_is_praised,
    of_what_is_shown,
    told_before,
)  # each tells a time that is not the claim's
