"""Pages of relationships: which there are, and one with its series, changes, demands and events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chancery import service
from chancery.desk import tasks
from chancery.desk.asking import address, flag, integer, takes
from chancery.desk.charts import axis, chart, fitting_step, periods
from chancery.desk.pages_text import FAR, OFFERED
from chancery.desk.render import page, part
from chancery.desk.state import desk_of
from chancery.errors import UsageError

STEPS = ("day", "week", "month")
MOST = 1500  # periods of one picture
SHOWN = 60
RECENT = 12
OLD = 300.0  # seconds after which changes are looked for again


@takes("who", "offset")
def dyads(request: Request) -> Response:
    """Which relationships the record knows most of."""
    params = request.query_params
    words = params.get("who", "").strip()[:40]
    offset = integer(params, "offset", 0, most=FAR)
    rows = service.pairs(
        desk_of(request).record, words or None, limit=SHOWN + 1, offset=offset
    )  # fmt: skip
    return page(
        request, "dyads.html", rows=rows[:SHOWN], more=len(rows) > SHOWN, offset=offset,
        words=words, step=SHOWN,
    )  # fmt: skip


@takes("step", "since", "until", "directed")
def follow(request: Request) -> Response:
    """One relationship, from the claims of things told as actual."""
    record, params = desk_of(request).record, request.query_params
    sides = request.path_params["first"], request.path_params["second"]
    since, until = (params.get(name, "").strip() or None for name in ("since", "until"))
    directed = flag(params, "directed")
    days = service.dyad_days(record, *sides, directed=directed, since=since, until=until)
    span = (days[0][0], days[-1][0]) if days else (None, None)
    step = _step(
        params.get("step", "").strip(), _along(desk_of(request).record, span, since, until)
    )
    points = periods(days, step)
    if len(points) > MOST:
        raise UsageError(f"{len(points):,} {step}s: expected at most {MOST:,}, choose a wider step")
    recent = service.page(
        record,
        service.ClaimFilter(dyad=sides, since=since, until=until), limit=RECENT,
    )  # fmt: skip
    return page(
        request, "follow.html", sides=sides, step=step, steps=STEPS, directed=directed,
        since=since, until=until, span=span, points=points, recent=recent, formats=OFFERED,
        chart=chart(points, (), step, _link(sides)), pairs=_filter(sides, since, until),
        options=[("step", step), ("since", since), ("until", until),
                 ("directed", "1" if directed else None)],
    )  # fmt: skip


@takes("step", "since", "until", "directed")
def changes(request: Request) -> Response:
    """A relationship's change points and imported layers, when they have been worked out."""
    desk, params = desk_of(request), request.query_params
    sides = request.path_params["first"], request.path_params["second"]
    step = params.get("step", "").strip() or "week"
    directed = flag(params, "directed")
    options = (
        *((name, params.get(name, "").strip()) for name in ("step", "since", "until")),
        ("directed", "1" if directed else ""),
    )
    found = desk.background.ask(tasks.followed, str(desk.record), *sides, options, fresh=OLD)
    origins = (found.value or {"origins": []})["origins"]
    along = axis((one["points"] for one in origins), step)
    panels = [
        {**one, "chart": chart(one["points"], one["changes"], step, _link(sides), along)}
        for one in origins
    ]
    return part(request, "changes.html", found, panels=panels, sides=sides)


def demands(request: Request) -> Response:
    """A relationship's demands and what became of them, when they have been worked out."""
    desk = desk_of(request)
    sides = request.path_params["first"], request.path_params["second"]
    found = desk.background.ask(tasks.demanded, str(desk.record), *sides, fresh=OLD)
    return part(request, "demands.html", found, rows=found.value or [], sides=sides)


def _along(
    record: Path, span: tuple[str | None, str | None], since: str | None, until: str | None
) -> tuple[str | None, str | None]:
    """The span of the axis that what was read and the imported datasets share."""
    days = [day for day in span if day]
    if not (since or until):
        days += [
            day for one in service.datasets(record) for day in (one["first"], one["last"]) if day
        ]
    return (min(days), max(days)) if days else (None, None)


def _step(given: str, span: tuple[str | None, str | None]) -> str:
    if given and given not in STEPS:
        raise UsageError(f"step {given[:20]!r}: expected one of: {', '.join(STEPS)}")
    return given or fitting_step(*span)


def _filter(sides: tuple[str, str], since: str | None, until: str | None) -> list[tuple[str, str]]:
    found = [("dyad", side) for side in sides]
    return found + [(n, v) for n, v in (("since", since), ("until", until)) if v]


def _link(sides: tuple[str, str]) -> Any:
    """Addresses of what lies behind a period, both ways."""

    def link(first: str, last: str) -> str:
        return address(f"/follow/{sides[0]}/{sides[1]}/behind", since=first, until=last)

    return link


@takes("since", "until")
def behind(request: Request) -> Response:
    """The claims behind one point of a series, of both directions."""
    record, params = desk_of(request).record, request.query_params
    first, second = request.path_params["first"], request.path_params["second"]
    since, until = params.get("since") or None, params.get("until") or None
    both = [
        (pair, service.page(
            record, service.ClaimFilter(dyad=pair, since=since, until=until), limit=SHOWN
        ))
        for pair in ((first, second), (second, first))
    ]  # fmt: skip
    return page(request, "behind.html", both=both, since=since, until=until, sides=(first, second))


ROUTES = [
    Route("/follow", dyads),
    Route("/follow/{first}/{second}", follow),
    Route("/follow/{first}/{second}/changes", changes),
    Route("/follow/{first}/{second}/demands", demands),
    Route("/follow/{first}/{second}/behind", behind),
]
