"""What a cue says of its source's stance, with the negation that may stand before it."""

from __future__ import annotations

import pytest

from chancery.model import Span, Stance
from chancery.read.stances import of_cue

CASES = [
    ("Officials have not confirmed the report", "confirmed", Stance.UNCONFIRMED),
    ("Officials have not confirmed the report", "have not confirmed", Stance.UNCONFIRMED),
    ("The ministry declined to comment on it", "declined to comment", Stance.UNCONFIRMED),
    ("The ministry declined to comment on it", "comment", Stance.UNCONFIRMED),
    ("He refused to confirm or deny the raid", "deny", Stance.UNCONFIRMED),
    ("He neither confirmed nor denied it", "confirmed", Stance.UNCONFIRMED),
    ("It couldn’t be independently verified", "verified", Stance.UNCONFIRMED),
    ("Kyiv is yet to confirm the loss", "confirm", Stance.UNCONFIRMED),
    ("There was no comment from Tehran", "comment", Stance.UNCONFIRMED),
    ("Islamabad denied the attack", "denied", Stance.DENIES),
    ("The daily has retracted its report of an attack", "retracted", Stance.DENIES),
    ("the denial by Moscow", "denial", Stance.DENIES),
    ("He dismissed the claims", "dismissed", Stance.DENIES),
    ("Delhi rejects as baseless", "rejects", Stance.DENIES),
    ("He did not travel, but denied it", "denied", Stance.DENIES),
    ("Analysts doubt it", "doubt", Stance.DOUBTS),
    ("Diplomats are sceptical", "sceptical", Stance.DOUBTS),
    ("Police confirmed the arrest", "confirmed", Stance.CONFIRMS),
    ("The army admitted the strike", "admitted", Stance.CONFIRMS),
    ("He left no doubt that", "no doubt", None),
    ("She said it", "said", None),
    ("according to officials", "according to", None),
    ("They conform to rules", "conform", None),
    ("He did not confirm it. Iran said so", "said", None),
]


@pytest.mark.parametrize(("text", "cue", "stance"), CASES)
def test_cue(text: str, cue: str, stance: Stance | None) -> None:
    at = text.index(cue)
    assert of_cue(Span(at, at + len(cue)), text) is stance
