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
# Outlets through which a government speaks; others that it owns or licenses report on it as well.
_STATE_MEDIA = {
    "tass": "RUS", "itar tass": "RUS", "ria": "RUS", "ria novosti": "RUS", "rossiya segodnya": "RUS",
    "rt": "RUS", "russia today": "RUS", "sputnik": "RUS", "belta": "BLR", "xinhua": "CHN",
    "xinhua news agency": "CHN", "people's daily": "CHN", "global times": "CHN", "cctv": "CHN",
    "cgtn": "CHN", "china daily": "CHN", "kcna": "PRK", "korean central news agency": "PRK",
    "irna": "IRN", "islamic republic news agency": "IRN", "press tv": "IRN", "sana": "SYR",
    "syrian arab news agency": "SYR", "saudi press agency": "SAU", "emirates news agency": "ARE",
    "prensa latina": "CUB", "wafa": "PSE", "ukrinform": "UKR",
}  # fmt: skip
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
    if name in _STATE_MEDIA:
        return _STATE_MEDIA[name]
    if not _OFFICIAL.search(name):
        return None
    for seat, code in _SEATS.items():
        if seat in name:
            return code
    for country, code in _countries().items():
        if re.search(rf"\b{re.escape(country)}\b", name):
            return code
    return None
