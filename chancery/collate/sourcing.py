"""Which articles tell an event on their own, and which pass on what another printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from chancery.assets.fold import fold
from chancery.collate.clustering import Sets
from chancery.collate.words import ALIKE, tokens
from chancery.model import PRESS, Article, Claim, Origin

ENOUGH = 0.8  # of the longer sentence's words, from which two sentences are one
_NAME = re.compile(r"\b(?:[A-Z]\w+|\d\S*)")
MANY = 300  # claims of one event, beyond which only equal sentences are sought


@dataclass(frozen=True, slots=True)
class Report:
    """A claim of an event with its article; `text` is the number of the article's text."""

    claim: Claim
    article: Article
    text: int


def origins(
    reports: Sequence[Report], copies: Collection[tuple[int, int]] = ()
) -> tuple[Origin, ...]:
    """The independent tellings among the reports of one event, the earliest first.

    Articles are one telling when they are copies, when they share a sentence
    nearly word for word, or when both rest on the same outlet. Accounts of a
    source that is no outlet, an official quoted by two papers, leave two. What one publisher
    prints on several days in stock phrases ("spoke with her counterpart") is several: there a
    near-copy must tell the event in nearly the same sentence, with the same names and numbers.
    """
    joined = _Joined(reports)
    joined.by_text(copies)
    joined.by_sentence()
    joined.by_outlet()
    return joined.origins()


