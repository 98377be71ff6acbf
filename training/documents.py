"""One form for every corpus: a text, and what its annotators marked in it.

A part that a corpus does not annotate is None, so that training masks it
instead of taking silence for a negative.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass
class Event:
    """A trigger with its arguments; `complete` is False where roles are not all marked."""

    trigger: Span
    type: str
    mode: str | None = None
    status: str | None = None
    stance: str | None = None  # "none" where the writer asserts it
    core: bool = True
    actor: list[Span] | None = None
    recipient: list[Span] | None = None
    place: list[Span] | None = None
    source: list[Span] | None = None
    outer: list[Span] | None = None
    cue: list[Span] | None = None
    # other words for the same actors and recipients in the document: neither right nor wrong
    alike: dict[str, list[Span]] = field(default_factory=dict)
    about: Span | None = None  # the trigger of the event it is about
    about_known: bool = False


@dataclass
class Quotation:
    """PolNeAR's attribution."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


@dataclass
class Document:
    id: str
    corpus: str
    text: str
    split: str = "train"
    names: list[tuple[int, int, str]] | None = None
    parties: list[Span] | None = None  # role mentions standing as actors or sources
    events: list[Event] | None = None
    all_events: bool = True  # False: only these triggers are known, the rest is not
    quotations: list[Quotation] | None = None
    # the country of each party and source, None where it has none or several
    homes: list[tuple[int, int, str | None]] | None = None
    relation: tuple[Span, Span, str] | None = None  # actor, recipient, PLV's root
    taught: tuple[float, ...] | None = None  # how likely a teacher holds each relation
    weight: float = 1.0
    extra: dict = field(default_factory=dict)


def bucket(name: str) -> int:
    """0 to 15, the same for ever: development parts are cut by it."""
    return int(hashlib.md5(name.encode()).hexdigest()[0], 16)
