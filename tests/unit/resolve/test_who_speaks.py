"""Who "we", "you" and "they" are where nobody signs, where somebody is spoken to, and where some met."""

from __future__ import annotations

from dataclasses import replace
from math import log1p

import pytest
from who_making import countries, reading, shipped, span_of, who

from chancery.model import Article, Span
from chancery.resolve.lookup.scene import scene
from chancery.resolve.who.home import standing
from chancery.resolve.who.own import Signs, own, signs
from chancery.resolve.who.people import People
from chancery.resolve.who.turns import turns


def speaker(text: str) -> str | None:
    seen = scene(Article(text))
    return own(signs(seen, standing(seen, People())))[0]


# ------------------------------------------------------------------ a text that nobody signs


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # who speaks is named first of a pair
        (
            (
                "Hungary is a reliable partner. Russia and Hungary trade more each year, and Hungary "
                "buys our gas. We value this."
            ),
            "RUS",
        ),
        ("Russian-Mongolian trade grows. The new road to Mongolia is ready; we use it.", "RUS"),
        # our friends are not ourselves
        ("We trust our Greek partners. Greek ships sail here. France watches.", "FRA"),
        # nor are those whom we thank, urge or condemn
        ("We urge Belarus to free them and to stop. Poland will help.", "POL"),
        ("Canada affirms our duty to help. Haiti and its people suffer.", "CAN"),
        ("Relations between our country and Peru grow. Peru and Lima know. Chile agrees.", "CHL"),
        # nobody calls what is his own an aggression
        ("Russia's brutal war goes on. We hold out, as Ukraine must.", "UKR"),
        # the manners of a service
        (
            (
                "The special military operation goes on as the Kiev authorities refuse. Ukraine, "
                "Ukraine and Russia. We are open to talks, and so is the Russian Side."
            ),
            "RUS",
        ),
        # nothing tells: the country spoken of most
        ("We went home to Kenya. Kenya was calm. Uganda was not.", "KEN"),
        ("We went home.", None),
    ],
)
def test_who_speaks_is_told_by_what_is_called_anothers(text: str, right: str | None) -> None:
    assert speaker(text) == right


@pytest.mark.parametrize(
    "text",
    [
        # the sides of a war and the end of a list are no pair of which one speaks
        "The Israel-Iran war goes on. Iran and Tehran are calm. We live here.",
        "They met in Chile, Peru and Iran. Iran and Tehran are calm. We live here.",
    ],
)
def test_not_every_pair_is_of_who_speaks(text: str) -> None:
    assert speaker(text) == "IRN"


UNSIGNED = "Russia and Hungary trade more each year. Hungary is reliable, and Hungary buys gas. "


def test_an_unsigned_we_is_who_seems_to_speak() -> None:
    assert countries(UNSIGNED + "We ship it.", "We") == ["RUS"]


def test_a_quoted_we_is_not_the_texts_own() -> None:
    assert countries(UNSIGNED + "A banner read “We ship it”.", "We") == ["HUN"]


def test_a_quoted_we_of_nobody_is_of_where_it_is_quoted() -> None:
    text = (
        "Ghana waited. Nigerian ships and Malian lorries came late. It rained. Then in Togo a "
        "banner read “We stay”."
    )
    assert countries(text, "We") == ["TGO"]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Normandy police", {"FRA"}),
        ("the Normandy format", {"UKR", "FRA", "DEU", "RUS"}),
        ("Leaders of the Normandy Four", {"UKR", "FRA", "DEU", "RUS"}),
    ],
)
def test_the_four_of_normandy_are_called_by_more_than_the_place(
    words: str, right: set[str]
) -> None:
    text = f"France, France and Paris heard it. {words} met on a beach in France."
    assert set(countries(text, words)) == right


def told(text: str) -> dict[str, Signs]:
    seen = scene(Article(text))
    return signs(seen, standing(seen, People()))


