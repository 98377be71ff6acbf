"""Words of time: turns a text into tokens, each with a one-letter class, for the rules to match.

The rules in `rules.py` are regular expressions over the string of these
letters, one letter a token, which is far shorter than the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chancery.assets.calendar import MONTHS

TOKEN = re.compile(
    r"Q[1-4]\b"  # what begins with a letter first, since nearly all do
    r"|[ap]\.m\b\.?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"  # 2011-05-02
    r"|[0-9]{1,2}[:.][0-9]{2}(?=\s?[ap]\.?m\b)|[0-9]{1,2}:[0-9]{2}"  # 10:35
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"  # 11.3.2004, the day first
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[0-9]/[0-9]"
    r"|[0-9]{1,2}(?:st|nd|rd|th)\b"
    r"|[0-9]{3}0[’']?s\b|[’'][0-9]0s\b"  # 1990s, '90s
    r"|[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[0-9]+"
    r"|[^\w\s]"
)

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs",
         "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
REPEATED = {f"{day}s": number for day, number in WEEKDAYS.items() if day.endswith("day")}
WEEKDAYS |= REPEATED
UNITS = {
    "second": "S", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "2W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
    "century": "C", "yr": "Y", "hr": "TH",
}  # fmt: skip
PLURALS = {
    **{f"{unit}s": code for unit, code in UNITS.items() if unit not in ("century", "night")},
    "centuries": "C", "secs": "S",
}  # fmt: skip
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS: dict[str, int] = {word: value for value, word in enumerate(SMALL)} | {
    word: 10 * value for value, word in enumerate(TENS, start=2)
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
            "seventeenth", "eighteenth", "nineteenth", "twentieth",
        ),
        start=1,
    )
}  # fmt: skip
PARTS = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "sunrise": "MO", "daybreak": "MO",
    "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV",
    "night": "NI", "nights": "NI", "overnight": "NI", "noon": "12:00", "midday": "12:00",
    "midnight": "24:00", "nightfall": "NI", "sunset": "EV", "lunchtime": "MI",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASONS |= {"summers": "SU", "winters": "WI", "springs": "SP"}
SETS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "nightly": "P1D",
}  # fmt: skip
TODAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
NAMED_DECADES = {f"{ten[:-1]}ies": value for value, ten in enumerate(TENS, start=2)}

_CLASSES = {
    **dict.fromkeys(MONTHS, "M"), **dict.fromkeys(WEEKDAYS, "W"),
    **dict.fromkeys(SEASONS, "S"),
    **dict.fromkeys(UNITS, "U"), **dict.fromkeys(PLURALS, "V"), **dict.fromkeys(NUMBERS, "N"),
    **dict.fromkeys(SCALES, "N"), **dict.fromkeys(ORDINALS, "O"), **dict.fromkeys(PARTS, "P"),
    **dict.fromkeys(SETS, "s"), **dict.fromkeys(TODAYS, "T"),
    **dict.fromkeys(NAMED_DECADES, "X"),
    **dict.fromkeys(("last", "past", "previous", "preceding", "latest"), "L"),
    **dict.fromkeys(("next", "coming", "following", "upcoming"), "n"),
    **dict.fromkeys(("this", "these", "present"), "h"), "current": "J", "nineteen": "9",
    **dict.fromkeys(("that", "same"), "k"),
    "recent": "r", "recently": "z", "every": "e", "each": "e", "per": "e", "ago": "G",
    **dict.fromkeys(("later", "earlier"), "g"), "after": "b", "before": "b",
    **dict.fromkeys(("early", "late", "mid", "middle", "beginning", "start", "end",
                     "outset", "midway", "latter"), "E"),
    **dict.fromkeys(("few", "several", "couple", "many", "some"), "F"),
    "the": "t", "a": "A", "an": "A", "of": "o", "half": "H", "and": "&", "or": "&", "to": "&",
    **dict.fromkeys(("in", "on", "at", "by", "since", "from", "until", "till", "during", "for",
                     "within", "between", "around", "through", "over"), "i"),
    **dict.fromkeys(("am", "pm", "a.m", "p.m", "a.m.", "p.m."), "C"),
    **dict.fromkeys(("now", "currently", "nowadays", "presently"), "Z"),
    **dict.fromkeys(("future",), "f"), "more": "m", "old": "d",
    **dict.fromkeys(("est", "edt", "gmt", "utc", "pst", "pdt", "cst", "cdt", "bst", "cet", "et"),
                    "c"),
    **dict.fromkeys(("christmas", "thanksgiving", "easter", "halloween"), "j"), "eve": "v",
    **dict.fromkeys(("near", "distant", "o'clock", "o’clock"), "u"),
    "weekend": "w", "overnight": "q",
    ".": ".", ",": ",", "-": "-", "–": "-", "—": "|", "'s": "'", "’s": "'", "$": "$", "%": "%",
    "period": "p", "time": "p", "fiscal": "y", "long": "l", "new": "a",
    **dict.fromkeys(("q1", "q2", "q3", "q4"), "Q"),
}  # fmt: skip


def wordset(words: str) -> frozenset[str]:
    """The words of a string as a set, so that lists of words read as words."""
    return frozenset(words.split())


# Abbreviations that are believed only before a full stop or a figure.
_DOTTED = frozenset({"sat", "sun", "mon", "wed", "fri", "mar", "jan", "min", "hr"})
_POSSESSIVE = ("'s", "’s")
_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: offsets, words in small letters, and the string of their classes."""

    offsets: tuple[tuple[int, int], ...]
    lows: tuple[str, ...]
    shape: str


