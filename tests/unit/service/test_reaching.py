"""Events made anew only where a change reaches are the events that everything made anew would be."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.collate import telling
from chancery import service
from chancery.collate import cluster, shipped
from chancery.model import Reading
from chancery.service import reaching
from chancery.service.collating import Work
from chancery.store import Counts, Record

Scores = dict[tuple[int, int], float]


def keep(folder: Path, readings: list[Reading]) -> None:
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        for reading in readings:
            writer.add(reading)
        writer.finish(Counts())


def events(folder: Path) -> dict[str, list[str]]:
    service.collate(folder)
    claims = [row["claim"] for row in service.claims(folder)]
    with Record.open(folder) as opened:
        names = {row[3] for row in opened.collation.collated(claims)}
        return opened.collation.members(names)


def drawn(chance: random.Random, count: int) -> Scores:
    """Scores of crowded faces: many of them alike, many just the same."""
    grid, likely = chance.choice([4, 20, 1000]), chance.random()
    return {
        (one, other): round(chance.randint(0, grid) / grid, 6)
        for one in range(count)
        for other in range(one + 1, count)
        if chance.random() < likely
    }


def put(opened: Record, faces: list[int], scores: Scores, there: set[int]) -> None:
    """Keep faces, a claim each, and their scores with one another and with what is there."""
    there |= set(faces)
    with opened.collation.writing():
        opened.collation.put_claims([(f"c_{f:03d}", "a", f, f"e_{f:03d}", None) for f in faces])
        opened.collation.put_likenesses(
            (*pair, score)
            for pair, score in scores.items()
            if there.issuperset(pair) and not set(pair).isdisjoint(faces)
        )


def told(opened: Record, faces: set[int]) -> list[list[int]]:
    rows = opened.collation.claims_of_faces(faces)
    groups: dict[str, list[int]] = {}
    for _, _, face, event, _ in sorted(rows):
        groups.setdefault(event, []).append(face)
    return sorted(groups.values())


def whole(faces: set[int], scores: Scores, threshold: float) -> list[list[int]]:
    """What the clusters of everything are."""
    named = {(f"{a:03d}", f"{b:03d}"): s for (a, b), s in scores.items() if {a, b} <= faces}
    groups = cluster([f"{face:03d}" for face in faces], named, threshold)
    return sorted([int(node) for node in group] for group in groups)


def check(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    count, threshold = chance.randint(2, 16), chance.choice([0.3, 0.5, 0.7, 0.91])
    scores = drawn(chance, count)
    order = chance.sample(range(count), count)
    there: set[int] = set()
    with Record.open(folder, create=True) as opened:
        work = Work(opened, replace(shipped(), threshold=threshold))
        while order:
            some, order = order[: (n := chance.randint(1, 5))], order[n:]
            put(opened, some, scores, there)
            with opened.collation.writing():
                work.cluster(some)
            assert told(opened, there) == whole(there, scores, threshold)
            if chance.random() < 0.4:
                gone = chance.sample(sorted(there), chance.randint(1, 2) if len(there) > 1 else 1)
                with opened.collation.writing():
                    touched = opened.collation.forget([f"c_{face:03d}" for face in gone])
                    there -= set(gone)
                    work.cluster(touched)
                assert told(opened, there) == whole(there, scores, threshold)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_what_is_made_anew_where_it_is_reached_is_what_all_anew_would_be(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    check(tmp_path_factory.mktemp("r") / "record", seed)


def test_it_is_the_same_where_all_scores_are_read_in_order(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(reaching, "FEW", 0)
    for seed in range(8):
        check(tmp_path / str(seed), seed)


def test_what_is_far_from_a_change_is_not_reached(tmp_path: Path) -> None:
    """A chain of events, each like the next, is one part; a new face reaches what is beside it."""
    pairs = [(face, face + 1) for face in range(0, 40, 2)]
    between = {(face + 1, face + 2): 0.92 for face in range(0, 38, 2)}
    scores = {**dict.fromkeys(pairs, 0.99), **between, (39, 40): 0.95}
    there: set[int] = set()
    with Record.open(tmp_path / "r", create=True) as opened:
        put(opened, list(range(40)), scores, there)
        with opened.collation.writing():
            Work(opened, shipped()).cluster(there)
        assert told(opened, there) == [list(pair) for pair in pairs]
        put(opened, [40], scores, there)
        reached = reaching.Reach(opened.collation, 0.91, {}).of([40])
        assert reached.faces <= {36, 37, 38, 39, 40}


@pytest.mark.parametrize("seed", range(2))
def test_judgements_and_articles_by_turns_leave_what_all_anew_would(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    folder, readings = tmp_path / "r", list(telling(300, seed=seed + 7))
    keep(folder, readings[:9])
    standing = []
    for at in range(9, len(readings), 2):
        claims = [row["claim"] for row in service.claims(folder)]
        grouped = [group for group in events(folder).values() if len(group) > 1]
        pair = chance.sample(chance.choice([claims, *grouped[:1]]), 2)
        verdict = chance.choice(["same", "different"])
        standing.append(service.judge(folder, *pair, verdict, by="somebody")["judgement"])
        if chance.random() < 0.4:
            service.withdraw(folder, standing.pop(chance.randrange(len(standing))))
        keep(folder, readings[at : at + 2])
        now = events(folder)
        service.collate(folder, again=True)
        assert now == events(folder)
