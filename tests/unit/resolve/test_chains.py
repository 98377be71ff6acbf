"""Chains: which mentions of one article mean the same person, body or place."""

import pytest

from chancery.model import Article, Kind, Mention, Reading, Span
from chancery.resolve.coref.chains import Chains, chains
from chancery.resolve.coref.links import Sense
from chancery.resolve.lookup.scene import scene

PER, ORG, LOC, ROL = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.ROLE


def reading(text, *marked):
    """A reading with mentions; each is the words, the kind and which occurrence."""
    found = []
    for words, kind, *nth in marked:
        start = -1
        for _ in range((nth or [0])[0] + 1):
            start = text.index(words, start + 1)
        found.append(Mention(Span(start, start + len(words)), words, kind, 1.0))
    return Reading(Article(text), mentions=tuple(sorted(found, key=lambda m: m.span)))


def joined(text, *marked):
    """The chains of two or more, by their words."""
    return [[m.text for m in c] for c in chains(reading(text, *marked)) if len(c) > 1]


GOOD = [
    (
        "Angela Merkel arrived. Merkel said she was glad.",
        [("Angela Merkel", PER), ("Merkel", PER, 1)],
        ["Angela Merkel", "Merkel", "she"],
    ),
    (
        "Vladimir Putin met Angela Merkel. He thanked her.",
        [("Vladimir Putin", PER), ("Angela Merkel", PER)],
        ["Vladimir Putin", "He"],
    ),
    (
        "The African National Congress met. The ANC voted.",
        [("African National Congress", ORG), ("ANC", ORG)],
        ["African National Congress", "ANC"],
    ),
    (
        "The Society of the Cincinnati met. The Society voted.",
        [("Society of the Cincinnati", ORG), ("Society", ORG, 1)],
        ["Society of the Cincinnati", "Society"],
    ),
    (
        "The United States agreed. The U.S. signed.",
        [("United States", LOC), ("U.S.", LOC)],
        ["United States", "U.S."],
    ),
    (
        "Jo Doe is a general. Ann Roe left.",
        [("Jo Doe", PER), ("a general", ROL), ("Ann Roe", PER)],
        ["Jo Doe", "a general"],
    ),
    (
        "A rebel commander spoke. The commander left.",
        [("A rebel commander", ROL), ("The commander", ROL)],
        ["A rebel commander", "The commander"],
    ),
    (
        "Andrej Plenkovic and his government agreed with John Kerry.",
        [("Andrej Plenkovic", PER), ("John Kerry", PER)],
        ["Andrej Plenkovic", "his"],
    ),
    (
        "Ann Roe: I came.\n\nJo Doe: Why did you come?\n\nAnn Roe: I wanted to.",
        [],
        ["I", "you", "I"],
    ),
    (
        "Ann Roe (born 1950) was a nurse. Jo Doe left.",
        [("Ann Roe", PER), ("a nurse", ROL), ("Jo Doe", PER)],
        ["Ann Roe", "a nurse"],
    ),
    (
        "Ann Roe served from 1990 to 1995 as a senator.",
        [("Ann Roe", PER), ("a senator", ROL)],
        ["Ann Roe", "a senator"],
    ),
    (
        "Ann Roe fought well and was later promoted to colonel.",
        [("Ann Roe", PER), ("colonel", ROL)],
        ["Ann Roe", "colonel"],
    ),
    (
        "He taught at the University of Jena. The university closed.",
        [("University of Jena", ORG), ("The university", ROL)],
        ["University of Jena", "The university"],
    ),
    (
        "Our country is Kenya. Kenya will rise, for Kenya is our country.",
        [
            ("Our country", ROL),
            ("Kenya", LOC),
            ("Kenya", LOC, 1),
            ("Kenya", LOC, 2),
            ("our country", ROL),
        ],
        ["Our country", "Kenya", "Kenya", "Kenya", "our country"],
    ),
    (
        "Chancellor Angela Merkel came. Jo Doe left. The chancellor spoke.",
        [("Chancellor Angela Merkel", PER), ("Jo Doe", PER), ("The chancellor", ROL)],
        ["Chancellor Angela Merkel", "The chancellor"],
    ),
    (
        "They flew to New York City. New York was cold.",
        [("New York City", LOC), ("New York", LOC, 1)],
        ["New York City", "New York"],
    ),
    (
        "The presenter Sally Meen spoke. Meen left.",
        [("The presenter Sally Meen", ROL), ("Meen", PER, 1)],
        ["The presenter Sally Meen", "Meen"],
    ),
    (
        'Jo Doe met Ann Roe. Ann Roe said, "I will never in my life resign."',
        [("Jo Doe", PER), ("Ann Roe", PER), ("Ann Roe", PER, 1)],
        ["Ann Roe", "Ann Roe", "I", "my"],
    ),
    (
        (
            "Ann Roe: I came.\n\nJo Doe: Why did you come?\n\nAnn Roe: I wanted to.\n\n"
            "Bob Lee: And did you stay?\n\nAnn Roe: Yes, I did.\n\nJo Doe: Thank you."
        ),
        [],
        ["I", "you", "I", "you", "I", "you"],
    ),
    (
        "Rebels in the hills and farmers met. The farmers said their crops failed.",
        [("Rebels in the hills", ROL), ("farmers", ROL), ("The farmers", ROL)],
        ["farmers", "The farmers", "their"],
    ),
]


@pytest.mark.parametrize(("text", "marked", "expected"), GOOD)
def test_what_belongs_together(text, marked, expected):
    assert expected in joined(text, *marked)


