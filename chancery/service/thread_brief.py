"""A thread as a dated brief in Markdown: what happened, who says so, and the words, in footnotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from chancery.assets.fold import fold
from chancery.model import Contradiction
from chancery.service.brief_lines import (
    at_trigger,
    escaped,
    line,
    long_day,
    note,
    quoted,
    sections,
)
from chancery.service.brief_sources import sources
from chancery.service.countries import country_name
from chancery.service.events import Cluster
from chancery.service.kind_words import many
from chancery.service.parting import parted_on
from chancery.service.printing import printed_by
from chancery.service.shape import claim_shape
from chancery.store import StoredClaim

Row = dict[str, Any]
_OTHERS = 4  # further publishers that a note names
_JOINED = {"answer": "answer to", "reprisal": "reprisal for", "outcome": "outcome of"}


def written(thread: Row, members: Mapping[str, Cluster]) -> str:
    """The brief of a row of `threads`; `members` are its events by their ids."""
    number = {row["event"]: i for i, row in enumerate(thread["events"], start=1)}
    lines = [f"# {escaped(thread['title'])}", "", _span(thread)]
    linked = _links(thread["links"], number)
    for time, rows in sections(thread["events"]):
        lines += ["", f"## {time}", ""]
        for row in rows:
            lines.append(_item(row, members[row["event"]], number[row["event"]]))
            lines += [f"    - {told}" for told in linked[row["event"]]]
            lines += [
                f"    - {escaped(parts(one))}" for one in members[row["event"]].contradictions
            ]
    lines.append("")
    lines += [_note(row, members[row["event"]], number[row["event"]]) for row in thread["events"]]
    return "\n".join([*lines, ""])


def _span(thread: Row) -> str:
    days = list(dict.fromkeys(filter(None, (thread["since"], thread["until"]))))
    parties = ", ".join(map(country_name, thread["parties"])) or "nobody named"
    return (
        f"{' to '.join(map(long_day, days)) or 'Undated'}: {many(len(thread['events']), 'event')}, "
        f"{parties}. Each line gives the status of the event and who stands behind it; the notes "
        "show the words."
    )


def joined(link: Row) -> tuple[str, str, str, str]:
    """A link as it is told: of which event, how it is joined to which other, and why.

    Why is empty where how says it all.
    """
    if link["kind"] == "about":
        return link["left"], "about", link["right"], ""
    how = str(_JOINED.get(link["kind"], link["kind"]))
    return link["right"], how, link["left"], link["why"]


def who_says(cluster: Cluster) -> str:
    """Who stands behind an event, as a sentence."""
    first, *claims = (
        claim_shape(one.claim, one.article) for one in (_first_printed(cluster), *cluster.claims)
    )
    return sources(first, claims)


def parts(found: Contradiction) -> str:
    """What the accounts of an event part on, and who holds which version."""
    versions = (f"{v.value} ({', '.join(v.sides) or 'no side'})" for v in found.versions)
    return f"the accounts part on {parted_on(found.field)}: {'; '.join(versions)}"


def _links(links: list[Row], number: Mapping[str, int]) -> dict[str, list[str]]:
    """What is said of each event's place in the thread, with the numbers of the others."""
    found: dict[str, list[str]] = defaultdict(list)
    for event, how, other, why in map(joined, links):
        reason = f": {why}" if why else ""
        found[event].append(f"{how} the event of [^{number[other]}]{reason}")
    return found


def _item(row: Row, cluster: Cluster, number: int) -> str:
    who, what, _ = line(row)
    said = who_says(cluster)
    told = ""
    if row["reports"] > 1:
        told = f" {many(row['reports'], 'report')} from {many(row['origins'], 'origin')}."
    words = escaped(f"{what}. {said}{told} {quoted(_first_told(cluster))}")
    return f"- **{escaped(who)}** {words}[^{number}]"


def _note(row: Row, cluster: Cluster, number: int) -> str:
    """The words that an event's line rests on, where the first to print them has them."""
    shown = _first_told(cluster)
    before, trigger, after = at_trigger(shown)
    words = (
        f"{escaped(before)}**{escaped(trigger)}**{escaped(after)}" if trigger else escaped(before)
    )
    printer = printed_by(shown["publisher"], shown["url"])
    others = [name for name in row["publishers"] if name != printer]
    also = f" Also in {', '.join(others[:_OTHERS])}" if others else ""
    if len(others) > _OTHERS:
        also += f" and {len(others) - _OTHERS} more"
    also = f"{escaped(also)}." if also else ""
    return f"{note(number, shown, words)}.{also}"


def _first_told(cluster: Cluster) -> Row:
    """The claim whose words an event's line rests on, with its sentence."""
    first = _first_printed(cluster)
    sentence = first.claim.sentence_span.of(first.article.text)
    return {**claim_shape(first.claim, first.article), "sentence_text": sentence}


def _first_printed(cluster: Cluster) -> StoredClaim:
    """Of the tellings of one origin with the leading claim, that of the outlet they have it from.

    Where nobody names one, the earliest.
    """
    lead = cluster.lead
    origin = next(one for one in cluster.origins if lead.claim.id in one.claims)
    chain = {fold(name): place for place, name in enumerate(origin.via)}

    alike = (
        one
        for one in cluster.claims
        if one.claim.id in origin.claims and one.claim.status.value is lead.claim.status.value
    )

    def rank(one: StoredClaim) -> tuple[int, bool, str, float, str]:
        day, printer = one.article.published, fold(one.article.publisher or "")
        place = chain.get(printer, len(chain))
        return place, day is None, str(day or ""), -one.claim.confidence, one.claim.id

    return min(alike, key=rank)
