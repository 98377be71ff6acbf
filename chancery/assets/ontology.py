"""PLOVER's tables keyed by (type, mode): modes, contexts, CAMEO codes, scales.

The files are read once, at the first question, and checked against the
enumerations of the model: an unknown type or code there is a fault of the
build, an unknown one in a question a fault of the asker.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from chancery.assets.tables import rows
from chancery.errors import AssetError, UsageError
from chancery.model import EventType


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of one type was done; `name` is None for the type itself."""

    event_type: EventType
    name: str | None
    cameo: str
    intensity: float
    aliases: tuple[str, ...]
    gloss: str


def modes(event_type: EventType | str) -> tuple[str, ...]:
    """The modes that a type may take, in the manual's order; empty where it has none."""
    kind = _type(event_type)
    return tuple(name for (of, name) in _table() if of is kind and name is not None)


def mode(event_type: EventType | str, spelling: str) -> str:
    """The one name of a mode however it is spelt; raises UsageError naming the right ones."""
    kind = _type(event_type)
    found = _aliases().get((kind, _fold(spelling)))
    if found is None:
        known = ", ".join(modes(kind)) or "none"
        raise UsageError(f"mode {spelling!r} of {kind}: not known, expected one of: {known}")
    return found


def gloss(event_type: EventType | str, name: str | None = None) -> str:
    """What a type or mode means, in a few plain words."""
    return _entry(event_type, name).gloss


def cameo(event_type: EventType | str, name: str | None = None) -> str:
    """The CAMEO root, or finer code where there is just one, of a type and mode."""
    return _entry(event_type, name).cameo


def intensity(event_type: EventType | str, name: str | None = None) -> float:
    """PLOVER's score from -10, conflict, to 10, cooperation.

    ACCUSE is printed as 3 in the published table while all its modes are
    negative: it is taken for -3. Modes without a score take their type's.
    """
    return _entry(event_type, name).intensity


def goldstein(code: str) -> float:
    """The Goldstein value of a CAMEO code, of the nearest shorter one where it has none."""
    table = _goldstein()
    for end in range(len(code), 1, -1):
        if code[:end] in table:
            return table[code[:end]]
    raise UsageError(f"CAMEO code {code!r}: not known, expected 01 to 20 or a finer code of them")


def context(spelling: str) -> str:
    """The one name of a context however it is spelt; raises UsageError naming the right ones."""
    folded = _fold(spelling)
    for name in contexts():
        if _fold(name) == folded:
            return name
    raise UsageError(f"context {spelling!r}: not known, expected one of: {', '.join(contexts())}")


@cache
def contexts() -> tuple[str, ...]:
    """PLOVER's contexts in the manual's order."""
    return tuple(name for name, _ in rows("contexts.tsv", ("context", "gloss")))


def __getattr__(name: str) -> tuple[str, ...]:
    """`CONTEXTS` reads its file only when it is asked for."""
    if name == "CONTEXTS":
        return contexts()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _fold(spelling: str) -> str:
    return spelling.strip().lower().replace("_", "-").replace(" ", "-")


def _type(event_type: EventType | str) -> EventType:
    try:
        return EventType(event_type)
    except ValueError:
        known = ", ".join(EventType)
        raise UsageError(
            f"event type {event_type!r}: not known, expected one of: {known}"
        ) from None


def _entry(event_type: EventType | str, name: str | None) -> Mode:
    kind = _type(event_type)
    return _table()[kind, mode(kind, name) if name else None]


@cache
def _table() -> dict[tuple[EventType, str | None], Mode]:
    columns = ("type", "mode", "cameo", "intensity", "aliases", "gloss")
    table: dict[tuple[EventType, str | None], Mode] = {}
    for kind, name, code, score, aliases, text in rows("modes.tsv", columns):
        if kind not in EventType.__members__:
            raise AssetError(f"modes.tsv: event type {kind!r} is not PLOVER's: reinstall")
        entry = Mode(
            EventType(kind), name or None, code, float(score),
            tuple(filter(None, aliases.split(","))), text,
        )  # fmt: skip
        row = f"modes.tsv: {kind} {name or 'without a mode'}"
        if (entry.event_type, entry.name) in table:
            raise AssetError(f"{row}: two rows, expected one: reinstall the package")
        if code not in _goldstein():
            raise AssetError(
                f"{row}: CAMEO code {code!r}, expected one of goldstein.tsv: reinstall the package"
            )
        table[entry.event_type, entry.name] = entry
    missing = [kind for kind in EventType if (kind, None) not in table]
    if missing:
        raise AssetError(f"modes.tsv: no row for {', '.join(missing)}: reinstall the package")
    return table


@cache
def _aliases() -> dict[tuple[EventType, str], str]:
    found: dict[tuple[EventType, str], str] = {}
    for (kind, name), entry in _table().items():
        if name is None:
            continue
        for spelling in (name, *entry.aliases):
            folded = _fold(spelling)
            if found.setdefault((kind, folded), name) != name:
                modes = f"{found[kind, folded]} and {name}"
                raise AssetError(
                    f"modes.tsv: {kind}: {spelling!r} stands for {modes}, expected one mode: "
                    "reinstall the package"
                )
    return found


@cache
def _goldstein() -> dict[str, float]:
    return {code: float(value) for code, value in rows("goldstein.tsv", ("cameo", "goldstein"))}
