"""The columns of the flat forms, in their order: what each holds, in which unit, of which values.

One table that the writers of CSV, Stata's .dta and data frames take their columns from and that
`chancery codebook` prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from chancery.model import SECTORS, Basis, EventType, Granularity, Quad, Stance, Status
from chancery.service.standing import STANDINGS

JOINT = "; "  # between the values of a list in one cell
TEXT, NUMBER, WHOLE, DAY = "text", "number", "whole", "day"
CHARACTERS = "characters"
DEGREES = "degrees, WGS 84"
FORCE = "from -10 (conflict) to 10 (cooperation)"


class Column(NamedTuple):
    """One column: its kind (``text``, ``number``, ``whole``, ``day``), and what may stand in it.

    `unit` is what a number counts or measures; `values` the closed list or the shape of what it
    holds, empty for free words.
    """

    name: str
    kind: str
    meaning: str
    values: str = ""
    unit: str = ""


def listed(words: Iterable[object]) -> str:
    """A closed list in one line."""
    return ", ".join(map(str, words))


TYPES, QUAD = listed(EventType), listed(Quad)
SECTOR = f"PLOVER's codes: {listed(SECTORS)}"
COUNTRY = "ISO 3166 alpha-3, or IGO, NGO and the like of bodies of no country"
CAMEO = "text, with its leading zero"
_SIDES = {
    "actor": "who did it", "recipient": "to whom it was done", "source": "who says so",
}  # fmt: skip
_PARTY = (
    ("text", "in the article's words", ""),
    ("name", "by name, where it is known", ""),
    ("country", "of which country", COUNTRY),
    ("country_confidence", "how sure each country is", "0.00 to 1.00; set by rule"),
    ("sector", "of which sector", SECTOR),
)
_LATER = (
    ("entity", "who that is, where it is known", "such as country:PAK, person:asim-munir"),
    ("role", "the office held", ""),
)
_JOINED = f"lists, joined by {JOINT.strip()!r}, empty where it is not known"


def _of_parties(
    parts: Iterable[tuple[str, str, str]], labels: Iterable[str] = tuple(_SIDES)
) -> tuple[Column, ...]:
    """The columns of every side; what stands first in each of a side's is of one party."""
    return tuple(
        Column(f"{label}_{name}", TEXT, f"{_SIDES[label]}: {meaning}",
               f"{_JOINED}; {values}" if values else _JOINED)
        for label in labels for name, meaning, values in parts
    )  # fmt: skip


COUNTED = {
    "killed": "people killed", "injured": "people injured",
    "detained": "people arrested, captured or abducted", "displaced": "people driven from home",
}  # fmt: skip
_TOLLS = tuple(
    Column(f"{kind}_{end}", WHOLE, f"{meaning}, the {end}est number told",
           "empty where none is told or the words leave that end open", "people")
    for kind, meaning in COUNTED.items() for end in ("low", "high")
)  # fmt: skip
TOLLS = tuple(column.name for column in _TOLLS)

CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("claim", TEXT, "the claim's id", "c_ and a digest; the row's key"),
    Column("event", TEXT, "the event that the claim was last judged to report",
           "e_ and a digest; empty until `chancery events` or `collate` has run"),
    Column("article", TEXT, "the article's id", "a_ and a digest"),
    Column("title", TEXT, "the article's title"),
    Column("publisher", TEXT, "who printed it"),
    Column("published", DAY, "the day on which it was printed", "YYYY-MM-DD"),
    Column("url", TEXT, "the article's address"),
    Column("event_type", TEXT, "what was done: PLOVER's type", TYPES),
    Column("mode", TEXT, "how it was done: PLOVER's mode", "of each type its own: docs/record.md"),
    Column("quad", TEXT, "the type's quadrant", QUAD),
    Column("cameo", TEXT, "the CAMEO code that type and mode map to", CAMEO),
    Column("goldstein", NUMBER, "the CAMEO code's Goldstein value", FORCE,
           "Goldstein scale"),
    Column("intensity", NUMBER, "PLOVER's score of type and mode", FORCE,
           "PLOVER scale"),
    Column("status", TEXT, "whether it is told as done", listed(Status)),
    Column("contexts", TEXT, "in what connection: PLOVER's contexts", _JOINED),
    *_of_parties(_PARTY),
    Column("stances", TEXT, "what each source says of it, in the order of the sources",
           f"{_JOINED}; {listed(Stance)}; empty where the writer says it on their own word"),
    Column("date_from", DAY, "the first day on which it was", "YYYY-MM-DD; empty where open"),
    Column("date_to", DAY, "the last day on which it was", "YYYY-MM-DD; empty where open"),
    Column("date_granularity", TEXT, "how finely the day is known", listed(Granularity)),
    Column("date_basis", TEXT, "what the day rests on: words in the sentence, words nearby, or the "
           "day of printing", listed(Basis)),
    Column("date_text", TEXT, "the words that tell the day"),
    Column("place_name", TEXT, "where it was"),
    Column("place_country", TEXT, "the country that the place lies in", COUNTRY),
    Column("place_admin1", TEXT, "its region of the first level"),
    Column("place_lat", NUMBER, "its latitude", "from -90 to 90", DEGREES),
    Column("place_lon", NUMBER, "its longitude", "from -180 to 180", DEGREES),
    Column("place_text", TEXT, "the words that tell the place"),
    Column("quantities", TEXT, "all numbers of the claim, each as its kind and value",
           f"{_JOINED}; such as killed 26"),
    *_TOLLS,
    Column("about", TEXT, "the claim that a speech act is about", "c_ and a digest"),
    Column("confidence", NUMBER, "how likely the claim is right, calibrated on annotated news",
           "0 to 1", "probability"),
    Column("trigger_text", TEXT, "the words that say that it happened"),
    Column("trigger_start", WHOLE, "where they begin in the article's text", "0 and on", CHARACTERS),
    Column("trigger_end", WHOLE, "where they end", "0 and on", CHARACTERS),
    Column("sentence_start", WHOLE, "where their sentence begins", "0 and on", CHARACTERS),
    Column("sentence_end", WHOLE, "where it ends", "0 and on", CHARACTERS),
    Column("sentence_text", TEXT, "the sentence"),
    # What came later stands at the end, so that scripts that count columns go on.
    *_of_parties(_LATER),
    Column("standing", TEXT, "status and stances seen together, in one word",
           "; ".join(f"{word}: {meaning}" for word, meaning in STANDINGS.items())),
    Column("denied", TEXT, "who of those that speak of the act denies it; `follow` and `panel` leave "
           "out what all deny. To deny an accusation, demand or threat is to deny what it says: all "
           "is never said of one", "no, some, all"),
)  # fmt: skip

