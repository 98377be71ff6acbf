"""Whose "we" it is in a text that nobody signs: what the text says beside "our" is somebody else's.

Who speaks names himself first ("Russia and Hungary", "US-Thai"), thanks, urges
and condemns others, and calls nothing of his own an aggression or a regime;
whom "we" do something to is somebody else. What each sign is worth is fitted by
`training.voice`, a logistic choice among countries (McFadden, "Conditional logit
analysis of qualitative choice behavior", 1974) on passages without their heads.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from math import exp, log1p
from typing import NamedTuple

from chancery.resolve.lookup.hits import Hit
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.lookup.words import OTHERS

_WE = frozenset({"we", "i"})
_MINE = frozenset({"our", "my"})
# What is done to others by saying so.
_TO_OTHERS = frozenset(
    (
        "admire advise agreed appreciate applaud ask asked assist call commend condemn congratulate "
        "conversation demand discussed expect expects grateful help hope inform informed invite "
        "join joined met praise recognise recognize remind respect speak spoke stand support "
        "talk talked telephoned thank thanked thanks told urge urged urges visit visited warn "
        "warned welcome"
    ).split()
)
_COLLEAGUES = OTHERS | frozenset(
    "ally colleague colleagues counterpart friend neighbor partner".split()
)
# What nobody says of himself.
_FOE = frozenset(
    (
        "aggression aggressor army assault attack attacks clique invaders invasion missile missiles "
        "occupation occupiers propaganda regime strikes terror terrorists troops war"
    ).split()
)
_BETWEEN_FOES = _FOE | frozenset(
    "border confrontation conflict crisis settlement standoff tensions".split()
)
_PASSED = frozenset("'s brutal full illegal military scale unjustified unlawful unprovoked".split())
_BEFORE = frozenset(
    "a an authorities government leadership of people president republic the".split()
)
_HOMES = frozenset("country government nation side state".split())
_HYPHENS = frozenset("-\u2010\u2011\u2013\u2014")
# What the services of these governments call things by, and hardly anybody else's "we".
_MANNERS = (
    (
        "RUS",
        re.compile(
            r"special military operation|collective West\b|\bEAEU\b|\bCSTO\b|Eurasian Economic Union|"
            r"unfriendly (?:states|countries)|Russian Side|\bKiev\b|Great Patriotic War"
        ),
    ),
    (
        "UKR",
        re.compile(
            r"Glory to|our defenders|[Oo]ccupiers|Russian (?:troops|army|missiles?|aggression|invaders)|"
            r"temporarily occupied|our air defen[cs]e|full-scale (?:war|invasion)"
        ),
    ),
    (
        "USA",
        re.compile(
            r"Department of State|the (?:PRC|DPRK)\b|our Allies\b|[Aa]llies and partners|service members|"
            r"\bU\.S\. (?:[Gg]overnment|assistance|citizens)|bipartisan|the Administration\b|"
            r"American people|[Ff]ellow Americans|"
            r"^(?:QUESTION|(?:MR|MS|MRS|SECRETARY|UNDER SECRETARY|AMBASSADOR)\.? [A-Z]{3,}):",
            re.MULTILINE,
        ),
    ),
)
_REACH = 6  # tokens
_STRONG = 2.0  # points of a sign that hardly ever misleads
_MOST = 3  # signs, or ways of putting things, that count


class Signs(NamedTuple):
    """What in a text tells for or against one country speaking in it; as a table, what it is worth."""

    share: float = 0.0  # of the names of countries
    around: float = 0.0  # points by what stands around its names
    manner: float = 0.0  # how often its services' ways of putting things
    opens: float = 0.0  # of the sentences that it opens, the logarithm of one more
    other: float = 0.0  # 1 where it is the other side of what is done


# In logits; the last is that of none of those named.
WORTH = Signs(share=1.75, around=0.8, manner=2.65, opens=1.25, other=-1.75)
NOBODY = -2.6
# From so many names, and this share of them, before what only foes do, a country is one.
_TWICE = 2
_FOES_SHARE = 0.2


def signs(scene: Scene, standing: Sequence[tuple[str, float]]) -> dict[str, Signs]:
    """What tells for and against each country that an unsigned text names or sounds like."""
    around, opened, shares = _around(scene), _opened(scene), dict(standing)
    manners = {code: len(found.findall(scene.article.text)) for code, found in _MANNERS}
    return {
        code: Signs(
            shares.get(code, 0.0),
            max(-_MOST, min(_MOST, around.get(code, 0.0))),
            min(_MOST, manners.get(code, 0)),
            log1p(opened[code]),
        )
        for code in dict.fromkeys([*shares, *(code for code, count in manners.items() if count)])
    }


def own(told: Mapping[str, Signs], others: Collection[str] = ()) -> tuple[str | None, float]:
    """The country likeliest to say "we", beside others, and how likely, from 0 to 1; None for nobody."""
    worth: dict[str | None, float] = {
        code: sum(
            x * y for x, y in zip(one._replace(other=float(code in others)), WORTH, strict=True)
        )
        for code, one in told.items()
    }
    worth[None] = NOBODY
    best = max(worth, key=worth.__getitem__)
    return best, 1.0 / sum(exp(one - worth[best]) for one in worth.values())


def hostile(scene: Scene) -> frozenset[str]:
    """The countries whose names mostly stand before what only foes do: "Russia's aggression"."""
    hits = _countries(scene)
    all_of = Counter(code for _, code in hits)
    foes = Counter(code for hit, code in hits if _of_foe(scene, hit))
    return frozenset(
        code for code, n in foes.items() if n >= _TWICE and n >= _FOES_SHARE * all_of[code]
    )


def opens_turn(scene: Scene, at: int, end: int) -> bool:
    """Whether tokens [at, end) are the label of a transcript's turn: "MR OKAFOR:", "QUESTION:"."""
    words = [word for word in scene.words[at:end] if word[0].isalpha()]
    return scene.words[end : end + 1] == [":"] and bool(words) and all(map(str.isupper, words))


