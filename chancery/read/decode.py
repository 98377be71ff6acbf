"""One window's heads -> mentions, attributions and claims, still without identities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING, TypeVar

from chancery.model import (
    SPEECH_ACTS,
    Account,
    Attribution,
    Cited,
    Claim,
    EventType,
    Kind,
    Mention,
    Party,
    Span,
    Stance,
    Status,
    Where,
    claim_id,
)  # fmt: skip
from chancery.read import labels
from chancery.read.encoder import sigmoid, softmax
from chancery.read.quotations import whole_contents
from chancery.read.settings import Settings
from chancery.read.spans import Found, glued, linked, tagged, words

if TYPE_CHECKING:
    from chancery.read.encoder import Floats, Heads
    from chancery.read.windows import Window

T = TypeVar("T")
REACH = 0.6  # of the likeliest piece's probability, down to which pieces belong
_LEAD = re.compile(
    r"(?:(?:of|in|on|at|to|by|for|with|from|and|or|between|against)\s+)+", re.IGNORECASE
)
_TRAIL = re.compile(r"(?:\s+(?:of|in|on|at|to|by|for|with|from|and|or|the|a))+$", re.IGNORECASE)
# Words that show no event by themselves, whatever the head says of them.
_IDLE = frozenset(
    "it its them this that these those out up off down over is was be has had".split()
)
MOST = 12  # parties of one kind in a claim
_LINK = {name: i for i, name in enumerate(labels.LINKS)}
_TYPES = tuple(EventType(t) for t in labels.TRIGGERS[1:])


@dataclass(frozen=True, slots=True)
class Trigger:
    """Pieces that show an event, and the type they show."""

    first: int
    last: int
    span: Span
    type: EventType
    score: float  # that there is an event
    share: float  # of that, for this type
    runner_up: str | None


@dataclass(frozen=True, slots=True)
class Sight:
    """One window of a text, and what the heads say of it."""

    window: Window
    text: str
    heads: Heads
    mentions: tuple[Span, ...] = ()  # in all of it, the context included
    said: tuple[Attribution, ...] = ()  # likewise


class Decoder:
    """Decodes the windows of one article; `stage` is written into every value."""

    def __init__(self, settings: Settings, stage: str) -> None:
        self._settings = settings
        self._stage = stage

    # ------------------------------------------------------------ mentions

    def mentions(self, sight: Sight) -> Iterator[Mention]:
        """Names, and the role mentions among the rest."""
        for found, kind in tagged(sight.window, sight.text, sight.heads.names, labels.NAMES):
            yield Mention(found.span, found.span.of(sight.text), Kind(kind), found.score)
        for found, _ in tagged(sight.window, sight.text, sight.heads.roles, labels.ROLES):
            yield Mention(found.span, found.span.of(sight.text), Kind.ROLE, found.score)

    # ------------------------------------------------------------ attributions

    def attributions(self, sight: Sight, *, owned: bool = True) -> list[Attribution]:
        """Source, cue and content of each cue in the window, or of those it owns."""
        limit = self._settings.threshold
        made = []
        for found, _ in tagged(
            sight.window, sight.text, sight.heads.cues, labels.CUES, owned=owned
        ):
            sources = self._answers(sight, "said_by", found.piece)
            says = sigmoid(sight.heads.links[_LINK["says"], found.piece])
            contents = linked(sight.window, sight.text, says, limit("says"), gap=1)
            if contents:
                made.append(Attribution(
                    source=tuple(sorted(s.span for s in sources)),
                    cue=(found.span,),
                    content=whole_contents([c.span for c in contents], sight.text),
                    confidence=min(found.score, contents[0].score),
                ))  # fmt: skip
        return made

    # ------------------------------------------------------------ claims

    def claims(self, sight: Sight, frame: Frame) -> list[Claim]:
        """The claims whose triggers the window owns, with the claims they are about."""
        triggers = list(self._triggers(sight))
        if triggers:
            sight = self._wider(sight)
        ids = {t.first: claim_id(frame.article, t.span, t.type) for t in triggers}
        made = []
        for trigger in triggers:
            claim = self._claim(sight, trigger, frame)
            about = self._about(sight, trigger, triggers)
            made.append(replace(claim, about=ids[about.first] if about else None))
        return made

    def _triggers(self, sight: Sight) -> Iterator[Trigger]:
        scores = sight.heads.triggers
        limit = self._settings.threshold("trigger")
        event = 1.0 - scores[:, 0]
        best = scores[:, 1:].argmax(-1)
        at, stop = max(1, sight.window.owned), len(sight.window.pieces) - 1
        while at < stop:
            if event[at] < limit:
                at += 1
                continue
            end = at + 1
            while end < stop and (
                glued(sight.window, sight.text, end)
                or (event[end] >= limit and best[end] == best[at])
            ):
                end += 1
            span = words(sight.window, sight.text, at, end)
            if span and span.of(sight.text).lower() not in _IDLE:
                yield _trigger(scores[at:end], at, end, span)
            at = end

    def _wider(self, sight: Sight) -> Sight:
        """With the mentions and attributions that claims lean on."""
        window, text, heads = sight.window, sight.text, sight.heads
        found = [
            *tagged(window, text, heads.names, labels.NAMES, owned=False),
            *tagged(window, text, heads.roles, labels.ROLES, owned=False),
        ]
        said = self.attributions(sight, owned=False)
        return replace(sight, mentions=tuple(m.span for m, _ in found), said=tuple(said))

    def _claim(self, sight: Sight, trigger: Trigger, frame: Frame) -> Claim:
        at = slice(trigger.first, trigger.last)
        sentence = sight.window.sentence[trigger.first]
        actors = self._parties(sight, trigger, "actor")
        recipients = self._parties(sight, trigger, "recipient")
        recipients = [r for r in recipients if all(r.span != a.span for a in actors)]
        status = _best(sight.heads.status[at].mean(0), labels.STATUSES)
        accounts = self._accounts(sight, trigger)
        features = {
            "trigger": _logit(trigger.score),
            "type": _logit(trigger.share),
            "actor": self._sure(sight, "actor", trigger),
            "no_actor": float(not actors),
            "recipient": self._sure(sight, "recipient", trigger),
            "no_recipient": float(not recipients),
            "status": status[1],
        }
        return Claim(
            id=claim_id(frame.article, trigger.span, trigger.type),
            article=frame.article,
            sentence=sentence,
            sentence_span=frame.sentences[sentence],
            event_type=self._cited(trigger.type, [trigger.span], trigger.share, trigger.runner_up),
            trigger=self._cited(trigger.span.of(sight.text), [trigger.span], trigger.score),
            status=self._cited(Status(status[0]), [trigger.span], status[1], status[2]),
            mode=self._mode(sight, trigger),
            actors=tuple(self._party(a, sight.text) for a in actors),
            recipients=tuple(self._party(r, sight.text) for r in recipients),
            place=self._place(sight, trigger),
            accounts=accounts,
            confidence=self._settings.confidence(features),
        )

    def _parties(self, sight: Sight, trigger: Trigger, link: str) -> list[Found]:
        """Who stands linked to the trigger, in the order of the text; never the trigger itself."""
        whole: list[Found] = []
        for found in self._answers(sight, link, trigger.first):
            span = _whole(found.span, sight.mentions, sight.text)
            apart = all(not span.overlaps(w.span) for w in whole)
            if apart and (not span.overlaps(trigger.span) or span.holds(trigger.span)):
                whole.append(replace(found, span=span))
        alike = {f.span.of(sight.text).lower(): f for f in sorted(whole, key=lambda f: f.score)}
        return sorted(alike.values(), key=lambda f: f.span.start)[:MOST]

    def _sure(self, sight: Sight, link: str, trigger: Trigger) -> float:
        """How sure the row is that there is somebody, or that there is nobody."""
        nobody = float(softmax(sight.heads.links[_LINK[link], trigger.first])[0])
        return max(nobody, 1.0 - nobody)

    def _answers(self, sight: Sight, link: str, anchor: int) -> list[Found]:
        """Spans that a row of links points at; none where it points at nothing.

        Whether there is anybody is told by the row as a pointer, whose first
        piece stands for nobody; how far an answer reaches, by each piece alone.
        """
        logits = sight.heads.links[_LINK[link], anchor]
        if 1.0 - softmax(logits)[0] < self._settings.threshold(link):
            return []
        row = sigmoid(logits)
        floor = min(0.5, REACH * float(row[1:-1].max()))
        found = linked(sight.window, sight.text, row, floor)
        return found[:1] + [f for f in found[1:] if f.score >= self._settings.threshold("also")]

    def _mode(self, sight: Sight, trigger: Trigger) -> Cited[str] | None:
        """The likeliest mode among those of the type; none where "no mode" is likelier."""
        scores = sight.heads.modes[trigger.first : trigger.last].mean(0)
        prefix = f"{trigger.type}."
        held = [(float(scores[i]), name.removeprefix(prefix))
                for i, name in enumerate(self._settings.modes) if name.startswith(prefix)]  # fmt: skip
        held.sort(reverse=True)
        total = sum(s for s, _ in held)
        if not held or not held[0][1] or total <= 0.0:
            return None
        second = held[1][1] or "no mode" if len(held) > 1 else None
        return self._cited(held[0][1], [trigger.span], min(1.0, held[0][0] / total), second)

    def _place(self, sight: Sight, trigger: Trigger) -> Cited[Where] | None:
        found = self._answers(sight, "place", trigger.first)
        if not found:
            return None
        best = found[0]
        return self._cited(Where(best.span.of(sight.text)), [best.span], best.score)

    def _about(self, sight: Sight, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
        if trigger.type not in SPEECH_ACTS:
            return None
        row = softmax(sight.heads.links[_LINK["about"], trigger.first])
        held = [
            (float(row[o.first : o.last].sum()), o.first, o) for o in others if o is not trigger
        ]
        best = max(held, default=None)
        return best[2] if best and best[0] >= self._settings.threshold("about") else None

    # ------------------------------------------------------------ accounts

    def _accounts(self, sight: Sight, trigger: Trigger) -> tuple[Account, ...]:
        scores = sight.heads.stance[trigger.first : trigger.last].mean(0)
        if scores[0] >= 1.0 - self._settings.threshold("account"):
            return ()
        said = [a for a in sight.said if any(c.holds(trigger.span) for c in a.content)]
        inner = self._parties(sight, trigger, "source")[:3] or _nearest(said)
        if not inner:
            return ()
        name, share, second = _best(scores[1:] / scores[1:].sum(), labels.STANCES[1:])
        stance = self._cited(Stance(name), [trigger.span], share, second)
        outer = [o for o in self._parties(sight, trigger, "outer")
                 if all(not o.span.overlaps(i.span) for i in inner)][:1]  # fmt: skip
        cues = self._answers(sight, "cue", trigger.first)
        via = len(inner) if outer else None
        asserts = self._cited(Stance.ASSERTS, [trigger.span], share)
        made = [(s, stance, via) for s in inner] + [(o, asserts, None) for o in outer]
        text = sight.text
        return tuple(
            Account(
                self._party(s, text), held, self._cue(s, cues, text), _content(s, said), through
            )
            for s, held, through in made
        )

    def _cue(self, source: Found, cues: list[Found], text: str) -> Cited[str] | None:
        """The cue nearest to its source."""
        if not cues:
            return None
        best = min(cues, key=lambda c: abs(c.span.start - source.span.start))
        return self._cited(best.span.of(text), [best.span], best.score)

    # ------------------------------------------------------------ small things

    def _party(self, found: Found, text: str) -> Party:
        return Party(self._cited(found.span.of(text), [found.span], found.score))

    def _cited(
        self, value: T, spans: list[Span], confidence: float, runner_up: str | None = None
    ) -> Cited[T]:
        return Cited(value, tuple(spans), min(1.0, float(confidence)), self._stage, runner_up)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a window does not know: its article, and where the sentences stand."""

    article: str
    sentences: tuple[Span, ...]


