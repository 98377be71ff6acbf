"""The formats by their headers and shapes, and telling which one a table has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.ingest.datasets.gdelt_columns import GDELT_1_0, GDELT_1_0_OLD, GDELT_2_0

_WORD = re.compile(r"[^a-z0-9]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d.*|\d{8}")

ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
UCDP = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_new_id",
    "conflict_name", "dyad_new_id", "dyad_name", "side_a_new_id", "side_a", "side_b_new_id",
    "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country",
    "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a",
    "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
)  # fmt: skip
ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
NGEC = (
    "id", "story_id", "pub_date", "event_type", "event_mode", "anchor_quote", "actor_text",
    "actor_code", "actor_wiki", "recipient_text", "recipient_code", "recipient_wiki", "date",
    "date_granularity", "date_type", "date_text", "location_name", "location_country",
    "location_admin1", "lat", "lon", "geonameid", "location_text", "killed_text", "injured_text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A format: its columns as distributed, and those without which a row says nothing."""

    name: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]


FORMS = {
    form.name: form
    for form in (
        Form("icews", ICEWS, ("Event Date", "Source Name", "CAMEO Code", "Target Name")),
        Form("polecat", POLECAT, ("Event Date", "Event Type", "Actor Name", "Recipient Name")),
        Form("gdelt", GDELT_2_0, ("SQLDATE", "EventCode", "Actor1Code", "Actor2Code")),
        Form("ucdp", UCDP, ("type_of_violence", "side_a", "side_b", "date_start")),
        Form("acled", ACLED, ("event_date", "event_type", "sub_event_type", "actor1")),
        Form("ngec", NGEC, ("event_type", "actor_text", "recipient_text", "date")),
    )
}
_SHAPES = {len(columns): columns for columns in (GDELT_2_0, GDELT_1_0, GDELT_1_0_OLD)}


def plain(name: str) -> str:
    """A column's name for comparing: case, blanks and underscores do not count."""
    return _WORD.sub(" ", name.lower()).strip()


def has(header: list[str], names: tuple[str, ...]) -> list[str]:
    """Those of the names that a header has."""
    had = {plain(cell) for cell in header}
    return [name for name in names if plain(name) in had]


def by_header(header: list[str]) -> Form | None:
    """The format whose needed columns a header has; the likest where several fit."""
    fitting = [form for form in FORMS.values() if len(has(header, form.needed)) == len(form.needed)]
    return max(fitting, key=lambda form: len(has(header, form.columns)), default=None)


def by_shape(cells: list[str]) -> tuple[Form, tuple[str, ...]] | None:
    """The format and the columns of a first row that is no header, by its length and first cells."""
    if len(cells) < 2 or not _DAY.fullmatch(cells[1].strip()):
        return None
    if len(cells) in _SHAPES and cells[0].strip().isdigit():
        return FORMS["gdelt"], _SHAPES[len(cells)]
    for name in ("icews", "polecat"):
        if len(cells) == len(FORMS[name].columns):
            return FORMS[name], FORMS[name].columns
    return None


def likest(header: list[str]) -> tuple[Form, list[str]]:
    """The format that most of a header's columns belong to, and the needed ones it lacks."""
    form = max(FORMS.values(), key=lambda f: len(has(header, f.columns)) / len(f.columns))
    had = has(header, form.needed)
    return form, [name for name in form.needed if name not in had]
