"""Articles beside what must be found in them, in tables made to be edited by hand.

Each ``NAME.toml`` has three parts. `article` (what ingest and the sentences make of it) and
`by_hand` (claims whose words are given here, as a reader would hand them on, and what resolving
makes of them) hold whatever the weights. `any_weights` goes through the whole house with the
weights that ship, and asks only what a decent reader must find: a claim of this type, with these
countries among its parties, in this sentence. Tests of that part bear the mark `weights`; where
new weights fail one, look at the weights. A row with `known_fault` is one that the shipped weights
do not read rightly yet: it must go on failing, and loses the mark as soon as it does not.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chancery import pipeline
from chancery.ingest import articles
from chancery.model import (
    Article,
    Cited,
    Claim,
    EventType,
    Kind,
    Mention,
    Party,
    Reading,
    Span,
    Status,
    claim_id,
)
from chancery.read.sentences import split
from chancery.resolve import Resolver
from chancery.service.shape import claim_shape

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAMES = sorted(path.stem for path in HERE.glob("*.toml"))


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def article(name: str) -> Article:
    wanted = table(name)["article"]
    found = [a for a in articles([ROOT / wanted["file"]]) if isinstance(a, Article)]
    (fitting,) = [
        a for a in found if a.title == wanted["title"] and a.published == wanted["published"]
    ]
    return fitting


def rows(part: str) -> list[Any]:
    """Every row of a part of every table, named by its file and its words."""
    return [
        pytest.param(name, row, id=f"{name}-{row['type']}-{row.get('trigger') or row['sentence']}")
        for name in NAMES
        for row in table(name).get(part, [])
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_article(name: str) -> None:
    wanted, found = table(name)["article"], article(name)
    assert (found.publisher, found.published_basis) == (wanted["publisher"], wanted["basis"])
    sentences = [span.of(found.text) for span in split(found.text)]
    about = [s for s in sentences if wanted["first"] in s]
    assert len(about) == 1
    body = sentences[sentences.index(about[0]) :]
    assert len(body) == wanted["sentences"], body
    assert wanted["last"] in body[-1]


def span_of(text: str, words: str, within: Span) -> Span:
    start = text.index(words, within.start)
    assert start + len(words) <= within.end, f"{words!r} does not stand in the trigger's sentence"
    return Span(start, start + len(words))


def by_hand(found: Article, row: dict[str, Any]) -> Reading:
    """A reading with the one claim of a row, its words where they stand in the trigger's sentence."""
    sentences = tuple(split(found.text))
    word = re.search(rf"\b{re.escape(row['trigger'])}\b", found.text)
    assert word, f"{row['trigger']!r} does not stand in the text"
    at = word.start()
    index = next(i for i, s in enumerate(sentences) if s.start <= at < s.end)
    within, kind = sentences[index], EventType(row["type"])
    trigger = Span(at, at + len(row["trigger"]))

    def cited(value: Any, span: Span = trigger) -> Cited[Any]:
        return Cited(value, (span,), 1.0, "read@1")

    spans = {
        part: [span_of(found.text, words, within) for words in row.get(part, ())]
        for part in ("actors", "recipients")
    }
    parties = {
        part: tuple(Party(cited(span.of(found.text), span)) for span in some)
        for part, some in spans.items()
    }
    mentions = [
        Mention(s, s.of(found.text), Kind.PERSON, 1.0) for some in spans.values() for s in some
    ]
    if "place" in row:
        place = span_of(found.text, row["place"], within)
        mentions.append(Mention(place, row["place"], Kind.PLACE, 1.0))
    claim = Claim(
        claim_id(found.id, trigger, kind), found.id, index, within, cited(kind),
        cited(row["trigger"]), cited(Status(row.get("status", "actual"))), **parties,
    )  # fmt: skip
    return Reading(
        found, sentences, tuple(sorted(mentions, key=lambda one: one.span)), claims=(claim,)
    )


@cache
def resolver() -> Resolver:
    return Resolver(weights={"read": 1.0})  # claims made by hand have no confidence


@pytest.mark.parametrize(("name", "row"), rows("by_hand"))
def test_what_resolving_makes_of_claims_made_by_hand(name: str, row: dict[str, Any]) -> None:
    found = article(name)
    (claim,) = resolver().resolve(by_hand(found, row)).claims
    shape = claim_shape(claim, found)
    parties = [*shape["actors"], *shape["recipients"]]
    for wanted, key in (("entities", "entity"), ("countries", "country"), ("sectors", "sector")):
        if wanted in row:
            assert [party[key] for party in parties] == row[wanted]
    for key in ("from", "to"):
        if key in row:
            assert isinstance(row[key], date)
            assert shape["date"][key] == row[key].isoformat()
    if "place" in row:
        assert (shape["place"]["text"], shape["place"]["country"]) == (
            row["place"], row["place_country"],
        )  # fmt: skip


@cache
def read(name: str) -> list[dict[str, Any]]:
    """The claims that the weights which ship find in an article, as the record would show them."""
    found = article(name)
    with pipeline.run([found], jobs=1) as running:
        (reading,) = running
    assert isinstance(reading, Reading), reading
    return [
        claim_shape(claim, found) | {"sentence_text": claim.sentence_span.of(found.text)}
        for claim in reading.claims
    ]


def countries(parties: list[dict[str, Any]]) -> set[str]:
    return {party["country"] for party in parties if party["country"]}


def fits(claim: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a claim says what a row asks for; what the row leaves open may be anything."""
    sources = [account["source"] for account in claim["accounts"]]
    found = {
        "actors": countries(claim["actors"]),
        "countries": countries([*claim["actors"], *claim["recipients"]]),
        "sources": countries(sources),
    }
    return (
        claim["event_type"] == row["type"]
        and row["sentence"] in claim["sentence_text"]
        and claim["status"] == row.get("status", claim["status"])
        and all(found[key] == set(row[key]) for key in found if key in row)
    )


@pytest.mark.weights
@pytest.mark.parametrize(("name", "row"), rows("any_weights"))
def test_what_a_decent_reader_finds(name: str, row: dict[str, Any]) -> None:
    near = [claim for claim in read(name) if row["sentence"] in claim["sentence_text"]]
    told = [
        (c["event_type"], c["status"], countries([*c["actors"], *c["recipients"]])) for c in near
    ]
    right = any(fits(claim, row) for claim in near)
    if "known_fault" in row:
        assert not right, "it is read rightly now: take `known_fault` out of the table"
    else:
        assert right, f"found in that sentence: {told}"