@pytest.mark.parametrize(
    ("others", "right"), [((), "KEN"), (("KEN",), "UGA"), (("KEN", "UGA"), "KEN")]
)
def test_whom_we_do_something_to_is_somebody_else(others: tuple[str, ...], right: str) -> None:
    text = "We asked Kenya for help. Kenya and Kenyans know. In Uganda it rains."
    assert own(told(text), others)[0] == right


def test_how_likely_somebody_speaks() -> None:
    sure = own({"KEN": Signs(share=0.8, manner=2.0), "UGA": Signs(share=0.2)})
    torn = own({"KEN": Signs(share=0.5), "UGA": Signs(share=0.5)})
    assert sure[0] == "KEN"
    assert sure[1] > 0.9
    assert 0.3 < torn[1] < 0.5
    assert own({}) == (None, 1.0)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # as American departments write their briefings
        ("QUESTION: Will Peru agree?\nMR OKELLO: We asked Peru. Peru and Chile will say.", "USA"),
        ("Of Peru, Chile, Haiti, Cuba, Kenya, Ghana and Mali they spoke. We were there.", None),
    ],
)
def test_a_briefing_is_told_by_its_form_and_nobody_is_guessed(
    text: str, country: str | None
) -> None:
    (claim,) = shipped().identities(reading(text, ["We"])).claims
    assert claim.actors[0].who.country == country


def test_who_opens_a_turn_in_capitals_speaks_for_the_text() -> None:
    text = "MR OKELLO: Peru may ask.\nQUESTION: And Chile, sir?\nMR OKELLO: It may."
    (claim,) = shipped().identities(reading(text, ["MR OKELLO"])).claims
    assert claim.actors[0].who.country == "USA"
    (claim,) = shipped().identities(reading(text, sources=["QUESTION"])).claims
    asked = claim.accounts[0].source.who
    assert (asked.country, asked.named, asked.entity) == ("USA", True, None)
    town = text.replace("OKELLO", "BRANT")
    (claim,) = shipped().identities(reading(town, ["MR BRANT"])).claims
    assert claim.actors[0].who.country == "USA"
    loud = "MR OKELLO went to Peru. Peru is calm."
    (claim,) = shipped().identities(reading(loud, ["MR OKELLO"])).claims
    assert claim.actors[0].who.country == "PER"


def test_the_signs_of_a_country_are_counted() -> None:
    found = told("Kenya votes. We thank Uganda. Kenya's army waits. The Kenyan side is calm.")
    assert found["KEN"].opens == pytest.approx(log1p(1))  # a possessive opens nothing
    assert found["UGA"].around == -1.0
    assert found["KEN"].share > found["UGA"].share
    assert all(one.other == 0.0 for one in found.values())


def test_a_claim_tells_who_speaks_beside_its_other_side() -> None:
    text = "It was late. We wait for Kenya. Kenya knows. Kenya is calm. Uganda is near."
    (claim,) = shipped().identities(reading(text, ["We"], ["Kenya"])).claims
    assert [p.who.country for p in (*claim.actors, *claim.recipients)] == ["UGA", "KEN"]
    (alone,) = shipped().identities(reading(text, ["We"])).claims
    assert alone.actors[0].who.country == "KEN"


# ------------------------------------------------------------------ who is spoken to

TALK = (
    "SECRETARY BLINKEN: Thank you for coming.\n\n"
    "PRESIDENT NAUSEDA: We welcome your visit to Vilnius. You came to Lithuania in time.\n\n"
)


def _turns(text: str, *speakers: str) -> tuple[tuple[Span, Span], ...]:
    starts = [span_of(text, name) for name in speakers]
    ends = [s.start for s in starts[1:]] + [len(text)]
    return tuple((s, Span(s.end, e)) for s, e in zip(starts, ends, strict=True))


def test_you_is_who_spoke_before() -> None:
    made = reading(TALK, actors=("You",))
    said = _turns(TALK, "SECRETARY BLINKEN", "PRESIDENT NAUSEDA")
    (claim,) = shipped().identities(replace(made, turns=said)).claims
    assert claim.actors[0].who.country == "USA"


