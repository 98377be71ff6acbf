"""Records with claims to be judged, made in few words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from making import ARTICLE, TEXT, request, retreat

from bench.collate import telling
from chancery import service
from chancery.model import Article, Reading, Span
from chancery.store import Counts, Record

STAGES = "read@1 resolve@1"


def keep(folder: Path, readings, stages: str = STAGES) -> Path:
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0", stages=stages)
        for reading in readings:
            writer.add(reading)
        writer.finish(Counts())
    return folder


def events(folder: Path) -> dict[str, tuple[str, ...]]:
    """Every event with its claims."""
    service.collate(folder)
    with Record.open(folder) as opened:
        claims = [c["claim"] for c in service.claims(folder)]
        names = {row[3] for row in opened.collation.collated(claims)}
        return {name: tuple(ids) for name, ids in opened.collation.members(names).items()}


def copied(number: int, day: date = date(2025, 5, 14), text: str = TEXT) -> Reading:
    """The request and the retreat of TEXT as another paper prints them."""
    article = Article(text, ARTICLE.title, f"Paper {number}", day, "metadata", origin=f"{number}")
    wanted = retreat(article)
    whole = (Span(0, len(text)),)
    return Reading(article, whole, claims=(request(article, about=wanted.id), wanted))


READINGS = list(telling(240, seed=5))
