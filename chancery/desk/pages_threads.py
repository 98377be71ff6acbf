"""Pages of threads: events that belong together, listed, and one of them told in order of date."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from chancery import service
from chancery.desk import tasks
from chancery.desk.asking import FILTERS, address, filter_of, integer, takes
from chancery.desk.background import Answer
from chancery.desk.pages_text import FAR, PAGE
from chancery.desk.render import part, path
from chancery.desk.state import desk_of, settle
from chancery.errors import NotFoundError

EVENTS = 100  # of one thread, shown at once
LONGER = 20.0  # seconds that a file is waited for
LONGEST = 80  # characters of an id


@takes(*FILTERS, "offset")
def threads(request: Request) -> Response:
    """Threads of which an event fits, those of most events first, when they have been sought."""
    desk, params = desk_of(request), request.query_params
    filters = filter_of(params)
    offset = integer(params, "offset", 0, most=FAR)
    settle(desk)
    found = desk.background.ask(tasks.threads, str(desk.record), filters, PAGE, offset)
    return part(
        request, "threads.html", found, filters=filters, threads=found.value,
        again=address("/threads", params.multi_items()), publishers=service.publishers(desk.record),
    )  # fmt: skip


@takes("offset")
def thread(request: Request) -> Response:
    """One thread, by its id or that of an event in it, when it has been sought."""
    desk, given = desk_of(request), _given(request)
    offset = integer(request.query_params, "offset", 0, most=FAR)
    settle(desk)
    found = desk.background.ask(tasks.thread, str(desk.record), given, EVENTS, offset)
    return part(
        request, "thread_page.html", found, thread=_there(found), given=given, step=EVENTS,
        again=address(f"/threads/{path(given)}", offset=offset or None),
    )  # fmt: skip


def brief(request: Request) -> Response:
    """The brief of a thread as a file; to its page, where it takes longer than a file may."""
    desk, given = desk_of(request), _given(request)
    found = desk.background.ask(tasks.brief, str(desk.record), given, wait=LONGER)
    told = _there(found)
    if told is None:
        return RedirectResponse(f"/threads/{path(given)}", 303)
    return Response(
        told["brief"], media_type="text/markdown",
        headers={"Content-Disposition": f'attachment; filename="{_file(given)}"'},
    )  # fmt: skip


def _given(request: Request) -> str:
    return str(request.path_params["thread"]).strip()[:LONGEST]


def _file(given: str) -> str:
    """A name for the file, of letters that any disk takes."""
    return "".join(one for one in given if one.isascii() and (one.isalnum() or one == "_")) + ".md"


def _there(found: Answer) -> Any:
    """What was found, None where nothing is known yet; NotFoundError where there is none such."""
    if found.value is not None and "missing" in found.value:
        raise NotFoundError(found.value["missing"])
    return found.value


ROUTES = [
    Route("/threads", threads),
    Route("/threads/{thread}", thread),
    Route("/threads/{thread}/brief", brief),
]
