"""Keeping events up to date: new claims are compared, and what they touch is clustered again.

An event is a function of the claims, the matcher and people's judgements alone,
never of the order in which they came: the scores of pairs are kept, and the
clusters of whatever a change can reach are made anew from them.
"""

from __future__ import annotations

import secrets
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chancery import collate as judging
from chancery.model import Verdict, event_id
from chancery.service.anchors import standing_judgements
from chancery.service.comparing import Faces
from chancery.service.uncollected import uncollected
from chancery.store import Collation, Record, StoredClaim

BATCH = 4_000  # claims of one transaction: others who write wait no longer than some seconds


@dataclass(frozen=True, slots=True)
class CollateReport:
    """What was done: claims looked at, claims that are gone, pairs compared, seconds taken."""

    claims: int
    gone: int
    pairs: int
    seconds: float


def collate(
    record: str | Path, *, again: bool = False, progress: Callable[[int], None] | None = None
) -> CollateReport:
    """Bring the events of a record up to date; with `again`, from the beginning.

    Every question about events does this by itself; `read` does not. `progress` is told how
    many claims were judged, a batch at a time, once they are on disk. Takes turns with whoever
    else writes. Raises RecordError where the record may not be written.
    """
    with Record.open(record) as opened:
        return bring_up_to_date(opened, again=again, progress=progress)


def waiting(record: str | Path) -> int:
    """How many claims the next question about events has to judge before it is answered.

    All of them where the matcher is another than the one they were judged by.
    """
    with Record.open(record) as opened:
        kept = opened.collation
        if not kept.ready:
            return 0
        again = kept.value("version") != matcher_of(opened).version
        return kept.waiting(since_the_beginning=again)


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


def bring_up_to_date(
    opened: Record, *, again: bool = False, progress: Callable[[int], None] | None = None
) -> CollateReport:
    """As `collate`, of an open record."""
    began = time.perf_counter()
    kept, matcher = opened.collation, matcher_of(opened)
    kept.hold()
    claims = gone = pairs = 0
    with kept.writing():
        if again or kept.value("version") != matcher.version:
            kept.clear()
            kept.keep("version", matcher.version)
    work = Work(opened, matcher)
    more = True
    while more:
        with uncollected(), kept.writing():
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
        if progress:
            progress(claims)
    work.finish()
    return CollateReport(claims, gone, pairs, time.perf_counter() - began)


class Work:
    """One session of comparing and clustering, with what it has read of the record at hand."""

    def __init__(self, opened: Record, matcher: judging.Matcher) -> None:
        self._opened = opened
        self._kept: Collation = opened.collation
        self._matcher = matcher
        self.faces = Faces(self._kept, matcher)
        self._touched: set[int] = set()
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
        self.faces.keep_texts(articles, texts)
        made = {
            stored.claim.id: judging.face(stored.claim, stored.article, texts[stored.article.id])
            for stored in batch
        }
        lost = {*self._replaced(made), *touched}
        left = self.faces.left_over(lost) if lost else []
        pairs = self.faces.keep_faces([*made.values(), *left], many)
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
        self._touched |= {*(face.id for face in made.values()), *lost}
        open_ = self._kept.value("open")
        if many:
            self._kept.keep("open", self._name if open_ in {"", self._name} else "several")
        elif not open_:
            self.cluster(self._touched)
        return pairs

    def finish(self) -> None:
        """Make the events of all that was left.

        What another session left, one that was killed or is at work, is not known: then of all.
        """
        name = self._kept.value("open")
        if not name:
            return
        with self._kept.writing():
            self.cluster(self._touched if name == self._name else self._kept.all_faces())
            self._kept.keep("open", "")

    def _replaced(self, made: Mapping[str, judging.Face]) -> list[int]:
        """Forget the faces of claims that were read again into others; gives what they touched."""
        before = {claim: face for claim, _, face, _, _ in self._kept.collated(made)}
        other = [claim for claim, face in before.items() if made[claim].id != face]
        return self._kept.forget(other) if other else []

    def cluster(self, faces: Iterable[int]) -> None:
        """Make the events anew of everything that these faces reach."""
        from chancery.service.event_clusters import EventClusters
        from chancery.service.reaching import Reach

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
            left, right = face_of[one.left], face_of[one.right]
            same = one.verdict is Verdict.SAME
            beside[left] |= {right} if same else set()
            beside[right] |= {left} if same else set()
        reached = Reach(self._kept, self._matcher.threshold, beside).of(faces)
        rows = self._kept.claims_of_faces(reached.faces)
        events = EventClusters(rows, reached.scores, said, self._matcher.threshold, reached.whole)
        self._kept.put_events(events.changed())
        if self._kept.value("open") not in {"", self._name}:  # another made them of part
            self._kept.keep("open", "several")
