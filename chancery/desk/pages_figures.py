"""Pages of people, bodies and countries, of who acts on whom, and of places."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chancery import service
from chancery.desk.asking import FILTERS, filter_of, flag, integer, takes
from chancery.desk.network import ring
from chancery.desk.pages_text import FAR, OFFERED
from chancery.desk.render import page
from chancery.desk.state import desk_of
from chancery.desk.worldmap import clusters, frame_of, graticule, outlines

SHOWN = 100


@takes("name", "unresolved", "offset")
def actors(request: Request) -> Response:
    """Who appears, most often first; or those of whom nothing is known."""
    params = request.query_params
    words = params.get("name", "").strip()[:200]
    unresolved = flag(params, "unresolved")
    offset = integer(params, "offset", 0, most=FAR)
    rows = list(service.actors(
        desk_of(request).record, words or None, unresolved=unresolved, limit=SHOWN + 1,
        offset=offset,
    ))  # fmt: skip
    return page(
        request, "actors.html", rows=rows[:SHOWN], more=len(rows) > SHOWN, offset=offset,
        words=words, unresolved=unresolved, step=SHOWN,
    )  # fmt: skip


def actor(request: Request) -> Response:
    """Somebody: offices, what they did, said and were said to do, and with whom."""
    record, who = desk_of(request).record, request.path_params["who"]
    figure = service.figure(record, who)
    found = service.ties(record, who=who)
    return page(request, "actor.html", figure=figure, found=found, ring=ring(found))


@takes(*FILTERS)
def network(request: Request) -> Response:
    """Who acts on whom in what fits the filters."""
    record, params = desk_of(request).record, request.query_params
    filters = filter_of(params)
    found = service.ties(record, filters)
    return page(
        request, "network.html", found=found, ring=ring(found), filters=filters,
        publishers=service.publishers(record),
    )  # fmt: skip


@takes(*FILTERS, "box")
def world(request: Request) -> Response:
    """Where things happened, on a map and in a list."""
    record, params = desk_of(request).record, request.query_params
    filters = filter_of(params)
    places = service.places(record, filters)
    frame = frame_of(params.get("box", "").strip(), places)
    drawn = clusters(frame, places)
    shown = [place for cluster in drawn for place in cluster.places]
    shown.sort(key=lambda place: (-place["claims"], place["name"]))
    return page(
        request, "map.html", filters=filters, frame=frame, clusters=drawn,
        outlines=outlines(frame), graticule=graticule(frame), places=shown, every=len(places),
        publishers=service.publishers(record), formats=OFFERED,
    )  # fmt: skip


ROUTES = [
    Route("/actors", actors),
    Route("/actors/{who:path}", actor),
    Route("/network", network),
    Route("/map", world),
]
