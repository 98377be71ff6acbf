"""Heads of triggers, and the classes of words that tell one thing."""

from __future__ import annotations

import pytest

from chancery.collate import triggers
from chancery.collate.words import lemma

HEADS = (
    # trigger, what follows it, stem of the head, class
    ("pulled out", "", "pull", "withdraw"),
    ("pulled", " out of the deal", "pull", "withdraw"),
    ("pulled", " the lever", "pull", "pull"),
    ("shot down", "", "shoot", "down"),
    ("shot", "", "shoot", "shoot"),
    ("called for", "", "call", "ask"),
    ("called", " on both", "call", "ask"),
    ("called", " his mother", "call", "phone"),
    ("stepped down", "", "step", "resign"),
    ("spraying it", "", "spray", "spray"),
    ("phone conversation", "", "convers", "meet"),
    ("cease-fire", "", "ceasefir", "truce"),
    ("mutiny", "", "mutini", "coup"),
    ("rebellion", "", "rebellion", "coup"),
    ("struck", "", "strike", "attack"),
    ("overthrew", "", "overthrow", "coup"),
    ("founded", "", "found", "found"),
    ("out", "", "out", "out"),
    ("", "", "", ""),
)


@pytest.mark.parametrize(("trigger", "after", "stem", "kind"), HEADS)
def test_heads(trigger: str, after: str, stem: str, kind: str) -> None:
    assert triggers.head(trigger, after) == (stem, kind)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("shot", "shoot"), ("shooting", "shoot"), ("died", "die"), ("death", "die"),
        ("withdrew", "withdraw"), ("talks", "talk"), ("wound", "wound"), ("lay", "lay"),
    ],
)  # fmt: skip
def test_forms_of_one_verb_have_one_lemma(word: str, expected: str) -> None:
    assert lemma(word) == expected


def test_near_classes_are_classes_and_go_both_ways() -> None:
    names = triggers.numbers()
    assert {name for pair in triggers.near() for name in pair} <= set(names)
    assert all((b, a) in triggers.near() for a, b in triggers.near())
    assert min(names.values()) == 1
    assert len(set(names.values())) == len(names)
