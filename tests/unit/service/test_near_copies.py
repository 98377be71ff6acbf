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
from chancery.service.judgement_rows import SAME
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
        found["texts"] = kept.faces(faces)
    return found


def faces_of(folder: Path, claims: set[str]) -> int:
    """How many faces some claims have."""
    with Record.open(folder) as opened:
        return len({face for _, _, face, *_ in opened.collation.collated(claims)})


def anew(folder: Path) -> dict[str, object]:
    """The same, of all that is in the record made from the beginning."""
    other = folder.with_name(f"{folder.name} anew")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder, other)
    service.collate(other, again=True)
    return held(other)


def test_three_hundred_near_copies_cost_what_one_article_does(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [copied(number) for number in range(300)])
    began = process_time()
    report = service.collate(folder)
    assert process_time() - began < 6
    assert (report.claims, report.pairs < 100) == (2400, True)
    rows = list(service.events(folder))
    assert sum(row["reports"] for row in rows) == 2400
    assert {(row["articles"], row["origins"]) for row in rows} == {(300, 1)}


@pytest.mark.parametrize("place", [0, 3, 7])
def test_copies_in_the_words_from_the_trigger_on_are_one_face(tmp_path: Path, place: int) -> None:
    readings = [copied(number) for number in range(60)]
    folder = keep(tmp_path / "r", readings)
    ids = {one.claims[place].id for one in readings}
    assert any(ids <= set(group) for group in events(folder).values())
    assert faces_of(folder, ids) == 1


def test_a_sentence_of_another_day_is_another_face(tmp_path: Path) -> None:
    readings = [copied(1), copied(2), copied(3, date(2024, 6, 9))]
    folder = keep(tmp_path / "r", readings)
    service.collate(folder)
    assert faces_of(folder, {one.claims[3].id for one in readings}) == 2


@pytest.mark.parametrize(
    ("parts", "count"),
    [
        (("{} at noon.", "{} on its way."), 1),
        (("{}.", "Arland, it is said, {}."), 1),
        (("{}.", "Borvia {}."), 2),  # another party
        (("{}. {}.", "{}."), 2),  # what is said twice stands at two places
        (("{}.", "Arland shelled Borvia near Belgrad over the depot."), 2),
    ],
)
def test_which_sentences_of_two_texts_are_one_face(tmp_path: Path, parts, count: int) -> None:
    said = "Arland shelled Borvia near Belgrad over the convoy and the grain"
    told = [[f"{one.strip().format(said)}." for one in part.split(".") if one] for part in parts]
    readings = [
        reading_of([*part, OTHER[number]], DAY, f"Paper {number}", str(number))
        for number, part in enumerate(told)
    ]
    folder = keep(tmp_path / "r", readings)
    service.collate(folder)
    assert faces_of(folder, {c.id for one in readings for c in one.claims[:-1]}) == count


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


def test_the_reason_says_whether_the_text_is_the_same_too(tmp_path: Path) -> None:
    text, places = copied(1).article.text, copied(1).sentences
    same = reading_of([span.of(text) for span in places], DAY, "Another", "again")
    folder = keep(tmp_path / "r", [copied(1), copied(2), same])
    shown = service.show(folder, copied(1).claims[3].id)
    assert {reason for one in shown["judgements"] for reason in one["reasons"]} == set(SAME)


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


def test_one_more_copy_is_compared_with_no_more_where_there_are_many(tmp_path: Path) -> None:
    for count in (20, 200):
        folder = keep(tmp_path / str(count), [copied(number) for number in range(count)])
        service.collate(folder)
        keep(folder, [copied(count)])
        assert service.collate(folder).pairs < 40
