"""Which country a name is taken to be of that neither a table nor an introduction explains."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.model import Kind, Span
from chancery.resolve.lookup.tables import tables
from chancery.resolve.lookup.words import BODIES, NO_SURNAMES, SINGLE, TAILS
from chancery.resolve.who.beside import beside
from chancery.resolve.who.called import likeliest
from chancery.resolve.who.guess import state
from chancery.resolve.who.home import Setting
from chancery.resolve.who.intro import deputises
from chancery.resolve.who.lineup import personal
from chancery.resolve.who.own import opens_turn

# Ranks that hardly any other forces' reports abbreviate so.
_US_RANKS = frozenset("spc sgt pfc cpl petty airman sfc ssgt msgt tsgt cmdr".split())
# More bearers of a town's name than these, and it may be somebody.
_NAMESAKES = 2
_BODILY = BODIES | SINGLE  # "the Board of Governors" is called so by nobody's parents
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Origin:
    """A country with the reason, how sure it is, and the words it rests on."""

    country: str | None
    why: str
    confidence: float
    evidence: tuple[Span, ...] = ()
    around: str | None = None  # as of a guess: how it was found where nothing tells it


def untold(setting: Setting, name: Range) -> Origin:
    """The country of the bearer of a name at the tokens given, from the surest sign down."""
    return (
        _american(setting, name)
        or _speaking(setting, name)
        or _town(setting, name)
        or _kin(setting, name)
        or _called(setting, name, _unexplained(setting, name))
    )


def _american(setting: Setting, name: Range) -> Origin | None:
    """What an American rank or title tells, where the United States are spoken of."""
    scene, at = setting.scene, name[0]
    if "USA" not in {setting.voice, *setting.near}:
        return None
    if _US_RANKS & set(scene.lows[max(0, at - 4) : at]):
        return Origin("USA", "a rank as the American forces write it", 0.7)
    if deputises(scene, name):
        return Origin("USA", "a title as American departments write it", 0.75)
    return None


def _town(setting: Setting, name: Range) -> Origin | None:
    """The country of a town that acts or is acted upon, where that country is spoken of."""
    words = setting.scene.phrase(*name)
    code = tables().cities.get(words)
    if code is None or code not in {c for c, _ in setting.standing}:
        return None
    if sum(setting.people.family(words).values()) > _NAMESAKES:
        return None
    return Origin(code, f"{words!r} in the table of cities", 0.7)


def _kin(setting: Setting, name: Range) -> Origin | None:
    """What a pope's title, or a rare family name alone, tells of the country."""
    scene = setting.scene
    if "pope" in scene.lows[max(0, name[0] - 1) : name[1]]:
        return Origin("VAT", "a pope", 0.9)
    word = scene.lows[name[0]]
    if name[1] - name[0] > 1 or word in NO_SURNAMES or word in TAILS:
        return None
    if code := tables().surnames.get(word):
        return Origin(code, f"known by the family name {word!r} alone", 0.75)
    if code := setting.people.kin(word):
        return Origin(code, f"the family name {word!r} in top offices of one country", 0.55)
    return None


def _unexplained(setting: Setting, name: Range) -> Origin:
    """What the article leaves unsaid of a name that nothing explains."""
    around = beside(setting, name[1]) or setting.around(name[0])
    why = f"the name is not explained and {around.why}"
    if around.country is None:
        why = "a name that neither the article nor a table explains"
    return Origin(around.country, why, around.confidence, around.evidence, around.around)


def _speaking(setting: Setting, name: Range) -> Origin | None:
    """Whose a name in capitals is that opens a turn of a transcript: "MR OKAFOR:"."""
    if not opens_turn(setting.scene, *name):
        return None
    told = setting.speaking(name[0])
    return Origin(told.country, told.why, told.confidence) if told.country else None


def _called(setting: Setting, name: Range, guess: Origin) -> Origin:
    """The country, of those spoken of, in which people are called so."""
    scene = setting.scene
    words = [w for w in scene.lows[name[0] : name[1]] if w[0].isalnum()]
    if not (_BODILY.isdisjoint(words) and tables().roles.keys().isdisjoint(words)):
        return guess
    if setting.called(*name) not in {None, Kind.PERSON}:
        return guess  # a ship, a cup
    alone = len(words) == 1 and not scene.words[name[0]].isupper()
    known = alone and bool(setting.people.family(words[0]))
    if not known and not personal(scene, setting.people, setting.home, name):
        return guess
    thought = guess.country, guess.confidence
    code = likeliest(words, setting.people, setting.standing, setting.voice, thought)
    if code is None or code == guess.country:
        return guess
    return Origin(code, f"the name is not explained; in {state(code)} people are called so", 0.5)
