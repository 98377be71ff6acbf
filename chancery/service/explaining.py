"""Why a claim says what it says: the words, the stage and what else was considered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.model import Account, Claim, Identity, Quantity, Span, When, Where
from chancery.service.finding import find_claim
from chancery.service.shape import identity_shape, when_shape, where_shape
from chancery.store import ClaimQuery, Record


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
    where no words state it, and then `why` says so. Links to another claim or
    account have no confidence of their own.
    """

    claim: str
    field: str
    value: Any
    words: tuple[Words, ...]
    stage: str
    confidence: float | None
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
        stored = find_claim(opened.view, claim)
        text, sentences = stored.article.text, opened.view.sentences(stored.claim.article)
        about = stored.claim.about
        target = next(opened.view.claims(ClaimQuery(claim=about)), None) if about else None

    def told(
        name: str, value: object, spans: Sequence[Span], stage: str, **more: Any
    ) -> Explanation:
        words = tuple(_words(span, text, sentences) for span in spans)
        return Explanation(stored.claim.id, name, _value(value), words, stage,
                           more.get("confidence"), more.get("runner_up"), more.get("why"))  # fmt: skip

    found = [
        told(name, cited.value, cited.spans, cited.stage, confidence=cited.confidence,
             runner_up=cited.runner_up, why=cited.why)
        for name, cited in stored.claim.fields()
    ]  # fmt: skip
    for name, account in _named(stored.claim):
        stage = account.stance.stage
        if account.content:
            found.append(
                told(f"{name}.content", account.content.of(text), (account.content,), stage)
            )
        if account.via is not None:
            outer = stored.claim.accounts[account.via].source.mention
            why = f"passed on by {outer.value!r}, accounts[{account.via}]"
            found.append(told(f"{name}.via", account.via, outer.spans, outer.stage, why=why))
    if target:
        why = f"is about {target.claim.event_type.value} {target.claim.trigger.value!r}"
        trigger = target.claim.trigger
        found.append(told("about", target.claim.id, trigger.spans, trigger.stage, why=why))
    return _chosen(stored.claim, found, field)


def _named(claim: Claim) -> list[tuple[str, Account]]:
    return [(f"accounts[{i}]", account) for i, account in enumerate(claim.accounts)]


def _chosen(claim: Claim, all_: list[Explanation], field: str | None) -> list[Explanation]:
    if field is None:
        return all_
    wanted = field.strip()
    found = [
        one
        for one in all_
        if one.field == wanted or one.field.startswith((f"{wanted}.", f"{wanted}["))
    ]
    if not found:
        names = ", ".join(one.field for one in all_)
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
        case int():
            return value
        case _:
            return str(value)
