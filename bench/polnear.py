"""Attribution in news: PolNeAR's brat files.

An attribution has a cue, mostly a source, mostly a content, each one or more
spans. Read and gold attributions of a text are paired one to one where their
cues share a character (the pair with the most content in common first). Then

- `cue_f1`: a pair is right;
- `source_overlap_f1`, `content_overlap_f1`: counted over the attributions that
  have such a part; right where a pair's parts share tokens, at least half of
  the longer's;
- `whole_f1`: counted over attributions; right where a pair's source and content
  are, as far as the gold has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.common import (
    BenchError,
    Chars,
    Outcome,
    Reads,
    Tally,
    existing,
    one_to_one,
    read_text,
    the_reader,
)
from chancery.model import Article, Attribution

PARTS = ("Source", "Cue", "Content")
LEFT_OUT = re.compile("discuss|discard", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """One attribution as spans: `cue` is never empty."""

    source: tuple[Chars, ...]
    cue: tuple[Chars, ...]
    content: tuple[Chars, ...]


def tokens(text: str) -> list[Chars]:
    """Words and marks of punctuation, each on its own."""
    return [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]


def covered(spans: Iterable[Chars], of: Sequence[Chars]) -> frozenset[int]:
    """Which tokens the spans touch."""
    return frozenset(
        i for i, (a, b) in enumerate(of) if any(a < end and start < b for start, end in spans)
    )


def meet(left: Iterable[Chars], right: Iterable[Chars]) -> bool:
    """Whether two parts share a character."""
    right = tuple(right)
    return any(a < d and c < b for a, b in left for c, d in right)


def half(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether two token sets share at least half of the longer."""
    longer = max(len(left), len(right))
    return longer > 0 and 2 * len(left & right) >= longer


def score_text(text: str, gold: Sequence[Parts], read: Sequence[Parts]) -> dict[str, Tally]:
    """Counts of one text, by measure."""
    of = tokens(text)
    held = {
        part: ([covered(getattr(a, part), of) for a in gold],
               [covered(getattr(a, part), of) for a in read])
        for part in ("source", "content", "cue")
    }  # fmt: skip
    edges = [
        (g, r)
        for g, left in enumerate(gold)
        for r, right in enumerate(read)
        if meet(left.cue, right.cue)
    ]

    def shared(part: str, g: int, r: int) -> int:
        return len(held[part][0][g] & held[part][1][r])

    edges.sort(key=lambda e: tuple(-shared(p, *e) for p in ("content", "cue", "source")))
    pairs = one_to_one(edges)

    def right(part: str, g: int, r: int) -> bool:
        return half(held[part][0][g], held[part][1][r])

    def part_tally(part: str) -> Tally:
        return Tally(
            right=sum(right(part, g, r) for g, r in pairs.items()),
            read=sum(bool(held_part) for held_part in held[part][1]),
            gold=sum(bool(held_part) for held_part in held[part][0]),
        )

    whole = sum(
        all(right(p, g, r) for p in ("source", "content") if held[p][0][g])
        for g, r in pairs.items()
    )
    return {
        "cue_f1": Tally(len(pairs), len(read), len(gold)),
        "source_overlap_f1": part_tally("source"),
        "content_overlap_f1": part_tally("content"),
        "whole_f1": Tally(whole, len(read), len(gold)),
    }


def parse(brat: str, where: str) -> list[Parts]:
    """The attributions of a brat file, without those marked Discuss or Discard.

    `T` lines name spans (several with ``;``), `E` lines join them; roles numbered
    ``Content2`` belong to the part; attributions without a cue are left out.
    """
    spans: dict[str, tuple[Chars, ...]] = {}
    events: list[tuple[str, str]] = []
    dropped: set[str] = set()
    for line in brat.splitlines():
        name, _, rest = line.partition("\t")
        label, _, tail = rest.split("\t")[0].partition(" ")
        if re.fullmatch(r"T\d+", name):
            try:
                spans[name] = tuple(
                    (int(a), int(b)) for a, b in (piece.split() for piece in tail.split(";"))
                )
            except ValueError as error:
                raise BenchError(f"{where}: {line[:60]!r} is no brat span") from error
            if LEFT_OUT.search(label):
                dropped.add(name)
        elif re.fullmatch(r"E\d+", name):
            events.append((name, rest))
        elif re.fullmatch(r"[AM]\d+", name) and LEFT_OUT.search(label):
            dropped.update(tail.split())
    return [
        found
        for name, rest in events
        if name not in dropped and (found := _joined(rest, spans, dropped)) is not None
    ]


def _joined(rest: str, spans: dict[str, tuple[Chars, ...]], dropped: set[str]) -> Parts | None:
    """One `E` line's parts, or nothing where it is not an attribution to be scored."""
    (label, _, anchor), *roles = [role.partition(":") for role in rest.split()]
    if LEFT_OUT.search(label) or anchor in dropped or not label.startswith("Attribution"):
        return None
    held: dict[str, list[Chars]] = {part: [] for part in PARTS}
    for role, _, target in roles:
        part = role.rstrip("0123456789")
        if target in dropped:
            return None
        if part in held:
            held[part] += spans.get(target, ())
    if not held["Cue"]:
        return None
    return Parts(*(tuple(sorted(held[part])) for part in PARTS))


def find(path: Path) -> list[tuple[Path, Path]]:
    """Each text beside its first annotator's file, wherever under the folder they lie."""
    if not existing(path).is_dir():
        raise BenchError(f"{path}: a file; expected a folder with text/ and attributions/")
    notes = sorted(f for f in path.rglob("*.ann") if not LEFT_OUT.search(f.name))
    by_stem: dict[str, list[Path]] = {}
    for note in notes:
        for stem in {note.stem, note.stem.rpartition("_")[0]}:
            by_stem.setdefault(stem, []).append(note)
    texts = sorted(f for f in path.rglob("*.txt") if f.stem in by_stem)
    found = [(text, min(by_stem[text.stem], key=lambda f: f.name)) for text in texts]
    if not found:
        raise BenchError(
            f"{path}: {len(notes)} .ann files and no .txt that goes with one; expected "
            "a folder with text/*.txt and attributions/*.ann"
        )
    return found


def as_parts(attribution: Attribution) -> Parts:
    """What the reader found, as plain offsets."""
    return Parts(
        *(
            tuple((s.start, s.end) for s in spans)
            for spans in (attribution.source, attribution.cue, attribution.content)
        )
    )


def run(data: Path, reader: Reads | None = None) -> Outcome:
    """Score the reader on PolNeAR, or on one of its parts."""
    pairs = find(data)
    texts = [read_text(text) for text, _ in pairs]
    gold = [parse(read_text(note), note.name) for _, note in pairs]
    reader = reader or the_reader()
    total: dict[str, Tally] = {}
    readings = reader.read(Article(text=text) for text in texts)
    for text, wanted, reading in zip(texts, gold, readings, strict=True):
        for name, tally in score_text(
            text, wanted, [as_parts(a) for a in reading.attributions]
        ).items():
            total[name] = total.get(name, Tally()) + tally
    notes = [
        f"  {name:<20} precision {t.precision:.3f}  recall {t.recall:.3f}  gold {t.gold}"
        for name, t in total.items()
    ]
    return {"n": len(pairs), "measures": {n: t.f1 for n, t in total.items()}, "notes": notes}
