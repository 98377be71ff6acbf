"""The reading stage: articles in, readings out, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chancery import assets
from chancery.model import Article, Attribution, Claim, EventType, Mention, Reading, Span
from chancery.read import labels
from chancery.read.decode import Decoder, Frame
from chancery.read.encoder import Encoder, Heads
from chancery.read.sentences import split
from chancery.read.settings import settings
from chancery.read.windows import (
    ACTOR_MARK, RECIPIENT_MARK, SHAPES, Window, pieces, tokenizer, windows,
)  # fmt: skip

# Windows gathered before the encoder runs: more even out their lengths, fewer
# show the first claim sooner and hold less memory.
GATHER = 24


@dataclass(frozen=True, slots=True)
class _Cut:
    """An article cut into windows, waiting for the encoder."""

    article: Article
    sentences: tuple[Span, ...]
    windows: list[Window]


class Reader:
    """Reads articles; holds one encoder session with that many threads."""

    def __init__(self, threads: int = 1) -> None:
        self._settings = settings()
        self.version = self._settings.version
        self._encoder = Encoder(threads)
        self._tokens = tokenizer(assets.path("reader.tokens.json"))
        self._decoder = Decoder(self._settings, self.version)

    @property
    def encoder_seconds(self) -> float:
        """Wall seconds spent inside the encoder so far."""
        return self._encoder.seconds

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order; a few articles share a run of the encoder."""
        waiting: list[_Cut] = []
        size = 0
        for article in articles:
            cut = self._cut(article)
            waiting.append(cut)
            size += len(cut.windows)
            if size >= GATHER:
                yield from self._flush(waiting)
                waiting, size = [], 0
        yield from self._flush(waiting)

    def relate(self, text: str, actor: Span, recipient: Span) -> dict[EventType, float]:
        """How likely each event type is between two marked parties of one sentence."""
        window = windows(pieces(self._tokens, text, [Span(0, len(text))]))[0]
        marks = list(window.pieces.shapes)
        for mark, span in ((ACTOR_MARK, actor), (RECIPIENT_MARK, recipient)):
            for i in range(1, len(marks) - 1):
                start, end = window.pieces.starts[i], window.pieces.ends[i]
                if start < span.end and span.start < end:
                    marks[i] = marks[i] % SHAPES + mark * SHAPES
        heads = next(self._encoder.run([window], marks))
        found = dict.fromkeys(EventType, 0.0)
        for name, score in zip(labels.RELATIONS, heads.relation, strict=True):
            if name == "YIELD":  # PLV's name for the two together
                found[EventType.CONCEDE] = found[EventType.RETREAT] = float(score) / 2.0
            else:
                found[EventType(name)] = float(score)
        return found

    def _cut(self, article: Article) -> _Cut:
        sentences = tuple(split(article.text))
        return _Cut(article, sentences, windows(pieces(self._tokens, article.text, sentences)))

    def _flush(self, waiting: list[_Cut]) -> Iterator[Reading]:
        heads = self._heads([w for cut in waiting for w in cut.windows])
        for cut in waiting:
            yield self._decode(cut, heads)

    def _heads(self, together: list[Window]) -> Iterator[Heads]:
        """The encoder's word on each window, a bounded number of them in memory."""
        for at in range(0, len(together), 2 * GATHER):
            yield from self._encoder.run(together[at : at + 2 * GATHER])

    def _decode(self, cut: _Cut, heads: Iterator[Heads]) -> Reading:
        text, frame = cut.article.text, Frame(cut.article.id, cut.sentences)
        mentions: list[Mention] = []
        attributions: list[Attribution] = []
        claims: list[Claim] = []
        for window in cut.windows:
            said = next(heads)
            mentions += self._decoder.mentions(window, text, said)
            attributions += self._decoder.attributions(window, text, said)
            claims += self._decoder.claims(window, text, said, frame)
        mentions.sort(key=lambda m: m.span)
        return Reading(
            cut.article, cut.sentences, tuple(mentions), tuple(attributions), tuple(claims)
        )