BAD = [
    (
        "Sherri Padalecki met Jared Padalecki.",
        [("Sherri Padalecki", PER), ("Jared Padalecki", PER)],
    ),
    ("John Kerry spoke. She left.", [("John Kerry", PER)]),
    ("The minister spoke. A minister of another country left.", [("The minister", ROL)]),
    ("It rained in the night.", []),
    ("Frank and his wives met. Frank left.", [("Frank and his wives", PER)]),
    ("The Vice President met the President.", [("Vice President", PER), ("President", PER, 1)]),
    ("England met Scotland.", [("England", LOC), ("Scotland", LOC)]),
    (
        "Sergei Bo, the son of Vasily Bo, was a guest. The capital fell.",
        [("Sergei Bo", PER), ("The capital", ROL)],
    ),
    ("Ann Roe said Jo Doe was a spy.", [("Ann Roe", PER), ("a spy", ROL)]),
    ("Boston voted. The Boston Red Sox won.", [("Boston", LOC), ("Boston Red Sox", ORG)]),
]


@pytest.mark.parametrize(("text", "marked"), BAD)
def test_a_wrong_link_is_worse_than_none(text, marked):
    names = [m for m, *_ in marked]
    assert not [c for c in joined(text, *marked) if len(set(c) & set(names)) == len(names) > 1]
    assert not [c for c in joined(text, *marked) if {"She", "It"} & set(c)]


def test_each_mention_stands_in_one_chain_and_every_given_one_is_there():
    text = "Angela Merkel met Vladimir Putin in Berlin. She thanked him, and they left the city."
    given = reading(text, ("Angela Merkel", PER), ("Vladimir Putin", PER), ("Berlin", LOC))
    listed = [m for chain in chains(given, given=True) for m in chain]
    assert sorted(listed, key=lambda m: m.span) == list(given.mentions)
    assert len({m.span for m in listed}) == len(listed)


def test_a_pronoun_goes_back_to_a_name():
    given = reading("Angela Merkel came. She spoke.", ("Angela Merkel", PER))
    seen = scene(given.article)
    at = seen.lows.index("she")
    assert Chains(seen, given).stands_for(at) == (0, 2)
    assert Chains(seen, given).stands_for(0) is None


def test_what_a_chain_tells_is_what_its_mentions_tell():
    text = (
        "Ann Roe: I met Jo Doe and his brother. He thanked the Society of the Cincinnati.\n\n"
        "Jo Doe: We came to New York City. The Society met them in New York; it was cold.\n\n"
        "Ann Roe: I told Doe so."
    )
    marked = reading(
        text, ("Jo Doe", PER), ("Society of the Cincinnati", ORG), ("New York City", LOC),
        ("Society", ORG, 1), ("New York", LOC, 1), ("Doe", PER, 2),
    )  # fmt: skip
    made = Chains(scene(marked.article), marked)
    assert len(set(made.of)) < len(made.nodes)
    for index in range(len(made.nodes)):
        told = [Sense.of(node) for node in made.members(index)]
        assert made.sense(index).genders == {g for one in told for g in one.genders}
        assert made.sense(index).plurals == {p for one in told for p in one.plurals}
        assert made.sense(index).beings == {b for one in told for b in one.beings}
        assert made.sense(index).full == {f for one in told for f in one.full}
        assert made.sense(index).speakers == {s for one in told for s in one.speakers}


# A text with a pronoun of its clause, and whom it means; nothing where the grammar allows nobody.
MEANT = [
    # an object is not the subject of its verb, whatever stands between them
    ("Ali Rao left. Bo Lind urged him to stop.", "him", "Ali Rao"),
    ("Ali Rao left. Bo Lind also came and warned him.", "him", "Ali Rao"),
    ("Bo Lind urged him to stop.", "him", None),
    ("Ali Rao left. Bo Lind asked Jo Doe to go and has praised him.", "him", "Jo Doe"),
    # but of a clause around it, of what another does, or of what is somebody's
    ("Ali Rao left. Bo Lind said that Jo Doe urged him.", "him", "Bo Lind"),
    ("Ali Rao left. Bo Lind met Jo Doe and urged him.", "him", "Jo Doe"),
    ("Bo Lind asked Jo Doe to help him.", "him", "Bo Lind"),
    ("Bo Lind's friends urged him.", "him", "Bo Lind"),
    # a subject is nobody whom its clause names behind it, or whom it greets
    ("Ali Rao left. Bo Lind spoke. He praised Bo Lind.", "He", "Ali Rao"),
    ("Ali Rao came. Greeting Bo Lind, he smiled.", "he", "Ali Rao"),
    # whoever says what a pronoun opens
    ("Ali Rao left. Ali Rao spoke. Bo Lind has said he agreed.", "he", "Bo Lind"),
    ("Ali Rao left. Ali Rao spoke. Bo Lind says that he agreed.", "he", "Bo Lind"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), MEANT)
def test_whom_the_grammar_of_a_clause_allows(text, pronoun, name):
    names = {words: text.count(words) for words in ("Ali Rao", "Bo Lind", "Jo Doe")}
    marked = [(words, PER, nth) for words, count in names.items() for nth in range(count)]
    told = reading(text, *marked)
    seen = scene(told.article)
    at = seen.words.index(pronoun)
    found = Chains(seen, told).stands_for(at)
    assert (seen.span(*found).of(text) if found else None) == name


def test_a_role_that_acts_is_somebody():
    text = "Jo Doe left. Peru's envoy was blamed after he spoke."
    told = reading(text, ("Jo Doe", PER), ("Peru's envoy", ROL))
    seen = scene(told.article)
    found = Chains(seen, told).stands_for(seen.words.index("he"))
    assert found
    assert seen.span(*found).of(text) == "Peru's envoy"
