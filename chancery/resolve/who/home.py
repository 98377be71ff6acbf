"""Whose article it is: the country it plays in, and who speaks in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from chancery.model import Belonging, Kind, Mention
from chancery.resolve.lookup.hits import SHARED, Hit
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.who.guess import Guess, state
from chancery.resolve.who.own import Signs, hostile, own, signs
from chancery.resolve.who.people import People
from chancery.resolve.who.pick import pick
from chancery.resolve.who.voice import voice

# How much one name says about where an article plays.
_WEIGHT = {
    "country": 1.0,
    "adjective": 1.0,
    "people": 1.0,
    "capital": 0.8,
    "city": 0.8,
    "region": 0.7,
    "continent": 0.0,
}
_EARLY = 80  # tokens whose names count twice
# An article is about one country where at least this share of its names is that country's.
_MOSTLY = 0.5
# With less than this share not even a guess is made.
_HARDLY = 0.25
_SPOKEN_OF = 0.1  # share of the names from which a country may be whose people are hit
_SHOWN = 0.5  # how sure the reader must be of the words that show a country
_NOBODYS = 0.5  # how sure, that it is no country's
_LIKELY = 0.4  # that a country speaks in a text that nobody signs
# How the country of words that tell none was found.
_NEAREST, _MAINLY, _SHOWN_BY = "nearest", "mostly", "shown"
_NAMED = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE})
_ABOUT = "no country is named; the article is mostly about this one"


class Setting:
    """What an article takes for granted: its country, its voice, and who is spoken of in it."""

    def __init__(
        self,
        scene: Scene,
        people: People,
        belongings: tuple[Belonging, ...] = (),
        mentions: tuple[Mention, ...] = (),
    ) -> None:
        self.scene = scene
        named = ((scene.range(m.span), m.kind) for m in mentions if m.kind in _NAMED)
        self._named = {at: (where, kind) for where, kind in named for at in range(*where)}
        self._belongings: dict[int, Belonging] = {}
        for shown in belongings:  # any word of the mention may be what is asked for
            for at in range(*scene.range(shown.span)):
                self._belongings.setdefault(at, shown)
        self.people = people
        self.voice = voice(scene)
        self.standing = standing(scene, people)
        self.home: str | None = self.standing[0][0] if self.standing else None
        self.share = self.standing[0][1] if self.standing else 0.0
        self.near = frozenset(
            entry.code for hit in scene.hits for entry in hit.entries
            if hit.place or (entry.curated and len({e.code for e in hit.entries if e.curated}) == 1)
        )  # fmt: skip

    def code(self, hit: Hit) -> str | None:
        """The country, or the code for none, that a hit stands for here."""
        entry = hit.entries[0] if hit.place else pick(hit.entries, self.home, self.near, hit.key)
        if entry is None or entry.kind == "continent":
            return None
        return entry.code.rstrip("?")

    def called(self, at: int, end: int) -> Kind | None:
        """Of what kind the reader takes a name at tokens [at, end) to be, as a part or the whole."""
        (first, last), kind = self._named.get(at, ((0, 0), None))
        return kind if first <= at and end <= last else None

    def speaking(self, at: int = 0, others: Collection[str] = ()) -> Guess:
        """Who says "we" at a token: the government of an official text, else who seems to speak.

        `others` are the countries on the other side of what "we" do.
        """
        if self.voice is None:
            if self.scene.quoted(at):
                return self.around(at)
            code, likely = own(self._signs, others)
            if code is None or likely < _LIKELY:
                return Guess(
                    confidence=0.2, why="nobody signs the text, and nothing tells who speaks"
                )
            why = "nobody signs the text; its other countries are spoken of as others"
            return Guess(country=code, confidence=likely, why=why)
        return Guess(
            name=state(self.voice),
            entity=f"country:{self.voice}",
            country=self.voice,
            sector="GOV",
            named=True,
            confidence=0.75,
            why="the text speaks for this government",
        )

    @cached_property
    def _signs(self) -> dict[str, Signs]:
        return signs(self.scene, self.standing)

    @cached_property
    def hostile(self) -> frozenset[str]:
        """Countries that the text speaks of as attackers."""
        return hostile(self.scene)

    def foe(self, told: str) -> str | None:
        """Whom a side calls the enemy: the other country of attacks and war, else the most spoken of."""
        others = [code for code, _ in self.standing if code != told]
        return min(others, key=lambda code: self._signs[code].around, default=None)

    def victim(self, guess: Guess, attackers: Collection[str], place: str | None) -> Guess:
        """Whom attackers hit, of whom no word tells the country: hardly they themselves.

        The country of the claim's place comes before; else, where only the nearest country or
        that of most of the text was taken, the one that speaks. On training texts six of six
        such victims were the speaker's, and of 42 by the nearest country three the attackers'
        own and 17 of the next country that the text speaks of (counted in passing).
        """
        if guess.around is None or guess.country is None or guess.country not in attackers:
            return guess
        if place and place not in attackers:
            return self._hit(guess, place, f"what was hit lies in {state(place)}")
        if guess.around != _SHOWN_BY and self.voice and self.voice not in attackers:
            return self._hit(guess, self.voice, f"{state(self.voice)} speaks")
        if guess.around != _NEAREST:
            return guess
        others = (c for c, share in self.standing if c not in attackers and share >= _SPOKEN_OF)
        return self._hit(guess, next(others, None), "another country is spoken of")

    def _hit(self, guess: Guess, country: str | None, why: str) -> Guess:
        why = f"no country is named, {state(guess.country or '')} attacks and {why}"
        return guess._replace(country=country, confidence=0.3, why=why, evidence=())

    def around(self, at: int) -> Guess:
        """The country that the reader sees at work; else the article's; else the nearest named."""
        shown = self._shown(at)
        if shown is not None:
            return shown
        belonging = self._belongings.get(at)
        far = belonging is not None and belonging.elsewhere >= _SHOWN
        if self.home and (self.share >= _MOSTLY or (far and self.share >= _HARDLY)):
            return Guess(country=self.home, around=_MAINLY, confidence=0.5, why=_ABOUT)
        near = self._nearest(at)
        if near is not None:
            why = f"no country is named; {near.key!r} stands nearest"
            words = (self.scene.span(near.at, near.end),)
            return Guess(
                country=self.code(near), around=_NEAREST, confidence=0.4, why=why, evidence=words
            )
        if self.home and self.share >= _HARDLY:
            return Guess(country=self.home, around=_MAINLY, confidence=0.35, why=_ABOUT)
        return Guess()

    def _shown(self, at: int) -> Guess | None:
        """The country of the words that the reader takes to show a mention's, where it is sure."""
        belonging = self._belongings.get(at)
        if belonging is None:
            return None
        if belonging.nothing >= _NOBODYS:
            return Guess(why="read as belonging to no country")
        shares: defaultdict[str, float] = defaultdict(float)
        words: dict[str, Hit] = {}
        for span, share in belonging.words:
            hit = self.scene.hit_over(self.scene.range(span)[0])
            own = hit and hit.place and not hit.linked
            code = self.code(hit) if hit and own else None
            if hit and code:
                shares[code] += share
                words.setdefault(code, hit)
        best = max(shares, key=shares.__getitem__, default=None)
        if best is None or shares[best] < _SHOWN:
            return None
        hit = words[best]
        return Guess(
            country=best,
            around=_SHOWN_BY,
            confidence=min(0.85, shares[best]),
            why=f"no country is named; read as belonging to {hit.key!r}",
            evidence=(self.scene.span(hit.at, hit.end),),
        )

    def _nearest(self, at: int) -> Hit | None:
        """The country named last in the sentence or the two before, else next in the sentence."""
        scene = self.scene
        index = bisect_left(scene.hit_starts, at)
        here = scene.sentence[at]
        for hit in reversed(scene.hits[max(0, index - 12) : index]):
            if here - scene.sentence[hit.at] > 2:
                break
            if hit.place and self.code(hit):
                return hit
        for hit in scene.hits[index : index + 6]:
            if scene.sentence[hit.at] > here:
                break
            if hit.place and self.code(hit):
                return hit
        return None


