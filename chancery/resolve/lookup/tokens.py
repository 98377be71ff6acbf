"""The tokens of a text: words with what tables call them, and the sentences that they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from chancery.assets.fold import fold
from chancery.resolve.lookup.words import PRONOUNS

# Words (with inner apostrophes), abbreviations of capitals, a possessive by itself, punctuation.
# Hyphens divide words and are left out, so that "Inter-Services" reads as two.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|U\. ?[SKN]\.|(?:[A-Z]\.)+[A-Z]\b|['\u2019]s\b|"
    r"[^\W_]+(?:['\u2019](?!s\b)[^\W_]+)*|[^\w\s\u2010\u2011-]"
)
_ENDS = frozenset(".!?")
# The second part of a given name as Korean and older Chinese spellings join it: "Jong-un",
# "Ing-wen"; and the English words of that shape that a hyphen joins to names as well.
_SYLLABLE = re.compile(
    r"(?:[bcdfghjklmnprstwy]|ch|ts|hs|sh|kw)?h?y?w?[aeiou]{1,3}(?:ng|[nmklpth])?"
)
_NO_SYLLABLE = frozenset("at by do long low man no on out pan run than to up wing win".split())
# Abbreviations whose full stop ends no sentence.
_SHORT = frozenset(
    (
        "gen lt col maj capt sgt cpl spc adm brig cmdr sen rep gov dr mr mrs ms prof rev st "
        "hon sec supt insp jr sr vs"
    ).split()
)


class Tokens(NamedTuple):
    """Words with their offsets, as tables spell them, whether capitalised, and by sentence."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    lows: list[str]
    upper: list[bool]
    sentence: list[int]  # of each token, the number


def tokens(text: str) -> Tokens:
    """The tokens of a text in order."""
    matches = list(_TOKEN.finditer(text))
    words = [match[0] for match in matches]
    starts, ends = [match.start() for match in matches], [match.end() for match in matches]
    lines = {bisect_left(starts, line.start()) for line in re.finditer("\n", text)}
    begins = lines | {at for at in range(1, len(words)) if _begins(words, starts, ends, at)}
    upper = [word[0].isupper() for word in words]
    for at in range(2, len(words)):
        if not upper[at] and upper[at - 1] and upper[at - 2]:
            joint = starts[at] == ends[at - 1] + 1 and text[ends[at - 1]] in "-\u2010\u2011"
            upper[at] = joint and _syllable(words[at])
    sentence = list(accumulate(int(at in begins) for at in range(len(words))))
    return Tokens(words, starts, ends, list(map(_low, words)), upper, sentence)


def initial(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], dot: int) -> bool:
    """Whether a full stop belongs to an initial or a title, with a name behind it."""
    return (
        _shortened(words, starts, ends, dot)
        and dot + 1 < len(words)
        and words[dot + 1][0].isupper()
    )


def _begins(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], at: int) -> bool:
    """Whether a sentence begins with a token: after a full stop that is no abbreviation's."""
    if words[at - 1] not in _ENDS or not (words[at][0].isupper() or not words[at][0].isalnum()):
        return False
    return not (words[at - 1] == "." and at > 1 and _shortened(words, starts, ends, at - 1))


def _shortened(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], dot: int) -> bool:
    """Whether a full stop stands right behind "Gen" or an initial."""
    before = words[dot - 1]
    short = (len(before) == 1 and before.isupper()) or before.lower() in _SHORT
    return short and starts[dot] == ends[dot - 1]


@lru_cache(maxsize=65536)
def _low(word: str) -> str:
    """The word as tables spell it."""
    low = word.lower().replace(".", "") or word if word.isascii() else fold(word) or word
    low = low.replace(" ", "").replace("\u2019", "'")  # "U. S.", a curly possessive
    if "'" in low and low.split("'")[0] in PRONOUNS:
        return low.split("'")[0]  # "they've"
    return low


def _syllable(word: str) -> bool:
    """Whether a small word hyphened to a name may be part of it: "Kim Jong-un"."""
    return len(word) < 7 and word not in _NO_SYLLABLE and _SYLLABLE.fullmatch(word) is not None
