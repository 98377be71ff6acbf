"""Who somebody was, from the words: countries, bodies, roles, names, pronouns, crowds."""

from datetime import date

import pytest
from who_making import DAY, countries, reading, shipped, who

from chancery.model import EventType, Identity
from chancery.resolve.version import stage

# words, the text after them, country, sector, named
WORDS = [
    ("Russian forces", "shelled the town.", "RUS", "MIL", False),
    ("Ukrainian armed forces", "moved north.", "UKR", "MIL", True),
    ("Syrian rebels", "took the road.", "SYR", "REB", False),
    ("Israeli police", "closed the gate.", "ISR", "COP", True),
    ("Pakistani officials", "said no.", "PAK", "GOV", False),
    ("Washington", "said no.", "USA", "GOV", True),
    ("U.S.", "warships left.", "USA", "GOV", True),
    ("Islamabad", "said no.", "PAK", "GOV", True),
    ("Rawalpindi", "said no.", "PAK", "GOV", True),
    ("Moscow", "said no.", "RUS", "GOV", True),
    ("The Kremlin", "said no.", "RUS", "GOV", True),
    ("The White House", "said no.", "USA", "GOV", True),
    ("Downing Street", "said no.", "GBR", "GOV", True),
    ("Foggy Bottom", "said no.", "USA", "GOV", True),
    ("Brussels", "said no.", "EUR", "GOV", True),
    ("The Pentagon", "said no.", "USA", "MIL", True),
    ("The I.S.I.", "said no.", "PAK", "SPY", True),
    ("Mossad", "said no.", "ISR", "SPY", True),
    ("Hamas", "said no.", "PSE", "REB", True),
    ("Hizbullah", "said no.", "LBN", "REB", True),
    ("ISIL", "said no.", "IMG", "REB", True),
    ("ISIL fighters", "fled.", "IMG", "REB", False),
    ("al-Qaeda", "said no.", "IMG", "REB", True),
    ("NATO", "said no.", "IGO", "GOV", True),
    ("The UN", "said no.", "UNO", "GOV", True),
    ("EU leaders", "said no.", "EUR", "GOV", False),
    ("Republicans", "said no.", "USA", "PTY", True),
    ("Reuters", "said so.", "GBR", "JRN", True),
    ("The US secretary of state", "left.", "USA", "GOV", True),
    ("Pakistan's army chief", "left.", "PAK", "MIL", False),
    ("The prime minister of Malta", "left.", "MLT", "GOV", True),
    ("The Turkish envoy to Greece", "left.", "TUR", "GOV", False),
    ("Dozens of Iranian protesters", "marched.", "IRN", "CVL", False),
    ("A group of Kenyan lawmakers", "left.", "KEN", "LEG", False),
    ("An Egyptian court", "ruled.", "EGY", "JUD", False),
    ("Chilean journalists", "marched.", "CHL", "JRN", False),
    ("A Peruvian opposition leader", "left.", "PER", "OPP", False),
    ("A Dutch police spokesman", "left.", "NLD", "COP", False),
    ("Brazilian farmers", "marched.", "BRA", "AGR", False),
    ("A Yemeni hospital", "closed.", "YEM", "MED", False),
    ("US-led coalition aircraft", "struck.", "USA", "MIL", False),
    ("Africa", "waited.", None, "GOV", False),
    ("The international community", "waited.", None, None, False),
    ("HMS Harrow", "sailed.", "GBR", "MIL", True),
    ("Polish local authorities", "agreed.", "POL", "GOV", False),
    ("Peruvian members of the public", "agreed.", "PER", "CVL", False),
    ("The EU's high representative", "agreed.", "EUR", "GOV", False),
    ("A Chilean presidential candidate", "lost.", "CHL", "PTY", False),
    ("The counselor of the State Department", "left.", "USA", "GOV", False),
    ("A counsellor at the Chinese embassy", "left.", "CHN", "GOV", False),
    ("Chinese State Councilor Wang Yi", "left.", "CHN", "GOV", True),
    ("Japanese city councilors", "voted.", "JPN", "GOV", False),
    ("White House counsel", "left.", "USA", "JUD", False),
]


@pytest.mark.parametrize(("words", "rest", "country", "sector", "named"), WORDS)
def test_words(words, rest, country, sector, named):
    found = who(f"{words} {rest}", words)
    assert found.country == country
    assert found.named is named
    if sector:
        assert found.sector == sector


def test_the_example_of_the_design():
    text = (
        "Two Pakistani officials told Reuters that General Asim Munir asked Washington on Tuesday "
        "to withdraw its 40 advisers from Islamabad by June."
    )
    assert who(text, "Two Pakistani officials") == Identity(country="PAK", sector="GOV")
    assert who(text, "General Asim Munir") == Identity(
        "Asim Munir", "person:asim-munir", "PAK", "MIL", "Chief of Army Staff", named=True
    )
    assert who(text, "Washington") == Identity(
        "United States", "country:USA", "USA", "GOV", named=True
    )
    assert who(text, "its 40 advisers").country == "USA"