def standing(scene: Scene, people: People) -> list[tuple[str, float]]:
    """Countries by their share of what is spoken of; early words count twice, office holders too."""
    weight: defaultdict[str, float] = defaultdict(float)
    weight.update(scene.signs.weight)
    for hit in scene.hits:
        entry = hit.entries[0]
        code = entry.code.rstrip("?")
        if hit.key in SHARED:
            weight[code] += 0.2
        elif hit.place:
            weight[code] += _WEIGHT[entry.kind] * (2 if hit.at < _EARLY else 1)
        elif len({e.code for e in hit.entries}) == 1 and code not in {
            "IGO",
            "UNO",
            "NGO",
            "MNC",
            "IMG",
        }:
            weight[code] += 0.7 if entry.curated else 0.3
    for code, count in scene.towns.items():
        weight[code] += 0.3 * count
    for run in scene.runs:
        if 2 <= run.end - run.at <= 6:
            code_of = known(scene, people, run.at, run.end)
            if code_of:
                weight[code_of] += 0.7
    weight.pop("EUR", None)
    weight.pop("", None)
    total = sum(weight.values())
    ranked = sorted(weight.items(), key=lambda item: -item[1])
    return [(code, count / total) for code, count in ranked if count > 0]


def known(scene: Scene, people: People, at: int, end: int) -> str | None:
    """The country of the office holder that a run of two words or more ends with, if any."""
    words = [w for w in scene.lows[at:end] if w[0].isalnum()][-2:]
    if len(words) < 2:
        return None
    found = people.find(" ".join(words), scene.article.published)
    sure = [office for office in found if office.grade != "nominal"]
    return sure[0].country if sure and len({o.country for o in sure}) == 1 else None
