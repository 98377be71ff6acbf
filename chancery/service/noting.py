"""What is on the screen as text to take along: a brief with footnotes, a citation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chancery.service.filters import ClaimFilter
from chancery.service.looking import page

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def notes(record: str | Path, filters: ClaimFilter | None = None, *, limit: int = 200) -> str:
    """Claims as dated Markdown, newest first, with a footnote to the words behind each."""
    found = page(record, filters, limit=limit)
    lines = ["# Claims", ""]
    lines.append(f"{len(found['rows'])} of {found['total']} claims, newest article first.")
    lines.append("")
    feet = []
    day = None
    for number, claim in enumerate(found["rows"], start=1):
        if (on := _day(claim)) != day:
            day = on
            lines += ["", f"## {day}", ""]
        lines.append(f"- {plain(summary(claim))} ({claim['standing']})[^{number}]")
        feet.append(f"[^{number}]: “{plain(claim['sentence_text'])}” {plain(citation(claim))}")
    return "\n".join([*lines, "", *feet, ""])


def summary(claim: Mapping[str, Any]) -> str:
    """A claim in a line: who, what, to whom, according to whom."""
    who = _names(claim["actors"]) or "somebody"
    whom = _names(claim["recipients"])
    what = claim["event_type"] + (f" ({claim['mode']})" if claim["mode"] else "")
    sources = [f"{_name(a['source'])} {a['stance']}" for a in claim["accounts"]]
    return (
        f"{who}: {what}" + (f" → {whom}" if whom else "")
        + (f", according to {', '.join(sources)}" if sources else "")
    )  # fmt: skip


def citation(claim: Mapping[str, Any]) -> str:
    """Where a claim stands: publisher, title, date, offsets and the claim's id."""
    title = f"“{claim['title']}”" if claim["title"] else None
    place = claim["sentence"]
    parts = [
        claim["publisher"], title, claim["published"],
        f"characters {place['start']}–{place['end']}", claim["claim"],
    ]  # fmt: skip
    return ", ".join(part for part in parts if part) + "."


def plain(text: str) -> str:
    """Text of an article that Markdown will not take for markup, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(_INVISIBLE.sub("", text).split()))


def _day(claim: Mapping[str, Any]) -> str:
    date = claim["date"] or {}
    return date.get("from") or date.get("to") or claim["published"] or "without a date"


def _names(parties: list[dict[str, Any]]) -> str:
    return ", ".join(map(_name, parties))


def _name(party: Mapping[str, Any]) -> str:
    return party["name"] or party["text"] or party["country"] or "somebody"
