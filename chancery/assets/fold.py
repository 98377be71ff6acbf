"""One spelling for comparing names: no accents, case, full stops, hyphens or curly quotes."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans(
    {
        "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u0060": "'", "-": " ", "\u2010": " ",
        "\u2011": " ", "\u2013": " ", "\u2014": " ", "\u00a0": " ", "_": " ", ".": None,
        "\u00f8": "o", "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u0111": "d",
        "\u0131": "i", "\u00df": "ss", "\u00e6": "ae", "\u0259": "a", "\u018f": "A",
    }
)  # fmt: skip


def fold(words: str) -> str:
    """The words in lower case, without accents and full stops, hyphens as spaces."""
    if not words.isascii():
        spread = unicodedata.normalize("NFKD", words.lower().translate(_SAME)).lower()
        words = "".join(c for c in spread if not unicodedata.combining(c))
    return " ".join(words.translate(_SAME).lower().split())
