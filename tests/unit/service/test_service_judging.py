"""Events from judgements: in any order of reading, with people's words, and back again."""

from __future__ import annotations

import random
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from judging_making import READINGS, copied, events, keep
from making import TEXT, request, retreat

from chancery import collate, service
from chancery.errors import NotFoundError, RecordError, UsageError
from chancery.model import Cited
from chancery.service import ClaimFilter, collating
from chancery.service.beside import report_of
from chancery.store import Record, StoredClaim
from chancery.store.schema import APPLICATION_ID, TABLES


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reading_does_not_change_the_events(tmp_path: Path, seed: int) -> None:
    expected = events(keep(tmp_path / "a", READINGS))
    shuffled = random.Random(seed).sample(READINGS, len(READINGS))
    folder = tmp_path / "b"
    for at in range(0, len(shuffled), 5):  # some now, some later, as articles come
        keep(folder, shuffled[at : at + 5])
        service.collate(folder)
    assert events(folder) == expected
    assert max(map(len, expected.values())) > 1


def killed(_work: object) -> None:
    raise OSError("killed")


def test_batches_and_a_stop_between_them_do_not_change_the_events(
    tmp_path: Path, monkeypatch
) -> None:
    expected = events(keep(tmp_path / "a", READINGS))
    monkeypatch.setattr(collating, "BATCH", 50)
    assert events(keep(tmp_path / "b", READINGS)) == expected
    stopped = keep(tmp_path / "c", READINGS)
    with monkeypatch.context() as patched, pytest.raises(OSError, match="killed"):
        patched.setattr(collating.Work, "finish", killed)
        service.collate(stopped)
    with Record.open(stopped) as opened:
        assert opened.collation.behind()
    assert events(stopped) == expected
    with Record.open(stopped) as opened:
        assert not opened.collation.behind()


def test_what_another_process_collates_between_two_batches_is_compared(
    tmp_path: Path, monkeypatch
) -> None:
    expected = events(keep(tmp_path / "a", READINGS))
    monkeypatch.setattr(collating, "BATCH", 50)
    take, turns = collating.Work.take, []

    def taken(work, *args, **more):
        work.faces._turn = "another's" if len(turns) == 2 else work.faces._turn
        turns.append(1)
        return take(work, *args, **more)

    monkeypatch.setattr(collating.Work, "take", taken)
    assert events(keep(tmp_path / "b", READINGS)) == expected
    assert len(turns) > 3


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_withdrawn_judgement_restores_the_events_exactly(tmp_path: Path, verdict: str) -> None:
    folder = keep(tmp_path / "r", READINGS)
    before = events(folder)
    chance = random.Random(verdict)
    largest = max(before.values(), key=len)
    for _ in range(5):
        others = [c for group in before.values() for c in group]
        pair = chance.sample(largest if verdict == "different" else others, 2)
        said = service.judge(folder, *pair, verdict, by="somebody")
        after = events(folder)
        of = {claim: name for name, group in after.items() for claim in group}
        assert (of[pair[0]] == of[pair[1]]) == (verdict == "same")
        service.withdraw(folder, said["judgement"], by="somebody else")
        assert events(folder) == before


