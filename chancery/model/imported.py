"""One row of somebody's event data, in the words of this house beside its own."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Side(NamedTuple):
    """One party of an imported event, as far as its file says who that was.

    `countries` holds every country the file names (ISO 3166 alpha-3, else a
    code such as ``IGO``), `sectors` every sector in PLOVER's codes, the most telling
    first whatever the file's order; both are empty where the file is silent.
    """

    name: str | None = None
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


class ImportedEvent(NamedTuple):
    """One event of a dataset; a tuple, since files hold tens of millions of them.

    `line` is where it stands in its file, `event_id` the file's own name for it,
    `story` what it was told in (an article's number or address), so that rows of
    one story can be counted once. `event_type`, `mode` and `contexts` are
    PLOVER's, None where it has no such type (CAMEO's statements and appeals,
    01 and 02); `quad` is then CAMEO's. `cameo` is the file's own code where
    `cameo_given`, else the one its type maps to. `goldstein` and `intensity`
    are the scales of CAMEO and PLOVER. `original` holds the row's cells as they
    stood, joined by the unit separator U+001F.
    """

    line: int
    event_id: str | None
    story: str | None
    date_from: date
    date_to: date
    granularity: str
    published: date | None
    event_type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    quad: str | None
    cameo: str | None
    cameo_given: bool
    goldstein: float | None
    intensity: float | None
    status: str
    actor: Side
    recipient: Side
    place_name: str | None
    place_country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    publisher: str | None
    url: str | None
    text: str | None
    num_mentions: int | None
    num_sources: int | None
    num_articles: int | None
    tone: float | None
    fatalities: int | None
    original: str


class RejectedRow(NamedTuple):
    """A row that was not imported: its line, why in a few fixed words, and what stood there.

    `reason` is counted, so it holds no value of the row; `found` does.
    """

    line: int
    reason: str
    found: str
    original: str


SEPARATOR = "\x1f"
