"""Who somebody is that is named by a role alone: "the president", "his aides", "Pakistani officials"."""

from __future__ import annotations

import re
from datetime import date

from chancery.assets.fold import fold
from chancery.resolve.lookup.hits import Hit
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import (
    OFFICES,
    OTHERS,
    OWN,
    STATELESS,
    WIDE,
)
from chancery.resolve.who import referents
from chancery.resolve.who.beside import beside
from chancery.resolve.who.described import named_before
from chancery.resolve.who.guess import Guess, entity_of, state
from chancery.resolve.who.named import owned, single
from chancery.resolve.who.office import Holder, chief_of, holder, office_of
from chancery.resolve.who.own import opens_turn
from chancery.resolve.who.phrase import Phrase, plural
from chancery.resolve.who.posted import INTERNATIONAL, abroad
from chancery.resolve.who.sector_words import lent

# Whom a government's own text calls so is never itself.
_FOES = frozenset("aggressor aggressors enemies enemy invader invaders occupier occupiers".split())
# "security forces" are those of the country that is spoken of; bare "forces" may be anybody's.
_GUARDS = frozenset({"security", "government", "special", "riot"})
# "foreign nationals" may be anybody's; these are their own country's.
_ABROAD = frozenset({"affairs", "ministers", "ministries", "secretaries"})
# "other officials" are at home where those just named are; of these, each elsewhere.
_APART = frozenset({"leaders", "parties", "powers", "presidents", "premiers"})
_MOSTLY_ONE = 0.4  # share of a text's names from which it is told from one side
# The chief of the state, or of the president's staff, in that president's own texts.
_HEAD = re.compile(
    r"(?:(?:first )?(?:deputy|adviser to the) )?head of "
    r"(?:state|the (?:president 's|presidential) office|the office of the (?:president|head of state))"
)
_SECRETARY = re.compile(
    r"(?:the )?(?:(?:acting|assistant|deputy|under) )*(?:secretary(?: of state)?|counselor)"
)
_CALIPHATE = "ISIS"
# Parts of a state, whose offices are not the state's.
_PARTS = frozenset({"region", "city"})
_WHOLE = frozenset({"country", "adjective", "people", "capital"})
_STATE = frozenset({"republic", "country", "state", "nation", "federation", "union", "kingdom"})
_DOUBTED = 0.5  # a holder whose country is only guessed gives way to somebody named before


def role(cast: referents.Company, phrase: Phrase) -> Guess:
    """The country, sector and, where the table knows the day's holder, the person behind a role."""
    phrase = _completed(cast.scene, phrase)
    guess = held(cast, phrase, _role(cast, phrase))
    if guess.name and guess.confidence > _DOUBTED and not guess.around:
        return guess
    return named_before(cast, phrase) or guess


def _completed(scene: Scene, phrase: Phrase) -> Phrase:
    """With the country that stands right behind what a mention cuts off: "the President" of China."""
    if phrase.country or phrase.body or not phrase.noun or phrase.head < phrase.end:
        return phrase
    if scene.lows[phrase.end : phrase.end + 1] != ["of"]:
        return phrase
    hit = scene.hit_at.get(
        phrase.end + 1 + (scene.lows[phrase.end + 1 : phrase.end + 2] == ["the"])
    )
    whole = hit and hit.place and not hit.linked and hit.entries[0].kind in {"country", *_PARTS}
    return phrase._replace(country=hit) if whole else phrase


def _role(cast: referents.Company, phrase: Phrase) -> Guess:
    scene, setting = cast.scene, cast.setting
    sector = "ELI" if phrase.former and phrase.sector in OFFICES else phrase.sector
    fixed = _fixed(phrase, sector)
    if fixed is not None:
        return fixed
    if phrase.country and (code := setting.code(phrase.country)):
        return Guess(
            country=code,
            sector=sector or "GOV",
            named=single(cast.scene, phrase),
            confidence=0.9,
            why=f"{phrase.country.key!r} in the words themselves",
            evidence=(scene.span(phrase.country.at, phrase.country.end),),
        )
    if phrase.country and phrase.noun and phrase.country.entries[0].code == "EUR":
        return Guess(
            country="EUR", sector=sector, confidence=0.5, why="Europe's, taken for the Union's"
        )
    if phrase.owner:
        return _owned(cast, phrase, sector)
    if _own(cast, phrase):
        return setting.speaking()._replace(
            name=None,
            entity=None,
            sector=sector,
            named=phrase.definite or single(scene, phrase),
            why="an official text speaks of its own",
        )
    before = _described(cast, phrase, sector) if phrase.definite or _titled(cast, phrase) else None
    return before or _context(cast, phrase, sector)


