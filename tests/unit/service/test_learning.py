"""What is learnt of people's judgements: kept only where it tells held-out ones better."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from judging_making import READINGS, keep

from chancery import service
from chancery.service import collating, learning
from chancery.store import Record


def test_learning_keeps_only_what_tells_held_out_judgements_better(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", READINGS)
    chance = random.Random(3)
    claims = list(service.claims(folder))
    by_verb: dict[str, list[str]] = {}
    for claim in claims:
        by_verb.setdefault(claim["trigger"]["text"], []).append(claim["claim"])
    for ids in list(by_verb.values())[:8]:
        service.judge(folder, *chance.sample(ids, 2), "same")
    for _ in range(8):
        one, other = chance.sample(list(by_verb), 2)
        service.judge(folder, by_verb[one][0], by_verb[other][-1], "different")
    report = service.learn(folder, by=" ann ")
    assert report.judgements == 16
    assert report.by == "ann"
    assert report.at
    assert report.at[:4].isdecimal()
    assert report.kept
    assert report.loss_after < report.loss_before
    assert report.right_after >= report.right_before
    with Record.open(folder) as opened:
        assert bool(opened.judgements.matcher()) == report.kept
        learnt = opened.judgements.matcher()
    assert service.learn(folder, by="bob") == report, "what was learnt is not where learning begins"
    with Record.open(folder) as opened:
        assert opened.judgements.matcher() == learnt


def test_weights_that_tell_fewer_rightly_are_not_kept_for_a_smaller_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = keep(tmp_path / "r", READINGS[:60])
    claims = [claim["claim"] for claim in service.claims(folder)]
    for number, (one, other) in enumerate(list(zip(claims[::2], claims[1::2], strict=False))[:12]):
        service.judge(folder, one, other, "same" if number % 2 else "different")
    losses, rights = iter((0.9, 0.4)), iter((0.5, 0.4))
    monkeypatch.setattr(collating.judging, "log_loss", lambda *_: next(losses))
    monkeypatch.setattr(learning, "_right", lambda *_: next(rights))
    report = service.learn(folder)
    assert (report.loss_before, report.loss_after, report.kept) == (0.9, 0.4, False)
    assert (report.by, report.at) == (None, None)
    with Record.open(folder) as opened:
        assert not opened.judgements.matcher()


def test_what_was_learnt_is_given_up_where_it_gains_nothing_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = keep(tmp_path / "r", READINGS[:60])
    claims = [claim["claim"] for claim in service.claims(folder)]
    for number, (one, other) in enumerate(zip(claims[::2], claims[1::2], strict=False)):
        service.judge(folder, one, other, "same" if number % 2 else "different")
        if number == 11:
            break
    shipped = collating.judging.shipped()
    with Record.open(folder) as opened:
        other = replace(shipped, threshold=shipped.threshold / 2)
        opened.judgements.put_matcher(collating.judging.dump(other), "me")
    monkeypatch.setattr(collating.judging, "log_loss", lambda *_: 0.5)
    report = service.learn(folder)
    assert (report.kept, report.version) == (False, shipped.version)
    with Record.open(folder) as opened:
        assert collating.matcher_of(opened) == shipped
    assert service.waiting(folder) == 0
