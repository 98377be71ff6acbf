"""The map: shipped outlines cut to a frame, and places drawn together where they would overlap."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from statistics import median
from typing import Any

from chancery.errors import UsageError

WIDTH, HEIGHT = 960.0, 560.0
CLOSE = 30.0  # units of the picture below which two places are one sign
WORLD = (-180.0, -60.0, 180.0, 84.0)
FINE = 90.0  # degrees of longitude below which the finer outlines are drawn
_CLOSEST = 0.1  # degrees, the smallest frame
_SCALE = 100.0  # the outlines are in hundredths of a degree
Line = list[tuple[float, float]]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world and where its points lie in the picture.

    Degrees of longitude are as long as they are in the middle of the frame.
    """

    west: float
    south: float
    east: float
    north: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        if self.east - self.west > 180:
            return 0.85  # of the whole world, as at some thirty degrees
        return max(math.cos(math.radians((self.south + self.north) / 2)), 0.2)

    @property
    def scale(self) -> float:
        """Units of the picture for a degree of latitude."""
        return min(
            WIDTH / ((self.east - self.west) * self.squeeze), HEIGHT / (self.north - self.south)
        )

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies in the picture."""
        middle_lon, middle_lat = (self.west + self.east) / 2, (self.south + self.north) / 2
        return (
            WIDTH / 2 + (lon - middle_lon) * self.squeeze * self.scale,
            HEIGHT / 2 - (lat - middle_lat) * self.scale,
        )

    def shows(self, box: Box) -> bool:
        """Whether anything of a box lies in the picture, which may be wider than the frame."""
        left, bottom = self.at(box[0], box[1])
        right, top = self.at(box[2], box[3])
        return left < WIDTH and right > 0 and top < HEIGHT and bottom > 0

    def zoomed(self, factor: float, east: float = 0.0, north: float = 0.0) -> str:
        """The frame drawn in or out, or moved by parts of itself, as an address has it."""
        middle_lon = (self.west + self.east) / 2 + east * (self.east - self.west)
        middle_lat = (self.south + self.north) / 2 + north * (self.north - self.south)
        half_lon = min(max((self.east - self.west) * factor, _CLOSEST), 360.0) / 2
        half_lat = min(max((self.north - self.south) * factor, _CLOSEST), 170.0) / 2
        middle_lon = min(max(middle_lon, -180 + half_lon), 180 - half_lon)
        middle_lat = min(max(middle_lat, -85 + half_lat), 85 - half_lat)
        return written(
            (middle_lon - half_lon, middle_lat - half_lat,
             middle_lon + half_lon, middle_lat + half_lat)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places that are one sign: where, how large, and what share of its claims is conflict."""

    x: float
    y: float
    radius: float
    claims: int
    conflict: float
    wedge: str
    places: tuple[Mapping[str, Any], ...]
    box: str


def written(box: Box) -> str:
    """A box as an address has it: west, south, east, north."""
    return ",".join(f"{side:.2f}" for side in box)


def frame_of(given: str, places: Sequence[Mapping[str, Any]]) -> Frame:
    """The frame of an address, else one that holds the places, else the world."""
    if given:
        try:
            west, south, east, north = (float(part) for part in given.split(","))
        except ValueError as error:
            raise UsageError(
                f"box {given[:60]!r}: expected west,south,east,north in degrees"
            ) from error
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise UsageError(f"box {given[:60]!r}: expected west < east and south < north")
        return _roomy(west, south, east, north)
    if not places:
        return Frame(*WORLD)
    return _around(_mostly(places))


