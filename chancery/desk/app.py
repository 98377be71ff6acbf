"""The desk's pages by their addresses, and what is answered where something goes wrong."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from chancery.desk import (
    pages_events,
    pages_figures,
    pages_follow,
    pages_morning,
    pages_read,
    pages_text,
    pages_threads,
)
from chancery.desk.api import ROUTES as API
from chancery.desk.background import Background
from chancery.desk.guard import Guard, Rules, TooLargeError
from chancery.desk.jobs import Jobs
from chancery.desk.render import fault, page, templates
from chancery.desk.state import Desk
from chancery.errors import ChanceryError, NotFoundError, RecordBusyError, UsageError

_KINDS = {
    ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml", ".otf": "font/otf", ".ttf": "font/ttf", ".txt": "text/plain",
}  # fmt: skip


def build(record: Path, rules: Rules) -> Starlette:
    """The desk on a record; its jobs end with it."""
    app = Starlette(
        routes=[
            Route("/static/{name:path}", static),
            Route("/favicon.ico", no_icon),
            Route("/keys", keys),
            Route("/sources", sources),
            *pages_morning.ROUTES,
            *pages_text.ROUTES,
            *pages_events.ROUTES,
            *pages_threads.ROUTES,
            *pages_figures.ROUTES,
            *pages_follow.ROUTES,
            *pages_read.ROUTES,
            *API,
        ],
        middleware=[Middleware(Guard, rules=rules)],
        exception_handlers={
            ChanceryError: _refused,
            HTTPException: _not_found,
            TooLargeError: _too_large,
            Exception: _broken,
        },
    )
    app.state.desk = Desk(record, Jobs(record), Background(), templates())
    return app


def no_icon(_: Request) -> Response:
    """Nothing, for browsers that ask for this by themselves: the pages name their own icon."""
    return Response(status_code=204)


@cache
def files() -> dict[str, tuple[bytes, str, str]]:
    """Everything that is served as it is: its bytes, kind and mark, by its name.

    All are held before anything is asked for, so that no name in a request is ever a path.
    """
    found = {}
    root = resources.files("chancery.desk") / "static"
    for folder, prefix in ((root, ""), (root / "fonts", "fonts/")):
        for file in folder.iterdir():
            kind = _KINDS.get(Path(file.name).suffix)
            if kind and file.is_file():
                held = file.read_bytes()
                mark = f'"{hashlib.sha256(held).hexdigest()[:16]}"'
                found[prefix + file.name] = (held, kind, mark)
    return found


def static(request: Request) -> Response:
    """A style, script, sign or font."""
    found = files().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    held, kind, mark = found
    headers = {"ETag": mark, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(held, media_type=kind, headers=headers)


def keys(request: Request) -> Response:
    """What each key does."""
    return page(request, "keys.html")


def sources(request: Request) -> Response:
    """Where maps, fonts and tables come from."""
    return page(request, "sources.html")


def _refused(request: Request, error: Exception) -> Response:
    kinds: tuple[tuple[type[ChanceryError], int], ...] = (
        (NotFoundError, 404), (UsageError, 400), (RecordBusyError, 503),
    )  # fmt: skip
    status = next((code for kind, code in kinds if isinstance(error, kind)), 500)
    return fault(request, status, str(error))


def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    words: dict[int, str] = {404: "There is no such page.", 405: "That cannot be done here."}
    detail = error.detail if isinstance(error, HTTPException) else ""
    return fault(request, status, words.get(status, detail or "That cannot be done."))


def _too_large(_: Request, error: Exception) -> Response:
    limit: Any = error.args[0]
    return PlainTextResponse(f"Too large: at most {limit // 1_000_000} MB are taken at once.", 413)


def _broken(request: Request, _: Exception) -> Response:
    return fault(request, 500, "The desk failed here; its terminal says more.")
