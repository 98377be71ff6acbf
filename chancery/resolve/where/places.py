"""Gives each claim its place: the place words that its trigger hangs on, resolved to a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chancery.assets.fold import fold
from chancery.model import (
    SPEECH_ACTS,
    Cited,
    Claim,
    EventType,
    Kind,
    Mention,
    Reading,
    Span,
    Status,
    Where,
)
from chancery.resolve.version import stage
from chancery.resolve.where.capitals import capital, is_capital
from chancery.resolve.where.gazetteer import Gazetteer, Place, shipped
from chancery.resolve.where.inside import inside
from chancery.resolve.where.levels import lies_in
from chancery.resolve.where.names import parent_told
from chancery.resolve.where.scene import Scene
from chancery.resolve.where.survey import survey
from chancery.resolve.where.words import meant, unnamed, whole

STAGE = stage("where")
__all__ = ["STAGE", "Gazetteer", "Place", "places"]

_INSIDE = re.compile(
    r"\b(?:in|at|near|outside|inside|across|around|off|along|over|throughout|within|"
    r"on the outskirts of|north of|south of|east of|west of|close to)"
    r"(?:\s+(?:the|its|their|an?|Russian-|rebel-|occupied|neighbou?ring|nearby|capital|"
    r"(?:north|south|east|west|central)[\w-]*|[a-z]+-(?:held|controlled|occupied|administered)|"
    r"downtown|greater|city|cities|town|towns|village|villages|province|state|district|region|city's|capital's|port|coastal|border|"
    r"suburb|parts?|areas?|streets?|camp|airport|area|of)){0,5}\s*$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b(?:to|into|from|on)\s+(?:the\s+)?(?:[a-z]+\s)?$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:—]| -- | – |[\"“”]|,?\s\b(?:which|who|whose|that|after|before|when|while|where|since|"
    r"because|although|though|but|if|as|whether|said|says)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\s*([A-Z][A-Z .'’-]{2,}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
    r"(,\s*[A-Z][\w. ]{1,25})?\s*(?:,\s*[A-Z][a-z]+\.? \d{1,2}\s*)?"
    r"(?:\([\w ./]{2,30}\)\s*)?(?:[-–—]{1,2})\s"
)
# What talks are about plays elsewhere: "discussed the situation in", "-related issues".
_TOPIC = re.compile(
    r"\b(?:situation|wars?|conflicts?|crisis|developments?|fighting|escalation|violence|settlement|"
    r"aggression|hostilities|tensions|invasion)\s(?:[\w’'-]+\s){0,2}(?:in|around|on|over|within|across)\s"
    r"(?:the\s)?(?:[a-z]+\s)?$"
)
_RELATED = re.compile(r"-related\b")
_TITLE = re.compile(r"\b(?:Governor|Mayor|Head|Ruler)\sof\s(?:the\s)?$")
_MOVING = frozenset((EventType.CONSULT, EventType.RETREAT, EventType.MOBILIZE, EventType.AID))
# Events that happen where the report is from; a statement is seldom told with its place, and
# an attack is mostly reported from elsewhere.
_NEAR_BY = frozenset(
    (
        EventType.PROTEST,
        EventType.COERCE,
        EventType.CONSULT,
        EventType.MOBILIZE,
        EventType.RETREAT,
    )
)

_CROSSING = 35.0  # characters that one clause boundary costs
_RIVAL = 40.0  # another trigger lies nearer to the place
_BEFORE = 12.0  # the place stands before the trigger
_OPENING = 30  # what a place that opens the sentence costs at most
_MOVED = 25.0  # "to Kyiv" rather than "in Kyiv"
_UNLISTED = 30.0  # a name that the gazetteer lacks must stand close
_TOO_FAR = 60.0


@dataclass(frozen=True, slots=True)
class Choice:
    """A place mention weighed for a claim: the lower the cost, the better."""

    mention: Mention
    cost: float


def places(reading: Reading, gazetteer: Gazetteer | None = None) -> Reading:
    """Fill in the place of every claim whose words tell one, or whose dateline clearly does."""
    if not reading.claims:
        return reading
    text = reading.article.text
    known = gazetteer or shipped()
    scene = survey(known, text, reading.mentions)
    named = [m for m in reading.mentions if m.kind is Kind.PLACE and not known.nation(m.text)]
    named.sort(key=_begin)
    triggers = sorted(claim.trigger_span for claim in reading.claims)
    heading = dateline(scene, text)
    claims = []
    for claim in reading.claims:
        place = _place(text, scene, claim, named, triggers) or _headed(claim, heading)
        claims.append(claim if place is claim.place else replace(claim, place=place))
    return replace(reading, claims=tuple(claims))


def _begin(mention: Mention) -> int:
    return mention.span.start


def _starting(span: Span) -> int:
    return span.start


def _place(
    text: str,
    scene: Scene,
    claim: Claim,
    named: Sequence[Mention],
    triggers: Sequence[Span],
) -> Cited[Where] | None:
    """The place that the reader named for the claim, or the one its trigger hangs on."""
    given = claim.place
    if given is not None and given.spans and not _beside(text, claim, given.spans[0]):
        if given.value.lat is not None or given.value.country:
            return given
        return _cite(text, scene, given.spans[0], given.confidence, None) or given
    sentence = claim.sentence_span
    first = bisect_left(named, sentence.start, key=_begin)
    after = bisect_left(named, sentence.end, key=_begin)
    inside = [m for m in named[first:after] if sentence.holds(m.span)]
    if not inside:
        return None
    people = [p.mention.spans for p in (*claim.actors, *claim.recipients)]
    people += [a.source.mention.spans for a in claim.accounts]
    taken = [span for spans in people for span in spans]
    choices = [
        choice
        for mention in inside
        if not any(span.overlaps(mention.span) for span in taken)
        and not _beside(text, claim, mention.span)
        and (choice := _weigh(text, scene, claim, mention, triggers))
        and (choice.cost < _UNLISTED or scene.resolve(mention.text))
    ]
    choices.sort(key=lambda c: c.cost)
    if not choices:
        return None
    best = choices[0]
    second = choices[1].mention.text if len(choices) > 1 else None
    return _cite(text, scene, best.mention.span, max(0.35, 0.9 - best.cost / 200), second)


def _beside(text: str, claim: Claim, span: Span) -> bool:
    """Whether a place is only what talks or a statement are about, or in the title of who is met."""
    kind = claim.event_type.value
    if kind is EventType.CONSULT and _TITLE.search(text, max(0, span.start - 30), span.start):
        return True
    if kind is not EventType.CONSULT and kind not in SPEECH_ACTS:
        return False
    end = claim.trigger_span.end
    return end <= span.start and bool(
        _TOPIC.search(text, max(end, span.start - 70), span.start) or _RELATED.match(text, span.end)
    )


def _weigh(
    text: str, scene: Scene, claim: Claim, mention: Mention, triggers: Sequence[Span]
) -> Choice | None:
    """How well a place mention fits a claim, or None where it is not a place of anything."""
    if claim.event_type.value in SPEECH_ACTS:
        return None  # places in the sentence of a speech act are mostly what it speaks of
    span, trigger, cost = mention.span, claim.trigger_span, 0.0
    lead = text[max(claim.sentence_span.start, span.start - 60) : span.start]
    if _modifies(text, claim, span, trigger) and _told(scene, mention.text):
        return Choice(mention, 1.0)
    if not _INSIDE.search(lead):
        if claim.event_type.value not in _MOVING or not _TOWARDS.search(lead):
            return None
        cost += _MOVED
    if span.start >= trigger.end:
        between = text[trigger.end : span.start]
    elif span.end <= trigger.start:
        between = text[span.end : trigger.start]
        cost += _BEFORE
    else:
        between = ""
    gap = len(between)
    if span.end <= trigger.start and len(lead.split()) < 4 and len(lead) < 40:
        gap = min(gap, _OPENING)
    cost += gap + _CROSSING * len(_CLAUSE.findall(between))
    low, high = min(trigger.end, span.end), max(trigger.start, span.start)
    first = bisect_left(triggers, low, key=_starting)
    after = bisect_left(triggers, high, key=_starting)
    if any(other.end <= high for other in triggers[first:after]):
        cost += _RIVAL
    return Choice(mention, cost) if cost < _TOO_FAR else None


def _modifies(text: str, claim: Claim, span: Span, trigger: Span) -> bool:
    """Whether the name stands before the trigger as part of it: "the Kabul airport bombing"."""
    if claim.event_type.value not in (EventType.ASSAULT, EventType.PROTEST):
        return False
    between = text[span.end : trigger.start] if span.end <= trigger.start else "-"
    return bool(re.fullmatch(r"(?:\s+[a-z]+){0,1}\s+", between)) and not re.search(
        r"\s(?:was|is|were|are|and|has|had|to|in|of|for|the)\s", between + " "
    )


def _told(scene: Scene, name: str) -> bool:
    """Whether the article speaks of the name's country elsewhere, so that it is no surname."""
    place = scene.resolve(name)
    return place is not None and (place.feature == "country" or scene.spoken_of(name, place))


