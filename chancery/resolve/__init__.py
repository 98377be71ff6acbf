"""Who, when and where: fills in the identities, dates and places of a reading's claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chancery.model import Reading

__all__ = ["Resolver"]


class Resolver:
    """The three resolving stages in order; tables are opened once and shared by all articles.

    `people` is a user's own CSV of actors, which wins over the shipped tables;
    a fault in it raises InputError naming the line.
    """

    version = "resolve@1"

    def __init__(self, people: Path | None = None) -> None:
        from chancery.resolve.who import Who

        self._who = Who(people)

    def resolve(self, reading: Reading) -> Reading:
        """The reading with every party's identity, every claim's date, place, numbers and contexts filled in."""
        from chancery.resolve.contexts import contexts
        from chancery.resolve.quantities import quantities
        from chancery.resolve.when import dates
        from chancery.resolve.where import places

        return contexts(self._who.identities(quantities(places(dates(reading)))))
