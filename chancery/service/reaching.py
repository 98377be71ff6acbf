"""What a change can reach: the faces whose events are to be made anew, and no others.

A cluster of average links was made at one mean after another, each lower than the one
before, and the means depend on its own faces' scores alone. Faces that are made anew can
disturb it only where one of them is as like to one of its faces as the last of these
means, and only from the mean on at which they were themselves joined before: until then
the cluster had them as they are beside it already. So what is disturbed is made anew, and
what that may disturb in turn, at ever lower means; of all else only whole events take part, and
of these only those with a mean from the threshold up to something made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np

from chancery import collate as judging
from chancery.store import Collation

FEW, SHARE = 1_000, 8  # where more are asked for, and one in so many, all scores are read in order
CLOSE = 1e-9  # what two means may differ by and be the same


@dataclass(frozen=True, slots=True)
class Reached:
    """Faces that are made anew or may be joined, those that are one from the start, and scores."""

    faces: set[int]
    whole: list[list[int]]
    scores: judging.Scored


@dataclass(slots=True)
class _Event:
    """An event as it stands: its faces, the mean it was last joined at, and those they were first."""

    faces: list[int]
    last: float = inf
    first: dict[int, float] = field(default_factory=dict)


class Reach:
    """The way from faces that are new, or have lost or won something, to all that follows."""

    def __init__(self, kept: Collation, threshold: float, beside: Mapping[int, set[int]]) -> None:
        """`beside` has every face that people spoke of, and the faces that they say are one with it."""
        self._kept = kept
        self._threshold = threshold
        self._beside = beside
        self._since: dict[int, float] = {}  # faces made anew, and from what mean on it matters
        self._events: dict[int, _Event] = {}  # the event of each face that stands, as far as met
        self._scores = _Scores(kept)

    def of(self, faces: Iterable[int]) -> Reached:
        """Everything that the faces reach."""
        fresh = self._open(set(faces))
        while fresh:
            fresh = self._disturbed(fresh)
        whole = self._joinable()
        everything = {*self._since, *(face for faces in whole for face in faces)}
        return Reached(everything, whole, self._scores.of(everything))

    def _open(self, faces: set[int]) -> set[int]:
        """Make faces anew with the whole of their events, and of what people say is one with them."""
        found: set[int] = set()
        edge = faces
        while edge:
            found |= edge
            near = {face for _, face in self._kept.events_of_faces(edge)}
            near.update(*(self._beside.get(face, ()) for face in near | edge))
            edge = near - found
        for face in found:
            self._since[face] = inf
            self._events.pop(face, None)
        return found

    def _disturbed(self, fresh: set[int]) -> set[int]:
        """What the faces that were made anew last disturb, which is made anew as well."""
        near = self._scores.of(fresh)
        strong = near.score >= self._threshold
        left, right, score = (column[strong] for column in near)
        one, other = np.concatenate([left, right]), np.concatenate([right, left])
        score = np.concatenate([score, score])
        edges = [
            (a, b, value)
            for a, b, value in zip(one.tolist(), other.tolist(), score.tolist(), strict=True)
            if a in fresh and b not in self._since
        ]
        opened = self._meet({b for _, b, _ in edges} - self._events.keys())
        broken: dict[int, float] = {}
        for a, b, value in edges:
            event = self._events.get(b)
            if event and min(value, self._since[a]) >= event.last - CLOSE:
                broken |= event.first
        for face, since in broken.items():
            if face in self._events:
                self._since[face] = since
                del self._events[face]
        return opened | broken.keys()

    def _meet(self, faces: set[int]) -> set[int]:
        """Learn how the events of faces came about; opens and gives those that people spoke of."""
        members: dict[str, list[int]] = defaultdict(list)
        for name, face in self._kept.events_of_faces(faces):
            members[name].append(face)
        told = {face for group in members.values() if not self._beside.keys().isdisjoint(group)
                for face in group}  # fmt: skip
        opened = self._open(told) if told else set()
        events = [_Event(sorted(group)) for group in members.values() if opened.isdisjoint(group)]
        several = sorted(face for event in events if len(event.faces) > 1 for face in event.faces)
        if several:
            self._means([event for event in events if len(event.faces) > 1], several)
        for one in events:
            self._events.update(dict.fromkeys(one.faces, one))
        return opened

    def _means(self, events: list[_Event], faces: list[int]) -> None:
        """The means at which these events were joined, from their own scores."""
        number = {face: i for i, face in enumerate(faces)}
        group = np.zeros(len(faces), dtype=np.int64)
        for i, event in enumerate(events):
            group[[number[face] for face in event.faces]] = i
        ids, near = np.array(faces), self._scores.of(set(faces))
        near = _some(near, np.isin(near.left, ids) & np.isin(near.right, ids))
        left, right = np.searchsorted(ids, near.left), np.searchsorted(ids, near.right)
        own = group[left] == group[right]
        pairs = judging.Scored(left[own], right[own], near.score[own])
        none = np.zeros(0, dtype=np.int64)
        made = judging.link(
            len(faces), pairs, self._threshold, np.arange(len(faces)),
            judging.Scored(none, none, np.zeros(0)),
        )  # fmt: skip
        for event in events:
            rows = [number[face] for face in event.faces]
            if len(np.unique(made.top[rows])) > 1:  # not made of these scores: made anew at a touch
                event.last, event.first = 0.0, dict.fromkeys(event.faces, inf)
                continue
            event.last = float(made.last[rows[0]])
            event.first = dict(zip(event.faces, made.first[rows].tolist(), strict=True))

    def _joinable(self) -> list[list[int]]:
        """The events that stand and have a mean from the threshold up to a face made anew."""
        events = list({id(event): event for event in self._events.values()}.values())
        if not events:
            return []
        held = sorted((face, i) for i, event in enumerate(events) for face in event.faces)
        faces, event_of = (np.array(column) for column in zip(*held, strict=True))
        near = self._scores.of(set(self._since))
        anew = _sorted(self._since)
        size = np.array([len(event.faces) for event in events])
        sides = ((near.left, near.right), (near.right, near.left))
        rows = [np.isin(one, anew) & np.isin(other, faces) for one, other in sides]
        left, right = (
            np.concatenate([side[k][row] for side, row in zip(sides, rows, strict=True)])
            for k in (0, 1)
        )
        score = np.concatenate([near.score[row] for row in rows])
        code = np.searchsorted(anew, left) * len(events) + event_of[np.searchsorted(faces, right)]
        pairs, back = np.unique(code, return_inverse=True)
        mean = np.bincount(back, weights=score) / size[pairs % len(events)]
        found = set((pairs % len(events))[mean >= self._threshold - CLOSE].tolist())
        return [events[i].faces for i in sorted(found)]


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


def _sorted(faces: Collection[int]) -> judging.Ints:
    made = np.fromiter(faces, dtype=np.int64, count=len(faces))
    made.sort()
    return made
