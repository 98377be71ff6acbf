"""Who somebody was on a day: names and roles out of real sentences, with what is right by hand.

Each case of `who_cases.csv` is a name or role as a text of that day has it, with
country, PLOVER sector, and where they have one name and office. Where the text
may be quoted its sentence is given; else the words stand alone, and `about`
names the country that the article is about where the words need it. A country
`-` is none, several values are divided by `;`, a name `?` may be any.

`country`, `sector`, `name` and `office` are shares of the cases that have one;
`wrong` the share of all cases that got another identity (person, body or
country) than the right one, `wrong_country` that got another country,
`unresolved` that got no country though there is one. `held_*` is the same over
the documents that nothing was tuned on.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.common import BenchError, Outcome
from chancery.assets.fold import fold
from chancery.model import (
    Article,
    Cited,
    Claim,
    EventType,
    Identity,
    Kind,
    Mention,
    Party,
    Reading,
    Span,
    Status,
)
from chancery.resolve import Resolver
from chancery.resolve.confidence import PLAIN

COLUMNS = tuple("doc day words quote about country sector name office kind".split())
_STAGE = "gold@1"
# Words of offices that tell nothing by themselves.
_EMPTY = frozenset("a and for of the to in on".split())


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table."""

    doc: str
    day: date
    words: str
    quote: str
    about: str
    country: frozenset[str]
    sector: frozenset[str]
    name: frozenset[str]
    office: frozenset[str]
    kind: str

    @property
    def held(self) -> bool:
        """Whether its document is of the half that nothing was tuned on."""
        return hashlib.md5(self.doc.encode()).digest()[0] % 2 == 1


def cases(table: Path) -> list[Case]:
    """The lines of a table; raises BenchError naming the line at fault."""
    try:
        with table.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise BenchError(
                    f"{table}: columns {', '.join(reader.fieldnames or ())}; "
                    f"expected {', '.join(COLUMNS)}"
                )
            return [_case(table, number, row) for number, row in enumerate(reader, start=2)]
    except (OSError, UnicodeDecodeError) as error:
        raise BenchError(f"{table}: cannot be read ({error}); expected a table of cases") from error


def _case(table: Path, number: int, row: dict[str, str]) -> Case:
    try:
        day = date.fromisoformat(row["day"])
    except ValueError:
        raise BenchError(f"{table}:{number}: day {row['day']!r}; expected 2024-05-31") from None
    if row["quote"] and row["words"] not in row["quote"]:
        raise BenchError(f"{table}:{number}: {row['words']!r} does not stand in the quotation")
    several = ("country", "sector", "name", "office")
    sets = {c: frozenset(filter(None, row[c].split(";"))) for c in several}
    return Case(
        row["doc"], day, row["words"], row["quote"], row["about"], sets["country"], sets["sector"],
        sets["name"], sets["office"], row["kind"],
    )  # fmt: skip


def run(data: Path, *, split: str = "all", resolver: Resolver | None = None) -> Outcome:
    """Score the whole table, or the half tuned on (`train`) or not (`dev`)."""
    listed = [c for c in cases(data) if split == "all" or c.held == (split == "dev")]
    if not listed:
        raise BenchError(f"{data}: no cases; expected a table like bench/who_cases.csv")
    who = resolver or Resolver(weights=PLAIN)  # made claims have no confidence
    found = [(case, identity(who, case)) for case in listed]
    measures = score(found)
    held = score([pair for pair in found if pair[0].held])
    if split == "all":
        measures |= {f"held_{name}": value for name, value in held.items()}
    return {"n": len(found), "measures": measures, "notes": _notes(found)}