def number_class(text: str) -> str:  # noqa: PLR0911 - one case a line
    """The class of a token that begins with a digit."""
    if text.isdigit():
        value = int(text)
        if len(text) <= 2 and 1 <= value <= 31:
            return "D"
        return "Y" if len(text) == 4 and 1000 <= value < 2100 else "N"
    if text[-1] == "s":
        return "X"
    if text[-1] in "dht":  # 2nd, 7th, 1st; never "st" of another word
        return "O"
    if 2 in (text.count("-"), text.count("/"), text.count(".")):
        return "I"
    if ":" in text:
        return "K"
    return "H" if "/" in text else "N"


def _class(token: str, low: str, following: str) -> str:
    if "0" <= token[0] <= "9":
        return number_class(token)
    if token[0] in _APOSTROPHES and token[1:2].isdecimal():
        return "X"
    if low.endswith(_POSSESSIVE):
        low = low[:-2]
    found = _CLASSES.get(low, "x")
    if found in "MW" and (
        not token[0].isupper()
        or (low in _DOTTED and following != "." and not following[:1].isdigit())
    ):
        return "x"
    return found


@lru_cache(maxsize=4)
def tokens(text: str) -> Tokens:
    """The tokens of a text with their classes; the last few texts are remembered."""
    matches = list(TOKEN.finditer(text))
    words = [match[0] for match in matches]
    lows = [word.lower() for word in words]
    known = _CLASSES.get
    shape = []
    for index, low in enumerate(lows):
        found = known(low)
        if found is None and (
            low.isalpha() or (not low[0].isalnum() and low[0] not in _APOSTROPHES)
        ):
            found = "x"
        elif found is None or found in "MW":
            found = _class(words[index], low, lows[index + 1] if index + 1 < len(lows) else "")
        shape.append(found)
    return Tokens(tuple(match.span() for match in matches), tuple(lows), "".join(shape))


def bare(low: str) -> str:
    """A word without its possessive ending."""
    return low[:-2] if low.endswith(_POSSESSIVE) else low


def number(words: list[str]) -> float | None:
    """The value of a number written in figures or words ("twenty-four", "1.5 million"), or None."""
    total, part, seen = 0.0, 0.0, False
    for word in words:
        digits = word.replace(",", "")
        if digits.replace(".", "", 1).isdigit():
            part, seen = float(digits), True
        elif word in NUMBERS:
            part, seen = part + NUMBERS[word], True
        elif word in ("hundred", "dozen"):
            part, seen = (part or 1) * SCALES[word], True
        elif word in SCALES:
            total, part, seen = total + (part or 1) * SCALES[word], 0.0, True
    return total + part if seen else None
