"""Numbers with their meaning near a trigger: killed, injured, detained, personnel, money ...

Kinds: ``killed``, ``injured``, ``detained``, ``displaced``, ``personnel``,
``weapons``, ``money`` and ``duration`` (in days). A vague number ("dozens")
gives nothing; a bounded one ("more than two dozen") gives the bound and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chancery.model import SPEECH_ACTS, Cited, Claim, EventType, Quantity, Reading, Span
from chancery.resolve.counted import WEAPONS, counted, forces
from chancery.resolve.uncounted import lasting, uncounted
from chancery.resolve.version import stage
from chancery.resolve.when.words import NUMBERS, number

STAGE = stage("quantities")

_WORDS = "|".join(sorted((*NUMBERS, "dozen", "hundred", "thousand"), key=len, reverse=True))
_NUMBER = (
    rf"(?:\d{{1,3}}(?:['’]\d{{3}})+|\d[\d,]*(?:\.\d+)?|(?:(?:{_WORDS}|a)[ -])?(?:{_WORDS}))"
    r"(?:[ -](?:dozen|hundred|thousand|million|billion|trillion))?"
)
_BOUND = (
    r"(?:(?P<bound>more than|at least|no fewer than|over|up to|as many as|fewer than|less than|"
    r"about|around|nearly|almost|some|approximately|roughly)\s+)?"
)
_FIND = re.compile(
    rf"\b{_BOUND}(?P<number>{_NUMBER})\b(?=(?P<after>(?:[ -](?:(?:[A-Z]\.){{2,}}|[\w’'-]+)){{0,4}}))",
    re.IGNORECASE,
)
# What stands before the upper end of a range; of "cut from 300 to 200" neither is one.
_RANGE = re.compile(
    rf"\bbetween\s(?P<low>{_NUMBER})\sand\s$|(?<!from )\b(?P<least>{_NUMBER})(?:[-–]|\s(?:to|[-–])\s)$",
    re.IGNORECASE,
)
_APART = 40  # characters between the beginnings of its ends
# What currencies are called; of words with another sense ("real", "pounds") only plurals.
_CURRENCIES = (
    r"afghanis?|ariary|bahts?|bolivars|bolivianos?|cedis?|colones|cordobas?|dalasis?|dinars?|dirhams?|"
    r"dollars?|dongs?|drams?|euros?|forints?|francs?|gourdes?|guaranies|hryvnias?|kinas?|kips?|korunas?|"
    r"kroner|kronor|kronas?|kunas?|kwachas?|kwanzas?|kyats?|laris?|lempiras?|leones|levs?|leva|liras?|"
    r"lire|manats?|meticais|nairas?|nakfas?|ouguiyas?|pesos?|pounds|quetzales|rands?|reais|rials?|riels?|"
    r"ringgits?|riyals?|roubles?|rubles?|rupees?|rupiahs?|shekels?|shillings?|soles|soms?|somonis?|sterling|"
    r"takas?|tenges?|tugriks?|yen|yuan|zlotys?"
)
_MONEY = re.compile(
    rf"{_BOUND}(?:(?:US|C|A|HK)?[$€£¥₹₦₽₴₺₩]\s?(?P<sum>\d[\d,]*(?:\.\d+)?(?:[ -]?(?:thousand|million|"
    r"billion|trillion|bn|m)\b)?)|(?P<plain>\d[\d,]*(?:\.\d+)?(?:[ -](?:thousand|million|billion|"
    rf"trillion))?)\s(?:U\.?S\.? |(?:[A-Z][a-z]+ ))?(?-i:{_CURRENCIES})\b)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\s?\((?:\w+\s){0,2}")  # a sum in another currency: "£1.6bn ($2bn)"
_MAYBE = re.compile(rf"\d|\b(?:{_WORDS})\b", re.IGNORECASE)

_LENGTHS = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0,
}  # fmt: skip

_VERBS = {
    "killed": r"kill\w*|dead|died?|dying|deaths?|slain|murder\w*|massacred?|executed|fatal\w*|"
    r"lives|perished|martyred|toll|shot dead|beheaded|hanged",
    "injured": r"injur\w+|wound\w+|hurt|hospitali[sz]ed",
    "detained": r"arrest\w*|detain\w*|captur\w+|jail\w*|imprison\w*|seized|abduct\w*|kidnap\w*|"
    r"hostages?|custody|rounded up",
    "displaced": r"displac\w+|fled|flee\w*|evacuat\w+|homeless|(?<!including )refugees",
}
_FATE = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _VERBS.items()}
# "A dozen men on its list have been quietly killed": what befell them stands far behind.
_SUFFERED = re.compile(
    r"[^.;:,\d]{0,110}?\b(?:was|were|(?:have|has|had)\sbeen)\s(?:\w+ly\s)?(?P<fate>\w+)"
)
_FIRED = re.compile(
    r"\b(?:fir(?:ed|ing)|shell\w*|artillery|ammunition|mortars?|guns?)\b", re.IGNORECASE
)
_NATIONALS = re.compile(
    r"\s[A-Z][a-z]+(?:ans|is|ese)\b|\s(?:Arabs|Britons|Christians|Greeks|Jews|Kurds|Muslims|Poles|Turks)\b"
)
_PAID = frozenset((EventType.AID, EventType.SANCTION, EventType.AGREE))
_REACH = 90  # characters between a trigger and a number that belongs to it


@dataclass(frozen=True, slots=True)
class _Number:
    """A number found in a sentence, with what it counts."""

    span: Span
    kind: str
    value: float
    why: str | None


def quantities(reading: Reading) -> Reading:
    """Fill in the quantities of every claim: each number goes to one trigger; twice gives the same."""
    if not reading.claims:
        return reading
    text = reading.article.text
    sentences: dict[Span, list[int]] = {}
    for index, claim in enumerate(reading.claims):
        sentences.setdefault(claim.sentence_span, []).append(index)
    claims = [replace(c, quantities=()) if c.quantities else c for c in reading.claims]
    for sentence, indexes in sentences.items():
        if not _MAYBE.search(text, sentence.start, sentence.end):
            continue
        for found in _numbers(text, sentence):
            for index in _nearest(found, claims, indexes):
                claims[index] = _with(claims[index], found)
    return replace(reading, claims=tuple(claims))


def _nearest(found: _Number, claims: Sequence[Claim], indexes: Sequence[int]) -> list[int]:
    """The claims that name the counted as a party, deeds before words; else those nearest by.

    Of money, those that it is paid for: "thanked him for his $2.1bn package" is no thanks of $2.1bn.
    """
    if found.kind == "money":
        paid = [i for i in indexes if claims[i].event_type.value in _PAID]
        near = [i for i in paid if _gap(found.span, claims[i].trigger.spans) <= _REACH]
        indexes = near or indexes
    owners = [i for i in indexes if _names(claims[i], found.span)]
    deeds = [i for i in owners if claims[i].event_type.value not in SPEECH_ACTS]
    if owners:
        return deeds or owners
    gaps = [(_gap(found.span, claims[i].trigger.spans), i) for i in indexes]
    least = min(gap for gap, _ in gaps)
    return [i for gap, i in gaps if gap == least] if least <= _REACH else []


def _names(claim: Claim, span: Span) -> bool:
    parties = (*claim.actors, *claim.recipients)
    return any(s.overlaps(span) for party in parties for s in party.mention.spans)


def _gap(span: Span, spans: Sequence[Span]) -> int:
    return min(s.gap(span) for s in spans)


def _with(claim: Claim, found: _Number) -> Claim:
    quantity = Cited(Quantity(found.kind, found.value), (found.span,), 0.75, STAGE, why=found.why)
    return replace(claim, quantities=(*claim.quantities, quantity))


def _numbers(text: str, sentence: Span) -> Iterator[_Number]:
    sums = list(_sums(text, sentence))
    yield from (found for _, found in sums if found)
    for match in _FIND.finditer(text, sentence.start, sentence.end):
        span = Span(match.start("number"), match.end("number"))
        if (
            any(span.overlaps(other) for other, _ in sums)
            or text[span.start - 1 : span.start] == "$"
        ):
            continue
        if _begins_range(text, span) or uncounted(text, span.start, span.end):
            continue
        value = _value(match["number"])
        low = _lower(text, match)
        if low and uncounted(text, low[0].start, low[0].end):
            continue
        start = low[0].start if low else match.start()
        named = _kind(text, sentence, match, start) if value is not None else None
        if named and value is not None:
            kind, factor = named
            if kind == "duration":
                span = Span(span.start, span.end + 1 + len(re.split(r"[ -]", match["after"])[1]))
            if low is None:
                yield _Number(span, kind, value * factor, _why(match, value))
            else:
                why = f"{low[1]:,.10g} to {value:,.10g}"
                yield _Number(Span(start, span.end), kind, low[1] * factor, why)


def _sums(text: str, sentence: Span) -> Iterator[tuple[Span, _Number | None]]:
    """Each sum of money, with its words; None for one that is told again in another currency."""
    end = len(text)
    for match in _MONEY.finditer(text, sentence.start, sentence.end):
        value = _value(match["sum"] or match["plain"])
        if value is not None:
            span = Span(match.start(), match.end())
            again = _AGAIN.fullmatch(text, end, span.start)
            found = _Number(_trim(text, match, span), "money", value, _why(match, value))
            yield span, None if again else found
            end = span.end


def _begins_range(text: str, span: Span) -> bool:
    """Whether a number is the lower end of a range, told with the upper one."""
    upper = _FIND.search(text, span.end, min(len(text), span.end + _APART))
    if upper is None or uncounted(text, upper.start("number"), upper.end("number")):
        return False
    low = _lower(text, upper)
    return low is not None and low[0] == span


def _lower(text: str, match: re.Match[str]) -> tuple[Span, float] | None:
    """The lower end of a number's range ("20 to 30", "between 20 and 30"): where and how many."""
    start, high = match.start("number"), _value(match["number"])
    found = _RANGE.search(text, max(0, start - _APART), start)
    if found is None or high is None:
        return None
    group = "low" if found["low"] else "least"
    low = _value(found[group])
    return (Span(*found.span(group)), low) if low is not None and 0 < low < high else None


