"""A claim as one flat row, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from chancery.service.filters import ClaimFilter, query
from chancery.service.shape import claim_shape
from chancery.store import Record

JOINT = "; "
_PLAIN = (
    "claim", "article", "title", "publisher", "published", "url", "event_type", "mode", "quad", "cameo",
    "goldstein", "intensity", "status",
)  # fmt: skip
_PARTY = ("text", "name", "country", "sector")
_AT_ONCE = 500  # claims whose events are asked for together
_DATE = ("from", "to", "granularity", "basis", "text")
_PLACE = ("name", "country", "admin1", "lat", "lon", "text")
COLUMNS = (
    "claim", "event", *_PLAIN[1:], "contexts",
    *(f"{label}_{key}" for label in ("actor", "recipient", "source") for key in _PARTY), "stances",
    *(f"date_{key}" for key in _DATE), *(f"place_{key}" for key in _PLACE),
    "quantities", "about", "confidence", "trigger_text", "trigger_start", "trigger_end",
    "sentence_start", "sentence_end", "sentence_text",
)  # fmt: skip


def rows(record: str | Path, filters: ClaimFilter | None = None) -> Iterator[dict[str, Any]]:
    """Claims as flat rows, all with the keys COLUMNS; lists are joined by "; ".

    ``event`` is what the claim's reports were last judged to be one of, None where that is
    still to come (`events` brings it up to date). Made for ``pandas.DataFrame(rows(record))``.
    Raises UsageError as `claims` does.
    """
    with Record.open(record) as opened:
        view = opened.view
        found = view.claims(query(filters or ClaimFilter(), view))
        while part := list(islice(found, _AT_ONCE)):
            events = opened.glance.events([stored.claim.id for stored in part])
            for stored in part:
                sentence = stored.claim.sentence_span.of(stored.article.text)
                event, _ = events.get(stored.claim.id, (None, 1))
                yield flat(claim_shape(stored.claim, stored.article), sentence, event)


def flat(claim: dict[str, Any], sentence: str, event: str | None) -> dict[str, Any]:
    """One claim's shape without its nesting, its sentence and its event."""
    sources = [account["source"] for account in claim["accounts"]]
    return {
        "claim": claim["claim"],
        "event": event,
        **{key: claim[key] for key in _PLAIN[1:]},
        "contexts": _joined(claim["contexts"]),
        **_parties("actor", claim["actors"]),
        **_parties("recipient", claim["recipients"]),
        **_parties("source", sources),
        "stances": _joined(account["stance"] for account in claim["accounts"]),
        **_some("date", claim["date"], _DATE),
        **_some("place", claim["place"], _PLACE),
        "quantities": _joined(f"{one['kind']} {one['value']}" for one in claim["quantities"]),
        "about": claim["about"],
        "confidence": claim["confidence"],
        **_some("trigger", claim["trigger"], ("text", "start", "end")),
        **_some("sentence", claim["sentence"], ("start", "end")),
        "sentence_text": sentence,
    }


def _parties(label: str, parties: list[dict[str, Any]]) -> dict[str, str]:
    return {f"{label}_{key}": _joined(party[key] for party in parties) for key in _PARTY}


def _some(label: str, found: dict[str, Any] | None, keys: tuple[str, ...]) -> dict[str, Any]:
    return {f"{label}_{key}": found[key] if found else None for key in keys}


def _joined(values: Iterable[str | None]) -> str:
    """Values in their order; an unknown one keeps its place, so that columns stay side by side."""
    return JOINT.join(value or "" for value in values)
