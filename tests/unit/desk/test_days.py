"""Days as the desk writes them."""

from __future__ import annotations

import pytest

from chancery.desk.render import when


@pytest.mark.parametrize(
    ("first", "last", "basis", "written"),
    [
        ("2025-05-13", "2025-05-13", "expression", "13 May 2025"),
        ("2025-05-13", "2025-05-13", "publication", "about 13 May 2025"),
        ("2025-05-13", "2025-05-15", "expression", "13 May 2025 to 15 May 2025"),
        ("1787-01-01", "1787-12-31", "expression", "1787"),
        ("2023-06-01", "2023-06-30", "expression", "Jun 2023"),
        ("2024-02-01", "2024-02-29", "context", "Feb 2024"),
        ("2024-02-01", "2024-02-28", "expression", "1 Feb 2024 to 28 Feb 2024"),
        ("2023-06-01", "2024-06-30", "expression", "1 Jun 2023 to 30 Jun 2024"),
        ("2022-01-01", "2023-12-31", "expression", "1 Jan 2022 to 31 Dec 2023"),
        ("9999-12-01", "9999-12-31", "expression", "Dec 9999"),
        ("2025-05-13", None, "expression", "from 13 May 2025"),
        (None, "2025-05-13", "expression", "by 13 May 2025"),
    ],
)
def test_a_whole_month_or_year_goes_by_its_name(
    first: str | None, last: str | None, basis: str, written: str
) -> None:
    date = {"from": first, "to": last, "basis": basis}
    assert when({"date": date, "published": "2025-05-14"}) == written