def _trim(text: str, match: re.Match[str], span: Span) -> Span:
    """The span without the words that bound the number."""
    if not match["bound"]:
        return span
    start = match.end("bound")
    while text[start].isspace():
        start += 1
    return Span(start, span.end)


def _why(match: re.Match[str], value: float) -> str | None:
    bound = match["bound"]
    if bound:
        return f"{bound.lower()} {value:,.10g}"
    return None


def _value(written: str) -> float | None:
    written = re.sub(r"(?<=\d)['’](?=\d)", "", written)
    short = re.sub(r"(?<=\d)\s?bn\b", " billion", written, flags=re.IGNORECASE)
    short = re.sub(r"(?<=\d)\s?m\b", " million", short, flags=re.IGNORECASE)
    words = re.split(r"[ -]+", short.lower())
    if "trillion" in words:
        value = number(words[:-1])
        return value * 1e12 if value is not None else None
    return number([word for word in words if word != "a"] or words)


def _kind(text: str, sentence: Span, match: re.Match[str], start: int) -> tuple[str, float] | None:
    """What a number counts, and the factor into the kind's unit; None for anything else.

    `start` is where the number begins, with the words that bound it or the lower end of its range.
    """
    after = re.split(r"[ -]", match["after"].strip(" -").lower())
    unit = after[0].rstrip("s") if after else ""
    if unit in _LENGTHS:
        went_on = lasting(text, start, after, compound=match["after"].startswith("-"))
        return ("duration", _LENGTHS[unit]) if went_on else None
    fate = _fate(text, Span(start, match.end("number")), sentence)
    noun = counted(after)
    if noun == "rounds" and not _FIRED.search(text, sentence.start, sentence.end):
        return None  # of talks, of a match
    if noun in WEAPONS:
        return "weapons", 1.0
    if fate and (noun or _bare(text, match)):
        return fate, 1.0
    return ("personnel", 1.0) if forces(after) else None


