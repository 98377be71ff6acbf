"""Where claims say that things happened."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from chancery.service.filters import ClaimFilter, query
from chancery.store import Record
from chancery.store import ties as store

Row = dict[str, Any]


def places(
    record: str | Path, filters: ClaimFilter | None = None, *, limit: int = 2000
) -> list[Row]:
    """Places in the claims that fit, most claims first; places without a point are left out.

    Keys: `name`, `country`, `lat`, `lon` (degrees in WGS 84), `claims`, of which `cooperation`
    are, and `first` and `last` day.
    """
    with Record.open(record) as opened:
        asked = query(filters or ClaimFilter(), opened.view)
        return [asdict(row) for row in store.places(opened.glance, asked, limit)]
