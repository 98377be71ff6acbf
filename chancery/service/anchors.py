"""Which claims people's judgements are on today, after texts have been read anew."""

from __future__ import annotations

from collections import defaultdict

from chancery.model import Claim, Judgement, Span
from chancery.store import Anchor, ClaimQuery, Record, StoredJudgement


def anchor_of(claim: Claim) -> Anchor:
    """Where a claim stands: its article, its trigger's place and its type."""
    span = claim.trigger.spans[0] if claim.trigger.spans else claim.sentence_span
    return Anchor(claim.article, span.start, span.end, str(claim.event_type.value))


def standing_judgements(opened: Record) -> list[Judgement]:
    """Judgements that stand, oldest first, on the claims that hold their words today.

    The last word on a pair counts. One on a claim that is gone, with nothing read
    from its words any more, is left out until something is.
    """
    last: dict[tuple[str, str], Judgement] = {}
    for stored in opened.judgements.all(withdrawn=False):
        judgement = on_today(opened, stored)
        if judgement is not None:
            last.pop((judgement.left, judgement.right), None)
            last[judgement.left, judgement.right] = judgement
    return list(last.values())


def overruled(opened: Record) -> dict[str, str]:
    """Judgements that stand but do not count, each with the newer one on its pair."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for stored in opened.judgements.all(withdrawn=False):
        today = on_today(opened, stored)
        if today is not None:
            said[today.left, today.right].append(today.id)
    return {old: ids[-1] for ids in said.values() for old in ids[:-1]}


def on_today(opened: Record, stored: StoredJudgement) -> Judgement | None:
    """The judgement on today's claims, or None where either is gone."""
    left = _today(opened, stored.judgement.left, stored.left)
    right = _today(opened, stored.judgement.right, stored.right)
    if left is None or right is None or left == right:
        return None
    if (left, right) == (stored.judgement.left, stored.judgement.right):
        return stored.judgement
    held = stored.judgement
    first, second = sorted((left, right))
    return Judgement(
        held.id, first, second, held.verdict, held.by, held.at, held.score, held.reasons, held.note,
        held.withdrawn, held.withdrawn_by,
    )  # fmt: skip


def _today(opened: Record, claim: str, anchor: Anchor) -> str | None:
    if opened.view.claim_ids(claim, 1) == [claim]:
        return claim
    held = Span(anchor.start, anchor.end)
    near = [
        stored.claim
        for stored in opened.view.claims(ClaimQuery(article=anchor.article))
        if any(span.overlaps(held) for span in stored.claim.trigger.spans)
    ]
    if not near:
        return None
    best = min(
        near,
        key=lambda c: (
            str(c.event_type.value) != anchor.kind,
            abs(anchor_of(c).start - held.start),
        ),
    )
    return best.id
