"""What towns and divisions are called after: seas, straits, rivers, and nouns that name nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.model import Span
from chancery.resolve.where.gazetteer import Place

_WATERS = frozenset(("sea", "strait", "canal"))
# Nouns and directions after which somewhere a town or a division is called.
GROUND = frozenset("peninsula coast islands highlands desert region border airspace".split())
_NOUNS = GROUND | frozenset(
    "southern northern eastern western central earth basin harbor airport hospital university church "
    "court bank street bridge homeland capital city".split()
)
_RIVERS = frozenset(("river", "lake"))
# Names that say themselves what they are: "Red Sea", "the Gulf", "Western Desert".
_SAYS_SO = re.compile(
    r"(?:.*\s)?(?:sea|gulf|straits?|ocean|channel|canal|desert)(?:\sof\s.*)?", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b[Tt]he\s$")


def first_so_called(
    found: Sequence[Place], name: str, *, division: bool, river: bool
) -> tuple[Place, ...]:
    """What a name may mean, without what is called after a sea, a desert or a river.

    The Sudanese state of Red Sea is printed as such ("Red Sea State", "the governor of"), which
    `division` tells. A river's name is its own only with an article before it: "along the Blue
    Nile" is not "in Blue Nile"; `river` tells that. "Coast", "Southern" or "Earth" by itself
    means none of the places so called.
    """
    if division:
        return tuple(found)
    if name.lower().removeprefix("the ") in _NOUNS:
        return ()
    if _SAYS_SO.fullmatch(name):
        own = tuple(p for p in found if p.feature in _WATERS or _desert(p))
    elif river:
        own = tuple(p for p in found if p.feature in _RIVERS)
    elif any(p.feature == "admin1" for p in found):
        own = tuple(p for p in found if p.feature not in _RIVERS)
    else:
        own = ()
    return own or tuple(found)


def _desert(place: Place) -> bool:
    return place.feature == "region" and place.name.endswith("Desert")


def after_article(text: str, span: Span) -> bool:
    """Whether a name has the article that rivers have and towns and divisions lack."""
    name = span.of(text)
    return name[:4].lower() == "the " or bool(
        _ARTICLE.search(text, max(0, span.start - 5), span.start)
    )
