"""The codebook: what each column of the flat forms means, from the table that makes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.service.columns import TABLES
from chancery.service.export_tables import write_csv
from chancery.service.exporting import replacing

Row = dict[str, Any]
KEYS = ("table", "column", "kind", "meaning", "values", "unit")
# What has those columns.
FLAT_TABLES = {
    "claims": "chancery export as csv or stata; rows; chancery.record(...).claims()",
    "imported": "chancery export --dataset as csv, stata or parquet; chancery.record(...).imported()",
    "panel": "chancery panel; chancery.record(...).panel()",
}


def codebook(table: str | None = None) -> list[Row]:
    """The columns of one of FLAT_TABLES, or of all, in their order, as rows with KEYS.

    Kinds are ``text``, ``number``, ``whole`` and ``day``. Raises UsageError for no such table.
    """
    if table is not None and table not in TABLES:
        raise UsageError(f"table {table!r}: not known, expected one of: {', '.join(TABLES)}")
    return [
        {
            "table": name, "column": column.name, "kind": column.kind, "meaning": column.meaning,
            "values": column.values, "unit": column.unit,
        }
        for name, columns in TABLES.items()
        if table in {None, name}
        for column in columns
    ]  # fmt: skip


def write_codebook(out: str | Path, table: str | None = None) -> int:
    """Write the codebook as CSV, whole or not at all; how many columns it tells of."""
    rows = codebook(table)
    with replacing(Path(out)) as temporary:
        return write_csv(temporary, rows, KEYS)
