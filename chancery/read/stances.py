"""What a cue itself says of its source's stance: "denied", "declined to comment", "doubts".

Over the annotated accounts such cues decide the stance all but always (138 of 139
"denied", 74 of 74 "not confirmed"), and the stance head, which answers once for a
trigger and not for each source, is asked only where the cue is silent.
"""

from __future__ import annotations

import re

from chancery.model import Span, Stance

_NOT = (
    r"(?:\b(?:not|never|neither|nor|cannot|declin\w*|refus\w*|unable|unwilling|yet|fail\w*|"
    r"without|impossible|no)\b|n['’]t\b)"
)
_UNCONFIRMED = rf"{_NOT}[^.;:]{{0,30}}?\b(?:confirm|verif|comment|corroborat|authenticat)\w*"
_NEITHER = (
    rf"{_NOT}(?: \w+)? den(?:y|ied|ies)\b|\bconfirm\w* (?:or|nor) den\w+|\bun(?:confirm|verifi)ed"
)
_DENIES = (
    r"\bden(?:y|ies|ied|ying|ials?)\b|\b(?:refut|rebut|debunk|repudiat|disput|dismiss|reject|retract|recant|disavow)\w*"
    r"|\b(?:as|is|was|are|were) (?:false|untrue|baseless|unfounded|fabricat\w+)"
)
_SAYS = tuple(
    (stance, re.compile(pattern, re.IGNORECASE))
    for stance, pattern in (
        (Stance.UNCONFIRMED, _UNCONFIRMED),
        (Stance.UNCONFIRMED, _NEITHER),
        (Stance.DENIES, _DENIES),
        (Stance.DOUBTS, r"\b(?<!no )(?<!without )doubt\w*|\bs[ck]eptic\w*"),
        (
            Stance.CONFIRMS,
            r"\bconfirm\w*|\backnowledg\w*|\badmi(?:t|ts|tted|tting)\b|\bcorroborat\w*|\bverif\w*",
        ),
    )
)
_BREAK = re.compile(r"[.;:!?\n\"“”]|, (?:but|and|while|who) ")
BEFORE = 40  # characters before a cue in which its negation may stand


def of_cue(cue: Span, text: str) -> Stance | None:
    """The stance that a cue and the negation before it state; None of a cue that leaves it open."""
    before = _BREAK.split(text[max(0, cue.start - BEFORE) : cue.start])[-1]
    words = before + cue.of(text)
    for stance, pattern in _SAYS:
        if any(m.end() > len(before) for m in pattern.finditer(words)):
            return stance
    return None
