"""What the benches share: their error, the two averages, and finding a file leniently."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from chancery.model import Article, EventType, Reading, Span
from training.documents import bucket

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "data"

# What a bench gives back: {"n": units scored, "measures": {name: value}, "notes": [lines]}.
Outcome = dict[str, Any]
Chars = tuple[int, int]


class Reads(Protocol):
    """The part of the reader that benches ask; tests hand in one that knows the answers."""

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order."""

    def relate(self, text: str, actor: Span, recipient: Span) -> dict[EventType, float]:
        """The weight of each event type for what the actor does to the recipient."""


def the_reader() -> Reads:
    """The reader that ships."""
    from chancery.read import Reader

    return Reader()


class BenchError(Exception):
    """The data given to a bench is not there or not in the corpus's form: exit code 2."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts behind one precision and recall."""

    right: int = 0
    read: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Two texts' counts as one."""
        return Tally(self.right + other.right, self.read + other.read, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 where nothing was read and nothing is."""
        return self.right / self.read if self.read else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of the gold that was read; 1 where there is none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return harmonic(self.precision, self.recall)


def harmonic(precision: float, recall: float) -> float:
    """F1 of a precision and a recall, 0 where both are."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def per_class(gold: Sequence[str], read: Sequence[str]) -> dict[str, Tally]:
    """One tally for each class that either side names, pair by pair."""
    if len(gold) != len(read):
        raise ValueError(f"{len(gold)} gold labels beside {len(read)} read ones")
    return {
        name: Tally(
            right=sum(g == r == name for g, r in zip(gold, read, strict=True)),
            read=sum(r == name for r in read),
            gold=sum(g == name for g in gold),
        )
        for name in sorted({*gold, *read})
    }


def macro_f1(gold: Sequence[str], read: Sequence[str], at_least: int = 1) -> float | None:
    """Mean F1 over the classes with `at_least` gold cases, or None where there is no such class."""
    kept = [t.f1 for t in per_class(gold, read).values() if t.gold >= at_least]
    return sum(kept) / len(kept) if kept else None


def one_to_one(
    edges: Iterable[tuple[int, int]], first: Callable[[int], Any] = lambda gold: gold
) -> dict[int, int]:
    """Pair gold with read, each once: greedily down `edges` (best first), then as many as can be.

    Pairs are exchanged where that lets one more gold item in, never so that a
    paired item drops out; `first` orders who is let in first.
    """
    edges = list(edges)
    beside: dict[int, list[int]] = {}
    paired: dict[int, int] = {}  # read -> gold
    for gold, read in edges:
        beside.setdefault(gold, []).append(read)
        if gold not in paired.values() and read not in paired:
            paired[read] = gold

    def let_in(gold: int, tried: set[int]) -> bool:
        for read in beside[gold]:
            if read in tried:
                continue
            tried.add(read)
            if read not in paired or let_in(paired[read], tried):
                paired[read] = gold
                return True
        return False

    for gold in sorted(beside, key=first):
        if gold not in paired.values():
            let_in(gold, set())
    return {gold: read for read, gold in paired.items()}


def read_text(path: Path) -> str:
    """A corpus file's text with its line ends untouched, since offsets count them."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return handle.read()
    except UnicodeDecodeError as error:
        raise BenchError(f"{path}: not UTF-8 at byte {error.start}; expected text") from error
    except OSError as error:
        raise BenchError(f"{path}: cannot be read ({error.strerror})") from error


def existing(path: Path) -> Path:
    """The path, which must exist."""
    if not path.exists():
        raise BenchError(f"{path}: no such file or folder; give the corpus's place with --data")
    return path


def held_out(name: str) -> bool:
    """Whether a document of a corpus without a development part of its own belongs to ours.

    Two in sixteen, by the digest that training goes by, so that nothing is trained on and scored.
    """
    return bucket(name) < 2


def split_of(table: Path) -> dict[str, str]:
    """The split of each doc, and of each origin, in a splits.csv; empty where there is none."""
    if not table.is_file():
        return {}
    with table.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    if rows and not {"doc", "split"} <= set(rows[0]):
        raise BenchError(f"{table}: columns {', '.join(rows[0])}; expected doc and split")
    return {row[key]: row["split"] for row in rows for key in ("origin", "doc") if row.get(key)}


def shown(measures: Mapping[str, float | None]) -> list[str]:
    """The measures as lines for a person."""
    return [
        f"  {name:<20} {'-' if value is None else format(value, '.4g')}"
        for name, value in measures.items()
    ]
