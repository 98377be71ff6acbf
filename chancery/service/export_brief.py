"""A dated brief in Markdown or HTML: what was claimed, day by day, with footnotes to the words."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from chancery import __version__
from chancery.service.brief_lines import (
    at_trigger,
    cited,
    escaped,
    line,
    long_day,
    note,
    quoted,
    sections,
)
from chancery.service.kind_words import many
from chancery.service.noting import link

Row = dict[str, Any]
Sections = Sequence[tuple[str, Sequence[tuple[int, Row]]]]  # times with their numbered claims


def write_markdown(path: Path, claims: Iterable[Row], title: str) -> int:
    """The brief as Markdown with footnotes; `claims` have their `sentence_text`. How many."""
    found = _numbered(claims)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in _markdown(found, title))
    return len(_claims(found))


def write_html(path: Path, claims: Iterable[Row], title: str) -> int:
    """The brief as one HTML page that needs nothing else; as `write_markdown`."""
    found = _numbered(claims)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in _html(found, title))
    return len(_claims(found))


def _numbered(claims: Iterable[Row]) -> Sections:
    """Claims under their times, numbered as their footnotes are."""
    numbers = count(1)
    return [(time, [(next(numbers), row) for row in rows]) for time, rows in sections(claims)]


def _claims(found: Sections) -> list[tuple[int, Row]]:
    return [one for _, rows in found for one in rows]


def _markdown(found: Sections, title: str) -> Iterator[str]:
    yield f"# {escaped(title)}"
    yield ""
    yield escaped(_made(found))
    for time, rows in found:
        yield ""
        yield f"## {time}"
        yield ""
        for number, claim in rows:
            who, what, said = line(claim)
            words = escaped(f"{what}. {said} {quoted(claim)}")
            yield f"- **{escaped(who)}** {words}[^{number}]"
    yield ""
    for number, claim in _claims(found):
        before, trigger, after = at_trigger(claim)
        words = f"{escaped(before)}**{escaped(trigger)}**{escaped(after)}"
        yield note(number, claim, words)


def _html(found: Sections, title: str) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
    yield (
        "<style>body{font:16px/1.5 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em}"
        "h2{font-size:1.1em;margin:1.6em 0 .4em}sup a{text-decoration:none}"
        "ol{font-size:.88em}@media print{body{margin:0}}</style></head><body>"
    )
    yield f"<h1>{html.escape(title)}</h1><p>{html.escape(_made(found))}</p>"
    for time, rows in found:
        yield f"<h2>{html.escape(time)}</h2><ul>"
        for number, claim in rows:
            who, what, said = map(html.escape, line(claim))
            words = html.escape(quoted(claim))
            mark = f'<sup id="r{number}"><a href="#n{number}">{number}</a></sup>'
            yield f"<li><b>{who}</b> {what}. {said} {words}{mark}</li>"
        yield "</ul>"
    yield "<hr><ol>"
    for number, claim in _claims(found):
        before, trigger, after = map(html.escape, at_trigger(claim))
        back = f'<a href="#r{number}">↩</a>'
        url = html.escape(link(claim) or "")
        address = f' <a href="{url}" rel="noreferrer">{url}</a>' if url else ""
        yield (
            f'<li id="n{number}">{html.escape(cited(claim))}: “{before}<b>{trigger}</b>'
            f"{after}” <code>{html.escape(claim['claim'])}</code>{address} {back}</li>"
        )
    yield "</ol></body></html>"


def _made(found: Sections) -> str:
    """When the brief was made and from what."""
    claims = [claim for _, claim in _claims(found)]
    articles = len({claim["article"] for claim in claims})
    return (
        f"Made on {long_day(date.today().isoformat())} by Chancery {__version__}: "  # noqa: DTZ011
        f"{many(len(claims), 'claim')} of {many(articles, 'article')}. What is said is not what was "
        "done: each line gives the status of the event and who stands behind it; the notes show "
        "the words."
    )
