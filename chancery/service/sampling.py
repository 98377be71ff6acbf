"""Claims drawn at random, in a sheet to be filled in by hand."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from chancery.errors import InputError, NotFoundError
from chancery.model import Basis, Span
from chancery.service.brief_lines import time_of
from chancery.service.brief_sources import accounts, party
from chancery.service.columns import JOINT
from chancery.service.export_tables import write_csv
from chancery.service.exporting import replacing
from chancery.service.filters import ClaimFilter, limited, query
from chancery.service.shape import claim_shape
from chancery.service.sheet import ANSWERS, COLUMNS
from chancery.store import Record, StoredClaim

SIZE = 100  # claims drawn where nobody says how many


@dataclass(frozen=True, slots=True)
class Sampled:
    """Where a sheet went, how many claims it holds, and of how many they were drawn."""

    path: Path
    claims: int
    of: int


def sample(
    record: str | Path, out: str | Path, filters: ClaimFilter | None = None, *, seed: int = 1
) -> Sampled:
    """Draw claims that fit, `filters.limit` of them or SIZE, and write a sheet to fill in.

    The same claims and the same seed give the same sheet, and a larger one of the same seed begins
    with it. Raises InputError where `out` is there already or cannot be written, NotFoundError
    where no claim fits, and UsageError as `claims` does.
    """
    path, wanted = Path(out), filters or ClaimFilter()
    if path.is_file():
        raise InputError(
            str(path),
            "is there already and may hold answers: name another file, or delete this one",
        )
    number = limited(wanted.limit)
    with Record.open(record) as opened:
        view = opened.view
        found = view.claims(query(replace(wanted, limit=None), view))
        drawn, total = draw(found, SIZE if number is None else number, seed)
        if not drawn:
            raise NotFoundError(f"no claim in {record} fits: `chancery claims` lists what there is")
        rows = (_row(stored, view.sentences(stored.claim.article)) for stored in drawn)
        with replacing(path) as temporary:  # the mark tells spreadsheets that it is UTF-8
            write_csv(temporary, rows, COLUMNS, encoding="utf-8-sig")
    return Sampled(path, len(drawn), total)


def draw(found: Iterable[StoredClaim], number: int, seed: int) -> tuple[list[StoredClaim], int]:
    """So many of the claims, in an order that only their ids and the seed decide; and of how many.

    Any first part of the sheet is a random sample too, so nobody has to come to its end.
    """
    total = 0

    def counted() -> Iterator[StoredClaim]:
        nonlocal total
        for total, stored in enumerate(found, start=1):  # noqa: B007 - told below
            yield stored

    drawn = heapq.nsmallest(number, counted(), key=lambda one: _digest(one.claim.id, seed))
    return drawn, total


def _digest(claim: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}:{claim}".encode()).digest()


def _row(stored: StoredClaim, sentences: Sequence[Span]) -> dict[str, Any]:
    """A claim as a row of the sheet, its answers empty."""
    claim, text = stored.claim, stored.article.text
    shape = claim_shape(claim, stored.article)
    before = max((one for one in sentences if one.end <= claim.sentence_span.start), default=None)
    return {
        **dict.fromkeys(ANSWERS),
        "note": None,
        **{
            key: shape[key]
            for key in ("claim", "title", "published", "event_type", "mode", "status")
        },
        "before": _plain(before.of(text)) if before else None,
        "sentence": _plain(claim.sentence_span.of(text)),
        "trigger": " … ".join(_plain(span.of(text)) for span in claim.trigger.spans),
        "actors": _parties(shape["actors"]),
        "recipients": _parties(shape["recipients"]),
        "date": _date(shape),
        "place": _place(shape["place"]),
        "accounts": accounts(shape),
        # Two decimals, since where a comma marks them 0.832 may be taken for 832.
        "confidence": f"{claim.confidence:.2f}",
    }


def _plain(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def _parties(parties: Iterable[dict[str, Any]]) -> str:
    return JOINT.join(dict.fromkeys(map(party, parties)))


def _date(shape: dict[str, Any]) -> str | None:
    """The day or period of a claim; one that is only the article's own says so."""
    if shape["date"] is None:
        return None
    own = shape["date"]["basis"] == Basis.PUBLICATION
    return time_of(shape) + (" (the article's own)" if own else "")


def _place(place: dict[str, Any] | None) -> str | None:
    """A place with the region and country that tell it from others of its name."""
    parts = (place[key] for key in ("name", "admin1", "country")) if place else ()
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None
