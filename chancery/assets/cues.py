"""How much a reporting cue commits whoever uses it: a table of words, read once.

In the spirit of FactBank's degrees (Saurí and Pustejovsky 2009): `firm` cues present
the content as settled, `plain` ones only say that it was said, `distant` ones leave it
with the source, `hedged` ones give it as belief, hearsay or open.
"""

from __future__ import annotations

import re
from functools import cache

from chancery.assets.tables import rows

STRENGTHS = ("hedged", "distant", "firm", "plain")  # the weaker word of a cue decides


def strength(cue: str) -> str:
    """`firm`, `plain`, `distant` or `hedged`; a cue without a known word is plain."""
    folded = cue.lower().replace("’", "'")
    return next((name for name in STRENGTHS if _patterns()[name].search(folded)), "plain")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    found = {}
    for name, words in rows("cues.tsv", ("strength", "words")):
        parts = [re.escape(word).replace(r"\*", r"[\w'-]*") for word in words.split(", ")]
        found[name] = re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)")
    return found
