"""Whether the day or the month comes first in "05/06/2024": told by other dates of the file or folder.

A date with a number above twelve shows the order of all that stand with it. The file itself
is asked first, then what is read with it; where nothing tells, or both orders stand there, it is
taken month first, and that is said.
"""

from __future__ import annotations

import zlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from chancery.errors import InputError
from chancery.ingest.dates import Order, shows_order
from chancery.ingest.draft import Draft

Drafts = Iterator[Draft | InputError]
UNTOLD = Order.MONTH_FIRST  # what is taken where nothing tells
ENOUGH = 200  # dates that show the order, after which no more are looked at
LOOKED = 20_000  # articles of a folder that are looked through at most
AHEAD = 1_000  # articles of standard input that are held while a date is looked for


def tally(drafts: Iterable[Draft | InputError]) -> Counter[Order]:
    """How many dates show each order, up to ENOUGH of them."""
    found: Counter[Order] = Counter()
    # What cannot be read is told of where it is read.
    with suppress(InputError, OSError, EOFError, zlib.error):
        for draft in drafts:
            shown = shows_order(draft.day) if isinstance(draft, Draft) else None
            if shown:
                found[shown] += 1
                if found.total() >= ENOUGH:
                    break
    return found


@dataclass(slots=True)
class Around:
    """What is read together with a file, looked through once, when a date first needs it."""

    drafts: Callable[[], Drafts]
    _found: Counter[Order] | None = None
    warned: bool = False

    def tally(self) -> Counter[Order]:
        """Which orders its dates show."""
        if self._found is None:
            self._found = tally(islice(self.drafts(), LOOKED))
        return self._found


@dataclass(slots=True)
class Orders:
    """The order of one file's dates: as given, else as its own dates or those around it show.

    `own` counts what the file's dates show; it is asked once, for the first date that needs it.
    """

    given: Order | None
    own: Callable[[], Counter[Order]]
    around: Around | None = None
    single: bool = False  # a file of one article, of which the folder is warned once
    _order: Order | None = None
    _doubt: str = ""
    _warned: bool = False

    def order(self) -> Order:
        """Which comes first."""
        if self._order is None:
            self._order, self._doubt = (self.given, "") if self.given else self._looked()
        return self._order

    def _looked(self) -> tuple[Order, str]:
        for found in (self.own(), self.around.tally() if self.around else Counter[Order]()):
            if len(found) == 1:
                return next(iter(found)), ""
            if found:
                return UNTOLD, "the other dates here are written both ways"
        return UNTOLD, "no other date here shows which comes first"

    def warning(self, written: object) -> str | None:
        """Why the order is a guess, the first time that a date is taken by it."""
        told = self.around.warned if self.single and self.around else self._warned
        if not self._doubt or told:
            return None
        self._warned = True
        if self.around:
            self.around.warned = self.around.warned or self.single
        return (
            f"date {str(written).strip()[:60]!r} and any like it are taken {UNTOLD.first} first, for "
            f"{self._doubt}: where that is wrong, read this with `--dates {UNTOLD.other}` into "
            "another record"
        )


class Held(Iterator[Draft | InputError]):
    """A stream that cannot be read twice: some of it is held while an order is looked for."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._ahead: deque[Draft | InputError] = deque()
        self._passed: Counter[Order] = Counter()

    def __next__(self) -> Draft | InputError:
        draft = self._ahead.popleft() if self._ahead else next(self._drafts)
        self._passed += tally([draft])
        return draft

    def tally(self) -> Counter[Order]:
        """Which orders the dates show that went by, and those of the next that come."""
        found = Counter(self._passed)
        while not found and len(self._ahead) < AHEAD:
            draft = next(self._drafts, None)
            if draft is None:
                break
            self._ahead.append(draft)
            found += tally([draft])
        return found
