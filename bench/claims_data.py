"""The claims corpus's form: `claims.jsonl`, `texts/`, perhaps `splits.csv`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.common import BenchError, Chars, existing, read_text, split_of
from chancery.model import Account, Article, Claim, Party

Source = tuple[str | None, bool]  # country, and whether named


@dataclass(frozen=True, slots=True)
class Voice:
    """One account: who, with what stance, and the index of the one it was passed on through."""

    source: Source
    stance: str
    via: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as it is scored, gold or read; what only one side has is left at its default."""

    id: str
    event_type: str
    trigger: Chars
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    status: str = "actual"
    voices: tuple[Voice, ...] = ()
    about: str | None = None
    core: bool = True
    sentence: Chars | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its gold claims."""

    name: str
    text: str
    published: date | None
    gold: tuple[Item, ...]

    @property
    def article(self) -> Article:
        """What the reader is handed: no title and no publisher, as the corpus has none."""
        basis = "given" if self.published else None
        return Article(
            text=self.text, published=self.published, published_basis=basis, origin=self.name
        )


def as_gold(row: dict[str, Any]) -> Item:
    """A line of `claims.jsonl`."""
    start = row["trigger_start"]
    return Item(
        id=row["id"],
        event_type=row["event_type"],
        trigger=(start, start + len(row["trigger"])),
        actors=frozenset(p["country"] for p in row["actors"] if p["country"]),
        recipients=frozenset(p["country"] for p in row["recipients"] if p["country"]),
        status=row["status"],
        voices=tuple(
            Voice((a["source_country"], bool(a["named"])), a["stance"], a["via"])
            for a in row["accounts"]
        ),
        about=row["about"],
        core=bool(row.get("core", True)),
    )


def as_read(claim: Claim) -> Item:
    """A claim as the pipeline leaves it."""
    spans = claim.trigger.spans
    return Item(
        id=claim.id,
        event_type=str(claim.event_type.value),
        trigger=(min(s.start for s in spans), max(s.end for s in spans)),
        actors=_countries(claim.actors),
        recipients=_countries(claim.recipients),
        status=str(claim.status.value),
        voices=tuple(_voice(account) for account in claim.accounts),
        about=claim.about,
        sentence=(claim.sentence_span.start, claim.sentence_span.end),
        confidence=claim.confidence,
    )


def _countries(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.who.country for p in parties if p.who.country)


def _voice(account: Account) -> Voice:
    who = account.source.who
    return Voice((who.country, who.named), str(account.stance.value), account.via)


def find(path: Path) -> Path:
    """The one `claims.jsonl` at or under a path."""
    if existing(path).is_file():
        return path
    tables = [path / "claims.jsonl"] if (path / "claims.jsonl").is_file() else []
    tables = tables or sorted(path.rglob("claims.jsonl")) or sorted(path.rglob("*.jsonl"))
    if len(tables) != 1:
        names = ", ".join(str(t.relative_to(path)) for t in tables) or "none"
        raise BenchError(f"{path}: expected one claims.jsonl, found {names}")
    return tables[0]


def load(path: Path, split: str | None = None) -> list[Document]:
    """The documents of one split: without a choice `dev` where splits.csv has it, else all.

    Only texts that the table names are scored; ``{"doc": ..., "none": true}``
    names one without a claim.
    """
    table = find(path)
    rows: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(read_text(table).split("\n"), 1):
        if line.strip():
            row = _row(line, f"{table}, line {number}")
            rows.setdefault(row["doc"], []).extend([] if row.get("none") else [row])
    splits = split_of(table.parent / "splits.csv")
    kept = split or ("dev" if "dev" in {splits.get(doc) for doc in rows} else "all")
    names = [doc for doc in rows if kept == "all" or splits.get(doc) == kept]
    if not names:
        raise BenchError(f"{table}: no document of split {kept!r}; try --split all")
    return [_document(table, name, rows[name]) for name in names]


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        if not row.get("none"):
            as_gold(row)
    except json.JSONDecodeError as error:
        raise BenchError(f"{where}: broken JSON ({error})") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise BenchError(f"{where}: not a claim of the corpus's form ({error!r})") from error
    if "doc" not in row:
        raise BenchError(f"{where}: no field doc")
    return dict(row)


def _document(table: Path, name: str, rows: list[dict[str, Any]]) -> Document:
    """One text, looked for in `texts/` first and then anywhere beside the table."""
    for folder in (table.parent / "texts", table.parent, table.parent.parent / "texts"):
        text = folder / f"{name}.txt"
        if text.is_file():
            break
    else:
        raise BenchError(f"{table}: no text of {name}; expected {table.parent}/texts/{name}.txt")
    body = read_text(text)
    for row in rows:
        start, trigger = row["trigger_start"], row["trigger"]
        if body[start : start + len(trigger)] != trigger:
            raise BenchError(f"{text}: {row['id']} has no {trigger!r} at {start}")
    return Document(
        name, body, published(text.parent / f"{name}.date"), tuple(as_gold(row) for row in rows)
    )


def published(file: Path) -> date | None:
    """The day a `.date` file names; None where it is absent or names no day."""
    return day_of(read_text(file)) if file.is_file() else None


def day_of(written: str) -> date | None:
    """The day written; some are empty, or name a season only (``2004-11/12``)."""
    day = written.strip()[:10]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return None
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