def reading(case: Case) -> Reading:
    """An article of that day with one claim, whose actor are the words."""
    body = case.quote or f"On that day {case.words} spoke about it."
    text = f"A report about {case.about}.\n\n{body}" if case.about else body
    start = text.index(case.words, len(text) - len(body))
    words, trigger = Span(start, start + len(case.words)), Span(len(text) - 1, len(text))
    article = Article(text, published=case.day, published_basis="given")
    claim = Claim(
        id="c_1",
        article=article.id,
        sentence=0,
        sentence_span=Span(0, len(text)),
        event_type=Cited(EventType.REQUEST, (trigger,), 1.0, _STAGE),
        trigger=Cited(trigger.of(text), (trigger,), 1.0, _STAGE),
        status=Cited(Status.ACTUAL, (trigger,), 1.0, _STAGE),
        actors=(Party(Cited(case.words, (words,), 1.0, _STAGE)),),
    )
    kind = Kind.ROLE if case.words[0].islower() else Kind.ORGANISATION
    return Reading(article, mentions=(Mention(words, case.words, kind, 1.0),), claims=(claim,))


def identity(resolver: Resolver, case: Case) -> Identity:
    """Who the resolver takes the words for."""
    (claim,) = resolver.resolve(reading(case)).claims
    return claim.actors[0].who if claim.actors else Identity()


def country_right(case: Case, who: Identity) -> bool:
    """Whether the country is one of the right ones, or none where none is right."""
    return (who.country or "-") in case.country


def wrong(case: Case, who: Identity) -> bool:
    """Whether the words were taken for a person, body or country that they do not mean."""
    kind, _, code = (who.entity or "").partition(":")
    if kind == "country":
        return code not in case.country
    if not kind or not case.name:
        # A holder found for an office that the case leaves open is not judged.
        return kind == "person" and case.kind in {"unnamed", "crowd"}
    return "?" not in case.name and not _same(case.name, who.name or "")


def _same(names: frozenset[str], found: str) -> bool:
    """Whether two names share a telling word; the table and the case may spell them apart."""
    words = {word[:5] for word in fold(found).replace("-", " ").split() if len(word) > 2}
    return any(
        words & {word[:5] for word in fold(name).replace("-", " ").split() if len(word) > 2}
        for name in names
    )


def office_right(case: Case, who: Identity) -> bool:
    """Whether the office found shares half of a right one's telling words or more."""
    found = set(fold(who.role or "").replace("-", " ").split())
    rights = [set(fold(o).replace("-", " ").split()) - _EMPTY for o in case.office]
    return any(2 * len(right & found) >= len(right) for right in rights)


def score(found: Sequence[tuple[Case, Identity]]) -> dict[str, float | None]:
    """The shares over the cases given."""
    named = [(c, w) for c, w in found if c.name and "?" not in c.name]
    held = [(c, w) for c, w in found if c.office]
    of = len(found)
    measures: dict[str, float | None] = {
        "country": sum(country_right(c, w) for c, w in found) / max(of, 1),
        "sector": sum((w.sector or "-") in c.sector for c, w in found) / max(of, 1),
        "name": sum(bool(w.name) and _same(c.name, w.name or "") for c, w in named)
        / max(len(named), 1),
        "office": sum(office_right(c, w) for c, w in held) / max(len(held), 1),
        "wrong": sum(wrong(c, w) for c, w in found) / max(of, 1),
        "wrong_country": sum(bool(w.country) and not country_right(c, w) for c, w in found)
        / max(of, 1),
        "unresolved": sum(not w.country and "-" not in c.country for c, w in found) / max(of, 1),
    }
    return measures


def _notes(found: Sequence[tuple[Case, Identity]]) -> list[str]:
    """Right countries and sectors of each kind of case, for a person."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for case, who in found:
        tally[case.kind]["of"] += 1
        tally[case.kind]["country"] += country_right(case, who)
        tally[case.kind]["sector"] += (who.sector or "-") in case.sector
    return [
        f"  {kind:<10} {t['of']:>4} cases, country {t['country']:>4}, sector {t['sector']:>4}"
        for kind, t in sorted(tally.items())
    ]
