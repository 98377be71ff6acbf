"""Keeping events up to date: new claims are compared, and what they touch is clustered again.

An event is a function of the claims, the matcher and people's judgements alone,
never of the order in which they came: the scores of pairs are kept, and the
clusters of whatever a change can reach are made anew from them.
"""

from __future__ import annotations

import secrets
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from chancery import collate as judging
from chancery.model import Article, Verdict, event_id
from chancery.service.anchors import standing_judgements
from chancery.service.event_clusters import EventClusters
from chancery.store import Collation, Record, StoredClaim

if TYPE_CHECKING:
    from chancery.service.face_pairs import Blocks, Pairs

BATCH = 4_000  # claims of one transaction: others who write wait no longer than some seconds
KEPT = 0.1  # scores below are as good as none
_pack = msgspec.msgpack.Encoder().encode


class _Body(msgspec.Struct, array_like=True):
    """What is kept of a text: what it is about, its title's words, its shingles."""

    gist: frozenset[str]
    title: frozenset[str]
    marks: frozenset[int]
    count: int
    whole: bool


_body = msgspec.msgpack.Decoder(_Body)


@cache
def _face() -> msgspec.msgpack.Decoder[judging.Face]:
    return msgspec.msgpack.Decoder(judging.Face)


@dataclass(frozen=True, slots=True)
class CollateReport:
    """What was done: claims looked at, claims that are gone, pairs compared, seconds taken."""

    claims: int
    gone: int
    pairs: int
    seconds: float


def collate(record: str | Path, *, again: bool = False) -> CollateReport:
    """Bring the events of a record up to date; with `again`, from the beginning.

    `read` and every question do this by themselves. Takes turns with whoever
    else writes. Raises RecordError where the record may not be written.
    """
    with Record.open(record) as opened:
        return bring_up_to_date(opened, again=again)


def settle(opened: Record) -> bool:
    """Bring events up to date where that can be done; whether the record has any."""
    kept = opened.collation
    if not kept.ready:
        return False
    if _is_behind(opened) and kept.writable:
        bring_up_to_date(opened)
    return True


def matcher_of(opened: Record) -> judging.Matcher:
    """The matcher that was learnt from this record's judgements last, else the shipped one."""
    learnt = opened.judgements.matcher()
    return judging.parse(learnt) if learnt else judging.shipped()


def _is_behind(opened: Record) -> bool:
    kept = opened.collation
    return kept.value("version") != matcher_of(opened).version or kept.behind()


def bring_up_to_date(opened: Record, *, again: bool = False) -> CollateReport:
    """As `collate`, of an open record."""
    began = time.perf_counter()
    kept, matcher = opened.collation, matcher_of(opened)
    claims = gone = pairs = 0
    with kept.writing():
        if again or kept.value("version") != matcher.version:
            kept.clear()
            kept.keep("version", matcher.version)
    work = Work(opened, matcher)
    more = True
    while more:
        with kept.writing():
            lost = kept.gone()
            batch = kept.pending(BATCH)
            last = batch[-1][0] if len(batch) == BATCH else kept.newest()
            more = len(batch) == BATCH
            touched = kept.forget(lost) if lost else []
            pairs += work.take([stored for _, stored in batch], touched, many=more)
            kept.keep("seq", str(last))
            kept.keep("run", str(kept.settled_run()))
        claims += len(batch)
        gone += len(lost)
    work.finish()
    return CollateReport(claims, gone, pairs, time.perf_counter() - began)


