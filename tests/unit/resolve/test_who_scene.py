"""An article's tokens: where sentences begin, and what capitals go on in."""

from __future__ import annotations

import pytest

from chancery.model import Article
from chancery.resolve.lookup.scene import scene


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met. He left.", ["They met .", "He left ."]),
        ("They met. he left.", ["They met . he left ."]),
        ("They met! \u201cNo\u201d he said.", ["They met !", "\u201c No \u201d he said ."]),
        ("Gen. Roe met J. Doe. All left.", ["Gen . Roe met J . Doe .", "All left ."]),
        ("The army gen. Roe left.", ["The army gen . Roe left ."]),
        ("the talks\nwent on", ["the talks", "went on"]),
        ("the talks \n\n went on\n", ["the talks", "went on"]),
        ("They met.\nHe left.", ["They met .", "He left ."]),
        ("\nHe left", ["He left"]),
        (". No", [".", "No"]),
        ("", []),
    ],
)
def test_sentences_begin_after_a_line_or_a_full_stop(text: str, sentences: list[str]) -> None:
    seen = scene(Article(text or " "))
    found: dict[int, list[str]] = {}
    for number, word in zip(seen.sentence, seen.words, strict=True):
        found.setdefault(number, []).append(word)
    assert [" ".join(words) for words in found.values()] == sentences
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("Kim Jong-un left", [True, True, True, False]),
        ("Kim Jong un left", [True, True, False, False]),
        ("the Jong-un line", [False, True, False, False]),
        ("Ann Stand-by left", [True, True, False, False]),
    ],
)
def test_a_name_goes_on_in_its_second_syllable(text: str, upper: list[bool]) -> None:
    assert scene(Article(text)).upper == upper
