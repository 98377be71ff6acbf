"""The columns of an imported dataset's Parquet, and how its folder is laid out.

A record keeps each imported file as a folder `datasets/<id>/`, written once and
never changed:

- `events-0000.parquet` and on: one row an event, sorted through all files by
  `actor_country`, `recipient_country`, `date_from` and `line` in row groups of
  ROW_GROUP rows, so that a dyad's rows are found by the row groups' statistics
  alone;
- `compound-0000.parquet` and on: the few rows with several countries on a side, in
  the same columns; `actor_country` and `recipient_country` hold the first of
  them, `actor_countries` and `recipient_countries` all. Only where there are such
  rows;
- `rejected.jsonl`: the rows left out, each with its line, the reason and its cells;
- `dataset.json`: what was imported when, and the counts (`StoredDataset`).

``SELECT * FROM 'record/datasets/*/*.parquet'`` in DuckDB, or pyarrow.dataset over
the same files, reads all imported events; rows of different `dataset`s often
tell of the same happenings and are never to be added up.
"""

from __future__ import annotations

EVENTS = "events-*.parquet"
COMPOUND = "compound-*.parquet"
REJECTED = "rejected.jsonl"
DESCRIPTION = "dataset.json"
FOLDER = "datasets"
ROW_GROUP = 40_960  # rows: a dyad's usual share of ten million; DuckDB takes multiples of 2,048

# Name, SQL type. The order is the file's; new columns go to the end.
COLUMNS: dict[str, str] = {
    "dataset": "VARCHAR",  # the id of the dataset: format and digest of the file
    "format": "VARCHAR",  # icews, gdelt, polecat, ucdp, acled, ngec or claims
    "line": "BIGINT",  # where the row stands in its file, from 1
    "event_id": "VARCHAR",  # the file's own id of the event; not always unique
    "story": "VARCHAR",  # what it was told in: rows of one story are one origin
    "date_from": "DATE",
    "date_to": "DATE",
    "granularity": "VARCHAR",  # day, month, year or range
    "published": "DATE",
    "event_type": "VARCHAR",  # PLOVER's; NULL for CAMEO 01 and 02
    "mode": "VARCHAR",
    "contexts": "VARCHAR[]",
    "quad": "VARCHAR",  # PLOVER's of the type, else CAMEO's of the code
    "cameo": "VARCHAR",  # text, with its leading zero
    "cameo_given": "BOOLEAN",  # the file's own code, not one mapped from PLOVER
    "goldstein": "DOUBLE",
    "intensity": "DOUBLE",  # PLOVER's scale, -10 to 10
    "status": "VARCHAR",
    "actor_name": "VARCHAR",
    "actor_country": "VARCHAR",  # ISO 3166 alpha-3, or IGO and the like
    "actor_sector": "VARCHAR",  # the most telling of actor_sectors
    "actor_countries": "VARCHAR[]",
    "actor_sectors": "VARCHAR[]",  # PLOVER's codes
    "recipient_name": "VARCHAR",
    "recipient_country": "VARCHAR",
    "recipient_sector": "VARCHAR",
    "recipient_countries": "VARCHAR[]",
    "recipient_sectors": "VARCHAR[]",
    "place_name": "VARCHAR",
    "place_country": "VARCHAR",
    "admin1": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "geonames": "BIGINT",
    "publisher": "VARCHAR",
    "url": "VARCHAR",
    "text": "VARCHAR",
    "num_mentions": "INTEGER",
    "num_sources": "INTEGER",
    "num_articles": "INTEGER",
    "tone": "DOUBLE",
    "fatalities": "INTEGER",
    "fingerprint": "UBIGINT",  # of the row as it stood, so that none comes in twice
    "original": "VARCHAR",  # the row's cells as they stood, joined by U+001F
}
