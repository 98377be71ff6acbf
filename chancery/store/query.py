"""Which claims are wanted, and the SQL that finds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from chancery.model import SYMMETRIC, EventType, Quad, Stance, Status
from chancery.store.codec import day


@dataclass(frozen=True, slots=True)
class PartyMatch:
    """A party to look for: every part that is given must fit.

    `words` is looked for in the resolved name and in the text, in any case; `entity`
    is an identifier such as ``person:asim-munir``.
    """

    country: str | None = None
    sector: str | None = None
    words: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Filters that are known to be well formed; empty ones let everything through.

    Of the two in `between` either may be the actor and the other the recipient. In joint acts
    everybody is actor and recipient alike. A claim without a date counts by its
    article's. `publisher` is a name, or '' for articles without one; `text` is an FTS5 expression;
    `places` names of places, or codes of the countries that they lie in, of which one must fit.
    """

    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    stances: tuple[Stance, ...] = ()
    quads: tuple[Quad, ...] = ()
    actors: tuple[PartyMatch, ...] = ()
    recipients: tuple[PartyMatch, ...] = ()
    between: tuple[PartyMatch, PartyMatch] | None = None
    sources: tuple[PartyMatch, ...] = ()
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    places: tuple[str, ...] = ()
    article: str | None = None
    claim: str | None = None
    text: str | None = None
    min_confidence: float = 0.0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A condition and the values of its placeholders."""

    sql: str
    values: tuple[str | float, ...] = ()


# "The leaders" of two countries are two parties by one name, which is of neither.
OF_ONE = (
    "NOT EXISTS (SELECT 1 FROM parties q WHERE q.claim = {p}.claim AND +q.text = {p}.text "
    "AND +q.entity IS NULL AND +q.country <> {p}.country)"
)
# Words that stand for somebody and name nobody: all of English's personal, possessive,
# demonstrative, interrogative, reflexive, reciprocal and indefinite pronouns.
PRONOUNS = ", ".join(
    f"'{word}'"
    for word in """
    i you he she it we they one me him her us them mine yours his hers its ours theirs my your our
    their myself yourself himself herself itself ourselves yourselves themselves oneself this that
    these those who whom whose which what whoever whomever whichever whatever all another any anybody
    anyone anything both each either enough everybody everyone everything few fewer many more most
    much neither nobody none nothing other others several some somebody someone something such
    """.split()
) + ", 'no one', 'each other', 'one another'"  # fmt: skip
# Open questions: who has no country, and names of no known sector, whose country is a guess.
UNRESOLVED = "({p}.country IS NULL OR ({p}.named AND {p}.sector IS NULL))"
JOINT = ", ".join(f"'{one}'" for one in sorted(SYMMETRIC))
_PLACE = "? COLLATE NOCASE IN (coalesce(place, ''), coalesce(country, ''))"


def conditions(query: ClaimQuery) -> Where:
    """The WHERE of a query over ``claims c JOIN articles a``."""
    parts = [Where("c.superseded IS NULL")]
    for column, wanted in (
        ("c.type", query.types), ("c.status", query.statuses), ("c.quad", query.quads),
    ):  # fmt: skip
        if wanted:
            parts.append(Where(f"{column} IN ({marks(wanted)})", tuple(map(str, wanted))))
    for part, matches in (
        ("actor", query.actors), ("recipient", query.recipients), ("source", query.sources),
    ):  # fmt: skip
        parts += [_party(part, match) for match in matches]
    if query.between:
        parts.append(either_way(_party, query.between))
    parts += _simple(query)
    return joined(" AND ", parts)


def joined(word: str, parts: Sequence[Where]) -> Where:
    """Conditions with a word between them, and the values of all."""
    return Where(
        word.join(part.sql for part in parts),
        tuple(value for part in parts for value in part.values),
    )


def either_way(
    standing: Callable[[str, PartyMatch], Where], sides: tuple[PartyMatch, PartyMatch]
) -> Where:
    """One side stands as the actor and the other as the recipient, whichever way round."""
    ways = [
        joined(" AND ", [standing("actor", actor), standing("recipient", recipient)])
        for actor, recipient in (sides, sides[::-1])
    ]
    both = joined(" OR ", ways)
    return Where(f"({both.sql})", both.values)


def _simple(query: ClaimQuery) -> list[Where]:
    since, until = day(query.since), day(query.until)
    found = [
        (since, "coalesce(c.date_to, c.date_from, a.published) >= ?"),
        (until, "coalesce(c.date_from, c.date_to, a.published) <= ?"),
        (query.publisher, printed_by(query.publisher)),
        (query.article, "c.article = ?"),
        (query.claim, "c.id = ?"),
        (query.min_confidence or None, "c.confidence >= ?"),
        (query.text, "a.seq IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)"),
    ]
    parts = [Where(sql, (value,)) for value, sql in found if value is not None]
    if query.places:
        place = in_places(query.places)
        parts.append(Where(
            f"c.seq IN (SELECT claim FROM glance WHERE {place.sql})", place.values  # noqa: S608
        ))  # fmt: skip
    if query.stances:
        parts.append(Where(
            "c.seq IN (SELECT claim FROM parties WHERE part = 'source' "  # noqa: S608 - no values
            f"AND stance IN ({marks(query.stances)}))",
            tuple(map(str, query.stances)),
        ))  # fmt: skip
    return parts


def printed_by(publisher: str | None) -> str:
    """The test of ``articles a`` for a publisher, whose name is bound; '' stands for none."""
    return "a.publisher = ? COLLATE NOCASE" if publisher else "coalesce(a.publisher, '') = ?"


def in_places(places: tuple[str, ...]) -> Where:
    """The rows of ``glance`` in any of the places, by name or by country."""
    return Where(f"({' OR '.join([_PLACE] * len(places))})", places)


def _party(part: str, match: PartyMatch) -> Where:
    own = "p.part = ?"
    if part != "source":
        own = f"({own} OR c.type IN ({JOINT}) AND p.part <> 'source')"
    # The plus keeps to the claim's own parties, by their primary key: an index by country would
    # go through all of that country's for every claim.
    tests, values = ["p.claim = c.seq", own], [part]
    if match.country is not None:
        tests.append("+p.country = ?")
        values.append(match.country)
    if match.sector is not None:
        tests.append("+p.sector = ?")
        values.append(match.sector)
    if match.entity is not None:
        tests.append("+p.entity = ?")
        values.append(match.entity)
    if match.words is not None:
        tests.append("(begins(folded(p.text), ?) OR begins(folded(coalesce(p.name, '')), ?))")
        values += [fold(match.words)] * 2
    return Where(
        f"EXISTS (SELECT 1 FROM parties p WHERE {' AND '.join(tests)})",  # noqa: S608 - no values
        tuple(values),
    )


def fold(text: str) -> str:
    """Text as it is compared: SQLite's own comparison knows only ASCII."""
    return text.casefold()


def marks(values: Sequence[object]) -> str:
    """A placeholder for each value."""
    return ", ".join("?" * len(values))


def begins(text: str, words: str) -> bool:
    """Whether words begin one of a text's: Rusia is no part of Belarusian, Russia of Russian is."""
    at = text.find(words)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(words, at + 1)
    return at >= 0
