"""An article as the resolver sees it: tokens, known names where they stand, capitalised runs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from chancery.assets.fold import fold
from chancery.model import Article, Span
from chancery.resolve.who_tables import Entry, tables
from chancery.resolve.who_words import PARTICLES, PRONOUNS

# Words (with inner apostrophes), abbreviations of capitals, a possessive by itself, punctuation.
# Hyphens divide words and are left out, so that "Inter-Services" reads as two.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|U\. ?[SKN]\.|(?:[A-Z]\.)+[A-Z]\b|['\u2019]s\b|"
    r"[^\W_]+(?:['\u2019](?!s\b)[^\W_]+)*|[^\w\s-]"
)
_ENDS = frozenset(".!?")
# "Iran-backed militia", "US-born cleric": the name before the hyphen is not the actor's own.
_FOREIGN_LINK = frozenset(
    "backed born based trained supported funded supplied made bound occupied controlled held aligned".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at tokens [at, end): what it may stand for."""

    at: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    linked: bool = False  # "Iran-backed": says whose help, not who

    @property
    def place(self) -> bool:
        """Whether it names a country, people or place, not a body."""
        return self.entries[0].kind != "organisation"


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, at tokens [at, end): a name that no table was asked for yet."""

    at: int
    end: int


@dataclass(slots=True)
class Scene:
    """One article's tokens with everything found on them; built once, then only read."""

    article: Article
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    hit_starts: list[int] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    by_word: dict[str, list[Run]] = field(default_factory=dict)
    towns: Counter[str] = field(default_factory=Counter)

    def range(self, span: Span) -> tuple[int, int]:
        """The tokens that a span of characters touches."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def span(self, at: int, end: int) -> Span:
        """The characters that tokens [at, end) cover."""
        return Span(self.starts[at], self.ends[end - 1])

    def phrase(self, at: int, end: int) -> str:
        """The folded words of tokens [at, end)."""
        return " ".join(self.lows[at:end])

    def hits_in(self, at: int, end: int) -> list[Hit]:
        """The known names that lie wholly in tokens [at, end)."""
        first = bisect_left(self.hit_starts, at)
        found = []
        for index in range(first, len(self.hits)):
            hit = self.hits[index]
            if hit.at >= end:
                break
            if hit.end <= end and (not hit.linked or hit.end == end):
                found.append(hit)
        return found

    def quoted(self, at: int) -> tuple[int, int] | None:
        """The tokens between the quotation marks around one, or None where it is not quoted."""
        return self.quotes.get(at)

    quotes: dict[int, tuple[int, int]] = field(default_factory=dict)
    phrases: dict[tuple[int, int], object] = field(default_factory=dict)  # taken apart before


def scene(article: Article) -> Scene:
    """Tokens, sentences, known names, runs and quotations of an article, in one pass each."""
    found = Scene(article)
    _tokens(found)
    _hits(found)
    _runs(found)
    _quotes(found)
    return found


def _tokens(into: Scene) -> None:
    text, number, last, before = into.article.text, 0, 0, "-"
    for match in _TOKEN.finditer(text):
        word = match[0]
        start = match.start()
        if (start > last + 1 and "\n" in text[last:start]) or (
            before in _ENDS and (word[0].isupper() or not word[0].isalnum()) and not _abbreviated(into)
        ) or (start == last + 1 and text[last] == "\n"):  # fmt: skip
            number += 1
        last, before = match.end(), word
        into.starts.append(start)
        into.ends.append(last)
        into.words.append(word)
        low = word.lower().replace(".", "") or word if word.isascii() else fold(word) or word
        if "'" in low and low.split("'")[0] in PRONOUNS:
            low = low.split("'")[0]  # "they've"
        into.lows.append(low)
        into.sentence.append(number)


def _abbreviated(into: Scene) -> bool:
    """Whether the full stop just read belongs to "Gen." or an initial."""
    if into.words[-1] != "." or len(into.words) < 2:
        return False
    before = into.words[-2]
    return into.starts[-1] == into.ends[-2] and (
        (len(before) == 1 and before.isupper()) or before.lower() in _SHORT
    )


_SHORT = frozenset(
    (
        "gen lt col maj capt sgt cpl spc adm brig cmdr sen rep gov dr mr mrs ms prof rev st "
        "hon sec supt insp jr sr vs"
    ).split()
)


def _hits(into: Scene) -> None:
    known = tables()
    at, count = 0, len(into.words)
    while at < count:
        word = into.words[at]
        longest = known.longest.get(into.lows[at], 0)
        if longest and (word[0].isupper() or into.lows[at] in PARTICLES):
            hit = _longest(into, at, min(longest, count - at))
            if hit and _surname(into, hit):
                at = hit.end
                continue
            if hit:
                if _backs(into, hit):
                    hit = Hit(hit.at, hit.end, hit.key, hit.entries, linked=True)
                into.hits.append(hit)
                into.hit_starts.append(at)
                into.hit_at[at] = hit
                at = hit.end
                continue
        if word[0].isupper():
            for size in (2, 1):
                town = known.cities.get(into.phrase(at, min(at + size, count)))
                if town:
                    into.towns[town] += 1
                    break
        at += 1


def _longest(into: Scene, at: int, size: int) -> Hit | None:
    entries = tables().entries
    for length in range(size, 0, -1):
        key = into.phrase(at, at + length)
        found = entries.get(key)
        if found and _spelt(into, at, at + length, found):
            return Hit(at, at + length, key, found)
    return None


def _spelt(into: Scene, at: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Whether the printed form is that of a name: acronyms in capitals, the rest capitalised."""
    if entries[0].cased and end == at + 1:
        return into.words[at].replace(".", "").isupper()
    return into.words[end - 1][0].isupper() or (into.words[at][0].isupper() and end > at + 1)


