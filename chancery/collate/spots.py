"""Whether two places can be one."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from chancery.assets.fold import fold
from chancery.model import Where

FAR = 120.0  # km
_WIDE = frozenset({"country", "region", "admin1", "continent", "sea", "area", "ocean"})


def apart(one: Where, other: Where) -> bool:
    """Whether neither place can hold the other: two towns far from each other, or two countries."""
    if fold(one.name) == fold(other.name):
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if one.feature in _WIDE or other.feature in _WIDE:
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) >= FAR


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Between two points on the globe, by the haversine."""
    up, across = radians(other_lat - lat), radians(other_lon - lon)
    held = sin(up / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(across / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(held)))
