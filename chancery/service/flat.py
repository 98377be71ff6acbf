"""A claim as one flat row, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from chancery.collate.amounts import ends
from chancery.model import Article, Claim, Party, Stance
from chancery.service.columns import CLAIM_COLUMNS, COUNTED, JOINT, TOLLS, names
from chancery.service.filters import ClaimFilter, query
from chancery.service.shape import claim_shape, party_shape
from chancery.service.standing import denied_by_all, standing
from chancery.store import Record

COLUMNS = names(CLAIM_COLUMNS)
_PLAIN = (
    "claim", "article", "title", "publisher", "published", "url", "event_type", "mode", "quad", "cameo",
    "goldstein", "intensity", "status",
)  # fmt: skip
_SURE = "country_confidence"
_PARTY = ("text", "name", "country", _SURE, "sector")
_LATER = ("entity", "role")  # of a party, at the end of the row
_AT_ONCE = 500  # claims whose events are asked for together
_DATE = ("from", "to", "granularity", "basis", "text")
_PLACE = ("name", "country", "admin1", "lat", "lon", "text")


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
            ids = [stored.claim.id for stored in part]
            events, asked = opened.glance.events(ids), opened.glance.asked(ids)
            for stored in part:
                event, _ = events.get(stored.claim.id, (None, 1))
                yield flat(stored.claim, stored.article, event, asked.get(stored.claim.id))


def flat(
    told: Claim, article: Article, event: str | None, asked: str | None = None
) -> dict[str, Any]:
    """One claim's shape without its nesting, with its event, its tolls and its sentence.

    `asked` is the type of the speech act that is about it, if any.
    """
    claim = claim_shape(told, article)
    sources = [account.source for account in told.accounts]
    sides = {"actor": told.actors, "recipient": told.recipients, "source": sources}
    return {
        "claim": claim["claim"],
        "event": event,
        **{key: claim[key] for key in _PLAIN[1:]},
        "contexts": _joined(claim["contexts"]),
        **_parties(sides, _PARTY, article.text),
        "stances": _joined(account["stance"] for account in claim["accounts"]),
        **_some("date", claim["date"], _DATE),
        **_some("place", claim["place"], _PLACE),
        "quantities": _joined(f"{one['kind']} {one['value']}" for one in claim["quantities"]),
        **_tolls(told, article.text),
        "about": claim["about"],
        "confidence": claim["confidence"],
        **_some("trigger", claim["trigger"], ("text", "start", "end")),
        **_some("sentence", claim["sentence"], ("start", "end")),
        "sentence_text": told.sentence_span.of(article.text),
        **_parties(sides, _LATER, article.text),
        "standing": standing(claim, asked),
        "denied": _denied(claim),
    }


def _tolls(claim: Claim, text: str) -> dict[str, int | None]:
    """The lowest and the highest number of people of each kind, by the surest quantity of it.

    Of equally sure ones the first counts; an end that the words leave open is None.
    """
    found: list[float | None] = []
    for kind in COUNTED:
        named = [one for one in claim.quantities if one.value.kind == kind]
        surest = max(named, key=lambda one: one.confidence, default=None)
        found += ends(surest, text) if surest else (None, None)
    whole = (None if number is None else round(number) for number in found)
    return dict(zip(TOLLS, whole, strict=True))


def _parties(
    sides: Mapping[str, Sequence[Party]], keys: Sequence[str], text: str
) -> dict[str, str]:
    """Some values of the parties of every side, in columns of their own."""
    found: dict[str, str] = {}
    for label, parties in sides.items():
        shapes = [{**party_shape(party, text), _SURE: _sure(party)} for party in parties]
        found |= {f"{label}_{key}": _joined(shape[key] for shape in shapes) for key in keys}
    return found


def _denied(claim: Mapping[str, Any]) -> str:
    """How many of those who speak of a claim's act deny it: ``no``, ``some`` or ``all``."""
    said = [(account["stance"], account["via"]) for account in claim["accounts"]]
    if denied_by_all(claim["event_type"], said):
        return "all"
    return "some" if any(stance == Stance.DENIES for stance, _ in said) else "no"


def _sure(party: Party) -> str | None:
    """How sure a party's country is, from 0.00 to 1.00; None where it has none."""
    found = party.identity
    return f"{found.confidence:.2f}" if found and found.value.country else None


def _some(label: str, found: dict[str, Any] | None, keys: tuple[str, ...]) -> dict[str, Any]:
    return {f"{label}_{key}": found[key] if found else None for key in keys}


def _joined(values: Iterable[str | None]) -> str:
    """Values in their order; an unknown one keeps its place, so that columns stay side by side."""
    return JOINT.join(value or "" for value in values)
