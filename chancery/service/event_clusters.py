"""The events of claims whose faces lead to one another, from scores and people's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from chancery import collate as judging
from chancery.model import Judgement, Verdict, event_id


class EventClusters:
    """The clusters of some claims: faces as nodes, but for those whose claims people set apart.

    `whole` are faces that are one event from the start. Of two claims of one face that somebody
    sets apart, the later stands alone but for what people say: the scores of their face, which
    cannot tell the two, are the earlier one's, and lead nothing into an event that is none of it.
    """

    def __init__(
        self,
        rows: Sequence[tuple[str, str, int, str, str | None]],
        scores: judging.Scored,
        said: Sequence[Judgement],
        threshold: float,
        whole: Iterable[Sequence[int]] = (),
    ) -> None:
        self._rows = rows
        self._scores = scores
        self._threshold = threshold
        self._said = said
        self._whole = whole

    def _alone(self, node_of: Mapping[str, int]) -> set[int]:
        """The nodes of claims that are set apart from an earlier one of the same face."""
        if not self._said:
            return set()
        held = {
            claim: (face, (day is None, day or "", claim)) for claim, _, face, _, day in self._rows
        }
        found = set()
        for one in self._said:
            if one.verdict is not Verdict.DIFFERENT or not {one.left, one.right} <= held.keys():
                continue
            if held[one.left][0] == held[one.right][0]:
                found.add(node_of[max((one.left, one.right), key=lambda claim: held[claim][1])])
        return found

    def changed(self) -> list[tuple[str, str]]:
        """Claims (event, claim) whose event is another than the record has."""
        before = {claim: event for claim, _, _, event, _ in self._rows}
        order = {claim: (day is None, day or "", claim) for claim, _, _, _, day in self._rows}
        made: list[tuple[str, str]] = []
        for claims in self._clusters():
            name = event_id(min(claims, key=lambda claim: order[claim]))
            made += [(name, claim) for claim in claims if before[claim] != name]
        return sorted(made)

    def _clusters(self) -> Iterable[list[str]]:
        split = {
            claim
            for one in self._said
            if one.verdict is Verdict.DIFFERENT
            for claim in (one.left, one.right)
        }
        kept = sorted(
            (face, claim if claim in split else "", claim) for claim, _, face, *_ in self._rows
        )
        number: dict[tuple[int, str], int] = {}
        node_of = {claim: number.setdefault((face, own), len(number)) for face, own, claim in kept}
        of_face: dict[int, list[int]] = defaultdict(list)
        for (face, _), node in number.items():
            of_face[face].append(node)
        together, apart = _people(self._said, node_of)
        # What is whole has no claim that people spoke of: its faces are a node each.
        whole = [
            (of_face[faces[0]][0], of_face[face][0]) for faces in self._whole for face in faces[1:]
        ]
        pairs = _without(_scored(self._scores, of_face), self._alone(node_of))
        tops = judging.clusters(len(number), pairs, self._threshold, together, apart, whole)
        found: dict[int, list[str]] = defaultdict(list)
        for claim, node in node_of.items():
            found[tops[node]].append(claim)
        return found.values()


def _without(pairs: judging.Scored, alone: Collection[int]) -> judging.Scored:
    """The scored pairs but those of some nodes."""
    if not alone:
        return pairs
    nodes = np.array(sorted(alone), dtype=np.int64)
    kept = ~(np.isin(pairs.left, nodes) | np.isin(pairs.right, nodes))
    return judging.Scored(pairs.left[kept], pairs.right[kept], pairs.score[kept])


def _scored(scores: judging.Scored, of_face: Mapping[int, list[int]]) -> judging.Scored:
    """The scores of nodes from those of faces: each node has its face's, nodes of one face 1."""
    faces = np.fromiter(of_face, dtype=np.int64, count=len(of_face))
    if not len(faces):
        return judging.Scored(faces, faces, np.zeros(0))
    first = np.array([nodes[0] for nodes in of_face.values()])
    among = np.isin(scores.left, faces) & np.isin(scores.right, faces)
    left, right = (np.searchsorted(faces, side[among]) for side in scores[:2])
    many = np.array([len(nodes) > 1 for nodes in of_face.values()])
    rare = np.flatnonzero(many[left] | many[right])
    listed = faces.tolist()
    more = [
        (one, other, score)
        for a, b, score in zip(left[rare], right[rare], scores.score[among][rare], strict=True)
        for one in of_face[listed[a]]
        for other in of_face[listed[b]]
        if (one, other) != (first[a], first[b])
    ]
    for nodes in of_face.values():
        more += [(one, other, 1.0) for i, one in enumerate(nodes) for other in nodes[i + 1 :]]
    added = np.array(more).reshape(-1, 3)
    return judging.Scored(
        np.concatenate([first[left], added[:, 0].astype(np.int64)]),
        np.concatenate([first[right], added[:, 1].astype(np.int64)]),
        np.concatenate([scores.score[among], added[:, 2]]),
    )


def _people(
    said: Sequence[Judgement], node_of: Mapping[str, int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
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
