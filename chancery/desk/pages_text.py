"""Pages beside the words: the reading room, a claim explained, search, and what is taken away."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from chancery import service
from chancery.desk.asking import FILTERS, filter_of, integer, only_known, takes
from chancery.desk.marking import Piece, marks_of, pieces, stretches
from chancery.desk.render import page
from chancery.desk.state import desk_of
from chancery.errors import UsageError

PAGE = 30
FAR = 10_000_000  # rows: further than anybody pages
# What each form of export is called and said to be.
FORMS = {
    "csv": ("csv", "text/csv"),
    "jsonl": ("jsonl", "application/x-ndjson"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "stata": ("dta", "application/octet-stream"),
    "polecat": ("polecat.txt", "text/plain"),
    "icews": ("icews.tab", "text/tab-separated-values"),
    "graphml": ("graphml", "application/xml"),
    "ftm": ("ftm.jsonl", "application/x-ndjson"),
    "markdown": ("md", "text/markdown"),
    "html": ("html", "application/octet-stream"),
}
OFFERED = tuple(form for form in service.FORMATS if form in FORMS)


@takes(*FILTERS, "list", "offset")
def search(request: Request) -> Response:
    """Claims, or articles, that fit what is asked for."""
    record, params = desk_of(request).record, request.query_params
    filters = filter_of(params)
    offset = integer(params, "offset", 0, most=FAR)
    kind = "articles" if params.get("list") == "articles" else "claims"
    look = service.article_page if kind == "articles" else service.page
    return page(
        request, "search.html", filters=filters, kind=kind, formats=OFFERED,
        found=look(record, filters, limit=PAGE, offset=offset),
        publishers=service.publishers(record),
    )  # fmt: skip


@takes("claim", "part")
def reading(request: Request) -> Response:
    """An article with every claim marked in its text, and the claims beside it."""
    article = service.article(desk_of(request).record, request.path_params["article"])
    numbered = list(enumerate(article["claim_list"], start=1))
    numbers = {claim["claim"]: number for number, claim in numbered}
    cut = stretches(len(article["text"]), article["sentence_spans"])
    wanted = request.query_params.get("claim", "")
    part = integer(request.query_params, "part", 0, most=FAR) - 1
    if not 0 <= part < len(cut):
        part = _part_with(wanted, article["claim_list"], cut)
    start, end = cut[part]
    shown = [(n, claim) for n, claim in numbered if start <= claim["sentence"]["start"] < end]
    return page(
        request, "article.html", article=article, claims=dict(numbered), numbers=numbers,
        shown=shown, wanted=wanted, stretches=cut, part=part,
        paragraphs=list(paragraphs(pieces(article["text"], marks_of(shown), start, end))),
    )  # fmt: skip


def paragraphs(cut: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces by paragraph: a line's end in the text ends one."""
    held: list[Piece] = []
    for piece in cut:
        lines = piece.text.split("\n")
        for line, last in zip(lines, [*[False] * (len(lines) - 1), True], strict=True):
            if line.strip():
                begins = piece.begins if line == lines[0] else ()
                held.append(replace(piece, text=line, begins=begins))
            elif line and held:
                held.append(Piece(line))
            if not last and held:
                yield held
                held = []
    if held:
        yield held


def claim(request: Request) -> Response:
    """Why a claim says what it says; with `bare`, only that, for the margin."""
    record = desk_of(request).record
    why = service.explain(record, request.path_params["claim"])
    template = "explain.html" if "bare" in request.query_params else "claim.html"
    return page(request, template, why=why, claim=service.claim(record, why[0].claim))


def export(request: Request) -> Response:
    """What the filters of an address let through, as a file.

    A file has no room to say that a name was passed over, so that one is refused.
    """
    known = (*FILTERS, "format")
    only_known(request.query_params, known, known)
    form = request.query_params.get("format", "")
    if form not in OFFERED:
        raise UsageError(f"format {form[:40]!r}: not known, expected one of: {', '.join(OFFERED)}")
    ending, kind = FORMS[form]
    folder = tempfile.TemporaryDirectory(prefix="chancery-export-")
    try:
        done = service.export(
            desk_of(request).record, Path(folder.name) / "claims", format=form,
            filters=filter_of(request.query_params),
        )  # fmt: skip
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(
        done.path, media_type=kind, filename=f"claims.{ending}",
        content_disposition_type="attachment", background=BackgroundTask(folder.cleanup),
    )  # fmt: skip


def _part_with(wanted: str, claims: list[dict[str, Any]], cut: list[tuple[int, int]]) -> int:
    """The part of an article that a claim stands in, else the first."""
    start = next((c["sentence"]["start"] for c in claims if c["claim"] == wanted), 0)
    begins = [begin for begin, _ in itertools.islice(cut, 1, None)]
    return sum(begin <= start for begin in begins)


ROUTES = [
    Route("/search", search),
    Route("/articles/{article}", reading),
    Route("/claims/{claim}", claim),
    Route("/export", export),
]