def _other_numbers(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each of two sentences has a number that the other has not: "killed 12", "killed 20"."""
    apart = (one - other, other - one)
    return all(any(word[0].isdigit() for word in words) for words in apart)


def _one_printer(one: Article, other: Article) -> bool:
    """Whether the same publisher, or site of none that is named, printed two articles on two days."""
    days = {one.published, other.published} - {None}
    return len(days) == 2 and _printer(one) == _printer(other)


def _printer(article: Article) -> str:
    return fold(article.publisher or "") or urlsplit(article.url or "").netloc.casefold()


def _said(report: Report) -> str:
    return report.claim.sentence_span.of(report.article.text)


def _names(sentence: str) -> frozenset[str]:
    """The names and numbers of a sentence, but for the word that it begins with."""
    return frozenset(_NAME.findall(" ".join(sentence.split()).partition(" ")[2]))


def _retold(one: Sequence[Report], other: Sequence[Report]) -> bool:
    """Whether any two sentences of two articles are nearly the same, names and numbers and all."""
    for left in map(_said, one):
        for right in map(_said, other):
            words, others = frozenset(tokens(left)), frozenset(tokens(right))
            near = len(words & others) >= ENOUGH * max(len(words), len(others))
            if near and _names(left) == _names(right):
                return True
    return False


class _Joined:
    """Reports under way to their origins, joined article by article."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = sorted(reports, key=_order)
        self._sets: Sets[str] = Sets()
        self._why: dict[str, set[str]] = {}
        self._outlets: dict[str, list[str]] = {}

    def _join(self, one: str, other: str, why: str) -> None:
        if self._sets.top(one) != self._sets.top(other):
            self._sets.join(other, one)
            self._why.setdefault(other, set()).add(why)

    def by_text(self, copies: Collection[tuple[int, int]]) -> None:
        """Articles whose texts are the same or near-copies."""
        first: dict[int, str] = {}
        for report in self._reports:
            self._join(
                first.setdefault(report.text, report.article.id), report.article.id, "the same text"
            )
        held: dict[int, list[Report]] = defaultdict(list)
        for report in self._reports:
            held[report.text].append(report)
        for left, right in sorted(copies):
            if left not in first or right not in first:
                continue
            one, other = held[left], held[right]
            stock = _one_printer(one[0].article, other[0].article) and not _retold(one, other)
            if not stock:
                self._join(first[left], first[right], "a near-copy")

    def by_sentence(self) -> None:
        """Articles that tell the event in nearly the same sentence."""
        told = [(report, frozenset(tokens(_said(report)))) for report in self._reports]
        told = [(report, words) for report, words in told if len(words) >= ALIKE]
        equal: dict[frozenset[str], Report] = {}
        for report, words in told:
            first = equal.setdefault(words, report)
            self._join(first.article.id, report.article.id, "the same sentence")
        if len(told) > MANY:
            return
        distinct = list(equal.items())
        for i, (words, report) in enumerate(distinct):
            for others, other in distinct[:i]:
                alike = len(words & others) >= ENOUGH * max(len(words), len(others))
                if not alike or _other_numbers(words, others):
                    continue
                stock = _one_printer(report.article, other.article)
                if not stock or _names(_said(report)) == _names(_said(other)):
                    self._join(other.article.id, report.article.id, "nearly the same sentence")

    def by_outlet(self) -> None:
        """Articles that have it from the same outlet, and that outlet's own."""
        printed = {
            fold(r.article.publisher): r.article.id
            for r in reversed(self._reports)
            if r.article.publisher
        }
        known: dict[str, str] = {}
        for report in self._reports:
            for name in outlets(report.claim):
                key = fold(name)
                own = fold(report.article.publisher or "")
                if key == own:
                    continue
                self._outlets.setdefault(report.article.id, []).append(name)
                first = printed.get(key) or known.setdefault(key, report.article.id)
                self._join(first, report.article.id, f"on the word of {name}")

    def origins(self) -> tuple[Origin, ...]:
        """What has been joined, each with its chain of names."""
        groups: dict[str, list[Report]] = {}
        for report in self._reports:
            groups.setdefault(self._sets.top(report.article.id), []).append(report)
        return tuple(self._origin(group) for group in groups.values())

    def _origin(self, group: Sequence[Report]) -> Origin:
        group, unknown = self._in_order(group)
        articles = tuple(dict.fromkeys(r.article.id for r in group))
        cited = [name for article in articles for name in self._outlets.get(article, ())]
        printers = [r.article.publisher for r in group if r.article.publisher]
        first: Mapping[str, str] = {}
        chain = {fold(name): name for name in [*cited, *printers]} or first
        why = sorted({reason for a in articles for reason in self._why.get(a, ())})
        return Origin(
            articles=articles,
            claims=tuple(dict.fromkeys(r.claim.id for r in group)),
            via=tuple(chain.values()) if len(chain) > 1 else (),
            why=(*why, *unknown),
        )

    def _in_order(self, group: Sequence[Report]) -> tuple[list[Report], tuple[str, ...]]:
        """Tellings of one origin, whoever is named before who names him; what does not tell the order.

        Of one day, or of none, the longer text comes first, which the others may have been cut
        from; that it is a guess is said.
        """
        printed: dict[str, str] = {}
        for report in group:
            printed.setdefault(fold(report.article.publisher or ""), report.article.id)
        named = {
            r.article.id: {
                by
                for name in self._outlets.get(r.article.id, ())
                if (by := printed.get(fold(name))) and by != r.article.id
            }
            for r in group
        }
        steps = _steps(named)
        ordered = sorted(group, key=lambda r: (*_day(r), steps[r.article.id], *_length(r)))
        guessed: set[str] = set()
        for one, other in pairwise(ordered):
            if fold(one.article.publisher or "") == fold(other.article.publisher or ""):
                continue
            if (_day(one), steps[one.article.id]) == (_day(other), steps[other.article.id]):
                when = "of one day" if one.article.published else "of no known day"
                cut = len(one.article.text) != len(other.article.text)
                how = (
                    "the longer is taken for the earlier" if cut else "which was first is not known"
                )
                guessed.add(f"{when}: {how}")
        return ordered, tuple(sorted(guessed))


def _order(report: Report) -> tuple[bool, str, str, str]:
    return (*_day(report), report.article.id, report.claim.id)


def _day(report: Report) -> tuple[bool, str]:
    day = report.article.published
    return day is None, day.isoformat() if day else ""


def _length(report: Report) -> tuple[int, str, str]:
    """The longer text first, then by names that are the same in every run."""
    return -len(report.article.text), report.article.id, report.claim.id


def _steps(named: Mapping[str, Collection[str]]) -> dict[str, int]:
    """How far each article is from one that names no other; those that name each other are alike."""
    steps = dict.fromkeys(named, 0)
    left = set(named)
    for step in range(len(named)):
        first = {article for article in left if left.isdisjoint(named[article])}
        for article in first or left:
            steps[article] = step
        left -= first
        if not first or not left:
            break
    return steps


def outlets(claim: Claim) -> list[str]:
    """The news outlets among a claim's sources, the one nearest to the event first."""
    through = {account.via for account in claim.accounts}
    ordered = sorted(enumerate(claim.accounts), key=lambda pair: (pair[0] in through, pair[0]))
    return [
        account.source.who.name or account.source.mention.value
        for _, account in ordered
        if account.source.who.sector == PRESS
        and (account.source.who.entity or "").startswith("org:")
    ]
