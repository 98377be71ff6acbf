"""`threads`: events that belong together, listed, or one of them as a brief."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output, tables, words
from chancery.cli.collating import up_to_date
from chancery.cli.empty import empty
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, filtered, typed

if TYPE_CHECKING:
    from chancery.service import ClaimFilter

FIRST = 3  # events of a thread that the table shows
NONE = (
    "No events in {record} that fit belong together, so that there is no thread: `chancery events` "
    "lists them one by one."
)


@filtered
def threads(
    *,
    thread: Annotated[
        str | None,
        typer.Option(
            "--brief",
            metavar="THREAD",
            help="This thread, or that of an event, as a dated brief in Markdown.",
        ),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    filters: ClaimFilter,
    as_json: JsonOption = False,
) -> None:
    """List events that belong together: a demand and its answer, a strike and its reprisal.

    \b
    chancery threads --dyad PAK IND --since 2025-05
    chancery threads --brief t_7f3a9c12
    """
    from chancery import service

    up_to_date(record)
    if thread is not None:
        row = service.thread(record, thread)
        if as_json:
            output.line(row)
        else:
            output.say(row["brief"].rstrip("\n"))
        return
    rows = service.threads(record, filters)
    if as_json:
        output.lines(rows)
        return
    found = list(rows)
    if not found:
        output.say(empty(record) or NONE.format(record=record))
        return
    shown = [
        {
            "thread": row["thread"][: words.SHORT_ID], "days": _days(row),
            "title": "\n".join([row["title"], *_first(row)]), "parties": ", ".join(row["parties"]),
            "events": len(row["events"]),
        }
        for row in found
    ]  # fmt: skip
    columns = {
        "thread": ("thread", 0), "days": ("from, until", 0), "title": ("what", 6),
        "parties": ("parties", 2), "events": ("events", 0),
    }  # fmt: skip
    tables.show_rows(shown, columns, under={"parties": "title"})
    output.say(
        words.of_all(
            len(found), "thread", filters.limit,
            lambda: service.thread_page(record, service.strung(record), filters, limit=1)["total"],
        )
    )  # fmt: skip
    first = found[0]["thread"][: words.SHORT_ID]
    output.say(f"{typed(f'threads --brief {first}', record)} tells the first.")


def _days(row: Mapping[str, Any]) -> str:
    """The first and the last day of a thread, once where they are one."""
    return "\n".join(dict.fromkeys(filter(None, (row["since"], row["until"])))) or "undated"


def _first(row: Mapping[str, Any]) -> list[str]:
    """The first events of a thread, a line each, how many more, and what joins them."""
    from chancery import service

    told = [
        f"{words.day(one)} {words.pair(one, tables.PARTIES)}: {words.what(one)}"
        for one in row["events"][:FIRST]
    ]
    left = len(row["events"]) - len(told)
    more = f"and {words.count(left, 'more event')}; " if left else ""
    return [*told, f"{more}{service.joinings(row['links'])}"]