class Work:
    """One session of comparing and clustering, with what it has read of the record at hand."""

    def __init__(self, opened: Record, matcher: judging.Matcher) -> None:
        self._opened = opened
        self._kept: Collation = opened.collation
        self._matcher = matcher
        self._faces: dict[int, judging.Face] = {}
        self._texts: dict[int, judging.Text] = {}
        self._sides = judging.Sides([], {})
        self._touched: set[int] = set()
        self._blocks: Blocks | None = None  # all of the record's keys, where much is to be compared
        self._turn = ""  # what this session left in the record when it wrote last
        self._name = secrets.token_hex(8)

    def take(
        self, batch: Sequence[StoredClaim], touched: Iterable[int] = (), *, many: bool = False
    ) -> int:
        """Judge a batch of claims; gives how many pairs were compared.

        Where it is one of `many`, their events are left to `finish`, and the record
        says so until then, so that whoever comes after a killed process makes them.
        """
        articles = {stored.article.id: stored.article for stored in batch}
        texts = {article.id: judging.text_face(article) for article in articles.values()}
        self._keep_texts(articles, texts)
        made = {
            stored.claim.id: judging.face(stored.claim, stored.article, texts[stored.article.id])
            for stored in batch
        }
        changed = self._replaced(made)
        if changed or touched:
            self._blocks = None  # faces are gone
        pairs = self._keep_faces(list(made.values()), many)
        self._kept.put_claims(
            (
                stored.claim.id,
                stored.article.id,
                made[stored.claim.id].id,
                event_id(stored.claim.id),
                stored.article.published.isoformat() if stored.article.published else None,
            )
            for stored in batch
        )
        self._touched |= {*(face.id for face in made.values()), *changed, *touched}
        if many and not self._kept.value("open"):
            self._kept.keep("open", self._name)
        elif not many and not self._kept.value("open"):
            self.cluster(self._touched)
        return pairs

    def finish(self) -> None:
        """Make the events of all that was left, some at a time, so that others can write between.

        What another session left, one that was killed or is at work, is not known: then of all.
        """
        name = self._kept.value("open")
        if not name:
            return
        left = sorted(self._touched if name == self._name else self._kept.all_faces())
        done: set[int] = set()
        for at in range(0, len(left), BATCH):
            part = {face for face in left[at : at + BATCH] if face not in done}
            with self._kept.writing():
                done |= self.cluster(part)
        with self._kept.writing():
            self._kept.keep("open", "")

    def _replaced(self, made: Mapping[str, judging.Face]) -> list[int]:
        """Forget the faces of claims that were read again into others; gives what they touched."""
        before = {claim: face for claim, _, face, _, _ in self._kept.collated(made)}
        other = [claim for claim, face in before.items() if made[claim].id != face]
        return self._kept.forget(other) if other else []

    def _keep_texts(
        self, articles: Mapping[str, Article], texts: Mapping[str, judging.Text]
    ) -> None:
        sketches: dict[int, judging.Sketch] = {}
        rows = []
        for name, article in articles.items():
            text = texts[name]
            if text.id not in sketches:
                sketches[text.id] = judging.sketch(article.text)
            rows.append((name, text.id, _packed(text, sketches[text.id]), sketches[text.id].keys))
            self._texts[text.id] = text
        new = self._kept.put_texts(rows)
        by_key = self._kept.texts_by_key({key for one in new for key in sketches[one].keys})
        near = {text for found in by_key.values() for text in found} - set(sketches)
        for other, body in self._kept.texts(near).items():
            held = _body.decode(body)
            sketches[other] = judging.Sketch(held.marks, held.count, held.whole)
        self._kept.put_copies(judging.copies(new, sketches, by_key))

    def _keep_faces(self, faces: Sequence[judging.Face], many: bool) -> int:
        """Keep faces, compare the new with what they may be; gives how many pairs there were."""
        distinct = {face.id: face for face in faces}
        for face in distinct.values():
            self._faces[face.id] = face
            if face.text not in self._texts:
                self._texts[face.text] = judging.Text(face.text, frozenset())
        keys = {face.id: judging.keys(face, self._texts[face.text]) for face in distinct.values()}
        new = self._kept.put_faces(
            [(face.id, _pack(face), keys[face.id].own) for face in distinct.values()]
        )
        return self._compare(self._pairs({face: keys[face] for face in new}, many))

    def _pairs(self, new: Mapping[int, judging.Keys], many: bool) -> Pairs:
        """The pairs of new faces with any: of keys looked up, or of all at hand where many come."""
        from chancery.service.face_pairs import Blocks

        blocks, self._blocks = self._blocks, None
        if not many and blocks is None:
            blocks = Blocks()
            sought = {key for keys in new.values() for key in (*keys.own, *keys.near)}
            blocks.add(*self._kept.faces_by_key(sought))
            return blocks.pairs(new)
        if blocks is None or self._kept.value("turn") != self._turn:  # somebody else was at it
            blocks = Blocks()
            blocks.add(*self._kept.all_keys())
        else:
            rows = [(key, face) for face, keys in new.items() for key in keys.own]
            blocks.add(*zip(*rows, strict=True) if rows else ((), ()))
        self._blocks, self._turn = blocks, secrets.token_hex(8)
        self._kept.keep("turn", self._turn)
        return blocks.pairs(new)

    def _compare(self, pairs: Pairs) -> int:
        import numpy as np

        if not len(pairs.left):
            return 0
        faces = np.unique(np.concatenate(pairs))
        listed = faces.tolist()
        sides = self.sides(set(listed))
        rows = np.array([sides.row[face] for face in listed], dtype=np.int64)
        left, right = (rows[np.searchsorted(faces, column)] for column in pairs)
        scores = self._matcher.scores(sides, left, right)
        likely = scores >= KEPT
        columns = (pairs.left, pairs.right, scores)
        self._kept.put_likenesses(
            zip(*(column[likely].tolist() for column in columns), strict=True)
        )
        return len(scores)

    def sides(self, faces: set[int]) -> judging.Sides:
        """The faces of these ids, as the matcher compares them."""
        missing = faces - self._faces.keys()
        for face, body in self._kept.faces(missing).items():
            self._faces[face] = _face().decode(body)
        wanted = {self._faces[face].text for face in faces}
        for text, body in self._kept.texts(wanted - self._texts.keys()).items():
            held = _body.decode(body)
            self._texts[text] = judging.Text(text, held.gist, held.title)
        for text in wanted - self._texts.keys():
            self._texts[text] = judging.Text(text, frozenset())
        added = [self._faces[face] for face in sorted(faces - self._sides.row.keys())]
        if added:
            self._sides.add(added, self._texts)
        return self._sides

    def face(self, face: int) -> judging.Face:
        """One face, of those that `sides` was asked for."""
        return self._faces[face]

    def cluster(self, faces: Iterable[int]) -> set[int]:
        """Make the events anew of everything that these faces can be one event with; gives that."""
        said = standing_judgements(self._opened)
        face_of = {
            claim: face
            for claim, _, face, _, _ in self._kept.collated(
                {claim for one in said for claim in (one.left, one.right)}
            )
        }
        said = [one for one in said if one.left in face_of and one.right in face_of]
        beside: dict[int, set[int]] = defaultdict(set)
        for one in said:
            if one.verdict is Verdict.SAME:
                beside[face_of[one.left]].add(face_of[one.right])
                beside[face_of[one.right]].add(face_of[one.left])
        reached, scores = self._reach(set(faces), beside)
        rows = self._kept.claims_of_faces(reached)
        events = EventClusters(rows, scores, said, self._matcher.threshold)
        self._kept.put_events(events.changed())
        return reached

    def _reach(
        self, faces: set[int], beside: Mapping[int, set[int]]
    ) -> tuple[set[int], dict[tuple[int, int], float]]:
        """All faces that lead to these by scores from the threshold up, and every score among them."""
        reached, edge = set(faces), set(faces)
        scores: dict[tuple[int, int], float] = {}
        while edge:
            found: set[int] = set()
            for left, right, score in self._kept.likenesses(edge):
                scores[left, right] = score
                if score >= self._matcher.threshold:
                    found.update((left, right))
            for face in edge:
                found |= beside.get(face, set())
            edge = found - reached
            reached |= edge
        return reached, {pair: score for pair, score in scores.items() if reached.issuperset(pair)}


def _packed(text: judging.Text, held: judging.Sketch) -> bytes:
    return _pack(_Body(text.gist, text.title, held.marks, held.count, held.whole))