def _surname(into: Scene, hit: Hit) -> bool:
    """Whether a town's name is a person's: "Ricardo Lagos" after a given name, "Mr Lagos"."""
    if hit.entries[0].kind not in {"capital", "city"} or not hit.at or hit.end != hit.at + 1:
        return False
    before, low = into.words[hit.at - 1], into.lows[hit.at - 1]
    if into.sentence[hit.at - 1] != into.sentence[hit.at] or not before[0].isupper():
        return False
    if low in {"mr", "mrs", "ms", "dr", "president"}:
        return True
    known = tables()
    return low.isalpha() and len(low) > 2 and not before.isupper() and low not in known.roles and (
        low not in known.longest and low not in _BEFORE_TOWNS and hit.at - 1 not in into.hit_at
    )  # fmt: skip


_BEFORE_TOWNS = frozenset(
    (
        "in at from to north south east west central downtown greater new the of near for via "
        "between and on with outside around official officials when while as after before but "
        "since although monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)


def _backs(into: Scene, hit: Hit) -> bool:
    """Whether a hyphen joins it to a word that makes it somebody else's backer or birthplace."""
    after = hit.end
    return (
        after < len(into.words)
        and into.lows[after] in _FOREIGN_LINK
        and into.starts[after] == into.ends[after - 1] + 1
        and into.article.text[into.ends[after - 1]] in "-\u2010\u2011\u2013"
    )


def _runs(into: Scene) -> None:
    at, count = 0, len(into.words)
    shouted = _headlines(into)
    while at < count:
        if not into.words[at][0].isupper() or into.sentence[at] in shouted:
            at += 1
            continue
        end = at + 1
        while end < count and into.sentence[end] == into.sentence[at]:
            word = into.words[end]
            if word[0].isupper():
                end += 1
            elif (
                into.lows[end] in PARTICLES and end + 1 < count and into.words[end + 1][0].isupper()
            ):
                end += 2
            elif word == "." and _initial(into, end):
                end += 1
            else:
                break
        while into.words[end - 1] == ".":
            end -= 1
        run = Run(at, end)
        into.runs.append(run)
        for word in set(into.lows[at:end]):
            into.by_word.setdefault(word, []).append(run)
        at = end


def _headlines(into: Scene) -> set[int]:
    """The sentences in which nearly every word is capitalised, so that capitals mark no names."""
    upper: Counter[int] = Counter()
    total: Counter[int] = Counter()
    for word, sentence in zip(into.words, into.sentence, strict=True):
        if word[0].isalpha():
            total[sentence] += 1
            upper[sentence] += word[0].isupper()
    return {s for s, n in total.items() if n >= 5 and upper[s] >= 0.75 * n}


def _initial(into: Scene, dot: int) -> bool:
    before = into.words[dot - 1]
    return (
        into.starts[dot] == into.ends[dot - 1]
        and (len(before) == 1 or before.lower() in _SHORT)
        and dot + 1 < len(into.words)
        and into.words[dot + 1][0].isupper()
    )


def _quotes(into: Scene) -> None:
    """Marks the tokens inside double quotation marks; a paragraph's unclosed one ends with it."""
    opened: int | None = None
    for at, word in enumerate(into.words):
        if opened is not None and into.sentence[at] > into.sentence[opened] + 12:
            opened = None
        if word in "\u201c\u00ab" or (word == '"' and opened is None):
            opened = at
        elif word in '\u201d\u00bb"' and opened is not None:
            for inner in range(opened + 1, at):
                into.quotes[inner] = (opened, at)
            opened = None
