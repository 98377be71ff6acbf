"""Events in the field's own tables: POLECAT's forty columns and ICEWS's twenty."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator
from functools import cache

from chancery import __version__
from chancery.assets import rows
from chancery.assets.fold import fold
from chancery.ingest.datasets import ICEWS, POLECAT
from chancery.model import SYMMETRIC
from chancery.service.export_events import FormEvent, Member

COUNTRY_CODES = ("scheme", "code", "country")
_NOBODY = Member(None, None, None, ())
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"})
# PLOVER's sectors in ICEWS's words; those that a body of no country has are told by its code.
ICEWS_SECTORS = {
    "GOV": "Government", "MIL": "Military", "COP": "Police", "JUD": "Judicial",
    "LEG": "Legislative / Parliamentary", "SPY": "Intelligence", "REB": "Rebel",
    "OPP": "Dissident", "PTY": "Parties", "UAF": "Unidentified Forces", "PRM": "Paramilitaries",
    "CRM": "Criminals / Gangs", "CVL": "General Population / Civilian / Social",
    "EDU": "Education", "MED": "Medical / Health", "JRN": "News", "BUS": "Business",
    "LAB": "Labor", "AGR": "Agricultural", "REL": "National Religious",
    "SOC": "Nongovernmental Organizations / Activists", "ELI": "Elite",
    "REF": "Refugees / Displaced", "IGO": "International Government Organization",
    "NGO": "Nongovernmental Organization (International)",
}  # fmt: skip
# Two bodies stand as countries do: a commissioner's name would not tell whose they are.
_BODY_NAMES = {"UNO": "United Nations", "EUR": "European Union"}
_BODY_SECTORS = {
    "IGO": "International Government Organization",
    "NGO": "Nongovernmental Organization (International)", "MNC": "Multinational Corporation",
}  # fmt: skip


def polecat(events: Iterable[FormEvent]) -> Iterator[list[str]]:
    """The header, then one row an event; several values in a cell are split by ";"."""
    yield list(POLECAT)
    for event in events:
        cells = _polecat_own(event) if event.form == "polecat" else _polecat(event)
        yield [_flat(cells.get(name, "")) for name in POLECAT]


def _polecat_own(event: FormEvent) -> dict[str, str]:
    own = dict(event.original)
    if "Event Intensity" in own:
        own["Intensity"] = own["Event Intensity"]
    return own


def _polecat(event: FormEvent) -> dict[str, str]:
    return {
        "Event ID": f"{event.story.replace('_', '-')}_{event.id}",
        "Event Date": event.date or "",
        "Event Type": event.event_type or "",
        "Event Mode": event.mode or "",
        "Intensity": _number(event.intensity),
        "Quad Code": (event.quad or "").upper(),
        "Contexts": _joined(event.contexts),
        **_polecat_side("Actor", event.actors),
        **_polecat_side("Recipient", event.recipients),
        "Placename": event.place or "",
        "City": (event.place or "") if event.feature == "city" else "",
        "Province": event.admin1 or "",
        "Country": event.country or "",
        "Latitude": _number(event.lat),
        "Longitude": _number(event.lon),
        "GeoNames ID": "" if event.geonames is None else str(event.geonames),
        "Raw Placename": event.place_raw or "",
        "Feature Type": event.feature or "",
        "Source": event.publisher or "",
        "Publication Date": event.published or "",
        "Language": "English" if event.form == "chancery" else "",
        "Version": f"Chancery {__version__}",
    }


def _polecat_side(who: str, members: tuple[Member, ...]) -> dict[str, str]:
    sectors = list(dict.fromkeys(s for member in members for s in member.sectors))
    countries = list(dict.fromkeys(m.country for m in members if m.country))
    return {
        f"{who} Name": _joined(m.name for m in members),
        f"{who} Country": _joined(countries),
        f"{who} COW": _joined(_cow().get(country, "") for country in countries),
        f"Primary {who} Sector": sectors[0] if sectors else "",
        f"{who} Sectors": _joined(sectors),
        f"{who} Title": _joined(m.role for m in members),
        f"{who} Name Raw": _joined(m.raw for m in members),
    }


def icews(events: Iterable[FormEvent]) -> Iterator[list[str]]:
    """The header, then one row for each pair of an actor and a recipient of an event.

    A joint act has no direction, and is coded both ways as ICEWS codes it: each of its parties
    with every other that is of another country.
    """
    yield list(ICEWS)
    for event in events:
        if event.form == "icews":
            yield [_flat(event.original.get(name, "")) for name in ICEWS]
            continue
        made = [_icews(event, actor, recipient) for actor, recipient in _pairs(event)]
        found = [tuple(_flat(cells.get(name, "")) for name in ICEWS) for cells in made]
        yield from map(list, dict.fromkeys(found))  # "both sides" may be one twice


def _pairs(event: FormEvent) -> list[tuple[Member, Member]]:
    """Who did it to whom, one by one."""
    both = both_ways(event)
    if both and not event.recipients:
        return both
    one_way = itertools.product(event.actors or (_NOBODY,), event.recipients or (_NOBODY,))
    return [*one_way, *both]


def both_ways(event: FormEvent) -> list[tuple[Member, Member]]:
    """Of a joint act every two of its parties that are of different countries, either way."""
    each = itertools.permutations((*event.actors, *event.recipients), 2)
    joint = event.event_type in SYMMETRIC
    return [(one, other) for one, other in each if joint and one.country != other.country]


def _icews(event: FormEvent, actor: Member, recipient: Member) -> dict[str, str]:
    kind = (event.event_type or "").capitalize()
    return {
        "Event ID": event.id if event.id.isdigit() else _digits(event.id),
        "Event Date": event.date or "",
        **_icews_side("Source", actor),
        "Event Text": f"{kind}: {event.mode}" if event.mode else kind or event.text or "",
        "CAMEO Code": event.cameo or "NULL",
        "Intensity": _number(event.goldstein),
        **_icews_side("Target", recipient),
        "Story ID": event.story if event.story.isdigit() else _digits(event.story),
        "Sentence Number": "" if event.sentence is None else str(event.sentence + 1),
        "Publisher": event.publisher or "NULL",
        "City": event.place or "NULL",
        "District": "NULL",
        "Province": event.admin1 or "NULL",
        "Country": _names().get(event.country or "", "NULL"),
        "Latitude": _number(event.lat),
        "Longitude": _number(event.lon),
    }


def _icews_side(label: str, member: Member) -> dict[str, str]:
    body = _BODY_SECTORS.get(member.country or "")
    named = [ICEWS_SECTORS[s] for s in member.sectors if s in ICEWS_SECTORS]
    sectors = dict.fromkeys([*([body] if body else []), *named])
    return {
        f"{label} Name": member.name or "NULL",
        f"{label} Sectors": ",".join(sectors) or "NULL",
        f"{label} Country": (_names() | _BODY_NAMES).get(member.country or "", "NULL"),
    }


def _digits(name: str) -> str:
    """A number of up to fifteen digits for a name, the same every time: ICEWS's ids are numbers."""
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return str(int.from_bytes(digest, "big") % 10**15)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _joined(values: Iterable[str | None]) -> str:
    """Values with ";" between; those in a value become commas, so that none is torn apart."""
    found = [(value or "").replace(";", ",") for value in values]
    return ";".join(found) if any(found) else ""


def _flat(cell: str) -> str:
    """A cell on one line without tabs."""
    return " ".join(cell.split()) if any(c in cell for c in "\t\n\r\v\f\x1f") else cell


@cache
def _names() -> dict[str, str]:
    """English names of countries that are read back as the same; bodies of none have no name."""
    read = {name: code for scheme, name, code in _codes() if scheme == "name"}
    names = rows("countries.tsv", ("code", "name"))
    found = {code: name for code, name in names if read.get(fold(name)) == code}
    for name, code in read.items():
        found.setdefault(code, name.title())
    return {code: name for code, name in found.items() if code not in _BODIES}


@cache
def _codes() -> tuple[tuple[str, str, str], ...]:
    return tuple((scheme, code, country) for scheme, code, country in
                 rows("country_codes.tsv", COUNTRY_CODES))  # fmt: skip


@cache
def _cow() -> dict[str, str]:
    """Gleditsch and Ward's numbers of countries."""
    found: dict[str, str] = {}
    for scheme, code, country in _codes():
        if scheme == "cow" and code.isdigit():
            found.setdefault(country, code)
    return found
