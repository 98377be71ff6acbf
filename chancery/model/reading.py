"""What travels between `read` and `resolve`: an article with everything found in it."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.model.article import Article
from chancery.model.claim import Claim
from chancery.model.ontology import Kind
from chancery.model.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for a person, body, place, nationality or role."""

    span: Span
    text: str
    kind: Kind
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """PolNeAR's attribution: a source, the cue that attributes, the content attributed.

    Each part is a list of spans, since quotations are interrupted and sources
    split; `source` may be empty (a passive), `cue` and `content` never are.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Belonging:
    """Which words near a mention show its country, as the reader sees it.

    `words` are pieces of the text with the probability that each is what shows
    it; `nothing` is the probability that it belongs to no country, `elsewhere`
    that it belongs to one which nothing in sight shows.
    """

    span: Span
    words: tuple[tuple[Span, float], ...]
    nothing: float
    elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One article after a stage: sentences in order, mentions in order, claims in order.

    `turns` are the speakers of a transcript, each with what is said until the next.
    """

    article: Article
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    belongings: tuple[Belonging, ...] = ()
    turns: tuple[tuple[Span, Span], ...] = ()