def _mostly(places: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Places without those farthest out that have a tenth of the claims at most.

    A capital named in passing on another continent would have the whole world drawn.
    """
    spare = sum(place["claims"] for place in places) // 10
    kept = list(places)
    while len(kept) > 1:
        middle = [median([place[key] for place in kept]) for key in ("lon", "lat")]
        far = max(kept, key=lambda p: math.hypot(p["lon"] - middle[0], p["lat"] - middle[1]))
        if far["claims"] > spare:
            break
        spare -= far["claims"]
        kept.remove(far)
    return kept


def _around(places: Sequence[Mapping[str, Any]]) -> Frame:
    """A frame around places, with a margin."""
    lons, lats = [p["lon"] for p in places], [p["lat"] for p in places]
    wide, high = max(max(lons) - min(lons), 4.0), max(max(lats) - min(lats), 3.0)
    if wide > 150:
        return Frame(*WORLD)
    return _roomy(
        max(min(lons) - 0.12 * wide - 1, -180), max(min(lats) - 0.15 * high - 1, -85),
        min(max(lons) + 0.12 * wide + 1, 180), min(max(lats) + 0.15 * high + 1, 85),
    )  # fmt: skip


def _roomy(west: float, south: float, east: float, north: float) -> Frame:
    """At least a tenth of a degree each way."""
    return Frame(west, south, max(east, west + 0.1), max(north, south + 0.1))


def outlines(frame: Frame) -> dict[str, str]:
    """Paths of land, of borders and of those that are disputed, as far as the frame shows them."""
    held = _outlines()
    scale = "fine" if frame.east - frame.west < FINE else "coarse"
    return {
        "land": _path(frame, held[f"{scale}-land"], closed=True),
        "borders": _path(frame, held[f"{scale}-borders"]),
        "disputed": _path(frame, held["disputed"]),
    }


def graticule(frame: Frame) -> str:
    """A path of lines of longitude and latitude, some six each way."""
    span = frame.east - frame.west
    step = next(s for s in (0.5, 1, 2, 5, 10, 30, 60) if span / s <= 8 or s == 60)
    paths = []
    for lon in _steps(-180, 180, step):
        x = frame.at(lon, 0)[0]
        if 0 < x < WIDTH:
            paths.append(f"M{x:.1f} 0V{HEIGHT:.0f}")
    for lat in _steps(-90, 90, step):
        y = frame.at(0, lat)[1]
        if 0 < y < HEIGHT:
            paths.append(f"M0 {y:.1f}H{WIDTH:.0f}")
    return "".join(paths)


def clusters(frame: Frame, places: Iterable[Mapping[str, Any]]) -> list[Cluster]:
    """Places in the frame, each with those near it that have fewer claims."""
    groups: list[tuple[float, float, list[Mapping[str, Any]]]] = []
    for place in places:
        x, y = frame.at(place["lon"], place["lat"])
        if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
            continue
        near = next((g for g in groups if math.hypot(g[0] - x, g[1] - y) < CLOSE), None)
        if near:
            near[2].append(place)
        else:
            groups.append((x, y, [place]))
    most = max((sum(p["claims"] for p in held) for _, _, held in groups), default=1)
    return [_cluster(x, y, held, most) for x, y, held in groups]


def _cluster(x: float, y: float, held: list[Mapping[str, Any]], most: int) -> Cluster:
    claims = sum(place["claims"] for place in held)
    conflict = 1 - sum(place["cooperation"] for place in held) / claims
    radius = 5 + 17 * math.sqrt(claims / most)
    around = _around(held)
    return Cluster(
        round(x, 1), round(y, 1), round(radius, 1), claims, conflict,
        _wedge(x, y, radius, conflict), tuple(held),
        written((around.west, around.south, around.east, around.north)),
    )  # fmt: skip


def _wedge(x: float, y: float, radius: float, share: float) -> str:
    """A part of a circle from the top on, as the hand of a clock goes; nothing for none or all."""
    if not 0.005 < share < 0.995:
        return ""
    angle = math.tau * share
    end_x, end_y = x + radius * math.sin(angle), y - radius * math.cos(angle)
    large = int(share > 0.5)
    return (
        f"M{x:.1f} {y:.1f}V{y - radius:.1f}A{radius:.1f} {radius:.1f} 0 {large} 1 "
        f"{end_x:.1f} {end_y:.1f}Z"
    )


@cache
def _outlines() -> dict[str, list[tuple[Box, Line]]]:
    file = resources.files("chancery.desk") / "maps" / "outlines.json"
    held = json.loads(file.read_text(encoding="utf-8"))
    return {
        **{f"{s}-{kind}": _unpacked(held[s][kind]) for s in ("coarse", "fine") for kind in held[s]},
        "disputed": _unpacked(held["disputed"]),
    }


def _unpacked(lines: Iterable[Sequence[int]]) -> list[tuple[Box, Line]]:
    """Lines in degrees from their differences, each with the box it lies in."""
    found = []
    for line in lines:
        x = y = 0
        points = []
        for at in range(0, len(line), 2):
            x, y = x + line[at], y + line[at + 1]
            points.append((x / _SCALE, y / _SCALE))
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        found.append(((min(lons), min(lats), max(lons), max(lats)), points))
    return found


def _path(frame: Frame, lines: Iterable[tuple[Box, Line]], *, closed: bool = False) -> str:
    """Lines in the picture, without points that nobody could tell from the one before."""
    parts: list[str] = []
    for box, line in lines:
        if not frame.shows(box):
            continue
        drawn = _thinned([frame.at(lon, lat) for lon, lat in line])
        if len(drawn) < (3 if closed else 2):
            continue
        parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in drawn) + "Z" * closed)
    return "".join(parts)


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points at least a unit apart; what lies far outside is kept coarsely, to close rings well."""
    kept = [points[0]]
    for point, following in pairwise([*points[1:], points[-1]]):
        inside = _near(point)
        apart = abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1])
        if apart >= (0.9 if inside else 60.0) or (not inside and _near(following)):
            kept.append(point)
    if kept[-1] != points[-1]:
        kept.append(points[-1])
    return kept


def _near(point: tuple[float, float]) -> bool:
    """Whether a point is in the picture or just outside."""
    return -60 < point[0] < WIDTH + 60 and -60 < point[1] < HEIGHT + 60


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + step * n for n in range(round((last - first) / step) + 1)]