def test_who_is_asked_answers() -> None:
    text = "QUESTION: You meet your colleague in Rome.\n\nSECRETARY BLINKEN: Yes, I do."
    said = ((span_of(text, "SECRETARY BLINKEN"), Span(text.index("Yes"), len(text))),)
    made = replace(reading(text, actors=("You",)), turns=said)
    (claim,) = shipped().identities(made).claims
    assert claim.actors[0].who.country == "USA"


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        (
            (
                "President of Russia Vladimir Putin sent greetings to Peru. Peru and Lima celebrate. "
                "I congratulate you on the day."
            ),
            "you",
            "PER",
        ),
        (
            (
                "President of Russia Vladimir Putin spoke in Moscow. Russia, Russia and Russia. "
                "I thank you for your work."
            ),
            "you",
            "RUS",
        ),
        ("Peru, Chile, Ghana, Japan, Kenya and Laos read this. I thank you.", "you", None),
    ],
)
def test_you_is_the_other_country_or_the_speakers_own(
    text: str, words: str, right: str | None
) -> None:
    assert countries(text, words) == [right]


FOE = (
    "Russia's war on us goes on. Russian missiles hit Kharkiv and Russia's troops advance. Glory to "
    "Ukraine! I thank you for the weapons."
)


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Speech by President of Ukraine Volodymyr Zelenskyy in the Parliament of Norway", "NOR"),
        ("President of Ukraine Volodymyr Zelenskyy met with Jonas Gahr Store of Norway", "NOR"),
        ("Address by President of Ukraine Volodymyr Zelenskyy at the NATO summit", "IGO"),
        # neither whom it is about nor who attacks
        ("Speech by President of Ukraine Volodymyr Zelenskyy about Norway", None),
        ("Speech by President of Ukraine Volodymyr Zelenskyy on talks with Russia", None),
        # no talk with anybody
        ("President of Ukraine Volodymyr Zelenskyy signed a law. Norway has it", None),
    ],
)
def test_you_is_whom_the_title_of_a_talk_names_and_no_attacker(
    title: str, country: str | None
) -> None:
    assert countries(f"{title}\n\n{FOE}", "you") == [country]


@pytest.mark.parametrize(
    ("title", "text", "right"),
    [
        # what a text without lines begins with is no title
        (None, "I spoke with friends in Norway. Glory to Ukraine! I thank you for it.", None),
        ("Speech in the parliament of Norway", "Glory to Ukraine! I thank you for it.", "NOR"),
        ("Speech by the President of Ukraine", "Glory to Ukraine! I thank you for it.", None),
        ("The wheat of Norway", "Glory to Ukraine! I thank you for it.", None),
    ],
)
def test_the_title_of_a_talk_is_the_articles_own(
    title: str | None, text: str, right: str | None
) -> None:
    text += " Russia's war goes on. Russian missiles hit Kharkiv and Russia's troops advance."
    assert countries(text, "you", title=title) == [right]


def test_one_speaker_under_two_labels_does_not_talk_to_himself() -> None:
    text = (
        "President of Russia Vladimir Putin: Good day.\n\nEmmanuel Macron: Good day.\n\n"
        "President of Russia Vladimir Putin: Yes.\n\nVladimir Putin: I thank you for it.\n\n"
    )
    assert countries(text, "you") == ["FRA"]
    alone = "President of Russia Vladimir Putin: Good day.\n\nVladimir Putin: I ask you to stay."
    assert who(alone, "you").entity is None


@pytest.mark.parametrize("words", ["the people of your country", "the presidents of your country"])
def test_the_people_of_your_country_are_of_who_is_spoken_to(words: str) -> None:
    text = (
        f"President of Russia Vladimir Putin wrote to Peru. Peru and Lima read it. I saw {words}."
    )
    assert countries(text, words) == ["PER"]


