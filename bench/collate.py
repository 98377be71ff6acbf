"""How fast claims become events: 100,000 at once, then 100 articles more, and in what memory.

The claims are made: wars, talks, demands and arrests among 40 countries over two
years, each told by one to a dozen articles in other words, a fifth of the
articles copies of another. `collate_s` is the time from the first face to the
last event, `adding_s` that of 100 further articles, both by the clock and without the
making of the claims, which has `making_s`; `collate_cpu_s` and `adding_cpu_s` the
processor's seconds for the same, `peak_mb` the resident memory of the process that did
all. `in_bounds` is 1 where processor seconds and memory stay within 120 s, 10 s and
2 GB: by them, since the clock also counts what else a machine is at. Nothing is read:
the reader has a bench of its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.common import ROOT, BenchError, Outcome
from chancery.model import (
    Article,
    Basis,
    Cited,
    Claim,
    EventType,
    Granularity,
    Identity,
    Party,
    Reading,
    Span,
    Status,
    When,
    claim_id,
)

CLAIMS, EACH, ADDED = 100_000, 20, 100
PATIENCE = 3600.0
BOUNDS = {"collate_cpu_s": 120.0, "adding_cpu_s": 10.0, "peak_mb": 2000.0}
_FIRST = date(2024, 1, 1)
_DAYS = 730
_LANDS = (
    "Arland Borvia Cordan Delmar Estova Farrow Galdia Hestar Ivoria Jarden Keldor Lumeria Morvan "
    "Nordal Ostria Pelagia Quorin Ruvenia Sardal Tavira Ulmar Vestria Wendal Xanthe Yoria Zembla "
    "Abaran Belisar Calder Dormund Elvara Fenwick Grenmar Halvard Istria Jorvik Karelia Lorvale "
    "Mirador Novara"
).split()
_TOWNS = [f"{a}{b}" for a in "Bel Dor Kar Lin Mor Nov Pol Ros Sil Tar".split()
          for b in "grad haven bridge ford mouth field burg stad ville dale".split()]  # fmt: skip
_DEEDS: tuple[tuple[EventType, tuple[str, ...]], ...] = (
    (EventType.ASSAULT, ("shelled", "bombed", "attacked", "struck", "raided")),
    (EventType.CONSULT, ("met", "talked with", "phoned", "visited", "received")),
    (EventType.REQUEST, ("asked", "urged", "called on", "demanded of", "appealed to")),
    (EventType.ACCUSE, ("accused", "blamed", "condemned", "criticised", "denounced")),
    (EventType.COERCE, ("detained", "arrested", "seized", "expelled", "banned")),
    (EventType.AGREE, ("agreed with", "signed with", "settled with", "pledged to", "promised")),
)
_NOUNS = (
    "convoy depot harbour refinery pipeline bridge airfield border envoy minister garrison fleet "
    "treaty tariff grain visa hostage drone militia monitor truce corridor summit quota inspector"
).split()


def telling(count: int, seed: int) -> Iterator[Reading]:
    """Articles of EACH claims until there are `count` claims, some of them copies."""
    chance = random.Random(seed)
    last: list[str] = []
    for number in range(count // EACH):
        day = _FIRST + timedelta(days=chance.randrange(_DAYS))
        again = bool(last) and chance.random() < 0.2
        parts = last if again else [_sentence(day, chance) for _ in range(EACH)]
        last = parts
        yield reading_of(parts, day, f"Paper {number % 60}", f"{seed}:{number}")


def _sentence(day: date, chance: random.Random) -> str:
    """One deed of the day: which, follows from the day, so that others tell it too."""
    what = random.Random(f"{day}:{chance.randrange(40)}")
    one, other = what.sample(_LANDS, 2)
    verbs = what.choice(_DEEDS)[1]
    town, nouns = what.choice(_TOWNS), what.sample(_NOUNS, 3)
    said = chance.sample(nouns, 2)
    return f"{one} {chance.choice(verbs)} {other} near {town} over the {said[0]} and the {said[1]}."


def reading_of(parts: list[str], day: date, publisher: str, origin: str) -> Reading:
    """An article of some sentences that `telling` made, with a claim of each."""
    text = " ".join(parts)
    article = Article(text, f"{parts[0][:40]}", publisher, day, "metadata", origin=origin)
    claims, at = [], 0
    for index, part in enumerate(parts):
        claims.append(_claim(article, part, at, index, day))
        at += len(part) + 1
    return Reading(article, tuple(c.sentence_span for c in claims), claims=tuple(claims))


def _claim(article: Article, part: str, at: int, index: int, day: date) -> Claim:
    words = part.split()
    kind, verb = next((k, v) for k, verbs in _DEEDS for v in verbs if f" {v} " in part)
    start = at + part.index(f" {verb} ") + 1
    trigger = Span(start, start + len(verb))
    other = part[part.index(f" {verb} ") + len(verb) + 2 :].split(maxsplit=1)[0]
    when = When(day, day, Granularity.DAY, Basis.PUBLICATION)
    return Claim(
        id=claim_id(article.id, trigger, kind), article=article.id, sentence=index,
        sentence_span=Span(at, at + len(part)),
        event_type=Cited(kind, (trigger,), 0.9, "made@1"),
        trigger=Cited(verb, (trigger,), 0.9, "made@1"),
        status=Cited(Status.ACTUAL, (trigger,), 0.9, "made@1"),
        actors=(_party(words[0], at),), recipients=(_party(other, at + part.index(other)),),
        date=Cited(when, (), 0.9, "made@1", why="the article's day"), confidence=0.8,
    )  # fmt: skip


def _party(name: str, start: int) -> Party:
    span = (Span(start, start + len(name)),)
    who = Identity(name, f"country:{name[:3].upper()}", name[:3].upper(), "GOV", None, named=True)
    return Party(Cited(name, span, 0.9, "made@1"), Cited(who, span, 0.9, "made@1"))


def worker(folder: str, count: int) -> None:
    """Make a record, collate it, add to it, and print the seconds and the memory."""
    from chancery.service import collate
    from chancery.store import Counts, Record

    report: dict[str, float] = {"making_s": 0.0}
    for name, claims, seed in (("collate", count, 1), ("adding", ADDED * EACH, 2)):
        began = time.perf_counter()
        with Record.open(folder, create=True) as opened:
            writer = opened.writer(version="0", stages="made@1")
            for reading in telling(claims, seed):
                writer.add(reading)
            writer.finish(Counts())
        report["making_s"] += time.perf_counter() - began
        busy = time.process_time()
        found = collate(folder)
        report[f"{name}_cpu_s"] = time.process_time() - busy
        report[f"{name}_s"] = found.seconds
        report[f"{name}_claims"] = found.claims
        report[f"{name}_pairs"] = found.pairs
    report["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(report))


def run(data: Path, claims: int = CLAIMS) -> Outcome:
    """Time the collation of so many made claims in a process of its own; `data` is not looked at."""
    del data
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "bench.collate", f"{scratch}/record", str(claims)]
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE, check=False
        )
    if done.returncode:
        raise BenchError(f"collating {claims} made claims failed: {done.stderr[-400:]}")
    report = json.loads(done.stdout.splitlines()[-1])
    names = ("collate_s", "collate_cpu_s", "adding_s", "adding_cpu_s", "peak_mb")
    inside = all(report[name] <= bound for name, bound in BOUNDS.items())
    return {
        "n": int(report["collate_claims"]),
        "measures": {"in_bounds": float(inside), **{name: report[name] for name in names}},
        "notes": [
            f"  pairs compared: {report['collate_pairs']}, then {report['adding_pairs']}",
            f"  making the record: {report['making_s']:.1f} s, which count nowhere",
        ],
    }


if __name__ == "__main__":
    worker(sys.argv[1], int(sys.argv[2]))
