"""Who stands behind a line of a brief: the accounts of one claim, or the sources of an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chancery.assets.fold import fold
from chancery.model import PRESS, Status

Row = dict[str, Any]
MOST = 3  # sources that are named of those who say one thing of an event
_SAID = {
    "asserts": "according to", "denies": "denied by", "confirms": "confirmed by",
    "unconfirmed": "not confirmed by", "doubts": "doubted by",
}  # fmt: skip
# What is said of an act is turned round where its claim says that it was not done.
_NOT_DONE = {"asserts": "denies", "confirms": "denies"}
_DONE_AFTER_ALL = {**_NOT_DONE, "denies": "asserts"}


def accounts(claim: Row) -> str:
    """Who stands behind a claim: ``Denied by Pakistan (PAK), via Reuters (GBR.JRN).``."""
    if not claim["accounts"]:
        return f"According to {claim['publisher'] or 'the writer'}."
    return _sentence(f"{_SAID[stance]} {_via(chain)}" for stance, chain in _speaking(claim))


def sources(lead: Row, claims: Sequence[Row]) -> str:
    """Who stands behind an event: of each stance at most three, those who know it first-hand first.

    Named ones come before others, and who only passes it on, such as a news agency, comes last.
    The event is told as `lead` tells it, whose publisher is named where no claim has a source.
    """
    found: dict[str, dict[str, list[Row]]] = {}
    for claim in claims:
        for stance, chain in _speaking(claim):
            said = found.setdefault(_turned(stance, claim, lead), {})
            said.setdefault(_key(chain[0]), chain)
    if not found:
        return accounts({**lead, "accounts": ()})
    return _sentence(f"{_SAID[s]} {_listed(list(found[s].values()))}" for s in _SAID if s in found)


def party(given: Row) -> str:
    """A party's name with its code: ``Reuters (GBR.JRN)``."""
    code = _code(given)
    return _label(str(given["name"] or given["text"]), [code] if code else [])


def parties(given: Sequence[Row]) -> str:
    """Several parties, each name once with all its codes: ``The parties (RUS, TUR)``.

    One name for several countries that are all named themselves ("the two countries", "both
    presidents") is left out, and so is another for the same.
    """
    codes: dict[str, list[str]] = {}
    countries: dict[str, set[str]] = {}
    for one in given:
        name = str(one["name"] or one["text"] or "somebody")
        held = codes.setdefault(name, [])
        if (code := _code(one)) and code not in held:
            held.append(code)
        countries.setdefault(name, set()).update({one["country"]} - {None})
    known = {next(iter(held)) for held in countries.values() if len(held) == 1}
    told: dict[str, list[str]] = {}
    for name, held in codes.items():
        joint = countries[name] if len(countries[name]) > 1 else set()
        again = any(joint == countries[other] for other in told)
        if not joint or not (joint <= known or again):
            told[name] = held
    return ", ".join(_label(name, held) for name, held in told.items())


def _code(given: Row) -> str:
    return ".".join(part for part in (given["country"], given["sector"]) if part)


def _label(name: str, codes: Sequence[str]) -> str:
    return f"{name} ({', '.join(codes)})" if codes else name


def _speaking(claim: Row) -> Iterator[tuple[str, list[Row]]]:
    """Each account that is not only passed on through: its stance, its source and through whom."""
    passed_on = {account["via"] for account in claim["accounts"]}
    for index, account in enumerate(claim["accounts"]):
        if index not in passed_on:
            yield account["stance"], list(_chain(claim["accounts"], index))


def _chain(accounts: Sequence[Row], start: int) -> Iterator[Row]:
    """The source of an account, then those it was passed on through."""
    seen: set[int] = set()
    at: int | None = start
    while at is not None and at not in seen:
        seen.add(at)
        yield accounts[at]["source"]
        at = accounts[at]["via"]


def _turned(stance: str, claim: Row, lead: Row) -> str:
    """What a stance on a claim is on the event as its leading claim tells it."""
    one, other = (row["status"] == Status.NEGATED for row in (claim, lead))
    if one == other:
        return stance
    return (_NOT_DONE if one else _DONE_AFTER_ALL).get(stance, stance)


def _key(source: Row) -> str:
    return str(source["entity"] or fold(source["name"] or source["text"] or ""))


def _listed(chains: list[list[Row]]) -> str:
    """Some sources, each with those it was passed on through, and how many more there are."""
    ordered = sorted(chains, key=lambda chain: (not chain[0]["named"], chain[0]["sector"] == PRESS))
    shown = "; ".join(_via(chain) for chain in ordered[:MOST])
    return f"{shown} and {len(ordered) - MOST} more" if len(ordered) > MOST else shown


def _via(chain: Sequence[Row]) -> str:
    return ", via ".join(map(party, chain))


def _sentence(parts: Iterator[str]) -> str:
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."
