"""The parts of an event below its values: reports by origin, where they part, what was judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chancery.cli import output, tables, words
from chancery.cli.judging import judgement_line
from chancery.cli.parting import parted_on, versions
from chancery.cli.words import count

if TYPE_CHECKING:
    from rich.text import Text

Row = Mapping[str, Any]

ORIGINS = 12  # independent tellings that are shown; of more, the rest are counted
OF_ONE = 3  # reports of one of them
CHAIN = 3  # names of a chain `via`
JUDGED = 6  # of the machine's judgements, the least sure ones
SAME_WORDS = ["the same words, of the same day"]


def show_reports(row: Row) -> None:
    """All of them; of a single report only what people judged and where its accounts part."""
    if len(row["claims"]) > 1:
        shown = row["origin_list"][:ORIGINS]
        passed_on = any(one["via"] or one["why"] for one in shown)
        made = tables.table(
            ("origin", 0), ("report", 3), ("in the words", 5), *([("via", 3)] if passed_on else [])
        )
        for origin in shown:
            for cells in _reports(row, origin):
                made.add_row(*cells[: len(made.columns)])
            made.add_section()
        output.console().print(made)
        left = len(row["origin_list"]) - ORIGINS
        if left > 0:
            output.say(f"{count(left, 'more origin')}; --json has all of them.")
    for one in row["contradiction_list"]:
        _say(f"The accounts part on {parted_on(one)}:")
        for version in versions(one):
            _say(f"    {version}")
    for line in _judged(row["judgements"]):
        _say(line)


def _say(line: str) -> None:
    """A line for people, folded where the terminal ends."""
    from rich.text import Text

    output.console().print(Text(line))


def _reports(row: Row, origin: Row) -> Iterator[tuple[str | Text, ...]]:
    """The rows of an origin: the first of its reports, the rest counted."""
    inside = [one for one in row["claims"] if one["origin"] == origin["origin"]]
    shown = inside[:OF_ONE]
    left = len(inside) - len(shown)
    for i, claim in enumerate(shown):
        more = f"and {count(left, 'more report')}" if left and i == len(shown) - 1 else ""
        yield (
            "" if i else str(origin["origin"] + 1),
            tables.stacked(
                words.printer(claim), claim["published"] or "",
                (claim["claim"][: words.SHORT_ID], "dim"), more,
            ),
            tables.stacked("".join(part for part, _ in words.words(claim))),
            "" if i else tables.stacked(_chain(origin["via"]), (_why(origin), "dim")),
        )  # fmt: skip


def _chain(via: Sequence[str]) -> str:
    """How a telling was handed on: ``Reuters → Example Times → The Post and 7 more``."""
    more = f" and {len(via) - CHAIN} more" if len(via) > CHAIN else ""
    return " → ".join(via[:CHAIN]) + more


def _why(origin: Row) -> str:
    """Why its articles are one telling."""
    reasons = list(dict.fromkeys(origin["why"]))
    return ", ".join(reasons[:2]) + ("…" if len(reasons) > 2 else "")


def _judged(rows: Sequence[Row]) -> Iterator[str]:
    """What people said, then of the machine's scores the least sure."""
    machine = [row for row in rows if row["by"].startswith("collate@")]
    yield from (judgement_line(row) for row in rows if row not in machine)
    plain = [row for row in machine if row["reasons"] == SAME_WORDS]
    least = sorted((row for row in machine if row not in plain), key=lambda row: row["score"])
    least = (least or plain)[:JUDGED]
    yield from map(judgement_line, least)
    if len(machine) > len(least):
        left = len(machine) - len(least)
        yield f"{count(left, 'more score')} as high or higher; --json has all of them."