# text, words, which place, country, sector
ARTICLES = [
    ("Marco Rubio, the US secretary of state, left.", "Marco Rubio", 0, "USA", "GOV"),
    ("Nobody knew. Gen Tariq Shahbaz, the Jordanian army chief, flew out. Shahbaz met officials.",
     "Shahbaz", 1, "JOR", "MIL"),
    ("Kenyan trade minister Otieno Baraza spoke first. Later Baraza left.", "Baraza", 1, "KEN", "GOV"),
    ("Secretary of State Antony Blinken called.", "Secretary of State Antony Blinken", 0, "USA", "GOV"),
    ("The Maltese education minister, Rita Camilleri, spoke.",
     "The Maltese education minister, Rita Camilleri", 0, "MLT", "GOV"),
    ("Ana Duarte, a senator from Portugal, spoke.", "Ana Duarte", 0, "PRT", "LEG"),
    ('"We will not leave," said Danish minister Ida Holm.', "We", 0, "DNK", "GOV"),
    ("The Cuban president spoke in Madrid. The president then left.", "The president", 0, "CUB", "GOV"),
    ("Peru held elections. Peru's parties met in Lima. Police closed the streets.", "Police", 0,
     "PER", "COP"),
    ("Iran-backed militia attacked the base in Iraq. Iraq protested.", "Iran-backed militia", 0,
     "IRQ", "PRM"),
    ("Ricardo Lagos spoke in Chile. Chile's voters listened.", "Ricardo Lagos", 0, "CHL", None),
    ("The Trump campaign denied it. Donald Trump spoke in Ohio.", "The Trump campaign", 0, "USA", "PTY"),
    ("Ukraine's international partners met.", "Ukraine's international partners", 0, None, None),
    ("In Bolivia 54-year-old Rosa Quispe was freed.", "Rosa Quispe", 0, "BOL", "CVL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "nth", "country", "sector"), ARTICLES)
def test_articles(text, words, nth, country, sector):
    found = who(text, words, nth)
    assert found.country == country
    if sector:
        assert found.sector == sector


@pytest.mark.parametrize(
    ("text", "before", "pronoun", "country"),
    [
        ("The Polish president spoke. He left for Rome.", "The Polish president", "He", "POL"),
        ("Greek officials met. They left for Spain.", "Greek officials", "They", "GRC"),
        ("Greek officials met. They’ve left for Spain.", "Greek officials", "They’ve", "GRC"),
        ("Libya closed its ports to Malta.", "Libya", "its", "LBY"),
        ("Malta asked Libya to pull back its ships.", "Libya", "its", "LBY"),
    ],
)
def test_pronouns_stand_for_whom_was_mentioned(text, before, pronoun, country):
    found = shipped().identities(reading(text, actors=[pronoun], sources=[before]))
    identity = found.claims[0].actors[0].identity
    assert identity.value.country == country
    assert before in identity.why


@pytest.mark.parametrize(
    ("day", "role"),
    [
        (date(2023, 5, 1), "Chief of Army Staff"),
        (date(2019, 1, 1), "Director General of Inter-Services Intelligence"),
    ],
)
def test_offices_are_those_of_the_day(day, role):
    assert who("Pakistan: Asim Munir spoke.", "Asim Munir", published=day).role == role


def test_former_office_holders_are_elites():
    text = "Former Thai prime minister Thaksin Shinawatra returned."
    found = who(text, "Former Thai prime minister Thaksin Shinawatra")
    assert (found.country, found.sector) == ("THA", "ELI")


def test_us_is_a_pronoun_only_in_small_letters():
    text = 'Danish minister Ida Holm met US envoys. "They told us," Holm said.'
    assert who(text, "us", 0).country == "DNK"
    assert who("US envoys left.", "US").country == "USA"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Russian and Ukrainian officials met.", "Russian and Ukrainian officials", ["RUS", "UKR"]),
        ("Leaders of France, Italy and Spain met.", "Leaders of France, Italy and Spain",
         ["FRA", "ITA", "ESP"]),
        ("India shelled. Pakistan answered. Both sides agreed to stop.", "Both sides",
         ["PAK", "IND"]),
        ("A minister of Fiji spoke.", "A minister of Fiji", ["FJI"]),
        ("The Turkish envoy to Greece left.", "The Turkish envoy to Greece", ["TUR"]),
    ],
)  # fmt: skip
def test_words_for_several_become_as_many_parties(text, words, found):
    assert countries(text, words) == found


def test_an_official_text_speaks_for_its_government():
    text = "Remarks on Chad. We condemn the attack in Chad. The Secretary spoke with Chad."
    given = {"publisher": "U.S. Department of State"}
    assert who(text, "We", **given).country == "USA"
    assert who(text, "The Secretary", **given).country == "USA"
    assert who(text, "We").country == "TCD"


