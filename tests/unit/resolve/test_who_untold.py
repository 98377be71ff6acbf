"""Countries of those whom neither a table nor an introduction explains, and of nobody's crowds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from who_making import reading, shipped

from chancery.model import Article, EventType, Span
from chancery.resolve.lookup.scene import scene
from chancery.resolve.who.called import likeliest
from chancery.resolve.who.people import People
from chancery.resolve.who.voice import voice


def country(text: str, party: str) -> str | None:
    (claim,) = shipped().identities(reading(text, actors=(party,))).claims
    return claim.actors[0].who.country


def why(text: str, party: str) -> str:
    (claim,) = shipped().identities(reading(text, actors=(party,))).claims
    cited = claim.actors[0].identity
    assert cited is not None
    return cited.why or ""


# ------------------------------------------------------------------ how people are called


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("kwak seung jun", "KOR"),
        ("takahashi", "JPN"),
        ("susan bryant", "USA"),
        ("oleksandr shevchenko", "UKR"),
        ("zzyzx", None),  # a name that tells nothing
    ],
)
def test_names_are_likelier_in_one_country(name: str, right: str | None) -> None:
    standing = [("JPN", 0.4), ("KOR", 0.2), ("USA", 0.2), ("UKR", 0.2)]
    assert likeliest(name.split(), People(), standing, None, (None, 0.3)) == right


@pytest.mark.parametrize(
    ("standing", "voice_of", "guess", "right"),
    [
        ([], None, (None, 0.3), None),
        ([("USA", 0.04)], None, (None, 0.3), None),  # hardly spoken of
        ([("IGO", 1.0)], None, (None, 0.3), None),  # no country
        ([("USA", 0.04)], "USA", (None, 0.3), "USA"),
        ([("USA", 0.12), ("MMR", 0.8)], None, (None, 0.3), None),  # nobody there is called so
        ([("USA", 0.2), ("MMR", 0.8)], None, (None, 0.3), "USA"),
        ([], None, ("MMR", 0.5), None),
    ],
)
def test_only_countries_spoken_of_are_thought_of(
    standing: list[tuple[str, float]],
    voice_of: str | None,
    guess: tuple[str | None, float],
    right: str | None,
) -> None:
    assert likeliest(["susan", "bryant"], People(), standing, voice_of, guess) == right


def test_what_the_reader_saw_outweighs_a_name() -> None:
    standing = [("JPN", 0.5), ("KOR", 0.5)]
    assert likeliest(["kwak"], People(), standing, None, ("JPN", 0.4)) == "KOR"
    assert likeliest(["kwak"], People(), standing, None, ("JPN", 9.0)) is None
    assert likeliest(["zzyzx"], People(), standing, None, ("JPN", 0.8)) is None


def test_the_reason_names_the_country() -> None:
    text = (
        "Japan and South Korea disagreed over Japanese wartime labour. Japan and Tokyo courts "
        "said nothing new. Kwak rejected the offer."
    )
    assert country(text, "Kwak") == "KOR"
    assert "people are called so" in why(text, "Kwak")


@pytest.mark.parametrize("body", ["JCPOA", "Board of Governors"])
def test_only_people_are_called_so(body: str) -> None:
    text = (
        "Japan and South Korea disagreed over Japanese wartime labour. Japan and Tokyo courts "
        f"said nothing new. {body} rejected the offer."
    )
    assert "people are called so" not in why(text, body)


# ------------------------------------------------------------------ towns and world-known names


@pytest.mark.parametrize(
    ("text", "party", "right"),
    [
        ("Russia fired at Ukraine again, said Russian bloggers. Odesa was hit.", "Odesa", "UKR"),
        ("Russia fired at Ukraine again. Bakhmut was shelled by Russia.", "Bakhmut", "UKR"),
        ("Iran and Iraq spoke of Iran. Clinton criticised the Iranian offer.", "Clinton", "USA"),
        ("Belgian police met in Brussels, Belgium. Assange praised them.", "Assange", "AUS"),
        ("Iran hailed Iranian talks. Then Isis attacked a shrine.", "Isis", "IMG"),
        ("Russia condemned Russian exiles. Europe threatened sanctions.", "Europe", "EUR"),
        ("Ukraine asked for Ukrainian grain. Congress approved the aid.", "Congress", "USA"),
        ("Peru voted, Peruvian papers said. Congress removed the president of Peru.", "Congress",
         "PER"),
    ],
)  # fmt: skip
def test_listed_names_tell(text: str, party: str, right: str) -> None:
    assert country(text, party) == right


# ------------------------------------------------------------------ nobody's


@pytest.mark.parametrize(
    "party",
    ["foreign nationals", "foreign journalists", "ships", "experts", "governments", "the world",
     "asylum seekers", "commercial vessels", "other countries", "other leaders",
     "the international community", "western officials"],
)  # fmt: skip
def test_crowds_of_no_country(party: str) -> None:
    text = f"Yemen and the Yemeni coast guard watched. Yemen said {party} must leave Yemen."
    assert country(text, party) is None


@pytest.mark.parametrize(
    "party",
    ["foreign ministers", "the police", "the hostages", "everyone", "troops", "the gunman",
     "other officials", "the other candidates", "regional authorities", "independent media",
     "local communities", "the individuals", "refugees"],
)  # fmt: skip
def test_others_are_the_articles(party: str) -> None:
    text = f"Yemen and the Yemeni coast guard watched. Yemen said {party} must leave Yemen."
    assert country(text, party) == "YEM"


# ------------------------------------------------------------------ one side's words


@pytest.mark.parametrize("party", ["the enemy", "the occupiers", "The aggressor"])
def test_the_enemy_is_the_other_side(party: str) -> None:
    text = (
        f"Ukrainian defenders held Kharkiv, Ukraine. Ukrainian losses were few. Russia fired. "
        f"{party} shelled Ukrainian villages."
    )
    assert country(text, party) == "RUS"


@pytest.mark.parametrize(
    "party",
    [
        "Head of State",
        "Head of the President's Office",
        "Deputy Head of the Office of the President",
    ],
)
def test_the_office_of_an_official_text_is_its_own(party: str) -> None:
    text = (
        "Ukrainians! Russia shelled again. Russia and Russian generals lie. "
        f"{party} condemned Russia."
    )
    assert country(text, party) == "UKR"


def test_a_title_of_american_departments() -> None:
    text = (
        "Japan and the United States agreed. Japan hosts the talks in Tokyo, Japan. Assistant "
        "Secretary of State for African Affairs Molly Phee welcomed it. Counselor Chollet agreed."
    )
    assert country(text, "Molly Phee") == "USA"
    assert country(text, "Counselor Chollet") == "USA"


def test_who_is_backed_is_not_who_backs() -> None:
    text = (
        "Britain and British ships waited. Iranian-backed Houthi rebels attacked Britain's ships."
    )
    assert country(text, "Iranian-backed Houthi rebels") == "YEM"


# ------------------------------------------------------------------ whose text it is


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("On the vote\n\nThe United States condemns the vote.", "USA"),
        ("On the vote\n\nCanada strongly condemns the vote in Belarus.", "CAN"),
        ("On the vote\n\nThe European Union welcomes the vote.", "EUR"),
        ("Canada condemns vote in Belarus\n\nThe vote was held on Sunday.", None),  # a headline
        ("On it\n\nCanada condemns it. Japan welcomes it.", None),
        ("On it\n\nCanada condemns it, an official told reporters.", None),
        ("QUESTION: And now? SECRETARY BLINKEN: We will see.", "USA"),
        ("The Head of State stressed that our talks go on. He informed us.", "UKR"),
        ("The Head of State stressed on Friday that our talks go on.", None),  # of Peru
        ("The talks go on, the Head of State said. It rained.", "UKR"),
        ("Vladimir Putin held a meeting on wheat.", "RUS"),
        ("A dependable ally of Vladimir Putin's, Belarus gained.", None),
        ("The deal with Vladimir Putin was struck by Belarus.", None),
        ("Roads to be mended by May - President of Ukraine\n\nIt was said at a meeting.", "UKR"),
        ("Roads to be mended by May - Volodymyr Zelenskyy\n\nHe said so.", "UKR"),
        ("Roads to be mended by May - President of Peru\n\nHe said so.", None),
        # what a newspaper writes as well takes a second sign
        ("Vladimir Putin sent tanks to the town. We will not leave, said a baker.", None),
        ("Vladimir Putin sent greetings to the bakers' guild.", "RUS"),
        ("A wheat forum\n\nVladimir Putin attended the forum.", "RUS"),
        ("A wheat forum\n\nVladimir Putin attended the forum on Sunday.", None),
        ("The deal was signed by President Volodymyr Zelensky. We wait, said a baker.", None),
        ("Address by President Volodymyr Zelenskyy to the bakers' guild", "UKR"),
        ("Bread came from Ohio, and Secretary Orwick met the bakers. It rained.", None),
        ("Secretary Orwick met the bakers. The Secretary praised the bread.", "USA"),
        ("Bread is dear\nJo Orwick, Deputy Secretary of State\nGood morning.", "USA"),
    ],
)
def test_whose_text_it_is(text: str, right: str | None) -> None:
    assert voice(scene(Article(text=text))) == right


@pytest.mark.parametrize(
    ("publisher", "url", "right"),
    [
        ("BBC News", "https://www.bbc.com/news/kremlin-says-no", None),
        ("Reuters", "https://www.reuters.com/world/nato-chief-speaks", None),
        ("Office of Senator Warren", None, None),  # "nato" is in "senator"
        ("NATO", None, "IGO"),
        ("The Kremlin", None, "RUS"),
        ("kremlin.ru", None, "RUS"),
        (None, "http://en.kremlin.ru/events/1", "RUS"),
        (None, "https://www.state.gov/a-talk/", "USA"),
        (None, "https://interstate.gov.example/a-talk/", None),
        ("U.S. Department of State", None, "USA"),
        ("UN News", None, "UNO"),
        ("Sun News", None, None),
    ],
)
def test_whose_publisher_it_is(publisher: str | None, url: str | None, right: str | None) -> None:
    article = Article(text="Bread is dear.", publisher=publisher, url=url)
    assert voice(scene(article)) == right


# ------------------------------------------------------------------ the place right behind


@pytest.mark.parametrize(
    ("told", "party", "right"),
    [
        ("bombed a rebel camp in Venezuela on Monday", "a rebel camp", "VEN"),
        ("bombed a market in Idlib", "a market", "SYR"),
        ("met the mayor in northern Peru", "the mayor", "PER"),
        ("met Zzyzx Qwertz in Peru", "Zzyzx Qwertz", "PER"),
        ("bombed a rebel camp, and in Venezuela people fled", "a rebel camp", "COL"),
        ("bombed a rebel camp in June", "a rebel camp", "COL"),
    ],
)
def test_in_a_place_is_of_the_place(told: str, party: str, right: str) -> None:
    text = f"Colombia and Colombian papers told of Colombia. The air force {told}."
    assert country(text, party) == right


# ------------------------------------------------------------------ whose turn it is


def test_in_a_talk_we_is_whoever_speaks() -> None:
    text = (
        "We met. SECRETARY BLINKEN: We thank Egypt.\n\nPRESIDENT ABBAS: We thank the United "
        "States for its efforts."
    )
    second = text.index("PRESIDENT")
    blinken = Span(text.index("SECRETARY"), text.index("SECRETARY") + len("SECRETARY BLINKEN"))
    abbas = Span(second, second + len("PRESIDENT ABBAS"))
    turns = (
        (blinken, Span(blinken.end + 1, second)),
        (abbas, Span(abbas.end + 1, len(text))),
    )

    def who(nth: int) -> str | None:
        made = reading(text, actors=(("We", nth),), published=date(2021, 5, 25))
        (claim,) = shipped().identities(replace(made, turns=turns)).claims
        return claim.actors[0].who.country

    assert (who(1), who(2)) == ("USA", "PSE")


# Texts printed without any capital letter, a party in them, and its country.
SMALL = [
    ("arrested by kenyan police in nairobi", "kenyan police", "KEN"),
    ("urged by the united states to stop", "the united states", "USA"),
    ("asked by the security council of the united nations", "the security council", "UNO"),
    ("Arrested by kenyan police", "kenyan police", None),  # here capitals are used
]


@pytest.mark.parametrize(("text", "who", "country"), SMALL)
def test_a_text_without_capitals_has_names_too(text, who, country):
    found = shipped().identities(reading(text, actors=[who])).claims[0]
    assert found.actors[0].who.country == country


def test_a_common_noun_is_no_town():
    """There is a town of the name in Poland."""
    text = "Arrested on Monday. Police held twelve protesters. Police were many."
    found = shipped().identities(reading(text, recipients=["twelve protesters"])).claims[0]
    assert found.recipients[0].who.country is None


# ------------------------------------------------------------------ whom attackers hit


@pytest.mark.parametrize(
    ("text", "actors", "right"),
    [
        ("Destroyed by Kenya, a drone fell. Kenya, Sudan, Sudan and Sudan.", ("Kenya",), "SDN"),
        (
            "Destroyed by Kenya, a drone fell. Peru saw it, so did Laos and Ghana.",
            ("Kenya",),
            "PER",
        ),
        ("Destroyed, a drone fell near Kenya. Peru saw it, so did Laos.", (), "KEN"),
    ],
)
def test_attackers_do_not_hit_their_own_where_only_the_nearest_country_is_known(
    text: str, actors: tuple[str, ...], right: str | None
) -> None:
    made = reading(text, actors, ("a drone",), event_type=EventType.ASSAULT)
    (claim,) = shipped().identities(made).claims
    assert claim.recipients[0].who.country == right
