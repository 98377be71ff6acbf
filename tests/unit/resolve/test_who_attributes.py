"""Of the words of one noun phrase one is the party: the one that names most."""

from __future__ import annotations

from dataclasses import replace

import pytest
from who_making import party, reading, shipped

from chancery.model import Kind, Mention, Span

# A text whose first word is the trigger, the parties that were read, and those that are left.
PHRASES = [
    ("Ended: deal of Chancellor Angela Merkel of Germany with Peru",
     ["Angela Merkel", "Germany", "Peru"], ["Angela Merkel", "Peru"]),
    ("Arrested by soldiers in northern Mali were two", ["soldiers", "Mali"], ["soldiers"]),
    ("Blamed were the people of the city of Lima in Peru", ["the people", "Peru"],
     ["the people", "Peru"]),  # too far off
    ("Said Germany's new chancellor, Angela Merkel", ["Germany", "chancellor"], ["chancellor"]),
    ("Agreed members of the Bundestag", ["members", "Bundestag"], ["members"]),
    # two of two countries, two clauses, two states
    ("Attacked by troops in Mali", ["troops", "Mali"], ["troops"]),
    ("Praised by Angela Merkel of Peru", ["Angela Merkel", "Peru"], ["Angela Merkel", "Peru"]),
    ("Met in Berlin: Germany and Angela Merkel", ["Germany", "Angela Merkel"],
     ["Germany", "Angela Merkel"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read", "left"), PHRASES)
def test_what_tells_whose_or_where_is_no_party(text, read, left):
    claim = shipped().identities(reading(text, actors=read)).claims[0]
    assert [p.mention.value for p in claim.actors] == left


# What stands in a title before a name is none; other people and what is done are in no title.
TITLES = [
    ("Met: Permanent Envoy of Peru to the League Ana Ruiz", ["Permanent Envoy", "Peru", "Ana Ruiz"],
     [], ["Ana Ruiz"]),
    ("Met: Governor Kofi Boateng and President of the Peace Council of Chad Ana Ruiz",
     ["Kofi Boateng", "Peace Council", "Ana Ruiz"], [], ["Kofi Boateng", "Ana Ruiz"]),
    ("Met: a letter from Kofi Boateng to President Ana Ruiz", ["Kofi Boateng", "Ana Ruiz"], [],
     ["Kofi Boateng", "Ana Ruiz"]),
    ("Lima Palace Thanks Governor Ana Ruiz", ["Lima Palace", "Ana Ruiz"], [], ["Ana Ruiz"]),
    ("Lima Palace Thanks Governor Ana Ruiz", ["Lima Palace", "Ana Ruiz"], ["Thanks"],
     ["Lima Palace", "Ana Ruiz"]),
    ("Peru Thanks Governor Ana Ruiz", ["Peru", "Ana Ruiz"], ["Thanks"], ["Peru", "Ana Ruiz"]),
    ("Legal Aide Kofi Boateng Envoy Ana Ruiz", ["Kofi Boateng", "Ana Ruiz"], ["Kofi Boateng"],
     ["Kofi Boateng", "Ana Ruiz"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read", "apart", "left"), TITLES)
def test_what_stands_in_a_title_is_no_party(text, read, apart, left):
    from chancery.resolve.who.whole import sides

    spans = [party(text, words).mention.spans[0] for words in apart]
    found, _ = sides(tuple(party(text, words) for words in read), (), text, spans)
    assert [p.mention.value for p in found] == left


def test_people_that_the_reader_named_are_in_no_title():
    text = "Met: Deputy Head Kofi Boateng and Chief Aide Legal Judge Ana Ruiz"
    one = reading(text, actors=["Kofi Boateng", "Ana Ruiz"])
    start = text.index("Kofi")
    named = Mention(Span(start, start + 12), "Kofi Boateng", Kind.PERSON, 0.9)
    claim = shipped().identities(replace(one, mentions=(named,))).claims[0]
    assert [p.mention.value for p in claim.actors] == ["Kofi Boateng", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "sources", "left"),
    [
        ("Said by Ana Ruiz, a close aide to the Peruvian president, Kofi Boateng",
         ["Ana Ruiz", "Kofi Boateng"], ["Ana Ruiz"]),
        ("Said by Ms. Merkel's spokesman, Paul Green of Germany", ["Merkel", "Paul Green"],
         ["Paul Green"]),
        ("Said by Ana Ruiz of Peru, and by Kofi Boateng of Peru", ["Ana Ruiz", "Kofi Boateng"],
         ["Ana Ruiz", "Kofi Boateng"]),
    ],
)  # fmt: skip
def test_whose_aide_speaks_is_no_source(text, sources, left):
    claim = shipped().identities(reading(text, sources=sources)).claims[0]
    assert [a.source.mention.value for a in claim.accounts] == left
