"""A dated brief in Markdown or HTML: what was claimed, day by day, with footnotes to the words."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from chancery import __version__
from chancery.assets import ontology
from chancery.service.brief_sources import accounts, party
from chancery.service.noting import link

Row = dict[str, Any]
UNDATED = "Without a date"


@dataclass(frozen=True, slots=True)
class _Item:
    """One claim of the brief: its line, and the note that shows the words."""

    claim: Row
    number: int

    @property
    def time(self) -> str:
        return time_of(self.claim)


def write_markdown(path: Path, claims: Iterable[Row], title: str) -> int:
    """The brief as Markdown with footnotes; `claims` have their `sentence_text`. How many."""
    items = _items(claims)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in _markdown(items, title))
    return len(items)


def write_html(path: Path, claims: Iterable[Row], title: str) -> int:
    """The brief as one HTML page that needs nothing else; as `write_markdown`."""
    items = _items(claims)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in _html(items, title))
    return len(items)


def _items(claims: Iterable[Row]) -> list[_Item]:
    """Claims by day, undated ones last, numbered as their footnotes are."""
    found = sorted(
        claims, key=lambda c: (day_of(c) is None, day_of(c) or "", time_of(c), c["claim"])
    )
    return [_Item(claim, number) for number, claim in enumerate(found, start=1)]


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


def _markdown(items: Sequence[_Item], title: str) -> Iterator[str]:
    yield f"# {escaped(title)}"
    yield ""
    yield escaped(_made(items))
    for time, group in groupby(items, key=lambda item: item.time):
        yield ""
        yield f"## {time}"
        yield ""
        for item in group:
            who, what, said = line(item.claim)
            yield f"- **{escaped(who)}** {escaped(what)}. {escaped(said)}[^{item.number}]"
    yield ""
    for item in items:
        before, trigger, after = at_trigger(item.claim)
        words = f"{escaped(before)}**{escaped(trigger)}**{escaped(after)}"
        yield note(item.number, item.claim, words)


def _html(items: Sequence[_Item], title: str) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
    yield (
        "<style>body{font:16px/1.5 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em}"
        "h2{font-size:1.1em;margin:1.6em 0 .4em}sup a{text-decoration:none}"
        "ol{font-size:.88em}@media print{body{margin:0}}</style></head><body>"
    )
    yield f"<h1>{html.escape(title)}</h1><p>{html.escape(_made(items))}</p>"
    for time, group in groupby(items, key=lambda item: item.time):
        yield f"<h2>{html.escape(time)}</h2><ul>"
        for item in group:
            who, what, said = map(html.escape, line(item.claim))
            mark = f'<sup id="r{item.number}"><a href="#n{item.number}">{item.number}</a></sup>'
            yield f"<li><b>{who}</b> {what}. {said}{mark}</li>"
        yield "</ul>"
    yield "<hr><ol>"
    for item in items:
        before, trigger, after = map(html.escape, at_trigger(item.claim))
        back = f'<a href="#r{item.number}">↩</a>'
        found = html.escape(link(item.claim) or "")
        address = f' <a href="{found}" rel="noreferrer">{found}</a>' if found else ""
        yield (
            f'<li id="n{item.number}">{html.escape(_cited(item.claim))}: “{before}<b>{trigger}</b>'
            f"{after}” <code>{html.escape(item.claim['claim'])}</code>{address} {back}</li>"
        )
    yield "</ol></body></html>"


def _made(items: Sequence[_Item]) -> str:
    """When the brief was made and from what."""
    articles = len({item.claim["article"] for item in items})
    return (
        f"Made on {long_day(date.today().isoformat())} by Chancery {__version__}: "  # noqa: DTZ011
        f"{len(items)} claims of {articles} articles. What is said is not what was done: each line "
        "gives the status of the event and who stands behind it; the notes show the words."
    )


def line(claim: Row) -> tuple[str, str, str]:
    """Who to whom, what, and according to whom."""
    who = _parties(claim["actors"]) or "Somebody unnamed"
    to = _parties(claim["recipients"])
    what = ontology.gloss(claim["event_type"])
    kind = claim["event_type"] + (f", {claim['mode']}" if claim["mode"] else "")
    place = claim["place"] or {}
    where = f", in {place['name']}" if place.get("name") else ""
    done = f"→ {to}: {what}" if to else f"– {what}"
    return who, f"{done}{where} ({kind}; {claim['status']})", accounts(claim)


def _parties(parties: Sequence[Row]) -> str:
    return ", ".join(dict.fromkeys(party(one) for one in parties))


def note(number: int, claim: Row, words: str) -> str:
    """A footnote in Markdown: where a claim stands, its words as Markdown, the article's address."""
    found = link(claim)
    address = f" <{found}>" if found else ""
    return f"[^{number}]: {escaped(_cited(claim))}: “{words}” ({claim['claim']}){address}"


def _cited(claim: Row) -> str:
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
