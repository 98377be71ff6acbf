"""The parts of a claim in words for people, from the JSON shape of the service."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

_BLANKS = re.compile(r"\s+")
AROUND = 24  # characters on either side of cited words that help to understand them
SHORT_ID = 10  # "c_" and eight digits: enough to name a claim in any record of a laptop's size


def party(row: Row) -> str:
    """Who that is, and in which sector of which country: ``Asim Munir (PAK.MIL)``."""
    code = _code(row)
    return _label(_name(row), [code] if code else [])


def parties(rows: Sequence[Row], most: int | None = None) -> str:
    """Several parties, each name once with all its codes, or a question mark for nobody named.

    ``both sides (ARM.GOV, AZE.GOV), Russia (RUS)``. Of more than `most` names only
    the first are told, and how many more there are.
    """
    codes: dict[str, dict[str, None]] = {}
    for row in rows:
        known = codes.setdefault(_name(row), {})
        if code := _code(row):
            known[code] = None
    told = _first(codes, most)
    labels = [_label(name, codes[name]) for name in told]
    more = f" and {len(codes) - len(told)} more" if len(told) < len(codes) else ""
    return (", ".join(labels) or "?") + more


def pair(row: Row, most: int | None = None) -> str:
    """Who did it to whom; with nobody to whom, only who did it."""
    if not row["recipients"]:
        return parties(row["actors"], most)
    return f"{parties(row['actors'], most)} → {parties(row['recipients'], most)}"


def _name(row: Row) -> str:
    return str(row.get("name") or row.get("text") or "?")


def _code(row: Row) -> str:
    return ".".join(part for part in (row.get("country"), row.get("sector")) if part)


def _label(name: str, codes: Iterable[str]) -> str:
    joined = ", ".join(codes)
    return f"{name} ({joined})" if joined else name


def _first(names: Collection[str], most: int | None) -> list[str]:
    """All names, or of more than `most` one fewer than that, so that never one is "1 more"."""
    return list(names)[: most - 1 if most and len(names) > most else None]


def what(row: Row) -> str:
    """Type and mode: ``REQUEST yield``."""
    return " ".join(part for part in (row["event_type"], row.get("mode")) if part)


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
    return "; ".join(dict.fromkeys(parts))  # one who says it in two ways is told once


def printed(row: Row) -> str:
    """By whom it was printed; of an event of several reports, how many, and whose sides."""
    if row.get("reports", 1) < 2:
        return printer(row)
    parts = [count(row["reports"], "report"), count(row.get("origins", 1), "origin")]
    if row.get("sides"):
        parts.append(f"sides {', '.join(row['sides'])}")
    if row.get("contradictions"):
        parts.append(count(row["contradictions"], "contradiction"))
    return ", ".join(parts)


def printer(row: Row) -> str:
    """The publisher, or in brackets the host of the address that an article without one has."""
    from chancery import service

    return service.printed_by(row.get("publisher"), row.get("url"))


def place(row: Row) -> str:
    """Where: ``Islamabad, PAK``."""
    where = row.get("place")
    if not where:
        return ""
    return ", ".join(part for part in (where.get("name"), where.get("country")) if part)


def words(row: Row, most: int | None = None) -> list[tuple[str, bool]]:
    """The article's own words behind a claim, each stretch with whether it is the trigger.

    With the sentence at hand, some words around each are shown too; what is left
    out between them is ``…``. With `most`, words for the parties that `parties` tells.
    """
    sentence, base = row.get("sentence_text"), row["sentence"]["start"]
    cited = [row["trigger"], row.get("date"), row.get("place")]
    for part in (row["actors"], row["recipients"]):
        told = _first(dict.fromkeys(map(_name, part)), most)
        cited += [party for party in part if _name(party) in told]
    spans = sorted((c["start"] - base, c["end"] - base) for c in cited if c and c.get("end"))
    if not sentence or not spans:
        return [(row["trigger"]["text"], True)]
    first = row["trigger"]["start"] - base, row["trigger"]["end"] - base
    found: list[tuple[str, bool]] = []
    reached = 0
    for start, end in _stretches(sentence, spans):
        if start > reached:
            found.append((" … " if found else "… ", False))
        at = max(start, min(first[0], end))
        to = max(at, min(first[1], end))
        found += [(sentence[start:at], False), (sentence[at:to], True), (sentence[to:end], False)]
        reached = end
    found.append((" …" if reached < len(sentence.rstrip()) else "", False))
    return [(_BLANKS.sub(" ", text), trigger) for text, trigger in found if text]


def _stretches(sentence: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of a sentence with whole words around them; those that then meet become one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if start < 0 or end > len(sentence):
            continue  # words of another sentence, for which a pronoun stands
        low, high = _widened(sentence, start, end)
        if found and low <= found[-1][1] + 1:
            low, high = found[-1][0], max(found.pop()[1], high)
        found.append((low, high))
    return found


def _widened(sentence: str, start: int, end: int) -> tuple[int, int]:
    """A span with up to `AROUND` characters of whole words on either side."""
    if start > AROUND:
        blank = sentence.find(" ", start - AROUND, start)
        start = blank + 1 if blank >= 0 else start
    else:
        start = 0
    if end + AROUND < len(sentence):
        blank = sentence.rfind(" ", end, end + AROUND)
        end = blank if blank >= 0 else end
    else:
        end = len(sentence)
    return start, end


def of_all(number: int, noun: str, limit: int | None, total: Callable[[], int]) -> str:
    """``12 of 1,942 claims`` where a limit cut the list short, else ``12 claims``.

    `total`, which may take a moment, is asked only where the limit was reached.
    """
    every = total() if limit is not None and number >= limit else number
    return f"{number:,} of {count(every, noun)}" if every > number else count(number, noun)


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
