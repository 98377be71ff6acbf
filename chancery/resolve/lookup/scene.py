"""An article as the resolver sees it: tokens, known names where they stand, capitalised runs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from chancery.assets.particles import PARTICLES
from chancery.model import Article, Span
from chancery.resolve.lookup.hits import (
    DOUBTED,
    SHORT,
    Hit,
    abroad,
    backs,
    common,
    georgia,
    given,
    state_of,
    surname,
)
from chancery.resolve.lookup.signs import NO_SIGNS, Told, signs
from chancery.resolve.lookup.tables import Entry, tables
from chancery.resolve.lookup.tokens import initial, tokens

# Acronyms that some papers write as words: "Nato", "Isis".
_SPOKEN = frozenset("asean frontex interpol isis nato opec unesco unicef".split())
_OPENS, _CLOSES = frozenset('\u201c\u00ab"'), frozenset('\u201d\u00bb"')


_HYPHENS = frozenset("-\u2010\u2011\u2013")
# The first halves of words for two countries: "Sino-Russian", "Franco-German".
_FIRST_HALVES = {
    "anglo": "GBR", "austro": "AUT", "franco": "FRA", "graeco": "GRC", "greco": "GRC",
    "hispano": "ESP", "indo": "IND", "israelo": "ISR", "italo": "ITA", "russo": "RUS",
    "serbo": "SRB", "sino": "CHN", "turco": "TUR",
}  # fmt: skip


class Run(NamedTuple):
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
    upper: list[bool] = field(default_factory=list)  # a capital begins it, or a name goes on in it
    sentence: list[int] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    hit_starts: list[int] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    by_word: dict[str, list[Run]] = field(default_factory=dict)
    towns: Counter[str] = field(default_factory=Counter)
    shouted: set[int] = field(default_factory=set)  # sentences whose capitals mark no names
    small: set[str] = field(default_factory=set)  # words that are printed without a capital
    signs: Told = NO_SIGNS

    def range(self, span: Span) -> tuple[int, int]:
        """The tokens that a span of characters touches."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def span(self, at: int, end: int) -> Span:
        """The characters that tokens [at, end) cover."""
        return Span(self.starts[at], self.ends[end - 1])

    def phrase(self, at: int, end: int) -> str:
        """The folded words of tokens [at, end)."""
        return " ".join(self.lows[at:end])

    def begins(self, sentence: int) -> int:
        """The token with which a sentence begins, or the next one that there is."""
        return bisect_left(self.sentence, sentence)

    def spots(self, low: str) -> list[int]:
        """The tokens at which a folded word stands, in order."""
        if not self._spots:
            for at, word in enumerate(self.lows):
                self._spots.setdefault(word, []).append(at)
        return self._spots.get(low, [])

    _spots: dict[str, list[int]] = field(default_factory=dict)

    def covered(self, at: int) -> int:
        """Where the known name ends that a token stands inside of, else the token itself."""
        hit = self.hit_over(at)
        return hit.end if hit and hit.at < at else at

    def hit_over(self, at: int) -> Hit | None:
        """The known name that a token is part of."""
        index = bisect_right(self.hit_starts, at) - 1
        hit = self.hits[index] if index >= 0 else None
        return hit if hit and at < hit.end else None

    def starting(self, at: int, stop: int) -> list[Hit]:
        """The known names that begin at tokens [at, stop)."""
        starts = self.hit_starts
        return self.hits[bisect_left(starts, at) : bisect_left(starts, stop)]

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

    def dashed(self, at: int) -> bool:
        """Whether a dash stands before a token: "WASHINGTON - Former Commissioner Bernard Kerik"."""
        between = self.article.text[self.ends[at - 1] : self.starts[at]] if at else ""
        return " -" in between or "--" in between

    def dateline(self, at: int) -> bool:
        """Whether a dateline's town and dash end before a token: "LOS ANGELES - Hillary Clinton"."""
        town = at > 0 and self.words[at - 1].isupper() and len(self.words[at - 1]) > 2
        return town and not self.words[at].isupper() and self.dashed(at)

    def quoted(self, at: int) -> tuple[int, int] | None:
        """The tokens between the quotation marks around one, or None where it is not quoted."""
        index = bisect_left(self.quotes, (at,)) - 1
        found = self.quotes[index] if index >= 0 else None
        return found if found and found[0] < at < found[1] else None

    quotes: list[tuple[int, int]] = field(default_factory=list)  # the marks, in order
    phrases: dict[tuple[int, int], object] = field(default_factory=dict)  # taken apart before


def scene(article: Article) -> Scene:
    """Tokens, sentences, known names, runs and quotations of an article, in one pass each."""
    found = Scene(article)
    told = tokens(article.text)
    found.words, found.starts, found.ends = told.words, told.starts, told.ends
    found.lows, found.upper, found.sentence = told.lows, told.upper, told.sentence
    _hits(found)
    _runs(found)
    _quotes(found)
    return found


def joined(into: Scene, at: int) -> bool:
    """Whether nothing but a hyphen stands before a token and the one before it."""
    return (
        0 < at < len(into.words)
        and into.article.text[into.ends[at - 1] : into.starts[at]] in _HYPHENS
    )


def prefixed(into: Scene, at: int) -> str | None:
    """The country of the half that a hyphen joins to a token: the French of "Franco-German"."""
    return _FIRST_HALVES.get(into.lows[at - 1]) if joined(into, at) else None


