"""Why somebody was taken for a listed person, and for whom else they might have been."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.assets.fold import fold
from chancery.resolve.who.people import Office


def reason(why: str, office: Office | None, day: str | None, words: str) -> str:
    """The reason for a country, with the alias and the day that decided where a table did."""
    if office is None:
        return why
    alias = f"{words!r} for {office.name}" if fold(office.name) != words else ""
    return "; ".join(filter(None, (why, _held(office, day), alias)))


def _held(office: Office, day: str | None) -> str:
    """How the spell in office lies to the day."""
    if day is None:
        return "on no known day"
    fits = office.fits(day)
    if fits == 1.0:
        return f"in office on {day}"
    if fits >= 0.5:
        return f"not seen in office on {day}"
    return f"{'not yet in' if office.future(day) else 'out of'} office on {day}"


def runner_up(found: Sequence[Office], chosen: Office | None) -> str | None:
    """The next best namesake of the table, with office and country; None where there is none."""
    if chosen is None:
        return None
    given = chosen.name.split()[0]
    for office in found:
        if office.name.split()[0] != given or office.country != chosen.country:
            return f"{office.name}, {office.role or 'no office told'} ({office.country})"
    return None
