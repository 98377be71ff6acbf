"""Who stands behind a claim: its sources, their cues and stances, and the chain between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chancery.model import DISPUTING, Account, Attribution, Cited, Party, Span, Stance
from chancery.read import labels
from chancery.read.cite import Stage, best
from chancery.read.links import Rows
from chancery.read.spans import Found
from chancery.read.speakers import ASKS
from chancery.read.stances import SENTENCE_END, UNTRUE, of_content, of_cue, of_lead, own_cue

MOST = 3  # sources of one claim
_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS})
CUE_SURE = 0.95  # how sure a cue is that states a stance


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one trigger: `rows` are its links, `at` its pieces, `span` its words."""

    rows: Rows
    stage: Stage
    at: slice
    span: Span

    def all(self) -> tuple[Account, ...]:
        """The innermost sources first, then the one through which they were passed on."""
        rows, text = self.rows, self.rows.sight.text
        scores = rows.sight.heads.stance[self.at].mean(0)
        said = [a for _, a in rows.sight.said if any(c.holds(self.span) for c in a.content)]
        if scores[0] < 1.0 - rows.settings.threshold("account"):
            inner = self._sources("source")[:MOST] or _nearest(said)
        else:  # a denial or a doubt is told by its cue, whatever the head holds of it
            inner = _nearest([a for a in said if of_cue(a.cue[0], text)])
        inner = speaking(inner, text)
        if not inner:
            return ()
        name, share, second = best(scores[1:] / scores[1:].sum(), labels.STANCES[1:])
        stance = self.stage.cited("stance", Stance(name), self.span, share, second)
        asserts = self.stage.cited("stance", Stance.ASSERTS, self.span, share)
        outer = [o for o in self._sources("outer")
                 if all(not o.span.overlaps(i.span) for i in inner)][:1]  # fmt: skip
        via, cues = len(inner) if outer else None, rows.answers("cue")
        seconds = {"source": rows.second("source", inner), "outer": rows.second("outer", outer)}
        found = []
        for link, source, held in (
            *(("source", s, stance) for s in inner), *(("outer", o, asserts) for o in outer)
        ):  # fmt: skip
            words = self.stage.cited(
                link, source.span.of(text), source.span, source.score, seconds[link]
            )
            cue = self._cue(source, cues or _cues(source, said))
            own = cue and cue.spans[0].overlaps(source.span)  # "reports" are no word on reports
            set_by = own or (cue and disputed(source, inner, cue, text))
            told = asserts if set_by else self._told(held, cue, link)
            found.append(Account(Party(words), told, cue,
                                 _content(source, said), via if link == "source" else None))  # fmt: skip
        return tuple(found)

    def _sources(self, link: str) -> list[Found]:
        """Who is linked; whoever merely asks, by the label of a transcript, is no source."""
        found = self.rows.parties(link, self.span)
        return [f for f in found if not ASKS.match(f.span.of(self.rows.sight.text))]

    def _told(self, stance: Cited[Stance], cue: Cited[str] | None, link: str) -> Cited[Stance]:
        """The stance that the cue or other words state, where they state one; else the head's."""
        text = self.rows.sight.text
        told = of_cue(cue.spans[0], text) if cue else None
        if cue and told in {None, *DISPUTING}:
            told = of_content(cue.spans[0], self.span, text) or told
        if told and cue:
            return self._set(stance, told, cue.spans[0], f"the cue {cue.value!r} says so")
        lead = of_lead(self.span, text)
        if lead and link == "source":  # who passes it on calls nothing untrue
            return self._set(stance, Stance.DENIES, lead, UNTRUE)
        return stance

    def _set(self, head: Cited[Stance], told: Stance, words: Span, why: str) -> Cited[Stance]:
        """What words state, beside what the head holds of it."""
        if told is head.value:
            sure, second = max(head.confidence, CUE_SURE), head.runner_up
        else:
            sure, second = CUE_SURE, f"{head.value} {head.confidence:.2f}"
        return replace(self.stage.cited("stance", told, words, sure, second), why=why)

    def _cue(self, source: Found, cues: Sequence[Found]) -> Cited[str] | None:
        """What the source does itself where that is no plain saying, else the nearest cue."""
        text = self.rows.sight.text
        own = own_cue(source.span, text)
        held = [c for c in cues if not _parted(c.span, source.span, text)]
        near = min(held, key=lambda c: abs(c.span.start - source.span.start), default=None)
        if own and (near is None or not near.span.overlaps(own)):
            near = Found(own, CUE_SURE, 0)
        if near is None:
            return None
        other = next((c for c in held if c.span != near.span), None)
        second = f"{other.span.of(text)} {other.score:.2f}" if other else None
        return self.stage.cited("cue", near.span.of(text), near.span, near.score, second)


# "Podolyak, an adviser to the president, X, said" and "X's spokesman, Y, said" have one source
_OF_ANOTHER = re.compile(
    r", (?:an?|her|his|its|one of|the)\b[^.;:“”\"]*\b(?:for|of|to)\b[^.;:“”\"]*(?<!and)(?<!or) "
)
_ANOTHERS = re.compile(
    r"['’]s? (?:[\w-]+ ){0,3}(?:advis[eo]r|aide|ally|attorney|brother|chief|daughter|deputy|envoy|father|"
    r"lawyer|minister|mother|representative|secretary|son|spokes\w+|widow|wife),? "
)


def speaking(inner: Sequence[Found], text: str) -> list[Found]:
    """The sources without those that only tell whose man another one is."""
    told: list[Found] = []
    for found in sorted(inner, key=lambda f: f.span.start):
        between = text[told[-1].span.end : found.span.start] if told else ""
        if _OF_ANOTHER.fullmatch(between) and text.startswith(",", found.span.end):
            continue
        if _ANOTHERS.fullmatch(between):
            told.pop()
        told.append(found)
    return [found for found in inner if found in told]


def disputed(source: Found, inner: Sequence[Found], cue: Cited[str], text: str) -> bool:
    """Whether a source is what another denies: "reports" in "Moscow dismissed reports that ..."."""
    span = cue.spans[0]
    if of_cue(span, text) not in _AGAINST:
        return False
    behind = source.span.start > span.start
    across = any((other.span.start > span.start) is not behind for other in inner)
    by = text[span.end : span.end + 4].lower().startswith(" by ")
    return across and behind is not by


def _parted(one: Span, other: Span, text: str) -> bool:
    """Whether a sentence ends between two spans: a cue says nothing of the next one's source."""
    first, last = sorted((one, other))
    return SENTENCE_END.search(text, first.end, last.start) is not None


def _nearest(said: Sequence[Attribution]) -> list[Found]:
    """The sources of the narrowest attribution around a trigger, where no link names one."""
    sourced = [a for a in said if a.source]
    if not sourced:
        return []
    near = min(sourced, key=lambda a: sum(c.end - c.start for c in a.content))
    return [Found(s, near.confidence, 0) for s in near.source]


def _cues(source: Found, said: Sequence[Attribution]) -> list[Found]:
    """The cues of the attributions that a source stands in, where no link names one."""
    return [
        Found(a.cue[0], a.confidence, 0)
        for a in said
        if any(s.overlaps(source.span) for s in a.source)
    ]


def _content(source: Found, said: Sequence[Attribution]) -> Span | None:
    """What the source is quoted with, around the trigger, where a cue was read."""
    for attribution in said:
        if any(s.overlaps(source.span) for s in attribution.source):
            return Span(attribution.content[0].start, attribution.content[-1].end)
    return None
