"""The shipped gazetteer: names of places, each with what may be meant, searched where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from chancery.assets import SortedTable, path
from chancery.assets.fold import fold
from chancery.model import Where

COLUMNS = (
    "key", "name", "country", "admin1", "lat", "lon", "feature", "population", "geonames",
)  # fmt: skip

# What a single point may stand for; the rest cover an area, and a point would say too much.
POINTS = frozenset(("city", "airport", "base", "crossing", "site", "peak"))
DEMONYM = "demonym"
UNLISTED = "unlisted"  # in no table; what it lies in is known


@dataclass(frozen=True, slots=True)
class Place:
    """One thing a name may mean; `country` may list several, for what lies between them.

    `lat` and `lon` are degrees of a representative point even for areas; `as_where`
    leaves them out there. `weight` is the population, or what stands for it.
    """

    key: str
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    feature: str
    weight: int
    geonames: int | None

    @property
    def countries(self) -> tuple[str, ...]:
        """The country, or the countries that share or dispute it; empty where there is none."""
        return tuple(self.country.split(";")) if self.country else ()

    def as_where(self) -> Where:
        """The place as a claim tells it: no point for an area, no country where it is shared."""
        point = self.feature in POINTS
        return Where(
            name=self.name,
            country=self.country if len(self.countries) == 1 else None,
            admin1=self.admin1 or None,
            lat=self.lat if point else None,
            lon=self.lon if point else None,
            feature=self.feature,
            geonames=self.geonames,
        )


class Gazetteer:
    """Look-up by any spelling; the table is mapped, not read, so opening it costs nothing."""

    def __init__(self, table: Path | None = None) -> None:
        self._table = SortedTable(table or path("places.tsv"), COLUMNS)
        self._known: dict[str, tuple[Place, ...]] = {}

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Everything that a name may mean, in any case and with or without accents."""
        found = self._known.get(name)
        if found is None:
            found = tuple(_place(cells) for cells in self._table.get(fold(name)))
            if len(self._known) < _REMEMBERED:
                self._known[name] = found
        return found

    def places(self, name: str) -> tuple[Place, ...]:
        """What a name may mean as a place; nationalities are left out."""
        return tuple(p for p in self.lookup(name) if p.feature != DEMONYM)

    def country(self, code: str) -> tuple[Place, ...]:
        """The country with an ISO 3166 alpha-3 code, in a tuple; empty for an unknown code."""
        return tuple(p for p in self.lookup(f"iso3:{code}") if p.feature == "country")

    def nation(self, name: str) -> str | None:
        """The country that a nationality tells of ("Russian"), or None for other words."""
        return next((p.country for p in self.lookup(name) if p.feature == DEMONYM), None)


_REMEMBERED = 20_000


@lru_cache(maxsize=1)
def shipped() -> Gazetteer:
    """The gazetteer of the package, opened once."""
    return Gazetteer()


def _place(cells: list[str]) -> Place:
    key, name, country, admin1, lat, lon, feature, weight, geonames = cells
    return Place(
        key,
        name,
        country,
        admin1,
        float(lat),
        float(lon),
        feature,
        int(weight),
        int(geonames) if geonames else None,
    )
