"""What a change can reach: the faces whose events are to be made anew, and no others.

A cluster of average links was made at one mean after another, each lower than the one
before, and the means depend on its own faces' scores alone. What is made anew can
disturb one of these joinings only where its mean to one of the two sides is as high, and only
below the mean at which it was itself joined before: down to there the cluster had it
beside it already. So a joining that is disturbed is undone with those above it, and the parts
that are left may disturb others in turn, at ever lower means. Of all else only whole events
take part, and of these only those with a mean from the threshold up to something made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from chancery import collate as judging
from chancery.service.units import CLOSE, Join, Unit
from chancery.store import Collation

FEW, SHARE = 1_000, 8  # where more are asked for, and one in so many, all scores are read in order


@dataclass(frozen=True, slots=True)
class Reached:
    """Faces that are made anew or may be joined, those that are one from the start, and scores."""

    faces: set[int]
    whole: list[list[int]]
    scores: judging.Scored


class Reach:
    """The way from faces that are new, or have lost or won something, to all that follows."""

    def __init__(self, kept: Collation, threshold: float, beside: Mapping[int, set[int]]) -> None:
        """`beside` has every face that people spoke of, and the faces that they say are one with it."""
        self._kept = kept
        self._threshold = threshold
        self._beside = beside
        self._units: dict[int, Unit] = {}
        self._of: dict[int, int] = {}  # the unit of each face, as far as met
        self._number = 0
        self._scores = _Scores(kept)

    def of(self, faces: Iterable[int]) -> Reached:
        """Everything that the faces reach."""
        fresh = self._open(set(faces))
        while fresh:
            fresh = self._disturbed(fresh)
        taking_part = [unit.faces for unit in self._units.values() if unit.since]
        taking_part += self._joinable()
        everything = {face for faces in taking_part for face in faces}
        whole = [faces for faces in taking_part if len(faces) > 1]
        return Reached(everything, whole, self._scores.of(everything))

    def _put(self, units: Iterable[Unit]) -> set[int]:
        """Take units in, in the place of those that had their faces; gives their numbers."""
        found = set()
        for unit in units:
            self._number += 1
            self._units[self._number] = unit
            found.add(self._number)
            for face in unit.faces:
                self._units.pop(self._of.get(face, 0), None)
                self._of[face] = self._number
        return found

    def _open(self, faces: set[int]) -> set[int]:
        """Make faces anew with the whole of their events, and of what people say is one with them."""
        found: set[int] = set()
        edge = faces
        while edge:
            found |= edge
            near = {face for _, face in self._kept.events_of_faces(edge)}
            near.update(*(self._beside.get(face, ()) for face in near | edge))
            edge = near - found
        return self._put(Unit([face], inf) for face in sorted(found))

    def _disturbed(self, fresh: set[int]) -> set[int]:
        """What the units that were made anew last disturb, in the parts that are left of it."""
        near = self._scores.of({face for unit in fresh for face in self._units[unit].faces})
        strong = near.score >= self._threshold
        sides = np.concatenate([near.left[strong], near.right[strong]])
        found = self._meet(set(sides.tolist()) - self._of.keys())
        for number, joined in self._undone(near, fresh & self._units.keys()).items():
            if joined:
                found |= self._put(self._units[number].parts(joined))
        return found & self._units.keys()

    def _undone(self, near: judging.Scored, by: set[int]) -> dict[int, set[int]]:
        """Which joins of which units some others undo, by the scores that are near these."""
        (one, other), rows = self._between(near, by)
        last, since = np.zeros(self._number + 1), np.zeros(self._number + 1)
        for number, unit in self._units.items():
            last[number], since[number] = unit.last - CLOSE, unit.since
        code = one * len(last) + other
        close = (rows.score >= last[other]) & (since[one] >= last[other])
        chosen = np.isin(code, code[close])
        rows, code = _some(rows, chosen), code[chosen]
        sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for pair, face, score in zip(
            code.tolist(), rows.right.tolist(), rows.score.tolist(), strict=True
        ):
            sums[pair][face] += score
        undone: dict[int, set[int]] = defaultdict(set)
        for pair, held in sums.items():
            anew, number = self._units[pair // len(last)], pair % len(last)
            undone[number] |= self._units[number].disturbed(held, len(anew.faces), anew.since)
        return undone

    def _between(
        self, near: judging.Scored, of: set[int]
    ) -> tuple[tuple[judging.Ints, judging.Ints], judging.Scored]:
        """The scores between some units and others that were met, with the units of each."""
        held = sorted(self._of.items())
        faces, units = (np.array([row[k] for row in held], dtype=np.int64) for k in (0, 1))
        known = np.isin(near.left, faces) & np.isin(near.right, faces)
        near = _some(near, known)
        left = np.concatenate([near.left, near.right])
        right = np.concatenate([near.right, near.left])
        one, other = (units[np.searchsorted(faces, side)] for side in (left, right))
        rows = (one != other) & np.isin(one, _sorted(of))
        scores = judging.Scored(left, right, np.concatenate([near.score, near.score]))
        return (one[rows], other[rows]), _some(scores, rows)

    def _meet(self, faces: set[int]) -> set[int]:
        """Learn how the events of faces came about; opens and gives those that people spoke of."""
        members: dict[str, list[int]] = defaultdict(list)
        for name, face in self._kept.events_of_faces(faces):
            members[name].append(face)
        told = {face for group in members.values() if not self._beside.keys().isdisjoint(group)
                for face in group}  # fmt: skip
        opened = self._open(told) if told else set()
        events = [group for group in members.values() if group[0] not in self._of]
        self._put(Unit(group) for group in events if len(group) == 1)
        if several := [sorted(group) for group in events if len(group) > 1]:
            opened |= self._put(self._joined(several))
        return {unit for unit in opened & self._units.keys() if self._units[unit].since}

    def _joined(self, events: list[list[int]]) -> list[Unit]:
        """Events with the means at which they were joined, from their own scores."""
        ids, event_of = _placed(events)
        near = _columns(self._kept.likenesses_among(ids.tolist()))
        left, right = np.searchsorted(ids, near.left), np.searchsorted(ids, near.right)
        own = event_of[left] == event_of[right]
        none = np.zeros(0, dtype=np.int64)
        made = judging.link(
            len(ids), judging.Scored(left[own], right[own], near.score[own]), self._threshold,
            np.arange(len(ids)), judging.Scored(none, none, np.zeros(0)),
        )  # fmt: skip
        faces: dict[int, tuple[int, ...]] = {i: (face,) for i, face in enumerate(ids.tolist())}
        joins: dict[int, list[Join]] = defaultdict(list)
        for low, high, mean in zip(
            made.low.tolist(), made.high.tolist(), made.mean.tolist(), strict=True
        ):
            joins[event_of[low]].append(Join(faces[low], faces[high], mean))
            faces[low] += faces.pop(high)
        found = []
        for i, event in enumerate(events):
            if len(joins[i]) == len(event) - 1:
                found.append(Unit(event, joins=joins[i]))
            else:  # not made of these scores
                found += [Unit([face], inf) for face in event]
        return found

    def _joinable(self) -> list[list[int]]:
        """The events that stand and have a mean from the threshold up to something made anew."""
        anew = {number for number, unit in self._units.items() if unit.since}
        if len(anew) == len(self._units):
            return []
        near = self._scores.of({face for number in anew for face in self._units[number].faces})
        (one, other), rows = self._between(near, anew)
        size = np.ones(self._number + 1)
        for number, unit in self._units.items():
            size[number] = len(unit.faces)
        pairs, back = np.unique(one * len(size) + other, return_inverse=True)
        one, other = pairs // len(size), pairs % len(size)
        mean = np.bincount(back, weights=rows.score) / (size[one] * size[other])
        found = set(other[mean >= self._threshold - CLOSE].tolist()) - anew
        return [self._units[number].faces for number in sorted(found)]


class _Scores:
    """The scores of pairs of faces, by the faces' ids; each is read once."""

    def __init__(self, kept: Collation) -> None:
        self._kept = kept
        self._read: set[int] = set()
        self._all = False
        self._held = _columns([])

    def of(self, faces: set[int]) -> judging.Scored:
        """The pairs of which either is among the faces."""
        self._get(faces - self._read)
        wanted = _sorted(faces)
        return _some(
            self._held, np.isin(self._held.left, wanted) | np.isin(self._held.right, wanted)
        )

    def _get(self, faces: set[int]) -> None:
        if self._all or not faces:
            return
        if len(faces) > FEW and len(faces) * SHARE > self._kept.count():
            self._held = _joined(map(_columns, self._kept.all_likenesses()))
            self._all = True
            return
        more = _columns(self._kept.likenesses(faces))
        known = _sorted(self._read)
        new = ~(np.isin(more.left, known) | np.isin(more.right, known))
        self._held = _joined([self._held, _some(more, new)])
        self._read |= faces


def _columns(rows: Sequence[tuple[int, int, float]]) -> judging.Scored:
    left, right = (np.fromiter((row[k] for row in rows), np.int64, len(rows)) for k in (0, 1))
    return judging.Scored(left, right, np.fromiter((row[2] for row in rows), float, len(rows)))


def _joined(parts: Iterable[judging.Scored]) -> judging.Scored:
    held = [_columns([]), *parts]
    left, right = (np.concatenate([part[k] for part in held]) for k in (0, 1))
    return judging.Scored(left, right, np.concatenate([part.score for part in held]))


def _some(held: judging.Scored, rows: judging.Bools) -> judging.Scored:
    return judging.Scored(held.left[rows], held.right[rows], held.score[rows])


def _placed(groups: Sequence[Sequence[int]]) -> tuple[judging.Ints, judging.Ints]:
    """All faces in order, and the number of each one's group."""
    held = sorted((face, i) for i, group in enumerate(groups) for face in group)
    faces, group_of = (np.array([row[k] for row in held], dtype=np.int64) for k in (0, 1))
    return faces, group_of


def _sorted(faces: Collection[int]) -> judging.Ints:
    made = np.fromiter(faces, dtype=np.int64, count=len(faces))
    made.sort()
    return made
