"""Who and what a trigger or cue is linked to: the rows of the link head, as spans of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from chancery.assets.countries import phrases
from chancery.assets.fold import fold
from chancery.assets.particles import JOINING, PARTICLES
from chancery.model import Attribution, Belonging, Span
from chancery.read import labels
from chancery.read.encoder import sigmoid, softmax
from chancery.read.settings import Settings
from chancery.read.spans import Found, linked, tagged

if TYPE_CHECKING:
    from chancery.read.encoder import Floats, Heads
    from chancery.read.windows import Window

REACH = 0.6  # of the likeliest piece's probability, down to which pieces belong
MOST = 12  # parties of one kind in a claim
WORTH_TELLING = 0.02  # a runner-up less likely than this is none
LINK = {name: i for i, name in enumerate(labels.LINKS)}
_LEAD = re.compile(
    r"(?:(?:of|in|on|at(?!\s+(?:least|most)\b)|to|by|for|with|from|and|or|between|against)\s+)+",
    re.IGNORECASE,
)
_OWNS = frozenset({"'s ", "’s ", "' ", "’ "})
_LEAST = re.compile(r"\bat\s+$", re.IGNORECASE)  # before "least 26 people"
_FIGURES = re.compile(r"[.,]\d+")  # the rest of a number such as 2,000
_FIGURES_BEFORE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*[.,]$")
_NUMBER = re.compile(r"(?:\w+ ){0,3}\d[\d,.]*")
_OWNER = re.compile(r"[^\W_][\w.-]*['’]$")  # what stands before the "s" of a possessive
_SMALL = PARTICLES | JOINING
# What a hyphen cuts off: "17-year" before "old", "Russian" before "occupied", "Bab-el" before "Mandeb".
_HYPHENED = re.compile(r"(?:[^\W_]+-)+$")
_PARTICLED = re.compile(
    r"(?:(?<![\w-])[^\W\d_]+-)?(?<![^\W_])(?:a[dlnrstz]|e|e[dlnrsz]|i|u[dlnrsz])-$", re.IGNORECASE
)
# "Mr" is nobody without his name
_TITLE = re.compile(r"(?:Dr|Gen|Gov|Mr|Mrs|Ms|Sen)\b\.?(?: [A-Z](?:[\w-]|['’](?!s?\b))+){1,3}")
_AGED = re.compile(r"(?:-year)?-olds?\b")
_LENT = re.compile(r"-(?:[a-z]+ed|old)$")  # "Malta-flagged", which says something of the next party
_NOUN_TO_COME = re.compile(r"(?: [a-z]+){0,2} ")
# "his rivals in the Russian", of whom the next word tells what they are
_OF_WHICH = re.compile(
    r"\w (?:at|by|from|in|of|on|with) (?:\w+ ){0,3}(?P<last>(?:(?:North|South) )?[A-Z][\w-]+)$"
)
_NEXT = re.compile(
    r" (?!(?:after|and|as|at|but|by|for|from|in|is|of|on|or|that|to|was|were|who|with)\b)[a-z]{3,}\b"
)
_TRAIL = re.compile(r"(?:\s+(?:of|in|on|at|to|by|for|with|from|and|or|the|a))+$", re.IGNORECASE)
# "GOMA, Congo - ", "KABUL, May 12 (Reuters) - ": where it was written, and no party to anything.
DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’]{2,}(?:[ -][A-Z][A-Z.'’]+)*(?:, [A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2})?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?,?(?: \([\w ./]{2,30}\))? ?(?:--|[-–—])\s",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Sight:
    """One window of a text, and what the heads say of it, in the context too."""

    window: Window
    text: str
    heads: Heads
    said: tuple[tuple[int, Attribution], ...] = ()  # each with the first piece of its cue

    @cached_property
    def names(self) -> list[tuple[Found, str]]:
        """Names, with their kinds."""
        return tagged(self.window, self.text, self.heads.names, labels.NAMES)

    @cached_property
    def roles(self) -> list[Found]:
        """Persons and bodies that are not named."""
        return [f for f, _ in tagged(self.window, self.text, self.heads.roles, labels.ROLES)]

    @cached_property
    def cues(self) -> list[Found]:
        """Words that show that somebody is told to have said something."""
        return [f for f, _ in tagged(self.window, self.text, self.heads.cues, labels.CUES)]

    @cached_property
    def mentions(self) -> tuple[Span, ...]:
        """Names, then roles."""
        return (*(f.span for f, _ in self.names), *(f.span for f in self.roles))

    @cached_property
    def datelines(self) -> tuple[Span, ...]:
        """Where the report was written, at the head of its first paragraph; "NATO - " is none."""
        low, high = self.window.pieces.starts[1], self.window.pieces.ends[-2]
        bodies = {found.span.start for found, kind in self.names if kind == "organisation"}
        found = (Span(*m.span()) for m in DATELINE.finditer(self.text, low, high))
        return tuple(line for line in found if line.start not in bodies)

    @cached_property
    def places(self) -> list[tuple[Span, int, int]]:
        """The mentions, each with its first piece and the one after its last."""
        inside = [(span, self.window.within(span)) for span in self.mentions]
        return [(span, at.start, at.stop) for span, at in inside]


@dataclass(frozen=True)
class Rows:
    """The links that start at one piece of a window."""

    sight: Sight
    settings: Settings
    anchor: int

    @cached_property
    def _pointing(self) -> Floats:
        return softmax(self.sight.heads.links.row(self.anchor))

    @cached_property
    def _belonging(self) -> Floats:
        return sigmoid(self.sight.heads.links.row(self.anchor))

    def pointing(self, link: str) -> Floats:
        """How likely a row points at each piece; at the first of them, that it does at none."""
        row: Floats = self._pointing[LINK[link]]
        return row

    def belonging(self, link: str) -> Floats:
        """How likely each piece by itself belongs to the answer."""
        row: Floats = self._belonging[LINK[link]]
        return row

    def answers(self, link: str, *, joint: bool = False) -> list[Found]:
        """Spans that a row points at, best first; none where it points at nothing.

        Whether there is anybody is told by the row as a pointer, whose first
        piece stands for nobody; how far an answer reaches, by each piece alone.
        Of a joint act less is asked: there are two sides to it, and either part
        may hold both.
        """
        first, further = _asked(link, joint)
        if 1.0 - self.pointing(link)[0] < self.settings.threshold(first):
            return []
        row, limit = self.belonging(link), self.settings.threshold(further)
        floor = min(0.5, REACH * float(row[1:-1].max()))
        found = linked(self.sight.window, self.sight.text, row, floor)
        chosen = found[:1] + [f for f in found[1:] if f.score >= limit]
        return chosen if limit >= floor else [*chosen, *self._fainter(row, limit, found)]

    def _fainter(self, row: Floats, limit: float, found: list[Found]) -> list[Found]:
        """Answers apart from those found, that reach a limit below their floor."""
        faint = linked(self.sight.window, self.sight.text, row, limit)
        return [f for f in faint if not any(f.span.overlaps(known.span) for known in found)]

    def parties(self, link: str, trigger: Span, *, joint: bool = False) -> list[Found]:
        """Who stands linked, in the order of the text; never the trigger itself."""
        text, chosen = self.sight.text, list[Found]()
        for found in self.answers(link, joint=joint):
            told = behind(found.span, self.sight.datelines)
            if told is None:
                continue
            span = behind(whole(told, self.sight.mentions, text), self.sight.datelines) or told
            met = next((w for w in chosen if span.overlaps(w.span)), None)
            edges = text[told.start - 1 : told.start] + text[told.end : told.end + 1]
            if met and ("-" in edges or _TITLE.match(text, span.start)):
                hull = Span(min(met.span.start, span.start), max(met.span.end, span.end))
                chosen[chosen.index(met)] = replace(met, span=hull)  # one word or name, parted
            elif met is None and (not span.overlaps(trigger) or span.holds(trigger)):
                chosen.append(replace(found, span=span))
        alike = {f.span.of(text).lower(): f for f in sorted(chosen, key=lambda f: f.score)}
        surest = sorted(alike.values(), key=lambda f: -f.score)[:MOST]
        return one_each(sorted(surest, key=lambda f: f.span.start), text)

    def sure(self, link: str) -> float:
        """How sure the row is that there is somebody, or that there is nobody."""
        nobody = float(self.pointing(link)[0])
        return max(nobody, 1.0 - nobody)

    def second(self, link: str, chosen: list[Found]) -> str | None:
        """Who else was considered, of the mentions in sight, or that it is nobody."""
        best, row = (float(self.pointing(link)[0]), "nobody"), self.belonging(link).tolist()
        for span, first, last in self.sight.places:
            score = max(row[first:last], default=0.0)
            if score >= best[0] and not any(span.overlaps(c.span) for c in chosen):
                best = max(best, (score, span.of(self.sight.text)))
        return f"{best[1]} {best[0]:.2f}" if best[0] >= WORTH_TELLING else None


def _asked(link: str, joint: bool) -> tuple[str, str]:
    """The names of the thresholds of a link's first answer, and of every further one."""
    if joint:
        return ("partner" if link == "recipient" else link), "also_joint"
    return link, f"also_{link}" if link in {"actor", "recipient", "source"} else "also"


