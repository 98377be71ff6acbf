"""An undated text about an election campaign is dated by its candidates."""

from __future__ import annotations

import pytest
from who_making import reading, shipped

RIVALS = "Accused by Trump in Ohio, Clinton said that his campaign was over in the United States."


def sector(text: str, words: str, **given) -> tuple[str | None, str]:
    found = shipped().identities(reading(text, [words], **given)).claims[0].actors[0].identity
    assert found is not None
    return found.value.sector, found.why


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        (RIVALS, "Trump", "PTY"),
        (RIVALS, "Clinton", "PTY"),
        ("Mocked by Trump, President Obama left the United States on a trip.", "Trump", "PTY"),
        ("Signed by President Trump, the bill that Clinton wants is US law.", "Trump", "GOV"),
        ("Signed by Trump in the United States, the order holds.", "Trump", None),
    ],
)
def test_undated(text: str, words: str, right: str | None) -> None:
    found, _ = sector(text, words, published=None)
    assert found == right or (right is None and found != "PTY")


def test_a_dated_text_keeps_its_day() -> None:
    assert sector(RIVALS, "Trump")[0] == "GOV"


def test_the_reason_says_that_the_day_is_not_known() -> None:
    why = sector(RIVALS, "Clinton", published=None)[1]
    assert "on no known day" in why
    assert "the text is of the campaign up to 2016-11-08" in why


def test_a_pope_is_clergy() -> None:
    assert sector("Asked by Pope Francis in Rome, they stayed.", "Pope Francis")[0] == "REL"


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("Said by Jo Muster of NBC News, the road is shut.", "Jo Muster", "JRN"),
        ("Said by Red Cross director Jo Muster, the road is shut.", "Jo Muster", "SOC"),
        ("Said by press secretary Jo Muster in Kyiv, it is shut.", "Jo Muster", "GOV"),
        ("Said by Democratic Rep. Jo Muster in Ohio, it is shut.", "Jo Muster", "LEG"),
        ("Said by Kenya's representative Jo Muster, it is shut.", "Jo Muster", "GOV"),
    ],
)
def test_of_the_body_that_introduces(text: str, words: str, right: str) -> None:
    assert sector(text, words)[0] == right


@pytest.mark.parametrize(
    ("name", "right"), [("Obama", "GOV"), ("Putin", "GOV"), ("Assange", "JRN")]
)
def test_known_by_the_family_name(name: str, right: str) -> None:
    assert sector(f"Blamed by {name}, nobody answered.", name, published=None)[0] == right
