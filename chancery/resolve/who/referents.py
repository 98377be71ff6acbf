"""Whom a pronoun or a short form stands for: by the chains first, else by who stands near."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import groupby
from typing import Protocol

from chancery.model import SYMMETRIC, Claim
from chancery.resolve.coref.chains import Chains
from chancery.resolve.coref.words import FEMALE, FIRST, FIRST_ONE, HE, IT, MALE, SECOND, SHE, THEY
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.words import BODIES
from chancery.resolve.who import addressed
from chancery.resolve.who.guess import Guess
from chancery.resolve.who.home import Setting
from chancery.resolve.who.lineup import Lineup

_SINGULAR = HE | SHE
# Beside a quotation; not quite coreference's words of saying, which stand beside a name.
_SAYING = frozenset(
    (
        "said says say told tells added adds stated states noted stressed wrote writes "
        "tweeted asked explained argued insisted declared announced claimed emphasized "
        "emphasised replied remarked warned continued concluded"
    ).split()
)
GROUPS = frozenset("assembly authorities board committee ministries".split())
_LOOK_BACK = 400  # tokens
_PERSON_BACK, _GROUP_BACK = 11, 5  # sentences


class Company(Protocol):
    """What this module needs of the cast: who stands where, and who speaks."""

    scene: Scene
    setting: Setting

    @property
    def chains(self) -> Chains:
        """Which mentions mean the same."""

    @property
    def lineup(self) -> Lineup:
        """Where persons and groups stand."""

    def at(self, at: int, end: int) -> Guess:
        """Who tokens [at, end) are."""

    def sayer(self, at: int) -> tuple[int, int] | None:
        """Whose quoted words the reader takes a token for."""

    def turn(self, at: int) -> tuple[int, int] | None:
        """The speaker of a transcript whose turn a token stands in."""

    def partners(self, at: int) -> list[tuple[int, int]]:
        """Those who speak in turn with whoever speaks at a token, the likeliest first."""


def pronoun(cast: Company, at: int, claim: Claim | None) -> Guess:
    """Whom the pronoun at a token stands for."""
    low = cast.scene.lows[at]
    if low in FIRST:
        return _first(cast, at, claim)
    if low in _SINGULAR:
        found = cast.chains.stands_for(at)
        role = found is not None and cast.scene.lows[found[0]] == "the"
        if (
            found is None
            or cast.at(*found).country is None
            or (role and _other_sex(cast, at, found))
        ):
            found = _person(cast, at) or found
        return _named(cast, at, found, f"{low!r} is taken for")
    if low in THEY:
        return _named(cast, at, _group(cast, at, plural=True), f"{low!r} is taken for")
    if low in IT:
        return _named(cast, at, _group(cast, at, plural=False), f"{low!r} is taken for")
    if low in SECOND:
        return addressed.addressed(cast, at, _first(cast, at, claim))
    return Guess(confidence=0.2, why=f"{low!r} stands for nobody in particular")


def _named(cast: Company, at: int, found: tuple[int, int] | None, why: str) -> Guess:
    if found is None:  # whoever he or she is, a text has said the name
        return cast.setting.around(at)._replace(named=cast.scene.lows[at] in _SINGULAR)
    guess = cast.at(*found)
    scene = cast.scene
    span = scene.span(*found)
    return _lowered(guess, f"{why} {span.of(scene.article.text)!r}", span)


def _lowered(guess: Guess, why: str, *evidence: object) -> Guess:
    return guess._replace(
        confidence=round(guess.confidence * 0.8, 3),
        why=f"{why}: {guess.why}",
        evidence=(*evidence, *guess.evidence),  # type: ignore[arg-type]
    )


def _person(cast: Company, at: int) -> tuple[int, int] | None:
    """The person a singular pronoun stands for.

    One named earlier in the sentence first (its first, the likely subject), else
    the first of the nearest sentence before that names any.
    """
    scene = cast.scene
    sentence = scene.sentence[at]
    inside = scene.quoted(at)
    joined = at > 1 and scene.lows[at - 1] == "and"  # "Plenkovic and his government"
    if joined and (found := cast.lineup.ended(at - 1)):
        return found
    apart = cast.chains.apart(at)
    first = scene.begins(sentence - _PERSON_BACK)
    before = cast.lineup.between(first, min(at, inside[0] + 1) if inside else at)
    for _, persons in groupby(reversed(before), lambda p: scene.sentence[p[0]]):
        fitting = [
            p for p in persons
            if apart.isdisjoint(range(*p)) and not _other_sex(cast, at, p)
        ]  # fmt: skip
        if fitting:
            return fitting[-1]
    return None


def _other_sex(cast: Company, at: int, person: tuple[int, int]) -> bool:
    """Whether a title or given name tells that a person is no "he", or no "she", as at a token."""
    scene = cast.scene
    name = (cast.at(*person).name or "").lower().split()
    told = {*scene.lows[max(0, person[0] - 2) : person[1]], *name[:1]}
    return not told.isdisjoint(MALE if scene.lows[at] in SHE else FEMALE)


def _group(cast: Company, at: int, *, plural: bool) -> tuple[int, int] | None:
    """The nearest body, people or plural role before a plural or neuter pronoun."""
    scene = cast.scene
    sentence = scene.sentence[at]
    near = cast.lineup.gathered(scene.begins(sentence - _GROUP_BACK), at)
    groups = [(start, end) for start, end, many in near if end <= at and many == plural]
    if not groups:
        return None
    back = scene.sentence[groups[-1][0]]
    if back == sentence and scene.lows[at] in {"its", "their"}:
        return groups[-1]
    return next(group for group in groups if scene.sentence[group[0]] == back)


def _first(cast: Company, at: int, claim: Claim | None) -> Guess:
    """The speaker of a quotation, else whose text it is."""
    found = speaker(cast, at, claim)
    if found is not None:
        guess = cast.at(*found)
        span = cast.scene.span(*found)
        said = _lowered(guess, f"said by {span.of(cast.scene.article.text)!r}", span)
        return said if cast.scene.lows[at] in FIRST_ONE or not said.person else _side(said)
    speaking = cast.setting.speaking(at, _others(cast, at, claim) if claim else ())
    return _side(speaking) if cast.scene.lows[at] in FIRST_ONE else speaking


def _side(guess: Guess) -> Guess:
    """Those beside somebody, or somebody of a government: of one country, but not that person or state."""
    return guess._replace(name=None, entity=None, role=None, person=False)


def _others(cast: Company, at: int, claim: Claim) -> set[str]:
    """The countries of those whom a claim sets against, or beside, the word at a token."""
    sides = [[cast.scene.range(p.mention.spans[0]) for p in side if p.mention.spans]
             for side in (claim.actors, claim.recipients)]  # fmt: skip
    suffers = any(start <= at < end for start, end in sides[1])
    facing = sides[0] if suffers else sides[1]
    if claim.event_type.value in SYMMETRIC:
        facing = [*sides[0], *sides[1]]
    told = (cast.at(start, end).country for start, end in facing
            if start < end and not start <= at < end and cast.scene.lows[start] not in FIRST)  # fmt: skip
    return {code for code in told if code}


def speaker(cast: Company, at: int, claim: Claim | None) -> tuple[int, int] | None:
    """Who says the words at a token: the claim's innermost source, or whoever frames the quotation."""
    scene = cast.scene
    quote = scene.quoted(at)
    if claim is not None:
        for account in claim.accounts:
            if not account.source.mention.spans:
                continue
            span = account.source.mention.spans[0]
            start, end = scene.range(span)
            if start < end and not (start <= at < end) and scene.lows[start] not in FIRST:
                return start, end
    framed = (cast.sayer(at) or _framed(cast, *quote)) if quote else None
    return framed or cast.turn(at)


