"""The morning page: what is new, what moved, what disagrees, what is overdue, who is unknown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chancery import service
from chancery.desk import tasks
from chancery.desk.asking import takes
from chancery.desk.render import page, part
from chancery.desk.state import desk_of, settle
from chancery.errors import UsageError

VISIT = "chancery-visit"  # a cookie: when the visit before this one was, and when this one was last
GAP = timedelta(hours=4)  # of silence, after which a visit is another
LATEST = 6
_YEAR = 365 * 24 * 3600
_FRESH = 120.0


@takes("since", "on")
def morning(request: Request) -> Response:
    """What is new since the last visit, or `?since=`; what moved in the week to `?on=` or the last."""
    record = desk_of(request).record
    given = request.query_params.get("since", "").strip()
    now = datetime.now(UTC)
    before, last = _visits(request.cookies.get(VISIT, ""))
    if last is None or now - last > GAP:
        before = last
    since = _moment(given) if given else before or datetime(1, 1, 1, tzinfo=UTC)
    settle(desk_of(request))
    day = request.query_params.get("on", "").strip() or None
    found = service.morning(record, since.isoformat(timespec="seconds"), on=day)
    latest = service.page(record, service.ClaimFilter(until=day), limit=LATEST)
    first = not given and before is None
    answer = page(request, "morning.html", found=found, latest=latest, first=first)
    if not given:
        marks = f"{_stamp(before)}.{_stamp(now)}"
        answer.set_cookie(VISIT, marks, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _visits(cookie: str) -> tuple[datetime | None, datetime | None]:
    """When the visit before and this one were; a cookie that is not ours is none."""
    first, _, second = cookie.partition(".")
    return _from_stamp(first), _from_stamp(second)


def _stamp(moment: datetime | None) -> str:
    return str(int(moment.timestamp())) if moment else ""


def _from_stamp(text: str) -> datetime | None:
    if not (text.isascii() and text.isdecimal() and len(text) <= 11):
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _moment(given: str) -> datetime:
    try:
        found = datetime.fromisoformat(given)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError) as error:  # the year 1, elsewhere, is the year 0 here
        raise UsageError(
            f"since {given[:40]!r}: expected a day or moment such as 2025-05-14 or 2025-05-14T08:00"
        ) from error


def contradictions(request: Request) -> Response:
    """Contradictions of the events told last, when they have been looked for."""
    desk = desk_of(request)
    found = desk.background.ask(tasks.parted, str(desk.record), fresh=_FRESH)
    return part(request, "contradictions.html", found, rows=found.value or [])


def demands(request: Request) -> Response:
    """Open demands past their date, when they have been looked for."""
    desk = desk_of(request)
    found = desk.background.ask(tasks.overdue, str(desk.record), fresh=_FRESH)
    return part(request, "demands.html", found, rows=found.value or [], sides=None)


ROUTES = [
    Route("/", morning),
    Route("/morning/contradictions", contradictions),
    Route("/morning/demands", demands),
]
