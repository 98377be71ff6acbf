"""Pages of events: what was told more than once, where accounts part, and what people judge of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from chancery import service
from chancery.desk.asking import FILTERS, filter_of, integer, takes
from chancery.desk.marking import PARTS, marks_of, pieces
from chancery.desk.pages_text import FAR, OFFERED, PAGE
from chancery.desk.render import page
from chancery.desk.state import desk_of, settle

MINE = "chancery-judged"  # a cookie: the ids of this browser's last judgements, newest last
KEPT = 30


@takes(*FILTERS, "reports", "offset")
def events(request: Request) -> Response:
    """Events that several reports tell, those told last first."""
    record, params = desk_of(request).record, request.query_params
    filters = filter_of(params)
    settle(desk_of(request))
    least = integer(params, "reports", 2, most=1000)
    return page(
        request, "events.html", filters=filters, least=max(least, 1), formats=OFFERED,
        found=service.event_page(
            record, filters, least=max(least, 1), limit=PAGE,
            offset=integer(params, "offset", 0, most=FAR),
        ),
        publishers=service.publishers(record),
    )  # fmt: skip


def event(request: Request) -> Response:
    """All reports of one event side by side."""
    record = desk_of(request).record
    found = service.event(record, request.path_params["event"])
    mine = _mine(request)
    own = [j for j in found["judgements"] if j["judgement"] in mine and not j["withdrawn"]]
    reports = [(claim, _sentence(claim)) for claim in found["claims"]]
    near = [(claim, _sentence(claim)) for claim in found["near"]]
    return page(
        request, "event.html", event=found, reports=reports, near=near,
        undo=max(own, key=lambda j: mine.index(j["judgement"])) if own else _last(record, mine),
    )  # fmt: skip


def thread(request: Request) -> Response:
    """The thread that an event belongs to, for its page."""
    event_id = request.path_params["event"]
    found = service.thread_of(desk_of(request).record, event_id)
    return page(request, "thread.html", found=found, event=event_id)


async def judge(request: Request) -> Response:
    """Say of two claims that they are the same event, different ones, or that it is unsure."""
    async with request.form(max_files=0, max_fields=10) as form:
        left, right, verdict = (str(form.get(name, "")) for name in ("left", "right", "verdict"))
    record = desk_of(request).record
    made = await run_in_threadpool(service.judge, record, left, right, verdict)
    answer = _back(left, right)
    answer.set_cookie(
        MINE, ".".join([*_mine(request), made["judgement"]][-KEPT:]), httponly=True,
        samesite="strict", max_age=30 * 24 * 3600,
    )  # fmt: skip
    return answer


async def withdraw(request: Request) -> Response:
    """Take a judgement back."""
    async with request.form(max_files=0, max_fields=10) as form:
        given = str(form.get("judgement", ""))
    taken = await run_in_threadpool(service.withdraw, desk_of(request).record, given)
    answer = _back(taken["left"], taken["right"])
    left = [one for one in _mine(request) if one != taken["judgement"]]
    answer.set_cookie(MINE, ".".join(left), httponly=True, samesite="strict")
    return answer


def _back(left: str, right: str) -> RedirectResponse:
    """To the page of the event of a claim, with the other one in focus."""
    focus = f"?judged=r-{quote(right, safe='')}"
    return RedirectResponse(f"/events/{quote(left, safe='')}{focus}", 303)


def _mine(request: Request) -> list[str]:
    given = request.cookies.get(MINE, "").split(".")
    return [one for one in given if one.startswith("j_") and one[2:].isalnum()][-KEPT:]


def _last(record: Any, mine: list[str]) -> dict[str, Any] | None:
    """The last judgement of a browser that stands, wherever it was made."""
    if not mine:
        return None
    standing = {row["judgement"]: row for row in service.judgements(record)}
    return next((standing[one] for one in reversed(mine) if one in standing), None)


def _sentence(claim: dict[str, Any]) -> list[Any]:
    """A report's sentence in pieces, its words marked."""
    start = claim["sentence"]["start"]
    marks = [
        mark
        for mark in marks_of([(1, claim)])
        if mark.part in PARTS and mark.start >= start
    ]  # fmt: skip
    text = " " * start + claim["sentence_text"]
    return pieces(text, marks, start)


ROUTES = [
    Route("/events", events),
    Route("/events/{event}", event),
    Route("/events/{event}/thread", thread),
    Route("/judge", judge, methods=["POST"]),
    Route("/withdraw", withdraw, methods=["POST"]),
]
