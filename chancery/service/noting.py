"""A claim as a line of text: what it says, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)


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
    """Where a claim stands: publisher, title, date, address, offsets and the claim's id."""
    title = f"“{claim['title']}”" if claim["title"] else None
    place = claim["sentence"]
    parts = [
        claim["publisher"], title, claim["published"], link(claim),
        f"characters {place['start']}–{place['end']}", claim["claim"],
    ]  # fmt: skip
    return ", ".join(part for part in parts if part) + "."


def link(claim: Mapping[str, Any]) -> str | None:
    """The article's address where a browser can follow it, else None."""
    url = claim["url"] or ""
    return url if _ADDRESS.fullmatch(url) else None


def _names(parties: list[dict[str, Any]]) -> str:
    return ", ".join(map(_name, parties))


def _name(party: Mapping[str, Any]) -> str:
    return party["name"] or party["text"] or party["country"] or "somebody"
