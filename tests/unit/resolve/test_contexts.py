"""A claim's contexts: told by words of its sentence or by who acts, nearest first."""

from __future__ import annotations

import pytest

from chancery.assets import ontology
from chancery.assets.tables import rows
from chancery.model import (
    Article,
    Cited,
    Claim,
    EventType,
    Reading,
    Span,
    Status,
    claim_id,
)
from chancery.resolve.contexts import MOST, contexts

STAGE = "test@1"


def reading(text: str, trigger: str, sentence: str | None = None) -> Reading:
    """One claim whose sentence is the whole text unless said otherwise."""
    article = Article(text)
    at = Span(text.index(trigger), text.index(trigger) + len(trigger))
    begin = text.index(sentence) if sentence else 0
    span = Span(begin, begin + len(sentence or text))
    claim = Claim(
        id=claim_id(article.id, at, EventType.CONSULT),
        article=article.id,
        sentence=0,
        sentence_span=span,
        event_type=Cited(EventType.CONSULT, (at,), 0.9, STAGE),
        trigger=Cited(trigger, (at,), 0.9, STAGE),
        status=Cited(Status.ACTUAL, (at,), 0.9, STAGE),
    )
    return Reading(article, (span,), claims=(claim,))


def told(text: str, trigger: str, sentence: str | None = None) -> dict[str, str]:
    """Context to the words that told it."""
    (claim,) = contexts(reading(text, trigger, sentence)).claims
    return {c.value: c.spans[0].of(text) for c in claim.contexts}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The sides met on grain shipments.", "met", {"natural resource": "grain"}),
        ("Both held talks on troops.", "talks", {"military": "troops"}),
        ("They met the ISI.", "met", {"intelligence": "ISI"}),
        ("They met the MPs of both parties.", "met", {"legislative": "MPs"}),
        ("They met on a truce deal.", "met", {"military": "truce"}),
        ("Judges met them.", "met", {"legal": "Judges"}),
        ("They met over heroin.", "met", {"illegal drugs": "heroin"}),
        ("They met on war crimes.", "met", {"human rights": "war crimes"}),
        ("They met on the war.", "met", {"military": "war"}),
        ("They met on Russian aggression.", "met", {"military": "aggression"}),
        ("They met as he invaded it.", "met", {"military": "invaded"}),
        ("They met on a trade war.", "met", {"economic": "trade war"}),
        ("They met on sanctions.", "met", {"economic": "sanctions"}),
    ],
)
def test_a_word_of_the_field_tells(text: str, trigger: str, expected: dict[str, str]) -> None:
    assert told(text, trigger) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met and laughed.",
        "They met his aids.",  # AIDS must be printed so
        "They met for consultations.",  # no consul
        "They met on an important matter.",  # no import
        "They met in a working environment.",
        "They met the isi people.",
        "They met after a charm offensive.",
    ],
)
def test_words_that_only_look_like_it_do_not(text: str) -> None:
    assert told(text, "met") == {}


def test_other_sentences_are_not_asked() -> None:
    text = "Tanks crossed the border. They met."
    assert told(text, "met", "They met.") == {}


def test_the_nearest_to_the_trigger_come_first_and_only_so_many() -> None:
    text = "Judges, voters, troops, refugees and hackers saw the envoy, who met a bishop."
    found = list(told(text, "met"))
    assert len(found) == MOST
    assert found[:2] == ["religion ethnicity", "diplomatic"]


def test_the_words_of_the_table_belong_to_known_contexts_and_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = set(ontology.contexts())
    monkeypatch.setattr("chancery.resolve.contexts.MOST", len(names))  # a word may tell more
    table = list(rows("context_words.tsv", ("context", "words")))
    assert {name for name, _ in table} == names
    for name, words in table:
        for word in words.split(", "):
            text = f"They met on {word.replace('*', '')} now."
            assert name in told(text, "met"), (name, word)


def test_words_of_any_ending_begin_with_three_letters() -> None:
    # by which they are looked for: with fewer, what they begin with would not tell them
    words = [
        w for _, row in rows("context_words.tsv", ("context", "words")) for w in row.split(", ")
    ]
    endless = [w for w in words if "*" in w]
    assert endless
    assert [w for w in endless if not w[:3].isalnum()] == []
