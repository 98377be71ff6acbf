"""Tables that fit the terminal: what is too wide is folded, never cut off."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chancery.cli import words
from chancery.cli.output import console

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

Row = Mapping[str, Any]

WIDE = 100  # columns of a terminal from which a claim's parts stand beside one another
NARROW = 80  # below which columns of other tables are put under one another
LEAST = 8  # columns that what is folded keeps, however narrow the terminal
PARTIES = 4  # names on a side of a claim; of more, the first ones are shown and the rest counted

BLOCK = 200  # rows drawn at once, so that a long table starts at once and stays small in memory
WIDE_COLUMNS = (
    ("when", 0),
    ("who → whom", 4),
    ("what", 3),
    ("in the words", 5),
    ("according to", 4),
)
NARROW_COLUMNS = (("when", 0), ("who → whom, what", 1), ("words, according to", 1))

STATUS_STYLES = {
    "actual": "green",
    "future": "cyan",
    "hypothetical": "yellow",
    "negated": "red",
    "historical": "magenta",
}


def table(*headings: tuple[str, int]) -> Table:
    """An empty table of headings with the share of the width that each may take."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.HORIZONTALS, show_lines=False, pad_edge=False, expand=True)
    for heading, share in headings:
        made.add_column(
            heading, overflow="fold", ratio=share or None, no_wrap=not share,
            min_width=LEAST if share else None,
        )  # fmt: skip
    return made


def stacked(*parts: str | tuple[str, str]) -> Text:
    """Parts of one cell, one to a line, each plain or with a style; empty ones left out."""
    from rich.text import Text

    shown = [Text(*((part,) if isinstance(part, str) else part)) for part in parts]
    return Text("\n").join([text for text in shown if text.plain])


def show_claims(rows: Iterable[Row], *, name: str = "claim") -> int:
    """Print claims (or events, by `name`) as a table; gives how many there were."""
    screen = console()
    wide = screen.width >= WIDE
    pending = iter(rows)
    number = 0
    while block := list(itertools.islice(pending, BLOCK)):
        made = table(*(WIDE_COLUMNS if wide else NARROW_COLUMNS))
        for row in block:
            made.add_row(*_claim_cells(row, name, wide=wide))
            made.add_section()
        screen.print(made)
        number += len(block)
    return number


def _claim_cells(row: Row, name: str, *, wide: bool) -> list[Text]:
    """A claim's cells: five where there is room, else the same parts in three."""
    from rich.text import Text

    when = stacked(
        *words.day(row).replace(" to ", "\nto ").split("\n"),
        (row[name][: words.SHORT_ID], "dim"),
    )
    pair = words.pair(row, PARTIES)
    status = (f"{row['status']} {row['confidence']:.2f}", STATUS_STYLES.get(row["status"], ""))
    what = (words.what(row), "bold")
    said = Text.assemble(
        *((text, "bold" if hit else "") for text, hit in words.words(row, PARTIES))
    )
    source = stacked(words.accounts(row), (words.printed(row), "dim"))
    if wide:
        where = (f"in {words.place(row)}" if row.get("place") else "", "dim")
        return [when, stacked(pair, where), stacked(what, status), said, source]
    source.stylize("italic")
    return [when, stacked(pair, what, status), Text("\n").join([said, source])]


def narrow() -> bool:
    """Whether the terminal is too narrow for many columns."""
    return console().width < NARROW


def show_rows(
    rows: Sequence[Row],
    columns: Mapping[str, tuple[str, int]],
    under: Mapping[str, str] | None = None,
) -> None:
    """Print rows as they are: a row's key, the heading it gets and its share of the width.

    In a narrow terminal, the keys of `under` stand in a line below another key's value.
    """
    moved = (under or {}) if narrow() else {}
    kept = {key: column for key, column in columns.items() if key not in moved}
    screen = console()
    cells = [[_cell(key, row, moved) for key in kept] for row in rows]
    if _least(kept, cells) > screen.width:
        made = table(("", 1))
        made.show_header, made.show_lines = False, True
        cells = [[_under_one_another(kept, row)] for row in cells]
    else:
        made = table(*kept.values())
    for row in cells:
        made.add_row(*row)
    screen.print(made)


def _under_one_another(columns: Mapping[str, tuple[str, int]], row: Sequence[Text]) -> Text:
    """A row's cells in one, those beside which the heading must stand to be understood with it."""
    shown = zip(columns.values(), row, strict=True)
    return stacked(
        *(cell.plain if share else f"{heading} {cell.plain}" for (heading, share), cell in shown)
    )


def _least(columns: Mapping[str, tuple[str, int]], cells: Sequence[Sequence[Text]]) -> int:
    """How wide a table must be for nothing to be cut off, with what folds at its narrowest."""
    from rich.cells import cell_len

    width = 0
    for at, (heading, share) in enumerate(columns.values()):
        held = [line for row in cells for line in row[at].plain.split("\n")]
        width += LEAST if share else max(map(cell_len, [heading, *held]))
    return width + 3 * len(columns) + 1


def _cell(key: str, row: Row, moved: Mapping[str, str]) -> Text:
    """A row's value, with those that were moved below it."""
    below = " ".join(
        text for one, to in moved.items() if to == key and (text := _plain(one, row.get(one)).plain)
    )
    shown = _plain(key, row.get(key))
    return stacked(shown.plain, (below, "dim")) if below else shown


def _plain(key: str, value: Any) -> Text:
    """A value as text that is not taken for markup; an article's id as short as in commands."""
    from rich.text import Text

    shown = "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
    return Text(shown[: words.SHORT_ID] if key == "article" else shown)