_ROW = "of the file's row"
IMPORTED_COLUMNS: tuple[Column, ...] = (
    Column("dataset", TEXT, "the dataset's id", "format and digest of the file"),
    Column("format", TEXT, "what the file was", "icews, gdelt, polecat, ucdp, acled, ngec, claims"),
    Column("line", WHOLE, "where the row stands in its file", "1 and on", "rows"),
    Column("event_id", TEXT, "the file's own id of the event", "not always unique"),
    Column("story", TEXT, "what it was told in: rows of one story are one origin"),
    Column("date_from", DAY, "the first day", "YYYY-MM-DD"),
    Column("date_to", DAY, "the last day", "YYYY-MM-DD"),
    Column("granularity", TEXT, "how finely the day is known", listed(Granularity)),
    Column("published", DAY, "the day on which it was printed", "YYYY-MM-DD"),
    Column("event_type", TEXT, "PLOVER's type", f"{TYPES}; empty for CAMEO 01 and 02"),
    Column("mode", TEXT, "PLOVER's mode"),
    Column("contexts", TEXT, "PLOVER's contexts", _JOINED),
    Column("quad", TEXT, "the type's quadrant, else that of the CAMEO code", QUAD),
    Column("cameo", TEXT, "the CAMEO code", CAMEO),
    Column("cameo_given", TEXT, "whether the code is the file's own, not one mapped from PLOVER",
           "True, False"),
    Column("goldstein", NUMBER, "the Goldstein value", FORCE, "Goldstein scale"),
    Column("intensity", NUMBER, "PLOVER's score", FORCE, "PLOVER scale"),
    Column("status", TEXT, "whether it is told as done", f"{listed(Status)}; empty: not said"),
    *(
        Column(f"{side}_{name}", TEXT, f"{_SIDES[side]}: {meaning}", values)
        for side in ("actor", "recipient")
        for name, meaning, values in (
            ("name", f"the name {_ROW}", ""),
            ("country", "the first of its countries", COUNTRY),
            ("sector", "the most telling of its sectors", SECTOR),
            ("countries", "all its countries", f"{_JOINED}; {COUNTRY}"),
            ("sectors", "all its sectors", f"{_JOINED}; {SECTOR}"),
        )
    ),
    Column("place_name", TEXT, "where it was"),
    Column("place_country", TEXT, "the country that the place lies in", COUNTRY),
    Column("admin1", TEXT, "its region of the first level"),
    Column("lat", NUMBER, "its latitude", "from -90 to 90", DEGREES),
    Column("lon", NUMBER, "its longitude", "from -180 to 180", DEGREES),
    Column("geonames", WHOLE, "its number in GeoNames"),
    Column("publisher", TEXT, "who printed it"),
    Column("url", TEXT, "where"),
    Column("text", TEXT, f"the words {_ROW}; of ICEWS the name of its CAMEO code"),
    Column("num_mentions", WHOLE, "mentions of it", "", "mentions"),
    Column("num_sources", WHOLE, "who tells of it", "", "publishers"),
    Column("num_articles", WHOLE, "articles that tell of it", "", "articles"),
    Column("tone", NUMBER, "GDELT's mean tone of the articles", "from -100 to 100", "GDELT tone"),
    Column("fatalities", WHOLE, "deaths by the file's own best estimate", "0 and on", "people"),
)  # fmt: skip

PANEL_COLUMNS: tuple[Column, ...] = (
    Column("origin", TEXT, "what the events come from; never to be added up",
           "read (from articles), or an imported dataset's id"),
    Column("first", TEXT, "the dyad's first side: who did it, in a directed panel",
           f"{COUNTRY}; with a sector where one was asked for, such as PAK.MIL"),
    Column("second", TEXT, "its second side: to whom it was done; else both ways count, and the "
           "first side is the one that comes first in the alphabet", COUNTRY),
    Column("step", TEXT, "how long a period is", "day, week (from Monday), month, year"),
    Column("start", DAY, "the period's first day", "YYYY-MM-DD"),
    Column("events", WHOLE, "events: of what was read, each once however many articles tell it; of "
           "a dataset, its rows", "0 and on", "events"),
    *(
        Column(str(quad).replace(" ", "_"), WHOLE, f"those of them that are {quad}",
               "0 and on", "events")
        for quad in Quad
    ),
    Column("outward", WHOLE, "those that the first side did", "0 and on", "events"),
    Column("reports", WHOLE, "claims that tell of them; of a dataset, rows", "0 and on", "claims"),
    Column("origins", WHOLE, "independent origins of them: copies of one telling, or rows of one "
           "story, are one", "0 and on", "origins"),
    Column("goldstein_sum", NUMBER, "the sum of their Goldstein values", "", "Goldstein scale"),
    Column("goldstein_mean", NUMBER, "the mean of those that have one", "empty without events",
           "Goldstein scale"),
    Column("intensity_sum", NUMBER, "the sum of their PLOVER scores", "", "PLOVER scale"),
    Column("intensity_mean", NUMBER, "the mean of those that have one", "empty without events",
           "PLOVER scale"),
)  # fmt: skip

TABLES: dict[str, tuple[Column, ...]] = {
    "claims": CLAIM_COLUMNS, "imported": IMPORTED_COLUMNS, "panel": PANEL_COLUMNS,
}  # fmt: skip


def names(columns: Iterable[Column]) -> tuple[str, ...]:
    """The columns' names in their order."""
    return tuple(column.name for column in columns)


def kinds(columns: Iterable[Column]) -> dict[str, str]:
    """Each column's kind: ``text``, ``number``, ``whole`` or ``day``."""
    return {column.name: column.kind for column in columns}
