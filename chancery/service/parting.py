"""Contradictions as rows: each version with its accounts, and each only once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from chancery.model import Account, Claim, Contradiction, Field, Stance
from chancery.service.printing import printed_by
from chancery.store import StoredClaim

Row = dict[str, Any]
Places = tuple[frozenset[tuple[str, int]], ...]
_QUESTIONS: dict[str, str] = {
    Field.HAPPENED: "whether it happened", Field.WHO: "who did it",
    Field.WHO_ASKED: "who asked for it",
}  # fmt: skip


def parted_on(field: str) -> str:
    """What accounts part on, in words: ``whether it happened``."""
    return _QUESTIONS.get(field, field)


def contradiction_row(found: Contradiction, spoken: Sequence[StoredClaim]) -> Row:
    """A contradiction with its versions, their accounts and sides, of these claims."""
    by_id = {stored.claim.id: stored for stored in spoken}
    versions = []
    for number, version in enumerate(found.versions):
        # Of whether it happened the first answer is yes; who accuses or rejects is of one of them.
        own = Stance.DENIES if found.field is Field.HAPPENED and number else Stance.ASSERTS
        inside = [by_id[claim].article for claim in version.claims if claim in by_id]
        printers = {printed_by(article.publisher, article.url) for article in inside}
        versions.append({
            "value": version.value,
            "claims": list(version.claims),
            "sides": list(version.sides),
            "publishers": sorted(filter(None, printers)),
            "accounts": [
                _account(by_id[claim], account)
                for claim, account in version.accounts
                if claim in by_id
            ] + [
                {"claim": claim, "account": None, "via": [], "source": name, "stance": str(own)}
                for claim, name in version.said_by
            ],
        })  # fmt: skip
    return {
        "event": found.event,
        "field": str(found.field),
        "why": found.why,
        "confidence": found.confidence,
        "versions": versions,
    }


def _account(stored: StoredClaim, index: int | None) -> Row:
    """An account of a claim, or its writer's own word."""
    row: Row = {"claim": stored.claim.id, "account": index, "via": _via(stored.claim, index)}
    if index is None:
        return {**row, "source": stored.article.publisher, "stance": "asserts"}
    account = stored.claim.accounts[index]
    return {**row, "source": _name(account), "stance": str(account.stance.value)}


def _via(claim: Claim, index: int | None) -> list[str]:
    """Through whom an account came, the nearest to its source first."""
    names: list[str] = []
    at = claim.accounts[index].via if index is not None else None
    while at is not None and len(names) < len(claim.accounts):
        names.append(_name(claim.accounts[at]))
        at = claim.accounts[at].via
    return names


def _name(account: Account) -> str:
    return account.source.who.name or account.source.mention.value


def places(found: Contradiction, spoken: Sequence[StoredClaim]) -> Places:
    """The sentences that each version rests on: articles, and where each begins."""
    by_id = {stored.claim.id: stored.claim for stored in spoken}
    return tuple(
        frozenset(
            (by_id[one].article, by_id[one].sentence_span.start)
            for one in version.claims
            if one in by_id
        )
        for version in found.versions
    )


def distinct(found: Iterable[tuple[Places, Row]]) -> list[Row]:
    """The rows that do not part in the very words of another on the same field.

    A charge, what it charges and its denial may be three events, and so may be what each of two
    sides blames the other for; the one that rests on most sentences is kept, of equals the first.
    """
    kept: list[tuple[Places, Row]] = []
    by_size = sorted(enumerate(found), key=lambda one: (-len(_all(one[1][0])), one[0]))
    first: dict[int, Row] = {}
    for index, (where, row) in by_size:
        if not any(row["field"] == held["field"] and _same(where, row, other, held)
                   for other, held in kept):  # fmt: skip
            kept.append((where, row))
            first[index] = row
    return [first[index] for index in sorted(first)]


def _same(where: Places, row: Row, other: Places, held: Row) -> bool:
    """Whether one that is kept says it already, or blames the same two in any of the same words."""
    if _inside(where, other):
        return True
    mine, theirs = (_by_value(*one) for one in ((where, row), (other, held)))
    blaming = row["field"] == Field.WHO and mine.keys() == theirs.keys()
    return blaming and any(mine[value] & theirs[value] for value in mine)


def _by_value(where: Places, row: Row) -> dict[str, frozenset[tuple[str, int]]]:
    return dict(zip((one["value"] for one in row["versions"]), where, strict=True))


def _all(where: Places) -> frozenset[tuple[str, int]]:
    return frozenset().union(*where)


def _inside(where: Places, other: Places) -> bool:
    """Whether the same words say the last version, the denial, and the rest are there too."""
    return where[-1] <= other[-1] and _all(where) <= _all(other)
