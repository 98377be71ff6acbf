"""UCDP GED: one deadly event of organised violence between two sides, or against civilians."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from chancery.ingest.datasets import coding, parties
from chancery.ingest.datasets.mapping import Context, Remembered
from chancery.ingest.datasets.values import UnfitRow, count, point, text, whole
from chancery.model import SEPARATOR, Granularity, ImportedEvent, Side, Status

_GOVERNMENT = re.compile(r"Government of (?:the )?(.+)", re.IGNORECASE)
_CAMEO = {1: "190", 2: "190", 3: "180"}  # between states and rebels, between groups, one-sided


class Ucdp:
    """Rows name two sides without saying who began, but for violence against civilians."""

    def __init__(self, context: Context) -> None:
        at = context.columns.at
        self._context = context
        self._days = context.days
        self._side = Remembered(self._make_side)
        self._id, self._kind = at("id"), at("type_of_violence")
        self._start, self._end = at("date_start"), at("date_end")
        self._a, self._b = at("side_a"), at("side_b")
        self._country, self._country_id = at("country"), at("country_id")
        self._places = [at(name) for name in ("where_coordinates", "adm_2", "adm_1", "country")]
        self._lat, self._lon = at("latitude"), at("longitude")
        self._best, self._sources = at("best"), at("number_of_sources")
        self._office, self._published = at("source_office"), at("source_date")
        self._article, self._headline = at("source_article"), at("source_headline")

    def event(self, line: int, cells: list[str]) -> ImportedEvent:
        """The event of a row: ASSAULT, `sideAB` where the two fight each other."""
        start = self._days(cells[self._start])
        end = self._days.maybe(cells[self._end]) or start
        kind = whole(cells[self._kind])
        if kind not in _CAMEO:
            raise UnfitRow("an event type that does not exist",
                           f"type_of_violence {cells[self._kind]!r}, expected 1, 2 or 3")  # fmt: skip
        code = coding.from_plover("ASSAULT", None if kind == 3 else "sideAB")
        country = self._context.country(cells[self._country], "name") or parties.country(
            cells[self._country_id], "cow"
        )
        place, _, admin1, whole_country = (text(cells[at]) for at in self._places)
        lat, lon = point(cells[self._lat], cells[self._lon])
        article, headline = text(cells[self._article]), text(cells[self._headline])
        return ImportedEvent(
            line, text(cells[self._id]), _story(article or headline), min(start, end),
            max(start, end), _granularity(start, end), self._days.maybe(cells[self._published]),
            code.event_type, code.mode, code.contexts, code.quad, _CAMEO[kind], False,
            code.goldstein, code.intensity, str(Status.ACTUAL),
            self._side(cells[self._a], country or ""), self._side(cells[self._b], country or ""),
            place or admin1 or whole_country, country, admin1, lat, lon, None,
            text(cells[self._office]), None, headline, None, count(cells[self._sources]) or None,
            None, None, count(cells[self._best]), SEPARATOR.join(cells[:-1]),
        )  # fmt: skip

    def _make_side(self, cells: tuple[str, ...]) -> Side:
        """A government, civilians where it happened, or a group that the shipped table knows."""
        name, place = cells
        known = text(name)
        if known is None:
            return Side()
        if match := _GOVERNMENT.fullmatch(known):
            home = self._context.country(match[1], "name")
            return Side(known, (home,) if home else (), ("GOV",))
        if known.lower().startswith("civilians"):
            return Side(known, (place,) if place else (), ("CVL",))
        home, kind = parties.organisation(known)
        return Side(known, (home,) if home else (), (kind or "REB",))


def _granularity(start: date, end: date) -> str:
    return str(Granularity.DAY if start == end else Granularity.RANGE)


def _story(source: str | None) -> str | None:
    """A short name of the sources that an event was told in."""
    return hashlib.blake2b(source.encode(), digest_size=8).hexdigest() if source else None
