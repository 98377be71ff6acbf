"""Which body of a name is meant: whose it is, of what sector, and whether the words name it."""

from __future__ import annotations

from chancery.resolve.lookup.hits import Hit
from chancery.resolve.lookup.tables import Entry
from chancery.resolve.lookup.words import APPOSED, DOCUMENTS, GENERIC, OFFICES
from chancery.resolve.who.guess import Guess, entity_of
from chancery.resolve.who.named import of_a_kind
from chancery.resolve.who.phrase import Phrase
from chancery.resolve.who.pick import pick
from chancery.resolve.who.referents import Company
from chancery.resolve.who.roles import held
from chancery.resolve.who.sector_words import lent

# Chambers called so in English, and whose they are; where the article is about another country
# it is the American one.
_CHAMBERS = {
    "congress": frozenset(
        "USA IND PER CHL COL MEX ARG BRA ESP PHL HND GTM ECU SLV CRI VEN BOL PRY NPL DOM CUB".split()
    ),
    "senate": frozenset(
        "USA FRA ITA ESP CAN AUS PHL NGA KEN PAK ROU POL CZE BRA ARG CHL COL MEX PRY URY BOL HTI DOM "
        "THA KAZ UZB IRL NLD BEL LBR ZWE KHM JAM TTO NAM RWA PER".split()
    ),
    **dict.fromkeys(
        ("democrat", "democratic"),
        frozenset("USA ALB BRA CYP HKG IDN ITA JPN KOR MDA MNE ROU SRB THA TWN".split()),
    ),
    "house of commons": frozenset(("GBR", "CAN")),
    "foreign office": frozenset(("GBR", "PAK", "DEU")),
    "house of representatives": frozenset(
        "USA AUS NZL JPN PHL NGA IDN MAR EGY LBY YEM CYP BLR MYS THA NPL COL LBR SOM ETH JAM FJI".split()
    ),
}
_RULING = frozenset({"government", "administration", "minister", "ministers", "ministry"})


def body(cast: Company, phrase: Phrase, hit: Hit) -> Guess:
    """Who a phrase is that holds the name of a body."""
    scene, home = cast.scene, cast.setting.home
    here = home in _CHAMBERS.get(hit.key, {home})
    entry = pick(hit.entries, home, cast.setting.near, hit.key) or (
        None if here else hit.entries[0]
    )
    named = _named(cast, phrase, hit)
    code, why = _country(cast, phrase, hit, entry, here=here)
    name = entry.name if entry and named else None
    guess = Guess(
        name=name, entity=entity_of(code, kind="org", name=name), country=code,
        sector=_sector(cast, phrase, hit, entry), named=named,
        confidence=0.85 if entry else 0.45, why=why, evidence=(scene.span(hit.at, hit.end),),
    )  # fmt: skip
    return held(cast, phrase, guess) if phrase.noun and not name else guess


def _named(cast: Company, phrase: Phrase, hit: Hit) -> bool:
    """Whether the words name the body itself, not somebody of it or something of its kind."""
    noun = (phrase.noun or "").split(" ")[-1]
    return (
        hit.at < phrase.head
        and not of_a_kind(cast.scene, phrase)
        and (
            phrase.noun is None
            or hit.end == phrase.head
            or (phrase.definite and noun in APPOSED)
            or noun in DOCUMENTS
        )
    )


def _country(
    cast: Company, phrase: Phrase, hit: Hit, entry: Entry | None, *, here: bool
) -> tuple[str | None, str]:
    """Whose body it is, and why: by the words, by the table, else the article's own country's."""
    home = cast.setting.home
    country = cast.setting.code(phrase.country) if phrase.country else None
    code = country or (entry.code.rstrip("?") if entry else None)
    local = entry and entry.code.endswith("?") and entry.code != "UNO?"
    if local and home and here and not country:
        code = home
    if code is None:
        several = f"{hit.key!r} is the name of bodies in several countries; this article is about"
        return home, several
    return code, f"{hit.key!r} in the table of organisations"


def _sector(cast: Company, phrase: Phrase, hit: Hit, entry: Entry | None) -> str | None:
    """The sector of the body, or of the role that somebody has in it."""
    sector = entry.sector if entry else _common(hit) or phrase.sector
    if phrase.noun and phrase.sector:
        if phrase.noun in _RULING:
            sector = "GOV"
        elif phrase.noun not in GENERIC or not sector:
            sector = lent(phrase.noun, phrase.sector, sector)
    if phrase.former and sector in OFFICES:
        sector = "ELI"
    if sector == "PTY" and "opposition" in cast.scene.lows[max(0, hit.at - 3) : hit.at]:
        sector = "OPP"
    return sector


def _common(hit: Hit) -> str | None:
    """The sector of bodies of one name in several countries, where all have the same."""
    found = {entry.sector for entry in hit.entries}
    return found.pop() if len(found) == 1 else None
