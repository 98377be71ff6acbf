"""Who, when and where: fills in the identities, dates and places of a reading's claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from chancery.resolve.version import stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chancery.model import Reading

__all__ = ["Resolver"]


class Resolver:
    """Every step of resolving in order; tables are opened once and shared by all articles.

    `people` is a user's own CSV of actors, which wins over the shipped tables;
    a fault in it raises InputError naming the line. `weights` are those of the
    claims' confidence, the shipped ones unless given.
    """

    version = stage()

    def __init__(
        self, people: Path | None = None, weights: Mapping[str, float] | None = None
    ) -> None:
        from chancery.resolve.confidence import shipped
        from chancery.resolve.who.identities import Who

        self._who = Who(people)
        self._weights = shipped() if weights is None else weights

    def resolve(self, reading: Reading) -> Reading:
        """The reading with parties' identities, and claims' dates, places, numbers and contexts."""
        from chancery.resolve.confidence import weighed
        from chancery.resolve.contexts import contexts
        from chancery.resolve.quantities import quantities
        from chancery.resolve.told_once import told_once
        from chancery.resolve.told_with import told_with
        from chancery.resolve.when import dates
        from chancery.resolve.where.places import places

        known = self._who.identities(quantities(places(dates(reading))))
        return told_with(told_once(weighed(contexts(known), self._weights)))
