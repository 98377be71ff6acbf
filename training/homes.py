"""The words of a text that show a country: what a party's country is pointed at with."""

from __future__ import annotations

import re
from functools import cache

from chancery.assets.tables import rows

_KINDS = frozenset({"country", "adjective", "people", "capital", "city", "region"})


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {
        (phrase.upper() if cased else phrase): code.rstrip("?")
        for phrase, code, kind, cased in rows("names.tsv", ("phrase", "code", "kind", "cased"))
        if kind in _KINDS
    }
    listed = "|".join(re.escape(p) for p in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{listed})(?!\w)", re.IGNORECASE), known


def country_words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and code of every word or phrase that names a country or its people."""
    pattern, known = _pattern()
    found = []
    for match in pattern.finditer(text):
        code = known.get(match[0]) or known.get(match[0].lower())
        if code and match[0][0].isupper():
            found.append((match.start(), match.end(), code))
    return found
