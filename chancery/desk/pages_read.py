"""Reading from the desk: files come in, are read in another process, and what was skipped is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from chancery import service
from chancery.desk.guard import MB, UPLOAD, TooLargeError
from chancery.desk.jobs import Job, file_name, shown_name
from chancery.desk.render import json_response, page
from chancery.desk.state import Desk, desk_of
from chancery.errors import UsageError

FILES = 500  # of one upload
FILE = 100 * MB
DROPS = 100


def read(request: Request) -> Response:
    """The form, the uploads of this desk, and what could not be read, ever."""
    desk = desk_of(request)
    drops = []
    for drop in service.drops(desk.record):
        drops.append(drop)
        if len(drops) > DROPS:
            break
    return page(
        request, "read.html", jobs=[job.shape() for job in desk.jobs.all()], drops=drops[:DROPS],
        more=len(drops) > DROPS, runs=list(service.runs(desk.record))[-8:][::-1],
        most_files=FILES, most_mb=UPLOAD // MB, orders=service.DATES,
    )  # fmt: skip


async def upload(request: Request) -> Response:
    """Take files in and begin to read them; programs are answered in JSON, forms with the page."""
    desk = desk_of(request)
    async with request.form(max_files=FILES, max_fields=20, max_part_size=MB) as form:
        given = [part for part in form.getlist("files") if isinstance(part, UploadFile)]
        files = [part for part in given if part.filename]
        if not files:
            raise UsageError("no file was sent: expected at least one")
        published, publisher = _day(form.get("published")), _words(form.get("publisher"))
        dates = _order(form.get("dates"))
        job = await run_in_threadpool(_begin, desk, files, published, publisher, dates)
    if "application/json" in request.headers.get("accept", ""):
        return json_response(job.shape(), 202)
    return RedirectResponse("/read", 303)


def job(request: Request) -> Response:
    """How far an upload has come."""
    return json_response(desk_of(request).jobs.one(request.path_params["job"]).shape())


def stop(request: Request) -> Response:
    """Stop an upload; what was read stays."""
    desk_of(request).jobs.stop(request.path_params["job"])
    return RedirectResponse("/read", 303)


def _begin(
    desk: Desk,
    files: list[UploadFile],
    published: str | None,
    publisher: str | None,
    dates: str | None,
) -> Job:
    """Put the files down under names of our own, each in a folder of its own, and begin."""
    room = desk.jobs.room()
    try:
        put = [(_put(room, number, part), shown_name(part.filename))
               for number, part in enumerate(files, start=1)]  # fmt: skip
    except BaseException:
        desk.jobs.leave(room)
        raise
    return desk.jobs.add(room, put, published, publisher, dates)


def _put(room: Path, number: int, part: UploadFile) -> Path:
    """Where a file was put down; raises TooLargeError."""
    folder = room / f"{number:04d}"
    folder.mkdir()
    path = folder / file_name(part.filename)
    with path.open("wb") as out:
        size = 0
        while block := part.file.read(MB):
            size += len(block)
            if size > FILE:
                raise TooLargeError(FILE)
            out.write(block)
    return path


def _day(given: Any) -> str | None:
    text = _words(given)
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise UsageError(f"published {text!r}: expected a day such as 2025-05-14") from error


def _order(given: Any) -> str | None:
    text = _words(given)
    if text and text not in service.DATES:
        raise UsageError(f"dates {text[:40]!r}: expected one of: {', '.join(service.DATES)}")
    return text


def _words(given: Any) -> str | None:
    return given.strip()[:200] or None if isinstance(given, str) else None


ROUTES = [
    Route("/read", read, methods=["GET"]),
    Route("/read", upload, methods=["POST"]),
    Route("/read/{job}", job),
    Route("/read/{job}/stop", stop, methods=["POST"]),
]
