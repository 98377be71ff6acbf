"""Blocks of imported events as columns, and how each becomes a column of the file."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from chancery.model import SEPARATOR, ImportedEvent

_NUMBERS = frozenset(("goldstein", "intensity", "lat", "lon", "geonames", "num_mentions",
                      "num_sources", "num_articles", "tone", "fatalities"))  # fmt: skip
_DATES = frozenset(("date_from", "date_to", "published"))
_EPOCH = date(1970, 1, 1).toordinal()
_NO_DAY = -(2**63)  # numpy's "not a time"
_LISTS = frozenset(
    ("contexts", "actor_countries", "actor_sectors", "recipient_countries", "recipient_sectors")
)


def clear_abandoned(folder: Path, stale: float) -> None:
    """Remove what killed imports left: `.<dataset>.<process>.part`, untouched and nobody's."""
    for part in folder.glob(".*.part"):
        process = part.name.split(".")[-2]
        untouched = time.time() - part.stat().st_mtime > stale
        if untouched and process.isdigit() and not _running(int(process)):
            shutil.rmtree(part, ignore_errors=True)


def _running(process: int) -> bool:
    """Whether a process is there; where that cannot be asked without harm, that it is not."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def chosen_column(name: str, kind: str) -> str:
    """How a column of a block becomes one of the file."""
    if name in {"dataset", "format"}:
        return f"${name}::VARCHAR AS {name}"
    if name in _LISTS:
        split = f"string_split({name}, chr({ord(SEPARATOR)}))"
        return f"CASE WHEN {name} = '' THEN []::VARCHAR[] ELSE {split} END AS {name}"
    return f"CAST({name} AS {kind}) AS {name}"


def block_columns(events: Sequence[ImportedEvent], fingerprints: Sequence[int]) -> dict[str, Any]:
    """A block of events as columns that DuckDB can scan."""
    import numpy as np

    plain: dict[str, Any] = dict(zip(ImportedEvent._fields, zip(*events, strict=True), strict=True))
    for label in ("actor", "recipient"):
        sides = plain.pop(label)
        plain[f"{label}_name"] = [side.name for side in sides]
        plain[f"{label}_country"] = [s.countries[0] if s.countries else None for s in sides]
        plain[f"{label}_sector"] = [s.sectors[0] if s.sectors else None for s in sides]
        plain[f"{label}_countries"] = [SEPARATOR.join(s.countries) for s in sides]
        plain[f"{label}_sectors"] = [SEPARATOR.join(s.sectors) for s in sides]
    plain["contexts"] = [SEPARATOR.join(contexts) for contexts in plain["contexts"]]
    found: dict[str, Any] = {"fingerprint": np.array(fingerprints, dtype=np.uint64)}
    for name, values in plain.items():
        if name in _NUMBERS:
            found[name] = np.array(values, dtype=np.float64)  # None becomes not a number
        elif name in _DATES:
            found[name] = _days(values)
        elif name == "line":
            found[name] = np.array(values, dtype=np.int64)
        elif name == "cameo_given":
            found[name] = np.array(values, dtype=np.bool_)
        else:
            found[name] = np.array(values, dtype=object)
    return found


def _days(values: Sequence[date | None]) -> Any:
    """Days for DuckDB; by their number, since numpy takes twenty times longer over dates."""
    import numpy as np

    numbers = [_NO_DAY if value is None else value.toordinal() - _EPOCH for value in values]
    return np.array(numbers, dtype=np.int64).astype("datetime64[D]").astype("datetime64[us]")
