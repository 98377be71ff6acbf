"""The people and bodies of one article: each mention's identity, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import islice
from operator import attrgetter

from chancery.model import Claim, Reading, Span
from chancery.resolve.coref.chains import Chains
from chancery.resolve.coref.words import FIRST
from chancery.resolve.lookup.hits import Hit
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.words import FORMER, GENERIC, OFFICES
from chancery.resolve.who import referents
from chancery.resolve.who.addressed import inclusive
from chancery.resolve.who.body import body
from chancery.resolve.who.crowd import crowd
from chancery.resolve.who.event import in_claim
from chancery.resolve.who.guess import Guess, named_after, state
from chancery.resolve.who.home import Setting
from chancery.resolve.who.lineup import Lineup, line_up, pronoun
from chancery.resolve.who.named import called
from chancery.resolve.who.names import Names
from chancery.resolve.who.pair import pair
from chancery.resolve.who.people import People
from chancery.resolve.who.phrase import Phrase, take_apart
from chancery.resolve.who.posted import abroad
from chancery.resolve.who.roles import role
from chancery.resolve.who.sector_words import KINDS_OF_PEOPLE, lent
from chancery.resolve.who.titles import title
from chancery.resolve.who.turns import Turn, turns

# "the Clinton campaign" is a body with a name of its own, "Clinton supporters" is none.
_NAMESAKES = frozenset({"campaign", "administration", "government", "foundation", "party"})
_LATE = 8  # tokens before a mention that may say "former"
_PARTNERS = 4  # turns around one, of which one is likely another's
_begin = attrgetter("start")  # of a turn


class Cast:
    """Resolves the mentions of one article; asks each question once."""

    def __init__(self, scene: Scene, people: People, reading: Reading) -> None:
        self.scene = scene
        self.setting = Setting(scene, people, reading.belongings, reading.mentions)
        self._memo: dict[tuple[int, int], Guess] = {}
        self.names = Names(self.setting)
        self._people, self._reading = people, reading

    @cached_property
    def lineup(self) -> Lineup:
        """Where persons and groups stand; worked out only where a pronoun or description asks."""
        return line_up(self.scene, self._people, self.setting.home, self._reading)

    @cached_property
    def chains(self) -> Chains:
        """Which mentions mean the same; worked out only where a pronoun asks."""
        return Chains(self.scene, self._reading)

    def identify(self, span: Span, claim: Claim | None = None, part: str = "actor") -> Guess:
        """Who the words at a span are, in a claim of that type."""
        at, end = self.scene.range(span)
        if at >= end:
            return Guess()
        told = pronoun(self.scene, at, end)
        guess = referents.pronoun(self, at, claim) if told else self.at(at, end)
        return in_claim(guess, claim, part, self.scene.lows[at] if told else None)

    def members(self, span: Span, claim: Claim, part: str) -> list[Guess]:
        """Everybody that the words at a span stand for: several countries for "both sides"."""
        at, end = self.scene.range(span)
        one = self.identify(span, claim, part)
        codes = (pair(self, at, end) or crowd(self.setting, at, end)) if at < end else ()
        codes = codes or inclusive(self, at, end, one)
        if len(codes) < 2:
            return [one]
        return [one if code == one.country else _of(one, code, why) for code, why in codes]

    def at(self, at: int, end: int) -> Guess:
        """Who tokens [at, end) are, whatever the claim."""
        found = self._memo.get((at, end))
        if found is None:
            self._memo[at, end] = Guess()  # a mention that leads back to itself ends here
            if pronoun(self.scene, at, end):
                found = referents.pronoun(self, at, None)
            else:
                found = self._phrase(take_apart(self.scene, at, end))
            self._memo[at, end] = found
        return found

    def sayer(self, at: int) -> tuple[int, int] | None:
        """The source of the shortest attribution in whose content a token stands, if any."""
        start = self.scene.starts[at]
        around = [
            (span.end - span.start, said.source[0])
            for said in self._reading.attributions
            for span in said.content
            if said.source and span.start <= start < span.end
        ]
        found = self.scene.range(min(around)[1]) if around else (0, 0)
        told = found[0] < found[1] and self.scene.lows[found[0]] not in FIRST
        return found if told else None

    @cached_property
    def _turns(self) -> list[Turn]:
        return turns(self.scene, self._people, self._reading.turns)

    def turn(self, at: int) -> tuple[int, int] | None:
        """The speaker of a transcript whose turn a token stands in, if any."""
        before = self._turns[bisect_right(self._turns, at, key=_begin) - 1 :][:1]
        return next((turn.speaker for turn in before if turn.start <= at < turn.stop), None)

    def partners(self, at: int) -> list[tuple[int, int]]:
        """The speakers of the turns around a token: before it, then after; a question's, after."""
        next_one = bisect_right(self._turns, at, key=_begin)
        earlier = reversed(self._turns[:next_one])
        before = [t.speaker for t in islice(earlier, _PARTNERS + 1) if t.stop <= at][:_PARTNERS]
        after = [turn.speaker for turn in self._turns[next_one : next_one + _PARTNERS]]
        told = [*before, *after] if self.turn(at) else [*after, *before]
        return told[:_PARTNERS]

    def _phrase(self, phrase: Phrase) -> Guess:
        if phrase.whole and phrase.country:
            return self._place(phrase.country)
        if phrase.name:
            return self._name(phrase)
        if phrase.body:
            return body(self, phrase, phrase.body)
        return role(self, phrase)

    def _place(self, hit: Hit) -> Guess:
        code, kind = self.setting.code(hit), hit.entries[0].kind
        if code is None and hit.entries[0].code.startswith("EUR"):
            code = "EUR"  # of Europe as a party mostly the Union is meant
        span = self.scene.span(hit.at, hit.end)
        if code is None:
            return Guess(
                name=None,
                sector="GOV",
                confidence=0.5,
                why=f"{hit.key!r} is no single country",
                evidence=(span,),
            )
        whole = kind == "people" and hit.at > 0 and self.scene.lows[hit.at - 1] == "the"
        sector = "CVL" if kind == "people" and not whole else "GOV"
        why = {
            "capital": f"the seat of government of {state(code)}",
            "adjective": f"a word for what belongs to {state(code)}",
            "people": f"the people of {state(code)}",
        }.get(kind, f"{hit.key!r} in the table of countries")
        return Guess(
            name=state(code), entity=f"country:{code}", country=code, sector=sector, named=True,
            plural=kind == "people", place=kind, why=why, evidence=(span,),
            confidence=0.95 if kind in {"country", "adjective"} else 0.85,
        )  # fmt: skip

    def _name(self, phrase: Phrase) -> Guess:
        assert phrase.name
        at, end = phrase.name
        scene = self.scene
        if (
            end - at == 1
            and end < phrase.head
            and not scene.upper[end]
            and scene.lows[at] in KINDS_OF_PEOPLE
        ):
            return role(self, phrase._replace(name=None))  # "Hispanic groups"
        profile = self.names.profile(at, end)
        styled = title(scene, max(phrase.at, at - 3), at)
        code = self.setting.code(phrase.country) if phrase.country else None
        behind = phrase.noun in scene.lows[end : phrase.head]
        if phrase.noun and behind and not styled:
            # "the Clinton campaign", "Trump supporters": a body or group named after somebody.
            after = named_after(profile, scene.phrase(at, end), scene.span(at, end))
            return after._replace(
                named=called(phrase, _NAMESAKES),
                sector=(profile.sector if phrase.noun in GENERIC else None)
                or lent(phrase.noun, phrase.sector, profile.sector),
                country=code or profile.country,
            )
        sector = profile.sector or styled or phrase.sector
        told = scene.lows[max(0, phrase.at - _LATE) : at]
        if sector == "ELI" and at > phrase.at and FORMER.isdisjoint(told):
            sector = styled or phrase.sector or sector  # the text's own title is of its own day
        if phrase.former and (sector in OFFICES or sector is None):
            sector = "ELI"
        within = phrase.body and abroad(phrase.body) and phrase.body.end <= at
        if within and phrase.body and not profile.person:
            code = self.setting.code(phrase.body)  # "the UN Support Mission"
            if code and code != profile.country:
                why = f"a part of {phrase.body.key!r}"
                profile = profile._replace(country=code, confidence=0.8, runner_up=None, why=why)
        elif phrase.country and code and code != profile.country:
            profile = profile._replace(
                country=code,
                confidence=0.85,
                runner_up=profile.country,
                why=f"{phrase.country.key!r} stands beside the name",
            )
        return profile._replace(sector=sector)


def _of(one: Guess, code: str, why: str) -> Guess:
    """One of several for whom the words stand; a code for bodies of no country names nobody."""
    named = one.named and state(code) != code
    return one._replace(
        country=code, name=state(code) if named else None, named=named,
        entity=f"country:{code}" if named else None, role=None, runner_up=None,
        confidence=min(one.confidence, 0.6), why=why,
    )  # fmt: skip
