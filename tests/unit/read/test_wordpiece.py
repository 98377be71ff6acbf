"""Word pieces: what they are, and where in the text they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import AssetError
from chancery.read.wordpiece import LONGEST, WordPiece

KNOWN = (
    "[PAD] [UNK] the army chief gen ##eral ##s krakow u . , ' \u2019 $ i \u0131 pak ##istan ##i "
    "\u4e2d \u56fd with ##draw ##al 4 ##0 a ##b \u03c3"
)
NUMBERS = {piece: number for number, piece in enumerate(KNOWN.split())}
PIECES = list(NUMBERS)
READER = WordPiece(NUMBERS)

CASES = [
    # text, pieces, the words they stand on, note
    ("The Army Chief", "the army chief", "The|Army|Chief", "case is folded"),
    ("Generals", "gen ##eral ##s", "Gen|eral|s", "the longest known piece first"),
    ("Pakistani withdrawal", "pak ##istan ##i with ##draw ##al", "Pak|istan|i|with|draw|al", ""),
    ("U.S", "u . [UNK]", "U|.|S", "signs stand apart, a strange letter is unknown"),
    ("Krak\u00f3w,", "krakow ,", "Krak\u00f3w|,", "accents are folded"),
    ("Krako\u0301w", "krakow", "Krako\u0301w", "so are combining ones"),
    ("\u0130", "i", "\u0130", "a dotted capital"),
    ("chief\u2019s", "chief \u2019 [UNK]", "chief|\u2019|s", "a typographic apostrophe"),
    ("$40", "$ 4 ##0", "$|4|0", ""),
    ("\u4e2d\u56fd", "\u4e2d \u56fd", "\u4e2d|\u56fd", "each ideograph by itself"),
    ("ar\u00admy", "army", "ar\u00admy", "a soft hyphen is not seen"),
    ("\u03a3", "\u03c3", "\u03a3", ""),
    ("armyx", "[UNK]", "armyx", "no piece for its end, so none for it all"),
    ("a" * (LONGEST + 1), "[UNK]", "a" * (LONGEST + 1), "longer than is looked up"),
    ("  the\n\tthe ", "the the", "the|the", "blanks of any kind"),
    ("\u200b", "", "", "nothing to be seen"),
    ("", "", "", "nothing"),
]


@pytest.mark.parametrize(("text", "pieces", "words", "note"), CASES)
def test_pieces(text: str, pieces: str, words: str, note: str) -> None:
    del note
    found = READER.encode(text)
    assert [PIECES[number] for number in found.ids] == pieces.split()
    stand = [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    assert stand == (words.split("|") if words else [])


@given(st.text(alphabet="theArmy \u00e9\u0301.,'\u4e2d\u00ad\t40\u0130\u00df"))
def test_pieces_follow_one_another_and_leave_no_blank_inside(text: str) -> None:
    found = READER.encode(text)
    reached = 0
    for start, end in zip(found.starts, found.ends, strict=True):
        assert reached <= start < end <= len(text)
        assert not any(character.isspace() for character in text[start:end])
        reached = end


@given(st.lists(st.sampled_from(["The", "army,", "generals", "Krak\u00f3w", "$40"]), max_size=9))
def test_a_word_has_the_same_pieces_wherever_it_stands(words: list[str]) -> None:
    alone = [number for word in words for number in READER.encode(word).ids]
    assert READER.encode(" ".join(words)).ids == alone


@pytest.mark.parametrize("held", ["", "{", "[]", '{"model": {}}', '{"model": {"vocab": {}}}'])
def test_a_file_without_vocabulary(tmp_path: Path, held: str) -> None:
    path = tmp_path / "tokens.json"
    path.write_text(held)
    with pytest.raises(AssetError, match=r"tokens\.json"):
        WordPiece.from_file(path)


def test_from_file(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    path.write_text(json.dumps({"model": {"vocab": NUMBERS}}))
    assert WordPiece.from_file(path).encode("the").ids == [NUMBERS["the"]]
