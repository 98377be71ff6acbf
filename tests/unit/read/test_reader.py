"""The reader with its shipped weights: what must hold of any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Article, EventType, Kind, Reading, Span
from chancery.read import Reader

NEWS = (
    "Pakistan's army chief, Gen. Asim Munir, met U.S. Secretary of State Marco Rubio in Islamabad "
    "on Tuesday. A senior Pakistani official said that Indian troops had killed three soldiers "
    "near the Line of Control.\n\nIndia denied that its forces had attacked Pakistani posts."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def one(reader: Reader, text: str) -> Reading:
    (reading,) = reader.read([Article(text)])
    return reading


def test_ordinary_news_is_read(reader):
    reading = one(reader, NEWS)
    types = {c.event_type.value for c in reading.claims}
    assert {EventType.CONSULT, EventType.ASSAULT} <= types
    kinds = {m.text: m.kind for m in reading.mentions}
    assert kinds["Marco Rubio"] is Kind.PERSON
    assert kinds["Islamabad"] is Kind.PLACE
    assert any("said" in s.of(NEWS) for a in reading.attributions for s in a.cue)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x", "a" * 4000, "killed " * 3000, NEWS.upper(), NEWS.replace(".", " "),
        '"' * 200 + NEWS, "“He said “she said “they said they attacked", "\n" * 500 + "Talks.",
        "Войска атаковали город.", "军队袭击了这座城市。", "🚀🔥" * 300, "- - - . . . ? ! ;",
    ],
    ids=lambda t: t[:12].strip() or "blank",
)  # fmt: skip
def test_odd_texts_neither_crash_nor_take_long(reader, text):
    began = time.process_time()
    reading = one(reader, text)
    assert time.process_time() - began < 20
    _offsets_hold(reading)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*NEWS.replace(",", " ,").split(), "\n\n", "“", "”", "é", "0"])))
def test_offsets_hold_in_any_text(reader, words):
    _offsets_hold(one(reader, " ".join(words)))


def _offsets_hold(reading: Reading) -> None:
    text = reading.article.text
    for mention in reading.mentions:
        assert mention.span.of(text) == mention.text
    for claim in reading.claims:
        assert claim.trigger.value == claim.trigger.spans[0].of(text)
        assert 0.0 <= claim.confidence <= 1.0
        for party in (*claim.actors, *claim.recipients):
            assert party.mention.value == party.mention.spans[0].of(text)
    abouts = {c.about for c in reading.claims} - {None}
    assert abouts <= {c.id for c in reading.claims}
    assert len({c.id for c in reading.claims}) == len(reading.claims)


def test_readings_come_in_the_order_of_the_articles(reader):
    articles = [Article(NEWS * (1 + i % 4) + str(i)) for i in range(40)]
    assert [r.article.id for r in reader.read(articles)] == [a.id for a in articles]


def test_company_does_not_change_what_is_read(reader):
    """Batches pad: an article read among longer ones must give the same claims."""
    alone = one(reader, NEWS)
    *_, among = reader.read([Article(NEWS * 5), Article("Talks began."), Article(NEWS)])
    assert [c.id for c in among.claims] == [c.id for c in alone.claims]


def test_relate_tells_the_attacker_from_the_helper(reader):
    def likeliest(text: str, actor: str, recipient: str) -> EventType:
        spans = [Span(text.index(w), text.index(w) + len(w)) for w in (actor, recipient)]
        scores = reader.relate(text, *spans)
        assert sum(scores.values()) == pytest.approx(1.0, abs=1e-3)
        return max(scores, key=scores.__getitem__)

    assert likeliest("Rebels killed four soldiers in Mali.", "Rebels", "soldiers") == "ASSAULT"
    assert likeliest("Japan gave Kenya food aid worth 2 million.", "Japan", "Kenya") == "AID"


def test_encoder_time_is_counted(reader):
    before = reader.encoder_seconds
    one(reader, NEWS)
    assert reader.encoder_seconds > before
