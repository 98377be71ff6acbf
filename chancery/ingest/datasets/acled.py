"""A user's own copy of ACLED: dyads of named groups, in its own types of event."""

from __future__ import annotations

import re

from chancery.ingest.datasets import coding, parties
from chancery.ingest.datasets.mapping import NOBODY, Context, Remembered
from chancery.ingest.datasets.values import UnfitRow, count, point, several, text
from chancery.model import SEPARATOR, Granularity, ImportedEvent, Side, Status

# Sub-type, else type, in lower case, to PLOVER's type and mode; None for none of PLOVER's.
_SUB_TYPES: dict[str, tuple[str, str | None] | None] = {
    "armed clash": ("ASSAULT", "firearms"),
    "government regains territory": ("ASSAULT", None),
    "non-state actor overtakes territory": ("ASSAULT", None),
    "chemical weapon": ("ASSAULT", "unconventional"),
    "air/drone strike": ("ASSAULT", "aerial"),
    "suicide bomb": ("ASSAULT", "suicide-attack"),
    "shelling/artillery/missile attack": ("ASSAULT", "heavy-weapons"),
    "remote explosive/landmine/ied": ("ASSAULT", "explosives"),
    "grenade": ("ASSAULT", "explosives"),
    "sexual violence": ("ASSAULT", "sexual"),
    "attack": ("ASSAULT", None),
    "abduction/forced disappearance": ("ASSAULT", "abduct"),
    "peaceful protest": ("PROTEST", "demo"),
    "protest with intervention": ("PROTEST", "demo"),
    "excessive force against protesters": ("PROTEST", "demo"),
    "violent demonstration": ("PROTEST", "riot"),
    "mob violence": ("PROTEST", "riot"),
    "agreement": ("AGREE", None),
    "arrests": ("COERCE", "arrest"),
    "looting/property destruction": ("ASSAULT", "destroy"),
    "headquarters or base established": ("MOBILIZE", "troops"),
    "non-violent transfer of territory": ("RETREAT", "withdraw"),
    "change to group/activity": None,
    "disrupted weapons use": None,
    "other": None,
}
_TYPES: dict[str, tuple[str, str | None] | None] = {
    "battles": ("ASSAULT", None),
    "explosions/remote violence": ("ASSAULT", "explosives"),
    "violence against civilians": ("ASSAULT", None),
    "protests": ("PROTEST", "demo"),
    "riots": ("PROTEST", "riot"),
    "strategic developments": None,
}
# Kinds of actor, by number in older copies and by name in newer ones.
_KINDS = {
    "1": "GOV", "state forces": "GOV", "2": "REB", "rebel groups": "REB", "rebel group": "REB",
    "3": "PRM", "political militias": "PRM", "political militia": "PRM",
    "4": "PRM", "identity militias": "PRM", "identity militia": "PRM",
    "5": "OPP", "rioters": "OPP", "6": "OPP", "protesters": "OPP",
    "7": "CVL", "civilians": "CVL", "8": "UNK", "external/other forces": "UNK",
}  # fmt: skip
_YEARS = re.compile(r"\s*\(\d{4}\s*-\s*(?:\d{4})?\)")
_FORCES = re.compile(r"(Military|Police) Forces of (?:the )?(.+)|Government of (?:the )?(.+)")
_GRANULARITY = {"2": Granularity.RANGE, "3": Granularity.MONTH}  # ACLED's time precision


class Acled:
    """A row is one event of one or two named groups."""

    def __init__(self, context: Context) -> None:
        at = context.columns.at
        self._context = context
        self._days = context.days
        self._side = Remembered(self._make_side)
        self._id, self._date = at("event_id_cnty", "data_id"), at("event_date")
        self._precision, self._type = at("time_precision"), at("event_type")
        self._sub_type, self._fatalities = at("sub_event_type"), at("fatalities")
        self._actors = [(at(f"actor{n}"), at(f"inter{n}")) for n in (1, 2)]
        self._iso, self._country, self._admin1 = at("iso"), at("country"), at("admin1")
        self._location, self._lat, self._lon = at("location"), at("latitude"), at("longitude")
        self._source, self._notes = at("source"), at("notes")

    def event(self, line: int, cells: list[str]) -> ImportedEvent:
        """The event of a row; several newspapers in `source` are so many sources."""
        day = self._days(cells[self._date])
        code = _coding(cells[self._type], cells[self._sub_type])
        country = parties.country(cells[self._iso], "iso_num") or self._context.country(
            cells[self._country], "name"
        )
        lat, lon = point(cells[self._lat], cells[self._lon])
        sources = several(cells[self._source])
        precision = cells[self._precision].strip()
        sides = [self._side(cells[name], cells[kind], country or "") for name, kind in self._actors]
        return ImportedEvent(
            line, text(cells[self._id]), None, day, day,
            str(_GRANULARITY.get(precision, Granularity.DAY)), None, code.event_type, code.mode,
            code.contexts, code.quad, code.cameo, False, code.goldstein, code.intensity,
            str(Status.ACTUAL), sides[0], sides[1], text(cells[self._location]), country,
            text(cells[self._admin1]), lat, lon, None, text(cells[self._source]), None,
            text(cells[self._notes]), None, len(sources) or None, None, None,
            count(cells[self._fatalities]), SEPARATOR.join(cells[:-1]),
        )  # fmt: skip

    def _make_side(self, cells: tuple[str, ...]) -> Side:
        name, kind, place = cells
        known = text(name)
        if known is None:
            return NOBODY
        bare = _YEARS.sub("", known)
        sector = _KINDS.get(kind.strip().lower())
        # A branch stands behind the years: "Military Forces of Russia (2000-) Air Force".
        if forces := _FORCES.match(_YEARS.split(known)[0]):
            sector = {"Military": "MIL", "Police": "COP"}.get(forces[1] or "", "GOV")
            bare = forces[2] or forces[3]
            home = parties.country(bare, "name")
        else:
            home = parties.bracketed(bare)[1]
            table, organised = parties.organisation(bare)
            home, sector = home or table, sector or organised
        if home is None and sector in {"CVL", "OPP"}:
            home = place or None
        return Side(known, (home,) if home else (), (sector,) if sector else ())


def _coding(kind: str, sub_kind: str) -> coding.Coding:
    sub, main = sub_kind.strip().lower(), kind.strip().lower()
    if sub in _SUB_TYPES:
        found = _SUB_TYPES[sub]
    elif main in _TYPES:
        found = _TYPES[main]
    else:
        raise UnfitRow("an event type that does not exist",
                       f"{kind!r}, {sub_kind!r}, expected one of ACLED's, such as Battles")  # fmt: skip
    return coding.from_plover(*found) if found else coding.NONE