def _framed(cast: Company, opened: int, closed: int) -> tuple[int, int] | None:
    scene = cast.scene
    after = range(closed + 1, min(closed + 14, len(scene.words)))
    says: Callable[[range], bool] = lambda tokens: any(scene.lows[i] in _SAYING for i in tokens)  # noqa: E731
    if says(after):
        for person in cast.lineup.between(after.start, after.stop)[:1]:
            return person
    before = range(max(0, opened - 25), opened)
    if says(before) or (opened and scene.words[opened - 1] in {",", ":"}):
        inside = cast.lineup.between(before.start, opened)
        if inside:
            return inside[-1]
    earlier = cast.lineup.between(scene.begins(scene.sentence[opened] - 3), opened)
    return earlier[-1] if earlier else None


def description(cast: Company, noun: str, at: int) -> tuple[int, int] | None:
    """The nearest earlier mention of the same noun with a country or a name beside it.

    The tokens returned are those of that country or name.
    """
    scene = cast.scene
    spots = scene.spots(noun)
    first = bisect_left(spots, max(0, at - _LOOK_BACK + 1))
    for index in reversed(spots[first : bisect_left(spots, at)]):
        if found := _attached(cast, index):
            return found
    return None


def bearers(cast: Company, noun: str) -> list[tuple[int, int]]:
    """Every country or name that stands beside a noun anywhere in the article."""
    found = (_attached(cast, index) for index in cast.scene.spots(noun))
    return [tokens for tokens in found if tokens]


def _attached(cast: Company, index: int) -> tuple[int, int] | None:
    """The country, body or person that stands beside the noun at a token."""
    scene = cast.scene
    for near in range(max(0, index - 3), min(len(scene.words), index + 5)):
        if scene.sentence[near] != scene.sentence[index]:
            continue
        hit = scene.hit_at.get(near)
        known = hit and (hit.place or (hit.entries[0].curated and hit.end <= index))
        if hit and known and _beside(scene, index, hit.at, hit.end):
            return hit.at, hit.end
        if hit and not hit.place and hit.at < index == hit.end - 1:  # "UN Security Council"
            return hit.at, hit.end
    if scene.lows[index] in BODIES or scene.lows[index] in GROUPS:
        return None  # a council is not the secretary printed behind it
    for person in cast.lineup.between(index + 1, index + 3):
        if all(scene.upper[index + 1 : person[0]]):
            return person if _likely(cast, person) else None
    return None


def _likely(cast: Company, person: tuple[int, int]) -> bool:
    """Whether capitals are a person's name: of two words, or a listed one's."""
    word, day = cast.scene.lows[person[1] - 1], cast.scene.article.published
    return person[1] - person[0] > 1 or bool(
        cast.setting.people.find(word, day, cast.setting.home) or cast.setting.people.family(word)
    )


def several(scene: Scene, found: tuple[int, int]) -> bool:
    """Whether a country is the first of a list: "the ambassadors of Moldova, India and France"."""
    after = found[1]
    if scene.lows[after : after + 1] not in ([","], ["and"]):
        return False
    after += 1 + (scene.lows[after + 1 : after + 2] == ["the"])
    hits = (scene.hit_at.get(found[0]), scene.hit_at.get(after))
    return all(hit and hit.place and hit.entries[0].kind == "country" for hit in hits)


def _beside(scene: Scene, noun: int, at: int, end: int) -> bool:
    if end <= noun:
        return all(
            scene.words[i][0].isalnum() or scene.lows[i] in {"'s", "\u2019s"}
            for i in range(end, noun)
        )
    between = scene.lows[noun + 1 : at]
    return bool(between) and between[0] == "of"
