"""What a user may ask claims by, checked before anything is searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted, in the user's own words; every part narrows the answer.

    Parties (`actor`, `recipient`, both ends of `dyad`, `source`) are written as
    a country ``PAK``, a country and a sector ``PAK.MIL``, a sector ``.MIL``, or
    any other words, which are looked for in the party's name and its text.
    Dates are ``2025``, ``2025-05``, ``2025-05-14`` or a `date`; a claim without
    a date counts by its article's. `text` searches titles and texts; words in
    double quotes must stand together. `article` and publishers are matched
    whole, an article's id by any prefix that only one has.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    dyad: tuple[str, str] | None = None
    source: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    publisher: str | None = None
    article: str | None = None
    text: str | None = None
    min_confidence: float = 0.0
    limit: int | None = None
