"""Weights refitted on what people judged, and what that gained on pairs that were held out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from chancery import collate as judging
from chancery.errors import RecordError
from chancery.model import Judgement, Verdict
from chancery.service.anchors import standing_judgements
from chancery.service.collating import bring_up_to_date, matcher_of, settle
from chancery.service.comparing import Faces
from chancery.service.judging import person
from chancery.store import Record

FEWEST = 10  # judgements, of which two of each verdict, below which nothing is learnt
PULL = 3.0  # how firmly the shipped weights are kept: many judgements move them, few do not
PARTS = 5


@dataclass(frozen=True, slots=True)
class LearnReport:
    """What was learnt from how many judgements, and what it gained on those held out.

    `before` is what the weights that came with Chancery make of them, which have seen none of
    them; `after` what weights refitted from those make.

    Losses are mean log losses (0 is certain and right, 0.69 a coin's), shares are of
    verdicts told rightly at the threshold; each judgement was held out of the fit
    that is scored on it, in one of five parts. `kept` says whether the new weights
    are in use: they are only where the loss on those held out fell and no fewer are told rightly.
    Then `by` and `at` say who learnt them, and when first; else both are None.
    """

    judgements: int
    same: int
    loss_before: float
    loss_after: float
    right_before: float
    right_after: float
    kept: bool
    version: str
    by: str | None = None
    at: str | None = None


def learn(record: str | Path, *, by: str | None = None) -> LearnReport:
    """Refit the matcher's weights on the judgements made so far, and its events with them.

    Always from the weights that came with Chancery, never from those learnt before: these have
    seen what is to be held out. So learning twice from the same judgements changes nothing, and
    where there is no gain any more, what was learnt before is given up. `by` is your name, that of
    your account here when None.

    Raises RecordError where too few have been made to learn from.
    """
    import numpy as np

    name = person(by)
    with Record.open(record) as opened:
        settle(opened)
        said = [j for j in standing_judgements(opened) if j.verdict is not Verdict.UNSURE]
        same = np.array([float(j.verdict is Verdict.SAME) for j in said])
        if len(said) < FEWEST or same.sum() < 2 or same.sum() > len(said) - 2:
            raise RecordError(
                f"{len(said)} judgements of `same` or `different`, {int(same.sum())} of them "
                f"`same`: expected {FEWEST} or more with at least two `same` and two `different`: "
                "make some with `chancery judge`"
            )
        before = judging.shipped()
        pairs = _Pairs(opened, before, said)
        held = pairs.held_out(same)
        scores = pairs.chances(before)
        losses = [round(judging.log_loss(p, same), 4) for p in (scores, held)]
        right_before, right_after = (_right(p, same, before.threshold) for p in (scores, held))
        found = LearnReport(
            judgements=len(said), same=int(same.sum()),
            loss_before=losses[0], loss_after=losses[1],
            right_before=right_before, right_after=right_after,
            kept=losses[1] < losses[0] and right_after >= right_before, version=before.version,
        )  # fmt: skip
        body = ""  # the weights that came with Chancery
        if found.kept:
            body = judging.dump(pairs.fitted(same, np.ones(len(said), dtype=bool)))
        if body != opened.judgements.matcher():
            opened.judgements.put_matcher(body, name)
            bring_up_to_date(opened)
        if not found.kept:
            return found
        at, who = opened.judgements.learnt()
        return replace(found, version=matcher_of(opened).version, by=who, at=at)


class _Pairs:
    """Judged pairs as rows of features, each by whether it is of one text or of two."""

    def __init__(self, opened: Record, matcher: judging.Matcher, said: list[Judgement]) -> None:
        import numpy as np

        rows = opened.collation.collated({c for j in said for c in (j.left, j.right)})
        face_of = {claim: face for claim, _, face, _, _ in rows}
        faces = Faces(opened.collation, matcher)
        sides = faces.sides(set(face_of.values()))
        left = np.array([sides.row[face_of[j.left]] for j in said])
        right = np.array([sides.row[face_of[j.right]] for j in said])
        self._matcher = matcher
        self._values = judging.features(sides, left, right)
        texts = sides.plain["text"]
        self._across = texts[left] != texts[right]
        # A claim's pairs stay in one part, so that what is held out is not seen from its other end.
        self._part = np.array([int(sha256(j.left.encode()).hexdigest(), 16) % PARTS for j in said])

    def chances(self, matcher: judging.Matcher) -> judging.Floats:
        """The probability of each pair by a matcher's weights."""
        weights = matcher.weights()[self._across.astype(int)]
        return judging.logistic((self._values * weights).sum(axis=1))

    def fitted(self, same: judging.Floats, used: judging.Bools) -> judging.Matcher:
        """The matcher refitted on the pairs that are used."""
        start = self._matcher.weights()
        tables = []
        for row, here in ((0, ~self._across), (1, self._across)):
            chosen = used & here
            made = judging.fit(self._values[chosen], same[chosen], start[row], PULL)
            tables.append(dict(zip(judging.FEATURES, map(float, made), strict=True)))
        threshold = self._matcher.threshold
        version = judging.version_of(tables[0], tables[1], threshold)
        return judging.Matcher(version, tables[0], tables[1], threshold)

    def held_out(self, same: judging.Floats) -> judging.Floats:
        """Each pair's probability by weights fitted without its part."""
        import numpy as np

        found = np.zeros(len(same))
        for part in range(PARTS):
            out = self._part == part
            if out.any():
                found[out] = self.chances(self.fitted(same, ~out))[out]
        return found


def _right(chances: judging.Floats, same: judging.Floats, threshold: float) -> float:
    return round(float(((chances >= threshold) == (same > 0.5)).mean()), 4)
