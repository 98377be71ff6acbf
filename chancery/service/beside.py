"""Deeds told of others on the same target: what stands in other events only for its doer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from chancery import collate as judging
from chancery.model import EventType
from chancery.store import ClaimQuery, Record, StoredClaim

_LONGEST = 14  # days of an event beyond which its target tells nothing: a war, a campaign
_HELD = 3  # months of deeds that are kept at hand
# Days that have whole months on either side in the calendar.
_FIRST, _LAST = date(1, 3, 1).toordinal(), date(9999, 10, 1).toordinal()
_Words = Mapping[str, Sequence[StoredClaim]]


def report_of(stored: StoredClaim, texts: Mapping[str, int]) -> judging.Report:
    """A claim as it is judged; `texts` holds the numbers of the articles' texts."""
    name = stored.article.id
    # A text that nobody has looked at yet stands for itself: numbers of those at hand are not below 0.
    text = texts.get(name, -1 - judging.digest(name))
    return judging.Report(stored.claim, stored.article, text)


class Beside:
    """The attacks of a record by the words of what was hit, month by month as they are asked for."""

    def __init__(self, opened: Record) -> None:
        self._opened = opened
        self._months: dict[date, _Words] = {}

    def of(self, reports: Sequence[judging.Report]) -> list[StoredClaim]:
        """Deeds of other events on what the reports of one event say was hit, within days of it."""
        deeds = [one for one in reports if judging.is_deed(one)]
        days = [day for one in deeds if (day := judging.days(one.claim, one.article.published))]
        if not days:
            return []
        first, last = min(day.first for day in days), max(day.last for day in days)
        if last - first > _LONGEST or not _FIRST < first <= last < _LAST:
            return []
        own = {one.claim.id for one in reports}
        found: dict[str, StoredClaim] = {}
        for month in _months(first - judging.TARGET_DAYS, last + judging.TARGET_DAYS):
            words = self._of_month(month)
            for deed in deeds:
                for stored in (
                    s for word in judging.target_words(deed) for s in words.get(word, ())
                ):
                    if stored.claim.id not in own and judging.same_target(
                        deed, report_of(stored, {})
                    ):
                        found.setdefault(stored.claim.id, stored)
        return [found[claim] for claim in sorted(found)]

    def _of_month(self, month: date) -> _Words:
        if month not in self._months:
            until = _next(month) - timedelta(days=1)
            asked = ClaimQuery(types=(EventType.ASSAULT,), since=month, until=until)
            words: defaultdict[str, list[StoredClaim]] = defaultdict(list)
            for stored in self._opened.view.claims(asked):
                for word in judging.target_words(report_of(stored, {})):
                    words[word].append(stored)
            self._months[month] = words
            while len(self._months) > _HELD:
                del self._months[next(iter(self._months))]
        return self._months[month]


def _months(first: int, last: int) -> list[date]:
    """The first days of the months between two days."""
    months = [date.fromordinal(first).replace(day=1)]
    while (month := _next(months[-1])) <= date.fromordinal(last):
        months.append(month)
    return months


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
