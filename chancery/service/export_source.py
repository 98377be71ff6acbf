"""What is exported, claims or imported rows, and how each of the formats is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.service import export_brief as brief
from chancery.service import export_forms as forms
from chancery.service import export_graph as graph
from chancery.service import export_tables as tables
from chancery.service.brief_title import brief_title
from chancery.service.columns import CLAIM_COLUMNS, IMPORTED_COLUMNS, kinds
from chancery.service.datasets import IMPORTED, EventFilter, event_query, imported
from chancery.service.export_events import ACTUAL, FormEvent, from_datasets, of_claim
from chancery.service.filters import ClaimFilter, pairs
from chancery.service.flat import COLUMNS as FLAT
from chancery.service.flat import rows
from chancery.service.queries import claims
from chancery.service.shape import claim_shape
from chancery.service.standing import denied_by_all
from chancery.service.stata import write_stata
from chancery.store import Record
from chancery.store.dataset_schema import COLUMNS as DATASET
from chancery.store.whole import WHOLE, whole_row

# The parts of a filter that imported rows have an answer to.
_SHARED = frozenset((
    "types", "actor", "recipient", "dyad", "between", "since", "until", "limit",
))  # fmt: skip
# What is typed for a field of the filter that is not called so.
_TYPED = {
    "statuses": "status", "stances": "stance", "quads": "quad", "text": "search",
    "min_confidence": "min-confidence",
}  # fmt: skip
_LABEL = "Chancery: who did what to whom, according to whom"


Write = Callable[[Path], int]  # makes the file, and says how many it holds


class Claims:
    """The claims of a record that fit, and how each format is made of them."""

    def __init__(self, record: str | Path, filters: ClaimFilter | None) -> None:
        self._record = record
        self._filters = filters or ClaimFilter()
        self.left_out = 0
        self.undated = 0
        self.formats: dict[str, Write] = {
            "jsonl": self.jsonl, "csv": self.csv, "parquet": self.parquet, "stata": self.stata,
            "polecat": self.polecat, "icews": self.icews, "graphml": self.graphml,
            "ftm": self.ftm, "markdown": self.markdown, "html": self.html, "claims": self.claims,
        }  # fmt: skip

    def jsonl(self, path: Path) -> int:
        """The JSON shape, a claim a line."""
        return tables.write_jsonl(path, claims(self._record, self._filters))

    def csv(self, path: Path) -> int:
        """Flat rows for spreadsheets."""
        return tables.write_csv(path, rows(self._record, self._filters), FLAT)

    def parquet(self, path: Path) -> int:
        """The JSON shape in columns."""
        return tables.write_parquet(path, claims(self._record, self._filters), tables.COLUMNS)

    def stata(self, path: Path) -> int:
        """Flat rows as Stata's .dta."""
        found = rows(self._record, self._filters)
        return write_stata(path, found, kinds(CLAIM_COLUMNS), _LABEL)

    def polecat(self, path: Path) -> int:
        """POLECAT's forty columns; one row a claim."""
        tables.write_tabs(path, forms.polecat(self._happened()))
        return self._written

    def icews(self, path: Path) -> int:
        """ICEWS's twenty columns; a row for each pair of actor and recipient."""
        tables.write_tabs(path, forms.icews(self._happened()))
        return self._written

    def graphml(self, path: Path) -> int:
        """Actors, and what each did to each."""
        return graph.write_graphml(path, self._happened())

    def ftm(self, path: Path) -> int:
        """FollowTheMoney entities."""
        return graph.write_ftm(path, claims(self._record, self._filters))

    def markdown(self, path: Path) -> int:
        """A dated brief with footnotes."""
        return brief.write_markdown(path, self._told(), brief_title(self._filters))

    def html(self, path: Path) -> int:
        """The same as a page."""
        return brief.write_html(path, self._told(), brief_title(self._filters))

    def claims(self, path: Path) -> int:
        """The whole record, with its articles, for another; UsageError with any filter."""
        if self._filters != ClaimFilter():
            raise UsageError(
                "format claims: it holds whole articles with all their claims, so that another "
                "record can take them in; leave the filters out"
            )
        self._written = 0
        tables.write_parquet(path, self._whole(), {**tables.COLUMNS, **WHOLE})
        return self._written

    def _whole(self) -> Iterator[dict[str, Any]]:
        empty = dict.fromkeys(tables.COLUMNS)
        with Record.open(self._record) as opened:
            for reading in opened.readings():
                for claim in reading.claims:
                    self._written += 1
                    shape = claim_shape(claim, reading.article)
                    yield {**shape, **whole_row(reading, claim)}
                if not reading.claims:
                    yield {**empty, **whole_row(reading, None)}

    def _happened(self) -> Iterator[FormEvent]:
        """What a form without a status or a stance can hold: actual claims, or those asked for.

        What all who speak of it deny is as little done as what is planned.
        """
        self._written = 0
        asked = self._filters
        for claim in claims(self._record, asked):
            said = ((account["stance"], account["via"]) for account in claim["accounts"])
            done = asked.statuses or claim["status"] == ACTUAL
            if not done or (not asked.stances and denied_by_all(claim["event_type"], said)):
                self.left_out += 1
                continue
            self._written += 1
            event = of_claim(claim)
            self.undated += event.date is None
            yield event

    def _told(self) -> Iterator[dict[str, Any]]:
        return claims(self._record, self._filters, sentences=True)