def test_a_joint_statement_speaks_for_all():
    text = (
        "The following statement was released by the Governments of the United States, Canada and "
        "Japan. We condemn the launch."
    )
    found = countries(text, "We", publisher="U.S. Department of State")
    assert found == ["USA", "CAN", "JPN"]


def test_a_country_that_attacks_acts_through_its_army():
    text = "Russia shelled the port."
    assert who(text, "Russia", event_type=EventType.ASSAULT).sector == "MIL"
    assert who(text, "Russia", event_type=EventType.REJECT).sector == "GOV"


def test_identities_cite_their_words_and_say_why():
    text = "Nobody knew. Gen Tariq Shahbaz, the Jordanian army chief, flew out. Shahbaz spoke."
    found = shipped().identities(reading(text, actors=[("Shahbaz", 1)], sources=["Nobody"]))
    identity = found.claims[0].actors[0].identity
    assert identity.stage == stage("who")
    assert [s.of(text) for s in identity.spans] == ["Shahbaz", "Jordanian"]
    assert "Jordanian army chief" in identity.why
    source = found.claims[0].accounts[0].source.identity
    assert source.value.country is None or source.confidence <= 0.5


@pytest.mark.parametrize(
    "text", ["x", "He He He", "\u201cWe", "The the the.", "1 2 3", "A - B", "It. It."]
)
def test_odd_texts_do_no_harm(text):
    found = shipped().identities(reading(text, actors=[text.split()[0]], published=None))
    assert all(isinstance(p.who, Identity) for p in found.claims[0].actors)


def test_nothing_to_do_is_nothing_done():
    article = reading("Peace came.", published=DAY)
    bare = type(article)(article.article)
    assert shipped().identities(bare) is bare


# A text, the name in it, and its bearer's country and sector by the introduction.
INTRODUCED = [
    ("The Ghanaian minister of the environment, Ama Tetteh, resigned.", "Ama Tetteh", "GHA", "GOV"),
    ("Norway's envoy for the Arctic, Kari Moen, resigned.", "Kari Moen", "NOR", "GOV"),
    ("Police held former Ghanaian minister Ama Tetteh on Monday.", "Ama Tetteh", "GHA", "ELI"),
    (
        "After talks with the chancellor of Austria, Kari Moen left.",
        "Kari Moen",
        "AUT",
        None,
    ),
]


@pytest.mark.parametrize(("text", "words", "country", "sector"), INTRODUCED)
def test_an_introduction_with_a_complement_or_of_a_former_office(text, words, country, sector):
    found = who(text, words)
    assert (found.country, found.sector) == (country, sector)


def test_a_party_called_the_opposition_is_one():
    assert who("The opposition Republican Party marched.", "Republican Party").sector == "OPP"
    assert who("The Republican Party marched.", "Republican Party").sector == "PTY"


def test_an_office_that_ends_with_a_country_introduces_who_follows():
    text = (
        "Met Ihor Bondar in Brussels, where the European Union sits.\n\n"
        "Deputy Head of the Office of the President of Ukraine Ihor Bondar thanked them."
    )
    assert who(text, "Ihor Bondar").country == "UKR"


def test_a_labour_court_is_of_no_party():
    text = "Ruled by the Labour Court, the union of Zambia must wait. Zambia appealed."
    assert who(text, "the Labour Court").country == "ZMB"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Left under General Michael Smith, troops crossed Mali. Mali agreed.",
         "General Michael Smith", "MLI"),
        ("Asked in Italy by the pope, Ukraine and Italy agreed.", "the pope", "VAT"),
        ("Asked in Italy, Ukraine agreed. There Pope Leo spoke of Italy.", "Pope Leo", "VAT"),
    ],
)  # fmt: skip
def test_no_namesakes_from_elsewhere(text: str, words: str, country: str) -> None:
    assert who(text, words).country == country


def test_the_enemy_of_an_official_text_is_the_other_side():
    text = (
        "Shelled by the occupiers, Kherson held out against Russia. Ukraine and Kyiv thank Ukraine's "
        "army.\n\nPresident of Ukraine Volodymyr Zelenskyy spoke of Ukraine, of Ukrainians and Lviv."
    )
    assert who(text, "the occupiers").country == "RUS"


def test_the_enemy_is_whose_attacks_are_spoken_of_not_whom_is_spoken_to() -> None:
    text = (
        "Dear Italians! Italy, thank you, Italy knows. Glory to Ukraine! Ukraine fights. Ukrainians "
        "wait. Kyiv waits, Ukraine too. Russia's invasion and Russian troops kill. Help us drive out "
        "the occupiers."
    )
    assert who(text, "the occupiers").country == "RUS"


def test_whose_request_it_was_introduces_nobody() -> None:
    text = (
        "Spoke with President of the Islamic Republic of Iran Sayyid Ebrahim Raisi at the Iranian "
        "party's initiative."
    )
    assert who(text, "Sayyid Ebrahim Raisi").sector == "GOV"
    assert who("Ama Osei of the opposition party left.", "Ama Osei").sector == "PTY"
