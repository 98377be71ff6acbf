"""The table that NGEC-2025 writes: PLOVER events read from text, one a row."""

from __future__ import annotations

from chancery.ingest.datasets import coding, parties
from chancery.ingest.datasets.days import Days
from chancery.ingest.datasets.mapping import Context, Remembered
from chancery.ingest.datasets.values import (
    UnfitRow,
    first_number,
    identifier,
    point,
    several,
    text,
)
from chancery.model import SEPARATOR, Granularity, ImportedEvent, Side, Status

_GRANULARITIES = {str(g): str(g) for g in Granularity}


class Ngec:
    """A row is one event with its actor, recipient, date and place, and the words for each."""

    def __init__(self, context: Context) -> None:
        at = context.columns.at
        self._context = context
        self._days: Days = context.days
        self._side = Remembered(self._make_side)
        self._id, self._story, self._published = at("id"), at("story_id"), at("pub_date")
        self._type, self._mode, self._quote = at("event_type"), at("event_mode"), at("anchor_quote")
        self._actor = at("actor_text"), at("actor_code"), at("actor_wiki")
        self._recipient = at("recipient_text"), at("recipient_code"), at("recipient_wiki")
        self._date, self._granularity = at("date"), at("date_granularity")
        self._place, self._country = at("location_name"), at("location_country")
        self._admin1, self._geonames = at("location_admin1"), at("geonameid")
        self._lat, self._lon, self._killed = at("lat"), at("lon"), at("killed_text")

    def event(self, line: int, cells: list[str]) -> ImportedEvent:
        """The event of a row; without a date of its own it has the story's."""
        published = self._days.maybe(cells[self._published])
        day = self._days(cells[self._date]) if text(cells[self._date]) else published
        if day is None:
            raise UnfitRow("no date", "an empty date and an empty pub_date")
        kind, mode = text(cells[self._type]), text(cells[self._mode])
        if kind is None:
            raise UnfitRow("no event type", "an empty event_type, expected one such as CONSULT")
        code = coding.from_plover(kind, mode)
        if mode and not code.mode:
            self._context.notes[
                f"what PLOVER does not have, left empty: {coding.strays(kind, mode, ())[0]}"
            ] += 1
        lat, lon = point(cells[self._lat], cells[self._lon])
        granularity = cells[self._granularity].strip().lower()
        return ImportedEvent(
            line, text(cells[self._id]), text(cells[self._story]), day, day,
            _GRANULARITIES.get(granularity, str(Granularity.DAY)), published, code.event_type,
            code.mode, code.contexts, code.quad, code.cameo, False, code.goldstein,
            code.intensity, str(Status.ACTUAL), self._side(*[cells[at] for at in self._actor]),
            self._side(*[cells[at] for at in self._recipient]), text(cells[self._place]),
            self._context.country(cells[self._country], "iso3", "name"),
            text(cells[self._admin1]), lat, lon, identifier(cells[self._geonames]), None, None,
            text(cells[self._quote]), None, None, None, None,
            first_number(cells[self._killed]), SEPARATOR.join(cells[:-1]),
        )  # fmt: skip

    def _make_side(self, cells: tuple[str, ...]) -> Side:
        """A party by its codes, ``PAK MIL`` or ``PAKMIL``; several are split by ";"."""
        name, code, wiki = cells
        countries, sectors = [], []
        for one in several(code):
            bare = one.replace(" ", "").replace("-", "").upper()
            countries.append(parties.country(bare[:3], "iso3", "cameo"))
            rest = bare[3:] if countries[-1] else bare
            sectors += [parties.sector(rest[i : i + 3], "plover") for i in range(0, len(rest), 3)]
        return Side(
            text(wiki) or text(name),
            tuple(dict.fromkeys(c for c in countries if c)),
            tuple(dict.fromkeys(s[1] for s in sectors if s)),
        )
