"""What a time expression is read against: publication, the verb's tense, the story's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chancery.resolve.when import calendar
from chancery.resolve.when.words import Tokens, wordset

FUTURE, PAST, UNSAID = 1, -1, 0

_FUTURE_WORDS = wordset("will shall would upcoming scheduled slated due going payable effective")
_PLANNERS = wordset(
    "plan plans planned planning expected scheduled set slated due ready going intends intend "
    "supposed hopes hope likely want wants expects about agreed preparing decided voted pledged "
    "promised vowed"
)
# Said of what is on a programme: "Arafat meets Clinton on Monday".
_PROGRAMME = wordset(
    "meet meets arrive arrives begins opens starts resumes votes travels visits heads"
)
# Participles of which nothing tells when.
_NO_PAST = wordset("united hundred indeed need exceed proceed succeed speed agreed supposed armed")
_PAST_WORDS = wordset(
    "was were had said told has have did began came went held met made took saw fell rose left "
    "killed since ago read sent gave found shot won lost spoke struck hit broke brought became "
    "got wrote ran led fled put set cut"
)
_CARRIERS = frozenset({"be", "been", "being"})
_SCHEDULED = wordset("planned plans planning expected scheduled slated due")
_DEADLINES = frozenset({"by", "until", "through", "till"})
_FINENESS = {"D": 0, "W": 1, "2W": 1, "WE": 1, "M": 2, "Q": 2, "Y": 3, "E": 4, "C": 5}
_BACK, _AHEAD = 20, 8
_AHEAD_BACK = 8
_LONG_PAST = 3  # years before print: what is told of then is no news
_GOES_ON = 80  # tokens for which such a story goes on
_BREAKS = frozenset('.;”"')


def looks_back(word: str) -> bool:
    """Whether a word in small letters is a verb or a participle of the past."""
    return word in _PAST_WORDS or (
        len(word) > 4 and word.endswith("ed") and word[:2] != "un" and word not in _NO_PAST
    )


@dataclass(slots=True)
class Context:
    """The state of one pass over one text; `story` is the last day the text spoke of."""

    tokens: Tokens
    published: date | None
    story: date | None = None
    story_unit: str = "D"
    story_at: int = 0  # the token at which it was told
    quarter: str | None = None  # the last quarter of a year spoken of, as in reports of results

    def low(self, index: int) -> str:
        """The word at an index, in small letters, or nothing past either end."""
        lows = self.tokens.lows
        return lows[index] if 0 <= index < len(lows) else ""

    def remember(self, value: str, index: int) -> None:
        """Keep the day of a value told at a token, for a later "the next day"."""
        if value[4:6] == "-Q" and value[6:7].isdigit():
            self.quarter = max(self.quarter or "", value)  # a year earlier is told beside it
        first, last, _ = calendar.bounds(value)
        if first and last:
            self.story, self.story_at = first, index
            days = (last - first).days
            self.story_unit = "D" if days == 0 else "W" if days < 8 else "M" if days < 32 else "Y"

    def year_told(self) -> int | None:
        """The year of the story where a day or a month was told with it; a bare year is often another's."""
        return self.story.year if self.story and self.story_unit in ("D", "M") else None

    def year_past(self, index: int, tense: int) -> int | None:
        """The year of a story of the past told just before, that a day without a year goes on with."""
        year = self.year_told()
        if year is None or self.published is None or tense == FUTURE:
            return None
        past = self.published.year - year >= _LONG_PAST
        return year if past and index - self.story_at <= _GOES_ON else None

    def quarter_before(self) -> str | None:
        """The same quarter a year before the one spoken of: what "a year ago" means in results."""
        if self.quarter is None or self.published is None:
            return None
        year = int(self.quarter[:4])
        if not 0 <= self.published.year - year <= 1:
            return None
        return f"{self.published.year - 1}{self.quarter[4:]}"

    def beside_story(self, step: int, unit: str) -> str | None:
        """The value of so many units from the story's day, or of its month where only that is told."""
        base = self.story or self.published
        if base is None:
            return None
        coarse = self.story is not None and _FINENESS[unit] < _FINENESS[self.story_unit]
        if coarse:
            return calendar.value_of(base, self.story_unit)
        return calendar.value_of(calendar.shift(base, step, unit), unit)

    def tense(self, start: int, end: int) -> int:
        """Whether the verb that the tokens start..end belong to looks ahead or back."""
        if self._ahead(start):
            return FUTURE
        if self.low(end - 1).endswith(("'s", "’s")):
            return PAST
        if self._due(start, end):
            return FUTURE
        for index in range(start - 1, max(start - _BACK, -1), -1):
            word = self.low(index)
            if word in _BREAKS and self.tokens.shape[index + 1 : index + 2] != "D":
                break
            said = self._verb(index)
            if said:
                return said
        for index in range(end, min(end + _AHEAD, len(self.tokens.lows))):
            if self.low(index) in _BREAKS:
                break
            said = self._verb(index)
            if said:
                return said
        return FUTURE if self.low(start - 1) in _DEADLINES else UNSAID

    def _due(self, start: int, end: int) -> bool:
        """As in "as soon as Tuesday", "has until Tuesday", "the Tuesday deadline"."""
        before = [self.low(start - i) for i in range(1, 9)]
        return (
            (before[0] == "as" and before[2] == "as")
            or (before[0] in ("until", "till") and "has" in before)
            or "deadline" in (self.low(end), self.low(end + 1))
        )

    def _ahead(self, start: int) -> bool:
        """As in "ahead of Tuesday's vote", "ahead of a vote on Tuesday"."""
        before = [self.low(start - i) for i in range(1, _AHEAD_BACK)]
        led = before.index("ahead") if "ahead" in before else 0
        between = before[:led]
        return between[-1:] == ["of"] and not ("," in between or _BREAKS.intersection(between))

    def _verb(self, index: int) -> int:
        """Which way one word looks."""
        word = self.low(index)
        if word in _FUTURE_WORDS or word.endswith(("'ll", "’ll")):
            return FUTURE
        after = self.low(index + 1)
        if word in _PLANNERS and (after == "to" or (after == "for" and word != "agreed")):
            return FUTURE
        if word in _SCHEDULED and after in ("in", "on", "by", "a", "an", "at", "next"):
            return FUTURE
        if word in _PROGRAMME or (word in ("is", "are") and after == "to"):
            return FUTURE
        if looks_back(word):
            return FUTURE if self._carried(index) else PAST
        return UNSAID

    def _carried(self, index: int) -> bool:
        """Whether a participle hangs on a future: "will be signed", "to be held"."""
        before = [self.low(i) for i in range(max(index - 4, 0), index)]
        return any(word in _CARRIERS for word in before[-2:]) and any(
            word in _FUTURE_WORDS or word == "to" for word in before
        )

    def weekday(self, number: int, tense: int) -> date | None:
        """The nearest such weekday on the side the tense looks to; publication day counts."""
        if self.published is None:
            return None
        back = (self.published.weekday() - number) % 7
        if back == 0 or tense != FUTURE:
            return self.published - timedelta(days=back)
        return self.published + timedelta(days=7 - back)

    def year_for(self, month: int, number: int, tense: int) -> int | None:
        """The year that puts a month and day nearest to publication, with the tense leaning."""
        if self.published is None:
            return None
        best: tuple[float, int] | None = None
        for year in (self.published.year - 1, self.published.year, self.published.year + 1):
            when = calendar.day(year, month, number)
            if when is None:
                continue
            gap = (when - self.published).days
            lean = FUTURE if gap > 0 else PAST
            cost = abs(gap) * (1.0 if tense in (lean, UNSAID) else 4.0)
            if tense == UNSAID and gap > 0:
                cost *= 1.4
            if best is None or cost < best[0]:
                best = (cost, year)
        return best[1] if best else None
