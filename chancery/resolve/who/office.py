"""Offices named without a name: which office the words mean, and who held it on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from chancery import assets
from chancery.assets.fold import fold

COLUMNS = ("key", "name", "role", "sector", "from", "to", "grade")

# Words that tell an office of a country, the telling ones first, and where it matters of which.
_OFFICES: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), office, frozenset(whose.split()))
    for words, office, whose in (
        ("vice[ -]president", "VP", ""),
        ("(?:secretary|minister) of state for foreign affairs", "", ""),
        ("secretary of state|top diplomat|chief diplomat", "FM", "USA"),
        ("foreign secretary", "FM", "GBR"),
        ("foreign minister|minister (?:of|for) foreign affairs(?: and .+)?|top diplomat", "FM", ""),
        ("(?:external|foreign) affairs minister|minister of external affairs", "FM", ""),
        ("defen[cs]e (?:minister|secretary|chief)|pentagon chief", "DEFMIN", ""),
        ("(?:minister|secretary) (?:of|for) (?:national )?defen[cs]e", "DEFMIN", ""),
        ("finance minister|minister of finance", "FINMIN", ""),
        ("interior minister|minister of (?:the )?interior", "INTMIN", ""),
        ("(?:president(?:ial)? )?national security advis[eo]r", "NSA", ""),
        ("chairman of the joint chiefs(?: of staff)?|joint chiefs chairman", "CDS", ""),
        ("chief of (?:the )?defen[cs]e staff", "CDS", ""),
        ("chief of (?:the )?army staff|army chief(?: of staff)?", "ARMY_CHIEF", ""),
        ("chief of staff of the army|chief of the general staff", "ARMY_CHIEF", ""),
        ("(?:head|chief) of (?:the |its )?army", "ARMY_CHIEF", ""),
        ("foreign policy chief|high representative(?: for .+)?", "HIGH_REP", "EUR"),
        ("commission president|president of the european commission", "EC_PRESIDENT", "EUR"),
        ("council president|president of the european council", "COUNCIL_PRESIDENT", "EUR"),
        ("prime minister|premier", "HOG", ""),
        ("chancellor", "HOG", "DEU AUT"),
        ("parliament(?:ary)? speaker|house speaker", "SPEAKER", ""),
        ("speaker of (?:the )?(?:house|parliament)", "SPEAKER", ""),
        ("king|queen|emir|sultan|monarch|pope", "HOS_CROWNED", ""),
        ("president|head of state", "HOS_ELECTED", ""),
    )
)
_CHIEF = r"(?:director|chief|head|boss|director[ -]general|spymaster)"
_SERVICES = {
    "cia": "CIA", "isi": "ISI", "inter services intelligence": "ISI", "mossad": "MOSSAD",
    "fsb": "FSB", "svr": "SVR", "mi6": "MI6", "shin bet": "SHIN_BET",
}  # fmt: skip
# The chiefs of international bodies; "the NATO chief" is whichever of them the body has.
CHIEFS = {
    "SECRETARY_GENERAL": "secretary[ -]general", "DIRECTOR_GENERAL": "director[ -]general",
    "MANAGING_DIRECTOR": "managing director", "EXECUTIVE_DIRECTOR": "executive director",
    "EXECUTIVE_SECRETARY": "executive secretary", "PRESIDENT": "president",
    "CHAIR": "chair(?:person|man|woman)?", "PROSECUTOR": "(?:chief )?prosecutor",
}  # fmt: skip
_ANY_CHIEF = "chief|head|boss"
# What may stand beside an office's and a country's words and leaves it that office. Any other
# word makes it somebody else: a deputy, a candidate, the president of a federation or a senate.
_NOTHING = frozenset(
    "the of in and current incumbent sitting serving visiting embattled federal mr madam".split()
)
_PRESIDENT = re.compile(r"president|head of state|state counsel", re.IGNORECASE)
_CROWNED = re.compile(r"king|queen|emir|amir|sultan|monarch|pope|head of state", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office on a day, how surely, and who else the table has there."""

    name: str
    role: str
    sector: str | None
    confidence: float
    rival: str | None = None


