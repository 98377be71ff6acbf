"""The parts of a filter by name, in Python's spelling or the command line's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from chancery.errors import UsageError

Filter = TypeVar("Filter")

# What the command line calls it, and what Python does, where several may be given.
SPELLINGS = {
    "type": "types", "status": "statuses", "stance": "stances", "quad": "quads",
    "dataset": "datasets", "search": "text",
}  # fmt: skip
_LISTS = frozenset(("types", "statuses", "stances", "quads", "datasets"))


def filter_by(
    kind: type[Filter],
    given: Mapping[str, Any],
    noun: str = "filter",
    base: Filter | None = None,
) -> Filter:
    """A filter of its parts by name: ``types=("AID",)`` as well as ``type="AID"``.

    What is not named is as in `base`. Raises UsageError for a name that it does not have, listing
    those that it has.
    """
    known: tuple[str, ...] = kind.__slots__  # type: ignore[attr-defined]
    found: dict[str, Any] = {}
    for name, value in given.items():
        own = name if name in known else SPELLINGS.get(name, name)
        if own not in known:
            raise UsageError(f"{noun} {name}: not known, expected some of: {', '.join(known)}")
        if own in found:
            raise UsageError(f"{noun} {own} and {name}: expected one of them")
        found[own] = (value,) if own in _LISTS and isinstance(value, str) else value
    held = {name: getattr(base, name) for name in known} if base is not None else {}
    return kind(**{**held, **found})
