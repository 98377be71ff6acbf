"""Make the outlines that the desk's map is drawn on from Natural Earth.

    python -m training.outlines --data FOLDER

The folder holds `countries-110m.json` and `countries-50m.json` of the npm package world-atlas
2.0.2 (TopoJSON; Natural Earth, public domain; the conversion under the ISC licence) and Natural
Earth's `ne_10m_admin_0_boundary_lines_disputed_areas.json`. Degrees become hundredths, each point
the difference from the one before; rings of land, lines between two countries, and lines that
are disputed, which are drawn broken.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "chancery/desk/maps/outlines.json"
SCALE = 100


def arcs_of(topology: dict) -> list[list[tuple[int, int]]]:
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * kx + x0) * SCALE), round((y * ky + y0) * SCALE)))
        found.append(points)
    return found


def ring(arcs: list[list[tuple[int, int]]], indices: list[int]) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for index in indices:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part[1:] if points else part
    return points


def rings_of(geometry: dict) -> list[list[int]]:
    if geometry["type"] == "GeometryCollection":
        return [r for one in geometry["geometries"] for r in rings_of(one)]
    if geometry["type"] == "Polygon":
        return geometry["arcs"]
    if geometry["type"] == "MultiPolygon":
        return [r for polygon in geometry["arcs"] for r in polygon]
    return []


def borders_of(topology: dict, arcs: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Arcs that two countries share."""
    owners: dict[int, set[int]] = {}
    for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
        for indices in rings_of(country):
            for index in indices:
                owners.setdefault(index if index >= 0 else ~index, set()).add(number)
    return [arcs[index] for index, who in sorted(owners.items()) if len(who) > 1]


def whole(points: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """A ring that crosses the date line as one that goes on beyond it, and again a turn away.

    One that goes around the pole is closed along it.
    """
    turn, shift = 360 * SCALE, 0
    found = [points[0]]
    for (x, y), (before, _) in zip(points[1:], points, strict=False):
        if abs(x - before) > turn // 2:
            shift += turn if x < before else -turn
        found.append((x + shift, y))
    if shift:
        pole = -90 * SCALE if found[0][1] < 0 else 90 * SCALE
        found += [(found[-1][0], pole), (found[0][0], pole), found[0]]
    low, high = min(x for x, _ in found), max(x for x, _ in found)
    copies = [found]
    if high > turn // 2:
        copies.append([(x - turn, y) for x, y in found])
    if low < -turn // 2:
        copies.append([(x + turn, y) for x, y in found])
    return copies


def split(points: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """A line cut where it jumps over the date line."""
    parts = [[points[0]]]
    for point, (before, _) in zip(points[1:], points, strict=False):
        if abs(point[0] - before) > 180 * SCALE:
            parts.append([])
        parts[-1].append(point)
    return [part for part in parts if len(part) > 1]


def packed(points: list[tuple[int, int]]) -> list[int]:
    """Differences from point to point, those that do not move left out."""
    flat: list[int] = []
    x = y = 0
    for px, py in points:
        if flat and (px, py) == (x, y):
            continue
        flat += [px - x, py - y]
        x, y = px, py
    return flat


def scale_of(file: Path) -> dict[str, list[list[int]]]:
    topology = json.loads(file.read_text())
    arcs = arcs_of(topology)
    land = [ring(arcs, one) for one in rings_of(topology["objects"]["land"])]
    return {
        "land": [packed(part) for one in land for part in whole(one)],
        "borders": [packed(part) for one in borders_of(topology, arcs) for part in split(one)],
    }


def disputed(file: Path) -> list[list[int]]:
    found = []
    for feature in json.loads(file.read_text())["features"]:
        geometry = feature["geometry"]
        several = geometry["type"] == "MultiLineString"
        lines = geometry["coordinates"] if several else [geometry["coordinates"]]
        found += [packed([(round(x * SCALE), round(y * SCALE)) for x, y, *_ in p]) for p in lines]
    return [line for line in found if len(line) > 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/places/map")
    data = parser.parse_args().data
    made = {
        "coarse": scale_of(data / "countries-110m.json"),
        "fine": scale_of(data / "countries-50m.json"),
        "disputed": disputed(data / "ne_10m_admin_0_boundary_lines_disputed_areas.json"),
    }
    OUT.write_text(json.dumps(made, separators=(",", ":")) + "\n")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
