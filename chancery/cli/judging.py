"""What is judged of claims: contradictions, judgements, threads, and learning from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output, tables, words
from chancery.cli.listing import NOTHING
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, filtered
from chancery.cli.words import count

if TYPE_CHECKING:
    from chancery.service import ClaimFilter

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Whose judgement; by default your account's name."),
]


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

    rows = service.contradictions(record, filters)
    if as_json:
        output.lines(rows)
        return
    found = list(rows)
    if found:
        made = tables.table(("event", 0), ("what", 3), ("they part on", 2), ("versions", 6))
        for row in found:
            made.add_row(
                tables.stacked(words.day(row), (row["event"][: words.SHORT_ID], "dim")),
                tables.stacked(words.pair(row, tables.PARTIES), (words.what(row), "bold")),
                tables.stacked((row["field"], "bold"), f"{row['confidence']:.2f}"),
                tables.stacked(*_versions(row["versions"])),
            )
            made.add_section()
        output.console().print(made)
    nothing = f"No accounts of one event were found to part in {record}."
    output.say(count(len(found), "contradiction") if found else nothing)


def _versions(versions: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each version with who says so."""
    return [f"{v['value']}: {_voices(v['accounts'])}" for v in versions]


def _voices(accounts: Sequence[Mapping[str, Any]], most: int = 4) -> str:
    names = list(dict.fromkeys(f"{a['source'] or 'the writer'} {a['stance']}" for a in accounts))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def judge(  # noqa: PLR0913 - one parameter an option
    left: Annotated[
        str, typer.Argument(metavar="CLAIM", help="A claim's or an event's id, or its beginning.")
    ],
    right: Annotated[str, typer.Argument(metavar="CLAIM", help="The other one.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, different or unsure.")],
    *,
    by: ByOption = None,
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why.")] = None,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> None:
    """Say whether two claims tell the same event; the events follow at once.

    Your word outweighs the machine's, stays when articles are read again, and can be withdrawn.

    \b
    chancery judge c_7f3a9c12 c_0d41b7a2 same
    chancery judge e_7f3a9c12 e_0d41b7a2 different --note "the second visit"
    """
    from chancery import service

    row = service.judge(record, left, right, verdict, by=by, note=note)
    _say_judgement(row, as_json=as_json)


def withdraw(
    judgement: Annotated[
        str, typer.Argument(metavar="JUDGEMENT", help="A judgement's id, or its beginning.")
    ],
    *,
    by: ByOption = None,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> None:
    """Take a judgement back: the events are again what they were without it.

    `chancery show` lists the judgements on an event. A withdrawn one stays in the record, marked.
    """
    from chancery import service

    _say_judgement(service.withdraw(record, judgement, by=by), as_json=as_json)


def _say_judgement(row: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        output.line(row)
        return
    output.say(judgement_line(row))
    if not row["withdrawn"]:
        output.say(f"chancery withdraw {row['judgement'][: words.SHORT_ID]} takes it back.")


def judgement_line(row: Mapping[str, Any]) -> str:
    """A judgement in one line: its verdict, on what, by whom, and why."""
    score = "" if row["score"] is None else f" {row['score']:.2f}"
    left, right = row["left"][: words.SHORT_ID], row["right"][: words.SHORT_ID]
    why = "; ".join(row["reasons"]) or row["note"] or ""
    parts = [f"{row['verdict']}{score}: {left} and {right}, by {row['by']}"]
    if row["judgement"] and not row["by"].startswith("collate@"):
        parts.append(row["judgement"][: words.SHORT_ID])
    if why:
        parts.append(why)
    if row["withdrawn"]:
        parts.append(f"withdrawn by {row['withdrawn_by']}")
    if not row["live"]:
        parts.append("waiting: nothing is read from the words of one of them any more")
    return ", ".join(parts)


@filtered
def threads(
    *,
    thread: Annotated[
        str | None,
        typer.Option("--brief", metavar="THREAD", help="This thread as a dated brief, Markdown."),
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

    if thread is not None:
        output.say(service.brief(record, thread, filters))
        return
    rows = service.threads(record, filters)
    if as_json:
        output.lines(rows)
        return
    found = list(rows)
    if found:
        shown = [
            {
                "thread": row["thread"][: words.SHORT_ID], "days": _days(row),
                "title": f"{row['title']}\n{_kinds(row)}", "parties": ", ".join(row["parties"]),
                "events": len(row["events"]),
            }
            for row in found
        ]  # fmt: skip
        columns = {
            "thread": ("thread", 0), "days": ("from, until", 0), "title": ("what", 6),
            "parties": ("parties", 2), "events": ("events", 0),
        }  # fmt: skip
        tables.show_rows(shown, columns, under={"parties": "title"})
    output.say(count(len(found), "thread") if found else NOTHING.format(record=record))


def _days(row: Mapping[str, Any]) -> str:
    """The first and the last day of a thread, once where they are one."""
    return "\n".join(dict.fromkeys(filter(None, (row["since"], row["until"])))) or "undated"


def _kinds(row: Mapping[str, Any]) -> str:
    kinds = [link["kind"] for link in row["links"]]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))


def learn(
    *, by: ByOption = None, record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False
) -> None:
    """Refit the matcher on the judgements made so far, and say what that gained.

    Each judgement is scored by weights that were fitted without it. The new weights are kept only
    where they tell those better; then the events follow.
    """
    from chancery import service

    report = service.learn(record, by=by)
    if as_json:
        output.line(asdict(report))
        return
    output.say(
        f"{count(report.judgements, 'judgement')}, {report.same} of them same. On those held out: "
        f"right {report.right_before:.0%} before, {report.right_after:.0%} after; "
        f"log loss {report.loss_before:.3f} before, {report.loss_after:.3f} after."
    )
    output.say(
        f"The new weights are in use ({report.version})."
        if report.kept
        else "That is no gain: the weights stay as they were."
    )
