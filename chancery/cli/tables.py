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
GAP = 3  # columns between two columns of a table
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
    draw(list(kept.values()), [[_cell(key, row, moved) for key in kept] for row in rows])


def draw(
    columns: Sequence[tuple[str, int]],
    cells: Sequence[Sequence[Text]],
    *,
    apart: bool = False,
    narrowed: str | None = None,
) -> None:
    """Print a table of headings with their shares and of cells, a line between rows if `apart`.

    In a narrow terminal the cells after the first stand under one another where a heading is given
    for them, `narrowed`. Where a column would be lost all the same, each row is a list of its
    headings and values.
    """
    if narrowed is not None and narrow():
        columns, cells, apart = _under_one_another(columns, cells, narrowed)
    fits = _least(columns, cells) <= console().width
    made = table(*(columns if fits else (("", 1), ("", 2))))
    made.show_header = fits
    for row in cells:
        if fits:
            made.add_row(*row)
        else:
            for (heading, _), value in zip(columns, row, strict=True):
                made.add_row(heading, value)
        if apart or not fits:
            made.add_section()
    console().print(made)


def _under_one_another(
    columns: Sequence[tuple[str, int]], cells: Sequence[Sequence[Text]], heading: str
) -> tuple[Sequence[tuple[str, int]], Sequence[Sequence[Text]], bool]:
    """The same in two columns, with a line between the rows, whose cells are now high."""
    from rich.text import Text

    joined = [[row[0], Text("\n").join([cell for cell in row[1:] if cell.plain])] for row in cells]
    return (columns[0], (heading, 1)), joined, True


def _least(columns: Sequence[tuple[str, int]], cells: Sequence[Sequence[Text]]) -> int:
    """The width below which a table of these columns and cells would lose some of them."""
    from rich.cells import cell_len

    least = 2 + GAP * (len(columns) - 1)
    for (heading, share), column in zip(columns, zip(*cells, strict=True), strict=True):
        lines = [heading, *(line for cell in column for line in cell.plain.split("\n"))]
        least += LEAST if share else max(map(cell_len, lines))
    return least


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
