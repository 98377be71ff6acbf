"""What a thread is called, and what joins its events, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from chancery.service.brief_lines import day_of
from chancery.service.countries import country_name
from chancery.service.kind_words import many, noun

Row = Mapping[str, Any]
KINDS = 4  # kinds of event that a title names
_ALSO = 2  # a third party is named that stands in one of so many events
_JOINED = {"about": "statement"}


def titled(rows: Sequence[Row]) -> str:
    """What happens in a thread: ``Russia – Ukraine: talks, demand, refusal, 28 Feb – 3 Mar 2022``.

    The parties of most events, the kinds of event in order of time, the town where most took
    place, and the first and the last day.
    """
    kinds = list(dict.fromkeys(noun(row["event_type"], row["mode"]) for row in rows))
    told = ", ".join(kinds[:KINDS]) + (" and more" if len(kinds) > KINDS else "")
    where = _place(rows)
    days = sorted(day for row in rows if (day := day_of(dict(row))))
    parts = [told + (f" in {where}" if where else ""), _days(days)]
    return f"{_parties(rows)}: {', '.join(filter(None, parts))}"


def _parties(rows: Sequence[Row]) -> str:
    """The countries in most events, or where there are none the names; a third that is in half."""
    countries: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for row in rows:
        parties = (*row["actors"], *row["recipients"])
        for code in dict.fromkeys(one["country"] for one in parties if one["country"]):
            countries[country_name(code)] += row["origins"]
        for name in dict.fromkeys(one["name"] or one["text"] or "" for one in parties):
            names[name] += row["origins"]
    told = sum(row["origins"] for row in rows)
    found = [name for name, _ in countries.most_common(2)]
    found += [name for name, times in countries.most_common(3)[2:] if times * _ALSO >= told]
    if not countries:
        found = [name for name, _ in names.most_common(2) if name]
    return " – ".join(found) or "Nobody named"


def _place(rows: Sequence[Row]) -> str:
    """The town or region where more than half of the events took place that have one."""
    found = Counter(
        row["place"]["name"]
        for row in rows
        if row["place"] and row["place"]["feature"] not in {None, "country"}
    )
    for name, number in found.most_common(1):
        if number > 1 and number * 2 > found.total():
            return str(name)
    return ""


def _days(days: Sequence[str]) -> str:
    """``28 Feb – 3 Mar 2022``; what both days have in common is said once."""
    if not days:
        return ""
    first, last = (date.fromisoformat(day) for day in (days[0], days[-1]))
    end = f"{last.day} {last:%b} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%b}{year} – {end}"


def joinings(links: Iterable[Row]) -> str:
    """What joins a thread's events, counted: ``2 answers, 1 statement``."""
    kinds = Counter(_JOINED.get(link["kind"], str(link["kind"])) for link in links)
    return ", ".join(many(number, kind) for kind, number in kinds.most_common())
