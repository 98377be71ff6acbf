"""What of a claim is compared: its face, the same for every copy of the same words.

A face holds nothing of who printed the words or when, and is known by the words from its
trigger on, not by its article, so that a thousand copies of one article, each with a title,
a first word and an end of its own, have one face for each claim and cost what one costs.
Of the texts that hold the words one stands for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from chancery.assets.fold import fold
from chancery.collate.amounts import Amount, amount
from chancery.collate.publishers import side_of_publisher
from chancery.collate.triggers import head
from chancery.collate.words import ALIKE, rarity, stems, telling
from chancery.model import (
    Article,
    Basis,
    Claim,
    Granularity,
    Party,
    Stance,
    Status,
)

_WARS = frozenset({"war", "invas", "aggress", "warfar"})
_WARRING = 3  # countries that a sentence on a war may name, two at war and one that is asked
_TOLLS = frozenset({"killed", "injured", "detained", "displaced"})  # that are of one part of it
GIST_STEMS = 40  # of an article's rarest words: enough to tell what it is about
GIST_CHARACTERS = 3_000
AROUND = 80  # characters on either side that make a short sentence known
OPEN_DAYS = 31  # how far a date with one open end is taken to reach
_OF_ONE = frozenset({"text", "sentence", "words"})  # what is the article's or the sentence's own


@dataclass(frozen=True, slots=True)
class Text:
    """What an article is about: its most telling stems; `id` is the same for the same words."""

    id: int
    gist: frozenset[str]
    title: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Days:
    """When it took place: ordinals of the first and last day; `told` when words say so."""

    first: int
    last: int
    told: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it took place, with degrees where they are known."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    fine: bool = False  # finer than a country


@dataclass(frozen=True, slots=True)
class Face:
    """The parts of a claim that are compared; `id` is a digest of what copies of it share.

    That is all but `text`, `sentence` and `words`, which are those of one of the copies.

    `actors` and `recipients` hold entities (``person:...``, ``org:...``,
    ``country:...``, else folded words), the pairs beside them countries.
    """

    id: int
    text: int
    sentence: int
    kind: str
    mode: str | None
    status: str
    denied: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_countries: frozenset[str]
    recipient_countries: frozenset[str]
    trigger: str
    trigger_class: str
    words: frozenset[str]
    days: Days | None = None
    spot: Spot | None = None
    amounts: tuple[Amount, ...] = ()
    sources: frozenset[str] = frozenset()
    side: str | None = None  # the country whose official voice printed it
    party_words: frozenset[str] = frozenset()  # stems of the parties' names and mentions

    @property
    def parties(self) -> frozenset[str]:
        """Entities of both roles."""
        return self.actors | self.recipients

    @property
    def countries(self) -> frozenset[str]:
        """Countries of both roles."""
        return self.actor_countries | self.recipient_countries


def digest(*parts: object) -> int:
    """A number of 63 bits that stands for the parts, the same on every machine."""
    held = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest()
    return int.from_bytes(held, "big") >> 1


def text_face(article: Article) -> Text:
    """What an article is about, from its title and its beginning."""
    seen: dict[str, int] = {}
    for key in stems(f"{article.title or ''}\n{article.text[:GIST_CHARACTERS]}"):
        seen[key] = seen.get(key, 0) + 1
    weights = {key: (1 + min(n, 4)) * rarity(key) for key, n in seen.items() if len(key) > 1}
    first = sorted(weights, key=lambda key: (-weights[key], key))[:GIST_STEMS]
    name = digest("text", fold(article.title or ""), " ".join(article.text.split()))
    return Text(name, telling(first), telling(stems(article.title or "")))


def face(claim: Claim, article: Article, text: Text) -> Face:
    """The face of a claim of an article."""
    sentence = claim.sentence_span.of(article.text)
    trigger, kind_of_word = head(*_trigger(claim, article))
    actors, recipients = _entities(claim.actors), _entities(claim.recipients)
    parts = {
        "text": text.id,
        "sentence": claim.sentence,
        "kind": str(claim.event_type.value),
        "mode": claim.mode.value if claim.mode else None,
        "status": str(claim.status.value),
        "denied": somebody_denies(claim),
        "actors": actors,
        "recipients": recipients,
        "actor_countries": _countries(claim.actors),
        "recipient_countries": _countries(claim.recipients),
        "trigger": trigger,
        "trigger_class": kind_of_word,
        "words": _words(sentence) - {trigger},
        "days": days(claim, article.published),
        "spot": spot(claim),
        "amounts": tuple(amount(one, article.text) for one in claim.quantities),
        "sources": _entities(tuple(account.source for account in claim.accounts)),
        "side": side_of_publisher(article.publisher),
        "party_words": _party_words((*claim.actors, *claim.recipients)),
    }
    if war := _war(claim, article, trigger):
        return war
    kept = (value for name, value in parts.items() if name not in _OF_ONE)
    shown = [sorted(v) if isinstance(v, frozenset) else v for v in kept]
    return Face(id=digest("face", *_place(claim, article, text), *shown), **parts)  # type: ignore[arg-type]


def _place(claim: Claim, article: Article, text: Text) -> tuple[object, ...]:
    """Where a claim stands, the same in every text that has the words from its trigger on.

    The words, how often they stood there before, and where among them the trigger is. Of a
    sentence that ends soon, words before are taken as well, of a short one those around it; where
    these are few, it is known by its text.
    """
    whole, start, end = article.text, claim.sentence_span.start, claim.sentence_span.end
    at = claim.trigger.spans[0].start if claim.trigger.spans else -1
    words = whole[start:end].split()
    if len(words) < ALIKE:
        start = max(0, start - AROUND)
        words = whole[start : end + AROUND].split()
    if len(words) < ALIKE or at < 0:
        return (text.id, claim.sentence, at)
    place = len(whole[start:at].split())
    first = min(place, len(words) - ALIKE)
    run = " ".join(words[first : first + ALIKE])
    return (run, whole.count(run, 0, at), place - first)


def war_text(year: int) -> Text:
    """What stands for an article where a war is named as a whole."""
    return Text(digest("war", year), frozenset())


def _war(claim: Claim, article: Article, trigger: str) -> Face | None:
    """The one face of a war of two countries in one year, for a claim that names it as a whole.

    "Russia's war", "the invasion of Ukraine" stand in thousands of sentences that tell
    nothing of it; all of them are one event, known by who wages it and when.
    """
    countries = set(_countries(claim.actors) | _countries(claim.recipients))
    if claim.place and claim.place.value.country and len(countries) == 1:
        countries.add(claim.place.value.country)
    named = trigger in _WARS and str(claim.event_type.value) == "ASSAULT"
    year = _year(claim, article)
    counted = any(one.value.kind in _TOLLS for one in claim.quantities)
    if (
        not named
        or not 1 <= len(countries) <= _WARRING
        or year is None
        or counted
        or somebody_denies(claim)
    ):
        return None
    if claim.status.value in {Status.FUTURE, Status.HYPOTHETICAL}:
        return None
    pair = sorted(countries)
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return Face(
        id=digest("war", year, *pair), text=war_text(year).id, sentence=0, kind="ASSAULT",
        mode=None, status="actual", denied=False,
        actors=frozenset(f"country:{one}" for one in pair), recipients=frozenset(),
        actor_countries=frozenset(pair), recipient_countries=frozenset(), trigger="war",
        trigger_class=head("war")[1], words=frozenset(),
        days=Days(first, last, told=False, exact=False),
    )  # fmt: skip


def _year(claim: Claim, article: Article) -> int | None:
    when = claim.date.value if claim.date else None
    day = (when.end or when.start) if when and when.basis is not Basis.PUBLICATION else None
    day = day or article.published
    return day.year if day else None


@lru_cache(maxsize=256)
def _words(sentence: str) -> frozenset[str]:
    return telling(stems(sentence))


def somebody_denies(claim: Claim) -> bool:
    """Whether any of its accounts denies it, or its own words do; others may stand behind it."""
    against = any(account.stance.value is Stance.DENIES for account in claim.accounts)
    return against != (claim.status.value is Status.NEGATED)


def _trigger(claim: Claim, article: Article) -> tuple[str, str]:
    """The words of a trigger, and the few that follow them."""
    spans = claim.trigger.spans
    if not spans:
        return claim.trigger.value, ""
    text = article.text
    return " ".join(span.of(text) for span in spans), text[spans[-1].end : spans[-1].end + 8]


def _party_words(parties: tuple[Party, ...]) -> frozenset[str]:
    """The stems of parties' names and mentions but the commonest."""
    said = " ".join(f"{party.who.name or ''} {party.mention.value}" for party in parties)
    return telling(stems(said), 1.5)


def _entities(parties: tuple[Party, ...]) -> frozenset[str]:
    found = set()
    for party in parties:
        who = party.who
        found.add(who.entity or fold(who.name or party.mention.value))
    return frozenset(found)


def _countries(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.who.country for party in parties if party.who.country)


def days(claim: Claim, published: date | None) -> Days | None:
    """The days of a claim; the article's own day where it gives none."""
    when = claim.date.value if claim.date else None
    if when is None:
        if published is None:
            return None
        return Days(published.toordinal(), published.toordinal(), told=False, exact=True)
    start = when.start.toordinal() if when.start else None
    end = when.end.toordinal() if when.end else None
    first = start if start is not None else (end or 0) - OPEN_DAYS
    last = end if end is not None else (start or 0) + OPEN_DAYS
    exact = when.granularity is Granularity.DAY and start is not None and end is not None
    return Days(first, last, told=when.basis is not Basis.PUBLICATION, exact=exact)


def spot(claim: Claim) -> Spot | None:
    """Where a claim took place, as it is compared."""
    if claim.place is None:
        return None
    where = claim.place.value
    fine = where.feature not in {None, "country"} or where.admin1 is not None
    return Spot(fold(where.name), where.country, where.lat, where.lon, fine)
