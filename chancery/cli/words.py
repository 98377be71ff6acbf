"""The parts of a claim in words for people, from the JSON shape of the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

SHORT_ID = 10  # "c_" and eight digits: enough to name a claim in any record of a laptop's size


def party(row: Row) -> str:
    """Who that is, and in which sector of which country: ``Asim Munir (PAK.MIL)``."""
    shown = row.get("name") or row.get("text") or "?"
    code = ".".join(part for part in (row.get("country"), row.get("sector")) if part)
    return f"{shown} ({code})" if code else str(shown)


def parties(rows: Sequence[Row]) -> str:
    """Several parties, or a question mark for nobody named."""
    return ", ".join(party(row) for row in rows) or "?"


def what(row: Row) -> str:
    """Type and mode: ``REQUEST.yield``."""
    return ".".join(part for part in (row["event_type"], row.get("mode")) if part)


def day(row: Row) -> str:
    """When it took place, with ``~`` before a date that is only the article's own."""
    date = row.get("date")
    if not date:
        return "undated"
    start, end = date.get("from"), date.get("to")
    cut = {"year": 4, "month": 7}.get(date.get("granularity"), 10)
    if start and end and start[:cut] == end[:cut]:
        shown = start[:cut]
    elif start and end:
        shown = f"{start} to {end}"
    else:
        shown = f"from {start}" if start else f"by {end}"
    return f"~{shown}" if date.get("basis") == "publication" else shown


def accounts(row: Row) -> str:
    """According to whom: ``Pakistani officials (PAK.GOV): asserts, via Reuters``."""
    rows = row.get("accounts") or []
    if not rows:
        return "the writer"
    through = {account["via"] for account in rows if account.get("via") is not None}
    parts = []
    for index, account in enumerate(rows):
        if index in through:
            continue  # told below, by whom it passed on
        text = f"{party(account['source'])}: {account['stance']}"
        seen = {index}
        step = account.get("via")
        while step is not None and step not in seen:
            seen.add(step)
            text += f", via {rows[step]['source'].get('name') or rows[step]['source']['text']}"
            step = rows[step].get("via")
        parts.append(text)
    return "; ".join(parts)


def place(row: Row) -> str:
    """Where: ``Islamabad, PAK``."""
    where = row.get("place")
    if not where:
        return ""
    return ", ".join(part for part in (where.get("name"), where.get("country")) if part)


def words(row: Row) -> str:
    """The article's own words behind the claim, in their order: ``Munir … asked … Washington``."""
    cited = [row["trigger"], *row.get("actors", ()), *row.get("recipients", ())]
    cited += [row[name] for name in ("date", "place") if row.get(name)]
    spans = sorted(
        {(c["start"], c["end"], c["text"]) for c in cited if c.get("text") and c.get("end")}
    )
    kept: list[str] = []
    reached = -1
    for start, end, text in spans:
        if start >= reached:
            if kept and start - reached > 1:
                kept.append("…")
            kept.append(" ".join(text.split()))
            reached = end
    return " ".join(kept)


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