def belonging(sight: Sight, span: Span) -> Belonging | None:
    """Which words in sight show the country of a mention; None where it has no piece here."""
    starts, ends = sight.window.pieces.starts, sight.window.pieces.ends
    first = bisect_left(starts, span.start, 1, len(starts) - 1)
    if first >= len(starts) - 1 or starts[first] >= span.end:
        return None
    row = softmax(sight.heads.links.row(first)[LINK["country"]])
    words = tuple(
        (Span(starts[i], ends[i]), float(row[i]))
        for i in range(1, len(starts) - 1)
        if row[i] >= WORTH_TELLING
    )
    return Belonging(span, words, float(row[0]), float(row[-1]))


def behind(span: Span, datelines: Sequence[Span]) -> Span | None:
    """What of a party stands behind the dateline it was read into; None of one that stands in it."""
    for line in datelines:
        if line.holds(span):
            return None
        if span.overlaps(line):
            return Span(line.end, span.end)
    return span


def one_each(parties: Sequence[Found], text: str) -> list[Found]:
    """Parties in order, each once: "Pakistan's ambassador" is one, and so is who he is by name."""
    made: list[Found] = []
    for found in _owned(parties, text):
        before = made[-1] if made else None
        if before and _apposed(before.span, found.span, text):
            if _titled(before.span.of(text)):
                made[-1] = found  # "the envoy, Husain Haqqani," is Haqqani
        else:
            made.append(found)
    return made


