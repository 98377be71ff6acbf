"""Builds the shipped gazetteer, places.tsv, from ../shared/data/places and the countries table.

    python -m training.places [--data ../shared/data] [--out chancery/assets/data/places.tsv]

One row a name: folded name, printed name, country, first-level division,
latitude, longitude, feature, population, GeoNames id; sorted by the bytes of
the folded name, so that it can be searched where it lies. Other names of a
place are rows of their own. Villages under a thousand people are kept only
where English-language reporting names them.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from chancery.assets.fold import fold
from training.place_divisions import former, usual
from training.place_names import (
    ADDED,
    ALIASES,
    CAPITALS,
    COUNTRY_NAMES,
    COUNTRY_POINTS,
    DEMONYM_OF,
    DEMONYMS,
    DIVISION_POINTS,
    NOT_PLACES,
    RECOUNTRY,
)

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("key", "name", "country", "admin1", "lat", "lon", "feature", "population", "geonames")
CROWDED = frozenset("CHN IDN FRA ITA DEU ESP ROU MEX JPN CZE SVK HUN AUT CHE PER BRA COL".split())
OTHER_NAMES_FROM = 50_000  # people a place must have for its other names to be kept
# Where reports spell names in many ways, smaller towns keep their other names too.
OTHER_SPELLINGS_FROM = 8_000
SPELT_MANY_WAYS = frozenset(
    "AFG ARM AZE BDI BGD BLR CAF CMR COD COG DZA EGY ERI ETH GEO IRN IRQ ISR JOR KAZ KGZ KWT LBN "
    "LBY MAR MDA MLI MMR MOZ NER NGA NPL OMN PAK PRK PSE QAT RUS SAU SDN SOM SSD SYR TCD TJK TKM "
    "TUN TUR UGA UKR UZB XKX YEM ZWE IND KEN LKA RWA BFA".split()
)
# Natural Earth's own codes for what the United Nations' tables list otherwise.
CODES = {
    "XK": "XKX", "KOS": "XKX", "PSX": "PSE", "SDS": "SSD", "SAH": "ESH", "CYN": "CYP", "SOL": "SOM",
}  # fmt: skip
ALIASED = 16  # what makes a usual English name count as the place's own
FEATURES = {
    "AIRPORT:Airport": "airport", "PEAK:mountain": "peak", "SUP:AIRBASE": "base",
    "SUP:BASE": "base", "SUP:P": "city", "SUP:ADM1": "admin1", "SUP:ADM2": "region",
    "SUP:BORDER_CROSSING": "crossing", "SUP:CHECKPOST": "base", "SUP:NUCLEAR_SITE": "site",
    "SUP:NPP": "site", "SUP:BRIDGE": "site", "SUP:RESIDENCE": "site", "SUP:CAVE": "site",
    "SUP:MEADOW": "site", "SUP:LINE": "line", "SUP:RIVER": "river", "MARINE:river": "river",
    "SUP:CANAL": "canal", "SUP:STRAIT": "strait", "MARINE:strait": "strait", "SUP:SEA": "sea",
    "REGION:Continent": "continent",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place and all its names; `weight` is its population, or what stands for it."""

    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    feature: str
    weight: int
    geonames: str
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Division:
    """The towns of a first-level division: how many live there, and the box they lie in.

    Natural Earth's own points lie on the border of an area, so the middle of
    the box stands for it.
    """

    people: int = 0
    south: float = 90.0
    north: float = -90.0
    west: float = 180.0
    east: float = -180.0

    def add(self, row: dict[str, str]) -> None:
        lat, lon = float(row["lat"]), float(row["lon"])
        self.people += int(row["population"] or 0)
        self.south, self.north = min(self.south, lat), max(self.north, lat)
        self.west, self.east = min(self.west, lon), max(self.east, lon)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.south + self.north) / 2, (self.west + self.east) / 2


