"""Trigger words as they are compared: the head of what was marked, and which words tell one thing."""

from __future__ import annotations

import re
from functools import cache

from chancery.assets.tables import rows
from chancery.collate.words import lemma, stem, tokens

# Words that stand at the end of a trigger and are not its head: "pulled out", "spraying it".
_PARTICLES = frozenset("out down up off back over away in on for to into".split())
_LIGHT = _PARTICLES | frozenset(
    "the a an it them him her us its their his with of at by from about against as".split()
)
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")

# Classes whose words may tell one happening, though they do not mean the same.
_NEAR = (
    "attack kill;attack invade;attack fight;attack destroy;attack shoot;attack injure;"
    "attack crash;attack down;attack capture;kill shoot;kill fight;kill crash;kill down;"
    "kill destroy;fight shoot;fight invade;fight coup;invade capture;coup protest;"
    "truce agree;truce end;truce mediate;agree mediate;agree exchange;agree free;agree meet;"
    "agree promise;exchange free;truce withdraw;free withdraw;meet phone;meet visit;meet mediate;"
    "down shoot;down destroy;crash destroy;accuse condemn;accuse say;condemn protest;ask demand;"
    "ask warn;ask say;warn demand;sanction ban;sanction charge;charge convict;charge arrest;"
    "abduct arrest;expel withdraw;expel arrest;deny reject;deny say;withdraw resign;withdraw end;"
    "withdraw escape;deploy arms;deploy exercise;arms aid;aid support;aid promise;support promise;"
    "support praise;announce say;announce begin;announce promise;agree announce;warn promise;"
    "resign end;spy investigate;ask mediate;capture destroy;operation attack;operation invade;"
    "siege attack;siege shoot;encounter crash;encounter down;relations agree"
)


@cache
def _classes() -> dict[str, str]:
    """The class of a stem, or of a stem with a particle: `pull_out`."""
    found: dict[str, str] = {}
    for name, words in rows("collate.triggers.tsv", ("class", "words")):
        for word in words.split():
            first, joint, rest = word.partition("_")
            found.setdefault(stem(first) + joint + rest, name)
    return found


@cache
def numbers() -> dict[str, int]:
    """The classes by name, each with its number from 1 up."""
    return {name: i for i, name in enumerate(dict.fromkeys(_classes().values()), start=1)}


@cache
def near() -> frozenset[tuple[str, str]]:
    """Classes whose words may tell one happening, both ways round."""
    pairs = [tuple(pair.split()) for pair in _NEAR.split(";")]
    return frozenset((a, b) for one, other in pairs for a, b in ((one, other), (other, one)))


def head(trigger: str, after: str = "") -> tuple[str, str]:
    """The lemma of a trigger's head and its class; `after` is the text that follows it.

    The class is that of the last word that has one, a verb with its particle before
    the verb alone, else the lemma itself; two empty strings where there is no word.
    """
    words = tokens(_HYPHEN.sub("", trigger))
    kept = [word for word in words if word not in _LIGHT] or words
    if not kept:
        return "", ""
    following = words[words.index(kept[-1]) + 1 :] or tokens(after)[:1]
    particle = following[0] if following and following[0] in _PARTICLES else ""
    stems = [stem(word) for word in kept]
    named = _classes().get(f"{stems[-1]}_{particle}") if particle else None
    known = [_classes()[key] for key in stems if key in _classes()]
    verb = lemma(kept[-1])
    return verb, named or (known[-1] if known else verb)
