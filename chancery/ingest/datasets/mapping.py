"""What the readers of the formats share: columns by name, days, notes, and parties remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol

from chancery.ingest.datasets import parties
from chancery.ingest.datasets.days import Days
from chancery.ingest.datasets.forms import plain
from chancery.ingest.datasets.values import EMPTY
from chancery.model import ImportedEvent, Side

NOBODY = Side()
REMEMBERED = 200_000  # different parties; then the memory begins anew


class Mapping(Protocol):
    """Turns the cells of one format's rows into events."""

    def event(self, line: int, cells: list[str]) -> ImportedEvent:
        """The event of a row; raises UnfitRow where it cannot be imported."""


class Columns:
    """Where each column of a header stands, whatever their order.

    A column that is not there has the place after the last, where every row that
    is mapped has one empty cell more.
    """

    def __init__(self, header: Sequence[str]) -> None:
        self._places = {plain(name): at for at, name in reversed(list(enumerate(header)))}
        self.width = len(header)

    def at(self, *names: str) -> int:
        """The place of the first of these names that the header has."""
        found = (self._places[key] for key in map(plain, names) if key in self._places)
        return next(found, self.width)


class Context:
    """What one file's rows are read with: its columns, its days, its notes."""

    def __init__(self, header: Sequence[str], days: Days, notes: Counter[str]) -> None:
        self.columns = Columns(header)
        self.days = days
        self.notes = notes

    def country(self, given: str, *schemes: str) -> str | None:
        """As `parties.country`; what no scheme has is noted."""
        found = parties.country(given, *schemes)
        if found is None and given not in EMPTY and given.strip() not in EMPTY:
            self.notes[f"a country that no scheme has: {given.strip()[:40]!r}"] += 1
        return found


class Remembered:
    """A function of a few cells whose answers are kept, since parties come again and again."""

    def __init__(self, make: Callable[[tuple[str, ...]], Side]) -> None:
        self._make = make
        self._known: dict[tuple[str, ...], Side] = {}

    def __call__(self, *cells: str) -> Side:
        """The party of these cells."""
        found = self._known.get(cells)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[cells] = self._make(cells)
        return found
