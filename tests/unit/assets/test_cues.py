"""A cue's strength: the weaker of its words decides, and the unknown is plain."""

from __future__ import annotations

import pytest

from chancery.assets.cues import STRENGTHS, strength


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "plain"), ("told", "plain"), ("according to", "plain"), ("added that", "plain"),
        ("said in a statement", "plain"), ("wrote on Twitter", "plain"), ("", "plain"),
        ("zorbled", "plain"),
        ("confirmed", "firm"), ("announced", "firm"), ("has acknowledged", "firm"),
        ("denied", "firm"), ("made clear", "firm"), ("stressed", "firm"),
        ("claimed", "distant"), ("alleges", "distant"), ("accused", "distant"),
        ("insisted", "distant"), ("Claims", "distant"),
        ("reportedly", "hedged"), ("believes", "hedged"), ("feared", "hedged"),
        ("declined to comment", "hedged"), ("could not confirm", "hedged"),
        ("have not confirmed", "hedged"), ("refused to say", "hedged"), ("is rumoured", "hedged"),
    ],
)  # fmt: skip
def test_strength(cue: str, expected: str) -> None:
    assert strength(cue) == expected
    assert expected in STRENGTHS
