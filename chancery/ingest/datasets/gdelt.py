"""GDELT 2.0 and 1.0: CAMEO codes for events and actors' countries, FIPS 10-4 for places."""

from __future__ import annotations

from chancery.ingest.datasets import coding, parties
from chancery.ingest.datasets.mapping import NOBODY, Context, Remembered
from chancery.ingest.datasets.values import count, number, point, text
from chancery.model import SEPARATOR, ImportedEvent, Side, Status

_YEAR = 366  # days: an event told of later than this is told as background
_BODIES = {"UNO": "UNO", "EEC": "EUR", "EUR": "EUR"}  # known groups with a code of their own
_STATELESS = {"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "IMG": "IMG"}
_PARTS = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_REGIONS = frozenset(
    "AFR ASA BLK CAR CAS CAU CEU CFR EAF EEU EIN EUR INT LAM MDE MEA NAF NMR PGS PRS SAF SAM SAS "
    "SCN SEA WAF WST".split()
)


class Gdelt:
    """A row is an event as one or more articles told it; one article makes several rows."""

    def __init__(self, context: Context) -> None:
        at = context.columns.at
        self._context = context
        self._days = context.days
        self._side = Remembered(self._make_side)
        self._id, self._date, self._added = at("GLOBALEVENTID"), at("SQLDATE"), at("DATEADDED")
        self._code, self._goldstein = at("EventCode"), at("GoldsteinScale")
        self._actors = [[at(f"Actor{n}{part}") for part in _PARTS] for n in (1, 2)]
        self._counts = [at(name) for name in ("NumMentions", "NumSources", "NumArticles")]
        self._tone, self._url = at("AvgTone"), at("SOURCEURL")
        self._place, self._country = at("ActionGeo_FullName"), at("ActionGeo_CountryCode")
        self._lat, self._lon = at("ActionGeo_Lat"), at("ActionGeo_Long")

    def event(self, line: int, cells: list[str]) -> ImportedEvent:
        """The event of a row; `historical` where it lies a year and more before the article."""
        day = self._days(cells[self._date])
        added = self._days.maybe(cells[self._added])
        late = added is not None and (added - day).days > _YEAR
        code = coding.from_cameo(cells[self._code])
        given = number(cells[self._goldstein])
        country = cells[self._country]
        url = text(cells[self._url])
        lat, lon = point(cells[self._lat], cells[self._lon])
        mentions, sources, articles = (count(cells[at]) for at in self._counts)
        return ImportedEvent(
            line, text(cells[self._id]), url, day, day, "day", added,
            code.event_type, code.mode, code.contexts, code.quad, code.cameo, code.cameo_given,
            given if given is not None else code.goldstein, code.intensity,
            str(Status.HISTORICAL if late else Status.ACTUAL),
            self._side(*[cells[at] for at in self._actors[0]]),
            self._side(*[cells[at] for at in self._actors[1]]),
            text(cells[self._place]),
            self._context.country(country, "fips") if country else None,
            None, lat, lon, None, None, url, None, mentions, sources, articles,
            number(cells[self._tone]), None, SEPARATOR.join(cells[:-1]),
        )  # fmt: skip

    def _make_side(self, cells: tuple[str, ...]) -> Side:
        """An actor; without a type it has no sector, since it is often only a place."""
        code, name, home, group, *types = cells
        if not any(cells):
            return NOBODY
        country = None
        if home and home not in _REGIONS:
            country = self._context.country(home, "cameo")
        elif not home and code[:3] and code[:3] not in _REGIONS:
            country = parties.country(code[:3], "cameo")
        named = tuple(t for t in types if t)
        body = _BODIES.get(group)
        stateless = body or next((_STATELESS[t] for t in named if t in _STATELESS), None)
        if country is None or body:
            country = stateless or country
        # GDELT gives the types in the order of their weight, so they are not ranked anew.
        found = [one[1] for t in named if (one := parties.sector(t, "cameo"))]
        return Side(text(name) or text(code), (country,) if country else (),
                    tuple(dict.fromkeys(found)))  # fmt: skip
