"""Faces, keys, scores, copies and origins, each on small cases by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judged import DAY, report, told

from bench.report_pairs import meet
from chancery import collate
from chancery.collate.faces import amount
from chancery.collate.likeness import strangers
from chancery.errors import AssetError, RecordError
from chancery.model import Cited, Quantity


def score(one, other):
    (a, text_a), (b, text_b) = told(one), told(other)
    sides = collate.Sides(
        [a, b], {text_a.id: text_a, text_b.id: text_b, a.text: text_a, b.text: text_b}
    )
    rows = np.array([sides.row[a.id]]), np.array([sides.row[b.id]])
    return float(collate.shipped().scores(sides, *rows)[0])


def visit(text, who, **more):
    return report(
        text, "met", "CONSULT", actors=[(who, "FRA")], recipients=[("Putin", "RUS")], **more
    )


MACRON = visit("Macron met Putin in Moscow on Monday.", "Macron")


def test_copies_have_one_face_whoever_prints_them():
    same = visit("Macron met Putin in Moscow on Monday.", "Macron", publisher="Other Post")
    assert told(same)[0].id == told(MACRON)[0].id
    later = visit("Macron met Putin in Moscow on Monday.", "Macron", published=date(2025, 6, 14))
    assert told(later)[0].id != told(MACRON)[0].id


def test_two_leaders_with_one_surname_are_not_one():
    text = "Kim met Putin in Moscow on Monday."
    north, south = (
        report(text, "met", "CONSULT", actors=[("Kim", code)], recipients=[("Putin", "RUS")],
               publisher=code)
        for code in ("PRK", "KOR")
    )  # fmt: skip
    assert told(north)[0].id != told(south)[0].id
    assert score(north, south) < score(MACRON, visit("On Monday Macron met Putin.", "Macron"))


def test_two_people_of_one_family_name_are_not_one():
    def met(name, publisher):
        made = report(
            f"{name} met Xi in Beijing on Monday.",
            "met",
            "CONSULT",
            actors=[(name, "PAK")],
            recipients=[("Xi", "CHN")],
            publisher=publisher,
        )
        (one,) = made.claim.actors
        entity = "person:" + name.lower().replace(" ", "-")
        named = replace(one, identity=replace(one.identity, value=replace(
            one.identity.value, entity=entity)))  # fmt: skip
        return replace(made, claim=replace(made.claim, actors=(named,)))

    prime_minister = met("Shehbaz Sharif", "One Post")
    assert score(prime_minister, met("Raheel Sharif", "Other Post")) < 0.5
    assert score(prime_minister, met("Shahbaz Sharif", "Other Post")) > 0.9  # spelt otherwise
    assert score(prime_minister, met("Sharif", "Other Post")) > 0.9
    # A surname of two words is no first name and surname; that of two brothers is one surname.
    bashar = met("Bashar al Assad", "One Post")
    assert score(bashar, met("Al Assad", "Other Post")) > 0.9
    assert score(bashar, met("Maher al Assad", "Other Post")) < 0.5
    # In China, Korea and Vietnam the family's name comes first.
    envoy = met("Kim Myong Gil", "One Post")
    assert score(envoy, met("Kim Song Nam", "Other Post")) < 0.5
    assert score(envoy, met("Kim Myong-gil", "Other Post")) > 0.9
    assert score(envoy, met("Kim", "Other Post")) > 0.9


def test_people_of_one_family_name_are_not_one_because_they_met_the_same_person():
    def met(name, publisher):
        made = report(
            f"{name} met John Kerry in Washington on Thursday.",
            "met",
            "CONSULT",
            actors=[(name, "PAK")],
            recipients=[("John Kerry", "USA")],
            publisher=publisher,
        )

        def called(party):
            entity = "person:" + party.mention.value.lower().replace(" ", "-")
            return replace(party, identity=replace(party.identity, value=replace(
                party.identity.value, entity=entity)))  # fmt: skip

        claim = made.claim
        sides = {"actors": tuple(map(called, claim.actors)),
                 "recipients": tuple(map(called, claim.recipients))}  # fmt: skip
        return replace(made, claim=replace(claim, **sides))

    prime_minister = met("Nawaz Sharif", "One Post")
    assert score(prime_minister, met("Raheel Sharif", "Other Post")) < 0.5
    assert score(prime_minister, met("Nawaz Sharif", "Other Post")) > 0.9


def test_a_year_on_is_less_like_than_the_same_day():
    near = visit("In Moscow Macron met Putin.", "Macron")
    far = visit("In Moscow Macron met Putin.", "Macron", published=date(2026, 5, 14))
    assert score(MACRON, far) < score(MACRON, near)


def test_a_war_named_as_a_whole_is_one_whatever_is_said_of_it():
    def war(text, day):
        return told(report(text, "war", actors=[("Russia", "RUS")], recipients=[("Ukraine", "UKR")],
                           published=day))[0].id  # fmt: skip

    first = war("Russia's war on Ukraine drives up the price of grain.", date(2022, 4, 1))
    assert first == war("Aid to Ukraine since Russia began its war.", date(2022, 7, 1))
    assert first != war("Russia's war on Ukraine goes on.", date(2023, 7, 1))


def test_what_shares_a_key_is_compared_and_nothing_else():
    other = visit("On Monday Macron met Putin.", "Macron", publisher="Other Post")
    strange = report("Police arrested ten students in Lagos.", "arrested", "COERCE",
                     actors=[("Police", "NGA")])  # fmt: skip
    keys = [collate.keys(*told(one)) for one in (MACRON, other, strange)]
    assert meet(keys[0], keys[1])
    assert not meet(keys[0], keys[2])


@pytest.mark.parametrize(("days", "met"), [(0, True), (2, True), (40, False)])
def test_days_next_to_each_other_always_meet_in_both_orders(days, met):
    for first in range(4):  # wherever a stretch begins
        day = date(2025, 5, 14) + timedelta(days=first)
        a, b = (
            collate.keys(*told(report(text, "shelled", actors=[("Troops", "ARL")], published=on)))
            for text, on in (("Troops shelled Bel.", day),
                             ("Troops shelled a hut.", day + timedelta(days=days)))
        )  # fmt: skip
        assert meet(a, b) == meet(b, a) == met


def test_without_a_day_one_thing_in_common_is_not_enough():
    def undated(text):
        return collate.keys(*told(report(text, "met", "CONSULT", published=None, day=None)))

    one = undated("Zbigniew met Ouattara near Kandahar.")
    assert meet(one, undated("In Kandahar Ouattara met somebody."))
    assert not meet(one, undated("Somebody met nobody in Kandahar."))
    assert not one.near


def test_the_score_is_the_same_from_either_side():
    other = visit("On Monday Macron met Putin in the Kremlin.", "Macron")
    assert score(MACRON, other) == score(other, MACRON)


def test_reasons_name_what_was_compared():
    other = visit("On Monday Macron met Putin.", "Macron")
    (a, text_a), (b, text_b) = told(MACRON), told(other)
    sides = collate.Sides([a, b], {text_a.id: text_a, text_b.id: text_b})
    said = collate.reasons(collate.shipped(), sides, a, b)
    assert said
    assert all(line.endswith(")") for line in said)


AMOUNTS = (
    ("killed 26 people", "26", 26, (26, 26), "plain"),
    ("killed more than 26 people", "26", 26, (26, 62), "a lower bound"),
    ("killed up to 30 people", "30", 30, (0, 30), "an upper bound"),
    (
        "killed no more than 30 people",
        "30",
        30,
        (0, 30),
        "an upper bound that holds a lower one's words",
    ),
    ("killed no less than 26 people", "26", 26, (26, 62), "and the other way round"),
    ("killed about 50 people", "50", 50, (40, 60), "roughly"),
    ("killed 100 people", "100", 100, (95, 105), "round"),
)


@pytest.mark.parametrize(("text", "words", "value", "expected", "note"), AMOUNTS)
def test_amounts_are_ranges(text, words, value, expected, note):
    start = text.index(words)
    span = collate_span(start, start + len(words))
    found = amount(Cited(Quantity("killed", value), (span,), 0.9, "r@1"), text)
    assert (round(found.low), round(found.high)) == expected, note


def collate_span(start, end):
    from chancery.model import Span

    return Span(start, end)


WORDS = " ".join(f"word{n} is here" for n in range(60))


@pytest.mark.parametrize(
    ("one", "other", "copied", "note"),
    [
        (WORDS, WORDS, True, "the same"),
        (WORDS, f"Another beginning. {WORDS}", True, "with a line before it"),
        (WORDS, " ".join(WORDS.split()[:90]), True, "its first half"),
        (WORDS, " ".join(f"other{n} stands there" for n in range(60)), False, "another text"),
        ("Too short to tell.", "Too short to tell.", False, "four words say nothing"),
        ("", "", False, "nothing at all"),
    ],
)
def test_copies(one, other, copied, note):
    sketches = {1: collate.sketch(one), 2: collate.sketch(other)}
    by_key: dict[int, list[int]] = {}
    for number, held in sketches.items():
        for key in held.keys:
            by_key.setdefault(key, []).append(number)
    assert bool(collate.copies([2], sketches, by_key)) == copied, note


@pytest.mark.parametrize(
    ("body", "words"),
    [("", "cannot be understood"), ("{}", "cannot be understood"), ("[]", "cannot be understood"),
     ('{"within": {"luck": 1}, "across": {}, "threshold": 0.5}', "luck")],
)  # fmt: skip
def test_broken_weights_say_so(body, words):
    with pytest.raises(RecordError, match=words):
        collate.parse(body)
    with pytest.raises(AssetError, match=words):
        collate.parse(body, AssetError)


@given(st.lists(st.booleans(), min_size=4, max_size=30), st.floats(0.1, 10))
def test_a_fit_never_does_worse_than_where_it_starts(same, pull):
    told_same = np.array(same, dtype=float)
    values = np.column_stack([np.ones(len(same)), told_same - 0.3])
    start = np.array([0.5, -0.5])
    made = collate.fit(values, told_same, start, pull)
    before, after = (
        collate.log_loss(collate.logistic(values @ one), told_same) for one in (start, made)
    )
    assert after <= before + 1e-9


def test_columns_that_have_grown_are_those_made_at_once():
    made = [told(one) for one in (MACRON, visit("Scholz met Putin in Kiev.", "Scholz"))]
    texts = {text.id: text for _, text in made}
    faces = [face for face, _ in made]
    whole, grown = collate.Sides(faces, texts), collate.Sides([], {})
    for face in faces:
        grown.add([face], texts)
    left, right = np.array([0]), np.array([1])
    assert grown.row == whole.row
    assert np.array_equal(
        collate.features(grown, left, right), collate.features(whole, left, right), equal_nan=True
    )


@pytest.mark.parametrize(
    ("said", "higher"), [("to talk on", False), ("to ship ammonium nitrate", True)]
)
def test_generic_acts_of_two_articles_need_something_of_their_own(said, higher):
    def agreed(text, title, day):
        return report(text, "agreed", "AGREE", actors=[("They", "DEU")], title=title, published=day)

    one = agreed(f"They agreed {said} with all others.", "A morning in Berlin", DAY)
    other = agreed(f"They agreed {said}.", "What else", date(2025, 5, 15))
    made = score(one, other)
    bare = collate.features(*_rows(one, other))[0][collate.FEATURES.index("bare")]
    assert bare == (not higher)
    assert (made >= collate.shipped().threshold) == higher


@pytest.mark.parametrize(
    ("trigger", "who", "country", "kept"),
    [
        ("bombed", "Borvia", "BRV", True),  # the same class of words
        ("killed", "Borvia", "BRV", True),  # a class that may tell the same
        ("thanked", "Arland", "ARL", True),  # the same party
        ("thanked", "Borvia", "BRV", False),
    ],
)
def test_strangers_are_not_looked_at(trigger, who, country, kept):
    one = report("Arland struck the port.", "struck", actors=[("Arland", "ARL")], title="One")
    other = report(f"{who} {trigger} them.", trigger, actors=[(who, country)], title="Other")
    assert strangers(*_rows(one, other)).tolist() == [not kept]


def test_a_text_has_no_strangers_in_it():
    one = report("Arland struck the port.", "struck", actors=[("Arland", "ARL")])
    face, text = told(one)
    sides = collate.Sides([face], {text.id: text})
    assert strangers(sides, np.array([0]), np.array([0])).tolist() == [False]


def _rows(one, other):
    (a, text_a), (b, text_b) = told(one), told(other)
    sides = collate.Sides([a, b], {text_a.id: text_a, text_b.id: text_b})
    return sides, np.array([0]), np.array([1])


def test_a_sketch_finds_a_text_by_runs_that_stock_phrases_do_not_fill():
    stock = "the spokesman of the ministry"
    one = collate.sketch(f"{stock} said that grain ships had sailed from the southern port at dawn")
    other = collate.sketch(
        f"{stock} told us no one had been told about any of those plans in advance"
    )
    assert not set(one.keys) & set(other.keys)