def _hits(into: Scene) -> None:
    known = tables()
    longest, lows, upper, count = known.longest, into.lows, into.upper, len(into.words)
    reached, plain = 0, not any(upper)
    told: Counter[str] = Counter()  # a street or a body may be called after a town
    for at, low in enumerate(lows):
        if at < reached or not (upper[at] or plain or low in PARTICLES):
            continue
        size = longest.get(low, 0)
        hit = state_of(into, at) if upper[at] else None
        hit = hit or (_longest(into, at, min(size, count - at)) if size else None)
        if hit:
            reached = hit.end
            if not (surname(into, hit) or common(into, hit) or given(into, hit)):
                if backs(into, hit):
                    hit = Hit(hit.at, hit.end, hit.key, hit.entries, linked=True)
                into.hits.append(hit)
                into.hit_starts.append(at)
                into.hit_at[at] = hit
        elif upper[at]:
            cities = known.cities
            key = f"{low} {lows[at + 1]}" if at + 1 < count else low
            key = key if key in cities else low
            first = at == 0 or into.sentence[at - 1] != into.sentence[at]
            if key in cities and not (first and key in known.roles) and told[key] < 3:
                told[key] += 1
                into.towns[cities[key]] += 1
    _doubted(into)


def _doubted(into: Scene) -> None:
    """Takes away capitals that share their names, where nothing else speaks of their country."""
    into.signs = signs(into)
    town, weight = into.signs.town, into.signs.weight
    mostly = weight.get("USA", 0.0)
    into.hits = georgia(into, into.hits, mostly > 0 and mostly == max(weight.values()))
    into.hit_at = {hit.at: hit for hit in into.hits}
    shared = [h for h in into.hits if h.place and (h.key in DOUBTED or (town and abroad(h)))]
    if not shared:
        return
    doubted = {hit.key for hit in shared}
    told = Counter(e.code for hit in into.hits if hit.key not in doubted for e in hit.entries)
    gone = {hit.at for hit in shared if not _sought(hit, told)}
    into.hits = [hit for hit in into.hits if hit.at not in gone]
    into.hit_starts = [hit.at for hit in into.hits]
    for at in gone:
        del into.hit_at[at]


def _sought(hit: Hit, told: Counter[str]) -> bool:
    """Whether a shared name is the one meant, by how often each country is spoken of."""
    code = hit.entries[0].code
    return told[code] > max((told[other] for other in SHORT.get(hit.key, ())), default=0)


def _longest(into: Scene, at: int, size: int) -> Hit | None:
    entries, plain = tables().entries, not any(into.upper)
    for length in range(size, 0, -1):
        key = into.phrase(at, at + length)
        found = entries.get(key)
        if found and (_spelt(into, at, at + length, found) or (plain and _sure(found, length))):
            return Hit(at, at + length, key, found)
    return None


def _sure(entries: tuple[Entry, ...], length: int) -> bool:
    """Whether words are a name in a text that has no capitals at all: "kenya", "security council"."""
    return not entries[0].cased and (entries[0].kind != "organisation" or length > 1)


def _spelt(into: Scene, at: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Whether the printed form is that of a name: acronyms in capitals, the rest capitalised."""
    if entries[0].cased and end == at + 1 and into.lows[at] not in _SPOKEN:
        word = into.words[at].replace(".", "")
        return word.isupper() or _mixed(word)
    return into.words[end - 1][0].isupper() or (into.words[at][0].isupper() and end > at + 1)


def _mixed(word: str) -> bool:
    """Whether an acronym has a small letter in it, as "LeT" and not "MPs"."""
    return not word[1:].islower() and not word.islower() and not word[:-1].isupper()


def _runs(into: Scene) -> None:
    at, count = 0, len(into.words)
    lows, upper, sentence = into.lows, into.upper, into.sentence
    shouted = into.shouted = _headlines(into)
    into.small = {low for low, capital in zip(lows, upper, strict=True) if not capital}
    for first, capital in enumerate(upper):
        if not capital or first < at or sentence[first] in shouted:
            continue
        end = first + 1
        while end < count and sentence[end] == sentence[first]:
            if into.dateline(end):
                break
            if upper[end] or (
                into.words[end] == "." and initial(into.words, into.starts, into.ends, end)
            ):
                end += 1
            elif lows[end] in PARTICLES and end + 1 < count and upper[end + 1]:
                end += 2
            else:
                break
        at = end
        while into.words[end - 1] == ".":
            end -= 1
        run = Run(first, end)
        into.runs.append(run)
        for word in set(lows[first:end]):
            into.by_word.setdefault(word, []).append(run)


def _headlines(into: Scene) -> set[int]:
    """The sentences in which nearly every word is capitalised, so that capitals mark no names."""
    found: set[int] = set()
    for sentence, held in groupby(range(len(into.words)), into.sentence.__getitem__):
        letters = [at for at in held if into.words[at][0].isalpha()]
        if len(letters) >= 5 and sum(into.upper[at] for at in letters) >= 0.75 * len(letters):
            found.add(sentence)
    return found


def _quotes(into: Scene) -> None:
    """Marks the tokens inside double quotation marks; a paragraph's unclosed one ends with it."""
    opened: int | None = None
    marks = [at for at, word in enumerate(into.words) if word in _OPENS or word in _CLOSES]
    for at in marks:
        word = into.words[at]
        if opened is not None and into.sentence[at] > into.sentence[opened] + 12:
            opened = None
        if word in _OPENS and (word != '"' or opened is None):
            opened = at
        elif word in _CLOSES and opened is not None:
            into.quotes.append((opened, at))
            opened = None