def test_two_events_that_are_the_same_become_one_with_all_their_claims(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", READINGS)
    before = events(folder)
    large = sorted(before.values(), key=len)[-6:]
    assert len(large[0]) > 1
    for one, other in zip(large[::2], large[1::2], strict=True):
        said = service.judge(folder, one[-1], other[0], "same")
        assert said["left_out"] == []
        assert said["events"][0] == said["events"][1]
    after = events(folder)
    expected = [{*one, *other} for one, other in zip(large[::2], large[1::2], strict=True)]
    expected += [set(group) for group in before.values() if group not in large]
    assert sorted(map(sorted, after.values())) == sorted(map(sorted, expected))


def test_what_somebody_set_apart_stays_out_of_the_one_event_and_is_named(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", READINGS)
    one, other = sorted(events(folder).values(), key=len)[-2:]
    apart = service.judge(folder, one[0], other[0], "different", by="a")
    said = service.judge(folder, one[-1], other[-1], "same", by="b")
    assert "left_out" in apart
    assert apart["left_out"] == []
    (out,) = said["left_out"]
    assert out["claim"] in {one[0], other[0]}
    assert (out["judgement"], out["by"]) == (apart["judgement"], "a")
    inside = {*one, *other} - {out["claim"]}
    assert inside in [set(group) for group in events(folder).values()]
    service.withdraw(folder, apart["judgement"])
    assert {*one, *other} in [set(group) for group in events(folder).values()]


def test_several_judgements_taken_back_in_any_order_restore_the_events(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", READINGS)
    before = events(folder)
    chance = random.Random(1)
    claims = [c for group in before.values() for c in group]
    said = [
        service.judge(folder, *chance.sample(claims, 2), chance.choice(["same", "different"]))
        for _ in range(8)
    ]
    assert events(folder) != before
    for one in chance.sample(said, len(said)):
        service.withdraw(folder, one["judgement"])
    assert events(folder) == before


def test_a_judgement_survives_reading_with_a_newer_version(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [copied(1), copied(2, text=TEXT.replace("Two", "Three"))])
    left, right = request(copied(1).article).id, retreat(copied(1).article).id
    service.judge(folder, left, right, "same", by="me")
    (said,) = service.judgements(folder)
    first = copied(1)
    moved = tuple(
        replace(c, id=c.id + "0", trigger=Cited(c.trigger.value, c.trigger.spans, 0.9, "read@2"))
        for c in first.claims
    )
    keep(folder, [replace(first, claims=(replace(moved[0], about=moved[1].id), moved[1]))],
         "read@2 resolve@1")  # fmt: skip
    (again,) = service.judgements(folder)
    assert (again["judgement"], again["live"]) == (said["judgement"], True)
    assert {again["left"], again["right"]} == {left + "0", right + "0"}
    assert any({left + "0", right + "0"} <= set(group) for group in events(folder).values())


def test_a_judgement_on_a_claim_that_is_gone_waits(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [copied(1)])
    claims = [claim.id for claim in copied(1).claims]
    service.judge(folder, *claims, "same", by="me")
    keep(folder, [replace(copied(1), claims=())], "read@2 resolve@1")
    (waiting,) = service.judgements(folder)
    assert waiting["live"] is False
    assert events(folder) == {}
    with pytest.raises(NotFoundError, match="not in this record"):
        service.judge(folder, *claims, "same")
    keep(folder, [copied(1)], "read@3 resolve@1")
    (back,) = service.judgements(folder)
    assert back["live"] is True
    assert len(events(folder)) == 1


def test_two_people_judging_at_once_are_both_kept_and_the_last_word_counts(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [copied(1)])
    claims = [claim.id for claim in copied(1).claims]
    events(folder)
    start = threading.Barrier(2)

    def say(name: str, verdict: str) -> None:
        start.wait()
        service.judge(folder, *claims, verdict, by=name)

    people = [
        threading.Thread(target=say, args=pair) for pair in (("a", "same"), ("b", "different"))
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    said = list(service.judgements(folder))
    assert sorted(row["by"] for row in said) == ["a", "b"]
    assert len(events(folder)) == (1 if said[-1]["verdict"] == "same" else 2)


def test_a_thousand_copies_of_one_article_are_one_origin(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [copied(n) for n in range(1000)])
    report = service.collate(folder)
    assert report.seconds < 60
    (row,) = service.events(folder, ClaimFilter(types=("REQUEST",), limit=1))
    assert (row["reports"], row["articles"], row["origins"]) == (1000, 1000, 1)
    assert set(row["publishers"]) == {f"Paper {n}" for n in range(1000)}


def test_a_text_that_nobody_has_judged_has_a_number_of_its_own() -> None:
    readings = [copied(n) for n in range(40)]
    stored = [StoredClaim(one.claims[0], one.article, 1) for one in readings]
    numbers = [report_of(one, {}).text for one in stored]
    assert len(set(numbers)) == 40
    assert max(numbers) < 0 <= collate.text_face(readings[0].article).id
    assert numbers[0] == -1_750_221_782_278_791_498  # in every process
    assert report_of(stored[0], {readings[0].article.id: 7}).text == 7


def test_an_outlet_that_is_quoted_is_the_origin_and_the_chain_is_shown(tmp_path: Path) -> None:
    other = copied(2, text=TEXT.replace("Two Pakistani officials", "Two Pakistani officials"))
    folder = keep(tmp_path / "r", [copied(1), other])
    shown = service.show(folder, request(copied(1).article).id)
    (origin,) = shown["origin_list"]
    assert origin["via"][0] == "Reuters"
    assert {"Paper 1", "Paper 2"} <= set(origin["via"])
    assert {claim["origin"] for claim in shown["claims"]} == {0}
    own = [j for j in shown["judgements"] if j["by"].startswith("collate@") and j["reasons"]]
    assert own
    with pytest.raises(UsageError, match=r"machine's own.* say that its two claims are different"):
        service.withdraw(folder, own[0]["judgement"])


@pytest.mark.parametrize(
    ("act", "kind", "message"),
    [
        (lambda f, a, b: service.judge(f, a, a, "same"), UsageError, "expected two"),
        (lambda f, a, b: service.judge(f, a, b, "equal"), UsageError, "same, different, unsure"),
        (lambda f, a, b: service.judge(f, a, "c_ffff", "same"), NotFoundError, "not in this record"),
        (lambda f, a, b: service.judge(f, a, "zz", "same"), NotFoundError, "claim 'c_zz': not in"),
        (lambda f, a, b: service.judge(f, a, "e_zz", "same"), NotFoundError, "event 'e_zz': not"),
        (lambda f, a, b: service.judge(f, a, b, "same", by="collate@9"), UsageError, "machine's own"),
        (lambda f, a, b: service.withdraw(f, "j_ffff"), NotFoundError, "not in this record"),
        (lambda f, a, b: service.brief(f, "t_ffff"), NotFoundError, "not in this record"),
        (lambda f, a, b: service.learn(f), RecordError, "expected 10 or more"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_says_why(tmp_path: Path, act, kind, message: str) -> None:
    folder = keep(tmp_path / "r", [copied(1)])
    with pytest.raises(kind, match=message):
        act(folder, *(claim.id for claim in copied(1).claims))


def test_withdrawing_twice_says_who_did_it_first(tmp_path: Path) -> None:
    folder = keep(tmp_path / "r", [copied(1)])
    said = service.judge(folder, *(c.id for c in copied(1).claims), "unsure", by="a", note="dim")
    assert said["note"] == "dim"
    service.withdraw(folder, said["judgement"][:8], by="b")
    with pytest.raises(UsageError, match="by b"):
        service.withdraw(folder, said["judgement"])
    assert list(service.judgements(folder)) == []
    (row,) = service.judgements(folder, withdrawn=True)
    assert row["withdrawn_by"] == "b"


def test_threads_join_what_is_asked_to_what_it_is_about_and_the_brief_cites_the_words(
    tmp_path: Path,
) -> None:
    folder = keep(tmp_path / "r", [copied(1)])
    (thread,) = service.threads(folder)
    assert [link["kind"] for link in thread["links"]] == ["about"]
    assert len(thread["events"]) == 2
    brief = service.brief(folder, thread["thread"][:9])
    assert brief.startswith("# United States – Pakistan: demand, withdrawal, 13 May – 1 Jun 2025")
    assert "[^1]:" in brief
    assert "asked" in brief


def test_an_older_record_is_brought_up_to_date_and_judged(tmp_path: Path) -> None:
    new = keep(tmp_path / "new", [copied(1), copied(2)])
    expected = events(new)
    old = tmp_path / "old"
    old.mkdir()
    connection = sqlite3.connect(old / "record.sqlite", isolation_level=None)
    for statement in filter(None, map(str.strip, TABLES.split(";"))):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("PRAGMA user_version=1")
    connection.execute("ATTACH ? AS new", (str(new / "record.sqlite"),))
    for table in ("runs", "articles", "readings", "claims", "parties"):
        connection.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    connection.close()
    assert [row["event"] for row in service.events(old)] == [
        row["event"] for row in service.events(new)
    ]
    assert events(old) == expected
