"""The nouns of Chancery, frozen; nothing here reads or writes anything."""

from chancery.model.article import Article, Dropped
from chancery.model.claim import (
    Account,
    Claim,
    Identity,
    Party,
    Quantity,
    When,
    Where,
    claim_id,
)
from chancery.model.event import (
    Contradiction,
    Event,
    Field,
    Judgement,
    Link,
    Origin,
    Thread,
    Verdict,
    Version,
    event_id,
)
from chancery.model.imported import SEPARATOR, ImportedEvent, RejectedRow, Side
from chancery.model.ontology import (
    DISPUTING,
    PRESS,
    QUADS,
    SECTORS,
    SPEECH_ACTS,
    SYMMETRIC,
    Basis,
    EventType,
    Granularity,
    Kind,
    Quad,
    Stance,
    Status,
)
from chancery.model.reading import Attribution, Belonging, Mention, Reading
from chancery.model.span import Cited, Span

__all__ = [
    "DISPUTING", "PRESS", "QUADS", "SECTORS", "SEPARATOR", "SPEECH_ACTS", "SYMMETRIC", "Account", "Article",
    "Attribution", "Basis", "Belonging", "Cited", "Claim", "Contradiction", "Dropped", "Event", "EventType",
    "Field", "Granularity", "Identity", "ImportedEvent", "Judgement", "Kind", "Link", "Mention",
    "Origin", "Party", "Quad", "Quantity", "Reading", "RejectedRow", "Side", "Span", "Stance",
    "Status", "Thread", "Verdict", "Version", "When", "Where", "claim_id", "event_id",
]  # fmt: skip
