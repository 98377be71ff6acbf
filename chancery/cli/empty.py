"""What to say where there is nothing to list, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from chancery.cli.options import typed
from chancery.cli.words import count

NOTHING = (
    "Nothing in {record} fits. {articles} lists what has been read, {actors} who appears in it."
)
NOBODY = "Nobody in {record} fits. {claims} lists what was found in its articles."
UNREAD = (
    "{record} has no articles yet: `chancery read PATH...` reads some, {drops} says what could not "
    "be read."
)
BARE = (
    "{record} has no claims yet: nothing that somebody did or said was found in {number}, which "
    "{articles} lists. `chancery read PATH...` reads more."
)
COMMANDS = ("articles", "actors", "claims", "drops")


def nothing(record: Path, name: str) -> str:
    """What is said where no claim, event or actor is to be listed: an empty record says that it is."""
    fits = NOBODY if name == "actor" else NOTHING
    return empty(record, claims=name != "article") or fits.format(record=record, **_typed(record))


def empty(record: Path, *, claims: bool = True) -> str | None:
    """What a record without articles says, and one without `claims`; None for any other."""
    from chancery import service

    held = service.totals(record)
    if not held["articles"]:
        return UNREAD.format(record=record, **_typed(record))
    if claims and not held["claims"]:
        number = count(held["articles"], "article")
        return BARE.format(record=record, number=number, **_typed(record))
    return None


def _typed(record: Path) -> dict[str, str]:
    return {command: typed(command, record) for command in COMMANDS}
