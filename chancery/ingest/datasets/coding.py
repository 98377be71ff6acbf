"""Event codes: CAMEO to PLOVER and PLOVER to CAMEO, with both scales."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from chancery.assets import ontology, rows
from chancery.errors import UsageError
from chancery.ingest.datasets.values import EMPTY, UnfitRow
from chancery.model import QUADS, EventType

COLUMNS = ("code", "type", "mode", "contexts", "quad")
_ABSENT = EMPTY | {"--", "---"}  # GDELT's dashes


class Coding(NamedTuple):
    """What was done, in both schemes; all None where the file does not say."""

    event_type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: str | None = None
    cameo: str | None = None
    cameo_given: bool = False
    goldstein: float | None = None
    intensity: float | None = None


NONE = Coding()


@cache
def from_cameo(cell: str) -> Coding:
    """A CAMEO code, which is text: ``040`` is to consult and ``40`` is nothing.

    CAMEO's statements (01) and appeals (02) have no PLOVER type, and keep their
    code and quad. Raises UnfitRow for a code that CAMEO does not have.
    """
    code = cell.strip()
    if code in _ABSENT:
        return NONE
    entry = _table().get(code)
    if entry is None:
        raise UnfitRow("a CAMEO code that does not exist", _doubt(code))
    kind, mode, contexts, quad = entry
    return Coding(
        kind, mode, contexts, quad, code, True, ontology.goldstein(code),
        ontology.intensity(kind, mode) if kind else None,
    )  # fmt: skip


def _doubt(code: str) -> str:
    if "0" + code in _table():
        return f"{code!r}, which may be 0{code} without its zero: the file's codes must be text"
    return f"{code!r}, expected 01 to 20 or a finer code of them, such as 0231"


@cache
def from_plover(kind: str, mode: str | None = None, contexts: tuple[str, ...] = ()) -> Coding:
    """A PLOVER type and mode in any spelling; raises UnfitRow for a type that is none.

    A mode or context that PLOVER does not have is left out: `strays` names it.
    """
    try:
        event_type = EventType(kind.strip().upper())
    except ValueError as error:
        expected = ", ".join(EventType)
        raise UnfitRow(
            "an event type that does not exist", f"{kind!r}, expected one of: {expected}"
        ) from error
    known = _mode(event_type, mode)
    named = tuple(dict.fromkeys(c for c in map(_context, contexts) if c))
    cameo = ontology.cameo(event_type, known)
    return Coding(
        str(event_type), known, named, str(QUADS[event_type]), cameo, False,
        ontology.goldstein(cameo), ontology.intensity(event_type, known),
    )  # fmt: skip


def strays(kind: str, mode: str | None, contexts: tuple[str, ...]) -> list[str]:
    """The mode and the contexts that PLOVER does not have for this type."""
    event_type = EventType(kind.strip().upper())
    found = [f"context {c!r}" for c in contexts if _context(c) is None]
    return [f"mode {mode!r} of {event_type}"] * bool(mode and not _mode(event_type, mode)) + found


@cache
def _mode(event_type: EventType, mode: str | None) -> str | None:
    try:
        return ontology.mode(event_type, mode) if mode else None
    except UsageError:
        return None


@cache
def _context(name: str) -> str | None:
    try:
        return ontology.context(name)
    except UsageError:
        return None


@cache
def _table() -> dict[str, tuple[str | None, str | None, tuple[str, ...], str]]:
    return {
        code: (kind or None, mode or None, tuple(filter(None, contexts.split("; "))), quad)
        for code, kind, mode, contexts, quad in rows("cameo.tsv", COLUMNS)
    }
