"""POLECAT: PLOVER types, modes and contexts, with several values in a cell split by ";"."""

from __future__ import annotations

from chancery.ingest.datasets import coding, parties
from chancery.ingest.datasets.mapping import Context, Remembered
from chancery.ingest.datasets.values import UnfitRow, identifier, number, point, several, text
from chancery.model import SEPARATOR, ImportedEvent, Side, Status

_ACTUAL = str(Status.ACTUAL)
_COUNTRY = ("iso3", "cow", "name")


class Polecat:
    """A row is one event; the part of its id before "_" is shared by the events of a story."""

    def __init__(self, context: Context) -> None:
        at = context.columns.at
        self._context = context
        self._days = context.days
        self._side = Remembered(self._make_side)
        self._id, self._date, self._published = (
            at("Event ID"), at("Event Date"), at("Publication Date"),
        )  # fmt: skip
        self._type, self._mode, self._contexts = (
            at("Event Type"), at("Event Mode"), at("Contexts"),
        )  # fmt: skip
        self._intensity, self._source = at("Intensity", "Event Intensity"), at("Source")
        self._parties = [
            [at(f"{who} Name"), at(f"{who} Name Raw"), at(f"{who} Country"), at(f"{who} COW"),
             at(f"Primary {who} Sector"), at(f"{who} Sectors")]
            for who in ("Actor", "Recipient")
        ]  # fmt: skip
        self._places = [
            at(name) for name in ("Placename", "City", "District", "Province", "Raw Placename")
        ]
        self._country, self._geonames = at("Country"), at("GeoNames ID", "Geonames ID")
        self._lat, self._lon = at("Latitude"), at("Longitude")

    def event(self, line: int, cells: list[str]) -> ImportedEvent:
        """The event of a row."""
        day = self._days(cells[self._date])
        code = self._coding(cells)
        given = number(cells[self._intensity])
        id_ = text(cells[self._id])
        place, city, district, province, raw = (text(cells[at]) for at in self._places)
        lat, lon = point(cells[self._lat], cells[self._lon])
        return ImportedEvent(
            line, id_, id_.partition("_")[0] if id_ else None, day, day, "day",
            self._days.maybe(cells[self._published]), code.event_type, code.mode, code.contexts,
            code.quad, code.cameo, False, code.goldstein,
            given if given is not None else code.intensity, _ACTUAL,
            self._side(*[cells[at] for at in self._parties[0]]),
            self._side(*[cells[at] for at in self._parties[1]]),
            place or city or district or province or raw,
            self._context.country(cells[self._country], "iso3", "name"), province, lat, lon,
            identifier(cells[self._geonames]), text(cells[self._source]), None, None, None, None,
            None, None, None, SEPARATOR.join(cells[:-1]),
        )  # fmt: skip

    def _coding(self, cells: list[str]) -> coding.Coding:
        kind = text(cells[self._type])
        if kind is None:
            raise UnfitRow("no event type", "an empty Event Type, expected one such as CONSULT")
        mode, contexts = text(cells[self._mode]), several(cells[self._contexts])
        found = coding.from_plover(kind, mode, contexts)
        if (mode and not found.mode) or len(found.contexts) < len(contexts):
            for stray in coding.strays(kind, mode, contexts):
                self._context.notes[f"what PLOVER does not have, left empty: {stray}"] += 1
        return found

    def _make_side(self, cells: tuple[str, ...]) -> Side:
        name, raw, countries, cow, primary, sectors = cells
        homes = [self._context.country(one, *_COUNTRY) for one in several(countries)]
        if not any(homes):
            homes = [self._context.country(one, "cow") for one in several(cow)]
        kinds = dict.fromkeys((*several(primary), *several(sectors)))
        found = [one[1] for kind in kinds if (one := parties.sector(kind, "plover", "name"))]
        return Side(
            text(name) or text(raw),
            tuple(dict.fromkeys(home for home in homes if home)),
            tuple(dict.fromkeys(found)),
        )