def places(source: Path) -> Iterator[Place]:
    with gzip.open(source, "rt", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    divisions: dict[tuple[str, str], Division] = defaultdict(Division)
    for row in rows:
        row["country_iso3"] = CODES.get(row["country_iso3"], row["country_iso3"])
        _rename(row)
        if row["feature"] == "P":
            divisions[row["country_iso3"], fold(row["admin1_name"])].add(row)
    for row in rows:
        place = _place(row, divisions)
        if place:
            yield place


def _rename(row: dict[str, str]) -> None:
    """Give a division, and what lies in it, its usual name; what it was called stays beside it."""
    country = row["country_iso3"]
    if row["feature"].startswith("ADM1"):
        name = former(row["name"], country)
        row["altnames"] = row["name"] if name != row["name"] else ""
        row["name"] = name
    elif row["name"] == "Washington" and country == "USA" and int(row["population"] or 0) > 100_000:
        row["admin1_name"] = "District of Columbia"
    else:
        row["admin1_name"] = usual(row["admin1_name"], country)


def _place(row: dict[str, str], divisions: dict[tuple[str, str], Division]) -> Place | None:
    feature, population = row["feature"], int(row["population"] or 0)
    kind = feature.partition(":")[0]
    scraps = row["name"].endswith((" aggregation)", " minor island)"))
    if kind == "DISPUTED" or "Dragons" in feature or row["name"] in NOT_PLACES or scraps:
        return None
    if kind == "P" and population < 1000 and row["country_iso3"] in CROWDED:
        return None
    country = RECOUNTRY.get((row["name"], row["country_iso3"]), row["country_iso3"])
    weight = population
    lat, lon = float(row["lat"]), float(row["lon"])
    if kind == "ADM1":
        division = divisions[row["country_iso3"], fold(row["name"])]
        weight = max(division.people, 100_000)
        known = DIVISION_POINTS.get(country, {}).get(row["name"])
        lat, lon = known or (division.middle if division.people else (lat, lon))
    elif (row["name"], country) in CAPITALS and population > 100_000:
        weight = max(weight, 40_000_000)
    elif kind == "SUP":
        weight = 3_000_000
    elif kind in ("MARINE", "REGION"):
        weight = 200_000
    others = _others(row, population) if kind in ("P", "SUP", "ADM1") else ()
    named = "city" if kind == "P" else "admin1" if kind == "ADM1" else None
    named = named or FEATURES.get(feature) or ("sea" if kind == "MARINE" else "region")
    return Place(
        _tidy(row["name"]), country, row["admin1_name"] if kind != "ADM1" else _tidy(row["name"]),
        lat, lon, named, weight, _geonames(row["id"]), others,
    )  # fmt: skip


def _tidy(name: str) -> str:
    for short, full in (("Pen.", "Peninsula"), ("Is.", "Islands"), ("Arch.", "Archipelago")):
        name = name.replace(short, full)
    return " ".join(name.split())


def _geonames(identifier: str) -> str:
    digits = identifier.partition(":")[2] or identifier
    return digits if digits.isdigit() else ""


def _others(row: dict[str, str], population: int) -> tuple[str, ...]:
    written = [name for name in row["altnames"].split("|") if name]
    if row["source"] != "geonames" or row["feature"] != "P":
        return tuple(written)
    many = row["country_iso3"]
    if population < (OTHER_SPELLINGS_FROM if many in SPELT_MANY_WAYS else OTHER_NAMES_FROM):
        return ()
    good = re.compile(r"[A-Z][a-zA-Z'’` -]{3,}")
    return tuple(n for n in written if good.fullmatch(n) and not n.isupper())


def countries(source: Path) -> Iterator[Place]:
    with source.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            others = [*row["other_names"].split("|"), *COUNTRY_NAMES.get(row["iso3"], ())]
            point = COUNTRY_POINTS.get(row["iso3"]) or _degrees(row["coords"])
            kept = tuple(n for n in others if n and ";" not in n and len(n) < 60)
            code = f"iso3:{row['iso3']}"
            yield Place(
                row["name"], row["iso3"], "", *point, "country", 50_000_000, "", (code, *kept)
            )


def counties() -> Iterator[Place]:
    """The counties of the United States (training.counties), known by their full names only."""
    with (Path(__file__).parent / "place_rows" / "us_counties.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            lat, lon = float(row["lat"]), float(row["lon"])
            yield Place(row["name"], "USA", row["state"], lat, lon, "region", 60_000, "")


def reported() -> Iterator[Place]:
    """Places that reports name and GeoNames' towns lack (place_rows/reported.csv)."""
    with (Path(__file__).parent / "place_rows" / "reported.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            point = float(row["lat"]), float(row["lon"])
            others = tuple(name for name in row["others"].split("|") if name)
            people = int(row["population"])
            place = row["name"], row["country"], row["admin1"]
            yield Place(*place, *point, row["feature"], people, "", others)


def waters() -> Iterator[Place]:
    """Rivers, lakes and dams (place_rows/waters.csv), with the countries that they lie in."""
    with (Path(__file__).parent / "place_rows" / "waters.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            point = float(row["lat"]), float(row["lon"])
            others = tuple(name for name in row["others"].split("|") if name)
            countries = row["countries"]
            yield Place(row["name"], countries, "", *point, row["feature"], 1_000_000, "", others)


def demonyms(source: Path) -> Iterator[Place]:
    """Nationalities as rows of their own kind, so that "Russian" tells of Russia."""
    with source.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            words = {*row["demonyms"].split("|"), *row["adjectives"].split("|")}
            words |= set(DEMONYMS.get(row["iso3"], ()))
            words = {w for w in words if DEMONYM_OF.get(w, row["iso3"]) == row["iso3"]}
            kept = tuple(sorted(w for w in words if re.fullmatch(r"[A-Z][\w' -]{3,25}", w)))
            if kept:
                first = Place(kept[0], row["iso3"], "", 0.0, 0.0, "demonym", 1, "", kept[1:])
                yield replace(first, weight=2)


def _degrees(written: str) -> tuple[float, float]:
    """Read "33 00 N, 65 00 E" as degrees."""
    parts = re.findall(r"(\d+)\s+(\d+)\s+([NSEW])", written)
    if len(parts) < 2:
        return 0.0, 0.0
    signed = [(int(d) + int(m) / 60) * (-1 if side in "SW" else 1) for d, m, side in parts[:2]]
    return round(signed[0], 3), round(signed[1], 3)


def named(found: list[Place]) -> Iterator[tuple[str, Place]]:
    """Every name with its place; curated names go to the heaviest place of that name."""
    best: dict[tuple[str, str], Place] = {}
    divisions: dict[tuple[str, str], Place] = {}
    for place in found:
        key = (fold(place.name), place.country)
        yield key[0], place
        if place.feature == "admin1":
            divisions[key] = place
        elif key not in best or best[key].weight < place.weight:
            best[key] = place
        for other in {fold(o) for o in place.others} - {key[0]}:
            halved = place.feature == "city" and place.geonames
            yield other, replace(place, weight=place.weight // 2 if halved else place.weight)
    for alias, (name, country) in ALIASES.items():
        key = (fold(name), country)
        place = best.get(key) or divisions[key]
        heavier = min(place.weight * ALIASED, 2_400_000) if place.feature == "city" else 0
        yield fold(alias), replace(place, weight=max(place.weight, heavier))


def write(found: list[Place], out: Path) -> int:
    lines: dict[tuple[str, str, str, str], str] = {}
    for key, p in sorted(named(found), key=lambda pair: -pair[1].weight):
        same = (key, p.country, p.admin1, p.feature)
        cells = [key, p.name, p.country, p.admin1, f"{p.lat:.2f}", f"{p.lon:.2f}"]
        line = "\t".join([*cells, p.feature, str(p.weight), p.geonames])
        if key and len(key) > 1 and same not in lines:
            lines[same] = line
    body = sorted(line.encode() for line in lines.values())
    out.write_bytes(b"\n".join(["\t".join(COLUMNS).encode(), *body]) + b"\n")
    return len(body)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=ROOT / "chancery/assets/data/places.tsv")
    options = parser.parse_args()
    added = [Place(*row) for row in ADDED]
    found = [*places(options.data / "places" / "places.csv.gz")]
    table = options.data / "actors" / "countries.csv"
    found += [*countries(table), *demonyms(table), *counties(), *waters(), *reported(), *added]
    count = write(found, options.out)
    print(f"{options.out}: {count} names, {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
