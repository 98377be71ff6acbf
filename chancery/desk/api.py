"""The same data for programs: JSON under the names of the command line, and what describes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, is_dataclass
from functools import wraps
from inspect import iscoroutinefunction
from itertools import islice
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chancery import service
from chancery.desk.api_table import (
    FURTHEST,
    MOST,
    OPERATIONS,
    REPEATED,
    ROWS,
    Operation,
    openapi,
)
from chancery.desk.asking import filter_of, flag, integer, only_known
from chancery.desk.render import json_response, page
from chancery.desk.state import desk_of
from chancery.errors import NotFoundError, UsageError


def claims(request: Request) -> Response:
    """Claims that fit, newest article first."""
    return json_response(_page(request, service.page))


def articles(request: Request) -> Response:
    """Articles that fit the words, publisher and dates, newest first."""
    return json_response(_page(request, service.article_page))


def article(request: Request) -> Response:
    """One article with its text and claims."""
    return json_response(service.article(_record(request), request.path_params["article"]))


def events(request: Request) -> Response:
    """Events of two reports or more (or of `reports`) that fit, those told last first."""
    least = integer(request.query_params, "reports", 2, least=1, most=MOST)
    return json_response(
        _page(request, lambda *given, **named: service.event_page(*given, least=least, **named))
    )


def show(request: Request) -> Response:
    """One event with its claims, origins, contradictions and judgements."""
    return json_response(service.event(_record(request), request.path_params["event"]))


def explain(request: Request) -> Response:
    """Why a claim says what it says."""
    params = request.path_params
    found = service.explain(_record(request), params["claim"], request.query_params.get("field"))
    return json_response({"rows": _plain(found)})


def actors(request: Request) -> Response:
    """Who appears, most often first."""
    params = request.query_params
    limit, offset = _bounds(request)
    found = service.actors(
        _record(request), params.get("name") or None, unresolved=flag(params, "unresolved"),
        limit=limit, offset=offset,
    )  # fmt: skip
    rows = [{"who": row["entity"] or row["name"], **row} for row in found]
    return json_response({"rows": rows, "limit": limit, "offset": offset})


def actor(request: Request) -> Response:
    """Somebody: offices, what they did, said and were said to do."""
    return json_response(service.figure(_record(request), request.path_params["who"]))


def ties(request: Request) -> Response:
    """Who acts on whom in what fits, or around `who`."""
    who = request.query_params.get("who") or None
    return json_response(service.ties(_record(request), filter_of(request.query_params), who))


def places(request: Request) -> Response:
    """Where claims that fit say that things happened."""
    limit, _ = _bounds(request)
    found = service.places(_record(request), filter_of(request.query_params), limit=limit)
    return json_response({"rows": found})


def dyads(request: Request) -> Response:
    """Pairs of countries of which one acts on the other."""
    limit, offset = _bounds(request)
    who = request.query_params.get("who") or None
    rows = service.pairs(_record(request), who, limit=limit, offset=offset)
    return json_response({"rows": rows, "limit": limit, "offset": offset})


def follow(request: Request) -> Response:
    """A relationship's series, change points and contagion, as flat rows."""
    params = request.query_params
    options: dict[str, Any] = {
        n: params[n] for n in ("step", "measure", "since", "until") if params.get(n)
    }
    asked = service.FollowFilter(directed=flag(params, "directed"), **options)
    sides = request.path_params["first"], request.path_params["second"]
    found = service.follow(_record(request), *sides, asked)
    return json_response({"title": found.title, "rows": list(found.rows())})


def demands(request: Request) -> Response:
    """Demands of two sides to each other, and what became of each."""
    sides = request.path_params["first"], request.path_params["second"]
    asked = service.DemandFilter(outcomes=tuple(request.query_params.getlist("outcome")))
    return _rows(request, service.demands(_record(request), *sides, asked))


def contradictions(request: Request) -> Response:
    """Where the accounts of events that fit part, the surest first."""
    filters = filter_of(request.query_params)
    return _rows(request, service.contradictions(_record(request), filters))


def threads(request: Request) -> Response:
    """Threads of events among those that fit."""
    filters = filter_of(request.query_params)
    return _rows(request, service.threads(_record(request), filters))


def judgements(request: Request) -> Response:
    """People's judgements, oldest first."""
    withdrawn = flag(request.query_params, "withdrawn")
    return _rows(request, service.judgements(_record(request), withdrawn=withdrawn))


def drops(request: Request) -> Response:
    """What could not be read, and why."""
    return _rows(request, service.drops(_record(request)))


