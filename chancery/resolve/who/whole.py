"""Parties that the reader cut inside a title: "Spanish" and "Minister Albares" are one again.

So are "Spanish" and "José Manuel Albares" of "Spanish Foreign Minister José Manuel
Albares", though they were read as two sides. What else stands in the title before a name
is no party: neither body nor country of "chairwoman of the Peace Council of Peru Ana Ruiz".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chancery.assets.fold import fold
from chancery.model import Cited, Party, Span
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import TITLES

_SMALL = frozenset("a an and he member members office official officials staff the us".split())
_OPENS = TITLES - _SMALL  # words that stand before a name
_FAR = 60  # characters between the parts of one title at most
# What parts "Minister" from "Anita Anand" in "Minister of National Defence Anita Anand".
_OFFICE = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w'’-]*(?:\s+(?:and\s+|of\s+)?[A-Z][\w'’-]*)*\s+"
)
# What parts "Spanish" from "José Manuel Albares".
_POST = re.compile(r"\s(?:[A-Z][\w'’-]*\s){0,4}([A-Z]\w*)\s")
# The words of a title before a name: capitals, and what joins them.
_CAPITAL = re.compile(r"[A-Z][\w'’.-]*")
_JOINING = frozenset("and for in of on the to".split())
_LONGEST = 120  # characters
_NATIONS = frozenset({"adjective", "country", "people"})
_WORD = re.compile(r"([A-Z][\w'’-]+) $")


def sides(
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
    text: str,
    apart: Sequence[Span] = (),
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides with whole titles; the country before a person's office goes where the person is.

    What is `apart` is in no title: a trigger ("Peru Urges Judge Ruiz"), other people.
    """
    parties = [party for party in (*actors, *recipients) if party.mention.spans]
    nations = [party for party in parties if _nation(party)]
    grown: dict[int, Party] = {}
    gone: set[int] = set()
    for party in parties:
        held = (n for n in nations if n is not party and _holds(n, party, text))
        before = next((n for n in held if not _across(n, party, apart)), None)
        if before:
            grown[id(party)] = _over(before, party, text)
            gone.add(id(before))
    made = (
        tuple(grown.get(id(p), p) for p in side if id(p) not in gone)
        for side in (actors, recipients)
    )
    first, second = (whole(side, text) for side in made)
    titles = [t for p in (*first, *second) if (t := _title(p, text))]
    titles = [t for t in titles if not any(t.overlaps(span) for span in apart)]
    return _outside(first, titles), _outside(second, titles)


def _across(nation: Party, person: Party, apart: Sequence[Span]) -> bool:
    """Whether what stands in no title stands between the two."""
    low, high = nation.mention.spans[0].end, person.mention.spans[0].start
    return any(low <= span.start and span.end <= high for span in apart)


def _outside(parties: tuple[Party, ...], titles: list[Span]) -> tuple[Party, ...]:
    """The parties that do not stand inside another one's title; a lone word may be a name."""
    return tuple(
        p for p in parties
        if not any(t.holds(s) for t in titles for s in p.mention.spans[:1])
        or (" " not in p.mention.value and not _opens(p.mention.value) and not _nation(p))
    )  # fmt: skip


def _title(person: Party, text: str) -> Span | None:
    """The title before a party's name; None where there is none."""
    if not person.mention.spans or not person.mention.value[:1].isupper() or _nation(person):
        return None
    end = person.mention.spans[0].start
    words = [
        (found[0], found.start() + max(0, end - _LONGEST))
        for found in re.finditer(r"\S+(?= )|\S+$|\n", text[max(0, end - _LONGEST) : end])
    ]
    if not text[:end].endswith(" ") or not words or words[-1][0] in _JOINING:
        return None
    start, titled = end, False
    for index in range(len(words) - 1, -1, -1):
        word, at = words[index]
        if not (word in _JOINING or _CAPITAL.fullmatch(word)) or (titled and _ends(words, index)):
            break
        titled = titled or _opens(word)
        start = start if word in _JOINING else at
    return Span(start, end - 1) if titled and start < end else None


def _ends(words: list[tuple[str, int]], index: int) -> bool:
    """Whether a word before a title parts it from others: "Ana and President", "to President"."""
    word = words[index][0]
    behind = next((w for w, _ in words[index + 1 :] if w != "the"), "")
    return word in {"and", "in", "on"} or (word in {"for", "to"} and _opens(behind))


def _nation(party: Party) -> bool:
    entries = tables().entries.get(fold(party.mention.value), ())
    return any(entry.kind in _NATIONS for entry in entries[:1])


def _holds(nation: Party, person: Party, text: str) -> bool:
    """Whether a country stands before the office of a named person: "Spanish Minister Albares"."""
    start, end = nation.mention.spans[0].end, person.mention.spans[0].start
    if not (start < end <= start + _FAR and person.mention.value[:1].isupper()):
        return False
    post = _POST.fullmatch(text, start, end)
    return post is not None and _opens(post[1])


def whole(parties: tuple[Party, ...], text: str) -> tuple[Party, ...]:
    """The parties of one side, each with its whole title, and once."""
    if not any(_opens(party.mention.value) for party in parties):
        return parties
    made: list[Party] = []
    for party in sorted(parties, key=_start):
        grown = _grown(party, text)
        last = made[-1] if made else None
        if last and last.mention.spans and grown.mention.spans and _one(last, grown, text):
            made[-1] = _over(last, grown, text)
        else:
            made.append(grown)
    return tuple(made)


def _start(party: Party) -> int:
    return party.mention.spans[0].start if party.mention.spans else -1


def _opens(words: str) -> bool:
    """Whether the first word is a title's, in capitals as titles are."""
    first = words.split(" ", 1)[0]
    return first[:1].isupper() and first.lower().rstrip(".") in _OPENS


def _grown(party: Party, text: str) -> Party:
    """The party with what of its title stands before it: "Lady" is "First Lady"."""
    if not party.mention.spans or not _opens(party.mention.value):
        return party
    span = party.mention.spans[0]
    start = span.start
    while (before := _WORD.search(text, max(0, start - 30), start)) and _opens(before[1]):
        start = before.start(1)
    return party if start == span.start else _with(party, Span(start, span.end), text)


def _one(left: Party, right: Party, text: str) -> bool:
    """Whether two parties are parts of one name with its title."""
    one, other = left.mention.spans[0], right.mention.spans[0]
    if one.overlaps(other):
        return True
    between = text[one.end : other.start]
    named = right.mention.value[:1].isupper()
    if between == " ":  # "Spanish" + "Foreign Minister Albares", "Special Envoy" + "John Kerry"
        last = left.mention.value.rsplit(" ", 1)[-1]
        return named and (_opens(right.mention.value) or _opens(last))
    bare = all(map(_opens, left.mention.value.split(" ")))
    return bare and named and len(between) <= _FAR and _OFFICE.fullmatch(between) is not None


def _over(left: Party, right: Party, text: str) -> Party:
    """One party over the words of both, as sure as the surer."""
    sure = max(left, right, key=lambda party: party.mention.confidence)
    one, other = left.mention.spans[0], right.mention.spans[0]
    return _with(sure, Span(min(one.start, other.start), max(one.end, other.end)), text)


def _with(party: Party, span: Span, text: str) -> Party:
    told: Cited[str] = replace(party.mention, value=span.of(text), spans=(span,))
    return replace(party, mention=told)