def office_of(words: list[str], country: str) -> str | None:
    """The office of a country that folded words mean, or None where it is no single office.

    The words are those of a phrase without the country's name.
    """
    text = _text(words)
    for body, office in _SERVICES.items():
        found = re.search(rf"\b{body} {_CHIEF}\b|\b{_CHIEF} of (?:the )?{body}\b", text)
        if found:
            return office if _alone(found) else None
    for pattern, office, whose in _OFFICES:
        found = pattern.search(text)
        if found and (not whose or country in whose):
            return office if office and _alone(found) else None
    return None


def chief_of(words: list[str], body: str, day: date) -> Holder | None:
    """Who is meant on a day by folded words for the chief of an international body.

    `body` is its folded name in the table of organisations, the words are those of a phrase
    without it.
    """
    text = _text(words)
    for office, pattern in CHIEFS.items():
        found = re.search(rf"\b(?:{pattern}|{_ANY_CHIEF})\b", text)
        if found and _alone(found) and _rows(f"{body}:{office}"):
            return holder(body, office, day)
    return None


def _text(words: list[str]) -> str:
    return " ".join(word for word in words if word[0].isalnum())


def _alone(found: re.Match[str]) -> bool:
    """Whether nothing stands beside an office's words that makes it another's."""
    rest = found.string[: found.start()] + found.string[found.end() :]
    return _NOTHING.issuperset(rest.split())


def holder(country: str, office: str, day: date) -> Holder | None:
    """The one person whom the table has in an office on a day; None where it has none or two.

    For `country` an international body may stand, by its folded name.

    Beyond the day on which a source last saw somebody in office the answer holds
    for two years with less confidence, then not at all.
    """
    kind = office.partition("_")[2] if office.startswith("HOS_") else ""
    wanted = _CROWNED if kind == "CROWNED" else _PRESIDENT if kind else None
    iso = day.isoformat()
    sure: dict[str, tuple[str, ...]] = {}
    late: dict[str, tuple[str, ...]] = {}
    for _, name, role, sector, since, to, grade in _rows(f"{country}:{'HOS' if kind else office}"):
        if wanted and role and not wanted.search(role):
            continue
        seen = to.endswith("?")
        until = to.rstrip("?") or "9999"
        if since and iso[: len(since)] < since:
            continue
        if iso[: len(until)] <= until:
            sure.setdefault(_person(name), (name, role, sector, since, grade))
        elif seen and day.year - int(until[:4]) <= 2:
            late.setdefault(_person(name), (name, role, sector, since, grade))
    if not sure:
        return _only(late, 0.5)
    if len(sure) > 1:  # on the day of a handover, and where sources differ
        return _only({k: v for k, v in sure.items() if v[4] == "curated"}, 0.75)
    return _only(sure, 0.85)


def _only(found: dict[str, tuple[str, ...]], confidence: float) -> Holder | None:
    if len(found) != 1:
        return None
    name, role, sector, _, _ = next(iter(found.values()))
    return Holder(name, role or "head of state", sector or None, confidence)


def _person(name: str) -> str:
    """One key for the spellings of one holder: the family name."""
    words = [w for w in fold(name).split() if w not in {"jr", "sr", "ii", "iii"}]
    return words[-1][:5] if words else name


@cache
def _table() -> tuple[assets.SortedTable, dict[str, list[list[str]]]]:
    """The shipped table, and the few rows of the one that is licensed apart."""
    apart: dict[str, list[list[str]]] = {}
    columns = ("key", "match", "name", "country", "norm", "sector", "role", "from", "to", "grade")
    for _, _, name, country, norm, sector, role, since, to, grade in assets.rows(
        "people_ccbysa.tsv", columns
    ):
        key = f"{country}:{norm}"
        apart.setdefault(key, []).append([key, name, role, sector, since, to, grade])
    return assets.SortedTable(assets.path("offices.tsv"), COLUMNS), apart


def _rows(key: str) -> list[list[str]]:
    shipped, apart = _table()
    return [*shipped.get(key), *apart.get(key, ())]
