"""Writes place_rows/us_counties.csv: the counties of the United States with a point each.

    npm pack us-atlas && tar xzf us-atlas-*.tgz
    python -m training.counties package/counties-10m.json

From us-atlas (ISC; shapes of the U.S. Census Bureau, public domain). The point
is the middle of the box around the county, good to some ten kilometres.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "place_rows" / "us_counties.csv"
_KINDS = {"Louisiana": "Parish", "Alaska": "Borough", "Puerto Rico": "Municipality"}
# Cities that stand beside the counties; the gazetteer has them as towns.
_CITIES = frozenset({"District of Columbia"})


def points(atlas: dict[str, Any]) -> Iterator[tuple[str, str, float, float]]:
    """Each county's name and state with the middle of its box."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = [_decoded(arc, scale, shift) for arc in atlas["arcs"]]
    states = {s["id"]: s["properties"]["name"] for s in atlas["objects"]["states"]["geometries"]}
    for county in atlas["objects"]["counties"]["geometries"]:
        state = states.get(county["id"][:2], "")
        if not state or state in _CITIES or not county.get("arcs"):
            continue
        rings = county["arcs"] if county["type"] == "Polygon" else list(chain(*county["arcs"]))
        corners = [p for ring in rings for arc in ring for p in arcs[arc if arc >= 0 else ~arc]]
        east, north = [c[0] - 360 * (c[0] > 0) for c in corners], [c[1] for c in corners]
        name = f"{county['properties']['name']} {_KINDS.get(state, 'County')}"
        yield name, state, (min(north) + max(north)) / 2, (min(east) + max(east)) / 2


def _decoded(
    arc: list[list[int]], scale: list[float], shift: list[float]
) -> list[tuple[float, float]]:
    """TopoJSON's steps on a grid as degrees."""
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return found


def main() -> None:
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    TABLE.parent.mkdir(exist_ok=True)
    with TABLE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("name", "state", "lat", "lon"))
        for name, state, lat, lon in sorted(points(atlas)):
            writer.writerow((name, state, f"{lat:.2f}", f"{lon:.2f}"))


if __name__ == "__main__":
    main()
