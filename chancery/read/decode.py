"""One window's heads -> mentions, attributions and claims, still without identities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING

from chancery.model import (
    DISPUTING,
    SPEECH_ACTS,
    SYMMETRIC,
    Attribution,
    Belonging,
    Cited,
    Claim,
    EventType,
    Kind,
    Mention,
    Party,
    Span,
    Status,
    Where,
    claim_id,
)  # fmt: skip
from chancery.read import labels
from chancery.read.accounts import Accounts
from chancery.read.cite import Stage, best
from chancery.read.links import Rows, Sight, belonging, unhyphened
from chancery.read.no_events import only_named
from chancery.read.protests import handed_over
from chancery.read.quotations import whole_contents, whole_speech
from chancery.read.settings import Settings
from chancery.read.spans import Found, glued, linked, words
from chancery.read.stances import of_cue

if TYPE_CHECKING:
    from chancery.read.encoder import Floats, Heads
    from chancery.read.windows import Window

# Words that show no event by themselves, whatever the head says of them.
_IDLE = frozenset(
    "it its them this that these those out up off down over is was be has had".split()
)
# What is denied, doubted or not confirmed is an event that somebody told of.
DISPUTED = 0.2  # how likely it must be that such words show one
_HOMED = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.ROLE})  # kinds that may have a country
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


class Decoder:
    """Decodes the windows of one article; `stage` is written into every value."""

    def __init__(self, settings: Settings, stage: str) -> None:
        self._settings = settings
        self._stage = Stage(stage)
        self._modes = {
            kind: [(i, name.removeprefix(f"{kind}."))
                   for i, name in enumerate(settings.modes) if name.startswith(f"{kind}.")]
            for kind in EventType
        }  # fmt: skip

    # ------------------------------------------------------------ mentions

    def mentions(self, sight: Sight) -> Iterator[Mention]:
        """Names, and the role mentions among the rest."""
        owned, limit = sight.window.owned, self._settings.threshold("name")
        for found, kind in sight.names:
            if found.piece >= owned and found.score >= limit:
                yield Mention(found.span, found.span.of(sight.text), Kind(kind), found.score)
        for found in sight.roles:
            if found.piece >= owned:
                yield Mention(found.span, found.span.of(sight.text), Kind.ROLE, found.score)

    # ------------------------------------------------------------ attributions

    def sight(self, window: Window, text: str, heads: Heads) -> Sight:
        """A window with the source, cue and content of each cue in it, on which claims lean."""
        sight, limit = Sight(window, text, heads), self._settings.threshold
        self._fetch(sight)
        cues = [found.span for found in sight.cues]
        made = []
        for found in sight.cues:
            rows = Rows(sight, self._settings, found.piece)
            contents = linked(window, text, rows.belonging("says"), limit("says"), gap=1)
            if contents and min(found.score, contents[0].score) >= limit("said"):
                content = whole_contents([c.span for c in contents], text)
                made.append((found.piece, Attribution(
                    source=tuple(sorted(s.span for s in rows.answers("said_by"))),
                    cue=(found.span,),
                    content=whole_speech(content, found.span, cues, text),
                    confidence=min(found.score, contents[0].score),
                )))  # fmt: skip
        return replace(sight, said=tuple(made))

    def _fetch(self, sight: Sight) -> None:
        """Have all links at once that will be asked for: of cues, triggers and mentions."""
        events = 1.0 - sight.heads.triggers[:, 0] >= self._settings.threshold("trigger")
        sight.heads.links.fetch((
            *(found.piece for found in sight.cues),
            *events.nonzero()[0].tolist(),
            *(first for _, first, _ in sight.places if sight.window.owned <= first < len(events)),
        ))  # fmt: skip

    def attributions(self, sight: Sight) -> list[Attribution]:
        """Those of what was heard whose cues the window owns."""
        return [said for piece, said in sight.said if piece >= sight.window.owned]

    # ------------------------------------------------------------ claims

    def claims(self, sight: Sight, frame: Frame) -> list[Claim]:
        """The claims whose triggers the window owns, with the claims they are about."""
        triggers = list(self._triggers(sight))
        ids = {t.first: claim_id(frame.article, t.span, t.type) for t in triggers}
        made = []
        for trigger in triggers:
            claim = self._claim(sight, trigger, frame)
            about = self._about(sight, trigger, triggers)
            made.append(replace(claim, about=ids[about.first] if about else None))
        return made

    def _triggers(self, sight: Sight) -> Iterator[Trigger]:
        scores = sight.heads.triggers
        event = 1.0 - scores[:, 0] >= self._limits(sight)
        best = scores[:, 1:].argmax(-1)
        at, stop = max(1, sight.window.owned), len(sight.window.pieces) - 1
        while at < stop:
            if not event[at]:
                at += 1
                continue
            end = at + 1
            while end < stop and (
                glued(sight.window, sight.text, end) or (event[end] and best[end] == best[at])
            ):
                end += 1
            span = words(sight.window, sight.text, at, end)
            if span and not _idle(span, sight.text):
                yield diplomatic(_trigger(scores[at:end], at, end, span), sight.text)
            at = end

    def _limits(self, sight: Sight) -> list[float]:
        """How sure each piece must be of an event: less where somebody denies or doubts what is told."""
        window, limit = sight.window, self._settings.threshold("trigger")
        limits = [limit] * len(window.pieces)
        for _, said in sight.said:
            if said.cue and of_cue(said.cue[0], sight.text) in DISPUTING:
                for span in said.content:
                    inside = window.within(span)
                    limits[inside] = [min(limit, DISPUTED)] * (inside.stop - inside.start)
        return limits

    def _claim(self, sight: Sight, trigger: Trigger, frame: Frame) -> Claim:
        at = slice(trigger.first, trigger.last)
        rows = Rows(sight, self._settings, trigger.first)
        sentence = sight.window.sentence[trigger.first]
        joint = trigger.type in SYMMETRIC
        actors = rows.parties("actor", trigger.span, joint=joint)
        recipients = [r for r in rows.parties("recipient", trigger.span, joint=joint)
                      if all(r.span != a.span for a in actors)]  # fmt: skip
        status = best(sight.heads.status[at].mean(0), labels.STATUSES)
        features = {
            "trigger": _logit(trigger.score),
            "type": _logit(trigger.share),
            "actor": rows.sure("actor"),
            "no_actor": float(not actors),
            "recipient": rows.sure("recipient"),
            "no_recipient": float(not recipients),
            "status": status[1],
        }
        words, missed = trigger.span.of(sight.text), f"no event {1.0 - trigger.score:.2f}"
        return Claim(
            id=claim_id(frame.article, trigger.span, trigger.type),
            article=frame.article,
            sentence=sentence,
            sentence_span=frame.sentences[sentence],
            event_type=self._stage.cited(
                "triggers", trigger.type, trigger.span, trigger.share, trigger.runner_up
            ),
            trigger=self._stage.cited("triggers", words, trigger.span, trigger.score, missed),
            status=self._stage.cited("status", Status(status[0]), trigger.span, *status[1:]),
            mode=self._mode(sight, trigger),
            actors=self._parties(rows, "actor", actors),
            recipients=self._parties(rows, "recipient", recipients),
            place=self._place(rows),
            accounts=Accounts(rows, self._stage, at, trigger.span).all(),
            confidence=self._settings.confidence(features),
        )

    def _parties(self, rows: Rows, link: str, found: list[Found]) -> tuple[Party, ...]:
        second = rows.second(link, found) if found else None
        return tuple(self._party(link, f, rows.sight.text, second) for f in found)

    def _mode(self, sight: Sight, trigger: Trigger) -> Cited[str] | None:
        """The likeliest mode among those of the type; none where "no mode" is likelier."""
        scores = sight.heads.modes[trigger.first : trigger.last].mean(0)
        modes = self._modes[trigger.type]
        held = sorted(((float(scores[i]), name) for i, name in modes), reverse=True)
        total = sum(s for s, _ in held)
        if not held or not held[0][1] or total <= 0.0:
            return None
        second = held[1][1] or "no mode" if len(held) > 1 else None
        return self._stage.cited("modes", held[0][1], trigger.span, held[0][0] / total, second)

    def _place(self, rows: Rows) -> Cited[Where] | None:
        found = rows.answers("place")[:1]
        if not found:
            return None
        span, second = found[0].span, rows.second("place", found)
        begun = (m.end for m in rows.sight.mentions if m.start == span.start)
        span = Span(  # "Sea of" is the Sea of Japan, "Mandeb" that of Bab-el-Mandeb
            unhyphened(span.start, rows.sight.text), max(span.end, *begun, 0)
        )
        place = Where(span.of(rows.sight.text))
        return self._stage.cited("place", place, span, found[0].score, second)

    def _about(self, sight: Sight, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
        if trigger.type not in SPEECH_ACTS:
            return None
        row = Rows(sight, self._settings, trigger.first).pointing("about")
        held = [
            (float(row[o.first : o.last].sum()), o.first, o) for o in others if o is not trigger
        ]
        best = max(held, default=None)
        return best[2] if best and best[0] >= self._settings.threshold("about") else None

    # ------------------------------------------------------------ countries

    def belongings(
        self, sight: Sight, mentions: Iterable[Mention], claims: Iterable[Claim]
    ) -> Iterator[Belonging]:
        """Which words show the country of each mention and party, a span once."""
        parties = (
            party.mention.spans[0]
            for claim in claims
            for party in (*claim.actors, *claim.recipients, *(a.source for a in claim.accounts))
        )
        for span in dict.fromkeys((*(m.span for m in mentions if m.kind in _HOMED), *parties)):
            found = belonging(sight, span)
            if found:
                yield found

    # ------------------------------------------------------------ small things

    def _party(self, link: str, found: Found, text: str, second: str | None) -> Party:
        return Party(self._stage.cited(link, found.span.of(text), found.span, found.score, second))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a window does not know: its article, and where the sentences stand."""

    article: str
    sentences: tuple[Span, ...]


def _idle(span: Span, text: str) -> bool:
    """Whether words show no event, whatever the head says of them."""
    return span.of(text).lower() in _IDLE or only_named(span, text)


def _trigger(scores: Floats, first: int, last: int, span: Span) -> Trigger:
    mean = scores.mean(0)
    event = float(1.0 - mean[0])
    order = mean[1:].argsort()[::-1]
    share = float(mean[1 + order[0]]) / max(event, 1e-6)
    second = f"{_TYPES[order[1]]} {float(mean[1 + order[1]]) / max(event, 1e-6):.2f}"
    return Trigger(first, last, span, _TYPES[order[0]], event, min(1.0, share), second)


def diplomatic(trigger: Trigger, text: str) -> Trigger:
    """A protest that a government hands over is an accusation to PLOVER, and none of the street."""
    if trigger.type is not EventType.PROTEST or not handed_over(trigger.span, text):
        return trigger
    return replace(trigger, type=EventType.ACCUSE, runner_up=f"{trigger.type} {trigger.share:.2f}")


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1.0 - 1e-4)
    return log(p / (1.0 - p))
