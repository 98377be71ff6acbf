"""The commands that list: claims, events, actors, articles, drops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output, tables, words
from chancery.cli.collating import up_to_date
from chancery.cli.empty import nothing
from chancery.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    RecordOption,
    filtered,
)

if TYPE_CHECKING:
    from chancery.service import ClaimFilter


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
    if as_json:
        output.lines(rows)
        return
    _list_claims(rows, record, "claim", filters, lambda: service.page(record, filters, limit=1))


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
    if as_json:
        output.lines(rows)
        return
    _list_claims(
        rows, record, "event", filters,
        lambda: service.event_page(record, filters, least=1, limit=1),
    )  # fmt: skip


def _list_claims(
    rows: Iterable[Any],
    record: Path,
    name: str,
    filters: ClaimFilter,
    page: Callable[[], Mapping[str, Any]],
) -> None:
    """Write claims or events as a table; `page` knows how many there are in all."""
    number = tables.show_claims(rows, name=name)
    told = words.of_all(number, name, filters.limit, lambda: int(page()["total"]))
    output.say(told if number else nothing(record, name))


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
    """List who appears, those in most claims first, and as what: actor, recipient or source.

    Counted is where the claim names them: of joint acts, `claims --actor` finds both sides. Words
    that stand for several countries at once, such as "the leaders", are left out. With
    --unresolved, the names worth adding to a CSV for `chancery read --people` come first.
    """
    from chancery import service

    found = partial(service.actors, record, unresolved=unresolved)
    columns = {
        "name": ("name", 4), "country": ("country", 0), "sector": ("sector", 0),
        "actor": ("as actor", 0), "recipient": ("recipient", 0), "source": ("source", 0),
        "claims": ("claims", 0),
    }  # fmt: skip
    under = {"country": "name", "sector": "name"}
    if as_json:
        output.lines(found(limit=limit))
        return
    _list_rows(found, columns, record, "actor", under, limit)


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

    found = partial(service.articles, record, publisher=publisher, undated=undated)
    if as_json:
        output.lines(found(limit=limit))
        return

    columns = {
        "published": ("published", 0), "title": ("title", 5), "publisher": ("publisher", 2),
        "claims": ("claims", 0), "article": ("article", 0),
    }  # fmt: skip
    under = {"publisher": "title"}
    _list_rows(found, columns, record, "article", under, limit, shown=_shown)


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """An article as it is listed: by its file where it has no title."""
    title = row["title"] or f"[{row['origin']}]"
    return {**row, "title": title, "publisher": words.printer(row)}


def drops(*, record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> None:
    """List what could not be read, and why."""
    from chancery import service

    rows = list(service.drops(record))
    if as_json:
        output.lines(rows)
        return
    columns = {"where": ("where", 2), "stage": ("stage", 0), "reason": ("reason", 3)}
    if rows:
        tables.show_rows(rows, columns)
    output.say(words.count(len(rows), "drop") if rows else f"Nothing was left out of {record}.")


def _list_rows(  # noqa: PLR0913 - what to show, and how
    found: Callable[..., Iterable[Any]],
    columns: dict[str, tuple[str, int]],
    record: Path,
    name: str,
    under: dict[str, str],
    limit: int | None,
    shown: Callable[[Mapping[str, Any]], dict[str, Any]] = dict,
) -> None:
    """Write plain rows as a table; `found` gives at most `limit` of them, or all."""
    rows = [shown(row) for row in found(limit=limit)]
    if rows:
        tables.show_rows(rows, columns, under)
    told = words.of_all(len(rows), name, limit, lambda: sum(1 for _ in found()))
    output.say(told if rows else nothing(record, name))
