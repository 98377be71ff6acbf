"""Whose envoys and international bodies' people are: not the country that they are sent to."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.resolve.lookup.hits import Hit

INTERNATIONAL = frozenset(("IGO", "UNO", "EUR", "NGO"))
_POSTED = frozenset(
    (
        "ambassador ambassadors consul coordinator delegate delegation embassy emissary envoy envoys "
        "mediator mission rapporteur representative representatives"
    ).split()
)
_FOR = frozenset(("for", "to"))
_INTO = _FOR | {"in"}


def posted(head: Sequence[str]) -> bool:
    """Whether the head of a phrase is somebody sent: "special envoy", "permanent representative"."""
    return not _POSTED.isdisjoint(head)


def sent_to(before: str, head: Sequence[str], body: Hit | None) -> bool:
    """Whether the word before a place or body makes it where somebody is sent, not whose they are.

    So "for Yemen" of an envoy, and "in Ukraine" of an international body's mission.
    """
    if before in _FOR and posted(head):
        return True
    return before in _INTO and body is not None and abroad(body)


def abroad(body: Hit) -> bool:
    """Whether a name is an international body's, whoever else may bear it."""
    sure = [e for e in body.entries if e.curated] or body.entries
    return not body.place and all(e.code.rstrip("?") in INTERNATIONAL for e in sure)


def serves(body: Hit, role: str) -> bool:
    """Whether an office makes its holder an international body's, whoever sent them.

    A "UN ambassador" is a country's, and so is whoever leads soldiers of several.
    """
    words = role.lower().split()
    envoy = "ambassador" in words and "goodwill" not in words and body.key != "eu"
    return abroad(body) and not envoy and body.entries[0].sector != "MIL"
