"""What somebody searches articles for, as an expression that the record's index understands.

All words are wanted; ``"heavy weapons"`` stand together; ``nucl*`` is any word that begins so;
``grain OR wheat`` is either; ``-talks``, or ``NOT talks``, leaves articles out. Whatever else
an index could be asked is refused rather than taken for words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from chancery.errors import UsageError

_QUOTES = str.maketrans("“”„«»", '"' * 5)
_TERMS = re.compile(r'(-?)"([^"]*)"(\*?)|([^\s"]+)')
_BRACKETS = re.compile(r"\A\(|\)\Z")
_NEAR = re.compile(r"\bNEAR\(|\A(?:title|text):")
# The index holds stems, so that what is cut behind one ("negotiat*", of "negoti") begins none of
# them: words with these ends, or what is left of them there, have the stems that are meant.
_SUFFIXES = (
    "ating ation ated ates ators ally ably ely ity ism ist ive able ible ness ments ical".split()
)
_LONG = 6  # letters below which such ends would make other words ("warness", of "war")
_LETTERS = ascii_lowercase.replace("d", "").replace("s", "")  # with these two "e" is cut off again
_ENDS = sorted({suffix[at:] for suffix in _SUFFIXES for at in range(len(suffix))})


@dataclass(frozen=True, slots=True)
class _Term:
    """Words that stand together, the last of them whole or only begun, wanted or not."""

    words: str
    begun: bool = False
    unwanted: bool = False

    def sql(self) -> str:
        """The term for FTS5; between quotation marks nothing is an operator of it."""
        if not self.begun:
            return _quoted(self.words)
        last = self.words.split()[-1].lower()
        # What is begun is stemmed too: of "cris" the index would make "cri", and find every crime.
        more = _LETTERS if last[-1] in "sye" else ("",)
        begun = [f"{_quoted(self.words + letter)} *" for letter in more]
        ends = ("", *_ENDS) if len(last) >= _LONG else ("",)
        return f"({' OR '.join(begun + [_quoted(self.words + end) for end in ends])})"


def search_expression(given: str | None) -> str | None:
    """An FTS5 expression of what was asked for, None for nothing; UsageError says what is amiss."""
    if given is None:
        return None
    plain = given.translate(_QUOTES)
    if plain.count('"') % 2:
        raise _amiss(given, "a quotation mark without its other: expected two around a phrase")
    wanted, unwanted = _sorted(given, list(_tokens(given, plain)))
    if not wanted:
        raise _amiss(given, "expected at least one word to find")
    found = " AND ".join(
        one[0].sql() if len(one) == 1 else f"({' OR '.join(term.sql() for term in one)})"
        for one in wanted
    )
    return f"({found}){''.join(f' NOT {term.sql()}' for term in unwanted)}" if unwanted else found


def _tokens(given: str, plain: str) -> Iterator[_Term | str]:
    """Terms, and between them the operators OR and NOT."""
    found = _TERMS.findall(plain)
    operators = any(bare in {"OR", "NOT"} for *_, bare in found)
    for minus, quoted, star, bare in found:
        if bare in {"OR", "NOT"}:
            yield bare
        elif bare != "AND":  # all are wanted anyway
            if _NEAR.search(bare) or (operators and _BRACKETS.search(bare)):
                raise _amiss(given, f"{bare!r} is not understood: expected {_UNDERSTOOD}")
            word = quoted or bare.removeprefix("-")
            term = _Term(
                word.rstrip("*"),
                begun=bool(star) or word.endswith("*"),
                unwanted=bool(minus) or (bare.startswith("-") and bare[1:2].isalnum()),
            )
            if "*" in term.words:
                raise _amiss(given, f"{word!r}: expected a star only at the end of a word")
            if any(c.isalnum() for c in term.words):
                yield term


def _sorted(given: str, tokens: list[_Term | str]) -> tuple[list[list[_Term]], list[_Term]]:
    """What is wanted, each with the others that would do, and what is not."""
    wanted: list[list[_Term]] = []
    unwanted: list[_Term] = []
    before = ""
    for one in tokens:
        if isinstance(one, str):
            if before != "wanted" and (one == "OR" or before):
                raise _amiss(given, f"{one} after nothing to find: expected a word on either side")
            before = one
            continue
        if one.unwanted or before == "NOT":
            if before == "OR":
                raise _amiss(
                    given, "OR before what is not wanted: expected a word to find after it"
                )
            unwanted.append(one)
            before = "unwanted"
            continue
        if before == "OR":
            wanted[-1].append(one)
        else:
            wanted.append([one])
        before = "wanted"
    if before in {"OR", "NOT"}:
        raise _amiss(given, f"{before} at the end: expected a word after it")
    return wanted, unwanted


def _quoted(words: str) -> str:
    return f'"{words}"'


_UNDERSTOOD = 'words, "a phrase", begin*, one OR other, -not'


def _amiss(given: str, what: str) -> UsageError:
    return UsageError(f"search for {given!r}: {what}")
