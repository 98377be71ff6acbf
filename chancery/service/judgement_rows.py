"""Judgements as rows: people's, and the scores and reasons by which the machine joins claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chancery import collate as judging
from chancery.model import Judgement, Verdict
from chancery.service.anchors import on_today, overruled
from chancery.service.collating import matcher_of
from chancery.service.comparing import Faces
from chancery.store import Record

Row = dict[str, Any]
SAME = (
    "the same words from the trigger on in another text, of the same parties and day",
    "the same words, of the same day",
)
MACHINE = "m_"  # begins the ids of the machine's own, which no record keeps
MOST_REASONED = 400  # pairs of one event whose reasons are worked out


def judgement_row(judgement: Judgement, *, live: bool = True, overruled: str | None = None) -> Row:
    """A judgement; `live` is False where a claim of it is gone, `overruled` the one instead."""
    return {
        "judgement": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": str(judgement.verdict),
        "by": judgement.by,
        "at": judgement.at,
        "score": judgement.score,
        "reasons": list(judgement.reasons),
        "note": judgement.note,
        "withdrawn": judgement.withdrawn,
        "withdrawn_by": judgement.withdrawn_by,
        "overruled": overruled,
        "live": live,
    }


def judgement_rows(opened: Record, claims: Iterable[str]) -> list[Row]:
    """People's judgements on an event's claims, then the machine's that hold it together."""
    inside, newer = set(claims), overruled(opened)
    said = []
    for stored in opened.judgements.all():
        today = on_today(opened, stored)
        held = today or stored.judgement
        if inside & {held.left, held.right}:
            said.append(judgement_row(held, live=today is not None, overruled=newer.get(held.id)))
    return [*said, *(judgement_row(one) for one in _machine(opened, sorted(inside)))]


def _machine(opened: Record, claims: Sequence[str]) -> list[Judgement]:
    """The strongest scores that join the claims, with their reasons."""
    kept = opened.collation
    if not kept.ready or len(claims) < 2:
        return []
    rows = kept.collated(claims)
    first: dict[int, str] = {}
    for claim, _, face, _, _ in sorted(rows):
        first.setdefault(face, claim)
    scored = [(s, a, b) for a, b, s in kept.likenesses(first) if a in first and b in first]
    tops: dict[int, int] = {face: face for face in first}
    matcher = matcher_of(opened)
    faces = Faces(opened.collation, matcher)
    sides = faces.sides(set(first))
    made = _same_words(rows, first, matcher, kept.text_of(article for _, article, *_ in rows))
    for score, one, other in sorted(scored, reverse=True)[:MOST_REASONED]:
        if tops[one] == tops[other]:
            continue
        old, new = tops[one], tops[other]
        tops = {face: new if top == old else top for face, top in tops.items()}
        why = judging.reasons(matcher, sides, faces.face(one), faces.face(other))
        made.append(_by_machine(matcher, first[one], first[other], score, why))
    return made


def _same_words(
    rows: Sequence[tuple[str, str, int, str, str | None]],
    first: Mapping[int, str],
    matcher: judging.Matcher,
    texts: Mapping[str, int],
) -> list[Judgement]:
    text_of = {claim: texts.get(article) for claim, article, *_ in rows}
    return [
        _by_machine(matcher, one, claim, 1.0, [SAME[text_of[one] == text_of[claim]]])
        for claim, _, face, _, _ in sorted(rows)
        if (one := first[face]) != claim
    ]


def _by_machine(
    matcher: judging.Matcher, one: str, other: str, score: float, why: Sequence[str]
) -> Judgement:
    left, right = sorted((one, other))
    verdict = Verdict.SAME if score >= matcher.threshold else Verdict.UNSURE
    number = f"{judging.digest(left, right, matcher.version):016x}"
    return Judgement(
        f"{MACHINE}{number}", left, right, verdict, matcher.version, "", round(score, 4),
        tuple(why),
    )  # fmt: skip