def _fate(text: str, number: Span, sentence: Span) -> str | None:
    """What befell those counted: the nearest telling word in the same stretch of the sentence."""
    best: tuple[int, str] | None = None
    start = max(sentence.start, number.start - 45)
    end = min(sentence.end, number.end + 60)
    for kind, pattern in _FATE.items():
        for word in pattern.finditer(text, start, end):
            found = Span(word.start(), word.end())
            first, last = sorted((found, number))
            between = text[first.end : last.start]
            cost = found.gap(number) + 25 * len(re.findall(r",|\band\b|\d", between))
            if best is None or cost < best[0]:
                best = (cost, kind)
    return best[1] if best and best[0] < 60 else _suffered(text, number, sentence)


def _suffered(text: str, number: Span, sentence: Span) -> str | None:
    """What those counted suffered by a verb of their own further on."""
    found = _SUFFERED.match(text, number.end, sentence.end)
    return next((k for k, p in _FATE.items() if found and p.fullmatch(found["fate"])), None)


def _bare(text: str, match: re.Match[str]) -> bool:
    """Whether the number stands alone as people: "killed 26 and wounded 40", "12 were arrested".

    Or as those of a nation: "32,000 Americans".
    """
    if _NATIONALS.match(text, match.end("number")):
        return True
    following = text[match.end("number") : match.end("number") + 12]
    return bool(
        re.match(
            r"\s*(?:[.,;]|and\b|may\b|might\b|were\b|was\b|have\b|of\b|in\b|dead\b|more\b|wounded\b|injured\b|hurt\b|killed\b|$)",
            following,
        )
    )
