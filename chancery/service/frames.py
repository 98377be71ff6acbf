"""A record in Python, and its tables as data frames of pandas, polars or Arrow.

import chancery
frame = chancery.record("record").claims(dyad=("PAK", "IND")).to_pandas()
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.service.columns import CLAIM_COLUMNS, IMPORTED_COLUMNS, PANEL_COLUMNS, kinds
from chancery.service.datasets import EventFilter, daily, datasets, imported
from chancery.service.export_tables import flat_imported
from chancery.service.filter_names import filter_by
from chancery.service.filters import ClaimFilter
from chancery.service.flat import rows
from chancery.service.panel import PanelFilter, panel
from chancery.store import Record
from chancery.store.datasets import DAILY

_DAILY_KINDS = {
    **dict.fromkeys(DAILY, "whole"), **dict.fromkeys(("goldstein", "intensity"), "number"),
    **dict.fromkeys(("dataset", "event_type", "quad"), "text"), "date": "day",
}  # fmt: skip


class Table:
    """Flat rows with typed columns, read anew each time; iterated, they are dicts.

    `columns` are names with kinds: ``text``, ``number``, ``whole`` and ``day``. Absent values
    are None in rows and whatever the library has for it in frames.
    """

    def __init__(
        self, columns: Mapping[str, str], read: Callable[[], Iterator[dict[str, Any]]]
    ) -> None:
        self.columns = dict(columns)
        self._read = read

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self._read()

    def __repr__(self) -> str:
        return f"<rows of {len(self.columns)} columns: to_pandas(), to_polars() or to_arrow()>"

    def to_pandas(self) -> Any:
        """A pandas DataFrame; days are datetime64. Raises UsageError where pandas is missing."""
        pandas = _library("pandas")
        found = pandas.DataFrame(self._columns())
        types = {"text": "object", "number": "float64", "whole": "Int64", "day": "datetime64[s]"}
        return found.astype({name: types[kind] for name, kind in self.columns.items()})

    def to_polars(self) -> Any:
        """A polars DataFrame. Raises UsageError where polars is missing."""
        polars = _library("polars")
        types = {"text": polars.String, "number": polars.Float64, "whole": polars.Int64,
                 "day": polars.Date}  # fmt: skip
        schema = {name: types[kind] for name, kind in self.columns.items()}
        return polars.DataFrame(self._columns(), schema=schema)

    def to_arrow(self) -> Any:
        """A pyarrow Table. Raises UsageError where pyarrow is missing."""
        arrow = _library("pyarrow")
        types = {"text": arrow.string(), "number": arrow.float64(), "whole": arrow.int64(),
                 "day": arrow.date32()}  # fmt: skip
        schema = arrow.schema([(name, types[kind]) for name, kind in self.columns.items()])
        return arrow.table(self._columns(), schema=schema)

    def _columns(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {name: [] for name in self.columns}
        for row in self:
            for name, kind in self.columns.items():
                found[name].append(_value(row[name], kind))
        return found


class RecordTables:
    """One record's tables: `claims`, `imported`, `daily`, `panel`; nothing is read until one is.

    Each takes its filters by name, as the command line calls them or, where several may be given,
    in the plural: ``claims(type="ASSAULT")`` is ``claims(types=("ASSAULT",))``, and likewise
    `status`, `stance`, `quad` and `dataset`; `search` is `text`. `dyad` and `between` take two
    sides, and dates are ``"2022"``, ``"2022-02"``, ``"2022-02-24"`` or a `datetime.date`.
    """

    def __init__(self, record: str | Path) -> None:
        Record.open(record).close()  # told now where there is none
        self.path = Path(record)

    def claims(self, **filters: Any) -> Table:
        """Claims, flat, with the filters of `ClaimFilter` by name.

        `types`, `statuses`, `stances` and `quads` take several values, ``dyad`` and ``between`` two:
        ``claims(types=("ASSAULT",), statuses=("actual",), dyad=("RUS", "UKR"), since="2022")``.
        The others are `actor`, `recipient`, `source`, `until`, `publisher`, `place`, `article`,
        `text` (words in the article), `min_confidence` and `limit`. In joint acts (CONSULT, AGREE,
        COOPERATE) everybody is actor and recipient alike. `chancery.codebook("claims")` tells what
        each column means.
        """
        chosen = filter_by(ClaimFilter, filters)
        return Table(kinds(CLAIM_COLUMNS), lambda: rows(self.path, chosen))

    def imported(self, **filters: Any) -> Table:
        """Imported rows, with the filters of `EventFilter` by name; lists are joined by "; ".

        They are `actor`, `recipient`, `dyad`, `between`, `types`, `since`, `until`, `datasets` and
        `limit`: ``imported(dyad=("PAK", "IND"), types=("ASSAULT",), since="2018")``.
        """
        chosen = filter_by(EventFilter, filters)
        return Table(
            kinds(IMPORTED_COLUMNS), lambda: map(flat_imported, imported(self.path, chosen))
        )

    def daily(self, actor: str, recipient: str, **filters: Any) -> Table:
        """A dyad's imported events by dataset, day, type and quad."""
        chosen = filter_by(EventFilter, {"actor": actor, "recipient": recipient, **filters})
        return Table(_DAILY_KINDS, lambda: iter(daily(self.path, chosen)))

    def panel(self, **filters: Any) -> Table:
        """Events by dyad, period and origin, with the parts of `PanelFilter` by name.

        They are `step`, `directed`, `fill`, `since`, `until`, `actor`, `recipient`, `dyad`,
        `between`, `statuses`, `types`, `min_confidence` and `datasets`:
        ``panel(step="month", directed=True, fill=True, since="2018", until="2022")``.
        """
        chosen = filter_by(PanelFilter, filters)
        return Table(kinds(PANEL_COLUMNS), lambda: panel(self.path, chosen))

    def datasets(self) -> list[dict[str, Any]]:
        """The imported datasets."""
        return list(datasets(self.path))

    def __repr__(self) -> str:
        return f"chancery.record({str(self.path)!r})"


def record(path: str | Path) -> RecordTables:
    """The record in a folder, for its tables as data frames; raises RecordError where there is none.

    ``chancery.record("record").claims(dyad=("RUS", "UKR"), since="2022").to_pandas()``

    `claims(...)` are the claims that were read, `imported(...)` the rows of datasets,
    `daily(actor, recipient, ...)` a dyad's imported rows by day, `panel(...)` events by dyad,
    period and origin, each with `to_pandas()`, `to_polars()` and `to_arrow()`; `datasets()` lists
    what was imported. Filters are the command line's options by name, with an underscore for each
    dash: ``--min-confidence 0.6`` is ``min_confidence=0.6``. What may be repeated there takes a
    tuple under the plural: ``--type AID --type ASSAULT`` is ``types=("AID", "ASSAULT")``, and
    likewise `statuses`, `stances`, `quads` and `datasets`; the singular takes one,
    ``type="AID"``. ``--search`` is `search` or `text`. `help(chancery.ClaimFilter)` says how each
    value is written.
    """
    return RecordTables(path)


def _value(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "day":
        return value if isinstance(value, date) else date.fromisoformat(value)
    return str(value) if kind == "text" else value


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed: `pip install {name}`") from error