class Imported:
    """Rows of imported datasets that fit; fewer formats, since they have no words."""

    def __init__(
        self, record: str | Path, filters: ClaimFilter | None, datasets: tuple[str, ...]
    ) -> None:
        self._record = record
        self._filters = _event_filter(filters or ClaimFilter(), datasets)
        self._query = event_query(record, self._filters)
        self.left_out = self.undated = 0
        self.formats: dict[str, Write] = {
            "jsonl": self.jsonl, "csv": self.csv, "parquet": self.parquet, "stata": self.stata,
            "polecat": self.polecat, "icews": self.icews, "graphml": self.graphml,
        }  # fmt: skip

    def jsonl(self, path: Path) -> int:
        """An imported row a line."""
        return tables.write_jsonl(path, imported(self._record, self._filters))

    def csv(self, path: Path) -> int:
        """Rows with their lists joined."""
        return tables.write_csv(path, self._flat(), IMPORTED)

    def parquet(self, path: Path) -> int:
        """The columns of the record's own Parquet, but for those that only it needs."""
        columns = {name: DATASET[name] for name in IMPORTED}
        return tables.write_parquet(path, imported(self._record, self._filters), columns)

    def stata(self, path: Path) -> int:
        """Rows with their lists joined, as Stata's .dta."""
        return write_stata(path, self._flat(), kinds(IMPORTED_COLUMNS), _LABEL)

    def polecat(self, path: Path) -> int:
        """POLECAT's forty columns; rows that were POLECAT's are as they came."""
        return tables.write_tabs(path, forms.polecat(from_datasets(self._record, self._query)))

    def icews(self, path: Path) -> int:
        """ICEWS's twenty columns; rows that were ICEWS's are as they came."""
        return tables.write_tabs(path, forms.icews(from_datasets(self._record, self._query)))

    def graphml(self, path: Path) -> int:
        """Actors, and what each did to each."""
        return graph.write_graphml(path, from_datasets(self._record, self._query))

    def _flat(self) -> Iterator[dict[str, Any]]:
        return map(tables.flat_imported, imported(self._record, self._filters))


Content = Claims | Imported


def _event_filter(filters: ClaimFilter, datasets: tuple[str, ...]) -> EventFilter:
    """A filter of claims as one of imported rows; UsageError for what those do not have."""
    default = ClaimFilter()
    asked = [
        f.name for f in fields(filters) if getattr(filters, f.name) != getattr(default, f.name)
    ]
    if strange := [name for name in asked if name not in _SHARED]:
        raise UsageError(
            f"{', '.join(_TYPED.get(name, name) for name in strange)}: imported rows hold nothing "
            "of the kind, they can be asked by type, actor, recipient, dyad, between, since, until "
            "and limit"
        )
    pairs(filters)
    return EventFilter(
        actor=filters.actor,
        recipient=filters.recipient,
        dyad=filters.dyad,
        between=filters.between,
        types=filters.types,
        since=filters.since,
        until=filters.until,
        datasets=datasets,
        limit=filters.limit,
    )