def _trigger(scores: Floats, first: int, last: int, span: Span) -> Trigger:
    mean = scores.mean(0)
    event = float(1.0 - mean[0])
    order = mean[1:].argsort()[::-1]
    share = float(mean[1 + order[0]]) / max(event, 1e-6)
    second = f"{_TYPES[order[1]]} {float(mean[1 + order[1]]) / max(event, 1e-6):.2f}"
    return Trigger(first, last, span, _TYPES[order[0]], event, min(1.0, share), second)


def _best(scores: Floats, names: tuple[str, ...]) -> tuple[str, float, str]:
    """The likeliest name, its probability, and the next one in words."""
    order = scores.argsort()[::-1]
    second = f"{names[order[1]]} {float(scores[order[1]]):.2f}"
    return names[order[0]], float(scores[order[0]]), second


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1.0 - 1e-4)
    return log(p / (1.0 - p))


def _whole(span: Span, mentions: tuple[Span, ...], text: str) -> Span:
    """A party without prepositions at its edges, and with the whole of a mention it cuts."""
    start, end = span.start, span.end
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    end = start + len(_TRAIL.sub("", text[start:end]))
    for mention in mentions:
        if mention.start < end and start < mention.end:
            start, end = min(start, mention.start), max(end, mention.end)
    return Span(start, end)


def _nearest(said: list[Attribution]) -> list[Found]:
    """The sources of the narrowest attribution around a trigger, where no link names one."""
    sourced = [a for a in said if a.source]
    if not sourced:
        return []
    best = min(sourced, key=lambda a: sum(c.end - c.start for c in a.content))
    return [Found(s, best.confidence, 0) for s in best.source]


def _content(source: Found, said: list[Attribution]) -> Span | None:
    """What the source is quoted with, around the trigger, where a cue was read."""
    for attribution in said:
        if any(s.overlaps(source.span) for s in attribution.source):
            return Span(attribution.content[0].start, attribution.content[-1].end)
    return None