def _cite(
    text: str,
    scene: Scene,
    span: Span,
    confidence: float,
    second: str | None,
) -> Cited[Where] | None:
    """The place that the words of a span mean, with the words; None for an unknown name."""
    span = whole(scene.gazetteer, text, span)
    name, parent = span.of(text), parent_told(scene.gazetteer, text, span)
    found = [] if unnamed(name) else scene.weigh(name, parent)
    if not found:
        where, why = _unlisted(text, scene, span, parent)
        return Cited(where, (span,), 0.3, STAGE, runner_up=second, why=why)
    place = found[0][1]
    other = found[1][1] if len(found) > 1 else None
    sure = 1.0 if other is None else min(1.0, 0.6 + (found[0][0] - found[1][0]) / 5)
    rival = f"{other.name}, {other.admin1 or other.country}" if other else second
    why = _reason(scene, name, parent, [p for _, p in found])
    return Cited(place.as_where(), (span,), round(confidence * sure, 3), STAGE, rival, why)


def _unlisted(text: str, scene: Scene, span: Span, parent: str | None) -> tuple[Where, str]:
    """What is known of a place that the gazetteer lacks, and what tells it."""
    name = span.of(text)
    first, _, rest = name.partition(", ")
    within = inside(scene, name)
    around: Place | None
    if rest and scene.resolve(rest):  # "Fort Benning, Georgia" as one mention
        around, of = scene.unlisted(first, rest), "what it is said to lie in"
    elif len(within) > 1:
        between = " and ".join(dict.fromkeys(place.name for place in within))
        return Where(name), f"not in the gazetteer; its words name {between}"
    elif within:
        around, of = within[0], "the place that its words name"
    elif unnamed(name):
        around, of = meant(scene, text, span), "the place named before"
    else:
        around, of = scene.unlisted(name, parent), "the article's other places"
    if around is None:
        return Where(name), "not in the gazetteer"
    seat = capital(scene.gazetteer, around.country) if is_capital(name) else None
    if seat:
        return seat.as_where(), f"the capital of {around.country}, the country of {of}"
    why = f"not in the gazetteer; the country is that of {of}"
    return replace(around.as_where(), feature=None), why


