"""What a session of comparing has of the record at hand: faces, texts, keys and what is scored."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from math import inf
from typing import TYPE_CHECKING

import msgspec

from chancery import collate as judging
from chancery.model import Article
from chancery.store import Collation

if TYPE_CHECKING:
    from chancery.service.face_pairs import Blocks, Pairs

MOST = 60  # texts under one key that a new one is compared with, those of the smallest numbers
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


class Faces:
    """The faces and texts of a session, which it keeps in the record, and their likenesses."""

    def __init__(self, kept: Collation, matcher: judging.Matcher) -> None:
        self._kept = kept
        self._matcher = matcher
        self._faces: dict[int, judging.Face] = {}
        self._texts: dict[int, judging.Text] = {}
        self._sides = judging.Sides([], {})
        self._blocks: Blocks | None = None  # all of the record's keys, where much is to be compared
        self._turn = ""  # what this session left in the record when it wrote last

    def forget(self) -> None:
        """Look all up anew: some faces are gone, or are others than they were."""
        self._faces.clear()
        self._sides = judging.Sides([], {})
        self._blocks = None

    def keep_texts(
        self, articles: Mapping[str, Article], texts: Mapping[str, judging.Text]
    ) -> None:
        """Keep articles' texts, and which of them are copies."""
        sketches: dict[int, judging.Sketch] = {}
        rows = []
        for name, article in articles.items():
            text = texts[name]
            if text.id not in sketches:
                sketches[text.id] = judging.sketch(article.text)
            rows.append((name, text.id, _packed(text, sketches[text.id]), sketches[text.id].keys))
            self._texts[text.id] = text
        new = self._kept.put_texts(rows)
        by_key = {
            key: sorted(held)[:MOST]
            for key, held in self._kept.texts_by_key(
                {key for one in new for key in sketches[one].keys}
            ).items()
        }
        near = {text for found in by_key.values() for text in found} - set(sketches)
        for other, body in self._kept.texts(near).items():
            held = _body.decode(body)
            sketches[other] = judging.Sketch(held.marks, held.count, held.whole)
        self._kept.put_copies(judging.copies(new, sketches, by_key))

    def keep_faces(self, faces: Iterable[judging.Face], many: bool) -> int:
        """Keep faces, compare the new with what they may be; gives how many pairs there were.

        Of the texts that have a face the smallest stands for all: what was kept gives way to it.
        """
        if self._kept.value("turn") != self._turn:  # somebody else was at it
            self.forget()
        first: dict[int, judging.Face] = {}
        for face in faces:
            if face.id not in first or face.text < first[face.id].text:
                first[face.id] = face
        self.read(set(first))
        before = {face: self._faces[face].text for face in first.keys() & self._faces.keys()}
        new = {one.id: one for one in first.values() if one.text < before.get(one.id, inf)}
        others = new.keys() & before.keys()
        self._kept.forget_faces(others)
        for gone in others:
            self._sides.row.pop(gone, 0)
        self._faces |= new
        for face in new.values():
            self._texts.setdefault(face.text, judging.Text(face.text, frozenset()))
        keys = {face: judging.keys(one, self._texts[one.text]) for face, one in new.items()}
        self._kept.put_faces([(face, _pack(one), keys[face].own) for face, one in new.items()])
        pairs = self._compare(self._pairs(keys, others, many))
        self._turn = secrets.token_hex(8)
        self._kept.keep("turn", self._turn)
        return pairs

    def left_over(self, faces: Collection[int]) -> list[judging.Face]:
        """Of faces that have lost claims, those whose text has none any more: as the next text has them.

        What was kept of these is dropped.
        """
        self.forget()
        self.read(set(faces))
        claims = [
            claim
            for face, text, claim in self._kept.first_texts(faces)
            if text != self._faces[face].text
        ]
        found = []
        for stored in self._kept.claims_of(claims):
            text = judging.text_face(stored.article)
            self._texts[text.id] = text
            made = judging.face(stored.claim, stored.article, text)
            if made != self._faces[made.id]:  # a war's is the same for all texts
                found.append(made)
        self._kept.forget_faces({face.id for face in found})
        self.forget()
        return found

    def _pairs(self, new: Mapping[int, judging.Keys], others: Collection[int], many: bool) -> Pairs:
        """The pairs of new faces with any: of keys looked up, or of all at hand where many come.

        `others` of them had other keys before.
        """
        from chancery.service.face_pairs import Blocks

        blocks, self._blocks = self._blocks, None
        if not many and blocks is None:
            blocks = Blocks()
            sought = {key for keys in new.values() for key in (*keys.own, *keys.near)}
            blocks.add(self._kept.faces_by_key(sought))
            return blocks.pairs(new)
        if blocks is None:
            blocks = Blocks()
            blocks.add(self._kept.all_keys())
        else:
            blocks.drop(others)
            blocks.add([(key, face) for face, keys in new.items() for key in keys.own])
        self._blocks = blocks
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
        self.read(faces)
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

    def read(self, faces: set[int]) -> None:
        """Have the faces of these ids at hand, for `face`."""
        for face, body in self._kept.faces(faces - self._faces.keys()).items():
            self._faces[face] = _face().decode(body)

    def gists(self, texts: set[int]) -> dict[int, frozenset[str]]:
        """What each of these texts is about: the stems that tell it."""
        return {text: _body.decode(held).gist for text, held in self._kept.texts(texts).items()}

    def face(self, face: int) -> judging.Face:
        """One face, of those that `sides` or `read` was asked for."""
        return self._faces[face]


def _packed(text: judging.Text, held: judging.Sketch) -> bytes:
    return _pack(_Body(text.gist, text.title, held.marks, held.count, held.whole))
