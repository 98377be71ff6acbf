"""What a place name may mean by its words alone: namesakes, areas, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace

from chancery.assets.fold import fold
from chancery.model import Span
from chancery.resolve.lookup.states import STATES
from chancery.resolve.where.gazetteer import Gazetteer, Place

LARGE = 1_000_000  # a city known the world over, which its name means first
_DIVISION = re.compile(
    r"\s+(?:region|oblast|province|state|governorate|prefecture|territory|republic|krai|"
    r"department|canton)$",
    re.IGNORECASE,
)
_COUNTY = re.compile(
    r"\s+(?:county|co\.?|parish|district|municipality|borough|raion)$", re.IGNORECASE
)
_PART = re.compile(
    r"^(?:(?:the|far|mainly|mostly|occupied|rebel-held|[\w.]+-(?:occupied|held|controlled|ruled|administered)|downtown|greater|"
    r"(?:north|south|east|west)(?:ern)?(?:[- ]?(?:east|west)(?:ern)?)?|upper|lower|central|"
    r"mainland|rural|city of|state of|province of|town of|village of)\s+)+",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\s*,\s+(?:in\s+)?((?:[A-Z]\.){2,}|(?:[A-Z][\w’'-]*\.?|of|the)(?:\s[A-Z][\w’'.-]*)*)"
    r"|\s*\(([A-Z][\w’' .-]+)\)"
)
# What follows an abbreviation or the last word of a sentence is no part of the name.
_ENDED = re.compile(r"(?<=[a-z]\.)(?<!\bSt\.)\s.*")
_DISTRICT = "District of Columbia"
# Written short or in full, and which the gazetteer has is chance.
_SHORT = (("st ", "saint "), ("mt ", "mount "), ("ft ", "fort "), ("pt ", "port "))
# What is left out of a name that is not listed with it.
_SITE = re.compile(
    r"^(?:Port|City|Town|Village|Borough|Township|Isle) of (?:the )?"
    r"|\s+(?:(?:International |Regional |Municipal )?Airport|Township|Twp\.?|Village|City|Island|"
    r"Islands|Metro|Area|Borough|refugee camp|camp|suburbs?)$"
)


_SPACED = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")  # "U. S."


def spelt(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    """What a name may mean as it is written, with "St." and "Saint" the same."""
    found, folded = gazetteer.places(name), fold(name)
    for short, full in _SHORT:
        for one, other in ((short, full), (full, short)):
            if folded.startswith(one):
                found += gazetteer.places(other + folded[len(one) :])
    return found


def candidates(gazetteer: Gazetteer, name: str) -> tuple[tuple[Place, ...], str]:
    """The meanings of a name and, where it is cut from "X region", which kind of area it names."""
    state = STATES.get(name.replace(".", "").replace(" ", "").lower())
    if state and (name.endswith(".") or (len(name) == 2 and name[0].isupper())) and name != "L.A.":
        return tuple(p for p in gazetteer.places(state) if p.feature == "admin1"), ""
    name = _SPACED.sub("", name)
    found = spelt(gazetteer, name) or spelt(gazetteer, name.removeprefix("the "))
    nation = gazetteer.nation(name)
    if nation and all(p.weight < LARGE for p in found):
        return gazetteer.country(nation), ""
    if found := found or _wide(gazetteer, name):
        return found, ""
    for pattern, kind in ((_DIVISION, "division"), (_COUNTY, "county")):
        cut = pattern.sub("", name)
        if cut != name:
            found = gazetteer.places(_PART.sub("", cut))
            if kind == "county" and (listed := called(gazetteer, cut)):
                return listed, ""
            if found or kind == "county":
                return _areas(found) if kind == "division" else _around(found), kind
    cut = re.sub(r"[’']s?$", "", _PART.sub("", name))
    found = spelt(gazetteer, cut) if cut and cut != name else ()
    if not found and (bare := _SITE.sub("", cut)) and bare != cut:
        found = tuple(p for p in spelt(gazetteer, bare) if p.feature in ("city", "region"))
    return found or called(gazetteer, name), ""


def _wide(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    """A large area that is no division, with "region" behind it: "Gulf region", "Balkan region"."""
    cut = re.sub(r"^the |\sregion$", "", name, flags=re.IGNORECASE)
    if not name.lower().endswith(" region"):
        return ()
    found = (*gazetteer.places(cut), *gazetteer.places(f"{cut}s"))
    return tuple(p for p in found if p.feature in ("region", "sea") and p.weight >= LARGE)


def called(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    """The counties of a name that is printed without saying so, or shortened ("Platte Co.")."""
    return gazetteer.places(f"{name} County") or gazetteer.places(f"{name} Parish")


def _areas(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Divisions of that name; where none is listed, the area around the town of that name."""
    divisions = tuple(p for p in found if p.feature == "admin1")
    return divisions or _around(found)


