"""`show` and `explain`: one event with its reports, and one claim with the words behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli import output, tables, words
from chancery.cli.collating import up_to_date
from chancery.cli.options import DEFAULT_RECORD, JsonOption, RecordOption, typed
from chancery.cli.reports import show_reports

if TYPE_CHECKING:
    from rich.text import Text

    from chancery.service import Explanation


PUBLISHERS = 4  # of an event; of more, the first ones are shown and the rest counted


def show(
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="An event's or a claim's id, or its beginning.")
    ],
    *,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> None:
    """Show one event: its reports and their origins, where they part, and what was judged.

    The values are those of the surest of the reports with the status that most have.
    """
    from chancery import service

    up_to_date(record)
    row = service.show(record, event)
    if as_json:
        output.line(row)
        return
    from rich.text import Text

    screen = output.console()
    screen.print(Text(_heading(row), style="bold"))
    screen.print(_sentence(row))
    screen.print()
    made = tables.table(("field", 0), ("value", 1))
    for name, value in _facts(row):
        made.add_row(name, Text(value))
    screen.print(made)
    show_reports(row)
    explain = typed(f"explain {row['claim'][: words.SHORT_ID]}", record)
    output.say(f"{explain} shows the words of each value.")


def _heading(row: dict[str, Any]) -> str:
    """The article: its title, its publisher and its date."""
    parts = (row.get("title"), words.printer(row), row.get("published"))
    return " · ".join(part for part in parts if part)


def _sentence(row: dict[str, Any]) -> Text:
    """The sentence, the trigger underlined, actors and recipients in colour."""
    from rich.text import Text

    sentence = Text(row["sentence_text"])
    start = row["sentence"]["start"]
    marked = [(row["trigger"], "bold underline")]
    marked += [(party, "green") for party in row["actors"]]
    marked += [(party, "cyan") for party in row["recipients"]]
    marked += [(account["source"], "italic yellow") for account in row["accounts"]]
    for cited, style in marked:
        if cited.get("end") and start <= cited["start"]:
            sentence.stylize(style, cited["start"] - start, cited["end"] - start)
    return sentence


def _facts(row: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """The claim's fields in words, those that are absent left out."""
    quantities = [f"{q['kind']} {q['value']:g} ({q['text']})" for q in row["quantities"]]
    facts = (
        ("what", words.what(row)),
        ("who", words.parties(row["actors"])),
        ("to whom", words.parties(row["recipients"]) if row["recipients"] else ""),
        ("when", words.day(row)),
        ("where", words.place(row)),
        ("status", row["status"]),
        ("according to", words.accounts(row)),
        ("contexts", ", ".join(row["contexts"])),
        ("quantities", ", ".join(quantities)),
        ("about", row["about"] or ""),
        ("confidence", f"{row['confidence']:.2f}"),
        ("told by", _told(row)),
        ("sides", ", ".join(row["sides"])),
        ("event", row["event"]),
        ("claim", row["claim"]),
        ("article", row["article"]),
    )
    return [(name, value) for name, value in facts if value]


def _told(row: dict[str, Any]) -> str:
    """In how many reports, from how many independent origins, printed by whom."""
    publishers = row["publishers"]
    more = f" and {len(publishers) - PUBLISHERS} more" if len(publishers) > PUBLISHERS else ""
    parts = [words.count(row["reports"], "report"), words.count(row["origins"], "origin")]
    return ", ".join(parts) + (
        f": {', '.join(publishers[:PUBLISHERS])}{more}" if publishers else ""
    )


def explain(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or its beginning.")],
    field: Annotated[
        str | None,
        typer.Argument(metavar="FIELD", help="Only this one: status, actors, accounts[0].stance."),
    ] = None,
    *,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> None:
    """Explain a claim: each value, the words it rests on, what set it, what else was considered.

    \b
    chancery explain c_7f3a9c12
    chancery explain c_7f3a9c12 actors[0].identity --json
    """
    from chancery import service

    found = service.explain(record, claim, field)
    if as_json:
        output.lines(asdict(one) for one in found)
        return
    screen = output.console()
    for sentence in _sentences(found):
        screen.print(sentence)
    columns = (("field", 0), ("value", 3), ("in the words", 3), ("set by", 4))
    cells = [_explained(one) for one in found]
    tables.draw(columns, cells, narrowed="value, in the words, set by")


def _sentences(found: Iterable[Explanation]) -> list[Text]:
    """Each sentence that values rest on, once and in order, with the words in bold."""
    from rich.text import Text

    made: dict[int, Text] = {}
    for word in sorted((w for one in found for w in one.words), key=lambda w: w.sentence_start):
        start = word.sentence_start
        sentence = made.setdefault(start, Text(word.sentence))
        sentence.stylize("bold", word.start - start, word.end - start)
    return [Text.assemble((f"[{start}] ", "dim"), line) for start, line in made.items()]


def _explained(one: Explanation) -> tuple[Text, ...]:
    """One value's cells: what it is, where it stands, and how it came about."""
    from rich.text import Text

    set_by = tables.stacked(
        one.stage if one.confidence is None else f"{one.stage}, {one.confidence:.2f}",
        f"else: {one.runner_up}" if one.runner_up else "",
        one.why or "",
    )
    said = tables.stacked(*(f"{' '.join(w.text.split())} [{w.start}:{w.end}]" for w in one.words))
    return Text(one.field.replace(".", "\n.")), Text(_value(one.value)), said, set_by


def _value(value: Any) -> str:
    """A value for people: a mapping's parts that are known, else the value itself."""
    if isinstance(value, dict):
        known = [
            f"{key} {part}"
            for key, part in value.items()
            if part not in (None, "", [], False, True)
        ]
        return ", ".join(known)
    return str(value)
