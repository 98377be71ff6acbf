"""Why a claim says what it says: the words, the stage and what else was considered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.model import Cited, Claim, Identity, Quantity, Span, When, Where
from chancery.service.queries import find_claim
from chancery.service.shape import identity_shape, when_shape, where_shape
from chancery.store import Record


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article with the sentence around them; offsets are the article's."""

    text: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value of a claim, what it rests on and who set it.

    `value` is a string or the value's part of the JSON shape; `words` is empty
    where no words state it, and then `why` says so.
    """

    claim: str
    field: str
    value: Any
    words: tuple[Words, ...]
    stage: str
    confidence: float
    runner_up: str | None
    why: str | None


def explain(record: str | Path, claim: str, field: str | None = None) -> list[Explanation]:
    """Explain all of a claim's values, or those of one field and its parts.

    `claim` may be any prefix that only one claim has; `field` is a name such as
    ``status``, ``actors`` (all of them) or ``actors[0].identity``. Raises
    NotFoundError for an unknown claim, UsageError for a field that the claim does
    not have or a prefix that several claims share; both list the right ones.
    """
    with Record.open(record) as opened:
        stored = find_claim(opened.view, "claim", claim)
        sentences = opened.view.sentences(stored.claim.article)
    text = stored.article.text
    return [
        Explanation(
            claim=stored.claim.id,
            field=name,
            value=_value(cited.value),
            words=tuple(_words(span, text, sentences) for span in cited.spans),
            stage=cited.stage,
            confidence=cited.confidence,
            runner_up=cited.runner_up,
            why=cited.why,
        )
        for name, cited in _chosen(stored.claim, field)
    ]


def _chosen(claim: Claim, field: str | None) -> list[tuple[str, Cited[Any]]]:
    fields = claim.fields()
    if field is None:
        return fields
    wanted = field.strip()
    found = [
        (name, cited)
        for name, cited in fields
        if name == wanted or name.startswith((f"{wanted}.", f"{wanted}["))
    ]
    if not found:
        names = ", ".join(name for name, _ in fields)
        raise UsageError(f"field {field!r}: claim {claim.id} has no such field, it has: {names}")
    return found


def _words(span: Span, text: str, sentences: Sequence[Span]) -> Words:
    around = next((sentence for sentence in sentences if sentence.holds(span)), span)
    return Words(span.of(text), span.start, span.end, around.of(text), around.start, around.end)


def _value(value: object) -> Any:
    match value:
        case Identity():
            return identity_shape(value)
        case When():
            return when_shape(value)
        case Where():
            return where_shape(value)
        case Quantity():
            return {"kind": value.kind, "value": value.value}
        case _:
            return str(value)