def _fixed(phrase: Phrase, sector: str | None) -> Guess | None:
    """Popes are the Vatican's, and a country's partners are not that country, wherever it is said."""
    if phrase.noun in {"pope", "pontiff"} and phrase.head == phrase.end and not phrase.former:
        return Guess(
            country="VAT", sector="REL", named=phrase.definite, confidence=0.9, why="a pope"
        )
    if phrase.noun == "coalition" and "led" in phrase.words.split():
        return Guess(sector=sector, confidence=0.6, why="a coalition is of no one country")
    if phrase.noun in OTHERS and phrase.country and phrase.country.entries[0].kind == "country":
        return Guess(
            sector=sector,
            confidence=0.6,
            why=f"{phrase.noun!r} of a country are not that country",
        )
    return None


def _own(cast: referents.Company, phrase: Phrase) -> bool:
    """Whether an official text means its own office: it names no other country's before."""
    scene, voice = cast.scene, cast.setting.voice
    if not (voice and scene.words[phrase.at][0].isupper()):
        return False
    if _HEAD.fullmatch(phrase.words):
        return True
    if phrase.noun not in OWN or phrase.head != phrase.end:
        return False
    noun = phrase.noun or ""
    told = [cast.at(*found).country for found in referents.bearers(cast, noun)]
    return voice in told or not any(told)


def _titled(cast: referents.Company, phrase: Phrase) -> bool:
    """Whether a capital makes an office of it: "Secretary and President welcomed"."""
    return phrase.noun in OWN and cast.scene.words[phrase.at][0].isupper()


def _described(cast: referents.Company, phrase: Phrase, sector: str | None) -> Guess | None:
    """Who "the president" was when last named with a country or a name, if ever."""
    scene = cast.scene
    noun = phrase.noun or scene.lows[phrase.head - 1]
    found = referents.description(cast, noun, phrase.at)
    guess = cast.at(*found) if found else Guess()
    if found is None or guess.country is None:
        return None
    if plural(noun) and referents.several(scene, found):
        return Guess(sector=sector, confidence=0.5, why=f"{noun!r} of several countries")
    span = scene.span(*found)
    same = guess.person and phrase.head == phrase.end
    base = guess if same else Guess(country=guess.country, named=single(cast.scene, phrase))
    return base._replace(
        sector=lent(phrase.noun, sector, guess.sector),
        confidence=0.65,
        why=f"named before with {span.of(scene.article.text)!r}",
        evidence=(span,),
    )


def _owned(cast: referents.Company, phrase: Phrase, sector: str | None) -> Guess:
    """As in "his aides", "our military": the country of whoever the pronoun stands for."""
    scene = cast.scene
    owner = referents.pronoun(cast, phrase.owner_at, None)
    if phrase.noun in OTHERS and phrase.owner not in {"his", "her"}:
        return Guess(
            sector=sector, confidence=0.5, why=f"{phrase.noun!r} of somebody are not themselves"
        )
    return Guess(
        country=owner.country, sector=lent(phrase.noun, sector, owner.sector),
        named=owned(scene, phrase), confidence=0.6,
        why=f"{phrase.owner!r} is {owner.name or 'somebody'}: {owner.why}", evidence=owner.evidence,
    )  # fmt: skip


def _context(cast: referents.Company, phrase: Phrase, sector: str | None) -> Guess:
    """No word of its own says the country: the article's, if it has one."""
    scene, setting = cast.scene, cast.setting
    noun = (phrase.noun or "").split(" ")[-1] or scene.lows[phrase.head - 1]
    others = scene.lows[max(0, phrase.at - 1)] == "other" or phrase.words.startswith("other ")
    lows = scene.lows[phrase.at : phrase.head]
    if known := _as_called(cast, phrase, noun, sector):
        return known
    told = setting.voice or (setting.home if setting.share >= _MOSTLY_ONE else None)
    if noun in _FOES and told:
        return Guess(
            country=setting.foe(told),
            sector="GOV" if noun.startswith("aggressor") else "MIL",
            confidence=0.6,
            why="the other side of whoever speaks",
        )
    loose = noun in STATELESS and lows[0] not in _GUARDS
    loose = loose or (
        scene.lows[phrase.at] == "foreign" and noun.endswith("s") and noun not in _ABROAD
    )
    wide = not WIDE.isdisjoint(lows) or noun == "reports" or phrase.words == "everybody else"
    if loose or wide or (others and (phrase.noun is None or noun in _APART)):
        return Guess(sector=sector, why=f"{phrase.noun!r} of no country in particular")
    if phrase.words.endswith("edly") or phrase.words in {"according to", "told", "reported"}:
        return Guess(why="a word that names nobody")
    guess = beside(setting, phrase.head) or beside(setting, phrase.end) or setting.around(phrase.at)
    return guess._replace(sector=sector, named=single(cast.scene, phrase))


