"""The commands that list: claims, events, actors, articles, drops."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output, tables, words
from chancery.cli.collating import up_to_date
from chancery.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    RecordOption,
    filtered,
)
from chancery.cli.words import count

if TYPE_CHECKING:
    from chancery.service import ClaimFilter

NOTHING = (
    "Nothing in {record} fits. `chancery articles` lists what has been read, `chancery actors` who "
    "appears in it."
)
UNREAD = (
    "{record} has no articles yet: `chancery read PATH...` reads some, `chancery drops` says what "
    "could not be read."
)
NOBODY = "Nobody in {record} fits. `chancery claims` lists what was found in its articles."


@filtered
def claims(
    *, record: RecordOption = DEFAULT_RECORD, filters: ClaimFilter, as_json: JsonOption = False
) -> None:
    """List claims: who did what to whom, when and where, according to whom.

    A date with ~ is only the article's own. The words shown are the article's; `explain` shows
    the whole sentence and what else was considered.

    \b
    chancery claims --dyad RUS UKR --since 2022-02
    chancery claims --type REQUEST --type THREATEN --min-confidence 0.6
    chancery claims --stance denies --json | jq .accounts
    """
    from chancery import service

    rows = service.claims(record, filters, sentences=not as_json)
    _list_claims(rows, record, "claim", as_json=as_json)


@filtered
def events(
    *, record: RecordOption = DEFAULT_RECORD, filters: ClaimFilter, as_json: JsonOption = False
) -> None:
    """List events: what was done, in how many reports, from how many independent origins.

    The words are those of the surest of the reports with the status that most have.
    `chancery show` lists them all.

    \b
    chancery events --type ASSAULT --status actual --since 2022
    """
    from chancery import service

    up_to_date(record)
    rows = service.events(record, filters, sentences=not as_json)
    _list_claims(rows, record, "event", as_json=as_json)


def _list_claims(rows: Iterable[Any], record: Path, name: str, *, as_json: bool) -> None:
    """Write claims or events as lines for machines or as a table for people."""
    if as_json:
        output.lines(rows)
        return
    number = tables.show_claims(rows, name=name)
    output.say(count(number, name) if number else _nothing(record, name))


def actors(
    *,
    record: RecordOption = DEFAULT_RECORD,
    unresolved: Annotated[
        bool,
        typer.Option(
            "--unresolved",
            help="Only the open questions: no country, or a name of no known sector.",
        ),
    ] = False,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who appears, most often first, and as what: actor, recipient or source.

    With --unresolved, the names worth adding to a CSV for `chancery read --people` come first.
    """
    from chancery import service

    rows = service.actors(record, unresolved=unresolved, limit=limit)
    columns = {
        "name": ("name", 4), "country": ("country", 0), "sector": ("sector", 0),
        "actor": ("as actor", 0), "recipient": ("recipient", 0), "source": ("source", 0),
        "claims": ("claims", 0),
    }  # fmt: skip
    under = {"country": "name", "sector": "name"}
    _list_rows(rows, columns, record, "actor", as_json=as_json, under=under)


def articles(
    *,
    record: RecordOption = DEFAULT_RECORD,
    publisher: Annotated[
        str | None,
        typer.Option(
            "--publisher", metavar="NAME", help="Printed by; '' for those that say no publisher."
        ),
    ] = None,
    undated: Annotated[bool, typer.Option("--undated", help="Only those without a date.")] = False,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the articles that were read, by date; one without a title by its file.

    One without a publisher is shown by the host of its address, in brackets.
    """
    from chancery import service

    rows = service.articles(record, limit=limit, publisher=publisher, undated=undated)
    if not as_json:
        rows = (
            {
                **row,
                "title": row["title"] or f"[{row['origin']}]",
                "publisher": words.printer(row),
            }
            for row in rows
        )
    columns = {
        "published": ("published", 0), "title": ("title", 5), "publisher": ("publisher", 2),
        "claims": ("claims", 0), "article": ("article", 0),
    }  # fmt: skip
    _list_rows(rows, columns, record, "article", as_json=as_json, under={"publisher": "title"})


def drops(*, record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> None:
    """List what could not be read, and why."""
    from chancery import service

    columns = {"where": ("where", 2), "stage": ("stage", 0), "reason": ("reason", 3)}
    _list_rows(service.drops(record), columns, record, "drop", as_json=as_json)


def _list_rows(  # noqa: PLR0913 - what to show, and how
    rows: Iterable[Any],
    columns: dict[str, tuple[str, int]],
    record: Path,
    name: str,
    *,
    as_json: bool,
    under: dict[str, str] | None = None,
) -> None:
    """Write plain rows as lines for machines or as a table for people."""
    if as_json:
        output.lines(rows)
        return
    found = list(rows)
    if found:
        tables.show_rows(found, columns, under)
    output.say(count(len(found), name) if found else _nothing(record, name))


def _nothing(record: Path, name: str) -> str:
    """What to say where there is nothing to list, and what to ask instead."""
    from chancery import service

    if name == "drop":
        return f"Nothing was left out of {record}."
    if next(iter(service.articles(record, limit=1)), None) is None:
        return UNREAD.format(record=record)
    return (NOBODY if name == "actor" else NOTHING).format(record=record)