def _reason(scene: Scene, name: str, parent: str | None, found: Sequence[Place]) -> str:
    """Why the first of the places so called is meant, and what it is listed as."""
    place = found[0]
    told = parent or scene.parents.get(name)
    if told and lies_in(scene.gazetteer, place, told):
        why = f"said to lie in {told!r}"
    elif len(found) == 1:
        why = "the only place so called"
    elif scene.spoken_of(name, place):
        why = f"of {len(found)} places so called, the one where the article's others lie"
    else:
        why = f"the best known of {len(found)} places so called"
    alias = f"{name!r} for {place.name}" if fold(place.name) != fold(name) else ""
    return "; ".join(filter(None, (why, alias)))


def dateline(scene: Scene, text: str) -> tuple[Place, Span] | None:
    """The place that a text is headed with ("ISLAMABAD, Pakistan (AP) -"), if it has one."""
    found = _DATELINE.match(text)
    if not found:
        return None
    name = found[1].strip()
    parent = found[2].strip(" ,") if found[2] else None
    choices = scene.weigh(name, parent)
    if not choices or choices[0][1].feature not in ("city", "admin1"):
        return None
    return choices[0][1], Span(found.start(1), found.start(1) + len(name))


def _headed(claim: Claim, heading: tuple[Place, Span] | None) -> Cited[Where] | None:
    """The dateline's place, for a physical, actual event of the first two sentences."""
    if (
        heading is None
        or claim.sentence > 1
        or claim.event_type.value not in _NEAR_BY
        or claim.status.value is not Status.ACTUAL
    ):
        return None
    place, span = heading
    return Cited(place.as_where(), (span,), 0.4, STAGE, why="the dateline, for no place is told")
