"""The reading stage: articles in, readings out, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from chancery import assets
from chancery.model import (
    Article,
    Attribution,
    Belonging,
    Claim,
    EventType,
    Mention,
    Reading,
    Span,
)
from chancery.read import labels
from chancery.read.decode import Decoder, Frame
from chancery.read.encoder import Encoder
from chancery.read.names import agreed
from chancery.read.sentences import split
from chancery.read.settings import settings
from chancery.read.speakers import spoken, turns
from chancery.read.windows import (
    ACTOR_MARK,
    RECIPIENT_MARK,
    SHAPES,
    pieces,
    tokenizer,
    windows,
)  # fmt: skip

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


def _blas() -> ThreadpoolController:
    """The threads of numpy's linear algebra, which must be loaded to be found."""
    import numpy as np  # noqa: F401
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")


class Reader:
    """Reads articles; holds one encoder session with that many threads."""

    def __init__(self, threads: int = 1) -> None:
        self._settings = settings()
        self.version = self._settings.version
        self._encoder = Encoder(threads)
        self._tokens = tokenizer(assets.path("reader.tokens.json"))
        self._decoder = Decoder(self._settings, self.version)
        self._blas = _blas()

    @property
    def encoder_seconds(self) -> float:
        """Wall seconds spent inside the encoder so far."""
        return self._encoder.seconds

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order."""
        for article in articles:
            # matrices are small: a second core would wait for longer than it works
            with self._blas.limit(limits=1):
                reading = self._read(article)
            yield reading

    def relate(self, text: str, actor: Span, recipient: Span) -> dict[EventType, float]:
        """How likely each event type is between two marked parties of one sentence."""
        window = windows(pieces(self._tokens, text, [Span(0, len(text))]))[0]
        marks = list(window.pieces.shapes)
        for mark, span in ((ACTOR_MARK, actor), (RECIPIENT_MARK, recipient)):
            for i in range(1, len(marks) - 1):
                start, end = window.pieces.starts[i], window.pieces.ends[i]
                if start < span.end and span.start < end:
                    marks[i] = marks[i] % SHAPES + mark * SHAPES
        heads = self._encoder.run(window, marks)
        found = dict.fromkeys(EventType, 0.0)
        for name, score in zip(labels.RELATIONS, heads.relation, strict=True):
            if name == "YIELD":  # PLV's name for the two together
                found[EventType.CONCEDE] = found[EventType.RETREAT] = float(score) / 2.0
            else:
                found[EventType(name)] = float(score)
        return found

    def _read(self, article: Article) -> Reading:
        text = article.text
        sentences = tuple(split(text))
        frame = Frame(article.id, sentences)
        mentions: list[Mention] = []
        attributions: list[Attribution] = []
        claims: list[Claim] = []
        belongings: list[Belonging] = []
        for window in windows(pieces(self._tokens, text, sentences)):
            sight = self._decoder.sight(window, text, self._encoder.run(window))
            named = list(self._decoder.mentions(sight))
            made = self._decoder.claims(sight, frame)
            mentions += named
            attributions += self._decoder.attributions(sight)
            claims += made
            belongings += self._decoder.belongings(sight, named, made)
        told = turns(text)
        return Reading(
            article,
            sentences,
            tuple(agreed(mentions, text)),
            tuple(attributions),
            tuple(spoken(claims, told, text, self.version.replace("@", ".speakers@"))),
            tuple(belongings),
            tuple((turn.speaker, turn.span) for turn in told if turn.speaker),
        )