def _owned(parties: Sequence[Found], text: str) -> list[Found]:
    """What was parted put together again: "Pakistan" and "ambassador", "2,000" and "marines"."""
    made: list[Found] = []
    for found in parties:
        before = made[-1] if made else None
        if before and _goes_on(before.span, found.span, text):
            made[-1] = replace(before, span=Span(before.span.start, found.span.end))
        else:
            made.append(found)
    return made


def _goes_on(first: Span, second: Span, text: str) -> bool:
    """Whether a possessive, or a number of those counted, goes on in the next party."""
    between = text[first.end : second.start]
    if between in _OWNS or (between == " " and _NUMBER.fullmatch(first.of(text)) is not None):
        return True
    return bool(_LENT.search(first.of(text)) and _NOUN_TO_COME.fullmatch(between))


def _apposed(first: Span, second: Span, text: str) -> bool:
    """Whether commas set a description apart from a name, either way round."""
    if text[first.end : second.start].strip() != ",":
        return False
    closed = text[second.end : second.end + 2].lstrip()[:1] in {",", "—", "–"}
    return closed and _titled(first.of(text)) != _titled(second.of(text))


def _titled(words: str) -> bool:
    """Whether words describe somebody, rather than name them."""
    return any(w.isalpha() and w.islower() and w not in _SMALL for w in words.split())


def whole(span: Span, mentions: tuple[Span, ...], text: str) -> Span:
    """A party without prepositions at its edges, with the whole of a mention or possessive it cuts."""
    start, end = span.start, span.end
    while text[end - 1].isdigit() and (figures := _FIGURES.match(text, end)):
        end = figures.end()
    if text[start].isdigit() and (
        figures := _FIGURES_BEFORE.search(text, max(0, start - 40), start)
    ):
        start = figures.start()
    for rest in (_AGED.match(text, end), _TITLE.match(text, start)):
        end = max(end, rest.end()) if rest else end
    if text[start : start + 5].lower() == "least" and (
        at := _LEAST.search(text, max(0, start - 40), start)
    ):
        start = at.start()
    if text.startswith("s ", start) and (owner := _OWNER.search(text, max(0, start - 40), start)):
        start = owner.start()
    start = unhyphened(start, text)
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    end = start + len(_TRAIL.sub("", text[start:end]))
    for mention in mentions:
        if mention.start < end and start < mention.end:
            start, end = min(start, mention.start), max(end, mention.end)
    end = start + len(_TRAIL.sub("", text[start:end]))
    return bracketed(Span(start, _with_noun(start, end, text)), text)


def unhyphened(start: int, text: str) -> int:
    """Where the word begins that a start behind a hyphen cuts; "Israel-Hamas" are two."""
    cut = _HYPHENED if text[start].islower() else _PARTICLED
    before = cut.search(text, max(0, start - 40), start)
    return before.start() if before else start


def _with_noun(start: int, end: int, text: str) -> int:
    """The end of a party, or of the noun behind the adjective of a country in which it ends."""
    found = _OF_WHICH.search(text, start, end)
    noun = _NEXT.match(text, end)
    if found and noun and fold(found["last"]) in phrases("adjective") - phrases("people"):
        return noun.end()
    return end


def bracketed(span: Span, text: str) -> Span:
    """Words with the end of a bracket that they open, or without what they open and do not end."""
    words = span.of(text)
    if words.count("(") <= words.count(")"):
        return span
    if text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    kept = words[: words.rindex("(")].rstrip(" ,;")
    return Span(span.start, span.start + len(kept)) if kept else span