def runs(request: Request) -> Response:
    """The runs of `read`, oldest first."""
    return _rows(request, service.runs(_record(request)))


def datasets(request: Request) -> Response:
    """The imported datasets."""
    # Where its files lie is nobody's business on the other end of a line.
    rows = (
        {name: value for name, value in row.items() if name not in {"folder", "file"}}
        for row in service.datasets(_record(request))
    )
    return _rows(request, rows)


async def judge(request: Request) -> Response:
    """Say of two claims: same, different or unsure. JSON in: left, right, verdict, note."""
    given = await _body(request, ("left", "right", "verdict"), ("note", "by"))
    made = await _threaded(service.judge, _record(request), **given)
    return json_response(made, 201)


async def withdraw(request: Request) -> Response:
    """Take a judgement back. JSON in: judgement."""
    given = await _body(request, ("judgement",), ("by",))
    return json_response(await _threaded(service.withdraw, _record(request), **given))


def described(_: Request) -> Response:
    """The OpenAPI description."""
    return json_response(openapi())


def about(request: Request) -> Response:
    """The page that describes the JSON."""
    return page(request, "api.html", operations=OPERATIONS)


def unknown(request: Request) -> Response:
    """No such operation."""
    raise NotFoundError(f"{request.url.path[:80]}: no such operation: see /api")


def _record(request: Request) -> Any:
    return desk_of(request).record


def _bounds(request: Request) -> tuple[int, int]:
    params = request.query_params
    limit = integer(params, "limit", ROWS, least=1, most=MOST)
    return limit, integer(params, "offset", 0, most=FURTHEST)


def _page(request: Request, look: Callable[..., Any]) -> Any:
    limit, offset = _bounds(request)
    return look(_record(request), filter_of(request.query_params), limit=limit, offset=offset)


def _rows(request: Request, rows: Iterable[Any]) -> Response:
    limit, offset = _bounds(request)
    return json_response(
        {"rows": list(islice(rows, offset, offset + limit)), "limit": limit, "offset": offset}
    )


def _plain(found: Iterable[Any]) -> list[Any]:
    return [
        asdict(one) if is_dataclass(one) and not isinstance(one, type) else one for one in found
    ]


async def _threaded(function: Callable[..., Any], *args: Any, **named: Any) -> Any:
    from starlette.concurrency import run_in_threadpool

    return await run_in_threadpool(function, *args, **named)


async def _body(
    request: Request, needed: tuple[str, ...], allowed: tuple[str, ...]
) -> dict[str, str]:
    """The fields of a JSON object, all of them strings."""
    try:
        given = await request.json()
    except (ValueError, UnicodeDecodeError) as error:
        raise UsageError("the body is not JSON: expected an object") from error
    expected = f"expected {', '.join(needed)}, and if wanted {', '.join(allowed)}"
    if not isinstance(given, dict):
        raise UsageError(f"the body is {_kind(given)}, not an object: {expected}")
    if strange := [name for name, value in given.items() if not isinstance(value, str)]:
        name = strange[0]
        raise UsageError(f"{name[:80]}: {_kind(given[name])}, expected a string")
    if missing := [name for name in needed if name not in given]:
        raise UsageError(f"{', '.join(missing)}: not given, {expected}")
    if wrong := sorted(set(given) - {*needed, *allowed}):
        raise UsageError(f"{', '.join(wrong)[:80]}: not known, {expected}")
    return given


def _kind(value: object) -> str:
    """What JSON calls a value."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    kinds: dict[type, str] = {list: "an array", dict: "an object", str: "a string"}
    return kinds.get(type(value), "a number")


def _strict(operation: Operation, handler: Callable[..., Any]) -> Callable[..., Any]:
    """The handler, asked only by what its operation takes."""

    @wraps(handler)
    def now(request: Request) -> Any:
        only_known(request.query_params, operation.query, REPEATED)
        return handler(request)

    @wraps(handler)
    async def later(request: Request) -> Any:
        return await now(request)

    return later if iscoroutinefunction(handler) else now


_HANDLERS: dict[str, Callable[..., Any]] = {
    handler.__name__: handler
    for handler in (
        claims, articles, article, events, show, explain, actors, actor, ties, places, dyads,
        follow, demands, contradictions, threads, judgements, datasets, drops, runs, judge, withdraw,
    )
}  # fmt: skip
ROUTES: list[Route] = [
    *(
        Route(one.path, _strict(one, _HANDLERS[one.name]), methods=[one.method])
        for one in OPERATIONS
    ),
    Route("/api", about),
    Route("/api/openapi.json", described),
    Route("/api/{rest:path}", unknown),
]
