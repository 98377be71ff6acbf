"""A picture of who acts on whom: a ring of names, with a line for each tie.

Names stand around a circle that grows with their number, each with room for its line of type,
those of one country side by side, so that two hundred can be read; lines bend towards the middle.
Nothing is moved about by chance: the same record gives the same picture.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

STEP = 15.0  # units of the picture along the ring for each name
LEAST = 130.0  # the smallest radius
MARGIN = 175.0  # room for names
LINES = 400  # ties that are drawn, those of most claims; all are in the table
LETTERS = 26


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody on the ring; `turn` is in degrees, `flipped` where the name would stand on its head."""

    key: str
    label: str
    name: str
    who: str
    claims: int
    x: float
    y: float
    size: float
    turn: float
    flipped: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A tie from one on the ring to another: a path, and how it looks."""

    path: str
    actor: str
    recipient: str
    width: float
    conflict: bool
    title: str


@dataclass(frozen=True, slots=True)
class Ring:
    """The whole picture, in units from -`half` to `half`."""

    half: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def ring(found: Mapping[str, Any]) -> Ring:
    """The picture of what `ties` found."""
    order = _ordered(found["nodes"])
    radius = max(LEAST, len(order) * STEP / math.tau)
    most = max((node["claims"] for node in order), default=1)
    nodes = {}
    for index, node in enumerate(order):
        angle = math.tau * index / len(order) - math.pi / 2
        nodes[node["key"]] = _node(node, angle, radius, most)
    edges = sorted(found["edges"], key=lambda one: -one["claims"])[:LINES]
    heaviest = max((edge["claims"] for edge in edges), default=1)
    lines = [_line(edge, nodes, heaviest) for edge in reversed(edges)]
    return Ring(radius + MARGIN, tuple(nodes.values()), tuple(lines))


def _ordered(nodes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Countries by their weight, and in each the heaviest first."""
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for node in nodes:
        groups[node["country"] or ""].append(node)
    heavy = sorted(
        groups.items(), key=lambda one: (-sum(node["claims"] for node in one[1]), one[0])
    )
    return [
        node
        for _, group in heavy
        for node in sorted(group, key=lambda one: (-one["claims"], one["key"]))
    ]


def _node(node: Mapping[str, Any], angle: float, radius: float, most: int) -> Node:
    name = node["name"]
    turn = math.degrees(angle)
    flipped = math.cos(angle) < -1e-9
    return Node(
        key=node["key"],
        label=name if len(name) <= LETTERS else name[: LETTERS - 1] + "…",
        name=name,
        who=node["entity"] or node["name"],
        claims=node["claims"],
        x=round(math.cos(angle) * radius, 1),
        y=round(math.sin(angle) * radius, 1),
        size=round(2 + 4 * math.sqrt(node["claims"] / most), 1),
        turn=round(turn + 180 if flipped else turn, 1),
        flipped=flipped,
    )


def _line(edge: Mapping[str, Any], nodes: Mapping[str, Node], heaviest: int) -> Line:
    begin, end = nodes[edge["actor"]], nodes[edge["recipient"]]
    # The two directions of a pair bend to either side of the middle.
    middle_x, middle_y = (begin.x + end.x) / 2, (begin.y + end.y) / 2
    off_x, off_y = (end.y - begin.y) * 0.06, (begin.x - end.x) * 0.06
    bend_x, bend_y = middle_x * 0.25 + off_x, middle_y * 0.25 + off_y
    return Line(
        path=f"M{begin.x} {begin.y}Q{bend_x:.1f} {bend_y:.1f} {end.x} {end.y}",
        actor=edge["actor"],
        recipient=edge["recipient"],
        width=round(0.7 + 4.3 * math.sqrt(edge["claims"] / heaviest), 2),
        conflict=edge["conflict"] > edge["cooperation"],
        title=f"{begin.name} → {end.name}: {edge['claims']}",
    )