def test_what_is_one_of_theirs_is_theirs() -> None:
    text = "Kenya, Kenya and Kenya. Peruvian Generals met, and one of their pilots sang."
    assert countries(text, "one of their pilots") == ["PER"]


def test_your_army_is_of_who_is_spoken_to() -> None:
    text = (
        "President of Russia Vladimir Putin wrote to Peru. Peru and Lima read it. I saw your army."
    )
    assert countries(text, "your army") == ["PER"]


# ------------------------------------------------------------------ those who met


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            (
                "Secretary of State Marco Rubio spoke today with Estonian Foreign Minister Margus Tsahkna "
                "about Belarus. They discussed the people of Ukraine."
            ),
            {"USA", "EST"},
        ),
        (
            (
                "On May 3, President of Russia Vladimir Putin and Prime Minister of Israel Benjamin "
                "Netanyahu had a telephone conversation. They also discussed Iran."
            ),
            {"RUS", "ISR"},
        ),
        (
            (
                "President of Russia Vladimir Putin met with NATO envoy Mircea Geoana and Polish "
                "minister Zbigniew Rau. Trade grows. They have agreed to meet again in Japan."
            ),
            {"RUS", "IGO", "POL"},
        ),
        # what is told before is of one side only
        ("Poland and France are near. Russia bombed Kharkiv. They hit a school.", None),
        ("Russian troops attacked Ukraine. They discussed nothing.", None),
    ],
)
def test_they_who_met_are_all_of_them(text: str, right: set[str] | None) -> None:
    found = countries(text, "They")
    assert set(found) == right if right else len(found) == 1


@pytest.mark.parametrize("words", ["The two leaders", "Both sides", "The parties"])
def test_so_are_the_leaders_who_met(words: str) -> None:
    text = (
        "Telephone conversation with President of Uzbekistan Shavkat Mirziyoyev\n\n"
        "Vladimir Putin congratulated Shavkat Mirziyoyev. Kazakhstan was calm, and so was Kazakhstan. "
        f"{words} reviewed trade."
    )
    assert set(countries(text, words)) == {"RUS", "UZB"}


def test_the_parties_urged_are_not_who_urges() -> None:
    text = "We urge the parties to talk. Armenia and Azerbaijan must talk, and soon."
    found = countries(text, "the parties", publisher="US Department of State")
    assert set(found) == {"ARM", "AZE"}


# ------------------------------------------------------------------ turns that a name opens


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Vladimir Putin: Yes. Emmanuel Macron: Thank you. I flew here.", "FRA"),
        ("President of France Emmanuel Macron (retranslated): I flew here.", "FRA"),
        ("Talks in Moscow with guests Emmanuel Macron: Thank you. I flew here.", "FRA"),
        # a lone label speaks to the end of its line
        ("Emmanuel Macron: Thank you.\n\nI flew here to Kenya, Kenya and Kenya.", "KEN"),
        # a colon behind other words opens no turn
        ("He named Emmanuel Macron and others: Kenya first. I flew to Kenya.", "KEN"),
    ],
)
def test_a_known_name_and_a_colon_open_a_turn(text: str, right: str) -> None:
    assert countries(text, "I") == [right]


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("Emmanuel Macron's opening remarks at a meeting with the President of Kenya", "FRA"),
        ("Remarks by President of France Emmanuel Macron in Nairobi", "FRA"),
        ("Address by the President of France to the parliament of Kenya", "FRA"),
        # one of several speakers, what is only spoken of, and a sentence of the text
        ("Joint statement by Emmanuel Macron and the President of Kenya", "KEN"),
        ("Kenya on Emmanuel Macron and his remarks", "KEN"),
        ("In Kenya the remarks by Emmanuel Macron were heard.", "KEN"),
    ],
)
def test_a_heading_tells_whose_speech_it_is(heading: str, right: str) -> None:
    text = f"{heading}\n\nRain fell. We flew here to Kenya, Kenya and Kenya."
    assert countries(text, "We") == [right]


