"""Which publishers speak for a country."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from chancery.assets.countries import country_names
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
# An embassy speaks for whoever sent it, not for where it stands.
_ABROAD = re.compile(
    r"(\b(?:embassy|consulate|ambassador|delegation|mission|representative)\b.*?)\b(?:in|to|at)\b.*"
)
_OF_STATES = frozenset({"country", "adjective"})
# What governs a part of a country, which may be called like one: "Georgia Department of Law".
_PART = re.compile(r"\b(?:georgia|jersey) (?:department|governor|senate|house)\b")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str | None]]:
    """One pattern of all names of places, the longest first; None for what is no country."""
    columns = ("phrase", "code", "kind", "cased")
    found: dict[str, str | None] = {
        phrase: code if kind in _OF_STATES and code.isalpha() else None
        for phrase, code, kind, _ in rows("names.tsv", columns)
    }
    found |= {fold(name): code for code, name in country_names().items()}
    listed = "|".join(re.escape(name) for name in sorted(found, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b"), found


@lru_cache(maxsize=4096)
def side_of_publisher(publisher: str | None) -> str | None:
    """The country whose official voice a publisher is, by its name; None for the press."""
    name = fold(publisher or "")
    if name in _STATE_MEDIA:
        return _STATE_MEDIA[name]
    if not _OFFICIAL.search(name) or _PART.search(name):
        return None
    for seat, code in _SEATS.items():
        if re.search(rf"\b{seat}\b", name):
            return code
    pattern, codes = _names()
    found = pattern.search(_ABROAD.sub(r"\1", name))
    return codes[found[0]] if found else None
