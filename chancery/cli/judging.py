"""What people judge of claims: said, listed, taken back, and learnt from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from chancery.cli import output, words
from chancery.cli.collating import up_to_date
from chancery.cli.empty import empty
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, typed
from chancery.cli.words import count

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Whose judgement; by default your account's name."),
]


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

    up_to_date(record)
    row = service.judge(record, left, right, verdict, by=by, note=note)
    if as_json:
        output.line(row)
        return
    _say_judgement(row)
    output.say(f"{typed('withdraw ' + _short(row['judgement']), record)} takes it back.")


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

    `chancery judgements` lists them. A withdrawn one stays in the record, marked.
    """
    from chancery import service

    up_to_date(record)
    row = service.withdraw(record, judgement, by=by)
    if as_json:
        output.line(row)
        return
    _say_judgement(row)


def judgements(
    *,
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="Those that were taken back, too.")
    ] = False,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> None:
    """List what people judged, oldest first; the machine's own stand with each event in `show`."""
    from chancery import service

    rows = service.judgements(record, withdrawn=withdrawn)
    if as_json:
        output.lines(rows)
        return
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 - counted below
        output.say(f"{row['at'][:16].replace('T', ' ')}  {judgement_line(row)}")
    output.say(count(number, "judgement") if number else _none(record))


def _none(record: Path) -> str:
    from chancery import service

    if told := empty(record):
        return told
    if any(True for _ in service.judgements(record, withdrawn=True)):
        return (
            f"Every judgement in {record} was withdrawn: "
            f"{typed('judgements --withdrawn', record)} lists them."
        )
    return (
        f"Nobody has judged anything in {record}: `chancery judge` says of two claims whether "
        "they tell the same event."
    )


def _say_judgement(row: Mapping[str, Any]) -> None:
    """A judgement and what came of it."""
    output.say(judgement_line(row))
    one, other = row["events"]
    if one and other:
        output.say(
            f"Both are in event {_short(one)} now."
            if one == other
            else f"They are in two events now, {_short(one)} and {_short(other)}."
        )
    for claim in row.get("left_out", ()):
        why = (
            f"{claim['by']} said that it is different ({_short(claim['judgement'])})"
            if claim["judgement"]
            else "it is with another that was said to be different"
        )
        output.say(f"{_short(claim['claim'])} is not with them: {why}.")


def judgement_line(row: Mapping[str, Any]) -> str:
    """A judgement in one line: its verdict, on what, by whom, and why."""
    score = "" if row["score"] is None else f" {row['score']:.2f}"
    parts = [f"{row['verdict']}{score}: {_short(row['left'])} and {_short(row['right'])}"]
    parts.append(f"by {row['by']}")
    if row["judgement"] and not row["by"].startswith("collate@"):
        parts.append(_short(row["judgement"]))
    if why := "; ".join(row["reasons"]) or row["note"]:
        parts.append(why)
    if row["withdrawn"]:
        parts.append(f"withdrawn by {row['withdrawn_by']}")
    elif row["overruled"]:
        parts.append(f"overruled by {_short(row['overruled'])}, which is newer")
    if not row["live"]:
        parts.append("waiting: nothing is read from the words of one of them any more")
    return ", ".join(parts)


def _short(id_: str) -> str:
    return id_[: words.SHORT_ID]


def learn(
    *, by: ByOption = None, record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False
) -> None:
    """Refit the matcher on the judgements made so far, and say what that gained.

    Each judgement is scored by weights that were fitted without it. The new weights are kept only
    where they tell those better; then the events follow.
    """
    from chancery import service

    up_to_date(record)
    report = service.learn(record, by=by)
    if as_json:
        output.line(asdict(report))
        return
    output.say(
        f"{count(report.judgements, 'judgement')}, {report.same} of them same. On those held out: "
        f"right {report.right_before:.0%} before, {report.right_after:.0%} after; "
        f"log loss {report.loss_before:.3f} before, {report.loss_after:.3f} after."
    )
    if not report.kept:
        output.say("That is no gain: the weights are those that came with Chancery.")
        return
    when = (report.at or "")[:16].replace("T", " ")
    output.say(f"The new weights are in use ({report.version}), learnt by {report.by}, {when}.")