def _opened(scene: Scene) -> Counter[str]:
    """How many sentences each country opens by its own name, an article before it or not."""
    return Counter(
        code
        for hit, code in _countries(scene)
        if hit.entries[0].kind == "country"
        and _first_word(scene, hit.at - 1 if scene.lows[hit.at - 1] == "the" else hit.at)
        and scene.lows[hit.end : hit.end + 1] != ["'s"]
    )


def _first_word(scene: Scene, at: int) -> bool:
    return at <= 0 or scene.sentence[at - 1] != scene.sentence[at]


def _countries(scene: Scene) -> list[tuple[Hit, str]]:
    return [
        (hit, hit.entries[0].code.rstrip("?"))
        for hit in scene.hits
        if hit.place and not hit.linked and hit.entries[0].kind != "continent"
    ]


def _around(scene: Scene) -> defaultdict[str, float]:
    """Points for and against each country by what stands around its names."""
    points: defaultdict[str, float] = defaultdict(float)
    hits = _countries(scene)
    for (left, one), (right, other) in pairwise(hits):
        if one != other and _paired(scene, left, right):
            points[one] += 1
            points[other] -= 1
    for hit, code in hits:
        points[code] += _before(scene, hit) + _behind(scene, hit)
    return points


def _paired(scene: Scene, left: Hit, right: Hit) -> bool:
    """Whether two names are joined as a pair, and not as the sides of a war or the end of a list."""
    lows = scene.lows
    gap = scene.article.text[scene.ends[left.end - 1] : scene.starts[right.at]]
    joined = lows[left.end : right.at] in (["and"], ["and", "the"]) or gap in _HYPHENS
    foes = not _BETWEEN_FOES.isdisjoint(lows[right.end : right.end + 1])
    return joined and not foes and lows[max(0, left.at - 1)] != ","


def _before(scene: Scene, hit: Hit) -> float:
    """What the words before a name tell: "our country and X", "our X partners", "we urge X"."""
    lows, sentence = scene.lows, scene.sentence
    at = hit.at
    while at and lows[at - 1] in _BEFORE and sentence[at - 1] == sentence[hit.at]:
        at -= 1
    first = at
    while first and at - first < _REACH and sentence[first - 1] == sentence[hit.at]:
        first -= 1
    before = lows[first:at]
    if before[-1:] == ["and"] and (
        before[-2:-1] in (["we"], ["us"], ["i"])
        or (len(before) > 2 and before[-3] in _MINE and before[-2] in _HOMES)
    ):
        return -_STRONG
    if (
        before[-1:]
        and before[-1] in _MINE
        and not _COLLEAGUES.isdisjoint(lows[hit.end : hit.end + 1])
    ):
        return -_STRONG
    said = not _WE.isdisjoint(before) and not _TO_OTHERS.isdisjoint(before)
    return -1.0 if said and before[-1] != "," else 0.0


def _behind(scene: Scene, hit: Hit) -> float:
    """What the words behind a name tell: "X's aggression", "X ... our commitment"."""
    lows, sentence = scene.lows, scene.sentence
    points = -1.0 if _of_foe(scene, hit) else 0.0
    opens = not hit.at or sentence[hit.at - 1] != sentence[hit.at]
    if hit.entries[0].kind != "country" or not (opens or lows[hit.at - 1] in {"that", ",", "the"}):
        return points
    for at in range(hit.end, len(lows)):
        if sentence[at] != sentence[hit.at]:
            break
        if lows[at] in {"our", "we"}:
            return points + 1.0
    return points


def _of_foe(scene: Scene, hit: Hit) -> bool:
    """Whether behind a name stands what nobody says of himself."""
    near = (low for low in scene.lows[hit.end : hit.end + 4] if low not in _PASSED)
    return next(near, None) in _FOE