def _around(found: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(replace(p, feature="region", geonames=None) for p in found if p.feature == "city")


def child_before(text: str, span: Span) -> bool:
    """Whether a name tells what the one before it lies in: the state in "Utica, New York"."""
    return bool(_CHILD.search(text[max(0, span.start - 30) : span.start]))


_CHILD = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]{2,}),\s$")
_PLURAL = re.compile(r" (?:[Cc]ounties|[Pp]arishes)\b")
_LISTED = re.compile(
    r"((?:[A-Z][\w’'.-]+(?: [A-Z][\w’'-]+)?, )*[A-Z][\w’'.-]+(?: [A-Z][\w’'-]+)?,?"
    r" (?:and|or) [A-Z][\w’'.-]+(?: [A-Z][\w’'-]+)?)$"
)
_LIST = 200  # characters that such a list is sought in


def counties(text: str) -> frozenset[str]:
    """The names that are counties, though only the last says so: "Clay and Becker counties"."""
    found = set()
    for plural in _PLURAL.finditer(text):
        listed = _LISTED.search(text[max(0, plural.start() - _LIST) : plural.start()])
        if listed:
            found.update(re.split(r",? (?:and|or) |, ", listed[1]))
    return frozenset(found)


_AMERICAN = re.compile(
    r"\b(?:[Ss]heriff(?:[’']s)?|[Cc]ounty|City Council|Interstate|I-\d\d|U\.S\. \d+|Highway \d+|"
    r"High School|[Dd]owntown|Main Street|[Tt]ownship|[Ss]tate [Tt]rooper|statewide|Rep\.|"
    r"[Cc]oroner|[Ss]uperintendent|[Ss]ophomore|[Vv]arsity|ZIP|Ave\.|the state[’']s)"
)
_BRITISH = re.compile(
    r"(?:£\d|\b(?:[Cc]ouncillor|Coun|Cllr|Tory|pensioner|[Mm]agistrates[’']? Court|Crown Court|"
    r"[Cc]ity [Cc]entre|[Cc]ouncil tax|MP for|NHS|[Ll]orry|[Mm]um))\b"
)


