"""The lines, sections and notes that briefs are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from chancery.service.brief_sources import accounts, parties
from chancery.service.kind_words import noun
from chancery.service.noting import link

Row = dict[str, Any]
UNDATED = "Without a date"
_BLANKS = re.compile(r"\s+")
QUOTED = 140  # characters of the sentence that stand in a line itself


def sections(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Claims or events under the times they are of, in order of time, those without one last.

    Each time stands once, where the first of it belongs: a day before the month or the years that
    begin with it.
    """
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=_in_time):
        found.setdefault(time_of(row), []).append(row)
    return list(found.items())


def _in_time(row: Row) -> tuple[bool, str, str, str]:
    day = day_of(row)
    last = (row["date"] or {}).get("to") or day or ""
    return day is None, day or "", last, row.get("event") or row["claim"]


def day_of(claim: Row) -> str | None:
    """The first day of a claim, else its article's; of an event, that of its first article."""
    when = claim["date"] or {}
    found: str | None = when.get("from") or when.get("to") or printed(claim)
    return found


def printed(row: Row) -> str | None:
    """The day of print of a claim, of an event the first."""
    found: str | None = row.get("first_published") or row["published"]
    return found


def time_of(claim: Row) -> str:
    """When, no more finely than is known: ``1973``, ``May 2025``, ``1 May 2025 to 7 May 2025``."""
    when = claim["date"] or {}
    start, end = when.get("from"), when.get("to")
    words = {"year": 2, "month": 1}.get(when.get("granularity", ""), 0)
    if start and end:
        first, last = (long_day(day).split(" ", words)[-1] for day in (start, end))
        return first if first == last else f"{long_day(start)} to {long_day(end)}"
    if start:
        return f"From {long_day(start)} on"
    if end:
        return f"By {long_day(end)}"
    day = printed(claim)
    return long_day(day) if day else UNDATED


def line(claim: Row) -> tuple[str, str, str]:
    """Who to whom, what, and according to whom."""
    who = parties(claim["actors"]) or "Somebody unnamed"
    to = parties(claim["recipients"])
    what = noun(claim["event_type"], claim["mode"])
    kind = claim["event_type"] + (f", {claim['mode']}" if claim["mode"] else "")
    place = claim["place"] or {}
    where = f", in {place['name']}" if place.get("name") else ""
    done = f"→ {to}: {what}" if to else f"– {what}"
    return who, f"{done}{where} ({kind}; {claim['status']})", accounts(claim)


def quoted(claim: Row) -> str:
    """The words around what says that it happened, from the sentence that a line rests on."""
    before, trigger, after = (_BLANKS.sub(" ", part) for part in at_trigger(claim))
    if not trigger:
        before = before.strip()
        return f"“{before}”" if len(before) <= QUOTED else f"“{_cut(before, QUOTED)} …”"
    room = max(QUOTED - len(trigger), 0)
    tail = _cut(after, max(room // 2, room - len(before)))
    head = _cut(before[::-1], max(room // 2, room - len(tail)))[::-1]
    start, end = "… " if len(head) < len(before) else "", " …" if len(tail) < len(after) else ""
    return f"“{start}{f'{head}{trigger}{tail}'.strip()}{end}”"


def _cut(words: str, most: int) -> str:
    """The words as far as they fit, whole ones only."""
    if len(words) <= most:
        return words
    return words[:most].rpartition(" ")[0]


def note(number: int, claim: Row, words: str) -> str:
    """A footnote in Markdown: where a claim stands, its words as Markdown, the article's address."""
    found = link(claim)
    address = f" <{found}>" if found else ""
    return f"[^{number}]: {escaped(cited(claim))}: “{words}” ({claim['claim']}){address}"


def cited(claim: Row) -> str:
    """Where a claim stands: publisher, title, date and offsets."""
    parts = [claim["publisher"], claim["title"], long_day(claim["published"] or "")]
    known = ", ".join(part for part in parts if part)
    return f"{known or claim['article']}, characters {claim['sentence']['start']} to " + str(
        claim["sentence"]["end"]
    )


def at_trigger(claim: Row) -> tuple[str, str, str]:
    """The sentence, cut at the words that say that it happened."""
    sentence, base = claim["sentence_text"], claim["sentence"]["start"]
    start, end = claim["trigger"]["start"], claim["trigger"]["end"]
    if start is None or not base <= start < end <= base + len(sentence):
        return sentence, "", ""
    return sentence[: start - base], sentence[start - base : end - base], sentence[end - base :]


def long_day(day: str) -> str:
    """``14 May 2025``; other words as they are."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%B %Y}"


_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|~"} | {"\n": " ", "\r": " "})


def escaped(words: str) -> str:
    """Words in which nothing is taken for Markdown's own marks."""
    return words.translate(_MARKS)
