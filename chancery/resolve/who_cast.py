"""The people and bodies of one article: each mention's identity, worked out once."""

from __future__ import annotations

from functools import cached_property

from chancery.model import Claim, EventType, Reading, Span
from chancery.resolve import coref
from chancery.resolve.who_crowd import crowd
from chancery.resolve.who_guess import Guess, entity_of, state
from chancery.resolve.who_home import Setting
from chancery.resolve.who_lineup import Lineup, line_up, pronoun
from chancery.resolve.who_names import Names, named_after
from chancery.resolve.who_people import People
from chancery.resolve.who_phrase import Phrase, pick, take_apart
from chancery.resolve.who_scene import Hit, Scene
from chancery.resolve.who_words import (
    APPOSED,
    GENERIC,
    OFFICES,
    OTHERS,
    OWN,
    SINGLE,
    STATELESS,
)

# "the Clinton campaign" is a body with a name of its own, "Clinton supporters" is none.
_NAMESAKES = frozenset({"campaign", "administration", "government", "foundation", "party"})


class Cast:
    """Resolves the mentions of one article; asks each question once."""

    def __init__(self, scene: Scene, people: People, reading: Reading) -> None:
        self.scene = scene
        self.setting = Setting(scene, people)
        self._memo: dict[tuple[int, int], Guess] = {}
        self.names = Names(self.setting)
        self._people, self._reading = people, reading

    @cached_property
    def lineup(self) -> Lineup:
        """Where persons and groups stand; worked out only where a pronoun or description asks."""
        return line_up(self.scene, self._people, self.setting.home, self._reading)

    def identify(self, span: Span, claim: Claim | None = None, part: str = "actor") -> Guess:
        """Who the words at a span are, in a claim of that type."""
        at, end = self.scene.range(span)
        if at >= end:
            return Guess()
        told = pronoun(self.scene, at, end)
        guess = coref.pronoun(self, at, claim) if told else self.at(at, end)
        return _in_claim(guess, claim, part)

    def members(self, span: Span, claim: Claim, part: str) -> list[Guess]:
        """Everybody that the words at a span stand for: several countries for "both sides"."""
        at, end = self.scene.range(span)
        one = self.identify(span, claim, part)
        codes = crowd(self.setting, at, end) if at < end else ()
        if len(codes) < 2:
            return [one]
        return [
            one if code == one.country else one._replace(
                country=code, name=state(code) if one.named else None,
                entity=f"country:{code}" if one.named else None, role=None, runner_up=None,
                confidence=min(one.confidence, 0.6), why=why,
            )
            for code, why in codes
        ]  # fmt: skip

    def at(self, at: int, end: int) -> Guess:
        """Who tokens [at, end) are, whatever the claim."""
        found = self._memo.get((at, end))
        if found is None:
            self._memo[at, end] = Guess()  # a mention that leads back to itself ends here
            if pronoun(self.scene, at, end):
                found = coref.pronoun(self, at, None)
            else:
                found = self._phrase(take_apart(self.scene, at, end))
            self._memo[at, end] = found
        return found

    def _phrase(self, phrase: Phrase) -> Guess:
        if phrase.whole and phrase.country:
            return self._place(phrase.country)
        if phrase.name:
            return self._name(phrase)
        if phrase.body:
            return self._body(phrase, phrase.body)
        return self._role(phrase)

    def _place(self, hit: Hit) -> Guess:
        code, kind = self.setting.code(hit), hit.entries[0].kind
        span = self.scene.span(hit.at, hit.end)
        if code is None:
            return Guess(
                name=None,
                sector="GOV",
                confidence=0.5,
                why=f"{hit.key!r} is no single country",
                evidence=(span,),
            )
        sector = "CVL" if kind == "people" else "GOV"
        why = {
            "capital": f"the seat of government of {state(code)}",
            "adjective": f"a word for what belongs to {state(code)}",
            "people": f"the people of {state(code)}",
        }.get(kind, f"{hit.key!r} in the table of countries")
        return Guess(
            name=state(code), entity=f"country:{code}", country=code, sector=sector, named=True,
            plural=kind == "people", confidence=0.95 if kind in {"country", "adjective"} else 0.85,
            why=why, evidence=(span,),
        )  # fmt: skip

    def _body(self, phrase: Phrase, hit: Hit) -> Guess:
        scene = self.scene
        entry = pick(hit.entries, self.setting.home, self.setting.near)
        inside = hit.at < phrase.head
        named = inside and (
            phrase.noun is None
            or hit.end == phrase.head
            or (phrase.definite and phrase.noun in APPOSED)
        )
        country = self.setting.code(phrase.country) if phrase.country else None
        code = country or (entry.code.rstrip("?") if entry else None)
        if entry and entry.code.endswith("?") and self.setting.home and not country:
            code = self.setting.home
        why = f"{hit.key!r} in the table of organisations"
        if code is None:
            code, why = (
                self.setting.home,
                f"{hit.key!r} is the name of bodies in several countries; this article is about",
            )
        sector = entry.sector if entry else phrase.sector
        if phrase.noun and phrase.sector:
            if phrase.noun in {"government", "administration", "minister", "ministers", "ministry"}:
                sector = "GOV"
            elif phrase.noun not in GENERIC or not sector:
                sector = phrase.sector
        if phrase.former and sector in OFFICES:
            sector = "ELI"
        if sector == "PTY" and "opposition" in scene.lows[max(0, hit.at - 3) : hit.at]:
            sector = "OPP"
        name = entry.name if entry and named else None
        return Guess(
            name=name, entity=entity_of(code, kind="org", name=name), country=code, sector=sector,
            named=named, confidence=0.85 if entry else 0.45, why=why,
            evidence=(scene.span(hit.at, hit.end),),
        )  # fmt: skip

    def _name(self, phrase: Phrase) -> Guess:
        assert phrase.name
        at, end = phrase.name
        scene = self.scene
        profile = self.names.profile(at, end)
        title = self.names.title(max(phrase.at, at - 3), at)
        code = self.setting.code(phrase.country) if phrase.country else None
        behind = phrase.noun in scene.lows[end : phrase.head]
        if phrase.noun and behind and not title:
            # "the Clinton campaign", "Trump supporters": a body or group named after somebody.
            after = named_after(profile, scene.phrase(at, end), scene.span(at, end))
            return after._replace(
                named=phrase.noun in _NAMESAKES,
                sector=(profile.sector if phrase.noun in GENERIC else None) or phrase.sector,
                country=code or profile.country,
            )
        sector = profile.sector or title or phrase.sector
        if phrase.former and (sector in OFFICES or sector is None):
            sector = "ELI"
        if phrase.country and code and code != profile.country:
            profile = profile._replace(
                country=code,
                confidence=0.85,
                runner_up=profile.country,
                why=f"{phrase.country.key!r} stands beside the name",
            )
        return profile._replace(sector=sector)

    def _role(self, phrase: Phrase) -> Guess:
        scene = self.scene
        sector = "ELI" if phrase.former and phrase.sector in OFFICES else phrase.sector
        if phrase.noun in OTHERS and phrase.country and phrase.country.entries[0].kind == "country":
            return Guess(
                sector=sector,
                confidence=0.6,
                why=f"{phrase.noun!r} of a country are not that country",
            )
        if phrase.country and (code := self.setting.code(phrase.country)):
            return Guess(
                country=code,
                sector=sector or "GOV",
                named=self._single(phrase),
                confidence=0.9,
                why=f"{phrase.country.key!r} in the words themselves",
                evidence=(scene.span(phrase.country.at, phrase.country.end),),
            )
        if phrase.country and phrase.noun and phrase.country.entries[0].code == "EUR":
            return Guess(
                country="EUR", sector=sector, confidence=0.5, why="Europe's, taken for the Union's"
            )
        if phrase.owner:
            return self._owned(phrase, sector)
        if (
            self.setting.voice
            and phrase.noun in OWN
            and phrase.head == phrase.end
            and scene.words[phrase.at][0].isupper()
        ):
            return self.setting.speaking()._replace(
                name=None,
                entity=None,
                sector=sector,
                named=phrase.definite,
                why="an official text speaks of its own",
            )
        before = self._described(phrase, sector) if phrase.noun and phrase.definite else None
        return before or self._context(phrase, sector)

    def _described(self, phrase: Phrase, sector: str | None) -> Guess | None:
        """Who "the president" was when last named with a country or a name, if ever."""
        found = coref.description(self, phrase.noun or "", phrase.at)
        guess = self.at(*found) if found else Guess()
        if found is None or guess.country is None:
            return None
        span = self.scene.span(*found)
        same = guess.person and phrase.head == phrase.end
        base = guess if same else Guess(country=guess.country, named=self._single(phrase))
        return base._replace(
            sector=sector or guess.sector,
            confidence=0.65,
            why=f"named before with {span.of(self.scene.article.text)!r}",
            evidence=(span,),
        )

    def _owned(self, phrase: Phrase, sector: str | None) -> Guess:
        """As in "his aides", "our military": the country of whoever the pronoun stands for."""
        scene = self.scene
        start = phrase.at
        while start > 0 and scene.lows[start] != phrase.owner:
            start -= 1
        owner = coref.pronoun(self, start, None)
        return Guess(
            country=owner.country, sector=sector or owner.sector, confidence=0.6,
            why=f"{phrase.owner!r} is {owner.name or 'somebody'}: {owner.why}", evidence=owner.evidence,
        )  # fmt: skip

    def _context(self, phrase: Phrase, sector: str | None) -> Guess:
        """No word of its own says the country: the article's, if it has one."""
        noun = (phrase.noun or "").split(" ")[-1]
        others = self.scene.lows[max(0, phrase.at - 1)] == "other" or phrase.words.startswith(
            "other "
        )
        if noun in STATELESS or (others and noun.endswith("s")):
            return Guess(sector=sector, why=f"{phrase.noun!r} of no country in particular")
        if phrase.words.endswith("edly") or phrase.words in {"according to", "told", "reported"}:
            return Guess(why="a word that names nobody")
        if self.setting.voice and sector is None:
            sector = "GOV"
        return self.setting.around(phrase.at)._replace(sector=sector, named=self._single(phrase))

    def _single(self, phrase: Phrase) -> bool:
        """Whether the words mean one body or office holder in particular."""
        noun = (phrase.noun or "").split(" ")[-1]
        if noun not in SINGLE or phrase.former:
            return False
        if self.scene.lows[max(0, phrase.at - 1)] in {"a", "an"}:
            return False
        capital = self.scene.words[phrase.at][0].isupper()
        return phrase.definite or phrase.country is not None or capital


def _in_claim(guess: Guess, claim: Claim | None, part: str) -> Guess:
    """What the event tells of those who do it and those it is done to."""
    if claim is None:
        return guess
    kind = claim.event_type.value
    country = (guess.entity or "").startswith("country:")
    if kind is EventType.ASSAULT and part == "actor" and guess.sector == "GOV" and country:
        return guess._replace(sector="MIL", why=f"{guess.why}; it acts by force here")
    if guess.sector is not None or part == "source":
        return guess
    if kind is EventType.CONSULT:
        return guess._replace(sector="GOV", why=f"{guess.why}; talks are mostly of governments")
    if kind is EventType.ASSAULT and part == "recipient":
        return guess._replace(
            sector="CVL", why=f"{guess.why}; a victim of whom nothing more is said"
        )
    return guess
