"""Put a tokenised paragraph together as it was probably printed, keeping each token's place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.common import Chars

NO_SPACE_BEFORE = set(",.;:!?)]}%…”»°™") | {"..."}
NO_SPACE_AFTER = set("([{“‘«₡€£¥₹#@") | {"$"}
CLITIC = re.compile(r"(s|S|t|d|m|re|ve|ll|em)\b")
SHORT_PREFIX = {"ex", "pre", "mid", "non", "anti", "al", "el", "pro", "post", "un", "co", "self"}


def join(words: Sequence[str]) -> tuple[str, list[Chars]]:
    """The text of one paragraph and the offsets of each token in it."""
    text, places, open_quotes = "", [], dict.fromkeys("\"'", False)
    glue = True
    for at, word in enumerate(words):
        before, after = _glued(words, at, open_quotes)
        if not (glue or before):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glue = after
    return text, places


def _glued(words: Sequence[str], at: int, quotes: dict[str, bool]) -> tuple[bool, bool]:
    """Whether a token stands without a space to its left, and to its right."""
    word = words[at]
    last = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in ("'", "’"):
        return _apostrophe(word, last, after, quotes)
    if word == '"':
        quotes[word] = not quotes[word]
        return not quotes[word], quotes[word]
    if word in ("-", "‑"):
        tied = bool(last and after) and hyphenated(words[max(0, at - 2) : at], after)
        return tied, tied
    if word == "/":
        return True, True
    if word == ".":
        return True, _initial(last) and _initial(after) and after != "A"
    clitic = word[0] in "'’" and CLITIC.match(word, 1) is not None
    return clitic or word in NO_SPACE_BEFORE or word == "n't", word in NO_SPACE_AFTER


def _apostrophe(word: str, last: str, after: str, quotes: dict[str, bool]) -> tuple[bool, bool]:
    """A lone apostrophe: within a word, opening a quotation, or closing one."""
    if last[-1:].isalnum() and CLITIC.fullmatch(after):
        return True, True
    if word == "’" or quotes["'"]:
        quotes["'"] = False
        return True, False
    if last[-1:] in ("s", "S"):
        return True, False
    quotes["'"] = True
    return False, True


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def hyphenated(left: Sequence[str], after: str) -> bool:
    """Whether a hyphen between these ties a word together rather than parting two clauses."""
    last = left[-1]
    if last == ".":  # U . S . - Africa
        return len(left) > 1 and _initial(left[0])
    if not (last[-1].isalnum() and after[0].isalnum()):
        return False
    lower_then_upper = last[0].islower() and after[0].isupper()
    return not lower_then_upper or last in SHORT_PREFIX