def test_a_speaker_of_a_heading_is_a_person_and_his_host_is_spoken_to() -> None:
    text = "Emmanuel Macron's opening remarks at talks with the President of Kenya\n\nI thank you."
    assert who(text, "I").name == "Emmanuel Macron"
    assert countries(text, "you") == ["KEN"]


def test_turns_end_where_the_next_begins() -> None:
    text = "Vladimir Putin: Yes. Emmanuel Macron: No. Vladimir Putin: Fine."
    seen = scene(Article(text))
    found = turns(seen, People(), ())
    assert [seen.phrase(*turn.speaker) for turn in found] == [
        "vladimir putin", "emmanuel macron", "vladimir putin",
    ]  # fmt: skip
    assert [seen.phrase(turn.start, turn.stop) for turn in found] == ["yes .", "no .", "fine ."]


# ------------------------------------------------------------------ she is no man


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("Mr Putin said that German chancellor Angela Merkel flew; she smiled.", "she", "DEU"),
        ("Chancellor Angela Merkel of Germany met Vladimir Putin, and he smiled.", "he", "RUS"),
    ],
)
def test_a_pronoun_is_of_its_sex(text: str, words: str, right: str) -> None:
    assert countries(text, words) == [right]


def test_the_council_is_the_one_named_before() -> None:
    text = (
        "Kenya, Kenya and Kenya. The UN Security Council met in Kenya. "
        "The council adopted a resolution. It called for calm."
    )
    assert countries(text, "The council") == ["UNO"]
    assert countries(text, "It") == ["UNO"]


# ------------------------------------------------------------------ both who talk

HOST = (
    "President of Russia Vladimir Putin spoke in Peru. Peru and Lima listened, and so did Moscow. "
)


@pytest.mark.parametrize(
    ("sentence", "words", "right"),
    [
        ("Trade between our countries grows.", "our countries", {"RUS", "PER"}),
        ("We also discussed trade.", "We", {"RUS", "PER"}),
        ("We urge calm.", "We", {"RUS"}),
        ("Our army is ready.", "Our army", {"RUS"}),
        ("We will also be discussing trade.", "We", {"RUS", "PER"}),
        ("We have already met this year.", "We", {"RUS", "PER"}),
        ("We agreed to meet again.", "We", {"RUS", "PER"}),
        # nor is it of both where others are named for it
        ("We talked with the harbour masters.", "We", {"RUS"}),
        ("We talked to the harbour masters.", "We", {"RUS"}),
        ("We have been at work and we will discuss it.", "We", {"RUS"}),
        # whom the speaker met just before comes first
        ("I spoke with the president of Chile. We discussed trade.", "We", {"RUS", "CHL"}),
        (
            "I met Gabriel Boric of Chile today. It rained. We discussed trade.",
            "We",
            {"RUS", "CHL"},
        ),
        ("The baker met the president of Chile. We discussed trade.", "We", {"RUS", "PER"}),
    ],
)
def test_what_is_done_together_is_of_both(sentence: str, words: str, right: set[str]) -> None:
    assert set(countries(HOST + sentence, words)) == right


def test_a_body_of_no_country_that_we_talk_with_is_no_country() -> None:
    text = HOST + "I met Mirjana Spoljaric Egger of the Red Cross today. We discussed trade."
    found = shipped().identities(reading(text, actors=[("We", 0)]))
    who_met = {p.who.country: (p.who.name, p.who.entity) for p in found.claims[0].actors}
    assert who_met == {"RUS": ("Russia", "country:RUS"), "NGO": (None, None)}


def test_a_meeting_that_is_only_spoken_of_is_nobodys() -> None:
    text = (
        "Vladimir Putin had a telephone conversation with President of Azerbaijan Ilham Aliyev. "
        "Vladimir Putin told him about recent meetings with the US. They reaffirmed their aims."
    )
    assert set(countries(text, "They")) == {"RUS", "AZE"}
