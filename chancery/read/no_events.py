"""Words of events by which something else is named: what a paper offers to read, a book, a film."""

from __future__ import annotations

import re

from chancery.model import Span

_BEFORE = 120  # characters in front of a trigger, as far as its sentence goes
_END = re.compile(r"[.!?;](?=\s)|\n")
_THING = re.compile(
    r"(?:(?:civil|cold|trade) )?(?:attacks?|clashes|conflict|coup|crisis|fighting|invasion|occupation|"
    r"offensive|protests?|siege|talks|uprising|violence|war)\b",
    re.IGNORECASE,
)
_OFFER = r"(?:analysis|blog|briefing|coverage|explainer|guide|newsletter|podcast|reporting|series|updates)"
# "See all our coverage of the Gaza", "Listen to our podcast on the", "Sign up for news on the"
_OFFERED = re.compile(
    rf"(?:\bour (?:[\w’'-]+ ){{0,2}}{_OFFER}|\b(?:all|complete|continuing|full|latest|live) {_OFFER}"
    r"|^\W*(?:read|see|watch|hear) more|^\W*(?:sign up|subscribe) (?:here )?(?:for|to) (?:[\w’'-]+ ){1,6}?)"
    r" ?(?:about|from|of|on) (?:[\w’'-]+ ){0,4}$",
    re.IGNORECASE,
)
# "the film “The Siege of"
_TITLE = re.compile(
    r"\b(?:album|book|documentary|drama|exhibition|film|memoir|movie|musical|novel|opera|painting|play|"
    r"podcast|poem|programme|series|show|song)(?:,| called| entitled| titled)? "
    r"(?:[“‘\"']|'')(?=[A-Z])[^“”\"\n]{0,60}$"
)


def only_named(trigger: Span, text: str) -> bool:
    """Whether a trigger stands in the title of a work, or in an offer to read of an event."""
    before = _END.split(text[max(0, trigger.start - _BEFORE) : trigger.start])[-1]
    words = trigger.of(text)
    if _OFFERED.search(before):
        return _THING.fullmatch(words) is not None
    return words[0].isupper() and _TITLE.search(before) is not None
