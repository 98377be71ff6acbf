"""Templates to pages: what came from an article is text, never markup, and shows as it is."""

from __future__ import annotations

import contextlib
import json
import re
import time
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from chancery import __version__
from chancery.desk.asking import address, chosen, taken, unknown, without, without_name
from chancery.desk.background import Answer
from chancery.desk.charts import spark
from chancery.desk.marking import chains
from chancery.desk.state import desk_of
from chancery.model import SECTORS, EventType, Quad, Stance, Status
from chancery.service import STANDINGS, citation, joinings, printed_by, summary
from chancery.service.countries import country_name

# Characters that would reorder or hide the text around them; each is shown as one sign, so that
# offsets stay what they are.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_BODIES = ("IGO", "NGO")
THEMES = ("light", "dark")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def templates() -> Environment:
    """The environment of all pages; it escapes everything, and shows unseen characters."""
    made = Environment(
        loader=PackageLoader("chancery.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({
        "day": day, "count": count, "who": who, "what": what, "when": when, "plain": seen,
        "moment": moment, "short": short, "country": country, "path": path, "value": value,
        "marked": marked, "spark": spark, "span": span, "ties": joinings, "printed": printed,
    })  # fmt: skip
    made.globals.update(
        {
            "address": address, "without": without, "without_name": without_name,
            "chains": chains, "summary": summary, "citation": citation,
            "STANDINGS": STANDINGS, "SECTORS": SECTORS, "TYPES": list(map(str, EventType)),
            "STATUSES": list(map(str, Status)), "STANCES": list(map(str, Stance)),
            "QUADS": list(map(str, Quad)), "version": __version__,
        }
    )  # fmt: skip
    return made


def seen(text: Any) -> Any:
    """A text whose every character can be seen; anything else as it is."""
    if isinstance(text, str) and not isinstance(text, Markup):
        return _UNSEEN.sub("\ufffd", text)
    return text


def page(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None,
    **context: Any,
) -> Response:  # fmt: skip
    """A page of the desk."""
    theme = request.cookies.get("theme")
    known = taken(request.scope.get("endpoint"))
    html = (
        desk_of(request)
        .templates.get_template(template)
        .render(
            here=request.url.path,
            asked=chosen(request.query_params) if status < 400 else [],
            known=known,
            strange=unknown(request.query_params, known) if status < 400 else [],
            theme=theme if theme in THEMES else None,
            record=desk_of(request).record.name,
            **context,
        )
    )
    return HTMLResponse(html, status, dict(headers or {}))


def part(request: Request, template: str, found: Answer, **context: Any) -> Response:
    """A part of a page that is worked out apart; a header says whether to come again for it."""
    age = None if found.at is None else int(time.time() - found.at)
    headers = {} if found.ready else {"X-Wait": "1"}
    return page(request, template, found=found, age=age, headers=headers, **context)


def json_response(found: Any, status: int = 200) -> Response:
    """An answer for programs."""
    return JSONResponse(found, status)


def fault(request: Request, status: int, message: str) -> Response:
    """What went wrong, as a page or as JSON by who asks."""
    if request.url.path.startswith("/api/"):
        return json_response({"error": message}, status)
    return page(request, "fault.html", status=status, message=message)


def day(iso: str | None) -> str:
    """A day as people write it: 14 May 2025."""
    if not iso:
        return "undated"
    try:
        on = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def moment(iso: str | None) -> str:
    """A moment as people write it, in this machine's time."""
    if not iso:
        return "never"
    at = datetime.fromisoformat(iso)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    with contextlib.suppress(OverflowError):  # the first and last hours of the calendar
        at = at.astimezone()
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


def count(number: int, noun: str = "") -> str:
    """1,234 claims; 1 claim."""
    if not noun:
        return f"{number:,}"
    plural = noun[:-1] + "ies" if noun.endswith("try") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def country(code: str | None) -> str:
    """A country by its code; bodies of no country, which have codes like one, by their kind."""
    return SECTORS[code] if code in _BODIES else country_name(code)


def printed(row: Mapping[str, Any]) -> str:
    """Who printed an article or claim, or in brackets where it came from; empty where unknown."""
    return printed_by(row["publisher"], row["url"])


def who(party: Mapping[str, Any]) -> str:
    """A party by its name, else by its words, else by what is known of it."""
    return str(party["name"] or party["text"] or country(party["country"]) or "somebody")


def what(claim: Mapping[str, Any]) -> str:
    """A claim's type with its mode."""
    mode = f" · {claim['mode']}" if claim["mode"] else ""
    return f"{claim['event_type']}{mode}"


def when(claim: Mapping[str, Any]) -> str:
    """When it is said to have been; `about` where only the article's own date is known."""
    found = claim["date"]
    if not found:
        return f"about {day(claim['published'])}" if claim["published"] else "undated"
    first, last = found["from"], found["to"]
    if first and last and first != last:
        text = _span(date.fromisoformat(first), date.fromisoformat(last))
    elif first and not last:
        text = f"from {day(first)}"
    elif last and not first:
        text = f"by {day(last)}"
    else:
        text = day(first)
    return f"about {text}" if found["basis"] == "publication" else text


def span(thread: Mapping[str, Any]) -> str:
    """The days of a thread: one, or from the first to the last."""
    days = list(dict.fromkeys(filter(None, (thread["since"], thread["until"]))))
    return " to ".join(map(day, days)) or "undated"


def _span(first: date, last: date) -> str:
    """Several days: a whole year or month by its name, else from one to the other."""
    ends = monthrange(last.year, last.month)[1]
    whole = (first.day, last.day, first.year) == (1, ends, last.year)
    if whole and (first.month, last.month) == (1, 12):
        return str(first.year)
    if whole and first.month == last.month:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{day(first.isoformat())} to {day(last.isoformat())}"


def short(id_: str) -> str:
    """The beginning of an identifier, enough to tell it by."""
    return id_[:10]


def path(text: str) -> str:
    """A text as one step of an address."""
    return quote(text, safe=":")


def value(found: Any) -> str:
    """A value of an explanation: the parts that are known."""
    if isinstance(found, Mapping):
        known = [f"{k} {v}" for k, v in found.items() if v not in (None, "", [], False, True)]
        return ", ".join(known)
    return found if isinstance(found, str) else json.dumps(found)


def marked(snippet: str) -> Markup:
    """Words found, in the marks of HTML instead of the characters that the record uses."""
    text = str(escape(seen(snippet.replace("\x02", "\ue000").replace("\x03", "\ue001"))))
    return Markup(text.replace("\ue000", "<mark>").replace("\ue001", "</mark>"))  # noqa: S704 - escaped
