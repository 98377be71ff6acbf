"""The events of claims whose faces lead to one another, from scores and people's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from chancery import collate as judging
from chancery.model import Judgement, Verdict, event_id


class EventClusters:
    """The clusters of some claims: faces as nodes, but for those whose claims people set apart."""

    def __init__(
        self,
        rows: Sequence[tuple[str, str, int, str, str | None]],
        scores: Mapping[tuple[int, int], float],
        said: Sequence[Judgement],
        threshold: float,
    ) -> None:
        self._rows = rows
        self._scores = scores
        self._threshold = threshold
        self._said = said

    def changed(self) -> list[tuple[str, str]]:
        """Claims (event, claim) whose event is another than the record has."""
        before = {claim: event for claim, _, _, event, _ in self._rows}
        order = {claim: (day is None, day or "", claim) for claim, _, _, _, day in self._rows}
        made: list[tuple[str, str]] = []
        for claims in self._clusters():
            name = event_id(min(claims, key=lambda claim: order[claim]))
            made += [(name, claim) for claim in claims if before[claim] != name]
        return sorted(made)

    def _clusters(self) -> list[list[str]]:
        split = {
            claim
            for one in self._said
            if one.verdict is Verdict.DIFFERENT
            for claim in (one.left, one.right)
        }
        node_of: dict[str, str] = {}
        nodes: dict[str, list[str]] = defaultdict(list)
        by_face: dict[int, set[str]] = defaultdict(set)
        for claim, _, face, _, _ in self._rows:
            node = f"{face:019d}" + (f":{claim}" if claim in split else "")
            node_of[claim] = node
            nodes[node].append(claim)
            by_face[face].add(node)
        scores = {
            (one, other): score
            for (left, right), score in self._scores.items()
            for one in by_face.get(left, ())
            for other in by_face.get(right, ())
        }
        for same in by_face.values():
            ordered = sorted(same)
            scores |= {
                (one, other): 1.0 for i, one in enumerate(ordered) for other in ordered[i + 1 :]
            }
        together, apart = _people(self._said, node_of)
        groups = _clustered(list(nodes), scores, self._threshold, together, apart)
        return [[claim for node in group for claim in nodes[node]] for group in groups]


def _people(
    said: Sequence[Judgement], node_of: Mapping[str, str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of nodes that people joined, the newest first, and pairs that they set apart."""
    together, apart = [], []
    for one in reversed(said):
        left, right = node_of.get(one.left), node_of.get(one.right)
        if left is None or right is None or left == right:
            continue
        match one.verdict:
            case Verdict.SAME:
                together.append((left, right))
            case Verdict.DIFFERENT:
                apart.append((left, right))
    return together, apart


def _clustered(
    nodes: Sequence[str],
    scores: Mapping[tuple[str, str], float],
    threshold: float,
    together: Sequence[tuple[str, str]],
    apart: Sequence[tuple[str, str]],
) -> list[list[str]]:
    """The clusters of each part of the nodes that nothing joins to another."""
    joined = [pair for pair, score in scores.items() if score >= threshold]
    parts = judging.components(sorted(nodes), [*joined, *together])
    part_of = {node: i for i, part in enumerate(parts) for node in part}
    held: dict[int, dict[tuple[str, str], float]] = defaultdict(dict)
    for (one, other), score in scores.items():
        if part_of[one] == part_of[other]:
            held[part_of[one]][min(one, other), max(one, other)] = score
    found: list[list[str]] = []
    for i, part in enumerate(parts):
        if len(part) == 1:
            found.append(part)
            continue
        members = set(part)
        mine = [pair for pair in together if members.issuperset(pair)]
        not_mine = [pair for pair in apart if members.issuperset(pair)]
        found += judging.cluster(part, held[i], threshold, mine, not_mine)
    return found
