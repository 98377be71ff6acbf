"""Builds offices.tsv: who held which office of which country when, for offices named without a name.

    python -m training.offices

From people.tsv, so run it after training.actors. One row a spell: country or
international body and office, name, role, sector, first day, last day (a trailing ``?`` where the
source saw no end), grade; sorted by the first column. Deputies, acting
holders' chiefs of staff and the like are no holders and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery import assets
from chancery.assets.fold import fold
from chancery.resolve.lookup.tables import tables
from chancery.resolve.who.office import CHIEFS, COLUMNS
from chancery.resolve.who.people import COLUMNS as PEOPLE
from chancery.resolve.who.posted import INTERNATIONAL
from training.actors import write

# Norms of the people table that are offices of which a country has one.
_KEPT = frozenset(
    ("HOS", "HOG", "HOS_HOG", "FM", "DEFMIN", "FINMIN", "INTMIN", "VP", "SPEAKER", "NSA")
)
_NOT_THE_HOLDER = re.compile(
    r"\b(?:vice[- ]chair|vice[- ]chief|deputy|assistant|former|elect|designate|candidate|comptroller|"
    r"iraqi kurdistan|scotland|wales|northern ireland|minister of state|commander of the|chancery)\b",
    re.IGNORECASE,
)
# The bodies whose chiefs the table lists under one norm.
_BODIES = (
    ("CIA", r"CIA\b|Central Intelligence"), ("DNI", r"Director of National Intelligence$"),
    ("ISI", r"Inter-Services"), ("FSB", r"FSB|Federal Security"), ("SVR", r"SVR|Foreign Intel"),
    ("MOSSAD", r"Mossad"), ("SHIN_BET", r"Shin Bet"), ("MI6", r"Secret Intelligence"),
    ("GUR", r"Main Directorate of Intelligence"), ("NIS", r"National Intelligence Service"),
)  # fmt: skip
# Of Europe, where its bodies go without its name.
_EUROPES = (
    ("EC_PRESIDENT", r"European Commission"), ("COUNCIL_PRESIDENT", r"European Council"),
    ("HIGH_REP", r"High Rep|foreign policy"),
)  # fmt: skip


def offices(norm: str, country: str, role: str) -> Iterator[str]:
    """The keys that a row of the people table stands under."""
    if _NOT_THE_HOLDER.search(role):
        return
    yield from (f"{country}:{office}" for office in _of_country(norm, country, role))
    if country in INTERNATIONAL:
        yield from _chief(role)


def _chief(role: str) -> Iterator[str]:
    """The key of an international body's chief: "Secretary General of NATO" is NATO's."""
    told, _, body = role.partition(" of ")
    known = tables().entries.get(fold(body.removeprefix("the ")))
    for office, pattern in CHIEFS.items():
        if known and re.fullmatch(pattern, fold(told)):
            yield f"{fold(known[0].name)}:{office}"


def _of_country(norm: str, country: str, role: str) -> Iterator[str]:
    if norm in _KEPT:
        yield from (("HOS", "HOG") if norm == "HOS_HOG" else (norm,))
    elif norm == "CDS":
        yield "CDS"
    elif norm == "ARMY_CHIEF":
        if country != "PAK" or "Army Staff" in role:
            yield "ARMY_CHIEF"
    elif norm == "SPY_CHIEF":
        yield from (body for body, pattern in _BODIES if re.search(pattern, role))
    elif norm == "IGO_HEAD" and country == "EUR":
        yield from (body for body, pattern in _EUROPES if re.search(pattern, role))


def main() -> None:
    """Write the table anew."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for _, _, name, country, norm, sector, role, since, to, grade in assets.rows(
        "people.tsv", PEOPLE
    ):
        if norm == "VP" and "vice" not in role.lower():
            continue
        for office in offices(norm, country, role):
            if since or to:
                row = (office, name, role, sector, since, to, grade)
                found.setdefault((row[0], fold(name), since, to), row)
    write("offices.tsv", COLUMNS, sorted(found.values()), order=True)


if __name__ == "__main__":
    main()