_SPELT = re.compile(
    r"\b(?:[a-z]*(?:colour|favour|labour|neighbour|honour|behaviour)[a-z]*|centres?|theatres?|"
    r"metres?|kilometres?|programmes?|defence|[a-z]{3,}(?:isation|ised|ising)s?|tonnes?|cheque|tyres?)\b"
)
_COMMONWEALTH = frozenset(("GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "IND"))


def voice(text: str) -> frozenset[str]:
    """The countries whose own ways of speaking and spelling a report shows; none where unsure."""
    american = len(_AMERICAN.findall(text))
    british = len(_BRITISH.findall(text))
    spelt = len(_SPELT.findall(text))
    if american >= VOICED and american > british + spelt:
        return frozenset(("USA",))
    if british >= VOICED and british > american:
        return frozenset(("GBR",))
    return _COMMONWEALTH if spelt >= VOICED and spelt > american else frozenset()


VOICED = 1  # words that it takes


_GOES_ON = re.compile(r",?\s(?:and|or)\s(?:the\s)?[A-Z]|,\s(?:the\s)?[A-Z]")
_WENT_ON = re.compile(r"[A-Z][\w’'-]*,\s(?:and\s|or\s|the\s)?$|[A-Z][\w’'-]*\s(?:and|or)\s$")


def parent_told(gazetteer: Gazetteer, text: str, span: Span) -> str | None:
    """What a name is said to lie in, but for the next in a list: "Mexico, China and Japan"."""
    parent = parent_after(text, span) or _country_told(gazetteer, text, span)
    if parent is None or not _peers(gazetteer, span.of(text), parent):
        return parent
    if _states(gazetteer, span.of(text), parent):
        return None
    end = text.find(parent, span.end) + len(parent)
    listed = _GOES_ON.match(text, end) or _WENT_ON.search(text, max(0, span.start - 30), span.start)
    return None if listed else parent


_IN = re.compile(
    r"\s+in\s+(?:the\s+)?(?:(?:north|south|east|west|central)[\w-]*\s+)?"
    r"((?:[A-Z]\.){2,}|[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)
_OF_NATION = re.compile(
    r"\b((?:[A-Z]\.){2,}|[A-Z][\w-]+)\s(?:(?:(?:north|south|east|west|central)[\w-]*|port|border|"
    r"coastal|frontier|besieged|strategic|key|small|remote|main|resort|holy)\s){0,2}"
    r"(?:city|town|village|island|port|region|province|district|governorate|capital|suburb)"
    r"(?:\sof|,)?\s(?:the\s)?$"
)


def _country_told(gazetteer: Gazetteer, text: str, span: Span) -> str | None:
    """The country that other words put a name in: "Ayn Issa in northern Syria"."""
    found = _IN.match(text, span.end)
    if found and any(p.feature == "country" for p in gazetteer.places(found[1])):
        return found[1]
    found = _OF_NATION.search(text, max(0, span.start - 60), span.start)
    nation = gazetteer.nation(found[1]) if found else None
    return next((p.name for p in gazetteer.country(nation)), None) if nation else None


def _peers(gazetteer: Gazetteer, name: str, parent: str) -> bool:
    """Whether both may be countries, or both divisions of one country."""
    ones, others = gazetteer.places(name), gazetteer.places(parent)
    return any(
        one.feature == other.feature
        and (one.feature == "country" or (one.feature == "admin1" and one.country == other.country))
        for one in ones
        for other in others
    )


def _states(gazetteer: Gazetteer, name: str, parent: str) -> bool:
    """Whether both are countries, and no division of the second is called as the first is."""
    codes = {p.country for p in gazetteer.places(parent) if p.feature == "country"}
    named = gazetteer.places(name)
    return (
        bool(codes)
        and any(p.feature == "country" for p in named)
        and not any(p.country in codes and p.feature == "admin1" for p in named)
    )


_RULED = re.compile(
    r"(?:[’']s)?\s(?:state(?!\s(?:university|college|house))|gov(?:\.|ernor)|lawmakers|legislature|"
    r"attorney general|lieutenant governor)\b",
    re.IGNORECASE,
)
_RULES = re.compile(r"\b(?:(?:state|province) of|governor of)\s$", re.IGNORECASE)


def is_division(text: str, span: Span) -> bool:
    """Whether the words around a name call it a state or a province: "New York Gov."."""
    return bool(
        _RULED.match(text, span.end) or _RULES.search(text, max(0, span.start - 20), span.start)
    )


def parent_after(text: str, span: Span) -> str | None:
    """What a name is said to lie in: "Lexington, Ky.", "Tripoli (Lebanon)"."""
    found = _PARENT.match(text, span.end)
    if not found:
        return None
    words = _ENDED.sub("", found[1] or found[2])
    bare = words.replace(".", "")
    if bare.upper() == "DC":
        return _DISTRICT
    return words if bare.lower() in STATES else words.rstrip(".")
