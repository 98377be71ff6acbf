"""Which claim somebody means by an id of it or of its event, or by the beginning of one."""

from __future__ import annotations

from chancery.service.filters import of_kind, only
from chancery.store import ClaimQuery, StoredClaim, View


def claim_meant(view: View, given: str, *, noun: str = "claim") -> str:
    """The id of the claim meant; of an event's id, a claim of that event.

    `noun` is what a bare beginning is taken for where nothing of that id is found. Raises
    NotFoundError and UsageError as `only` does.
    """
    bare = of_kind(given.strip(), "c_", "e_", expected="the id of a claim or event")
    noun = {"c_": "claim", "e_": "event"}.get(given.strip()[:2], noun)
    start = "c_" if noun == "claim" else "e_"
    found = [start + one.removeprefix("c_") for one in view.claim_ids("c_" + bare)]
    return "c_" + only(noun, start + bare, found if bare else []).removeprefix(start)


def find_claim(view: View, given: str) -> StoredClaim:
    """The claim meant, with its article."""
    return next(view.claims(ClaimQuery(claim=claim_meant(view, given))))
