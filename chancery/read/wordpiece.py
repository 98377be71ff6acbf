"""Word pieces of MiniLM's uncased vocabulary, with each piece's place in the text.

The same as BERT's own tokenizer (Devlin et al. 2019: accents and case folded,
signs apart, the longest known piece first), written here because the library
for it brings forty megabytes of what reads no news.
"""

from __future__ import annotations

import json
import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from chancery.errors import AssetError

UNKNOWN = "[UNK]"
LONGEST = 100  # characters of a word that is still looked up
REMEMBERED = 1 << 16  # words whose pieces are kept: most of a text is words seen before

_WORD = re.compile(r"\S+")
_SIGNS = frozenset(string.punctuation)
_IDEOGRAPHS = (
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0x2F800, 0x2FA1F),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Encoded:
    """Pieces in order: the vocabulary's numbers, and half-open offsets into the text."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


class WordPiece:
    """A vocabulary, and the way of a text through it."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._known = vocabulary
        self._unknown = vocabulary[UNKNOWN]
        self._pieces = lru_cache(maxsize=REMEMBERED)(self._of_chunk)

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """Read the vocabulary out of a `tokenizer.json`; raises AssetError where it has none."""
        try:
            return cls(json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"])
        except (ValueError, KeyError, TypeError) as error:
            raise AssetError(
                f"{path}: holds no vocabulary of word pieces ({error!r}): install Chancery again"
            ) from error

    def encode(self, text: str) -> Encoded:
        """The pieces of a text, without the marks at its ends."""
        found = Encoded([], [], [])
        for chunk in _WORD.finditer(text):
            base = chunk.start()
            for number, start, end in self._pieces(chunk[0]):
                found.ids.append(number)
                found.starts.append(base + start)
                found.ends.append(base + end)
        return found

    def _of_chunk(self, chunk: str) -> tuple[tuple[int, int, int], ...]:
        return tuple(piece for word in _words(chunk) for piece in self._of_word(word))

    def _of_word(self, word: list[tuple[str, int]]) -> list[tuple[int, int, int]]:
        """The longest known pieces of a word one after the other, or one unknown."""
        plain = "".join(character for character, _ in word)
        found, at = [], 0
        while at < len(plain) <= LONGEST:
            mark = "##" if at else ""
            end = len(plain)
            while end > at and mark + plain[at:end] not in self._known:
                end -= 1
            if end == at:
                break
            number = self._known[mark + plain[at:end]]
            found.append((number, word[at][1], word[end - 1][1] + 1))
            at = end
        if at < len(plain):
            return [(self._unknown, word[0][1], word[-1][1] + 1)]
        return found


def _words(chunk: str) -> Iterator[list[tuple[str, int]]]:
    """What stands between blanks, cut at signs: folded characters with where each came from."""
    word: list[tuple[str, int]] = []
    for at, character in enumerate(chunk):
        for folded in _folded(character):
            if _alone(folded):
                if word:
                    yield word
                yield [(folded, at)]
                word = []
            else:
                word.append((folded, at))
    if word:
        yield word


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """A character without accents and in lower case; nothing for what cannot be seen."""
    if character == "\ufffd" or unicodedata.category(character).startswith("C"):
        return ""
    parts = unicodedata.normalize("NFD", character)
    return "".join(part.lower() for part in parts if unicodedata.category(part) != "Mn")


@lru_cache(maxsize=4096)
def _alone(character: str) -> bool:
    """Whether a character is a piece by itself: a sign or an ideograph."""
    if character in _SIGNS or unicodedata.category(character).startswith("P"):
        return True
    return any(low <= ord(character) <= high for low, high in _IDEOGRAPHS)
