"""The bench of event coreference: its documents as articles, what is found in them, how it is joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from making import cited, party

from bench.ecbplus import grouped, head, made
from bench.ecbplus_articles import printed
from bench.ecbplus_data import documents
from bench.ecbplus_found import read_topic
from chancery.collate import shipped
from chancery.model import Claim, EventType, Reading, Span, Status, claim_id

ADDRESS = "http : / / news . example . org / 2012 / 07 / 08 / bout . html".split()
LINES = (
    ADDRESS,
    "Fighter stops rival in sixth round".split(),
    "The police shot two men and arrested a third .".split(),
    "`` They fired at us '' , an officer said .".split(),
)
MARKS = {"shot": ("a", "X1"), "arrested": ("b", "X2"), "fired": ("c", "")}


def document(name, lines):
    """A document's XML: its tokens, its events, and their chains where they have one."""
    tokens, marks, links, number = [], [], [], 0
    for sentence, words in enumerate(lines):
        for word in words:
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{sentence}">{word}</token>')
            if word in MARKS:
                mark, chain = MARKS[word]
                marks.append(
                    f'<ACTION_OCCURRENCE m_id="{mark}"><token_anchor t_id="{number}"/>'
                    "</ACTION_OCCURRENCE>"
                )
                if chain:
                    links.append(
                        f'<CROSS_DOC_COREF r_id="9" note="{chain}"><source m_id="{mark}"/>'
                        "</CROSS_DOC_COREF>"
                    )
    body = "".join(tokens) + f"<Markables>{''.join(marks)}</Markables>"
    return f'<Document doc_name="{name}">{body}<Relations>{"".join(links)}</Relations></Document>'


@pytest.fixture
def topic(tmp_path):
    folder = tmp_path / "ECB+" / "1"
    folder.mkdir(parents=True)
    (folder / "1_1ecbplus.xml").write_text(document("1_1ecbplus.xml", LINES), encoding="utf-8")
    (folder / "1_2ecb.xml").write_text(document("1_2ecb.xml", LINES[2:]), encoding="utf-8")
    rows = ["Topic,File,Sentence Number", "1,1ecbplus,2", "1,2ecb,0"]
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows), encoding="utf-8")
    return documents(tmp_path, [1])


class Knowing:
    """A reader that finds some words, each an event of its own kind, and is sure of none."""

    def __init__(self, *words):
        self.words = dict(zip(words, EventType, strict=False))

    def read(self, articles):
        for article in articles:
            text = article.text
            claims = tuple(
                self._claim(article, *one) for one in self.words.items() if one[0] in text
            )
            yield Reading(article, (Span(0, len(text)),), claims=claims)

    def relate(self, text, actor, recipient):
        return {}

    def _claim(self, article, word, kind):
        text = article.text
        trigger = cited(word, word, text=text)
        return Claim(
            id=claim_id(article.id, trigger.spans[0], kind),
            article=article.id,
            sentence=0,
            sentence_span=Span(0, len(text)),
            event_type=cited(kind, word, text=text),
            trigger=trigger,
            status=cited(Status.ACTUAL, word, text=text),
            actors=(party("police", text=text),),
            confidence=0.01,
        )


def test_a_document_is_the_article_that_was_printed(topic):
    article, _ = printed(topic[0])
    assert article.title == "Fighter stops rival in sixth round"
    assert article.published == date(2012, 7, 8)
    assert article.url == "".join(ADDRESS)
    assert article.text.startswith("Fighter stops rival in sixth round\n\nThe police shot two men")
    assert "“They fired at us”, an officer said." in article.text


def test_the_places_of_tokens_are_those_in_the_article(topic):
    for one in topic:
        article, places = printed(one)
        words = [article.text[start:end] for start, end in places]
        kept = {"``": "“", "''": "”"}
        left_out = len(ADDRESS) if one.address else 0
        assert words[:left_out] == [""] * left_out
        assert words[left_out:] == [kept.get(word, word) for word in one.words[left_out:]]


def test_a_text_without_an_address_keeps_its_first_sentence(topic):
    article, _ = printed(topic[1])
    assert article.text.startswith("The police shot two men")
    assert (article.title, article.published, article.url) == (None, None, None)


def test_what_is_found_in_selected_sentences_is_compared(topic):
    read = read_topic(topic, Knowing("shot", "arrested", "fired"))
    words = {one.name: one.words for one in topic}
    found = [(name, [words[name][i] for i in at]) for name, at in read.mentions]
    assert found == [(name, [word]) for name in words for word in ("shot", "arrested")]
    assert len(read.left) == len(read.right) == 6
    lemmas = [lemma for _, lemma in read.lemmas()]
    assert lemmas == ["shoot", "arrest"] * 2


def test_a_copy_of_a_document_is_found_as_often_and_is_one_event_with_it(topic):
    twice = [topic[0], replace(topic[0], name="copy")]
    read = read_topic(twice, Knowing("shot", "arrested"))
    assert {name for name, _ in read.mentions} == {topic[0].name, "copy"}
    scores = read.scores(shipped())
    one_word = [read.faces[i].trigger == read.faces[j].trigger
                for i, j in zip(read.left, read.right, strict=True)]  # fmt: skip
    assert scores[one_word].tolist() == [1.0, 1.0]


def test_what_is_annotated_is_judged_and_nothing_else(topic):
    read = read_topic(topic, Knowing("shot", "arrested", "police"))
    chains = {(m.document, m.tokens): m.chain for one in topic for m in one.mentions}
    same, told = read.judged(chains)
    pairs = {
        frozenset({read.lemmas()[i][1], read.lemmas()[j][1]}): (one, known)
        for i, j, one, known in zip(read.left, read.right, same, told, strict=True)
    }
    assert pairs[frozenset({"shoot"})] == (1.0, True)
    assert pairs[frozenset({"shoot", "arrest"})] == (0.0, True)
    assert not pairs[frozenset({"shoot", "polic"})][1]


def test_clusters_hold_each_mention_once():
    left, right = np.triu_indices(3, 1)
    scores = np.array([0.9, 0.1, 0.2])
    assert set(made(["a", "b", "c"], left, right, scores, 0.5)) == {
        frozenset({"a", "b"}), frozenset({"c"})
    }  # fmt: skip
    assert grouped([("a", 1), ("b", 2), ("a", 1)]) == [frozenset({"a"}), frozenset({"b"})]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["shot"], "shot"),
        (["pulled", "out"], "pulled"),
        (["peace", "talks"], "talks"),
        (["put", "up", "for"], "put"),
        (["up"], "up"),
    ],
)
def test_the_head_of_a_mention(words, expected):
    assert head(words) == expected
