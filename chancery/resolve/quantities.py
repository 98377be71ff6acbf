"""Numbers with their meaning near a trigger: killed, injured, detained, personnel, money ...

Kinds: ``killed``, ``injured``, ``detained``, ``displaced``, ``personnel``,
``weapons``, ``money`` and ``duration`` (in days). A vague number ("dozens")
gives nothing; a bounded one ("more than two dozen") gives the bound and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chancery.assets.calendar import MONTHS
from chancery.model import SPEECH_ACTS, Cited, Claim, Quantity, Reading, Span
from chancery.resolve.version import stage
from chancery.resolve.when.words import NUMBERS, number, wordset

STAGE = stage("quantities")

_WORDS = "|".join(sorted((*NUMBERS, "dozen", "hundred", "thousand"), key=len, reverse=True))
_NUMBER = (
    rf"(?:\d[\d,]*(?:\.\d+)?|(?:(?:{_WORDS}|a)[ -])?(?:{_WORDS}))"
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
_VAGUE = re.compile(r"\b(?:several|many|few|couple of)\s+$", re.IGNORECASE)
# How old somebody is ("aged 14, 15 and 17"), and a year ("seized in June 2023"), count nobody.
_AGED = re.compile(r"\baged?\s(?:(?:about|between|from)\s)?(?:\d{1,3}(?:,\s|\sand\s|\sto\s))*$")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\.?,?\s(?:\d{{1,2}},?\s)?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_IN = re.compile(r"\b(?:in|since|during)\s$", re.IGNORECASE)
_HOUR = re.compile(r":\d\d|\s?[ap]\.?m\b", re.IGNORECASE)
_MAYBE = re.compile(rf"\d|\b(?:{_WORDS})\b", re.IGNORECASE)

_PEOPLE = wordset(
    "people persons civilians men women children others passengers victims worshippers students "
    "workers residents villagers pilgrims tourists migrants protesters demonstrators activists "
    "journalists prisoners suspects hostages detainees individuals lives nationals citizens "
    "families households dead bodies deaths casualties person civilian man woman child pupils schoolgirls "
    "schoolboys girls boys teenagers youths babies infants patients farmers herders fishermen miners "
    "monks nuns priests pilgrim nurses doctors teachers lawyers politicians lawmakers senators voters "
    "supporters members bystanders pedestrians refugees returnees inmates detainee prisoner hostage "
    "protester journalist survivors mourners shoppers settlers relatives staff staffers employees"
)
_FORCES = wordset(
    "soldiers troops officers policemen police personnel fighters militants rebels insurgents "
    "gunmen terrorists advisers advisors servicemen guards commandos marines sailors airmen "
    "peacekeepers recruits reservists mercenaries diplomats observers monitors soldier officer "
    "policeman fighter militant guard trainers contractors agents forces"
)
_WEAPONS = wordset(
    "missiles missile rockets rocket drones drone tanks tank shells rounds bombs warheads "
    "aircraft jets warplanes helicopters warships ships vessels boats submarines "
    "rifles guns mortars vehicles howitzers launchers systems uavs grenades mines"
)
_LENGTHS = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0,
}  # fmt: skip

_VERBS = {
    "killed": r"kill\w*|dead|died?|dying|deaths?|slain|murder\w*|massacred?|executed|fatal\w*|"
    r"lives|perished|martyred|toll|shot dead|beheaded|hanged",
    "injured": r"injur\w+|wound\w+|hurt|hospitali[sz]ed",
    "detained": r"arrest\w*|detain\w*|captur\w+|jail\w*|imprison\w*|seized|abduct\w*|kidnap\w*|"
    r"hostages?|custody|rounded up",
    "displaced": r"displac\w+|fled|flee\w*|evacuat\w+|homeless|refugees",
}
_FATE = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _VERBS.items()}
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
    """The claims that name the counted as a party, deeds before words; else those nearest by."""
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
    taken: list[Span] = []
    for match in _MONEY.finditer(text, sentence.start, sentence.end):
        group = "sum" if match["sum"] else "plain"
        value = _value(match[group])
        if value is not None:
            span = Span(match.start(), match.end())
            taken.append(span)
            yield _Number(_trim(text, match, span), "money", value, _why(match, value))
    for match in _FIND.finditer(text, sentence.start, sentence.end):
        span = Span(match.start("number"), match.end("number"))
        if any(span.overlaps(other) for other in taken) or text[span.start - 1 : span.start] == "$":
            continue
        if _no_count(text, match):
            continue
        value = _value(match["number"])
        named = _kind(text, sentence, match) if value is not None else None
        if named and value is not None:
            kind, factor = named
            if kind == "duration":
                span = Span(span.start, span.end + 1 + len(re.split(r"[ -]", match["after"])[1]))
            yield _Number(span, kind, value * factor, _why(match, value))


def _no_count(text: str, match: re.Match[str]) -> bool:
    """Whether a number is vague ("several dozen"), an hour ("9:00 am"), an age or a date."""
    start, end = match.start("number"), match.end("number")
    before = text[max(0, start - 24) : start]
    hour = _HOUR.match(text, end) or before[-1:] == ":"
    return bool(hour or _VAGUE.search(before) or _AGED.search(before) or _dated(text, match))


def _dated(text: str, match: re.Match[str]) -> bool:
    """Whether a number is part of a date: a year after "in", or figures after a month."""
    start = match.start("number")
    before = text[max(0, start - 24) : start]
    if _MONTH.search(before):
        return match["number"].isdigit()
    return bool(_YEAR.fullmatch(match["number"]) and _IN.search(before))


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
    short = re.sub(r"(?<=\d)\s?bn\b", " billion", written, flags=re.IGNORECASE)
    short = re.sub(r"(?<=\d)\s?m\b", " million", short, flags=re.IGNORECASE)
    words = re.split(r"[ -]+", short.lower())
    if "trillion" in words:
        value = number(words[:-1])
        return value * 1e12 if value is not None else None
    return number([word for word in words if word != "a"] or words)


def _kind(text: str, sentence: Span, match: re.Match[str]) -> tuple[str, float] | None:
    """What a number counts, and the factor into the kind's unit; None for anything else."""
    after = re.split(r"[ -]", match["after"].strip(" -").lower())
    unit = after[0].rstrip("s") if after else ""
    if unit in _LENGTHS:
        since = {"ago", "old", "since"}.intersection(after)
        return None if since else ("duration", _LENGTHS[unit])
    fate = _fate(text, sentence, match)
    noun = _counted(after)
    if noun in _WEAPONS:
        return "weapons", 1.0
    if fate and (noun or _bare(text, match)):
        return fate, 1.0
    return ("personnel", 1.0) if noun in _FORCES else None


