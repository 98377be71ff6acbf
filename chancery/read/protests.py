"""Protests of the street told from those that a government hands over, accusations to PLOVER."""

from __future__ import annotations

import re

from chancery.assets.countries import phrases
from chancery.assets.fold import fold
from chancery.model import Span

AROUND = 30  # characters beside a trigger in which it shows of what kind a protest is
_SENTENCE = 150  # and in which a crowd may stand, as far as its sentence goes
_LONGEST = 3  # words of a country's name, or of what speaks for it
_HAND = r"(?:convey|deliver|fil|hand|issu|lodg|present|regist|submit)(?:s|e|es|ed|ing|er|ers|ered|ering)?"
# "lodged a strong protest", but "filed past in protest" and "issued permits for the protest"
_PAPER = re.compile(
    r"\b(?:notes?|letters?) of protest|\bdiplomatic protest|\b(?:formal|official)ly protest"
    rf"|\b{_HAND} (?:(?!(?:a[st]|during|for|from|in|of|on|out|past|to|with)\b)[\w-]+ ){{0,3}}protests?\b",
    re.IGNORECASE,
)
# An official protest may be a march too: somebody must make it, or receive it.
_FORMAL = re.compile(r"\b(?:formal|official) protests?\b", re.IGNORECASE)
_HANDED = re.compile(
    rf"\b(?:{_HAND}|ma(?:de|kes?|king) (?:an?|its|the|their)|receiv\w+|sen[dt]\w*|summon\w*|"
    r"ambassador|embassy|envoy)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\bprotest(?:s|ed|ing)? (?:\w+ly )?to (?:(?:his|its|the|their) )?"
    r"(?P<whom>[\w.'’-]+(?: [\w.'’-]+){0,2})",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:ambassador|charg[eé]|consul(?:ate)?|council|embassy|envoy|government|ministry|"
    r"(?-i:EU|NATO|UN)|nations|union)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:activists?|clash\w*|crowds?|demonstrat\w+|dozens|farmers|hundreds|march\w*|people|protesters|"
    r"rall(?:y|ied|ies)|residents|scores|streets?|strikers|students|thousands|villagers|workers)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?=\s|$)|\n")


def handed_over(trigger: Span, text: str) -> bool:
    """Whether a protest is a government's word to another one, and none of the street."""
    around = text[max(0, trigger.start - AROUND) : trigger.end + AROUND]
    if _PAPER.search(around):
        return True
    to = _TO.search(around)
    told = bool(to) and _official(to["whom"]) if to else False
    made = _FORMAL.search(around) is not None and _HANDED.search(around) is not None
    return (told or made) and not _CROWD.search(_sentence(trigger, text))


def _official(words: str) -> bool:
    """Whether words begin with a country, or name what speaks for one."""
    parts = words.split()
    return _OFFICIAL.search(words) is not None or (
        words[0].isupper()
        and any(fold(" ".join(parts[:n])) in phrases() for n in range(1, _LONGEST + 1))
    )


def _sentence(trigger: Span, text: str) -> str:
    """The words around a trigger, up to where its sentence ends."""
    before = _END.split(text[max(0, trigger.start - _SENTENCE) : trigger.start])[-1]
    return before + _END.split(text[trigger.start : trigger.end + _SENTENCE])[0]
