"""Events as threads are sought among them: from the faces that are kept, without any text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from chancery import collate as judging
from chancery.model import Status
from chancery.service.collating import matcher_of
from chancery.service.comparing import Faces
from chancery.service.dating import Telling, dating, event_tellings, leading
from chancery.service.standing import SPOKEN
from chancery.store import Record
from chancery.store.collation import Standing

_DONE = frozenset(map(str, (Status.ACTUAL, Status.HISTORICAL)))


def happenings(opened: Record, events: Iterable[str] | None = None) -> list[judging.Happening]:
    """All events, or these, as `judging.threads` takes them."""
    rows = opened.collation.standings(events)
    faces = Faces(opened.collation, matcher_of(opened))
    faces.read({row.face for row in rows})
    texts = opened.collation.text_of({row.article for row in rows})
    gists = faces.gists(set(texts.values()))
    held = _held_to(opened, rows, faces)
    tellings = event_tellings(opened, rows)
    made = []
    for event, group in groupby(rows, key=lambda row: row.event):
        claims = list(group)
        lead = leading(tellings[event]).claim
        first = next(row for row in claims if row.claim == lead)
        gist = gists.get(texts.get(first.article, 0), frozenset())
        told = faces.face(first.face)
        members = [(row, faces.face(row.face)) for row in claims]
        made.append(_happening(event, members, told, gist, held, _day(tellings[event])))
    return made


def _held_to(opened: Record, rows: Sequence[Standing], faces: Faces) -> frozenset[str]:
    """Of claims that somebody denies those that somebody else stands behind."""
    parted = [
        row.claim for row in rows if (face := faces.face(row.face)).denied and face.status in _DONE
    ]
    stored = opened.collation.claims_of(parted)
    return frozenset(one.claim.id for one in stored if not one.claim.denied)


def _day(tellings: Sequence[Telling]) -> int | None:
    """The day of an event as an ordinal."""
    found = dating(tellings)
    return date.fromisoformat(found.day).toordinal() if found and found.day else None


def _happening(  # noqa: PLR0913 - what is known of it, each once
    event: str,
    claims: Sequence[tuple[Standing, judging.Face]],
    told: judging.Face,
    gist: frozenset[str],
    held: frozenset[str],
    day: int | None,
) -> judging.Happening:
    members = [face for _, face in claims]
    return judging.Happening(
        event=event,
        kind=told.kind,
        day=day,
        actors=frozenset().union(*(face.actor_countries for face in members)),
        recipients=frozenset().union(*(face.recipient_countries for face in members)),
        words=told.words,
        gist=gist,
        claims=frozenset(row.claim for row, _ in claims),
        about=frozenset(row.about for row, _ in claims if row.about),
        done=any(_is_done(face) or (row.claim in held) for row, face in claims),
        denied=any(face.denied and face.kind not in SPOKEN for face in members),
    )


def _is_done(told: judging.Face) -> bool:
    """Whether a claim tells its act as done, and nobody in it denies that."""
    return told.status in _DONE and (told.kind in SPOKEN or not told.denied)
