"""ICEWS: twenty columns, CAMEO codes as text, countries in English, sectors in any order."""

from __future__ import annotations

from functools import cache

from chancery.ingest.datasets import coding, parties
from chancery.ingest.datasets.mapping import Context, Remembered
from chancery.ingest.datasets.values import number, point, several, text
from chancery.model import SEPARATOR, EventType, ImportedEvent, Side, Status

_ACTUAL = str(Status.ACTUAL)
_WIDER = ("city", "district", "province", "country")


class Icews:
    """A row is one event of one source and one target; its id is unique with its date alone."""

    def __init__(self, context: Context) -> None:
        at = context.columns.at
        self._context = context
        self._days = context.days
        self._side = Remembered(self._make_side)
        self._id, self._date, self._story = at("Event ID"), at("Event Date"), at("Story ID")
        self._code, self._text = at("CAMEO Code"), at("Event Text")
        self._intensity, self._publisher = at("Intensity"), at("Publisher")
        self._source = tuple(at(f"Source {part}") for part in ("Name", "Sectors", "Country"))
        self._target = tuple(at(f"Target {part}") for part in ("Name", "Sectors", "Country"))
        self._places = tuple(at(name) for name in _WIDER)
        self._lat, self._lon = at("Latitude"), at("Longitude")

    def event(self, line: int, cells: list[str]) -> ImportedEvent:
        """The event of a row."""
        day = self._days(cells[self._date])
        said = text(cells[self._text])
        code = coding.from_cameo(cells[self._code])
        if (said and ": " in said) or code.cameo == "08":
            code = _ours(said or "", code.cameo or "") or code
        given = number(cells[self._intensity])
        city, district, province, country = (text(cells[at]) for at in self._places)
        lat, lon = point(cells[self._lat], cells[self._lon])
        name, sectors, home = self._source
        to_name, to_sectors, to_home = self._target
        return ImportedEvent(
            line, text(cells[self._id]), text(cells[self._story]), day, day, "day", None,
            code.event_type, code.mode, code.contexts, code.quad, code.cameo, code.cameo_given,
            given if given is not None else code.goldstein, code.intensity, _ACTUAL,
            self._side(cells[name], cells[sectors], cells[home]),
            self._side(cells[to_name], cells[to_sectors], cells[to_home]),
            city or district or province or country,
            self._context.country(country, "name", "iso3") if country else None,
            province, lat, lon, None, text(cells[self._publisher]), None,
            said, None, None, None, None, None,
            SEPARATOR.join(cells[:-1]),
        )  # fmt: skip

    def _make_side(self, cells: tuple[str, ...]) -> Side:
        name, sectors, home = cells
        known = text(name)
        country = self._context.country(home, "name", "iso3")
        if country is None and known:
            country = parties.bracketed(known)[1] or parties.country(known, "name")
        names = several(sectors, ",")
        if country is None:
            country = _stateless(names, known)
        return Side(known, (country,) if country else (), parties.ranked(names, "icews"))


def _stateless(sectors: tuple[str, ...], name: str | None) -> str | None:
    """The code of a body that is no country's."""
    if any("IGO" in s or s == "International Government Organization" for s in sectors):
        known = parties.organisation(name)[0] if name else None
        return known if known in {"UNO", "EUR"} else "IGO"
    if any("NGO" in s or "(International)" in s for s in sectors):
        return "NGO"
    return "MNC" if "Multinational Corporation" in sectors else None


@cache
def _ours(said: str, code: str) -> coding.Coding | None:
    """The type and mode of a row that Chancery exported, which CAMEO's code may not tell apart."""
    kind, _, mode = said.partition(": ")
    if kind.upper() not in EventType.__members__ or not kind.istitle():
        return None
    found = coding.from_plover(kind, mode or None)
    return found._replace(cameo_given=True) if found.cameo == code else None
