"""Addresses of views: the words of a query string are the options of the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from chancery.errors import UsageError
from chancery.service import ClaimFilter

# The name in an address, the field of the filter, and whether it may be given several times.
_NAMES: tuple[tuple[str, str, bool], ...] = (
    ("type", "types", True),
    ("status", "statuses", True),
    ("stance", "stances", True),
    ("quad", "quads", True),
    ("actor", "actor", False),
    ("recipient", "recipient", False),
    ("source", "source", False),
    ("since", "since", False),
    ("until", "until", False),
    ("publisher", "publisher", False),
    ("place", "place", False),
    ("article", "article", False),
    ("search", "text", False),
    ("min-confidence", "min_confidence", False),
)
PAIRS = ("dyad", "between")  # two sides, given twice or as two words
FILTERS = (*(name for name, _, _ in _NAMES), *PAIRS)
MOST_VALUES = 40  # of one name: there are sixteen types
LONGEST = 400  # characters of one value
SHOWN = 5  # unknown names of one address that are told
_LONG = 40  # characters of one
# What the desk itself puts into addresses; one with a token may be opened where none is asked for.
_OWN = frozenset({"bare", "judged", "token"})
_FLAGS = {"1": True, "0": False, "true": True, "false": False, "yes": True, "no": False}


Handler = TypeVar("Handler", bound=Callable[..., Any])
_taken: dict[Callable[..., Any], tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name in an address that its page does not take, and the one that comes nearest, if any.

    `instead` is the same query with the nearest name in its place.
    """

    name: str
    nearest: str | None
    instead: tuple[tuple[str, str], ...] = ()


def takes(*names: str) -> Callable[[Handler], Handler]:
    """Of a page: the names that its addresses may have. One that does not say takes none."""

    def said(handler: Handler) -> Handler:
        _taken[handler] = names
        return handler

    return said


def taken(handler: Callable[..., Any] | None) -> tuple[str, ...]:
    """The names that a page takes."""
    return _taken.get(handler, ()) if handler else ()


def unknown(params: QueryParams, known: Collection[str]) -> list[Unknown]:
    """The names in an address that are not known there and have a value, in their order."""
    pairs = params.multi_items()
    given = dict.fromkeys(name for name, value in pairs if value.strip())
    wrong = [name for name in given if name not in {*known, *_OWN}]
    return [_unknown(name, pairs, known) for name in wrong[:SHOWN]]


def _unknown(name: str, pairs: Iterable[tuple[str, str]], known: Collection[str]) -> Unknown:
    near = get_close_matches(name.casefold()[:_LONG], list(known), 1)
    if not near:
        return Unknown(name[:_LONG], None)
    instead = tuple((near[0] if one == name else one, value) for one, value in pairs)
    return Unknown(name[:_LONG], near[0], instead)


def filter_of(params: QueryParams) -> ClaimFilter:
    """The filter that an address asks for; empty values are as if they were not there.

    Raises UsageError for a value that cannot be; the service checks the rest.
    """
    given: dict[str, Any] = {}
    for name, field, several in _NAMES:
        values = _values(params, name)
        if values:
            given[field] = tuple(values) if several else values[-1]
    if "min_confidence" in given:
        given["min_confidence"] = number(params, "min-confidence", 0.0)
    given |= {name: _pair(params, name) for name in PAIRS}
    return ClaimFilter(**given)


def _pair(params: QueryParams, name: str) -> tuple[str, str] | None:
    """Two sides, in two values or in one of two words; None where there are none."""
    values = _values(params, name)
    found = values if len(values) == 2 else [part for value in values for part in value.split()]
    if not found:
        return None
    if len(found) != 2:
        told = " ".join(found)
        raise UsageError(f"{name} {told!r}: expected two, such as {name}=PAK&{name}=IND")
    return found[0], found[1]


def chosen(params: QueryParams) -> list[tuple[str, str]]:
    """The parts of an address that filter, in one order and without empty ones."""
    return [(name, value) for name in FILTERS for value in _values(params, name)]


def address(path: str, pairs: Iterable[tuple[str, Any]] = (), **more: Any) -> str:
    """A path with a query string; values that are None or empty are left out."""
    every = [*pairs, *((name.replace("_", "-"), value) for name, value in more.items())]
    query = urlencode([(name, str(value)) for name, value in every if value not in (None, "")])
    return f"{path}?{query}" if query else path


def without(pairs: Iterable[tuple[str, str]], name: str, value: str) -> list[tuple[str, str]]:
    """The parts of an address but one; of two sides neither is left, since one asks nothing."""
    return without_name(pairs, name) if name in PAIRS else [p for p in pairs if p != (name, value)]


def without_name(pairs: Iterable[tuple[str, str]], name: str) -> list[tuple[str, str]]:
    """The parts of an address but those of one name."""
    return [pair for pair in pairs if pair[0] != name]


def integer(
    params: Mapping[str, str], name: str, default: int, *, most: int, least: int = 0
) -> int:
    """A whole number from `least` to `most` in an address."""
    given = params.get(name, "").strip()
    if not given:
        return default
    plain = given.isascii() and given.isdecimal() and len(given) <= 12
    if not plain or not least <= int(given) <= most:
        raise UsageError(f"{name} {given[:40]!r}: expected a whole number from {least} to {most}")
    return int(given)


def number(params: Mapping[str, str], name: str, default: float) -> float:
    """A number in an address."""
    given = params.get(name, "").strip()
    try:
        return float(given) if given else default
    except ValueError as error:
        raise UsageError(f"{name} {given[:40]!r}: expected a number") from error


def flag(params: Mapping[str, str], name: str) -> bool:
    """Yes or no in an address; what is not there is no."""
    if name not in params:
        return False
    given = params[name].strip()
    if given.lower() not in _FLAGS:
        raise UsageError(f"{name} {given[:40]!r}: expected one of: {', '.join(_FLAGS)}")
    return _FLAGS[given.lower()]


def only_known(params: QueryParams, known: Collection[str], repeated: Collection[str]) -> None:
    """Refuse names that nothing is asked by, and several values where one is expected.

    Raises UsageError, which lists the names in `known`.
    """
    if wrong := sorted(set(params) - set(known)):
        expected = f"expected some of: {', '.join(known)}" if known else "expected none"
        raise UsageError(f"{', '.join(wrong)[:80]}: no parameter here, {expected}")
    for name in set(params) - set(repeated):
        if (number := len(params.getlist(name))) > 1:
            raise UsageError(f"{name}: given {number} times, expected once")


def _values(params: QueryParams, name: str) -> list[str]:
    values = [value.strip() for value in params.getlist(name)]
    found = [value for value in values if value]
    if len(found) > MOST_VALUES:
        raise UsageError(f"{name}: given {len(found)} times, expected at most {MOST_VALUES}")
    for value in found:
        if len(value) > LONGEST:
            raise UsageError(f"{name}: {len(value)} characters, expected at most {LONGEST}")
        if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value):
            raise UsageError(f"{name}: holds characters that are no text")
    return found
