"""Which publishers speak for a country."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from chancery.assets.fold import fold
from chancery.assets.tables import rows

_OFFICIAL = re.compile(
    r"\b(?:president|presidency|ministry|minister|department|government|kremlin|white house|"
    r"embassy|foreign affairs|mfa|state department|prime minister|cabinet|parliament)\b"
)
_SEATS = {
    "kremlin": "RUS", "white house": "USA", "state department": "USA", "us department": "USA",
    "u s department": "USA", "downing street": "GBR", "elysee": "FRA", "pentagon": "USA",
}  # fmt: skip


@cache
def _countries() -> dict[str, str]:
    return {fold(name): code for code, name in rows("countries.tsv", ("code", "name"))}


@lru_cache(maxsize=4096)
def side_of_publisher(publisher: str | None) -> str | None:
    """The country whose official voice a publisher is, by its name; None for the press."""
    name = fold(publisher or "")
    if not _OFFICIAL.search(name):
        return None
    for seat, code in _SEATS.items():
        if seat in name:
            return code
    for country, code in _countries().items():
        if re.search(rf"\b{re.escape(country)}\b", name):
            return code
    return None