def _counted(after: Sequence[str]) -> str | None:
    """The first noun behind a number that can be counted; of "fighter jets" it is the jets."""
    for word, following in zip(after, (*after[1:], ""), strict=True):
        if word in _PEOPLE | _FORCES | _WEAPONS:
            return following if word == "fighter" and following in _WEAPONS else word
    return None


def _fate(text: str, sentence: Span, match: re.Match[str]) -> str | None:
    """What befell those counted: the nearest telling word in the same stretch of the sentence."""
    best: tuple[int, str] | None = None
    start = max(sentence.start, match.start() - 45)
    end = min(sentence.end, match.end("number") + 60)
    for kind, pattern in _FATE.items():
        for word in pattern.finditer(text, start, end):
            ahead = word.start() >= match.end("number")
            gap = word.start() - match.end("number") if ahead else match.start() - word.end()
            between = text[min(word.end(), match.end("number")) : max(word.start(), match.start())]
            cost = gap + 25 * len(re.findall(r",|\band\b|\d", between))
            if best is None or cost < best[0]:
                best = (cost, kind)
    return best[1] if best and best[0] < 60 else None


def _bare(text: str, match: re.Match[str]) -> bool:
    """Whether the number stands alone as people: "killed 26 and wounded 40", "12 were arrested"."""
    following = text[match.end("number") : match.end("number") + 12]
    return bool(
        re.match(
            r"\s*(?:[.,;]|and\b|were\b|was\b|have\b|of\b|in\b|dead\b|more\b|wounded\b|injured\b|hurt\b|killed\b|$)",
            following,
        )
    )
