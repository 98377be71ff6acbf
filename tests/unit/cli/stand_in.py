"""The command line with a stand-in for the reader: every "asked" in a text is a claim.

Run as a script it is `chancery` in a process of its own; `STAND_IN_DELAY` then says for how
many seconds it ponders each article.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from functools import partial

from chancery import pipeline
from chancery.model import Cited, Claim, EventType, Reading, Span, Status, claim_id

VERSION = "stand-in@1"


def _claim(article_id: str, sentence: Span, trigger: Span) -> Claim:
    """A REQUEST on the strength of one word."""
    spans = (trigger,)
    return Claim(
        id=claim_id(article_id, trigger, EventType.REQUEST),
        article=article_id,
        sentence=0,
        sentence_span=sentence,
        event_type=Cited(EventType.REQUEST, spans, 0.9, VERSION),
        trigger=Cited("asked", spans, 0.9, VERSION),
        status=Cited(Status.ACTUAL, spans, 0.9, VERSION),
        confidence=0.9,
    )


def _read(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Each article as one sentence."""
    for reading in readings:
        time.sleep(float(os.environ.get("STAND_IN_DELAY", "0")))
        article = reading.article
        whole = Span(0, len(article.text))
        found = re.finditer("asked", article.text)
        claims = tuple(_claim(article.id, whole, Span(m.start(), m.end())) for m in found)
        yield Reading(article, sentences=(whole,), claims=claims)


STAGES = (
    pipeline.Stage(
        "read",
        needs=frozenset({"article"}),
        gives=frozenset({"claims"}),
        version=lambda _: VERSION,
        build=lambda _: pipeline.Step(_read),
    ),
)
run = partial(pipeline.run, stages=STAGES)
versions = partial(pipeline.versions, stages=STAGES)


if __name__ == "__main__":
    from chancery.cli import main

    # a shell's background may ignore it
    signal.signal(signal.SIGINT, signal.default_int_handler)
    pipeline.run, pipeline.versions = run, versions
    main()
