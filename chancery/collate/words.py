"""Words as they are compared: stems, how rare each is in news, and verbs beside their nouns."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from chancery.assets.files import path
from chancery.assets.fold import fold
from chancery.assets.tables import rows

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

# Verbs whose forms no ending tells, and nouns that are one word with theirs; the first is the verb.
_IRREGULAR = (
    "arise arose arisen;be am is are was were been being;beat beaten;become became;"
    "begin began begun;bite bit bitten;bleed bled;blow blew blown;break broke broken;"
    "bring brought;build built;burn burnt;buy bought;catch caught;choose chose chosen;come came;"
    "deal dealt;die dead death;dig dug;do did done;draw drew drawn;drive drove driven;"
    "eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;"
    "fly flew flown;forbid forbade forbidden;forgive forgave forgiven;freeze froze frozen;"
    "get got gotten;give gave given;go went gone;grow grew grown;hang hung;have has had;"
    "hear heard;hide hid hidden;hold held;keep kept;know knew known;lay laid;lead led;leap leapt;"
    "leave left;lend lent;lie lain;light lit;lose lost;make made;mean meant;meet met;"
    "mislead misled;overcome overcame;overrun overran;overtake overtook overtaken;"
    "overthrow overthrew overthrown;pay paid;rebuild rebuilt;retake retook retaken;"
    "ride rode ridden;ring rang rung;rise rose risen;run ran;say said;see saw seen;seek sought;"
    "sell sold;send sent;shake shook shaken;shoot shot;sink sank sunk;sit sat;slay slew slain;"
    "sleep slept;speak spoke spoken;spend spent;stand stood;steal stole stolen;stick stuck;"
    "strike struck stricken;swear swore sworn;swing swung;take took taken;teach taught;"
    "tear tore torn;tell told;think thought;throw threw thrown;undertake undertook undertaken;"
    "uphold upheld;wake woke woken;wear wore worn;weep wept;win won;withdraw withdrew withdrawn;"
    "withhold withheld;withstand withstood;write wrote written"
)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_POSSESSIVE = re.compile(r"'s?$")
ALIKE = 8  # words of a sentence that two articles do not have alike by chance
_local = threading.local()  # a stemmer keeps the word it is working on


def tokens(text: str) -> list[str]:
    """The words of a text in order, folded, without punctuation and possessives."""
    return [_POSSESSIVE.sub("", word) for word in _TOKEN.findall(fold(text))]


def _stemmer() -> BaseStemmer:
    if not hasattr(_local, "stemmer"):
        from snowballstemmer.english_stemmer import EnglishStemmer

        _local.stemmer = EnglishStemmer()
    found: BaseStemmer = _local.stemmer
    return found


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """One folded word without its ending (Porter's second algorithm)."""
    return str(_stemmer().stemWord(word))


@cache
def _verbs() -> dict[str, str]:
    rows = (row.split() for row in _IRREGULAR.split(";"))
    return {form: forms[0] for forms in rows for form in forms[1:]}


def lemma(word: str) -> str:
    """The stem of a folded word, of an irregular verb's form that of the verb: "shot", "shoot"."""
    return stem(_verbs().get(word, word))


def stems(text: str) -> list[str]:
    """The stems of a text in order."""
    return [stem(word) for word in tokens(text)]


@cache
def _frequencies() -> tuple[dict[str, float], float]:
    counts = {key: int(n) for key, n in rows("collate.words.tsv", ("stem", "articles"))}
    total = counts.pop("*")
    return {key: log(total / n) for key, n in counts.items()}, log(total)


@cache
def _places() -> dict[str, int]:
    return {key: place for place, key in enumerate(_frequencies()[0])}


@cache
def vectors() -> NDArray[np.float32]:
    """What stems mean, a row of unit length for each of the table; the last row is nothing."""
    held: NDArray[np.int8] = np.load(path("collate.vectors.npy"))
    made = held.astype(np.float32) / 127
    return np.concatenate([made, np.zeros((1, made.shape[1]), dtype=np.float32)])


def vector_row(key: str) -> int:
    """The row of a stem among `vectors`; the last one where it has none."""
    return _places().get(key, -1)


@lru_cache(maxsize=200_000)
def rarity(key: str) -> float:
    """How much a shared stem tells: the log of articles over those that hold it.

    The table counts stems over news and official texts of several sides; it is
    fixed, so that no score depends on what else a record holds.
    """
    known, most = _frequencies()
    return known.get(key, most)


@lru_cache(maxsize=20_000)
def rarest(keys: frozenset[str]) -> tuple[str, ...]:
    """The stems, the rarest first."""
    return tuple(sorted(keys, key=lambda key: (-rarity(key), key)))


def telling(keys: Iterable[str], least: float = 2.0) -> frozenset[str]:
    """The stems that are rarer than every seventh article or so."""
    return frozenset(key for key in keys if len(key) > 1 and rarity(key) >= least)
