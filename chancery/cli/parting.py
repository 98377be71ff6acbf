"""Where accounts part: `contradictions`, and the same within one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chancery.cli import output, tables, words
from chancery.cli.collating import up_to_date
from chancery.cli.empty import empty
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, filtered, typed
from chancery.cli.words import of_all

if TYPE_CHECKING:
    from chancery.service import ClaimFilter

VOICES = 4  # who holds a version; of more, the first ones are shown and the rest counted


@filtered
def contradictions(
    *, record: RecordOption = DEFAULT_RECORD, filters: ClaimFilter, as_json: JsonOption = False
) -> None:
    """List where the accounts of an event cannot all be true, and who holds what.

    \b
    chancery contradictions --dyad PAK IND
    chancery contradictions --since 2022-02 --limit 20
    """
    from chancery import service

    up_to_date(record)
    if as_json:
        output.lines(service.contradictions(record, filters))
        return
    every = list(service.contradictions(record, replace(filters, limit=None)))
    found = every[: filters.limit]
    if not found:
        none = f"No accounts of one event were found to part in {record}."
        output.say(empty(record) or none)
        return
    cells = [
        (
            tables.stacked(words.day(row), (row["event"][: words.SHORT_ID], "dim")),
            tables.stacked(words.pair(row, tables.PARTIES), (words.what(row), "bold")),
            tables.stacked((parted_on(row), "bold"), f"{row['confidence']:.2f}"),
            tables.stacked(*versions(row)),
        )
        for row in found
    ]
    columns = (("event", 0), ("what", 3), ("they part on", 2), ("versions", 6))
    tables.draw(columns, cells, apart=True, narrowed="what, they part on, versions")
    output.say(of_all(len(found), "contradiction", filters.limit, lambda: len(every)))
    first = found[0]["event"][: words.SHORT_ID]
    output.say(f"{typed(f'show {first}', record)} shows the reports of the first.")


def parted_on(row: Mapping[str, Any]) -> str:
    """The question on which accounts part: ``whether it happened``."""
    from chancery import service

    return service.parted_on(row["field"])


def versions(row: Mapping[str, Any]) -> list[str]:
    """Each version with who holds it, in what, and whose side that is."""
    return [f"{one['value']}{_voices(one['accounts'])}{_printed(one)}" for one in row["versions"]]


def _voices(accounts: Sequence[Mapping[str, Any]]) -> str:
    """Who says so, where that is known: ``: Pakistan via Reuters (denies)``."""
    names = [
        f"{' via '.join((one['source'] or 'the writer', *one['via']))} ({one['stance']})"
        for one in accounts
    ]
    return f": {_some(names)}" if names else ""


def _printed(version: Mapping[str, Any]) -> str:
    """Where a version was printed, and the countries that hold it: `` in The Post [PAK]``."""
    where = f", in {_some(version['publishers'])}" if version["publishers"] else ""
    return where + (f" [{', '.join(version['sides'])}]" if version["sides"] else "")


def _some(names: Sequence[str]) -> str:
    known = list(dict.fromkeys(names))
    more = f" and {len(known) - VOICES} more" if len(known) > VOICES else ""
    return ", ".join(known[:VOICES]) + more