def _as_called(
    cast: referents.Company, phrase: Phrase, noun: str, sector: str | None
) -> Guess | None:
    """Who is told by what only one side is called, or by whose turn it is to speak."""
    scene, setting = cast.scene, cast.setting
    if opens_turn(scene, phrase.at, phrase.end):  # "QUESTION:" is asked where the speaker is
        asked = setting.speaking(phrase.at)
        return asked._replace(name=None, entity=None, sector=sector, named=True)
    if (
        noun == "coalition"
        and scene.upper[phrase.head - 1]
        and any(hit.entries[0].name == _CALIPHATE for hit in scene.hits)
    ):
        return Guess(
            name="Global Coalition", entity="org:global-coalition", country="IGO", sector="MIL",
            named=True, confidence=0.6, why="the coalition against the Islamic State",
        )  # fmt: skip
    if _secretary(cast, phrase):
        return Guess(
            country="USA", sector=sector, named=phrase.definite, confidence=0.6,
            why="only American departments have secretaries without a further word",
        )  # fmt: skip
    return None


def _secretary(cast: referents.Company, phrase: Phrase) -> bool:
    """Whether a bare "the Secretary" is one, where the United States are spoken of."""
    setting, last = cast.setting, phrase.end - 1
    if not cast.scene.upper[last] or not _SECRETARY.fullmatch(phrase.words):
        return False
    if "USA" not in setting.near or setting.voice not in {None, "USA"} or setting.home == "GBR":
        return False
    others = {cast.at(*found).country for found in referents.bearers(cast, "secretary")}
    return others <= {None, "USA"}


def held(cast: referents.Company, phrase: Phrase, guess: Guess) -> Guess:
    """The holder on the article's day of an office of which a country or body has one."""
    day = cast.scene.article.published
    if guess.name or not guess.country or not day or phrase.owner or phrase.former:
        return guess
    whose = _whose(cast, phrase, guess)
    found = None if _another(cast, phrase) else _holder(cast, phrase, guess.country, whose, day)
    if found is None:
        return guess
    of = "" if guess.country in INTERNATIONAL else f" of {state(guess.country)}"
    return guess._replace(
        name=found.name,
        entity=entity_of(guess.country, kind="person", name=found.name),
        sector=found.sector or guess.sector,
        role=found.role,
        person=True,
        confidence=round(min(guess.confidence, found.confidence), 3),
        why=f"{found.role}{of} on {day} by the table of offices; {guess.why}",
        runner_up=found.rival,
    )


def _whose(cast: referents.Company, phrase: Phrase, guess: Guess) -> Hit | None:
    """The country or body whose office it is: in the phrase, else the one that it was told by."""
    told = phrase.body if phrase.body and abroad(phrase.body) else phrase.country
    if told or phrase.body or not guess.evidence:
        return told or phrase.body
    return cast.scene.hit_over(cast.scene.range(guess.evidence[0])[0])


def _holder(
    cast: referents.Company, phrase: Phrase, code: str, whose: Hit | None, day: date
) -> Holder | None:
    """Who held it, by the words beside the country's or the body's name."""
    scene = cast.scene
    if whose and whose.place and whose.entries[0].kind in _PARTS:
        return None
    apart = whose if whose and abroad(whose) else None
    words = [
        scene.lows[index] for index in range(phrase.at, phrase.end)
        if not _country(scene, index, code) and not (apart and apart.at <= index < apart.end)
    ]  # fmt: skip
    if apart and not phrase.country:
        chief = chief_of(words, fold(apart.entries[0].name), day)
        if chief:
            return chief
    if code in INTERNATIONAL and code != "EUR":
        return None
    office = office_of(words, code)
    return holder(code, office, day) if office else None


def _country(scene: Scene, index: int, code: str) -> bool:
    """Whether a word is of a name of the country: "Pakistan" of "Pakistan Army chief", too."""
    hit = scene.hit_over(index)
    known = hit.entries if hit and hit.place else tables().entries.get(scene.lows[index], ())
    return bool(known) and known[0].kind in _WHOLE and known[0].code.rstrip("?") == code


def _another(cast: referents.Company, phrase: Phrase) -> bool:
    """Whether the words beside a phrase make it one of many, or another's: "the President of the Bank"."""
    scene, after = cast.scene, phrase.end
    before = scene.lows[max(0, phrase.at - 2) : phrase.at]
    if before[-1:] in (["a"], ["an"]):
        return True
    if before[1:] in (["'s"], ["\u2019s"]) and before[0] not in _STATE:
        return not scene.hit_over(phrase.at - 2)
    if phrase.country or phrase.body or scene.lows[after : after + 1] != ["of"]:
        return False
    after += 1 + (scene.lows[after + 1 : after + 2] == ["the"])
    return after < len(scene.words) and scene.lows[after] not in _STATE
