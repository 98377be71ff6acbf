"""Copies with a title and an end of their own: one face for each claim, in time, and in any order."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from judging_making import events, keep

from bench.collate import reading_of, telling
from chancery import service
from chancery.model import Reading
from chancery.service import collating
from chancery.store import Record

DAY = date(2024, 6, 1)


def sentences(seed: int) -> list[str]:
    """Some sentences with a claim each."""
    (made,) = telling(20, seed=seed)
    return [span.of(made.article.text) for span in made.sentences]


STORY, OTHER = sentences(21)[:7], sentences(22)


def copied(number: int, day: date = DAY) -> Reading:
    """The story as one paper prints it, its first words and its last another's."""
    parts = [f"Print {number} has this: {STORY[0]}", *STORY[1:], f"{OTHER[0][:-1]} in {number}."]
    return reading_of(parts, day, f"Paper {number}", f"copy {number}")


def altered(number: int, chance: random.Random) -> Reading:
    """A part of the story among sentences of another, some of which other papers have."""
    own = chance.sample(OTHER, 2)
    kept = [part for part in STORY if chance.random() < 0.7]
    parts = [*own[: chance.randint(0, 2)], *kept, own[1], *chance.choice([[], kept[:1]])]
    return reading_of(parts, DAY, f"Paper {number}", f"altered {number}")


def held(folder: Path) -> dict[str, object]:
    """The events, and everything that they are made from."""
    found: dict[str, object] = {"events": events(folder)}
    with Record.open(folder) as opened:
        kept = opened.collation
        faces = kept.all_faces()
        found["likenesses"] = sorted(row for rows in kept.all_likenesses() for row in rows)
        found["keys"] = kept.all_keys()
        found["texts"] = {face: body for face, body in kept.faces(faces).items()}
    return found


def anew(folder: Path) -> dict[str, object]:
    """The same, of all that is in the record made from the beginning."""
    other = folder.with_name(f"{folder.name} anew")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder, other)
    service.collate(other, again=True)
    return held(other)


def test_three_hundred_near_copies_are_judged_as_one_and_stand_in_each_event(
    tmp_path: Path,
) -> None:
    folder = keep(tmp_path / "r", [copied(number) for number in range(300)])
    began = process_time()
    report = service.collate(folder)
    assert process_time() - began < 6
    assert (report.claims, report.pairs < 200_000) == (2400, True)
    shared = [group for group in events(folder).values() if len(group) >= 300]
    with Record.open(folder) as opened:
        faces = {row[0]: row[2] for row in opened.collation.collated(sum(shared, ()))}
    assert len(set(faces.values())) < 700  # the first and the last sentence are each paper's own
    (row,) = [r for r in service.events(folder) if r["reports"] == max(map(len, shared))]
    assert (row["articles"], row["origins"]) == (300, 1)


def test_copies_in_one_sentence_are_one_face_whatever_stands_around(tmp_path: Path) -> None:
    readings = [copied(number) for number in range(60)]
    folder = keep(tmp_path / "r", readings)
    service.collate(folder)
    with Record.open(folder) as opened:
        rows = opened.collation.collated(one.claims[3].id for one in readings)
        assert len({face for _, _, face, *_ in rows}) == 1
        apart = opened.collation.collated(one.claims[0].id for one in readings)
        assert len({face for _, _, face, *_ in apart}) == 60
    assert any({one.claims[3].id for one in readings} <= set(g) for g in events(folder).values())


def test_a_sentence_of_another_day_is_another_face(tmp_path: Path) -> None:
    readings = [copied(1), copied(2), copied(3, date(2024, 6, 9))]
    folder = keep(tmp_path / "r", readings)
    service.collate(folder)
    with Record.open(folder) as opened:
        rows = opened.collation.collated(one.claims[3].id for one in readings)
    assert len({face for _, _, face, *_ in rows}) == 2


@pytest.mark.parametrize("seed", range(6))
def test_copies_that_come_in_any_order_and_go_again_leave_what_all_anew_would(
    tmp_path: Path, seed: int, monkeypatch
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(collating, "BATCH", chance.choice([7, 4_000]))
    readings = [altered(number, chance) for number in range(16)]
    expected = held(keep(tmp_path / "whole", readings))
    folder, order = tmp_path / "r", chance.sample(readings, len(readings))
    while order:
        some, order = order[: (n := chance.randint(1, 5))], order[n:]
        keep(folder, some)
        service.collate(folder)
    assert held(folder) == expected
    for version in range(2, 8):
        some = [
            replace(one, claims=tuple(c for c in one.claims if chance.random() < 0.4))
            for one in chance.sample(readings, 3)
        ]
        keep(folder, some, f"read@{version} resolve@1")
        assert held(folder) == anew(folder)


def test_people_part_copies_and_taking_it_back_restores_the_events(tmp_path: Path) -> None:
    readings = [copied(number) for number in range(40)]
    folder = keep(tmp_path / "r", readings)
    before = events(folder)
    one, other, third = (readings[number].claims[3].id for number in (5, 17, 30))
    said = service.judge(folder, one, other, "different", by="somebody")
    of = {claim: name for name, group in events(folder).items() for claim in group}
    assert of[one] != of[other]
    assert of[third] in {of[one], of[other]}
    keep(folder, [copied(99)])
    of = {claim: name for name, group in events(folder).items() for claim in group}
    assert of[one] != of[other]
    assert of[copied(99).claims[3].id] in {of[one], of[other]}
    keep(folder, [replace(copied(99), claims=())], "read@2 resolve@1")
    service.withdraw(folder, said["judgement"], by="somebody")
    assert events(folder) == before


def test_a_copy_that_is_said_to_be_another_event_goes_there_with_its_own(tmp_path: Path) -> None:
    readings = [copied(number) for number in range(12)]
    folder = keep(tmp_path / "r", readings)
    before = events(folder)
    left, right = readings[4].claims[2].id, readings[9].claims[5].id
    of = {claim: name for name, group in before.items() for claim in group}
    assert of[left] != of[right]
    said = service.judge(folder, left, right, "same", by="somebody")
    after = {claim: name for name, group in events(folder).items() for claim in group}
    joined = {c for c, name in of.items() if name in {of[left], of[right]}}
    assert {c for c, name in after.items() if name == after[left]} == joined
    service.withdraw(folder, said["judgement"], by="somebody")
    assert events(folder) == before


def test_one_more_copy_is_compared_with_what_one_article_is(tmp_path: Path) -> None:
    pairs = []
    for count in (20, 200):
        folder = keep(tmp_path / str(count), [copied(number) for number in range(count)])
        service.collate(folder)
        (last,) = [replace(copied(count), claims=copied(count).claims[1:7])]
        keep(folder, [last])
        pairs.append(service.collate(folder).pairs)
    assert pairs[1] <= pairs[0] + 6 * 20
