"""Which of the countries spoken of the bearer of an unexplained name is likeliest from.

The tables of people tell how many bear a given or family name in each country.
Bayes' rule weighs that against how much of the article is about the country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import log

from chancery import assets
from chancery.resolve.lookup.scene import Scene
from chancery.resolve.who.people import People

# Chosen on the names of the annotated texts that training reads; several values near do as well.
_TRUST = 0.35  # of what a name tells, since two names of one person are not independent
_SMOOTH = 20  # people, as if each country had them with names as all the world has
_LEAST = 0.15  # share of the article's names from which a country is thought of
_MOST = 12  # countries thought of
_VOICE = 0.3  # what speaking adds to a share
_SEEN = 0.5  # above it a guess rests on words that the reader saw, and counts twice
_ALL = "*"  # the row with the number of people by country

Counts = Mapping[str, int]


@cache
def _given() -> dict[str, Counts]:
    """People by given name and country."""
    rows = assets.rows("given.tsv", ("name", "people"))
    return {
        name: {code: int(count) for code, count in (c.split(":") for c in people.split())}
        for name, people in rows
    }


def is_given(word: str) -> bool:
    """Whether any listed person bears a folded word as a given name."""
    return word != _ALL and word in _given()


def likeliest(
    words: Sequence[str],
    people: People,
    standing: Sequence[tuple[str, float]],
    voice: str | None,
    guess: tuple[str | None, float],
) -> str | None:
    """The country for a name of folded words; None where it speaks for no country spoken of.

    `standing` is each country's share of what the article speaks of, `voice` the
    government whose text it is, `guess` what was thought without the name, and how surely.
    """
    shares = {code: share for code, share in standing[:_MOST] if share >= _LEAST}
    if voice:
        shares[voice] = max(shares.get(voice, 0.0), _VOICE)
    guessed, sure = guess
    if guessed:
        shares[guessed] = shares.get(guessed, 0.0) + (sure if sure > _SEEN else sure / 2)
    known = _given()[_ALL]
    shares = {code: share for code, share in shares.items() if code in known}
    if not shares or not words:
        return None
    bearers = [t for t in (_first(words), people.family(words[-1])) if t]
    told = {code: sum(_tells(b, code) for b in bearers) for code in shares}
    best = max(shares, key=lambda code: log(shares[code] + 0.02) + _TRUST * told[code])
    return best if told[best] > 0 else None


def _first(words: Sequence[str]) -> Counts:
    """Those with the first given name that the table knows."""
    return next((_given()[w] for w in words[:-1] if w in _given()), {})


def _tells(bearers: Counts, code: str) -> float:
    """How much likelier a name is in a country than in the world, as a logarithm."""
    known = _given()[_ALL]
    anywhere = sum(bearers.values()) / sum(known.values())
    here = (bearers.get(code, 0) + _SMOOTH * anywhere) / (known[code] + _SMOOTH)
    return log(here / anywhere)


def shouted(scene: Scene, full: tuple[int, int]) -> bool:
    """Whether a headline's capitals are all that makes a name: "Fuel Depot Burns After Strike".

    It stands in no other sentence, its last word is printed small elsewhere, and nobody's
    given name comes first.
    """
    words = scene.lows[full[0] : full[1]]
    return (
        scene.sentence[full[0]] in scene.shouted
        and words[-1] in scene.small
        and not (len(words) > 1 and is_given(words[0]) and words[0] not in scene.small)
        and not scene.by_word.get(words[-1])
    )
