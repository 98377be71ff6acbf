"""What every page is handed: the record, the jobs, the templates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request

from chancery import service
from chancery.desk import tasks
from chancery.desk.background import Background
from chancery.desk.jobs import Jobs

SETTLED = 20.0  # seconds after which new claims are judged again

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk on one record."""

    record: Path
    jobs: Jobs
    background: Background
    templates: Environment


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def settle(desk: Desk) -> None:
    """Have the events brought up to date in the background, where claims wait to be judged."""
    if service.behind(desk.record):
        desk.background.ask(tasks.collated, str(desk.record), fresh=SETTLED, wait=0)
