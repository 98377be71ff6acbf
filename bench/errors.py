"""`python -m bench.errors`: what was read beside its sentence and the gold, for reading by hand.

= matched, with what differs    + read and in no gold claim    - gold and not read
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.claims import read_claims
from bench.claims_data import Document, Item, Voice, as_read, load
from bench.claims_match import ENOUGH, likeness, match, opposite, same_sentence, triggers_overlap
from bench.claims_score import stance_pairs
from bench.common import CORPORA, BenchError, Chars


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what the gold has there and what was read there."""

    where: str
    text: str
    lines: tuple[str, ...]
    wrong: bool


def told(item: Item, text: str) -> str:
    """A claim on one line."""
    words = text[slice(*item.trigger)].replace("\n", " ")
    parties = f"{'+'.join(sorted(item.actors)) or '?'} > {'+'.join(sorted(item.recipients)) or '?'}"
    voices = ", ".join(voice_told(voice) for voice in item.voices)
    sure = "" if item.sentence is None else f" {item.confidence:.2f}"
    return f"{item.event_type} '{words}' {parties} {item.status} [{voices}]{sure}"


def voice_told(voice: Voice) -> str:
    """An account in a few words."""
    country, named = voice.source
    via = "" if voice.via is None else f" via {voice.via}"
    return f"{country or '?'}{'' if named else ' unnamed'} {voice.stance}{via}"


def differences(gold: Item, read: Item) -> str:
    """What a matched claim got wrong all the same."""
    found = []
    if gold.status != read.status:
        found.append(f"status should be {gold.status}")
    if {v.source for v in gold.voices} != {v.source for v in read.voices}:
        found.append(f"sources should be [{', '.join(map(voice_told, gold.voices))}]")
    elif any(a != b for a, b in stance_pairs(gold.voices, read.voices)):
        found.append(f"stances should be [{', '.join(v.stance for v in gold.voices)}]")
    if bool(gold.about) != bool(read.about):
        found.append("about something" if gold.about else "about nothing")
    return "; ".join(found)


def reason(read: Item, gold: Sequence[Item]) -> str:
    """Why a claim read matched nothing: the nearest gold claim's difference."""
    here = [g for g in gold if triggers_overlap(g, read)]
    here = here or [g for g in gold if same_sentence(g, read)]
    if any(opposite(g, read) for g in here):
        return "turned round"
    if any(g.event_type == read.event_type for g in here):
        best = max(likeness(g, read) for g in here if g.event_type == read.event_type)
        return f"countries ({best:.2f})" if best < ENOUGH else "read twice"
    return f"type ({', '.join(sorted({g.event_type for g in here}))})" if here else "no event"


def scenes(document: Document, read: Sequence[Item], sentences: Sequence[Chars]) -> Iterator[Scene]:
    """The sentences of a text in which either side has a claim."""
    paired = match(document.gold, read)
    back = {r: g for g, r in paired.items()}
    for sentence in sentences:
        inside = [i for i, c in enumerate(read) if _within(c, sentence)]
        missed = [
            g for g, c in enumerate(document.gold) if _within(c, sentence) and g not in paired
        ]
        if not inside and not missed:
            continue
        lines = [_line(document, read[r], back.get(r)) for r in inside]
        for g in missed:
            gold = document.gold[g]
            lines.append(f"- {told(gold, document.text)}{'' if gold.core else '  (not core)'}")
        wrong = any(r not in back for r in inside) or any(document.gold[g].core for g in missed)
        words = " ".join(document.text[slice(*sentence)].split())
        yield Scene(f"{document.name}:{sentence[0]}", words, tuple(lines), wrong)


def _within(item: Item, sentence: Chars) -> bool:
    return sentence[0] <= item.trigger[0] < sentence[1]


def _line(document: Document, item: Item, gold: int | None) -> str:
    line = told(item, document.text)
    if gold is None:
        return f"+ {line}  <- {reason(item, document.gold)}"
    unlike = differences(document.gold[gold], item)
    return f"= {line}{'  <- ' + unlike if unlike else ''}"


def chosen(found: Sequence[Scene], n: int, seed: int, only_wrong: bool) -> list[Scene]:
    """So many of them by lot, in the order of the corpus."""
    kept = [scene for scene in found if scene.wrong or not only_wrong]
    picked = random.Random(seed).sample(range(len(kept)), min(n, len(kept)))
    return [kept[i] for i in sorted(picked)]


def tally(found: Sequence[Scene]) -> Mapping[str, int]:
    """How often each reason for a wrong claim occurs, most frequent first."""
    counts: dict[str, int] = {}
    for scene in found:
        for line in scene.lines:
            if line.startswith("+"):
                why = line.rpartition("<- ")[2].partition(" (")[0]
                counts[why] = counts.get(why, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def main(argv: Sequence[str] | None = None) -> int:
    """Read the documents and print some sentences."""
    parser = argparse.ArgumentParser(prog="python -m bench.errors", description=__doc__)
    parser.add_argument("--data", type=Path, default=CORPORA / "claims")
    parser.add_argument("--split", choices=["dev", "train", "all"])
    parser.add_argument("--n", type=int, default=50, help="how many sentences")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--right-too", action="store_true", help="not only sentences with errors")
    options = parser.parse_args(argv)
    try:
        documents = load(options.data, options.split)
    except BenchError as error:
        print(f"bench.errors: {error}", file=sys.stderr)
        return 2
    from chancery.read.sentences import split

    found: list[Scene] = []
    for document, claims in zip(documents, read_claims(documents), strict=True):
        sentences = [(s.start, s.end) for s in split(document.text)]
        found += scenes(document, [as_read(c) for c in claims], sentences)
    for scene in chosen(found, options.n, options.seed, not options.right_too):
        print(f"{scene.where}  {scene.text}")
        print("\n".join(f"    {line}" for line in scene.lines), end="\n\n")
    print("wrong claims by reason:", ", ".join(f"{w} {c}" for w, c in tally(found).items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
