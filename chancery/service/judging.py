"""People's judgements: said, listed, withdrawn; the events follow at once."""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.model import Judgement, Verdict
from chancery.service.anchors import anchor_of, on_today, overruled, standing_judgements
from chancery.service.collating import Work, matcher_of, settle
from chancery.service.filters import choices, of_kind, only
from chancery.service.finding import claim_meant, find_claim
from chancery.service.judgement_rows import MACHINE, judgement_row
from chancery.store import Record, StoredJudgement
from chancery.store.codec import now

Row = dict[str, Any]


def judge(  # noqa: PLR0913 - one option of the command each
    record: str | Path,
    left: str,
    right: str,
    verdict: str,
    *,
    by: str | None = None,
    note: str | None = None,
) -> Row:
    """Say that two claims are the same event, are different ones, or that it is unsure.

    Each is a claim's id or an event's (then its first claim is meant), or a
    beginning that only one has. `by` is your name, that of your account here when
    None. The events follow at once: `same` makes one of the two events, with all their
    claims but those that somebody's `different` keeps out. Of several judgements on a
    pair the last counts, until it is withdrawn. Gives the row of `judgements`, with
    `events`, those that the two are in now, and `left_out`, what the two events held
    that is in neither now: `claim`, and `judgement` and `by` of who set it apart, None
    where it went with another. Raises NotFoundError for a claim that is not in the
    record, UsageError for an unknown verdict or a claim judged against itself.
    """
    (said,) = choices("verdict", (verdict,), Verdict)
    with Record.open(record) as opened:
        settle(opened)
        first, second = sorted(claim_meant(opened.view, one) for one in (left, right))
        if first == second:
            raise UsageError(f"{left} and {right} are one claim: expected two to judge between")
        judgement = Judgement(
            "j_" + secrets.token_hex(8), first, second, said, person(by), now(), note=note
        )
        before = opened.collation.members(filter(None, _events(opened, first, second)))
        opened.judgements.add(judgement, *(_anchor(opened, claim) for claim in (first, second)))
        _follow(opened, first, second)
        events = _events(opened, first, second)
        held = sorted(claim for claims in before.values() for claim in claims)
        left_out = _left_out(opened, held, events) if said is Verdict.SAME else []
        return {**judgement_row(judgement), "events": events, "left_out": left_out}


def withdraw(record: str | Path, judgement: str, *, by: str | None = None) -> Row:
    """Take a judgement back: the events are again what they were without it.

    It stays in the record, marked. Raises NotFoundError where there is none of
    that id, UsageError where it has been withdrawn before, or is the machine's:
    against that, say `different`.
    """
    with Record.open(record) as opened:
        settle(opened)
        name = _found(opened, judgement.strip())
        if not opened.judgements.withdraw(name, person(by)):
            held = opened.judgements.one(name).judgement
            raise UsageError(
                f"judgement {name}: withdrawn before, at {held.withdrawn} by {held.withdrawn_by}"
            )
        stored = opened.judgements.one(name)
        today = on_today(opened, stored)
        if today is None:
            return {**_row(opened, stored), "events": [None, None]}
        _follow(opened, today.left, today.right)
        return {**_row(opened, stored), "events": _events(opened, today.left, today.right)}


def judgements(record: str | Path, *, withdrawn: bool = False) -> Iterator[Row]:
    """People's judgements, oldest first; with `withdrawn`, those taken back too.

    Keys: `judgement`, `left`, `right`, `verdict`, `by`, `at`, `score` and `reasons` (None and
    empty, which are the machine's), `note`, `withdrawn`, `withdrawn_by`; `overruled`, the newer
    judgement on the same two claims that counts in its place; and `live`: False where nothing is
    read any more from the words of one of the claims, so that it waits without effect.
    """
    with Record.open(record) as opened:
        if not opened.collation.ready:
            return
        newer = overruled(opened)
        for stored in opened.judgements.all(withdrawn=withdrawn):
            yield {**_row(opened, stored), "overruled": newer.get(stored.judgement.id)}


def _row(opened: Record, stored: StoredJudgement) -> Row:
    today = on_today(opened, stored)
    return judgement_row(today or stored.judgement, live=today is not None)


def _found(opened: Record, given: str) -> str:
    """The judgement of an id or its beginning; UsageError for one of the machine's own."""
    if given.startswith(MACHINE):
        raise UsageError(
            f"judgement {given}: the machine's own, which stands for as long as its scores do: "
            "against it, say that its two claims are different, with `chancery judge`"
        )
    bare = of_kind(given, "j_", expected="that of a judgement: see `chancery judgements`")
    return only("judgement", "j_" + bare, opened.judgements.ids("j_" + bare) if bare else [])


def _events(opened: Record, *claims: str) -> list[str | None]:
    """The events that claims are in now."""
    now_in = {claim: event for claim, _, _, event, _ in opened.collation.collated(claims)}
    return [now_in.get(claim) for claim in claims]


def _left_out(opened: Record, held: list[str], events: list[str | None]) -> list[Row]:
    """Which of some claims are in none of the events now, each with the word that keeps it out."""
    now_in = dict(zip(held, _events(opened, *held), strict=True))
    inside = {claim for claim in held if now_in[claim] in events}
    word: dict[str, Judgement] = {}
    for one in standing_judgements(opened):
        if one.verdict is Verdict.DIFFERENT:
            word |= {
                a: one for a, b in ((one.left, one.right), (one.right, one.left)) if b in inside
            }
    return [
        {
            "claim": claim,
            "judgement": word[claim].id if claim in word else None,
            "by": word[claim].by if claim in word else None,
        }
        for claim in held
        if claim not in inside
    ]


def person(by: str | None) -> str:
    """Whose word it is: the name given, else that of the account; UsageError for the machine's."""
    given = (by or "").strip()
    if given.startswith("collate@"):
        raise UsageError(f"by {given!r}: the machine's own name, expected a person's")
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "somebody"


def _anchor(opened: Record, claim: str) -> Any:
    return anchor_of(find_claim(opened.view, claim).claim)


def _follow(opened: Record, left: str, right: str) -> None:
    """Make the events of the two claims anew."""
    kept = opened.collation
    with kept.writing():
        rows = kept.collated([left, right])
        Work(opened, matcher_of(opened)).cluster({face for _, _, face, _, _ in rows})
